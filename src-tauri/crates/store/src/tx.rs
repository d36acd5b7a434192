//! What a command sees of the plan while it changes it.

use domain::{Id, Plan, Record};
use rusqlite::Connection;

use crate::StoreError;
use crate::ids::IdSource;
use crate::tables::{self, Table};

/// An open transaction. Everything written through it is one change, one undo, or nothing at all.
pub struct Tx<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) tables: &'a [Table],
    pub(crate) ids: &'a IdSource,
}

impl Tx<'_> {
    /// Writes a record, new or old. Only cells that differ from the stored ones reach the log.
    pub fn put<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        let table = self.table::<R>()?;
        let cells = record.cells();
        if table.row(self.connection, record.id())?.as_ref() != Some(&cells) {
            table.write(self.connection, &cells)?;
        }
        Ok(())
    }

    /// Moves a record to the bin; says whether it was there.
    pub fn remove<R: Record>(&mut self, id: &str) -> Result<bool, StoreError> {
        self.table::<R>()?.remove(self.connection, id)
    }

    /// The record of an id.
    pub fn get<R: Record>(&self, id: &str) -> Result<Option<R>, StoreError> {
        let row = self.table::<R>()?.row(self.connection, id)?;
        row.map(|cells| tables::record(&cells)).transpose()
    }

    /// Every record of a kind, by id.
    pub fn all<R: Record>(&self) -> Result<Vec<R>, StoreError> {
        tables::all(self.connection)
    }

    /// Everything, with what this command has written so far.
    pub fn plan(&self) -> Result<Plan, StoreError> {
        tables::read_plan(self.connection)
    }

    /// An id for a new record; later ids are greater.
    pub fn new_id(&self) -> Id {
        self.ids.next()
    }

    fn table<R: Record>(&self) -> Result<&Table, StoreError> {
        tables::find(self.tables, R::TABLE).ok_or_else(|| StoreError::damaged(R::TABLE))
    }
}
