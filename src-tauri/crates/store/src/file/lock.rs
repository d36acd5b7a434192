//! One holder at a time: a lock in the app's data folder that ends with its process, however that ends.
//!
//! It says who holds the file. SQLite's own exclusive lock stands behind it, also against other programs and,
//! where the file system passes locks on, against other machines.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::{StoreError, Surroundings};

/// Held as long as it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// Takes the lock of a plan file, or tells who has it.
pub(crate) fn take(path: &Path, surroundings: &Surroundings) -> Result<Lock, StoreError> {
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
            Ok(Lock { _file: file })
        }
        Err(TryLockError::WouldBlock) => {
            Err(StoreError::HeldBy { holder: fs::read_to_string(&holder).unwrap_or_default() })
        }
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// A short name for a path.
pub(crate) fn key_of(path: &Path) -> String {
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}
