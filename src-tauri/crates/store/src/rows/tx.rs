//! What a command sees of the plan while it changes it.

use std::collections::BTreeMap;

use domain::references::{ABOUT_SUBJECTS, OnDelete, REFERENCES, Reference};
use domain::{Id, Plan, Record};
use rusqlite::Connection;

use crate::StoreError;
use crate::ids::IdSource;
use crate::rows::bounds;
use crate::rows::meanwhile::Base;
use crate::rows::tables::{self, Table};

/// Lists a record among those that are deleted.
const MARK_DELETED: &str = "INSERT INTO deleting VALUES (?1, ?2, 0) ON CONFLICT DO NOTHING";

/// References whose records are deleted with those of one of these tables.
fn cascading(targets: &[String]) -> impl Iterator<Item = &Reference> {
    let is_ours = |it: &&Reference| targets.iter().any(|target| target == it.target);
    REFERENCES.iter().filter(is_ours).filter(|it| it.on_delete == OnDelete::Cascade)
}

/// References whose records stay and name nothing.
fn nulling(targets: &[String]) -> impl Iterator<Item = &Reference> {
    let is_ours = |it: &&Reference| targets.iter().any(|target| target == it.target);
    REFERENCES.iter().filter(is_ours).filter(|it| it.on_delete == OnDelete::SetNull)
}

/// What a deletion did, counted by table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Records that went, those asked for among them.
    pub gone: BTreeMap<String, usize>,
    /// References of records that stay, which named what went and name nothing now.
    pub left: BTreeMap<String, usize>,
}

/// An open transaction. Everything written through it is one change, one undo, or nothing at all.
pub struct Tx<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) tables: &'a [Table],
    pub(crate) ids: &'a IdSource,
    /// The plan as whoever asks saw it; `None`: as it is.
    pub(crate) base: Option<Base>,
}

impl<'a> Tx<'a> {
    /// Writes a record, new or old. Only cells that differ from the stored ones reach the log, and only those are held
    /// against what a plan can hold.
    pub fn put<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        let table = self.table::<R>()?;
        let before = table.row(self.connection, record.id())?;
        let settled = match &mut self.base {
            Some(base) => base.settle(self.connection, table, before.as_deref(), record.cells())?,
            None => Some(record.cells()),
        };
        let Some(cells) = settled else { return Ok(()) };
        bounds::check::<R>(before.as_deref(), &cells)?;
        if before.as_ref() != Some(&cells) {
            table.write(self.connection, &cells)?;
        }
        Ok(())
    }

    /// Moves a record to the bin; says whether it was there.
    pub fn remove<R: Record>(&mut self, id: &str) -> Result<bool, StoreError> {
        let table = self.table::<R>()?;
        // A form that was filled before a record came does not list it, and means nothing by that.
        if let Some(base) = &self.base
            && !base.knows(self.connection, table, id)?
        {
            return Ok(false);
        }
        table.remove(self.connection, id)
    }

    /// Moves a record to the bin with everything that means nothing without it; what can stay names nothing then.
    /// Says how many records went, itself included.
    pub fn remove_whole(&mut self, table: &str, id: &str) -> Result<usize, StoreError> {
        Ok(self.remove_all_whole(table, &[id])?.gone.values().sum())
    }

    /// The same for many records of a table: each table that names another is looked through once for each step of
    /// the way, however many records go.
    pub fn remove_all_whole(&mut self, table: &str, ids: &[&str]) -> Result<Removed, StoreError> {
        let known = tables::find(self.tables, table).ok_or_else(|| StoreError::damaged(table))?;
        self.connection.prepare_cached("DELETE FROM deleting")?.execute([])?;
        for id in ids {
            if known.row(self.connection, id)?.is_some() {
                self.connection.prepare_cached(MARK_DELETED)?.execute([table, id])?;
            }
        }
        // What is deleted is in the list once, so that a circle of references ends.
        for step in 0.. {
            let new = self.list_all("SELECT DISTINCT tbl FROM deleting WHERE step = ?1", step)?;
            if new.is_empty() {
                break;
            }
            for Reference { table, field, target, .. } in cascading(&new) {
                let named = format!("{field} IN (SELECT id FROM deleting WHERE tbl = '{target}' AND step = ?1)");
                self.mark_deleted(table, &named, step)?;
            }
            for about in ABOUT_SUBJECTS {
                let named = "(subject, subject_id) IN (SELECT tbl, id FROM deleting WHERE step = ?1)";
                self.mark_deleted(about, named, step)?;
            }
        }
        let gone = self.list_all("SELECT DISTINCT tbl FROM deleting WHERE ?1 = 0", 0)?;
        let mut removed = Removed::default();
        for table in &gone {
            let sql = format!("DELETE FROM {table} WHERE id IN (SELECT id FROM deleting WHERE tbl = ?1)");
            removed.gone.insert(table.clone(), self.connection.prepare_cached(&sql)?.execute([table])?);
        }
        for Reference { table, field, target, .. } in nulling(&gone) {
            let sql = format!(
                "UPDATE {table} SET {field} = NULL WHERE {field} IN (SELECT id FROM deleting WHERE tbl = '{target}')"
            );
            let count = self.connection.prepare_cached(&sql)?.execute([])?;
            if count > 0 {
                *removed.left.entry((*table).to_owned()).or_default() += count;
            }
        }
        Ok(removed)
    }

    /// Lists the records of a table that a condition finds among those that are deleted, one step later.
    fn mark_deleted(&self, table: &str, condition: &str, step: i64) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO deleting SELECT '{table}', id, ?1 + 1 FROM {table} WHERE {condition} ON CONFLICT DO NOTHING"
        );
        self.connection.prepare_cached(&sql)?.execute([step])?;
        Ok(())
    }

    fn list_all(&self, sql: &str, value: i64) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map([value], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Whether a record is there, such as one that another names.
    pub fn exists(&self, table: &str, id: &str) -> Result<bool, StoreError> {
        let known = tables::find(self.tables, table).ok_or_else(|| StoreError::damaged(table))?;
        Ok(known.row(self.connection, id)?.is_some())
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

    fn table<R: Record>(&self) -> Result<&'a Table, StoreError> {
        tables::find(self.tables, R::TABLE).ok_or_else(|| StoreError::damaged(R::TABLE))
    }
}

#[cfg(test)]
mod tests;
