//! A sheet of an old Excel workbook (XLS) as rows of text.
//!
//! calamine reads the values. It lays out the whole area that a sheet uses, believes what a sheet says of its size and
//! gives neither number formats nor hidden rows: a walk over the records before it looks after all three.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xls, XlsError};

use crate::source::cell_text::{has_three_decimals, shown};
use crate::source::contained::contained;
use crate::source::delimited::{MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, RawRow};
use crate::source::sheet::MAX_BYTES;
use crate::source::workbook::{Grid, fill_merged};
use crate::{IntakeError, Watch, tell};

/// Pieces by which records go on; each is remembered by calamine before the first is used.
const MAX_CONTINUED: usize = 20_000;

/// Numbers of records, as Microsoft's [MS-XLS] lists them.
mod record {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const EOF: u16 = 0x000a;
    pub(super) const FILE_PASS: u16 = 0x002f;
    pub(super) const CONTINUE: u16 = 0x003c;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00bd;
    pub(super) const RSTRING: u16 = 0x00d6;
    pub(super) const XF: u16 = 0x00e0;
    pub(super) const LABEL_SST: u16 = 0x00fd;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOL_ERR: u16 = 0x0205;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const RK: u16 = 0x027e;
    pub(super) const FORMAT: u16 = 0x041e;
    pub(super) const BOF: u16 = 0x0809;
}

/// Reads the sheet asked for, else the first one that can be seen and holds something.
pub(crate) fn read_xls(bytes: &[u8], chosen: Option<&str>, watch: &dyn Watch) -> Result<Grid, IntakeError> {
    // A damaged workbook must not take the program with it.
    contained(|| read_sheets(bytes, chosen, watch)).unwrap_or_else(|| Err(damaged()))
}

fn damaged() -> IntakeError {
    IntakeError::new("truncated")
}

fn read_sheets(bytes: &[u8], chosen: Option<&str>, watch: &dyn Watch) -> Result<Grid, IntakeError> {
    let mut stream = stream_of(bytes)?;
    let walked = Walked::over(&mut stream)?;
    let container = container_of(&stream).map_err(|_| damaged())?;
    drop(stream);
    let mut workbook: Xls<_> = Xls::new(Cursor::new(container)).map_err(|error| match error {
        XlsError::Password => IntakeError::new("password_protected"),
        _ => damaged(),
    })?;
    let all: Vec<calamine::Sheet> = workbook.sheets_metadata().to_vec();
    let is_seen = |sheet: &&calamine::Sheet| matches!(sheet.visible, calamine::SheetVisible::Visible);
    let seen: Vec<String> = all.iter().filter(is_seen).map(|sheet| sheet.name.clone()).collect();
    let sheets = if seen.is_empty() { workbook.sheet_names() } else { seen };
    let asked = chosen.filter(|name| all.iter().any(|sheet| sheet.name == *name));
    let wanted = asked.map_or_else(|| sheets.clone(), |name| vec![name.to_owned()]);
    for name in wanted {
        let Some(at) = all.iter().position(|sheet| sheet.name == name) else { continue };
        let range = workbook.worksheet_range(&name).map_err(|_| damaged())?;
        let facts = walked.sheets.get(at).ok_or_else(damaged)?;
        let (mut rows, typed) = rows_of(&range, &walked, facts, watch)?;
        if rows.is_empty() {
            continue;
        }
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        fill_merged(&mut rows, &merged);
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
        let hidden = rows.iter().filter(|(line, _)| facts.hidden.contains(line)).count();
        let (merged, without_result) = (merged.len(), Vec::new());
        return Ok(Grid { sheets, sheet: name, rows, hidden, merged, without_result, typed });
    }
    Err(IntakeError::new("empty"))
}

/// The records of the workbook; every chain of the container is followed by a reader that knows of rings.
fn stream_of(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    // Texts and slides of the same makers, and old messages, have other streams.
    let stream = file.open_stream(name.ok_or_else(|| IntakeError::new("unknown_format"))?).map_err(|_| damaged())?;
    let mut records = Vec::new();
    stream.take(MAX_BYTES).read_to_end(&mut records).map_err(|_| damaged())?;
    Ok(records)
}

