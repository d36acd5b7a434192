//! Schedules: days that end after midnight, what lies outside the week, signs, and both changes of the clocks.

use std::collections::BTreeSet;

use chrono::DateTime;
use domain::*;
use interchange::{schedule_json, schedule_xml};
use serde_json::Value;

use crate::city::*;

fn json(plan: &Plan) -> Value {
    serde_json::from_str(&schedule_json(&outgoing(plan, &[]), &texts()).unwrap().text).unwrap()
}

/// `index title start duration room` of each event, and each event as it stands.
fn talks(schedule: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for day in schedule["schedule"]["conference"]["days"].as_array().unwrap() {
        for (room, talks) in day["rooms"].as_object().unwrap() {
            for talk in talks.as_array().unwrap() {
                let text = |name: &str| talk[name].as_str().unwrap_or_default().to_owned();
                let line = format!("{} {} {} {} {room}", day["index"], text("title"), text("start"), text("duration"));
                found.push((line, talk.clone()));
            }
        }
    }
    found
}

#[test]
fn days_end_after_midnight_and_nothing_is_dropped_in_silence() {
    let mut plan = city("Europe/Dublin", "2027-03-22");
    event(&mut plan, "Too early");
    session(&mut plan, "Too early", "-1 10:00-11:00", None);
    event(&mut plan, "Too late");
    session(&mut plan, "Too late", "7 10:00-11:00", None);
    event(&mut plan, "First night");
    session(&mut plan, "First night", "0 02:00-03:00", None);
    let lines: Vec<String> = talks(&json(&plan)).into_iter().map(|(line, _)| line).collect();
    let has = |line: &str| assert!(lines.contains(&line.to_owned()), "{line}: {lines:#?}");
    has("6 Night of stars 22:30 04:45 Market Hall (Big Room)");
    // The night after the last day is the last day's.
    has("7 Before dawn 01:30 02:00 Market Hall (Big Room)");
    has("1 First night 02:00 01:00 Place to be announced");
    // Of the day on which the clocks change, an hour is missing.
    has("7 Exhibition 00:00 23:00 Library, Old Town (Reading Room)");
    has("3 No end 15:00 00:00 Place to be announced");
    has("3 Open door 00:00 24:00 Library, Old Town (Reading Room)");
    let out = schedule_json(&outgoing(&plan, &[]), &texts()).unwrap();
    assert_eq!(
        told(&out.notices),
        [
            "outgoing_outside_week Too early and Too late",
            "outgoing_without_date Someday",
            "outgoing_without_time Open door",
            "outgoing_without_end No end",
            "outgoing_links_completed Bread",
        ]
    );
    assert!(!out.text.contains("SECRET") && !out.text.contains("Too late"));
}

#[test]
fn both_say_the_same() {
    let plan = city("Australia/Lord_Howe", "2027-03-29");
    let xml = schedule_xml(&outgoing(&plan, &[]), &texts()).unwrap().text;
    let talks = talks(&json(&plan));
    assert_eq!(xml.matches("<event ").count(), talks.len());
    for (_, talk) in talks {
        for name in ["guid", "code", "slug", "date", "duration"] {
            assert!(xml.contains(talk[name].as_str().unwrap()), "{name} of {talk}");
        }
    }
}

#[test]
fn signs_are_found_once_and_moments_are_exact() {
    for (zone, monday) in
        [("Europe/Dublin", "2027-10-25"), ("America/New_York", "2027-03-08"), ("Asia/Kathmandu", "2027-05-03")]
    {
        let schedule = json(&city(zone, monday));
        let talks = talks(&schedule);
        for name in ["guid", "id", "code", "slug"] {
            let all: BTreeSet<String> = talks.iter().map(|(_, talk)| talk[name].to_string()).collect();
            assert_eq!(all.len(), talks.len(), "{name}");
        }
        for (line, talk) in &talks {
            let at = |name: &str| DateTime::parse_from_rfc3339(talk[name].as_str().unwrap()).unwrap();
            let (hours, minutes) = talk["duration"].as_str().unwrap().split_once(':').unwrap();
            let length = hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap();
            assert_eq!((at("end") - at("date")).num_minutes(), length, "{line}");
        }
        assert_eq!(schedule["schedule"]["conference"]["time_zone_name"], zone);
    }
    let nowhere = schedule_xml(&outgoing(&city("", "2027-05-03"), &[]), &texts());
    assert_eq!(nowhere.unwrap_err().code, "outgoing_no_zone");
}
