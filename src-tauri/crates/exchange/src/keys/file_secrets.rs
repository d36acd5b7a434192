//! The secrets of this computer, sealed in a file of the app's own folder. The key to it lies in the keyring of the system;
//! where there is none, or it does not have the key, the team passphrase opens the file, and is asked for. Where nobody
//! knows it, the recovery key does.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crypto_box::PublicKey;
use store::Surroundings;
use zeroize::Zeroizing;

use super::seal::{seal, unseal};
use super::secrets::write_whole;
use super::{Keyring, Lock, Random, RecoveryKey, Secrets};
use crate::bytes::{Input, Output, hex, unhex};
use crate::error::ExchangeError;

/// The secret that is none: which team it is, and where. It must be found before anybody is asked anything.
const IN_THE_OPEN: &str = "team";
/// How a passphrase opens the file: its lock, and the file's key sealed by the key it makes.
const BY_PASSPHRASE: &str = "by_passphrase";
/// The public half of the recovery key, and the file's key sealed for it.
const BY_RECOVERY: &str = "by_recovery";
/// All the other secrets.
const SEALED: &str = "sealed";

type Contents = BTreeMap<String, String>;

/// One file for all secrets of a plan, of mode 0600.
///
/// Before a passphrase is known ([`Secrets::lock_by`]) they are kept in memory, so that none lies there in the open.
pub struct FileSecrets {
    path: PathBuf,
    /// What they are called in the keyring; no other file can be put in their place.
    name: String,
    keyring: Arc<dyn Keyring>,
    world: Surroundings,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// Opens the file, once somebody or something has opened it.
    key: Option<Zeroizing<[u8; 32]>>,
    /// What is not written yet.
    early: Contents,
}

impl FileSecrets {
    /// Secrets in this file, which need not exist; its folder has a name of its own.
    pub fn new(path: impl Into<PathBuf>, keyring: Arc<dyn Keyring>, world: Surroundings) -> Self {
        let path = path.into();
        let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
        let name = folder.to_string_lossy().into_owned();
        FileSecrets { path, name, keyring, world, inner: Mutex::default() }
    }

    /// Opens the file by the keyring. `SecretsLocked`: it takes the passphrase, see [`FileSecrets::unlock`].
    pub fn open(&self) -> Result<(), ExchangeError> {
        let mut inner = self.inner();
        let file = read(&self.path)?;
        if inner.key.is_some() || file.is_empty() {
            return Ok(());
        }
        if !file.contains_key(SEALED) {
            return self.close(&mut inner, file);
        }
        let key = self.keyring.get(&self.name).and_then(|key| Some(Zeroizing::new(key.try_into().ok()?)));
        let key = key.filter(|key| self.contents(&file, key).is_ok()).ok_or(ExchangeError::SecretsLocked)?;
        inner.key = Some(key);
        Ok(())
    }

    /// Opens the file by the team passphrase that was last entered on this computer, and lets the keyring do so from now
    /// on.
    pub fn unlock(&self, passphrase: &str) -> Result<(), ExchangeError> {
        let file = read(&self.path)?;
        let bytes = file.get(BY_PASSPHRASE).and_then(|text| unhex(text)).ok_or(ExchangeError::SecretsMissing)?;
        let mut input = Input::new(&bytes);
        let damaged = |_| ExchangeError::SecretsMissing;
        let lock = Lock::read(&mut input).map_err(damaged)?;
        let nonce = input.array().map_err(damaged)?;
        let sealed = input.bytes(100).map_err(damaged)?;
        let key = unseal(&lock.key(passphrase)?, &nonce, self.name.as_bytes(), sealed);
        self.opened(&file, key.map_err(|_| ExchangeError::WrongPassphraseHere)?)
    }

