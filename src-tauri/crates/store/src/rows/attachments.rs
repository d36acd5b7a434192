//! Content of files that people bring as evidence, kept in the plan under its SHA-256.
//!
//! Content is no part of the log: a change names the hash, and what was once kept stays, so that undo, the bin and
//! older versions find it again. The same content is kept once.

use std::collections::BTreeSet;

use domain::Id;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::log::words::tells;
use crate::reader::Reader;
use crate::{StoreError, Tx};

/// The most that one file may hold: plans are mailed and copied.
pub const ATTACHMENT_LIMIT: u64 = 20 * 1024 * 1024;

/// A file that is attached to the plan as evidence, and may tell of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachedFile {
    /// The evidence.
    pub id: Id,
    /// What the file is called.
    pub name: String,
    /// It is plain text and says the words. Otherwise it is of a kind that is not read here, such as a picture.
    pub says_them: bool,
}

impl Tx<'_> {
    /// Keeps content and says its hash.
    pub fn put_attachment(&mut self, bytes: &[u8]) -> Result<Id, StoreError> {
        if ATTACHMENT_LIMIT < bytes.len() as u64 {
            let values = [("limit_mb".to_owned(), (ATTACHMENT_LIMIT >> 20).to_string())].into();
            return Err(StoreError::Refused { code: "file_too_large", values });
        }
        let hash = hash_of(bytes);
        let sql = "INSERT INTO attachment (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.connection.prepare_cached(sql)?.execute(params![hash, bytes])?;
        Ok(hash)
    }
}

impl Reader {
    /// The content of a hash; `None` when the plan does not hold it. Content that does not fit its hash is refused.
    pub fn attachment(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let bytes = read(&self.connection, hash)?;
        match bytes {
            Some(bytes) if hash_of(&bytes) != hash => Err(StoreError::damaged(format!("attachment {hash}"))),
            bytes => Ok(bytes),
        }
    }
}

impl Reader {
    /// Attached files of today that say one of some words in lower case, or of which nobody can say that they do not.
    pub(crate) fn attached_files(&self, words: &BTreeSet<String>) -> Result<Vec<AttachedFile>, StoreError> {
        let sql = "SELECT e.id, e.file_name, a.bytes FROM evidence e JOIN attachment a ON a.hash = e.file_hash
                   ORDER BY e.file_name, e.id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(2)?.as_blob().map_err(|error| StoreError::damaged(error.to_string()))?;
            let says_them = plain(bytes).map(|text| words.iter().any(|word| tells(text, word)));
            if says_them != Some(false) {
                let says_them = says_them.is_some();
                found.push(AttachedFile { id: row.get(0)?, name: row.get(1)?, says_them });
            }
        }
        Ok(found)
    }
}

/// The content of a file that is nothing but text.
fn plain(bytes: &[u8]) -> Option<&str> {
    let is_text = |sign: char| !sign.is_control() || sign.is_whitespace();
    // A document is text on the outside and packed on the inside.
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") {
        return None;
    }
    std::str::from_utf8(bytes).ok().filter(|text| text.chars().all(is_text))
}

fn read(connection: &Connection, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "SELECT bytes FROM attachment WHERE hash = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([hash], |row| row.get(0)).optional()?)
}

/// Contents that do not fit their hash.
pub(crate) fn broken(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare("SELECT hash, bytes FROM attachment")?;
    let mut rows = statement.query([])?;
    let mut broken = Vec::new();
    while let Some(row) = rows.next()? {
        let hash: String = row.get(0)?;
        let bytes = row.get_ref(1)?.as_blob().map_err(|error| StoreError::damaged(error.to_string()))?;
        if hash_of(bytes) != hash {
            broken.push(hash);
        }
    }
    Ok(broken)
}

/// Keeps content that came from a colleague under the hash that it has.
pub(crate) fn take(connection: &Connection, hash: &str, bytes: &[u8]) -> Result<(), StoreError> {
    if bytes.len() as u64 <= ATTACHMENT_LIMIT && hash_of(bytes) == hash {
        let sql = "INSERT INTO attachment (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        connection.prepare_cached(sql)?.execute(params![hash, bytes])?;
    }
    Ok(())
}

fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
