//! What is in the plan twice: likely twins, two side by side, and making one of two.

pub(crate) mod merge;
#[cfg(test)]
mod merge_tests;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub(crate) mod views;
