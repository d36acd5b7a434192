//! A file as a table of text: what was detected, the headers, and the rows with their line numbers.

use std::path::Path;

use crate::{ImportOptions, IntakeError, Notice, Watch};

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

/// Reads a file.
pub fn read_file(_path: &Path, _options: &ImportOptions, _watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    Err(IntakeError::new("empty"))
}

/// Reads a file whose bytes are at hand.
pub fn read_bytes(_file_name: &str, _bytes: &[u8], _options: &ImportOptions, _watch: &dyn Watch) -> Result<Sheet, IntakeError> {
    Err(IntakeError::new("empty"))
}
