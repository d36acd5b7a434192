//! The budget.

pub(crate) mod budget;
