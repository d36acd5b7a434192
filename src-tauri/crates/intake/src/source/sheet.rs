//! A file as a table of text: what was detected, the headers, the rows with their line numbers, and what was left out.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::cells::clean::without_guard;
use crate::source::calendar::read_calendar;
use crate::source::cards::read_cards;
use crate::source::container::{Kind, kind_of};
use crate::source::delimited::{DELIMITERS, Dialect, RawRow, read_delimited};
use crate::source::encoding::{ENCODINGS, decode};
use crate::source::error_cells::take_errors;
use crate::source::form::{HostForm, as_form};
use crate::source::header_row::{Head, find_head};
use crate::source::ods::read_ods;
use crate::source::schedule_json::read_schedule_json;
use crate::source::schedule_xml::read_schedule_xml;
use crate::source::sections::parted;
use crate::source::table::{Marked, as_table, dialect_of};
use crate::source::timing::Timing;
use crate::source::workbook::{Grid, read_workbook};
use crate::source::written::{Written, written_as};
use crate::source::xls::read_xls;
use crate::{Certainty, ImportKind, ImportOptions, IntakeError, Notice, RefusedRow, Values, Watch, tell};

/// Larger files are refused.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// A decoded table.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Sheet {
    pub file_name: String,
    /// `csv`, `xlsx`, `xls`, `ods`, `ics`, `schedule.xml`, `schedule.json` or `vcf`.
    pub format: &'static str,
    /// As detected or chosen: encoding, delimiter, sheet, header row.
    pub options: ImportOptions,
    pub encodings: Vec<String>,
    pub sheets: Vec<String>,
    /// Unique; a column without a name is called by its letter.
    pub headers: Vec<String>,
    /// The name of each column as it stands in the file; a repeated one twice.
    pub names: Vec<String>,
    /// Whether a row of the file holds the headers; else they are letters.
    pub has_head: bool,
    pub rows: Vec<SheetRow>,
    /// Rows above the header, such as a title.
    pub preamble: Vec<RefusedRow>,
    /// Rows that hold no record: totals, footnotes, headings that stand again, another table below.
    pub no_records: Vec<RefusedRow>,
    /// Cells that cannot be read, such as formulas that were never worked out.
    pub told: Vec<RefusedRow>,
    /// Cells that hold a number by their kind and not by how they are written: line and column from 0.
    pub(crate) typed: HashSet<(usize, usize)>,
    pub notices: Vec<Notice>,
    /// Where the kind of file says what it brings.
    pub(crate) brings: Option<ImportKind>,
    /// The field of each column, where the kind of file says it.
    pub(crate) meanings: Vec<&'static str>,
    /// What a calendar or a programme says of time, by the line of the event.
    pub(crate) times: Arc<HashMap<usize, Timing>>,
    /// What a host's form says besides its cells.
    pub(crate) form: Option<Arc<HostForm>>,
    /// What a table of ours says besides its cells.
    pub(crate) table: Option<Arc<Marked>>,
}

impl Sheet {
    /// The field of each column, where the kind of file says it.
    pub(crate) fn meant(&self) -> Option<Vec<(String, Certainty)>> {
        let of = |field: &&str| {
            let certainty = if field.is_empty() { Certainty::Unknown } else { Certainty::Sure };
            ((*field).to_owned(), certainty)
        };
        self.brings.map(|_| self.meanings.iter().map(of).collect())
    }
}

/// One row below the header.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct SheetRow {
    /// Line in the file, or row of the sheet, counted from 1.
    pub line: usize,
    /// Can be more than there are headers, where a mark too many stands in the row.
    pub cells: Vec<String>,
}

/// Reads a file for import; one that is too large is refused before it is read.
pub fn read_file(path: &Path, options: &ImportOptions, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    read_bytes(&name_of(path), &read_limited(path, MAX_BYTES)?, options, watch)
}

/// Reads a file for import whose bytes are at hand.
pub fn read_bytes(
    file_name: &str,
    bytes: &[u8],
    options: &ImportOptions,
    watch: &dyn Watch,
) -> Result<Sheet, IntakeError> {
    let sheet = read_table(file_name, bytes, options, watch)?;
    if !sheet.has_head && !sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.contains(char::is_alphabetic)) {
        return Err(IntakeError::new("no_header"));
    }
    // A table of ours may be empty, as the plan was.
    if sheet.rows.is_empty() && sheet.table.is_none() {
        return Err(IntakeError::new(if sheet.brings.is_some() { "no_records" } else { "no_rows" }));
    }
    Ok(sheet)
}

