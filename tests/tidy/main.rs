//! The rules of `docs/architecture.md` that no compiler keeps: arrows, homes of words and SQL, licences, sizes.
//!
//! Each rule is a function from files to complaints, tried on a planted mistake before it is trusted on the tree.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod crates;
mod dependencies;
mod page;
mod words;

use std::path::{Path, PathBuf};

/// Top of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(1).unwrap().to_path_buf()
}

/// One file of the tree: its path from the top, with forward slashes, and its text.
pub(crate) struct File {
    pub path: String,
    pub text: String,
}

/// All files below a folder with one of the endings; nothing that was built or fetched.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    assert!(!found.is_empty(), "{folder} holds no {endings:?}: the rule would check nothing");
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "dist", "target", "out", ".git", "gen"].contains(&name.as_str()) {
                collect(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let shown = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(File { path: shown, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
}

/// Fails with every complaint at once.
#[track_caller]
pub fn none(rule: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{rule}:\n  {}", complaints.join("\n  "));
}

/// A rule about single lines: where `is_wrong` holds.
pub(crate) fn wrong_lines(files: &[File], is_wrong: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            if is_wrong(&file.path, line) {
                complaints.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    complaints
}

/// A made-up file, to see that a rule finds what it must.
pub(crate) fn planted(path: &str, text: &str) -> Vec<File> {
    vec![File { path: path.to_owned(), text: text.to_owned() }]
}
