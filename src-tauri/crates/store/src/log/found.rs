//! Where words stand in the log, and whether what says them is of today.

use std::collections::BTreeSet;

use domain::{Cell, Id};
use rusqlite::Connection;

use crate::StoreError;
use crate::log::seen::Known;
use crate::log::words::tells;
use crate::log::{merge, ops};
use crate::reader::Reader;
use crate::rows::tables;

/// Where a word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table of the record.
    pub table: String,
    /// Its id.
    pub id: Id,
    /// The field.
    pub field: String,
    /// The change that wrote it.
    pub change_id: i64,
    /// The value is that of today.
    pub is_now: bool,
}

/// An operation that holds words.
pub(crate) struct Found {
    pub(crate) table: String,
    pub(crate) id: Id,
    pub(crate) obj: i64,
    pub(crate) field: i64,
    pub(crate) change: i64,
    pub(crate) is_now: bool,
}

/// Every operation of the log that holds one of some words.
pub(crate) fn places(connection: &Connection, words: &BTreeSet<String>) -> Result<Vec<Found>, StoreError> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT o.tbl, o.id, p.obj, p.field, p.cid, p.value,
                   p.cid = (SELECT max(cid) FROM op WHERE obj = p.obj AND field = p.field)
                   AND 1 = (SELECT value FROM op WHERE obj = p.obj AND field = 0 ORDER BY cid DESC LIMIT 1),
                   EXISTS (SELECT 1 FROM parallel WHERE obj = p.obj AND field IN (0, p.field))
               FROM op p JOIN obj o ON o.oid = p.obj WHERE typeof(p.value) = 'text' ORDER BY p.cid";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let Cell::Text(text) = tables::cell(row.get_ref(5)?)? else { continue };
        if words.iter().any(|word| tells(&text, word)) {
            let (obj, field, change) = (row.get(2)?, row.get(3)?, row.get(4)?);
            let is_now = match row.get(7)? {
                true => is_shown(connection, obj, field, change)?,
                false => row.get::<_, Option<bool>>(6)?.unwrap_or(false),
            };
            found.push(Found { table: row.get(0)?, id: row.get(1)?, obj, field, change, is_now });
        }
    }
    Ok(found)
}

/// Whether an operation on a cell that has to be merged is one of those that its value is made of, or waits for somebody
/// to decide.
fn is_shown(connection: &Connection, obj: i64, field: i64, change: i64) -> Result<bool, StoreError> {
    let is_there = ops::latest(connection, obj, ops::PRESENCE, &ops::NOW)? == Some(Cell::Integer(1));
    Ok(is_there
        && merge::heads(&Known::new(connection), obj, field, &ops::NOW)?.iter().any(|head| head.change == change))
}

impl Reader {
    /// Where words stand, today and in the past, such as a name that was cleaned out of a title.
    pub fn find_in_history(&self, words: &str) -> Result<Vec<Place>, StoreError> {
        self.places_of(&BTreeSet::from([words.trim().to_lowercase()]))
    }

    /// The same for several words.
    pub(crate) fn places_of(&self, words: &BTreeSet<String>) -> Result<Vec<Place>, StoreError> {
        let place = |found: Found| {
            let field = ops::field_name(&self.connection, found.field)?;
            Ok(Place { table: found.table, id: found.id, field, change_id: found.change, is_now: found.is_now })
        };
        places(&self.connection, words)?.into_iter().map(place).collect()
    }
}
