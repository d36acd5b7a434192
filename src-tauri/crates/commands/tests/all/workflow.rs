//! The workflow of events from outside: allowed steps, reasons, days, bulk, undo, and what a file may change.

use std::slice;

use domain::EventStatus;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common::table::Table;

#[test]
fn a_step_is_kept_with_its_day_and_reason_and_undone_with_it() {
    let table = Table::sample();
    let id = table.at("submitted").remove(0);
    let before = table.detail(&id);
    table.set(slice::from_ref(&id), "needs_information", " Which room? ");
    table.set(slice::from_ref(&id), "accepted", "");
    let steps = table.detail(&id)["steps"].as_array().unwrap().clone();
    let told: Vec<[&Value; 4]> =
        steps.iter().map(|it| [&it["from_status"], &it["to_status"], &it["taken_on"], &it["reason"]]).collect();
    assert_eq!(
        json!(told[told.len() - 2..]),
        json!([
            ["submitted", "needs_information", "2026-11-24", "Which room?"],
            ["needs_information", "accepted", "2026-11-24", ""]
        ])
    );
    table.call("undo", json!({}));
    table.call("undo", json!({}));
    let after = table.detail(&id);
    assert_eq!((&after["steps"], &after["draft"]), (&before["steps"], &before["draft"]));
}

#[test]
fn an_event_holds_others_and_never_itself() {
    let table = Table::sample();
    let ids = table.at("confirmed");
    let part_of = |part: &str, whole: Value| json!({ "id": part, "field": "umbrella_id", "value": whole });
    table.call("set_event_field", part_of(&ids[1], json!(ids[0])));
    table.call("set_event_field", part_of(&ids[2], json!(ids[1])));
    let whole = table.detail(&ids[0]);
    assert_eq!((whole["parts"].as_array().unwrap().len(), &whole["parts"][0]["id"]), (1, &json!(ids[1])));
    let middle = table.detail(&ids[1]);
    assert_eq!((&middle["umbrella"]["id"], &middle["parts"][0]["id"]), (&json!(ids[0]), &json!(ids[2])));
    for whole in [&ids[0], &ids[1], &ids[2]] {
        let failure = table.refused("set_event_field", part_of(&ids[0], json!(whole)));
        assert_eq!(failure.code, "umbrella_circle", "{whole}");
    }
    table.call("set_event_field", part_of(&ids[1], Value::Null));
    assert_eq!(table.detail(&ids[1])["umbrella"], Value::Null);
}

#[test]
fn what_the_workflow_does_not_have_is_refused_in_every_way() {
    let table = Table::sample();
    let submitted = table.at("submitted").remove(0);
    let draft = table.detail(&submitted)["draft"].clone();
    let mut held = draft.clone();
    held["event"]["status"] = json!("held");
    let mut declined = draft;
    declined["event"]["status"] = json!("declined");
    let field = |value: &str| json!({ "id": submitted, "field": "status", "value": value });
    let cases = [
        ("set_event_status", json!({ "ids": [submitted], "status": "held", "reason": null }), "status_step_refused"),
        (
            "set_event_status",
            json!({ "ids": [submitted], "status": "declined", "reason": " " }),
            "status_reason_missing",
        ),
        ("set_event_status", json!({ "ids": [submitted], "status": "declined" }), "status_reason_missing"),
        ("set_event_field", field("cancelled"), "status_step_refused"),
        ("set_event_field", field("withdrawn"), "status_reason_missing"),
        ("save_event", json!({ "draft": held }), "status_step_refused"),
        ("save_event", json!({ "draft": declined }), "status_reason_missing"),
    ];
    for (name, args, code) in cases {
        assert_eq!(table.refused(name, args.clone()).code, code, "{name} {args}");
    }
    let failure = table.refused("set_event_status", json!({ "ids": [submitted], "status": "held", "reason": null }));
    assert_eq!((failure.values["from"].as_str(), failure.values["to"].as_str()), ("Submitted", "Held"));
    assert!(failure.values["steps"].contains("Accepted"), "{:?}", failure.values);
}

