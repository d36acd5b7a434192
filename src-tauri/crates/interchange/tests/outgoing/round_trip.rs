//! Random programmes as calendars, read back by the program's own import: the same occurrences, titles and places.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use domain::*;
use intake::{ImportOptions, Unwatched, dry_run, read_bytes};
use interchange::{Scope, calendar};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::city::{date, empty, event, outgoing, session, texts};

/// Title, beginning, end, whole days, place.
type Occurrence = (String, NaiveDateTime, Option<NaiveDateTime>, bool, String);

/// What the plan says, found without the crate.
fn said(plan: &Plan) -> Vec<Occurrence> {
    let mut all: Vec<Occurrence> = plan
        .sessions
        .iter()
        .filter(|session| !session.is_cancelled)
        .filter_map(|session| {
            let event = plan.events.iter().find(|event| event.id == session.event_id)?;
            let venue = plan.venues.iter().find(|venue| session.venue_id.as_ref() == Some(&venue.id));
            let is_day = session.is_all_day || !session.is_time_known;
            let starts_at = session.starts_at.filter(|_| event.status.is_in_programme())?;
            let starts_at = if is_day { starts_at.date().and_hms_opt(0, 0, 0)? } else { starts_at };
            let ends_at = session.ends_at.filter(|_| !is_day);
            Some((
                event.title.clone(),
                starts_at,
                ends_at,
                is_day,
                venue.map_or_else(String::new, |venue| venue.name.clone()),
            ))
        })
        .collect();
    all.sort();
    all
}

/// What the import makes of a calendar.
fn read(plan: &Plan, text: &str) -> Plan {
    let mut into = empty("", "2027-05-03");
    (into.profile, into.weeks) = (plan.profile.clone(), plan.weeks.clone());
    let options = ImportOptions::default();
    let sheet = read_bytes("out.ics", text.as_bytes(), &options, &Unwatched).expect("a sheet");
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        format!("id-{next}")
    };
    let done = dry_run(&into, &into.weeks[0], &sheet, &options, &mut new_id, date("2027-01-20"), &Unwatched)
        .expect("a dry run");
    assert!(done.preview.refused.is_empty(), "{:?}", done.preview.refused);
    into.venues = done.writes.venues;
    into.events = done.writes.events;
    into.sessions = done.writes.sessions;
    for event in &mut into.events {
        event.status = EventStatus::Accepted;
    }
    into
}

const ZONES: [(&str, &str); 6] = [
    ("Europe/Dublin", "2027-03-22"),
    ("Europe/Dublin", "2027-10-25"),
    ("America/New_York", "2027-03-08"),
    ("America/New_York", "2027-11-01"),
    ("Asia/Kathmandu", "2027-05-03"),
    ("Australia/Lord_Howe", "2027-03-29"),
];

const RULES: [&str; 4] =
    ["FREQ=DAILY", "FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=MO,TU,SA,SU", "FREQ=MONTHLY;BYDAY=1MO,-1SU"];

#[derive(Clone, Debug)]
struct Drawn {
    title: String,
    shape: u8,
    day: i64,
    minute: i64,
    length: i64,
    rule: usize,
    kept: u8,
    moved: u8,
    venue: Option<usize>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let words = "[A-Za-zäß日本あعש ,;:\\\\.!'-]{0,40}";
    (
        words,
        0u8..6,
        0i64..7,
        0i64..1440,
        5i64..700,
        0usize..4,
        any::<u8>(),
        any::<u8>(),
        proptest::option::of(0usize..3),
    )
        .prop_map(|(title, shape, day, minute, length, rule, kept, moved, venue)| Drawn {
            title,
            shape,
            day,
            minute,
            length,
            rule,
            kept,
            moved,
            venue,
        })
}

fn clock(minute: i64) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

fn plan_of(events: &[Drawn], (zone, monday): (&str, &str)) -> Plan {
    let mut plan = empty(zone, monday);
    for (at, name) in ["Market Hall", "Library, Old Town", "Straße 5"].iter().enumerate() {
        plan.venues.push(Venue { id: format!("v{at}"), name: (*name).to_owned(), ..Venue::default() });
    }
    for (at, it) in events.iter().enumerate() {
        let id = format!("e{at}");
        let words: Vec<&str> = it.title.split_whitespace().collect();
        event(&mut plan, &id).title = format!("T{at} {} end", words.join(" ")).replace("  ", " ");
        let venue = it.venue.map(|venue| format!("v{venue}"));
        let times = format!("{}-{}", clock(it.minute), clock(it.minute + it.length));
        let mut add = |day: i64, times: &str| {
            let session = session(&mut plan, &id, &format!("{day} {times}"), None);
            session.venue_id.clone_from(&venue);
            session.id.clone()
        };
        match it.shape {
            0 | 1 => drop(add(it.day, &times)),
            2 => drop(add(it.day, "all day")),
            3 => drop(add(it.day, "?")),
            _ => {
                let days: Vec<i64> = (0..7).filter(|day| it.kept & (1 << day) != 0).collect();
                let ids: Vec<(i64, String)> = days.iter().map(|day| (*day, add(*day, &times))).collect();
                series(&mut plan, &id, it, &ids);
            }
        }
    }
    plan
}

/// Ties sessions to the days of a rule, moves some of them and takes some to another place.
fn series(plan: &mut Plan, id: &str, it: &Drawn, ids: &[(i64, String)]) {
    let monday = plan.weeks[0].starts_on;
    plan.events.iter_mut().find(|event| event.id == id).expect("an event").recurrence_rule = RULES[it.rule].to_owned();
    for (day, session_id) in ids {
        let session = plan.sessions.iter_mut().find(|session| session.id == *session_id).expect("a session");
        session.occurrence_on = Some(monday + TimeDelta::days(*day));
        if it.moved & (1 << day) != 0 {
            session.is_moved = true;
            // Not over midnight: what leaves the week is not for this import to keep.
            let by = if it.minute < 1380 { 45 } else { -45 };
            session.starts_at = session.starts_at.map(|at| at + TimeDelta::minutes(by));
            session.ends_at = session.ends_at.map(|at| at + TimeDelta::minutes(by + 15));
            session.venue_id = Some("v1".to_owned());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_out_comes_back(events in vec(drawn(), 1..6), zone in 0usize..6) {
        let plan = plan_of(&events, ZONES[zone]);
        prop_assume!(!said(&plan).is_empty());
        let out = calendar(&outgoing(&plan, &[]), &Scope::All, &texts());
        let inside = |day: NaiveDate| plan.weeks[0].starts_on <= day && day <= plan.weeks[0].ends_on;
        let expected: Vec<Occurrence> = said(&plan).into_iter().filter(|it| inside(it.1.date())).collect();
        let back = read(&plan, &out.text);
        prop_assert_eq!(said(&back), expected, "{}", out.text);
    }

    #[test]
    fn any_words_make_lines(title in any::<String>(), text in any::<String>(), link in any::<String>()) {
        let mut plan = empty("Europe/Dublin", "2027-05-03");
        let event = event(&mut plan, "e");
        (event.title, event.short_text, event.link) = (title, text, link);
        session(&mut plan, "e", "0 10:00-11:00", None);
        let out = calendar(&outgoing(&plan, &[]), &Scope::All, &texts()).text;
        prop_assert!(out.split("\r\n").all(|line| line.len() <= 75 && !line.contains(|letter: char| letter.is_control())));
        prop_assert_eq!(out.matches("BEGIN:VEVENT").count(), out.matches("\r\nEND:VEVENT").count());
        prop_assert!(calcard::icalendar::ICalendar::parse(&out).is_ok());
    }
}
