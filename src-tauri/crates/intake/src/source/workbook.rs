//! A sheet of an XLSX workbook as rows of text.
//!
//! Cells are streamed, so that a sheet with one cell in its last corner costs nothing. Formulas count by their result.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Reader, Xlsx, XlsxError};

use crate::source::cell_text::{has_three_decimals, shown};
use crate::source::contained::contained;
use crate::source::container::hidden_rows;
use crate::source::delimited::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, RawRow};
use crate::source::header_row::letters;
use crate::{IntakeError, Watch, tell};

/// A sheet and what was noticed in it.
pub(crate) struct Grid {
    pub(crate) sheets: Vec<String>,
    pub(crate) sheet: String,
    pub(crate) rows: Vec<RawRow>,
    pub(crate) hidden: usize,
    pub(crate) merged: usize,
    /// Cells whose formula was never worked out, as a spreadsheet names them: B3.
    pub(crate) without_result: Vec<String>,
    /// Line and column of numbers with three decimals, which in words could be thousands.
    pub(crate) typed: HashSet<(usize, usize)>,
}

/// Reads the sheet asked for, else the first one that can be seen and holds something.
pub(crate) fn read_workbook(bytes: &[u8], chosen: Option<&str>, watch: &dyn Watch) -> Result<Grid, IntakeError> {
    // A damaged workbook must not take the program with it.
    contained(|| read_sheets(bytes, chosen, watch)).unwrap_or_else(|| Err(IntakeError::new("truncated")))
}

fn read_sheets(bytes: &[u8], chosen: Option<&str>, watch: &dyn Watch) -> Result<Grid, IntakeError> {
    let mut workbook: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let visible = |sheet: &&calamine::Sheet| matches!(sheet.visible, calamine::SheetVisible::Visible);
    let seen: Vec<String> = workbook.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
    let sheets = if seen.is_empty() { workbook.sheet_names() } else { seen };
    let wanted: Vec<String> = match chosen {
        Some(name) if workbook.sheet_names().iter().any(|sheet| sheet == name) => vec![name.to_owned()],
        _ => sheets.clone(),
    };
    for sheet in wanted {
        let mut read = read_cells(&mut workbook, &sheet, watch)?;
        if read.rows.is_empty() {
            continue;
        }
        let mut rows = std::mem::take(&mut read.rows);
        let without_result = without_result(&mut workbook, &sheet, &read.blank)?;
        let merged = workbook.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
        fill_merged(&mut rows, &merged);
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
        let hidden = hidden_rows(bytes, &sheet).unwrap_or_default();
        let hidden = rows.iter().filter(|(line, _)| hidden.binary_search(line).is_ok()).count();
        return Ok(Grid { sheets, sheet, rows, hidden, merged: merged.len(), without_result, typed: read.typed });
    }
    Err(IntakeError::new("empty"))
}

fn refused(error: &XlsxError) -> IntakeError {
    match error {
        XlsxError::Password => IntakeError::new("password_protected"),
        _ => IntakeError::new("truncated"),
    }
}

/// The cells of a sheet with what was noticed.
#[derive(Default)]
struct Read {
    rows: Vec<RawRow>,
    /// Places of cells that are there and hold nothing.
    blank: HashSet<(u32, u32)>,
    typed: HashSet<(usize, usize)>,
}

/// Which of the blank cells hold a formula, by their names.
fn without_result(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    blank: &HashSet<(u32, u32)>,
) -> Result<Vec<String>, IntakeError> {
    let mut found = Vec::new();
    if blank.is_empty() {
        return Ok(found);
    }
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|error| refused(&error))?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| refused(&error))? {
        if cell.formula.is_some() && blank.contains(&cell.pos) {
            found.push(format!("{}{}", letters(cell.pos.1 as usize), cell.pos.0 + 1));
        }
    }
    Ok(found)
}

fn read_cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, watch: &dyn Watch) -> Result<Read, IntakeError> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Read::default()),
        Err(error) => return Err(refused(&error)),
    };
    let formats: Vec<String> = reader.styles().iter().map(number_format).collect();
    let mut read = Read::default();
    let total = (reader.dimensions().end.0 as usize).min(MAX_ROWS);
    let rows = &mut read.rows;
    let mut cells_in_all = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| refused(&error))? {
        let (row, column) = cell.get_position();
        if matches!(cell.get_value(), DataRef::Empty) && read.blank.len() < MAX_ROWS {
            read.blank.insert((row, column));
        }
        let text = shown(&Data::from(cell.get_value().clone()), formats.get(style).map_or("", String::as_str));
        if MAX_COLUMNS <= column as usize || text.is_empty() {
            continue;
        }
        let line = row as usize + 1;
        if matches!(cell.get_value(), DataRef::Float(_)) && has_three_decimals(&text) {
            read.typed.insert((line, column as usize));
        }
        if rows.last().is_none_or(|(last, _)| *last != line) {
            if rows.len().is_multiple_of(500) {
                tell(watch, "reading", rows.len(), total)?;
            }
            rows.push((line, Vec::new()));
        }
        let Some((_, cells)) = rows.last_mut() else { continue };
        if cells.len() <= column as usize {
            cells_in_all += column as usize + 1 - cells.len();
            cells.resize(column as usize + 1, String::new());
        }
        cells[column as usize] = text;
        if MAX_ROWS < rows.len() || MAX_CELLS < cells_in_all {
            return Err(IntakeError::new("too_many_rows").with("rows", MAX_ROWS));
        }
    }
    Ok(read)
}

/// The number format of a style in its own spelling; empty: as it comes.
fn number_format(style: &calamine::Style) -> String {
    style.number_format.as_ref().map(|format| format.format_code.clone()).unwrap_or_default()
}

/// The value of merged cells stands in the first of them; it means all of them.
pub(crate) fn fill_merged(rows: &mut [RawRow], merged: &[Dimensions]) {
    for region in merged.iter().take(10_000) {
        let first = region.start.0 as usize + 1;
        let column = region.start.1 as usize;
        let Ok(at) = rows.binary_search_by_key(&first, |(line, _)| *line) else { continue };
        let Some(value) = rows[at].1.get(column).cloned().filter(|value| !value.is_empty()) else { continue };
        let last = region.end.0 as usize + 1;
        let columns = column..(region.end.1 as usize + 1).min(MAX_COLUMNS).min(column + 100);
        for (_, cells) in rows[at..].iter_mut().take_while(|(line, _)| *line <= last).take(2_000) {
            // A title over the whole sheet stays one cell.
            for column in columns.clone().take(if first == last { 1 } else { usize::MAX }) {
                if cells.len() <= column {
                    cells.resize(column + 1, String::new());
                }
                if cells[column].is_empty() {
                    cells[column].clone_from(&value);
                }
            }
        }
    }
}
