//! The same words in the same order: DOCX, ODT and HTML read back are what the description of the document says.

use papers::{Block, Content, Rich};

use super::content::{content, from_right};
use super::html::page;
use super::{tree, unpack};
use crate::docx::docx;
use crate::html::html;
use crate::odt::odt;
use crate::tree::{Element, Node};
use crate::walk::{clean, is_blank};

/// What a document says, piece by piece.
fn said(content: &Content) -> Vec<String> {
    let heading = &content.heading;
    let mut said = vec![heading.title.clone()];
    said.extend(heading.facts.iter().flat_map(|fact| [fact.label.clone(), fact.value.clone()]));
    said.push(heading.exemption.clone());
    let summary = content.summary.as_ref().unwrap();
    said.push(summary.title.clone());
    said.extend(summary.paragraphs.iter().cloned());
    said.push(summary.counter.clone());
    for section in &content.sections {
        said.push(section.title.clone());
        section.blocks.iter().for_each(|block| said_by(block, &mut said));
    }
    let appendix = content.appendix.as_ref().unwrap();
    said.extend([appendix.title.clone(), appendix.intro.clone()]);
    for day in &appendix.days {
        said.push(day.title.clone());
        for place in &day.places {
            let entry = |time: &str, title: &str| {
                if time.is_empty() { title.to_owned() } else { format!("{time}\u{A0}{title}") }
            };
            let titles: Vec<String> = place.entries.iter().map(|it| entry(&it.time, &clean(&it.title))).collect();
            let name = if place.name.is_empty() { String::new() } else { format!("{}: ", place.name) };
            said.push(format!("{name}{}", titles.join(" · ")));
        }
    }
    said.iter().map(|text| clean(text).trim().to_owned()).collect()
}

fn said_by(block: &Block, said: &mut Vec<String>) {
    match block {
        Block::Paragraph { text } => said.extend(Some(text.plain()).filter(|text| !is_blank(text))),
        Block::Asks { lead, items } => {
            said.push(lead.clone());
            said.extend(items.iter().map(Rich::plain));
        }
        // Labels are the heads of a table of numbers.
        Block::Figures { items } => {
            said.extend(items.iter().map(|item| item.label.clone()));
            said.extend(items.iter().map(|item| item.number.clone()));
        }
        Block::Chart { alt, caption, .. } => said.extend([alt.clone(), caption.clone()]),
        Block::Table { caption, columns, rows } => {
            said.extend(Some(caption.clone()).filter(|caption| !caption.is_empty()));
            said.extend(columns.iter().map(|column| column.title.clone()));
            said.extend(rows.iter().flat_map(|row| row.cells.iter().map(Rich::plain)));
        }
    }
}

/// The letters of a line, with its breaks; `stop` says what an element stands for instead of what it holds.
fn letters(element: &Element, stop: &dyn Fn(&Element) -> Option<String>) -> String {
    let text = element.children.iter().map(|node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => stop(element).unwrap_or_else(|| letters(element, stop)),
    });
    text.collect()
}

fn pushed(said: &mut Vec<String>, line: &str) {
    said.extend(line.split('\t').map(|text| text.trim().to_owned()));
}

fn said_by_docx(element: &Element, said: &mut Vec<String>) {
    if element.name != "w:p" {
        return element.elements().for_each(|child| said_by_docx(child, said));
    }
    let alt = element.below("wp:docPr").into_iter().find_map(|it| it.attribute("descr")).unwrap_or_default();
    if !alt.is_empty() {
        return said.push(alt.to_owned());
    }
    let line = letters(element, &|it| match it.name.as_str() {
        "w:br" => Some("\n".to_owned()),
        "w:tab" => Some("\t".to_owned()),
        _ => None,
    });
    let is_separator = element.children.len() == 1
        && !element.below("w:spacing").is_empty()
        && element.at(&["w:pPr", "w:pStyle"]).is_none();
    if !(line.is_empty() && is_separator) {
        pushed(said, &line);
    }
}

