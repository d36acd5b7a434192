//! Content of files that people bring as evidence, kept in the plan under its SHA-256.
//!
//! Content is no part of the log: a change names the hash, and what was once kept stays, so that undo, the bin and
//! older versions find it again. The same content is kept once.

use domain::Id;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::reader::Reader;
use crate::{StoreError, Tx};

/// The most that one file may hold: plans are mailed and copied.
pub const ATTACHMENT_LIMIT: u64 = 20 * 1024 * 1024;

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

fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
