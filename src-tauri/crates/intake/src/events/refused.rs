//! The rows that were not imported, as a file to send back.

use std::collections::HashMap;

use crate::{DryRun, RefusedRow, Sheet};

/// CSV with a byte order mark: line, column and reason of each refused row, then the file's own columns.
pub fn refused_file(sheet: &Sheet, dry_run: &DryRun) -> Vec<u8> {
    let refused: HashMap<usize, &RefusedRow> = dry_run.preview.refused.iter().map(|row| (row.line, row)).collect();
    let mut out = String::from("\u{feff}");
    let head = ["line", "column", "reason"].into_iter().chain(sheet.headers.iter().map(String::as_str));
    write_row(&mut out, head);
    for row in &sheet.rows {
        let Some(why) = refused.get(&row.line) else { continue };
        let line = why.line.to_string();
        let facts = [line.as_str(), &why.column, &why.reason].into_iter();
        let cells = (0..sheet.headers.len()).map(|at| row.cells.get(at).map_or("", String::as_str));
        write_row(&mut out, facts.chain(cells));
    }
    out.into_bytes()
}

/// CSV with a byte order mark and quotes where they are needed.
pub fn csv_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    for row in rows {
        write_row(&mut out, row.iter().map(String::as_str));
    }
    out.into_bytes()
}

fn write_row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if 0 < at {
            out.push(',');
        }
        // A cell that a spreadsheet would run as a formula is marked as text; plain numbers stay numbers.
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
        let mark = if is_formula { "'" } else { "" };
        if is_formula || cell.contains(['"', ',', ';', '\n', '\r']) {
            out.push('"');
            out.push_str(mark);
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}