    /// The same by the recovery key of the team.
    pub fn recover(&self, recovery: &RecoveryKey) -> Result<(), ExchangeError> {
        let file = read(&self.path)?;
        let bytes = file.get(BY_RECOVERY).and_then(|text| unhex(text)).ok_or(ExchangeError::SecretsMissing)?;
        let (_, sealed) = bytes.split_at_checked(32).ok_or(ExchangeError::SecretsMissing)?;
        let key = recovery.secret()?.unseal(sealed);
        self.opened(&file, key.map_err(|_| ExchangeError::RecoveryNotValid)?)
    }

    /// Takes the file's key, which somebody has brought, and lets the keyring have it.
    fn opened(&self, file: &Contents, key: Vec<u8>) -> Result<(), ExchangeError> {
        let key: Zeroizing<[u8; 32]> = Zeroizing::new(key.try_into().map_err(|_| ExchangeError::SecretsMissing)?);
        self.contents(file, &key).map_err(|_| ExchangeError::SecretsMissing)?;
        self.keyring.set(&self.name, &key[..]);
        self.inner().key = Some(key);
        Ok(())
    }

    /// Takes the key out of the keyring, when the file goes.
    pub fn forget(&self) {
        *self.inner() = Inner::default();
        self.keyring.forget(&self.name);
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seals a file of before secrets were sealed, with the passphrase's key that it holds.
    fn close(&self, inner: &mut Inner, mut file: Contents) -> Result<(), ExchangeError> {
        let team = file.remove(IN_THE_OPEN);
        inner.early = file;
        let Some(bytes) = inner.early.get("passphrase").and_then(|text| unhex(text)) else { return Ok(()) };
        let mut input = Input::new(&bytes);
        let (lock, key) = (Lock::read(&mut input)?, input.array()?);
        self.lock(inner, team, &lock, &key)
    }

    /// What a file holds, opened by its key.
    fn contents(&self, file: &Contents, key: &[u8; 32]) -> Result<Contents, ExchangeError> {
        let Some(text) = file.get(SEALED) else { return Ok(Contents::new()) };
        let bytes = unhex(text).ok_or(ExchangeError::SecretsMissing)?;
        let (nonce, sealed) = bytes.split_first_chunk().ok_or(ExchangeError::SecretsMissing)?;
        let plain = Zeroizing::new(unseal(key, nonce, self.name.as_bytes(), sealed)?);
        serde_json::from_slice(&plain).map_err(|_| ExchangeError::SecretsMissing)
    }

    /// All secrets: those in the file, and those that wait to be written.
    fn all(&self, inner: &Inner, file: &Contents) -> Result<Contents, ExchangeError> {
        let mut all = match (&inner.key, file.contains_key(SEALED)) {
            (Some(key), _) => self.contents(file, key)?,
            (None, true) => return Err(ExchangeError::SecretsLocked),
            (None, false) => file.iter().filter(|(name, _)| *name != IN_THE_OPEN).map(pair).collect(),
        };
        all.extend(inner.early.iter().map(pair));
        Ok(all)
    }

    fn sealed(&self, key: &[u8; 32], all: &Contents) -> Result<String, ExchangeError> {
        let plain = Zeroizing::new(serde_json::to_vec(all).map_err(|_| ExchangeError::SecretsMissing)?);
        let nonce = Random(&self.world).array();
        Ok(hex(&[&nonce[..], &seal(key, &nonce, self.name.as_bytes(), &plain)?].concat()))
    }

    fn lock(&self, inner: &mut Inner, team: Option<String>, lock: &Lock, by: &[u8; 32]) -> Result<(), ExchangeError> {
        let before = read(&self.path)?;
        let all = self.all(inner, &before)?;
        let key = inner.key.take().unwrap_or_else(|| Zeroizing::new(Random(&self.world).array()));
        let nonce = Random(&self.world).array();
        let mut output = Output::default();
        lock.write(&mut output);
        output.raw(&nonce).bytes(&seal(by, &nonce, self.name.as_bytes(), &key[..])?);
        let is_kept = |(name, _): &(&String, &String)| *name == IN_THE_OPEN || *name == BY_RECOVERY;
        let mut file: Contents = before.iter().filter(is_kept).map(pair).collect();
        file.extend(team.map(|team| (IN_THE_OPEN.to_owned(), team)));
        file.insert(BY_PASSPHRASE.to_owned(), hex(&output.0));
        file.insert(SEALED.to_owned(), self.sealed(&key, &all)?);
        write(&self.path, &file)?;
        self.keyring.set(&self.name, &key[..]);
        *inner = Inner { key: Some(key), early: Contents::new() };
        Ok(())
    }
}

impl Secrets for FileSecrets {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, ExchangeError> {
        let (inner, file) = (self.inner(), read(&self.path)?);
        let text = if name == IN_THE_OPEN { file.get(name).cloned() } else { self.all(&inner, &file)?.remove(name) };
        text.map(|text| unhex(&text).ok_or(ExchangeError::SecretsMissing)).transpose()
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), ExchangeError> {
        let (mut inner, mut file) = (self.inner(), read(&self.path)?);
        let (name, text) = (name.to_owned(), hex(secret));
        if name == IN_THE_OPEN {
            file.insert(name, text);
            return write(&self.path, &file);
        }
        let mut all = self.all(&inner, &file)?;
        let Some(key) = &inner.key else {
            inner.early.insert(name, text);
            return Ok(());
        };
        all.insert(name, text);
        file.insert(SEALED.to_owned(), self.sealed(key, &all)?);
        write(&self.path, &file)
    }

