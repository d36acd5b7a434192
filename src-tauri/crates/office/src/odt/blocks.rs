//! The pieces of a document as OpenDocument.

use std::collections::{BTreeMap, BTreeSet};

use domain::rules::colour::Colour;
use papers::{Bar, Drawing, Logo, Look};

use super::styles::{NUMBERS, ROOM, turned};
use super::tables;
use crate::error::OfficeError;
use crate::look::{BAR_SIZE, bar_svg, logo_size};
use crate::tree::Element;
use crate::walk::{Item, Part, PartKind, Piece, clean, is_blank, line, pieces, place_line, runs_from_right};

/// The id of the list in which all numbers stand.
const LIST: &str = "paper-numbers";

/// The name of a part and its bytes.
type Picture = (String, Vec<u8>);

/// What has been written so far.
pub(crate) struct Writer {
    pub is_rtl: bool,
    /// Headings' colour, and that of bars.
    pub accent: Colour,
    bar: Colour,
    body: Vec<Element>,
    /// Styles that only this document needs.
    pub automatic: Vec<Element>,
    /// Styles of which there is a twin that runs the other way.
    turned: BTreeSet<String>,
    /// File and name of each picture by what is drawn.
    pictures: BTreeMap<String, Picture>,
    has_list: bool,
    frames: u32,
    pub tables: u32,
}

impl Writer {
    pub(crate) fn new(is_rtl: bool, look: &Look) -> Self {
        Self {
            is_rtl,
            accent: look.accent,
            bar: look.bar,
            body: Vec::new(),
            automatic: Vec::new(),
            turned: BTreeSet::new(),
            pictures: BTreeMap::new(),
            has_list: false,
            frames: 0,
            tables: 0,
        }
    }

    /// Body, automatic styles and pictures.
    pub(crate) fn finish(self) -> (Vec<Element>, Vec<Element>, Vec<Picture>) {
        (self.body, self.automatic, self.pictures.into_values().collect())
    }

    /// Writes a part; the lists of the appendix stand in two columns.
    pub(crate) fn part(&mut self, part: &Part) -> Result<(), OfficeError> {
        let start = self.body.len();
        for item in &part.items {
            let elements = self.item(item)?;
            self.body.extend(elements);
        }
        if part.kind == PartKind::Appendix {
            let is_list = |element: &Element| element.attribute("text:style-name").is_some_and(is_of_lists);
            let first = (start..self.body.len()).find(|at| self.body.get(*at).is_some_and(is_list));
            if let Some(first) = first {
                let lists = self.body.split_off(first);
                self.automatic.push(columns());
                let section = Element::new("text:section").with("text:style-name", "Columns");
                self.body.push(section.with("text:name", "Columns").all(lists));
            }
        }
        Ok(())
    }

    fn item(&mut self, item: &Item) -> Result<Vec<Element>, OfficeError> {
        let elements = match item {
            Item::Logo(logo) => vec![self.logo(logo)],
            Item::Title(text) => vec![self.paragraph("Title", &line(text))],
            Item::Facts(facts) => facts.iter().map(|fact| self.fact(&fact.label, &fact.value)).collect(),
            Item::Exemption(text) => vec![self.paragraph("Paper_20_Exemption", &line(text))],
            Item::Heading { level, number, text } => vec![self.heading(*level, *number, text)],
            Item::Text(text) => vec![self.paragraph("Text_20_body", &line(text))],
            Item::Counter { text, is_too_long } => {
                let piece = Piece { is_strong: *is_too_long, ..line(text).remove(0) };
                vec![self.paragraph("Paper_20_Counter", &[piece])]
            }
            Item::Numbered { text, .. } => vec![self.numbered("Paper_20_Numbered", &pieces(text))],
            Item::Lead(text) => vec![self.paragraph("Paper_20_Lead", &line(text))],
            Item::Asked { text, .. } => vec![self.numbered("Paper_20_Recommendation", &pieces(text))],
            Item::Figures(figures) => vec![tables::figures(self, figures)],
            Item::Chart { drawing, alt, caption, width_percent } => {
                let picture = match drawing {
                    Some(drawing) => {
                        let frame = self.drawing(drawing, alt, caption, *width_percent)?;
                        let style =
                            ["Paper_20_Picture_20_Captioned", "Paper_20_Picture"][usize::from(is_blank(caption))];
                        Element::new("text:p").with("text:style-name", style).child(frame)
                    }
                    None => self.paragraph("Text_20_body", &line(alt)),
                };
                std::iter::once(picture).chain(self.caption("Caption", caption)).collect()
            }
            Item::Table { caption, columns, rows } => {
                let caption = self.caption("Paper_20_Table_20_Caption", caption);
                caption.into_iter().chain([tables::data(self, columns, rows)?]).collect()
            }
            Item::Intro(text) => vec![self.paragraph("Paper_20_Intro", &line(text))],
            Item::Place(place) => vec![self.paragraph("Paper_20_Place", &place_line(place))],
        };
        Ok(elements)
    }

