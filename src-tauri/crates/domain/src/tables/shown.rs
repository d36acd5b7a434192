//! What a cell of a table shows, and its key: two cells with one key say the same, however a spreadsheet writes them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::labels::Labels;
use crate::fields::Meaning;
use crate::rules::own_fields::{OwnSaid, said};
use crate::words::WordList;
use crate::{Cell, Field, OwnField};

/// Spreadsheets hold no more letters in a cell, counted in units of UTF-16; what is longer is cut.
pub const LONGEST: usize = 32_000;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// Several of them.
    List(Vec<String>),
    /// A number, and how many digits stand behind the point; `None`: as many as it has.
    Number(f64, Option<u32>),
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Date(NaiveDate),
    /// A day and a time.
    Moment(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
}

/// Words for what a plan stores, in the language of a table.
pub trait Speak {
    /// One of fixed words.
    fn word(&self, list: WordList, word: &str) -> String;
    /// A language by its tag.
    fn language(&self, tag: &str) -> String;
}

impl Shown {
    /// What the cell says, whatever the format.
    pub fn key(&self) -> String {
        match self {
            Shown::Empty => String::new(),
            Shown::Text(text) => tidy(text),
            Shown::List(items) => items.iter().map(|item| tidy(item)).collect::<Vec<_>>().join("\u{1f}"),
            Shown::Number(number, _) => number_key(*number),
            Shown::YesNo(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
            Shown::Date(day) => day.to_string(),
            Shown::Moment(at) => moment_text(*at),
            Shown::Time(at) => time_text(*at),
        }
    }

    /// Whether nothing can be seen in it.
    pub fn is_empty(&self) -> bool {
        self.key().is_empty()
    }
}

/// Fifteen digits, as many as spreadsheets keep.
fn number_key(number: f64) -> String {
    // Zero has no sign in a cell.
    let number = if number == 0.0 { 0.0 } else { number };
    format!("{number:.14e}")
}

/// `2027-05-04 18:30`, with seconds where there are some.
pub fn moment_text(at: NaiveDateTime) -> String {
    format!("{} {}", at.date(), time_text(at.time()))
}

/// `18:30`, with seconds where there are some.
pub fn time_text(at: NaiveTime) -> String {
    let format = if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    at.format(format).to_string()
}

/// A text without what does not come through every spreadsheet: control characters, ends of lines of other systems,
/// space at the ends, and the apostrophe that keeps a text from being run.
pub fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_kept = |sign: &char| (!sign.is_control() || matches!(sign, '\n' | '\t')) && !is_no_letter(*sign);
    let kept: String = text.chars().filter(is_kept).collect();
    without_guard(kept.trim()).trim().to_owned()
}

/// Signs that no document in XML can hold.
fn is_no_letter(sign: char) -> bool {
    matches!(sign, '\u{fffe}' | '\u{ffff}' | '\u{feff}')
}

/// A text without the apostrophe before what a spreadsheet would run.
fn without_guard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t'])).unwrap_or(text)
}

/// Several values in one cell: `a; b`. One that could be taken for two stands in quotes.
pub fn joined(items: &[String]) -> String {
    let quoted = |item: &String| {
        let is_plain = !item.is_empty() && item.trim() == item && !item.contains([';', '"', '\n', '\r']);
        if is_plain { item.clone() } else { format!("\"{}\"", item.replace('"', "\"\"")) }
    };
    items.iter().map(quoted).collect::<Vec<_>>().join("; ")
}

/// The values of a cell; between them stand semicolons or ends of lines.
pub fn parted(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (item, behind) = match rest.strip_prefix('"').and_then(quoted) {
            Some((item, behind)) => (Some(item), behind),
            None => {
                let end = rest.find([';', '\n', '\r']).unwrap_or(rest.len());
                let item = rest[..end].trim();
                ((!item.is_empty()).then(|| item.to_owned()), &rest[end..])
            }
        };
        items.extend(item);
        rest = behind.strip_prefix([';', '\n', '\r']).unwrap_or(behind).trim_start();
    }
    items
}

/// What stands in quotes that are open, and what follows; `None`: the quotes do not end where a value does.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' if letters.peek().is_some_and(|(_, next)| *next == '"') => {
                letters.next();
                item.push('"');
            }
            '"' => {
                let behind = text[at + 1..].trim_start_matches([' ', '\t']);
                return (behind.is_empty() || behind.starts_with([';', '\n', '\r'])).then_some((item, behind));
            }
            other => item.push(other),
        }
    }
    None
}

