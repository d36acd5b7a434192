//! Own fields from outside: defined, filled in by every way there is, told in words, brought in, taken back.

use serde_json::{Value, json};

use crate::common::table::Table;

impl Table {
    /// Defines a field; its id.
    #[track_caller]
    fn define(&self, subject: &str, name: &str, kind: &str, choices: &[&str]) -> String {
        let field = json!({ "id": "", "subject": subject, "name": name, "kind": kind, "choices": choices, "hint": "",
            "position": "" });
        let id = self.call("save_own_field", json!({ "field": field, "renamed": {} }));
        id.as_str().unwrap().to_owned()
    }

    fn fields(&self) -> Vec<Value> {
        self.call("list_own_fields", json!({})).as_array().unwrap().clone()
    }

    #[track_caller]
    fn field(&self, name: &str) -> Value {
        self.fields().into_iter().find(|row| row["field"]["name"] == name).unwrap_or_else(|| panic!("no field {name}"))
    }

    fn own(&self, event: &str, field: &str) -> Value {
        let events = self.call("list_events", json!({}));
        events.as_array().unwrap().iter().find(|it| it["id"] == event).unwrap()["own"][field].clone()
    }

    #[track_caller]
    fn say(&self, event: &str, field: &str, value: &str) {
        let column = format!("own.{field}");
        self.call("set_event_field", json!({ "id": event, "field": column, "value": value }));
    }

    fn import(&self, kind: &str, name: &str, text: &str) -> Value {
        std::fs::write(self.path(name), text).unwrap();
        self.with_file("open_import", json!({ "kind": kind, "options": {} }), name)
    }
}

#[test]
fn a_field_is_defined_and_refused_where_nobody_could_tell_it_from_another() {
    let city = Table::sample();
    city.define("event", "Stage", "choice", &[" Hall ", "Yard", ""]);
    let row = city.field("Stage");
    assert_eq!(row["field"]["choices"], json!(["Hall", "Yard"]), "tidied");
    city.define("venue", "Stage", "text", &[]);
    let refused = |field: Value, code: &str| {
        let failure = city.refused("save_own_field", json!({ "field": field, "renamed": {} }));
        assert_eq!(failure.code, code, "{field}");
    };
    let field = |name: &str, kind: &str, choices: Value| json!({ "id": "", "subject": "event", "name": name, "kind": kind, "choices": choices, "hint": "", "position": "" });
    refused(field(" ", "text", json!([])), "name_missing");
    refused(field("STAGE", "text", json!([])), "own_name_taken");
    refused(field("Place", "choice", json!([])), "own_choices_missing");
    refused(field("Place", "choice", json!(["Hall", "hall "])), "own_choice_twice");
}

