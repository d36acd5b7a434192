//! The file on the disk: whose it is, what format it has, whether it is whole, and its copies.
//!
//! Knows nothing of what single commands do.

pub(crate) mod beyond;
pub(crate) mod check;
pub(crate) mod copies;
pub(crate) mod erasure;
pub(crate) mod format;
pub(crate) mod lease;
pub(crate) mod lock;
pub(crate) mod opening;
pub(crate) mod parts;
pub(crate) mod paths;
mod pieces;
pub(crate) mod repair;
pub(crate) mod restore;
pub(crate) mod risk;
pub(crate) mod salvage;
pub(crate) mod wal;
