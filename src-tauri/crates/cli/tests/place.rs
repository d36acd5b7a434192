//! `paideia place`: what waits in a plan gets places, through the terminal program.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

struct Folder {
    root: TempDir,
}

impl Folder {
    /// A folder with the sample city.
    fn new() -> Self {
        let folder = Self { root: TempDir::new().unwrap() };
        assert!(folder.run(&["sample", "a.paideia"]).status.success());
        folder
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_paideia"))
            .args(arguments)
            .current_dir(self.root.path())
            .env("PAIDEIA_HOME", self.root.path().join("home"))
            .output()
            .unwrap()
    }

    #[track_caller]
    fn json(&self, arguments: &[&str], code: i32) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        let out = String::from_utf8_lossy(&output.stdout);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}\n{out}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_str(&out).unwrap()
    }

    /// Every session as it stands.
    fn sessions(&self) -> Value {
        self.json(&["list", "a.paideia", "sessions"], 0)
    }
}

const STEPS: &[&str] = &["--steps", "20000"];

#[test]
fn a_dry_run_tells_and_changes_nothing_and_the_same_seed_tells_the_same() {
    let folder = Folder::new();
    let before = folder.sessions();
    let dry = |more: &[&str]| folder.json(&[&["place", "a.paideia", "--dry-run"], STEPS, more].concat(), 0);
    let told = dry(&[]);
    assert!(!told["rows"].as_array().unwrap().is_empty(), "the sample has something to place");
    assert_eq!((&told["written"], &told["is_dry_run"]), (&json!(0), &json!(true)));
    assert_eq!(told, dry(&[]));
    assert_eq!(before, folder.sessions());
    let output = folder.run(&[&["place", "a.paideia", "--dry-run"], STEPS].concat());
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(out.ends_with("Nothing was changed.\n"), "{out}");
    let (before, after) = (&told["unscheduled_before"], &told["unscheduled_after"]);
    assert!(out.contains(&format!("Waiting for a time or a place: {before} before, {after} after")), "{out}");
    let title = told["rows"][0]["title"].as_str().unwrap();
    assert!(out.lines().any(|line| line.starts_with(title) && line.contains("is free")), "{out}");
    assert!(!out.contains("placement-") && !out.contains("{$"), "a message is missing: {out}");
}

#[test]
fn what_is_written_is_one_change() {
    let folder = Folder::new();
    let before = folder.sessions();
    let told = folder.json(&[&["place", "a.paideia"], STEPS].concat(), 0);
    assert_eq!(told["written"], json!(told["rows"].as_array().unwrap().len()));
    assert_ne!(before, folder.sessions());
    let again = folder.json(&[&["place", "a.paideia", "--dry-run"], STEPS].concat(), 0);
    assert_eq!(again["unscheduled_before"], told["unscheduled_after"]);
    assert_eq!(again["clashes_before"], told["clashes_after"]);
    folder.json(&["undo", "a.paideia"], 0);
    assert_eq!(before, folder.sessions());
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let folder = Folder::new();
    folder.json(&["place", "a.paideia", "--seconds", "0"], 2);
    folder.json(&["place", "a.paideia", "--steps", "10", "--minutes", "0"], 2);
    let both = folder.run(&["place", "a.paideia", "--steps", "10", "--seconds", "1"]);
    assert_eq!(both.status.code(), Some(2));
    folder.json(&["place", "missing.paideia", "--steps", "10"], 1);
}
