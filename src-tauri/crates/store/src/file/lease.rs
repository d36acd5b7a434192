//! Which replica this machine is for a plan file. Never stored in the plan, so that copying a plan is always safe:
//! a file that does not continue what the lease remembers gets a fresh replica.
//!
//! It also remembers what the file was when it was closed, byte for byte: a file that is still the same need not be
//! checked again. When the lease cannot be kept, the file is checked at each opening and gets a fresh replica; work
//! goes on.

use std::fs::{self, File};
use std::io::Read;
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
    /// The bytes of the file when it was closed after work that was whole.
    #[serde(default)]
    seal: Option<Seal>,
}

/// What tells that a file is the same, byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seal {
    bytes: u64,
    checksum: u32,
}

/// A seal in the making.
#[derive(Default)]
pub(crate) struct Sealing {
    hasher: crc32fast::Hasher,
    bytes: u64,
}

impl Sealing {
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    pub(crate) fn done(self) -> Seal {
        Seal { bytes: self.bytes, checksum: self.hasher.finalize() }
    }
}

impl Seal {
    /// Reads the whole file. Every change of up to four bytes in a row changes the checksum, others nearly always.
    pub(crate) fn of(path: &Path) -> Result<Self, StoreError> {
        let mut file = File::open(path)?;
        let mut sealing = Sealing::default();
        let mut buffer = vec![0; 1 << 18];
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(sealing.done()),
                count => sealing.add(&buffer[..count]),
            }
        }
    }
}

/// Whether a file is as it was when it was last closed here.
pub(crate) fn is_as_closed(path: &Path, home: &Path) -> bool {
    let Ok(identity) = identity(path) else { return false };
    let ending = format!("-{identity}.json");
    let entries = fs::read_dir(home.join("leases")).into_iter().flatten().flatten();
    let seals = entries
        .filter(|entry| entry.file_name().to_string_lossy().ends_with(&ending))
        .filter_map(|entry| serde_json::from_slice::<Note>(&fs::read(entry.path()).ok()?).ok()?.seal);
    let seals: Vec<Seal> = seals.collect();
    let is_size = |size: u64| seals.iter().any(|seal| seal.bytes == size);
    fs::metadata(path).is_ok_and(|metadata| is_size(metadata.len()))
        && Seal::of(path).is_ok_and(|seal| seals.contains(&seal))
}

/// The replica that writes into an open file.
pub(crate) struct Lease {
    note: Note,
    file: PathBuf,
    /// What the file was told by when it was opened.
    identity: String,
    /// The folder of leases cannot be written: this replica ends with the session.
    is_kept: bool,
    /// The file holds fewer changes than were once confirmed to somebody here.
    pub(crate) is_older: bool,
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
        let identity = identity(path)?;
        let file = surroundings.home.join("leases").join(format!("{plan}-{identity}.json"));
        let known = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice::<Note>(&bytes).ok());
        let mut is_older = false;
        if let Some(mut note) = known {
            let last = last_mark(connection, &note.replica)?;
            is_older = last.as_ref().map_or(0, |mark| mark.seq) < note.last.seq;
            if note.plan == plan && (last == Some(note.last.clone()) || (last.is_some() && last == note.next)) {
                note.last = last.unwrap_or(note.last);
                note.next = None;
                note.path = path.to_owned();
                return Ok(Lease { note, file, identity, is_kept: true, is_older: false });
            }
        }
        let replica = fresh_replica(surroundings);
        let last = Mark { seq: 0, rand: Vec::new() };
        let note = Note { plan: plan.to_owned(), replica, path: path.to_owned(), last, next: None, seal: None };
        Ok(Lease { note, file, identity, is_kept: true, is_older })
    }

    /// Whether the file that was opened is still the one at a path.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        identity(path).is_ok_and(|identity| identity == self.identity)
    }

    /// Remembers the file as it is after closing.
    pub(crate) fn seal(&mut self, path: &Path) -> Result<(), StoreError> {
        self.note.seal = Some(Seal::of(path)?);
        self.save()
    }

    /// Takes the place of the next change, before it is committed.
    pub(crate) fn announce(
        &mut self,
        connection: &Connection,
        surroundings: &Surroundings,
    ) -> Result<Place, StoreError> {
        let mark = Mark { seq: self.note.last.seq + 1, rand: (surroundings.random)()[..8].to_vec() };
        self.note.next = Some(mark.clone());
        self.note.seal = None;
        if self.is_kept && self.save().is_err() {
            // A replica that nobody remembers must not be taken up again: this one is for this session alone.
            self.is_kept = false;
            self.note.replica = fresh_replica(surroundings);
            self.note.last = Mark { seq: 0, rand: Vec::new() };
            return self.announce(connection, surroundings);
        }
        let uid = &self.note.replica;
        connection.prepare_cached("INSERT INTO replica (uid) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([uid])?;
        let rid =
            connection.prepare_cached("SELECT rid FROM replica WHERE uid = ?1")?.query_row([uid], |row| row.get(0))?;
        let prev = Some(self.note.last.rand.clone()).filter(|rand| !rand.is_empty());
        Ok(Place { rid, seq: mark.seq, rand: mark.rand, prev })
    }

    /// The announced change is in the file.
    pub(crate) fn confirm(&mut self) -> Result<(), StoreError> {
        if let Some(mark) = self.note.next.take() {
            self.note.last = mark;
        }
        if self.is_kept { self.save() } else { Ok(()) }
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

fn fresh_replica(surroundings: &Surroundings) -> String {
    Builder::from_random_bytes((surroundings.random)()).into_uuid().to_string()
}

fn last_mark(connection: &Connection, replica: &str) -> Result<Option<Mark>, StoreError> {
    let sql = "SELECT c.seq, c.rand FROM change c JOIN replica r USING (rid) WHERE r.uid = ?1
               ORDER BY c.seq DESC LIMIT 1";
    let mark = connection.query_row(sql, params![replica], |row| Ok(Mark { seq: row.get(0)?, rand: row.get(1)? }));
    Ok(mark.optional()?)
}

/// What tells a file from its copy.
#[cfg(unix)]
pub(crate) fn identity(path: &Path) -> Result<String, StoreError> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(path)?;
    Ok(format!("{:x}-{:x}", metadata.dev(), metadata.ino()))
}

/// What tells a file from its copy: its place, where the system has no number for it.
#[cfg(not(unix))]
pub(crate) fn identity(path: &Path) -> Result<String, StoreError> {
    Ok(lock::key_of(path))
}

#[cfg(test)]
mod tests;
