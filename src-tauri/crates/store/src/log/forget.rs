//! Takes operations and words out of the log for ever, and keeps the chain whole: what goes leaves its leaf and loses its
//! salt, what stays in the same change gets a salt of its own.

use std::collections::BTreeSet;

use domain::{Cell, Evidence, Record};
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::log::chain::{Names, entries, op_leaf, op_salt, word_leaf, word_salt};
use crate::log::ops;
use crate::log::words::tells;
use crate::rows::tables;

/// Takes operations out of the log for ever: each leaves what it was in the hash of its change, and no salt.
pub(crate) fn operations(connection: &Connection, ops: &[(i64, i64, i64)]) -> Result<(), StoreError> {
    for change in ops.iter().map(|(_, _, change)| *change).collect::<BTreeSet<_>>() {
        hand_out_salts(connection, change)?;
    }
    let mut names = Names::new(connection)?;
    for (obj, field, change) in ops {
        let sql = "SELECT value, (SELECT salt FROM op_salt WHERE cid = ?3 AND obj = ?1 AND field = ?2)
                   FROM op WHERE obj = ?1 AND field = ?2 AND cid = ?3";
        let found = connection.prepare_cached(sql)?.query_row(params![obj, field, change], |row| {
            Ok((tables::cell(row.get_ref(0)?), row.get::<_, Option<Vec<u8>>>(1)?))
        });
        let (value, salt) = found?;
        let value = value?;
        let leaf = op_leaf(&salt.unwrap_or_default(), &names.named(*obj, *field, &value)?);
        let sql = "INSERT INTO erased (obj, field, rid, seq, hash)
                   SELECT ?1, ?2, rid, seq, ?4 FROM change WHERE cid = ?3
                   ON CONFLICT DO UPDATE SET hash = excluded.hash";
        connection.prepare_cached(sql)?.execute(params![obj, field, change, leaf])?;
        for table in ["op", "op_salt"] {
            let sql = format!("DELETE FROM {table} WHERE obj = ?1 AND field = ?2 AND cid = ?3");
            connection.prepare_cached(&sql)?.execute(params![obj, field, change])?;
        }
    }
    Ok(())
}

/// Takes a record out of its table and the log for ever.
pub(crate) fn record(connection: &Connection, obj: i64) -> Result<(), StoreError> {
    let (table, id) = ops::obj_name(connection, obj)?;
    connection.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id])?;
    let ops: Vec<(i64, i64, i64)> = connection
        .prepare_cached("SELECT obj, field, cid FROM op WHERE obj = ?1")?
        .query_map([obj], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    operations(connection, &ops)
}

/// Records of a table of which one of some fields ever told one of some words.
pub(crate) fn telling(
    connection: &Connection,
    table: &str,
    fields: &[&str],
    words: &BTreeSet<String>,
) -> Result<BTreeSet<i64>, StoreError> {
    let sql = "SELECT p.obj, p.value FROM op p JOIN obj o ON o.oid = p.obj JOIN field f ON f.fid = p.field
               WHERE o.tbl = ?1 AND f.name = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let mut records = BTreeSet::new();
    for field in fields {
        let mut rows = statement.query([table, field])?;
        while let Some(row) = rows.next()? {
            if let Cell::Text(text) = tables::cell(row.get_ref(1)?)?
                && words.iter().any(|word| tells(&text, word))
            {
                records.insert(row.get(0)?);
            }
        }
    }
    Ok(records)
}

/// Evidence in the bin that ever told one of some words.
pub(crate) fn binned_evidence(connection: &Connection, words: &BTreeSet<String>) -> Result<BTreeSet<i64>, StoreError> {
    let mut binned = BTreeSet::new();
    for obj in telling(connection, Evidence::TABLE, &["title", "note", "link", "file_name"], words)? {
        if !ops::is_present(&ops::state(connection, obj, &ops::NOW)?) {
            binned.insert(obj);
        }
    }
    Ok(binned)
}

