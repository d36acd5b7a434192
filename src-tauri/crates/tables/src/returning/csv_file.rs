//! A table as text: with a byte order mark, and the delimiter and decimal mark of the language.

use domain::tables::shown::Shown;
use text::Texts;

use super::book::{Book, sound, written};

/// The file. Where decimals stand behind a comma, cells stand between semicolons.
pub(super) fn file(book: &Book, texts: &Texts) -> Vec<u8> {
    let mark = texts.get("format-decimal_separator");
    let delimiter = if mark == "," { b';' } else { b',' };
    let cell = |cell: &Shown| match cell {
        Shown::Number(..) => written(cell).replace('.', &mark),
        Shown::YesNo(is_so) => texts.get(if *is_so { "value-yes" } else { "value-no" }),
        Shown::Empty | Shown::Text(_) | Shown::List(_) | Shown::Date(_) | Shown::Moment(_) | Shown::Time(_) => {
            sound(&written(cell))
        }
    };
    let own = |text: &String| book.mark.as_ref().map(|_| text.clone());
    let head = book.mark.clone().into_iter().chain(book.columns.iter().map(|column| column.title.clone()));
    let rows = book
        .rows
        .iter()
        .map(|row| own(&row.mark).into_iter().chain(row.cells.iter().map(cell)).collect::<Vec<String>>());
    text::csv::file_between(delimiter, std::iter::once(head.collect()).chain(rows))
}
