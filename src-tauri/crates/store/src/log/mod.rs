//! The change log: what was done, and what follows from it. Undo, history, versions, bin and erasure are questions
//! asked of it, and so is merging with colleagues. `ops`, `chain`, `witness` and `projection` stand below the open file,
//! and below them what merging knows (`seen`, `until`, `merge`, `text_merge`, `marks`); the rest is what an open file can
//! do.

pub(crate) mod arrived;
pub(crate) mod bin;
pub(crate) mod bundle;
pub(crate) mod chain;
pub(crate) mod conflicts;
pub(crate) mod entering;
pub(crate) mod erase;
pub(crate) mod erased;
pub(crate) mod forget;
pub(crate) mod found;
pub(crate) mod history;
pub(crate) mod incoming;
pub(crate) mod marks;
pub(crate) mod merge;
pub(crate) mod ops;
pub(crate) mod projection;
pub(crate) mod receive;
pub(crate) mod seen;
pub(crate) mod send;
#[cfg(test)]
pub(crate) mod small_log;
pub(crate) mod text_merge;
pub(crate) mod undo;
pub(crate) mod undo_stack;
pub(crate) mod until;
pub(crate) mod versions;
pub(crate) mod witness;
pub(crate) mod words;