/// Takes a piece of evidence out for ever, with the content of its file where nothing else names that. A copy need not
/// hold it yet.
pub(crate) fn evidence(connection: &Connection, obj: i64) -> Result<(), StoreError> {
    let is_known = "SELECT EXISTS (SELECT 1 FROM obj WHERE oid = ?1 AND tbl = ?2)";
    if !connection.prepare_cached(is_known)?.query_row(params![obj, Evidence::TABLE], |row| row.get(0))? {
        return Ok(());
    }
    let sql = "SELECT value FROM op JOIN field ON fid = field WHERE obj = ?1 AND name = 'file_hash'";
    let hashes: Vec<Option<String>> =
        connection.prepare_cached(sql)?.query_map([obj], |row| row.get(0))?.collect::<Result<_, _>>()?;
    record(connection, obj)?;
    hashes.into_iter().flatten().try_for_each(|hash| unnamed_file(connection, &hash))
}

/// Takes the content of a file out for ever, where nothing names it.
pub(crate) fn unnamed_file(connection: &Connection, hash: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM attachment WHERE hash = ?1 AND NOT EXISTS
               (SELECT 1 FROM op JOIN field ON fid = field WHERE name = 'file_hash' AND value = ?1)";
    connection.prepare_cached(sql)?.execute([hash])?;
    Ok(())
}

/// Takes words of a change out of the log for ever; they leave their leaves and are empty then.
pub(crate) fn words(connection: &Connection, change: i64, words: &[String]) -> Result<(), StoreError> {
    hand_out_salts(connection, change)?;
    let Some(entry) = entries(connection, Some(change))?.pop() else { return Ok(()) };
    let mut label = entry.label.clone();
    for word in words {
        let text = entry.words().get(word).map(|text| (*text).to_owned()).unwrap_or_default();
        let salt: Vec<u8> = connection
            .prepare_cached("SELECT coalesce(salt, x'') FROM word_salt WHERE cid = ?1 AND word = ?2")?
            .query_row(params![change, word], |row| row.get(0))?;
        let sql = "UPDATE word_salt SET salt = NULL, hash = ?3 WHERE cid = ?1 AND word = ?2";
        connection.prepare_cached(sql)?.execute(params![change, word, word_leaf(&salt, word, &text)])?;
        match word.strip_prefix("label.").and_then(|key| label.values.get_mut(key)) {
            Some(value) => value.clear(),
            None => drop(connection.execute("UPDATE change SET author = '' WHERE cid = ?1", [change])?),
        }
    }
    let text = serde_json::to_string(&label).map_err(|error| StoreError::damaged(error.to_string()))?;
    connection.prepare_cached("UPDATE change SET label = ?2 WHERE cid = ?1")?.execute(params![change, text])?;
    Ok(())
}

/// Gives each operation and word of a change the salt that follows from that of the change, which goes.
fn hand_out_salts(connection: &Connection, change: i64) -> Result<(), StoreError> {
    let Some(entry) = entries(connection, Some(change))?.pop() else { return Ok(()) };
    let Some(salt) = &entry.salt else { return Ok(()) };
    let mut names = Names::new(connection)?;
    let mut insert =
        connection.prepare_cached("INSERT INTO op_salt (cid, obj, field, salt) VALUES (?1, ?2, ?3, ?4)")?;
    let mut statement = connection.prepare_cached("SELECT obj, field FROM op WHERE cid = ?1 ORDER BY obj, field")?;
    let ops: Vec<(i64, i64)> =
        statement.query_map([change], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (obj, field) in ops {
        let own = op_salt(salt, &names.named(obj, field, &Cell::Null)?);
        insert.execute(params![change, obj, field, own])?;
    }
    for word in entry.words().keys() {
        let sql = "INSERT INTO word_salt (cid, word, salt) VALUES (?1, ?2, ?3)";
        connection.prepare_cached(sql)?.execute(params![change, word, word_salt(salt, word)])?;
    }
    connection.prepare_cached("UPDATE change SET salt = NULL WHERE cid = ?1")?.execute([change])?;
    Ok(())
}
