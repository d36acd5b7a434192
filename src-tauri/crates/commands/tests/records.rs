//! Plain records and looking back, through the table of commands.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::DateTime;
use commands::{Desk, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;

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
    assert_eq!(table.call("delete_records", json!({ "table": "indicator", "ids": [indicator] })), 2);
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
