//! The tables of the screen Publish, out of the sample city and in again; the programme for newspapers, which only goes out.

use std::path::PathBuf;

use domain::OutputKind;
use serde_json::{Value, json};

use crate::common::table::Table;

fn export(table: &Table, kind: &str, ending: &str) -> PathBuf {
    let path = table.path(&format!("{kind}.{ending}"));
    let args = json!({ "kind": kind, "options": {}, "ending": ending });
    let answer = table.desk.call("export_output", args, Some(path.clone()));
    answer.unwrap_or_else(|failure| panic!("{kind} as {ending}: {failure}"));
    path
}

fn open(table: &Table, path: PathBuf) -> Value {
    let name = path.display().to_string();
    let answer = table.desk.call("open_import", json!({ "kind": null, "options": {} }), Some(path));
    answer.unwrap_or_else(|failure| panic!("{name}: {failure}")).value
}

/// The one change of a preview: field, old and new value as people read them.
fn only_change(preview: &Value) -> [String; 3] {
    let items = preview["items"].as_array().unwrap();
    let changes: Vec<&Value> = items.iter().flat_map(|item| item["changes"].as_array().unwrap()).collect();
    let [change] = changes.as_slice() else { panic!("{preview}") };
    ["field", "from", "to"].map(|name| change[name].as_str().unwrap().to_owned())
}

/// Edits the table of a kind as text: what stands in it once becomes something else.
fn edited(table: &Table, kind: &str, from: &str, to: &str) -> Value {
    let path = export(table, kind, "csv");
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    std::fs::write(&path, text.replace(from, to)).unwrap();
    open(table, path)
}

fn save(table: &Table, record: Value) {
    table.call("save_records", json!({ "records": [record] }));
}

#[test]
fn every_table_of_the_sample_comes_back_with_nothing_to_do() {
    let table = Table::sample();
    let revision = table.revision();
    let kinds: Vec<&OutputKind> = OutputKind::ALL.iter().filter(|kind| kind.table().is_some()).collect();
    assert_eq!(kinds.len(), domain::tables::TableKind::ALL.len());
    for kind in kinds {
        for ending in ["xlsx", "ods", "csv"] {
            let path = export(&table, kind.word(), ending);
            let sheet = intake::read_table_file(&path, &intake::ImportOptions::default(), &intake::Unwatched).unwrap();
            let is_said = |head: &&String| !head.contains('_') && !head.starts_with("tables-");
            assert!(sheet.headers[1..].iter().all(|head| is_said(&head)), "{:?} as {ending}", sheet.headers);
            let preview = open(&table, path);
            let told = (preview["refused"].clone(), preview["told"].clone(), preview["items"].clone());
            assert_eq!(told, (json!([]), json!([]), json!([])), "{} as {ending}", kind.word());
            assert_eq!((preview["kind"].as_str(), preview["new"].as_u64()), (Some("tables"), Some(0)));
            assert_ne!(preview["same"], json!(0), "the sample has {}", kind.word());
        }
    }
    assert_eq!(table.revision(), revision);
}

#[test]
fn one_edited_cell_shows_and_changes_only_that() {
    let table = Table::sample();
    let addresses = |venues: &Value| -> Vec<String> {
        venues
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it["draft"]["venue"]["address"].as_str())
            .map(str::to_owned)
            .collect()
    };
    let all = addresses(&table.call("list_venues", json!({})));
    let old =
        all.iter().find(|it| !it.is_empty() && all.iter().filter(|other| other.contains(*it)).count() == 1).unwrap();
    let preview = edited(&table, "venues", old, "72 New Street");
    assert_eq!(only_change(&preview), ["Address".to_owned(), old.clone(), "72 New Street".to_owned()]);
    let revision = table.revision();
    table.call("write_import", json!({}));
    assert_eq!(table.revision(), revision + 1, "one change");
    let new = addresses(&table.call("list_venues", json!({})));
    assert!(new.iter().any(|it| it == "72 New Street") && !new.contains(old), "{new:?}");
    table.call("undo", json!({}));
    assert_eq!(addresses(&table.call("list_venues", json!({}))), all);
}

#[test]
fn amounts_of_the_budget_come_in_with_a_new_line() {
    let table = Table::sample();
    let line =
        json!({ "table": "budget_line", "title": "Tents by the river", "year": 2027, "planned_minor": 7_654_321 });
    save(&table, line);
    let preview = edited(&table, "budget", "76543.21", "80000.5");
    assert_eq!(only_change(&preview), ["Planned", "€76,543.21", "€80,000.50"]);
    table.call("write_import", json!({}));
    // A new row needs no more than its cells; what somebody keeps from being run is no part of it.
    let path = export(&table, "budget", "csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let heads: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let cell = |head: &&str| match *head {
        "Title" => "'=Boats",
        "Year" => "2027",
        "Planned" => "1200",
        _ => "",
    };
    let row: Vec<&str> = heads.iter().map(cell).collect();
    std::fs::write(&path, format!("{text}{}\r\n", row.join(","))).unwrap();
    let preview = open(&table, path);
    assert_eq!((&preview["new"], &preview["changed"]), (&json!(1), &json!(0)), "{preview}");
    table.call("write_import", json!({}));
    let lines = table.call("list_records", json!({ "table": "budget_line" }));
    let planned = |title: &str| {
        let line = lines.as_array().unwrap().iter().find(|line| line["title"] == title);
        line.map(|line| line["planned_minor"].clone())
    };
    assert_eq!(planned("=Boats"), Some(json!(120_000)));
    assert_eq!(planned("Tents by the river"), Some(json!(8_000_050)));
}

#[test]
fn the_programme_for_newspapers_holds_what_is_public_and_is_no_table_that_comes_back() {
    let table = Table::sample();
    let people = table.call("list_people", json!({}));
    for ending in ["csv", "xlsx", "ods"] {
        let path = export(&table, "programme", ending);
        let sheet = intake::read_table_file(&path, &intake::ImportOptions::default(), &intake::Unwatched).unwrap();
        assert_eq!(sheet.headers[..5], ["Day", "Begins", "Ends", "Last day", "Title"], "{ending}");
        assert!(100 < sheet.rows.len(), "{ending}");
        let all = sheet.rows.iter().flat_map(|row| &row.cells).cloned().collect::<Vec<_>>().join("\n");
        for person in people.as_array().unwrap() {
            // A name may stand in a text that its host wrote.
            for field in ["email", "phone"] {
                let secret = person[field].as_str().unwrap();
                assert!(secret.is_empty() || !all.contains(secret), "{secret} as {ending}");
            }
        }
        assert_ne!(open(&table, path)["kind"], "tables");
    }
}
