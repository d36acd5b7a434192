//! Copies of the plan: for safety, to give away, and off a network share to the local disk.
//!
//! Safety copies belong to one plan file, not to every file of the same plan. They are numbered in the order in which
//! they were made, whatever the clock said, and each is checked before it counts.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::Id;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::file::paths::{beside, file_name, remove_if_there};
use crate::file::{check, format, lease, parts};
use crate::log::chain;
use crate::reader::Reader;
use crate::{StoreError, Surroundings};

/// How many safety copies of a file are kept.
const KEPT: usize = 10;

/// The folder for plans that were copied to the local disk, below the app's data folder.
const PLANS: &str = "plans";

/// Time in the name of a copy.
const STAMP: &str = "%Y%m%dT%H%M%S%3f";

/// A copy of the plan kept for safety.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyCopy {
    /// What `restore_safety_copy` takes.
    pub key: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// `daily`, `before_migration`, `before_restore` or `before_repair`.
    pub reason: String,
    /// Its size.
    pub bytes: u64,
}

/// Why a safety copy is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Daily,
    BeforeMigration,
    BeforeRestore,
    BeforeRepair,
}

impl Reason {
    fn word(self) -> &'static str {
        match self {
            Reason::Daily => "daily",
            Reason::BeforeMigration => "before_migration",
            Reason::BeforeRestore => "before_restore",
            Reason::BeforeRepair => "before_repair",
        }
    }
}

/// Whose copies a folder holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Owner {
    plan: Id,
    path: PathBuf,
    identity: String,
}

/// The folder of the safety copies of one plan file.
#[derive(Clone, Debug)]
pub(crate) struct CopyFolder {
    folder: PathBuf,
    owner: Owner,
}

impl Reader {
    /// The safety copies of this file, newest first.
    pub fn safety_copies(&self) -> Result<Vec<SafetyCopy>, StoreError> {
        CopyFolder::of(&self.path, &self.plan_id, &self.surroundings.home)?.list()
    }

    /// Writes a whole copy of the plan to another file, which may be there already.
    pub fn save_copy(&self, path: &Path) -> Result<(), StoreError> {
        if fs::canonicalize(path).is_ok_and(|path| path == self.path) {
            return Err(StoreError::AlreadyExists { name: file_name(path) });
        }
        let _noted = parts::note(&beside(path, ".part"), &self.surroundings.home);
        copy_whole(&self.connection, path)
    }
}

/// The safety copies of the plan file at a path: for when it does not open any more.
pub fn safety_copies_of(path: &Path, surroundings: &Surroundings) -> Result<Vec<SafetyCopy>, StoreError> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match CopyFolder::find(&path, None, &surroundings.home) {
        Some(folder) => folder.list(),
        None => Ok(Vec::new()),
    }
}

/// The plan files that were ever copied to the local disk, whatever plans they are of.
pub(crate) fn local_plans(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.join(PLANS)).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| check::is_plan(path)).collect()
}

/// Copies a plan off a network share or a synced folder into the app's data folder; says where it is now.
pub fn copy_to_local(path: &Path, surroundings: &Surroundings) -> Result<PathBuf, StoreError> {
    if !path.is_file() {
        return Err(StoreError::FileMissing { name: file_name(path) });
    }
    let folder = surroundings.home.join(PLANS);
    fs::create_dir_all(&folder)?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let names =
        std::iter::once(format!("{stem}{ending}")).chain((2..).map(|number| format!("{stem} {number}{ending}")));
    let mut places = names.map(|name| folder.join(name));
    let place = places.find(|place| !place.exists()).unwrap_or_default();
    // What a crash left beside the file belongs to it.
    let wal = beside(path, "-wal");
    if wal.is_file() {
        let log = beside(&place, "-wal");
        if let Err(error) = fs::copy(&wal, &log) {
            let _ = fs::remove_file(&log);
            return Err(error.into());
        }
    }
    let part = beside(&place, ".part");
    let _noted = parts::note(&part, &surroundings.home);
    let made = fs::copy(path, &part).map_err(StoreError::from).and_then(|_| make_writable(&part));
    if let Err(error) = made.and_then(|()| Ok(fs::rename(&part, &place)?)) {
        let _ = fs::remove_file(&part);
        let _ = fs::remove_file(beside(&place, "-wal"));
        return Err(error);
    }
    Ok(place)
}

impl CopyFolder {
    /// The folder of an open file, which may not be there yet.
    pub(crate) fn of(path: &Path, plan: &str, home: &Path) -> Result<Self, StoreError> {
        let owner =
            Owner { plan: plan.to_owned(), path: path.to_owned(), identity: lease::identity(path).unwrap_or_default() };
        Ok(match CopyFolder::find(path, Some(plan), home) {
            Some(found) => CopyFolder { owner, ..found },
            None => {
                let key = domain::link_id(&[plan, &path.to_string_lossy(), &owner.identity]);
                CopyFolder { folder: home.join("safety").join(key), owner }
            }
        })
    }

