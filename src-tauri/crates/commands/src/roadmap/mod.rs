//! Goals, actions, milestones and tasks on one time line.

pub(crate) mod timeline;
