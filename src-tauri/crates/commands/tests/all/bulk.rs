//! One change of many events from outside: its preview is what it does, and undo takes all of it back.

use serde_json::{Value, json};

use crate::common::table::Table;

fn check(table: &Table, change: &Value, ids: &Value) -> Value {
    table.call("check_bulk_change", json!({ "change": change, "event_ids": ids }))
}

fn set(table: &Table, change: &Value, ids: &Value) -> Value {
    table.call("set_bulk_change", json!({ "change": change, "event_ids": ids, "reason": " Storm " }))
}

fn open_problems(table: &Table) -> usize {
    let problems = table.call("list_problems", json!({}));
    problems.as_array().unwrap().iter().filter(|problem| problem["accepted"].is_null()).count()
}

/// A venue with sessions on a day of the sample, and its day.
fn busy_venue(table: &Table) -> (Value, String) {
    let sessions = table.call("list_sessions", json!({}));
    let is_placed = |it: &&Value| it["venue_id"].is_string() && it["starts_at"].is_string();
    let session = sessions.as_array().unwrap().iter().find(is_placed).unwrap().clone();
    (session["venue_id"].clone(), session["starts_at"].as_str().unwrap()[..10].to_owned())
}

fn changes(table: &Table) -> Vec<Value> {
    let (venue_id, on) = busy_venue(table);
    vec![
        json!({ "kind": "postpone" }),
        json!({ "kind": "cancel" }),
        json!({ "kind": "go_online", "venue_id": null }),
        json!({ "kind": "close_venue", "venue_id": venue_id, "on": on }),
    ]
}

#[test]
fn a_change_does_what_its_preview_said_and_one_undo_gives_every_table_back() {
    let table = Table::sample();
    let before = table.plan();
    for change in changes(&table) {
        let preview = check(&table, &change, &Value::Null);
        let (now, revision) = (open_problems(&table), table.revision());
        assert_eq!(preview["problems_before"], json!(now));
        assert!(0 < preview["counts"]["event_count"].as_u64().unwrap(), "{change}: {preview}");
        assert_eq!(set(&table, &change, &Value::Null), preview["counts"]);
        assert_eq!(table.revision(), revision + 1, "{change} is one change");
        assert_eq!(preview["problems_after"], json!(open_problems(&table)), "{change}");
        assert_eq!(check(&table, &change, &Value::Null)["counts"]["event_count"], 0, "{change} is not made twice");
        assert!(table.plan() != before, "{change}");
        table.call("undo", json!({}));
        assert!(table.plan() == before, "{change} is taken back whole");
    }
}

#[test]
fn a_change_keeps_its_reason_with_every_event_and_in_the_history() {
    let table = Table::sample();
    let confirmed = table.at("confirmed");
    set(&table, &json!({ "kind": "postpone" }), &Value::Null);
    assert!(table.at("confirmed").is_empty() && table.at("accepted").is_empty());
    let last = table.detail(&confirmed[0])["steps"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last["to_status"], &last["reason"], &last["taken_on"]),
        (&json!("postponed"), &json!("Storm"), &json!("2026-11-24"))
    );
    let label = table.call("list_history", json!({ "before": null, "limit": 1 }))[0]["label"].clone();
    assert_eq!((&label["code"], &label["values"]["kind"]), (&json!("set_bulk_change"), &json!("postpone")));
}

#[test]
fn only_chosen_events_change_and_nothing_is_written_for_nothing() {
    let table = Table::sample();
    let confirmed = table.at("confirmed");
    let (chosen, submitted) = (json!(confirmed[..2]), json!(table.at("submitted")));
    assert_eq!(set(&table, &json!({ "kind": "cancel" }), &chosen)["event_count"], 2);
    assert_eq!(table.at("confirmed").len(), confirmed.len() - 2);
    let revision = table.revision();
    let none = set(&table, &json!({ "kind": "postpone" }), &submitted);
    assert_eq!((&none["event_count"], table.revision()), (&json!(0), revision));
    assert_eq!(none["left"], json!([{ "reason": "undecided", "event_count": submitted.as_array().unwrap().len() }]));
}

#[test]
fn what_cannot_be_is_refused() {
    let table = Table::sample();
    let nowhere = json!({ "kind": "close_venue", "venue_id": "nowhere", "on": "2027-05-04" });
    let offline = json!({ "kind": "go_online", "venue_id": "nowhere" });
    for (change, reason, code) in [
        (json!({ "kind": "postpone" }), " ", "status_reason_missing"),
        (json!({ "kind": "cancel" }), "", "status_reason_missing"),
        (nowhere, "Flood", "not_found"),
        (offline, "Flood", "not_found"),
    ] {
        let args = json!({ "change": change, "event_ids": null, "reason": reason });
        assert_eq!(table.refused("set_bulk_change", args).code, code, "{change}");
    }
}

#[test]
fn a_closed_venue_stays_closed_to_what_comes_later() {
    let table = Table::sample();
    let (venue_id, on) = busy_venue(&table);
    set(&table, &json!({ "kind": "close_venue", "venue_id": venue_id, "on": on }), &Value::Null);
    let rooms = table.call("list_board_rooms", json!({}));
    let ours = rooms.as_array().unwrap().iter().filter(|room| room["venue_id"] == venue_id);
    let hours: Vec<&Value> =
        ours.flat_map(|room| room["open"].as_array().unwrap()).filter(|open| open["on"] == on.as_str()).collect();
    assert!(!hours.is_empty());
    assert!(hours.iter().all(|open| open["is_known"] == true && open["spans"] == json!([])), "{hours:?}");
}

#[test]
fn money_and_listing_are_two_tracks_and_grants_stand_against_the_budget() {
    let table = Table::sample();
    let told = table.call("get_grants", json!({}));
    let rows = table.call("list_events", json!({}));
    for track in told["tracks"].as_array().unwrap() {
        let counts = ["drafts", "pending", "in_programme", "off"].map(|name| track[name].as_u64().unwrap());
        let listed = rows.as_array().unwrap().iter().filter(|row| row["track"] == track["track"]).count();
        assert_eq!(counts.iter().sum::<u64>(), listed as u64, "{track}");
    }
    assert_eq!(
        (&told["budget"]["planned_minor"], &told["budget"]["secured_minor"]),
        (&json!(2_200_000), &json!(500_000))
    );
    let wants = |row: &&Value| row["status"] == "submitted" && 0 < row["money_asked_minor"].as_i64().unwrap_or(0);
    let event = rows.as_array().unwrap().iter().find(wants).unwrap();
    let grant = json!({ "id": event["id"], "field": "money_granted_minor", "value": 1_000 });
    table.call("set_event_field", grant);
    let now = table.call("get_grants", json!({}));
    let number = |of: &Value, name: &str| of[name].as_i64().unwrap();
    assert_eq!(number(&now, "granted_minor"), number(&told, "granted_minor") + 1_000);
    assert_eq!(number(&now, "left_minor"), number(&told, "left_minor") - 1_000);
    assert_eq!(number(&now, "undecided_count"), number(&told, "undecided_count") - 1);
}
