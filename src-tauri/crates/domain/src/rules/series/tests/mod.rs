//! Series against a slow twin that walks day by day and knows nothing of the crate that finds the days; edits of
//! occurrences; copies for another week.

mod copied;
mod twin;
mod usual;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::copy::{CopyCounts, CopyWhat, carried, copies, with_ids};
use super::days::{Clocks, days, goes_by_weeks, with_last_day};
use super::edit::SeriesScope;
use super::*;
use crate::rules::testing::{self, monday};

const LETTERS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().expect("a moment")
}

fn clocks(zone: &str, at: &str) -> Clocks {
    Clocks { zone: zone.parse().ok(), at: at.parse().expect("a time") }
}

fn noon() -> Clocks {
    clocks("Europe/Dublin", "12:00:00")
}

#[test]
fn the_end_of_a_rule_is_told_by_the_clocks_of_the_city() {
    let ends = |until: &str, zone: &str, clock: &str| {
        let rule = format!("FREQ=DAILY;UNTIL={until}");
        let found = days(&rule, day("2027-05-01"), (day("2027-05-01"), day("2027-05-09")), clocks(zone, clock));
        found.expect("days").last().map(ToString::to_string)
    };
    assert_eq!(ends("20270504", "UTC", "23:59:00").as_deref(), Some("2027-05-04"));
    // Six in the evening in Los Angeles, written by the clocks of UTC.
    assert_eq!(ends("20270505T010000Z", "America/Los_Angeles", "18:00:00").as_deref(), Some("2027-05-04"));
    assert_eq!(ends("20270505T005900Z", "America/Los_Angeles", "18:00:00").as_deref(), Some("2027-05-03"));
    assert_eq!(ends("20270504T180000", "America/Los_Angeles", "18:00:00").as_deref(), Some("2027-05-04"));
}

#[test]
fn rules_that_are_none_are_refused_and_not_guessed() {
    let read = |rule: &str| days(rule, monday(), (monday(), monday() + Days::new(6)), noon());
    for rule in [
        "weekly",
        "INTERVAL=2",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=\u{61fb}",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;BYHOUR=9,14",
    ] {
        assert_eq!(read(rule), Err(Unfollowed::Unreadable), "{rule}");
    }
    assert_eq!(read("RRULE:freq=monthly;bysetpos=1;byday=MO,TU"), Ok(vec![monday()]));
    assert_eq!(days("FREQ=DAILY", NaiveDate::MIN, (monday(), monday()), noon()), Err(Unfollowed::TooLong));
}

/// Tuesday to Friday at ten, Wednesday moved to eleven, and an added Saturday.
fn talk() -> (Event, Vec<Session>, Frame) {
    let week = testing::week();
    let frame = Frame { from: week.starts_on, to: week.ends_on, zone: "Europe/Dublin".parse().ok() };
    let mut event = testing::event("e", "Talk");
    event.recurrence_rule = "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR".to_owned();
    let mut sessions: Vec<Session> = (1..6)
        .map(|at| Session {
            event_id: "e".to_owned(),
            ..testing::session(&format!("s{at}"), monday() + Days::new(at), "10-11")
        })
        .collect();
    sessions[1] = Session { is_moved: true, ..testing::session("s2", monday() + Days::new(2), "11-12") };
    (event, sessions, frame)
}

fn starts(sessions: &[Session]) -> Vec<String> {
    sessions
        .iter()
        .map(|it| {
            format!("{} {}", it.id, it.starts_at.map_or_else(|| "-".to_owned(), |at| at.format("%d %H:%M").to_string()))
        })
        .collect()
}

