//! What rows name, found in the plan, filled or made.

use super::*;

fn facts(names: &[&str]) -> VenueFacts {
    VenueFacts { names: names.iter().map(|name| (*name).to_owned()).collect(), ..VenueFacts::default() }
}

fn plan() -> Plan {
    let hall =
        Venue { address: "Main Street".to_owned(), latitude: Some(47.0), ..blank_venue("hall".to_owned(), "Hall") };
    let room = |id: &str, position: &str| Room {
        id: id.to_owned(),
        venue_id: "hall".to_owned(),
        name: id.to_owned(),
        position: position.to_owned(),
        ..Room::default()
    };
    Plan { venues: vec![hall], rooms: vec![room("red", "d"), room("blue", "b")], ..Plan::default() }
}

fn ids() -> impl FnMut() -> Id {
    let mut number = 0;
    move || {
        number += 1;
        format!("new{number}")
    }
}

/// Venues with their neighbourhoods, of a cell of venues and one of neighbourhoods.
fn placed(names: &[&str], neighbourhood: &str) -> String {
    let mut register = Register::new(&Plan::default());
    register.venues(&VenueFacts { neighbourhood: neighbourhood.to_owned(), ..facts(names) }, &mut ids());
    let mut writes = Writes::default();
    register.into_writes(&mut writes);
    let place = |venue: &Venue| {
        let place = writes.neighbourhoods.iter().find(|place| venue.neighbourhood_id.as_ref() == Some(&place.id));
        format!("{}: {}", venue.name, place.map_or("-", |place| place.name.as_str()))
    };
    writes.venues.iter().map(place).collect::<Vec<_>>().join(", ")
}

#[test]
fn neighbourhoods_of_a_cell_are_one_for_all_venues_or_one_for_each() {
    assert_eq!(placed(&["A"], "East"), "A: East");
    assert_eq!(placed(&["A", "B"], "East"), "A: East, B: East");
    assert_eq!(placed(&["A", "B"], "East / West"), "A: East, B: West");
    assert_eq!(placed(&["A", "B"], "East; West; North"), "A: -, B: -");
    assert_eq!(placed(&["A", "B", "C"], "East | West"), "A: -, B: -, C: -");
    assert_eq!(placed(&["A"], "East / West"), "A: East / West");
    assert_eq!(placed(&["A", "B"], "East /"), "A: East /, B: East /");
    assert_eq!(placed(&["A"], ""), "A: -");
    assert_eq!(placed(&[], "East"), "");
}

#[test]
fn what_a_row_says_of_a_place_fills_what_is_empty() {
    let written = |facts: &VenueFacts| {
        let mut register = Register::new(&plan());
        register.venues(facts, &mut ids());
        let mut writes = Writes::default();
        register.into_writes(&mut writes);
        writes.venues
    };
    assert_eq!(written(&facts(&["hall"])), []);
    let other =
        VenueFacts { address: "Side Street".to_owned(), latitude: Some(1.0), longitude: Some(2.0), ..facts(&["Hall"]) };
    assert_eq!(written(&other), [], "the plan's address and place stay");
    let more = VenueFacts { postcode: "88131".to_owned(), access: "lift".to_owned(), ..other.clone() };
    let hall = plan().venues[0].clone();
    let filled = Venue { postcode: "88131".to_owned(), access_note: "lift".to_owned(), ..hall };
    assert_eq!(written(&more), [filled]);
    // Of several venues nobody knows which one is meant.
    assert_eq!(written(&VenueFacts { names: facts(&["Hall", "Park"]).names, ..more.clone() }).len(), 1);
    let new = written(&VenueFacts { names: facts(&["Park"]).names, ..more });
    assert_eq!((new[0].address.as_str(), new[0].latitude, new[0].longitude), ("Side Street", Some(1.0), Some(2.0)));
    let half = written(&VenueFacts { latitude: Some(1.0), ..facts(&["Park"]) });
    assert_eq!((half[0].latitude, half[0].longitude), (None, None));
}

#[test]
fn a_lone_quote_is_dropped_where_another_row_has_none() {
    let named = |plan: &Plan, names: &[&str]| {
        let mut register = Register::new(plan);
        let mut new_id = ids();
        names.iter().for_each(|name| drop(register.venues(&facts(&[name]), &mut new_id)));
        let mut writes = Writes::default();
        register.into_writes(&mut writes);
        writes.venues.into_iter().map(|venue| venue.name).collect::<Vec<_>>()
    };
    assert_eq!(named(&Plan::default(), &["Old \"Mill", "Old Mill"]), ["Old Mill"]);
    assert_eq!(named(&Plan::default(), &["Old Mill", "Old \"Mill"]), ["Old Mill"]);
    assert_eq!(named(&Plan::default(), &["Old \"Mill", "old \"mill"]), ["Old \"Mill"]);
    let quoted = Plan { venues: vec![blank_venue("mill".to_owned(), "Old \"Mill")], ..Plan::default() };
    assert_eq!(named(&quoted, &["Old Mill"]), [""; 0], "a name of the plan stays");
}

#[test]
fn new_rooms_come_behind_those_of_their_venue_as_people_count() {
    let mut register = Register::new(&plan());
    let mut new_id = ids();
    for room in ["Room 10", "Room 9", "RED", "Room 9"] {
        register.room("hall", room, &mut new_id);
    }
    register.room("other", "Room 1", &mut new_id);
    assert_eq!(
        (register.venue_of_room("red"), register.venue_of_room("new1"), register.venue_of_room("x")),
        (Some("hall"), Some("hall"), None)
    );
    let mut writes = Writes::default();
    register.into_writes(&mut writes);
    let rooms: Vec<(&str, &str)> =
        writes.rooms.iter().map(|room| (room.venue_id.as_str(), room.name.as_str())).collect();
    assert_eq!(rooms, [("other", "Room 1"), ("hall", "Room 9"), ("hall", "Room 10")]);
    let [_, nine, ten] = writes.rooms.as_slice() else { panic!("three rooms") };
    assert!("d" < nine.position.as_str() && nine.position < ten.position);
}

#[test]
fn people_are_filled_where_they_are_blank() {
    let ann =
        Person { id: "ann".to_owned(), name: "Ann".to_owned(), email: "ann@a.example".to_owned(), ..Person::default() };
    let plan = Plan { people: vec![ann.clone()], ..Plan::default() };
    let written = |facts: [&str; 3]| {
        let mut register = Register::new(&plan);
        let id = register.person(&facts.map(str::to_owned), None, true, &mut ids());
        let mut writes = Writes::default();
        register.into_writes(&mut writes);
        (id, writes.people)
    };
    let id = |id: &str| Some(id.to_owned());
    assert_eq!(written(["", "", "030 1"]), (None, vec![]));
    assert_eq!(written(["Ann", "ann@a.example", ""]), (id("ann"), vec![]));
    assert_eq!(written(["Ann", "", "030 1"]), (id("ann"), vec![Person { phone: "030 1".to_owned(), ..ann.clone() }]));
    let new = Person {
        id: "new1".to_owned(),
        name: "bo@a.example".to_owned(),
        email: "bo@a.example".to_owned(),
        is_contact: true,
        ..Person::default()
    };
    assert_eq!(written(["", "bo@a.example", ""]), (id("new1"), vec![new]));
}
