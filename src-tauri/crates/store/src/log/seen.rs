//! What the author of a change had seen of other replicas.
//!
//! A change has seen everything of its own replica before it, what its base had seen, and what `seen` says. Of a line of
//! changes in one file nothing has to be noted: each has seen the one before it. Numbers of replicas are those of one
//! file; what goes out speaks of their names (see `bundle`).

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;

/// How many changes of each replica.
pub(crate) type Vector = BTreeMap<i64, i64>;

/// A change, by its replica and its place among that replica's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Stamp {
    pub(crate) rid: i64,
    pub(crate) seq: i64,
}

/// Raises a vector to hold so many changes of a replica.
pub(crate) fn raise(vector: &mut Vector, rid: i64, seq: i64) {
    let known = vector.entry(rid).or_insert(0);
    *known = seq.max(*known);
}

/// Everything that is in a file.
pub(crate) fn held(connection: &Connection) -> Result<Vector, StoreError> {
    let mut statement = connection.prepare_cached("SELECT rid, max(seq) FROM change GROUP BY rid")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Whether anything in a file came from a colleague. If not, its changes are one line.
pub(crate) fn is_merged(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE is_received = 1)";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The stamp of a change.
pub(crate) fn stamp_of(connection: &Connection, change: i64) -> Result<Option<Stamp>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT rid, seq FROM change WHERE cid = ?1")?;
    Ok(statement.query_row([change], |row| Ok(Stamp { rid: row.get(0)?, seq: row.get(1)? })).optional()?)
}

/// The last change that came into a file.
pub(crate) fn head(connection: &Connection) -> Result<Option<Stamp>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT rid, seq FROM change ORDER BY cid DESC LIMIT 1")?;
    Ok(statement.query_row([], |row| Ok(Stamp { rid: row.get(0)?, seq: row.get(1)? })).optional()?)
}

/// Changes to which those of a replica, up to one, are chained besides each other.
fn bases(connection: &Connection, of: Stamp) -> Result<Vec<Stamp>, StoreError> {
    let sql = "SELECT base_rid, base_seq FROM change WHERE rid = ?1 AND seq <= ?2 AND base_rid IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([of.rid, of.seq], |row| Ok(Stamp { rid: row.get(0)?, seq: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everything that a change's author had seen when it was made, and the change itself.
pub(crate) fn after(connection: &Connection, change: Stamp) -> Result<Vector, StoreError> {
    let mut vector = Vector::new();
    let mut open = vec![change];
    let mut done = HashSet::new();
    while let Some(stamp) = open.pop() {
        if !done.insert(stamp) {
            continue;
        }
        raise(&mut vector, stamp.rid, stamp.seq);
        let sql = "SELECT peer, max(upto) FROM seen WHERE rid = ?1 AND seq <= ?2 GROUP BY peer";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([stamp.rid, stamp.seq])?;
        while let Some(row) = rows.next()? {
            raise(&mut vector, row.get(0)?, row.get(1)?);
        }
        open.extend(bases(connection, stamp)?);
    }
    Ok(vector)
}

/// How many changes of another replica a change's author had seen.
pub(crate) fn seen_of(connection: &Connection, change: Stamp, peer: i64) -> Result<i64, StoreError> {
    let mut most = 0;
    let mut open = vec![change];
    let mut done = HashSet::new();
    while let Some(stamp) = open.pop() {
        if !done.insert(stamp) {
            continue;
        }
        if stamp.rid == peer {
            most = most.max(stamp.seq);
            continue;
        }
        // Later ones say more, see `receive`.
        let sql = "SELECT upto FROM seen WHERE rid = ?1 AND peer = ?2 AND seq <= ?3 ORDER BY seq DESC LIMIT 1";
        let told: Option<i64> = connection
            .prepare_cached(sql)?
            .query_row(params![stamp.rid, peer, stamp.seq], |row| row.get(0))
            .optional()?;
        most = most.max(told.unwrap_or(0));
        open.extend(bases(connection, stamp)?);
    }
    Ok(most)
}

/// Whether the author of a change had seen another.
pub(crate) fn knows(connection: &Connection, change: Stamp, other: Stamp) -> Result<bool, StoreError> {
    Ok(other.seq <= seen_of(connection, change, other.rid)?)
}

/// Enters what a new change has seen and its replica had not told yet. `head` is the last change in the file; a first
/// change is chained to it.
pub(crate) fn enter(connection: &Connection, new: Stamp, head: Option<Stamp>) -> Result<(), StoreError> {
    let Some(head) = head else { return Ok(()) };
    let before = Stamp { rid: new.rid, seq: new.seq - 1 };
    // In one line of changes nothing came in between.
    if head == before {
        return Ok(());
    }
    let told = after(connection, if new.seq == 1 { head } else { before })?;
    let sql = "INSERT INTO seen (rid, seq, peer, upto) VALUES (?1, ?2, ?3, ?4)";
    for (peer, upto) in held(connection)? {
        if peer != new.rid && told.get(&peer).is_none_or(|told| *told < upto) {
            connection.prepare_cached(sql)?.execute([new.rid, new.seq, peer, upto])?;
        }
    }
    Ok(())
}
