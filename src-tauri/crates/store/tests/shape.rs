//! The modules of this crate know no circle: whoever opens one can read what it uses without reading it again.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Uses = BTreeMap<String, BTreeSet<String>>;

fn read(folder: &Path, prefix: &str, sources: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            read(&path, &format!("{prefix}{name}::"), sources);
        } else if !["lib", "mod", "inside_tests", "merge_tests"].contains(&name.as_str()) {
            sources.insert(format!("{prefix}{name}"), std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Which module names which in its `use` lines.
fn uses(sources: &BTreeMap<String, String>) -> Uses {
    let mut uses = Uses::new();
    for (module, source) in sources {
        for line in source.lines().filter_map(|line| line.strip_prefix("use crate::")) {
            let (head, list) = match line.trim_end_matches(';').split_once("::{") {
                Some((head, list)) => (head.to_owned(), list.trim_end_matches('}').to_owned()),
                None => (line.trim_end_matches(';').to_owned(), String::new()),
            };
            let named = list.split(", ").map(|name| format!("{head}::{name}")).chain([head.clone()]);
            let known = named.filter_map(|name| {
                let up = name.rsplit_once("::").map(|(up, _)| up.to_owned());
                [Some(name), up].into_iter().flatten().find(|name| sources.contains_key(name))
            });
            uses.entry(module.clone()).or_default().extend(known);
        }
    }
    uses
}

/// A circle, if there is one.
fn circle(uses: &Uses) -> Option<Vec<String>> {
    fn walk(uses: &Uses, module: &str, way: &mut Vec<String>, done: &mut BTreeSet<String>) -> Option<Vec<String>> {
        if let Some(at) = way.iter().position(|known| known == module) {
            return Some(way[at..].to_vec());
        }
        if !done.insert(module.to_owned()) {
            return None;
        }
        way.push(module.to_owned());
        let found = uses.get(module).into_iter().flatten().find_map(|next| walk(uses, next, way, done));
        way.pop();
        found
    }
    let mut done = BTreeSet::new();
    uses.keys().find_map(|module| walk(uses, module, &mut Vec::new(), &mut done))
}

#[test]
fn modules_know_no_circle() {
    let mut sources = BTreeMap::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut sources);
    let mut uses = uses(&sources);
    assert_eq!(circle(&uses), None);
    assert!(uses["file::opening"].contains("file::check"), "the reading of `use` lines works: {uses:?}");
    uses.entry("file::check".to_owned()).or_default().insert("file::opening".to_owned());
    assert!(circle(&uses).is_some(), "a planted circle is found");
}
