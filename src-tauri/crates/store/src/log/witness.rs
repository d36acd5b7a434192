//! Holds the log against its hashes: which changes do not fit, and the one case in which a hash itself is put right.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::StoreError;
use crate::log::chain::{self, Entry, Hash, Names, op_leaf, op_salt, word_leaf, word_salt};
use crate::rows::tables;

/// Salt and hash of a word whose change lost its salt.
type Kept = (Option<Vec<u8>>, Option<Vec<u8>>);

/// All leaves of changes, from operations, words, and what erased ones left behind.
#[derive(Default)]
pub(crate) struct Witness {
    leaves: HashMap<i64, Vec<Hash>>,
    words: HashMap<(i64, String), Kept>,
    /// Changes with a leaf that is none.
    unreadable: Vec<i64>,
}

impl Witness {
    /// Reads the leaves of all changes, or of one.
    pub(crate) fn read(connection: &Connection, only: Option<i64>) -> Result<Self, StoreError> {
        let mut witness = Witness::default();
        witness.read_operations(connection, only)?;
        let mut statement = connection.prepare(
            "SELECT c.cid, e.hash FROM erased e JOIN change c USING (rid, seq)
             WHERE e.hash IS NOT NULL AND (?1 IS NULL OR c.cid = ?1)",
        )?;
        let mut rows = statement.query([only])?;
        while let Some(row) = rows.next()? {
            let change: i64 = row.get(0)?;
            match Hash::try_from(row.get::<_, Vec<u8>>(1)?.as_slice()) {
                Ok(leaf) => witness.leaves.entry(change).or_default().push(leaf),
                Err(_) => witness.unreadable.push(change),
            }
        }
        let mut statement =
            connection.prepare("SELECT cid, word, salt, hash FROM word_salt WHERE ?1 IS NULL OR cid = ?1")?;
        let mut rows = statement.query([only])?;
        while let Some(row) = rows.next()? {
            witness.words.insert((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?));
        }
        Ok(witness)
    }

    fn read_operations(&mut self, connection: &Connection, only: Option<i64>) -> Result<(), StoreError> {
        let mut salts: HashMap<i64, Vec<u8>> = HashMap::new();
        let mut statement =
            connection.prepare("SELECT cid, salt FROM change WHERE salt IS NOT NULL AND (?1 IS NULL OR cid = ?1)")?;
        let mut rows = statement.query([only])?;
        while let Some(row) = rows.next()? {
            salts.insert(row.get(0)?, row.get(1)?);
        }
        let mut own: HashMap<(i64, i64, i64), Vec<u8>> = HashMap::new();
        let mut statement =
            connection.prepare("SELECT cid, obj, field, salt FROM op_salt WHERE ?1 IS NULL OR cid = ?1")?;
        let mut rows = statement.query([only])?;
        while let Some(row) = rows.next()? {
            own.insert((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?);
        }
        let mut names = Names::new(connection)?;
        // In the order in which they are stored: each page is read once.
        let mut statement = connection.prepare(
            "SELECT obj, field, cid, value FROM op NOT INDEXED WHERE ?1 IS NULL OR cid = ?1 ORDER BY obj, field, cid",
        )?;
        let mut rows = statement.query([only])?;
        while let Some(row) = rows.next()? {
            let (obj, field, change): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let value = tables::cell(row.get_ref(3)?)?;
            let named = names.named(obj, field, &value)?;
            let leaf = match (own.get(&(change, obj, field)), salts.get(&change)) {
                (Some(salt), _) => op_leaf(salt, &named),
                (None, Some(salt)) => op_leaf(&op_salt(salt, &named), &named),
                // Something that no change did: counted, so that its change does not fit.
                (None, None) => op_leaf(&[], &named),
            };
            self.leaves.entry(change).or_default().push(leaf);
        }
        Ok(())
    }

    /// The leaves of a change; `None` when a word is without its salt, or there although it was erased.
    pub(crate) fn leaves_of(&mut self, entry: &Entry) -> Option<Vec<Hash>> {
        let mut leaves = self.leaves.remove(&entry.change).unwrap_or_default();
        for (word, text) in entry.words() {
            leaves.push(match (self.words.get(&(entry.change, word.clone())), &entry.salt) {
                (Some((_, Some(hash))), _) if text.is_empty() => Hash::try_from(hash.as_slice()).ok()?,
                (Some((Some(salt), None)), _) => word_leaf(salt, &word, text),
                (None, Some(salt)) => word_leaf(&word_salt(salt, &word), &word, text),
                _ => return None,
            });
        }
        Some(leaves)
    }
}

/// Changes that do not fit their hash, or whose number does not follow, or that are chained to none before them; in
/// their order.
pub(crate) fn broken(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    let entries = chain::entries(connection, None)?;
    let mut witness = Witness::read(connection, None)?;
    let mut broken = std::mem::take(&mut witness.unreadable);
    let mut passed: HashMap<(&str, i64), &[u8]> = HashMap::with_capacity(entries.len());
    let first = chain::first_base(connection)?;
    for (place, entry) in entries.iter().enumerate() {
        let own = (entry.replica.as_str(), entry.seq - 1);
        let base = entry.base.as_ref().map_or(own, |(replica, seq)| (replica.as_str(), *seq));
        let base = match passed.get(&base) {
            None if place == 0 && entry.base.is_none() => Some(first.as_slice()),
            known => known.copied(),
        };
        let is_next = entry.change == place as i64 + 1;
        let hash = witness.leaves_of(entry).zip(base).map(|(leaves, base)| entry.hash(base, leaves));
        if !is_next || hash.is_none() || hash.as_ref().map(Hash::as_slice) != entry.hash.as_deref() {
            broken.push(entry.change);
        }
        passed.insert((&entry.replica, entry.seq), entry.hash.as_deref().unwrap_or_default());
    }
    // Operations of changes that are not there.
    broken.extend(witness.leaves.into_keys());
    broken.sort_unstable();
    broken.dedup();
    Ok(broken)
}

/// Under this name a file says how many of its changes came from colleagues: no hash covers which.
pub(crate) const RECEIVED: &str = "received";

/// Whether as many changes are marked as received as the file says.
pub(crate) fn is_received_right(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT (SELECT count(*) FROM change WHERE is_received <> 0)
               = coalesce((SELECT value FROM meta WHERE key = ?1), 0)";
    Ok(connection.query_row(sql, [RECEIVED], |row| row.get(0))?)
}

/// Enters how many changes are marked as received.
pub(crate) fn count_received(connection: &Connection) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (key, value) SELECT ?1, count(*) FROM change WHERE is_received = 1
               ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    connection.prepare_cached(sql)?.execute([RECEIVED])?;
    Ok(())
}

