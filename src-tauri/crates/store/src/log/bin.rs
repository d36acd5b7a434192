//! Deleted records and their way back.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::references::{ABOUT_SUBJECTS, OnDelete, REFERENCES};
use domain::{Cell, Id};

use crate::log::history::time;
use crate::log::merge;
use crate::log::ops::{self, Op, PRESENCE};
use crate::log::until::Until;
use crate::plan_file::{Act, Written};
use crate::reader::Reader;
use crate::rows::tables;
use crate::{Label, PlanFile, StoreError};

/// A deleted record that can come back, with whatever was deleted in the same change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// Its table.
    pub table: String,
    /// Its id.
    pub id: Id,
    /// What people called it.
    pub name: String,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
}

/// A record in the bin with the change that deleted it.
struct Deleted {
    obj: i64,
    table: String,
    id: Id,
    change: i64,
    wall: i64,
    /// What tells, in every copy alike, which of several deletions is the last.
    order: (i64, String, i64),
}

/// What came back from the bin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Records that came back.
    pub record_count: usize,
    /// References of other records that name them again.
    pub link_count: usize,
    /// References that the deletion cleared and somebody has changed since: table, id and field. They stay as they are.
    pub left_alone: Vec<(String, Id, String)>,
    /// References of what came back to records that are gone by now: they name nothing.
    pub cleared: Vec<(String, Id, String)>,
}

impl PlanFile {
    /// Brings a record back, with what was deleted in the same change, and with the references of others that the
    /// deletion cleared. One change, one undo.
    pub fn restore(&mut self, table: &str, id: &str) -> Result<Restored, StoreError> {
        let deleted = self.deleted()?;
        let found = deleted.iter().find(|record| record.table == table && record.id == id);
        let Some(found) = found else {
            return Err(StoreError::NotFound { table: table.to_owned(), id: id.to_owned() });
        };
        let label = Label::new("restore_record").with("name", &self.name_at(table, id, &ops::NOW)?);
        let together: Vec<&Deleted> = deleted.iter().filter(|record| record.change == found.change).collect();
        let mut way = Return { reader: &self.reader, together: &together, ops: Vec::new(), told: Restored::default() };
        way.bring_back()?;
        way.link_again(found.change)?;
        way.clear_missing()?;
        let Return { mut ops, told, .. } = way;
        ops.sort_by_key(|op| (op.obj, op.field));
        self.write(&label, Act::Change, |_| Ok((told, Written::Log(ops))))
    }
}

/// The way back of records that were deleted in one change.
struct Return<'a> {
    reader: &'a Reader,
    together: &'a [&'a Deleted],
    ops: Vec<Op>,
    told: Restored,
}

impl Return<'_> {
    fn bring_back(&mut self) -> Result<(), StoreError> {
        self.told.record_count = self.together.len();
        self.ops.extend(self.together.iter().map(|record| Op {
            obj: record.obj,
            field: PRESENCE,
            value: Cell::Integer(1),
        }));
        Ok(())
    }

    fn is_back(&self, table: &str, id: &str) -> bool {
        self.together.iter().any(|record| record.table == table && record.id == id)
    }

    /// References that the deletion cleared name again what is there, unless somebody has changed them since.
    fn link_again(&mut self, change: i64) -> Result<(), StoreError> {
        let connection = &self.reader.connection;
        // As it was for whoever deleted them.
        let before_it = Until::before(connection, change)?;
        let mut statement = connection.prepare_cached(
            "SELECT p.obj, p.field, o.tbl, o.id, f.name FROM op p JOIN obj o ON o.oid = p.obj
             JOIN field f ON f.fid = p.field WHERE p.cid = ?1 AND p.value IS NULL ORDER BY p.obj, p.field",
        )?;
        let mut rows = statement.query([change])?;
        while let Some(row) = rows.next()? {
            let (obj, field): (i64, i64) = (row.get(0)?, row.get(1)?);
            let (table, id, name): (String, Id, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
            let reference = REFERENCES.iter().find(|it| it.table == table && it.field == name);
            let Some(reference) = reference.filter(|it| it.on_delete == OnDelete::SetNull) else { continue };
            let before = ops::latest(connection, obj, field, &before_it)?;
            let Some(value) = before.filter(|before| *before != Cell::Null) else { continue };
            // What they name may be there by another way: a file that was brought in again wrote it anew.
            if !self.is_there(reference.target, &value.plain())? {
                continue;
            }
            let state = ops::state(connection, obj, &ops::NOW)?;
            let last = ops::last_change(connection, obj, field)?;
            if last == Some(change) {
                // Of a record that is gone by now the cell waits with it in the bin.
                self.told.link_count += usize::from(ops::is_present(&state));
                self.ops.push(Op { obj, field, value });
            } else if ops::is_present(&state) && state.get(&field) != Some(&value) {
                self.told.left_alone.push((table, id, name));
            }
        }
        Ok(())
    }

    /// What comes back names nothing that has gone since; without what it belongs to it cannot come back.
    fn clear_missing(&mut self) -> Result<(), StoreError> {
        let connection = &self.reader.connection;
        for record in self.together {
            let Some(table) = tables::find(&self.reader.tables, &record.table) else { continue };
            let row = ops::row_of(table, &record.id, &ops::state(connection, record.obj, &ops::NOW)?);
            for reference in REFERENCES.iter().filter(|it| it.table == table.name) {
                let Some(at) = table.position(reference.field) else { continue };
                let Cell::Text(target) = &row[at] else { continue };
                if self.is_there(reference.target, target)? || self.never_was(reference.target, target)? {
                    continue;
                }
                match reference.on_delete {
                    OnDelete::Cascade => return Err(self.needs(reference.target, target)?),
                    OnDelete::SetNull => {
                        self.ops.push(Op { obj: record.obj, field: table.numbers[at], value: Cell::Null });
                        let place = (record.table.clone(), record.id.clone(), reference.field.to_owned());
                        self.told.cleared.push(place);
                    }
                }
            }
            if ABOUT_SUBJECTS.contains(&table.name) {
                let value = |field: &str| table.position(field).map(|at| row[at].plain()).unwrap_or_default();
                let (subject, id) = (value("subject"), value("subject_id"));
                let is_known = tables::find(&self.reader.tables, &subject).is_some() && !id.is_empty();
                if is_known && !self.is_there(&subject, &id)? && !self.never_was(&subject, &id)? {
                    return Err(self.needs(&subject, &id)?);
                }
            }
        }
        Ok(())
    }

    fn is_there(&self, table: &str, id: &str) -> Result<bool, StoreError> {
        let known = tables::find(&self.reader.tables, table).ok_or_else(|| StoreError::damaged(table))?;
        Ok(self.is_back(table, id) || known.row(&self.reader.connection, id)?.is_some())
    }

    /// A reference can have come from elsewhere without what it names.
    fn never_was(&self, table: &str, id: &str) -> Result<bool, StoreError> {
        let connection = &self.reader.connection;
        let Some(obj) = ops::find_obj(connection, table, id)? else { return Ok(true) };
        Ok(ops::state(connection, obj, &ops::NOW)?.is_empty())
    }

    fn needs(&self, table: &str, id: &str) -> Result<StoreError, StoreError> {
        let name = self.reader.name_at(table, id, &ops::NOW)?;
        let values =
            [("table".to_owned(), table.to_owned()), ("id".to_owned(), id.to_owned()), ("name".to_owned(), name)];
        Ok(StoreError::Refused { code: "restore_first", values: values.into() })
    }
}

