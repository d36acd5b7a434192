//! What was erased, so that it can be erased in other copies too: places in the log and what they are in the hashes of
//! their changes. No value is in it, and nobody can tell from it what stood there.

use std::collections::BTreeSet;

use domain::Id;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::log::bundle::{Bundle, FILE_HASH};
use crate::log::chain::{self, Hash, Names, op_leaf, op_salt, word_leaf, word_salt};
use crate::log::{forget, ops};
use crate::reader::Reader;
use crate::rows::tables;

/// What such a list begins with.
const MARK: &[u8] = b"paideia erased 1";
/// More than any plan has erased.
const MOST: usize = 1_000_000;

/// An operation that was erased.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct ErasedCell {
    replica: String,
    seq: i64,
    table: String,
    id: Id,
    field: String,
    leaf: Hash,
}

/// A word of a change, such as its author, that was erased.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct ErasedWord {
    replica: String,
    seq: i64,
    word: String,
    leaf: Hash,
}

/// Everything that was erased from a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    pub(crate) cells: BTreeSet<ErasedCell>,
    pub(crate) words: BTreeSet<ErasedWord>,
}

impl Erased {
    /// As bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        let unreadable = |error: postcard::Error| StoreError::Unreadable { detail: error.to_string() };
        postcard::to_extend(self, MARK.to_vec()).map_err(unreadable)
    }

    /// Reads bytes of anybody.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoreError> {
        let unreadable = |detail: &str| StoreError::ChangesUnreadable { detail: detail.to_owned() };
        let body = bytes.strip_prefix(MARK).ok_or_else(|| unreadable("mark"))?;
        match postcard::take_from_bytes::<Erased>(body) {
            Ok((erased, [])) if erased.count() <= MOST => Ok(erased),
            Ok(_) => Err(unreadable("length")),
            Err(error) => Err(unreadable(&error.to_string())),
        }
    }

    /// How much it is.
    pub fn count(&self) -> usize {
        self.cells.len() + self.words.len()
    }

    /// Adds all of another.
    pub fn join(&mut self, other: Erased) {
        self.cells.extend(other.cells);
        self.words.extend(other.words);
    }

    /// Whether all of another is in it.
    pub fn covers(&self, other: &Erased) -> bool {
        other.cells.is_subset(&self.cells) && other.words.is_subset(&self.words)
    }

    /// Whether changes on their way still say something of it.
    pub fn is_said_in(&self, bundle: &Bundle) -> bool {
        let places: BTreeSet<(&str, i64)> = self.places().collect();
        bundle.runs.iter().any(|run| {
            run.changes.iter().enumerate().any(|(at, item)| {
                let seq = run.from.saturating_add(at as i64);
                places.contains(&(run.replica.as_str(), seq)) && self.is_said(bundle, &run.replica, seq, item)
            })
        })
    }

    fn places(&self) -> impl Iterator<Item = (&str, i64)> {
        let cells = self.cells.iter().map(|cell| (cell.replica.as_str(), cell.seq));
        cells.chain(self.words.iter().map(|word| (word.replica.as_str(), word.seq)))
    }

    fn is_said(&self, bundle: &Bundle, replica: &str, seq: i64, item: &super::bundle::Item) -> bool {
        let cells = self.cells.iter().filter(|cell| cell.replica == replica && cell.seq == seq);
        let is_cell_said = cells.into_iter().any(|cell| {
            item.ops.iter().any(|op| {
                let record = bundle.records.get(op.record as usize);
                let field = bundle.fields.get(op.field as usize);
                record.is_some_and(|(table, id)| *table == cell.table && *id == cell.id) && field == Some(&cell.field)
            })
        });
        let mut words = self.words.iter().filter(|word| word.replica == replica && word.seq == seq);
        is_cell_said
            || words.any(|word| {
                let text = match word.word.strip_prefix("label.") {
                    Some(key) => item.label_values.get(key).map(String::as_str),
                    None => Some(item.author.as_str()),
                };
                text.is_some_and(|text| !text.is_empty())
            })
    }
}

impl Reader {
    /// How much was erased from this plan.
    pub fn erased_count(&self) -> Result<usize, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM erased WHERE hash IS NOT NULL)
                   + (SELECT count(*) FROM word_salt WHERE hash IS NOT NULL AND salt IS NULL)";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, u32>(0))? as usize)
    }

    /// Everything that was erased from this plan.
    pub fn erased(&self) -> Result<Erased, StoreError> {
        let hash = |bytes: Vec<u8>| Hash::try_from(bytes.as_slice()).map_err(|_| StoreError::damaged("erased.hash"));
        let mut erased = Erased::default();
        let sql = "SELECT r.uid, e.seq, o.tbl, o.id, f.name, e.hash FROM erased e JOIN replica r USING (rid)
                   JOIN obj o ON o.oid = e.obj JOIN field f ON f.fid = e.field WHERE e.hash IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (replica, seq, table) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (id, field, leaf) = (row.get(3)?, row.get(4)?, hash(row.get(5)?)?);
            erased.cells.insert(ErasedCell { replica, seq, table, id, field, leaf });
        }
        let sql = "SELECT r.uid, c.seq, w.word, w.hash FROM word_salt w JOIN change c USING (cid)
                   JOIN replica r USING (rid) WHERE w.hash IS NOT NULL AND w.salt IS NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (replica, seq, word, leaf) = (row.get(0)?, row.get(1)?, row.get(2)?, hash(row.get(3)?)?);
            erased.words.insert(ErasedWord { replica, seq, word, leaf });
        }
        Ok(erased)
    }
}

