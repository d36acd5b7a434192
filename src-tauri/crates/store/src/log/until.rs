//! Up to where the log is read: as it was after a change, at a time, or as a vector of replicas says.
//!
//! In one line of changes the number of the last one says everything. In a file with changes of colleagues that is the
//! order in which they arrived, and what a vector does not hold is left out one by one.

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::{Connection, params};

use crate::StoreError;
use crate::log::seen::{self, Stamp, Vector};

/// Everything that arrived up to a change, but for some.
#[derive(Clone, Debug)]
pub(crate) struct Until {
    last: i64,
    without: Option<Arc<HashSet<i64>>>,
}

/// Everything.
pub(crate) const NOW: Until = Until { last: i64::MAX, without: None };

impl Until {
    /// The file as a change left it when it arrived.
    pub(crate) fn change(last: i64) -> Self {
        Until { last, without: None }
    }

    /// The number of the last change.
    pub(crate) fn last(&self) -> i64 {
        self.last
    }

    /// Whether nothing is left out before the last one.
    pub(crate) fn is_line(&self) -> bool {
        self.without.is_none()
    }

    /// Whether a change is in it.
    pub(crate) fn holds(&self, change: i64) -> bool {
        change <= self.last && self.without.as_ref().is_none_or(|without| !without.contains(&change))
    }

    /// The same without some more changes.
    pub(crate) fn less(&self, changes: &HashSet<i64>) -> Self {
        let mut without = changes.clone();
        without.extend(self.without.iter().flat_map(|without| without.iter()));
        Until { last: self.last, without: Some(Arc::new(without)) }
    }

    /// What a vector holds.
    pub(crate) fn vector(connection: &Connection, vector: &Vector) -> Result<Self, StoreError> {
        let mut last = 0;
        let sql = "SELECT coalesce(max(cid), 0) FROM change WHERE rid = ?1 AND seq = 
                   (SELECT max(seq) FROM change WHERE rid = ?1 AND seq <= ?2)";
        for (rid, seq) in vector {
            let change: i64 = connection.prepare_cached(sql)?.query_row([rid, seq], |row| row.get(0))?;
            last = last.max(change);
        }
        if !seen::is_merged(connection)? {
            return Ok(Until::change(last));
        }
        let mut statement = connection.prepare_cached("SELECT cid, rid, seq FROM change WHERE cid <= ?1")?;
        let mut rows = statement.query([last])?;
        let mut without = HashSet::new();
        while let Some(row) = rows.next()? {
            let (change, rid, seq): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if vector.get(&rid).is_none_or(|held| *held < seq) {
                without.insert(change);
            }
        }
        Ok(Until { last, without: (!without.is_empty()).then(|| Arc::new(without)) })
    }

    /// What the author of a change had seen before it.
    pub(crate) fn before(connection: &Connection, change: i64) -> Result<Self, StoreError> {
        let sql = "SELECT rid, seq, is_received FROM change WHERE cid = ?1";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([change])?;
        let Some(row) = rows.next()? else { return Ok(Until::change(change - 1)) };
        let (stamp, is_received) = (Stamp { rid: row.get(0)?, seq: row.get(1)? }, row.get::<_, bool>(2)?);
        // Who writes here has seen what is here.
        if !is_received {
            return Ok(Until::change(change - 1));
        }
        let mut vector = seen::after(connection, stamp)?;
        vector.insert(stamp.rid, stamp.seq - 1);
        Until::vector(connection, &vector)
    }

    /// What had been done by a moment, in milliseconds, and what that builds on; the same in every copy.
    pub(crate) fn time(connection: &Connection, wall: i64) -> Result<Self, StoreError> {
        if !seen::is_merged(connection)? {
            let sql = "SELECT coalesce(max(cid), 0) FROM change WHERE wall <= ?1";
            return Ok(Until::change(connection.query_row(sql, params![wall], |row| row.get(0))?));
        }
        let mut statement = connection.prepare("SELECT rid, max(seq) FROM change WHERE wall <= ?1 GROUP BY rid")?;
        let last: Vec<Stamp> = statement
            .query_map([wall], |row| Ok(Stamp { rid: row.get(0)?, seq: row.get(1)? }))?
            .collect::<Result<_, _>>()?;
        let mut vector = Vector::new();
        for stamp in last {
            seen::after(connection, stamp)?.into_iter().for_each(|(rid, seq)| seen::raise(&mut vector, rid, seq));
        }
        Until::vector(connection, &vector)
    }
}

#[cfg(test)]
mod tests;
