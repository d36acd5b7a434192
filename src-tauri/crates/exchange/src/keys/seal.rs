//! Sealing bytes under a key, bound to what they belong to: XChaCha20-Poly1305 (decision 28).

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::error::ExchangeError;

/// Sealed bytes; `owner` must be said again to open them.
pub(super) fn seal(key: &[u8; 32], nonce: &[u8; 24], owner: &[u8], content: &[u8]) -> Result<Vec<u8>, ExchangeError> {
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher.encrypt(XNonce::from_slice(nonce), Payload { msg: content, aad: owner }).map_err(|_| ExchangeError::TooLarge)
}

/// What was sealed; `NotOpened` where key or owner are others, or a byte is.
pub(super) fn unseal(key: &[u8; 32], nonce: &[u8; 24], owner: &[u8], sealed: &[u8]) -> Result<Vec<u8>, ExchangeError> {
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: owner }).map_err(|_| ExchangeError::NotOpened)
}