impl Reader {
    /// What was deleted and is still gone, last first. Records that went along with the one they belong to are not
    /// listed by themselves, and neither is what an undo took back.
    pub fn bin(&self) -> Result<Vec<Binned>, StoreError> {
        let deleted = self.deleted()?;
        let mut together: HashMap<i64, HashSet<(&str, &str)>> = HashMap::new();
        for record in &deleted {
            together.entry(record.change).or_default().insert((&record.table, &record.id));
        }
        let mut binned = Vec::new();
        for record in &deleted {
            if self.belongs(record, &together[&record.change])? {
                continue;
            }
            binned.push(Binned {
                table: record.table.clone(),
                id: record.id.clone(),
                name: self.name_at(&record.table, &record.id, &ops::NOW)?,
                deleted_at: time(record.wall)?,
            });
        }
        Ok(binned)
    }

    /// Records that are gone because of a change that is in effect, that change being the last such.
    fn deleted(&self) -> Result<Vec<Deleted>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT p.obj, o.tbl, o.id, p.cid, c.wall, r.uid, c.seq
             FROM obj o CROSS JOIN op p ON p.obj = o.oid AND p.field = 0
             JOIN change c USING (cid) JOIN replica r USING (rid) WHERE p.value = 0 AND c.undoes_rid IS NULL
               AND 0 = (SELECT value FROM op WHERE obj = p.obj AND field = 0 ORDER BY cid DESC LIMIT 1)
             ORDER BY p.cid DESC, p.obj",
        )?;
        let mut rows = statement.query([])?;
        let mut found: HashMap<i64, usize> = HashMap::new();
        let mut deleted: Vec<Deleted> = Vec::new();
        while let Some(row) = rows.next()? {
            let (obj, change) = (row.get(0)?, row.get(3)?);
            let is_known = tables::find(&self.tables, &row.get::<_, String>(1)?).is_some();
            let is_undone = self.with_stack(|stack| stack.undone.contains(&change))?;
            if !is_known || is_undone || self.is_kept(obj)? {
                continue;
            }
            let (table, id, wall) = (row.get(1)?, row.get(2)?, row.get(4)?);
            let order = (wall, row.get(5)?, row.get(6)?);
            let record = Deleted { obj, table, id, change, wall, order };
            match found.get(&obj).copied() {
                None => {
                    found.insert(obj, deleted.len());
                    deleted.push(record);
                }
                // Several people deleted it without having seen each other.
                Some(at) if merge::is_parallel(&self.connection, obj, PRESENCE)? => {
                    if deleted[at].order < record.order {
                        deleted[at] = record;
                    }
                }
                Some(_) => {}
            }
        }
        Ok(deleted)
    }

    /// Whether a record is there all the same, because somebody changed it without having seen that it was deleted.
    fn is_kept(&self, obj: i64) -> Result<bool, StoreError> {
        let is_merged = merge::is_parallel(&self.connection, obj, PRESENCE)?;
        let there = Some(Cell::Integer(1));
        Ok(is_merged && ops::latest(&self.connection, obj, PRESENCE, &ops::NOW)? == there)
    }

    /// Whether a record means nothing without another that was deleted with it.
    fn belongs(&self, record: &Deleted, together: &HashSet<(&str, &str)>) -> Result<bool, StoreError> {
        let Some(table) = tables::find(&self.tables, &record.table) else { return Ok(false) };
        let row = ops::row_of(table, &record.id, &ops::state(&self.connection, record.obj, &ops::NOW)?);
        let value = |field: &str| table.position(field).map(|at| row[at].plain()).unwrap_or_default();
        let mut references = REFERENCES.iter().filter(|it| it.table == table.name && it.on_delete == OnDelete::Cascade);
        let is_about = ABOUT_SUBJECTS.contains(&table.name)
            && together.contains(&(value("subject").as_str(), value("subject_id").as_str()));
        Ok(is_about || references.any(|it| together.contains(&(it.target, value(it.field).as_str()))))
    }
}
