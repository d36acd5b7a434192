//! Boards from outside: their cards, what changed since a meeting, looking back, and the printed copy.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use commands::{Desk, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common;

/// A desk with the sample city on it, and a clock that can be put forward.
struct Table {
    desk: Desk,
    root: TempDir,
    days: Arc<AtomicI64>,
}

impl Table {
    fn sample() -> Self {
        let root = TempDir::new().unwrap();
        let days = Arc::new(AtomicI64::new(0));
        let begun: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
        let passed = Arc::clone(&days);
        let surroundings =
            common::surroundings(root.path(), "Ann", move || begun + TimeDelta::days(passed.load(Ordering::Relaxed)));
        let table = Self { desk: Desk::new(surroundings), root, days };
        common::open_sample(&table.desk, table.path("s.paideia"));
        table
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn wait(&self, days: i64) {
        self.days.fetch_add(days, Ordering::Relaxed);
    }

    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        match self.desk.call(name, args, None) {
            Ok(answer) => answer.value,
            Err(failure) => panic!("{name}: {failure}"),
        }
    }

    #[track_caller]
    fn refused(&self, name: &str, args: Value) -> Failure {
        self.desk.call(name, args, None).expect_err(name)
    }

    fn save(&self, record: Value) -> String {
        self.call("save_records", json!({ "records": [record] }))[0].as_str().unwrap().to_owned()
    }
}

