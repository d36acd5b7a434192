//! An invented city whose programme has one of everything that calendars find hard.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use domain::*;
use interchange::Outgoing;
use text::Texts;

pub fn texts() -> Texts {
    Texts::new("en")
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// `10`, `10:30`, `26` after midnight of a day.
pub fn at(day: NaiveDate, time: &str) -> NaiveDateTime {
    let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
    let minutes = hour.parse::<i64>().expect("an hour") * 60 + minute.parse::<i64>().expect("a minute");
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes)
}

/// A plan of nothing but a week of seven days.
pub fn empty(zone: &str, monday: &str) -> Plan {
    let starts_on = date(monday);
    let week = Week {
        id: "week".into(),
        title: "Learning Week".into(),
        starts_on,
        ends_on: starts_on + TimeDelta::days(6),
        ..Week::default()
    };
    let profile = Profile {
        city: "Riverton".into(),
        country: "IE".into(),
        time_zone: zone.into(),
        currency: "EUR".into(),
        organisation: "Learning City Office".into(),
        ..Profile::default()
    };
    Plan { profile: Some(profile), weeks: vec![week], ..Plan::default() }
}

/// Adds an event of the week with its title for an id.
pub fn event<'a>(plan: &'a mut Plan, title: &str) -> &'a mut Event {
    plan.events.push(Event {
        id: title.into(),
        week_id: Some("week".into()),
        title: title.into(),
        status: EventStatus::Confirmed,
        kind: EventKind::Workshop,
        is_free: true,
        ..Event::default()
    });
    plan.events.last_mut().expect("an event")
}

/// Adds a session on a day of the week, such as `2 10:00-11:30`; `2 all day`, `2 ?` for a time not known.
pub fn session<'a>(plan: &'a mut Plan, event: &str, when: &str, room: Option<&str>) -> &'a mut Session {
    let (day, times) = when.split_once(' ').expect("a day and times");
    let day = plan.weeks[0].starts_on + TimeDelta::days(day.parse().expect("a day"));
    let id = format!("{event} {}", plan.sessions.iter().filter(|session| session.event_id == event).count() + 1);
    let room = room.and_then(|id| plan.rooms.iter().find(|room| room.id == id));
    let mut session = Session {
        id,
        event_id: event.into(),
        starts_at: Some(at(day, "0")),
        is_time_known: true,
        venue_id: room.map(|room| room.venue_id.clone()),
        room_id: room.map(|room| room.id.clone()),
        ..Session::default()
    };
    match times.split_once('-') {
        _ if times == "all day" => session.is_all_day = true,
        _ if times == "?" => session.is_time_known = false,
        Some((from, to)) => {
            session.starts_at = Some(at(day, from));
            session.ends_at = Some(at(day, to));
        }
        None => session.starts_at = Some(at(day, times)),
    }
    plan.sessions.push(session);
    plan.sessions.last_mut().expect("a session")
}

/// The invented city in a week.
pub fn city(zone: &str, monday: &str) -> Plan {
    let mut plan = empty(zone, monday);
    plan.neighbourhoods.push(Neighbourhood { id: "east".into(), name: "Eastbrook".into(), ..Neighbourhood::default() });
    let venue = |id: &str, name: &str, latitude| Venue {
        id: id.into(),
        name: name.into(),
        address: "12 Quay Street; rear".into(),
        postcode: "R1 2AB".into(),
        neighbourhood_id: Some("east".into()),
        latitude,
        longitude: latitude.map(|_| -6.266_155),
        access_features: vec!["step_free".into()],
        note: "SECRET key under the mat".into(),
        ..Venue::default()
    };
    plan.venues = vec![venue("hall", "Market Hall", Some(53.35)), venue("library", "Library, Old Town", None)];
    let room = |id: &str, venue: &str, name: &str| Room {
        id: id.into(),
        venue_id: venue.into(),
        name: name.into(),
        capacity: Some(40),
        ..Room::default()
    };
    plan.rooms = vec![room("big", "hall", "Big Room"), room("reading", "library", "Reading Room")];
    plan.partners = vec![Partner {
        id: "port".into(),
        name: "Port, Docks & Sons".into(),
        website: "port.example".into(),
        note: "SECRET owes money".into(),
        ..Partner::default()
    }];
    plan.people = vec![Person {
        id: "ann".into(),
        name: "SECRET Ann Lee".into(),
        email: "SECRET@x.example".into(),
        phone: "SECRET 1".into(),
        ..Person::default()
    }];
    plan.frameworks = vec![Framework { id: "frame".into(), is_main: true, ..Framework::default() }];
    plan.levels = vec![Level {
        id: "columns".into(),
        framework_id: "frame".into(),
        part: TemplePart::Columns,
        ..Level::default()
    }];
    plan.areas = vec![Area {
        id: "work".into(),
        level_id: "columns".into(),
        name: "Learning at work".into(),
        position: "a".into(),
        ..Area::default()
    }];
    programme(&mut plan);
    plan
}

