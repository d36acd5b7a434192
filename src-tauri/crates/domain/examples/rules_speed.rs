//! Prints how long all rules, the figures and the coverage take on an invented programme of a given size.
//!
//! `cargo run -p domain --example rules_speed`

use std::time::Instant;

use chrono::{NaiveDate, TimeDelta};
use domain::rules::{coverage::coverage, figures::figures_with, problems};
use domain::*;
use serde_json::{Value, from_value, json};

fn main() {
    for (name, events, rooms) in [("a large week", 600, 90), ("the largest", 5_000, 300), ("all in one room", 5_000, 1)]
    {
        let plan = plan(events, rooms);
        let week = &plan.weeks[0];
        let mut best = [f64::MAX; 3];
        let mut found = Vec::new();
        for _ in 0..10 {
            found.clear();
            let start = Instant::now();
            found = problems(&plan, week, week.starts_on);
            best[0] = best[0].min(start.elapsed().as_secs_f64() * 1e3);
            let start = Instant::now();
            std::hint::black_box(figures_with(&plan, week, &found));
            best[1] = best[1].min(start.elapsed().as_secs_f64() * 1e3);
            let start = Instant::now();
            std::hint::black_box(coverage(&plan, week));
            best[2] = best[2].min(start.elapsed().as_secs_f64() * 1e3);
        }
        let [rules, figures, coverage] = best;
        let found = found.len();
        println!("{name}: {events} events, {rooms} rooms, {found} problems");
        println!("  rules {rules:.1} ms, figures {figures:.1} ms, coverage {coverage:.1} ms");
    }
}

fn record<T: serde::de::DeserializeOwned>(value: Value) -> T {
    from_value(value).expect("a record")
}

fn plan(events: usize, rooms: usize) -> Plan {
    let monday = NaiveDate::from_ymd_opt(2027, 5, 3).expect("a date");
    let mut plan = ground(rooms);
    for at in 0..events {
        let mixed = at.wrapping_mul(2_654_435_761) % 1_000_003;
        let id = format!("event-{at:05}");
        plan.events.push(event(&id, mixed));
        let quarter = mixed / 7 % 48;
        let day = monday + TimeDelta::days((mixed % 7) as i64);
        let starts_at = day.and_hms_opt(8, 0, 0).expect("a time") + TimeDelta::minutes(15 * quarter as i64);
        plan.sessions.push(record(json!({
            "id": format!("session-{at:05}"), "event_id": id, "starts_at": starts_at,
            "ends_at": starts_at + TimeDelta::minutes(90), "is_all_day": false, "is_time_known": mixed % 20 != 0,
            "venue_id": null, "room_id": format!("room-{}", mixed / 11 % rooms), "is_cancelled": false, "note": "",
        })));
        plan.event_partners.push(EventPartner {
            id: id.clone(),
            event_id: id.clone(),
            partner_id: format!("partner-{}", mixed % 60),
            role: EventRole::Organiser,
        });
        plan.event_people.push(EventPerson {
            id: id.clone(),
            event_id: id.clone(),
            person_id: format!("person-{}", mixed % 200),
        });
    }
    plan
}

fn event(id: &str, mixed: usize) -> Event {
    let link = if mixed.is_multiple_of(20) { "" } else { "https://example.org" };
    let audience = ["families", "adults", "seniors"][mixed % 3];
    record(json!({
        "id": id, "week_id": "week", "external_id": "", "title": format!("Event number {mixed}"),
        "short_text": "What people can see, hear and try out here, in a few words.", "long_text": "", "kind": "talk",
        "mode": "on_site", "status": "confirmed", "audiences": [audience],
        "languages": ["en"], "level": "", "booking": "required", "booking_link": link, "capacity": mixed % 60,
        "is_free": !mixed.is_multiple_of(10), "cost_note": "", "access_features": [], "access_note": "",
        "is_already_planned": false, "is_insured": true, "recurrence_rule": "", "excluded_dates": [], "link": "",
        "note": "", "source": "",
    }))
}

fn ground(rooms: usize) -> Plan {
    let mut plan = Plan::default();
    plan.weeks.push(record(json!({
        "id": "week", "title": "", "theme": "", "starts_on": "2027-05-03", "ends_on": "2027-05-09",
        "short_text_max_words": 40, "target_events_per_1000": 2.0,
    })));
    for at in 0..6 {
        let id = format!("part-{at}");
        plan.neighbourhoods.push(record(json!({ "id": id, "name": id, "population": 9_000, "note": "" })));
    }
    for at in 0..60 {
        plan.partners.push(record(json!({
            "id": format!("partner-{at}"), "name": format!("Partner {at}"), "sector": "school",
            "status": if at % 5 == 0 { "invited" } else { "active" }, "website": "", "note": "",
        })));
    }
    for at in 0..200 {
        plan.people.push(record(json!({
            "id": format!("person-{at}"), "name": format!("Person {at}"), "role": "", "email": "", "phone": "",
            "is_contact": false, "note": "", "available_from": if at % 4 == 0 { Some("10:00:00") } else { None },
        })));
    }
    for at in 0..rooms {
        let access = if at % 30 < 3 { vec![] } else { vec!["step_free"] };
        let venue = format!("venue-{}", at / 3);
        if at % 3 == 0 {
            plan.venues.push(record(json!({
                "id": venue, "name": venue, "address": "", "postcode": "", "access_features": access,
                "latitude": 53.3 + (at % 40) as f64 / 400.0, "longitude": -6.3 + (at % 50) as f64 / 400.0,
                "neighbourhood_id": format!("part-{}", at % 6), "access_note": "", "is_online": false, "note": "",
            })));
            plan.openings.extend((1..=7).map(|weekday| Opening {
                id: format!("{venue}-{weekday}"),
                venue_id: venue.clone(),
                weekday: Some(weekday),
                on_date: None,
                opens: chrono::NaiveTime::from_hms_opt(9, 0, 0),
                closes: chrono::NaiveTime::from_hms_opt(18, 0, 0),
                note: String::new(),
            }));
        }
        plan.rooms.push(record(json!({
            "id": format!("room-{at}"), "venue_id": venue, "name": format!("Room {at}"), "capacity": 20 + at % 50,
            "setup_minutes": 15, "position": format!("{at:04}"),
        })));
    }
    plan
}
