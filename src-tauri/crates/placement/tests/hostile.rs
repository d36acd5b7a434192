//! Wrong files are refused with line, field and reason; odd ones are placed as far as that goes. Nothing panics.

use crate::cases::{event, made_up, place, week};
use placement::*;
use serde_json::{Value, json};

/// One record a line, as the statement's files are.
fn text(instance: &Instance) -> String {
    let Value::Object(fields) = serde_json::to_value(instance).unwrap() else { panic!("an object") };
    let block = |value: &Value| match value {
        Value::Array(records) => {
            format!("[\n{}\n]", records.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n"))
        }
        other => other.to_string(),
    };
    let lines: Vec<String> = fields.iter().map(|(name, value)| format!("{name:?}:{}", block(value))).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

fn sound() -> Instance {
    let pinned = Session { pinned: Some(place(0, 600, "a")), published: None };
    let other = Session { published: Some(place(0, 600, "c")), pinned: None };
    week(vec![
        Event { facilitators: vec!["h1".into()], sessions: vec![pinned], ..event("e") },
        Event { allowed: vec![Window { days: vec![0], from: 0, to: 900 }], sessions: vec![other], ..event("f") },
    ])
}

/// Sets one value; the way to it is written as JSON pointers are.
#[track_caller]
fn check(pointer: &str, value: Value, field: &str, code: &str) {
    let mut json = serde_json::to_value(sound()).unwrap();
    *json.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is there")) = value;
    let pretty = serde_json::to_string_pretty(&json).unwrap();
    let error = read_instance(&pretty).unwrap_err();
    assert_eq!((error.field.as_str(), error.fault.code()), (field, code), "{error}");
    let line = pretty.lines().nth(error.line - 1).unwrap_or_default();
    let last = field.rsplit('.').next().unwrap().split('[').next().unwrap();
    let is_in_list = field.ends_with(']');
    assert!(is_in_list || line.contains(last), "line {} is {line:?}, not about {field}", error.line);
    assert!(error.to_string().contains(&format!("line {}, {field}: ", error.line)));
}

#[test]
fn a_sound_file_is_read() {
    assert_eq!(read_instance(&text(&sound())), Ok(sound()));
}

#[test]
fn what_names_nothing_is_refused() {
    let unknown = "unknown";
    check("/venues/1/neighbourhood", json!("n9"), "venues[1].neighbourhood", unknown);
    check("/rooms/2/venue", json!("v9"), "rooms[2].venue", unknown);
    check("/rooms/0/open/1/day", json!(7), "rooms[0].open[1].day", unknown);
    check("/partners/1/available/0/day", json!(-1), "partners[1].available[0].day", unknown);
    check("/persons/1/available/0/day", json!(2), "persons[1].available[0].day", unknown);
    check("/events/1/host", json!(""), "events[1].host", unknown);
    check("/events/0/facilitators/0", json!("h9"), "events[0].facilitators[0]", unknown);
    check("/events/0/pillar", json!("none"), "events[0].pillar", unknown);
    check("/events/1/allowed/0/days/0", json!(5), "events[1].allowed[0].days[0]", unknown);
    check("/events/0/preferred/days", json!([1, 5]), "events[0].preferred.days[1]", unknown);
    check("/events/0/preferred/venues", json!(["v1", "v9"]), "events[0].preferred.venues[1]", unknown);
    check("/events/0/preferred/neighbourhoods", json!(["x"]), "events[0].preferred.neighbourhoods[0]", unknown);
    check("/events/0/sessions/0/pinned/room", json!("z"), "events[0].sessions[0].pinned.room", unknown);
    check("/events/1/sessions/0/published/day", json!(3), "events[1].sessions[0].published.day", unknown);
}

#[test]
fn what_is_there_twice_is_refused() {
    check("/week/days/1/id", json!(0), "week.days[1].id", "twice");
    check("/rooms/1/id", json!("a"), "rooms[1].id", "twice");
    check("/events/1/id", json!("e"), "events[1].id", "twice");
    check("/events/0/facilitators", json!(["h1", "h1"]), "events[0].facilitators[1]", "twice");
    check("/events/0/audiences", json!(["x", "y", "x"]), "events[0].audiences[2]", "twice");
}

#[test]
fn numbers_out_of_range_are_refused() {
    let code = "out_of_range";
    check("/week/grid_minutes", json!(0), "week.grid_minutes", code);
    check("/week/grid_minutes", json!(i64::MAX), "week.grid_minutes", code);
    check("/week/max_travel_minutes", json!(-1), "week.max_travel_minutes", code);
    check("/weights/moved_room", json!(-5), "weights.moved_room", code);
    check("/waste_bands/0/penalty", json!(-1), "waste_bands[0].penalty", code);
    check("/neighbourhoods/0/target_per_1000", json!(-0.5), "neighbourhoods[0].target_per_1000", code);
    check("/neighbourhoods/0/target_per_1000", json!(1e300), "neighbourhoods[0].target_per_1000", code);
    check("/rooms/0/capacity", json!(-1), "rooms[0].capacity", code);
    check("/events/0/duration_minutes", json!(0), "events[0].duration_minutes", code);
    check("/events/0/sessions/0/pinned/start", json!(1395), "events[0].sessions[0].pinned.start", code);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    check("/format", json!("another/2"), "format", "format");
    check("/waste_bands/2/up_to", json!(90), "waste_bands", "no_last_band");
    check("/waste_bands", json!([]), "waste_bands", "no_last_band");
    check("/events/0/preferred/from", json!(600), "events[0].preferred.to", "half_open_wish");
    check("/events/0/sessions/0/pinned/start", json!(601), "events[0].sessions[0].pinned.start", "off_grid");
    check("/events/0/sessions/0/pinned/start", json!(0), "events[0].sessions[0].pinned", "pinned_broken");
}

#[test]
fn what_is_no_json_of_this_shape_is_refused() {
    check("/rooms/1/capacity", json!("many"), "rooms[1].capacity", "shape");
    check("/events/1/duration_minutes", json!(1.5), "events[1].duration_minutes", "shape");
    let whole = text(&sound());
    let host = whole.replacen("\"host\":\"p1\",", "", 1);
    let error = read_instance(&host).unwrap_err();
    let line = whole.lines().position(|line| line.contains("\"id\":\"e\"")).unwrap() + 1;
    assert_eq!((error.line, error.field.as_str()), (line, "events[0].host"));
    let weights = whole.lines().map(|line| if line.starts_with("\"weights\"") { "\"weights\":{}," } else { line });
    let error = read_instance(&weights.collect::<Vec<_>>().join("\n")).unwrap_err();
    assert_eq!((error.line, error.field.as_str()), (5, "weights.unplaced"));
    let huge = whole.replacen("\"capacity\":20", "\"capacity\":99999999999999999999999", 1);
    assert_eq!(read_instance(&huge).unwrap_err().field, "rooms[0].capacity");
    for text in ["", "null", "[]", "{", "\"", "{\"format\":", "nonsense", "{\"a\":1}}"] {
        assert_eq!(read_instance(text).unwrap_err().fault.code(), "shape", "{text:?}");
        assert!(read_solution(text).is_err(), "{text:?}");
    }
    // Wherever the text breaks off.
    for end in 0..whole.len() - 2 {
        assert!(read_instance(&whole[..end]).is_err(), "cut after {end} bytes");
    }
}

/// Solves for a moment and holds the answer against the checker.
#[track_caller]
fn solves(instance: &Instance) -> Outcome {
    let read = read_instance(&text(instance)).unwrap();
    let outcome = solve(&read, 1, &mut |steps: u64| steps as f64 / 3_000.0);
    assert_eq!(outcome.score.hard, Hard::default());
    outcome
}

#[test]
fn empty_lists_are_placed_as_far_as_that_goes() {
    let none = |change: fn(&mut Instance)| {
        let mut instance = made_up(1, 8);
        change(&mut instance);
        solves(&instance).score.placed
    };
    assert_eq!(none(|instance| instance.events.clear()), 0);
    assert_eq!(none(|instance| instance.rooms.iter_mut().for_each(|room| room.open.clear())), 0);
    assert_eq!(none(|instance| instance.partners.iter_mut().for_each(|one| one.available = Some(Vec::new()))), 0);
    assert_eq!(none(|instance| instance.events.iter_mut().for_each(|event| event.sessions.clear())), 0);
    let empty = Instance {
        week: Week { days: Vec::new(), ..week(Vec::new()).week },
        pillars: Vec::new(),
        neighbourhoods: Vec::new(),
        venues: Vec::new(),
        rooms: Vec::new(),
        partners: Vec::new(),
        persons: Vec::new(),
        ..week(Vec::new())
    };
    assert_eq!(solves(&empty).score.sessions, 0);
}

#[test]
fn huge_numbers_are_counted_with() {
    let mut instance = made_up(2, 10);
    let huge = i64::MAX;
    instance.weights.unplaced = huge;
    instance.weights.day_spread = huge;
    instance.waste_bands[2].penalty = huge;
    instance.week.max_travel_minutes = huge;
    instance.week.days[0].min_sessions = huge;
    instance.week.days[1].max_sessions = i64::MIN;
    instance.neighbourhoods[0].population = huge;
    instance.neighbourhoods[0].target_per_1000 = 1_000_000.0;
    instance.venues[1].x = i64::MIN;
    instance.rooms[1].capacity = huge;
    instance.rooms[0].setup_minutes = huge;
    instance.rooms[2].open.push(Span { day: 0, from: i64::MIN, to: huge });
    instance.events[0].duration_minutes = huge;
    instance.events[1].changeover_minutes = huge;
    instance.events[2].expected = huge;
    solves(&instance);
}