fn programme(plan: &mut Plan) {
    let bread = event(plan, "Bread");
    bread.short_text = "Bring an apron; flour, water\\salt are there.\r\nSecond line.".into();
    bread.long_text = "Straße, 日本語, हिन्दी, ไทย, עברית, العربية, 👩‍👩‍👧. ".repeat(8);
    bread.audiences = vec!["families".into(), "seniors".into()];
    bread.age_from = Some(6);
    bread.link = "https://bread.example/a?b=c".into();
    bread.booking_link = "book.example/é".into();
    bread.booking = Booking::Required;
    bread.money_asked_minor = Some(77_777);
    bread.note = "SECRET host is difficult".into();
    bread.access_features = vec!["sign_language".into()];
    session(plan, "Bread", "1 10:00-11:30", Some("big"));
    plan.event_partners.push(EventPartner {
        id: "1".into(),
        event_id: "Bread".into(),
        partner_id: "port".into(),
        role: EventRole::Organiser,
    });
    plan.event_people.push(EventPerson { id: "1".into(), event_id: "Bread".into(), person_id: "ann".into() });
    plan.tags.push(Tag {
        id: "1".into(),
        subject: Subject::Event,
        subject_id: "Bread".into(),
        area_id: "work".into(),
        feature_id: None,
    });
    event(plan, "Night of stars");
    session(plan, "Night of stars", "5 22:30-28:15", Some("big"));
    event(plan, "Before dawn");
    session(plan, "Before dawn", "7 01:30-03:30", Some("big"));
    event(plan, "Exhibition").kind = EventKind::Exhibition;
    let exhibition = session(plan, "Exhibition", "0 all day", Some("reading"));
    exhibition.ends_at = exhibition.starts_at.map(|at| at + TimeDelta::days(7));
    event(plan, "Open door").status = EventStatus::Accepted;
    session(plan, "Open door", "2 ?", Some("reading"));
    event(plan, "No end");
    session(plan, "No end", "2 15:00", None);
    event(plan, "Twice");
    session(plan, "Twice", "0 09:00-10:00", Some("big"));
    session(plan, "Twice", "3 09:00-10:00", Some("reading"));
    let begins = plan.weeks[0].starts_on - TimeDelta::days(2);
    let yoga = event(plan, "Yoga");
    yoga.recurrence_rule = "FREQ=DAILY;COUNT=10".into();
    yoga.span_starts_on = Some(begins);
    for day in [0, 1, 3, 4, 5, 6] {
        let on = plan.weeks[0].starts_on + TimeDelta::days(day);
        session(plan, "Yoga", &format!("{day} 18:00-19:00"), Some("big")).occurrence_on = Some(on);
    }
    // Moved to another day, and to another place; one more besides the rule.
    let moved = plan.sessions.iter_mut().rev().nth(2).expect("a session");
    moved.starts_at = moved.starts_at.map(|at| at + TimeDelta::hours(14));
    moved.ends_at = moved.ends_at.map(|at| at + TimeDelta::hours(14));
    moved.is_moved = true;
    let elsewhere = plan.sessions.iter_mut().next_back().expect("a session");
    (elsewhere.venue_id, elsewhere.room_id, elsewhere.is_moved) =
        (Some("library".into()), Some("reading".into()), true);
    session(plan, "Yoga", "3 07:00-08:00", Some("big"));
    hidden(plan);
}

/// What nobody outside is told.
fn hidden(plan: &mut Plan) {
    for (status, title) in [
        (EventStatus::Draft, "SECRET draft"),
        (EventStatus::Submitted, "SECRET submitted"),
        (EventStatus::NeedsInformation, "SECRET unclear"),
        (EventStatus::Declined, "SECRET declined"),
        (EventStatus::Withdrawn, "SECRET withdrawn"),
    ] {
        event(plan, title).status = status;
        session(plan, title, "1 10:00-11:00", Some("big"));
    }
    event(plan, "Someday");
    event(plan, "SECRET other week").week_id = Some("other".into());
    session(plan, "SECRET other week", "1 10:00-11:00", Some("big"));
}

/// What goes out of a plan that was never released.
pub fn outgoing<'a>(plan: &'a Plan, released: &'a [&'a Plan]) -> Outgoing<'a> {
    let written_at = at(date("2027-01-08"), "9");
    Outgoing { plan, week: &plan.weeks[0], released, written_at }
}

/// Codes of what people are told, with the names in it.
pub fn told(notices: &[interchange::Notice]) -> Vec<String> {
    let names = |notice: &interchange::Notice| notice.values.get("names").cloned().unwrap_or_default();
    notices.iter().map(|notice| format!("{} {}", notice.code, names(notice)).trim().to_owned()).collect()
}
