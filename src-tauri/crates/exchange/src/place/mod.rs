//! The exchange place: a folder, a WebDAV server or S3 storage where files of a team lie.
//!
//! Four acts, nothing more: list, read, put, remove. No locks, no renaming of what others see, no times and no tags
//! are believed. What the files hold is not known here.

mod access;
mod address;
#[cfg(test)]
mod behind_tests;
mod careful;
mod opened;
#[cfg(test)]
mod small_server;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod web_tests;

pub use access::Access;
pub use address::{Address, user_of};
pub use opened::OpenedPlace;

use crate::error::ExchangeError;

/// A file at the place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Its name there, a renamed copy's among them.
    pub name: String,
    /// How many bytes it has by now.
    pub size: u64,
}

/// Where a team puts its files.
pub trait Place: Send {
    /// Makes the folder, if it is not there.
    fn prepare(&self) -> Result<(), ExchangeError>;
    /// All files that lie there, in one request where the place can.
    fn list(&self) -> Result<Vec<Listed>, ExchangeError>;
    /// The bytes of a file; stops as soon as there are more than any file has.
    fn read(&self, name: &str) -> Result<Vec<u8>, ExchangeError>;
    /// Puts a file there. Its name is made from its bytes, so what lies there under this name is the same or a part.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), ExchangeError>;
    /// Takes a file away. One that is not there is no error.
    fn remove(&self, name: &str) -> Result<(), ExchangeError>;
    /// Something that is another whenever a file came or went, where that can be had for nothing.
    fn stamp(&self) -> Option<u128> {
        None
    }
}
