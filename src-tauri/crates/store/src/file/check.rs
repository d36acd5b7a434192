//! Is it a plan, is it whole: the header, the pages, and the tables against the log.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::file::format::{APPLICATION_ID, FORMAT_VERSION};
use crate::log::{ops, projection};
use crate::plan_file::{self, Notice};
use crate::{PlanFile, StoreError};

/// What the check of an open file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// SQLite finds every page in order.
    pub is_intact: bool,
    /// The tables say what the log says.
    pub is_log_equal: bool,
    /// Table, id and field of each cell that differs, such as `event 0190… title`, and what SQLite complained of.
    pub differences: Vec<String>,
}

impl PlanFile {
    /// Checks the pages, and the tables against the log.
    pub fn verify(&self) -> Result<Verification, StoreError> {
        let complaints = complaints(&self.connection)?;
        let cells = projection::differences(&self.connection, &self.tables)?;
        Ok(Verification {
            is_intact: complaints.is_empty(),
            is_log_equal: cells.is_empty(),
            differences: complaints.into_iter().chain(cells).collect(),
        })
    }

    /// Makes every table anew from the log.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        projection::write_tables(&transaction, &self.tables)?;
        ops::forget_touched(&transaction)?;
        let revision = plan_file::raise_revision(&transaction)?;
        transaction.commit()?;
        self.revision = revision;
        self.snapshots.get_mut().forget();
        Ok(())
    }
}

/// Whether a file is a plan, of whatever format and whatever it is called.
pub fn is_plan(path: &Path) -> bool {
    matches!(check_header(path), Ok(()) | Err(StoreError::NewerFormat { .. }))
}

/// Whether the first hundred bytes are those of a plan of a known format.
pub(crate) fn check_header(path: &Path) -> Result<(), StoreError> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(StoreError::NotAPlan);
    }
    let mut header = Vec::with_capacity(100);
    File::open(path)?.take(100).read_to_end(&mut header)?;
    let number = |at: usize| header.get(at..at + 4).map(|bytes| i64::from(be(bytes)));
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") || number(68) != Some(APPLICATION_ID) {
        return Err(StoreError::NotAPlan);
    }
    match number(60) {
        Some(found) if found > FORMAT_VERSION => Err(StoreError::NewerFormat { found, known: FORMAT_VERSION }),
        _ => Ok(()),
    }
}

fn be(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

/// Holds every page against SQLite's own check; puts right what only concerns an index.
pub(crate) fn check_pages(connection: &Connection, notices: &mut Vec<Notice>) -> Result<(), StoreError> {
    let complaints = complaints(connection)?;
    if complaints.is_empty() {
        return Ok(());
    }
    let is_index = |text: &String| {
        text.contains("missing from index") || text.contains("entries in index") || text.contains("non-unique entry")
    };
    if complaints.iter().all(is_index) {
        connection.execute_batch("REINDEX")?;
        let left = self::complaints(connection)?;
        if left.is_empty() {
            notices.push(Notice::new("repaired"));
            return Ok(());
        }
    }
    Err(StoreError::damaged(complaints.into_iter().next().unwrap_or_default()))
}

/// What SQLite's check of the file finds wrong.
pub(crate) fn complaints(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

pub(crate) fn plan_id_of(connection: &Connection) -> Result<String, StoreError> {
    let sql = "SELECT value FROM meta WHERE key = 'plan_id'";
    let id: Option<String> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    // It names folders and files, so it must be what we wrote.
    id.filter(|id| uuid::Uuid::try_parse(id).is_ok()).ok_or_else(|| StoreError::damaged("meta.plan_id"))
}
