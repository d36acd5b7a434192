//! The keyring of the system: the Secret Service of Linux desktops, the Keychain of macOS, the Credential Manager of
//! Windows. It keeps one small key for each plan with a team; what that key opens lies in a file
//! ([`super::FileSecrets`]), since keyrings hold little. Asks nobody anything: where there is no keyring, or it is
//! locked and stays so, there is no key.

use std::sync::{Arc, OnceLock};

use keyring_core::{CredentialStore, Entry, Result};

/// A place that only the person who is logged in can read.
pub trait Keyring: Send + Sync {
    /// What is kept under a name.
    fn get(&self, name: &str) -> Option<Vec<u8>>;
    /// Keeps something, where there is a keyring at all.
    fn set(&self, name: &str, secret: &[u8]);
    /// Forgets it.
    fn forget(&self, name: &str);
}

/// No keyring: the passphrase is asked for each time.
pub struct NoKeyring;

impl Keyring for NoKeyring {
    fn get(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }

    fn set(&self, _name: &str, _secret: &[u8]) {}

    fn forget(&self, _name: &str) {}
}

/// The keyring of the person who is logged in, found when it is first needed.
#[derive(Default)]
pub struct SystemKeyring(OnceLock<Option<Arc<CredentialStore>>>);

/// Under which people find these keys in the keyring's own window.
const SERVICE: &str = "Paideia";

impl SystemKeyring {
    fn entry(&self, name: &str) -> Option<Entry> {
        let store = self.0.get_or_init(|| store().ok()).as_ref()?;
        Entry::new_in_store(store, SERVICE, name).ok()
    }
}

#[cfg(target_os = "linux")]
fn store() -> Result<Arc<CredentialStore>> {
    Ok(dbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn store() -> Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn store() -> Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn store() -> Result<Arc<CredentialStore>> {
    Err(keyring_core::Error::NoDefaultStore)
}

impl Keyring for SystemKeyring {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.entry(name)?.get_secret().ok()
    }

    fn set(&self, name: &str, secret: &[u8]) {
        // Where it cannot be kept the passphrase is asked for the next time.
        drop(self.entry(name).map(|entry| entry.set_secret(secret)));
    }

    fn forget(&self, name: &str) {
        drop(self.entry(name).map(|entry| entry.delete_credential()));
    }
}
