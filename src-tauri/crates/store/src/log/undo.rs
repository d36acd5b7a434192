//! Undo, redo, and undo to a point of the history: each is one new change that holds the inverse of others.
//!
//! A cell that still holds what the undone change wrote goes back to what it overwrote; a cell that holds
//! something else is left alone and reported. Only what was done in this file is taken back: a cell in which a
//! colleague's change stood beside the undone one goes to what it would hold without that, and a record that a colleague
//! has worked on since it was made stays.

use std::collections::{BTreeMap, HashSet};

use domain::Cell;
use rusqlite::{Connection, OptionalExtension};

use crate::log::merge;
use crate::log::ops::{self, Op, PRESENCE};
use crate::log::seen::{self, Known};
use crate::log::until::Until;
use crate::plan_file::{Act, Written};
use crate::reader::Reader;
use crate::rows::tables::{self, Table};
use crate::{Label, PlanFile, StoreError, Tx};

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The label of the change that was taken back or brought back.
    pub label: Label,
    /// Table, id and field of each cell that somebody else has changed since, or that was erased.
    pub left_alone: Vec<(String, String, String)>,
}

/// What taking back changes of colleagues did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Records that went back.
    pub record_count: usize,
    /// Table, id and field of each cell that somebody has changed since, or that was erased.
    pub left_alone: Vec<(String, String, String)>,
}

impl PlanFile {
    /// Takes back the last change that is in effect; `None` when there is none.
    pub fn undo(&mut self) -> Result<Option<Undone>, StoreError> {
        match self.last_standing(&self.with_stack(|stack| stack.own.back.clone())?)? {
            Some(change) => self.reverse(&[change], change).map(Some),
            None => Ok(None),
        }
    }

    /// Brings back what the last undo took; `None` when there is nothing, or something new was done since.
    pub fn redo(&mut self) -> Result<Option<Undone>, StoreError> {
        match self.last_standing(&self.with_stack(|stack| stack.own.forward.clone())?)? {
            Some(change) => self.reverse(&[change], change).map(Some),
            None => Ok(None),
        }
    }

    /// Takes back, as one change, everything in effect that came after a change of the history; says how many.
    pub fn undo_to(&mut self, change_id: i64) -> Result<usize, StoreError> {
        let is_known = "SELECT 1 FROM change WHERE cid = ?1";
        let known: Option<i64> = self.connection.query_row(is_known, [change_id], |row| row.get(0)).optional()?;
        known.ok_or(StoreError::NoSuchChange { change: change_id })?;
        let mut later = Vec::new();
        for step in self.with_stack(|stack| stack.own.back.clone())?.iter().rev().take_while(|step| change_id < **step)
        {
            if is_standing(&self.connection, *step)? {
                later.push(*step);
            }
        }
        if let Some(oldest) = later.last().copied() {
            self.reverse(&later, oldest)?;
        }
        Ok(later.len())
    }

    /// Takes back changes of colleagues, as one new change that is a step of undo like any other: what somebody has changed
    /// since stays, and is told.
    pub fn take_back(&mut self, label: &Label, changes: &[i64]) -> Result<TakenBack, StoreError> {
        let mut changes = changes.to_vec();
        changes.sort_unstable_by(|a, b| b.cmp(a));
        self.write(label, Act::Change, |tx| {
            let mut inverse = Inverse { theirs: changes.iter().copied().collect(), ..Inverse::default() };
            for change in &changes {
                inverse.add(tx, *change)?;
            }
            let ops = inverse.ops(tx)?;
            let records: HashSet<i64> = ops.iter().map(|op| op.obj).collect();
            Ok((TakenBack { record_count: records.len(), left_alone: inverse.left_alone }, Written::Log(ops)))
        })
    }

    /// One new change with the inverse of others, given newest first. `undoes` is the oldest of them.
    pub(crate) fn reverse(&mut self, changes: &[i64], undoes: i64) -> Result<Undone, StoreError> {
        let label = ops::label_of(&self.connection, undoes)?;
        let left_alone = self.write(&label, Act::Undo(undoes), |tx| {
            let mut inverse = Inverse::default();
            for change in changes {
                inverse.add(tx, *change)?;
            }
            let ops = inverse.ops(tx)?;
            Ok((inverse.left_alone, Written::Log(ops)))
        })?;
        Ok(Undone { label, left_alone })
    }
}