#[test]
fn occurrences_say_what_they_are() {
    let (mut event, mut sessions, frame) = talk();
    sessions.remove(2);
    let kinds = |event: &Event, sessions: &[Session]| -> Vec<String> {
        let found = series(event, sessions, frame).expect("a series").occurrences();
        found.iter().map(|it| format!("{} {}", it.on.format("%d"), it.kind.word())).collect()
    };
    let expected = ["04 usual", "05 moved", "06 skipped", "07 usual", "08 added"];
    assert_eq!(kinds(&event, &sessions), expected);
    let settled = series(&event, &sessions, frame).expect("a series").settled(&event);
    assert_eq!(settled.excluded_dates, ["2027-05-06"]);
    assert_eq!(settled.span_starts_on, Some(day("2027-05-04")));
    // Brought back, it is where the others are.
    event.excluded_dates.clear();
    let back = series(&event, &sessions, frame).expect("a series").followed(None);
    assert_eq!(back.iter().find(|it| it.id.is_empty()).and_then(|it| it.starts_at), Some(at("2027-05-06T10:00:00")));
    // A rule of other days takes its own along and leaves what people did by hand.
    let other = Event { recurrence_rule: "FREQ=WEEKLY;BYDAY=SU".to_owned(), ..settled };
    let tied = series(&event, &sessions, frame).expect("a series");
    let made = series(&other, tied.sessions(), frame).expect("a series").followed(None);
    assert_eq!(starts(&made), ["s2 05 11:00", "s5 08 10:00", " 09 10:00"]);
}

#[track_caller]
fn check_edit(change: impl Fn(&mut Session), scope: SeriesScope, expected: &[&str], kept: usize) {
    let (event, sessions, frame) = talk();
    let tied = series(&event, &sessions, frame).expect("a series");
    let mut after = sessions[2].clone();
    change(&mut after);
    let edited = tied.edited(&after, scope);
    let mut found: Vec<String> = edited
        .sessions
        .iter()
        .map(|it| {
            let span =
                |at: Option<NaiveDateTime>| at.map_or_else(|| "-".to_owned(), |at| at.format("%d %H:%M").to_string());
            format!(
                "{} {} {}{}",
                it.id,
                span(it.starts_at),
                span(it.ends_at),
                if it.is_cancelled { " off" } else { "" }
            )
        })
        .collect();
    found.sort();
    assert_eq!((found, edited.kept_count), (expected.iter().map(|it| (*it).to_owned()).collect(), kept));
}

#[test]
fn an_edit_reaches_as_far_as_it_is_told() {
    let later = |it: &mut Session| {
        it.starts_at = it.starts_at.map(|at| at + TimeDelta::hours(4));
        it.ends_at = it.ends_at.map(|at| at + TimeDelta::hours(5));
    };
    let off = |it: &mut Session| it.is_cancelled = true;
    let away = |it: &mut Session| (it.starts_at, it.ends_at) = (None, None);
    let next_day = |it: &mut Session| {
        it.starts_at = it.starts_at.map(|at| at + TimeDelta::days(1));
        it.ends_at = it.ends_at.map(|at| at + TimeDelta::days(1));
    };
    check_edit(later, SeriesScope::This, &["s3 06 14:00 06 16:00"], 0);
    check_edit(later, SeriesScope::Following, &["s3 06 14:00 06 16:00", "s4 07 14:00 07 16:00"], 1);
    check_edit(later, SeriesScope::All, &["s1 04 14:00 04 16:00", "s3 06 14:00 06 16:00", "s4 07 14:00 07 16:00"], 2);
    check_edit(off, SeriesScope::This, &["s3 06 10:00 06 11:00 off"], 0);
    let all_off = [
        "s1 04 10:00 04 11:00 off",
        "s2 05 11:00 05 12:00 off",
        "s3 06 10:00 06 11:00 off",
        "s4 07 10:00 07 11:00 off",
        "s5 08 10:00 08 11:00 off",
    ];
    check_edit(off, SeriesScope::All, &all_off, 0);
    check_edit(away, SeriesScope::Following, &["s3 - -", "s4 - -"], 1);
    check_edit(
        next_day,
        SeriesScope::All,
        &["s1 05 10:00 05 11:00", "s3 07 10:00 07 11:00", "s4 08 10:00 08 11:00"],
        2,
    );
    check_edit(|it| it.room_id = Some("hall".to_owned()), SeriesScope::This, &["s3 06 10:00 06 11:00"], 0);
}