/// Reads any table to be looked at, also one without rows or without headings.
pub fn read_table_file(path: &Path, options: &ImportOptions, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    read_table(&name_of(path), &read_limited(path, MAX_BYTES)?, options, watch)
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The bytes of an ordinary file of at most so many; pipes, devices and folders are refused unopened.
pub fn read_limited(path: &Path, most: u64) -> Result<Vec<u8>, IntakeError> {
    let name = name_of(path);
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => IntakeError::new("file_missing").with("name", &name),
        _ => IntakeError::new("unreadable").with("detail", error),
    };
    // Opening a pipe would wait for ever.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(IntakeError::new("no_ordinary_file"));
    }
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    if most < length {
        return Err(too_large(most));
    }
    let mut bytes = Vec::with_capacity(length as usize);
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if most < bytes.len() as u64 { Err(too_large(most)) } else { Ok(bytes) }
}

fn too_large(most: u64) -> IntakeError {
    IntakeError::new("too_large").with("megabytes", most / 1024 / 1024)
}

fn read_table(file_name: &str, bytes: &[u8], options: &ImportOptions, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    if MAX_BYTES < bytes.len() as u64 {
        return Err(too_large(MAX_BYTES));
    }
    tell(watch, "reading", 0, bytes.len())?;
    match kind_of(bytes)? {
        Kind::Workbook => {
            let grid = read_workbook(bytes, options.sheet.as_deref(), watch)?;
            Ok(of_grid(file_name, "xlsx", grid, options))
        }
        Kind::OldWorkbook => {
            let grid = read_xls(bytes, options.sheet.as_deref(), watch)?;
            Ok(of_grid(file_name, "xls", grid, options))
        }
        Kind::OpenWorkbook => {
            let grid = read_ods(bytes, options.sheet.as_deref(), watch)?;
            Ok(of_grid(file_name, "ods", grid, options))
        }
        Kind::Text => read_text(file_name, bytes, options, watch),
    }
}

fn read_text(file_name: &str, bytes: &[u8], options: &ImportOptions, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    let (text, encoding) = decode(bytes, options.encoding.as_deref());
    let mut sheet = match written_as(&text)? {
        Written::Calendar => read_calendar(file_name, &text, watch)?,
        Written::Cards => read_cards(file_name, &text, watch)?,
        Written::ScheduleXml => read_schedule_xml(&text, watch)?.into_sheet(file_name, "schedule.xml"),
        Written::ScheduleJson => read_schedule_json(&text, watch)?.into_sheet(file_name, "schedule.json"),
        Written::Table => read_table_text(file_name, &text, options, watch)?,
    };
    sheet.options.encoding = Some(encoding.to_owned());
    sheet.options.sheet = None;
    sheet.encodings = ENCODINGS.iter().map(|name| (*name).to_owned()).collect();
    if !sheet.encodings.iter().any(|known| known == encoding) {
        sheet.encodings.push(encoding.to_owned());
    }
    if !matches!(encoding, "UTF-8") {
        sheet.notices.insert(0, notice("encoding", "encoding", encoding));
    }
    let strange = text.matches('\u{fffd}').count();
    if 0 < strange {
        sheet.notices.push(notice("unreadable_letters", "letter_count", strange));
    }
    Ok(sheet)
}

fn read_table_text(
    file_name: &str,
    text: &str,
    options: &ImportOptions,
    watch: &dyn Watch,
) -> Result<Sheet, IntakeError> {
    let chosen =
        options.delimiter.as_deref().and_then(|text| text.chars().next()).filter(|mark| DELIMITERS.contains(mark));
    if let Some(dialect) = dialect_of(text) {
        let read = read_delimited(text, dialect, watch)?;
        if let Some(mut sheet) = as_table(file_name, "csv", &read.rows, options) {
            sheet.options.delimiter = Some(dialect.delimiter.to_string());
            return Ok(sheet);
        }
    }
    let dialect = Dialect::detect(text, chosen);
    let mut read = read_delimited(text, dialect, watch)?;
    for cell in read.rows.iter_mut().flat_map(|(_, cells)| cells) {
        if let Some(bare) = without_guard(cell) {
            *cell = bare;
        }
    }
    let mut sheet = with_head(file_name, "csv", read.rows, options);
    sheet.options.delimiter = Some(dialect.delimiter.to_string());
    sheet.notices.extend(read.long_cells.iter().take(5).map(|line| notice("long_cell", "line", line)));
    sheet.notices.extend(read.stray_quotes.iter().take(5).map(|line| notice("stray_quote", "line", line)));
    Ok(as_form(sheet))
}

