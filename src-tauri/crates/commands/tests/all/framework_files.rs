//! Files of frameworks that were damaged, or never were any: a sentence with a line, or a framework that goes out as it
//! came in. Never a crash, and nothing of a refused file in the plan.
use std::fs;
use std::path::PathBuf;

use commands::Desk;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tempfile::TempDir;
use text::Texts;

use crate::common;

struct City {
    desk: Desk,
    root: TempDir,
    texts: Texts,
}

impl City {
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        let now = || "2026-11-28T09:00:00Z".parse().unwrap();
        let desk = Desk::new(common::surroundings(root.path(), "Ann", now));
        let plan = json!({ "city": "Riverton", "country": "IE", "time_zone": "Europe/Dublin", "week_title": "Week",
            "starts_on": "2027-05-03", "ends_on": "2027-05-09" });
        desk.call("new_plan", json!({ "plan": plan }), Some(root.path().join("a.paideia"))).unwrap();
        City { desk, root, texts: Texts::new("en") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap().value
    }

    fn all(&self) -> (Value, Value) {
        (self.call("list_frameworks", json!({})), self.call("get_progress", json!({})))
    }

    fn revision(&self) -> i64 {
        self.desk.call("get_progress", json!({}), None).unwrap().revision
    }

    /// Brings bytes in as a file: refused with a sentence and nothing in the plan, or out again as what came in.
    fn survives(&self, bytes: &[u8]) -> Result<(), TestCaseError> {
        let (file, out) = (self.path("own.json"), self.path("out.json"));
        fs::write(&file, bytes).unwrap();
        let (before, revision) = (self.all(), self.revision());
        match self.desk.call("import_framework_file", json!({}), Some(file.clone())) {
            Err(failure) => {
                prop_assert!(self.texts.has(&format!("error-{}", failure.code)), "{} has no sentence", failure.code);
                prop_assert!(failure.code.starts_with("framework_") || failure.code.starts_with("value_"), "{failure}");
                prop_assert_eq!(self.all(), before);
                prop_assert_eq!(self.revision(), revision, "a refused file changes nothing");
            }
            Ok(answer) => {
                self.desk.call("export_framework", json!({ "id": answer.value }), Some(out.clone())).unwrap();
                let again = self.desk.call("import_framework_file", json!({}), Some(out.clone()));
                prop_assert_eq!(again.unwrap_err().code, "framework_version_present", "the same thing came out");
                let detail = self.call("get_framework", json!({ "id": answer.value }));
                self.call("undo", json!({}));
                let again = self.desk.call("import_framework_file", json!({}), Some(out)).unwrap().value;
                let other = self.call("get_framework", json!({ "id": again }));
                prop_assert_eq!(told(&detail), told(&other), "out and in again");
                self.call("undo", json!({}));
                prop_assert_eq!(self.all().0, before.0, "one undo takes it back");
            }
        }
        Ok(())
    }
}

/// What a framework says, without the ids that are new each time.
fn told(detail: &Value) -> Value {
    match detail {
        Value::Object(fields) => {
            let is_said = |name: &str| name != "id" && !name.ends_with("_id") && name != "event_counts";
            fields.iter().filter(|(name, _)| is_said(name)).map(|(name, value)| (name.clone(), told(value))).collect()
        }
        Value::Array(list) => list.iter().map(told).collect(),
        value => value.clone(),
    }
}

const OWN: &str = r#"{
 "$schema": "framework.schema.json", "key": "", "name": "Ours", "version": "2", "adopted_on": "2026-02-01",
 "source": "The council", "note": "Draft",
 "levels": [
  {"name": "Aims", "part": "columns", "areas": [
   {"code": "1", "name": "Everybody learns", "short_name": "All", "colour": 2, "features": [
    {"code": "1.1", "name": "Libraries", "measures": "visits", "is_light": true},
    {"code": "1.2", "name": "Schools"}
   ]},
   {"code": "2", "name": "Ünïcode — 학습", "features": []}
  ]},
  {"name": "Ground", "part": "steps", "areas": []}
 ]
}"#;

