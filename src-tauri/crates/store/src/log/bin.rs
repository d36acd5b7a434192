//! Deleted records and their way back.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::references::{ABOUT_SUBJECTS, Leaving, REFERENCES};
use domain::{Cell, Id};

use crate::log::history::time;
use crate::log::ops::{self, Op, PRESENCE};
use crate::plan_file::Written;
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
}

impl PlanFile {
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
                name: self.name_at(&record.table, &record.id, ops::NOW)?,
                deleted_at: time(record.wall)?,
            });
        }
        Ok(binned)
    }

    /// Brings a record back, with what was deleted in the same change. One change, one undo.
    pub fn restore(&mut self, table: &str, id: &str) -> Result<(), StoreError> {
        let deleted = self.deleted()?;
        let found = deleted.iter().find(|record| record.table == table && record.id == id);
        let Some(found) = found else {
            return Err(StoreError::NotFound { table: table.to_owned(), id: id.to_owned() });
        };
        let label = Label::new("restore_record").with("name", &self.name_at(table, id, ops::NOW)?);
        let mut ops: Vec<Op> = deleted
            .iter()
            .filter(|record| record.change == found.change)
            .map(|record| Op { obj: record.obj, field: PRESENCE, value: Cell::Integer(1) })
            .collect();
        ops.sort_by_key(|op| op.obj);
        self.write(&label, None, |_| Ok(((), Written::Log(ops))))
    }

    /// Records that are gone because of a change that is in effect, that change being the last such.
    fn deleted(&self) -> Result<Vec<Deleted>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT p.obj, o.tbl, o.id, p.cid, c.wall FROM obj o CROSS JOIN op p ON p.obj = o.oid AND p.field = 0
             JOIN change c USING (cid) WHERE p.value = 0 AND c.undoes_rid IS NULL
               AND 0 = (SELECT value FROM op WHERE obj = p.obj AND field = 0 ORDER BY cid DESC LIMIT 1)
             ORDER BY p.cid DESC, p.obj",
        )?;
        let mut rows = statement.query([])?;
        let mut seen = HashSet::new();
        let mut deleted = Vec::new();
        while let Some(row) = rows.next()? {
            let (obj, change) = (row.get(0)?, row.get(3)?);
            let is_known = tables::find(&self.tables, &row.get::<_, String>(1)?).is_some();
            if is_known && !self.undo_stack.undone.contains(&change) && seen.insert(obj) {
                let (table, id, wall) = (row.get(1)?, row.get(2)?, row.get(4)?);
                deleted.push(Deleted { obj, table, id, change, wall });
            }
        }
        Ok(deleted)
    }

    /// Whether a record means nothing without another that was deleted with it.
    fn belongs(&self, record: &Deleted, together: &HashSet<(&str, &str)>) -> Result<bool, StoreError> {
        let Some(table) = tables::find(&self.tables, &record.table) else { return Ok(false) };
        let row = ops::row_of(table, &record.id, &ops::state(&self.connection, record.obj, ops::NOW)?);
        let value = |field: &str| table.position(field).map(|at| row[at].plain()).unwrap_or_default();
        let mut references = REFERENCES.iter().filter(|it| it.table == table.name && it.leaving == Leaving::Goes);
        let is_about = ABOUT_SUBJECTS.contains(&table.name)
            && together.contains(&(value("subject").as_str(), value("subject_id").as_str()));
        Ok(is_about || references.any(|it| together.contains(&(it.target, value(it.field).as_str()))))
    }
}
