//! The parts of which papers are built, as the templates read them: JSON and nothing else.
//!
//! Knows no plan and no page: what stands where is said by `paper`, how it looks by the templates.

use serde::Serialize;

/// Before and after words that stand out. Private signs, so that messages can say where without markup.
const STRONG_FROM: char = '\u{E000}';
const STRONG_TO: char = '\u{E001}';

/// A piece of text in one weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they stand out.
    pub is_strong: bool,
}

/// A line of text with words that stand out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Rich(Vec<Run>);

/// Marks a text as standing out, for use as a message's value; signs of the kind within it are dropped.
pub fn strong(text: &str) -> String {
    format!("{STRONG_FROM}{}{STRONG_TO}", text.replace([STRONG_FROM, STRONG_TO], ""))
}

impl Rich {
    /// Its pieces in order; none for an empty text.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

impl From<&str> for Rich {
    fn from(text: &str) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        let mut is_strong = false;
        for piece in text.split_inclusive([STRONG_FROM, STRONG_TO]) {
            let text = piece.trim_end_matches([STRONG_FROM, STRONG_TO]);
            if !text.is_empty() {
                runs.push(Run { text: text.to_owned(), is_strong });
            }
            is_strong = piece.ends_with(STRONG_FROM);
        }
        Rich(runs)
    }
}

impl From<String> for Rich {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

/// A numbered part of the paper.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// Something in a section.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A numbered paragraph.
    Paragraph {
        /// What it says.
        text: Rich,
    },
    /// What the meeting is asked to do, numbered like paragraphs.
    Asks {
        /// Who is asked.
        lead: String,
        /// What for.
        items: Vec<Rich>,
    },
    /// Big numbers in a row.
    Figures {
        /// The numbers.
        items: Vec<Figure>,
    },
    /// A drawing with its alternative text.
    Chart {
        /// Its name among the drawings of the document.
        file: String,
        /// What it says, for who cannot see it.
        alt: String,
        /// What stands with it.
        caption: String,
        /// How much of the page's width it takes.
        width_percent: u8,
    },
    /// A table; the first cell of each row names the row.
    Table {
        /// What it shows; empty when its heading says so.
        caption: String,
        /// Headings.
        columns: Vec<Column>,
        /// As many cells each as there are columns.
        rows: Vec<Row>,
    },
}

/// A big number and what it counts.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// As people write it.
    pub number: String,
    /// What it counts.
    pub label: String,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Numbers stand at the end of their cell.
    pub is_number: bool,
    /// Whether a bar stands beside each number.
    pub has_bar: bool,
    /// Share of what the narrow columns leave; 0 for a column as wide as its words.
    pub share: u8,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The first names the row.
    pub cells: Vec<Rich>,
    /// Set apart by a tint; words in it say why.
    pub stands_out: bool,
    /// Drawn beside the number of the table's bar column.
    pub bar: Option<Bar>,
}

/// A number as a bar, in shares of the longest.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Bar {
    /// From 0 to 1.
    pub length: f64,
    /// Where the target is.
    pub target: Option<f64>,
}

/// A day of the programme.
#[derive(Clone, Debug, Serialize)]
pub struct Day {
    /// The day as people write it.
    pub title: String,
    /// Venues in the order of their names.
    pub places: Vec<DayPlace>,
}

/// What happens at one place that day.
#[derive(Clone, Debug, Serialize)]
pub struct DayPlace {
    /// The venue; empty when there is none.
    pub name: String,
    /// In the order of time.
    pub entries: Vec<Entry>,
}

/// One line of the programme.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Empty when it is not known.
    pub time: String,
    /// The event's title.
    pub title: String,
}

impl Block {
    /// A numbered paragraph.
    pub fn paragraph(text: impl Into<Rich>) -> Self {
        Self::Paragraph { text: text.into() }
    }
}

impl Column {
    /// A column of words that takes a share of the width.
    pub fn wide(title: String, share: u8) -> Self {
        Self { title, is_number: false, has_bar: false, share }
    }

    /// A column as narrow as its words.
    pub fn narrow(title: String) -> Self {
        Self { title, is_number: false, has_bar: false, share: 0 }
    }

    /// A narrow column of numbers.
    pub fn number(title: String) -> Self {
        Self { title, is_number: true, has_bar: false, share: 0 }
    }

    /// A column of numbers with a bar beside each.
    pub fn bars(title: String) -> Self {
        Self { title, is_number: true, has_bar: true, share: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Rich, strong};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool)]) {
        let Rich(runs) = Rich::from(text);
        let found: Vec<(&str, bool)> = runs.iter().map(|run| (run.text.as_str(), run.is_strong)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marked_words_stand_out() {
        check("", &[]);
        check("plain", &[("plain", false)]);
        check(&format!("{} the programme", strong("note")), &[("note", true), (" the programme", false)]);
        check(&format!("a {} c", strong("b")), &[("a ", false), ("b", true), (" c", false)]);
        check(&strong("in\u{E001}side"), &[("inside", true)]);
        check("*no* #markup", &[("*no* #markup", false)]);
    }
}
