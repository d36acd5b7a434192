//! What came from colleagues: their changes since some state, and what those did to which records.
//!
//! Which changes somebody has looked at is told by a vector, so that it holds in every copy of the file. Whose changes they
//! are is said by their replica; who that is, is not known here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::{FieldChange, Id};
use rusqlite::params;

use crate::StoreError;
use crate::log::history::time;
use crate::log::ops::{self, NOW};
use crate::log::until::Until;
use crate::reader::Reader;
use crate::rows::tables;

/// A change that came from a colleague.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Its number in this file.
    pub change_id: i64,
    /// In which replica it was made.
    pub replica: String,
    /// Its number among those of its replica.
    pub seq: i64,
    /// By whom, as the change says.
    pub author: String,
    /// When, by the clock of its author.
    pub at: DateTime<Utc>,
}

/// What some changes did to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrivedRecord {
    /// The table of the record.
    pub table: String,
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// `added`, `changed` or `removed`.
    pub kind: &'static str,
    /// The last of the changes that touched it.
    pub change_id: i64,
    /// What they changed of it.
    pub changes: Vec<FieldChange>,
}

impl Reader {
    /// Replicas of colleagues by their numbers.
    fn others(&self) -> Result<Vec<(i64, String)>, StoreError> {
        // Some of a colleague's were in the file already, where it began as a copy of theirs.
        let sql = "SELECT rid, uid FROM replica r
                   WHERE EXISTS (SELECT 1 FROM change c WHERE c.rid = r.rid AND c.is_received = 1)";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }

    /// Which replicas are colleagues'.
    pub fn replicas_of_others(&self) -> Result<BTreeSet<String>, StoreError> {
        Ok(self.others()?.into_iter().map(|(_, replica)| replica).collect())
    }

    /// How many changes of colleagues are not in `seen`.
    pub fn arrival_count(&self, seen: &BTreeMap<String, i64>) -> Result<usize, StoreError> {
        let sql = "SELECT count(*) FROM change WHERE rid = ?1 AND ?2 < seq AND is_received = 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut count = 0;
        for (rid, replica) in self.others()? {
            let after = seen.get(&replica).copied().unwrap_or(0);
            count += statement.query_row(params![rid, after], |row| row.get::<_, u32>(0))? as usize;
        }
        Ok(count)
    }

    /// The changes of colleagues that are not in `seen`, in the order in which they came.
    pub fn arrivals(&self, seen: &BTreeMap<String, i64>) -> Result<Vec<Arrival>, StoreError> {
        let sql = "SELECT cid, seq, author, wall FROM change WHERE rid = ?1 AND ?2 < seq AND is_received = 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut arrivals = Vec::new();
        for (rid, replica) in self.others()? {
            let after = seen.get(&replica).copied().unwrap_or(0);
            let mut rows = statement.query(params![rid, after])?;
            while let Some(row) = rows.next()? {
                let (change_id, seq, author) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let at = time(row.get(3)?)?;
                arrivals.push(Arrival { change_id, replica: replica.clone(), seq, author, at });
            }
        }
        arrivals.sort_by_key(|arrival| arrival.change_id);
        Ok(arrivals)
    }

    /// The changes of colleagues that were made after a moment, by the clocks of their authors; only among the last that
    /// came, so that nobody looks through a whole history for a mark.
    pub fn arrivals_after(&self, at: DateTime<Utc>, among: usize) -> Result<Vec<Arrival>, StoreError> {
        let sql =
            "SELECT c.cid, r.uid, c.author, c.wall, c.seq FROM (SELECT * FROM change ORDER BY cid DESC LIMIT ?1) c
                   JOIN replica r USING (rid) WHERE c.is_received = 1 AND ?2 <= c.wall";
        let mut statement = self.connection.prepare_cached(sql)?;
        let limit = i64::try_from(among).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![limit, at.timestamp_millis()])?;
        let mut arrivals = Vec::new();
        while let Some(row) = rows.next()? {
            let (change_id, replica, author) = (row.get(0)?, row.get(1)?, row.get(2)?);
            arrivals.push(Arrival { change_id, replica, seq: row.get(4)?, author, at: time(row.get(3)?)? });
        }
        Ok(arrivals)
    }

    /// Table and id of each record that a change touched.
    pub fn records_of(&self, change_id: i64) -> Result<Vec<(String, Id)>, StoreError> {
        let sql = "SELECT DISTINCT o.tbl, o.id FROM op p JOIN obj o ON o.oid = p.obj WHERE p.cid = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map([change_id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }

    /// What changes did to records: how many those are, and, the last first, as many of them as are wanted.
    pub fn arrived_records(&self, changes: &[i64], most: usize) -> Result<(usize, Vec<ArrivedRecord>), StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT obj, field FROM op WHERE cid = ?1")?;
        let mut touched: BTreeMap<i64, Touch> = BTreeMap::new();
        for change in changes {
            let mut rows = statement.query([change])?;
            while let Some(row) = rows.next()? {
                let touch = touched.entry(row.get(0)?).or_insert_with(|| Touch::new(*change));
                (touch.first, touch.last) = (touch.first.min(*change), touch.last.max(*change));
                touch.fields.insert(row.get(1)?);
            }
        }
        let mut touched: Vec<(i64, Touch)> = touched.into_iter().collect();
        touched.sort_by_key(|(obj, touch)| (std::cmp::Reverse(touch.last), *obj));
        let count = touched.len();
        let mut records = Vec::new();
        for (obj, touch) in touched.into_iter().take(most) {
            records.extend(self.arrived_record(obj, &touch)?);
        }
        Ok((count, records))
    }

    /// Nothing of a record of a kind that this program does not know.
    fn arrived_record(&self, obj: i64, touch: &Touch) -> Result<Option<ArrivedRecord>, StoreError> {
        let (table, id) = ops::obj_name(&self.connection, obj)?;
        let Some(known) = tables::find(&self.tables, &table) else { return Ok(None) };
        let old = ops::state(&self.connection, obj, &Until::change(touch.first - 1))?;
        let new = ops::state(&self.connection, obj, &Until::change(touch.last))?;
        let kind = match (ops::is_present(&old), ops::is_present(&new)) {
            (false, true) => "added",
            (true, true) => "changed",
            (true | false, false) => "removed",
        };
        let mut names = BTreeSet::new();
        for field in &touch.fields {
            names.insert(ops::field_name(&self.connection, *field)?);
        }
        let mut changes = self.field_changes(known, &old, &new)?;
        changes.retain(|change| names.contains(&change.field));
        let name = self.name_at(&table, &id, &NOW)?;
        Ok(Some(ArrivedRecord { table, id, name, kind, change_id: touch.last, changes }))
    }
}

/// How some changes touched a record.
struct Touch {
    first: i64,
    last: i64,
    fields: BTreeSet<i64>,
}

impl Touch {
    fn new(change: i64) -> Self {
        Touch { first: change, last: change, fields: BTreeSet::new() }
    }
}
