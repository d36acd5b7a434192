//! What every document must be, tried on one that has everything, and each check on a fault that was planted.

mod content;
mod docx;
mod html;
mod look;
mod odt;
mod same;
mod templates;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use crate::package::pack;
use crate::tree::Element;

/// The parts of a file by name.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

pub(super) fn unpack(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        assert_eq!(parts.insert(name, bytes), None);
    }
    parts
}

pub(super) fn repack(parts: &Parts) -> Vec<u8> {
    pack(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), "").unwrap()
}

pub(super) fn tree(parts: &Parts, name: &str) -> Element {
    Element::parse(parts.get(name).unwrap_or_else(|| panic!("no part {name}"))).unwrap()
}

/// The parts with something replaced in one of them; what is replaced must be there.
pub(super) fn planted(parts: &Parts, name: &str, from: &str, to: &str) -> Parts {
    let text = String::from_utf8(parts[name].clone()).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    let mut parts = parts.clone();
    parts.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
    parts
}
