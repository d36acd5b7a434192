//! Licences and duplicate versions of what we stand on, and lockfiles that name no server.

use std::collections::{BTreeMap, BTreeSet};

use crate::crates::metadata;
use crate::{none, root};

/// Licences that a city may pass on without asking.
const ALLOWED: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "MPL-2.0",
    "CC0-1.0",
    "BSL-1.0",
    "Unlicense",
    "MIT-0",
    "OFL-1.1",
    "Apache-2.0 WITH LLVM-exception",
    "NCSA",
    "CDLA-Permissive-2.0",
    "bzip2-1.0.6",
];

/// Whether one of the choices of a licence expression is allowed as a whole.
fn is_allowed(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|part| part.split(" OR ").any(|licence| ALLOWED.contains(&licence.trim())))
}

#[test]
fn licences_may_be_passed_on() {
    assert!(is_allowed("MIT OR Apache-2.0") && is_allowed("(MIT OR GPL-3.0) AND ISC") && !is_allowed("GPL-3.0"));
    let metadata = metadata();
    let complaints: Vec<String> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| !is_allowed(package["license"].as_str().unwrap_or("none stated")))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    none("licences", &complaints);
}

/// Crates of which one program would hold more versions than it need to; each line says who asks for the old one.
/// Kept short on purpose: a new pair fails, so that somebody looks before it stays.
const KNOWN_DUPLICATES: &str = include_str!("duplicates.txt");

#[test]
fn no_new_duplicate_versions() {
    let metadata = metadata();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        let (name, version) = (package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
        versions.entry(name).or_default().push(version);
    }
    let known: Vec<&str> = KNOWN_DUPLICATES.lines().filter(|line| !line.starts_with('#')).map(str::trim).collect();
    let doubled: Vec<&str> = versions.iter().filter(|(_, all)| all.len() > 1).map(|(name, _)| *name).collect();
    let new: Vec<String> = doubled
        .iter()
        .filter(|name| !known.contains(name))
        .map(|name| format!("{name} {:?}", versions[*name]))
        .collect();
    none("crates that now come in several versions", &new);
    let gone: Vec<String> = known
        .iter()
        .filter(|name| !name.is_empty() && !doubled.contains(name))
        .map(|name| (*name).to_owned())
        .collect();
    none("lines of duplicates.txt that no longer hold", &gone);
}

#[test]
fn lockfiles_name_no_server() {
    let lock = std::fs::read_to_string(root().join("ui/package-lock.json")).unwrap();
    assert!(!lock.contains("\"resolved\""), "package-lock.json names where packages were fetched from");
    let cargo = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let sources: BTreeSet<&str> = cargo.lines().filter(|line| line.starts_with("source = ")).collect();
    assert!(sources.len() <= 1, "Cargo.lock names more than the one public registry: {sources:?}");
}
