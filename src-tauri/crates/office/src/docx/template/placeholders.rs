//! Placeholders such as `{{title}}`, which Word likes to split over several runs.

use papers::Content;

use crate::error::Notice;
use crate::tree::{Element, Node};
use crate::walk::{PartKind, clean};

/// What stands for a part of the document, alone in its paragraph.
pub(crate) const BLOCKS: &[(&str, PartKind)] = &[
    ("facts", PartKind::Facts),
    ("exemption", PartKind::Exemption),
    ("summary", PartKind::Summary),
    ("recommendations", PartKind::Recommendations),
    ("body", PartKind::Body),
    ("appendix", PartKind::Appendix),
];

/// A placeholder in a text: its name and where it stands, in bytes.
struct Mark {
    name: String,
    start: usize,
    end: usize,
}

/// What stands for a line of text.
pub(crate) fn values(content: &Content) -> Vec<(&'static str, String)> {
    let heading = &content.heading;
    let line = |text: &str| clean(text).replace('\n', " ");
    vec![
        ("title", line(&heading.title)),
        ("author", line(&heading.author)),
        ("reference", line(&heading.header_end)),
        ("issuer", line(&heading.header_start)),
        ("footer", line(&heading.footer_start)),
    ]
}

/// The part for which a paragraph stands, if it is a placeholder and nothing else.
pub(crate) fn block(paragraph: &Element) -> Option<PartKind> {
    let text = text(paragraph);
    let found = marks(text.trim());
    let [mark] = found.as_slice() else { return None };
    let is_alone = mark.start == 0 && mark.end == text.trim().len();
    BLOCKS.iter().find(|(name, _)| is_alone && *name == mark.name).map(|(_, kind)| *kind)
}

/// Fills the lines of a text with values. Gives the names that were filled in, and tells of those that nobody knows,
/// those whose value is empty, and those of parts that do not stand where a part can (`can_hold_parts`: whether any
/// can).
pub(crate) fn fill_lines(
    root: &mut Element,
    values: &[(&'static str, String)],
    can_hold_parts: bool,
    notices: &mut Vec<Notice>,
) -> Vec<&'static str> {
    let mut filled = Vec::new();
    if root.name == "w:p" && !(can_hold_parts && block(root).is_some()) {
        filled.extend(fill_line(root, values, notices));
    }
    for child in root.elements_mut() {
        // Within a paragraph stand at most boxes of text, which no part fits into.
        let can_hold_parts = can_hold_parts && child.name != "w:txbxContent";
        filled.extend(fill_lines(child, values, can_hold_parts, notices));
    }
    filled
}

fn fill_line(
    paragraph: &mut Element,
    values: &[(&'static str, String)],
    notices: &mut Vec<Notice>,
) -> Vec<&'static str> {
    let whole = text(paragraph);
    let mut filled = Vec::new();
    // From behind, so that the places of those before stay.
    for mark in marks(&whole).into_iter().rev() {
        match values.iter().find(|(name, _)| *name == mark.name) {
            Some((name, value)) => {
                if value.is_empty() {
                    notices.push(Notice::new("nothing_for", *name));
                }
                let mut at = 0;
                let mut value = Some(value.as_str());
                replace(paragraph, &mark, &mut value, &mut at);
                filled.push(*name);
            }
            None if BLOCKS.iter().any(|(name, _)| *name == mark.name) => {
                notices.push(Notice::new("placeholder_in_line", mark.name));
            }
            None => notices.push(Notice::new("unknown_placeholder", mark.name)),
        }
    }
    filled
}

/// The letters of a paragraph; boxes in it have paragraphs of their own.
fn text(element: &Element) -> String {
    let mut whole = String::new();
    for child in element.elements().filter(|child| is_of_line(child)) {
        match child.name.as_str() {
            "w:t" => whole.push_str(&child.plain()),
            _ => whole.push_str(&text(child)),
        }
    }
    whole
}

fn is_of_line(element: &Element) -> bool {
    !matches!(element.name.as_str(), "w:p" | "w:txbxContent" | "w:pPr" | "w:rPr" | "mc:AlternateContent" | "w:drawing")
}

/// Puts a value in the place of a mark: into the first run that the mark touches.
fn replace(element: &mut Element, mark: &Mark, value: &mut Option<&str>, at: &mut usize) {
    for child in element.elements_mut().filter(|child| is_of_line(child)) {
        if child.name != "w:t" {
            replace(child, mark, value, at);
            continue;
        }
        let text = child.plain();
        let (start, end) = (*at, *at + text.len());
        *at = end;
        if end <= mark.start || mark.end <= start {
            continue;
        }
        let before = &text[..mark.start.saturating_sub(start)];
        let behind = &text[text.len().min(mark.end - start)..];
        let new = format!("{before}{}{behind}", value.take().unwrap_or_default());
        child.children = vec![Node::Text(new)];
        child.set("xml:space", "preserve");
    }
}

/// The placeholders of a text in order. White space inside and capitals do not matter.
fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|at| from + at) {
        let Some(end) = text[start..].find("}}").map(|at| start + at + 2) else { break };
        // The innermost braces count.
        let start = text[start..end].rfind("{{").map_or(start, |at| start + at);
        let name = text[start + 2..end - 2].trim().to_lowercase();
        found.push(Mark { name, start, end });
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_are_found_whatever_stands_around() {
        let found = |text: &str| marks(text).into_iter().map(|mark| mark.name).collect::<Vec<_>>();
        assert_eq!(found("{{title}} and {{ Summary }}"), ["title", "summary"]);
        assert_eq!(found("{{{title}}} {{ {{body}} {{"), ["title", "body"]);
        assert_eq!(found("no {mark} }} {{"), Vec::<String>::new());
    }
}
