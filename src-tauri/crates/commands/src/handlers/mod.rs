//! The functions behind the table, one file for each part of it.
//!
//! A handler reads from `Shown`, or refuses what would corrupt the plan and runs one command. Rules live in `domain`.

pub(crate) mod council;
pub(crate) mod desk;
mod drafts;
pub(crate) mod frameworks;
pub(crate) mod history;
pub(crate) mod imports;
pub(crate) mod indicator_exports;
pub(crate) mod indicator_imports;
#[cfg(test)]
mod indicator_tests;
pub(crate) mod indicators;
pub(crate) mod overview;
pub(crate) mod partners;
pub(crate) mod places;
pub(crate) mod problems;
pub(crate) mod programme;
mod programme_rows;
pub(crate) mod records;
pub(crate) mod search;
