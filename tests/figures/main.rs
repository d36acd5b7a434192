//! Every figure that a screen shows, counted a second time by plain SQL on the plan file, by somebody who knows
//! nothing of the rules.
//!
//! The questions stand in `sql.rs`; here they are asked of the sample city with more records of each kind, for each
//! of its weeks, and held against what the commands answer.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod boards;
#[allow(dead_code, reason = "of what the tests of commands have these need a part")]
#[path = "../../src-tauri/crates/commands/tests/all/common/mod.rs"]
mod common;
mod problems;
mod records;
mod sql;
mod weeks;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use commands::Desk;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OpenFlags, Params};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The day of the tests.
pub const TODAY: &str = "2026-11-24";

/// The sample city on a desk, and a copy of its file for plain SQL.
pub struct City {
    desk: Desk,
    file: Connection,
    _folder: TempDir,
}

impl City {
    /// The sample city with more money, offers, readings and actions than it has by itself.
    pub fn open() -> Self {
        let folder = TempDir::new().unwrap();
        let now: DateTime<Utc> = format!("{TODAY}T09:00:00Z").parse().unwrap();
        let desk = Desk::new(common::surroundings(folder.path(), "Ann", move || now));
        let path = |name: &str| -> PathBuf { folder.path().join(name) };
        common::open_sample(&desk, path("s.paideia"));
        records::add(&desk);
        // The plan itself is held by the desk.
        desk.call("save_copy", json!({}), Some(path("copy.paideia"))).unwrap();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let file = Connection::open_with_flags(path("copy.paideia"), flags).unwrap();
        // What SQL alone cannot count; the rules of the program have no part in it.
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        for (name, of) in [("cosine", degrees as fn(f64) -> f64), ("root", f64::sqrt)] {
            let one = move |context: &Context<'_>| Ok(context.get::<Option<f64>>(0)?.map(of));
            file.create_scalar_function(name, 1, flags, one).unwrap();
        }
        Self { desk, file, _folder: folder }
    }

    /// What a command answers.
    #[track_caller]
    pub fn call(&self, name: &str, args: Value) -> Value {
        match self.desk.call(name, args, None) {
            Ok(answer) => answer.value,
            Err(failure) => panic!("{name}: {failure}"),
        }
    }

    /// What SQL counts.
    #[track_caller]
    pub fn count(&self, sql: &str, values: impl Params) -> i64 {
        self.file.query_row(sql, values, |row| row.get(0)).unwrap_or_else(|error| panic!("{error}: {sql}"))
    }

    /// What SQL measures; `None` where it finds nothing.
    #[track_caller]
    pub fn real(&self, sql: &str, values: impl Params) -> Option<f64> {
        self.file.query_row(sql, values, |row| row.get(0)).unwrap_or_else(|error| panic!("{error}: {sql}"))
    }

    /// All rows that SQL finds, as JSON.
    #[track_caller]
    pub fn rows(&self, sql: &str, values: impl Params) -> Vec<Vec<Value>> {
        let mut statement = self.file.prepare(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
        let columns = statement.column_count();
        let mut rows = statement.query(values).unwrap();
        let mut found = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            found.push((0..columns).map(|at| plain(row.get(at).unwrap())).collect());
        }
        found
    }

    /// Ids of the weeks, first to last.
    pub fn weeks(&self) -> Vec<String> {
        let rows = self.rows("SELECT id FROM week ORDER BY starts_on", []);
        rows.iter().map(|row| row[0].as_str().unwrap().to_owned()).collect()
    }
}

/// The cosine of an angle in degrees.
fn degrees(angle: f64) -> f64 {
    angle.to_radians().cos()
}

fn plain(value: SqlValue) -> Value {
    match value {
        SqlValue::Null | SqlValue::Blob(_) => Value::Null,
        SqlValue::Integer(number) => json!(number),
        SqlValue::Real(number) => json!(number),
        SqlValue::Text(text) => json!(text),
    }
}

/// Holds a number of a command against that of SQL.
#[track_caller]
pub fn same(what: &str, shown: &Value, counted: impl Into<f64>) {
    let counted = counted.into();
    let number = shown.as_f64().or_else(|| shown.as_str().and_then(|text| text.parse().ok()));
    let is_same = number.is_some_and(|number| (number - counted).abs() < 1e-9 * counted.abs().max(1.0));
    assert!(is_same, "{what}: the command shows {shown}, SQL counts {counted}");
}

/// A count as a number that can be compared.
#[allow(clippy::cast_precision_loss, reason = "counts and money of a city stay far below 2^53")]
pub fn float(number: i64) -> f64 {
    number as f64
}