/// What people and programs get wrong in JSON by hand.
const PIECES: &[&str] = &[
    "",
    "null",
    "{}",
    "[]",
    "\"\"",
    "-1",
    "1e999",
    "99999999999999999999",
    "true",
    "\"\\ud800\"",
    "\"\\u0000\"",
    ",",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\"",
    "\\",
    "//",
    "\u{feff}",
    "\u{202e}",
    "NaN",
    "\"columns\"",
    "\"2026-13-40\"",
    "\"levels\":[],",
    "\"name\": \"Twin\", ",
];

#[derive(Clone, Debug)]
enum Change {
    Byte(Index, u8),
    Cut(Index, Index),
    Piece(Index, Index),
    /// A value or name between quotes becomes a piece.
    Token(Index, Index),
    Twice(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let two = || (any::<Index>(), any::<Index>());
    prop_oneof![
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        1 => two().prop_map(|(from, to)| Change::Cut(from, to)),
        1 => two().prop_map(|(at, piece)| Change::Piece(at, piece)),
        4 => two().prop_map(|(at, piece)| Change::Token(at, piece)),
        1 => two().prop_map(|(from, to)| Change::Twice(from, to)),
    ]
}

fn changed(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let length = bytes.len();
    let span = |from: &Index, to: &Index| {
        let (from, to) = (from.index(length), to.index(length));
        (from.min(to), from.max(to).min(from.min(to) + 80))
    };
    match change {
        Change::Byte(at, byte) => bytes[at.index(length)] = *byte,
        Change::Cut(from, to) => {
            let (from, to) = span(from, to);
            bytes.drain(from..to);
        }
        Change::Piece(at, piece) => {
            let at = at.index(length);
            bytes.splice(at..at, PIECES[piece.index(PIECES.len())].bytes());
        }
        Change::Token(at, piece) => {
            let quotes: Vec<usize> = (0..length).filter(|at| bytes[*at] == b'"').collect();
            if let [.., _] = quotes.as_slice() {
                let pair = at.index(quotes.len() / 2 + 1) * 2;
                if let (Some(from), Some(to)) = (quotes.get(pair), quotes.get(pair + 1)) {
                    bytes.splice(*from..=*to, PIECES[piece.index(PIECES.len())].bytes());
                }
            }
        }
        Change::Twice(from, to) => {
            let (from, to) = span(from, to);
            let copy = bytes[from..to].to_vec();
            bytes.splice(to..to, copy);
        }
    }
}

fn hold<S: Strategy>(strategy: &S, bytes: impl Fn(&S::Value) -> Vec<u8>) {
    let city = City::new();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    runner.run(strategy, |made| city.survives(&bytes(&made))).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(city.call("verify_plan", json!({}))["is_log_equal"], true);
}

#[test]
fn the_file_that_is_damaged_here_is_whole() {
    let city = City::new();
    city.survives(OWN.as_bytes()).unwrap();
    fs::write(city.path("own.json"), OWN).unwrap();
    city.desk.call("import_framework_file", json!({}), Some(city.path("own.json"))).unwrap();
}

#[test]
fn any_bytes() {
    hold(&proptest::collection::vec(any::<u8>(), 0..600), Vec::clone);
}

#[test]
fn any_change_of_a_framework() {
    hold(&proptest::collection::vec(change(), 1..5), |changes| {
        let mut bytes = OWN.as_bytes().to_vec();
        changes.iter().for_each(|change| changed(&mut bytes, change));
        bytes
    });
}

#[test]
fn what_is_deep_or_endless_is_refused() {
    let city = City::new();
    for open in ["[", "{\"a\":", "{\"levels\":[", "\"\\"] {
        city.survives(open.repeat(200_000).as_bytes()).unwrap();
    }
}
