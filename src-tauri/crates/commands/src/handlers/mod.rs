//! The functions behind the table, one file for each part of it.
//!
//! A handler reads from `Shown`, or refuses what would corrupt the plan and runs one command. Rules live in `domain`.

pub(crate) mod attachments;
pub(crate) mod board_copies;
pub(crate) mod boards;
pub(crate) mod budget;
pub(crate) mod changes;
pub(crate) mod council;
pub(crate) mod desk;
mod drafts;
pub(crate) mod figures;
pub(crate) mod framework_files;
pub(crate) mod frameworks;
pub(crate) mod history;
pub(crate) mod imports;
pub(crate) mod indicator_exports;
pub(crate) mod indicator_imports;
#[cfg(test)]
mod indicator_tests;
pub(crate) mod indicators;
pub(crate) mod lists;
pub(crate) mod meetings;
#[cfg(test)]
mod money_tests;
pub(crate) mod outlines;
pub(crate) mod overview;
pub(crate) mod partner_files;
pub(crate) mod partner_merge;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub(crate) mod partner_views;
pub(crate) mod partners;
pub(crate) mod places;
pub(crate) mod practices;
pub(crate) mod problems;
pub(crate) mod programme;
mod programme_rows;
pub(crate) mod records;
pub(crate) mod risks;
pub(crate) mod roadmap;
pub(crate) mod rounds;
pub(crate) mod search;
pub(crate) mod ties;
