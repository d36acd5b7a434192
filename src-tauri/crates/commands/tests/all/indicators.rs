//! Indicators from outside: the list, a typed reading, the figure of boards, a table out and a table in.

use serde_json::{Value, json};

use crate::common::table::Table;

impl Table {
    /// Opens a table that was written just now.
    #[track_caller]
    fn open(&self, file: &str, text: &str) -> Value {
        std::fs::write(self.path(file), text).unwrap();
        self.with_file("open_import", json!({ "kind": "indicators", "options": {} }), file)
    }

    fn rows(&self) -> Vec<Value> {
        self.call("list_indicators", json!({})).as_array().unwrap().clone()
    }

    #[track_caller]
    fn named(&self, name: &str) -> Value {
        let found = self.rows().into_iter().find(|row| row["indicator"]["name"] == name);
        found.unwrap_or_else(|| panic!("no indicator {name}"))
    }

    fn figure(&self) -> Value {
        self.call("get_figures", json!({ "codes": ["indicators_on_track"] }))[0].clone()
    }
}

const RECOGNISED: &str = "People whose earlier learning was recognised";
const ADULTS: &str = "Adults who took part in learning";

#[test]
fn every_indicator_has_a_status_that_names_its_method() {
    let table = Table::sample();
    let rows = table.rows();
    assert!(30 <= rows.len(), "{}", rows.len());
    assert_eq!(rows.iter().filter(|row| row["indicator"]["is_context"] == true).count(), 3, "context");
    for row in &rows {
        let (status, method) = (row["judgement"]["status"].as_str().unwrap(), &row["judgement"]["method"]);
        assert_eq!(method, &row["indicator"]["status_method"], "{}", row["indicator"]["name"]);
        if matches!(status, "achieved" | "on_track" | "behind" | "off_track") {
            let names = ["base_value", "target_value", "reading_value", "expected_value"];
            assert!(names.iter().all(|name| row["judgement"][name].is_number()), "{row}");
            assert_eq!(row["latest"]["value"], row["judgement"]["reading_value"], "{row}");
        }
    }
}

#[test]
fn the_figure_of_boards_counts_what_the_list_shows() {
    let table = Table::sample();
    let count = |wanted: &[&str]| {
        let is_wanted = |row: &&Value| wanted.contains(&row["judgement"]["status"].as_str().unwrap());
        table.rows().iter().filter(is_wanted).count() as f64
    };
    let on_track = count(&["achieved", "on_track"]);
    let judged = on_track + count(&["behind", "off_track"]);
    assert!(0.0 < on_track && on_track < judged, "{on_track} of {judged}");
    let figure = table.figure();
    assert_eq!((&figure["value"], &figure["target"]), (&json!(on_track), &json!(judged)));
    assert_eq!(figure["screen"], "indicators");
    assert_eq!(figure["detail"], format!("of {judged} with a target"));
    let ids: Vec<Value> = table.rows().iter().map(|row| row["indicator"]["id"].clone()).collect();
    table.call("delete_records", json!({ "table": "indicator", "ids": ids }));
    assert_eq!(table.figure()["value"], Value::Null, "nobody can say, which is not zero");
}

#[test]
fn a_typed_reading_is_the_latest_value_and_changes_the_status() {
    let table = Table::sample();
    let before = table.named(ADULTS);
    assert_eq!(before["judgement"]["status"], "behind");
    let (old, on_track) = (before["latest"]["value"].clone(), table.figure()["value"].as_f64().unwrap());
    let reading = json!({ "table": "reading", "indicator_id": before["indicator"]["id"], "measured_on": "2026-11-20",
        "group_kind": "total", "value": 33.5 });
    table.call("save_records", json!({ "records": [reading] }));
    let row = table.named(ADULTS);
    assert_ne!(old, json!(33.5));
    assert_eq!((&row["latest"]["value"], &row["latest"]["measured_on"]), (&json!(33.5), &json!("2026-11-20")));
    assert_eq!(row["judgement"]["status"], "on_track");
    assert_eq!(table.figure()["value"], json!(on_track + 1.0));
    table.call("undo", json!({}));
    assert_eq!(table.named(ADULTS), before);
}

