//! An open plan file: reading it as it is now, and the one way to write.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Plan;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::file::lease::{Lease, Place};
use crate::file::lock::Lock;
use crate::ids::IdSource;
use crate::log::ops::{self, Op};
use crate::log::undo_stack::UndoStack;
use crate::rows::snapshot::{Snapshots, Touched};
use crate::rows::tables::Table;
use crate::{Label, StoreError, Surroundings, Tx};

/// Something that was noticed while opening; the text is the message `notice-<code>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Such as `repaired`.
    pub code: String,
    /// What the text needs.
    pub values: BTreeMap<String, String>,
}

impl Notice {
    /// A notice that needs no values.
    pub(crate) fn new(code: &str) -> Self {
        Notice { code: code.to_owned(), values: BTreeMap::new() }
    }
}

/// A plan on the desk. No other window or program can open the file until this value is gone.
pub struct PlanFile {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) plan_id: String,
    pub(crate) tables: Vec<Table>,
    pub(crate) ids: IdSource,
    pub(crate) lease: Lease,
    pub(crate) undo_stack: UndoStack,
    pub(crate) revision: i64,
    pub(crate) notices: Vec<Notice>,
    pub(crate) snapshots: RefCell<Snapshots>,
    /// Last, so that it is given back after the connection is closed.
    pub(crate) _lock: Lock,
}

/// What a write did so far.
pub(crate) enum Written {
    /// The rows are written; these operations say the same.
    Rows(Vec<Op>),
    /// Only the operations are made; the rows must follow.
    Log(Vec<Op>),
}

impl PlanFile {
    /// What was noticed while opening.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The plan's own id, the same in every copy.
    pub fn plan_id(&self) -> &str {
        &self.plan_id
    }

    /// How many replicas have written into this plan.
    pub fn replica_count(&self) -> Result<usize, StoreError> {
        let count: i64 = self.connection.query_row("SELECT count(*) FROM replica", [], |row| row.get(0))?;
        Ok(count.max(0) as usize)
    }

    /// Rises by one with every write.
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// The format of the file.
    pub fn format_version(&self) -> i64 {
        crate::FORMAT_VERSION
    }

    /// Everything, as of this revision.
    pub fn snapshot(&self) -> Result<Arc<Plan>, StoreError> {
        self.snapshots.borrow_mut().now(&self.connection, &self.tables)
    }

    /// Runs a command: all of it becomes one change and one undo, or, on an error, nothing at all.
    /// A command that changes nothing leaves no change.
    pub fn command<T>(
        &mut self,
        label: Label,
        f: impl FnOnce(&mut Tx) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.write(&label, None, |tx| {
            let answer = f(tx)?;
            let ops = ops::collect(tx.connection, tx.tables)?;
            Ok((answer, Written::Rows(ops)))
        })
    }

    /// Brings everything into the one file, so that it may be copied; for the shell to call after a second of rest.
    pub fn rest(&self) -> Result<(), StoreError> {
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// One transaction, one change. Any error, and everything is as before.
    pub(crate) fn write<T>(
        &mut self,
        label: &Label,
        undoes: Option<i64>,
        f: impl FnOnce(&mut Tx) -> Result<(T, Written), StoreError>,
    ) -> Result<T, StoreError> {
        let PlanFile { connection, tables, ids, lease, .. } = self;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (answer, written) = f(&mut Tx { connection: &transaction, tables, ids })?;
        let (Written::Rows(ops) | Written::Log(ops)) = &written;
        // An undo is a step even when it finds nothing left to do, or it would stand still for ever.
        if ops.is_empty() && undoes.is_none() {
            transaction.rollback()?;
            return Ok(answer);
        }
        let place = lease.announce(&transaction, ids.surroundings())?;
        let change = insert_change(&transaction, &place, ids.surroundings(), label, undoes)?;
        ops::write_ops(&transaction, change, ops)?;
        let mut touched = Touched::default();
        match &written {
            Written::Rows(_) => ops::each_touched(&transaction, |table, id| touched.row(table, id))?,
            Written::Log(ops) => {
                for op in ops.chunk_by(|a, b| a.obj == b.obj).filter_map(<[Op]>::first) {
                    let (table, id) = ops::project(&transaction, tables, op.obj)?;
                    touched.row(&table, &id);
                }
            }
        }
        ops::forget_touched(&transaction)?;
        let revision = raise_revision(&transaction)?;
        transaction.commit()?;
        self.revision = revision;
        self.snapshots.get_mut().note(touched);
        self.undo_stack.push(change, undoes);
        // The change is safe already; a lease that cannot be written only costs a fresh replica next time.
        let _ = self.lease.confirm();
        Ok(answer)
    }
}

/// Raises the revision within a transaction.
pub(crate) fn raise_revision(connection: &Connection) -> Result<i64, StoreError> {
    let sql = "UPDATE meta SET value = value + 1 WHERE key = 'revision' RETURNING value";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Writes the row of a change; says its number.
pub(crate) fn insert_change(
    connection: &Connection,
    place: &Place,
    surroundings: &Surroundings,
    label: &Label,
    undoes: Option<i64>,
) -> Result<i64, StoreError> {
    let target: Option<(i64, i64)> = match undoes {
        Some(change) => connection
            .prepare_cached("SELECT rid, seq FROM change WHERE cid = ?1")?
            .query_row([change], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
        None => None,
    };
    let label = serde_json::to_string(label).map_err(|error| StoreError::damaged(error.to_string()))?;
    let sql = "INSERT INTO change (cid, rid, seq, rand, prev, wall, author, label, undoes_rid, undoes_seq)
               VALUES ((SELECT coalesce(max(cid), 0) + 1 FROM change), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
               RETURNING cid";
    let values = params![
        place.rid,
        place.seq,
        place.rand,
        place.prev,
        (surroundings.clock)().timestamp_millis(),
        surroundings.author,
        label,
        target.map(|(rid, _)| rid),
        target.map(|(_, seq)| seq),
    ];
    Ok(connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
}
