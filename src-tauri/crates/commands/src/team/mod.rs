//! The team of a plan, as people see it: beginning, inviting, joining, the state in words, what came in, clashes.
//!
//! How files go to a place and who may do what is `exchange`; how values meet is `store`. Here the plan on the desk is
//! given to an exchange (`plan_log`), rounds come in their time (`rhythm`, `tending`), and nothing of it ever holds up
//! somebody who works: a round takes the plan only for moments.

pub(crate) mod acts;
pub(crate) mod anew;
pub(crate) mod beginning;
pub(crate) mod came_in;
pub(crate) mod conflicts;
pub(crate) mod erasures;
pub(crate) mod held;
pub(crate) mod joining;
mod plan_log;
mod rhythm;
pub(crate) mod sheet;
mod tending;
pub(crate) mod view;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub(crate) mod views;
