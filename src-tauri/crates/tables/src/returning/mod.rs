//! Tables of a plan that people edit in a spreadsheet and bring back, as XLSX, ODS and CSV.
//!
//! What stands in them follows from the fields of the records (`domain::tables`); here they get headings, drop-downs and
//! the sheet that explains them. What is read again, and how it is compared, is the matter of `intake`.

mod book;
mod csv_file;
mod listing;
mod ods;
mod ods_parts;
mod peek;
mod xlsx;

pub use listing::Listing;
pub use peek::Peek;

use domain::Plan;
use domain::tables::TableKind;
use text::Texts;

use crate::TableError;

/// A format of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// A workbook of Excel.
    Xlsx,
    /// An OpenDocument workbook.
    Ods,
    /// Text between delimiters.
    Csv,
}

impl TableFormat {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Xlsx, Self::Ods, Self::Csv];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }

    /// The format of an ending in small letters.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.ending() == ending)
    }
}

/// A table of a plan as a file, in the language of the texts.
///
/// Its first column is the program's: hidden where a format can hide one. Amounts are in main units of the plan's
/// currency. Nothing is left out because it is personal: whoever makes a table of people gives it on knowingly.
pub fn table(kind: TableKind, format: TableFormat, plan: &Plan, texts: &Texts) -> Result<Vec<u8>, TableError> {
    file(&book::Book::new(kind, plan, texts), format, texts)
}

/// A list for people who only read it, as a file: it looks like the tables that come back, without the program's own
/// column, drop-downs and the sheet that explains them.
pub fn listing(list: &Listing, format: TableFormat, texts: &Texts) -> Result<Vec<u8>, TableError> {
    file(&list.book(texts), format, texts)
}

/// The beginning of such a table, as people read it.
pub fn peek_table(kind: TableKind, plan: &Plan, most: usize, texts: &Texts) -> Peek {
    Peek::new(&book::Book::new(kind, plan, texts), most, texts)
}

/// The beginning of such a list.
pub fn peek_listing(list: &Listing, most: usize, texts: &Texts) -> Peek {
    Peek::new(&list.book(texts), most, texts)
}

fn file(book: &book::Book, format: TableFormat, texts: &Texts) -> Result<Vec<u8>, TableError> {
    match format {
        TableFormat::Xlsx => xlsx::file(book),
        TableFormat::Ods => ods::file(book),
        TableFormat::Csv => Ok(csv_file::file(book, texts)),
    }
}

/// The words of a language by which the cells of tables are said and read: list, word for people, stored word. Languages
/// stand under `language`, yes and no under `yes_no`.
pub fn table_words(texts: &Texts) -> Vec<(String, String, String)> {
    let words = book::Words(texts);
    let mut all = Vec::new();
    for list in domain::words::ALL {
        all.extend(list.words.iter().map(|word| (list.label(), texts.word(*list, word), (*word).to_owned())));
    }
    all.extend(words.languages().map(|(label, tag)| ("language".to_owned(), label, tag)));
    all.push(("yes_no".to_owned(), texts.get("value-yes"), "1".to_owned()));
    all.push(("yes_no".to_owned(), texts.get("value-no"), "0".to_owned()));
    all
}
