//! Tests of the rules, on programmes written as one line of text.
//!
//! A programme is a list of events, each with one session: `Hall tue 10-11:30 for=40 @Ana, Annex 22-26`.
//! First the room (of one house), or `House` for no room, `Away.Hall` for a room of another house, `-` for no
//! place; then the weekday (Monday unless said), the times (26 is two in the morning), and what is not as usual.
//! Every event is complete and free of problems unless said otherwise.

#![allow(clippy::field_reassign_with_default, reason = "made-up plans grow list by list")]

pub use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
pub use serde_json::json;

pub use super::problems;
use crate::*;

/// Runs all rules on a programme. Expected: `code title` for each problem, in the order reported.
#[track_caller]
pub fn check(programme: &str, expected: &str) {
    let plan = plan(programme);
    let found: Vec<String> = problems(&plan, &plan.weeks[0], early()).iter().map(shown).collect();
    assert_eq!(found.join(", "), expected, "programme: {programme}");
}

pub fn shown(problem: &Problem) -> String {
    let title = problem.values.get("title").map_or("", String::as_str);
    format!("{}{} {title}", problem.code, if problem.accepted.is_some() { " (accepted)" } else { "" })
}

/// The only problem of a programme.
#[track_caller]
pub fn only(programme: &str) -> Problem {
    let plan = plan(programme);
    let mut found = problems(&plan, &plan.weeks[0], early());
    assert_eq!(found.len(), 1, "{programme}: {found:?}");
    found.remove(0)
}

/// `remedy → room, time` for the first remedy of the only problem.
#[track_caller]
pub fn first_remedy(programme: &str) -> String {
    let problem = only(programme);
    let Remedy::MoveSession { room_id, starts_at, .. } = &problem.remedies[0] else {
        return problem.remedies[0].code().to_owned();
    };
    let starts_at = starts_at.map_or_else(|| "-".to_owned(), |at| format!("{at:?}"));
    format!("move_session {} {starts_at}", room_id.as_deref().unwrap_or("-"))
}

/// A day long before the week: no deadline has passed.
pub fn early() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date")
}

pub fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 5, 3).expect("a date")
}

/// `10`, `10:30`, `26` on a day.
pub fn at(day: NaiveDate, time: &str) -> NaiveDateTime {
    let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
    let minutes = hour.parse::<i64>().expect("an hour") * 60 + minute.parse::<i64>().expect("a minute");
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes)
}

pub fn week() -> Week {
    let week = json!({
        "id": "week", "title": "Learning week", "theme": "", "starts_on": monday(), "ends_on": "2027-05-09",
        "short_text_max_words": 5, "target_events_per_1000": 2.0, "target_event_count": 14,
    });
    serde_json::from_value(week).expect("a week")
}

pub fn venue(id: &str) -> Venue {
    let venue = json!({
        "id": id, "name": id, "address": "", "postcode": "", "neighbourhood_id": "East", "access_note": "",
        "access_features": ["step_free"], "is_online": false, "note": "",
    });
    serde_json::from_value(venue).expect("a venue")
}

pub fn event(id: &str, title: &str) -> Event {
    let event = json!({
        "id": id, "week_id": "week", "external_id": "", "title": title, "short_text": "", "long_text": "",
        "kind": "talk", "mode": "on_site", "status": "confirmed", "audiences": [], "languages": [], "level": "",
        "booking": "none", "booking_link": "", "is_free": true, "cost_note": "", "access_features": [],
        "access_note": "", "is_already_planned": false, "is_insured": true, "recurrence_rule": "",
        "excluded_dates": [], "link": "", "note": "", "source": "",
    });
    serde_json::from_value(event).expect("an event")
}

pub fn partner(id: &str, status: PartnerStatus) -> Partner {
    Partner {
        id: id.to_owned(),
        name: id.to_owned(),
        sector: Sector::Other,
        status,
        neighbourhood_id: None,
        website: String::new(),
        first_year: None,
        note: String::new(),
        ..Partner::default()
    }
}

pub fn person(name: &str, partner_id: Option<&str>) -> Person {
    Person {
        id: name.to_owned(),
        name: name.to_owned(),
        partner_id: partner_id.map(str::to_owned),
        role: String::new(),
        email: String::new(),
        phone: String::new(),
        is_contact: partner_id.is_some(),
        note: String::new(),
        ..Person::default()
    }
}

pub fn ground() -> Plan {
    let framework = json!({
        "id": "main", "key": "", "name": "", "source": "", "is_main": true, "position": "a",
    });
    let level = json!({ "id": "level", "framework_id": "main", "name": "", "part": "columns", "position": "a" });
    let area = json!({
        "id": "pillar", "level_id": "level", "code": "1", "name": "Pillar", "short_name": "", "colour": 1,
        "position": "a",
    });
    let place = json!({ "id": "East", "name": "East", "population": 2000, "note": "" });
    Plan {
        weeks: vec![week()],
        neighbourhoods: vec![serde_json::from_value(place).expect("a neighbourhood")],
        frameworks: vec![serde_json::from_value(framework).expect("a framework")],
        levels: vec![serde_json::from_value(level).expect("a level")],
        areas: vec![serde_json::from_value(area).expect("an area")],
        ..Plan::default()
    }
}

pub fn plan(programme: &str) -> Plan {
    let mut plan = ground();
    for (at, line) in programme.split(", ").filter(|line| !line.trim().is_empty()).enumerate() {
        add(&mut plan, &format!("{at:02}"), line);
    }
    plan
}

