//! Events, sessions, places and what is wrong with them.

pub(crate) mod bulk;
pub(crate) mod cells;
pub(crate) mod checks;
pub(crate) mod copies;
pub(crate) mod events;
pub(crate) mod host_forms;
pub(crate) mod missing;
pub(crate) mod outlines;
pub(crate) mod places;
pub(crate) mod placing;
pub(crate) mod problems;
pub(crate) mod releases;
pub(crate) mod rows;
pub(crate) mod series;
pub(crate) mod workflow;