    fn lock_by(&self, lock: &Lock, key: &[u8; 32]) -> Result<(), ExchangeError> {
        self.lock(&mut self.inner(), None, lock, key)
    }

    fn lock_for(&self, recovery: &[u8; 32]) -> Result<(), ExchangeError> {
        let (inner, mut file) = (self.inner(), read(&self.path)?);
        let Some(key) = &inner.key else { return Ok(()) };
        if file.get(BY_RECOVERY).is_some_and(|known| known.starts_with(&hex(recovery))) {
            return Ok(());
        }
        let sealed = PublicKey::from_bytes(*recovery).seal(&mut Random(&self.world), &key[..]);
        let sealed = sealed.map_err(|_| ExchangeError::Malformed)?;
        file.insert(BY_RECOVERY.to_owned(), hex(&[&recovery[..], &sealed].concat()));
        write(&self.path, &file)
    }
}

/// What a file says openly about its team; see [`IN_THE_OPEN`].
pub(crate) fn team_in(path: &Path) -> Result<Option<Vec<u8>>, ExchangeError> {
    Ok(read(path)?.get(IN_THE_OPEN).and_then(|text| unhex(text)))
}

fn pair((name, text): (&String, &String)) -> (String, String) {
    (name.clone(), text.clone())
}

fn read(path: &Path) -> Result<Contents, ExchangeError> {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| ExchangeError::SecretsMissing),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Contents::new()),
        Err(error) => Err(error.into()),
    }
}

fn write(path: &Path, file: &Contents) -> Result<(), ExchangeError> {
    write_whole(path, &serde_json::to_vec(file).map_err(|_| ExchangeError::SecretsMissing)?)
}

#[cfg(test)]
mod tests {
    use super::super::{Cost, MemorySecrets, NoKeyring};
    use super::*;
    use crate::proof::world;

    const LOCK: Lock = Lock { salt: [1; 16], cost: Cost { memory: 64, passes: 1 } };
    const PASSPHRASE: &str = "four words nobody guesses";

    impl Keyring for MemorySecrets {
        fn get(&self, name: &str) -> Option<Vec<u8>> {
            Secrets::get(self, name).unwrap()
        }

        fn set(&self, name: &str, secret: &[u8]) {
            Secrets::set(self, name, secret).unwrap();
        }

