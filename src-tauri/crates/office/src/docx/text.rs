//! Stretches of text and paragraphs.

use super::roles::{Role, new, val};
use super::styles::Styles;
use crate::tree::{Element, Node};
use crate::walk::{PagePiece, Piece, direction, runs_from_right, split_page};

/// A paragraph that is being put together.
pub(crate) struct Paragraph<'a> {
    styles: &'a Styles,
    role: Role,
    is_rtl: bool,
    keeps_next: bool,
    number: Option<(u32, String)>,
    indent: Option<Element>,
    is_end: bool,
}

impl<'a> Paragraph<'a> {
    /// One in the style of a role; `is_rtl` says how the document runs.
    pub(crate) fn new(styles: &'a Styles, role: Role, is_rtl: bool) -> Self {
        Self { styles, role, is_rtl, keeps_next: false, number: None, indent: None, is_end: false }
    }

    /// On one page with what follows.
    pub(crate) fn keeping_next(mut self, keeps_next: bool) -> Self {
        self.keeps_next = keeps_next;
        self
    }

    /// Numbered on a level of a list; list `0` takes a number away that the style brings.
    pub(crate) fn numbered(mut self, level: u32, list: &str) -> Self {
        self.number = Some((level, list.to_owned()));
        self
    }

    /// With an indentation of its own, against that of its list.
    pub(crate) fn indented(mut self, start: u32, hanging: u32) -> Self {
        self.indent = Some(new("w:ind").with("w:left", start.to_string()).with("w:hanging", hanging.to_string()));
        self
    }

    /// Set at the end of its line.
    pub(crate) fn at_end(mut self, is_end: bool) -> Self {
        self.is_end = is_end;
        self
    }

    /// The paragraph with its text.
    pub(crate) fn with(self, pieces: &[Piece]) -> Element {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let runs = pieces.iter().flat_map(|piece| runs(self.styles, piece)).collect::<Vec<_>>();
        let is_rtl = runs_from_right(&text, self.is_rtl);
        self.holding(is_rtl, runs)
    }

    /// The paragraph with runs that are made already.
    pub(crate) fn holding(self, runs_from_right: bool, runs: Vec<Element>) -> Element {
        let mut properties = new("w:pPr");
        if self.role != Role::Normal {
            properties.push(val("w:pStyle", self.styles.id(self.role)));
        }
        if self.keeps_next {
            properties.push(new("w:keepNext"));
        }
        if let Some((level, list)) = self.number {
            let number = new("w:numPr").child(val("w:ilvl", level.to_string())).child(val("w:numId", list));
            properties.push(number);
        }
        if runs_from_right {
            properties.push(new("w:bidi"));
        }
        properties.children.extend(self.indent.map(Node::Element));
        // In a line from right to left `right` means its end, which is on the left. A line that runs against its
        // document still stands where the others of its column stand.
        if self.is_end {
            properties.push(val("w:jc", if runs_from_right == self.is_rtl { "right" } else { "left" }));
        }
        let paragraph = new("w:p");
        let paragraph = if properties.children.is_empty() { paragraph } else { paragraph.child(properties) };
        paragraph.all(runs)
    }
}

/// A stretch of text as runs: one for each direction, lines by breaks.
pub(crate) fn runs(styles: &Styles, piece: &Piece) -> Vec<Element> {
    let strong = piece.is_strong.then(|| styles.id(Role::Strong));
    directions(&piece.text).into_iter().map(|(text, is_rtl)| run(&text, strong, is_rtl)).collect()
}

fn run(text: &str, strong: Option<&str>, is_rtl: bool) -> Element {
    let mut properties = new("w:rPr");
    properties.children.extend(strong.map(|id| Node::Element(val("w:rStyle", id))));
    if is_rtl {
        properties.push(new("w:rtl"));
    }
    let mut run = new("w:r");
    if !properties.children.is_empty() {
        run.push(properties);
    }
    for (at, line) in text.split('\n').enumerate() {
        if 0 < at {
            run.push(new("w:br"));
        }
        if !line.is_empty() {
            run.push(new("w:t").with("xml:space", "preserve").text(line));
        }
    }
    run
}

/// A text cut where its scripts change their direction; what has none goes with what stands before it.
fn directions(text: &str) -> Vec<(String, bool)> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut is_rtl = text.chars().find_map(direction).unwrap_or(false);
    for letter in text.chars() {
        is_rtl = direction(letter).unwrap_or(is_rtl);
        match parts.last_mut() {
            Some((part, known)) if *known == is_rtl => part.push(letter),
            _ => parts.push((letter.to_string(), is_rtl)),
        }
    }
    parts
}

/// A line with the fields that count pages in it.
pub(crate) fn page_line(styles: &Styles, text: &str, is_rtl: bool) -> Vec<Element> {
    let field = |code: &str| {
        let shown = new("w:r").child(new("w:t").text("1"));
        vec![new("w:fldSimple").with("w:instr", format!(" {code} ")).child(shown)]
    };
    let piece = |piece: PagePiece| match piece {
        PagePiece::Text(text) => runs(styles, &Piece { text, is_strong: false }),
        PagePiece::Page => field("PAGE"),
        PagePiece::Pages => field("NUMPAGES"),
    };
    split_page(text, is_rtl).into_iter().flat_map(piece).collect()
}

/// A stop of the tabulator as a run.
pub(crate) fn tab() -> Element {
    new("w:r").child(new("w:tab"))
}

/// What Word needs between two tables and behind the last: a paragraph as low as can be.
pub(crate) fn separator() -> Element {
    let line = new("w:spacing").with("w:before", "0").with("w:after", "0").with("w:line", "20");
    new("w:p").child(new("w:pPr").child(line.with("w:lineRule", "exact")))
}
