//! Money, risks and meetings of the sample city, asked through the table of commands.

use serde_json::{Value, json};

use crate::common::table::Table;

impl Table {
    fn meetings(&self) -> Vec<Value> {
        self.call("list_meetings", json!({}))["meetings"].as_array().unwrap().clone()
    }
}

#[test]
fn the_money_of_the_week_is_that_of_its_paper() {
    let table = Table::sample();
    let all = table.call("get_budget", json!({}));
    assert_eq!((all["years"][0].as_i64(), all["current_year"].as_i64()), (Some(2022), Some(2027)));
    let budget = table.call("get_budget", json!({ "year": 2027, "week_id": null }));
    let total = &budget["sums"]["total"];
    assert_eq!(total["planned_minor"], 16_000_000);
    assert_eq!(total["secured_minor"], 14_200_000);
    assert_eq!(total["gap_minor"], 1_800_000);
    let city = budget["sums"]["sources"].as_array().unwrap().iter().find(|row| row["key"] == "city").unwrap();
    assert_eq!(city["sums"]["secured_minor"], 9_600_000);
    let week = table.call("get_budget", json!({ "week_id": budget["lines"][0]["week_id"] }));
    assert_eq!(week["sums"]["total"], *total, "all money of 2027 is that of the week");
    let path = table.path("budget");
    table.desk.call("export_budget", json!({}), Some(path)).unwrap();
    let written = std::fs::read_to_string(table.path("budget.csv")).unwrap();
    assert_eq!(written.lines().count(), 1 + all["lines"].as_array().unwrap().len());
}

#[test]
fn risks_are_ranked_and_closed_ones_come_last() {
    let rows = Table::sample().call("list_risks", json!({}));
    let rows = rows.as_array().unwrap();
    assert_eq!((rows[0]["level"].as_str(), rows[0]["risk"]["is_closed"].as_bool()), (Some("high"), Some(false)));
    assert_eq!(rows.last().unwrap()["risk"]["is_closed"], true);
    assert!(rows.iter().any(|row| row["is_review_due"] == true));
}

#[test]
fn a_decision_becomes_an_action_once_and_one_undo_takes_it_back() {
    let table = Table::sample();
    let waits = |row: &Value| row["needs_action"] == true;
    let all: Vec<Value> =
        table.meetings().iter().flat_map(|row| row["decisions"].as_array().unwrap().clone()).collect();
    let open = all.iter().find(|row| waits(row)).unwrap();
    let id = open["decision"]["id"].clone();
    let before = table.call("list_records", json!({ "table": "action" }));
    let action = table.call("add_action_from_decision", json!({ "decision_id": id }));
    let actions = table.call("list_records", json!({ "table": "action" }));
    let made = actions.as_array().unwrap().iter().find(|it| it["id"] == action).unwrap();
    assert_eq!(made["title"], open["decision"]["title"]);
    assert!(made["source"].as_str().unwrap().starts_with("City Council, "), "{made}");
    assert!(made["starts_on"].is_string());
    assert_eq!(table.refused("add_action_from_decision", json!({ "decision_id": id })).code, "already_an_action");
    table.call("undo", json!({}));
    assert_eq!(table.call("list_records", json!({ "table": "action" })), before);
    assert_eq!(table.refused("add_action_from_decision", json!({ "decision_id": "nothing" })).code, "not_found");
}

#[test]
fn papers_come_on_the_agenda_once() {
    let table = Table::sample();
    let meeting = table.meetings().into_iter().find(|row| !row["papers"].as_array().unwrap().is_empty()).unwrap();
    let id = meeting["meeting"]["id"].clone();
    assert_eq!(table.refused("add_agenda_from_papers", json!({ "meeting_id": id })).code, "agenda_complete");
    let items: Vec<Value> = meeting["agenda"].as_array().unwrap().iter().map(|row| row["item"]["id"].clone()).collect();
    table.call("delete_records", json!({ "table": "agenda_item", "ids": items }));
    assert_eq!(table.call("add_agenda_from_papers", json!({ "meeting_id": id })), 1);
    let again = table.meetings().into_iter().find(|row| row["meeting"]["id"] == id).unwrap();
    assert_eq!(
        (again["total_minutes"].as_i64(), again["agenda"][0]["begins_after_minutes"].as_i64()),
        (Some(15), Some(0))
    );
    table.call("undo", json!({}));
    let empty = table.meetings().into_iter().find(|row| row["meeting"]["id"] == id).unwrap();
    assert_eq!(empty["agenda"], json!([]));
}

#[test]
fn meetings_that_were_held_say_what_they_left_open() {
    let table = Table::sample();
    let meetings = table.meetings();
    let on = |date: &str| meetings.iter().find(|row| row["meeting"]["held_on"] == date).unwrap();
    let last = on("2026-10-21");
    assert_eq!((last["is_past"].as_bool(), on("2027-01-18")["is_past"].as_bool()), (Some(true), Some(false)));
    assert_eq!(last["open_points"].as_array().unwrap().len(), 2, "two carried decisions became no action");
    assert_eq!(on("2027-01-18")["open_points"], json!([]), "nothing is late before the meeting");
    assert_eq!(table.call("get_overview", json!({}))["last_meeting_on"], "2026-10-21");
}
