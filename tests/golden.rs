//! Files that people have read and approved, in `tests/golden` of a crate: what is made now must say the same.
//!
//! Shared by the tests of all crates that make something for people. `UPDATE_GOLDEN=1` writes the files anew; the
//! difference is then read by a person.

use std::path::PathBuf;

/// Whether the files are to be written anew.
pub fn is_update() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// Holds a text against the one that was approved.
#[track_caller]
#[allow(dead_code, reason = "charts compare drawings and pictures in a way of their own")]
pub fn golden(name: &str, found: &str) {
    let path =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("tests/golden").join(name);
    if is_update() {
        let folder = path.parent().map(std::fs::create_dir_all);
        assert!(folder.is_some_and(|made| made.is_ok()) && std::fs::write(&path, found).is_ok(), "{}", path.display());
    }
    let approved = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let first = approved.lines().zip(found.lines()).enumerate().find(|(_, (approved, found))| approved != found);
    assert!(
        approved == found,
        "{name} reads differently, first at {first:?}; UPDATE_GOLDEN=1 writes it anew, then read the difference\n{found}"
    );
}

/// The words of a page without its marks, a line for each piece of text.
#[allow(dead_code, reason = "only those who make pages need it")]
pub fn words(page: &str) -> String {
    let mut words = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let text = rest[..at].split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            words.push_str(&text);
            words.push('\n');
        }
        rest = &rest[at..];
        // What programs and styles say is not said to people.
        let end = ["script", "style"].iter().find(|tag| rest[1..].starts_with(**tag)).map(|tag| format!("</{tag}>"));
        let from = end.and_then(|end| rest.find(&end)).unwrap_or(0);
        rest = rest[from..].find('>').map_or("", |close| &rest[from + close + 1..]);
    }
    words
}