#[test]
fn many_go_together_or_not_at_all() {
    let table = Table::sample();
    let (submitted, confirmed) = (table.at("submitted"), table.at("confirmed"));
    assert!(1 < submitted.len() && !confirmed.is_empty());
    let mixed: Vec<&String> = submitted.iter().chain(&confirmed[..1]).collect();
    let args = json!({ "ids": mixed, "status": "declined", "reason": "No room left" });
    assert_eq!(table.refused("set_event_status", args).code, "status_step_refused");
    let revision = table.revision();
    // Named twice is one event.
    let twice: Vec<String> = submitted.iter().chain(&submitted).cloned().collect();
    table.set(&twice, "declined", "No room left");
    assert_eq!(table.revision(), revision + 1, "one change");
    for id in &submitted {
        let steps = table.detail(id)["steps"].as_array().unwrap().clone();
        assert_eq!(steps.iter().filter(|step| step["reason"] == "No room left").count(), 1);
    }
    table.call("undo", json!({}));
    assert_eq!(table.at("submitted"), submitted);
}

#[test]
fn a_form_keeps_its_reason_and_a_new_event_its_first_step() {
    let table = Table::sample();
    let id = table.at("confirmed").remove(0);
    let mut draft = table.detail(&id)["draft"].clone();
    draft["event"]["status"] = json!("postponed");
    draft["status_reason"] = json!("The hall is being painted");
    table.call("save_event", json!({ "draft": draft }));
    let detail = table.detail(&id);
    assert_eq!(detail["steps"].as_array().unwrap().last().unwrap()["reason"], "The hall is being painted");
    assert_eq!(detail["draft"]["status_reason"], "", "a reason belongs to its step");
    // Saved again as it is: no step.
    let count = detail["steps"].as_array().unwrap().len();
    table.call("save_event", json!({ "draft": detail["draft"] }));
    assert_eq!(table.detail(&id)["steps"].as_array().unwrap().len(), count);

    let mut new = detail["draft"].clone();
    new["event"]["id"] = json!("");
    new["event"]["status"] = json!("accepted");
    for list in ["sessions", "partners", "people", "tags"] {
        new[list] = json!([]);
    }
    let id = table.call("save_event", json!({ "draft": new })).as_str().unwrap().to_owned();
    let steps = table.detail(&id)["steps"].clone();
    assert_eq!((steps.as_array().unwrap().len(), &steps[0]["from_status"]), (1, &Value::Null));
}

#[test]
fn a_file_takes_no_decision_back_and_its_steps_are_kept() {
    let table = Table::sample();
    let import = |name: &str, text: &str| {
        let path = table.path(name);
        std::fs::write(&path, text).unwrap();
        let args = json!({ "kind": "events", "options": {} });
        let preview = table.desk.call("open_import", args, Some(path)).unwrap().value;
        table.call("write_import", json!({}));
        preview
    };
    let head = "Number,Title,Organiser,Date,Start,End,Status\n";
    let row = |status: &str| format!("{head}K1,Kites over the quay,Harbour Club,2027-05-04,10:00,11:00,{status}\n");
    import("first.csv", &row("submitted"));
    let id = table
        .at("submitted")
        .into_iter()
        .find(|id| table.detail(id)["draft"]["event"]["title"] == "Kites over the quay");
    let id = id.unwrap();
    table.set(slice::from_ref(&id), "accepted", "");
    // The sender's table still says what it said.
    let preview = import("again.csv", &row("submitted"));
    assert!(
        preview["told"].as_array().unwrap().iter().any(|told| told["reason"] == "status_step_refused"),
        "{}",
        preview["told"]
    );
    assert_eq!(table.detail(&id)["draft"]["event"]["status"], "accepted");
    import("off.csv", &row("cancelled"));
    let detail = table.detail(&id);
    assert_eq!(detail["draft"]["event"]["status"], "cancelled");
    let steps: Vec<String> =
        detail["steps"].as_array().unwrap().iter().map(|it| it["to_status"].as_str().unwrap().to_owned()).collect();
    assert_eq!(steps, ["submitted", "accepted", "cancelled"]);
    assert_eq!(detail["steps"][2]["reason"], "off.csv, 2", "where it was said");
}

