//! What a command sees of the plan while it changes it.

use domain::references::{ABOUT_SUBJECTS, Leaving, REFERENCES, Reference};
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

    /// Moves a record to the bin with everything that means nothing without it; what can stay names nothing then.
    /// Says how many records went, itself included.
    pub fn remove_whole(&mut self, table: &str, id: &str) -> Result<usize, StoreError> {
        let known = tables::find(self.tables, table).ok_or_else(|| StoreError::damaged(table))?;
        // Itself first, so that a circle of references ends.
        if !known.remove(self.connection, id)? {
            return Ok(0);
        }
        let mut count = 1;
        for reference in REFERENCES.iter().filter(|reference| reference.target == table) {
            match reference.leaving {
                Leaving::Goes => {
                    for gone in self.naming(reference.table, &format!("{} = ?1", reference.field), &[id])? {
                        count += self.remove_whole(reference.table, &gone)?;
                    }
                }
                Leaving::Stays => {
                    let Reference { table, field, .. } = reference;
                    let sql = format!("UPDATE {table} SET {field} = NULL WHERE {field} = ?1");
                    self.connection.prepare_cached(&sql)?.execute([id])?;
                }
            }
        }
        for about in ABOUT_SUBJECTS {
            for gone in self.naming(about, "subject_id = ?1 AND subject = ?2", &[id, table])? {
                count += self.remove_whole(about, &gone)?;
            }
        }
        Ok(count)
    }

    /// Whether a record is there, such as one that another names.
    pub fn exists(&self, table: &str, id: &str) -> Result<bool, StoreError> {
        let known = tables::find(self.tables, table).ok_or_else(|| StoreError::damaged(table))?;
        Ok(known.row(self.connection, id)?.is_some())
    }

    /// Ids of the records of a table that a condition finds.
    fn naming(&self, table: &str, condition: &str, values: &[&str]) -> Result<Vec<Id>, StoreError> {
        let sql = format!("SELECT id FROM {table} WHERE {condition} ORDER BY id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_map(rusqlite::params_from_iter(values), |row| row.get(0))?.collect::<Result<_, _>>()?)
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
