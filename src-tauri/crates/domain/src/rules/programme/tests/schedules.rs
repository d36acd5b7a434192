//! Real schedules: the rules find as many overlaps as were counted in them by other means.

use std::path::Path;

use crate::rules::testing::*;
use crate::*;

/// Overlaps of rooms and of people.
#[track_caller]
fn check_overlaps(name: &str, events: usize, rooms: usize, people: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/schedule").join(name);
    let Ok(source) = std::fs::read_to_string(&path) else {
        println!("skipped: ../shared is absent");
        return;
    };
    let plan = read(&source);
    let found = problems(&plan, &plan.weeks[0], early());
    let count = |code: &str| found.iter().filter(|problem| problem.code == code).count();
    assert_eq!(plan.events.len(), events);
    assert_eq!((count("room_double_booked"), count("person_in_two_places")), (rooms, people), "{name}");
}

#[test]
fn fosdem_2026() {
    // The count made elsewhere is two: it takes an event that names one person twice for a second overlap.
    check_overlaps("fosdem-2026.xml", 883, 0, 1);
}

#[test]
fn congress_38c3() {
    check_overlaps("38c3-schedule.xml", 1007, 2, 140);
}

fn read(source: &str) -> Plan {
    let document = roxmltree::Document::parse(source).expect("a schedule");
    let mut plan = ground();
    for node in document.descendants().filter(|node| node.has_tag_name("event")) {
        let id = node.attribute("guid").or(node.attribute("id")).expect("an id");
        let child = |name: &str| node.children().find(|child| child.has_tag_name(name));
        let text = |name: &str| child(name).and_then(|child| child.text()).unwrap_or_default().to_owned();
        let starts_at = chrono::DateTime::parse_from_rfc3339(&text("date")).expect("a date").naive_local();
        let mut session = session(id, monday(), "10");
        place(&mut plan, &format!("Congress.{}", text("room")), &mut session);
        session.starts_at = Some(starts_at);
        session.ends_at = Some(starts_at + (at(monday(), &text("duration")) - at(monday(), "0")));
        plan.weeks[0].starts_on = plan.weeks[0].starts_on.min(starts_at.date());
        plan.events.push(event(id, &text("title")));
        plan.sessions.push(session);
        let mut people: Vec<&str> = child("persons")
            .into_iter()
            .flat_map(|persons| persons.children().filter(|person| person.is_element()))
            .filter_map(|person| person.attribute("guid").or(person.attribute("id")))
            .collect();
        people.sort_unstable();
        people.dedup();
        people.into_iter().for_each(|person| facilitate(&mut plan, id, person));
    }
    plan
}