#[test]
fn an_edit_of_all_changes_only_what_differs() {
    let (event, mut sessions, frame) = talk();
    sessions[0].ends_at = Some(at("2027-05-04T13:00:00"));
    let tied = series(&event, &sessions, frame).expect("a series");
    let after = Session { room_id: Some("hall".to_owned()), ..sessions[2].clone() };
    let edited = tied.edited(&after, SeriesScope::All);
    let first = edited.sessions.iter().find(|it| it.id == "s1").expect("the first");
    assert_eq!((first.room_id.as_deref(), first.ends_at), (Some("hall"), sessions[0].ends_at));
    // Moved back to where the others are, a session is one of them again.
    let (event, sessions, frame) = talk();
    let tied = series(&event, &sessions, frame).expect("a series");
    let back = Session { is_moved: true, ..testing::session("s2", monday() + Days::new(2), "10-11") };
    let edited = tied.edited(&Session { event_id: "s2".to_owned(), ..back }, SeriesScope::This);
    assert!(!edited.sessions[0].is_moved);
}

#[test]
fn a_series_keeps_its_time_of_day_over_both_changes_of_the_clocks() {
    for (first, last) in [("2026-03-27", "2026-03-31"), ("2026-10-23", "2026-10-27")] {
        let frame = Frame { from: day(first), to: day(last), zone: "Europe/Dublin".parse().ok() };
        let event = Event { recurrence_rule: "FREQ=DAILY".to_owned(), ..Event::default() };
        let usual = Usual { starts: NaiveTime::from_hms_opt(9, 0, 0).expect("a time"), ..Usual::default() };
        let made = series(&event, &[], frame).expect("a series").followed(Some(&usual));
        let zone: Tz = "Europe/Dublin".parse().expect("a zone");
        let clocks: BTreeSet<NaiveTime> = made.iter().filter_map(|it| it.starts_at).map(|at| at.time()).collect();
        assert_eq!((made.len(), clocks.len()), (5, 1));
        let utc: BTreeSet<NaiveTime> = made
            .iter()
            .filter_map(|it| it.starts_at?.and_local_timezone(zone).single())
            .map(|at| at.naive_utc().time())
            .collect();
        assert_eq!(utc.len(), 2, "by the clocks of the world it moves an hour");
        assert!(
            made.iter().all(|it| (it.ends_at.expect("an end") - it.starts_at.expect("a start")).num_minutes() == 60)
        );
    }
}

#[test]
fn only_rules_by_weeks_are_carried() {
    for (rule, carries) in [
        ("FREQ=DAILY;COUNT=3", true),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=MO", true),
        ("FREQ=MONTHLY;BYDAY=2TU", false),
        ("FREQ=WEEKLY;BYMONTH=5", false),
        ("nonsense", false),
    ] {
        assert_eq!(goes_by_weeks(rule), carries, "{rule}");
    }
    let later = with_last_day("FREQ=DAILY;UNTIL=20270504T080000Z;INTERVAL=2", |day| day + Days::new(1));
    assert_eq!(later, "FREQ=DAILY;UNTIL=20270505;INTERVAL=2");
}

fn next_year() -> Week {
    Week {
        id: "next".to_owned(),
        title: "Next".to_owned(),
        starts_on: day("2028-04-29"),
        ends_on: day("2028-05-07"),
        ..testing::week()
    }
}

#[test]
fn a_day_is_carried_to_the_same_weekday() {
    let (week, next) = (testing::week(), next_year());
    // From Monday to Sunday into a week from Saturday to Sunday.
    let to = |on: &str| carried(day(on), &week, &next).map(|day| day.to_string());
    assert_eq!(to("2027-05-03").as_deref(), Some("2028-05-01"));
    assert_eq!(to("2027-05-08").as_deref(), Some("2028-04-29"));
    assert_eq!(to("2027-04-26").as_deref(), Some("2028-04-17"), "the Monday a week before");
    let back = |on: &str| carried(day(on), &next, &week).map(|day| day.to_string());
    assert_eq!(back("2028-04-30").as_deref(), Some("2027-05-09"));
    assert_eq!(back("2028-05-06"), None, "there is no second Saturday");
}

fn of_week(plan: &Plan, week: &Week, event_id: &str) -> bool {
    plan.events.iter().any(|event| event.id == event_id && event.week_id.as_ref() == Some(&week.id))
}

