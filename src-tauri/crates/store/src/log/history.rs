//! What was done: the history of the plan and of each record.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{Cell, FieldChange};
use rusqlite::{Connection, Row, params};

use crate::log::merge;
use crate::log::ops::{self, PRESENCE, State, field_name, read_label};
use crate::log::until::Until;
use crate::reader::Reader;
use crate::rows::tables::{self, Table};
use crate::{Label, StoreError};

/// One change of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number in this file.
    pub change_id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, as they were called then.
    pub author: String,
    /// The replica that made it.
    pub replica: String,
    /// What; an undo or redo carries the label of what it takes or brings back.
    pub label: Label,
    /// Records touched.
    pub record_count: usize,
    /// Without effect now, because a later change took it back.
    pub is_undone: bool,
    /// The change that it takes back, if it is an undo or a redo.
    pub undoes: Option<i64>,
}

const CHANGE: &str = "SELECT c.cid, c.wall, c.author, c.label, t.cid,
    (SELECT count(DISTINCT obj) FROM op WHERE op.cid = c.cid), r.uid
    FROM change c JOIN replica r ON r.rid = c.rid LEFT JOIN change t ON t.rid = c.undoes_rid AND t.seq = c.undoes_seq";

impl Reader {
    /// The changes before one of them, or the last ones; newest first.
    pub fn history(&self, before: Option<i64>, limit: usize) -> Result<Vec<Change>, StoreError> {
        let sql = format!("{CHANGE} WHERE c.cid < ?1 ORDER BY c.cid DESC LIMIT ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![before.unwrap_or(i64::MAX), limit])?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            changes.push(self.change(row)?);
        }
        Ok(changes)
    }

    /// The changes of one record with what each did to it; newest first. The change that made it lists what it
    /// entered; the one that removed it lists nothing.
    pub fn record_history(&self, table: &str, id: &str) -> Result<Vec<(Change, Vec<FieldChange>)>, StoreError> {
        let connection = &self.connection;
        let missing = || StoreError::NotFound { table: table.to_owned(), id: id.to_owned() };
        let known = tables::find(&self.tables, table).ok_or_else(missing)?;
        let obj = ops::find_obj(connection, table, id)?.ok_or_else(missing)?;
        let sql = format!("{CHANGE} WHERE c.cid IN (SELECT cid FROM op WHERE obj = ?1) ORDER BY c.cid");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([obj])?;
        let mut ops = self.ops_by_change(obj)?;
        let is_parallel = !merge::parallel(connection, obj)?.is_empty();
        let mut old = State::new();
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let change = self.change(row)?;
            if is_parallel {
                // What its author had before: others may have arrived in between.
                old = ops::state(connection, obj, &Until::before(connection, change.change_id)?)?;
            }
            let mut new = old.clone();
            new.extend(ops.remove(&change.change_id).unwrap_or_default());
            entries.push((change, self.field_changes(known, &old, &new)?));
            old = new;
        }
        entries.reverse();
        Ok(entries)
    }

    /// What each change wrote into the cells of a record.
    fn ops_by_change(&self, obj: i64) -> Result<HashMap<i64, State>, StoreError> {
        let sql = "SELECT cid, field, value FROM op WHERE obj = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([obj])?;
        let mut changes: HashMap<i64, State> = HashMap::new();
        while let Some(row) = rows.next()? {
            changes.entry(row.get(0)?).or_default().insert(row.get(1)?, tables::cell(row.get_ref(2)?)?);
        }
        Ok(changes)
    }

    fn change(&self, row: &Row) -> Result<Change, StoreError> {
        let change_id = row.get(0)?;
        Ok(Change {
            change_id,
            at: time(row.get(1)?)?,
            author: row.get(2)?,
            replica: row.get(6)?,
            label: read_label(&row.get::<_, String>(3)?)?,
            // A note names itself, so that undo passes it over; it takes nothing back.
            undoes: row.get::<_, Option<i64>>(4)?.filter(|undone| *undone != change_id),
            record_count: row.get::<_, i64>(5)?.max(0) as usize,
            is_undone: self.with_stack(|stack| stack.undone.contains(&change_id))?,
        })
    }

    /// How the cells of a record differ between two states; fields this program does not know come last.
    pub(crate) fn field_changes(
        &self,
        table: &Table,
        old: &State,
        new: &State,
    ) -> Result<Vec<FieldChange>, StoreError> {
        let mut changes = Vec::new();
        if !ops::is_present(new) {
            return Ok(changes);
        }
        // What is made from nothing is told from nothing, whatever the bin still holds of it.
        let nothing = State::new();
        let old = if ops::is_present(old) { old } else { &nothing };
        let known = table.fields.iter().zip(&table.numbers).zip(&table.defaults).skip(1);
        for ((field, number), default) in known {
            let (from, to) = (old.get(number).unwrap_or(default), new.get(number).unwrap_or(default));
            push(&mut changes, field, from, to);
        }
        for (number, to) in new.iter().filter(|(number, _)| **number != PRESENCE && !table.numbers.contains(number)) {
            let name = field_name(&self.connection, *number)?;
            push(&mut changes, &name, old.get(number).unwrap_or(&Cell::Null), to);
        }
        Ok(changes)
    }
}

/// Changes of a file after one of them, as far as they can be read; for a file that does not open.
pub(crate) fn changes_of(connection: &Connection, after: i64, limit: usize) -> Result<Vec<Change>, StoreError> {
    let sql = "SELECT cid, wall, author, label, uid FROM change JOIN replica USING (rid)
               WHERE ?1 < cid ORDER BY cid LIMIT ?2";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(params![after, limit as i64])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(Change {
            change_id: row.get(0)?,
            at: time(row.get(1)?)?,
            author: row.get(2)?,
            label: read_label(&row.get::<_, String>(3)?)?,
            replica: row.get(4)?,
            record_count: 0,
            is_undone: false,
            undoes: None,
        });
    }
    Ok(changes)
}

fn push(changes: &mut Vec<FieldChange>, field: &str, from: &Cell, to: &Cell) {
    if from != to {
        changes.push(FieldChange { field: field.to_owned(), from: from.plain(), to: to.plain() });
    }
}

/// A stored time.
pub(crate) fn time(wall: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp_millis(wall).ok_or_else(|| StoreError::damaged("change.wall"))
}
