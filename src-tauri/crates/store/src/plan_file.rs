//! An open plan file: reading it as it is now, and the one way to write.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use domain::{Id, Plan};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::file::lease::{Lease, Place};
use crate::file::lock::Lock;
use crate::file::paths::{file_name, has_log};
use crate::ids::IdSource;
use crate::log::ops::{self, Op};
use crate::log::seen::{self, Known, Stamp};
use crate::log::{chain, marks};
use crate::reader::Reader;
use crate::rows::meanwhile::{Base, Seen};
use crate::rows::snapshot::Snapshots;
use crate::rows::tables::Table;
use crate::rows::touched::Touched;
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
    pub(crate) reader: Reader,
    pub(crate) ids: IdSource,
    pub(crate) lease: Lease,
    pub(crate) revision: i64,
    /// The last change in the log when the file was opened here.
    pub(crate) opened_after: i64,
    /// What whoever asks knows of the plan; `None`: as it is.
    pub(crate) seen: Option<Seen>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) snapshots: RefCell<Snapshots>,
    /// What was written since somebody last asked.
    pub(crate) touched: Touched,
    /// Nothing in it lies beyond what a plan can hold, as far as is known: only then it is opened unlooked at next time.
    pub(crate) is_within_bounds: bool,
    /// Whether others may read while this writes.
    pub(crate) is_shared: bool,
    /// The state of the file after the last writing of this connection.
    pub(crate) state: i64,
    /// Last, so that it is given back after the connection is closed.
    pub(crate) lock: Lock,
}

/// What a write did so far.
pub(crate) enum Written {
    /// The rows are written; these operations say the same.
    Rows(Vec<Op>),
    /// Only the operations are made; the rows must follow.
    Log(Vec<Op>),
}

impl From<StoreError> for Notice {
    fn from(error: StoreError) -> Self {
        Notice { code: error.code().to_owned(), values: error.values() }
    }
}

impl Deref for PlanFile {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl PlanFile {
    /// A second way to read, with a connection of its own, which waits for nobody who writes and sees the last whole
    /// change. `None` where a file can only be had alone, as on a network share. It must be gone before the plan is
    /// closed.
    pub fn reader(&self) -> Result<Option<Reader>, StoreError> {
        self.is_shared.then(|| self.reader.second()).transpose()
    }

    /// What was written since this was last asked: for each table the ids, or nothing where they are too many to
    /// name. `None` means everything, as after going back to a safety copy.
    pub fn touched(&mut self) -> Option<BTreeMap<String, Option<Vec<Id>>>> {
        std::mem::take(&mut self.touched).told()
    }

    /// What was noticed while opening.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Rises by one with every write.
    pub fn revision(&self) -> i64 {
        self.revision
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
        self.write(&label, Act::Change, |tx| by_rows(tx, f))
    }

    /// The same for what only notes that something was done outside the plan, such as a file that was written: it stands
    /// in the history, and undo and redo pass it over, because nobody who takes back their last edit means it.
    pub fn note<T>(&mut self, label: Label, f: impl FnOnce(&mut Tx) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.write(&label, Act::Note, |tx| by_rows(tx, f))
    }

    /// What is written from now on was asked by somebody who filled a form earlier; `None`: who sees the plan as it is. What
    /// such a form did not touch stays as it is by now, and what it and others both changed is refused until it was told.
    pub fn seen_as(&mut self, seen: Option<Seen>) {
        self.seen = seen;
    }

    /// What stands in front of changes from now on.
    pub fn set_author(&mut self, author: &str) {
        self.ids.set_author(author);
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
        act: Act,
        f: impl FnOnce(&mut Tx) -> Result<(T, Written), StoreError>,
    ) -> Result<T, StoreError> {
        self.check_place()?;
        let Reader { connection, tables, .. } = &mut self.reader;
        let mut place = Writing { connection, tables, ids: &self.ids, lease: &mut self.lease, base: self.seen };
        let (answer, done) = place.write(label, act, f)?;
        let Some(done) = done else { return Ok(answer) };
        self.revision = done.revision;
        self.is_within_bounds &= done.is_within_bounds;
        self.touched.join(done.touched.clone());
        self.snapshots.get_mut().note(done.touched);
        self.reader.push(done.change, act.undoes(done.change));
        // The change is safe already; a lease that cannot be written only costs a fresh replica next time.
        let _ = self.lease.confirm();
        Ok(answer)
    }

    /// What is written must be in the file that people see, and nobody else may have written in between.
    pub(crate) fn check_place(&self) -> Result<(), StoreError> {
        if !self.lease.is_at(&self.path) {
            return Err(StoreError::FileMoved { name: file_name(&self.path) });
        }
        if self.reader.state()? != self.state {
            return Err(StoreError::WrittenByOthers);
        }
        Ok(())
    }
}

impl Drop for PlanFile {
    /// Closes the file and remembers it as it is then. Without a memory it is looked at again at the next opening, as
    /// when it holds values that must be told again.
    fn drop(&mut self) {
        let Ok(nothing) = Connection::open_in_memory() else { return };
        let connection = std::mem::replace(&mut self.reader.connection, nothing);
        let is_closed = connection.close().is_ok() && !has_log(&self.path);
        if is_closed && self.is_within_bounds && self.lease.is_at(&self.path) {
            let _ = self.lease.seal(&self.reader.path);
        }
    }
}

/// What kind of step a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// One that undo takes back.
    Change,
    /// One that takes back another.
    Undo(i64),
    /// One that undo and redo pass over. In the log it names itself as what it takes back.
    Note,
    /// One that nothing takes back.
    Erasure,
}

