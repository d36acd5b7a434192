//! What is taken back was never there: after a placement or a merge and its undo every table of the plan's file holds the
//! same bytes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "of what the tests of commands have these need a part")]
#[path = "../../src-tauri/crates/commands/tests/all/common/mod.rs"]
mod common;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use commands::Desk;
use domain::{KindVisitor, Plan, Record};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Every table of records, row by row in the order of ids.
type Tables = BTreeMap<&'static str, Vec<Vec<SqlValue>>>;

fn names() -> Vec<&'static str> {
    struct All(Vec<&'static str>);
    impl KindVisitor for All {
        fn visit<R: Record>(&mut self) {
            self.0.push(R::TABLE);
        }
    }
    let mut all = All(Vec::new());
    Plan::visit_kinds(&mut all);
    all.0
}

/// Reads the file with plain SQL. The plan itself is held by the desk, so a copy is read.
fn tables(desk: &Desk, folder: &Path, copy: &str) -> Tables {
    let path = folder.join(copy);
    ask(desk, "save_copy", json!({}), Some(&path));
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let rows = |table: &str| {
        let mut statement = file.prepare(&format!("SELECT * FROM {table} ORDER BY id")).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect()).unwrap();
        rows.collect::<Result<Vec<Vec<SqlValue>>, _>>().unwrap()
    };
    names().into_iter().map(|table| (table, rows(table))).collect()
}

fn ask(desk: &Desk, name: &str, args: Value, path: Option<&Path>) -> Value {
    desk.call(name, args, path.map(Path::to_owned)).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
}

fn desk(folder: &Path) -> Desk {
    let now: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
    let desk = Desk::new(common::surroundings(folder, "Ann", move || now));
    common::open_sample(&desk, folder.join("s.paideia"));
    desk
}

/// Sessions of the sample city lose their places, so that there is more to find than what waits already.
fn unsettle(desk: &Desk, every: usize) {
    let sessions = ask(desk, "list_sessions", json!({}), None);
    for session in sessions.as_array().unwrap().iter().step_by(every) {
        let slot = json!({ "starts_at": null, "ends_at": null, "venue_id": null, "room_id": null });
        ask(desk, "move_session", json!({ "id": session["id"], "slot": slot }), None);
    }
}

/// Each case changes a plan of three hundred events for seconds: few of what is usual. Not by the macro, which lets the
/// number of the environment win.
fn config() -> Config {
    let usual = Config::default();
    Config { cases: usual.cases.div_ceil(64), failure_persistence: None, ..usual }
}

#[test]
fn a_placement_that_is_taken_back_leaves_every_byte() {
    let tried = TestRunner::new(config()).run(&(any::<u64>(), 7_usize..60, any::<u64>()), |(seed, every, parts)| {
        let folder = TempDir::new().unwrap();
        let desk = desk(folder.path());
        unsettle(&desk, every);
        let before = tables(&desk, folder.path(), "before.paideia");
        // JSON numbers of the page are no larger.
        let options = json!({ "steps": 5_000, "seed": seed >> 12, "minutes": 60 });
        let preview = ask(&desk, "check_placement", json!({ "options": options }), None);
        let keys: Vec<&Value> = preview["rows"].as_array().unwrap().iter().map(|row| &row["key"]).collect();
        prop_assert!(!keys.is_empty());
        let some: Vec<&Value> =
            keys.iter().enumerate().filter(|(at, _)| parts >> (at % 64) & 1 == 1).map(|(_, key)| *key).collect();
        // A part may be refused, as what was left out can be in its way; the whole may not.
        if some.is_empty() || desk.call("write_placement", json!({ "keys": some }), None).is_err() {
            ask(&desk, "write_placement", json!({ "keys": keys }), None);
        }
        let after = tables(&desk, folder.path(), "after.paideia");
        prop_assert_ne!(&before["session"], &after["session"]);
        prop_assert!(before.iter().all(|(table, rows)| *table == "session" || after[table] == *rows));
        ask(&desk, "undo", json!({}), None);
        let undone = tables(&desk, folder.path(), "undone.paideia");
        for (table, rows) in &before {
            prop_assert_eq!(rows, &undone[table], "{}", table);
        }
        let found = ask(&desk, "verify_plan", json!({}), None);
        prop_assert_eq!(&found["is_log_equal"], &json!(true));
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn a_merge_that_is_taken_back_leaves_every_byte() {
    let tried = TestRunner::new(config()).run(
        &proptest::collection::vec((0..4_usize, any::<u16>(), any::<u16>()), 1..5),
        |pairs| {
            let folder = TempDir::new().unwrap();
            let desk = desk(folder.path());
            let mut states = vec![tables(&desk, folder.path(), "before.paideia")];
            for (at, (kind, keep, gone)) in pairs.into_iter().enumerate() {
                let kind = ["partner", "person", "venue", "event"][kind];
                let sides = ask(&desk, "list_twin_sides", json!({ "kind": kind }), None);
                let id = |place: u16| sides[usize::from(place) % sides.as_array().unwrap().len()]["id"].clone();
                let args = json!({ "kind": kind, "keep": id(keep), "gone": id(gone) });
                if id(keep) == id(gone) {
                    prop_assert!(desk.call("merge_records", args, None).is_err());
                    continue;
                }
                ask(&desk, "merge_records", args, None);
                let after = tables(&desk, folder.path(), &format!("after{at}.paideia"));
                prop_assert_eq!(after[kind].len() + 1, states.last().unwrap()[kind].len());
                states.push(after);
            }
            while let Some(state) = states.pop() {
                let shown = tables(&desk, folder.path(), &format!("undone{}.paideia", states.len()));
                for (table, rows) in &state {
                    prop_assert_eq!(rows, &shown[table], "{}", table);
                }
                if !states.is_empty() {
                    ask(&desk, "undo", json!({}), None);
                }
            }
            let found = ask(&desk, "verify_plan", json!({}), None);
            prop_assert_eq!(&found["is_log_equal"], &json!(true));
            Ok(())
        },
    );
    tried.unwrap();
}