/// A workbook of any make, with what was noticed in it.
fn of_grid(file_name: &str, format: &'static str, grid: Grid, options: &ImportOptions) -> Sheet {
    if let Some(mut sheet) = as_table(file_name, format, &grid.rows, options) {
        sheet.typed = grid.typed;
        sheet.options.sheet = Some(grid.sheet);
        sheet.sheets = grid.sheets;
        let told: Vec<RefusedRow> = grid.without_result.iter().map(|cell| formula_told(&sheet, cell)).collect();
        sheet.told.extend(told);
        return sheet;
    }
    let mut sheet = with_head(file_name, format, grid.rows, options);
    sheet.typed = grid.typed;
    sheet.options.encoding = None;
    sheet.options.delimiter = None;
    if 1 < grid.sheets.len() {
        sheet.notices.push(notice("sheet_chosen", "sheet", &grid.sheet));
    }
    sheet.options.sheet = Some(grid.sheet);
    sheet.sheets = grid.sheets;
    if 0 < grid.hidden {
        sheet.notices.push(notice("hidden_rows", "row_count", grid.hidden));
    }
    if 0 < grid.merged {
        sheet.notices.push(notice("merged_cells", "range_count", grid.merged));
    }
    if !grid.without_result.is_empty() {
        let cells = grid.without_result.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
        let mut told = notice("formulas_without_result", "cell_count", grid.without_result.len());
        told.values.insert("cells".to_owned(), cells);
        sheet.notices.push(told);
        let told: Vec<RefusedRow> = grid.without_result.iter().map(|cell| formula_told(&sheet, cell)).collect();
        sheet.told.extend(told);
    }
    as_form(sheet)
}

/// A cell, named as B3, whose formula has no result.
fn formula_told(sheet: &Sheet, cell: &str) -> RefusedRow {
    let column = cell
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1);
    let line = cell.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).parse().unwrap_or_default();
    let heading = column.checked_sub(1).and_then(|at| sheet.headers.get(at)).cloned();
    let reason = "formula_without_result".to_owned();
    RefusedRow { line, column: heading.unwrap_or_default(), value: cell.to_owned(), reason }
}

fn with_head(file_name: &str, format: &'static str, rows: Vec<RawRow>, options: &ImportOptions) -> Sheet {
    let Head { line, headers, names, first, above, has_head } = find_head(&rows, options.header_row);
    let preamble = rows[..above].iter().map(|(line, cells)| left_out(*line, cells, "preamble")).collect();
    let parts = parted(rows.into_iter().skip(first).collect(), &names, has_head);
    let width = headers.len();
    let mut notices = Vec::new();
    // Where others have a cell for each heading, a row that has not may have lost a mark.
    let short: Vec<usize> = parts.rows.iter().filter(|row| row.cells.len() < width).map(|row| row.line).collect();
    if format == "csv" && short.len() < parts.rows.len() {
        notices.extend(notice_of_lines("too_few_cells", &short));
    }
    // What stands there may be what a lost heading named.
    let is_filled =
        |at: &usize| parts.rows.iter().any(|row| row.cells.get(*at).is_some_and(|cell| !cell.trim().is_empty()));
    let nameless: Vec<&str> = (0..width)
        .filter(|at| has_head && names[*at].is_empty() && is_filled(at))
        .map(|at| headers[at].as_str())
        .take(10)
        .collect();
    if !nameless.is_empty() {
        notices.push(notice("columns_without_heading", "columns", nameless.join(", ")));
    }
    let mut sheet = Sheet {
        file_name: file_name.to_owned(),
        format,
        options: ImportOptions { header_row: has_head.then_some(line), ..options.clone() },
        headers,
        names,
        has_head,
        rows: parts.rows,
        preamble,
        no_records: parts.no_records,
        notices,
        ..Sheet::default()
    };
    take_errors(&mut sheet);
    sheet
}

/// A row that holds no record, with what can be seen of it.
pub(crate) fn left_out(line: usize, cells: &[String], reason: &str) -> RefusedRow {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let value = filled.join(" · ").chars().take(200).collect();
    RefusedRow { line, column: String::new(), value, reason: reason.to_owned() }
}

/// Something to tell, with one value.
pub(crate) fn notice(code: &str, name: &str, value: impl ToString) -> Notice {
    Notice { code: code.to_owned(), values: Values::from([(name.to_owned(), value.to_string())]) }
}

