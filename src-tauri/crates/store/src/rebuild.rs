//! The tables made anew from the log, and the proof that they are equal.

use std::collections::BTreeMap;

use domain::Cell;
use rusqlite::{Connection, TransactionBehavior};

use crate::tables::{self, Table};
use crate::{PlanFile, StoreError, file, log, opening};

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
        let complaints = opening::complaints(&self.connection)?;
        let cells = differences(&self.connection, &self.tables)?;
        Ok(Verification {
            is_intact: complaints.is_empty(),
            is_log_equal: cells.is_empty(),
            differences: complaints.into_iter().chain(cells).collect(),
        })
    }

    /// Makes every table anew from the log.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        write_tables(&transaction, &self.tables)?;
        log::forget_touched(&transaction)?;
        let revision = file::raise_revision(&transaction)?;
        transaction.commit()?;
        self.revision = revision;
        self.snapshots.get_mut().forget();
        Ok(())
    }
}

/// Empties every table and fills it from the log; for use within a transaction.
pub(crate) fn write_tables(connection: &Connection, tables: &[Table]) -> Result<(), StoreError> {
    for table in tables {
        connection.execute(&format!("DELETE FROM {}", table.name), [])?;
    }
    log::each(connection, tables, log::NOW, |logged| {
        if log::is_present(&logged.state) {
            logged.table.write(connection, &log::row_of(logged.table, &logged.id, &logged.state))?;
        }
        Ok(())
    })
}

/// Every cell in which the tables and the log differ; a missing or needless row is told by its id alone.
pub(crate) fn differences(connection: &Connection, tables: &[Table]) -> Result<Vec<String>, StoreError> {
    let mut rows: BTreeMap<(&str, String), Vec<Cell>> = BTreeMap::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT {} FROM {}", table.fields.join(", "), table.name))?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let cells = tables::cells(row, table.fields.len())?;
            rows.insert((table.name, cells[0].plain()), cells);
        }
    }
    let mut differences = Vec::new();
    log::each(connection, tables, log::NOW, |logged| {
        let (name, id) = (logged.table.name, logged.id);
        let row = rows.remove(&(name, id.clone()));
        let expected = log::is_present(&logged.state).then(|| log::row_of(logged.table, &id, &logged.state));
        match (row, expected) {
            (None, None) => {}
            (Some(row), Some(expected)) => {
                let fields = logged.table.fields.iter().zip(row.iter().zip(&expected));
                let differing = fields.filter(|(_, (cell, expected))| cell != expected);
                differences.extend(differing.map(|(field, _)| format!("{name} {id} {field}")));
            }
            _ => differences.push(format!("{name} {id}")),
        }
        Ok(())
    })?;
    differences.extend(rows.into_keys().map(|(name, id)| format!("{name} {id}")));
    Ok(differences)
}
