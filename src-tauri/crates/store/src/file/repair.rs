//! Puts right what can be proven, and nothing else, in a copy of the file that takes its place only when it is whole.
//!
//! Witnesses: the hashes of the chain, for the log; the log, for the tables and indexes; the tables, for the last value
//! of a cell; a safety copy that is a beginning of this file's history, for everything up to then. The file as it was
//! is kept among the safety copies.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params_from_iter};

use crate::file::check::{self, Findings, plan_id_of};
use crate::file::copies::{CopyFolder, Reason};
use crate::file::paths::{DAMAGED, REPAIR, beside, remove_if_there, remove_side_files};
use crate::file::{format, salvage};
use crate::log::{chain, projection, witness};
use crate::plan_file::Notice;
use crate::rows::tables;
use crate::{StoreError, Surroundings};

/// What was put right, for the person who opens the file.
pub(crate) fn notice(names: &[String]) -> Option<Notice> {
    let first = names.first()?;
    let values = [("damage_count".to_owned(), names.len().to_string()), ("detail".to_owned(), first.clone())];
    Some(Notice { values: values.into(), ..Notice::new("repaired") })
}

/// Repairs a file in which something was found, or says what is wrong and leaves it as it is.
pub(crate) fn repair(path: &Path, findings: &Findings, surroundings: &Surroundings) -> Result<(), StoreError> {
    let work = beside(path, REPAIR);
    let damaged = || StoreError::Damaged { detail: findings.names().into_iter().next().unwrap_or_default() };
    let repaired = repair_beside(path, &work, surroundings);
    let placed = match repaired {
        Ok(true) => put_in_place(path, &work, surroundings),
        Ok(false) => Err(damaged()),
        Err(StoreError::Sql { .. } | StoreError::Damaged { .. }) => Err(damaged()),
        Err(error) => Err(error),
    };
    remove_side_files(&work)?;
    remove_if_there(&work)?;
    placed
}

/// Makes a whole file of a damaged one; says whether that could be done.
fn repair_beside(path: &Path, work: &Path, surroundings: &Surroundings) -> Result<bool, StoreError> {
    copy_with_log(path, work)?;
    let mut connection = check::look_into(work)?;
    if where_readable(repair_from_itself(&mut connection))? {
        return settle(connection).map(|()| true);
    }
    drop(connection);
    if where_readable(repair_by_reading(path, work, surroundings))? {
        return Ok(true);
    }
    // What was tried left its traces: once more from the file as it is.
    for copy in whole_copies(path, surroundings)? {
        let damaged_path = beside(path, DAMAGED);
        copy_with_log(path, &damaged_path)?;
        let damaged = check::look_into(&damaged_path)?;
        remove_side_files(work)?;
        fs::copy(&copy, work)?;
        let mut connection = check::look_into(work)?;
        let grafted = graft(&mut connection, &damaged, i64::MAX);
        let is_same =
            grafted.is_ok() && chain::is_same(&connection, i64::MAX, &damaged)? && has_all(&connection, &damaged);
        let is_whole = is_same && check::examine(&connection)?.is_whole();
        drop(damaged);
        remove_side_files(&damaged_path)?;
        remove_if_there(&damaged_path)?;
        if is_whole {
            return settle(connection).map(|()| true);
        }
    }
    Ok(false)
}

/// Whether a log has as many changes, named states and files as the damaged one is known to have had: of the last ones
/// nothing may be left but their places in an index.
fn has_all(connection: &Connection, damaged: &Connection) -> bool {
    ["change", "version", "attachment"].iter().all(|table| {
        let there = salvage::indexed_count(connection, table);
        salvage::indexed_count(damaged, table).is_none_or(|known| there.is_some_and(|there| known <= there))
    })
}

/// A page that cannot be read ends one way of repair, not all of them; a full disk does.
fn where_readable(repaired: Result<bool, StoreError>) -> Result<bool, StoreError> {
    match repaired {
        Err(StoreError::Sql { .. } | StoreError::Damaged { .. }) => Ok(false),
        other => other,
    }
}

