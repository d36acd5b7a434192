//! Where a session could go instead: another room, or the next time that is free.

use crate::maps::FastSet;
use crate::rules::programme::index::Programme;
use crate::rules::programme::slots::Slots;
use crate::rules::testing::*;
use crate::*;

/// The first session of a programme as the rules see it, in a house with these hours, and what is asked of its ways out.
fn asked<T>(plan: &Plan, ask: impl Fn(&Slots, &crate::rules::programme::index::Occasion) -> T) -> T {
    let programme = Programme::of(plan.into(), &plan.weeks[0], early(), None, FastSet::default());
    let slots = Slots::new(&programme);
    let occasion = programme.occasions.iter().find(|it| it.session.id == "00").expect("the first session");
    ask(&slots, occasion)
}

/// Expected: the day and time at which the first session could be instead, `-` for none.
#[track_caller]
fn check_next(hours: &str, programme: &str, expected: &str) {
    let mut plan = plan(programme);
    for line in hours.split(", ").filter(|line| !line.is_empty()) {
        open(&mut plan, "House", line);
    }
    let found = asked(&plan, |slots, occasion| slots.next_time(occasion, None));
    assert_eq!(found.map_or("-".to_owned(), |at| at.format("%d %H:%M").to_string()), expected, "{programme}, {hours}");
}

#[test]
fn the_next_time_is_free_and_within_the_usual_hours() {
    check_next("", "Hall 10-11", "03 10:00");
    check_next("", "Hall 11-13, Hall 10-12", "03 12:00");
    check_next("", "Hall 11-13, Hall 10-12, Hall 12:30-14", "03 14:00");
    check_next("", "Hall 11-13, Annex 10-12", "03 11:00");
    check_next("", "Hall 10:05-11", "03 10:15");
    check_next("", "Hall 7-8", "03 09:00");
    check_next("", "Hall 20-21", "03 20:00");
    check_next("", "Hall 20:15-21:15", "04 09:00");
    check_next("", "Hall sun 10-11", "09 10:00");
    check_next("", "Hall sun 20:15-21:15", "-");
    check_next("", "Hall next-mon 10-11", "-");
}

#[test]
fn what_lasts_all_day_or_longer_than_one_has_no_other_time() {
    check_next("", "Hall 10-11 all-day", "-");
    check_next("", "Hall 9-21", "03 09:00");
    check_next("mon 0-24", "Hall 0-24", "03 00:00");
    check_next("mon 0-24, tue 0-24", "Hall 0-25", "-");
}

#[test]
fn hours_of_a_night_begin_before_midnight() {
    check_next("mon 22-26", "Hall 22-23", "03 22:00");
    check_next("mon 22-26", "Hall 23:45-25:45", "03 23:45");
    check_next("mon 22-26", "Hall 23:45-26:15", "-");
    check_next("mon 22-26", "Hall 23:50-24:50", "-");
    check_next("mon 9-12, mon 14-18", "Hall 11:30-13:30", "03 14:00");
    check_next("mon 9-12, wed 9-12", "Hall 11:30-12:30", "05 09:00");
}

#[test]
fn a_time_with_seconds_is_rounded_up() {
    for (seconds, expected) in [(0, "10:15"), (30, "10:30")] {
        let mut plan = plan("Hall 10:15-11");
        plan.sessions[0].starts_at = plan.sessions[0].starts_at.map(|at| at + TimeDelta::seconds(seconds));
        let found = asked(&plan, |slots, occasion| slots.next_time(occasion, None));
        assert_eq!(found.map(|at| at.format("%H:%M").to_string()).as_deref(), Some(expected), "{seconds} seconds");
    }
}

#[test]
fn what_begins_before_the_first_day_does_is_moved_into_the_week() {
    let mut plan = plan("Hall 3-4");
    plan.sessions[0].starts_at = Some(at(monday() - TimeDelta::days(3), "12"));
    plan.sessions[0].ends_at = Some(at(monday() - TimeDelta::days(3), "13"));
    let next = |plan: &Plan| asked(plan, |slots, occasion| slots.next_time(occasion, None));
    assert_eq!(next(&plan), Some(at(monday(), "9")));
    plan.profile = Some(Profile { day_ends_at: NaiveTime::from_hms_opt(4, 0, 0), ..Profile::default() });
    open(&mut plan, "House", "mon 0-24");
    assert_eq!(next(&plan), Some(at(monday(), "4")), "a night before four belongs to the day before");
}

#[test]
fn another_room_is_the_smallest_that_is_big_enough_and_free() {
    let other = |programme: &str| {
        asked(&plan(programme), |slots, occasion| slots.other_room(occasion).map(|room| room.id.clone()))
    };
    let rooms = "Big wed 9-10 size=90, Exact wed 9-10 size=40, Small wed 9-10 size=39, Unknown wed 9-10";
    assert_eq!(other(&format!("Hall 10-12 size=60 for=40, {rooms}")).as_deref(), Some("Exact"));
    assert_eq!(other(&format!("Hall 10-12 size=60 for=41, {rooms}")).as_deref(), Some("Big"));
    assert_eq!(other(&format!("Hall 10-12 size=60 for=91, {rooms}")), None);
    assert_eq!(other(&format!("Hall 10-12 size=60, {rooms}")).as_deref(), Some("Unknown"));
    assert_eq!(other(&format!("Hall 10-12 size=60 for=40, {rooms}, Exact 11-13")).as_deref(), Some("Big"));
    assert_eq!(other(&format!("Hall 10-12 size=60 for=40, {rooms}, Exact 12-13")).as_deref(), Some("Exact"));
    assert_eq!(other("Hall 10-12, Away.Hall tue 9-10"), None, "in the same house");
    assert_eq!(other("House 10-12, Hall tue 9-10"), None, "what has no room needs none");
}