/// Puts right the hash of a change when that makes both it and the next one fit: then the hash itself was damaged.
pub(crate) fn mend_by_next(connection: &Connection, change: i64) -> Result<(), StoreError> {
    let Some(next) = chain::next_of(connection, change)? else { return Ok(()) };
    let Some((hash, _)) = hash_of(connection, change, &chain::before(connection, change)?)? else { return Ok(()) };
    let Some((next, entered)) = hash_of(connection, next, &hash)? else { return Ok(()) };
    if entered.as_deref() == Some(next.as_slice()) {
        connection.execute("UPDATE change SET hash = ?2 WHERE cid = ?1", params![change, hash])?;
    }
    Ok(())
}

/// The hash that a change has by what the file says of it, and the one that was entered.
type Hashes = (Hash, Option<Vec<u8>>);

/// Whether one change fits its hash, without a look at the others.
pub(crate) fn fits(connection: &Connection, change: i64) -> Result<bool, StoreError> {
    let found = hash_of(connection, change, &chain::before(connection, change)?)?;
    Ok(found.is_some_and(|(hash, entered)| entered.as_deref() == Some(hash.as_slice())))
}

/// Works out the hash of a change on that of the one before; nothing where the file says too little of it.
fn hash_of(connection: &Connection, change: i64, base: &[u8]) -> Result<Option<Hashes>, StoreError> {
    let Some(entry) = chain::entries(connection, Some(change))?.pop() else { return Ok(None) };
    let mut witness = Witness::read(connection, Some(change))?;
    if !witness.unreadable.is_empty() {
        return Ok(None);
    }
    let Some(leaves) = witness.leaves_of(&entry) else { return Ok(None) };
    Ok(Some((entry.hash(base, leaves), entry.hash)))
}

/// Named states that do not fit their hash, by id.
pub(crate) fn broken_versions(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare("SELECT id, name, wall, author, vector, hash FROM version ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut broken = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, name, author, vector): (String, String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(3)?, row.get(4)?);
        let hash = chain::version_hash(&id, &name, row.get(2)?, &author, &vector);
        if row.get::<_, Option<Vec<u8>>>(5)?.as_deref() != Some(hash.as_slice()) {
            broken.push(id);
        }
    }
    Ok(broken)
}

/// The changes in their order, with new salts.
fn chain_order(entries: Vec<Entry>, mut salts: HashMap<i64, Vec<u8>>) -> impl Iterator<Item = Entry> {
    entries.into_iter().map(move |entry| Entry { salt: salts.remove(&entry.change), ..entry })
}

/// Gives every change its salt and hash, in a file that had none: what is there now counts as right.
pub(crate) fn seal_all(connection: &Connection, mut random: impl FnMut() -> [u8; 16]) -> Result<(), StoreError> {
    chain::mend_bases(connection)?;
    let entries = chain::entries(connection, None)?;
    let salts: HashMap<i64, Vec<u8>> = entries.iter().map(|entry| (entry.change, random().to_vec())).collect();
    connection.execute_batch("DELETE FROM op_salt; DELETE FROM word_salt; UPDATE erased SET hash = NULL")?;
    for (change, salt) in &salts {
        connection.execute("UPDATE change SET salt = ?2 WHERE cid = ?1", params![change, salt])?;
    }
    let mut witness = Witness::read(connection, None)?;
    for entry in chain_order(entries, salts) {
        let leaves = witness.leaves_of(&entry).unwrap_or_default();
        let hash = entry.hash(&chain::before(connection, entry.change)?, leaves);
        connection.execute("UPDATE change SET hash = ?2 WHERE cid = ?1", params![entry.change, hash])?;
    }
    let mut statement = connection.prepare("SELECT id, name, wall, author, vector FROM version")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, name, author, vector): (String, String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(3)?, row.get(4)?);
        let hash = chain::version_hash(&id, &name, row.get(2)?, &author, &vector);
        connection.execute("UPDATE version SET hash = ?2 WHERE id = ?1", params![id, hash])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
