//! A table that this program wrote and somebody edited, known by its first column.
//!
//! Its cells are taken as they stand: nothing in it is a total, a footnote or a second heading. Columns are found by
//! their headings, so they may be moved or taken out. What the cells mean is asked in `tables`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::tables::mark::{Head, print_of, read_head};

use crate::ImportKind;
use crate::source::delimited::{DELIMITERS, Dialect, RawRow};
use crate::source::header_row::letters;
use crate::source::sheet::{Sheet, SheetRow};
use crate::{ImportOptions, RefusedRow};

/// Rows above the head that somebody may have put there, and columns before the mark.
const SEARCHED: (usize, usize) = (20, 20);

/// What a table says besides its cells.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Marked {
    pub(crate) head: Head,
    /// For each column of the head, in which column of the sheet it stands now.
    pub(crate) places: Vec<Option<usize>>,
    /// Columns of the sheet that have a heading, the hidden one left out.
    pub(crate) titled: Vec<usize>,
    /// What stands in the hidden column, by the line of the row.
    pub(crate) marks: HashMap<usize, String>,
}

/// The marks between cells of a text that is such a table.
pub(crate) fn dialect_of(text: &str) -> Option<Dialect> {
    let start: String = text.chars().take(20_000).collect();
    let line = start.lines().take(SEARCHED.0).find(|line| line.contains("paideia-table-"))?;
    let (_, behind) = line.split_once("paideia-table-")?;
    let delimiter = behind.chars().find(|letter| DELIMITERS.contains(letter)).unwrap_or(',');
    Some(Dialect { delimiter, ..Dialect::default() })
}

/// Takes rows that are such a table as one; `None`: they are another.
pub(crate) fn as_table(
    file_name: &str,
    format: &'static str,
    rows: &[RawRow],
    options: &ImportOptions,
) -> Option<Sheet> {
    let found = rows.iter().enumerate().take(SEARCHED.0).find_map(|(row, (_, cells))| {
        let heads = cells.iter().enumerate().take(SEARCHED.1);
        heads.map(|(at, cell)| (at, read_head(cell))).find_map(|(at, head)| Some((row, at, head?)))
    });
    let (row, own, head) = found?;
    let titles = &rows[row].1;
    let prints: Vec<String> = titles.iter().map(|title| print_of(title.trim())).collect();
    let place = |print: &String| (0..titles.len()).find(|at| *at != own && prints[*at] == *print);
    let places: Vec<Option<usize>> = head.columns.iter().map(|(_, print)| place(print)).collect();
    let mut sheet = Sheet {
        file_name: file_name.to_owned(),
        format,
        options: ImportOptions { header_row: Some(rows[row].0), encoding: None, delimiter: None, ..options.clone() },
        headers: headers(titles, own),
        has_head: true,
        brings: Some(ImportKind::Tables),
        ..Sheet::default()
    };
    sheet.names = sheet.headers.clone();
    sheet.meanings = vec![""; titles.len()];
    let titled = (0..titles.len()).filter(|at| *at != own && !titles[*at].trim().is_empty()).collect();
    let mut marks = HashMap::new();
    for (line, cells) in &rows[row + 1..] {
        let mut cells = cells.clone();
        let mark = cells.get_mut(own).map(std::mem::take).unwrap_or_default();
        if cells.iter().all(|cell| cell.trim().is_empty()) && mark.trim().is_empty() {
            continue;
        }
        if !mark.trim().is_empty() {
            marks.insert(*line, mark);
        }
        sheet.rows.push(SheetRow { line: *line, cells });
    }
    sheet.preamble = rows[..row].iter().map(|(line, cells)| above(*line, cells)).collect();
    sheet.table = Some(Arc::new(Marked { head, places, titled, marks }));
    Some(sheet)
}

fn above(line: usize, cells: &[String]) -> RefusedRow {
    crate::source::sheet::left_out(line, cells, "preamble")
}

