//! Partners, their people and their files.

pub(crate) mod files;
pub(crate) mod partner;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub(crate) mod views;
