//! Which cells were changed by people who had not seen each other (`parallel`), and which of them wait for somebody to
//! decide (`conflict`). Both follow from the log; they are kept so that a file without such cells pays nothing.
//!
//! Changes arrive after those that their authors had seen. So a change that arrives is unknown to all before it, and
//! only what its author had not seen of them has to be looked for.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use crate::StoreError;
use crate::log::merge::{self, PRESENCE};
use crate::log::ops::{self, NOW, Waiting};
use crate::log::seen::{self, Known, Made, Stamp, Vector};
use crate::rows::tables::{self, Table};

/// Enters cells of a record that changes, from one on, wrote without having seen what others wrote there.
pub(crate) fn note_parallel(known: &Known, obj: i64, from: i64) -> Result<(), StoreError> {
    let sql = "SELECT cid, field, field = 0 AND value IS 0 FROM op WHERE obj = ?1";
    let mut statement = known.connection.prepare_cached(sql)?;
    let mut rows = statement.query([obj])?;
    let mut arrived = Vec::new();
    while let Some(row) = rows.next()? {
        let change = row.get(0)?;
        if let Some(Made { stamp, .. }) = known.made(change)? {
            arrived.push(Arrived { change, field: row.get(1)?, stamp, is_deletion: row.get(2)? });
        }
    }
    arrived.sort_by_key(|op| op.change);
    parallel_of(known, &arrived, from)?.into_iter().try_for_each(|field| enter_parallel(known.connection, obj, field))
}

fn enter_parallel(connection: &Connection, obj: i64, field: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO parallel (obj, field) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    connection.prepare_cached(sql)?.execute([obj, field])?;
    Ok(())
}

/// Whether any cell has to be merged. What of a record in the bin would wait, waits when it comes back.
pub(crate) fn is_any(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM parallel)";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Records with cells that have to be merged.
pub(crate) fn parallel_records(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT DISTINCT obj FROM parallel")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Enters anew what of a record waits for somebody to decide.
pub(crate) fn enter_conflicts(connection: &Connection, obj: i64, waiting: &Waiting) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM conflict WHERE obj = ?1")?.execute([obj])?;
    let sql = "INSERT INTO conflict (obj, field, kind) VALUES (?1, ?2, ?3)";
    for (field, kind) in waiting {
        connection.prepare_cached(sql)?.execute(params![obj, field, kind.word()])?;
    }
    Ok(())
}

/// The same, as it follows from the log.
pub(crate) fn note_conflicts(known: &Known, tables: &[Table], obj: i64) -> Result<(), StoreError> {
    enter_conflicts(known.connection, obj, &conflicts_of(known, tables, obj)?)
}

/// What of a record waits for somebody to decide.
fn conflicts_of(known: &Known, tables: &[Table], obj: i64) -> Result<Waiting, StoreError> {
    if merge::parallel(known.connection, obj)?.is_empty() {
        return Ok(Waiting::new());
    }
    let (name, _) = ops::obj_name(known.connection, obj)?;
    let Some(table) = tables::find(tables, &name) else { return Ok(Waiting::new()) };
    let (state, waiting) = ops::settled(known, obj, &NOW)?;
    Ok(ops::to_decide(table, &state, waiting))
}

/// Enters all of both anew from the log.
pub(crate) fn note_all(connection: &Connection, tables: &[Table]) -> Result<(), StoreError> {
    connection.execute_batch("DELETE FROM parallel; DELETE FROM conflict")?;
    if !seen::is_merged(connection)? {
        return Ok(());
    }
    let known = Known::new(connection);
    let cells = all_parallel(&known)?;
    for (obj, field) in &cells {
        enter_parallel(connection, *obj, *field)?;
    }
    for obj in cells.iter().map(|(obj, _)| *obj).collect::<BTreeSet<_>>() {
        note_conflicts(&known, tables, obj)?;
    }
    Ok(())
}