#[test]
fn fields_are_put_into_an_order() {
    let city = Table::sample();
    let (a, b) = (city.define("event", "A", "text", &[]), city.define("event", "B", "text", &[]));
    let order =
        || city.fields().iter().map(|row| row["field"]["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(order(), ["A", "B"]);
    city.call("move_record", json!({ "table": "own_field", "id": b, "before_id": a }));
    assert_eq!(order(), ["B", "A"]);
}

#[test]
fn a_form_saves_what_is_said_as_one_change_and_history_says_it_in_words() {
    let city = Table::sample();
    let (stage, open) =
        (city.define("event", "Stage", "choice", &["Hall"]), city.define("event", "Open", "yes_no", &[]));
    let seats = city.define("event", "Seats", "number", &[]);
    let id = city.at("submitted")[0].clone();
    let mut draft = city.detail(&id)["draft"].clone();
    let value = |field: &str, value: &str| json!({ "id": "", "subject": "event", "subject_id": "", "own_field_id": field, "value": value });
    draft["own_values"] = json!([value(&stage, "Hall"), value(&open, "yes"), value(&seats, "")]);
    draft["event"]["title"] = json!("With a stage");
    city.call("save_event", json!({ "draft": draft }));
    assert_eq!((city.own(&id, &stage), city.own(&id, &open)), (json!("Hall"), json!("yes")));
    let saved = city.detail(&id);
    assert_eq!(saved["draft"]["own_values"].as_array().unwrap().len(), 2, "an empty value where nothing was is none");
    let told = saved["history"][0]["changes"].to_string();
    assert!(told.contains("\"Stage\"") && told.contains("\"Hall\"") && told.contains("\"yes\""), "{told}");
    assert!(!told.contains(&stage), "no id: {told}");
    // A form that knows of no fields leaves them alone.
    draft["own_values"] = json!([]);
    city.call("save_event", json!({ "draft": draft }));
    assert_eq!(city.own(&id, &stage), "Hall");
    draft["own_values"] = json!([value(&stage, "")]);
    city.call("save_event", json!({ "draft": draft }));
    assert_eq!(city.own(&id, &stage), Value::Null);
    city.call("undo", json!({}));
    assert_eq!(city.own(&id, &stage), "Hall");
    city.call("undo", json!({}));
    assert_eq!(city.own(&id, &stage), Value::Null, "the form is one change");
    assert_ne!(city.detail(&id)["draft"]["event"]["title"], "With a stage");
}

#[test]
fn forms_of_venues_partners_and_indicators_save_theirs() {
    let city = Table::sample();
    for (subject, list, save, pointer) in
        [("venue", "list_venues", "save_venue", "/0/draft"), ("partner", "list_partners", "save_partner", "/0/draft")]
    {
        let field = city.define(subject, "Keys", "text", &[]);
        let mut draft = city.call(list, json!({})).pointer(pointer).unwrap().clone();
        draft["own_values"] = json!([{ "own_field_id": field, "value": "at the desk" }]);
        city.call(save, json!({ "draft": draft }));
        let after = city.call(list, json!({})).pointer(pointer).unwrap().clone();
        assert_eq!(after["own_values"][0]["value"], "at the desk", "{subject}");
        assert_eq!(after["own_values"][0]["subject_id"], after[subject]["id"]);
    }
    let field = city.define("indicator", "Quoted", "yes_no", &[]);
    // A new indicator has no id yet when its form is saved.
    let value = json!({ "table": "own_value", "subject": "indicator", "own_field_id": field, "value": "yes" });
    let records = json!([{ "table": "indicator", "name": "Readers" }, value]);
    let ids = city.call("save_records", json!({ "records": records }));
    let rows = city.call("list_indicators", json!({}));
    let row = rows.as_array().unwrap().iter().find(|row| row["indicator"]["id"] == ids[0]).unwrap();
    assert_eq!(row["own"][&field], "yes");
    assert_eq!(city.call("get_indicator", json!({ "id": ids[0] }))["row"]["own"][&field], "yes");
    city.call("undo", json!({}));
    let rows = city.call("list_indicators", json!({}));
    assert!(!rows.as_array().unwrap().iter().any(|row| row["indicator"]["id"] == ids[0]), "one change");
}

#[test]
fn cells_of_the_table_are_one_change_too() {
    let city = Table::sample();
    let field = city.define("event", "Seats", "number", &[]);
    let ids = city.at("submitted");
    let cell = |id: &str, value: Value| json!({ "id": id, "field": format!("own.{field}"), "value": value });
    let title = json!({ "id": ids[0], "field": "title", "value": "One" });
    let cells = json!([cell(&ids[0], json!("12")), cell(&ids[1], json!("twelve")), title]);
    assert_eq!(city.call("set_event_cells", json!({ "cells": cells })), 2);
    assert_eq!(city.call("set_event_cells", json!({ "cells": cells })), 0, "nothing is different any more");
    assert_eq!((city.own(&ids[0], &field), city.own(&ids[1], &field)), (json!("12"), json!("twelve")));
    let row = city.field("Seats");
    assert_eq!((&row["value_count"], &row["misfit_count"]), (&json!(2), &json!(1)), "kept as written, and told");
    let problems = city.detail(&ids[1])["problems"].to_string();
    assert!(problems.contains("own_value_not_understood") && problems.contains("twelve"), "{problems}");
    city.call("undo", json!({}));
    assert_eq!(city.own(&ids[0], &field), Value::Null);
    city.say(&ids[0], &field, "9");
    let history = city.call("list_history", json!({ "before": null, "limit": 1 }));
    assert_eq!(history[0]["label"]["code"], "set_own_value");
    for (bad, code) in [
        (json!({ "id": ids[0], "field": "own.nowhere", "value": "1" }), "not_found"),
        (cell(&ids[0], json!(12)), "bad_value"),
    ] {
        assert_eq!(city.refused("set_event_field", bad).code, code);
    }
}

#[test]
fn what_chose_a_renamed_choice_follows_and_one_taken_out_stays_where_it_is() {
    let city = Table::sample();
    let stage = city.define("event", "Stage", "choice", &["Hall", "Yard"]);
    let ids = city.at("submitted");
    city.say(&ids[0], &stage, "Hall");
    city.say(&ids[1], &stage, "Yard");
    let mut field = city.field("Stage")["field"].clone();
    field["choices"] = json!(["Great hall"]);
    city.call("save_own_field", json!({ "field": field, "renamed": { "Hall": "Great hall" } }));
    assert_eq!((city.own(&ids[0], &stage), city.own(&ids[1], &stage)), (json!("Great hall"), json!("Yard")));
    let row = city.field("Stage");
    assert_eq!(row["by_choice"], json!({ "Great hall": 1, "Yard": 1 }));
    assert_eq!(row["misfit_count"], 1);
    city.call("undo", json!({}));
    assert_eq!(city.own(&ids[0], &stage), "Hall", "list and values are one change");
}

#[test]
fn a_field_takes_its_values_along_and_brings_them_back() {
    let city = Table::sample();
    let stage = city.define("event", "Stage", "choice", &["Hall"]);
    let id = city.at("submitted")[0].clone();
    city.say(&id, &stage, "Hall");
    assert_eq!(
        city.call("delete_records", json!({ "table": "own_field", "ids": [stage] })),
        json!({ "along": { "own_value": 1 }, "left": {} })
    );
    assert_eq!(city.own(&id, &stage), Value::Null);
    let bin = city.call("list_bin", json!({}));
    let ours: Vec<&Value> = bin.as_array().unwrap().iter().filter(|row| row["name"] == "Stage").collect();
    assert_eq!(ours.len(), 1, "its values lie with it: {ours:?}");
    city.call("restore_record", json!({ "table": "own_field", "id": stage }));
    assert_eq!(city.own(&id, &stage), "Hall");
    city.call("delete_event", json!({ "id": id }));
    assert_eq!(city.field("Stage")["value_count"], 0);
    city.call("undo", json!({}));
    assert_eq!(city.own(&id, &stage), "Hall");
}

#[test]
fn a_copy_of_an_event_says_the_same() {
    let city = Table::sample();
    let stage = city.define("event", "Stage", "choice", &["Hall"]);
    let id = city.at("confirmed")[0].clone();
    city.say(&id, &stage, "Hall");
    let weeks = city.call("get_app_state", json!({}))["plan"]["weeks"].clone();
    let now = city.call("get_app_state", json!({}))["plan"]["week"]["id"].clone();
    let other = weeks.as_array().unwrap().iter().find(|week| week["id"] != now).unwrap()["id"].clone();
    city.call("add_copies", json!({ "what": { "kind": "event", "event_id": id }, "week_id": other }));
    assert_eq!(city.field("Stage")["value_count"], 2);
}

#[test]
fn lists_of_any_make_bring_what_is_headed_by_the_name_of_a_field() {
    let city = Table::sample();
    let (seats, stage) =
        (city.define("event", "Seats", "number", &[]), city.define("event", "Stage", "choice", &["Hall"]));
    let opens = city.define("event", "Opens on", "date", &[]);
    let text = "Title;Date;Time;seats;Stage;Opens on\n\
                Kites;2027-05-26;10:00;1.250,5;HALL;24 May 2027\n\
                Chess;2027-05-26;12:00;twelve;Roof;soon\n\
                Bread;2027-05-27;12:00;;;\n";
    let preview = city.import("events", "e.csv", text);
    let fields: Vec<&str> =
        preview["columns"].as_array().unwrap().iter().map(|it| it["field"].as_str().unwrap()).collect();
    assert_eq!(fields[3..], [format!("own.{seats}"), format!("own.{stage}"), format!("own.{opens}")], "{preview}");
    assert_eq!(preview["own_names"][format!("own.{seats}")], "Seats");
    let told: Vec<&str> = preview["told"].as_array().unwrap().iter().map(|it| it["reason"].as_str().unwrap()).collect();
    assert_eq!(told, ["own_not_understood", "own_choice_unknown", "own_not_understood"]);
    city.call("write_import", json!({}));
    let events = city.call("list_events", json!({}));
    let own = |title: &str| events.as_array().unwrap().iter().find(|it| it["title"] == title).unwrap()["own"].clone();
    assert_eq!(own("Kites"), json!({ &seats: "1250.5", &stage: "Hall", &opens: "2027-05-24" }));
    assert_eq!(own("Chess"), json!({ &seats: "twelve", &stage: "Roof", &opens: "soon" }), "kept as written");
    assert_eq!(own("Bread"), json!({}));
    let again = city.import("events", "e2.csv", text);
    assert_eq!((&again["new"], &again["changed"]), (&json!(0), &json!(0)), "nothing to do: {again}");
    let other = city.import("events", "e3.csv", &text.replace("1.250,5", "99"));
    let changes = other["items"][0]["changes"].to_string();
    assert!(changes.contains("\"Seats\"") && changes.contains("1,250.5"), "in words: {changes}");
}

#[test]
fn lists_of_partners_bring_theirs_for_each_partner_once() {
    let city = Table::sample();
    let keys = city.define("partner", "Has keys", "yes_no", &[]);
    let text = "Name;Email;Has keys\nBoat club;a@example.org;yes\nBoat club;b@example.org;yes\n";
    let preview = city.import("partners", "p.csv", text);
    assert_eq!(preview["columns"][2]["field"], format!("own.{keys}"));
    city.call("write_import", json!({}));
    let rows = city.call("list_partners", json!({}));
    let club = rows.as_array().unwrap().iter().find(|row| row["draft"]["partner"]["name"] == "Boat club").unwrap();
    assert_eq!(club["draft"]["own_values"][0]["value"], "yes");
    let again = city.import("partners", "p2.csv", text);
    assert_eq!((&again["new"], &again["changed"]), (&json!(0), &json!(0)), "{again}");
}

#[test]
fn words_about_a_person_are_found_in_own_fields() {
    let city = Table::sample();
    let note = city.define("event", "Remark", "text", &[]);
    let id = city.at("submitted")[0].clone();
    city.say(&id, &note, "Ask Zebedee Quill first");
    let found = city.call("list_words_in_history", json!({ "words": "Zebedee Quill" }));
    assert!(found.to_string().contains("own_value"), "{found}");
    city.say(&id, &note, "Ask somebody first");
    city.call("delete_words_for_ever", json!({ "words": "Zebedee Quill" }));
    let found = city.call("list_words_in_history", json!({ "words": "Zebedee Quill" }));
    assert_eq!(found, json!([]), "the past forgets them");
    assert_eq!(city.own(&id, &note), "Ask somebody first");
}