impl PlanFile {
    /// Takes all that is in the file for done before it was opened.
    pub fn begin_here(&mut self) -> Result<(), StoreError> {
        self.opened_after = self.last_change()?;
        Ok(())
    }

    /// Whether what undo would take back was done before the file was opened this time.
    pub fn is_undo_older(&self) -> Result<bool, StoreError> {
        let next = self.last_standing(&self.with_stack(|stack| stack.own.back.clone())?)?;
        Ok(next.is_some_and(|change| change <= self.opened_after))
    }
}

impl Reader {
    /// What undo would take back.
    pub fn undo_label(&self) -> Result<Option<Label>, StoreError> {
        self.last_standing(&self.with_stack(|stack| stack.own.back.clone())?)?
            .map(|change| ops::label_of(&self.connection, change))
            .transpose()
    }

    /// What redo would bring back.
    pub fn redo_label(&self) -> Result<Option<Label>, StoreError> {
        self.last_standing(&self.with_stack(|stack| stack.own.forward.clone())?)?
            .map(|change| ops::label_of(&self.connection, change))
            .transpose()
    }

    /// The last of some changes that was not emptied by an erasure.
    fn last_standing(&self, steps: &[i64]) -> Result<Option<i64>, StoreError> {
        for step in steps.iter().rev() {
            if is_standing(&self.connection, *step)? {
                return Ok(Some(*step));
            }
        }
        Ok(None)
    }
}

/// A cell that goes back.
struct Back {
    value: Cell,
    /// Entered even when the cell holds it already: only that tells that somebody decided.
    is_decided: bool,
}

/// The cells that go back, with what they go back to.
#[derive(Default)]
struct Inverse {
    cells: BTreeMap<(i64, i64), Back>,
    /// Changes that are taken back, with those that took them back and brought them back before.
    gone: HashSet<i64>,
    /// Changes of colleagues that are all taken back; none where it is what was done in this file.
    theirs: HashSet<i64>,
    left_alone: Vec<(String, String, String)>,
}

impl Inverse {
    fn add(&mut self, tx: &Tx, change: i64) -> Result<(), StoreError> {
        let is_merged = seen::is_merged(tx.connection)?;
        let (before_it, with_it) = (Until::change(change - 1), Until::change(change));
        let family = if is_merged { family(tx.connection, change)? } else { HashSet::new() };
        let mut created = HashSet::new();
        for (obj, field) in touched_by(tx.connection, change)? {
            // What a change made goes as a whole; the cells stay in the log for redo.
            if created.contains(&obj) {
                continue;
            }
            let before = ops::latest(tx.connection, obj, field, &before_it)?;
            if field == PRESENCE && before.is_none() {
                created.insert(obj);
                if is_merged && self.is_touched_by_others(tx.connection, obj)? {
                    self.leave_alone(tx, obj, field)?;
                    continue;
                }
            }
            if is_merged && merge::is_parallel(tx.connection, obj, field)? {
                self.add_parallel(tx, obj, field, &family)?;
                continue;
            }
            let before = match before {
                Some(cell) => cell,
                None => untouched(tx, obj, field)?,
            };
            let wrote = ops::latest(tx.connection, obj, field, &with_it)?;
            let now = match self.cells.get(&(obj, field)) {
                Some(back) => Some(back.value.clone()),
                None => ops::latest(tx.connection, obj, field, &ops::NOW)?,
            };
            if now == wrote {
                self.cells.insert((obj, field), Back { value: before, is_decided: false });
            } else {
                self.leave_alone(tx, obj, field)?;
            }
        }
        self.gone.extend(family);
        Ok(())
    }

