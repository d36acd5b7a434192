//! An invented week for the tests of booklets: with everything that an event can be, and the same on every run.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use domain::*;

pub const NEIGHBOURHOODS: &[&str] =
    &["Old Town", "Riverside", "Eastbrook", "Hillside", "Northgate", "Harbour Quarter", "Mill Meadows"];

pub const VENUES: &[&str] = &[
    "Central Library",
    "Town Hall",
    "City Museum",
    "Adult Education Centre",
    "Riverside Community Hall",
    "Eastbrook School",
    "Hillside Library",
    "Botanic Garden",
    "Harbour Workshop",
    "St Anne’s Parish Hall",
    "Technical College",
    "University Forum",
    "Northgate Youth Club",
    "Observatory",
    "Market Hall",
    "Old Fire Station",
    "Riverton Theatre",
    "Canal House",
    "Health Centre East",
    "Makers’ Yard",
    "École Émile Zola",
    "Øresund House",
];

pub const HOSTS: &[&str] = &[
    "Riverton Libraries",
    "Open University Circle",
    "Eastbrook Primary School",
    "Hillside Residents’ Association",
    "Harbour Makers Cooperative",
    "City Museum Trust",
    "Riverton Health Board",
    "Bakers’ Guild",
    "Adult Learning Centre",
    "Technical College",
    "Interfaith Forum",
    "Radio Riverton",
    "Unions Together",
    "Riverton Theatre Company",
    "Department of Parks",
    "Northgate Youth Club",
    "Élan vital",
];

const PILLARS: &[(&str, &str)] = &[
    ("Learning in the education system", "Education"),
    ("Learning in families and communities", "Families"),
    ("Learning for and in the workplace", "Workplace"),
    ("Modern learning technologies", "Technologies"),
    ("Quality in learning", "Quality"),
    ("A culture of learning throughout life", "Culture"),
];

const SUBJECTS: &[&str] = &[
    "family history",
    "bread",
    "bicycles",
    "the night sky",
    "your rights at work",
    "first aid",
    "bees",
    "spreadsheets",
    "the river",
    "Arabic calligraphy",
    "choir singing",
    "home energy",
    "local trees",
    "chess",
    "drawing from life",
    "job interviews",
    "3D printing",
    "reading aloud",
    "soup for forty",
    "old photographs",
    "your own web page",
];

const FORMS: &[&str] = &[
    "A first taste of",
    "An evening with",
    "Open workshop:",
    "Bring a friend: learn about",
    "Everything about",
    "Hands on:",
    "Walk and talk:",
    "How the city learnt about",
    "Ask the people who know",
    "Stories of",
];

const TEXTS: &[&str] = &[
    "Try it yourself, with people who do it every day. Nothing to bring, nothing to know before.",
    "We look at what there is in the neighbourhood, talk about how it came to be, and make a first piece together. You take home what you make, and the address of the group that meets every month.",
    "Forty real questions, read aloud and talked through over tea. You will leave knowing what to do next, and with a seat in the Thursday study group if you want one.",
    "An open door: come when you like, stay as long as you like.",
    "",
];

const AUDIENCES: &[&[&str]] = &[
    &["families"],
    &["adults"],
    &["adults", "seniors"],
    &[],
    &["young people"],
    &["newcomers"],
    &["everyone"],
    &["Families"],
];

const ACCESS: &[&[&str]] = &[
    &["step_free", "accessible_toilet", "public_transport"],
    &["step_free", "accessible_toilet", "hearing_loop", "parking"],
    &["not_step_free"],
    &[],
    &["step_free", "quiet_space", "public_transport"],
];

pub fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 5, 3).unwrap()
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 15).unwrap()
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// A city with its week and nothing in it.
pub fn empty() -> Plan {
    Plan {
        profile: Some(Profile {
            id: "profile".into(),
            city: "City of Riverton".into(),
            country: "IE".into(),
            currency: "EUR".into(),
            organisation: "Department of Education and Culture".into(),
            ..Profile::default()
        }),
        weeks: vec![Week {
            id: "week".into(),
            title: "Riverton Learning Week 2027".into(),
            theme: "The city as a classroom".into(),
            starts_on: monday(),
            ends_on: monday() + Days::new(6),
            ..Week::default()
        }],
        ..Plan::default()
    }
}

