//! Is it a plan, is it whole: the header, the pages, and the tables against the log.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior};

use crate::file::format::{self, APPLICATION_ID, FORMAT_VERSION};
use crate::file::paths::beside;
use crate::log::witness::{self, RECEIVED};
use crate::log::{ops, projection};
use crate::plan_file;
use crate::reader::Reader;
use crate::rows::bounds::OutOfBounds;
use crate::rows::touched::Touched;
use crate::rows::{attachments, tables};
use crate::{PlanFile, StoreError};

/// What the check of an open file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// SQLite finds every page in order, and every change fits its hash.
    pub is_intact: bool,
    /// The tables say what the log says.
    pub is_log_equal: bool,
    /// How many things differ.
    pub difference_count: usize,
    /// The first of them: table, id and field of a cell, such as `event 0190… title`, `change 41`, or what SQLite
    /// complained of.
    pub differences: Vec<String>,
}

/// How many differences are named.
const NAMED: usize = 10;

/// Everything that is wrong with a file.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// What SQLite complains of, or what could not be read at all.
    pub(crate) pages: Vec<String>,
    /// Changes that do not fit their hash.
    pub(crate) changes: Vec<i64>,
    /// Named states that do not fit theirs.
    pub(crate) versions: Vec<String>,
    /// Contents of files that do not fit theirs.
    pub(crate) attachments: Vec<String>,
    /// Cells in which the tables differ from the log.
    pub(crate) cells: Vec<String>,
    /// Values beyond what a plan can hold: nothing is damaged by them, they are told.
    pub(crate) beyond: Vec<OutOfBounds>,
}

impl Findings {
    /// Nothing is wrong.
    pub(crate) fn is_whole(&self) -> bool {
        self.names().is_empty()
    }

    /// The log fits its hashes, so that the tables can be made from it.
    pub(crate) fn is_log_proven(&self) -> bool {
        self.changes.is_empty() && self.versions.is_empty() && self.attachments.is_empty()
    }

    /// Only indexes are wrong, which hold nothing of their own.
    pub(crate) fn is_index_only(&self) -> bool {
        let is_index = |text: &String| {
            text.contains("missing from index")
                || text.contains("entries in index")
                || text.contains("non-unique entry")
        };
        !self.pages.is_empty() && self.pages.iter().all(is_index)
    }

    /// What is wrong, each by a name.
    pub(crate) fn names(&self) -> Vec<String> {
        let changes = self.changes.iter().map(|change| format!("change {change}"));
        let versions = self.versions.iter().map(|id| format!("version {id}"));
        let attachments = self.attachments.iter().map(|hash| format!("attachment {hash}"));
        let pages = self.pages.iter().cloned();
        pages.chain(changes).chain(versions).chain(attachments).chain(self.cells.iter().cloned()).collect()
    }
}

/// Looks at everything in a file of today's format: pages, the chain of changes, contents, and tables against the log.
/// Where pages do not hang together nothing more is read: rows could be without end.
pub(crate) fn examine(connection: &Connection) -> Result<Findings, StoreError> {
    let mut findings = Findings::default();
    fn found<T: Default>(pages: &mut Vec<String>, part: &str, looked: Result<T, StoreError>) -> Result<T, StoreError> {
        match looked {
            Err(StoreError::Damaged { detail } | StoreError::Sql { detail }) => {
                pages.push(format!("{part}: {detail}"));
                Ok(T::default())
            }
            other => other,
        }
    }
    let complaints = found(&mut findings.pages, "pages", complaints(connection))?;
    findings.pages.extend(complaints);
    if !findings.pages.is_empty() && !findings.is_index_only() {
        return Ok(findings);
    }
    let pages = &mut findings.pages;
    findings.changes = found(pages, "change", witness::broken(connection))?;
    findings.versions = found(pages, "version", witness::broken_versions(connection))?;
    if !found(pages, "change", witness::is_received_right(connection))? {
        pages.push(RECEIVED.to_owned());
    }
    findings.attachments = found(pages, "attachment", attachments::broken(connection))?;
    let cells = tables::load(connection).and_then(|tables| projection::differences(connection, &tables));
    findings.cells = found(pages, "rows", cells)?;
    findings.beyond = found(pages, "record", tables::check_all(connection))?;
    Ok(findings)
}

/// Opens a file to look at it, which leaves it and what lies beside it as they are, and costs no more than its size.
pub(crate) fn look_into(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(cannot_open)?;
    let bytes = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.len());
    accept(&mut connection, bytes(path) + bytes(&beside(path, "-wal")))?;
    Ok(connection)
}

/// Takes a file of so many bytes for looking at it, if its format is known and nothing else is in it.
pub(crate) fn accept(connection: &mut Connection, bytes: u64) -> Result<(), StoreError> {
    format::accept(connection, bytes, |connection| {
        let found = format::format_of(connection)?;
        check_format(found)?;
        format::check_schema(connection, found).map_err(as_damage)
    })
}

/// Whether this program knows a format.
fn check_format(found: i64) -> Result<(), StoreError> {
    match found {
        1..=FORMAT_VERSION => Ok(()),
        _ if FORMAT_VERSION < found => Err(StoreError::NewerFormat { found, known: FORMAT_VERSION }),
        _ => Err(StoreError::UnknownFormat { found }),
    }
}

impl Reader {
    /// Checks the pages, the chain of changes, and the tables against the log.
    pub fn verify(&self) -> Result<Verification, StoreError> {
        let findings = examine(&self.connection)?;
        let mut differences = findings.names();
        let difference_count = differences.len();
        differences.truncate(NAMED);
        Ok(Verification {
            is_intact: findings.pages.is_empty() && findings.is_log_proven(),
            is_log_equal: findings.cells.is_empty(),
            difference_count,
            differences,
        })
    }
}

impl PlanFile {
    /// Makes every table anew from the log.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        let Reader { connection, tables, .. } = &mut self.reader;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        projection::write_tables(&transaction, tables)?;
        ops::forget_touched(&transaction)?;
        let revision = plan_file::raise_revision(&transaction)?;
        transaction.commit()?;
        self.revision = revision;
        self.touched.join(Touched::everything());
        self.snapshots.get_mut().forget();
        Ok(())
    }
}

/// Whether a file is a plan, of whatever format and whatever it is called.
pub fn is_plan(path: &Path) -> bool {
    let found = check_header(path);
    matches!(found, Ok(_) | Err(StoreError::NewerFormat { .. } | StoreError::UnknownFormat { .. }))
}

/// Whether the first hundred bytes are those of a plan of a known format; says which.
pub(crate) fn check_header(path: &Path) -> Result<i64, StoreError> {
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
    let signed = |number: i64| i64::from(number as u32 as i32);
    let found = number(60).map_or(0, signed);
    check_format(found).map(|()| found)
}

fn be(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
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

/// While opening, SQL that fails on our own tables means that the tables are not what we made.
pub(crate) fn as_damage(error: StoreError) -> StoreError {
    match error {
        StoreError::Sql { detail } => StoreError::Damaged { detail },
        other => other,
    }
}

/// A file to which SQLite finds no way.
pub(crate) fn cannot_open(error: rusqlite::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::Sql { detail } => StoreError::Unreadable { detail },
        other => other,
    }
}

#[cfg(test)]
mod tests;