/// A container of nothing but the records, so that calamine meets no chain that was not made here.
fn container_of(stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    let mut made = file.create_stream("/Workbook")?;
    made.write_all(stream)?;
    // Small streams lie elsewhere in a container.
    made.write_all(&[0; 4096])?;
    made.flush()?;
    drop(made);
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

type Numbers = HashSet<(usize, usize)>;

fn rows_of(
    range: &calamine::Range<Data>,
    walked: &Walked,
    facts: &SheetFacts,
    watch: &dyn Watch,
) -> Result<(Vec<RawRow>, Numbers), IntakeError> {
    let (first, left) = range.start().map_or((0, 0), |(row, column)| (row as usize, column as usize));
    let mut rows: Vec<RawRow> = Vec::new();
    let mut typed = Numbers::new();
    let mut cells_in_all = 0;
    for (at, values) in range.rows().enumerate() {
        if at.is_multiple_of(500) {
            tell(watch, "reading", at, range.height())?;
        }
        let line = first + at + 1;
        let mut cells = vec![String::new(); left.min(MAX_COLUMNS)];
        for (column, value) in (left..MAX_COLUMNS).zip(values) {
            let format = facts.formats.get(&(line as u32 - 1, column as u32));
            let text = shown(value, format.map_or("", |format| walked.format(*format)));
            if MAX_CELL_BYTES < text.len() {
                return Err(IntakeError::new("cell_too_long").with("line", line));
            }
            if matches!(value, Data::Float(_)) && has_three_decimals(&text) {
                typed.insert((line, column));
            }
            cells.push(text);
        }
        let width = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        cells.truncate(width);
        cells_in_all += width;
        if MAX_ROWS < rows.len() || MAX_CELLS < cells_in_all {
            return Err(IntakeError::new("too_many_rows").with("rows", MAX_ROWS));
        }
        if 0 < width {
            rows.push((line, cells));
        }
    }
    Ok((rows, typed))
}

/// What the records say that calamine does not.
#[derive(Default)]
struct Walked {
    is_biff8: bool,
    codes: HashMap<u16, String>,
    /// The code of the number format of each style.
    styles: Vec<u16>,
    sheets: Vec<SheetFacts>,
}

#[derive(Default)]
struct SheetFacts {
    hidden: HashSet<usize>,
    /// The style of each cell that holds a number.
    formats: HashMap<(u32, u32), u16>,
}

impl Walked {
    /// Goes over the records, and takes out of them what a sheet says of its size.
    fn over(stream: &mut [u8]) -> Result<Walked, IntakeError> {
        let mut walked = Walked::default();
        let mut places = Vec::new();
        let mut continued = 0;
        let mut at = 0;
        while let Some((number, content)) = record_at(stream, at) {
            let data = &stream[content.clone()];
            at = content.end;
            match number {
                record::FILE_PASS => return Err(IntakeError::new("password_protected")),
                record::BOF => walked.is_biff8 = short(data, 0) == Some(0x0600),
                record::BOUND_SHEET => places.push(long(data, 0).ok_or_else(damaged)? as usize),
                record::XF => walked.styles.push(short(data, 2).unwrap_or(0)),
                record::FORMAT => {
                    let code = format_code(data, walked.is_biff8);
                    walked.codes.extend(short(data, 0).zip(code));
                }
                record::CONTINUE => continued += 1,
                record::EOF => break,
                _ => {}
            }
        }
        // Sheets that stand in each other would be read as often as they are named.
        let mut left = stream.len();
        let mut area_left = MAX_CELLS;
        for place in places {
            let (facts, length, area) = sheet_facts(stream, place, &mut continued)?;
            left = left.checked_sub(length).ok_or_else(damaged)?;
            area_left = area_left.checked_sub(area).ok_or_else(|| IntakeError::new("too_large_inside"))?;
            walked.sheets.push(facts);
        }
        if MAX_CONTINUED < continued {
            return Err(IntakeError::new("too_large_inside"));
        }
        Ok(walked)
    }

    /// The format of a style in its own spelling; empty: as it comes.
    fn format(&self, style: u16) -> &str {
        let Some(code) = self.styles.get(usize::from(style)) else { return "" };
        self.codes.get(code).map_or_else(|| built_in(*code), String::as_str)
    }
}

/// One sheet: its facts, how long its records are, and the area that it uses.
fn sheet_facts(
    stream: &mut [u8],
    place: usize,
    continued: &mut usize,
) -> Result<(SheetFacts, usize, usize), IntakeError> {
    let mut facts = SheetFacts::default();
    let mut used = Used::default();
    let (mut at, mut depth) = (place, 0_usize);
    while let Some((number, content)) = record_at(stream, at) {
        at = content.end;
        match number {
            record::BOF => depth += 1,
            record::EOF => depth = depth.saturating_sub(1),
            record::CONTINUE => *continued += 1,
            // Charts inside the sheet have cells of their own.
            _ if 1 < depth => {}
            // One cell: nothing is reserved for what a sheet only says.
            record::DIMENSIONS => stream[content.clone()].fill(0),
            _ => facts.take(number, &stream[content], &mut used),
        }
        if number == record::EOF && depth == 0 {
            break;
        }
    }
    Ok((facts, at.saturating_sub(place), used.area()))
}

impl SheetFacts {
    fn take(&mut self, number: u16, data: &[u8], used: &mut Used) {
        let Some((row, column)) = short(data, 0).zip(short(data, 2)) else { return };
        let place = (u32::from(row), u32::from(column));
        match number {
            record::ROW if long(data, 12).is_some_and(|options| options & 0x20 != 0) => {
                self.hidden.insert(usize::from(row) + 1);
            }
            record::NUMBER | record::RK | record::FORMULA => {
                used.see(place);
                self.formats.extend(short(data, 4).map(|style| (place, style)));
            }
            record::MUL_RK => {
                let styles = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (at, style) in styles.chunks_exact(6).enumerate() {
                    let place = (place.0, place.1 + at as u32);
                    used.see(place);
                    self.formats.extend(short(style, 0).map(|style| (place, style)));
                }
            }
            record::LABEL | record::RSTRING | record::BOOL_ERR | record::LABEL_SST => used.see(place),
            _ => {}
        }
    }
}

/// The corner cells that are used.
#[derive(Default)]
struct Used(Option<[u32; 4]>);

impl Used {
    fn see(&mut self, (row, column): (u32, u32)) {
        let [top, left, bottom, right] = self.0.unwrap_or([row, column, row, column]);
        self.0 = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
    }

    fn area(&self) -> usize {
        self.0.map_or(0, |[top, left, bottom, right]| (bottom - top + 1) as usize * (right - left + 1) as usize)
    }
}

/// The number of the record at a place, and where its content stands.
fn record_at(stream: &[u8], at: usize) -> Option<(u16, std::ops::Range<usize>)> {
    let head = stream.get(at..at.checked_add(4)?)?;
    let content = at + 4..at + 4 + usize::from(short(head, 2)?);
    (content.end <= stream.len()).then_some((short(head, 0)?, content))
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

/// The letters of a number format; those beyond ASCII do not matter here.
fn format_code(data: &[u8], is_biff8: bool) -> Option<String> {
    if !is_biff8 {
        return Some(data.get(3..)?.iter().map(|byte| char::from(*byte)).collect());
    }
    let (flags, letters) = (data.get(4)?, data.get(5..)?);
    Some(match flags & 1 {
        0 => letters.iter().map(|byte| char::from(*byte)).collect(),
        _ => {
            let units: Vec<u16> = letters.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
    })
}

/// Formats that need not stand in the file, as far as they change what is shown.
fn built_in(code: u16) -> &'static str {
    match code {
        9 => "0%",
        10 => "0.00%",
        14..=17 => "d.m.yy",
        18..=21 => "h:mm",
        22 => "m/d/yy h:mm",
        45 | 47 => "h:mm:ss",
        46 => "[h]:mm:ss",
        _ => "",
    }
}

#[cfg(test)]
#[path = "xls_tests.rs"]
mod tests;
