//! The SVG as it grows: shapes, texts and the marks around them.
//!
//! Knows tokens and fonts, but nothing of charts. Remembers the box of every text, which is what the rule
//! against collisions looks at.

use std::fmt::Write;

use crate::drawing::colours::Colour;
use crate::drawing::outline::{Outline, number, shown};
use crate::drawing::shape::{self, FontFace, Shaped};
use crate::{ChartPart, Medium};

/// Lines that make one element: with many more, those that cross cost some readers of drawings very long.
const SEGMENTS: usize = 64;

/// A rectangle of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Area {
    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Which point of a line of text is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// How a line of text looks.
#[derive(Clone, Copy, Debug)]
pub struct TextStyle {
    /// The letters.
    pub face: FontFace,
    /// Their size.
    pub size: f64,
    /// Their colour.
    pub colour: Colour,
}

/// How the next shapes differ from plain ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShapeLook {
    /// Radius of the corners of rectangles.
    pub radius: f64,
    /// Length of dashes; 0 for a solid line.
    pub dash: f64,
    /// Width of the surface-coloured edge around letters.
    pub halo: f64,
}

/// A drawing in the making.
pub struct Canvas {
    medium: Medium,
    width: f64,
    height: f64,
    body: String,
    labels: Vec<(Area, String)>,
    parts: Vec<ChartPart>,
    /// Words drawn within the mark that is open.
    words_of_part: Option<String>,
    /// Texts that found no room.
    pub left_out: Vec<String>,
    /// Texts with letters that no font has, which stand as a sign for that.
    pub replaced: Vec<(char, String)>,
    /// How the next shapes look.
    pub look: ShapeLook,
}

impl Canvas {
    /// An empty drawing.
    pub fn new(medium: Medium, width: f64, height: f64) -> Self {
        Self {
            medium,
            width,
            height,
            body: String::with_capacity(16_000),
            labels: Vec::new(),
            parts: Vec::new(),
            words_of_part: None,
            left_out: Vec::new(),
            replaced: Vec::new(),
            look: ShapeLook::default(),
        }
    }

    /// Width and height.
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// The boxes of all texts so far, with what they say.
    pub fn labels(&self) -> &[(Area, String)] {
        &self.labels
    }

    /// Whether a text may stand there: inside the drawing and over no other text.
    pub fn is_free(&self, area: &Area) -> bool {
        let is_inside = 0.0 <= area.left && 0.0 <= area.top && area.right <= self.width && area.bottom <= self.height;
        is_inside && !self.labels.iter().any(|(label, _)| label.overlaps(area))
    }

    /// A filled rectangle, or its edge when `stroke` has a width.
    pub fn rect(&mut self, area: &Area, colour: Colour, alpha: f64, stroke: Option<f64>) {
        let Area { left, top, right, bottom } = area;
        self.body += "<rect";
        self.numbers(&[("x", *left), ("y", *top), ("width", right - left), ("height", bottom - top)]);
        if 0.0 < self.look.radius {
            self.numbers(&[("rx", self.look.radius)]);
        }
        self.paint(colour, alpha, stroke);
        self.body += "/>";
    }

    /// A filled circle, or its edge.
    pub fn circle(&mut self, x: f64, y: f64, radius: f64, colour: Colour, alpha: f64, stroke: Option<f64>) {
        self.body += "<circle";
        self.numbers(&[("cx", x), ("cy", y), ("r", radius)]);
        self.paint(colour, alpha, stroke);
        self.body += "/>";
    }

    /// A filled shape, or a line through the points.
    pub fn path(&mut self, points: &[(f64, f64)], colour: Colour, alpha: f64, stroke: Option<f64>) {
        if points.len() < 2 {
            return;
        }
        self.body += "<path d=\"";
        for (at, (x, y)) in points.iter().enumerate() {
            self.body.push(if at == 0 { 'M' } else { 'L' });
            number(&mut self.body, *x);
            self.body.push(' ');
            number(&mut self.body, *y);
        }
        self.body += if stroke.is_none() { "Z\"" } else { "\"" };
        self.paint(colour, alpha, stroke);
        self.body += "/>";
    }

    /// Straight lines of one look, few of which make an element of their own: a network has thousands.
    pub fn segments(&mut self, lines: &[[(f64, f64); 2]], colour: Colour, stroke: f64) {
        for some in lines.chunks(SEGMENTS) {
            self.body += "<path d=\"";
            for (at, (x, y)) in some.iter().flat_map(|line| line.iter().enumerate()) {
                self.body.push(if at == 0 { 'M' } else { 'L' });
                number(&mut self.body, *x);
                self.body.push(' ');
                number(&mut self.body, *y);
            }
            self.body.push('"');
            self.paint(colour, 1.0, Some(stroke));
            self.body += "/>";
        }
    }

