//! What was written can be opened from the window that wrote it, and nothing else can; what a preview counts is what the
//! document holds.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use commands::Frame;
use serde_json::{Value, json};

use crate::common::table::Table;

/// A window that notes what it was asked for.
#[derive(Clone, Default)]
struct Window(Arc<Mutex<Vec<(&'static str, PathBuf)>>>);

impl Frame for Window {
    fn fill_screen(&self, _: bool) {}
    fn zoom(&self, _: u32) {}
    fn stir(&self) {}
    fn open_file(&self, path: &Path) -> std::io::Result<()> {
        if path.extension().is_some_and(|it| it == "odt") {
            return Err(std::io::Error::other("no program"));
        }
        self.0.lock().unwrap().push(("open", path.to_owned()));
        Ok(())
    }
    fn show_in_folder(&self, path: &Path) -> std::io::Result<()> {
        self.0.lock().unwrap().push(("show", path.to_owned()));
        Ok(())
    }
}

fn write(table: &Table, kind: &str, ending: &str, file: &str) -> Value {
    table.with_file("export_output", json!({ "kind": kind, "options": {}, "ending": ending }), file)
}

fn last_written(table: &Table, kind: &str) -> Value {
    let outputs = table.call("list_outputs", json!({}));
    outputs.as_array().unwrap().iter().find(|row| row["kind"] == kind).unwrap()["written"].clone()
}

#[test]
fn what_was_written_is_opened_by_a_key_and_nothing_else_is() {
    let (table, window) = (Table::sample(), Window::default());
    assert!(write(&table, "business_case", "html", "case.html").get("file").is_none(), "a terminal opens nothing");
    table.desk.put_in(Box::new(window.clone()));
    let file = write(&table, "business_case", "html", "case.html");
    assert!(!file.to_string().contains(table.path("").to_str().unwrap()), "the page is told no path: {file}");
    let key = |file: &Value| json!({ "key": file["file"]["key"] });
    table.call("open_written_file", key(&file));
    table.call("show_written_file", key(&file));
    let place = table.path("case.html").canonicalize().unwrap();
    assert_eq!(*window.0.lock().unwrap(), [("open", place.clone()), ("show", place)]);
    let refused = |key: Value| table.refused("open_written_file", key).code;
    assert_eq!(refused(json!({ "key": table.path("s.paideia") })), "not_written_here");
    let odt = write(&table, "business_case", "odt", "case.odt");
    let failure = table.refused("open_written_file", key(&odt));
    assert_eq!((failure.code.as_str(), failure.values["name"].as_str()), ("file_not_opened", "case.odt"));
    fs::remove_file(table.path("case.html")).unwrap();
    assert_eq!(refused(key(&file)), "written_file_gone");
    // A copy of the plan would be opened by another window, beside this one.
    let copy = table.with_file("save_copy", json!({}), "copy.paideia");
    assert_eq!(copy["file"]["opens"], false);
    assert_eq!(refused(key(&copy)), "not_written_here");
    table.call("show_written_file", key(&copy));
}

#[test]
fn the_line_of_a_document_knows_its_file_while_that_is_there() {
    let table = Table::sample();
    table.desk.put_in(Box::new(Window::default()));
    let file = write(&table, "programme", "ics", "week.ics");
    let note = |kind: &str, name: &str| {
        table.call("save_publication", json!({ "kind": kind, "options": {}, "file_name": name }));
    };
    note("programme", "week.ics");
    assert_eq!(last_written(&table, "programme")["file"]["key"], file["file"]["key"]);
    // Somebody else wrote one of another name since.
    note("programme", "theirs.ics");
    assert_eq!(last_written(&table, "programme")["file"], Value::Null);
    // Another document over it is not this one.
    note("programme", "week.ics");
    write(&table, "site", "zip", "site.zip");
    fs::remove_file(table.path("week.ics")).unwrap();
    assert_eq!(last_written(&table, "programme")["file"], Value::Null);
}

#[test]
fn documents_side_by_side_say_which_events_they_hold() {
    let table = Table::sample();
    let held =
        |kind: &str, options: Value| table.call("get_output_events", json!({ "kind": kind, "options": options }));
    let confirmed = held("booklet", json!({ "events": "confirmed" }));
    let programme = held("booklet", json!({ "events": "programme" }));
    let site = held("site", json!({}));
    assert_eq!(
        (&confirmed["held"], &programme["held"], &site["held"]),
        (&json!("confirmed"), &json!("programme"), &json!("programme"))
    );
    let number = |value: &Value| value.as_u64().unwrap();
    assert!(0 < number(&confirmed["unconfirmed"]), "the sample city shows nothing of this");
    assert_eq!(number(&confirmed["count"]) + number(&confirmed["unconfirmed"]), number(&programme["count"]));
    assert_eq!(site["count"], programme["count"], "one fact");
    for kind in ["council_paper", "board", "events"] {
        assert_eq!(held(kind, json!({})), Value::Null, "{kind}");
    }
    // The site says the same of itself.
    let contents = table.call("get_output_contents", json!({ "kind": "site", "options": {} }));
    let lines = contents["first_page"].as_array().unwrap();
    assert_eq!(lines[0]["level"], 1);
    let text = lines.iter().map(|line| line["text"].as_str().unwrap()).collect::<Vec<_>>().join("\n");
    let listed = number(&site["count"]) + number(&site["called_off"]);
    assert!(text.contains(&format!("all {listed} events")), "{text}");
    assert!(!text.contains('<') && !text.contains("&amp;"), "{text}");
}

#[test]
fn slides_are_looked_at_as_slides() {
    let table = Table::sample();
    let contents =
        |slides: &str| table.call("get_output_contents", json!({ "kind": "board", "options": { "slides": slides } }));
    assert_eq!(contents("no"), Value::Null, "it has pages");
    let slides = contents("yes");
    let file = table.with_file(
        "export_output",
        json!({ "kind": "board", "options": { "slides": "yes" }, "ending": "html" }),
        "slides.html",
    );
    assert!(0 < file["bytes"].as_u64().unwrap());
    let html = fs::read_to_string(table.path("slides.html")).unwrap();
    assert_eq!(html.matches("<section class=\"slide").count() as u64, slides["count"].as_u64().unwrap());
}

#[test]
fn the_history_says_which_reading() {
    let table = Table::empty();
    let save =
        |records: Value| table.call("save_records", json!({ "records": records }))[0].as_str().unwrap().to_owned();
    let indicator =
        save(json!([{ "table": "indicator", "id": "", "name": "Places to learn", "status_method": "trend" }]));
    let reading = |id: &str, year: i64, group: &str, value: Value| {
        let kind = if group.is_empty() { "total" } else { "own" };
        json!({ "table": "reading", "id": id, "indicator_id": indicator, "measured_on": format!("{year}-12-31"),
            "group_kind": kind, "group_name": group, "value": value })
    };
    let last = || {
        let label = table.call("list_history", json!({ "before": null, "limit": 1 }))[0]["label"].clone();
        let values: Vec<String> = ["title", "year", "years", "group", "was", "value", "record_count"]
            .iter()
            .filter_map(|name| label["values"][name].as_str())
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
            .collect();
        format!("{}: {}", label["code"].as_str().unwrap(), values.join(" | "))
    };
    let id = save(json!([reading("", 2026, "", json!(9.0))]));
    assert_eq!(last(), "save_reading_of: Places to learn | 2026 | none | 9");
    save(json!([reading(&id, 2026, "", json!(12.5))]));
    assert_eq!(last(), "save_reading_of: Places to learn | 2026 | 9 | 12.5");
    save(json!([reading("", 2026, "Northfield", json!(3.0))]));
    assert_eq!(last(), "save_reading_of_group: Places to learn | 2026 | Northfield | none | 3");
    save(json!([reading("", 2024, "", json!(1.0)), reading("", 2025, "", json!(2.0))]));
    assert_eq!(last(), "save_readings: Places to learn | 2024, 2025 | 2");
    table.call("delete_records", json!({ "table": "reading", "ids": [id] }));
    assert_eq!(last(), "delete_reading_of: Places to learn | 2026 | 12.5 | 12.5");
}
