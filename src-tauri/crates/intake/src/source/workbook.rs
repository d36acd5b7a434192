//! A sheet of an XLSX workbook as rows of text.
//!
//! Cells are streamed, so that a sheet with one cell in its last corner costs nothing. Formulas count by their result.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Reader, Xlsx, XlsxError};

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
        let text = shown(cell.get_value(), formats.get(style).map_or("", String::as_str));
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

fn has_three_decimals(text: &str) -> bool {
    text.split_once('.').is_some_and(|(_, decimals)| decimals.trim_end_matches('%').len() == 3)
}

/// The number format of a style in its own spelling; empty: as it comes.
fn number_format(style: &calamine::Style) -> String {
    style.number_format.as_ref().map(|format| format.format_code.clone()).unwrap_or_default()
}

/// The value as the spreadsheet shows it, with all of its digits; dates in ISO form.
fn shown(value: &DataRef, format: &str) -> String {
    match Data::from(value.clone()) {
        Data::Empty => String::new(),
        Data::Error(error) => error.to_string(),
        Data::String(text) => text,
        Data::Int(number) => formatted(number as f64, format).unwrap_or_else(|| number.to_string()),
        Data::Float(number) => formatted(number, format).unwrap_or_else(|| part_of_day(number)),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::DateTime(at) => moment(&at, format),
    }
}

/// A number without the last digits that reckoning in halves leaves behind: 0.1 + 0.2 is 0.3.
fn plain(number: f64) -> String {
    let rounded: f64 = format!("{number:.12e}").parse().unwrap_or(number);
    rounded.to_string()
}

/// A number; one between 0 and 1 has three decimals, so that a quarter of a day is not read as 0.25 of a clock.
fn part_of_day(number: f64) -> String {
    let text = plain(number);
    let has_few = text.split_once('.').is_some_and(|(whole, decimals)| whole == "0" && decimals.len() < 3);
    if has_few { format!("{number:.3}") } else { text }
}

/// Numbers whose format says more than digits: percent, leading zeros, words in quotes.
fn formatted(number: f64, format: &str) -> Option<String> {
    let first = format.split(';').next()?;
    let mut words = String::new();
    let mut bare = String::new();
    let mut letters = first.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => words.extend(letters.by_ref().take_while(|next| *next != '"')),
            '\\' => words.extend(letters.next()),
            '_' | '*' => drop(letters.next()),
            '[' => drop(letters.by_ref().take_while(|next| *next != ']').count()),
            _ => bare.push(letter),
        }
    }
    if bare.contains('%') {
        return Some(format!("{}%", plain(number * 100.0)));
    }
    // `00000` of a postcode, `"0"#` and `"+"0` of a telephone number.
    let zeros = bare.chars().filter(|letter| *letter == '0').count();
    let is_whole = number.fract() == 0.0 && 0.0 <= number && !bare.contains(['.', ',', 'E', '/', '?']);
    let is_number_word = !words.is_empty() && words.chars().all(|letter| letter.is_ascii_digit() || letter == '+');
    let starts = first.trim_start_matches(['_', ' ']).starts_with('"');
    match () {
        () if is_whole && is_number_word && starts => Some(format!("{words}{number}")),
        () if is_whole && 1 < zeros && bare.chars().all(|letter| letter == '0') => Some(format!("{number:0zeros$}")),
        () => None,
    }
}

/// A moment as its format shows it: a time where only the time is shown, a date where only the date is.
fn moment(at: &calamine::ExcelDateTime, format: &str) -> String {
    let (year, month, day, hours, minutes, seconds, millis) = at.to_ymd_hms_milli();
    // Half a second of rounding lies in the fraction of a day.
    let total = u32::from(hours) * 3600 + u32::from(minutes) * 60 + u32::from(seconds) + u32::from(millis >= 500);
    let (hours, minutes) = (total / 3600, total / 60 % 60);
    let lower = format.to_lowercase();
    let is_time_only = lower.contains('h') && !lower.contains(['y', 'd']);
    let days = at.as_f64();
    match () {
        // `[h]:mm` counts on: one whole day is 24:00.
        () if lower.contains("[h") && days < 2.0 => {
            let whole = (days * 1440.0).round() as u32;
            format!("{:02}:{:02}", whole / 60, whole % 60)
        }
        () if days < 1.0 || is_time_only => format!("{hours:02}:{minutes:02}"),
        () if days.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        () => format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}"),
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
