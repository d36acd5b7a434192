//! The recovery key: printed once, kept in a safe, opens the team's keys when the passphrase is forgotten.

use crypto_box::SecretKey;
use store::Surroundings;

use super::passphrase::key_of;
use super::{Random, from_letters, to_letters};
use crate::error::ExchangeError;

/// A key on paper. The team knows only its public half.
#[derive(Clone)]
pub struct RecoveryKey([u8; 20]);

impl RecoveryKey {
    /// A new one.
    pub fn new(world: &Surroundings) -> Self {
        RecoveryKey(Random(world).array())
    }

    /// As people type it.
    pub fn of_letters(letters: &str) -> Result<Self, ExchangeError> {
        from_letters(letters).map(RecoveryKey).ok_or(ExchangeError::RecoveryNotValid)
    }

    /// As it is printed: nine groups of four letters.
    pub fn letters(&self) -> String {
        to_letters(&self.0)
    }

    /// What opens boxes.
    pub(crate) fn secret(&self) -> Result<SecretKey, ExchangeError> {
        Ok(SecretKey::from_bytes(key_of(&self.0, b"paideia recovery key 1")?))
    }

    /// For whom boxes are locked.
    pub fn public(&self) -> Result<[u8; 32], ExchangeError> {
        Ok(self.secret()?.public_key().to_bytes())
    }
}
