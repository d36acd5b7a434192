//! The form of every file at the exchange place: what a stranger sees of it.
//!
//! ```text
//! magic 8 | version 1 | key id 8 | nonce 24 | length 8 | sealed … | SHA-256 of all before 32
//! ```
//!
//! Length and hash tell a whole file from a half-copied one without any key; the name is made from the hash, so a file
//! is never overwritten by another and a renamed copy is known again. Inside, pressed and padded to steps, lie signed
//! parts ([`parts`](crate::parts)). A key id of zeros means that nothing is sealed: such a file holds only what is
//! locked by itself ([`key_box`](crate::keys)). What the parts mean, and who may write them, is not known here.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use sha2::{Digest, Sha256};

use crate::bytes::{Input, Output, hex};
use crate::error::ExchangeError;
use crate::keys::TeamKey;

const MAGIC: &[u8; 8] = b"PAIDEIA\x1a";
const VERSION: u8 = 1;
const HEAD: usize = 8 + 1 + 8 + 24 + 8;
const HASH: usize = 32;
const TAG: usize = 16;
/// No key: the file is not sealed.
const OPEN: [u8; 8] = [0; 8];
/// The end of every name.
const ENDING: &str = ".paideia-part";

/// A file is never larger than this; what holds more is written as several.
pub const MOST_FILE: u64 = 40 << 20;
/// What comes out of a file is never larger than this.
pub const MOST_CONTENT: usize = 40 << 20;
/// The smallest content after padding: a single edit and a few look the same.
const LEAST_CONTENT: usize = 2048;

/// A file whose length and hash are right.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    key_id: [u8; 8],
    head: &'a [u8],
    nonce: &'a [u8],
    sealed: &'a [u8],
    hash: [u8; HASH],
}

impl<'a> Envelope<'a> {
    /// Looks at the outside of a file.
    pub fn look(file: &'a [u8]) -> Result<Self, ExchangeError> {
        if MOST_FILE < file.len() as u64 {
            return Err(ExchangeError::TooLarge);
        }
        let begins = &file[..file.len().min(MAGIC.len())];
        if !MAGIC.starts_with(begins) {
            // A file that was filled with zeros before its bytes came is a half-copied one.
            let is_hollow = begins.iter().all(|byte| *byte == 0);
            return Err(if is_hollow { ExchangeError::Incomplete } else { ExchangeError::NotOurs });
        }
        let (version, envelope) = Self::read(file).map_err(|_| ExchangeError::Incomplete)?;
        if Sha256::digest(&file[..file.len() - HASH])[..] != envelope.hash {
            return Err(ExchangeError::Incomplete);
        }
        if version == VERSION { Ok(envelope) } else { Err(ExchangeError::Newer) }
    }

    /// The fields of a file that is long enough for them, and its version.
    fn read(file: &'a [u8]) -> Result<(u8, Self), ExchangeError> {
        let mut input = Input::new(file);
        input.raw(MAGIC.len())?;
        let (version, key_id, nonce, length) = (input.u8()?, input.array()?, input.raw(24)?, input.u64()?);
        let sealed = input.raw(usize::try_from(length).map_err(|_| ExchangeError::Malformed)?)?;
        let hash = input.array()?;
        input.end()?;
        Ok((version, Envelope { key_id, head: &file[..HEAD], nonce, sealed, hash }))
    }

    /// Which key sealed it; none if it is not sealed.
    pub fn key_id(&self) -> Option<[u8; 8]> {
        (self.key_id != OPEN).then_some(self.key_id)
    }

    /// The name that the file should have.
    pub fn name(&self) -> String {
        format!("{}{ENDING}", hex(&self.hash[..20]))
    }

    /// What is in it. The key must be the one that it names.
    pub fn open(&self, key: Option<&TeamKey>) -> Result<Vec<u8>, ExchangeError> {
        let padded = match (self.key_id(), key) {
            (None, _) => self.sealed.to_vec(),
            (Some(id), Some(key)) if id == key.id => {
                let payload = Payload { msg: self.sealed, aad: self.head };
                let cipher = XChaCha20Poly1305::new(&key.secret.into());
                cipher.decrypt(XNonce::from_slice(self.nonce), payload).map_err(|_| ExchangeError::NotOpened)?
            }
            (Some(_), _) => return Err(ExchangeError::KeyMissing),
        };
        unpad(&padded)
    }
}

/// Puts content into a file: sealed under a key, or open.
pub fn put(content: &[u8], key: Option<&TeamKey>, nonce: [u8; 24]) -> Result<Vec<u8>, ExchangeError> {
    if MOST_CONTENT < content.len() {
        return Err(ExchangeError::TooLarge);
    }
    let padded = pad(content);
    let length = padded.len() + key.map_or(0, |_| TAG);
    let mut file = Output::default();
    file.raw(MAGIC).u8(VERSION).raw(&key.map_or(OPEN, |key| key.id)).raw(&nonce).u64(length as u64);
    let sealed = match key {
        None => padded,
        Some(key) => XChaCha20Poly1305::new(&key.secret.into())
            .encrypt(&nonce.into(), Payload { msg: &padded, aad: &file.0 })
            .map_err(|_| ExchangeError::TooLarge)?,
    };
    file.raw(&sealed);
    let hash = Sha256::digest(&file.0);
    file.raw(&hash);
    if MOST_FILE < file.0.len() as u64 { Err(ExchangeError::TooLarge) } else { Ok(file.0) }
}

