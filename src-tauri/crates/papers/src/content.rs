//! A document as data: what stands above it, its summary, its numbered sections and its appendix.
//!
//! Every text is finished and in the document's language. Field names are those that the templates read.

use chrono::{Datelike, NaiveDate};
use fonts::Region;
use serde::Serialize;
use text::{Direction, Texts};

use crate::blocks::{Day, Section};
use crate::drawings::{Drawing, Drawings};
use crate::look::Look;

/// Stand for the page's number and the number of pages until the typesetter knows them.
pub const PAGE: &str = "\u{E002}";
/// See [`PAGE`].
pub const PAGES: &str = "\u{E003}";

/// One document, ready to be set as PDF or written as DOCX, ODT or HTML.
#[derive(Clone, Debug, Serialize)]
pub struct Content {
    /// The language of its words.
    pub language: Language,
    /// Title, running lines and facts.
    pub heading: Heading,
    /// What it says in short; `None`: a kind of document without a summary.
    pub summary: Option<Summary>,
    /// The numbered parts.
    pub sections: Vec<Section>,
    /// Long lists behind the body.
    pub appendix: Option<Appendix>,
    /// The drawings that its blocks name.
    #[serde(skip)]
    pub drawings: Vec<Drawing>,
    /// Letters that no font had when the drawings were made, with the texts around them.
    #[serde(skip)]
    pub replaced: Vec<(char, String)>,
    /// Colours, fonts and logo.
    #[serde(skip)]
    pub look: Look,
    /// Whose form of Chinese signs it is set in.
    #[serde(skip)]
    pub region: Region,
    /// Stays the same for all states of one document.
    #[serde(skip)]
    pub identity: String,
}

/// A language as documents name it.
#[derive(Clone, Debug, Serialize)]
pub struct Language {
    /// Such as `en`.
    pub code: String,
    /// Such as `IE`; a script, which has four letters, is no region.
    pub region: Option<String>,
    /// Whether it is read from right to left.
    pub is_rtl: bool,
}

/// A day as templates read it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Date {
    /// Year of the calendar.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// What stands above the first section and on every page.
#[derive(Clone, Debug, Serialize)]
pub struct Heading {
    /// The document's title.
    pub title: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// The day of which it is.
    pub date: Date,
    /// At the beginning of each page's head: city and office.
    pub header_start: String,
    /// At the end of each page's head: its reference.
    pub header_end: String,
    /// At the foot of each page.
    pub footer_start: String,
    /// Such as `Page 2 of 5`, with [`PAGE`] and [`PAGES`] for the numbers.
    pub page: String,
    /// [`PAGE`], for templates.
    pub page_sign: &'static str,
    /// [`PAGES`], for templates.
    pub pages_sign: &'static str,
    /// Label and value, in two columns read across.
    pub facts: Vec<Fact>,
    /// Why the document is not public; empty when it is.
    pub exemption: String,
}

/// A label with its value.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Never empty.
    pub value: String,
}

/// A document in short.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// Its heading.
    pub title: String,
    /// What is said when nobody has written one.
    pub none: String,
    /// What was written.
    pub paragraphs: Vec<String>,
    /// Such as `152 of 150 words` where these are too many; else empty.
    pub counter: String,
    /// Whether it has more words than it may.
    pub is_too_long: bool,
    /// How many words it has.
    #[serde(skip)]
    pub word_count: usize,
}

/// Long lists behind the body, in small type.
#[derive(Clone, Debug, Serialize)]
pub struct Appendix {
    /// Its heading, such as `Appendix A  Programme by day`.
    pub title: String,
    /// A sentence on what follows.
    pub intro: String,
    /// The lists.
    pub days: Vec<Day>,
}

impl Language {
    /// The language of texts.
    pub fn of(texts: &Texts) -> Self {
        let mut parts = texts.language().split('-');
        Self {
            code: parts.next().unwrap_or_default().to_owned(),
            region: parts.find(|part| part.len() == 2).map(str::to_owned),
            is_rtl: texts.direction() == Direction::Rtl,
        }
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

impl Fact {
    /// Those of some pairs that have a value.
    pub fn known(pairs: impl IntoIterator<Item = (String, String)>) -> Vec<Self> {
        let known = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        known.map(|(label, value)| Self { label, value }).collect()
    }
}

impl Content {
    /// A drawing by the name under which blocks know it.
    pub fn drawing(&self, file: &str) -> Option<&Drawing> {
        self.drawings.iter().find(|drawing| drawing.file == file)
    }

    /// Takes over what was drawn for it.
    pub(crate) fn with_drawings(mut self, drawings: Drawings) -> Self {
        self.drawings = drawings.files;
        self.replaced = drawings.replaced;
        self
    }
}
