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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_file_is_named_without_its_folder() {
        assert_eq!(
            [Path::new("/plans/a.paideia"), Path::new("a"), Path::new("/")].map(file_name),
            ["a.paideia", "a", ""]
        );
        assert_eq!(beside(Path::new("/plans/a.paideia"), "-wal"), PathBuf::from("/plans/a.paideia-wal"));
    }

    #[test]
    fn a_log_is_one_with_something_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert!(!has_log(&path));
        fs::write(beside(&path, "-wal"), b"").unwrap();
        assert!(!has_log(&path));
        fs::write(beside(&path, "-wal"), b"1").unwrap();
        assert!(has_log(&path));
    }

    #[test]
    fn what_is_gone_needs_no_removing_and_what_stays_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        remove_if_there(&path).unwrap();
        ["-wal", "-shm", ""].iter().for_each(|ending| fs::write(beside(&path, ending), b"1").unwrap());
        remove_side_files(&path).unwrap();
        assert!(path.exists() && !beside(&path, "-wal").exists() && !beside(&path, "-shm").exists());
        remove_side_files(&path).unwrap();
        remove_if_there(&path).unwrap();
        assert!(!path.exists());
        fs::create_dir(&path).unwrap();
        assert!(remove_if_there(&path).is_err(), "a folder");
    }

    #[test]
    fn only_what_was_made_beside_a_plan_is_left_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.paideia");
        let ours = [
            ".anew",
            ".damaged",
            ".damaged-shm",
            ".other-wal-1",
            ".other-wal-22",
            ".repair",
            ".repair-wal",
            ".rescue",
            ".rescued",
            ".restore",
        ];
        let others = ["", "-wal", "-shm", ".other", ".bak", ".repair.bak", ".repairs", " (2)"];
        ours.iter().chain(&others).for_each(|ending| fs::write(beside(&path, ending), b"1").unwrap());
        fs::write(folder.path().join("b.paideia.repair"), b"1").unwrap();
        let mut found = leftovers(&path);
        found.sort();
        assert_eq!(found, ours.map(|ending| beside(&path, ending)));
        assert_eq!(leftovers(&folder.path().join("missing/a.paideia")), Vec::<PathBuf>::new());
    }
}
