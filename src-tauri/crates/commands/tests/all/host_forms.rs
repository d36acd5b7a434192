//! Forms for hosts, out and back: untouched they say nothing new, filled in they show what is different and no more.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::common::table::Table;

/// The form of a host as a file.
fn form(table: &Table, partner: &Value, kind: &str) -> PathBuf {
    let path = table.path(&format!("{kind}-{}.xlsx", partner.as_str().unwrap()));
    table
        .desk
        .call("export_host_form", json!({ "partner_id": partner, "kind": kind }), Some(path.clone()))
        .unwrap_or_else(|failure| panic!("{failure}"));
    path
}

fn open(table: &Table, path: PathBuf) -> Value {
    table.desk.call("open_import", json!({ "kind": null, "options": {} }), Some(path)).unwrap().value
}

/// The form as a spreadsheet saves it as text, with the cells of its rows changed.
fn filled(table: &Table, path: PathBuf, edit: impl Fn(&mut Vec<Vec<String>>)) -> PathBuf {
    let sheet = intake::read_table_file(&path, &intake::ImportOptions::default(), &intake::Unwatched).unwrap();
    // What only the program reads is not given back by the reader: it is in the file.
    let own = own_column(&path);
    let mut rows: Vec<Vec<String>> = vec![[vec![own[0].clone()], sheet.headers[1..].to_vec()].concat()];
    for (row, own) in sheet.rows.iter().zip(&own[1..]) {
        let mut cells = [vec![own.clone()], row.cells[1..].to_vec()].concat();
        // Empty cells at the end of a row are none.
        cells.resize(sheet.headers.len(), String::new());
        rows.push(cells);
    }
    edit(&mut rows);
    let filled = table.path("filled.csv");
    std::fs::write(&filled, text::csv::unguarded_file(rows)).unwrap();
    filled
}

/// The first column of the first sheet, as the file has it.
fn own_column(path: &Path) -> Vec<String> {
    let mut zip = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (strings, sheet) = (read("xl/sharedStrings.xml"), read("xl/worksheets/sheet1.xml"));
    let text = |one: &str| one.split("<t").nth(1).unwrap().split(['>', '<']).nth(1).unwrap().to_owned();
    let strings: Vec<String> = strings.split("<si>").skip(1).map(text).collect();
    let cell = |one: &str| one.split("<v>").nth(1).unwrap().split('<').next().unwrap().parse::<usize>().unwrap();
    sheet.split("<c r=\"A").skip(1).map(|one| strings[cell(one)].clone()).collect()
}

/// Hosts with the most events first.
fn hosts(table: &Table) -> Vec<Value> {
    let partners = table.call("list_partners", json!({}));
    let mut hosts: Vec<Value> = partners.as_array().unwrap().clone();
    hosts.sort_by_key(|row| std::cmp::Reverse(row["events"].as_array().unwrap().len()));
    hosts.into_iter().map(|row| row["draft"]["partner"]["id"].clone()).collect()
}

#[test]
fn an_untouched_form_says_nothing_new() {
    let table = Table::sample();
    let mut rows = 0;
    for host in hosts(&table).iter().take(40) {
        let before = table.revision();
        let path = form(&table, host, "programme");
        let sheet = intake::read_table_file(&path, &intake::ImportOptions::default(), &intake::Unwatched).unwrap();
        if sheet.rows.is_empty() {
            continue;
        }
        let preview = open(&table, path);
        rows += preview["rows"].as_u64().unwrap();
        for count in ["new", "changed", "refused_count"] {
            assert_eq!(preview[count], 0, "{host}: {count}: {:#} {:#}", preview["items"], preview["refused"]);
        }
        assert_eq!(preview["told"], json!([]));
        assert_eq!(preview["questions"], json!([]));
        table.call("write_import", json!({}));
        assert_eq!(table.revision(), before, "{host}");
    }
    assert!(200 < rows, "{rows}");
}