/// Whether what is entered is what follows from the log, told by names of what differs. More cells than need to be can
/// be looked at with care; fewer cannot.
pub(crate) fn differences(connection: &Connection, tables: &[Table]) -> Result<Vec<String>, StoreError> {
    let pairs = |sql: &str| -> Result<BTreeMap<(i64, i64), String>, StoreError> {
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let entered = pairs("SELECT obj, field, '' FROM parallel")?;
    let conflicts = pairs("SELECT obj, field, kind FROM conflict")?;
    if !seen::is_merged(connection)? {
        let needless = entered.keys().chain(conflicts.keys());
        return Ok(needless.map(|(obj, field)| format!("conflict {obj} {field}")).collect());
    }
    let known = Known::new(connection);
    let missing: Vec<(i64, i64)> =
        all_parallel(&known)?.into_iter().filter(|cell| !entered.contains_key(cell)).collect();
    let mut expected = BTreeMap::new();
    for obj in entered.keys().map(|(obj, _)| *obj).collect::<BTreeSet<_>>() {
        let of_record = conflicts_of(&known, tables, obj)?;
        expected.extend(of_record.into_iter().map(|(field, kind)| ((obj, field), kind.word().to_owned())));
    }
    let is_other = |(cell, kind): &(&(i64, i64), &String)| expected.get(*cell) != Some(*kind);
    let wrong = conflicts.iter().filter(is_other).map(|(cell, _)| *cell);
    let unsaid = expected.keys().copied().filter(|cell| !conflicts.contains_key(cell));
    let all: BTreeSet<(i64, i64)> = missing.into_iter().chain(wrong).chain(unsaid).collect();
    Ok(all.into_iter().map(|(obj, field)| format!("conflict {obj} {field}")).collect())
}

/// An operation in the order of arrival.
struct Arrived {
    change: i64,
    field: i64,
    stamp: Stamp,
    is_deletion: bool,
}

/// Every cell of which some operations did not know each other.
fn all_parallel(known: &Known) -> Result<BTreeSet<(i64, i64)>, StoreError> {
    let sql = "SELECT p.obj, p.field, c.rid, c.seq, p.field = 0 AND p.value IS 0, cid
               FROM op p JOIN change c USING (cid) ORDER BY p.obj, p.cid";
    let mut statement = known.connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut found = BTreeSet::new();
    let mut record: (i64, Vec<Arrived>) = (i64::MIN, Vec::new());
    while let Some(row) = rows.next()? {
        let obj = row.get(0)?;
        if obj != record.0 {
            found.extend(parallel_of(known, &record.1, 0)?.into_iter().map(|field| (record.0, field)));
            record = (obj, Vec::new());
        }
        let stamp = Stamp { rid: row.get(2)?, seq: row.get(3)? };
        record.1.push(Arrived { change: row.get(5)?, field: row.get(1)?, stamp, is_deletion: row.get(4)? });
    }
    found.extend(parallel_of(known, &record.1, 0)?.into_iter().map(|field| (record.0, field)));
    Ok(found)
}

/// The cells of one record, whose operations come in the order of arrival, in which changes from one on did not know
/// others before them.
fn parallel_of(known: &Known, arrived: &[Arrived], from: i64) -> Result<BTreeSet<i64>, StoreError> {
    let mut found = BTreeSet::new();
    if arrived.iter().all(|op| op.stamp.rid == arrived[0].stamp.rid) {
        return Ok(found);
    }
    // The last of each replica before an operation: in its cell, among deletions, among edits.
    let mut cells: BTreeMap<i64, Vector> = BTreeMap::new();
    let (mut deletions, mut edits) = (Vector::new(), Vector::new());
    for op in arrived {
        let is_asked = from <= op.change;
        if is_asked && is_unseen(known, op.stamp, cells.entry(op.field).or_default())? {
            found.insert(op.field);
        }
        let against = match (op.field == PRESENCE, op.is_deletion) {
            (true, true) => Some(&edits),
            (true, false) => None,
            (false, _) => Some(&deletions),
        };
        if let Some(against) = against.filter(|_| is_asked)
            && is_unseen(known, op.stamp, against)?
        {
            found.insert(PRESENCE);
        }
        seen::raise(cells.entry(op.field).or_default(), op.stamp.rid, op.stamp.seq);
        match (op.field == PRESENCE, op.is_deletion) {
            (true, true) => seen::raise(&mut deletions, op.stamp.rid, op.stamp.seq),
            (true, false) => {}
            (false, _) => seen::raise(&mut edits, op.stamp.rid, op.stamp.seq),
        }
    }
    Ok(found)
}

/// Whether others did something that a change's author had not seen.
fn is_unseen(known: &Known, change: Stamp, others: &Vector) -> Result<bool, StoreError> {
    for (rid, seq) in others.iter().filter(|(rid, _)| **rid != change.rid) {
        if known.seen_of(change, *rid)? < *seq {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
