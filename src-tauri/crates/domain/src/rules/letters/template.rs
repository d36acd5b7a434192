//! The text of a letter with its fields in braces: read, checked, and written for one letter.
//!
//! `{host}` is a field, `{{` and `}}` are braces. Faults say where they are, so that a form can show them; nothing is
//! guessed. Knows no values: whoever writes a letter brings them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{LetterReason, words};

words!(
    /// What can be put into a letter.
    LetterField {
        /// The name of the host.
        Host = "host",
        /// The contact's name; without one the host's.
        Contact = "contact",
        /// The titles of the events.
        Events = "events",
        /// How many events.
        EventCount = "count",
        /// The table of the events, which stands in a paragraph of its own.
        Table = "table",
        /// By when an answer is wanted.
        Deadline = "deadline",
        /// The city.
        City = "city",
        /// The title of the week.
        Week = "week",
        /// Its days.
        Dates = "dates",
        /// The office that writes.
        Office = "office",
        /// The number of the release.
        Release = "release",
        /// The day of it.
        ReleasedOn = "released",
    }
);

words!(
    /// Where in a letter's text something stands.
    LetterPart {
        /// The line that says what it is about.
        Title = "title",
        /// What is below.
        Text = "text",
    }
);

words!(
    /// What is wrong with a letter's text.
    LetterFault {
        /// There is no such field.
        UnknownField = "unknown_field",
        /// There is such a field, but not in letters of this reason.
        OtherReason = "other_reason",
        /// The table stands beside other words.
        NotAlone = "not_alone",
        /// A brace is opened and not closed.
        Unclosed = "unclosed",
        /// A brace is closed that was not opened.
        Unopened = "unopened",
        /// The subject line is empty.
        NoTitle = "no_title",
        /// The subject has more than one line.
        LongTitle = "long_title",
        /// There is no text.
        NoText = "no_text",
    }
);

impl LetterReason {
    /// The fields that a letter of this reason knows.
    pub fn fields(self) -> impl Iterator<Item = LetterField> {
        LetterField::ALL.iter().copied().filter(move |field| field.is_known_for(self))
    }
}

impl LetterField {
    fn is_known_for(self, reason: LetterReason) -> bool {
        match self {
            Self::Host
            | Self::Contact
            | Self::Events
            | Self::EventCount
            | Self::Table
            | Self::City
            | Self::Week
            | Self::Dates
            | Self::Office => true,
            Self::Release | Self::ReleasedOn => reason == LetterReason::Changed,
            Self::Deadline => match reason {
                LetterReason::Accepted | LetterReason::Missing | LetterReason::Returns => true,
                LetterReason::Declined | LetterReason::Changed => false,
            },
        }
    }
}

/// Something wrong in a letter's text, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextFault {
    /// In which part.
    pub part: LetterPart,
    /// What.
    pub fault: LetterFault,
    /// Counted from 1.
    pub line: usize,
    /// Letters from the beginning of the line, counted from 1.
    pub column: usize,
    /// What stands there; of a field its name.
    pub words: String,
}

/// A text that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// The subject line.
    title: Vec<Piece>,
    /// Paragraphs of pieces, each without its last line break.
    paragraphs: Vec<Vec<Piece>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Words(String),
    Field(LetterField),
}

/// A text as it stands in one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// In one line.
    pub title: String,
    /// The lines of each paragraph.
    pub paragraphs: Vec<Vec<String>>,
    /// Before which of them the table stands; behind all of them where the text does not say.
    pub table_before: usize,
    /// Fields that have no value here. Paragraphs with one are left out.
    pub lacking: Vec<LetterField>,
}

