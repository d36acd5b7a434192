//! Putting the parts of a document where a template wants them.

use std::collections::BTreeSet;

use papers::Content;

use super::super::blocks::Blocks;
use super::super::frame::room;
use super::super::roles::new;
use super::super::tables::Room;
use super::super::text::separator;
use super::placeholders::{BLOCKS, block, fill_lines, values};
use crate::error::{Notice, OfficeError};
use crate::tree::{Element, Node};
use crate::walk::{Part, PartKind};

/// What is put in, and what has been.
struct Filling<'a, 'b> {
    blocks: &'a mut Blocks<'b>,
    parts: &'a [Part<'a>],
    /// Parts with a place of their own.
    placed: BTreeSet<PartKind>,
    /// Parts whose place has been filled.
    filled: BTreeSet<PartKind>,
    notices: &'a mut Vec<Notice>,
}

/// Fills lines, head and foot, then parts; what has no place comes into `{{body}}`, else after everything.
pub(crate) fn fill(
    document: &mut Element,
    blocks: &mut Blocks,
    content: &Content,
    parts: &[Part],
    notices: &mut Vec<Notice>,
) -> Result<(), OfficeError> {
    let values = values(content);
    for kind in ["/header", "/footer"] {
        for name in blocks.package.all_named(kind) {
            let mut root = blocks.package.tree(&name)?.unwrap_or_default();
            let told = notices.len();
            if fill_lines(&mut root, &values, false, notices).is_empty() && notices.len() == told {
                continue;
            }
            blocks.package.parts.insert(name, root.file()?);
        }
    }
    let last = room(document.at(&["w:body", "w:sectPr"]));
    let Some(body) = document.find_mut("w:body") else { return Err(OfficeError::new("template_damaged")) };
    let lines = fill_lines(body, &values, true, notices);
    let mut placed = BTreeSet::new();
    find_places(body, &mut placed);
    let has_marks = !lines.is_empty() || !placed.is_empty();
    if lines.contains(&"title") {
        placed.insert(PartKind::Title);
    }
    let mut filling = Filling { blocks, parts, placed, filled: BTreeSet::new(), notices };
    filling.container(body, last)?;
    if !filling.placed.contains(&PartKind::Body) {
        let elements = filling.part(PartKind::Body, last, true)?;
        if !has_marks {
            filling.notices.push(Notice::new("no_placeholders", ""));
        }
        let is_section = |node: &Node| node.element().is_some_and(|it| it.name == "w:sectPr");
        let at = body.children.iter().rposition(is_section).unwrap_or(body.children.len());
        body.children.splice(at..at, elements.into_iter().map(Node::Element));
        if has_marks {
            filling.tell_unplaced();
        }
    }
    let is_section = |node: &Node| node.element().is_some_and(|it| it.name == "w:sectPr");
    let end = body.children.iter().rposition(|node| !is_section(node)).map_or(0, |at| at + 1);
    let is_table = |node: &Node| node.element().is_some_and(|it| it.name == "w:tbl");
    if end.checked_sub(1).and_then(|at| body.children.get(at)).is_some_and(is_table) {
        body.children.insert(end, Node::Element(separator()));
    }
    Ok(())
}

/// Which parts have a place of their own.
fn find_places(container: &Element, placed: &mut BTreeSet<PartKind>) {
    for child in container.elements() {
        match child.name.as_str() {
            "w:p" => placed.extend(block(child)),
            _ => find_places(child, placed),
        }
    }
}