/// Headings that people can read, each once.
fn headers(titles: &[String], own: usize) -> Vec<String> {
    let mut seen = HashSet::new();
    let header = |(at, title): (usize, &String)| {
        let title = if at == own { "" } else { title.trim() };
        if !title.is_empty() && seen.insert(title.to_owned()) { title.to_owned() } else { letters(at) }
    };
    titles.iter().enumerate().map(header).collect()
}

#[cfg(test)]
mod tests {
    use domain::tables::TableKind;
    use domain::tables::mark::head;

    use super::*;

    fn row(line: usize, cells: &[&str]) -> RawRow {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    fn own() -> String {
        head(TableKind::Venues, [("name", "Name"), ("note", "Note"), ("gone", "Gone")].into_iter())
    }

    #[test]
    fn a_table_is_known_wherever_its_own_column_stands() {
        let own = own();
        let rows = [
            row(1, &["As of March"]),
            row(3, &["Name", &own, "Name", " ", "Note "]),
            row(4, &["Hall", "m1", "x", "", "dry"]),
            row(5, &["", " ", "", "", ""]),
            row(7, &["Park"]),
            row(8, &["", "m2"]),
        ];
        let sheet = as_table("a.csv", "csv", &rows, &ImportOptions::default()).expect("a table");
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let headers = texts(&["Name", "B", "C", "D", "Note"]);
        let marks = HashMap::from([(4, "m1".to_owned()), (8, "m2".to_owned())]);
        let read = read_head(&own).expect("a head");
        let marked = Marked { head: read, places: vec![Some(0), Some(4), None], titled: vec![0, 2, 4], marks };
        let expected = Sheet {
            file_name: "a.csv".to_owned(),
            format: "csv",
            options: ImportOptions { header_row: Some(3), ..ImportOptions::default() },
            names: headers.clone(),
            headers,
            has_head: true,
            rows: vec![
                SheetRow { line: 4, cells: texts(&["Hall", "", "x", "", "dry"]) },
                SheetRow { line: 7, cells: texts(&["Park"]) },
                SheetRow { line: 8, cells: texts(&["", ""]) },
            ],
            preamble: vec![RefusedRow {
                line: 1,
                column: String::new(),
                value: "As of March".to_owned(),
                reason: "preamble".to_owned(),
            }],
            brings: Some(ImportKind::Tables),
            meanings: vec![""; 5],
            table: Some(Arc::new(marked)),
            ..Sheet::default()
        };
        assert_eq!(sheet, expected);
    }

    #[test]
    fn other_rows_are_no_such_table() {
        let is = |rows: &[RawRow]| as_table("a", "csv", rows, &ImportOptions::default()).is_some();
        let own = own();
        let below = |count: usize| {
            (1..=count).map(|line| row(line, &["x"])).chain([row(count + 1, &[&own])]).collect::<Vec<_>>()
        };
        assert_eq!([is(&below(19)), is(&below(20))], [true, false]);
        let behind = |count: usize| row(1, &[vec!["x"; count], vec![own.as_str()]].concat());
        assert_eq!([is(&[behind(19)]), is(&[behind(20)])], [true, false]);
        assert!(!is(&[row(1, &["Name"])]) && !is(&[]));
    }

    #[test]
    fn the_mark_between_cells_stands_behind_the_head() {
        let own = own();
        let mark = |text: &str| dialect_of(text).map(|dialect| dialect.delimiter);
        assert_eq!(mark(&format!("{own},Name,Note\n")), Some(','));
        assert_eq!(mark(&format!("{own};Name, or so;Note\n")), Some(';'));
        assert_eq!(mark(&format!("As of March\n{own}\tName\n")), Some('\t'));
        assert_eq!(mark(&own), Some(','));
        assert_eq!(mark("Name;Note\n"), None);
        assert_eq!(mark(&format!("{}{own};Name\n", "x\n".repeat(19))), Some(';'));
        assert_eq!(mark(&format!("{}{own};Name\n", "x\n".repeat(20))), None);
    }
}
