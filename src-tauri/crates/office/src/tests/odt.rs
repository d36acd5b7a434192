//! Structure of ODT: what LibreOffice and readers aloud rely on.

use std::collections::BTreeSet;
use std::io::Cursor;

use super::content::{content, from_right};
use super::{Parts, planted, tree, unpack};
use crate::odt::odt;
use crate::tree::Element;

pub(super) fn faults(parts: &Parts) -> Vec<String> {
    let broken =
        parts.keys().filter(|name| name.ends_with(".xml")).filter(|name| Element::parse(&parts[*name]).is_err());
    let mut faults: Vec<String> = broken.map(|name| format!("not well-formed: {name}")).collect();
    if !faults.is_empty() {
        return faults;
    }
    manifest(parts, &mut faults);
    let content = tree(parts, "content.xml");
    body(&content, &mut faults);
    pictures(parts, &content, &mut faults);
    styles(parts, &content, &mut faults);
    frame(parts, &mut faults);
    faults
}

fn manifest(parts: &Parts, faults: &mut Vec<String>) {
    if parts.get("mimetype").map(Vec::as_slice) != Some(b"application/vnd.oasis.opendocument.text") {
        faults.push("no kind of file".to_owned());
    }
    let list = tree(parts, "META-INF/manifest.xml");
    let listed: BTreeSet<&str> = list.elements().filter_map(|it| it.attribute("manifest:full-path")).collect();
    let is_own = |name: &&String| !matches!(name.as_str(), "mimetype" | "META-INF/manifest.xml");
    faults.extend(
        parts.keys().filter(is_own).filter(|it| !listed.contains(it.as_str())).map(|it| format!("not listed: {it}")),
    );
    let missing = listed.iter().filter(|name| **name != "/" && !parts.contains_key(**name));
    faults.extend(missing.map(|name| format!("listed but missing: {name}")));
}

fn body(content: &Element, faults: &mut Vec<String>) {
    let mut last = 0;
    for heading in content.below("text:h") {
        let level = heading.attribute("text:outline-level").and_then(|it| it.parse().ok()).unwrap_or(0);
        if level == 0 || last + 1 < level {
            faults.push("heading level skipped".to_owned());
        }
        last = level;
    }
    for table in content.below("table:table") {
        if table.at(&["table:table-header-rows", "table:table-row"]).is_none() {
            faults.push("table without a head".to_owned());
        }
        let columns = table.below("table:table-column").len();
        if table.below("table:table-row").iter().any(|row| row.elements().count() != columns) {
            faults.push("row of another length".to_owned());
        }
    }
    let mut in_cells = BTreeSet::new();
    for cell in content.below("table:table-cell") {
        in_cells.extend(cell.below("text:p").into_iter().map(std::ptr::from_ref));
    }
    for paragraph in content.below("text:p") {
        let is_empty = paragraph.plain().trim().is_empty() && paragraph.below("draw:frame").is_empty();
        if is_empty && !in_cells.contains(&std::ptr::from_ref(paragraph)) {
            faults.push("empty paragraph".to_owned());
        }
    }
    let numbered = content.below("text:list");
    let style = |it: &&Element| it.attribute("text:style-name") == Some("Paper_20_Numbered");
    let inside = numbered.iter().flat_map(|list| list.below("text:p")).filter(style).count();
    if inside < content.below("text:p").into_iter().filter(style).count() {
        faults.push("paragraph without its number".to_owned());
    }
}

fn pictures(parts: &Parts, content: &Element, faults: &mut Vec<String>) {
    for frame in content.below("draw:frame") {
        let said = |name: &str| frame.find(name).is_some_and(|it| !it.plain().trim().is_empty());
        let is_decoration = frame.attribute("loext:decorative") == Some("true");
        let is_told = said("svg:title") && said("svg:desc");
        if !is_decoration && !is_told {
            faults.push("picture without alternative text".to_owned());
        }
        let file = frame.find("draw:image").and_then(|it| it.attribute("xlink:href")).unwrap_or_default();
        if !parts.contains_key(file) {
            faults.push(format!("no picture {file}"));
        }
    }
}

