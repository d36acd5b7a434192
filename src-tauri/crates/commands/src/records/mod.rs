//! Records of any kind by the name of their table, what drafts have in common, and files brought as evidence.

pub(crate) mod attachments;
pub(crate) mod drafts;
pub(crate) mod plain;
mod readings;