/// Reads everything that can be read into a fresh file: where the whole log is among it, the tables follow.
fn repair_by_reading(path: &Path, work: &Path, surroundings: &Surroundings) -> Result<bool, StoreError> {
    let damaged_path = beside(path, DAMAGED);
    copy_with_log(path, &damaged_path)?;
    remove_side_files(work)?;
    remove_if_there(work)?;
    let read = check::look_into(&damaged_path).and_then(|damaged| {
        let is_proven = salvage::salvage(&damaged, work, surroundings)?.is_proven();
        let fresh = check::look_into(work)?;
        let is_same = is_proven && chain::is_same(&fresh, i64::MAX, &damaged)? && has_all(&fresh, &damaged);
        Ok(is_same && check::examine(&fresh)?.is_whole())
    });
    remove_side_files(&damaged_path)?;
    remove_if_there(&damaged_path)?;
    read
}

/// Copies a file and the log beside it.
pub(crate) fn copy_with_log(path: &Path, to: &Path) -> Result<(), StoreError> {
    remove_side_files(to)?;
    fs::copy(path, to)?;
    let log = beside(path, "-wal");
    if log.is_file() {
        fs::copy(log, beside(to, "-wal"))?;
    }
    Ok(())
}

/// Brings everything into the one file and closes it.
pub(crate) fn settle(connection: Connection) -> Result<(), StoreError> {
    format::settle(&connection, false)?;
    // A copy that had no log until now, as SQLite writes them, has one when it is read: there is nothing to bring in
    // before, which SQLite takes for an error.
    connection.query_row("SELECT count(*) FROM meta", [], |_| Ok(()))?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Uses what the file itself can prove.
fn repair_from_itself(connection: &mut Connection) -> Result<bool, StoreError> {
    if check::examine(connection)?.is_index_only() {
        connection.execute_batch("REINDEX")?;
    }
    let findings = check::examine(connection)?;
    if !findings.pages.is_empty() {
        return Ok(false);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for change in &findings.changes {
        witness::mend_by_next(&transaction, *change)?;
    }
    for change in witness::broken(&transaction)? {
        mend_by_rows(&transaction, change)?;
    }
    if witness::broken(&transaction)?.is_empty() {
        projection::write_tables(&transaction, &tables::load(&transaction)?)?;
    }
    transaction.commit()?;
    Ok(check::examine(connection)?.is_whole())
}

/// Takes the value of a cell from its row where that makes the change fit its hash.
fn mend_by_rows(connection: &Connection, change: i64) -> Result<(), StoreError> {
    let tables = tables::load(connection)?;
    for (obj, field, value) in projection::rows_against(connection, &tables, change)? {
        connection.execute_batch("SAVEPOINT mend")?;
        let sql = "UPDATE op SET value = ?4 WHERE obj = ?1 AND field = ?2 AND cid = ?3";
        connection.execute(sql, rusqlite::params![obj, field, change, tables::AsSql(&value)])?;
        let is_mended = witness::fits(connection, change)?;
        connection.execute_batch(if is_mended { "RELEASE mend" } else { "ROLLBACK TO mend; RELEASE mend" })?;
        if is_mended {
            break;
        }
    }
    Ok(())
}

/// Safety copies of a file that are whole, newest first.
fn whole_copies(path: &Path, surroundings: &Surroundings) -> Result<Vec<PathBuf>, StoreError> {
    let Some(copies) = CopyFolder::find(path, None, &surroundings.home) else { return Ok(Vec::new()) };
    let files: Vec<PathBuf> = copies.list()?.iter().map(|copy| copies.file(&copy.key)).collect::<Result<_, _>>()?;
    let is_whole = |path: &PathBuf| {
        let examined = check::look_into(path).and_then(|connection| {
            let is_today = format::format_of(&connection)? == format::FORMAT_VERSION;
            Ok(is_today && check::examine(&connection)?.is_whole())
        });
        examined.unwrap_or(false)
    };
    Ok(files.into_iter().filter(is_whole).collect())
}

/// What is copied when changes are grafted onto an earlier state, and which of its rows.
const GRAFTED: &[(&str, &str)] = &[
    ("replica", "?1 = ?1 AND ?2 = ?2"),
    ("field", "?1 = ?1 AND ?2 = ?2"),
    ("obj", "?1 = ?1 AND ?2 = ?2"),
    ("change", "?1 < cid AND cid <= ?2"),
    ("op NOT INDEXED", "?1 < cid AND cid <= ?2"),
    ("op_salt", "?1 < cid AND cid <= ?2"),
    ("word_salt", "?1 < cid AND cid <= ?2"),
    ("erased", "?1 = ?1 AND ?2 = ?2"),
    ("seen", "?1 = ?1 AND ?2 = ?2"),
    ("version", "?1 = ?1 AND ?2 = ?2"),
    ("attachment", "?1 = ?1 AND ?2 = ?2"),
];

/// Adds to an earlier state of a plan what was done later, up to a change; the hashes say whether it fits.
pub(crate) fn graft(earlier: &mut Connection, later: &Connection, upto: i64) -> Result<(), StoreError> {
    let last: i64 = earlier.query_row("SELECT coalesce(max(cid), 0) FROM change", [], |row| row.get(0))?;
    let transaction = earlier.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (table, condition) in GRAFTED {
        let mut statement = later.prepare(&format!("SELECT * FROM {table} WHERE {condition}"))?;
        let columns = statement.column_names().collect::<Vec<_>>().join(", ");
        let marks = vec!["?"; statement.column_count()].join(", ");
        let name = table.trim_end_matches(" NOT INDEXED");
        let mut insert = transaction.prepare(&format!("INSERT OR IGNORE INTO {name} ({columns}) VALUES ({marks})"))?;
        let count = statement.column_count();
        let mut rows = statement.query([last, upto])?;
        while let Some(row) = rows.next()? {
            let values: Vec<Value> = (0..count).map(|at| row.get(at)).collect::<Result<_, _>>()?;
            insert.execute(params_from_iter(values))?;
        }
    }
    let received: Option<i64> =
        later.query_row("SELECT value FROM meta WHERE key = ?1", [witness::RECEIVED], |row| row.get(0)).optional()?;
    if let Some(count) = received {
        let sql =
            "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        transaction.execute(sql, rusqlite::params![witness::RECEIVED, count])?;
    }
    // What was erased since stays erased.
    transaction.execute(
        "DELETE FROM op WHERE (obj, field, cid) IN
             (SELECT e.obj, e.field, c.cid FROM erased e JOIN change c USING (rid, seq) WHERE e.hash IS NOT NULL)",
        [],
    )?;
    projection::write_tables(&transaction, &tables::load(&transaction)?)?;
    if upto < i64::MAX {
        witness::count_received(&transaction)?;
    }
    transaction.execute("UPDATE meta SET value = (SELECT count(*) FROM change) + value WHERE key = 'revision'", [])?;
    transaction.commit()?;
    Ok(())
}

/// Keeps the file as it is among the safety copies, and puts another in its place.
pub(crate) fn put_in_place(path: &Path, whole: &Path, surroundings: &Surroundings) -> Result<(), StoreError> {
    let plan_id = plan_id_of(&check::look_into(whole)?)?;
    let copies = CopyFolder::of(path, &plan_id, &surroundings.home)?;
    copies.add_bytes(&File::open(path)?, Reason::BeforeRepair, surroundings)?;
    let log = beside(path, "-wal");
    if log.is_file() {
        let kept = copies.list()?.into_iter().next().map(|copy| copies.file(&copy.key)).transpose()?;
        if let Some(kept) = kept {
            fs::copy(&log, beside(&kept, "-wal"))?;
        }
    }
    remove_side_files(path)?;
    remove_side_files(whole)?;
    File::options().write(true).open(whole)?.sync_all()?;
    Ok(fs::rename(whole, path)?)
}

#[cfg(test)]
mod tests;