    /// A line of text with its baseline at `y`.
    pub fn text(&mut self, text: &str, (x, y): (f64, f64), anchor: Anchor, style: &TextStyle) {
        let shaped = shape::shape(text, style.face);
        let area = text_area(&shaped, (x, y), anchor, style.size);
        self.replaced.extend(shaped.missing.iter().map(|letter| (*letter, text.to_owned())));
        // A reader of the drawing has our fonts at best, and cannot set lines from right to left.
        if self.medium == Medium::Print && (shaped.has_rtl || !shaped.is_own()) {
            self.outlines(&shaped, (area.left, y), style);
        } else {
            let before = self.body.len();
            self.letters(text, &shaped, (x, y), anchor, style);
            if let Some(words) = &mut self.words_of_part {
                *words += &self.body.split_off(before);
                self.hit_area(&area);
            }
        }
        self.labels.push((area, text.to_owned()));
    }

    /// Opens a mark that leads somewhere.
    pub fn begin_part(&mut self, part: ChartPart) {
        self.body += "<g";
        if self.medium == Medium::Screen {
            let (id, label) = (escaped(&part.id), escaped(&part.label));
            let _ = write!(
                self.body,
                " class=\"part\" data-part=\"{id}\" tabindex=\"0\" role=\"link\" aria-label=\"{label}\""
            );
        }
        let _ = write!(self.body, "><title>{}</title>", escaped(&part.label));
        self.parts.push(part);
        // The mark is called by its label alone; the words drawn on it would be a second name.
        self.words_of_part = (self.medium == Medium::Screen).then(String::new);
    }

    /// Closes the mark.
    pub fn end_part(&mut self) {
        self.body += "</g>";
        if let Some(words) = self.words_of_part.take().filter(|words| !words.is_empty()) {
            let _ = write!(self.body, "<g aria-hidden=\"true\" pointer-events=\"none\">{words}</g>");
        }
    }

    /// Where words of a mark stand, so that they can be pointed at like the rest of it.
    fn hit_area(&mut self, area: &Area) {
        self.body += "<rect fill=\"none\" pointer-events=\"all\"";
        let (width, height) = (area.right - area.left, area.bottom - area.top);
        self.numbers(&[("x", area.left), ("y", area.top), ("width", width), ("height", height)]);
        self.body += "/>";
    }