#[test]
fn every_rule_of_the_workflow_is_told() {
    let table = Table::sample();
    let rules = table.call("list_status_rules", json!({}));
    let rules = rules.as_array().unwrap();
    assert_eq!(rules.len(), EventStatus::ALL.len());
    let rule = rules.iter().find(|rule| rule["status"] == "declined").unwrap();
    assert_eq!((&rule["needs_reason"], &rule["steps"]), (&json!(true), &json!(["submitted", "accepted"])));
}

#[test]
fn hosts_are_asked_for_what_is_missing_in_a_table_for_letters() {
    let table = Table::sample();
    let id = table.at("submitted").remove(0);
    table.set(slice::from_ref(&id), "needs_information", "Which room, please?");
    let rows = table.call("list_missing_details", json!({}));
    let rows = rows.as_array().unwrap();
    let events = |row: &Value| row["host"]["events"].as_array().unwrap().clone();
    let asked = rows.iter().find(|row| events(row).iter().any(|event| event["event_id"] == id.as_str())).unwrap();
    let event = events(asked).into_iter().find(|event| event["event_id"] == id.as_str()).unwrap();
    assert_eq!(event["question"], "Which room, please?");
    assert!(rows.iter().all(|row| 0 < row["host"]["detail_count"].as_u64().unwrap()));

    let path = table.path("letters.csv");
    table.desk.call("export_missing_details", json!({}), Some(path.clone())).unwrap();
    let read = table.desk.call("read_table", json!({ "options": {} }), Some(path)).unwrap().value;
    assert_eq!(read["headers"][2], "E-mail");
    let hosts = rows.iter().filter(|row| row["host"]["partner_id"].is_string());
    assert_eq!(read["rows"].as_array().unwrap().len(), hosts.count(), "a row for each host");
    let letter = read["rows"].as_array().unwrap().iter().find(|row| row["cells"][0] == asked["host"]["name"]).unwrap();
    assert_eq!(letter["cells"][2], asked["email"]);
    let details = letter["cells"][6].as_str().unwrap();
    assert!(details.contains("an answer to our question") && details.contains("Which room, please?"), "{details}");
    assert_eq!(letter["cells"][4].as_str().unwrap(), events(asked).len().to_string());
}

