//! Figures that do not hang on one week: money, offers, indicators, the roadmap, decisions.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::sql::{BOARD_FIGURES, LATEST, LIST_TOTALS, OFFERS_BY_KIND, OFFERS_BY_PARTNER, budget_by};
use crate::{City, TODAY, float, same};

/// Records of a table by their status, or another field of words.
fn by_word(city: &City, table: &str, field: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for record in city.call("list_records", json!({ "table": table })).as_array().unwrap() {
        *counts.entry(record[field].as_str().unwrap_or_default().to_owned()).or_insert(0) += 1;
    }
    counts
}

#[test]
fn records_by_status() {
    let city = City::open();
    for (table, field) in [
        ("goal", "status"),
        ("action", "status"),
        ("decision", "outcome"),
        ("budget_line", "category"),
        ("budget_line", "source_kind"),
        ("offer", "kind"),
        ("interaction", "kind"),
        ("reading", "group_kind"),
        ("risk", "likelihood"),
    ] {
        let sql = format!("SELECT {field}, count(*) FROM {table} GROUP BY {field} ORDER BY {field}");
        let counted = city.rows(&sql, []);
        assert!(counted.iter().all(|row| row[0].is_string()), "{table}.{field} holds words: {counted:?}");
        let counted: BTreeMap<String, usize> = counted
            .iter()
            .map(|row| (row[0].as_str().unwrap_or_default().to_owned(), row[1].as_u64().unwrap_or(0) as usize))
            .collect();
        assert_eq!(by_word(&city, table, field), counted, "{table} by {field}");
        assert!(!counted.is_empty(), "{table} is empty");
    }
    let sql = "SELECT status, count(*) FROM event WHERE week_id = (SELECT id FROM week ORDER BY starts_on DESC LIMIT 1)
               GROUP BY status";
    let mut shown: BTreeMap<String, i64> = BTreeMap::new();
    for event in city.call("list_events", json!({})).as_array().unwrap() {
        *shown.entry(event["status"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    for row in city.rows(sql, []) {
        same("events by status", &row[1], float(shown.remove(row[0].as_str().unwrap()).unwrap_or(0)));
    }
    assert!(shown.is_empty(), "{shown:?}");
}

fn row(rows: &Value, is_it: impl Fn(&Value) -> bool) -> &Value {
    rows.as_array().unwrap().iter().find(|row| is_it(row)).unwrap_or_else(|| panic!("a row is missing in {rows}"))
}

#[test]
fn money_by_category_source_year_and_week() {
    let city = City::open();
    let year = "SELECT max(year) FROM budget_line";
    let year = city.count(year, []);
    for (args, condition) in [
        (json!({ "year": null, "week_id": null }), "1".to_owned()),
        (json!({ "year": year, "week_id": null }), format!("year = {year}")),
    ] {
        let budget = city.call("get_budget", args);
        let sums = &budget["sums"];
        for (list, column) in
            [("categories", "category"), ("sources", "source_kind"), ("years", "year"), ("weeks", "week_id")]
        {
            let counted = city.rows(&budget_by(column, &condition), []);
            assert_eq!(sums[list].as_array().unwrap().len(), counted.len(), "{list}");
            for found in &counted {
                let key = found[0].as_str().map_or_else(|| found[0].to_string(), str::to_owned);
                let shown = &row(&sums[list], |row| row["key"] == key)["sums"];
                let names = ["line_count", "planned_minor", "secured_minor", "spent_minor", "matched_minor"];
                for (name, value) in names.iter().zip(&found[1..]) {
                    same(&format!("{list} {key} {name}"), &shown[name], value.as_f64().unwrap());
                }
            }
        }
        let total = city.rows(&budget_by("NULL", &condition), []);
        same("planned in all", &sums["total"]["planned_minor"], total[0][2].as_f64().unwrap());
        same("secured in all", &sums["total"]["secured_minor"], total[0][3].as_f64().unwrap());
    }
}

#[test]
fn offers_promised_and_received() {
    let city = City::open();
    let book = city.call("get_offer_totals", json!({ "week_id": null }));
    let counted = city.rows(OFFERS_BY_KIND, []);
    assert_eq!(book["by_kind"].as_array().unwrap().len(), counted.len());
    for found in &counted {
        let total = &row(&book["by_kind"], |row| row["kind"] == found[0] && row["unit"] == found[1])["total"];
        let names = ["offers", "promised_minor", "received_minor", "promised_quantity", "received_quantity"];
        for (name, value) in names.iter().zip(&found[2..]) {
            match value.as_f64() {
                Some(value) => same(&format!("{} {name}", found[0]), &total[name], value),
                None => assert!(total[name].is_null(), "{} {name}: nothing said is not zero", found[0]),
            }
        }
    }
    for found in city.rows(OFFERS_BY_PARTNER, []) {
        let shown = row(&book["by_partner"], |row| row["partner_id"] == found[0]);
        let number = |at: usize| found[at].as_f64().unwrap();
        same("money promised", &shown["money"]["promised_minor"], number(1));
        same("money received", &shown["money"]["received_minor"], number(2));
        same("worth promised", &shown["in_kind"]["promised_minor"], number(3));
        same("worth received", &shown["in_kind"]["received_minor"], number(4));
    }
}

#[test]
fn the_latest_value_of_each_indicator() {
    let city = City::open();
    let mut compared = 0;
    let list = city.call("list_indicators", json!({}));
    for shown in list.as_array().unwrap() {
        let indicator = &shown["indicator"];
        let id = indicator["id"].as_str().unwrap();
        let has_total = "SELECT count(*) FROM reading WHERE indicator_id = ?1 AND group_kind = 'total'";
        if indicator["computed"] != "" || city.count(has_total, [id]) == 0 {
            continue;
        }
        let counted = city.rows(LATEST, [id]);
        match counted.first().and_then(|row| row[0].as_f64()) {
            Some(value) => same(&format!("latest of {}", indicator["name"]), &shown["latest"]["value"], value),
            None => assert!(shown["latest"].is_null(), "{}: missing is not zero", indicator["name"]),
        }
        compared += 1;
    }
    assert!(5 <= compared, "{compared} indicators compared");
}

/// Cards of the catalogue of one kind, without the kind.
fn cards(city: &City, kind: &str) -> Vec<String> {
    let groups = city.call("list_cards", json!({}));
    let cards = groups.as_array().unwrap().iter().flat_map(|group| group["cards"].as_array().unwrap());
    let names: Vec<String> =
        cards.filter_map(|card| card["code"].as_str()?.strip_prefix(kind).map(str::to_owned)).collect();
    assert!(!names.is_empty(), "the catalogue has no {kind} cards: {groups}");
    names
}

#[test]
fn the_figures_of_the_boards() {
    let city = City::open();
    for week in city.weeks() {
        city.call("choose_week", json!({ "id": week }));
        let year = city.count("SELECT CAST(strftime('%Y', starts_on) AS INTEGER) FROM week WHERE id = ?1", [&week]);
        let codes: Vec<&str> = BOARD_FIGURES.iter().map(|(code, _)| *code).collect();
        // Every figure that a board can show is counted; open problems are counted one by one in `weeks.rs`.
        for card in cards(&city, "figure:") {
            assert!(codes.contains(&card.as_str()) || card == "problems", "nobody counts the figure {card}");
        }
        let shown = city.call("get_figures", json!({ "codes": codes }));
        for (code, sql) in BOARD_FIGURES {
            let value = &row(&shown, |card| card["code"] == *code)["value"];
            match city.real(sql, rusqlite::params![week, TODAY, year]) {
                Some(counted) => same(code, value, counted),
                None => assert!(value.is_null(), "{code}: nobody can say, but the command shows {value}"),
            }
        }
    }
}

#[test]
fn the_lists_of_the_boards() {
    let city = City::open();
    let offered = cards(&city, "list:");
    for week in city.weeks() {
        city.call("choose_week", json!({ "id": week }));
        let codes: Vec<&str> = LIST_TOTALS.iter().map(|(code, _)| *code).collect();
        let shown = city.call("get_lists", json!({ "codes": codes }));
        for (code, sql) in LIST_TOTALS {
            assert!(offered.iter().any(|card| card == code), "{code} is on no board");
            let total = &row(&shown, |card| card["code"] == *code)["total"];
            same(code, total, float(city.count(sql, rusqlite::params![week, TODAY])));
        }
        // What counts the same under another name says the same.
        let silent = city.call("get_lists", json!({ "codes": ["partners_silent"] }))[0]["total"].clone();
        let figure = city.call("get_figures", json!({ "codes": ["partners_silent"] }))[0]["value"].clone();
        assert_eq!(silent.as_f64(), figure.as_f64());
    }
}
