//! Made-up weeks: written by hand, line by line, or drawn by chance.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::*;

/// Monday of every made-up week.
pub fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 5, 3).unwrap()
}

/// Minutes since the week began.
pub fn at(minutes: i64) -> chrono::NaiveDateTime {
    monday().and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes)
}

/// A city of two venues: a house with a hall of 100 and a room of 20, and a step-free annex of 50 in another part. Open from
/// 9:00 to 17:00 on all days.
pub fn city() -> Plan {
    let mut plan = Plan::default();
    plan.weeks.push(Week {
        id: "week".into(),
        title: "Week".into(),
        starts_on: monday(),
        ends_on: monday() + TimeDelta::days(6),
        ..Week::default()
    });
    for (id, name) in [("east", "Eastside"), ("west", "Westside")] {
        plan.neighbourhoods.push(Neighbourhood {
            id: id.into(),
            name: name.into(),
            population: Some(5_000),
            ..Neighbourhood::default()
        });
    }
    for (id, name, place, features) in
        [("house", "House", "east", &[][..]), ("annex", "Annex", "west", &["step_free"][..])]
    {
        plan.venues.push(Venue {
            id: id.into(),
            name: name.into(),
            neighbourhood_id: Some(place.into()),
            latitude: Some(if id == "house" { 53.34 } else { 53.36 }),
            longitude: Some(-6.26),
            access_features: features.iter().map(|it| (*it).to_owned()).collect(),
            ..Venue::default()
        });
        for weekday in 1..=7 {
            plan.openings.push(Opening {
                id: format!("{id}-{weekday}"),
                venue_id: id.into(),
                weekday: Some(weekday),
                opens: NaiveTime::from_hms_opt(9, 0, 0),
                closes: NaiveTime::from_hms_opt(17, 0, 0),
                ..Opening::default()
            });
        }
    }
    for (id, venue, name, capacity) in
        [("hall", "house", "Hall", 100), ("small", "house", "Small room", 20), ("wing", "annex", "Wing", 50)]
    {
        plan.rooms.push(Room {
            id: id.into(),
            venue_id: venue.into(),
            name: name.into(),
            capacity: Some(capacity),
            setup_minutes: 0,
            position: id.into(),
        });
    }
    plan.partners.push(Partner {
        id: "host".into(),
        name: "Library".into(),
        status: PartnerStatus::Active,
        ..Partner::default()
    });
    plan
}

/// Adds an event that is wanted by so many.
pub fn add_event(plan: &mut Plan, id: &str, status: EventStatus, places: i64) {
    plan.events.push(Event {
        id: id.into(),
        week_id: Some("week".into()),
        title: id.to_uppercase(),
        status,
        capacity: Some(places),
        is_free: true,
        ..Event::default()
    });
}

/// Adds a session: `None` waits; minutes count from the beginning of the week.
pub fn add_session(plan: &mut Plan, event: &str, when: Option<(i64, i64)>, room: Option<&str>) {
    let id = format!("{event}-{}", plan.sessions.iter().filter(|it| it.event_id == event).count());
    plan.sessions.push(Session {
        id,
        event_id: event.into(),
        starts_at: when.map(|(from, _)| at(from)),
        ends_at: when.map(|(_, to)| at(to)),
        is_time_known: true,
        venue_id: room.map(|id| plan.rooms.iter().find(|room| room.id == id).unwrap().venue_id.clone()),
        room_id: room.map(str::to_owned),
        ..Session::default()
    });
}

/// Adds a facilitator to an event.
pub fn add_person(plan: &mut Plan, event: &str, name: &str) {
    if !plan.people.iter().any(|person| person.id == name) {
        plan.people.push(Person { id: name.into(), name: name.into(), ..Person::default() });
    }
    let id = link_id(&[event, name]);
    plan.event_people.push(EventPerson { id, event_id: event.into(), person_id: name.into() });
}