/// Pressed, with its length before it and zeros behind it.
fn pad(content: &[u8]) -> Vec<u8> {
    let pressed = compress_to_vec(content, 6);
    let mut output = Output::default();
    output.bytes(&pressed);
    output.0.resize(padded_length(output.0.len()), 0);
    output.0
}

fn unpad(padded: &[u8]) -> Result<Vec<u8>, ExchangeError> {
    let pressed = Input::new(padded).bytes(padded.len())?;
    decompress_to_vec_with_limit(pressed, MOST_CONTENT).map_err(|_| ExchangeError::Malformed)
}

/// The next step at or above a length. Steps lie at most an eighth apart, so a length tells its size of magnitude
/// and three bits more, and no file grows by more than an eighth.
fn padded_length(length: usize) -> usize {
    let length = length.max(LEAST_CONTENT);
    let step = (1_usize << length.ilog2()) >> 3;
    length.next_multiple_of(step)
}

/// Whether a name could be one of ours, a renamed copy among them.
pub(crate) fn may_be_ours(name: &str) -> bool {
    name.contains("paideia-part") && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> TeamKey {
        TeamKey { id: [1; 8], number: 1, secret: [2; 32] }
    }

    fn file() -> Vec<u8> {
        put(b"words of a plan", Some(&key()), [3; 24]).unwrap()
    }

    #[test]
    fn what_is_put_in_comes_out() {
        let file = file();
        let envelope = Envelope::look(&file).unwrap();
        assert_eq!(envelope.open(Some(&key())).unwrap(), b"words of a plan");
        assert_eq!(envelope.name().len(), 40 + ENDING.len());
        let open = put(b"locked by itself", None, [0; 24]).unwrap();
        let envelope = Envelope::look(&open).unwrap();
        assert_eq!((envelope.key_id(), envelope.open(None).unwrap()), (None, b"locked by itself".to_vec()));
    }

    #[test]
    fn every_shorter_file_is_incomplete() {
        let file = file();
        for length in 0..file.len() {
            assert_eq!(Envelope::look(&file[..length]).unwrap_err(), ExchangeError::Incomplete, "{length} bytes");
        }
        let mut hollow = file.clone();
        hollow[..100].fill(0);
        assert_eq!(Envelope::look(&hollow).unwrap_err(), ExchangeError::Incomplete);
    }

    #[test]
    fn every_flipped_bit_is_seen() {
        let file = file();
        for at in (0..8 * file.len()).step_by(7) {
            let mut other = file.clone();
            other[at / 8] ^= 1 << (at % 8);
            assert!(Envelope::look(&other).is_err(), "bit {at}");
        }
    }

    #[test]
    fn another_key_or_head_opens_nothing() {
        let file = file();
        let envelope = Envelope::look(&file).unwrap();
        assert_eq!(envelope.open(None), Err(ExchangeError::KeyMissing));
        let other = TeamKey { secret: [9; 32], ..key() };
        assert_eq!(envelope.open(Some(&other)), Err(ExchangeError::NotOpened));
        // A head that was changed and hashed again, such as a nonce of the stranger's own.
        let mut forged = file[..file.len() - HASH].to_vec();
        forged[20] ^= 1;
        let hash = Sha256::digest(&forged);
        forged.extend_from_slice(&hash);
        assert_eq!(Envelope::look(&forged).unwrap().open(Some(&key())), Err(ExchangeError::NotOpened));
    }

    #[test]
    fn lengths_tell_little() {
        let lengths: std::collections::BTreeSet<usize> = (0..100_000).map(padded_length).collect();
        assert!(lengths.len() < 50, "{} lengths", lengths.len());
        assert!((0..100_000).all(|length| length <= padded_length(length)));
        assert!((2048..100_000).all(|length| padded_length(length) <= length + length / 8 + 1));
    }

    #[test]
    fn a_file_that_swells_is_refused() {
        let swelling = compress_to_vec(&vec![0; MOST_CONTENT + 1], 6);
        let mut padded = Output::default();
        padded.bytes(&swelling);
        assert_eq!(unpad(&padded.0), Err(ExchangeError::Malformed));
    }

    #[test]
    fn random_bytes_never_panic() {
        let mut state = 1_u64;
        for length in 0..600 {
            let mut bytes: Vec<u8> = MAGIC.to_vec();
            bytes.extend((0..length).map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 33) as u8
            }));
            assert!(Envelope::look(&bytes).is_err());
            assert!(Envelope::look(&bytes[8..]).is_err());
            let _ = unpad(&bytes);
        }
    }
}
