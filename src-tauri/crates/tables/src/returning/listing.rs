//! A list that goes out and does not come back, such as the programme for newspapers.

use domain::fields::Meaning;
use domain::tables::shown::Shown;
use text::Texts;

use super::book::{Book, BookColumn, BookRow, Wide, letters, lines_of, width, written};

/// A text that takes more letters than this is read rather than looked up.
const LONG: usize = 60;

/// A list: what it is called, its headings with what stands below them, and its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// What the sheet is called.
    pub name: String,
    /// Headings, each with what its cells mean.
    pub columns: Vec<(String, Meaning)>,
    /// A cell for each heading.
    pub rows: Vec<Vec<Shown>>,
}

impl Listing {
    /// The list, ready to be written.
    pub(super) fn book(&self, texts: &Texts) -> Book {
        let said = |cell: &Shown| match cell {
            // There is no list of words beside it, so the word itself stands in the cell.
            Shown::YesNo(is_so) => Shown::Text(texts.get(if *is_so { "value-yes" } else { "value-no" })),
            Shown::Empty
            | Shown::Text(_)
            | Shown::List(_)
            | Shown::Number(..)
            | Shown::Date(_)
            | Shown::Moment(_)
            | Shown::Time(_) => cell.clone(),
        };
        let rows: Vec<Vec<Shown>> = self.rows.iter().map(|row| row.iter().map(said).collect()).collect();
        let column = |(at, (title, meaning)): (usize, &(String, Meaning))| {
            let cells = || rows.iter().filter_map(move |row| row.get(at));
            let is_long = cells().any(|cell| LONG < letters(&written(cell)));
            let wide = if is_long { Wide::Prose } else { Wide::of(*meaning) };
            let (title, width) = (title.clone(), width(wide, title, cells()));
            BookColumn { title, width, choices: Vec::new(), is_fixed: false, meaning: *meaning }
        };
        let columns: Vec<BookColumn> = self.columns.iter().enumerate().map(column).collect();
        let widths: Vec<f64> = columns.iter().map(|column| column.width).collect();
        let row = |mut cells: Vec<Shown>| {
            cells.resize(widths.len(), Shown::Empty);
            BookRow { mark: String::new(), lines: lines_of(&cells, &widths), cells }
        };
        let rows = rows.into_iter().map(row).collect();
        // A sheet has a name.
        let name = if self.name.chars().any(char::is_alphanumeric) { self.name.clone() } else { "1".to_owned() };
        Book { name, columns, rows, ..Book::default() }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use chrono::NaiveDate;

    use super::*;
    use crate::{TableFormat, listing, peek_listing};

    fn list() -> Listing {
        let day = NaiveDate::from_ymd_opt(2027, 5, 24).unwrap();
        Listing {
            name: "Week: 2027/1".to_owned(),
            columns: vec![("Day".to_owned(), Meaning::Date), ("Title".to_owned(), Meaning::Words)],
            rows: vec![
                vec![Shown::Date(day), Shown::Text("=Bake <bread>".to_owned())],
                vec![Shown::Empty, Shown::YesNo(true)],
                vec![],
            ],
        }
    }

    fn part(file: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn whoever_looks_before_writing_sees_the_first_rows_as_people_write_them() {
        let peek = peek_listing(&list(), 2, &Texts::new("en"));
        assert_eq!(peek.heads, ["Day", "Title"]);
        assert_eq!(peek.rows, [["24 May 2027", "=Bake <bread>"], ["", "yes"]]);
        assert_eq!(peek.count, 3);
    }

    #[test]
    fn a_list_has_no_column_of_the_program_and_no_other_sheet() {
        let texts = Texts::new("en");
        let csv = String::from_utf8(listing(&list(), TableFormat::Csv, &texts).unwrap()).unwrap();
        assert_eq!(csv, "\u{feff}Day,Title\r\n2027-05-24,'=Bake <bread>\r\n,yes\r\n,\r\n");
        let ods = part(&listing(&list(), TableFormat::Ods, &texts).unwrap(), "content.xml");
        assert_eq!(ods.matches("<table:table ").count(), 1);
        assert!(!ods.contains("collapse") && !ods.contains("paideia-table"));
        assert!(ods.contains("=Bake &lt;bread&gt;") && !ods.contains("is-in-list"));
        let xlsx = listing(&list(), TableFormat::Xlsx, &texts).unwrap();
        let (book, sheet) = (part(&xlsx, "xl/workbook.xml"), part(&xlsx, "xl/worksheets/sheet1.xml"));
        assert_eq!(book.matches("<sheet ").count(), 1);
        assert!(
            !sheet.contains("hidden=") && sheet.contains("ySplit=\"1\"") && sheet.contains("<autoFilter ref=\"A1:B4\"")
        );
    }
}
