//! Workbooks of typed cells: sheets with a head that stays in sight, written as XLSX.
//!
//! Knows nothing of the plan. Text is always written as text, never as a formula, and what begins like one is marked
//! so that a spreadsheet does not make one of it when somebody edits the cell.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use chrono::{Datelike, NaiveDate};

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BookSheet {
    /// Its name, at most 31 letters; what spreadsheets forbid in names is left out.
    pub name: String,
    /// The head, which is frozen.
    pub head: Vec<String>,
    /// Rows below it.
    pub rows: Vec<Vec<BookCell>>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum BookCell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// Money in the smallest unit, and how many digits stand after the point.
    Money(i64, u32),
}

impl BookCell {
    /// Text, or nothing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A day that may not be known.
    pub fn date(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Date)
    }

    /// A number that may not be known.
    pub fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// Money that may not be known.
    pub fn money(minor: Option<i64>, digits: u32) -> Self {
        minor.map_or(Self::Empty, |minor| Self::Money(minor, digits))
    }
}

/// A workbook that could not be written; a fault of ours rather than of the plan, so the writer's own words go along.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// A workbook of Excel.
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
    /// The parts of an OpenDocument workbook could not be put together.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// The same, while they were written.
    #[error(transparent)]
    Part(#[from] std::io::Error),
}

/// A cell holds so many letters at most; more than that is cut.
const LONGEST: usize = 32_000;

/// Widths of columns, in letters.
const NARROWEST: f64 = 9.0;
const WIDEST: f64 = 48.0;

/// The workbook as a file.
pub fn workbook(sheets: &[BookSheet]) -> Result<Vec<u8>, TableError> {
    let mut book = new_book()?;
    for sheet in sheets {
        write_sheet(&mut book, sheet)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A book that is the same each time it is written: one that says when it was made would differ.
pub(super) fn new_book() -> Result<Workbook, TableError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made));
    Ok(book)
}

/// How headings look.
pub(super) fn head_format() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top)
}

fn write_sheet(book: &mut Workbook, sheet: &BookSheet) -> Result<(), TableError> {
    // Text of several lines is shown whole: spreadsheets make a row as high as what is wrapped in it.
    let has_lines = sheet.rows.iter().flatten().any(|cell| matches!(cell, BookCell::Text(text) if text.contains('\n')));
    let plain = if has_lines { Format::new().set_text_wrap().set_align(FormatAlign::Top) } else { Format::new() };
    let head = head_format();
    let page = book.add_worksheet();
    page.set_name(sheet_name(&sheet.name))?;
    page.set_freeze_panes(1, 0)?;
    for (column, title) in (0_u16..).zip(&sheet.head) {
        page.write_string_with_format(0, column, title, &head)?;
        page.set_column_width(column, width(sheet, usize::from(column)))?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write_cell(page, (row, column), cell, &plain)?;
        }
    }
    if !sheet.rows.is_empty() && !sheet.head.is_empty() {
        let (last, end) = (sheet.rows.len() as u32, sheet.head.len() as u16 - 1);
        page.autofilter(0, 0, last, end)?;
    }
    Ok(())
}

/// Writes a cell at a row and column in a format, to which is added what its kind needs.
pub(super) fn write_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &BookCell,
    base: &Format,
) -> Result<(), TableError> {
    match cell {
        BookCell::Empty => {}
        BookCell::Text(text) => {
            let short: String = text.chars().take(LONGEST).collect();
            if text::csv::is_formula(&short) {
                page.write_string_with_format(row, column, short, &base.clone().set_quote_prefix())?;
            } else {
                page.write_string_with_format(row, column, short, base)?;
            }
        }
        BookCell::Number(number) if number.is_finite() => {
            page.write_number_with_format(row, column, *number, base)?;
        }
        BookCell::Number(_) => {}
        BookCell::Date(day) => match excel_day(*day) {
            Some(at) => {
                let date = base.clone().set_num_format("yyyy-mm-dd");
                page.write_datetime_with_format(row, column, &at, &date)?;
            }
            None => drop(page.write_string_with_format(row, column, day.to_string(), base)?),
        },
        BookCell::Money(minor, digits) => {
            let shown = match digits {
                0 => "#,##0".to_owned(),
                digits => format!("#,##0.{}", "0".repeat(*digits as usize)),
            };
            // A spreadsheet has nothing but fractions; the figures it shows are the exact ones.
            let amount = *minor as f64 / 10_f64.powi(*digits as i32);
            page.write_number_with_format(row, column, amount, &base.clone().set_num_format(shown))?;
        }
    }
    Ok(())
}

/// The day as spreadsheets count it; `None`: they know no such day, and it stands there as text.
pub(super) fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    // Their first days are wrong: 1900 was no leap year.
    if day < NaiveDate::from_ymd_opt(1900, 3, 1)? {
        return None;
    }
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, day.month() as u8, day.day() as u8).ok()
}

pub(super) fn sheet_name(name: &str) -> String {
    let allowed = |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    name.chars().filter(allowed).take(31).collect()
}

/// Wide enough for most cells of a column.
fn width(sheet: &BookSheet, column: usize) -> f64 {
    let lengths = sheet.rows.iter().take(500).filter_map(|row| row.get(column)).map(|cell| match cell {
        BookCell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        BookCell::Empty => 0,
        _ => 11,
    });
    let head = sheet.head.get(column).map_or(0, |title| title.chars().count());
    (lengths.max().unwrap_or(0).max(head) as f64 + 2.0).clamp(NARROWEST, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_spreadsheets_do_not_know_stand_as_text() {
        let day = |year| NaiveDate::from_ymd_opt(year, 5, 24).unwrap();
        assert!(excel_day(day(2027)).is_some());
        for year in [1899, -262_143, 12_027] {
            assert!(excel_day(day(year)).is_none(), "{year}");
            let rows = vec![vec![BookCell::Date(day(year))]];
            workbook(&[BookSheet { name: "People".to_owned(), head: vec!["Consent".to_owned()], rows }]).unwrap();
        }
    }
}