/// Reads a text; `Err`: everything that is wrong with it, in the order in which it stands there.
pub fn read(reason: LetterReason, title: &str, text: &str) -> Result<Template, Vec<TextFault>> {
    let mut faults = Vec::new();
    let empty = |part, fault| TextFault { part, fault, line: 1, column: 1, words: String::new() };
    if title.trim().is_empty() {
        faults.push(empty(LetterPart::Title, LetterFault::NoTitle));
    } else if title.trim().contains(['\n', '\r']) {
        faults.push(empty(LetterPart::Title, LetterFault::LongTitle));
    }
    let mut reader = Reader { reason, faults };
    let subject = reader.pieces(LetterPart::Title, &[title.trim()], 1);
    if text.trim().is_empty() {
        reader.faults.push(empty(LetterPart::Text, LetterFault::NoText));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let (mut paragraphs, mut first) = (Vec::new(), 1);
    for lines in lines.split(|line| line.trim().is_empty()) {
        if is_table(lines) {
            paragraphs.push(vec![Piece::Field(LetterField::Table)]);
        } else if !lines.is_empty() {
            paragraphs.push(reader.pieces(LetterPart::Text, lines, first));
        }
        first += lines.len() + 1;
    }
    if reader.faults.is_empty() { Ok(Template { title: subject, paragraphs }) } else { Err(reader.faults) }
}

/// Whether a paragraph is nothing but the place of the table.
fn is_table(lines: &[&str]) -> bool {
    let [line] = lines else { return false };
    let name = line.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    name.map(str::trim) == Some(LetterField::Table.word())
}

struct Reader {
    reason: LetterReason,
    faults: Vec<TextFault>,
}

impl Reader {
    /// The pieces of some lines, the first of which has this number.
    fn pieces(&mut self, part: LetterPart, lines: &[&str], first: usize) -> Vec<Piece> {
        let mut found: Vec<Piece> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if 0 < at {
                found.push(Piece::Words("\n".to_owned()));
            }
            self.line(part, line, first + at, &mut found);
        }
        found
    }

    fn line(&mut self, part: LetterPart, line: &str, number: usize, found: &mut Vec<Piece>) {
        let mut words = String::new();
        let letters: Vec<char> = line.chars().collect();
        let mut column = 0;
        while let Some(letter) = letters.get(column).copied() {
            let is_twice = letters.get(column + 1) == Some(&letter);
            let mut fault = |fault, words: &str| {
                self.faults.push(TextFault { part, fault, line: number, column: column + 1, words: words.to_owned() });
            };
            match letter {
                '{' | '}' if is_twice => {
                    words.push(letter);
                    column += 2;
                }
                '}' => {
                    fault(LetterFault::Unopened, "}");
                    column += 1;
                }
                '{' => {
                    let rest = &letters[column + 1..];
                    let end = rest.iter().position(|it| matches!(it, '{' | '}')).filter(|end| rest[*end] == '}');
                    let Some(end) = end else {
                        fault(LetterFault::Unclosed, &letters[column..].iter().take(LONGEST_SHOWN).collect::<String>());
                        column += 1;
                        continue;
                    };
                    let name: String = rest[..end].iter().collect();
                    match LetterField::from_word(name.trim()) {
                        Some(LetterField::Table) => fault(LetterFault::NotAlone, name.trim()),
                        Some(field) if field.is_known_for(self.reason) => {
                            if !words.is_empty() {
                                found.push(Piece::Words(std::mem::take(&mut words)));
                            }
                            found.push(Piece::Field(field));
                        }
                        Some(_) => fault(LetterFault::OtherReason, name.trim()),
                        None => fault(LetterFault::UnknownField, name.trim()),
                    }
                    column += end + 2;
                }
                _ => {
                    words.push(letter);
                    column += 1;
                }
            }
        }
        if !words.is_empty() {
            found.push(Piece::Words(words));
        }
    }
}

/// Letters of a field that nobody closed, for its sentence.
const LONGEST_SHOWN: usize = 30;

impl Template {
    /// The text for one letter. `value` says what stands for a field; `None` or nothing but space: it is not known.
    pub fn write(&self, value: impl Fn(LetterField) -> Option<String>) -> Written {
        let mut lacking: Vec<LetterField> = Vec::new();
        let known = |field: LetterField| value(field).map(|it| one_line(&it)).filter(|it| !it.is_empty());
        let mut text = |pieces: &[Piece]| -> (String, bool) {
            let (mut text, mut is_whole) = (String::new(), true);
            for piece in pieces {
                match piece {
                    Piece::Words(words) => text.push_str(words),
                    Piece::Field(field) => match known(*field) {
                        Some(value) => text.push_str(&value),
                        None => {
                            is_whole = false;
                            if !lacking.contains(field) {
                                lacking.push(*field);
                            }
                        }
                    },
                }
            }
            (text, is_whole)
        };
        let title = one_line(&text(&self.title).0);
        let (mut paragraphs, mut table_before) = (Vec::new(), None);
        for pieces in &self.paragraphs {
            if pieces.as_slice() == [Piece::Field(LetterField::Table)] {
                table_before = table_before.or(Some(paragraphs.len()));
                continue;
            }
            let (text, is_whole) = text(pieces);
            let lines: Vec<String> =
                text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
            if is_whole && !lines.is_empty() {
                paragraphs.push(lines);
            }
        }
        let table_before = table_before.unwrap_or(paragraphs.len());
        Written { title, paragraphs, table_before, lacking }
    }
}

/// A text in one line: what breaks lines or is no letter is a space. So no name can begin a line, or a header, of its own.
pub fn one_line(text: &str) -> String {
    let is_break =
        |letter: char| letter.is_control() || letter.is_whitespace() || matches!(letter, '\u{2028}' | '\u{2029}');
    text.split(is_break).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
