//! The open plan as a whole: plans, settings, history, search.

pub(crate) mod history;
pub(crate) mod plans;
pub(crate) mod rescue;
pub(crate) mod search;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub mod views;
pub(crate) mod wording;
pub(crate) mod zones;
