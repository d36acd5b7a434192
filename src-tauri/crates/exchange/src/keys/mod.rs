//! Keys: what a passphrase becomes, what a device holds, and how the team's keys reach who may have them.
//!
//! A team has keys, one after the other, each with a number; all files are sealed under the newest. A passphrase, the
//! recovery key and every device of a member open the same small box in which the keys lie ([`KeyBox`]). Nothing here
//! is our own cryptography (decision 28). Who is a member, and which key is the one to use, is said by the team.

mod device;
mod file_secrets;
mod key_box;
mod keyring;
mod letters;
mod passphrase;
mod recovery;
mod seal;
mod secrets;

use std::collections::BTreeMap;

use crypto_box::aead::rand_core::{CryptoRng, Error, RngCore};
use store::Surroundings;
use zeroize::Zeroize;

pub use device::Device;
pub use file_secrets::FileSecrets;
pub use key_box::{KeyBox, Opened, Recipients};
pub use keyring::{Keyring, NoKeyring, SystemKeyring};
pub use letters::{from_letters, to_letters};
pub use passphrase::{Cost, LEAST_LETTERS, Lock};
pub use recovery::RecoveryKey;
pub use secrets::{MemorySecrets, Secrets};

/// Whoever joins must know the secret of the invitation.
pub(crate) use device::invitation_key;
pub(crate) use file_secrets::team_in;
pub(crate) use passphrase::check as check_passphrase;
pub(crate) use secrets::write_whole;

/// A key under which files are sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct TeamKey {
    /// Its name on files; random.
    pub id: [u8; 8],
    /// Later keys have greater numbers.
    pub number: u32,
    /// The key itself.
    pub secret: [u8; 32],
}

impl std::fmt::Debug for TeamKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "TeamKey {}", self.number)
    }
}

impl Drop for TeamKey {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// All keys of a team that are known here, by their names.
pub type KeyRing = BTreeMap<[u8; 8], TeamKey>;

/// Randomness from what the shell passes in.
pub(crate) struct Random<'a>(pub &'a Surroundings);

impl Random<'_> {
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill_bytes(&mut bytes);
        bytes
    }

    /// A new key of the team. Zeros would mean that a file is not sealed.
    pub fn team_key(&mut self, number: u32) -> TeamKey {
        let mut id = self.array();
        while id == [0; 8] {
            id = self.array();
        }
        TeamKey { id, number, secret: self.array() }
    }
}

impl RngCore for Random<'_> {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.array())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.array())
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(16) {
            chunk.copy_from_slice(&(self.0.random)()[..chunk.len()]);
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

/// The shells pass in the randomness of the operating system.
impl CryptoRng for Random<'_> {}
