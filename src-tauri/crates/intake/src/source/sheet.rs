//! A file as a table of text: what was detected, the headers, and the rows with their line numbers.

use std::io::Read;
use std::path::Path;

use crate::source::container::{Kind, kind_of};
use crate::source::delimited::{DELIMITERS, RawRow, detect_delimiter, read_delimited};
use crate::source::encoding::{ENCODINGS, decode};
use crate::source::header_row::find_head;
use crate::source::workbook::read_workbook;
use crate::{ImportOptions, IntakeError, Notice, Values, Watch, tell};

/// Larger files are refused.
pub const MAX_BYTES: u64 = 100 * 1024 * 1024;

/// A decoded table.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Sheet {
    pub file_name: String,
    /// `csv` or `xlsx`.
    pub format: &'static str,
    /// As detected or chosen: encoding, delimiter, sheet, header row.
    pub options: ImportOptions,
    pub encodings: Vec<String>,
    pub sheets: Vec<String>,
    /// Unique; a column without a name is called by its letter.
    pub headers: Vec<String>,
    pub rows: Vec<SheetRow>,
    pub notices: Vec<Notice>,
}

/// One row below the header.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct SheetRow {
    /// Line in the file, or row of the sheet, counted from 1.
    pub line: usize,
    /// Never more than there are headers.
    pub cells: Vec<String>,
}

/// Reads a file; one that is too large is refused before it is read.
pub fn read_file(path: &Path, options: &ImportOptions, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => IntakeError::new("file_missing").with("name", &name),
        _ => IntakeError::new("unreadable").with("detail", error),
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let facts = file.metadata().map_err(unreadable)?;
    if !facts.is_file() {
        return Err(IntakeError::new("unknown_format"));
    }
    if MAX_BYTES < facts.len() {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(facts.len() as usize);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    read_bytes(&name, &bytes, options, watch)
}

/// Reads a file whose bytes are at hand.
pub fn read_bytes(
    file_name: &str,
    bytes: &[u8],
    options: &ImportOptions,
    watch: &dyn Watch,
) -> Result<Sheet, IntakeError> {
    if MAX_BYTES < bytes.len() as u64 {
        return Err(too_large());
    }
    tell(watch, "reading", 0, bytes.len())?;
    match kind_of(bytes)? {
        Kind::Workbook => read_xlsx(file_name, bytes, options, watch),
        Kind::Text => read_text(file_name, bytes, options, watch),
    }
}

fn too_large() -> IntakeError {
    IntakeError::new("too_large").with("megabytes", MAX_BYTES / 1024 / 1024)
}

fn read_text(file_name: &str, bytes: &[u8], options: &ImportOptions, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    let (text, encoding) = decode(bytes, options.encoding.as_deref());
    let chosen =
        options.delimiter.as_deref().and_then(|text| text.chars().next()).filter(|mark| DELIMITERS.contains(mark));
    let delimiter = chosen.unwrap_or_else(|| detect_delimiter(&text));
    let read = read_delimited(&text, delimiter, watch)?;
    let mut sheet = with_head(file_name, "csv", read.rows, options)?;
    sheet.options.encoding = Some(encoding.to_owned());
    sheet.options.delimiter = Some(delimiter.to_string());
    sheet.options.sheet = None;
    sheet.encodings = ENCODINGS.iter().map(|name| (*name).to_owned()).collect();
    if !sheet.encodings.iter().any(|known| known == encoding) {
        sheet.encodings.push(encoding.to_owned());
    }
    sheet.notices.extend(read.long_cells.iter().take(5).map(|line| notice("long_cell", "line", line)));
    let strange = text.chars().filter(|letter| *letter == '\u{fffd}').count();
    if 0 < strange {
        sheet.notices.push(notice("unreadable_letters", "letter_count", strange));
    }
    Ok(sheet)
}

fn read_xlsx(file_name: &str, bytes: &[u8], options: &ImportOptions, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    let grid = read_workbook(bytes, options.sheet.as_deref(), watch)?;
    let mut sheet = with_head(file_name, "xlsx", grid.rows, options)?;
    sheet.options.encoding = None;
    sheet.options.delimiter = None;
    sheet.options.sheet = Some(grid.sheet);
    sheet.sheets = grid.sheets;
    if 0 < grid.hidden {
        sheet.notices.push(notice("hidden_rows", "row_count", grid.hidden));
    }
    if 0 < grid.merged {
        sheet.notices.push(notice("merged_cells", "range_count", grid.merged));
    }
    Ok(sheet)
}

fn with_head(
    file_name: &str,
    format: &'static str,
    rows: Vec<RawRow>,
    options: &ImportOptions,
) -> Result<Sheet, IntakeError> {
    let head = find_head(&rows, options.header_row).ok_or_else(|| IntakeError::new("no_header"))?;
    let width = head.headers.len();
    let data = rows.into_iter().skip(head.first).filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let rows: Vec<SheetRow> = data
        .map(|(line, mut cells)| {
            cells.truncate(width);
            SheetRow { line, cells }
        })
        .collect();
    if rows.is_empty() {
        return Err(IntakeError::new("no_rows"));
    }
    Ok(Sheet {
        file_name: file_name.to_owned(),
        format,
        options: ImportOptions { header_row: Some(head.line), ..options.clone() },
        encodings: Vec::new(),
        sheets: Vec::new(),
        headers: head.headers,
        rows,
        notices: Vec::new(),
    })
}

/// Something to tell, with one value.
pub(crate) fn notice(code: &str, name: &str, value: impl ToString) -> Notice {
    Notice { code: code.to_owned(), values: Values::from([(name.to_owned(), value.to_string())]) }
}