/// Numbers by chance, the same for the same seed.
pub struct Chance(u64);

impl Chance {
    pub fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as i64).rem_euclid(most)
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as i64) as usize]
    }
}

/// A week as untidy as plans are: double bookings, odd minutes, nights, whole days, rooms of unknown size, venues off the map.
pub fn any_week(seed: u64, events: i64) -> Plan {
    let (mut plan, mut chance) = (city(), Chance(seed));
    plan.weeks[0].target_events_per_1000 = (chance.below(2) == 0).then_some(2.0);
    for room in &mut plan.rooms {
        room.setup_minutes = chance.one(&[0, 15, 20]);
        room.capacity = room.capacity.filter(|_| chance.below(5) != 0);
    }
    plan.openings.retain(|_| chance.below(6) != 0);
    plan.venues[1].latitude = None;
    plan.venues.push(Venue { id: "park".into(), name: "Park".into(), ..Venue::default() });
    plan.venues.push(Venue { id: "net".into(), name: "Net".into(), is_online: true, ..Venue::default() });
    for number in 0..events {
        let id = format!("e{number}");
        let status = chance.one(EventStatus::ALL);
        add_event(&mut plan, &id, status, 10 + chance.below(100));
        let event = plan.events.last_mut().unwrap();
        event.capacity = event.capacity.filter(|_| chance.below(4) != 0);
        event.mode = if chance.below(8) == 0 { EventMode::Online } else { EventMode::OnSite };
        event.week_id = event.week_id.take().filter(|_| chance.below(10) != 0);
        // Wishes cost little: whatever they say, nothing else may give way to them.
        event.wished_dates =
            (0..chance.below(3)).map(|day| (monday() + TimeDelta::days(4 * day)).to_string()).collect();
        event.wished_from = NaiveTime::from_hms_opt(chance.below(24) as u32, 0, 0).filter(|_| chance.below(3) == 0);
        event.wished_to = NaiveTime::from_hms_opt(chance.below(24) as u32, 0, 0).filter(|_| chance.below(3) == 0);
        event.wished_venue_id = chance.one(&[None, None, Some("annex"), Some("gone")]).map(str::to_owned);
        event.audiences = vec![chance.one(&["adults", "families", "seniors"]).to_owned()];
        event.access_features = (chance.below(4) == 0).then(|| "step_free".to_owned()).into_iter().collect();
        for _ in 0..chance.below(3) {
            add_person(&mut plan, &id, chance.one(&["Ana", "Ben", "Cem"]));
        }
        let link = link_id(&[&id, "host"]);
        plan.event_partners.push(EventPartner {
            id: link,
            event_id: id.clone(),
            partner_id: "host".into(),
            role: EventRole::Organiser,
        });
        for _ in 0..chance.below(4) {
            any_session(&mut plan, &mut chance, &id);
        }
    }
    plan.event_people.sort_by(|a, b| a.id.cmp(&b.id));
    plan.event_people.dedup_by(|a, b| a.id == b.id);
    plan
}

fn any_session(plan: &mut Plan, chance: &mut Chance, event: &str) {
    let from =
        chance.below(8) * 1440 + chance.one(&[0, 480, 540, 545, 600, 660, 720, 840, 1320]) + chance.below(3) * 10;
    let length = chance.one(&[30, 45, 60, 60, 90, 200, 1440]);
    let room = chance.one(&[Some("hall"), Some("small"), Some("wing"), None]);
    add_session(plan, event, (chance.below(3) != 0).then_some((from, from + length)), room);
    let session = plan.sessions.last_mut().unwrap();
    if room.is_none() {
        session.venue_id = chance.one(&[None, Some("park"), Some("house"), Some("net")]).map(str::to_owned);
    }
    session.is_time_known = chance.below(8) != 0;
    session.is_all_day = chance.below(12) == 0;
    session.is_cancelled = chance.below(12) == 0;
}
