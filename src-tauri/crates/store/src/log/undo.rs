//! Undo, redo, and undo to a point of the history: each is one new change that holds the inverse of others.
//!
//! A cell that still holds what the undone change wrote goes back to what it overwrote; a cell that holds
//! something else is left alone and reported.

use std::collections::{BTreeMap, HashSet};

use domain::Cell;
use rusqlite::{Connection, OptionalExtension};

use crate::log::ops::{self, Op, PRESENCE};
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

impl PlanFile {
    /// Takes back the last change that is in effect; `None` when there is none.
    pub fn undo(&mut self) -> Result<Option<Undone>, StoreError> {
        match self.last_standing(&self.with_stack(|stack| stack.back.clone())?)? {
            Some(change) => self.reverse(&[change], change).map(Some),
            None => Ok(None),
        }
    }

    /// Brings back what the last undo took; `None` when there is nothing, or something new was done since.
    pub fn redo(&mut self) -> Result<Option<Undone>, StoreError> {
        match self.last_standing(&self.with_stack(|stack| stack.forward.clone())?)? {
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
        for step in self.with_stack(|stack| stack.back.clone())?.iter().rev().take_while(|step| change_id < **step) {
            if is_standing(&self.connection, *step)? {
                later.push(*step);
            }
        }
        if let Some(oldest) = later.last().copied() {
            self.reverse(&later, oldest)?;
        }
        Ok(later.len())
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

impl Reader {
    /// What undo would take back.
    pub fn undo_label(&self) -> Result<Option<Label>, StoreError> {
        self.last_standing(&self.with_stack(|stack| stack.back.clone())?)?
            .map(|change| ops::label_of(&self.connection, change))
            .transpose()
    }

    /// What redo would bring back.
    pub fn redo_label(&self) -> Result<Option<Label>, StoreError> {
        self.last_standing(&self.with_stack(|stack| stack.forward.clone())?)?
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

/// The cells that go back, with what they go back to.
#[derive(Default)]
struct Inverse {
    cells: BTreeMap<(i64, i64), Cell>,
    left_alone: Vec<(String, String, String)>,
}

impl Inverse {
    fn add(&mut self, tx: &Tx, change: i64) -> Result<(), StoreError> {
        let mut created = HashSet::new();
        for (obj, field) in touched_by(tx.connection, change)? {
            // What a change made goes as a whole; the cells stay in the log for redo.
            if created.contains(&obj) {
                continue;
            }
            let before = ops::latest(tx.connection, obj, field, change - 1)?;
            if field == PRESENCE && before.is_none() {
                created.insert(obj);
            }
            let before = match before {
                Some(cell) => cell,
                None => untouched(tx, obj, field)?,
            };
            let wrote = ops::latest(tx.connection, obj, field, change)?;
            let now = match self.cells.get(&(obj, field)) {
                Some(cell) => Some(cell.clone()),
                None => ops::latest(tx.connection, obj, field, ops::NOW)?,
            };
            if now == wrote {
                self.cells.insert((obj, field), before);
            } else {
                let (table, id) = ops::obj_name(tx.connection, obj)?;
                self.left_alone.push((table, id, ops::field_name(tx.connection, field)?));
            }
        }
        Ok(())
    }

    fn ops(&self, tx: &Tx) -> Result<Vec<Op>, StoreError> {
        let mut ops = Vec::new();
        for ((obj, field), value) in &self.cells {
            if ops::latest(tx.connection, *obj, *field, ops::NOW)?.as_ref() != Some(value) {
                ops.push(Op { obj: *obj, field: *field, value: value.clone() });
            }
        }
        Ok(ops)
    }
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
