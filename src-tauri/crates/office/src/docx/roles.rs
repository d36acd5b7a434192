//! Which styles a document needs, and how ours look.
//!
//! Order within an element is that of the standard: Word calls a file damaged that has another.

use domain::rules::colour::Colour;
use papers::Look;

use crate::look;
use crate::tree::Element;

/// What a paragraph, a stretch of text or a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Normal,
    Title,
    Heading1,
    Heading2,
    Heading3,
    Caption,
    Header,
    Footer,
    Strong,
    Fact,
    Exemption,
    Counter,
    Numbered,
    Lead,
    Asked,
    Picture,
    TableHead,
    TableRow,
    TableCell,
    FigureLabel,
    FigureNumber,
    Intro,
    Place,
    TableNormal,
    Table,
    Figures,
}

/// Id and name of each style. Word knows those of the first group by their names.
pub(crate) const ROLES: &[(Role, &str, &str)] = &[
    (Role::Normal, "Normal", "Normal"),
    (Role::TableNormal, "TableNormal", "Normal Table"),
    (Role::Title, "Title", "Title"),
    (Role::Heading1, "Heading1", "heading 1"),
    (Role::Heading2, "Heading2", "heading 2"),
    (Role::Heading3, "Heading3", "heading 3"),
    (Role::Caption, "Caption", "caption"),
    (Role::Header, "Header", "header"),
    (Role::Footer, "Footer", "footer"),
    (Role::Strong, "Strong", "Strong"),
    (Role::Fact, "PaperFact", "Paper Fact"),
    (Role::Exemption, "PaperExemption", "Paper Exemption"),
    (Role::Counter, "PaperCounter", "Paper Counter"),
    (Role::Numbered, "PaperNumbered", "Paper Numbered"),
    (Role::Lead, "PaperLead", "Paper Lead"),
    (Role::Asked, "PaperRecommendation", "Paper Recommendation"),
    (Role::Picture, "PaperPicture", "Paper Picture"),
    (Role::TableHead, "PaperTableHead", "Paper Table Head"),
    (Role::TableRow, "PaperTableRow", "Paper Table Row"),
    (Role::TableCell, "PaperTableCell", "Paper Table Cell"),
    (Role::FigureLabel, "PaperFigureLabel", "Paper Figure Label"),
    (Role::FigureNumber, "PaperFigureNumber", "Paper Figure Number"),
    (Role::Intro, "PaperIntro", "Paper Intro"),
    (Role::Place, "PaperPlace", "Paper Place"),
    (Role::Table, "PaperTable", "Paper Table"),
    (Role::Figures, "PaperFigures", "Paper Figures"),
];

/// Colours and families of fonts: those of the plan, or none but black and grey beside a council's own.
#[derive(Clone)]
pub(crate) struct Palette {
    pub muted: String,
    pub accent: String,
    pub line: String,
    pub hairline: String,
    pub tint: String,
    pub warm: String,
    pub warning: String,
    /// Bars in tables.
    pub bar: Colour,
    /// The family of headings; empty: that of the text.
    pub heading_font: String,
    /// The family of the text; empty: that of a template.
    pub text_font: String,
}

impl Palette {
    /// That of a document of ours.
    pub(crate) fn of(look: &Look) -> Self {
        let text = look::family(&look.text_font);
        Self {
            muted: look::MUTED.to_owned(),
            accent: look::hex(look.accent),
            line: look::LINE.to_owned(),
            hairline: look::HAIRLINE.to_owned(),
            tint: look::hex(look.tint),
            warm: look::WARM.to_owned(),
            warning: look::WARNING.to_owned(),
            bar: look.bar,
            heading_font: look::family(&look.heading_font),
            text_font: if text.is_empty() { "Arial".to_owned() } else { text },
        }
    }

    /// Beside a council's own.
    pub(crate) fn plain() -> Self {
        Self {
            muted: "595959".to_owned(),
            accent: "000000".to_owned(),
            line: "BFBFBF".to_owned(),
            hairline: "D9D9D9".to_owned(),
            tint: "F2F2F2".to_owned(),
            warm: "F2F2F2".to_owned(),
            warning: "A83E0C".to_owned(),
            bar: Look::default().bar,
            heading_font: String::new(),
            text_font: String::new(),
        }
    }
}