        fn forget(&self, name: &str) {
            Secrets::set(self, name, &[]).unwrap();
        }
    }

    struct Computer {
        folder: tempfile::TempDir,
        keyring: Arc<MemorySecrets>,
    }

    impl Computer {
        fn new() -> Self {
            Computer { folder: tempfile::tempdir().unwrap(), keyring: Arc::default() }
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("a team/secrets.json")
        }

        fn secrets(&self, keyring: Arc<dyn Keyring>) -> FileSecrets {
            FileSecrets::new(self.path(), keyring, world(1))
        }

        fn locked(&self) -> FileSecrets {
            let secrets = self.secrets(self.keyring.clone());
            secrets.set("device", &[0xab; 64]).unwrap();
            assert!(!self.path().exists(), "nothing lies in the open, even for a moment");
            secrets.lock_by(&LOCK, &LOCK.key(PASSPHRASE).unwrap()).unwrap();
            secrets.set("team", b"which").unwrap();
            secrets
        }
    }

    #[test]
    fn the_keyring_opens_them_and_else_the_passphrase() {
        let computer = Computer::new();
        let secrets = computer.locked();
        secrets.set("keys", b"more").unwrap();
        let text = fs::read_to_string(computer.path()).unwrap();
        assert!(!text.contains(&hex(&[0xab; 8])) && !text.contains(&hex(b"more")), "{text}");
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(computer.path()).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
        let again = computer.secrets(computer.keyring.clone());
        assert_eq!(again.open(), Ok(()));
        assert_eq!((again.get("device"), again.get("keys")), (Ok(Some(vec![0xab; 64])), Ok(Some(b"more".to_vec()))));

        let none = computer.secrets(Arc::new(NoKeyring));
        assert_eq!(none.open(), Err(ExchangeError::SecretsLocked));
        assert_eq!(none.get("team"), Ok(Some(b"which".to_vec())), "which team it is, is no secret");
        assert_eq!(team_in(&computer.path()), Ok(Some(b"which".to_vec())));
        assert_eq!(
            (none.get("device"), none.set("x", b"y")),
            (Err(ExchangeError::SecretsLocked), Err(ExchangeError::SecretsLocked))
        );
        assert_eq!(none.lock_by(&LOCK, &[0; 32]), Err(ExchangeError::SecretsLocked));
        assert_eq!(none.unlock("another one, and wrong"), Err(ExchangeError::WrongPassphraseHere));
        assert_eq!(none.unlock(PASSPHRASE), Ok(()));
        assert_eq!((none.open(), none.get("device")), (Ok(()), Ok(Some(vec![0xab; 64]))));
    }

    #[test]
    fn a_keyring_that_forgot_learns_it_again() {
        let computer = Computer::new();
        computer.locked().forget();
        let secrets = computer.secrets(computer.keyring.clone());
        assert_eq!(secrets.open(), Err(ExchangeError::SecretsLocked));
        secrets.unlock(PASSPHRASE).unwrap();
        assert_eq!(computer.secrets(computer.keyring.clone()).open(), Ok(()));
        // The key of another plan, or of another copy of this one.
        Keyring::set(computer.keyring.as_ref(), "a team", &[7; 32]);
        assert_eq!(computer.secrets(computer.keyring.clone()).open(), Err(ExchangeError::SecretsLocked));
        Keyring::set(computer.keyring.as_ref(), "a team", b"short");
        assert_eq!(computer.secrets(computer.keyring.clone()).open(), Err(ExchangeError::SecretsLocked));
    }

