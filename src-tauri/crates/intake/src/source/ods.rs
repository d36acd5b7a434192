//! A sheet of an OpenDocument workbook as rows of text.
//!
//! Goes through the document tag by tag: repeated rows and cells are counted before they are laid out, so that a short
//! file cannot fill the memory. Values count, and what the cell shows where the value alone says less.

use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Cursor};

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::source::cell_text::{has_three_decimals, part_of_day, plain};
use crate::source::delimited::{MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, RawRow};
use crate::source::header_row::letters;
use crate::source::workbook::{Grid, fill_merged};
use crate::source::xml::{attribute, reference};
use crate::{IntakeError, Watch, tell};

/// Reads the sheet asked for, else the first one that can be seen and holds something.
pub(crate) fn read_ods(bytes: &[u8], chosen: Option<&str>, watch: &dyn Watch) -> Result<Grid, IntakeError> {
    let tables = tables(bytes)?;
    let seen: Vec<String> = tables.iter().filter(|(_, is_seen)| *is_seen).map(|(name, _)| name.clone()).collect();
    let sheets = if seen.is_empty() { tables.iter().map(|(name, _)| name.clone()).collect() } else { seen };
    let asked = chosen.filter(|name| tables.iter().any(|(known, _)| known == name));
    let wanted = asked.map_or_else(|| sheets.clone(), |name| vec![name.to_owned()]);
    let Some(mut body) = read_first(bytes, &wanted, watch)? else { return Err(IntakeError::new("empty")) };
    fill_merged(&mut body.rows, &body.merged);
    body.rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let hidden = body.rows.iter().filter(|(line, _)| body.hidden.contains(line)).count();
    let (rows, without_result, typed) = (body.rows, body.without_result, body.typed);
    Ok(Grid { sheets, sheet: body.name, rows, hidden, merged: body.merged.len(), without_result, typed })
}

/// Goes through the document; `false` ends it.
fn walk(bytes: &[u8], mut each: impl FnMut(Event, bool) -> Result<bool, IntakeError>) -> Result<(), IntakeError> {
    let damaged = || IntakeError::new("truncated");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let content = archive.by_name("content.xml").map_err(|_| damaged())?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut buffer = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|_| damaged())?;
        let is_end = matches!(event, Event::Eof);
        let is_empty = matches!(event, Event::Empty(_));
        if is_end || !each(event, is_empty)? {
            return Ok(());
        }
        buffer.clear();
    }
}

/// The names of the tables, and whether each can be seen.
fn tables(bytes: &[u8]) -> Result<Vec<(String, bool)>, IntakeError> {
    let mut hidden: HashMap<String, bool> = HashMap::new();
    let mut style = String::new();
    let mut found = Vec::new();
    let mut depth = 0_usize;
    walk(bytes, |event, is_empty| {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().0 {
                "style:style" => style = attribute(&tag, "style:name").unwrap_or_default(),
                "style:table-properties" if attribute(&tag, "table:display").as_deref() == Some("false") => {
                    hidden.insert(style.clone(), true);
                }
                "table:table" => {
                    // A table inside a cell is none of the sheets.
                    if depth == 0 {
                        let name = attribute(&tag, "table:name").unwrap_or_default();
                        let of = attribute(&tag, "table:style-name").unwrap_or_default();
                        found.push((name, !hidden.contains_key(&of)));
                    }
                    depth += usize::from(!is_empty);
                }
                _ => {}
            },
            Event::End(tag) if tag.name().0 == "table:table" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if MAX_COLUMNS < found.len() { Err(IntakeError::new("too_large_inside")) } else { Ok(true) }
    })?;
    Ok(found)
}

/// The first of the wanted tables that holds something, in their order in the document.
fn read_first(bytes: &[u8], wanted: &[String], watch: &dyn Watch) -> Result<Option<Body>, IntakeError> {
    let wanted: HashSet<&str> = wanted.iter().map(String::as_str).collect();
    let mut open: Option<Body> = None;
    let mut done = None;
    walk(bytes, |event, is_empty| {
        let Some(body) = open.as_mut() else {
            if let Event::Start(tag) = &event
                && tag.name().0 == "table:table"
            {
                let name = attribute(tag, "table:name").unwrap_or_default();
                if wanted.contains(name.as_str()) {
                    open = Some(Body { name, depth: 1, ..Body::default() });
                }
            }
            return Ok(true);
        };
        body.take(event, is_empty, watch)?;
        if body.depth == 0 {
            done = open.take().filter(|body| !body.rows.is_empty());
        }
        Ok(done.is_none())
    })?;
    match open {
        // The document ends within a table.
        Some(_) => Err(IntakeError::new("truncated")),
        None => Ok(done),
    }
}

