//! What can still be read of a file whose pages are damaged, brought into a fresh one: the log piece by piece, and from
//! the tables whatever the log has lost. Nothing proves these values; the caller tells how many there are.
//!
//! Leaves out files whose schema is damaged: nobody can say then which bytes are whose.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use domain::Cell;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use crate::file::format::{self, APPLICATION_ID, MIGRATIONS};
use crate::file::pieces::{Pieces, bare};
use crate::log::ops::{self, Op};
use crate::log::witness::{self, RECEIVED};
use crate::log::{marks, projection};
use crate::rows::attachments;
use crate::rows::tables::{self, RECORDS, Table};
use crate::{Label, StoreError, Surroundings, ids};

/// What was saved of a file.
#[derive(Debug, Default)]
pub(crate) struct Salvaged {
    /// Changes that came back.
    pub(crate) change_count: usize,
    /// Changes of which only the number is known.
    pub(crate) lost_count: usize,
    /// Changes that do not fit their hash, rows that could not be read, and values taken from the tables.
    pub(crate) unproven_count: usize,
}

impl Salvaged {
    /// Everything is there and fits its hashes: what was damaged follows from the rest.
    pub(crate) fn is_proven(&self) -> bool {
        self.lost_count == 0 && self.unproven_count == 0
    }
}

/// Tables of the log in the order in which they build on each other, with the column of whole numbers by which they are
/// read in pieces, and a second one for pieces of one number.
const LOG: &[(&str, &str, Option<&str>)] = &[
    ("replica", "rid", None),
    ("field", "fid", None),
    ("obj", "oid", None),
    ("change", "cid", None),
    ("op NOT INDEXED", "obj", Some("field")),
    ("op_salt", "cid", Some("obj")),
    ("word_salt", "cid", None),
    ("erased", "obj", Some("field")),
    ("seen", "rid", Some("seq")),
    ("version", "rowid", None),
    ("attachment", "rowid", None),
    ("pending", "seq", None),
    ("conflict", "obj", Some("field")),
];

/// Brings everything that can be read of a damaged file into a new one at `to`.
pub(crate) fn salvage(damaged: &Connection, to: &Path, surroundings: &Surroundings) -> Result<Salvaged, StoreError> {
    let mut fresh = Connection::open(to)?;
    fresh.pragma_update(None, "application_id", APPLICATION_ID)?;
    format::settle(&fresh, false)?;
    format::migrate(&mut fresh, MIGRATIONS, || (surroundings.random)())?;
    let mut unreadable = 0;
    fresh.execute_batch("BEGIN IMMEDIATE; DELETE FROM field")?;
    copy_meta(damaged, &fresh, surroundings)?;
    for (table, first, second) in LOG {
        unreadable += Pieces::new(damaged, &fresh, table, first, *second, false)?.copy()?;
        let name = bare(table);
        let copied: i64 = fresh.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get(0))?;
        // Lost changes are counted below, each of them.
        if name != "change" {
            let gone = indexed_count(damaged, name).unwrap_or(copied).saturating_sub(copied);
            unreadable += usize::try_from(gone).unwrap_or(0);
        }
    }
    let Completed { lost_count, stray_count, is_end_known } = complete(damaged, &fresh, surroundings)?;
    let broken = witness::broken(&fresh)?;
    marks::note_all(&fresh, &tables::load(&fresh)?)?;
    let taken = take_from_tables(damaged, &fresh, &broken.iter().copied().collect(), surroundings)?;
    // The chain proves what is in it, not that nothing came after: rows that say something else may be of later changes.
    unreadable += stray_count + if is_end_known { 0 } else { taken.overruled };
    let taken = taken.taken;
    for hash in attachments::broken(&fresh)? {
        fresh.execute("DELETE FROM attachment WHERE hash = ?1", [hash])?;
        unreadable += 1;
    }
    // What fits its hashes keeps them.
    if !broken.is_empty() || 0 < taken {
        witness::seal_all(&fresh, || (surroundings.random)())?;
    }
    if !broken.is_empty() || 0 < lost_count || 0 < unreadable {
        witness::count_received(&fresh)?;
    }
    projection::write_tables(&fresh, &tables::load(&fresh)?)?;
    fresh.execute_batch("COMMIT")?;
    let count: i64 = fresh.query_row("SELECT count(*) FROM change", [], |row| row.get(0))?;
    fresh.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    fresh.close().map_err(|(_, error)| error)?;
    let proven_away = broken.len().saturating_sub(lost_count);
    Ok(Salvaged {
        change_count: (count.max(0) as usize).saturating_sub(lost_count + usize::from(0 < taken)),
        lost_count,
        unproven_count: proven_away + unreadable + taken,
    })
}