    /// The folder of a file: by its place, or, after it was moved, by what tells it from other files.
    pub(crate) fn find(path: &Path, plan: Option<&str>, home: &Path) -> Option<Self> {
        let folders: Vec<CopyFolder> = CopyFolder::all(home)
            .into_iter()
            .filter(|folder| plan.is_none_or(|plan| folder.owner.plan == plan))
            .collect();
        let identity = lease::identity(path).ok();
        let by_path = folders.iter().find(|folder| folder.owner.path == path);
        let by_identity = folders.iter().find(|folder| Some(&folder.owner.identity) == identity.as_ref());
        by_path.or(by_identity).cloned()
    }

    /// Every folder of safety copies on this machine.
    pub(crate) fn all(home: &Path) -> Vec<Self> {
        let entries = fs::read_dir(home.join("safety")).into_iter().flatten().flatten();
        let folders = entries.filter_map(|entry| {
            let folder = entry.path();
            let owner = serde_json::from_slice(&fs::read(folder.join("owner.json")).ok()?).ok()?;
            Some(CopyFolder { folder, owner })
        });
        folders.collect()
    }

    /// The plan whose copies are here.
    pub(crate) fn plan(&self) -> &str {
        &self.owner.plan
    }

    /// All copies, newest first.
    pub(crate) fn list(&self) -> Result<Vec<SafetyCopy>, StoreError> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Ok(Vec::new()) };
        let mut copies = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let parsed = name.strip_suffix(".paideia").and_then(|key| {
                let mut parts = key.splitn(3, '-').skip(1);
                let at = NaiveDateTime::parse_from_str(parts.next()?, STAMP).ok()?.and_utc();
                Some((key.to_owned(), at, parts.next()?.to_owned()))
            });
            if let Some((key, at, reason)) = parsed {
                copies.push(SafetyCopy { key, at, reason, bytes: entry.metadata()?.len() });
            }
        }
        copies.sort_by(|a, b| b.key.cmp(&a.key));
        Ok(copies)
    }

    /// The file of a copy.
    pub(crate) fn file(&self, key: &str) -> Result<PathBuf, StoreError> {
        if self.list()?.iter().any(|copy| copy.key == key) {
            return Ok(self.folder.join(format!("{key}.paideia")));
        }
        Err(StoreError::NoSuchCopy { key: key.to_owned() })
    }

    /// Files that a crash left here before they were copies.
    pub(crate) fn leftovers(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "part")).collect()
    }

    /// Whether no copy was made today.
    pub(crate) fn is_first_of_day(&self, surroundings: &Surroundings) -> Result<bool, StoreError> {
        let today = (surroundings.clock)().date_naive();
        Ok(!self.list()?.iter().any(|copy| copy.reason == "daily" && copy.at.date_naive() == today))
    }

    /// Makes a safety copy of an open plan.
    pub(crate) fn add(
        &self,
        connection: &Connection,
        reason: Reason,
        surroundings: &Surroundings,
    ) -> Result<(), StoreError> {
        self.add_with(reason, surroundings, |part| {
            let whole = copy_whole(connection, part);
            whole.and_then(|()| check_copy(part, chain::head(connection).unwrap_or_default().as_deref()))
        })
    }

    /// Makes a safety copy, byte for byte, of a closed or resting file, whatever it holds.
    pub(crate) fn add_bytes(&self, file: &File, reason: Reason, surroundings: &Surroundings) -> Result<(), StoreError> {
        self.add_with(reason, surroundings, |part| {
            let written = copy_bytes(file, part)?;
            if lease::Seal::of(part)? != written {
                return Err(StoreError::Unreadable { detail: file_name(part) });
            }
            Ok(())
        })
    }

    /// Notes where the file lies now, and what tells it from others.
    pub(crate) fn remember(&self) -> Result<(), StoreError> {
        let known = fs::read(self.folder.join("owner.json")).ok();
        let known: Option<Owner> = known.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        match known {
            Some(known) if known != self.owner => self.write_owner(),
            _ => Ok(()),
        }
    }

    fn write_owner(&self) -> Result<(), StoreError> {
        let owner = serde_json::to_vec(&self.owner).map_err(|error| StoreError::damaged(error.to_string()))?;
        let part = self.folder.join("owner.json.part");
        fs::write(&part, owner)?;
        Ok(fs::rename(&part, self.folder.join("owner.json"))?)
    }

    /// Beyond ten the oldest go, never the one just made.
    fn add_with(
        &self,
        reason: Reason,
        surroundings: &Surroundings,
        make: impl FnOnce(&Path) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        fs::create_dir_all(&self.folder)?;
        self.write_owner()?;
        let copies = self.list()?;
        let number = |copy: &SafetyCopy| copy.key.split('-').next().and_then(|number| number.parse::<u64>().ok());
        let next = copies.iter().filter_map(number).max().unwrap_or(0) + 1;
        let key = format!("{next:06}-{}-{}", (surroundings.clock)().format(STAMP), reason.word());
        let place = self.folder.join(format!("{key}.paideia"));
        let part = beside(&place, ".part");
        let made = make(&part).and_then(|()| Ok(fs::rename(&part, &place)?));
        if made.is_err() {
            let _ = fs::remove_file(&part);
            return made;
        }
        for old in copies.iter().skip(KEPT - 1) {
            remove_if_there(&self.folder.join(format!("{}.paideia", old.key)))?;
        }
        Ok(())
    }
}