#[test]
fn small_counts_leave_as_a_word() {
    let table = Table::sample();
    let id = table.named(RECOGNISED)["indicator"]["id"].clone();
    let detail = table.call("get_indicator", json!({ "id": id }));
    let limit = detail["row"]["indicator"]["suppress_below"].as_f64().unwrap();
    let readings = detail["readings"].as_array().unwrap();
    let is_small = |it: &&Value| it["reading"]["value"].as_f64().is_some_and(|value| value < limit);
    let small = readings.iter().filter(is_small).count();
    let hidden = readings.iter().filter(|it| it["is_suppressed"] == true).count();
    assert!(1 <= small && small <= hidden && hidden < readings.len(), "{small} small, {hidden} suppressed");
    table.with_file("export_indicators", json!({ "ids": [id], "layout": "long" }), "long.csv");
    let text = std::fs::read_to_string(table.path("long.csv")).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!((head.first(), head.last()), (Some(&"Year"), Some(&"Value")), "as Open SDG has it");
    let mut suppressed = 0;
    for line in lines {
        let value = line.rsplit(',').next().unwrap();
        if line.contains(",Suppressed,") {
            suppressed += 1;
            assert_eq!(value, "", "{line}");
        } else if let Ok(value) = value.parse::<f64>() {
            assert!(limit <= value, "{line}");
        }
    }
    assert_eq!(suppressed, hidden);
    table.with_file("export_indicators", json!({ "ids": [id], "layout": "wide" }), "wide.csv");
    let text = std::fs::read_to_string(table.path("wide.csv")).unwrap();
    assert_eq!(text.matches("suppressed").count(), hidden, "{text}");
}

#[test]
fn a_wide_table_is_one_change_and_one_undo() {
    let table = Table::sample();
    let before = table.rows();
    // The row with the most words is not the header.
    let text = "Series,Group,2024,2025,2026\nReaders,,40,44,51\nReaders,Women,21,about ten,25\nReaders,Men,19,n/a,26\n";
    let preview = table.open("readers.csv", text);
    assert_eq!(preview["questions"], json!([]));
    assert_eq!((&preview["new"], &preview["records"][0]["new"]), (&json!(3), &json!(7)), "{preview}");
    let refused = &preview["told"][0];
    let place = (&refused["line"], &refused["column"], &refused["value"], &refused["reason"]);
    assert_eq!(place, (&json!(3), &json!("2025"), &json!("about ten"), &json!("indicators_no_number")));
    assert_eq!(table.rows(), before, "a dry run changes nothing");
    table.call("write_import", json!({}));
    table.call("close_import", json!({}));
    let row = table.named("Readers");
    assert_eq!((&row["latest"]["year"], &row["latest"]["value"]), (&json!(2026), &json!(51.0)));
    assert_eq!(table.rows().len(), before.len() + 1);
    assert_eq!(table.call("undo", json!({}))["code"], "import_indicators");
    assert_eq!(table.rows(), before, "one undo takes all of it away");
    table.call("redo", json!({}));
    assert_eq!(table.named("Readers"), row);
}

#[test]
fn every_computed_key_has_words_and_every_proposal_a_feature() {
    let table = Table::sample();
    let texts = text::Texts::new("en");
    for key in domain::rules::indicators::COMPUTED {
        assert!(texts.has(&format!("indicators-computed-{key}")), "{key}");
    }
    for status in domain::rules::indicators::IndicatorStatus::ALL {
        assert!(texts.has(&format!("indicators-status-{}", status.word())), "{status:?}");
    }
    for state in domain::rules::indicators::DueState::ALL {
        assert!(texts.has(&format!("indicators-due-{}", state.word())), "{state:?}");
    }
    for fault in domain::rules::indicators::SumFault::ALL {
        assert!(texts.has(&format!("indicators-sum-{}", fault.word())), "{fault:?}");
    }
    let proposals = table.call("list_indicator_proposals", json!({}));
    let proposals = proposals.as_array().unwrap();
    assert!(25 <= proposals.len());
    let before = table.rows().len();
    let keys: Vec<&Value> = proposals.iter().map(|proposal| &proposal["key"]).collect();
    let ids = table.call("import_indicator_proposals", json!({ "keys": keys }));
    let ids = ids.as_array().unwrap();
    assert_eq!((ids.len(), table.rows().len()), (proposals.len(), before + proposals.len()));
    for id in ids {
        let detail = table.call("get_indicator", json!({ "id": id }));
        assert!(detail["tags"][0]["feature_id"].is_string(), "{}", detail["row"]["indicator"]["name"]);
    }
    table.call("undo", json!({}));
    assert_eq!(table.rows().len(), before);
}

