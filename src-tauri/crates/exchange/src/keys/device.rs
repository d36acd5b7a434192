//! The keys of one device: one to sign with, one to be sent keys under.

use crypto_box::SecretKey;
use ed25519_dalek::SigningKey;
use store::Surroundings;

use super::Random;
use super::passphrase::key_of;
use crate::error::ExchangeError;
use crate::parts::DeviceId;

/// The two keys of this computer for one team. They never leave it.
#[derive(Clone)]
pub struct Device {
    /// Signs every part.
    pub(crate) signing: SigningKey,
    /// Opens boxes.
    pub(crate) opening: SecretKey,
}

impl Device {
    /// New keys.
    pub fn new(world: &Surroundings) -> Self {
        Device::from_bytes(&Random(world).array())
    }

    /// As it is kept among the secrets.
    pub fn from_bytes(bytes: &[u8; 64]) -> Self {
        let (mut signing, mut opening) = ([0; 32], [0; 32]);
        signing.copy_from_slice(&bytes[..32]);
        opening.copy_from_slice(&bytes[32..]);
        Device { signing: SigningKey::from_bytes(&signing), opening: SecretKey::from_bytes(opening) }
    }

    /// For the secrets.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        [self.signing.to_bytes(), self.opening.to_bytes()].concat()
    }

    /// Its name.
    pub fn id(&self) -> DeviceId {
        self.signing.verifying_key().to_bytes()
    }

    /// The public key under which it is sent keys.
    pub fn box_public(&self) -> [u8; 32] {
        self.opening.public_key().to_bytes()
    }
}

/// The key that the secret of an invitation makes.
pub(crate) fn invitation_key(code: &[u8; 10]) -> Result<SigningKey, ExchangeError> {
    Ok(SigningKey::from_bytes(&key_of(code, b"paideia invitation 1")?))
}