#[test]
fn what_a_host_fills_in_is_all_that_is_different() {
    let table = Table::sample();
    let host = hosts(&table)[0].clone();
    let path = filled(&table, form(&table, &host, "programme"), |rows| {
        let title = rows[0].iter().position(|head| head == "Title").unwrap();
        let start = rows[0].iter().position(|head| head == "Start time").unwrap();
        let end = rows[0].iter().position(|head| head == "End time").unwrap();
        let places = rows[0].iter().position(|head| head == "Places").unwrap();
        // Headings may be changed: the first column says what they mean.
        rows[0][title] = "Was?".to_owned();
        rows[1][title] = "Another title".to_owned();
        rows[2][places] = "41".to_owned();
        let (from, to) = (rows[3][start].clone(), rows[3][end].clone());
        assert!(!from.is_empty() && !to.is_empty());
        (rows[3][start], rows[3][end]) = ("07:05".to_owned(), "07:35".to_owned());
        // Copied for another title it is a new event; an empty cell changes nothing.
        let mut copy = rows[4].clone();
        copy[title] = "Copied for something else".to_owned();
        rows[4][title].clear();
        rows.push(copy);
        let mut new = vec![String::new(); rows[0].len()];
        new[title] = "Tea for everybody".to_owned();
        rows.push(new);
    });
    let preview = open(&table, path);
    assert_eq!((&preview["new"], &preview["changed"]), (&json!(2), &json!(3)), "{:#}", preview["items"]);
    assert_eq!(preview["refused_count"], 0);
    assert_eq!(preview["told"].as_array().unwrap().len(), 1, "{}", preview["told"]);
    assert_eq!(preview["told"][0]["reason"], "form_row_copied");
    let changed: Vec<String> = preview["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|item| item["changes"].as_array().unwrap().clone())
        .map(|change| change["field"].as_str().unwrap().to_owned())
        .collect();
    let told_anew = ["starts_at", "ends_at", "venue_id", "room_id"];
    assert_eq!(changed, [&["title", "capacity", "starts_at", "ends_at"][..], &told_anew].concat());
    let sessions = |table: &Table| -> usize {
        let events = table.call("list_events", json!({}));
        events.as_array().unwrap().iter().map(|event| event["sessions"].as_array().unwrap().len()).sum()
    };
    let before = sessions(&table);
    table.call("write_import", json!({}));
    assert_eq!(sessions(&table), before + 1, "a time that is changed moves its session");
    let events = table.call("list_events", json!({}));
    let new = events.as_array().unwrap().iter().find(|event| event["title"] == "Tea for everybody").unwrap();
    assert_eq!(table.detail(new["id"].as_str().unwrap())["draft"]["event"]["is_free"], true);
    let links = table.detail(new["id"].as_str().unwrap())["draft"]["partners"].clone();
    assert_eq!((&links[0]["partner_id"], &links[0]["role"]), (&host, &json!("organiser")));
}

#[test]
fn a_form_of_another_plan_and_rows_of_events_that_are_gone_are_told() {
    let table = Table::sample();
    let host = hosts(&table)[0].clone();
    let path = form(&table, &host, "programme");
    let own = own_column(&path);
    let gone = own[1].split(' ').next().unwrap().to_owned();
    table.call("delete_event", json!({ "id": gone }));
    let preview = open(&table, path.clone());
    let refused = preview["refused"].as_array().unwrap();
    let reasons: Vec<&Value> = refused.iter().map(|row| &row["reason"]).collect();
    let count = own[1..].iter().filter(|cell| cell.starts_with(&gone)).count();
    assert_eq!(reasons, vec![&json!("form_event_gone"); count]);
    assert_eq!((&preview["new"], &preview["changed"]), (&json!(0), &json!(0)));
    let other = Table::empty();
    let failure = other.desk.call("open_import", json!({ "kind": "events", "options": {} }), Some(path)).unwrap_err();
    assert_eq!(failure.code, "form_of_another_plan");
}

#[test]
fn how_many_came_is_asked_of_what_was_held_and_comes_back() {
    let table = Table::sample();
    let host = hosts(&table)[0].clone();
    let failure = table
        .desk
        .call("export_host_form", json!({ "partner_id": host, "kind": "returns" }), Some(table.path("none.xlsx")))
        .unwrap_err();
    assert_eq!(failure.code, "nothing_to_return");
    // Nobody is asked for a place for what cannot be written.
    let args = json!({ "partner_id": host, "kind": "returns" });
    assert_eq!(table.desk.check_before_dialog("export_host_form", &args).unwrap_err().code, "nothing_to_return");
    let own = own_column(&form(&table, &host, "programme"));
    let confirmed = table.at("confirmed");
    let event =
        own[1..].iter().map(|cell| cell.split(' ').next().unwrap()).find(|id| confirmed.contains(&(*id).to_owned()));
    let event = event.unwrap().to_owned();
    table.call("set_event_status", json!({ "ids": [event], "status": "held", "reason": null }));
    let path = filled(&table, form(&table, &host, "returns"), |rows| {
        assert_eq!(rows.len(), 2, "one row for each event");
        let at = |head: &str| rows[0].iter().position(|it| it == head).unwrap();
        let places = [
            (at("Registered"), "30"),
            (at("Came"), "about 24"),
            (at("First-time learners"), "1,1"),
            (at("Ratings"), "18"),
            (at("Average rating"), "4,3 of 5"),
            (at("What learners said"), "Never knew bread was so easy."),
            (at("What the host said"), "We would do it again."),
        ];
        for (column, cell) in places {
            rows[1][column] = cell.to_owned();
        }
    });
    let preview = open(&table, path);
    assert_eq!(preview["changed"], 1, "{preview:#}");
    table.call("write_import", json!({}));
    let event = table.detail(&event)["draft"]["event"].clone();
    assert_eq!((&event["registered_count"], &event["attended_count"]), (&json!(30), &json!(24)));
    assert_eq!((&event["rating_count"], &event["rating_average"]), (&json!(18), &json!(4.3)));
    assert_eq!(event["learner_words"], "Never knew bread was so easy.");
    assert_eq!(event["host_words"], "We would do it again.");
    // What is no whole number is told and left alone.
    assert_eq!(event["first_time_count"], Value::Null);
    assert!(preview["told"].as_array().unwrap().iter().any(|told| told["value"] == "1,1"), "{}", preview["told"]);
}
