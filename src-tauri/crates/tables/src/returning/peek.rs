//! The first rows of a table as people read them, for those who look before they write a file.

use domain::tables::shown::{Shown, joined};
use text::{DateStyle, Texts};

use super::book::{Book, written};

/// The beginning of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peek {
    /// Its headings.
    pub heads: Vec<String>,
    /// Its first rows, a text for each heading.
    pub rows: Vec<Vec<String>>,
    /// How many rows it has.
    pub count: usize,
}

impl Peek {
    pub(super) fn new(book: &Book, most: usize, texts: &Texts) -> Self {
        let row = |cells: &[Shown]| cells.iter().map(|cell| said(cell, texts)).collect();
        Peek {
            heads: book.columns.iter().map(|column| column.title.clone()).collect(),
            rows: book.rows.iter().take(most).map(|found| row(&found.cells)).collect(),
            count: book.rows.len(),
        }
    }
}

/// A cell as it looks in a spreadsheet of the language.
fn said(cell: &Shown, texts: &Texts) -> String {
    match cell {
        Shown::Empty => String::new(),
        Shown::Text(text) => text.clone(),
        Shown::List(items) => joined(items),
        Shown::Number(..) => written(cell).replace('.', &texts.get("format-decimal_separator")),
        Shown::YesNo(is_so) => texts.get(if *is_so { "value-yes" } else { "value-no" }),
        Shown::Date(day) => texts.date(*day, DateStyle::Long),
        Shown::Moment(at) => texts.moment(*at),
        Shown::Time(at) => texts.time(*at),
    }
}
