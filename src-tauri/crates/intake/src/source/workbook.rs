//! A sheet of an XLSX workbook as rows of text.
//!
//! Cells are streamed, so that a sheet with one cell in its last corner costs nothing. Formulas count by their result.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Reader, Xlsx, XlsxError};

use crate::source::container::hidden_rows;
use crate::source::delimited::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS, RawRow};
use crate::{IntakeError, Watch, tell};

/// A sheet and what was noticed in it.
pub(crate) struct Grid {
    pub(crate) sheets: Vec<String>,
    pub(crate) sheet: String,
    pub(crate) rows: Vec<RawRow>,
    pub(crate) hidden: usize,
    pub(crate) merged: usize,
}

/// Reads the sheet asked for, else the first one that can be seen and holds something.
pub(crate) fn read_workbook(bytes: &[u8], chosen: Option<&str>, watch: &dyn Watch) -> Result<Grid, IntakeError> {
    // A damaged workbook must not take the program with it.
    let read = std::panic::AssertUnwindSafe(|| read_sheets(bytes, chosen, watch));
    std::panic::catch_unwind(read).unwrap_or_else(|_| Err(IntakeError::new("truncated")))
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
        let mut rows = read_cells(&mut workbook, &sheet, watch)?;
        if rows.is_empty() {
            continue;
        }
        let merged = workbook.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
        fill_merged(&mut rows, &merged);
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
        let hidden = hidden_rows(bytes, &sheet).unwrap_or_default();
        let hidden = rows.iter().filter(|(line, _)| hidden.binary_search(line).is_ok()).count();
        return Ok(Grid { sheets, sheet, rows, hidden, merged: merged.len() });
    }
    Err(IntakeError::new("empty"))
}

fn refused(error: &XlsxError) -> IntakeError {
    match error {
        XlsxError::Password => IntakeError::new("password_protected"),
        _ => IntakeError::new("truncated"),
    }
}

fn read_cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, watch: &dyn Watch) -> Result<Vec<RawRow>, IntakeError> {
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A sheet of charts has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(refused(&error)),
    };
    let total = (reader.dimensions().end.0 as usize).min(MAX_ROWS);
    let mut rows: Vec<RawRow> = Vec::new();
    let mut cells_in_all = 0;
    while let Some(cell) = reader.next_cell().map_err(|error| refused(&error))? {
        let (row, column) = cell.get_position();
        let text = shown(cell.get_value());
        if MAX_COLUMNS <= column as usize || text.is_empty() {
            continue;
        }
        let line = row as usize + 1;
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
    Ok(rows)
}

/// The value as a person would type it; dates in ISO form.
fn shown(value: &DataRef) -> String {
    match Data::from(value.clone()) {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "yes".to_owned(),
        Data::Bool(false) => "no".to_owned(),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::DateTime(at) => {
            let (year, month, day, hours, minutes, seconds, millis) = at.to_ymd_hms_milli();
            // Half a second of rounding lies in the fraction of a day.
            let total =
                u32::from(hours) * 3600 + u32::from(minutes) * 60 + u32::from(seconds) + u32::from(millis >= 500);
            let (hours, minutes) = (total / 3600, total / 60 % 60);
            match (at.as_f64() < 1.0, at.as_f64().fract() == 0.0) {
                (true, _) => format!("{hours:02}:{minutes:02}"),
                (false, true) => format!("{year:04}-{month:02}-{day:02}"),
                (false, false) => format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}"),
            }
        }
    }
}

/// The value of merged cells stands in the first of them; it means all of them.
fn fill_merged(rows: &mut [RawRow], merged: &[Dimensions]) {
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
