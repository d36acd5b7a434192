//! Copies of the plan: for safety, to give away, and off a network share to the local disk.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::Connection;

use crate::file::lease;
use crate::file::paths::{beside, file_name, remove_if_there};
use crate::{PlanFile, StoreError, Surroundings};

/// How many safety copies of a plan are kept.
const KEPT: usize = 10;

/// Time in the name of a copy; sorts by itself.
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

impl PlanFile {
    /// The safety copies of this plan, newest first.
    pub fn safety_copies(&self) -> Result<Vec<SafetyCopy>, StoreError> {
        list(&self.plan_id, &self.ids.surroundings().home)
    }

    /// Writes a whole copy of the plan to another file, which may be there already.
    pub fn save_copy(&self, path: &Path) -> Result<(), StoreError> {
        if fs::canonicalize(path).is_ok_and(|path| path == self.path) {
            return Err(StoreError::AlreadyExists { name: file_name(path) });
        }
        copy_whole(&self.connection, path)
    }
}

/// The safety copies of the plan that was last open at a path: for when its file does not open any more.
pub fn safety_copies_of(path: &Path, surroundings: &Surroundings) -> Result<Vec<SafetyCopy>, StoreError> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match lease::plan_at(&path, &surroundings.home) {
        Some(plan_id) => list(&plan_id, &surroundings.home),
        None => Ok(Vec::new()),
    }
}

/// Copies a plan off a network share or a synced folder into the app's data folder; says where it is now.
pub fn copy_to_local(path: &Path, surroundings: &Surroundings) -> Result<PathBuf, StoreError> {
    if !path.is_file() {
        return Err(StoreError::FileMissing { name: file_name(path) });
    }
    let folder = surroundings.home.join("plans");
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
        fs::copy(&wal, beside(&place, "-wal"))?;
    }
    let part = beside(&place, ".part");
    fs::copy(path, &part)?;
    make_writable(&part)?;
    fs::rename(&part, &place)?;
    Ok(place)
}

/// Makes a safety copy; beyond ten the oldest go.
pub(crate) fn make(
    connection: &Connection,
    plan_id: &str,
    reason: Reason,
    surroundings: &Surroundings,
) -> Result<(), StoreError> {
    let folder = folder(plan_id, &surroundings.home);
    fs::create_dir_all(&folder)?;
    let stamp = (surroundings.clock)().format(STAMP);
    copy_whole(connection, &folder.join(format!("{stamp}-{}.paideia", reason.word())))?;
    for old in list(plan_id, &surroundings.home)?.iter().skip(KEPT) {
        remove_if_there(&folder.join(format!("{}.paideia", old.key)))?;
    }
    Ok(())
}

/// Whether no copy was made today.
pub(crate) fn is_first_of_day(plan_id: &str, surroundings: &Surroundings) -> Result<bool, StoreError> {
    let today = (surroundings.clock)().date_naive();
    Ok(!list(plan_id, &surroundings.home)?.iter().any(|copy| copy.reason == "daily" && copy.at.date_naive() == today))
}

/// The file of a safety copy.
pub(crate) fn find(plan_id: &str, key: &str, home: &Path) -> Result<PathBuf, StoreError> {
    let is_known = list(plan_id, home)?.iter().any(|copy| copy.key == key);
    if !is_known {
        return Err(StoreError::NoSuchCopy { key: key.to_owned() });
    }
    Ok(folder(plan_id, home).join(format!("{key}.paideia")))
}

/// All safety copies of a plan, newest first.
pub(crate) fn list(plan_id: &str, home: &Path) -> Result<Vec<SafetyCopy>, StoreError> {
    let Ok(entries) = fs::read_dir(folder(plan_id, home)) else { return Ok(Vec::new()) };
    let mut copies = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let parsed = name.strip_suffix(".paideia").and_then(|key| {
            let (stamp, reason) = key.split_once('-')?;
            let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
            Some((key.to_owned(), at, reason.to_owned()))
        });
        if let Some((key, at, reason)) = parsed {
            copies.push(SafetyCopy { key, at, reason, bytes: entry.metadata()?.len() });
        }
    }
    copies.sort_by(|a, b| b.key.cmp(&a.key));
    Ok(copies)
}

/// Copies an open plan, whole and without gaps, to a file that appears only when it is complete.
pub(crate) fn copy_whole(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    let part = beside(to, ".part");
    remove_if_there(&part)?;
    let made = connection
        .execute("VACUUM INTO ?1", [part.to_string_lossy()])
        .map_err(StoreError::from)
        .and_then(|_| Ok(File::open(&part)?.sync_all()?))
        .and_then(|()| Ok(fs::rename(&part, to)?));
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made
}

fn folder(plan_id: &str, home: &Path) -> PathBuf {
    home.join("safety").join(plan_id)
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
