//! Which replica this machine is for a plan file. Never stored in the plan, so that copying a plan is always safe:
//! a file that does not continue what the lease remembers gets a fresh replica.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Builder;

#[cfg(not(unix))]
use crate::file::lock;
use crate::{StoreError, Surroundings};

/// The last change of a replica, as far as one machine knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    seq: i64,
    rand: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Note {
    plan: String,
    replica: String,
    path: PathBuf,
    last: Mark,
    /// Announced before it is committed: a crash in between leaves either.
    next: Option<Mark>,
}

/// The replica that writes into an open file.
pub(crate) struct Lease {
    note: Note,
    file: PathBuf,
}

/// Where the next change stands in the history of its replica.
pub(crate) struct Place {
    pub(crate) rid: i64,
    pub(crate) seq: i64,
    pub(crate) rand: Vec<u8>,
    pub(crate) prev: Option<Vec<u8>>,
}

impl Lease {
    /// Finds the lease of a file, or begins a fresh one that is written with the first change.
    pub(crate) fn load(
        connection: &Connection,
        plan: &str,
        path: &Path,
        surroundings: &Surroundings,
    ) -> Result<Self, StoreError> {
        let file = surroundings.home.join("leases").join(format!("{plan}-{}.json", identity(path)?));
        let known = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice::<Note>(&bytes).ok());
        if let Some(mut note) = known {
            let last = last_mark(connection, &note.replica)?;
            if note.plan == plan && (last == Some(note.last.clone()) || (last.is_some() && last == note.next)) {
                note.last = last.unwrap_or(note.last);
                note.next = None;
                note.path = path.to_owned();
                return Ok(Lease { note, file });
            }
        }
        let replica = Builder::from_random_bytes((surroundings.random)()).into_uuid().to_string();
        let last = Mark { seq: 0, rand: Vec::new() };
        let note = Note { plan: plan.to_owned(), replica, path: path.to_owned(), last, next: None };
        Ok(Lease { note, file })
    }

    /// Takes the place of the next change, before it is committed.
    pub(crate) fn announce(
        &mut self,
        connection: &Connection,
        surroundings: &Surroundings,
    ) -> Result<Place, StoreError> {
        let uid = &self.note.replica;
        connection.prepare_cached("INSERT INTO replica (uid) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([uid])?;
        let rid =
            connection.prepare_cached("SELECT rid FROM replica WHERE uid = ?1")?.query_row([uid], |row| row.get(0))?;
        let mark = Mark { seq: self.note.last.seq + 1, rand: (surroundings.random)()[..8].to_vec() };
        let prev = Some(self.note.last.rand.clone()).filter(|rand| !rand.is_empty());
        self.note.next = Some(mark.clone());
        self.save()?;
        Ok(Place { rid, seq: mark.seq, rand: mark.rand, prev })
    }

    /// The announced change is in the file.
    pub(crate) fn confirm(&mut self) -> Result<(), StoreError> {
        if let Some(mark) = self.note.next.take() {
            self.note.last = mark;
        }
        self.save()
    }

    fn save(&self) -> Result<(), StoreError> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = self.file.with_extension("part");
        fs::write(&part, serde_json::to_vec(&self.note).map_err(|error| StoreError::damaged(error.to_string()))?)?;
        Ok(fs::rename(&part, &self.file)?)
    }
}

/// The plan that was last open at a path, for when its file cannot be read any more.
pub(crate) fn plan_at(path: &Path, home: &Path) -> Option<String> {
    let entries = fs::read_dir(home.join("leases")).ok()?;
    let mut notes: Vec<(std::time::SystemTime, Note)> = entries
        .flatten()
        .filter_map(|entry| {
            let changed = entry.metadata().ok()?.modified().ok()?;
            Some((changed, serde_json::from_slice(&fs::read(entry.path()).ok()?).ok()?))
        })
        .filter(|(_, note): &(_, Note)| note.path == path)
        .collect();
    notes.sort_by_key(|(changed, _)| *changed);
    notes.pop().map(|(_, note)| note.plan)
}

fn last_mark(connection: &Connection, replica: &str) -> Result<Option<Mark>, StoreError> {
    let sql = "SELECT c.seq, c.rand FROM change c JOIN replica r USING (rid) WHERE r.uid = ?1
               ORDER BY c.seq DESC LIMIT 1";
    let mark = connection.query_row(sql, params![replica], |row| Ok(Mark { seq: row.get(0)?, rand: row.get(1)? }));
    Ok(mark.optional()?)
}

/// What tells a file from its copy.
#[cfg(unix)]
fn identity(path: &Path) -> Result<String, StoreError> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(path)?;
    Ok(format!("{:x}-{:x}", metadata.dev(), metadata.ino()))
}

/// What tells a file from its copy: its place, where the system has no number for it.
#[cfg(not(unix))]
fn identity(path: &Path) -> Result<String, StoreError> {
    Ok(lock::key_of(path))
}
