//! `paideia place`: looks for places for what waits or clashes in a plan, tells what it found and writes it as one change.

use std::collections::BTreeMap;

use clap::ArgMatches;
use commands::Failure;
use serde_json::{Value, json};
use text::{Arg, Texts};

use crate::import::watched;
use crate::outcome::{DONE, Terminal};
use crate::show;

/// Searches, tells, and writes unless it is a dry run. An interrupt ends the search; what was found until then counts.
pub fn place(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let is_dry = arguments.get_flag("dry-run");
    let options = json!({
        "seconds": arguments.get_one::<f64>("seconds"),
        "steps": arguments.get_one::<u64>("steps"),
        "seed": arguments.get_one::<u64>("seed"),
        "minutes": arguments.get_one::<i64>("minutes"),
    });
    let mut preview = watched(terminal, move |terminal| {
        let mut preview = terminal.call("check_placement", json!({ "options": options }))?;
        let keys: Vec<Value> = rows(&preview, "rows").map(|row| row["key"].clone()).collect();
        let is_writing = !is_dry && !keys.is_empty();
        let written = if is_writing { terminal.call("write_placement", json!({ "keys": keys }))? } else { json!(0) };
        preview["written"] = written;
        Ok(preview)
    })?;
    preview["is_dry_run"] = json!(is_dry);
    terminal.answer(&preview, |texts| describe(texts, &preview, is_dry));
    Ok(DONE)
}

fn rows<'a>(preview: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    preview[name].as_array().into_iter().flatten()
}

fn describe(texts: &Texts, preview: &Value, is_dry: bool) -> String {
    let number = |value: &Value| texts.number(value.as_i64().unwrap_or(0));
    let mut lines: Vec<String> = Vec::new();
    if preview["was_stopped"] == json!(true) {
        lines.push(texts.get("terminal-place-stopped"));
    }
    for row in rows(preview, "rows") {
        lines.push(row_line(texts, row));
    }
    for one in rows(preview, "left_out") {
        let values = crate::show::values(&one["values"]);
        let reason = texts.sentence(&format!("placement-left_out-{}", show::plain(&one["reason"])), &values);
        let told = [("title", show::plain(&one["title"]).into()), ("reason", reason.into())];
        lines.push(texts.format("terminal-place-left_out", &told));
    }
    for (id, name) in [("unscheduled", "unscheduled"), ("clashes", "clashes"), ("cost", "cost")] {
        let (before, after) = (&preview[format!("{name}_before")], &preview[format!("{name}_after")]);
        let told = [("before", number(before).into()), ("after", number(after).into())];
        lines.push(texts.format(&format!("terminal-place-{id}"), &told));
    }
    let kinds: Vec<Vec<String>> = rows(preview, "costs")
        .map(|cost| {
            let kind = texts.get(&format!("placement-kind-{}", show::plain(&cost["kind"])));
            vec![kind, number(&cost["before"]), number(&cost["after"])]
        })
        .collect();
    if !kinds.is_empty() {
        let heads = ["kind", "before", "after"].map(|head| texts.get(&format!("terminal-place-{head}")));
        lines.push(show::table(&heads, &kinds));
    }
    lines.push(ending(texts, &preview["written"], is_dry));
    lines.join("\n")
}

fn ending(texts: &Texts, written: &Value, is_dry: bool) -> String {
    let count = written.as_i64().unwrap_or(0);
    match (is_dry, count) {
        (true, _) => texts.get("terminal-place-dry_run"),
        (false, 0) => texts.get("terminal-place-none"),
        (false, _) => {
            let told: [(&str, Arg); 2] = [("count", texts.number(count).into()), ("count_raw", count.into())];
            texts.format("terminal-place-done", &told)
        }
    }
}

fn row_line(texts: &Texts, row: &Value) -> String {
    let reasons: Vec<String> = rows(row, "reasons")
        .map(|reason| {
            let values = crate::show::values(&reason["values"]);
            texts.sentence(&format!("placement-reason-{}", show::plain(&reason["code"])), &values)
        })
        .collect();
    let title: Arg = show::plain(&row["title"]).into();
    let to: Arg = slot(texts, &row["to"], &row["to_place"]).into();
    let reasons: Arg = reasons.join("; ").into();
    if row["from"].is_null() {
        return texts.format("terminal-place-row", &[("title", title), ("to", to), ("reasons", reasons)]);
    }
    let from: Arg = slot(texts, &row["from"], &row["from_place"]).into();
    texts.format("terminal-place-moved", &[("title", title), ("from", from), ("to", to), ("reasons", reasons)])
}

/// A time with a place, as far as they are known.
fn slot(texts: &Texts, slot: &Value, place: &Value) -> String {
    let mut values: BTreeMap<String, String> = ["starts_at", "ends_at"]
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), slot[*name].as_str()?.to_owned())))
        .collect();
    let place = show::plain(place);
    let is_timed = values.contains_key("starts_at");
    if is_timed && !values.contains_key("ends_at") {
        // Without an end the beginning is all that is known.
        let start = values["starts_at"].clone();
        values.insert("ends_at".to_owned(), start);
    }
    let id = match (is_timed, place.is_empty()) {
        (true, false) => "placing-slot",
        (true, true) => "placing-slot-time",
        (false, _) => "placing-slot-place",
    };
    values.insert("place".to_owned(), place);
    texts.sentence(id, &values)
}
