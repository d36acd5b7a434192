//! Text with delimiters becomes rows of cells, with the line on which each begins.
//!
//! Reads RFC 4180 and what real files make of it: lone CR, quotes inside cells, other quotes, backslashes, a quote
//! that is never closed or that would swallow whole rows. What a mark means is judged by the width of the rows.

use crate::{IntakeError, Watch, tell};

/// What may stand between cells, in the order of preference.
pub(crate) const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// More rows are refused: a programme never has them, memory would.
pub(crate) const MAX_ROWS: usize = 200_000;
/// More cells in a row are dropped.
pub(crate) const MAX_COLUMNS: usize = 1_000;
/// More cells in all are refused.
pub(crate) const MAX_CELLS: usize = 3_000_000;
/// A longer cell is refused: no spreadsheet can hold one (32,767 characters), memory would have to.
pub(crate) const MAX_CELL_BYTES: usize = 400_000;
/// A cell that runs over so many lines is reported: a stray quote may have swallowed rows.
const LONG_CELL_LINES: usize = 40;
/// Lines by which a dialect is judged.
const SAMPLE_ROWS: usize = 200;
/// A quoted cell with more quotes that stand alone is none.
const MOST_STRAYS: usize = 200;
/// Quoted cells of a line that are tried both ways.
const MOST_TRIED: usize = 14;

/// A row of raw cells and its line, counted from 1.
pub(crate) type RawRow = (usize, Vec<String>);

/// Rows, and the lines at which something was out of order.
pub(crate) struct Delimited {
    pub(crate) rows: Vec<RawRow>,
    /// Lines at which a suspiciously long cell begins.
    pub(crate) long_cells: Vec<usize>,
    /// Lines with a quote that belongs to the words.
    pub(crate) stray_quotes: Vec<usize>,
}

/// The marks of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    pub(crate) delimiter: char,
    pub(crate) quote: u8,
    /// Whether `\"` is a quote inside a quoted cell.
    pub(crate) has_backslashes: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Dialect { delimiter: ',', quote: b'"', has_backslashes: false }
    }
}

impl Dialect {
    /// The marks that give the steadiest rows; `delimiter` is one that a person chose.
    pub(crate) fn detect(text: &str, delimiter: Option<char>) -> Dialect {
        let mut best = (Dialect { delimiter: delimiter.unwrap_or(','), ..Dialect::default() }, 0.0);
        for candidate in DELIMITERS.into_iter().filter(|mark| delimiter.is_none_or(|chosen| chosen == *mark)) {
            for quote in quotes_of(text, candidate) {
                for has_backslashes in [false, true] {
                    if has_backslashes && !text.contains(&format!("\\{}", char::from(quote))) {
                        continue;
                    }
                    let dialect = Dialect { delimiter: candidate, quote, has_backslashes };
                    let score = dialect.steadiness(text);
                    // Where both ways give rows as steady, the one counts that leaves fewer quotes alone.
                    let plain = Dialect { has_backslashes: false, ..dialect };
                    let is_twin = has_backslashes && best.0 == plain && best.1 - 1e-9 < score;
                    if best.1 + 1e-9 < score || is_twin && dialect.strays(text) < plain.strays(text) {
                        best = (dialect, score);
                    }
                }
            }
        }
        best.0
    }

    /// The share of lines with the most frequent width, a little more for wider ones; nothing for one column.
    fn steadiness(self, text: &str) -> f64 {
        let widths = self.widths(text);
        let Some(width) = most_frequent(&widths).filter(|width| 1 < *width) else { return 0.0 };
        let fitting = widths.iter().filter(|other| **other == width).count();
        fitting as f64 / widths.len() as f64 + (width as f64).ln() / 50.0
    }

    /// How many of the first rows have a quote that stands alone.
    fn strays(self, text: &str) -> usize {
        let mut reader = Reader::new(text, self);
        (0..SAMPLE_ROWS).take_while(|_| reader.row().is_some()).count();
        reader.stray_quotes.len()
    }

    fn widths(self, text: &str) -> Vec<usize> {
        let mut reader = Reader::new(text, self);
        let mut widths = Vec::new();
        while let Some((_, cells)) = reader.row() {
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                widths.push(cells.len());
            }
            if widths.len() == SAMPLE_ROWS {
                break;
            }
        }
        widths
    }
}

/// The quotes to try: the apostrophe only where it stands at both ends of cells and the other does at none.
fn quotes_of(text: &str, delimiter: char) -> Vec<u8> {
    let sample: String = text.chars().take(20_000).collect();
    let around = |quote: char| {
        let opened = sample.matches(&format!("{delimiter}{quote}")).count();
        opened.min(sample.matches(&format!("{quote}{delimiter}")).count())
    };
    if 2 <= around('\'') && around('"') == 0 { vec![b'"', b'\''] } else { vec![b'"'] }
}

fn most_frequent(widths: &[usize]) -> Option<usize> {
    let mut counts = std::collections::BTreeMap::new();
    widths.iter().for_each(|width| *counts.entry(*width).or_insert(0_usize) += 1);
    counts.into_iter().max_by_key(|(width, count)| (*count, *width)).map(|(width, _)| width)
}