/// A table as far as it has been read.
#[derive(Default)]
struct Body {
    name: String,
    /// Tables that are open, one in the other.
    depth: usize,
    rows: Vec<RawRow>,
    hidden: HashSet<usize>,
    merged: Vec<Dimensions>,
    without_result: Vec<String>,
    typed: HashSet<(usize, usize)>,
    /// Lines before the row that is read.
    line: usize,
    row: Vec<String>,
    repeated: usize,
    is_hidden: bool,
    column: usize,
    cell: Option<Cell>,
    /// Tags that are open inside a remark or a drawing, whose words are not the cell's.
    aside: usize,
    cells_in_all: usize,
}

/// A cell as far as it has been read.
#[derive(Default)]
struct Cell {
    kind: String,
    value: String,
    text: String,
    paragraphs: usize,
    repeated: usize,
    spans: (usize, usize),
    has_formula: bool,
}

/// What stands in a cell and is none of its words.
const ASIDES: [&str; 4] = ["office:annotation", "draw:frame", "draw:custom-shape", "table:table"];

impl Body {
    fn take(&mut self, event: Event, is_empty: bool, watch: &dyn Watch) -> Result<(), IntakeError> {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.open(&tag, is_empty, watch)?,
            Event::End(tag) => self.close(tag.name().0, watch)?,
            Event::Text(words) => self.words(&words.xml10_content())?,
            Event::CData(words) => self.words(&words.xml10_content())?,
            Event::GeneralRef(name) => self.words(&reference(&name))?,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &BytesStart, is_empty: bool, watch: &dyn Watch) -> Result<(), IntakeError> {
        let name = tag.name().0;
        if 0 < self.aside || (self.cell.is_some() && ASIDES.contains(&name)) {
            self.aside += usize::from(!is_empty);
            return Ok(());
        }
        let count = |name: &str| attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1_usize).max(1);
        match name {
            "table:table" => self.depth += usize::from(!is_empty),
            "table:table-row" => {
                self.repeated = count("table:number-rows-repeated");
                self.is_hidden = attribute(tag, "table:visibility").is_some_and(|word| word != "visible");
                (self.column, self.row) = (0, Vec::new());
                if is_empty {
                    self.end_row(watch)?;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(Cell {
                    kind: kind_of(tag),
                    value: value_of(tag),
                    repeated: count("table:number-columns-repeated"),
                    spans: (count("table:number-rows-spanned"), count("table:number-columns-spanned")),
                    has_formula: attribute(tag, "table:formula").is_some(),
                    ..Cell::default()
                });
                if is_empty {
                    self.end_cell()?;
                }
            }
            "text:p" | "text:h" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                }
                if self.cell.as_ref().is_some_and(|cell| 1 < cell.paragraphs) {
                    self.words("\n")?;
                }
            }
            "text:s" => self.words(&" ".repeat(count("text:c").min(1_000)))?,
            "text:tab" => self.words("\t")?,
            "text:line-break" => self.words("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, watch: &dyn Watch) -> Result<(), IntakeError> {
        if 0 < self.aside {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "table:table" => self.depth -= 1,
            "table:table-row" => self.end_row(watch)?,
            "table:table-cell" | "table:covered-table-cell" => self.end_cell()?,
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) -> Result<(), IntakeError> {
        let Some(cell) = self.cell.as_mut().filter(|cell| 0 < cell.paragraphs && self.aside == 0) else {
            return Ok(());
        };
        cell.text.push_str(words);
        if MAX_CELL_BYTES < cell.text.len() {
            return Err(IntakeError::new("cell_too_long").with("line", self.line + 1));
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), IntakeError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let first = self.column;
        self.column = self.column.saturating_add(cell.repeated);
        let text = cell.shown();
        let (line, row) = (self.line + 1, self.line as u32);
        if cell.has_formula && text.is_empty() && cell.kind.is_empty() && self.without_result.len() < MAX_ROWS {
            self.without_result.push(format!("{}{line}", letters(first)));
        }
        if text.is_empty() || MAX_COLUMNS <= first {
            return Ok(());
        }
        if cell.spans != (1, 1) {
            let last = (row.saturating_add(cell.spans.0 as u32 - 1), (first + cell.spans.1 - 1) as u32);
            self.merged.push(Dimensions { start: (row, first as u32), end: last });
        }
        if cell.kind == "float" && has_three_decimals(&text) {
            self.typed.insert((line, first));
        }
        let last = self.column.min(MAX_COLUMNS);
        self.row.resize(first, String::new());
        self.row.resize(last, text);
        Ok(())
    }

    fn end_row(&mut self, watch: &dyn Watch) -> Result<(), IntakeError> {
        let row = std::mem::take(&mut self.row);
        let first = self.line + 1;
        self.line = self.line.saturating_add(self.repeated);
        if row.is_empty() {
            return Ok(());
        }
        for line in first..=self.line {
            self.cells_in_all += row.len();
            if MAX_ROWS < self.rows.len() || MAX_CELLS < self.cells_in_all {
                return Err(IntakeError::new("too_many_rows").with("rows", MAX_ROWS));
            }
            if self.rows.len().is_multiple_of(500) {
                tell(watch, "reading", self.rows.len(), 0)?;
            }
            if self.is_hidden {
                self.hidden.insert(line);
            }
            self.rows.push((line, row.clone()));
        }
        Ok(())
    }
}

/// The kind of a cell; an error in a formula is told by its words only.
fn kind_of(tag: &BytesStart) -> String {
    match attribute(tag, "calcext:value-type").as_deref() {
        Some("error") => "error".to_owned(),
        Some(_) | None => attribute(tag, "office:value-type").unwrap_or_default(),
    }
}

fn value_of(tag: &BytesStart) -> String {
    let names =
        ["office:value", "office:date-value", "office:time-value", "office:boolean-value", "office:string-value"];
    names.into_iter().find_map(|name| attribute(tag, name)).unwrap_or_default()
}

impl Cell {
    /// The value as the spreadsheet shows it, with all of its digits; dates in ISO form.
    fn shown(&self) -> String {
        let number = || self.value.parse::<f64>().ok().filter(|number| number.is_finite());
        let is_number_word = !self.text.is_empty()
            && self.text.starts_with(['0', '+'])
            && self.text.chars().all(|letter| letter.is_ascii_digit() || letter == '+');
        let value = match self.kind.as_str() {
            // `01067` of a postcode and `+49…` of a telephone number.
            "float" if is_number_word && 1 < self.text.len() => Some(self.text.clone()),
            "float" => number().map(part_of_day),
            "currency" => number().map(plain),
            "percentage" => number().map(|number| format!("{}%", plain(number * 100.0))),
            "date" => Some(self.moment()),
            "time" => clock_of_duration(&self.value),
            "boolean" => Some(if self.value == "true" { "TRUE" } else { "FALSE" }.to_owned()),
            "string" if self.paragraphs == 0 => Some(self.value.clone()),
            _ => None,
        };
        value.unwrap_or_else(|| self.text.clone())
    }

    /// A time where only the time is shown.
    fn moment(&self) -> String {
        let Some((day, time)) = self.value.split_once('T') else { return self.value.clone() };
        let time = time.get(..5).unwrap_or(time);
        let shown = self.text.trim().to_ascii_uppercase();
        let digits = shown.trim_end_matches(['A', 'P', 'M', ' ', '.']);
        let is_time_only = digits.contains(':') && digits.split(':').all(|part| part.parse::<u8>().is_ok());
        match () {
            () if is_time_only => time.to_owned(),
            () if time == "00:00" => day.to_owned(),
            () => format!("{day} {time}"),
        }
    }
}

/// `PT18H30M00S` is 18:30; `PT24H00M00S` is 24:00.
fn clock_of_duration(text: &str) -> Option<String> {
    let rest = text.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, seconds) = rest.split_once('M')?;
    let seconds: f64 = seconds.trim_end_matches('S').parse().unwrap_or(0.0);
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let all = hours.checked_mul(60)?.checked_add(minutes)?.checked_add(u32::from(30.0 <= seconds))?;
    Some(format!("{:02}:{:02}", all / 60, all % 60))
}

#[cfg(test)]
#[path = "ods_tests.rs"]
mod tests;
