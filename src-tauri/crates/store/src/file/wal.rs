//! The write-ahead log beside a plan: whether it is there, and whether it belongs to it.
//!
//! SQLite mixes into a file whatever log lies beside it, even when the file was replaced by another state of the plan.
//! The chain of changes tells: file and log together must make a whole plan. If they do not and the file alone does,
//! the log is that of another state.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::StoreError;
use crate::file::paths::{OTHER_LOG, beside, has_log, remove_if_there};
use crate::file::{check, format};

/// Sets the log of another state aside, so that it cannot be mixed in; says whether there was one.
pub(crate) fn set_foreign_aside(path: &Path) -> Result<bool, StoreError> {
    if !has_log(path) {
        return Ok(false);
    }
    let is_together = match check::look_into(path) {
        Ok(connection) => is_whole(Ok(connection)),
        Err(StoreError::Damaged { .. } | StoreError::Sql { .. } | StoreError::NotAPlan) => false,
        // Such as a newer format, which is for a newer program to judge.
        Err(error) => return Err(error),
    };
    if is_together || !is_whole(look_at_file_alone(path)) {
        return Ok(false);
    }
    fs::rename(beside(path, "-wal"), free_name(path))?;
    remove_if_there(&beside(path, "-shm"))?;
    Ok(true)
}

/// Keeps a copy of a log of which SQLite could not read the end: what was saved last may still be found in it.
pub(crate) fn keep(path: &Path) -> Result<(), StoreError> {
    fs::copy(beside(path, "-wal"), free_name(path))?;
    Ok(())
}

/// Names that nothing has yet, for a log that was set aside.
fn free_name(path: &Path) -> PathBuf {
    let names = (1..).map(|number| beside(path, &format!("{OTHER_LOG}-{number}")));
    names.into_iter().find(|name| !name.exists()).unwrap_or_else(|| beside(path, OTHER_LOG))
}

fn is_whole(connection: Result<Connection, StoreError>) -> bool {
    let findings = connection.and_then(|connection| {
        if format::format_of(&connection)? < format::FORMAT_VERSION {
            return Ok(check::complaints(&connection)?.is_empty());
        }
        Ok(check::examine(&connection)?.is_whole())
    });
    findings.unwrap_or(false)
}

/// The file as if there were no log beside it.
fn look_at_file_alone(path: &Path) -> Result<Connection, StoreError> {
    let plain = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let mut connection = Connection::open_with_flags(format!("file:{plain}?immutable=1"), flags)?;
    check::accept(&mut connection, fs::metadata(path)?.len())?;
    Ok(connection)
}

#[cfg(test)]
mod tests;