/// All rows; blank lines are passed over but counted.
pub(crate) fn read_delimited(text: &str, dialect: Dialect, watch: &dyn Watch) -> Result<Delimited, IntakeError> {
    let mut reader = Reader::new(text, dialect);
    reader.expected = most_frequent(&dialect.widths(text)).unwrap_or(1);
    let mut rows = Vec::new();
    let mut cells_in_all = 0;
    while let Some((line, cells)) = reader.row() {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        cells_in_all += cells.len();
        if MAX_ROWS < rows.len() || MAX_CELLS < cells_in_all {
            return Err(IntakeError::new("too_many_rows").with("rows", MAX_ROWS));
        }
        if cells.iter().any(|cell| MAX_CELL_BYTES < cell.len()) {
            return Err(IntakeError::new("cell_too_long").with("line", line));
        }
        if rows.len().is_multiple_of(500) {
            tell(watch, "reading", reader.at, text.len())?;
        }
        rows.push((line, cells));
    }
    Ok(Delimited { rows, long_cells: reader.long_cells, stray_quotes: reader.stray_quotes })
}

/// A quoted cell: its text, where it ends, and how many quotes inside it stand alone.
struct Quoted {
    cell: String,
    end: usize,
    strays: usize,
}

struct Reader<'a> {
    text: &'a str,
    dialect: Dialect,
    delimiter: u8,
    /// How many cells a row should have; 0: not known, so nothing is judged by it.
    expected: usize,
    at: usize,
    line: usize,
    long_cells: Vec<usize>,
    stray_quotes: Vec<usize>,
    /// From here on quotes mean nothing: one of them is never closed.
    last_quote: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, dialect: Dialect) -> Self {
        let delimiter = u8::try_from(dialect.delimiter).unwrap_or(b',');
        Reader {
            text,
            dialect,
            delimiter,
            expected: 0,
            at: 0,
            line: 1,
            long_cells: Vec::new(),
            stray_quotes: Vec::new(),
            last_quote: usize::MAX,
        }
    }

    fn row(&mut self) -> Option<RawRow> {
        if self.text.len() <= self.at {
            return None;
        }
        let (start, line) = (self.at, self.line);
        let mut cells = Vec::new();
        let mut strays = 0;
        loop {
            let cell = self.cell(&mut strays);
            if cells.len() < MAX_COLUMNS {
                cells.push(cell);
            }
            match self.text.as_bytes().get(self.at) {
                Some(byte) if *byte == self.delimiter => self.at += 1,
                _ => break,
            }
        }
        let lines = self.count_lines(start, self.at);
        let is_doubtful = 0 < strays || 0 < lines;
        if is_doubtful && let Some(better) = self.without_stray_quotes(start, &cells, strays, lines) {
            cells = better;
            self.at = self.end_of_physical(start);
            strays = 1;
        } else {
            self.line += lines;
            if LONG_CELL_LINES < lines {
                self.long_cells.push(line);
            }
        }
        if 0 < strays {
            self.stray_quotes.push(line);
        }
        if self.at < self.text.len() {
            self.end_of_line();
        }
        Some((line, cells))
    }

    /// The cells of the first line alone, where a quote in it is no quote: when only so the row has its width, or when
    /// every line that the quoted cell would swallow is a row by itself.
    fn without_stray_quotes(&self, start: usize, cells: &[String], strays: usize, lines: usize) -> Option<Vec<String>> {
        if self.expected < 2 {
            return None;
        }
        let first = &self.text[start..self.end_of_physical(start)];
        if lines == 0 {
            return if cells.len() == self.expected { None } else { self.fit(first) };
        }
        let is_row = cells.len() == self.expected;
        let swallowed: Vec<&str> = self.text[start..self.at].split(['\n', '\r']).skip(1).take(50).collect();
        let mut rows = swallowed.iter().filter(|line| !line.trim().is_empty()).peekable();
        let is_table = rows.peek().is_some() && rows.all(|line| self.fit(line).is_some());
        let fitting = match self.fit(first) {
            Some(fitting) => fitting,
            // A quote alone on a line that should be blank.
            None if 0 < strays && first.trim().as_bytes() == [self.dialect.quote] => vec![String::new()],
            // A row that was cut off behind an opening quote: it is short and told, the rows below it are whole.
            None if 0 < strays && is_table => first.split(char::from(self.delimiter)).map(str::to_owned).collect(),
            None => return None,
        };
        (is_table || (!is_row && 0 < strays)).then_some(fitting)
    }

    /// The cells of one line with the expected width, taking as few quotes as can be for words.
    fn fit(&self, line: &str) -> Option<Vec<String>> {
        (0..=3).find_map(|most| self.fit_from(line, 0, most, self.expected, &mut 0))
    }

    fn fit_from(&self, line: &str, at: usize, most: usize, left: usize, tried: &mut usize) -> Option<Vec<String>> {
        *tried += 1;
        if left == 0 || 1 << MOST_TRIED < *tried {
            return None;
        }
        let bytes = line.as_bytes();
        let finish = |cell: String, end: usize, most: usize, tried: &mut usize| -> Option<Vec<String>> {
            let mut cells = vec![cell];
            if end == line.len() {
                return (left == 1).then_some(cells);
            }
            cells.extend(self.fit_from(line, end + 1, most, left - 1, tried)?);
            Some(cells)
        };
        let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
        let is_quoted = bytes.get(at + blanks) == Some(&self.dialect.quote);
        if is_quoted
            && let Some(quoted) = self.quoted(line, at + blanks + 1)
            && quoted.strays <= most
            && let Some(cells) = finish(quoted.cell, quoted.end, most - quoted.strays, tried)
        {
            return Some(cells);
        }
        if is_quoted && most == 0 {
            return None;
        }
        let end = bytes[at..].iter().position(|byte| *byte == self.delimiter).map_or(line.len(), |end| at + end);
        finish(line[at..end].to_owned(), end, most - usize::from(is_quoted), tried)
    }

    fn end_of_physical(&self, start: usize) -> usize {
        let rest = &self.text.as_bytes()[start..];
        start + rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
    }

    /// Passes CR LF, LF, or a lone CR.
    fn end_of_line(&mut self) {
        let bytes = self.text.as_bytes();
        self.at += if bytes[self.at..].starts_with(b"\r\n") { 2 } else { 1 };
        self.line += 1;
    }

    fn cell(&mut self, strays: &mut usize) -> String {
        let bytes = self.text.as_bytes();
        let blanks = bytes[self.at..].iter().take_while(|byte| **byte == b' ').count();
        let is_opened = bytes.get(self.at + blanks) == Some(&self.dialect.quote);
        if is_opened && self.last_quote <= self.at + blanks {
            *strays += 1;
        } else if is_opened {
            match self.close(self.text, self.at + blanks + 1) {
                Ok(quoted) => {
                    self.at = quoted.end;
                    *strays += quoted.strays;
                    return quoted.cell;
                }
                Err(is_never_closed) => {
                    if is_never_closed {
                        self.last_quote = self.at + blanks;
                    }
                    *strays += 1;
                }
            }
        }
        let rest = &bytes[self.at..];
        let is_end = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let cell = self.text[self.at..self.at + length].to_owned();
        self.at += length;
        cell
    }

    /// The cell whose words begin at `start`; `None` when its quote is never closed.
    fn quoted(&self, text: &str, start: usize) -> Option<Quoted> {
        self.close(text, start).ok()
    }

    /// The same; the error says whether a quote further on could not be closed either.
    fn close(&self, text: &str, start: usize) -> Result<Quoted, bool> {
        let bytes = text.as_bytes();
        let mark = self.dialect.quote;
        let mut cell = String::new();
        let mut strays = 0;
        let mut from = start;
        loop {
            let quote = from + bytes[from..].iter().position(|byte| *byte == mark).ok_or(true)?;
            if MOST_STRAYS < strays || MAX_CELL_BYTES < quote - start {
                return Err(false);
            }
            if self.dialect.has_backslashes && from < quote && bytes[quote - 1] == b'\\' {
                cell.push_str(&text[from..quote - 1]);
                cell.push(char::from(mark));
                from = quote + 1;
                continue;
            }
            cell.push_str(&text[from..quote]);
            if bytes.get(quote + 1) == Some(&mark) {
                cell.push(char::from(mark));
                from = quote + 2;
                continue;
            }
            let blanks = bytes[quote + 1..].iter().take_while(|byte| **byte == b' ').count();
            let end = quote + 1 + blanks;
            match bytes.get(end) {
                None | Some(b'\n' | b'\r') => {
                    return Ok(Quoted { cell: without_doubled_opening(cell, mark, strays), end, strays });
                }
                Some(byte) if *byte == self.delimiter => {
                    return Ok(Quoted { cell: without_doubled_opening(cell, mark, strays), end, strays });
                }
                // A quote inside the words.
                Some(_) => {
                    cell.push(char::from(mark));
                    strays += 1;
                    from = quote + 1;
                }
            }
        }
    }

    /// Line ends between two places.
    fn count_lines(&self, start: usize, end: usize) -> usize {
        let inside = &self.text.as_bytes()[start..end];
        let feeds = inside.iter().filter(|byte| **byte == b'\n').count();
        let lone = inside.windows(2).filter(|pair| pair[0] == b'\r' && pair[1] != b'\n').count();
        feeds + lone
    }
}

/// The words of a cell whose opening quote stood twice: the second one is no letter of theirs.
fn without_doubled_opening(cell: String, mark: u8, strays: usize) -> String {
    let mark = char::from(mark);
    match cell.strip_prefix(mark) {
        Some(words) if 0 < strays && !words.contains(mark) => words.to_owned(),
        _ => cell,
    }
}

#[cfg(test)]
#[path = "delimited_tests.rs"]
mod tests;
