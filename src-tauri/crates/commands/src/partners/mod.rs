//! Partners, their people, their files, and making one of two.

pub(crate) mod files;
pub(crate) mod merge;
#[cfg(test)]
mod merge_tests;
pub(crate) mod partner;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub(crate) mod views;