    /// Whether somebody else has changed a record: a colleague, or, of what colleagues did, anybody who is not among them.
    fn is_touched_by_others(&self, connection: &Connection, obj: i64) -> Result<bool, StoreError> {
        let sql = "SELECT DISTINCT p.cid, c.is_received = 1 FROM op p JOIN change c USING (cid) WHERE p.obj = ?1";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([obj])?;
        while let Some(row) = rows.next()? {
            let (change, is_received): (i64, bool) = (row.get(0)?, row.get(1)?);
            let is_others = if self.theirs.is_empty() { is_received } else { !self.theirs.contains(&change) };
            if is_others {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A cell that others changed beside the undone change: it goes to what it would hold without that.
    fn add_parallel(&mut self, tx: &Tx, obj: i64, field: i64, family: &HashSet<i64>) -> Result<(), StoreError> {
        let known = Known::new(tx.connection);
        let heads = merge::heads(&known, obj, field, &ops::NOW.less(&self.gone))?;
        if !heads.iter().any(|head| family.contains(&head.change)) {
            return self.leave_alone(tx, obj, field);
        }
        let without: HashSet<i64> = self.gone.union(family).copied().collect();
        let value = match merge::value(&known, obj, field, &ops::NOW.less(&without))? {
            Some(merged) => merged.value,
            None => untouched(tx, obj, field)?,
        };
        self.cells.insert((obj, field), Back { value, is_decided: true });
        Ok(())
    }

    fn leave_alone(&mut self, tx: &Tx, obj: i64, field: i64) -> Result<(), StoreError> {
        let (table, id) = ops::obj_name(tx.connection, obj)?;
        self.left_alone.push((table, id, ops::field_name(tx.connection, field)?));
        Ok(())
    }

    fn ops(&self, tx: &Tx) -> Result<Vec<Op>, StoreError> {
        let mut ops = Vec::new();
        for ((obj, field), Back { value, is_decided }) in &self.cells {
            if *is_decided || ops::latest(tx.connection, *obj, *field, &ops::NOW)?.as_ref() != Some(value) {
                ops.push(Op { obj: *obj, field: *field, value: value.clone() });
            }
        }
        Ok(ops)
    }
}

/// A change with those that took it back and brought it back.
fn family(connection: &Connection, change: i64) -> Result<HashSet<i64>, StoreError> {
    let sql = "WITH RECURSIVE family (cid) AS (SELECT ?1 UNION SELECT c.cid FROM family f
               JOIN change t ON t.cid = f.cid JOIN change c ON c.undoes_rid = t.rid AND c.undoes_seq = t.seq)
               SELECT cid FROM family";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([change], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Records and fields of a change, the presence of each record first.
fn touched_by(connection: &Connection, change: i64) -> Result<Vec<(i64, i64)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT obj, field FROM op WHERE cid = ?1 ORDER BY obj, field")?;
    let cells = statement.query_map([change], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(cells.collect::<Result<_, _>>()?)
}

/// What a cell holds before anybody touches it.
fn untouched(tx: &Tx, obj: i64, field: i64) -> Result<Cell, StoreError> {
    if field == PRESENCE {
        return Ok(Cell::Integer(0));
    }
    let (name, _) = ops::obj_name(tx.connection, obj)?;
    let default = tables::find(tx.tables, &name).and_then(|table| default_of(table, field));
    Ok(default.unwrap_or(Cell::Null))
}

fn default_of(table: &Table, field: i64) -> Option<Cell> {
    let position = table.numbers.iter().position(|number| *number == field)?;
    table.defaults.get(position).cloned()
}

/// Whether a change is still a step: an erasure can have taken all it did.
fn is_standing(connection: &Connection, change: i64) -> Result<bool, StoreError> {
    // An erasing change is marked by a record that is none.
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM erased JOIN change USING (rid, seq) WHERE cid = ?1 AND obj = 0)
               AND (EXISTS (SELECT 1 FROM op WHERE cid = ?1) OR NOT EXISTS
               (SELECT 1 FROM erased JOIN change USING (rid, seq) WHERE cid = ?1))";
    Ok(connection.prepare_cached(sql)?.query_row([change], |row| row.get(0))?)
}
