//! Text with delimiters becomes rows of cells, with the line on which each begins.
//!
//! Reads RFC 4180 and what real files make of it: lone CR, quotes inside cells, a quote that is never closed.

use crate::{IntakeError, Watch, tell};

/// What may stand between cells, in the order of preference.
pub(crate) const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// More rows are refused: a programme never has them, memory would.
pub(crate) const MAX_ROWS: usize = 200_000;
/// More cells in a row are dropped.
pub(crate) const MAX_COLUMNS: usize = 1_000;
/// More cells in all are refused.
pub(crate) const MAX_CELLS: usize = 8_000_000;
/// A cell that runs over so many lines is reported: a stray quote may have swallowed rows.
const LONG_CELL_LINES: usize = 40;

/// A row of raw cells and its line, counted from 1.
pub(crate) type RawRow = (usize, Vec<String>);

/// Rows, and the lines at which a suspiciously long cell begins.
pub(crate) struct Delimited {
    pub(crate) rows: Vec<RawRow>,
    pub(crate) long_cells: Vec<usize>,
}

/// The delimiter that gives the steadiest number of cells over the first lines.
pub(crate) fn detect_delimiter(text: &str) -> char {
    let mut best = (',', 0.0);
    for delimiter in DELIMITERS {
        let mut reader = Reader::new(text, delimiter);
        let mut widths = Vec::new();
        while let Some((_, cells)) = reader.row() {
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                widths.push(cells.len());
            }
            if widths.len() == 50 {
                break;
            }
        }
        let score = steadiness(&widths);
        if best.1 < score {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The share of lines with the most frequent width, a little more for wider ones; nothing for one column.
fn steadiness(widths: &[usize]) -> f64 {
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    let Some(width) = widths.iter().copied().filter(|width| 1 < *width).max_by_key(|width| (count(*width), *width))
    else {
        return 0.0;
    };
    count(width) as f64 / widths.len() as f64 + (width as f64).ln() / 50.0
}

/// All rows; blank lines are passed over but counted.
pub(crate) fn read_delimited(text: &str, delimiter: char, watch: &dyn Watch) -> Result<Delimited, IntakeError> {
    let mut reader = Reader::new(text, delimiter);
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
        if rows.len().is_multiple_of(500) {
            tell(watch, "reading", reader.at, text.len())?;
        }
        rows.push((line, cells));
    }
    Ok(Delimited { rows, long_cells: reader.long_cells })
}

struct Reader<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: usize,
    long_cells: Vec<usize>,
    /// From here on quotes mean nothing: one of them is never closed.
    last_quote: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        let delimiter = u8::try_from(delimiter).unwrap_or(b',');
        Reader { text, delimiter, at: 0, line: 1, long_cells: Vec::new(), last_quote: usize::MAX }
    }

    fn row(&mut self) -> Option<RawRow> {
        if self.text.len() <= self.at {
            return None;
        }
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let cell = self.cell();
            if cells.len() < MAX_COLUMNS {
                cells.push(cell);
            }
            match self.text.as_bytes().get(self.at) {
                Some(byte) if *byte == self.delimiter => self.at += 1,
                Some(_) => {
                    self.end_of_line();
                    return Some((line, cells));
                }
                None => return Some((line, cells)),
            }
        }
    }

    /// Passes CR LF, LF, or a lone CR.
    fn end_of_line(&mut self) {
        let bytes = self.text.as_bytes();
        self.at += if bytes[self.at..].starts_with(b"\r\n") { 2 } else { 1 };
        self.line += 1;
    }

    fn cell(&mut self) -> String {
        let bytes = self.text.as_bytes();
        let blanks = bytes[self.at..].iter().take_while(|byte| **byte == b' ').count();
        if bytes.get(self.at + blanks) == Some(&b'"') && self.at + blanks < self.last_quote {
            match self.quoted(self.at + blanks + 1) {
                Some(cell) => return cell,
                None => self.last_quote = self.at + blanks,
            }
        }
        let rest = &bytes[self.at..];
        let is_end = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let cell = self.text[self.at..self.at + length].to_owned();
        self.at += length;
        cell
    }

    /// The cell whose text begins at `start`; `None` when its quote is never closed.
    fn quoted(&mut self, start: usize) -> Option<String> {
        let bytes = self.text.as_bytes();
        let mut cell = String::new();
        let mut from = start;
        loop {
            let quote = from + self.text[from..].find('"')?;
            cell.push_str(&self.text[from..quote]);
            if bytes.get(quote + 1) == Some(&b'"') {
                cell.push('"');
                from = quote + 2;
                continue;
            }
            let blanks = bytes[quote + 1..].iter().take_while(|byte| **byte == b' ').count();
            let end = quote + 1 + blanks;
            match bytes.get(end) {
                None | Some(b'\n' | b'\r') => {}
                Some(byte) if *byte == self.delimiter => {}
                // A quote inside the words.
                Some(_) => {
                    cell.push('"');
                    from = quote + 1;
                    continue;
                }
            }
            self.count_lines(start, quote);
            self.at = end;
            return Some(cell);
        }
    }

    fn count_lines(&mut self, start: usize, end: usize) {
        let inside = &self.text.as_bytes()[start..end];
        let feeds = inside.iter().filter(|byte| **byte == b'\n').count();
        let lone = inside.windows(2).filter(|pair| pair[0] == b'\r' && pair[1] != b'\n').count();
        if LONG_CELL_LINES < feeds + lone {
            self.long_cells.push(self.line);
        }
        self.line += feeds + lone;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unwatched;

    fn read(text: &str, delimiter: char) -> Vec<RawRow> {
        read_delimited(text, delimiter, &Unwatched).expect("rows").rows
    }

    #[test]
    fn cells_of_real_files() {
        let check = |text: &str, rows: &[(usize, &[&str])]| {
            let expected: Vec<RawRow> = rows
                .iter()
                .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
                .collect();
            assert_eq!(read(text, ','), expected, "{text:?}");
        };
        check("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a,b\r\n1,2", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a,b\r1,2\r", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a\n\n\nb", &[(1, &["a"]), (4, &["b"])]);
        check("\"x\ny\",2\n3,4", &[(1, &["x\ny", "2"]), (3, &["3", "4"])]);
        check("\"he said \"\"hi\"\"\",1", &[(1, &["he said \"hi\"", "1"])]);
        check("\"open \"house\" day\",1", &[(1, &["open \"house\" day", "1"])]);
        check("a 5\" pipe,1", &[(1, &["a 5\" pipe", "1"])]);
        check("\"never closed,1\nb,2", &[(1, &["\"never closed", "1"]), (2, &["b", "2"])]);
        check("=1+1,@x", &[(1, &["=1+1", "@x"])]);
        check("a,", &[(1, &["a", ""])]);
    }

    #[test]
    fn delimiter_by_steadiness() {
        let check = |text: &str, delimiter: char| assert_eq!(detect_delimiter(text), delimiter, "{text:?}");
        check("a,b,c\n1,2,3\n", ',');
        check("a;b\n1,5;2\n1,5;3,1\n", ';');
        check("a\tb\n1, 2\t3\n", '\t');
        check("a|b\n1|2\n", '|');
        check("Title;Text\nA;\"one, two, three\"\nB;\"four, five\"\n", ';');
        check("only one column\nsecond\n", ',');
    }
}
