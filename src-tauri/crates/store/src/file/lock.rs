//! One holder at a time: locks that end with their process, however that ends.
//!
//! One lies in the app's data folder and says who holds the file; if that folder cannot be written, nobody is told a
//! name. The other is on the plan itself and holds among programs with different data folders. On a network share
//! SQLite's own exclusive lock takes its place, which some file systems pass on to other machines.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{StoreError, Surroundings};

/// Held as long as it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    _in_home: Option<File>,
    on_plan: Option<File>,
}

impl Lock {
    /// Gives the file to whoever comes next, before a new lock is taken.
    pub(crate) fn give_back(&mut self) {
        *self = Lock { _in_home: None, on_plan: None };
    }

    /// An open handle of the plan itself, where there is one.
    pub(crate) fn plan(&self) -> Option<&File> {
        if cfg!(unix) { self.on_plan.as_ref() } else { None }
    }
}

/// Takes the locks of a plan file, or tells who has them.
pub(crate) fn take(path: &Path, is_shared: bool, surroundings: &Surroundings) -> Result<Lock, StoreError> {
    let in_home = match in_home(path, surroundings) {
        Ok(file) => Some(file),
        Err(StoreError::HeldBy { holder }) => return Err(StoreError::HeldBy { holder }),
        // A full folder keeps nobody from the plan.
        Err(_) => None,
    };
    let on_plan = if is_shared { Some(on_plan(path)?) } else { None };
    Ok(Lock { _in_home: in_home, on_plan })
}

fn in_home(path: &Path, surroundings: &Surroundings) -> Result<File, StoreError> {
    let folder = surroundings.home.join("locks");
    fs::create_dir_all(&folder)?;
    let key = key_of(path);
    let lock = folder.join(format!("{key}.lock"));
    // The holder stands in a file of its own, since a locked file cannot be read everywhere.
    let holder: PathBuf = folder.join(format!("{key}.holder"));
    let file = File::options().create(true).truncate(false).write(true).open(&lock)?;
    match file.try_lock() {
        Ok(()) => {
            fs::write(&holder, &surroundings.holder)?;
            Ok(file)
        }
        Err(TryLockError::WouldBlock) => {
            Err(StoreError::HeldBy { holder: fs::read_to_string(&holder).unwrap_or_default() })
        }
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Where locks are advice, on the plan itself; elsewhere on a file beside it, or SQLite could not read the plan.
fn on_plan(path: &Path) -> Result<File, StoreError> {
    let file = if cfg!(unix) {
        File::open(path)?
    } else {
        let beside = crate::file::paths::beside(path, ".lock");
        File::options().create(true).truncate(false).write(true).open(beside)?
    };
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// A short name for a path.
pub(crate) fn key_of(path: &Path) -> String {
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::inside_tests::surroundings;

    #[test]
    fn a_file_is_had_by_one_at_a_time_and_the_other_learns_who() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.paideia");
        fs::write(&path, b"plan").unwrap();
        let mut ada = surroundings(&folder);
        ada.holder = "ada@desk".to_owned();
        let mut elsewhere = ada.clone();
        elsewhere.home = folder.path().join("elsewhere");
        let mut held = take(&path, true, &ada).unwrap();
        assert_eq!(held.plan().is_some(), cfg!(unix));
        let told = |surroundings: &Surroundings, is_shared: bool| {
            take(&path, is_shared, surroundings).err().map(|error| (error.code(), error.values()))
        };
        let by_ada = [("holder".to_owned(), "ada@desk".to_owned())].into();
        assert_eq!(told(&ada, true), Some(("held_by", by_ada)));
        assert_eq!(told(&elsewhere, true), Some(("in_use", Default::default())), "it knows no name");
        assert_eq!(told(&elsewhere, false), None, "on a share SQLite's own lock takes its place");
        held.give_back();
        assert!(held.plan().is_none());
        assert_eq!(told(&ada, true), None);
        drop(held);
        let alone = take(&path, false, &ada).unwrap();
        assert!(alone.plan().is_none());
        assert_eq!(told(&ada, false).map(|(code, _)| code), Some("held_by"));
        let other = folder.path().join("b.paideia");
        fs::write(&other, b"plan").unwrap();
        take(&other, true, &ada).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_written_keeps_nobody_from_the_plan() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.paideia");
        fs::write(&path, b"plan").unwrap();
        let mut surroundings = surroundings(&folder);
        surroundings.home = path.clone();
        let _held = take(&path, true, &surroundings).unwrap();
        assert!(matches!(take(&path, true, &surroundings), Err(StoreError::InUse)));
    }

    #[test]
    fn a_path_has_the_first_half_of_a_hash_for_a_short_name() {
        assert_eq!(key_of(Path::new("/a")), "6a50dc8584134c7de537c005");
        assert_ne!(key_of(Path::new("/b")), key_of(Path::new("/a")));
    }
}