/// The change of a place, if it is here.
fn change_at(connection: &Connection, replica: &str, seq: i64) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT cid FROM change JOIN replica USING (rid) WHERE uid = ?1 AND seq = ?2";
    Ok(connection.prepare_cached(sql)?.query_row(params![replica, seq], |row| row.get(0)).optional()?)
}

/// Operations of a list that are here and are what the list says they are: record, field, change.
fn cells_here(connection: &Connection, erased: &Erased) -> Result<Vec<(i64, i64, i64)>, StoreError> {
    let mut names = Names::new(connection)?;
    let mut found = Vec::new();
    for cell in &erased.cells {
        let Some(change) = change_at(connection, &cell.replica, cell.seq)? else { continue };
        let sql = "SELECT p.obj, p.field, p.value, s.salt, c.salt FROM op p JOIN obj o ON o.oid = p.obj
                   JOIN field f ON f.fid = p.field JOIN change c USING (cid)
                   LEFT JOIN op_salt s ON s.cid = p.cid AND s.obj = p.obj AND s.field = p.field
                   WHERE o.tbl = ?1 AND o.id = ?2 AND f.name = ?3 AND p.cid = ?4";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![cell.table, cell.id, cell.field, change])?;
        let Some(row) = rows.next()? else { continue };
        let (obj, field, value) = (row.get(0)?, row.get(1)?, tables::cell(row.get_ref(2)?)?);
        let (own, of_change): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.get(3)?, row.get(4)?);
        let named = names.named(obj, field, &value)?;
        let leaf = match (own, of_change) {
            (Some(salt), _) => op_leaf(&salt, &named),
            (None, Some(salt)) => op_leaf(&op_salt(&salt, &named), &named),
            (None, None) => continue,
        };
        // Somebody who names another value than the one that is here erases nothing.
        if leaf == cell.leaf {
            found.push((obj, field, change));
        }
    }
    Ok(found)
}

/// Words of a list that are here: change and words.
fn words_here(connection: &Connection, erased: &Erased) -> Result<Vec<(i64, Vec<String>)>, StoreError> {
    let mut found: Vec<(i64, Vec<String>)> = Vec::new();
    for erased in &erased.words {
        let Some(change) = change_at(connection, &erased.replica, erased.seq)? else { continue };
        let Some(entry) = chain::entries(connection, Some(change))?.pop() else { continue };
        let words = entry.words();
        let Some(text) = words.get(&erased.word).filter(|text| !text.is_empty()) else { continue };
        let sql = "SELECT salt FROM word_salt WHERE cid = ?1 AND word = ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let own: Option<Option<Vec<u8>>> =
            statement.query_row(params![change, erased.word], |row| row.get(0)).optional()?;
        let leaf = match (own.flatten(), &entry.salt) {
            (Some(salt), _) => word_leaf(&salt, &erased.word, text),
            (None, Some(salt)) => word_leaf(&word_salt(salt, &erased.word), &erased.word, text),
            (None, None) => continue,
        };
        if leaf == erased.leaf {
            match found.iter_mut().find(|(known, _)| *known == change) {
                Some((_, words)) => words.push(erased.word.clone()),
                None => found.push((change, vec![erased.word.clone()])),
            }
        }
    }
    Ok(found)
}

/// Whether anything of a list is still here.
pub(crate) fn is_here(connection: &Connection, erased: &Erased) -> Result<bool, StoreError> {
    Ok(!cells_here(connection, erased)?.is_empty() || !words_here(connection, erased)?.is_empty())
}

/// Takes what a list names out of the log, with contents of files that nothing names then. Answers how much it was.
pub(crate) fn forget_here(connection: &Connection, erased: &Erased) -> Result<usize, StoreError> {
    let (cells, words) = (cells_here(connection, erased)?, words_here(connection, erased)?);
    let mut files = Vec::new();
    for (obj, field, change) in &cells {
        if ops::field_name(connection, *field)? == FILE_HASH {
            let sql = "SELECT value FROM op WHERE obj = ?1 AND field = ?2 AND cid = ?3";
            let hash: Option<String> =
                connection.prepare_cached(sql)?.query_row(params![obj, field, change], |row| row.get(0))?;
            files.extend(hash);
        }
    }
    forget::operations(connection, &cells)?;
    for (change, words) in &words {
        forget::words(connection, *change, words)?;
    }
    files.iter().try_for_each(|hash| forget::unnamed_file(connection, hash))?;
    Ok(cells.len() + words.len())
}

#[cfg(test)]
mod tests;