impl Act {
    /// What a change of this kind takes back.
    fn undoes(self, own: i64) -> Option<i64> {
        match self {
            Act::Undo(change) => Some(change),
            Act::Note => Some(own),
            Act::Change | Act::Erasure => None,
        }
    }
}

/// Enters an erasing change itself, under a record that is none, so that nobody takes it for a step of undo.
fn mark_erasure(connection: &Connection, place: &Place) -> Result<(), StoreError> {
    let sql = "INSERT INTO erased (obj, field, rid, seq) VALUES (0, 0, ?1, ?2)";
    connection.prepare_cached(sql)?.execute(params![place.rid, place.seq])?;
    Ok(())
}

/// Where a change is written.
pub(crate) struct Writing<'a> {
    pub(crate) connection: &'a mut Connection,
    pub(crate) tables: &'a [Table],
    pub(crate) ids: &'a IdSource,
    pub(crate) lease: &'a mut Lease,
    /// What whoever asks knows of the plan; `None`: as it is.
    pub(crate) base: Option<Seen>,
}

/// What a change did.
pub(crate) struct Done {
    change: i64,
    revision: i64,
    touched: Touched,
    /// What was brought back from the past lies within what a plan can hold.
    is_within_bounds: bool,
}

impl Writing<'_> {
    /// Writes one change, or nothing when it would be empty.
    pub(crate) fn write<T>(
        &mut self,
        label: &Label,
        act: Act,
        f: impl FnOnce(&mut Tx) -> Result<(T, Written), StoreError>,
    ) -> Result<(T, Option<Done>), StoreError> {
        let Writing { connection, tables, ids, lease, base } = self;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut tx = Tx { connection: &transaction, tables, ids, base: base.map(Base::new) };
        let (answer, written) = f(&mut tx)?;
        match tx.base {
            Some(Base { found, .. }) if !found.is_empty() => return Err(StoreError::ChangedMeanwhile { found }),
            Some(_) | None => {}
        }
        let (Written::Rows(ops) | Written::Log(ops)) = &written;
        // An undo is a step even when it finds nothing left to do, or it would stand still for ever.
        if ops.is_empty() && matches!(act, Act::Change | Act::Note) {
            transaction.rollback()?;
            return Ok((answer, None));
        }
        let place = lease.announce(&transaction, ids.surroundings())?;
        let change = insert_change(&transaction, &place, ids.surroundings(), label, act)?;
        if act == Act::Erasure {
            mark_erasure(&transaction, &place)?;
        }
        ops::write_ops(&transaction, change, ops)?;
        note_conflicts(&transaction, tables, ops, act)?;
        chain::seal(&transaction, change, ops, &(ids.surroundings().random)())?;
        let mut touched = Touched::default();
        let mut is_within_bounds = true;
        match &written {
            Written::Rows(_) => ops::each_touched(&transaction, |table, id| touched.row(table, id))?,
            Written::Log(ops) => {
                let known = Known::new(&transaction);
                for op in ops.chunk_by(|a, b| a.obj == b.obj).filter_map(<[Op]>::first) {
                    let projected = ops::project(&known, tables, op.obj)?;
                    touched.row(&projected.table, &projected.id);
                    is_within_bounds &= projected.beyond.is_empty();
                }
            }
        }
        ops::forget_touched(&transaction)?;
        let revision = raise_revision(&transaction)?;
        transaction.commit()?;
        Ok((answer, Some(Done { change, revision, touched, is_within_bounds })))
    }
}

/// Enters which cells are still to be decided on: whoever writes a cell has decided.
fn note_conflicts(connection: &Connection, tables: &[Table], ops: &[Op], act: Act) -> Result<(), StoreError> {
    let known = Known::new(connection);
    if act == Act::Erasure && known.is_merged()? {
        marks::note_all(connection, tables)?;
        // What was put together of words that are gone now says something else.
        let records = marks::parallel_records(connection)?;
        return records.into_iter().try_for_each(|obj| ops::project(&known, tables, obj).map(drop));
    }
    if !marks::is_any(connection)? {
        return Ok(());
    }
    let records = ops.chunk_by(|a, b| a.obj == b.obj).filter_map(<[Op]>::first);
    records.map(|op| op.obj).try_for_each(|obj| marks::note_conflicts(&known, tables, obj))
}

/// Runs a command that writes rows.
pub(crate) fn by_rows<T>(
    tx: &mut Tx,
    f: impl FnOnce(&mut Tx) -> Result<T, StoreError>,
) -> Result<(T, Written), StoreError> {
    let answer = f(tx)?;
    Ok((answer, Written::Rows(ops::collect(tx.connection, tx.tables)?)))
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
    act: Act,
) -> Result<i64, StoreError> {
    let target: Option<(i64, i64)> = match act {
        Act::Undo(change) => connection
            .prepare_cached("SELECT rid, seq FROM change WHERE cid = ?1")?
            .query_row([change], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
        Act::Note => Some((place.rid, place.seq)),
        Act::Change | Act::Erasure => None,
    };
    let label = serde_json::to_string(label).map_err(|error| StoreError::damaged(error.to_string()))?;
    let head = seen::head(connection)?;
    seen::enter(connection, Stamp { rid: place.rid, seq: place.seq }, head)?;
    // The first change of a replica is chained to the last of the file.
    let base = head.filter(|_| place.seq == 1);
    let sql = "INSERT INTO change (cid, rid, seq, rand, prev, wall, author, label, undoes_rid, undoes_seq, base_rid, base_seq)
               VALUES ((SELECT coalesce(max(cid), 0) + 1 FROM change), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
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
        base.map(|base| base.rid),
        base.map(|base| base.seq),
    ];
    Ok(connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
