//! Plain records and looking back, through the table of commands.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::DateTime;
use commands::{Desk, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common;

/// A desk with a new plan on it, and a clock that goes on when told to.
struct Table {
    desk: Desk,
    clock: Arc<AtomicI64>,
    _root: TempDir,
}

/// 1 June 2026, nine o'clock in Dublin.
const START: i64 = 1_780_300_800;
const DAY: i64 = 86_400;

impl Table {
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        let clock = Arc::new(AtomicI64::new(START));
        let hand = Arc::clone(&clock);
        let surroundings = common::surroundings(root.path(), "Ann", move || {
            DateTime::from_timestamp(hand.load(Ordering::Relaxed), 0).unwrap()
        });
        let table = Self { desk: Desk::new(surroundings), clock, _root: root };
        let plan = json!({ "city": "Riverton", "country": "IE", "time_zone": "Europe/Dublin", "week_title": "Week",
            "starts_on": "2027-05-03", "ends_on": "2027-05-09" });
        let path = table._root.path().join("a.paideia");
        table.desk.call("new_plan", json!({ "plan": plan }), Some(path)).unwrap();
        table
    }

    fn wait(&self, days: i64) {
        self.clock.fetch_add(days * DAY, Ordering::Relaxed);
    }

    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    #[track_caller]
    fn refused(&self, name: &str, args: Value) -> Failure {
        self.desk.call(name, args, None).expect_err(name)
    }

    #[track_caller]
    fn save(&self, record: Value) -> String {
        self.call("save_records", json!({ "records": [record] }))[0].as_str().unwrap().to_owned()
    }

    fn list(&self, table: &str) -> Vec<Value> {
        self.call("list_records", json!({ "table": table })).as_array().unwrap().clone()
    }
}

#[test]
fn several_records_are_one_change_and_one_undo() {
    let table = Table::new();
    let goal = table.save(json!({ "table": "goal", "title": "Read for pleasure", "due_on": "2030-12-31" }));
    table.call(
        "save_records",
        json!({ "records": [
            { "table": "action", "title": "Open on Sundays", "goal_id": goal },
            { "table": "action", "title": "Lend on the bus", "goal_id": goal },
        ] }),
    );
    assert_eq!(table.list("action").len(), 2);
    assert_eq!(table.call("undo", json!({}))["code"], "save_records");
    assert!(table.list("action").is_empty());
    table.call("redo", json!({}));
    assert_eq!(table.list("action").len(), 2);
}

#[test]
fn what_a_plan_cannot_hold_is_refused_whole() {
    let table = Table::new();
    for (record, code) in [
        (json!({ "table": "goal", "title": "  " }), "name_missing"),
        (json!({ "table": "action", "title": "x", "goal_id": "nowhere" }), "not_found"),
        (json!({ "table": "task", "title": "x", "subject": "goal", "subject_id": "nowhere" }), "not_found"),
        (json!({ "table": "budget_line", "title": "x", "planned_minor": -1 }), "number_negative"),
        (json!({ "table": "goal", "title": "x", "due_on": "31.12.2030" }), "arguments_not_valid"),
    ] {
        let good = json!({ "table": "goal", "title": "Good" });
        let failure = table.refused("save_records", json!({ "records": [good, record.clone()] }));
        assert_eq!(failure.code, code, "{record}");
        assert!(table.list("goal").is_empty(), "nothing of it was kept: {record}");
    }
}

#[test]
fn fields_are_written_one_by_one_and_leave_the_others() {
    let table = Table::new();
    let goal = table.save(json!({ "table": "goal", "title": "Read", "measure": "Loans" }));
    let set = |fields: Value| json!({ "table": "goal", "id": goal, "fields": fields });
    // A page that has not seen the first yet writes the second: nothing of the first is lost.
    table.call("set_record_fields", set(json!({ "title": "Read for pleasure" })));
    table.call("set_record_fields", set(json!({ "due_on": "2030-12-31" })));
    let saved = table.list("goal").remove(0);
    assert_eq!(saved["title"], "Read for pleasure");
    assert_eq!(saved["due_on"], "2030-12-31");
    table.call("undo", json!({}));
    assert_eq!(table.list("goal")[0]["due_on"], Value::Null);
    for (fields, code) in [
        (json!({ "titel": "x" }), "unknown_field"),
        (json!({ "id": "x" }), "unknown_field"),
        (json!({ "table": "task" }), "unknown_field"),
        (json!({ "title": "" }), "name_missing"),
        (json!({ "due_on": "31.12.2030" }), "bad_value"),
    ] {
        assert_eq!(table.refused("set_record_fields", set(fields.clone())).code, code, "{fields}");
    }
    let unknown = json!({ "table": "goal", "id": "nowhere", "fields": {} });
    assert_eq!(table.refused("set_record_fields", unknown).code, "not_found");
}

