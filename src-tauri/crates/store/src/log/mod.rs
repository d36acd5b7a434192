//! The change log: what was done, and what follows from it. Undo, history, versions, bin and erasure are questions
//! asked of it. `ops`, `chain`, `witness` and `projection` stand below the open file; the rest is what an open file can do.

pub(crate) mod bin;
pub(crate) mod chain;
pub(crate) mod erase;
pub(crate) mod forget;
pub(crate) mod history;
pub(crate) mod ops;
pub(crate) mod projection;
pub(crate) mod undo;
pub(crate) mod undo_stack;
pub(crate) mod versions;
pub(crate) mod witness;
pub(crate) mod words;
