//! Names of files: for messages, and of what lies beside a plan.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::StoreError;

/// How the name of a log goes on that was set aside beside its plan.
pub(crate) const OTHER_LOG: &str = ".other-wal";

/// How the names of files go on in which a plan is worked on beside itself.
pub(crate) const WORK: &[&str] = &[REPAIR, DAMAGED, RESTORE, ANEW, RESCUE, RESCUED];
/// Where a damaged plan is put right.
pub(crate) const REPAIR: &str = ".repair";
/// The damaged plan while a safety copy takes its place.
pub(crate) const DAMAGED: &str = ".damaged";
/// A safety copy before it takes the plan's place.
pub(crate) const RESTORE: &str = ".restore";
/// The plan as others have it before it takes this one's place.
pub(crate) const ANEW: &str = ".anew";
/// What is looked at when a plan does not open.
pub(crate) const RESCUE: &str = ".rescue";
/// What was saved of it.
pub(crate) const RESCUED: &str = ".rescued";

/// The last part of a path, for messages.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The path of a file that SQLite keeps beside the plan.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Whether a write-ahead log with something in it lies beside a plan.
pub(crate) fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|metadata| metadata.len() > 0)
}

/// What crashes left beside a plan, and logs that were set aside: nothing reads them any more.
pub(crate) fn leftovers(path: &Path) -> Vec<PathBuf> {
    let name = file_name(path);
    let is_ours = |other: &PathBuf| {
        let other = file_name(other);
        let Some(rest) = other.strip_prefix(&name) else { return false };
        let rest = rest.strip_suffix("-wal").or_else(|| rest.strip_suffix("-shm")).unwrap_or(rest);
        rest.starts_with(OTHER_LOG) || WORK.contains(&rest)
    };
    let entries = path.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(is_ours).collect()
}

/// Removes the files that SQLite makes for itself beside an open plan.
pub(crate) fn remove_side_files(path: &Path) -> Result<(), StoreError> {
    remove_if_there(&beside(path, "-wal"))?;
    remove_if_there(&beside(path, "-shm"))
}
