//! Opening hours and the edges of the week.

use crate::rules::testing::*;
use crate::rules::week::{days, open_spans};
use crate::{Opening, Remedy};

/// A programme in a house with these hours.
#[track_caller]
fn check_hours(hours: &str, programme: &str, expected: &str) {
    let mut plan = plan(programme);
    for line in hours.split(", ").filter(|line| !line.is_empty()) {
        open(&mut plan, "House", line);
    }
    let found: Vec<String> = problems(&plan, &plan.weeks[0], early()).iter().map(shown).collect();
    assert_eq!(found.join(", "), expected, "{programme}, open {hours}");
}

#[test]
fn weekly_hours() {
    check_hours("", "Hall 3-4", "");
    check_hours("mon 9-17", "Hall 9-17", "");
    check_hours("mon 9-17", "Hall 8:45-10", "outside_opening_hours Hall 8:45-10");
    check_hours("mon 9-17", "Hall 16-17:15", "outside_opening_hours Hall 16-17:15");
    check_hours("mon 9-12, mon 13-17", "Hall 11-14", "outside_opening_hours Hall 11-14");
    check_hours("mon 9-12, mon 12-17", "Hall 11-14", "");
    // A weekday that nobody named is not known to be closed.
    check_hours("mon 9-17", "Hall tue 10-11", "");
    check_hours("mon 9-17", "Hall ?", "time_unknown Hall ?");
    check_hours("tue 9-17", "Hall ?", "time_unknown Hall ?");
}

#[test]
fn dated_exceptions_win() {
    check_hours("mon 9-17, 2027-05-03 closed", "Hall 10-11", "outside_opening_hours Hall 10-11");
    check_hours("mon 9-17, 2027-05-03 18-20", "Hall 18-19", "");
    check_hours("2027-05-04 closed", "Hall 10-11", "");
}

#[test]
fn hours_and_sessions_after_midnight() {
    check_hours("mon 18-2", "Hall 22-26", "");
    check_hours("mon 18-2", "Hall 22-27", "outside_opening_hours Hall 22-27");
    check_hours("mon 18-2, tue 9-17", "Hall tue 1-2", "");
    check_hours("mon 0-24, tue 0-24", "Hall 22-26", "");
    check_hours("mon 9-17, tue 0-12", "Hall 18-25", "outside_opening_hours Hall 18-25");
    check_hours("mon 18-24, tue 0-3", "Hall 22-26", "");
    check_hours("mon 18-23, tue 0-3", "Hall 22-26", "outside_opening_hours Hall 22-26");
}

#[test]
fn what_goes_on_for_days_begins_and_ends_while_it_is_open() {
    let hours = "mon 9-17, tue 9-17, wed 9-17";
    check_hours(hours, "Hall 10-63", "");
    check_hours(hours, "Hall 19-58", "outside_opening_hours Hall 19-58");
    check_hours(hours, "Hall 17-58", "outside_opening_hours Hall 17-58");
    check_hours(hours, "Hall 10-67", "outside_opening_hours Hall 10-67");
    check_hours("mon 9-17", "Hall 10-67", "");
    // It ends when the house opens: nobody could let them out.
    check_hours(hours, "Hall 10-57", "outside_opening_hours Hall 10-57");
    check_hours(hours, "Hall 10-57:15", "");
    check_hours(hours, "Hall 10-65", "");
    // A whole day and no more is one night, for which it has to be open.
    check_hours("mon 9-17, tue 9-17", "Hall 10-34", "outside_opening_hours Hall 10-34");
}

#[test]
fn the_week_ends_with_its_last_night() {
    check("Hall sun 22-26", "");
    check("Hall next-mon 1-2", "outside_week Hall next-mon 1-2");
}

#[test]
fn a_session_outside_hours_is_offered_the_next_open_time() {
    let mut plan = plan("Hall 7-8, Hall 10-11");
    open(&mut plan, "House", "mon 10-12");
    let found = problems(&plan, &plan.weeks[0], early());
    let Remedy::MoveSession { starts_at, .. } = &found[0].remedies[0] else { panic!("{found:?}") };
    assert_eq!(*starts_at, Some(at(monday(), "11")));
    assert_eq!(found[0].values["open_hours"], "10:00:00/12:00:00");
}

#[test]
fn days_and_open_spans() {
    let mut plan = plan("Hall 10-11");
    assert_eq!(days(&plan.weeks[0]).len(), 7);
    assert_eq!(open_spans(&plan, "House", monday()), None, "nobody has said");
    open(&mut plan, "House", "mon 18-2");
    assert_eq!(open_spans(&plan, "House", monday()), Some(vec![(18 * 60, 26 * 60)]));
    assert_eq!(open_spans(&plan, "House", monday() + TimeDelta::days(1)), None, "not named");
}

#[test]
fn hours_that_touch_are_one_and_others_stay_apart() {
    for (hours, expected) in [
        ("mon 9-12, mon 12-17", vec![(9, 17)]),
        ("mon 13-17, mon 9-12", vec![(9, 12), (13, 17)]),
        ("mon 9-17, mon 10-12", vec![(9, 17)]),
        ("mon 9-12, mon 11-17, mon 16-18", vec![(9, 18)]),
        ("mon closed", vec![]),
        ("mon closed, mon 9-12", vec![(9, 12)]),
    ] {
        let mut plan = plan("Hall 10-11");
        hours.split(", ").for_each(|line| open(&mut plan, "House", line));
        let expected: Vec<(u32, u32)> = expected.into_iter().map(|(from, to)| (from * 60, to * 60)).collect();
        assert_eq!(open_spans(&plan, "House", monday()), Some(expected), "{hours}");
    }
    // Who says only when it opens, or only when it closes, means until or from midnight.
    let mut plan = plan("Hall 10-11");
    let nine = NaiveTime::from_hms_opt(9, 0, 0);
    for (opens, closes, expected) in [(nine, None, (9 * 60, 24 * 60)), (None, nine, (0, 9 * 60))] {
        plan.openings =
            vec![Opening { venue_id: "House".to_owned(), weekday: Some(1), opens, closes, ..Opening::default() }];
        assert_eq!(open_spans(&plan, "House", monday()), Some(vec![expected]), "{opens:?} {closes:?}");
    }
}

#[test]
fn what_is_before_the_week_is_offered_a_time_in_it_and_what_is_after_only_the_tray() {
    let mut plan = plan("Hall 10-11");
    let first = |plan: &crate::Plan| {
        let found = problems(plan, &plan.weeks[0], early());
        assert_eq!(found.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["outside_week"]);
        let Remedy::MoveSession { starts_at, .. } = &found[0].remedies[0] else { panic!("{found:?}") };
        *starts_at
    };
    let sunday = monday() - TimeDelta::days(1);
    (plan.sessions[0].starts_at, plan.sessions[0].ends_at) = (Some(at(sunday, "20")), Some(at(sunday, "21")));
    assert_eq!(first(&plan), Some(at(monday(), "9")));
    let after = monday() + TimeDelta::days(7);
    (plan.sessions[0].starts_at, plan.sessions[0].ends_at) = (Some(at(after, "10")), Some(at(after, "11")));
    assert_eq!(first(&plan), None);
}
