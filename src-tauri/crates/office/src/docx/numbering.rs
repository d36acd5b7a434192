//! Numbers of sections and paragraphs as lists of the document, so that they count on when somebody adds a paragraph.

use super::package::{Package, WORD};
use super::roles::{new, val};
use super::styles::Styles;
use crate::error::{Notice, OfficeError};
use crate::tree::{Element, Node};

const NUMBERING_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";

/// How far numbers hang before their text, in twentieths of a point.
pub(crate) const HANG: u32 = 737;

/// The lists of a document.
pub(crate) struct Numbers {
    root: Element,
    part: Option<String>,
    /// Our own list of levels; `None` when the template's is used.
    own: Option<String>,
    /// The list in which the next number stands.
    current: String,
    /// The section whose heading came last in it.
    last_section: usize,
}

impl Numbers {
    /// Finds out whether the template numbers its headings so that paragraphs can count on, else adds our own list.
    pub(crate) fn settle(package: &Package, styles: &Styles, notices: &mut Vec<Notice>) -> Result<Self, OfficeError> {
        let part = package.named("/numbering");
        let mut root = match &part {
            Some(name) => package.tree(name)?.unwrap_or_default(),
            None => new("w:numbering").with("xmlns:w", WORD),
        };
        if let Some(list) = styles.heading_list.as_ref().filter(|list| counts_headings(&root, list)) {
            if counts_paragraphs(&root, list) {
                notices.push(Notice::new("template_numbering", ""));
                return Ok(Self { root, part, own: None, current: list.clone(), last_section: 0 });
            }
            notices.push(Notice::new("own_numbering", ""));
        }
        let levels = free(&root, "w:abstractNum", "w:abstractNumId");
        // Descriptions of lists come before lists.
        let is_description =
            |node: &Node| node.element().is_some_and(|it| matches!(&*it.name, "w:numPicBullet" | "w:abstractNum"));
        let at = root.children.iter().rposition(is_description).map_or(0, |at| at + 1);
        root.children.insert(at, Node::Element(description(&levels)));
        let mut numbers = Self { root, part, own: Some(levels), current: String::new(), last_section: 0 };
        numbers.current = numbers.list(None);
        Ok(numbers)
    }

    /// Whether headings are numbered by their style.
    pub(crate) fn is_templates(&self) -> bool {
        self.own.is_none()
    }

    /// The list in which a section's heading and paragraphs stand. Sections that follow each other count on; another
    /// order, or a section whose heading is the template's, begins a list at its number.
    pub(crate) fn of_section(&mut self, section: usize, has_heading: bool) -> String {
        if self.own.is_none() || (has_heading && section == self.last_section + 1) {
            self.last_section = section;
            return self.current.clone();
        }
        let list = self.list(Some(section));
        if has_heading {
            self.current.clone_from(&list);
            self.last_section = section;
        }
        list
    }

    fn list(&mut self, start: Option<usize>) -> String {
        let id = free(&self.root, "w:num", "w:numId");
        let levels = self.own.clone().unwrap_or_default();
        let mut list = new("w:num").with("w:numId", id.as_str()).child(val("w:abstractNumId", levels));
        if let Some(start) = start {
            let starts = val("w:startOverride", start.to_string());
            list.push(new("w:lvlOverride").with("w:ilvl", "0").child(starts));
        }
        let is_behind = |node: &Node| node.element().is_some_and(|it| it.name == "w:numIdMacAtCleanup");
        let at = self.root.children.iter().position(is_behind).unwrap_or(self.root.children.len());
        self.root.children.insert(at, Node::Element(list));
        id
    }

    /// Puts the lists into the document.
    pub(crate) fn store(self, package: &mut Package) -> Result<(), OfficeError> {
        let bytes = self.root.file()?;
        match self.part {
            Some(name) => drop(package.parts.insert(name, bytes)),
            None => drop(package.attach("numbering.xml", bytes, "/numbering", NUMBERING_TYPE)),
        }
        Ok(())
    }
}

/// A level of a list.
fn level<'a>(root: &'a Element, list: &str, at: &str) -> Option<&'a Element> {
    let with = |name: &str, key: &str, value: &str| {
        root.elements().find(|it| it.name == name && it.attribute(key) == Some(value))
    };
    let levels = with("w:num", "w:numId", list)?.find("w:abstractNumId")?.attribute("w:val")?;
    let levels = with("w:abstractNum", "w:abstractNumId", levels)?;
    levels.elements().find(|level| level.name == "w:lvl" && level.attribute("w:ilvl") == Some(at))
}

/// Whether the first level of a list shows a number: office programs give headings lists that show none.
fn counts_headings(root: &Element, list: &str) -> bool {
    let value = |name: &str| level(root, list, "0")?.find(name)?.attribute("w:val");
    value("w:numFmt").is_some_and(|kind| kind != "none") && value("w:lvlText").is_some_and(|text| text.contains("%1"))
}

/// Whether the second level of a list counts as paragraphs do: section and paragraph.
fn counts_paragraphs(root: &Element, list: &str) -> bool {
    let text = level(root, list, "1").and_then(|level| level.find("w:lvlText")?.attribute("w:val")).unwrap_or_default();
    text.contains("%1") && text.contains("%2")
}

fn free(root: &Element, name: &str, key: &str) -> String {
    let known = root.elements().filter(|it| it.name == name).filter_map(|it| it.attribute(key)?.parse::<u32>().ok());
    known.max().map_or(1, |id| id.saturating_add(1)).to_string()
}

fn description(id: &str) -> Element {
    let level = |at: u32, text: &str| {
        let hang = HANG.to_string();
        let indent = new("w:ind").with("w:left", hang.as_str()).with("w:hanging", hang);
        new("w:lvl")
            .with("w:ilvl", at.to_string())
            .child(val("w:start", "1"))
            .child(val("w:numFmt", "decimal"))
            .child(val("w:suff", "tab"))
            .child(val("w:lvlText", text))
            .child(val("w:lvlJc", "left"))
            .child(new("w:pPr").child(indent))
    };
    new("w:abstractNum")
        .with("w:abstractNumId", id)
        .child(val("w:multiLevelType", "multilevel"))
        .child(level(0, "%1"))
        .child(level(1, "%1.%2"))
        .child(level(2, "%1.%2.%3"))
}