/// What a person does in a history made up by chance, to one of three events.
#[derive(Clone, Debug)]
enum Act {
    Set { mask: u8, to: EventStatus, reason: bool },
    Field { event: usize, to: EventStatus },
    Form { event: usize, to: EventStatus, reason: bool },
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let status = || proptest::sample::select(EventStatus::ALL);
    let mostly = || proptest::bool::weighted(0.8);
    prop_oneof![
        6 => (1..8_u8, status(), mostly()).prop_map(|(mask, to, reason)| Act::Set { mask, to, reason }),
        2 => (0..3_usize, status()).prop_map(|(event, to)| Act::Field { event, to }),
        3 => (0..3_usize, status(), mostly()).prop_map(|(event, to, reason)| Act::Form { event, to, reason }),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

/// The ways of the three events as a simple twin keeps them: each status with why it came.
type Ways = [Vec<(EventStatus, String)>; 3];

/// The ways after a step of some events; `None`: it is refused.
fn stepped(ways: &Ways, events: &[usize], to: EventStatus, reason: &str) -> Option<Ways> {
    let mut after = ways.clone();
    for event in events {
        let from = ways[*event].last().unwrap().0;
        if from == to {
            continue;
        }
        if !from.steps().contains(&to) || (to.needs_reason() && reason.is_empty()) {
            return None;
        }
        after[*event].push((to, reason.to_owned()));
    }
    Some(after)
}

/// Three events that nobody has sent in yet.
fn three() -> (Table, Vec<String>, Ways) {
    let table = Table::empty();
    let blank = json!({ "sessions": [], "partners": [], "people": [], "tags": [] });
    let new = |title: &str| {
        let mut draft = blank.clone();
        draft["event"] = json!({ "title": title });
        table.call("save_event", json!({ "draft": draft })).as_str().unwrap().to_owned()
    };
    let ids = ["Kites", "Bees", "Maps"].map(new).to_vec();
    (table, ids, std::array::from_fn(|_| vec![(EventStatus::Draft, String::new())]))
}

fn run(acts: &[Act]) {
    let (table, ids, mut now) = three();
    let (mut back, mut forward): (Vec<Ways>, Vec<Ways>) = (Vec::new(), Vec::new());
    for act in acts {
        let why = |is_given: bool| if is_given { "Storm" } else { "" };
        let (name, args, after) = match act {
            Act::Undo | Act::Redo => {
                let (from, to) =
                    if matches!(act, Act::Undo) { (&mut back, &mut forward) } else { (&mut forward, &mut back) };
                // The three events are there before the history begins.
                let Some(ways) = from.pop() else { continue };
                to.push(std::mem::replace(&mut now, ways));
                table.call(if matches!(act, Act::Undo) { "undo" } else { "redo" }, json!({}));
                check(&table, &ids, &now);
                continue;
            }
            Act::Set { mask, to, reason } => {
                let events: Vec<usize> = (0..3).filter(|at| mask & (1 << at) != 0).collect();
                let named: Vec<&String> = events.iter().map(|at| &ids[*at]).collect();
                let args = json!({ "ids": named, "status": to, "reason": why(*reason) });
                ("set_event_status", args, stepped(&now, &events, *to, why(*reason)))
            }
            Act::Field { event, to } => {
                let args = json!({ "id": ids[*event], "field": "status", "value": to });
                ("set_event_field", args, stepped(&now, &[*event], *to, ""))
            }
            Act::Form { event, to, reason } => {
                let mut draft = table.detail(&ids[*event])["draft"].clone();
                draft["event"]["status"] = json!(to);
                draft["status_reason"] = json!(why(*reason));
                ("save_event", json!({ "draft": draft }), stepped(&now, &[*event], *to, why(*reason)))
            }
        };
        match after {
            None => {
                let failure = table.refused(name, args);
                assert!(
                    ["status_step_refused", "status_reason_missing"].contains(&failure.code.as_str()),
                    "{failure:?}"
                );
            }
            Some(after) => {
                table.call(name, args);
                if after != now {
                    back.push(std::mem::replace(&mut now, after));
                    forward.clear();
                }
            }
        }
        check(&table, &ids, &now);
    }
}

/// Every event stands where its last step led, each step begins where the one before ended, and its reason is kept.
fn check(table: &Table, ids: &[String], ways: &Ways) {
    for (id, way) in ids.iter().zip(ways) {
        let detail = table.detail(id);
        let froms = [None].into_iter().chain(way.iter().map(|(status, _)| Some(*status)));
        let told: Vec<Value> = froms.zip(way).map(|(from, (to, reason))| json!([from, to, reason])).collect();
        let steps = detail["steps"].as_array().unwrap().iter();
        let kept: Vec<Value> = steps.map(|it| json!([it["from_status"], it["to_status"], it["reason"]])).collect();
        assert_eq!(kept, told);
        assert_eq!(detail["draft"]["event"]["status"], json!(way.last().unwrap().0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_of_steps_is_kept_and_undone_as_its_twin_says(acts in proptest::collection::vec(act(), 1..25)) {
        run(&acts);
    }
}

#[test]
fn the_list_of_events_names_who_facilitates_each_of_them() {
    let table = Table::sample();
    let people = table.call("list_people", json!({}));
    let name = |id: &Value| people.as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap()["name"].clone();
    let events = table.call("list_events", json!({}));
    let mut named = 0;
    for event in events.as_array().unwrap() {
        let links = table.detail(event["id"].as_str().unwrap())["draft"]["people"].as_array().unwrap().clone();
        let wanted: Vec<Value> =
            links.iter().map(|it| json!({ "id": it["person_id"], "name": name(&it["person_id"]) })).collect();
        assert_eq!(event["people"], json!(wanted), "{}", event["title"]);
        named += wanted.len();
    }
    assert!(100 < named, "the sample names {named} people only");
}
