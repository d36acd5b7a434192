//! Structure of HTML: what browsers and readers aloud rely on.

use super::content::{HOSTILE, content, from_right};
use crate::html::html;
use crate::tree::Element;

/// The page as a tree. Elements that HTML never closes are closed for the reader.
pub(super) fn page(text: &str) -> Result<Element, String> {
    let rest = text.strip_prefix("<!DOCTYPE html>").ok_or("no kind of document")?;
    let mut closed = String::new();
    let mut rest = rest;
    while let Some(at) = rest.find('<') {
        closed.push_str(&rest[..at]);
        let end = at + rest[at..].find('>').ok_or("an open tag")?;
        let tag = &rest[at..end];
        let name: String = tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        closed.push_str(tag);
        closed.push_str(if matches!(name.as_str(), "meta" | "br" | "img") { "/>" } else { ">" });
        rest = &rest[end + 1..];
    }
    closed.push_str(rest);
    Element::parse(closed.as_bytes()).map_err(|_| "not well-formed".to_owned())
}

pub(super) fn faults(text: &str) -> Vec<String> {
    let root = match page(text) {
        Ok(root) => root,
        Err(fault) => return vec![fault],
    };
    let mut faults = Vec::new();
    if root.attribute("lang").unwrap_or_default().is_empty() || root.attribute("dir").is_none() {
        faults.push("no language or direction".to_owned());
    }
    if root.at(&["head", "title"]).is_none_or(|title| title.plain().trim().is_empty()) {
        faults.push("no title".to_owned());
    }
    for landmark in ["header", "main", "footer"] {
        if root.below(landmark).len() != 1 {
            faults.push(format!("not one {landmark}"));
        }
    }
    let mut last = 0;
    root.walk(&mut |element| {
        let level = match element.name.as_str() {
            "h1" => 1,
            "h2" => 2,
            "h3" => 3,
            _ => return,
        };
        if last + 1 < level {
            faults.push("heading level skipped".to_owned());
        }
        last = level;
    });
    for table in root.below("table") {
        let heads = table.at(&["thead", "tr"]).map_or(0, |row| row.elements().count());
        let columns = table.below("th").iter().filter(|it| it.attribute("scope") == Some("col")).count();
        let rows = table.find("tbody").map_or(0, |it| it.elements().count());
        let names = table.below("th").iter().filter(|it| it.attribute("scope") == Some("row")).count();
        if heads == 0 || heads != columns || rows != names {
            faults.push("table without its heads".to_owned());
        }
    }
    for drawing in root.below("svg") {
        let says = |name: &str| drawing.find(name).is_some_and(|it| !it.plain().trim().is_empty());
        let is_hidden = drawing.attribute("aria-hidden") == Some("true");
        let is_told = drawing.attribute("role") == Some("img") && says("title") && says("desc");
        if !is_hidden && !is_told {
            faults.push("drawing without alternative text".to_owned());
        }
    }
    let mut ids = std::collections::BTreeSet::new();
    root.walk(&mut |element| {
        // A picture that lies in the page itself, with its alternative text.
        let is_within = |it: &str| it.starts_with("data:image/png;base64,");
        let is_picture = element.name == "img"
            && element.attribute("src").is_some_and(is_within)
            && element.attribute("alt").is_some_and(|alt| !alt.trim().is_empty());
        if matches!(element.name.as_str(), "script" | "link" | "iframe" | "object" | "img" | "a") && !is_picture {
            faults.push(format!("element {}", element.name));
        }
        let is_outside = |(name, value): &&(String, String)| {
            name.starts_with("on") || (matches!(name.as_str(), "src" | "href") && !is_within(value))
        };
        faults.extend(element.attributes.iter().find(is_outside).map(|(name, _)| format!("attribute {name}")));
        if element.attribute("id").is_some_and(|id| !ids.insert(id)) {
            faults.push("an id twice".to_owned());
        }
        if element.name == "p" && element.plain().trim().is_empty() {
            faults.push("empty paragraph".to_owned());
        }
    });
    let style = root.at(&["head", "style"]).map(Element::plain).unwrap_or_default();
    if style.contains("url(") || style.contains("@import") || !style.contains("@page") {
        faults.push("style from elsewhere or none for print".to_owned());
    }
    faults
}

#[test]
fn a_page_is_without_fault() {
    for content in [content(), from_right()] {
        assert_eq!(faults(&html(&content)), Vec::<String>::new());
    }
    assert!(html(&from_right()).contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn planted_faults_are_found() {
    let whole = html(&content());
    let found = |from: &str, to: &str, fault: &str| {
        assert!(whole.contains(from), "no {from}");
        let faults = faults(&whole.replacen(from, to, 1));
        assert!(faults.iter().any(|it| it.starts_with(fault)), "{fault}: {faults:?}");
    };
    found("<!DOCTYPE html>", "", "no kind of document");
    found("</p>", "</q>", "not well-formed");
    found("lang=\"en-IE\"", "", "no language");
    found("<title>Learning Week 2027: programme &amp; funding</title>", "<title></title>", "no title");
    found("<main>", "<main/><main>", "not one main");
    found("<section>", "<section><h3>x</h3>", "heading level skipped");
    found("scope=\"col\"", "", "table without its heads");
    found("scope=\"row\"", "", "table without its heads");
    found("role=\"img\"", "", "drawing without alternative text");
    found("<main>", "<main><script>x</script>", "element script");
    found("<main>", "<main><b onclick=\"x\">x</b>", "attribute onclick");
    found("<main>", "<main><p></p>", "empty paragraph");
    found("<main>", "<main><b id=\"x\">x</b><b id=\"x\">x</b>", "an id twice");
    found("@page", "@import", "style from elsewhere");
}

#[test]
fn no_text_becomes_markup() {
    let mut content = content();
    content.heading.title = format!("</title><script>alert(1)</script> {HOSTILE}");
    content.heading.author = "\"><script>".to_owned();
    assert_eq!(faults(&html(&content)), Vec::<String>::new());
}
