//! Problems from outside: who sees to them, which are new since yesterday, and what passes with the days.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use commands::Desk;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common;

/// The sample city on a desk whose days pass when a test says so.
struct City {
    desk: Desk,
    days: Arc<AtomicI64>,
    _root: TempDir,
}

impl City {
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        let days = Arc::new(AtomicI64::new(0));
        let moments = AtomicI64::new(0);
        let passed = Arc::clone(&days);
        let desk = Desk::new(common::surroundings(root.path(), "Ann", move || {
            let morning: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
            let moment = TimeDelta::milliseconds(moments.fetch_add(1, Ordering::Relaxed));
            morning + TimeDelta::days(passed.load(Ordering::Relaxed)) + moment
        }));
        common::open_sample(&desk, root.path().join("s.paideia"));
        Self { desk, days, _root: root }
    }

    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    fn wait(&self, days: i64) {
        self.days.fetch_add(days, Ordering::Relaxed);
    }

    fn lines(&self) -> Vec<Value> {
        self.call("list_problem_lines", json!({})).as_array().unwrap().clone()
    }

    fn new_keys(&self) -> Vec<String> {
        let keys = self.call("list_new_problems", json!({}));
        keys.as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()).collect()
    }

    fn line(&self, key: &Value) -> Value {
        self.lines().into_iter().find(|line| line["key"] == *key).unwrap()
    }
}

#[test]
fn problems_are_given_to_somebody_and_taken_back() {
    let city = City::new();
    let keys: Vec<Value> = city.lines().iter().take(3).map(|line| line["key"].clone()).collect();
    let give = |keys: &[Value], owner: &str, due_on: Value| {
        city.call("set_problem_owner", json!({ "keys": keys, "owner": owner, "due_on": due_on }))
    };
    assert_eq!(give(&keys, " Ben ", json!("2026-11-24")), 3);
    for key in &keys {
        let line = city.line(key);
        assert_eq!((&line["owner"], &line["due_on"]), (&json!("Ben"), &json!("2026-11-24")));
        assert_eq!(line["is_late"], false, "its day is today");
    }
    assert_eq!(give(&keys, "Ben", json!("2026-11-24")), 0, "nothing to do");
    assert_eq!(give(&[json!("gone")], "Ben", Value::Null), 0);
    city.wait(1);
    assert_eq!(city.line(&keys[0])["is_late"], true, "its day has passed");
    city.call("save_accepted_problem", json!({ "key": keys[0], "reason": "Known." }));
    assert_eq!(city.line(&keys[0])["is_late"], false, "what is accepted is not late");
    assert_eq!(give(&keys[..1], "", Value::Null), 1);
    assert_eq!(city.line(&keys[0])["owner"], "");
    city.call("undo", json!({}));
    assert_eq!(city.line(&keys[0])["owner"], "Ben");
    for _ in 0..2 {
        city.call("undo", json!({}));
    }
    assert!(keys.iter().all(|key| city.line(key)["owner"] == ""), "one step took all three back");
}

#[test]
fn new_is_what_was_not_open_at_the_end_of_yesterday() {
    let city = City::new();
    let open: Vec<Value> = city.lines().into_iter().filter(|line| line["is_accepted"] == false).collect();
    city.wait(1);
    assert_eq!(city.new_keys(), Vec::<String>::new(), "nothing happened since");
    let events = city.call("list_events", json!({}));
    let is_confirmed = |event: &&Value| event["status"] == "confirmed" && event["problem_count"] == 0;
    let event = events.as_array().unwrap().iter().find(is_confirmed).unwrap();
    city.call("set_event_field", json!({ "id": event["id"], "field": "is_free", "value": false }));
    let new = city.new_keys();
    assert_eq!(new.len(), 1, "{new:?}");
    assert!(new[0].starts_with("not_free-"));
    let key = open[0]["key"].as_str().unwrap();
    city.call("save_accepted_problem", json!({ "key": key, "reason": "Known." }));
    assert_eq!(city.new_keys(), new, "what is accepted is not new");
    city.wait(1);
    assert_eq!(city.new_keys(), Vec::<String>::new(), "it stood yesterday");
    city.call("delete_accepted_problem", json!({ "key": key }));
    assert_eq!(city.new_keys(), [key], "open again, and it was not yesterday");
    city.call("undo", json!({}));
    city.call("look_at", json!({ "as_of": "on:2026-11-25" }));
    assert_eq!(city.new_keys(), new, "looking back, new is what was new then");
}

#[test]
fn a_deadline_passes_at_midnight_without_a_change() {
    let city = City::new();
    let mut week = city.call("get_app_state", json!({}))["plan"]["week"].clone();
    week["copy_deadline_on"] = json!("2026-11-24");
    city.call("save_week", json!({ "week": week }));
    let late = || city.lines().iter().filter(|line| line["code"] == "deadline_passed").count();
    assert_eq!(late(), 0, "it is still the day");
    let revision = city.desk.revision();
    city.wait(1);
    assert!(0 < late());
    assert!(revision < city.desk.revision(), "and the screens are told");
    assert_eq!(city.new_keys().len(), late(), "all of them are new");
}

#[test]
fn in_a_plan_that_was_begun_today_everything_is_new() {
    let city = City::new();
    let begun_on = city.call("get_app_state", json!({}))["plan"]["begun_on"].clone();
    city.call("look_at", json!({ "as_of": format!("on:{}", begun_on.as_str().unwrap()) }));
    let open = city.lines().iter().filter(|line| line["is_accepted"] == false).count();
    assert_eq!(city.new_keys().len(), open);
}