pub fn add(plan: &mut Plan, id: &str, line: &str) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let weekday =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "next-mon"].iter().position(|day| words.get(1) == Some(day));
    let day = monday() + TimeDelta::days(weekday.unwrap_or(0) as i64);
    let rest = &words[1 + usize::from(weekday.is_some())..];
    let (times, notes) = rest.split_first().expect("times");
    let title = words[..words.len() - notes.len()].join(" ");
    let mut session = session(id, day, times);
    place(plan, words[0], &mut session);
    plan.events.push(event(id, &title));
    plan.sessions.push(session);
    link(plan, id, &format!("org{id}"), PartnerStatus::Active);
    plan.tags.push(Tag {
        id: id.to_owned(),
        subject: Subject::Event,
        subject_id: id.to_owned(),
        area_id: "pillar".to_owned(),
        feature_id: None,
    });
    for note in notes {
        change(plan, id, note);
    }
}

pub fn session(id: &str, day: NaiveDate, times: &str) -> Session {
    let (starts, ends) = times.split_once('-').unwrap_or((times, ""));
    let is_time_known = starts != "?";
    let has_date = starts != "none";
    let starts_at = if is_time_known && has_date { at(day, starts) } else { at(day, "0") };
    Session {
        id: id.to_owned(),
        event_id: id.to_owned(),
        starts_at: has_date.then_some(starts_at),
        ends_at: (!ends.is_empty()).then(|| at(day, ends)),
        is_all_day: false,
        is_time_known,
        venue_id: None,
        room_id: None,
        is_cancelled: false,
        note: String::new(),
        ..Session::default()
    }
}

pub fn place(plan: &mut Plan, name: &str, session: &mut Session) {
    if name == "-" {
        return;
    }
    let (house, room) = name.split_once('.').unwrap_or(("House", name));
    if !plan.venues.iter().any(|venue| venue.id == house) {
        plan.venues.push(venue(house));
    }
    if room == "House" {
        session.venue_id = Some(house.to_owned());
        return;
    }
    session.room_id = Some(name.to_owned());
    if !plan.rooms.iter().any(|room| room.id == name) {
        plan.rooms.push(Room {
            id: name.to_owned(),
            venue_id: house.to_owned(),
            name: room.to_owned(),
            capacity: None,
            setup_minutes: 0,
            position: name.to_owned(),
        });
    }
}

pub fn link(plan: &mut Plan, event_id: &str, partner_id: &str, status: PartnerStatus) {
    plan.event_partners.retain(|link| link.event_id != event_id);
    if !plan.partners.iter().any(|partner| partner.id == partner_id) {
        // No newcomer, so that it may have many events.
        plan.partners.push(Partner { first_year: Some(2024), ..partner(partner_id, status) });
    }
    plan.event_partners.push(EventPartner {
        id: event_id.to_owned(),
        event_id: event_id.to_owned(),
        partner_id: partner_id.to_owned(),
        role: EventRole::Organiser,
    });
}

/// What is not as usual: `for=40`, `size=30`, `setup=15`, `@Ana`, `by=Library`, `cancelled`, …
pub fn change(plan: &mut Plan, id: &str, note: &str) {
    let (name, value) = note.split_once('=').unwrap_or((note, ""));
    let number = || value.parse::<i64>().expect("a number");
    let event = plan.events.last_mut().expect("an event");
    let session = plan.sessions.last_mut().expect("a session");
    let room = plan.rooms.iter_mut().find(|room| Some(&room.id) == session.room_id.as_ref());
    match name {
        "for" => event.capacity = Some(number()),
        "size" => room.expect("a room").capacity = Some(number()),
        "setup" => room.expect("a room").setup_minutes = number(),
        "cancelled" => session.is_cancelled = true,
        "registered" => event.registered_count = Some(number()),
        "uninsured" => event.is_insured = false,
        "all-day" => session.is_all_day = true,
        "online" => event.mode = EventMode::Online,
        "status" => event.status = EventStatus::from_word(value).expect("a status"),
        "audience" => event.audiences.push(value.to_owned()),
        "title" => event.title = value.replace('_', " "),
        "text" => event.short_text = value.replace('_', " "),
        "booking" => event.booking = Booking::from_word(value).expect("a booking"),
        "link" => event.booking_link = value.to_owned(),
        "cost" => (event.is_free, event.cost_note) = (false, value.to_owned()),
        "no-pillar" => drop(plan.tags.pop()),
        "no-organiser" => drop(plan.event_partners.pop()),
        "no-access" => plan.venues.iter_mut().for_each(|venue| venue.access_features.clear()),
        "partner" => {
            plan.partners.last_mut().expect("a partner").status = PartnerStatus::from_word(value).expect("a status")
        }
        "by" => link(plan, id, value, PartnerStatus::Active),
        "alone" => plan.people.push(person(value, plan.event_partners.last().map(|link| link.partner_id.as_str()))),
        _ => facilitate(plan, id, note.strip_prefix('@').expect("a known note")),
    }
}

pub fn facilitate(plan: &mut Plan, event_id: &str, name: &str) {
    if !plan.people.iter().any(|person| person.id == name) {
        plan.people.push(person(name, None));
    }
    plan.event_people.push(EventPerson {
        id: format!("{event_id}{name}"),
        event_id: event_id.to_owned(),
        person_id: name.to_owned(),
    });
}

/// `mon 9-17`, `2027-05-04 closed`.
pub fn open(plan: &mut Plan, venue_id: &str, hours: &str) {
    let (day, times) = hours.split_once(' ').expect("a day and hours");
    let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|name| *name == day);
    let time = |text: &str| Some(at(monday(), text).time());
    let (opens, closes) = times.split_once('-').map_or((None, None), |(from, to)| (time(from), time(to)));
    plan.openings.push(Opening {
        id: plan.openings.len().to_string(),
        venue_id: venue_id.to_owned(),
        weekday: weekday.map(|weekday| weekday as i64 + 1),
        on_date: day.parse().ok(),
        opens,
        closes,
        note: String::new(),
    });
}
