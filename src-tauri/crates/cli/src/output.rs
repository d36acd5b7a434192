//! What is said: sentences and aligned tables for people, JSON for scripts.

use std::collections::BTreeMap;

use commands::Failure;
use commands::views::Progress;
use serde_json::{Value, json};
use text::{Arg, Texts};

use crate::lists::{Table, plain, values};

/// How to speak.
pub struct Output {
    /// Words of the language.
    pub texts: Texts,
    /// JSON instead of words.
    pub is_json: bool,
}

impl Output {
    /// One sentence, or its value as JSON.
    pub fn say(&self, id: &str, args: &[(&str, &str)], value: &Value) {
        if self.is_json {
            println!("{value}");
        } else {
            let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
            println!("{}", self.texts.format(id, &args));
        }
    }

    /// A table, or the rows it was made from as JSON.
    pub fn rows(&self, table: &Table, value: &Value) {
        if self.is_json {
            println!("{value}");
            return;
        }
        let all: Vec<&Vec<String>> =
            Some(&table.heads).filter(|heads| !heads.is_empty()).into_iter().chain(&table.rows).collect();
        let columns = all.iter().map(|row| row.len()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                all.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0).min(48)
            })
            .collect();
        for row in all {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| fit(cell, *width)).collect();
            println!("{}", cells.join("  ").trim_end());
        }
    }

    /// What a plan holds.
    pub fn info(&self, info: &Value) {
        if self.is_json {
            let mut flat = json!({ "city": info["city"], "revision": info["revision"], "format_version": info["format_version"], "bytes": info["bytes"] });
            for (name, count) in info["counts"].as_object().into_iter().flatten() {
                flat[name] = count.clone();
            }
            println!("{flat}");
            return;
        }
        println!("{}", plain(&info["city"]));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (name, count) in
            info["counts"].as_object().into_iter().flatten().filter(|(_, count)| count.as_u64() != Some(0))
        {
            rows.push(vec![self.texts.get(&format!("terminal-count-{name}")), self.number(count)]);
        }
        for name in ["revision", "format_version", "bytes"] {
            rows.push(vec![self.texts.get(&format!("terminal-info-{name}")), self.number(&info[name])]);
        }
        self.rows(&Table { heads: Vec::new(), rows }, &Value::Null);
    }

    /// What an import did, or would do.
    pub fn import(&self, preview: &Value, is_dry: bool) {
        if self.is_json {
            let names = ["rows", "new", "changed", "same", "refused", "events", "sessions", "venues"];
            let shown: serde_json::Map<String, Value> =
                names.iter().map(|name| ((*name).to_owned(), preview[*name].clone())).collect();
            println!("{}", Value::Object(shown));
            return;
        }
        let count = |name: &str| Arg::from(preview[name].as_i64().unwrap_or(0));
        let args = ["rows", "new", "changed", "same", "refused_count", "events", "sessions", "venues"]
            .map(|name| (name, count(name)));
        println!("{}", self.texts.format(if is_dry { "terminal-import-dry" } else { "terminal-import-done" }, &args));
        for row in preview["refused"].as_array().into_iter().flatten() {
            let reason = self.texts.get(&format!("refused-{}", plain(&row["reason"])));
            let args = [
                ("line", plain(&row["line"])),
                ("column", plain(&row["column"])),
                ("value", plain(&row["value"])),
                ("reason", reason),
            ];
            let args: Vec<(&str, Arg)> = args.into_iter().map(|(name, value)| (name, value.into())).collect();
            println!("  {}", self.texts.format("terminal-refused", &args));
        }
        for notice in preview["notices"].as_array().into_iter().flatten() {
            self.notice(notice);
        }
    }

    /// The open problems, gravest first, each under its event.
    pub fn problems(&self, problems: &[Value], events: &Value) {
        if self.is_json {
            let list: Vec<Value> = problems
                .iter()
                .map(|one| json!({ "code": one["code"], "severity": one["severity"], "event": one["event_id"], "session": one["session_id"], "values": one["values"] }))
                .collect();
            println!("{}", Value::Array(list));
            return;
        }
        let titles: BTreeMap<String, String> = events
            .as_array()
            .into_iter()
            .flatten()
            .map(|event| (plain(&event["id"]), plain(&event["title"])))
            .collect();
        println!("{}", self.texts.format("terminal-problems", &[("count", Arg::from(problems.len()))]));
        for severity in ["blocks", "warning", "hint"] {
            let found: Vec<&Value> = problems.iter().filter(|one| one["severity"] == severity).collect();
            if found.is_empty() {
                continue;
            }
            println!("\n{} ({})", self.texts.get(&format!("severity-{severity}")), found.len());
            for one in found {
                let sentence =
                    self.texts.sentence(&format!("problem-{}", plain(&one["code"])), &values(&one["values"]));
                match titles.get(&plain(&one["event_id"])) {
                    Some(title) => println!("  {title}\n    {sentence}"),
                    None => println!("  {sentence}"),
                }
            }
        }
    }

    /// A file that was written.
    pub fn exported(&self, saved: &Value) {
        let pages = saved["pages"].as_u64();
        let id = if pages.is_some() { "terminal-exported-pages" } else { "terminal-exported" };
        if self.is_json {
            println!("{saved}");
        } else {
            let args = [
                ("name", Arg::from(plain(&saved["name"]))),
                ("pages", Arg::from(pages.unwrap_or(0) as i64)),
                ("bytes", Arg::from(self.number(&saved["bytes"]))),
            ];
            println!("{}", self.texts.format(id, &args));
        }
    }

    /// How sound a plan is.
    pub fn verification(&self, found: &Value) {
        if self.is_json {
            println!("{found}");
            return;
        }
        let word = |name: &str| found[name] == Value::Bool(true);
        println!("{}", self.texts.get(if word("is_intact") { "terminal-intact" } else { "terminal-not-intact" }));
        println!(
            "{}",
            self.texts.get(if word("is_log_equal") { "terminal-log-equal" } else { "terminal-log-differs" })
        );
        for cell in found["differences"].as_array().into_iter().flatten() {
            println!("  {}", plain(cell));
        }
    }

    /// Something noticed, to standard error.
    pub fn notice(&self, notice: &Value) {
        eprintln!("{}", self.texts.sentence(&format!("notice-{}", plain(&notice["code"])), &values(&notice["values"])));
    }

    /// How far long work has come, to standard error.
    pub fn progress(&self, progress: &Progress) {
        if progress.step.is_empty() {
            return;
        }
        let step = self.texts.get(&format!("progress-{}", progress.step));
        if progress.total > 0 {
            eprintln!("{step} {}/{}", progress.done, progress.total);
        } else {
            eprintln!("{step}");
        }
    }

    /// Why nothing was done: a sentence to standard error, for scripts also as JSON to standard output.
    pub fn failure(&self, failure: &Failure) {
        if self.is_json {
            println!("{}", json!({ "error": { "code": failure.code, "values": failure.values } }));
        }
        let id = format!("error-{}", failure.code);
        if self.texts.has(&id) {
            eprintln!("{}", self.texts.sentence(&id, &failure.values));
        } else {
            eprintln!("{failure}");
        }
    }

    fn number(&self, value: &Value) -> String {
        value.as_i64().map_or_else(|| plain(value), |number| self.texts.number(number))
    }
}

/// A cell of a width: filled up, or cut with an ellipsis.
fn fit(cell: &str, width: usize) -> String {
    let cell = cell.replace('\n', " ");
    if cell.chars().count() <= width {
        return format!("{cell:width$}");
    }
    let kept: String = cell.chars().take(width.saturating_sub(1)).collect();
    format!("{kept}…")
}