fn texts(list: &Value, field: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|it| it[field].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_card_of_every_board_can_be_asked_for() {
    let table = Table::sample();
    let boards = table.call("list_boards", json!({}));
    assert!(9 <= boards.as_array().unwrap().len(), "{boards}");
    for board in boards.as_array().unwrap() {
        for card in board["cards"].as_array().unwrap() {
            let (kind, name) = card.as_str().unwrap().split_once(':').unwrap();
            match kind {
                "figure" => drop(table.call("get_figures", json!({ "codes": [name] }))),
                "list" => drop(table.call("get_lists", json!({ "codes": [name] }))),
                "chart" if board["is_built_in"] == true => drop(table.call("draw_chart", json!({ "name": name }))),
                _ => {}
            }
        }
    }
    assert_eq!(table.refused("get_figures", json!({ "codes": ["no"] })).code, "no_such_card");
    assert_eq!(table.refused("get_lists", json!({ "codes": ["no"] })).code, "no_such_card");
}

#[test]
fn a_recommendation_to_decide_keeps_its_condition() {
    let table = Table::sample();
    let list = &table.call("get_lists", json!({ "codes": ["decide_next"] }))[0];
    let plain = |title: String| title.replace(['\u{2068}', '\u{2069}'], "");
    let titles: Vec<String> = texts(&list["rows"], "title").into_iter().map(plain).collect();
    let asked = "Agree, subject to the Finance Committee, grants of up to €500, paid in advance,";
    assert!(titles.iter().any(|title| title.starts_with(asked)), "{titles:?}");
}

#[test]
fn every_card_of_the_catalogue_has_words() {
    let table = Table::sample();
    let groups = table.call("list_cards", json!({}));
    for group in groups.as_array().unwrap() {
        for card in group["cards"].as_array().unwrap() {
            let (code, title) = (card["code"].as_str().unwrap(), card["title"].as_str().unwrap());
            let is_id = ["figure-", "list-", "chart-"].iter().any(|start| title.starts_with(start));
            assert!(!title.is_empty() && !is_id, "{code} is called {title}");
            let (kind, name) = code.split_once(':').unwrap();
            if kind == "figure" {
                let figure = &table.call("get_figures", json!({ "codes": [name] }))[0];
                for field in ["title", "number", "detail", "status_text"] {
                    let text = figure[field].as_str().unwrap();
                    assert!(!text.contains("figure-") && !text.contains("{$"), "{code} {field}: {text}");
                }
            }
            if kind == "list" {
                let list = table.call("get_lists", json!({ "codes": [name] }))[0].to_string();
                assert!(!list.contains("\"board-") && !list.contains("\"list-") && !list.contains("{$"), "{list}");
            }
        }
    }
}

#[test]
fn what_changed_since_the_last_meeting_is_told_and_marked() {
    let table = Table::sample();
    table.save(json!({ "table": "meeting", "body": "Steering group", "held_on": "2026-11-24" }));
    table.wait(2);
    let quiet = table.call("get_changes_since", json!({ "since": null }));
    assert_eq!((quiet["is_known"].as_bool(), quiet["rows"].as_array().unwrap().len()), (Some(true), 0), "{quiet}");
    let late = || table.call("get_lists", json!({ "codes": ["late"] }))[0]["total"].as_u64().unwrap();
    let late_before = late();
    let goal = table.save(json!({ "table": "goal", "title": "A card for every reader", "due_on": "2026-11-25" }));
    let changes = table.call("get_changes_since", json!({ "since": null }));
    assert_eq!(texts(&changes["rows"], "title"), ["One new goal: A card for every reader"]);
    assert_eq!(changes["marks"], json!([{ "key": format!("goal:{goal}"), "is_new": true }]));
    assert!(changes["about"].as_str().unwrap().contains("Steering group"), "{changes}");
    assert_eq!(late(), late_before + 1, "its day is over");
    let card = &table.call("get_lists", json!({ "codes": ["what_changed"] }))[0];
    assert_eq!(texts(&card["rows"], "title"), ["One new goal: A card for every reader"]);
}

/// Hosts who have confirmed are shown as a share, which can rise while there are fewer of them.
#[test]
fn a_figure_that_is_a_share_goes_up_or_down_by_its_share() {
    let table = Table::sample();
    table.save(json!({ "table": "meeting", "body": "Steering group", "held_on": "2026-11-24" }));
    table.wait(2);
    let confirmed = || table.call("get_figures", json!({ "codes": ["confirmed"] }))[0].clone();
    let before = confirmed();
    let events = table.call("list_events", json!({}));
    let of = |status: &str| -> Vec<&str> {
        let its = events.as_array().unwrap().iter().filter(|event| event["status"] == status);
        its.map(|event| event["id"].as_str().unwrap()).collect()
    };
    let decline = |ids: &[&str]| {
        table.call("set_event_status", json!({ "ids": ids, "status": "declined", "reason": "Too late" }))
    };
    decline(&of("submitted"));
    let withdrawn = json!({ "ids": [of("confirmed")[0]], "status": "withdrawn", "reason": "Ill" });
    table.call("set_event_status", withdrawn);
    let after = confirmed();
    assert!(after["value"].as_f64() < before["value"].as_f64(), "{after}");
    assert!(before["percent"].as_f64() < after["percent"].as_f64(), "{after}");
    let changes = table.call("get_changes_since", json!({ "since": null }));
    let told = changes["figures"].as_array().unwrap().iter().find(|it| it["code"] == "confirmed").unwrap();
    let was = format!("up from {} on", before["number"].as_str().unwrap());
    assert!(told["text"].as_str().unwrap().starts_with(&was), "{told}");
}

#[test]
fn a_short_history_says_so() {
    let table = Table::sample();
    let changes = table.call("get_changes_since", json!({ "since": "on:2020-01-01" }));
    assert_eq!(changes["is_known"], false);
    assert!(changes["about"].as_str().unwrap().contains("begun after"), "{changes}");
    assert_eq!(table.refused("look_at", json!({ "as_of": "on:2020-01-01" })).code, "nothing_before");
    assert!(table.call("get_app_state", json!({}))["plan"]["as_of"].is_null(), "the screens stay at today");
}

#[test]
fn boards_show_what_was_known_then() {
    let table = Table::sample();
    let late = |table: &Table| table.call("get_figures", json!({ "codes": ["actions_late"] }))[0]["value"].as_f64();
    let before = late(&table).unwrap();
    table.wait(3);
    table.save(json!({ "table": "action", "title": "Map", "due_on": "2026-11-25" }));
    assert!(before < late(&table).unwrap());
    table.call("look_at", json!({ "as_of": "on:2026-11-24" }));
    assert_eq!(late(&table), Some(before));
    let board = json!({ "table": "board", "title": "Mine", "cards": ["list:late"] });
    assert_eq!(table.refused("save_records", json!({ "records": [board] })).code, "looking_back");
    table.call("look_at", json!({ "as_of": null }));
    let id = table.save(board);
    assert!(texts(&table.call("list_boards", json!({})), "id").contains(&id));
    table.call("look_at", json!({ "as_of": "on:2026-11-24" }));
    assert!(texts(&table.call("list_boards", json!({})), "id").contains(&id), "boards are those of today");
}

#[test]
fn a_board_is_printed_as_it_is_shown() {
    let table = Table::sample();
    for board in texts(&table.call("list_boards", json!({})), "id") {
        let path = table.path(&format!("{}.pdf", board.replace(':', "-")));
        let args = json!({ "kind": "board", "options": { "name": board }, "ending": "pdf" });
        let answer = table.desk.call("export_output", args, Some(path.clone()));
        let answer = answer.unwrap_or_else(|failure| panic!("{board}: {failure}"));
        assert!(1 <= answer.value["pages"].as_u64().unwrap(), "{board}");
        assert!(std::fs::read(path).unwrap().starts_with(b"%PDF-1.7"));
    }
    let args = |board: &str| json!({ "kind": "board", "options": { "name": board }, "ending": null });
    let wrong = table.desk.call("export_output", args("no"), Some(table.path("x.pdf")));
    assert_eq!(wrong.expect_err("no such board").code, "unknown_choice");
    let wrong = table.desk.call("export_output", args("built-in:pillars"), Some(table.path("x.doc")));
    assert_eq!(wrong.expect_err("no such ending").code, "unknown_ending");
}
