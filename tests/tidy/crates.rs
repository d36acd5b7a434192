//! Arrows between crates, and what only one crate may know.

use std::collections::BTreeMap;
use std::process::Command;

use crate::{File, files, none, planted, root, wrong_lines};

/// Who may use whom, as in `docs/architecture.md`.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("placement", &[]),
    ("text", &["domain"]),
    ("store", &["domain"]),
    ("intake", &["domain"]),
    ("exchange", &["domain", "store"]),
    ("fonts", &[]),
    ("charts", &["domain", "fonts", "text"]),
    ("papers", &["charts", "domain", "fonts", "text"]),
    ("office", &["charts", "domain", "papers", "text"]),
    ("publish", &["charts", "domain", "fonts", "papers", "text"]),
    ("interchange", &["domain", "text"]),
    ("site", &["charts", "domain", "interchange", "papers", "text"]),
    ("tables", &["domain", "text"]),
    (
        "commands",
        &[
            "intake",
            "charts",
            "exchange",
            "interchange",
            "office",
            "papers",
            "placement",
            "publish",
            "site",
            "store",
            "tables",
            "domain",
            "text",
        ],
    ),
    ("paideia", &["commands", "placement", "text"]),
    ("paideia-window", &["commands"]),
    ("xtask", &[]),
    ("product-tests", &["commands", "exchange", "intake", "charts", "papers", "publish", "store", "domain", "text"]),
];

/// What cargo knows of the workspace and everything it stands on.
pub fn metadata() -> serde_json::Value {
    // Only what this machine builds is fetched, so only that is looked at.
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8_lossy(&rustc.stdout).into_owned();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn arrows_point_one_way() {
    let metadata = metadata();
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut complaints = Vec::new();
    for package in metadata["packages"].as_array().unwrap() {
        if !package["source"].is_null() {
            continue;
        }
        let name = package["name"].as_str().unwrap();
        let Some(allowed) = allowed.get(name) else {
            complaints.push(format!("{name} has no line in ARROWS"));
            continue;
        };
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            let is_ours = dependency["source"].is_null();
            let is_for_tests = dependency["kind"].as_str() == Some("dev");
            if is_ours && !is_for_tests && !allowed.contains(&used) {
                complaints.push(format!("{name} may not use {used}"));
            }
        }
    }
    none("arrows between crates", &complaints);
}

fn sql(files: &[File]) -> Vec<String> {
    const STATEMENTS: &[&str] = &["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "];
    wrong_lines(files, |path, line| {
        !path.contains("crates/store/")
            && !line.trim_start().starts_with("//")
            && STATEMENTS.iter().any(|word| line.contains(word))
    })
}

#[test]
fn only_the_store_knows_sql() {
    assert_eq!(sql(&planted("src-tauri/crates/cli/src/x.rs", "let q = \"SELECT id FROM event\";")).len(), 1);
    none("SQL outside store", &sql(&files("src-tauri", &[".rs"])));
}

fn foreign_words(files: &[File]) -> Vec<String> {
    const HOMES: &[(&str, &str)] = &[
        ("plotters", "crates/charts/"),
        ("typst", "crates/publish/"),
        ("rusqlite", "crates/store/"),
        ("calamine", "crates/intake/"),
        ("tauri::", "src-tauri/src/"),
        ("opendal", "crates/exchange/src/place/"),
        ("reqwest", "crates/exchange/src/place/"),
    ];
    wrong_lines(files, |path, line| {
        let line = line.trim_start();
        (line.starts_with("use ") || line.starts_with("pub use "))
            && HOMES.iter().any(|(word, home)| line.contains(&format!("use {word}")) && !path.contains(home))
    })
}

#[test]
fn libraries_stay_at_home() {
    assert_eq!(foreign_words(&planted("src-tauri/crates/domain/src/x.rs", "use rusqlite::Connection;")).len(), 1);
    none("a library outside its home", &foreign_words(&files("src-tauri", &[".rs"])));
}

fn headless(files: &[File]) -> Vec<String> {
    files.iter().filter(|file| !file.text.starts_with("//!")).map(|file| file.path.clone()).collect()
}

#[test]
fn every_module_says_what_it_is_for() {
    assert_eq!(headless(&planted("x.rs", "fn main() {}")).len(), 1);
    none("a module without a header", &headless(&files("src-tauri", &[".rs"])));
}

/// A file longer than this is hard to hold in mind.
const MOST_LINES: usize = 450;

fn long(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| !file.path.contains("/bindings/") && file.text.lines().count() > MOST_LINES)
        .map(|file| format!("{}: {} lines", file.path, file.text.lines().count()))
        .collect()
}

#[test]
fn files_stay_short() {
    assert_eq!(long(&planted("x.rs", &"\n".repeat(MOST_LINES + 1))).len(), 1);
    let mut all = files("src-tauri", &[".rs"]);
    all.extend(files("ui/src", &[".ts", ".svelte", ".css"]));
    all.extend(files("tests", &[".rs"]));
    none("files to reshape", &long(&all));
}

/// Arms that take whatever is left, without a word why: a new command would fall into them and nobody would notice.
fn catch_alls(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let lines: Vec<&str> = file.text.lines().map(str::trim_start).collect();
        for (at, line) in lines.iter().enumerate() {
            if line.starts_with("_ =>") && !lines[..at].last().is_some_and(|before| before.starts_with("//")) {
                complaints.push(format!("{}:{}: {line}", file.path, at + 1));
            }
        }
    }
    complaints
}

#[test]
fn nothing_falls_through_between_table_and_shells() {
    assert_eq!(catch_alls(&planted("x.rs", "match it {\n    _ => plan(),\n}")).len(), 1);
    assert!(catch_alls(&planted("x.rs", "// Names come from outside.\n_ => refuse(),")).is_empty());
    let mut all = files("src-tauri/src", &["dialogs.rs"]);
    all.extend(files("src-tauri/crates/commands/src/door", &["kinds.rs", "macros.rs", "table.rs"]));
    none("an arm that takes whatever is left", &catch_alls(&all));
}
