//! The team of a plan: several people, one plan, no server.
//!
//! What each has changed goes as signed, sealed, immutable files to a place that all can reach, such as a folder, a
//! WebDAV server or S3 storage, and comes from there. `place` moves files, `envelope` and `parts` are their form,
//! `keys` seals them, `members` says who may do what, `round` exchanges. How values meet in the plan is the plan's own
//! matter ([`PlanLog`]); words for people and SQL are elsewhere, and no connection is opened outside `place`.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test that cannot go on fails"))]

mod bytes;
mod envelope;
mod error;
mod keys;
mod log;
mod members;
mod parts;
mod place;
mod plan_file;
#[cfg(test)]
mod proof;
mod round;

pub use envelope::{Envelope, MOST_CONTENT, MOST_FILE};
pub use error::{ExchangeError, Told};
pub use keys::{
    Cost, FileSecrets, Keyring, LEAST_LETTERS, MemorySecrets, NoKeyring, RecoveryKey, Secrets, SystemKeyring,
};
pub use log::{Bundle, PlanLog, Received, Refusal, Standing, Vector};
pub use members::{Invitation, Member, MemberId, Role, Team, Verdict};
pub use parts::{DeviceId, MOST_BYTES, Part, TeamId};
pub use place::{Access, Address, Listed, OpenedPlace, Place, user_of};
pub use plan_file::{bundles_between, piece, receive_into, standing_of, vector_of};
pub use round::{
    ErasureStatus, Exchange, FOLD_FROM, INVITED_FOR, Invited, Joining, LastKnown, MemberStatus, NewTeam, Report,
    Status, create, forget, join, join_once_ready,
};
