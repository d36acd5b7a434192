//! Where the secrets of this computer are kept: behind one small trait.
//!
//! [`FileSecrets`] keeps them in a file of the app's own folder that only this user of the computer can read. That is
//! weaker than the keyring of the system, which also locks them while nobody is logged in: whoever can read the files
//! of this user can read them. The plan lies unlocked in the same place anyway.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::bytes::hex;
use crate::error::ExchangeError;

/// A place for secrets.
pub trait Secrets: Send + Sync {
    /// The secret of this name; none if there is none.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, ExchangeError>;
    /// Keeps a secret.
    fn set(&self, name: &str, secret: &[u8]) -> Result<(), ExchangeError>;
    /// Forgets a secret.
    fn forget(&self, name: &str) -> Result<(), ExchangeError>;
}

/// One file for all secrets of a plan, of mode 0600.
pub struct FileSecrets {
    path: PathBuf,
}

#[derive(Default, Serialize, Deserialize)]
struct Kept(BTreeMap<String, String>);

impl FileSecrets {
    /// Secrets in this file, which need not exist.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        FileSecrets { path: path.into() }
    }

    fn read(&self) -> Result<Kept, ExchangeError> {
        match fs::read(&self.path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| ExchangeError::SecretsMissing),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Kept::default()),
            Err(error) => Err(error.into()),
        }
    }

    fn write(&self, kept: &Kept) -> Result<(), ExchangeError> {
        let bytes = serde_json::to_vec(kept).map_err(|_| ExchangeError::SecretsMissing)?;
        write_whole(&self.path, &bytes)
    }
}

impl Secrets for FileSecrets {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, ExchangeError> {
        let kept = self.read()?;
        let Some(text) = kept.0.get(name) else { return Ok(None) };
        let digits: Option<Vec<u8>> = text
            .as_bytes()
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect();
        digits.map(Some).ok_or(ExchangeError::SecretsMissing)
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), ExchangeError> {
        let mut kept = self.read()?;
        kept.0.insert(name.to_owned(), hex(secret));
        self.write(&kept)
    }

    fn forget(&self, name: &str) -> Result<(), ExchangeError> {
        let mut kept = self.read()?;
        if kept.0.remove(name).is_none() { Ok(()) } else { self.write(&kept) }
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
    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
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

    fn forget(&self, name: &str) -> Result<(), ExchangeError> {
        self.kept().remove(name);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_user_can_read_them() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = FileSecrets::new(folder.path().join("team/secrets"));
        assert_eq!(secrets.get("device"), Ok(None));
        secrets.set("device", &[0, 255, 7]).unwrap();
        secrets.set("passphrase", b"x").unwrap();
        assert_eq!(secrets.get("device"), Ok(Some(vec![0, 255, 7])));
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&secrets.path).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
        secrets.forget("device").unwrap();
        assert_eq!((secrets.get("device"), secrets.get("passphrase")), (Ok(None), Ok(Some(b"x".to_vec()))));
    }

    #[test]
    fn a_damaged_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets");
        fs::write(&path, "{\"device\":\"zz\"}").unwrap();
        assert_eq!(FileSecrets::new(&path).get("device"), Err(ExchangeError::SecretsMissing));
    }
}