#[test]
fn what_goes_out_comes_in_again_as_nothing_new_and_small_numbers_stay() {
    let table = Table::sample();
    let row = table.named(RECOGNISED);
    let id = row["indicator"]["id"].clone();
    let detail = table.call("get_indicator", json!({ "id": id }));
    let small = detail["readings"].as_array().unwrap().iter().filter(|it| it["is_suppressed"] == true).count();
    assert!(2 <= small, "{small} suppressed");
    let mut settings = table.call("get_app_state", json!({}))["settings"].clone();
    for (language, layout) in [("en", "long"), ("en", "wide"), ("en-XA", "long"), ("en-XA", "wide")] {
        settings["language"] = json!(language);
        table.call("set_settings", json!({ "settings": settings }));
        let word = text::Texts::new(language).get("indicators-file-suppressed").to_lowercase();
        let file = format!("{layout}-{language}.csv");
        table.with_file("export_indicators", json!({ "ids": [id], "layout": layout }), &file);
        let text = std::fs::read_to_string(table.path(&file)).unwrap();
        assert_eq!(text.to_lowercase().matches(&word).count(), small, "{text}");
        let english = ["Kind of group", "Neighbourhood", "Suppressed", "suppressed", "gender", "own"];
        let is_told = |word: &&str| text.contains(&format!(",{word},"));
        let left: Vec<_> = english.into_iter().filter(is_told).collect();
        assert!(language == "en" || left.is_empty(), "{left:?} in {text}");
        let preview = table.with_file("open_import", json!({ "kind": "indicators", "options": {} }), &file);
        let counts = (&preview["new"], &preview["changed"], &preview["refused_count"]);
        assert_eq!(counts, (&json!(0), &json!(0), &json!(0)), "{layout}: {preview}");
    }
}

#[test]
fn a_tick_asks_for_the_next_date() {
    let table = Table::sample();
    let list = table.call("list_collections", json!({}));
    let first = &list[0];
    assert_eq!(first["collection"]["state"], "overdue");
    let next = table.call("set_indicator_collected", json!({ "id": first["indicator_id"] }));
    assert!("2026-11-24" < next.as_str().unwrap(), "{next}");
    let list = table.call("list_collections", json!({}));
    let again = list.as_array().unwrap().iter().find(|row| row["indicator_id"] == first["indicator_id"]).unwrap();
    assert_eq!(again["collection"]["state"], "later");
}

#[test]
fn context_is_brought_again_without_doubles() {
    let table = Table::sample();
    let before = table.rows().len();
    assert_eq!(table.call("import_context", json!({})), 3);
    assert_eq!(table.rows().len(), before);
    let world = table.named("World population in towns and in the countryside");
    assert!(world["indicator"]["source"].as_str().unwrap().contains("World Urbanization Prospects 2018"));
    assert_eq!((&world["sum_problem_count"], &world["judgement"]["status"]), (&json!(0), &json!("not_judged")));
}

#[test]
fn a_deletion_says_how_many_of_which_kind_went_along() {
    let table = Table::sample();
    let adults = table.named(ADULTS)["indicator"]["id"].clone();
    let all = table.call("list_records", json!({ "table": "reading" }));
    let readings = all.as_array().unwrap().iter().filter(|reading| reading["indicator_id"] == adults).count();
    assert!(1 < readings, "{readings}");
    let along = &table.call("delete_records", json!({ "table": "indicator", "ids": [adults] }))["along"];
    assert_eq!(along["reading"], readings);
    assert_eq!(along["indicator"], Value::Null, "what was asked for is not among what went along");

    let new = table.call("save_records", json!({ "records": [{ "table": "neighbourhood", "name": "Harbour" }] }));
    assert_eq!(
        table.call("delete_records", json!({ "table": "neighbourhood", "ids": new })),
        json!({ "along": {}, "left": {} })
    );
    let harbour = table.call("list_records", json!({ "table": "neighbourhood" }))[0]["id"].clone();
    let venues = table.call("list_venues", json!({}));
    let names = |one: &&Value| one["draft"]["venue"]["neighbourhood_id"] == harbour;
    let venues = venues.as_array().unwrap().iter().filter(names).count();
    assert!(0 < venues);
    let left = &table.call("delete_records", json!({ "table": "neighbourhood", "ids": [harbour] }))["left"];
    assert_eq!(left["venue"], venues, "venues stay where they are, without a neighbourhood");
}
