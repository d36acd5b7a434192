//! One pass over the rows: what a person sees beforehand and what is written.

use chrono::NaiveDate;
use domain::{Id, Plan, Week};

use crate::{ImportOptions, ImportPreview, IntakeError, Sheet, Watch, Writes};

/// What an import would do, for people and for the plan file.
#[derive(Clone, Debug)]
pub struct DryRun {
    /// For people.
    pub preview: ImportPreview,
    /// Exactly what will be written.
    pub writes: Writes,
}

/// Compares a sheet with the plan. `plan` also holds the remembered mappings.
pub fn dry_run(
    _plan: &Plan,
    _week: &Week,
    _sheet: &Sheet,
    _options: &ImportOptions,
    _new_id: &mut dyn FnMut() -> Id,
    _today: NaiveDate,
    _watch: &dyn Watch,
) -> Result<DryRun, IntakeError> {
    Err(IntakeError::new("empty"))
}