/// What a stored value shows. `digits` are those of the plan's currency.
pub fn shown(cell: &Cell, meaning: Meaning, speak: &impl Speak, labels: &Labels, digits: u32) -> Shown {
    let plain = || match cell.plain() {
        text if text.is_empty() => Shown::Empty,
        text => Shown::Text(cut(text)),
    };
    let list = |say: &dyn Fn(&str) -> String| {
        let items: Vec<String> = Vec::from_cell(cell).unwrap_or_default();
        // A list that no cell can hold is cut between two of its values.
        let mut left = LONGEST;
        let items: Vec<String> = items.iter().map(|item| say(item)).collect();
        let fits = |item: &&String| {
            let length = item.encode_utf16().count() * 2 + 4;
            let fits = length <= left;
            left = left.saturating_sub(length);
            fits
        };
        let items: Vec<String> = items.iter().take_while(fits).cloned().collect();
        if items.is_empty() { Shown::Empty } else { Shown::List(items) }
    };
    let text = |text: String| if text.is_empty() { Shown::Empty } else { Shown::Text(text) };
    match (meaning, cell) {
        (_, Cell::Null) => Shown::Empty,
        (Meaning::Money, Cell::Integer(minor)) => {
            Shown::Number(*minor as f64 / 10_f64.powi(digits as i32), Some(digits))
        }
        (Meaning::YesNo, cell) => bool::from_cell(cell).map_or(Shown::Empty, Shown::YesNo),
        (_, Cell::Integer(number)) => Shown::Number(*number as f64, Some(0)),
        (_, Cell::Real(number)) => Shown::Number(*number, None),
        (Meaning::Date, cell) => NaiveDate::from_cell(cell).map_or_else(plain, Shown::Date),
        (Meaning::Moment, cell) => NaiveDateTime::from_cell(cell).map_or_else(plain, Shown::Moment),
        (Meaning::Time, cell) => NaiveTime::from_cell(cell).map_or_else(plain, Shown::Time),
        (Meaning::Word(words), cell) => text(speak.word(words, &cell.plain())),
        (Meaning::Id(table), cell) => text(labels.label(table, &cell.plain()).to_owned()),
        (Meaning::WordList(words), _) => list(&|item| speak.word(words, item)),
        (Meaning::Languages, _) => list(&|item| speak.language(item)),
        (Meaning::Ids(table), _) => list(&|item| labels.label(table, item).to_owned()),
        (Meaning::WordsList | Meaning::Dates | Meaning::FieldNames | Meaning::Cards, _) => list(&str::to_owned),
        (
            Meaning::Words
            | Meaning::Country
            | Meaning::Money
            | Meaning::Count
            | Meaning::Year
            | Meaning::Weekday
            | Meaning::Number
            | Meaning::Bytes
            | Meaning::Recurrence
            | Meaning::Computed
            | Meaning::ProblemCode
            | Meaning::Machine,
            _,
        ) => plain(),
    }
}

/// What a value in a field of the plan's own shows; one that the field does not understand as it was written.
pub fn shown_own(field: &OwnField, value: &str) -> Shown {
    match said(field, value) {
        Ok(OwnSaid::Nothing) => Shown::Empty,
        Ok(OwnSaid::Number(number)) => Shown::Number(number, None),
        Ok(OwnSaid::Date(day)) => Shown::Date(day),
        Ok(OwnSaid::YesNo(is_so)) => Shown::YesNo(is_so),
        Ok(OwnSaid::Text(_) | OwnSaid::Choice(_)) | Err(_) => Shown::Text(cut(value.to_owned())),
    }
}

/// As much of a text as a cell can hold.
fn cut(text: String) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        LONGEST < units
    });
    match end {
        Some((at, _)) => text[..at].to_owned(),
        None => text,
    }
}

/// Whether a stored text is longer than a cell can hold.
pub fn is_cut(text: &str) -> bool {
    LONGEST < text.len() && LONGEST < text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_one_cell_come_apart_as_they_were() {
        for items in [
            vec![],
            vec!["families"],
            vec!["families", "adults"],
            vec!["a; b", "say \"yes\"", "two\nlines", " at the ends ", "", "'"],
            vec!["\"", ";", "\";\""],
        ] {
            let items: Vec<String> = items.into_iter().map(str::to_owned).collect();
            assert_eq!(parted(&joined(&items)), items);
        }
        assert_eq!(parted("a;b ;\n c;;"), ["a", "b", "c"]);
        assert_eq!(parted("\"a\" b; c"), ["\"a\" b", "c"]);
    }

    #[test]
    fn keys_do_not_depend_on_how_a_spreadsheet_writes() {
        let text = |text: &str| Shown::Text(text.to_owned()).key();
        assert_eq!(text("two\r\nlines "), text("two\nlines"));
        assert_eq!(text("'=1+1"), text("=1+1"));
        assert_ne!(text("'90s party"), text("90s party"));
        assert_eq!(text(" \u{1} "), Shown::Empty.key());
        assert_eq!(Shown::Number(-0.0, None).key(), Shown::Number(0.0, None).key());
        assert_ne!(Shown::Number(0.0, None).key(), Shown::Empty.key());
        assert_eq!(Shown::Number(0.1 + 0.2, None).key(), Shown::Number(0.3, None).key());
        assert_ne!(Shown::Number(123_456_789_012_345.0, None).key(), Shown::Number(123_456_789_012_346.0, None).key());
    }
}