/// A copy counts when it is whole and says what the plan says.
pub(crate) fn check_copy(path: &Path, head: Option<&[u8]>) -> Result<(), StoreError> {
    let connection = check::look_into(path)?;
    if format::format_of(&connection)? < format::FORMAT_VERSION {
        return match check::complaints(&connection)?.into_iter().next() {
            Some(detail) => Err(StoreError::Damaged { detail }),
            None => Ok(()),
        };
    }
    let findings = check::examine(&connection)?;
    if let Some(name) = findings.names().into_iter().next() {
        return Err(StoreError::Damaged { detail: name });
    }
    if head.is_some() && chain::head(&connection)?.as_deref() != head {
        return Err(StoreError::damaged("change.hash"));
    }
    Ok(())
}

fn copy_bytes(mut from: &File, to: &Path) -> Result<lease::Seal, StoreError> {
    from.seek(SeekFrom::Start(0))?;
    let mut file = File::create(to)?;
    let mut seal = lease::Sealing::default();
    let mut buffer = vec![0; 1 << 18];
    loop {
        match from.read(&mut buffer)? {
            0 => break,
            count => {
                seal.add(&buffer[..count]);
                file.write_all(&buffer[..count])?;
            }
        }
    }
    file.sync_all()?;
    Ok(seal.done())
}

/// Copies an open plan, whole and without gaps, to a file that appears only when it is complete.
pub(crate) fn copy_whole(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    let part = beside(to, ".part");
    remove_if_there(&part)?;
    let name = part.to_str().ok_or_else(|| StoreError::NotUnicode { name: file_name(&part) })?;
    let made = connection
        .execute("VACUUM INTO ?1", [name])
        .map_err(StoreError::from)
        .and_then(|_| Ok(File::open(&part)?.sync_all()?))
        .and_then(|()| Ok(fs::rename(&part, to)?));
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made
}

/// How often a plan is copied anew into which its program writes meanwhile, and how long that is waited for.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// A copy of a plan as it stands at this moment, with the log beside it, although another program has it open. Only the
/// copy may be opened then.
///
/// By bytes and never by a connection: SQLite tells by locks whether somebody has a file, and on Unix a program loses its
/// locks on a file as soon as any part of it closes that file once, as dialogs do that look what lies in a folder. The
/// connection that takes itself for the last one brings the log into the file and removes it, under the other's hands.
///
/// # Errors
///
/// Those of a disk without room, and [`StoreError::InUse`] where the plan is written into all the time.
pub fn copy_of_open(plan: &Path, to: &Path) -> Result<(), StoreError> {
    let log = beside(plan, "-wal");
    for _ in 0..TRIES {
        let before = (bytes_if_there(&log)?, fs::metadata(plan)?.modified()?);
        fs::copy(plan, to)?;
        // Pages that come into the file while it is copied stand in the log before; what was written into the log since
        // may have come into the file too, or not.
        if (bytes_if_there(&log)?, fs::metadata(plan)?.modified()?) == before {
            fs::write(beside(to, "-wal"), before.0)?;
            return make_writable(to);
        }
        std::thread::sleep(PAUSE);
    }
    Err(StoreError::InUse)
}

fn bytes_if_there(path: &Path) -> Result<Vec<u8>, StoreError> {
    match fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        read => Ok(read?),
    }
}

/// A copy is ours even when the original may not be written.
fn make_writable(path: &Path) -> Result<(), StoreError> {
    let mut permissions = fs::metadata(path)?.permissions();
    if permissions.readonly() {
        #[cfg(unix)]
        std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o644);
        #[cfg(not(unix))]
        permissions.set_readonly(false);
        fs::set_permissions(path, permissions)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
