//! Going back to a safety copy, also when the plan's own file does not open any more.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::file::check;
use crate::file::copies::{self, Reason};
use crate::file::lease::{self, Lease};
use crate::file::lock;
use crate::file::opening;
use crate::file::paths::{beside, remove_if_there};
use crate::log::undo_stack::UndoStack;
use crate::rows::tables;
use crate::{OpenRisk, PlanFile, StoreError, Surroundings};

impl PlanFile {
    /// Puts a safety copy in the place of the plan, after making a copy of the plan as it is.
    pub fn restore_safety_copy(&mut self, key: &str) -> Result<(), StoreError> {
        let surroundings = self.ids.surroundings().clone();
        let copy = copies::find(&self.plan_id, key, &surroundings.home)?;
        check_copy(&copy)?;
        copies::make(&self.connection, &self.plan_id, Reason::BeforeRestore, &surroundings)?;
        let whole = beside(&self.path, ".restore");
        place_copy(&copy, &whole)?;
        // The file must be closed while it is replaced.
        let open = std::mem::replace(&mut self.connection, Connection::open_in_memory()?);
        if let Err((open, error)) = open.close() {
            self.connection = open;
            remove_if_there(&whole)?;
            return Err(error.into());
        }
        let replaced = replace(&whole, &self.path);
        self.reopen(&surroundings)?;
        replaced
    }

    fn reopen(&mut self, surroundings: &Surroundings) -> Result<(), StoreError> {
        self.connection = opening::connect(&self.path, surroundings, &mut self.notices)?;
        self.tables = tables::load(&self.connection)?;
        self.undo_stack = UndoStack::load(&self.connection)?;
        self.lease = Lease::load(&self.connection, &self.plan_id, &self.path, surroundings)?;
        // Greater than before, so that everything on the screen is read again.
        let sql = "UPDATE meta SET value = max(value, ?1) + 1 WHERE key = 'revision' RETURNING value";
        self.revision = self.connection.query_row(sql, [self.revision], |row| row.get(0))?;
        self.snapshots.get_mut().forget();
        Ok(())
    }
}

/// Puts a safety copy in the place of a file that does not open any more, and opens it. The broken file stays
/// beside it, with the ending `.broken`.
pub fn recover(path: &Path, key: &str, surroundings: &Surroundings) -> Result<PlanFile, StoreError> {
    let path = fs::canonicalize(path)?;
    let no_copy = || StoreError::NoSuchCopy { key: key.to_owned() };
    let plan_id = lease::plan_at(&path, &surroundings.home).ok_or_else(no_copy)?;
    let copy = copies::find(&plan_id, key, &surroundings.home)?;
    check_copy(&copy)?;
    let lock = lock::take(&path, surroundings)?;
    let whole = beside(&path, ".restore");
    place_copy(&copy, &whole)?;
    fs::rename(&path, beside(&path, ".broken"))?;
    replace(&whole, &path)?;
    drop(lock);
    PlanFile::open(&path, OpenRisk::Accept, surroundings)
}

/// A copy must be whole before anything is given up for it.
fn check_copy(copy: &Path) -> Result<(), StoreError> {
    let connection = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match check::complaints(&connection)?.into_iter().next() {
        Some(detail) => Err(StoreError::Damaged { detail }),
        None => Ok(()),
    }
}

/// Copies under another name; nothing half done is left when there is no room.
fn place_copy(copy: &Path, to: &Path) -> Result<(), StoreError> {
    let placed = fs::copy(copy, to).and_then(|_| File::options().write(true).open(to)?.sync_all());
    if placed.is_err() {
        let _ = fs::remove_file(to);
    }
    Ok(placed?)
}

/// Puts a whole file in the place of another, whose write-ahead log must not be taken for its own.
fn replace(whole: &Path, path: &Path) -> Result<(), StoreError> {
    remove_if_there(&beside(path, "-wal"))?;
    Ok(fs::rename(whole, path)?)
}