    /// The finished drawing and its marks.
    pub fn finish(self, name: &str, title: &str, summary: &str) -> (String, Vec<ChartPart>) {
        let (width, height) = (shown(self.width), shown(self.height));
        // Marks inside an image cannot be reached, so a drawing with marks is a group of them.
        let role = if self.medium == Medium::Screen && !self.parts.is_empty() { "group" } else { "img" };
        let size = match self.medium {
            // Every text says its own direction; the page's would turn the anchors around.
            // A reader's own larger font may run over the edge rather than be cut.
            Medium::Screen => {
                "class=\"chart\" direction=\"ltr\" overflow=\"visible\" text-rendering=\"geometricPrecision\""
                    .to_owned()
            }
            Medium::Print => format!("width=\"{width}\" height=\"{height}\""),
        };
        let families = match self.medium {
            Medium::Screen => "Inter, 'Noto Sans', 'IBM Plex Sans Arabic', 'Noto Sans Hebrew', sans-serif",
            Medium::Print => "Inter",
        };
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" {size} role=\"{role}\" \
             aria-labelledby=\"chart-{name}-title chart-{name}-desc\" font-family=\"{families}\">\
             <title id=\"chart-{name}-title\">{}</title><desc id=\"chart-{name}-desc\">{}</desc>{}</svg>",
            escaped(title),
            escaped(summary),
            self.body
        );
        (svg, self.parts)
    }

    fn letters(&mut self, text: &str, shaped: &Shaped, (x, y): (f64, f64), anchor: Anchor, style: &TextStyle) {
        self.body += "<text";
        self.numbers(&[("x", x), ("y", y), ("font-size", style.size)]);
        // In a line from right to left the start is on the right.
        let anchor = match (anchor, shaped.is_rtl) {
            (Anchor::Left, false) | (Anchor::Right, true) => None,
            (Anchor::Middle, _) => Some("middle"),
            (Anchor::Right, false) | (Anchor::Left, true) => Some("end"),
        };
        if let Some(anchor) = anchor {
            let _ = write!(self.body, " text-anchor=\"{anchor}\"");
        }
        if shaped.is_rtl {
            self.body += " direction=\"rtl\"";
        }
        match style.face {
            FontFace::Regular => {}
            FontFace::Strong => self.body += " font-weight=\"600\"",
            FontFace::Serif => {
                let behind = if self.medium == Medium::Screen { ", 'Noto Sans', serif" } else { "" };
                let _ = write!(self.body, " font-weight=\"600\" font-family=\"'Source Serif 4'{behind}\"");
            }
        }
        self.ink_letters(style.colour);
        self.body.push('>');
        let needs_spans = self.medium == Medium::Print && shaped.runs.len() > 1;
        for run in &shaped.runs {
            let piece = &shaped.text[run.range.clone()];
            let family = run.face.family.as_str();
            if needs_spans && family != style.face.family() {
                let _ = write!(self.body, "<tspan font-family=\"{family}\">{}</tspan>", escaped(piece));
            } else if needs_spans {
                self.body += &escaped(piece);
            }
        }
        if !needs_spans {
            // The window has more fonts than we know of.
            self.body += &escaped(if self.medium == Medium::Screen { text } else { &shaped.text });
        }
        self.body += "</text>";
    }

    /// The letters as shapes, for readers of SVG that cannot set them.
    fn outlines(&mut self, shaped: &Shaped, (left, y): (f64, f64), style: &TextStyle) {
        self.body += "<path d=\"";
        for run in &shaped.runs {
            let face = &run.face.shaper;
            let scale = style.size / f64::from(face.units_per_em());
            for (glyph, along, rise) in &run.glyphs {
                let origin = (left + along * style.size, y - rise * style.size);
                let mut outline = Outline::new(&mut self.body, origin, scale);
                face.outline_glyph(*glyph, &mut outline);
            }
        }
        self.body.push('"');
        self.ink_letters(style.colour);
        self.body += "/>";
    }

    /// Fill and edge of letters.
    fn ink_letters(&mut self, colour: Colour) {
        let halo = self.look.halo;
        let edge = (0.0 < halo).then_some((Colour::SURFACE, halo));
        self.colours(Some(colour), edge.map(|(colour, _)| colour));
        if edge.is_some() {
            self.body += " stroke-linejoin=\"round\" paint-order=\"stroke\"";
            self.numbers(&[("stroke-width", halo)]);
        }
    }

    /// Fill of a shape, or the look of a line when `stroke` has a width.
    fn paint(&mut self, colour: Colour, alpha: f64, stroke: Option<f64>) {
        let Some(width) = stroke else {
            self.colours(Some(colour), None);
            if alpha < 1.0 {
                self.numbers(&[("fill-opacity", alpha)]);
            }
            return;
        };
        self.colours(None, Some(colour));
        self.numbers(&[("stroke-width", width)]);
        if alpha < 1.0 {
            self.numbers(&[("stroke-opacity", alpha)]);
        }
        if 0.0 < self.look.dash {
            self.numbers(&[("stroke-dasharray", self.look.dash)]);
        }
    }

    /// On the screen the theme decides: by class, else by token, else by the colour itself.
    fn colours(&mut self, fill: Option<Colour>, line: Option<Colour>) {
        let is_screen = self.medium == Medium::Screen;
        if is_screen {
            let fill = fill.map(|colour| format!("chart-fill-{}", colour.token()));
            let line = line.map(|colour| format!("chart-line-{}", colour.token()));
            let classes: Vec<String> = fill.into_iter().chain(line).collect();
            let _ = write!(self.body, " class=\"{}\"", classes.join(" "));
        }
        for (attribute, colour) in [("fill", fill), ("stroke", line)] {
            let Some(colour) = colour else {
                if attribute == "fill" {
                    self.body += " fill=\"none\"";
                }
                continue;
            };
            let (red, green, blue) = colour.rgb();
            let hex = format!("#{red:02X}{green:02X}{blue:02X}");
            let _ = match is_screen {
                true => write!(self.body, " {attribute}=\"var(--c-{},{hex})\"", colour.token()),
                false => write!(self.body, " {attribute}=\"{hex}\""),
            };
        }
    }

    fn numbers(&mut self, numbers: &[(&str, f64)]) {
        for (name, value) in numbers {
            let _ = write!(self.body, " {name}=\"");
            number(&mut self.body, *value);
            self.body.push('"');
        }
    }
}

/// The box of a line of text: as wide as it runs, as high as its letters.
pub fn text_area(shaped: &Shaped, (x, y): (f64, f64), anchor: Anchor, size: f64) -> Area {
    let width = shaped.width * size;
    let left = match anchor {
        Anchor::Left => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::Right => x - width,
    };
    Area { left, top: y - shaped.top * size, right: left + width, bottom: y + shaped.bottom * size }
}

/// Text as it may stand in XML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            // XML knows no other control characters.
            letter if letter.is_control() || fonts::is_waste(letter) => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