fn styles(parts: &Parts, content: &Element, faults: &mut Vec<String>) {
    let styles = tree(parts, "styles.xml");
    let mut known = BTreeSet::new();
    for root in [&styles, content] {
        let names = ["style:style", "text:list-style"].into_iter().flat_map(|name| root.below(name));
        known.extend(names.filter_map(|it| it.attribute("style:name")));
    }
    for root in [&styles, content] {
        root.walk(&mut |element| {
            let keys = ["text:style-name", "table:style-name", "style:parent-style-name"];
            let used = keys.iter().filter_map(|key| element.attribute(key));
            faults.extend(used.filter(|name| !known.contains(name)).map(|name| format!("unknown style {name}")));
        });
    }
}

fn frame(parts: &Parts, faults: &mut Vec<String>) {
    let meta = tree(parts, "meta.xml");
    for name in ["dc:title", "dc:creator", "dc:language"] {
        if meta.find("office:meta").and_then(|it| it.find(name)).is_none_or(|it| it.plain().trim().is_empty()) {
            faults.push(format!("no {name}"));
        }
    }
    let styles = tree(parts, "styles.xml");
    let letters = styles.at(&["office:styles", "style:default-style", "style:text-properties"]);
    if letters.is_none_or(|it| it.attribute("fo:language").unwrap_or_default().is_empty()) {
        faults.push("no language of the text".to_owned());
    }
    for field in ["text:page-number", "text:page-count"] {
        if styles.below(field).is_empty() {
            faults.push(format!("no field {field}"));
        }
    }
}

#[test]
fn a_document_is_without_fault() {
    for content in [content(), from_right()] {
        let bytes = odt(&content).unwrap().bytes;
        assert_eq!(faults(&unpack(&bytes)), Vec::<String>::new());
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let first = archive.by_index(0).unwrap();
        assert_eq!(first.name().unwrap(), "mimetype");
        assert_eq!(first.compression(), zip::CompressionMethod::Stored);
    }
}

#[test]
fn planted_faults_are_found() {
    let parts = unpack(&odt(&content()).unwrap().bytes);
    let found = |name: &str, from: &str, to: &str, fault: &str| {
        let faults = faults(&planted(&parts, name, from, to));
        assert!(faults.iter().any(|it| it.starts_with(fault)), "{fault}: {faults:?}");
    };
    let text = "content.xml";
    found(text, "</text:p>", "</text:q>", "not well-formed");
    found("mimetype", "text", "other", "no kind of file");
    found("META-INF/manifest.xml", "Pictures/picture-1.png", "Pictures/none.png", "not listed");
    found("META-INF/manifest.xml", "Pictures/picture-1.png", "Pictures/none.png", "listed but missing");
    found(text, "text:outline-level=\"2\"", "text:outline-level=\"3\"", "heading level skipped");
    found(text, "<table:table-header-rows>", "<table:table-rows>", "not well-formed");
    let renamed = planted(&parts, text, "<table:table-header-rows>", "<table:table-rows>");
    let renamed = planted(&renamed, text, "</table:table-header-rows>", "</table:table-rows>");
    assert!(faults(&renamed).contains(&"table without a head".to_owned()));
    found(text, "<svg:desc>Culture leads with 80%.</svg:desc>", "<svg:desc/>", "picture without alternative text");
    found(text, "xlink:href=\"Pictures/", "xlink:href=\"Nowhere/", "no picture");
    found(text, "<office:text>", "<office:text><text:p/>", "empty paragraph");
    found(text, "text:style-name=\"Title\"", "text:style-name=\"None\"", "unknown style None");
    found("meta.xml", "<dc:title>Learning Week 2027: programme &amp; funding</dc:title>", "<dc:title/>", "no dc:title");
    found("meta.xml", "en-IE", "", "no dc:language");
    found("styles.xml", "fo:language=\"en\"", "", "no language of the text");
    found("styles.xml", "text:page-count>1</text:page-count", "text:other>1</text:other", "no field text:page-count");
}

#[test]
fn what_runs_against_the_document_says_so() {
    let parts = unpack(&odt(&content()).unwrap().bytes);
    let content = tree(&parts, "content.xml");
    let arabic = content.below("text:p").into_iter().find(|it| it.plain().contains("أسبوع")).unwrap();
    let style = arabic.attribute("text:style-name").unwrap();
    let twin = content.below("style:style").into_iter().find(|it| it.attribute("style:name") == Some(style)).unwrap();
    let properties = twin.find("style:paragraph-properties").unwrap();
    assert_eq!(properties.attribute("style:writing-mode"), Some("rl-tb"));
    assert_eq!(properties.attribute("fo:text-align"), Some("right"));
}