/// The plan keeps its id where that can be read; its revision rises.
fn copy_meta(damaged: &Connection, fresh: &Connection, surroundings: &Surroundings) -> Result<(), StoreError> {
    let known = |key: &str| -> Option<Value> {
        damaged.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).ok()
    };
    let id = match known("plan_id") {
        Some(Value::Text(id)) if uuid::Uuid::try_parse(&id).is_ok() => id,
        _ => ids::IdSource::new(surroundings.clone()).next(),
    };
    let revision = match known("revision") {
        Some(Value::Integer(revision)) => revision.saturating_add(1),
        _ => 1,
    };
    fresh.execute("INSERT INTO meta (key, value) VALUES ('plan_id', ?1), ('revision', ?2)", params![id, revision])?;
    if let Some(Value::Integer(count)) = known(RECEIVED) {
        fresh.execute("INSERT INTO meta (key, value) VALUES (?1, ?2)", params![RECEIVED, count])?;
    }
    Ok(())
}

/// How many rows of a table an index has, which lies in other pages than they do; `None`: there is none that can be read.
/// A page that lost its last rows reads as one that never had them.
pub(crate) fn indexed_count(connection: &Connection, table: &str) -> Option<i64> {
    let sql = "SELECT name FROM pragma_index_list(?1) WHERE partial = 0 ORDER BY origin = 'pk' LIMIT 1";
    let index: String = connection.query_row(sql, [table], |row| row.get(0)).ok()?;
    let sql = format!("SELECT count(*) FROM {table} INDEXED BY {index}");
    connection.query_row(&sql, [], |row| row.get(0)).ok()
}

/// What was done to make a log of what was copied.
struct Completed {
    /// Changes of which only the number is known.
    lost_count: usize,
    /// Operations of something that is not there, and named states that say nothing any more.
    stray_count: usize,
    /// Whether something besides the changes themselves says how many there were.
    is_end_known: bool,
}