/// A city with a week of so many events; a fifth of them is not to be printed.
pub fn city(events: usize) -> Plan {
    let mut plan = empty();
    places(&mut plan);
    plan.partners = (0..HOSTS.len())
        .map(|at| Partner { id: format!("host-{at}"), name: HOSTS[at].into(), ..Partner::default() })
        .collect();
    framework(&mut plan);
    for at in 0..events {
        event(&mut plan, at);
    }
    plan
}

fn places(plan: &mut Plan) {
    for (at, name) in NEIGHBOURHOODS.iter().enumerate() {
        let (x, y) = ((at % 3) as f64 * 0.02, (at / 3) as f64 * 0.012);
        let lean = 0.004 * ((at * 5) % 3) as f64;
        let outline = format!(
            "{{\"type\":\"Polygon\",\"coordinates\":[[[{x},{y}],[{},{}],[{},{}],[{},{}],[{x},{y}]]]}}",
            x + 0.02,
            y + lean,
            x + 0.018,
            y + 0.013,
            x + 0.001,
            y + 0.012 + lean / 2.0
        );
        // The last has no outline.
        let outline = if at + 1 == NEIGHBOURHOODS.len() { String::new() } else { outline };
        plan.neighbourhoods.push(Neighbourhood {
            id: format!("place-{at}"),
            name: (*name).into(),
            outline,
            ..Neighbourhood::default()
        });
    }
    for (at, name) in VENUES.iter().enumerate() {
        plan.venues.push(Venue {
            id: format!("venue-{at}"),
            name: (*name).into(),
            address: format!(
                "{} {}",
                3 + at * 7 % 90,
                ["Main Street", "Quay Road", "Mill Lane", "School Hill"][at % 4]
            ),
            postcode: format!("R{} {}", 10 + at % 5, 100 + at * 37 % 900),
            neighbourhood_id: (at % 9 != 8).then(|| format!("place-{}", (at * at + at / 3) % NEIGHBOURHOODS.len())),
            access_features: words(ACCESS[at % ACCESS.len()]),
            ..Venue::default()
        });
        for room in ["Hall", "Room 1", "Room 2"] {
            plan.rooms.push(Room {
                id: format!("venue-{at}-{room}"),
                venue_id: format!("venue-{at}"),
                name: room.into(),
                ..Room::default()
            });
        }
    }
    plan.venues.push(Venue { id: "online".into(), name: "Video call".into(), is_online: true, ..Venue::default() });
}

fn framework(plan: &mut Plan) {
    plan.frameworks.push(Framework { id: "framework".into(), is_main: true, ..Framework::default() });
    plan.levels.push(Level {
        id: "pillars".into(),
        framework_id: "framework".into(),
        part: TemplePart::Columns,
        ..Level::default()
    });
    for (at, (name, short)) in PILLARS.iter().enumerate() {
        plan.areas.push(Area {
            id: format!("area-{at}"),
            level_id: "pillars".into(),
            name: (*name).into(),
            short_name: (*short).into(),
            position: format!("{at:02}"),
            ..Area::default()
        });
    }
}

