//! Real files that nobody here wrote: how many rows of each are taken and refused, and in what time.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::{Plan, Week};
use intake::{ImportContext, ImportOptions, ImportPreview, ImportWords, IntakeError, Opened, Unwatched, guess_kind};

use crate::{Figures, clock, root, shown};

/// Imports each file into an empty plan, without writing.
pub fn measure(figures: &mut Figures, plan: &Plan, today: NaiveDate) {
    let mut files: Vec<PathBuf> = ["csv", "ics", "schedule", "xlsx", "other"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(root().join("../shared/data").join(folder)).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .collect();
    files.sort();
    if files.is_empty() {
        println!("skipped: ../shared is absent");
    }
    let empty = Plan { profile: plan.profile.clone(), ..Plan::default() };
    let Some(mut week) = plan.week(None).cloned() else { return };
    week.starts_on = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or(week.starts_on);
    week.ends_on = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap_or(week.ends_on);
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut result = None;
        let time = clock(&mut || result = Some(import(&path, &empty, &week, today)));
        let said = match result {
            Some(Ok(preview)) => {
                let taken = preview.new + preview.changed + preview.same;
                format!("{} rows, {taken} taken, {} refused", preview.rows, preview.refused_count)
            }
            Some(Err(error)) => format!("refused ({})", error.code.replace('_', " ")),
            None => continue,
        };
        figures.note(&format!("import of {name}: {said}"), shown(time));
    }
}

fn import(path: &Path, plan: &Plan, week: &Week, today: NaiveDate) -> Result<ImportPreview, IntakeError> {
    let options = ImportOptions::default();
    let kind = guess_kind(path, &Unwatched)?;
    let mut opened = Opened::open(kind, path, &options, &Unwatched)?;
    let context = ImportContext { plan, readings: &[], week: Some(week), today, words: &ImportWords::default() };
    let mut number = 0_u64;
    let mut new_id = || {
        number += 1;
        format!("00000000-0000-7000-8000-{number:012}")
    };
    opened.check(&options, context, &mut new_id, &Unwatched).map(|done| done.preview)
}
