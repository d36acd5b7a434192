//! The two tracks of the events of a week, those that ask for money and those that need only a listing, and the grants
//! against the budget.
//!
//! Whole numbers of the smallest unit. Decides nothing: how much is granted is for people to say.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::budget::Sums;
use crate::{BudgetCategory, BudgetLine, Event, Plan, Week, words};

words!(
    /// What an event wants of the team: money, or no more than its place in the programme.
    Track { Money = "money", Listing = "listing" }
);

impl Event {
    /// Money, once it asks for some or was granted some.
    pub fn track(&self) -> Track {
        let is_any = |minor: Option<i64>| minor.is_some_and(|minor| 0 < minor);
        let wants = is_any(self.money_asked_minor) || is_any(self.money_granted_minor);
        if wants { Track::Money } else { Track::Listing }
    }
}

/// The events of a track. Each stands in one of the four counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct TrackCounts {
    pub track: Track,
    pub drafts: usize,
    pub pending: usize,
    pub in_programme: usize,
    /// Declined, withdrawn, cancelled or postponed.
    pub off: usize,
}

/// Grants of a week against its budget, in the smallest unit of the plan's currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Grants {
    /// Money first.
    pub tracks: Vec<TrackCounts>,
    /// The budget lines for grants: those of the week, and those of its year that name no week.
    pub budget: Sums,
    /// Asked for by live events.
    #[ts(type = "number")]
    pub asked_minor: i64,
    /// Granted to live events.
    #[ts(type = "number")]
    pub granted_minor: i64,
    /// Asked for by live events to which nothing was granted or refused yet.
    #[ts(type = "number")]
    pub undecided_minor: i64,
    /// How many events that are.
    pub undecided_count: usize,
    /// Granted to events that are off: to be taken back, or to be kept for another date.
    #[ts(type = "number")]
    pub off_granted_minor: i64,
    /// How many events that are.
    pub off_granted_count: usize,
    /// Secured and not granted; below zero when more is granted than secured.
    #[ts(type = "number")]
    pub left_minor: i64,
}

/// The tracks and grants of a week.
pub fn grants(plan: &Plan, week: &Week) -> Grants {
    let blank = |track: &Track| TrackCounts { track: *track, drafts: 0, pending: 0, in_programme: 0, off: 0 };
    let mut grants = Grants {
        tracks: Track::ALL.iter().map(blank).collect(),
        budget: Sums::of(plan.budget_lines.iter().filter(|line| is_for_grants(line, week))),
        asked_minor: 0,
        granted_minor: 0,
        undecided_minor: 0,
        undecided_count: 0,
        off_granted_minor: 0,
        off_granted_count: 0,
        left_minor: 0,
    };
    for event in plan.events.iter().filter(|event| event.week_id.as_ref() == Some(&week.id)) {
        grants.count(event);
    }
    grants.left_minor = grants.budget.secured_minor.saturating_sub(grants.granted_minor);
    grants
}

fn is_for_grants(line: &BudgetLine, week: &Week) -> bool {
    let is_of_week = match &line.week_id {
        Some(id) => *id == week.id,
        None => line.year == i64::from(week.starts_on.year()),
    };
    line.category == BudgetCategory::Grants && is_of_week
}

impl Grants {
    fn count(&mut self, event: &Event) {
        let (status, track) = (event.status, event.track());
        for counts in self.tracks.iter_mut().filter(|counts| counts.track == track) {
            let is_off = !status.is_live();
            counts.off += usize::from(is_off);
            counts.pending += usize::from(status.is_pending());
            counts.in_programme += usize::from(status.is_in_programme());
            counts.drafts += usize::from(!is_off && !status.is_pending() && !status.is_in_programme());
        }
        let asked = event.money_asked_minor.unwrap_or(0).max(0);
        let granted = event.money_granted_minor.unwrap_or(0).max(0);
        if !status.is_live() {
            self.off_granted_minor = self.off_granted_minor.saturating_add(granted);
            self.off_granted_count += usize::from(0 < granted);
            return;
        }
        self.asked_minor = self.asked_minor.saturating_add(asked);
        self.granted_minor = self.granted_minor.saturating_add(granted);
        // Nought granted is an answer, too.
        if event.money_granted_minor.is_none() && 0 < asked {
            self.undecided_minor = self.undecided_minor.saturating_add(asked);
            self.undecided_count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EventStatus;
    use crate::rules::testing::plan;

    /// A plan with an event for each of: status, asked, granted.
    fn city(events: &[(EventStatus, Option<i64>, Option<i64>)]) -> Plan {
        let lines = vec!["- none"; events.len()].join(", ");
        let mut plan = plan(&lines);
        for (event, (status, asked, granted)) in plan.events.iter_mut().zip(events) {
            (event.status, event.money_asked_minor, event.money_granted_minor) = (*status, *asked, *granted);
        }
        plan
    }

    #[test]
    fn every_event_is_in_one_track_and_counts_once() {
        for (asked, granted, track) in [
            (None, None, Track::Listing),
            (Some(0), None, Track::Listing),
            (Some(0), Some(0), Track::Listing),
            (Some(5), None, Track::Money),
            (Some(5), Some(0), Track::Money),
            (None, Some(5), Track::Money),
        ] {
            for status in EventStatus::ALL {
                let plan = city(&[(*status, asked, granted)]);
                let told = grants(&plan, &plan.weeks[0]).tracks;
                let counts = |it: &TrackCounts| [it.drafts, it.pending, it.in_programme, it.off].iter().sum::<usize>();
                let of = |wanted: Track| told.iter().filter(|it| it.track == wanted).map(counts).sum::<usize>();
                let other = if track == Track::Money { Track::Listing } else { Track::Money };
                assert_eq!((of(track), of(other)), (1, 0), "{asked:?} {granted:?} {status:?}");
            }
        }
    }

    #[test]
    fn money_of_what_is_off_is_told_apart() {
        use EventStatus::*;
        let mut plan = city(&[
            (Submitted, Some(300), None),
            (Confirmed, Some(200), Some(150)),
            (Accepted, Some(70), Some(0)),
            (Declined, Some(1_000), None),
            (Withdrawn, Some(90), Some(80)),
            (Cancelled, None, Some(120)),
            (Draft, None, None),
        ]);
        let line = |week_id: Option<&str>, year, category, secured_minor| BudgetLine {
            week_id: week_id.map(str::to_owned),
            year,
            category,
            planned_minor: 500,
            secured_minor,
            ..BudgetLine::default()
        };
        plan.budget_lines = vec![
            line(Some("week"), 2026, BudgetCategory::Grants, 100),
            line(None, 2027, BudgetCategory::Grants, 20),
            line(None, 2026, BudgetCategory::Grants, 1_000),
            line(Some("other"), 2027, BudgetCategory::Grants, 1_000),
            line(Some("week"), 2027, BudgetCategory::Staff, 1_000),
        ];
        let told = grants(&plan, &plan.weeks[0]);
        assert_eq!((told.budget.planned_minor, told.budget.secured_minor), (1_000, 120));
        assert_eq!((told.asked_minor, told.granted_minor, told.left_minor), (570, 150, -30));
        assert_eq!((told.undecided_minor, told.undecided_count), (300, 1));
        assert_eq!((told.off_granted_minor, told.off_granted_count), (200, 2));
    }
}