    fn caption(&mut self, style: &str, caption: &str) -> Option<Element> {
        (!is_blank(caption)).then(|| self.paragraph(style, &line(caption)))
    }

    /// A paragraph; in a style's twin when it runs against the document.
    pub(crate) fn paragraph(&mut self, style: &str, pieces: &[Piece]) -> Element {
        let style = self.style_for(style, pieces);
        spans(Element::new("text:p").with("text:style-name", style), pieces)
    }

    fn style_for(&mut self, style: &str, pieces: &[Piece]) -> String {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let is_rtl = runs_from_right(&text, self.is_rtl);
        if is_rtl == self.is_rtl {
            return style.to_owned();
        }
        let name = format!("Turned_{style}");
        if self.turned.insert(style.to_owned()) {
            let twin = Element::new("style:style").with("style:name", name.as_str()).with("style:family", "paragraph");
            self.automatic.push(twin.with("style:parent-style-name", style).child(turned(style, is_rtl)));
        }
        name
    }

    fn fact(&mut self, label: &str, value: &str) -> Element {
        let label = Piece { is_strong: true, ..line(label).remove(0) };
        let style = self.style_for("Paper_20_Fact", std::slice::from_ref(&label));
        let paragraph = spans(Element::new("text:p").with("text:style-name", style), &[label]);
        spans(paragraph.child(Element::new("text:tab")), &line(value))
    }

    fn heading(&mut self, level: u8, number: Option<usize>, text: &str) -> Element {
        let style = format!("Heading_20_{level}");
        let words = line(text);
        let style = self.style_for(&style, &words);
        let heading =
            Element::new("text:h").with("text:style-name", style).with("text:outline-level", level.to_string());
        let heading = spans(heading, &words);
        match number {
            Some(_) => self.list(Element::new("text:list-item").child(heading)),
            None => heading,
        }
    }

    fn numbered(&mut self, style: &str, words: &[Piece]) -> Element {
        let paragraph = self.paragraph(style, words);
        let inner = Element::new("text:list").child(Element::new("text:list-item").child(paragraph));
        self.list(Element::new("text:list-item").child(inner))
    }

    /// A piece of the one list: it counts on from the piece before.
    fn list(&mut self, item: Element) -> Element {
        let list = Element::new("text:list").with("text:style-name", NUMBERS);
        let list = match std::mem::replace(&mut self.has_list, true) {
            false => list.with("xml:id", LIST),
            true => list.with("text:continue-list", LIST).with("text:continue-numbering", "true"),
        };
        list.child(item)
    }

    fn drawing(
        &mut self,
        drawing: &Drawing,
        alt: &str,
        caption: &str,
        width_percent: u8,
    ) -> Result<Element, OfficeError> {
        let name = self.picture(&drawing.svg, 3.0)?;
        let width = ROOM.0 * f64::from(width_percent.clamp(5, 100)) / 100.0;
        let ratio = (drawing.height / drawing.width).clamp(0.02, 50.0);
        let highest = ROOM.1 * 0.85;
        let width = if highest < width * ratio { highest / ratio } else { width };
        let frame = self.frame(&name, width, width * ratio);
        let title = if is_blank(caption) { alt } else { caption };
        let says = |name: &str, text: &str| Element::new(name).text(&clean(text).replace('\n', " "));
        Ok(frame.child(says("svg:title", title)).child(says("svg:desc", alt)))
    }