#[test]
fn readings_of_one_day_and_group_are_one_record() {
    let table = Table::new();
    let indicator = table.save(json!({ "table": "indicator", "name": "Adults who learn" }));
    let reading = |value: f64| {
        json!({ "table": "reading", "indicator_id": indicator, "measured_on": "2026-06-30", "group_kind": "total",
            "value": value })
    };
    let first = table.save(reading(12.5));
    assert_eq!(table.save(reading(13.0)), first);
    assert_eq!(table.list("reading").len(), 1);
    let mut moved = table.list("reading")[0].clone();
    moved["measured_on"] = json!("2026-07-31");
    table.save(moved);
    let readings = table.list("reading");
    assert_eq!((readings.len(), &readings[0]["measured_on"]), (1, &json!("2026-07-31")), "moved, not doubled");
    assert_eq!(
        table.call("delete_records", json!({ "table": "indicator", "ids": [indicator] })),
        json!({ "along": { "reading": 1 }, "left": {} })
    );
    assert!(table.list("reading").is_empty());
    table.call("undo", json!({}));
    assert_eq!(table.list("reading").len(), 1);
}

#[test]
fn looking_back_shows_what_was_and_changes_nothing() {
    let table = Table::new();
    table.save(json!({ "table": "goal", "title": "First" }));
    table.call("save_version", json!({ "name": "as tabled" }));
    table.wait(3);
    let second = table.save(json!({ "table": "goal", "title": "Second" }));
    let titles =
        || table.list("goal").iter().map(|goal| goal["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    for as_of in ["as tabled", "on:2026-06-01", "on:2026-06-03"] {
        table.call("look_at", json!({ "as_of": as_of }));
        assert_eq!(titles(), ["First"], "{as_of}");
        let state = table.call("get_app_state", json!({}));
        let day = if as_of == "on:2026-06-03" { "2026-06-03" } else { "2026-06-01" };
        assert_eq!((&state["today"], &state["plan"]["as_of"]["on"]), (&json!(day), &json!(day)), "{as_of}");
        let goal = json!({ "records": [{ "table": "goal", "title": "Third" }] });
        assert_eq!(table.refused("save_records", goal).code, "looking_back");
        assert_eq!(table.refused("undo", json!({})).code, "looking_back");
    }
    assert_eq!(table.refused("look_at", json!({ "as_of": "never named" })).code, "no_such_version");
    assert_eq!(table.refused("look_at", json!({ "as_of": "on:yesterday" })).code, "no_such_version");
    table.call("look_at", json!({ "as_of": null }));
    assert_eq!(titles(), ["First", "Second"]);
    table.call("delete_records", json!({ "table": "goal", "ids": [second] }));
    assert_eq!(titles(), ["First"]);
}

#[test]
fn a_value_that_is_moved_onto_another_is_refused_until_the_person_has_decided() {
    let table = Table::new();
    let indicator = table.save(json!({ "table": "indicator", "name": "Libraries" }));
    let reading = |id: &str, on: &str, value: i64| json!({ "table": "reading", "id": id, "indicator_id": indicator, "measured_on": on, "value": value });
    let target = |id: &str, year: i64, value: i64| json!({ "table": "indicator_target", "id": id, "indicator_id": indicator, "year": year, "value": value });
    type Make<'a> = &'a dyn Fn(&str, bool, i64) -> Value;
    let readings: Make = &|id, is_later, value| reading(id, if is_later { "2026-06-30" } else { "2025-06-30" }, value);
    let targets: Make = &|id, is_later, value| target(id, if is_later { 2027 } else { 2026 }, value);
    for (name, make) in [("reading", readings), ("indicator_target", targets)] {
        let first = table.save(make("", false, 10));
        let second = table.save(make("", true, 20));
        let before = table.list(name);
        let refused = table.refused("save_records", json!({ "records": [make(&first, true, 11)] }));
        assert_eq!(refused.code, "place_taken", "{name}");
        assert_eq!((refused.values["there"].as_str(), refused.values["new"].as_str()), ("20", "11"), "both values");
        assert_eq!(table.list(name), before, "{name}: nothing overwritten");
        let moved = table.call("set_moved_records", json!({ "records": [make(&first, true, 11)] }));
        assert_eq!(moved, json!([second]));
        let now = table.list(name);
        assert_eq!((now.len(), now[0]["value"].as_f64()), (1, Some(11.0)), "{name}");
        table.call("undo", json!({}));
        assert_eq!(table.list(name), before, "one undo brings both back");
        // A free place needs no question.
        let free = if name == "reading" { reading(&first, "2024-06-30", 12) } else { target(&first, 2030, 12) };
        table.call("save_records", json!({ "records": [free] }));
        assert_eq!(table.list(name).len(), 2);
    }
}

#[test]
fn a_record_comes_back_from_the_bin_with_its_links_through_the_table() {
    let table = Table::new();
    let goal = table.save(json!({ "table": "goal", "title": "Read for pleasure" }));
    let action = table.save(json!({ "table": "action", "title": "Open on Sundays", "goal_id": goal }));
    let other = table.save(json!({ "table": "action", "title": "Lend on the bus", "goal_id": goal }));
    table.call("delete_records", json!({ "table": "goal", "ids": [goal] }));
    assert!(table.list("action").iter().all(|action| action["goal_id"].is_null()));
    let second = table.save(json!({ "table": "goal", "title": "Write" }));
    table.save(json!({ "table": "action", "id": other, "title": "Lend on the bus", "goal_id": second }));
    let restored = table.call("restore_record", json!({ "table": "goal", "id": goal }));
    assert_eq!((restored["link_count"].as_i64(), restored["left_alone_count"].as_i64()), (Some(1), Some(1)));
    let of = |id: &str| table.list("action").iter().find(|it| it["id"] == id).unwrap()["goal_id"].clone();
    assert_eq!((of(&action), of(&other)), (json!(goal), json!(second)));
}

#[test]
fn a_damaged_plan_is_saved_without_an_open_plan() {
    let table = Table::new();
    table.save(json!({ "table": "goal", "title": "Read for pleasure" }));
    let path = table._root.path().join("a.paideia");
    table.call("close_plan", json!({}));
    table.wait(1);
    table.desk.call("open_plan", json!({ "accept_risk": false }), Some(path.clone())).unwrap();
    table.save(json!({ "table": "goal", "title": "Write" }));
    table.call("close_plan", json!({}));
    std::fs::write(&path, b"nothing of a plan").unwrap();
    assert_eq!(
        table.desk.call("open_plan", json!({ "accept_risk": false }), Some(path.clone())).unwrap_err().code,
        "damaged",
        "its safety copies tell that it was a plan"
    );
    let found = table.desk.call("check_damaged_plan", json!({}), Some(path.clone())).unwrap().value;
    let key = found["choices"][0]["key"].clone();
    table.desk.call("recover_plan", json!({ "key": key }), Some(path)).unwrap();
    assert_eq!(table.list("goal").len(), 1, "as it was when the day began");
}

#[test]
fn erased_words_go_from_what_this_computer_keeps_of_the_page() {
    let table = Table::new();
    let goal = table.save(json!({ "table": "goal", "title": "Tea with Ada Quillfeather" }));
    table.save(json!({ "table": "goal", "id": goal, "title": "Tea" }));
    let mut settings = table.call("get_app_state", json!({}))["settings"].clone();
    settings["page"] = json!({ "search": ["who is Quillfeather?"], "column": 3 });
    table.call("set_settings", json!({ "settings": settings }));
    let erased = table.call("delete_words_for_ever", json!({ "words": "Quillfeather" }));
    assert_eq!(erased["unfinished"], json!([]));
    let page = || table.call("get_app_state", json!({}))["settings"]["page"].clone();
    assert!(!page().to_string().contains("Quillfeather") && page()["column"] == 3, "{}", page());
    // A page that has not read its settings anew sends what it still has in memory.
    settings["page"]["column"] = json!(4);
    table.call("set_settings", json!({ "settings": settings }));
    assert!(!page().to_string().contains("Quillfeather") && page()["column"] == 4, "{}", page());
    let kept = std::fs::read_to_string(table._root.path().join("home/settings.json")).unwrap();
    assert!(!kept.contains("Quillfeather"), "{kept}");
}
