//! Going back to a safety copy, also when the plan's own file does not open any more.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::Connection;

use crate::copies::{self, Reason};
use crate::lease::{self, Lease};
use crate::line::Line;
use crate::opening::{self, beside, remove_if_there};
use crate::{OpenRisk, PlanFile, StoreError, Surroundings, tables};

impl PlanFile {
    /// Puts a safety copy in the place of the plan, after making a copy of the plan as it is.
    pub fn restore_safety_copy(&mut self, key: &str) -> Result<(), StoreError> {
        let surroundings = self.ids.surroundings().clone();
        let copy = copies::find(&self.plan_id, key, &surroundings.home)?;
        let whole = beside(&self.path, ".restore");
        place_copy(&copy, &whole)?;
        copies::make(&self.connection, &self.plan_id, Reason::BeforeRestore, &surroundings)?;
        // The file must be closed while it is replaced.
        let open = std::mem::replace(&mut self.connection, Connection::open_in_memory()?);
        if let Err((open, error)) = open.close() {
            self.connection = open;
            return Err(error.into());
        }
        let replaced = fs::rename(&whole, &self.path);
        self.reopen(&surroundings)?;
        Ok(replaced?)
    }

    fn reopen(&mut self, surroundings: &Surroundings) -> Result<(), StoreError> {
        self.connection = opening::connect(&self.path, surroundings, &mut self.notices)?;
        self.tables = tables::load(&self.connection)?;
        self.line = Line::load(&self.connection)?;
        self.lease = Lease::load(&self.connection, &self.plan_id, &self.path, surroundings)?;
        // Greater than before, so that everything on the screen is read again.
        let sql = "UPDATE meta SET value = max(value, ?1) + 1 WHERE key = 'revision' RETURNING value";
        self.revision = self.connection.query_row(sql, [self.revision], |row| row.get(0))?;
        *self.snapshot.borrow_mut() = None;
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
    let lock = crate::lock::take(&path, surroundings)?;
    let whole = beside(&path, ".restore");
    place_copy(&copy, &whole)?;
    fs::rename(&path, beside(&path, ".broken"))?;
    remove_if_there(&beside(&path, "-wal"))?;
    fs::rename(&whole, &path)?;
    drop(lock);
    PlanFile::open(&path, OpenRisk::Accept, surroundings)
}

fn place_copy(copy: &Path, to: &Path) -> Result<(), StoreError> {
    fs::copy(copy, to)?;
    Ok(File::open(to)?.sync_all()?)
}