    fn logo(&mut self, logo: &Logo) -> Element {
        let name = "Pictures/logo.png".to_owned();
        self.pictures.insert(name.clone(), (name.clone(), logo.png.to_vec()));
        let (width, height) = logo_size(logo);
        let says = |name: &str| Element::new(name).text(&clean(&logo.alt).replace('\n', " "));
        let frame = self.frame(&name, width / 10.0, height / 10.0).child(says("svg:title")).child(says("svg:desc"));
        Element::new("text:p").with("text:style-name", "Paper_20_Logo").child(frame)
    }

    /// A bar: decoration, which is not read aloud.
    pub(crate) fn bar(&mut self, bar: Bar, stands_out: bool) -> Result<Element, OfficeError> {
        let name = self.picture(&bar_svg(bar, stands_out, self.is_rtl, self.bar), 1.5)?;
        Ok(self.frame(&name, BAR_SIZE.0 / 100.0, BAR_SIZE.1 / 100.0).with("loext:decorative", "true"))
    }

    fn picture(&mut self, svg: &str, scale: f32) -> Result<String, OfficeError> {
        if let Some((name, _)) = self.pictures.get(svg) {
            return Ok(name.clone());
        }
        let png = charts::png_of(svg, scale).map_err(|error| OfficeError::ours(error.to_string()))?;
        let name = format!("Pictures/picture-{}.png", self.pictures.len() + 1);
        self.pictures.insert(svg.to_owned(), (name.clone(), png));
        Ok(name)
    }

    fn frame(&mut self, picture: &str, width: f64, height: f64) -> Element {
        self.frames += 1;
        let image = Element::new("draw:image")
            .with("xlink:href", picture)
            .with("xlink:type", "simple")
            .with("xlink:show", "embed")
            .with("xlink:actuate", "onLoad");
        Element::new("draw:frame")
            .with("draw:name", format!("Picture {}", self.frames))
            .with("text:anchor-type", "as-char")
            .with("svg:width", format!("{width:.3}cm"))
            .with("svg:height", format!("{height:.3}cm"))
            .child(image)
    }
}

fn is_of_lists(style: &str) -> bool {
    let style = style.strip_prefix("Turned_").unwrap_or(style);
    matches!(style, "Heading_20_2" | "Paper_20_Place")
}

fn columns() -> Element {
    let column = || Element::new("style:column").with("style:rel-width", "1*");
    let pair = Element::new("style:columns").with("fo:column-count", "2").with("fo:column-gap", "0.8cm");
    let properties = Element::new("style:section-properties")
        .with("text:dont-balance-text-columns", "false")
        .child(pair.child(column()).child(column()));
    Element::new("style:style").with("style:name", "Columns").with("style:family", "section").child(properties)
}

/// Adds stretches of text: white space that counts, and lines, have elements of their own.
fn spans(mut element: Element, pieces: &[Piece]) -> Element {
    for piece in pieces {
        if piece.is_strong {
            let span = Element::new("text:span").with("text:style-name", "Strong_20_Emphasis");
            element.push(words(span, &piece.text));
        } else {
            element = words(element, &piece.text);
        }
    }
    element
}

fn words(mut element: Element, text: &str) -> Element {
    for (at, line) in text.split('\n').enumerate() {
        if 0 < at {
            element.push(Element::new("text:line-break"));
        }
        let mut rest = line;
        while let Some(at) = rest.find("  ") {
            let behind = rest[at..].trim_start_matches(' ');
            let more = rest.len() - at - behind.len() - 1;
            element = element.text(&rest[..=at]);
            element.push(Element::new("text:s").with("text:c", more.to_string()));
            rest = behind;
        }
        if !rest.is_empty() {
            element = element.text(rest);
        }
    }
    element
}
