//! A place for the secrets of this computer: behind one small trait. Where they lie on a disk: [`super::FileSecrets`].

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Lock;
use crate::error::ExchangeError;

/// A place for secrets.
pub trait Secrets: Send + Sync {
    /// The secret of this name; none if there is none.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, ExchangeError>;
    /// Keeps a secret.
    fn set(&self, name: &str, secret: &[u8]) -> Result<(), ExchangeError>;
    /// Lets the passphrase of the team open them as well: its lock, and the key it makes.
    fn lock_by(&self, _lock: &Lock, _key: &[u8; 32]) -> Result<(), ExchangeError> {
        Ok(())
    }
    /// Lets the recovery key open them as well, of which this is the public half.
    fn lock_for(&self, _recovery: &[u8; 32]) -> Result<(), ExchangeError> {
        Ok(())
    }
}

/// Writes a file beside and renames it, so that it is there whole or not at all; only this user can read it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ExchangeError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, path)?;
    Ok(())
}

/// Secrets that are gone with the program.
#[derive(Default)]
pub struct MemorySecrets(Mutex<BTreeMap<String, Vec<u8>>>);

impl MemorySecrets {
    fn kept(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Secrets for MemorySecrets {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, ExchangeError> {
        Ok(self.kept().get(name).cloned())
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), ExchangeError> {
        self.kept().insert(name.to_owned(), secret.to_vec());
        Ok(())
    }
}