    #[test]
    fn another_passphrase_takes_the_place_of_the_first() {
        let computer = Computer::new();
        let other = Lock { salt: [2; 16], ..LOCK };
        computer.locked().lock_by(&other, &other.key("another one altogether").unwrap()).unwrap();
        let secrets = computer.secrets(Arc::new(NoKeyring));
        assert_eq!(secrets.unlock(PASSPHRASE), Err(ExchangeError::WrongPassphraseHere));
        assert_eq!(secrets.unlock("another one altogether"), Ok(()));
        assert_eq!(secrets.get("device"), Ok(Some(vec![0xab; 64])));
        assert_eq!(secrets.get("team"), Ok(Some(b"which".to_vec())));
    }

    #[test]
    fn the_recovery_key_opens_them_too() {
        let computer = Computer::new();
        let (first, second) = (RecoveryKey::new(&world(5)), RecoveryKey::new(&world(6)));
        let secrets = computer.locked();
        secrets.lock_for(&first.public().unwrap()).unwrap();
        secrets.lock_by(&LOCK, &LOCK.key(PASSPHRASE).unwrap()).unwrap();
        let recovered = |key: &RecoveryKey| {
            let secrets = computer.secrets(Arc::new(NoKeyring));
            secrets.recover(key).and_then(|()| secrets.get("device"))
        };
        assert_eq!(recovered(&first), Ok(Some(vec![0xab; 64])));
        assert_eq!(recovered(&second), Err(ExchangeError::RecoveryNotValid));
        secrets.lock_for(&second.public().unwrap()).unwrap();
        assert_eq!((recovered(&first).is_err(), recovered(&second).is_ok()), (true, true));
    }

    #[test]
    fn what_lay_in_the_open_is_sealed_when_it_is_opened() {
        let computer = Computer::new();
        let mut passphrase = Output::default();
        LOCK.write(&mut passphrase);
        passphrase.raw(&LOCK.key(PASSPHRASE).unwrap()).raw(&[0; 8]);
        let file = Contents::from([
            ("device".to_owned(), hex(&[0xab; 64])),
            ("team".to_owned(), hex(b"which")),
            ("passphrase".to_owned(), hex(&passphrase.0)),
        ]);
        write(&computer.path(), &file).unwrap();
        computer.secrets(computer.keyring.clone()).open().unwrap();
        let text = fs::read_to_string(computer.path()).unwrap();
        assert!(!text.contains(&hex(&[0xab; 8])), "{text}");
        let secrets = computer.secrets(Arc::new(NoKeyring));
        secrets.unlock(PASSPHRASE).unwrap();
        assert_eq!(secrets.get("device"), Ok(Some(vec![0xab; 64])));
        assert_eq!(secrets.get("team"), Ok(Some(b"which".to_vec())));
    }

    #[test]
    fn a_damaged_file_is_told() {
        let computer = Computer::new();
        let secrets = || computer.secrets(Arc::new(NoKeyring));
        fs::create_dir_all(computer.path().parent().unwrap()).unwrap();
        for text in ["{\"device\":\"zz\"", "[]", "{\"team\":1}"] {
            fs::write(computer.path(), text).unwrap();
            assert_eq!(secrets().open(), Err(ExchangeError::SecretsMissing), "{text}");
        }
        fs::remove_file(computer.path()).unwrap();
        computer.locked();
        let whole: Contents = read(&computer.path()).unwrap();
        let mut sealed = whole.clone();
        sealed.get_mut(SEALED).unwrap().replace_range(60..62, "00");
        write(&computer.path(), &sealed).unwrap();
        assert_eq!(secrets().unlock(PASSPHRASE), Err(ExchangeError::SecretsMissing));
        let mut short = whole.clone();
        short.get_mut(BY_PASSPHRASE).unwrap().truncate(40);
        write(&computer.path(), &short).unwrap();
        assert_eq!(secrets().unlock(PASSPHRASE), Err(ExchangeError::SecretsMissing));
        let mut keyless = whole;
        keyless.remove(BY_PASSPHRASE);
        write(&computer.path(), &keyless).unwrap();
        assert_eq!(secrets().unlock(PASSPHRASE), Err(ExchangeError::SecretsMissing));
    }
}
