//! The rows that were not imported, as a file to send back.

use crate::{DryRun, Sheet};

/// CSV with a byte order mark: the file's own columns, then line, column and reason of each refused row.
pub fn refused_file(_sheet: &Sheet, _dry_run: &DryRun) -> Vec<u8> {
    Vec::new()
}
