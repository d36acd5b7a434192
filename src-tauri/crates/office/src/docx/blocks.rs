//! The pieces of a document as paragraphs and tables.

use std::collections::BTreeMap;

use super::numbering::{HANG, Numbers};
use super::package::Package;
use super::pictures::Pictures;
use super::roles::Role;
use super::styles::Styles;
use super::tables::{self, Room};
use super::text::{Paragraph, runs, separator, tab};
use crate::error::OfficeError;
use crate::tree::{Element, Node};
use crate::walk::{Item, Part, Piece, is_blank, line, pieces, place_line, runs_from_right};

/// What is needed to write pieces into a document.
pub(crate) struct Blocks<'a> {
    pub package: &'a mut Package,
    pub styles: &'a Styles,
    pub numbers: Numbers,
    pub pictures: Pictures,
    pub is_rtl: bool,
}

/// The lists of the sections of one part.
type Lists = BTreeMap<usize, String>;

impl Blocks<'_> {
    /// A part; `has_heading` is false below a heading that the template has written.
    pub(crate) fn part(&mut self, part: &Part, room: Room, has_heading: bool) -> Result<Vec<Element>, OfficeError> {
        let mut lists = Lists::new();
        let mut elements = Vec::new();
        for (at, item) in part.items.iter().enumerate() {
            let is_first_heading = at == 0 && matches!(item, Item::Heading { .. });
            if has_heading || !is_first_heading {
                elements.extend(self.item(item, room, &mut lists, has_heading)?);
            }
        }
        Ok(set_apart(elements, self.styles))
    }

    fn list(&mut self, lists: &mut Lists, section: usize, has_heading: bool) -> String {
        let numbers = &mut self.numbers;
        lists.entry(section).or_insert_with(|| numbers.of_section(section, has_heading)).clone()
    }

    fn paragraph(&self, role: Role) -> Paragraph<'_> {
        Paragraph::new(self.styles, role, self.is_rtl)
    }

    fn item(
        &mut self,
        item: &Item,
        room: Room,
        lists: &mut Lists,
        has_heading: bool,
    ) -> Result<Vec<Element>, OfficeError> {
        let elements = match item {
            Item::Logo(logo) => {
                let run = self.pictures.logo(self.package, logo);
                vec![self.paragraph(Role::Picture).holding(self.is_rtl, vec![run])]
            }
            Item::Title(text) => vec![self.paragraph(Role::Title).with(&line(text))],
            Item::Facts(facts) => facts.iter().map(|fact| self.fact(&fact.label, &fact.value)).collect(),
            Item::Exemption(text) => vec![self.paragraph(Role::Exemption).with(&line(text))],
            Item::Heading { level, number, text } => vec![self.heading(*level, *number, text, lists)],
            Item::Text(text) => vec![self.paragraph(Role::Normal).with(&line(text))],
            Item::Counter { text, is_too_long } => {
                let piece = Piece { is_strong: *is_too_long, ..line(text).remove(0) };
                vec![self.paragraph(Role::Counter).with(&[piece])]
            }
            Item::Numbered { section, text, .. } => {
                let list = self.list(lists, *section, has_heading);
                let paragraph = self.paragraph(Role::Numbered).numbered(1, &list);
                vec![paragraph.indented(HANG, HANG).with(&pieces(text))]
            }
            Item::Lead(text) => vec![self.paragraph(Role::Lead).with(&line(text))],
            Item::Asked { section, text, .. } => {
                let list = self.list(lists, *section, has_heading);
                let paragraph = self.paragraph(Role::Asked).numbered(1, &list);
                vec![paragraph.indented(HANG + 180, HANG).with(&pieces(text))]
            }
            Item::Figures(figures) => vec![tables::figures(self.styles, figures, room, self.is_rtl)],
            Item::Chart { drawing, alt, caption, width_percent } => {
                let picture = match drawing {
                    Some(drawing) => {
                        let run = self.pictures.drawing(self.package, drawing, alt, *width_percent, room)?;
                        let keeps = !is_blank(caption);
                        self.paragraph(Role::Picture).keeping_next(keeps).holding(self.is_rtl, vec![run])
                    }
                    None => self.paragraph(Role::Normal).with(&line(alt)),
                };
                std::iter::once(picture).chain(self.caption(caption, false)).collect()
            }
            Item::Table { caption, columns, rows } => {
                let caption = self.caption(caption, true);
                let table = tables::data(self, columns, rows, room)?;
                caption.into_iter().chain([table]).collect()
            }
            Item::Intro(text) => vec![self.paragraph(Role::Intro).with(&line(text))],
            Item::Place(place) => vec![self.paragraph(Role::Place).with(&place_line(place))],
        };
        Ok(elements)
    }

    /// What stands above a table or below a picture.
    fn caption(&self, caption: &str, is_above: bool) -> Option<Element> {
        let paragraph = self.paragraph(Role::Caption).keeping_next(is_above);
        (!is_blank(caption)).then(|| paragraph.with(&line(caption)))
    }

    fn heading(&mut self, level: u8, number: Option<usize>, text: &str, lists: &mut Lists) -> Element {
        let list = number.map(|section| self.list(lists, section, true));
        let role = if level == 1 { Role::Heading1 } else { Role::Heading2 };
        let paragraph = self.paragraph(role);
        let paragraph = match list {
            // The style brings the number.
            Some(_) if self.numbers.is_templates() => paragraph,
            Some(list) => paragraph.numbered(0, &list).indented(HANG, HANG),
            None if self.styles.heading_list.is_some() => paragraph.numbered(0, "0").indented(0, 0),
            None => paragraph,
        };
        paragraph.with(&line(text))
    }

    fn fact(&self, label: &str, value: &str) -> Element {
        let piece = |text: &str| line(text).remove(0);
        let mut all = runs(self.styles, &Piece { is_strong: true, ..piece(label) });
        all.push(tab());
        all.extend(runs(self.styles, &piece(value)));
        self.paragraph(Role::Fact).holding(runs_from_right(label, self.is_rtl), all)
    }
}

/// Gives room below tables, which have none of their own; two that follow each other would become one.
fn set_apart(elements: Vec<Element>, styles: &Styles) -> Vec<Element> {
    let has_own_room = |element: &Element| {
        let style = element.at(&["w:pPr", "w:pStyle"]).and_then(|it| it.attribute("w:val")).unwrap_or_default();
        let roomy = [Role::Heading1, Role::Heading2, Role::Caption, Role::Picture, Role::Exemption];
        roomy.iter().any(|role| styles.id(*role) == style)
    };
    let mut apart: Vec<Element> = Vec::with_capacity(elements.len());
    for mut element in elements {
        if apart.last().is_some_and(|before| before.name == "w:tbl") {
            if element.name == "w:tbl" {
                apart.push(separator());
            } else if !has_own_room(&element) {
                element.change_first("w:pPr", |properties| {
                    let is_behind = |node: &Node| {
                        node.element().is_some_and(|it| matches!(&*it.name, "w:ind" | "w:jc" | "w:rPr" | "w:sectPr"))
                    };
                    let at = properties.children.iter().position(is_behind).unwrap_or(properties.children.len());
                    let room = Element::new("w:spacing").with("w:before", "180");
                    properties.children.insert(at, Node::Element(room));
                });
            }
        }
        apart.push(element);
    }
    apart
}
