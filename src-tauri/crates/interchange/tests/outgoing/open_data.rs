//! Linked data, venues on the map, indicators for Open SDG.

use chrono::TimeDelta;
use domain::*;
use interchange::{json_ld, open_sdg, script_safe, venues_geojson};
use serde_json::{Value, json};

use crate::city::*;

fn graph(plan: &Plan, released: &[&Plan]) -> Vec<Value> {
    let out = json_ld(&outgoing(plan, released), &texts());
    assert!(!out.text.contains("SECRET") && !out.text.contains('<'));
    let file: Value = serde_json::from_str(&out.text).unwrap();
    assert_eq!(file["@context"], "https://schema.org");
    file["@graph"].as_array().unwrap().clone()
}

fn named<'a>(graph: &'a [Value], name: &str) -> &'a Value {
    graph.iter().find(|event| event["name"] == name).expect(name)
}

#[test]
fn events_are_linked_data() {
    let plan = city("Europe/Dublin", "2027-05-03");
    let graph = graph(&plan, &[]);
    let bread = named(&graph, "Bread");
    assert_eq!(bread["startDate"], "2027-05-04T10:00:00+01:00");
    assert_eq!(bread["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(bread["location"]["address"]["streetAddress"], "12 Quay Street; rear");
    assert_eq!(bread["location"]["geo"]["latitude"], 53.35);
    assert_eq!(
        bread["organizer"],
        json!([{ "@type": "Organization", "name": "Port, Docks & Sons", "url": "https://port.example" }])
    );
    assert_eq!((&bread["isAccessibleForFree"], &bread["typicalAgeRange"]), (&json!(true), &json!("6-")));
    assert_eq!(bread["offers"]["url"], "https://book.example/%C3%A9");
    let exhibition = named(&graph, "Exhibition");
    assert_eq!((&exhibition["startDate"], &exhibition["endDate"]), (&json!("2027-05-03"), &json!("2027-05-09")));
    assert_eq!(exhibition["@type"], "ExhibitionEvent");
}

#[test]
fn changes_are_told_in_the_words_of_schema_org() {
    let before = city("Europe/Dublin", "2027-05-03");
    let mut now = before.clone();
    now.events.iter_mut().find(|event| event.id == "No end").unwrap().status = EventStatus::Postponed;
    now.events.iter_mut().find(|event| event.id == "Open door").unwrap().status = EventStatus::Cancelled;
    let bread = now.sessions.iter_mut().find(|session| session.event_id == "Bread").unwrap();
    (bread.starts_at, bread.ends_at) =
        (bread.starts_at.map(|at| at + TimeDelta::days(1)), bread.ends_at.map(|at| at + TimeDelta::days(1)));
    let graph = graph(&now, &[&before]);
    let status =
        |name: &str| named(&graph, name)["eventStatus"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    assert_eq!(
        (status("No end").as_str(), status("Open door").as_str(), status("Bread").as_str()),
        ("EventPostponed", "EventCancelled", "EventRescheduled")
    );
    assert_eq!(named(&graph, "Bread")["previousStartDate"], "2027-05-04T10:00:00+01:00");
}

#[test]
fn nothing_closes_the_element_that_holds_it() {
    let text = script_safe(&json!({ "name": "</script><!--&" }));
    assert!(!text.contains(['<', '>', '&']));
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["name"], "</script><!--&");
}

#[test]
fn venues_with_a_position_are_on_the_map() {
    let mut plan = city("Europe/Dublin", "2027-05-03");
    plan.venues.push(Venue {
        id: "far".into(),
        name: "Far away".into(),
        latitude: Some(153.0),
        longitude: Some(0.0),
        ..Venue::default()
    });
    plan.venues.push(Venue { id: "net".into(), name: "On the net".into(), is_online: true, ..Venue::default() });
    let out = venues_geojson(&outgoing(&plan, &[]), &texts());
    assert_eq!(told(&out.notices), ["outgoing_venues_without_position Far away and Library, Old Town"]);
    let file: Value = serde_json::from_str(&out.text).unwrap();
    let features = file["features"].as_array().unwrap();
    assert_eq!(features.len(), 1);
    assert_eq!(features[0]["geometry"]["coordinates"], json!([-6.266_155, 53.35]));
    assert_eq!(
        (&features[0]["properties"]["event_count"], &features[0]["properties"]["session_count"]),
        (&json!(5), &json!(10))
    );
    assert!(!out.text.contains("SECRET"));
}

#[test]
fn indicators_leave_without_small_numbers() {
    let mut plan = empty("Europe/Dublin", "2027-05-03");
    plan.neighbourhoods.push(Neighbourhood {
        id: "east".into(),
        name: " Eastbrook ".into(),
        ..Neighbourhood::default()
    });
    plan.indicators.push(Indicator {
        id: "learners".into(),
        code: "4.3.1".into(),
        name: "Learners: \"adults\"".into(),
        unit: "people".into(),
        definition: "Two\nlines".into(),
        suppress_below: Some(10),
        note: "SECRET".into(),
        ..Indicator::default()
    });
    plan.indicators.push(Indicator {
        id: "world".into(),
        name: "SECRET of the world".into(),
        is_context: true,
        ..Indicator::default()
    });
    let mut add = |on: &str, kind: GroupKind, value: Option<f64>| {
        let neighbourhood_id = (kind == GroupKind::Neighbourhood).then(|| "east".to_owned());
        let reading = Reading {
            id: format!("{on}{kind:?}"),
            indicator_id: "learners".into(),
            measured_on: date(on),
            group_kind: kind,
            neighbourhood_id,
            value,
            ..Reading::default()
        };
        plan.readings.push(reading);
    };
    add("2025-12-31", GroupKind::Total, Some(120.0));
    add("2026-06-30", GroupKind::Total, Some(130.0));
    add("2026-12-31", GroupKind::Total, Some(140.5));
    add("2026-12-31", GroupKind::Neighbourhood, Some(7.0));
    add("2027-12-31", GroupKind::Total, None);
    let data = open_sdg(&plan, date("2027-05-03"), &texts());
    let names: Vec<&str> = data.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["data/indicator_4-3-1.csv", "meta/4-3-1.md"]);
    let text = |at: usize| String::from_utf8(data.files[at].bytes.clone()).unwrap();
    assert_eq!(
        text(0).trim_start_matches('\u{feff}'),
        "Year,Neighbourhood,Units,Observation status,Value\r\n\
         2025,,people,Normal value,120\r\n\
         2026,,people,Normal value,140.5\r\n\
         2026,Eastbrook,people,Suppressed,\r\n\
         2027,,people,Missing value,\r\n"
    );
    assert!(
        text(1).contains("indicator_name: \"Learners: \\\"adults\\\"\"\n")
            && text(1).contains("computation_definitions: \"Two\\nlines\"\n"),
        "{}",
        text(1)
    );
    assert!(!text(0).contains('7') || !text(0).contains(",7"), "no number of few people");
    assert_eq!(
        told(&data.notices),
        ["outgoing_readings_replaced Learners: \"adults\"", "outgoing_suppressed Learners: \"adults\""]
    );
}
