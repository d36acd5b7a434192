//! Spreadsheets of submissions, of any make, become one dry run; the dry run is what is written.
//!
//! Reads bytes and a snapshot of the plan; writes nothing itself, asks no clock and knows no words for people:
//! errors, refusals and notices are codes with values. Merging with colleagues is not its matter.

mod budget;
mod cells;
mod events;
mod import;
mod indicators;
mod likeness;
mod outlines;
mod own;
mod partners;
mod people;
mod preview;
mod source;
mod tables;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
mod views;
mod writes;

use std::collections::BTreeMap;

pub use events::dry_run::{DryRun, dry_run};
pub use events::fields::FIELDS;
pub use events::refused::{RefusedLine, refused_lines};
pub use import::{ImportContext, Opened, Origin, guess_kind, guess_kind_of};
pub use indicators::indicator_dry_run;
pub use partners::partner_dry_run;
pub use partners::words::PARTNER_FIELDS;
pub use source::contained::hush_contained_panics;
pub use source::form::{form_cell, form_head};
pub use source::sheet::{MAX_BYTES, Sheet, SheetRow, read_bytes, read_file, read_limited, read_table_file};
pub use views::*;
pub use writes::Writes;

/// Digits behind the main unit of the plan's currency.
pub(crate) fn money_digits(plan: &domain::Plan) -> u32 {
    domain::currency::digits(plan.profile.as_ref().map_or("", |profile| profile.currency.as_str()))
}

/// Told how far the work has come, and asked whether to go on.
pub trait Watch {
    /// The text of the step is `progress-<step>`. Answering `false` stops the work.
    fn step(&self, step: &str, done: usize, total: usize) -> bool;
}

/// Nobody watches and nobody stops.
pub struct Unwatched;

impl Watch for Unwatched {
    fn step(&self, _step: &str, _done: usize, _total: usize) -> bool {
        true
    }
}

/// Why a file was not read: a code, whose text is `refused-<code>`, and the values of that text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct IntakeError {
    /// Such as `password_protected`, `too_large`, `stopped`.
    pub code: &'static str,
    /// What the text names, such as the size allowed.
    pub values: BTreeMap<String, String>,
}

impl IntakeError {
    /// An error whose text needs no values.
    pub fn new(code: &'static str) -> Self {
        IntakeError { code, values: BTreeMap::new() }
    }

    /// The same error with one more value.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Tells the watcher, and stops when it says so.
fn tell(watch: &dyn Watch, step: &str, done: usize, total: usize) -> Result<(), IntakeError> {
    if watch.step(step, done, total) { Ok(()) } else { Err(IntakeError::new("stopped")) }
}
