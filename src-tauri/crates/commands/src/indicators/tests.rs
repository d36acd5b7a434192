//! Indicators from outside: the sample's, proposals, context, a table in, a table out and in again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use store::Surroundings;
use tempfile::TempDir;

use crate::Desk;

struct Table {
    desk: Desk,
    root: TempDir,
}

impl Table {
    fn sample() -> Self {
        let root = TempDir::new().unwrap();
        let counter = AtomicU64::new(0);
        let now: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
        let surroundings = Surroundings {
            clock: Arc::new(move || now),
            random: Arc::new(move || u128::from(counter.fetch_add(1, Ordering::Relaxed)).to_be_bytes()),
            home: root.path().join("home"),
            author: "Ann".to_owned(),
            holder: "ann@desk".to_owned(),
        };
        let table = Self { desk: Desk::new(surroundings), root };
        table.save("sample_plan", json!({}), "s.paideia");
        table
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    #[track_caller]
    fn save(&self, name: &str, args: Value, file: &str) -> Value {
        let answer = self.desk.call(name, args, Some(self.path(file)));
        answer.unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    fn rows(&self) -> Vec<Value> {
        self.call("list_indicators", json!({})).as_array().unwrap().clone()
    }

    #[track_caller]
    fn named(&self, name: &str) -> Value {
        let rows = self.rows();
        rows.into_iter().find(|row| row["indicator"]["name"] == name).unwrap_or_else(|| panic!("no {name}"))
    }

    fn status(&self, name: &str) -> Value {
        self.named(name)["judgement"]["status"].clone()
    }
}

#[test]
fn the_sample_is_full_of_indicators() {
    let table = Table::sample();
    let rows = table.rows();
    let own = rows.iter().filter(|row| row["indicator"]["is_context"] == false).count();
    assert!(28 <= own, "{own}");
    assert_eq!(rows.len() - own, 3, "context");
    let statuses: std::collections::BTreeSet<String> =
        rows.iter().map(|row| row["judgement"]["status"].to_string()).collect();
    assert!(6 <= statuses.len(), "{statuses:?}");
    // 24.6 in 2021, 34.0 asked for in 2027; 30.9 in 2026 of 32.4 expected: 80 % of the progress.
    assert_eq!(table.status("Adults who took part in learning"), "behind");
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
fn a_table_comes_in_as_one_change() {
    let table = Table::sample();
    std::fs::write(table.path("readers.csv"), "Year,Neighbourhood,Value\n2024,,40\n2024,Eastbrook,11\n2025,,x1\n")
        .unwrap();
    let preview = table.save("open_indicator_import", json!({ "indicator_id": null }), "readers.csv");
    assert_eq!((&preview["new"], &preview["refused_count"]), (&json!(2), &json!(1)));
    let before = table.rows().len();
    table.call("import_indicators", json!({}));
    assert_eq!(table.named("readers")["latest"]["value"], 40.0);
    let again = table.call("check_indicator_import", json!({ "options": preview["options"] }));
    assert_eq!((&again["new"], &again["same"]), (&json!(0), &json!(2)));
    table.call("close_indicator_import", json!({}));
    table.call("undo", json!({}));
    assert_eq!(table.rows().len(), before);
}

#[test]
fn what_goes_out_comes_in_again_as_nothing_new_and_small_numbers_stay() {
    let table = Table::sample();
    let row = table.named("People whose earlier learning was recognised");
    let id = row["indicator"]["id"].clone();
    let detail = table.call("get_indicator", json!({ "id": id }));
    let small = detail["readings"].as_array().unwrap().iter().filter(|it| it["is_suppressed"] == true).count();
    assert!(2 <= small, "{small} suppressed");
    for layout in ["long", "wide"] {
        let file = format!("{layout}.csv");
        table.save("export_indicators", json!({ "ids": [id], "layout": layout }), &file);
        let text = std::fs::read_to_string(table.path(&file)).unwrap();
        assert_eq!(text.to_lowercase().matches("suppressed").count(), small, "{text}");
        let preview = table.save("open_indicator_import", json!({ "indicator_id": null }), &file);
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
