//! The rows that were not imported, to be sent back.
//!
//! Only cells and codes: whoever writes the file puts the reasons into words.

use std::collections::HashMap;

use crate::{DryRun, RefusedRow, Sheet};

/// A row of the file that was refused, with its own cells.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedLine {
    /// Line, column and reason.
    pub refused: RefusedRow,
    /// Its cells, one for each header.
    pub cells: Vec<String>,
}

/// The refused rows in the order of the file.
pub fn refused_lines(sheet: &Sheet, dry_run: &DryRun) -> Vec<RefusedLine> {
    let refused: HashMap<usize, &RefusedRow> = dry_run.preview.refused.iter().map(|row| (row.line, row)).collect();
    let cell = |cells: &[String], at: usize| cells.get(at).cloned().unwrap_or_default();
    sheet
        .rows
        .iter()
        .filter_map(|row| {
            let why = refused.get(&row.line)?;
            let cells = (0..sheet.headers.len()).map(|at| cell(&row.cells, at)).collect();
            Some(RefusedLine { refused: (*why).clone(), cells })
        })
        .collect()
}