fn said_by_odt(element: &Element, said: &mut Vec<String>) {
    if !matches!(element.name.as_str(), "text:p" | "text:h") {
        return element.elements().for_each(|child| said_by_odt(child, said));
    }
    if let Some(alt) = element.below("svg:desc").first() {
        return said.push(alt.plain());
    }
    let line = letters(element, &|it| match it.name.as_str() {
        "text:line-break" => Some("\n".to_owned()),
        "text:tab" => Some("\t".to_owned()),
        "text:s" => Some(" ".repeat(it.attribute("text:c").unwrap().parse().unwrap())),
        _ => None,
    });
    pushed(said, &line);
}

fn said_by_html(element: &Element, said: &mut Vec<String>) {
    let is_class = |name: &str| element.attribute("class") == Some(name);
    match element.name.as_str() {
        "dl" if is_class("figures") => {
            for name in ["dt", "dd"] {
                said.extend(element.below(name).into_iter().map(Element::plain));
            }
        }
        "svg" => said.extend(element.find("desc").map(Element::plain)),
        "h1" | "h2" | "h3" | "p" | "dt" | "dd" | "caption" | "figcaption" | "th" | "td" => {
            let line = letters(element, &|it| match it.name.as_str() {
                "br" => Some("\n".to_owned()),
                "svg" => Some(String::new()),
                "span" if it.attribute("class") == Some("number") => Some(String::new()),
                _ => None,
            });
            said.push(line.trim().to_owned());
        }
        _ => element.elements().for_each(|child| said_by_html(child, said)),
    }
}

#[test]
fn all_formats_say_the_same() {
    for content in [content(), from_right()] {
        let expected = said(&content);
        assert!(60 < expected.len());
        let parts = unpack(&docx(&content, None).unwrap().bytes);
        let mut found = Vec::new();
        said_by_docx(tree(&parts, "word/document.xml").find("w:body").unwrap(), &mut found);
        assert_eq!(found, expected, "docx");
        let parts = unpack(&odt(&content).unwrap().bytes);
        let mut found = Vec::new();
        said_by_odt(tree(&parts, "content.xml").find("office:body").unwrap(), &mut found);
        assert_eq!(found, expected, "odt");
        let mut found = Vec::new();
        said_by_html(page(&html(&content)).unwrap().below("main")[0], &mut found);
        assert_eq!(found, expected, "html");
    }
}

#[test]
fn paragraphs_bear_the_same_numbers() {
    let page = page(&html(&content())).unwrap();
    let numbers = page.below("span").into_iter().filter(|it| it.attribute("class") == Some("number"));
    let numbers: Vec<String> = numbers.map(Element::plain).collect();
    let expected = ["1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "3"];
    assert_eq!(numbers, expected);
    // Office programs count by themselves: level and order must be those.
    let levels: Vec<usize> = expected.iter().map(|number| number.matches('.').count()).collect();
    let parts = unpack(&docx(&content(), None).unwrap().bytes);
    let document = tree(&parts, "word/document.xml");
    let found: Vec<usize> = document
        .below("w:numPr")
        .into_iter()
        .map(|it| it.find("w:ilvl").unwrap().attribute("w:val").unwrap().parse().unwrap())
        .collect();
    assert_eq!(found, levels);
    let lists: std::collections::BTreeSet<&str> =
        document.below("w:numId").into_iter().filter_map(|it| it.attribute("w:val")).collect();
    assert_eq!(lists.len(), 1);
    let parts = unpack(&odt(&content()).unwrap().bytes);
    let content = tree(&parts, "content.xml");
    let lists = content.below("text:list").into_iter().filter(|it| it.attribute("text:style-name").is_some());
    let found: Vec<usize> = lists.map(|it| it.below("text:list").len() - 1).collect();
    assert_eq!(found, levels);
}