/// A family of fonts for every script; nothing for no family.
pub(crate) fn font(family: &str) -> Vec<Element> {
    let scripts = ["w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"];
    let all = scripts.iter().fold(new("w:rFonts"), |font, script| font.with(script, family));
    if family.is_empty() { Vec::new() } else { vec![all] }
}

pub(crate) fn new(name: &str) -> Element {
    Element::new(name)
}

/// An element with one value.
pub(crate) fn val(name: &str, value: impl Into<String>) -> Element {
    new(name).with("w:val", value)
}

pub(crate) fn spacing(before: u32, after: u32) -> Element {
    new("w:spacing").with("w:before", before.to_string()).with("w:after", after.to_string())
}

fn line(side: &str, colour: &str, eighths: u32, space: u32) -> Element {
    let line = val(&format!("w:{side}"), "single").with("w:sz", eighths.to_string());
    line.with("w:space", space.to_string()).with("w:color", colour)
}

fn fill(colour: &str) -> Element {
    val("w:shd", "clear").with("w:color", "auto").with("w:fill", colour)
}

fn indent(start: u32, hanging: u32, end: u32) -> Element {
    let lengths = [("w:left", start), ("w:right", end), ("w:hanging", hanging)];
    lengths.iter().fold(new("w:ind"), |indent, (name, length)| indent.with(name, length.to_string()))
}

fn bold() -> Vec<Element> {
    vec![new("w:b"), new("w:bCs")]
}

fn colour(colour: &str) -> Element {
    val("w:color", colour)
}

/// In half points, for every script.
fn size(half_points: u32) -> Vec<Element> {
    vec![val("w:sz", half_points.to_string()), val("w:szCs", half_points.to_string())]
}

/// What a role's paragraphs and letters are like, in the order of the standard.
fn looks(role: Role, palette: &Palette) -> (Vec<Element>, Vec<Element>) {
    let keep = || new("w:keepNext");
    let one = |element: Element| vec![element];
    let join = |parts: Vec<Vec<Element>>| parts.concat();
    let heading = |level: u32, before: u32, after: u32, points: u32| {
        let paragraph =
            vec![keep(), new("w:keepLines"), spacing(before, after), val("w:outlineLvl", level.to_string())];
        (paragraph, join(vec![font(&palette.heading_font), bold(), one(colour(&palette.accent)), size(points)]))
    };
    let boxed = |top: u32, bottom: u32| {
        let sides = [line("top", &palette.tint, 4, top), line("left", &palette.accent, 18, 8)];
        new("w:pBdr").all(sides).child(line("bottom", &palette.tint, 4, bottom))
    };
    match role {
        Role::Normal => (one(spacing(0, 120).with("w:line", "264").with("w:lineRule", "auto")), Vec::new()),
        Role::Title => (
            vec![keep(), new("w:keepLines"), spacing(0, 240), new("w:contextualSpacing")],
            join(vec![font(&palette.heading_font), bold(), size(38)]),
        ),
        Role::Heading1 => heading(0, 300, 120, 26),
        Role::Heading2 => heading(1, 200, 80, 20),
        Role::Heading3 => heading(2, 160, 60, 20),
        Role::Caption => (one(spacing(160, 80)), join(vec![one(colour(&palette.muted)), size(17)])),
        Role::Header => {
            let borders = new("w:pBdr").child(line("bottom", &palette.accent, 6, 3));
            (vec![borders, spacing(0, 0)], join(vec![one(colour(&palette.muted)), size(17)]))
        }
        Role::Footer => (one(spacing(0, 0)), join(vec![one(colour(&palette.muted)), size(17)])),
        Role::Strong => (Vec::new(), bold()),
        Role::Fact => {
            let tabs = new("w:tabs").child(val("w:tab", "left").with("w:pos", "2381"));
            (vec![tabs, spacing(0, 50), indent(2381, 2381, 0)], Vec::new())
        }
        Role::Exemption => {
            let sides = ["top", "left", "bottom", "right"].map(|side| line(side, &palette.warning, 6, 6));
            let borders = new("w:pBdr").all(sides);
            let letters = join(vec![bold(), one(colour(&palette.warning))]);
            (vec![new("w:keepLines"), borders, spacing(240, 240), indent(140, 0, 140)], letters)
        }
        Role::Counter => {
            (vec![spacing(0, 120), val("w:jc", "right")], join(vec![one(colour(&palette.muted)), size(16)]))
        }
        Role::Numbered => (one(spacing(0, 120)), Vec::new()),
        Role::Lead => {
            (vec![keep(), boxed(6, 3), fill(&palette.tint), spacing(120, 0), indent(180, 0, 120)], Vec::new())
        }
        Role::Asked => {
            let paragraph = vec![new("w:keepLines"), boxed(3, 5), fill(&palette.tint), spacing(0, 60)];
            (join(vec![paragraph, one(indent(917, 737, 120))]), Vec::new())
        }
        Role::Picture => (vec![keep(), spacing(160, 60)], Vec::new()),
        Role::TableHead => (vec![keep(), spacing(0, 0)], join(vec![bold(), size(17)])),
        Role::TableRow => (one(spacing(0, 0)), join(vec![bold(), size(17)])),
        Role::TableCell => (one(spacing(0, 0)), size(17)),
        Role::FigureLabel => (vec![keep(), spacing(0, 0)], join(vec![one(colour(&palette.muted)), size(17)])),
        Role::FigureNumber => (one(spacing(0, 0)), join(vec![font(&palette.heading_font), bold(), size(36)])),
        Role::Intro => (one(spacing(0, 80)), size(17)),
        Role::Place => (vec![spacing(0, 40), indent(170, 170, 0)], size(16)),
        Role::TableNormal | Role::Table | Role::Figures => (Vec::new(), Vec::new()),
    }
}

