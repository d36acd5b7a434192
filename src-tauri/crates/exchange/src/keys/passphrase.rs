//! From a passphrase to a key, by Argon2id. How strong a passphrase is, is not judged beyond its length: people are
//! offered a made-up one.

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

use crate::bytes::{Input, Output};
use crate::error::ExchangeError;

/// A passphrase has at least so many letters.
pub const LEAST_LETTERS: usize = 10;
/// Longer than anybody types.
const MOST_LETTERS: usize = 1000;

/// What one guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// What teams use: the second recommendation of RFC 9106, about a tenth of a second.
    pub const USUAL: Cost = Cost { memory: 64 << 10, passes: 3 };
    /// A file cannot make us spend more than this.
    const MOST: Cost = Cost { memory: 128 << 10, passes: 10 };
}

/// How a passphrase of this team becomes a key: no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Random, one for each passphrase.
    pub salt: [u8; 16],
    /// What one guess costs.
    pub cost: Cost,
}

impl Lock {
    /// The key that a passphrase makes with this lock.
    pub fn key(&self, passphrase: &str) -> Result<[u8; 32], ExchangeError> {
        // The same letters, however a keyboard makes them; nobody sees blanks at the ends.
        let letters: String = passphrase.trim().nfkc().take(MOST_LETTERS).collect();
        stretch(letters.as_bytes(), &self.salt, self.cost)
    }

    pub(crate) fn write(&self, output: &mut Output) {
        output.raw(&self.salt).u32(self.cost.memory).u32(self.cost.passes);
    }

    pub(crate) fn read(input: &mut Input) -> Result<Self, ExchangeError> {
        let lock = Lock { salt: input.array()?, cost: Cost { memory: input.u32()?, passes: input.u32()? } };
        let is_bounded = lock.cost.memory <= Cost::MOST.memory && lock.cost.passes <= Cost::MOST.passes;
        if is_bounded { Ok(lock) } else { Err(ExchangeError::Malformed) }
    }
}

/// Refuses a passphrase that is guessed too soon.
pub(crate) fn check(passphrase: &str) -> Result<(), ExchangeError> {
    if passphrase.trim().chars().count() < LEAST_LETTERS { Err(ExchangeError::PassphraseTooShort) } else { Ok(()) }
}

/// A key of secret bytes that are random already.
pub(super) fn key_of(secret: &[u8], purpose: &[u8]) -> Result<[u8; 32], ExchangeError> {
    stretch(secret, purpose, Cost { memory: 8 << 10, passes: 1 })
}

fn stretch(secret: &[u8], salt: &[u8], cost: Cost) -> Result<[u8; 32], ExchangeError> {
    let mut key = [0; 32];
    let params = Params::new(cost.memory, cost.passes, 1, Some(32)).map_err(|_| ExchangeError::Malformed)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(secret, salt, &mut key).map_err(|_| ExchangeError::Malformed)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: Lock = Lock { salt: [1; 16], cost: Cost { memory: 64, passes: 1 } };

    #[test]
    fn the_same_letters_make_the_same_key() {
        let key = LOCK.key("Über den Fluß 7").unwrap();
        assert_eq!(LOCK.key(" U\u{308}ber den Fluß 7\n").unwrap(), key, "composed or not, blanks at the ends");
        assert_ne!(LOCK.key("über den Fluß 7").unwrap(), key);
        assert_ne!(Lock { salt: [2; 16], ..LOCK }.key("Über den Fluß 7").unwrap(), key);
    }

    /// What is locked must open for ever: this is what the first version made of it, and the reference
    /// program makes the same.
    #[test]
    fn keys_stay_what_they_are() {
        let key = LOCK.key("correct horse battery").unwrap();
        assert_eq!(crate::bytes::hex(&key), "90903345cd0b2f9c011cad4dcf576729cf58b3778d9979443c1be5a28210a880");
        let recovery = key_of(&[7; 20], b"paideia recovery key 1").unwrap();
        assert_eq!(crate::bytes::hex(&recovery), "162578c1cf3c003b21837e91c65f8c08a60a5804dae74ad81677059691cb67a5");
    }

    #[test]
    fn a_file_cannot_make_us_spend_for_ever() {
        let mut output = Output::default();
        Lock { cost: Cost { memory: u32::MAX, passes: 1 }, ..LOCK }.write(&mut output);
        assert_eq!(Lock::read(&mut Input::new(&output.0)), Err(ExchangeError::Malformed));
        let zero = Lock { cost: Cost { memory: 0, passes: 0 }, ..LOCK };
        assert_eq!(zero.key("anything at all"), Err(ExchangeError::Malformed));
    }
}