#[test]
fn a_week_is_copied_with_what_belongs_to_it_and_begins_anew() {
    let mut plan = testing::plan("Hall tue 10-11 @Ana, Hall wed 10-11, Annex thu 22-26");
    plan.weeks.push(next_year());
    plan.events[1].status = crate::EventStatus::Withdrawn;
    plan.events[2].recurrence_rule = "FREQ=WEEKLY;UNTIL=20270509".to_owned();
    plan.events[0].umbrella_id = Some(plan.events[2].id.clone());
    plan.events[0].attended_count = Some(20);
    let (week, next) = (plan.weeks[0].clone(), next_year());
    let (made, counts) = copies(&plan, &week, &next, &CopyWhat::Week);
    assert_eq!(counts, CopyCounts { event_count: 2, session_count: 2, off_count: 1, ..CopyCounts::default() });
    let mut number = 0;
    let made = with_ids(&plan, made, || {
        number += 1;
        format!("new{number}")
    });
    let [first, second] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(first.sessions[0].starts_at, Some(at("2028-05-02T10:00:00")));
    assert_eq!(second.sessions[0].ends_at, Some(at("2028-05-05T02:00:00")), "past midnight");
    assert_eq!(second.event.recurrence_rule, "FREQ=WEEKLY;UNTIL=20280504");
    assert_eq!((first.event.attended_count, first.event.status), (None, crate::EventStatus::Draft));
    assert_eq!(first.event.copied_from_id, Some(plan.events[0].id.clone()), "a copy knows of what it is one");
    assert_eq!(first.event.umbrella_id.as_ref(), Some(&second.event.id));
    assert_eq!((first.people.len(), first.partners.len(), first.tags.len()), (1, 1, 1));
    // A day alone; what the other week has already stays.
    let (of_day, counts) = copies(&plan, &week, &next, &CopyWhat::Day { on: day("2027-05-06") });
    assert_eq!((of_day.len(), counts.event_count), (1, 1));
    assert!(of_day[0].event.recurrence_rule.is_empty());
    for copy in made {
        let links =
            copy.partners.into_iter().map(|link| crate::EventPartner { event_id: copy.event.id.clone(), ..link });
        plan.event_partners.extend(links);
        plan.events.push(copy.event);
    }
    let (again, counts) = copies(&plan, &week, &next, &CopyWhat::Week);
    assert_eq!((again.len(), counts.twin_count, counts.off_count), (0, 2, 1));
    // The same title by another host is another event.
    let mut of_others = plan.clone();
    let is_copy = |link: &&mut crate::EventPartner| !of_week(&plan, &week, &link.event_id);
    of_others.event_partners.iter_mut().filter(is_copy).for_each(|link| link.partner_id.push('x'));
    let (again, counts) = copies(&of_others, &week, &next, &CopyWhat::Week);
    assert_eq!((again.len(), counts.twin_count), (2, 0));
    let one = CopyWhat::Event { event_id: plan.events[1].id.clone() };
    assert_eq!(copies(&plan, &week, &week, &one).0[0].event.week_id, Some(week.id.clone()));
}

#[test]
fn a_night_is_copied_with_the_evening_to_which_it_belongs() {
    let (week, next) = (testing::week(), next_year());
    for (ends, whole, of_sunday) in [
        // By the calendar a Monday, which is the first day of the other week.
        (None, "2027-05-03T01:30:00", 0),
        (NaiveTime::from_hms_opt(4, 0, 0), "2027-05-10T01:30:00", 1),
    ] {
        let mut plan = testing::plan("Hall 10-11");
        plan.weeks.push(next.clone());
        plan.events[0].week_id = Some(next.id.clone());
        (plan.sessions[0].starts_at, plan.sessions[0].ends_at) = (Some(at("2028-05-01T01:30:00")), None);
        plan.profile = Some(crate::Profile { day_ends_at: ends, ..crate::Profile::default() });
        let (made, _) = copies(&plan, &next, &week, &CopyWhat::Week);
        assert_eq!(made[0].sessions[0].starts_at, Some(at(whole)), "days end at {ends:?}");
        let (made, _) = copies(&plan, &next, &week, &CopyWhat::Day { on: day("2028-04-30") });
        assert_eq!(made.len(), of_sunday, "days end at {ends:?}");
    }
}