/// The style of a role, as `styles.xml` holds it. `ids` gives the ids of styles that it stands on.
pub(crate) fn definition(role: Role, id: &str, name: &str, palette: &Palette, ids: impl Fn(Role) -> String) -> Element {
    let is_table = matches!(role, Role::TableNormal | Role::Table | Role::Figures);
    let kind = match () {
        () if is_table => "table",
        () if role == Role::Strong => "character",
        () => "paragraph",
    };
    let mut style = new("w:style").with("w:type", kind);
    if matches!(role, Role::Normal | Role::TableNormal) {
        style.set("w:default", "1");
    }
    if name.starts_with("Paper ") {
        style.set("w:customStyle", "1");
    }
    style.set("w:styleId", id);
    style.push(val("w:name", name));
    if !matches!(role, Role::Normal | Role::TableNormal | Role::Strong) {
        style.push(val("w:basedOn", ids(if is_table { Role::TableNormal } else { Role::Normal })));
    }
    if matches!(role, Role::Title | Role::Heading1 | Role::Heading2 | Role::Heading3) {
        style.push(val("w:next", ids(Role::Normal)));
    }
    style.push(new("w:qFormat"));
    let (paragraph, letters) = looks(role, palette);
    if !paragraph.is_empty() {
        style.push(new("w:pPr").all(paragraph));
    }
    if !letters.is_empty() {
        style.push(new("w:rPr").all(letters));
    }
    if is_table { style.all(table_look(role, palette)) } else { style }
}

fn table_look(role: Role, palette: &Palette) -> Vec<Element> {
    let margins = |vertical: &str, side: &str| {
        let sides = [("w:top", vertical), ("w:left", side), ("w:bottom", vertical), ("w:right", side)];
        new("w:tblCellMar").all(sides.map(|(name, width)| new(name).with("w:w", width).with("w:type", "dxa")))
    };
    let indent = || new("w:tblInd").with("w:w", "0").with("w:type", "dxa");
    match () {
        () if role == Role::TableNormal => vec![new("w:tblPr").child(indent()).child(margins("0", "108"))],
        () if role == Role::Table => {
            let borders = new("w:tblBorders").child(line("bottom", &palette.hairline, 4, 0)).child(line(
                "insideH",
                &palette.hairline,
                4,
                0,
            ));
            let head = new("w:tcBorders").child(line("bottom", &palette.accent, 6, 0));
            let first = new("w:tblStylePr")
                .with("w:type", "firstRow")
                .child(new("w:tcPr").child(head).child(val("w:vAlign", "bottom")));
            vec![new("w:tblPr").child(indent()).child(borders).child(margins("50", "75")), first]
        }
        () => {
            let borders = new("w:tblBorders")
                .child(line("top", &palette.line, 4, 0))
                .child(line("bottom", &palette.line, 4, 0))
                .child(line("insideV", &palette.hairline, 4, 0));
            vec![new("w:tblPr").child(indent()).child(borders).child(margins("85", "110"))]
        }
    }
}