fn event(plan: &mut Plan, at: usize) {
    let id = format!("event-{at:04}");
    let status = match at % 10 {
        4 => EventStatus::Accepted,
        9 => [EventStatus::Cancelled, EventStatus::Draft, EventStatus::Withdrawn, EventStatus::Submitted][at / 10 % 4],
        _ => EventStatus::Confirmed,
    };
    let is_online = at % 29 == 7;
    let booking = Booking::ALL[at % 4];
    plan.events.push(Event {
        id: id.clone(),
        week_id: Some("week".into()),
        title: format!("{} {}", FORMS[(at * 7 + at / 20) % FORMS.len()], SUBJECTS[at % SUBJECTS.len()]),
        short_text: TEXTS[at % TEXTS.len()].into(),
        long_text: if at % 5 == 4 { "Only a long text was written for this one.".into() } else { String::new() },
        plain_text: if at.is_multiple_of(2) {
            "You learn something new. It is easy. You can ask.".into()
        } else {
            String::new()
        },
        kind: EventKind::ALL[at % EventKind::ALL.len()],
        mode: if is_online {
            EventMode::Online
        } else if at % 31 == 3 {
            EventMode::Hybrid
        } else {
            EventMode::OnSite
        },
        status,
        audiences: words(AUDIENCES[at % AUDIENCES.len()]),
        age_from: (at % 6 == 1).then_some(6),
        age_to: (at % 12 == 1).then_some(12),
        languages: words([&["en"][..], &["en", "ga"], &["pl"], &["ar", "en"], &[]][at % 5]),
        booking,
        booking_link: match booking {
            Booking::Preferred | Booking::Required => format!("https://week.riverton.example/book/{at}"),
            Booking::None | Booking::OnTheDay => String::new(),
        },
        booking_closes_on: (at % 8 == 3).then(|| monday() - Days::new(3)),
        capacity: (at.is_multiple_of(3)).then_some(12 + at as i64 % 30),
        is_free: at % 17 != 5,
        cost_note: if at % 17 == 5 && at.is_multiple_of(2) { "€4 for flour".into() } else { String::new() },
        access_features: if at % 11 == 2 { words(&["sign_language"]) } else { Vec::new() },
        access_note: if at % 40 == 6 {
            "Please tell us three days before if you need an interpreter.".into()
        } else {
            String::new()
        },
        note: "SECRET-NOTE rings 555-0100".into(),
        ..Event::default()
    });
    let host = |at: usize, role| EventPartner {
        id: format!("{id}-{at}"),
        event_id: id.clone(),
        partner_id: format!("host-{}", at % HOSTS.len()),
        role,
    };
    if at % 50 != 13 {
        plan.event_partners.push(host(at * 3, EventRole::Organiser));
    }
    if at % 4 == 2 {
        plan.event_partners.push(host(at * 3 + 5, EventRole::CoHost));
    }
    for offset in 0..[1, 1, 2, 1, 0][at % 5] {
        plan.tags.push(Tag {
            id: format!("tag-{at}-{offset}"),
            subject: Subject::Event,
            subject_id: id.clone(),
            area_id: format!("area-{}", (at * 5 + at / 9 + offset) % PILLARS.len()),
            ..Tag::default()
        });
    }
    sessions(plan, at, &id, is_online);
}

fn sessions(plan: &mut Plan, at: usize, event_id: &str, is_online: bool) {
    let occasions = match at % 60 {
        17 => 7,
        33 => 0,
        _ if at % 13 == 4 => 2,
        _ => 1,
    };
    for occasion in 0..occasions {
        let day = monday() + Days::new(((at * 3 + occasion) % 7) as u64);
        // Some go on over midnight.
        let hour = if at % 71 == 20 { 22 } else { 9 + (at as u32 * 5 / 2) % 11 };
        let starts_at = day.and_time(NaiveTime::from_hms_opt(hour, 15 * (at as u32 % 4), 0).unwrap());
        let room = format!("venue-{}-{}", (at * 11 + at / 7) % VENUES.len(), ["Hall", "Room 1", "Room 2"][at % 3]);
        plan.sessions.push(Session {
            id: format!("{event_id}-{occasion}"),
            event_id: event_id.into(),
            starts_at: Some(starts_at),
            ends_at: (at % 23 != 11).then(|| starts_at + TimeDelta::minutes(if hour == 22 { 180 } else { 90 })),
            is_all_day: at % 67 == 30,
            is_time_known: at % 37 != 36,
            venue_id: is_online.then(|| "online".into()),
            room_id: (!is_online && at % 43 != 5).then_some(room),
            ..Session::default()
        });
    }
}