/// Something to tell of some lines, with their number and the first ten; nothing of none.
pub(crate) fn notice_of_lines(code: &str, lines: &[usize]) -> Option<Notice> {
    let mut first = lines.iter().take(10).map(usize::to_string).collect::<Vec<_>>().join(", ");
    if 10 < lines.len() {
        first.push_str(", …");
    }
    let mut told = notice(code, "row_count", lines.len());
    told.values.insert("lines".to_owned(), first);
    (!lines.is_empty()).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unwatched;

    #[test]
    fn a_file_of_the_largest_size_is_read_and_none_beyond() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(read_limited(&path, 5), Ok(b"12345".to_vec()));
        assert_eq!(read_limited(&path, 4), Err(IntakeError::new("too_large").with("megabytes", 0)));
        assert_eq!(read_limited(folder.path(), 5), Err(IntakeError::new("no_ordinary_file")));
        let missing = folder.path().join("b.csv");
        assert_eq!(read_limited(&missing, 5), Err(IntakeError::new("file_missing").with("name", "b.csv")));
        assert_eq!(too_large(3 * 1024 * 1024), IntakeError::new("too_large").with("megabytes", 3));
    }

    #[test]
    fn a_cell_without_a_result_is_told_under_its_heading() {
        let headers = (0..60).map(|at| format!("h{at}")).collect();
        let sheet = Sheet { headers, ..Sheet::default() };
        let told = |cell: &str| {
            let row = formula_told(&sheet, cell);
            format!("{} {} {}", row.line, row.column, row.value)
        };
        let expected = ["3 h1 B3", "12 h25 Z12", "7 h26 AA7", "1 h53 BB1", "2  CC2", "0 h0 A"];
        assert_eq!(["B3", "Z12", "AA7", "BB1", "CC2", "A"].map(told), expected);
    }

    /// Notices as `code values`.
    fn notices(text: &str) -> String {
        let sheet = read_bytes("a.csv", text.as_bytes(), &ImportOptions::default(), &Unwatched).expect(text);
        let shown = |notice: &Notice| {
            let values: Vec<&str> = notice.values.values().map(String::as_str).collect();
            format!("{} {}", notice.code, values.join(" "))
        };
        sheet.notices.iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn rows_of_another_width_are_told() {
        assert_eq!(notices("Title;Date\na;1\nb;2\n"), "");
        assert_eq!(notices("Title;Date\na;1;x\nb;2; \n"), "columns_without_heading C");
        assert_eq!(notices("Title;Date;Venue\na;1;x\nb;2\nc;3;y\n"), "too_few_cells 3 1");
        // Where all are short none has lost a mark.
        assert_eq!(notices("Title;Date;Venue\na;1\nb;2\n"), "");
        assert_eq!(notices("Title;;Date\na;;1\nb;;2\n"), "");
        assert_eq!(notices("Title;;Date\na;x;1\nb;;2\n"), "columns_without_heading B");
    }

    #[test]
    fn letters_and_encodings_are_told() {
        assert_eq!(notices("Title;Date\na\u{fffd}\u{fffd};1\n"), "unreadable_letters 2");
        let sheet = read_bytes("a.csv", b"Titel\nGr\xfc\xdfe\n", &ImportOptions::default(), &Unwatched).unwrap();
        assert_eq!(sheet.notices, [notice("encoding", "encoding", "windows-1252")]);
        assert_eq!((sheet.options.encoding.as_deref(), sheet.encodings.len()), (Some("windows-1252"), ENCODINGS.len()));
        let other = ImportOptions { encoding: Some("koi8-r".to_owned()), ..ImportOptions::default() };
        let sheet = read_bytes("a.csv", b"Titel\nGr\xfc\n", &other, &Unwatched).unwrap();
        assert_eq!(
            (sheet.encodings.last().map(String::as_str), sheet.encodings.len()),
            (Some("KOI8-R"), ENCODINGS.len() + 1)
        );
    }

    #[test]
    fn what_holds_no_rows_is_refused() {
        let code = |text: &str| {
            read_bytes("a", text.as_bytes(), &ImportOptions::default(), &Unwatched).map(|_| ()).map_err(|it| it.code)
        };
        assert_eq!(code("1;2\n3;4\n"), Err("no_header"));
        assert_eq!(code("a;2\n3;4\n"), Ok(()));
        assert_eq!(code("Title;Date\n"), Err("no_rows"));
        assert_eq!(code("BEGIN:VCALENDAR\nEND:VCALENDAR\n"), Err("no_records"));
    }

    #[test]
    fn five_lines_of_a_kind_are_told() {
        let rows: String = (0..7).map(|at| format!("a \"b\" {at},\"c \"d\" e\"\n")).collect();
        let sheet =
            read_bytes("a.csv", format!("Title,Text\n{rows}").as_bytes(), &ImportOptions::default(), &Unwatched)
                .unwrap();
        let lines: Vec<&str> = sheet.notices.iter().map(|notice| notice.values["line"].as_str()).collect();
        assert_eq!(lines, ["2", "3", "4", "5", "6"]);
    }
}
