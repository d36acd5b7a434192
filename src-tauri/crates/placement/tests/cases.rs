//! A small week, and a made-up one, that tests change to their needs.

use placement::*;

/// Two rooms in one venue, a third room 1,500 m away in the other neighbourhood; everything costs 1.
pub fn week(events: Vec<Event>) -> Instance {
    let day = |id, label: &str| Day { id, label: label.into(), min_sessions: 0, max_sessions: 9 };
    let open: Vec<Span> = (0..2).map(|day| Span { day, from: 540, to: 1080 }).collect();
    let room = |id: &str, venue: &str, capacity, setup_minutes| Room {
        id: id.into(),
        venue: venue.into(),
        capacity,
        features: if id == "a" { vec!["step_free".into()] } else { Vec::new() },
        setup_minutes,
        open: open.clone(),
    };
    let venue = |id: &str, neighbourhood: &str, x, y| Venue {
        id: id.into(),
        kind: String::new(),
        neighbourhood: neighbourhood.into(),
        x,
        y,
    };
    let neighbourhood = |id: &str| Neighbourhood { id: id.into(), population: 1000, target_per_1000: 0.0 };
    let partner = |id: &str, available| Partner { id: id.into(), sector: String::new(), available };
    let person = |id: &str, available| Person { id: id.into(), partner: String::new(), available };
    Instance {
        format: FORMAT.into(),
        name: "by-hand".into(),
        week: Week {
            grid_minutes: 15,
            days: vec![day(0, "Mon"), day(1, "Tue")],
            walking_metres_per_minute: 75,
            max_travel_minutes: 45,
        },
        weights: ones(),
        waste_bands: vec![
            WasteBand { up_to: Some(10), penalty: 0 },
            WasteBand { up_to: Some(30), penalty: 2 },
            WasteBand { up_to: None, penalty: 5 },
        ],
        pillars: vec![Pillar { id: "culture".into(), min_per_day: 0, max_per_day: 9 }],
        neighbourhoods: vec![neighbourhood("n1"), neighbourhood("n2")],
        venues: vec![venue("v1", "n1", 0, 0), venue("v2", "n2", 900, 1200)],
        rooms: vec![room("a", "v1", 20, 0), room("b", "v1", 60, 30), room("c", "v2", 20, 0)],
        partners: vec![partner("p1", None), partner("p2", Some(vec![Span { day: 0, from: 0, to: 1440 }]))],
        persons: vec![person("h1", None), person("h2", Some(vec![Span { day: 0, from: 600, to: 720 }]))],
        events,
    }
}

fn ones() -> Weights {
    Weights {
        unplaced: 1,
        capacity_waste: 1,
        wish_day: 1,
        wish_time: 1,
        wish_place: 1,
        day_spread: 1,
        neighbourhood_spread: 1,
        audience_clash: 1,
        host_clash: 1,
        pillar_balance: 1,
        same_day: 1,
        moved_time: 1,
        moved_room: 1,
        moved_venue: 1,
    }
}

/// An hour for ten people, without needs or wishes.
pub fn event(id: &str) -> Event {
    Event {
        id: id.into(),
        kind: String::new(),
        host: "p1".into(),
        facilitators: Vec::new(),
        pillar: "culture".into(),
        audiences: Vec::new(),
        duration_minutes: 60,
        changeover_minutes: 0,
        expected: 10,
        needs: Vec::new(),
        allowed: Vec::new(),
        preferred: Preferred::default(),
        sessions: vec![Session::default()],
    }
}

pub fn place(day: i64, start: i64, room: &str) -> Place {
    Place { day, start, room: room.into() }
}

pub fn row(event: &str, session: i64, place: Place) -> Row {
    Row { event: event.into(), session, place }
}

/// A number below `end` that hangs on nothing but `seed` and `number`.
fn pick(seed: u64, number: u64, end: u64) -> u64 {
    let mixed = (seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (mixed ^ (mixed >> 29)).wrapping_mul(0x94D0_49BB_1331_11EB) % 1_000_003 % end
}

/// A made-up week in which everything that costs does cost something, and rooms are short.
pub fn made_up(seed: u64, events: u64) -> Instance {
    let list = (0..events).map(|number| {
        let draw = |what: u64, end| pick(seed, 100 * number + what, end);
        let preferred = Preferred {
            days: if draw(1, 2) == 0 { vec![draw(2, 2) as i64] } else { Vec::new() },
            from: (draw(3, 2) == 0).then_some(600),
            to: (draw(3, 2) == 0).then_some(600 + 60 * draw(4, 6) as i64),
            venues: if draw(5, 3) == 0 { vec![format!("v{}", 1 + draw(6, 2))] } else { Vec::new() },
            neighbourhoods: if draw(7, 3) == 0 { vec![format!("n{}", 1 + draw(8, 2))] } else { Vec::new() },
        };
        let published = Place {
            day: draw(9, 2) as i64,
            start: 540 + 15 * draw(10, 20) as i64,
            room: ["a", "b", "c"][draw(11, 3) as usize].into(),
        };
        Event {
            host: format!("p{}", 1 + draw(12, 2)),
            facilitators: if draw(13, 2) == 0 { vec!["h1".into()] } else { Vec::new() },
            audiences: ["adults", "seniors"][..draw(14, 3) as usize].iter().map(|one| (*one).into()).collect(),
            pillar: ["culture", "workplace"][draw(15, 2) as usize].into(),
            duration_minutes: [45, 60, 100, 180][draw(16, 4) as usize],
            changeover_minutes: [0, 10, 30][draw(17, 3) as usize],
            expected: 5 + draw(18, 16) as i64,
            preferred,
            sessions: (0..1 + draw(19, 3))
                .map(|one| Session {
                    published: (one == 0 && draw(20, 2) == 0).then(|| published.clone()),
                    pinned: None,
                })
                .collect(),
            ..event(&format!("e{number}"))
        }
    });
    let mut instance = week(list.collect());
    instance.pillars.push(Pillar { id: "workplace".into(), min_per_day: 3, max_per_day: 2 });
    instance.week.days[0].max_sessions = 6;
    instance.week.days[1].min_sessions = 5;
    instance.neighbourhoods[1].target_per_1000 = 4.0;
    instance.weights = Weights {
        unplaced: 1000,
        capacity_waste: 1,
        wish_day: 6,
        wish_time: 4,
        wish_place: 3,
        day_spread: 5,
        neighbourhood_spread: 8,
        audience_clash: 3,
        host_clash: 6,
        pillar_balance: 4,
        same_day: 10,
        moved_time: 30,
        moved_room: 5,
        moved_venue: 20,
    };
    instance
}
