//! Records as rows: which tables there are, how rows become records, the plan kept in memory, and the transaction
//! in which commands change it.

pub(crate) mod attachments;
pub(crate) mod bounds;
pub(crate) mod meanwhile;
pub(crate) mod snapshot;
pub(crate) mod tables;
pub(crate) mod touched;
pub(crate) mod triggers;
pub(crate) mod tx;