/// Makes what was copied a log again: no change without a row, no operation of something that is not there.
///
/// How many changes there were is said a second time by the index over their places, and a third time by their
/// operations.
fn complete(damaged: &Connection, fresh: &Connection, surroundings: &Surroundings) -> Result<Completed, StoreError> {
    for field in std::iter::once(&"*").chain(RECORDS.iter().flat_map(|(_, fields)| fields.iter())) {
        fresh.execute("INSERT INTO field (name) VALUES (?1) ON CONFLICT DO NOTHING", [field])?;
    }
    // A number far beyond all others is damage.
    let most: i64 = fresh.query_row("SELECT 2 * count(*) + 1000 FROM change", [], |row| row.get(0))?;
    fresh.execute("DELETE FROM change WHERE cid NOT BETWEEN 1 AND ?1", [most])?;
    let last_of = |table: &str| -> Result<i64, StoreError> {
        let sql = format!("SELECT coalesce(max(cid), 0) FROM {table} WHERE cid <= ?1");
        Ok(fresh.query_row(&sql, [most], |row| row.get(0))?)
    };
    let indexed = indexed_count(damaged, "change").filter(|count| *count <= most);
    let last = last_of("change")?.max(match indexed {
        Some(count) => count,
        None => last_of("op NOT INDEXED")?,
    });
    let mut stray_count = fresh.execute(
        "DELETE FROM op WHERE cid NOT BETWEEN 1 AND ?1 OR obj NOT IN (SELECT oid FROM obj)
             OR field NOT IN (SELECT fid FROM field)",
        [last],
    )?;
    fresh.execute_batch(
        "INSERT INTO replica (rid, uid) SELECT DISTINCT rid, 'unreadable-' || rid FROM change
             WHERE rid NOT IN (SELECT rid FROM replica) ON CONFLICT DO NOTHING;",
    )?;
    stray_count += forget_unreadable_words(fresh)?;
    let known: HashSet<i64> =
        fresh.prepare("SELECT cid FROM change")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let missing: Vec<i64> = (1..=last).filter(|change| !known.contains(change)).collect();
    if !missing.is_empty() {
        let mut random = || (surroundings.random)();
        let replica = fresh_replica(fresh, &mut random)?;
        for change in &missing {
            insert_change(fresh, *change, replica, &Label::new("unreadable"), &mut random)?;
        }
    }
    Ok(Completed { lost_count: missing.len(), stray_count, is_end_known: indexed == Some(last) })
}

/// Labels and vectors that are no JSON any more; says how many named states are lost by that. A label counts with its
/// change, which does not fit its hash then.
fn forget_unreadable_words(fresh: &Connection) -> Result<usize, StoreError> {
    let label =
        serde_json::to_string(&Label::new("unreadable")).map_err(|error| StoreError::damaged(error.to_string()))?;
    let rows = |sql: &str| -> Result<Vec<(i64, String)>, StoreError> {
        let mut statement = fresh.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    for (change, text) in rows("SELECT cid, label FROM change")? {
        if ops::read_label(&text).is_err() {
            fresh.execute("UPDATE change SET label = ?2 WHERE cid = ?1", params![change, label])?;
        }
    }
    let mut lost_count = 0;
    for (row, vector) in rows("SELECT rowid, vector FROM version")? {
        if serde_json::from_str::<BTreeMap<String, i64>>(&vector).is_err() {
            lost_count += fresh.execute("DELETE FROM version WHERE rowid = ?1", [row])?;
        }
    }
    Ok(lost_count)
}

/// A replica for what no replica can be read of.
fn fresh_replica(fresh: &Connection, random: &mut dyn FnMut() -> [u8; 16]) -> Result<i64, StoreError> {
    let uid = uuid::Builder::from_random_bytes(random()).into_uuid().to_string();
    fresh.execute("INSERT INTO replica (uid) VALUES (?1)", [uid])?;
    Ok(fresh.last_insert_rowid())
}

/// A change of which only the number is known, at the time of the one before it.
fn insert_change(
    fresh: &Connection,
    change: i64,
    replica: i64,
    label: &Label,
    random: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), StoreError> {
    let label = serde_json::to_string(label).map_err(|error| StoreError::damaged(error.to_string()))?;
    let wall: Option<i64> = fresh
        .query_row("SELECT wall FROM change WHERE cid < ?1 ORDER BY cid DESC LIMIT 1", [change], |row| row.get(0))
        .optional()?;
    fresh.execute(
        "INSERT INTO change (cid, rid, seq, rand, wall, author, label) VALUES
             (?1, ?2, (SELECT coalesce(max(seq), 0) + 1 FROM change WHERE rid = ?2), ?3, ?4, '', ?5)",
        params![change, replica, &random()[..8], wall.unwrap_or(0), label],
    )?;
    Ok(())
}

/// What the tables said otherwise than the log.
#[derive(Default)]
struct Taken {
    /// Cells that were taken from the tables.
    taken: usize,
    /// Cells in which the log was believed.
    overruled: usize,
}

/// Takes from the tables what the log does not prove, and from the past what is no value any more, as one last change.
fn take_from_tables(
    damaged: &Connection,
    fresh: &Connection,
    broken: &HashSet<i64>,
    surroundings: &Surroundings,
) -> Result<Taken, StoreError> {
    let known = tables::load(fresh)?;
    let last: i64 = fresh.query_row("SELECT coalesce(max(cid), 0) + 1 FROM change", [], |row| row.get(0))?;
    let mut found = Taken::default();
    for table in &known {
        Pieces::new(damaged, fresh, table.name, "rowid", None, true)?.copy()?;
        take_rows(fresh, table, broken, last, &mut found)?;
    }
    projection::write_tables(fresh, &known)?;
    for (table, id, field) in tables::unreadable(fresh)? {
        let Some(table) = tables::find(&known, table) else { continue };
        found.taken += 1;
        mend_value(fresh, table, &id, field, last)?;
    }
    if 0 < found.taken {
        let mut random = || (surroundings.random)();
        let replica = fresh_replica(fresh, &mut random)?;
        insert_change(fresh, last, replica, &Label::new("recovered"), &mut random)?;
    }
    Ok(found)
}

/// Cells of the rows of one table that differ from the log where nothing proves the log.
fn take_rows(
    fresh: &Connection,
    table: &Table,
    broken: &HashSet<i64>,
    change: i64,
    found: &mut Taken,
) -> Result<(), StoreError> {
    let mut statement = fresh.prepare(&format!("SELECT {} FROM {}", table.fields.join(", "), table.name))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = tables::cells(row, table.fields.len())?;
        let id = cells[0].plain();
        let obj = match ops::find_obj(fresh, table.name, &id)? {
            Some(obj) => obj,
            None => ops::insert_obj(fresh, table.name, &id)?,
        };
        let state = ops::state(fresh, obj, &ops::NOW)?;
        let logged = ops::row_of(table, &id, &state);
        let said = table.numbers.iter().copied().zip(logged.into_iter().zip(cells)).skip(1);
        let presence = (ops::PRESENCE, (Cell::Integer(i64::from(ops::is_present(&state))), Cell::Integer(1)));
        for (field, (log, row)) in std::iter::once(presence).chain(said) {
            let is_proven = ops::last_change(fresh, obj, field)?.is_some_and(|last| !broken.contains(&last));
            if log == row {
                continue;
            }
            if is_proven {
                found.overruled += 1;
                continue;
            }
            found.taken += 1;
            ops::write_ops(fresh, change, &[Op { obj, field, value: row }])?;
        }
    }
    Ok(())
}

