//! The people of a team: who belongs to it, with which role and which devices, held by signatures.
//!
//! What is said about members is a log of records, each signed by a device and chained to that device's record before.
//! The team is a pure function of the set of records ([`Team`]): whatever order they come in, everybody sees the same
//! people. Names of files, keys and the plan are elsewhere.

mod apply;
mod invitation;
mod order;
mod record;
mod team;
#[cfg(test)]
mod tests;

pub use invitation::{Invitation, invite};
pub(crate) use record::Op;
pub use record::{MemberId, Role};
pub(crate) use team::found;
pub use team::{Member, Team, Verdict};
