//! To which day a session belongs when days end after midnight.

use crate::rules::coverage::coverage;
use crate::rules::festival_day::{DayEnd, festival_day};
use crate::rules::testing::*;
use crate::*;

/// A plan whose days end at so many minutes after midnight.
fn ending(programme: &str, minutes: i64) -> Plan {
    let mut plan = plan(programme);
    let at = (NaiveDateTime::MIN + TimeDelta::minutes(minutes)).time();
    plan.profile = Some(Profile { day_ends_at: Some(at), ..Profile::default() });
    plan
}

#[test]
fn a_night_belongs_to_the_day_before_until_the_day_ends() {
    for (ends, starts_at, expected) in [
        // Days that end at midnight are those of the calendar.
        (0, "2027-05-09T00:00:00", "2027-05-09"),
        (0, "2027-05-09T01:30:00", "2027-05-09"),
        (0, "2027-05-09T23:59:59", "2027-05-09"),
        (4 * 60, "2027-05-09T00:00:00", "2027-05-08"),
        (4 * 60, "2027-05-09T01:30:00", "2027-05-08"),
        (4 * 60, "2027-05-09T03:59:59", "2027-05-08"),
        (4 * 60, "2027-05-09T04:00:00", "2027-05-09"),
        (4 * 60, "2027-05-09T23:30:00", "2027-05-09"),
        (90, "2027-05-09T01:29:00", "2027-05-08"),
        (90, "2027-05-09T01:30:00", "2027-05-09"),
        // Over the ends of months and years.
        (4 * 60, "2028-01-01T02:00:00", "2027-12-31"),
        (4 * 60, "2028-03-01T02:00:00", "2028-02-29"),
        // Six is the latest, whatever the plan says.
        (6 * 60, "2027-05-09T05:59:00", "2027-05-08"),
        (9 * 60, "2027-05-09T06:00:00", "2027-05-09"),
        (9 * 60, "2027-05-09T05:59:00", "2027-05-08"),
    ] {
        let day = festival_day(starts_at.parse().unwrap(), DayEnd::of(&ending("", ends)));
        assert_eq!(day.to_string(), expected, "{starts_at}, days end after {ends} minutes");
    }
    let first = festival_day(NaiveDateTime::MIN, DayEnd::of(&ending("", 240)));
    assert_eq!(first, NaiveDateTime::MIN.date(), "there is no day before the first");
}

#[test]
fn what_has_no_hour_stays_on_its_date() {
    for (session, expected) in [
        ("House sun 25-26", Some("2027-05-09")),
        ("House sun 28-29", Some("2027-05-10")),
        ("House sun ? all-day", Some("2027-05-09")),
        ("House sun 0-24 all-day", Some("2027-05-09")),
        ("House sun ?", Some("2027-05-09")),
        ("House none", None),
    ] {
        let plan = ending(session, 4 * 60);
        let day = DayEnd::of(&plan).day(&plan.sessions[0]).map(|day| day.to_string());
        assert_eq!(day.as_deref(), expected, "{session}");
    }
    assert_eq!(
        DayEnd::of(&plan("House 25-26")),
        DayEnd::default(),
        "a plan that says nothing ends its days at midnight"
    );
}

#[test]
fn coverage_counts_a_night_on_the_evening_before() {
    let days = |minutes: i64| -> Vec<usize> {
        let plan = ending("Hall sat 22-23, Hall sat 25-26 for=30, Hall sun 25-26", minutes);
        coverage(&plan, &plan.weeks[0]).days.iter().map(|row| row.events).collect()
    };
    assert_eq!(days(0), [0, 0, 0, 0, 0, 1, 1], "two in the morning of the Monday after is behind the week");
    assert_eq!(days(4 * 60), [0, 0, 0, 0, 0, 2, 1]);
}

#[test]
fn the_last_night_belongs_to_the_week_and_the_night_before_it_does_not() {
    let outside = |programme: &str, minutes: i64| -> usize {
        let plan = ending(programme, minutes);
        problems(&plan, &plan.weeks[0], early()).iter().filter(|problem| problem.code == "outside_week").count()
    };
    assert_eq!((outside("Hall next-mon 1-2", 0), outside("Hall next-mon 1-2", 240)), (1, 0));
    assert_eq!((outside("Hall next-mon 4-5", 0), outside("Hall next-mon 4-5", 240)), (1, 1));
    assert_eq!((outside("Hall mon 1-2", 0), outside("Hall mon 1-2", 240)), (0, 1));
}

#[test]
fn a_plan_can_say_that_days_end_between_midnight_and_six() {
    for (time, expected) in [
        ("00:00:00", true),
        ("00:01:00", true),
        ("04:00:00", true),
        ("06:00:00", true),
        ("06:00:01", false),
        ("06:01:00", false),
        ("23:59:59", false),
    ] {
        assert_eq!(DayEnd::is_possible(time.parse().unwrap()), expected, "{time}");
    }
    for (said, expected) in [(0, 0), (90, 90), (240, 240), (360, 360), (361, 360), (600, 360)] {
        assert_eq!(DayEnd::of(&ending("", said)).minutes(), expected);
    }
}