/// Gives a cell whose value is none the last one that was, else its default; a record that needs one goes to the bin.
fn mend_value(fresh: &Connection, table: &Table, id: &str, field: &str, change: i64) -> Result<(), StoreError> {
    let (Some(obj), Some(at)) = (ops::find_obj(fresh, table.name, id)?, table.position(field)) else { return Ok(()) };
    let number = table.numbers[at];
    let mut statement =
        fresh.prepare("SELECT value FROM op WHERE obj = ?1 AND field = ?2 AND cid < ?3 ORDER BY cid DESC")?;
    let mut rows = statement.query([obj, number, change])?;
    let mut values = Vec::new();
    while let Some(row) = rows.next()? {
        values.extend(tables::cell(row.get_ref(0)?));
    }
    values.push(table.defaults[at].clone());
    let mut row = ops::row_of(table, id, &ops::state(fresh, obj, &ops::NOW)?);
    let fitting = values.into_iter().find(|value| {
        row[at] = value.clone();
        !tables::fails_at(table.name, &row, field)
    });
    let (field, value) = fitting.map_or((ops::PRESENCE, Cell::Integer(0)), |value| (number, value));
    fresh.execute(
        "INSERT OR REPLACE INTO op (obj, field, cid, value) VALUES (?1, ?2, ?3, ?4)",
        params![obj, field, change, tables::AsSql(&value)],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests;