impl Filling<'_, '_> {
    /// Fills the paragraphs of the body, of a cell or of a control; `room` is that of its end.
    fn container(&mut self, container: &mut Element, room: Room) -> Result<(), OfficeError> {
        let rooms = rooms(container, room);
        let mut children: Vec<Node> = Vec::with_capacity(container.children.len());
        let is_cell = container.name == "w:tc";
        let all = std::mem::take(&mut container.children);
        for (node, room) in all.into_iter().zip(rooms) {
            match node {
                Node::Element(child) if child.name == "w:p" => match block(&child) {
                    Some(kind) => {
                        let has_heading = kind == PartKind::Body || !self.is_below_heading(&children);
                        let elements = self.place(kind, &child, room, has_heading)?;
                        children.extend(elements.into_iter().map(Node::Element));
                    }
                    None => children.push(Node::Element(child)),
                },
                Node::Element(mut child) => {
                    let inner = cell_room(&child, room);
                    self.container(&mut child, inner)?;
                    children.push(Node::Element(child));
                }
                Node::Text(text) => children.push(Node::Text(text)),
            }
        }
        // Word wants a paragraph at the end of every cell.
        let ends_well = children.iter().rev().find_map(Node::element).is_some_and(|it| it.name == "w:p");
        if is_cell && !ends_well {
            children.push(Node::Element(new("w:p")));
        }
        container.children = children;
        Ok(())
    }

    /// What comes in the place of a placeholder's paragraph.
    fn place(
        &mut self,
        kind: PartKind,
        paragraph: &Element,
        room: Room,
        has_heading: bool,
    ) -> Result<Vec<Element>, OfficeError> {
        let name = BLOCKS.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| *name);
        if !self.filled.insert(kind) {
            self.notices.push(Notice::new("placeholder_twice", name));
            return Ok(vec![paragraph.clone()]);
        }
        let mut elements = self.part(kind, room, has_heading)?;
        if elements.is_empty() {
            self.notices.push(Notice::new("nothing_for", name));
        }
        // A section of pages that ended with the placeholder goes on ending there.
        if let Some(section) = paragraph.at(&["w:pPr", "w:sectPr"]) {
            elements.push(new("w:p").child(new("w:pPr").child(section.clone())));
        }
        Ok(elements)
    }

    /// A part; the body is everything without a place of its own.
    fn part(&mut self, kind: PartKind, room: Room, has_heading: bool) -> Result<Vec<Element>, OfficeError> {
        let mut elements = Vec::new();
        let parts = self.parts;
        for part in parts {
            let is_meant = match kind {
                PartKind::Body => part.kind == PartKind::Body || !self.placed.contains(&part.kind),
                kind => part.kind == kind,
            };
            if is_meant {
                elements.extend(self.blocks.part(part, room, has_heading)?);
            }
        }
        Ok(elements)
    }

    fn is_below_heading(&self, before: &[Node]) -> bool {
        let last = before.iter().rev().find_map(Node::element).filter(|it| it.name == "w:p");
        let style = last.and_then(|it| it.at(&["w:pPr", "w:pStyle"])).and_then(|it| it.attribute("w:val"));
        style.is_some_and(|style| self.blocks.styles.headings.iter().any(|known| known == style))
    }

    /// Says which parts follow after everything, since the template has no place for them.
    fn tell_unplaced(&mut self) {
        let placed = &self.placed;
        let kinds: BTreeSet<PartKind> = self.parts.iter().map(|part| part.kind).collect();
        let names = BLOCKS.iter().chain(&[("title", PartKind::Title)]);
        let lacking = names.filter(|(_, kind)| kinds.contains(kind) && !placed.contains(kind));
        self.notices.extend(lacking.map(|(name, _)| Notice::new("unplaced", *name)));
    }
}

/// The room that each child of a container has: that of the section of pages in which it stands.
fn rooms(container: &Element, last: Room) -> Vec<Room> {
    let mut current = last;
    let mut rooms: Vec<Room> = container
        .children
        .iter()
        .rev()
        .map(|node| {
            if let Some(section) = node.element().and_then(|it| it.at(&["w:pPr", "w:sectPr"])) {
                current = room(Some(section));
            }
            current
        })
        .collect();
    rooms.reverse();
    rooms
}

/// The room in a cell whose width is known.
fn cell_room(child: &Element, room: Room) -> Room {
    let width = child.at(&["w:tcPr", "w:tcW"]).filter(|_| child.name == "w:tc");
    let width = width.filter(|it| it.attribute("w:type") == Some("dxa")).and_then(|it| it.attribute("w:w"));
    let width = width.and_then(|it| it.parse::<u32>().ok()).map(|width| width.saturating_sub(230));
    Room { width: width.map_or(room.width, |width| width.clamp(1_000, room.width)), ..room }
}
