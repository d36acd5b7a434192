//! One round of the exchange: look what lies at the place, take in what is new, put there what others lack.
//!
//! Every file that was ever seen is kept on this computer as it is ([`Mirror`](files::Mirror)), so a place that comes
//! back empty is filled again, and a file is put there only after it is safe here. A round may end anywhere, by a cut
//! line or the loss of power: the next one goes on. Absence is not deletion: what is gone from the place changes
//! nothing in any plan.

mod acts;
mod erasing;
mod fetch;
mod files;
mod fold;
mod heal;
mod joining;
mod left;
mod rewriting;
mod seen;
mod send;
mod session;
mod state;
mod status;
mod take;
mod telling;

pub use acts::{INVITED_FOR, Invited, NewTeam, create};
pub use erasing::ErasureStatus;
#[cfg(test)]
pub(crate) use files::holds_changes;
pub use fold::FOLD_FROM;
pub use joining::{Joining, join, join_once_ready};
pub use session::{Exchange, Report, forget};
pub use state::LastKnown;
pub use status::{MemberStatus, Status};
