//! What a placement weighs against what: the numbers of the plan's settings, and the usual ones where it has none.
//!
//! The usual numbers are those of the statement `learning-week-timetabling/1`, with which the solver was tuned and is
//! scored: one event more in its place is worth more than anything else, and what was announced moves last.

use domain::{Plan, Profile};
use placement::{Day, Pillar, WasteBand, Weights};

use super::views::PlacementWeight;
use crate::Failure;
use crate::desk::Desk;

/// The weights of the statement.
const USUAL: Weights = Weights {
    unplaced: 1000,
    capacity_waste: 1,
    wish_day: 6,
    wish_time: 4,
    wish_place: 3,
    day_spread: 5,
    neighbourhood_spread: 8,
    audience_clash: 3,
    host_clash: 6,
    pillar_balance: 4,
    same_day: 10,
    moved_time: 30,
    moved_room: 5,
    moved_venue: 20,
};

/// The largest weight.
const MOST: i64 = 10_000;

macro_rules! kinds {
    ($($kind:ident in $field:ident,)*) => {
        /// What a plan weighs; what lies beyond the limits, by another program, counts as the limit.
        pub(super) fn of(plan: &Plan) -> Weights {
            let Some(profile) = &plan.profile else { return USUAL };
            Weights { $($kind: profile.$field.map_or(USUAL.$kind, |weight| weight.clamp(0, MOST)),)* }
        }

        /// The weights of a profile, with the usual ones beside them.
        fn rows(profile: &Profile) -> Vec<PlacementWeight> {
            let row = |kind: &str, weight, usual| PlacementWeight { kind: kind.to_owned(), weight, usual };
            vec![$(row(stringify!($kind), profile.$field, USUAL.$kind),)*]
        }

        /// Where a profile keeps the weight of a kind.
        fn cell<'a>(profile: &'a mut Profile, kind: &str) -> Option<&'a mut Option<i64>> {
            $(if kind == stringify!($kind) {
                return Some(&mut profile.$field);
            })*
            None
        }
    };
}
kinds! {
    unplaced in weight_unplaced,
    capacity_waste in weight_capacity_waste,
    wish_day in weight_wish_day,
    wish_time in weight_wish_time,
    wish_place in weight_wish_place,
    day_spread in weight_day_spread,
    neighbourhood_spread in weight_neighbourhood_spread,
    audience_clash in weight_audience_clash,
    host_clash in weight_host_clash,
    pillar_balance in weight_pillar_balance,
    same_day in weight_same_day,
    moved_time in weight_moved_time,
    moved_room in weight_moved_room,
    moved_venue in weight_moved_venue,
}

/// What the plan weighs, kind by kind.
pub(crate) fn list_placement_weights(desk: &Desk) -> Result<Vec<PlacementWeight>, Failure> {
    Ok(rows(&desk.shown()?.plan.profile.clone().unwrap_or_default()))
}

/// Sets what one of a kind weighs; `None`: as usual.
pub(crate) fn set_placement_weight(desk: &Desk, kind: String, weight: Option<i64>) -> Result<(), Failure> {
    if weight.is_some_and(|weight| !(0..=MOST).contains(&weight)) {
        return Err(Failure::new("bad_weight").with("most", MOST));
    }
    desk.write(|plan, file| {
        let mut profile = plan.profile.clone().unwrap_or_default();
        *cell(&mut profile, &kind).ok_or_else(|| Failure::not_found("profile", &kind))? = weight;
        Ok(file.command(store::Label::new("set_placement_weight"), |tx| tx.put(&profile))?)
    })
}

/// What so many places left empty cost.
pub(super) fn waste_bands() -> Vec<WasteBand> {
    let band = |up_to, penalty| WasteBand { up_to, penalty };
    vec![band(Some(10), 0), band(Some(25), 1), band(Some(60), 3), band(Some(150), 6), band(None, 10)]
}

/// A day with its fair share of the sessions, a quarter more or less.
pub(super) fn day(id: i64, label: String, sessions: usize, days: usize) -> Day {
    let (min_sessions, max_sessions) = limits(sessions, days, 25);
    Day { id, label, min_sessions, max_sessions }
}

/// A pillar with its fair share on each day, half as many more or less.
pub(super) fn pillar(id: String, sessions: usize, days: usize) -> Pillar {
    let (min_per_day, max_per_day) = limits(sessions, days, 50);
    Pillar { id, min_per_day, max_per_day }
}

/// The mean less and more some per cent, in whole sessions.
fn limits(sessions: usize, days: usize, percent: usize) -> (i64, i64) {
    let hundredths = 100 * days.max(1);
    let low = sessions * (100 - percent) / hundredths;
    let high = (sessions * (100 + percent)).div_ceil(hundredths);
    (low as i64, high as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_the_statement() {
        // 330 sessions in 7 days: three quarters and five quarters of the mean.
        let day = day(0, String::new(), 337, 7);
        assert_eq!((day.min_sessions, day.max_sessions), (36, 61));
        let pillar = pillar(String::new(), 30, 7);
        assert_eq!((pillar.min_per_day, pillar.max_per_day), (2, 7));
        assert_eq!((limits(3, 0, 50), limits(0, 7, 25)), ((1, 5), (0, 0)));
    }

    #[test]
    fn a_plan_weighs_what_it_says_and_the_rest_as_usual() {
        assert_eq!(of(&Plan::default()), USUAL);
        let profile = Profile { weight_wish_day: Some(0), weight_same_day: Some(-5), ..Profile::default() };
        let plan = Plan { profile: Some(profile), ..Plan::default() };
        assert_eq!(of(&plan), Weights { wish_day: 0, same_day: 0, ..USUAL });
        // Every kind of the statement has its weight, under its name and in its order.
        let kinds = placement::Soft::default().by_kind(&USUAL).map(|(kind, _, weight)| (kind.to_owned(), weight));
        let rows = rows(&Profile::default()).into_iter().map(|row| (row.kind, row.usual)).collect::<Vec<_>>();
        assert_eq!(rows, kinds);
    }
}
