//! Tables of indicators: reading, looking at the dry run, writing it as one change.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use domain::rules::indicators::facts;
use domain::{Id, Plan, Reading};
use intake::{IndicatorDryRun, IndicatorImportOptions, IndicatorImportPreview, Sheet};
use store::Label;

use crate::Failure;
use crate::desk::shown::Shown;
use crate::desk::{Desk, hold};
use crate::imports::uuid_of;
use crate::records::plain::reading_id;

/// A table that is being imported.
pub(crate) struct IndicatorWork {
    path: PathBuf,
    /// Boxed: a large file lies here until the import is closed.
    sheet: Box<Sheet>,
    dry_run: Box<IndicatorDryRun>,
    options: IndicatorImportOptions,
    /// The snapshot that the dry run looked at.
    serial: u64,
}

pub(crate) fn open_indicator_import(
    desk: &Desk,
    path: PathBuf,
    indicator_id: Option<Id>,
) -> Result<IndicatorImportPreview, Failure> {
    *hold(&desk.slot::<Option<IndicatorWork>>()) = None;
    read(desk, &path, IndicatorImportOptions { indicator_id, ..IndicatorImportOptions::default() })
}

pub(crate) fn check_indicator_import(
    desk: &Desk,
    options: IndicatorImportOptions,
) -> Result<IndicatorImportPreview, Failure> {
    let path = hold(&desk.slot::<Option<IndicatorWork>>()).as_ref().map(|work| work.path.clone());
    read(desk, &path.ok_or_else(|| Failure::new("no_import_open"))?, options)
}

/// Reads the file and makes the dry run. What was there before stays when this fails.
fn read(desk: &Desk, path: &Path, options: IndicatorImportOptions) -> Result<IndicatorImportPreview, Failure> {
    desk.begin("reading");
    let work = read_work(desk, path, options);
    desk.finish();
    let work = work?;
    let preview = work.dry_run.preview.clone();
    *hold(&desk.slot::<Option<IndicatorWork>>()) = Some(work);
    Ok(preview)
}

fn read_work(desk: &Desk, path: &Path, options: IndicatorImportOptions) -> Result<IndicatorWork, Failure> {
    let shown = desk.shown()?;
    let sheet = options.read_file(path, desk)?;
    let dry_run = compare(desk, &shown, &sheet, &options);
    Ok(IndicatorWork {
        path: path.to_owned(),
        sheet: Box::new(sheet),
        dry_run: Box::new(dry_run),
        options,
        serial: shown.serial,
    })
}

fn compare(desk: &Desk, shown: &Shown, sheet: &Sheet, options: &IndicatorImportOptions) -> IndicatorDryRun {
    let surroundings = desk.surroundings();
    let mut new_id = || uuid_of((surroundings.clock)().timestamp_millis(), (surroundings.random)());
    // What the plan counts by itself is known too: a table that says the same says nothing new.
    let mut plan = Plan::clone(&shown.plan);
    let today = shown.today(desk.now());
    plan.readings = facts(&shown.plan, today).into_iter().flat_map(|it| it.readings).map(Cow::into_owned).collect();
    intake::indicator_dry_run(&plan, sheet, options, &mut new_id)
}

/// Writes what the dry run found, as one change and one step of undo.
pub(crate) fn import_indicators(desk: &Desk) -> Result<IndicatorImportPreview, Failure> {
    let slot = desk.slot::<Option<IndicatorWork>>();
    let mut held = hold(&slot);
    let work = held.as_mut().ok_or_else(|| Failure::new("no_import_open"))?;
    let shown = desk.shown()?;
    if work.serial != shown.serial {
        // The plan has changed since the person looked: what is written must fit it.
        *work.dry_run = compare(desk, &shown, &work.sheet, &work.options);
        work.serial = shown.serial;
    }
    let preview = work.dry_run.preview.clone();
    let dry_run = &work.dry_run;
    if dry_run.readings.is_empty() && dry_run.indicators.is_empty() {
        return Ok(preview);
    }
    let label = Label::new("import_indicators")
        .with("file_name", &preview.file_name)
        .with("new_count", &preview.new.to_string())
        .with("changed_count", &preview.changed.to_string());
    desk.begin("writing");
    let written = desk.write(|plan: &Plan, file| {
        let kept: HashSet<&str> = plan.readings.iter().map(|reading| reading.id.as_str()).collect();
        Ok(file.command(label, |tx| {
            dry_run.indicators.iter().try_for_each(|indicator| tx.put(indicator))?;
            dry_run.readings.iter().try_for_each(|reading| {
                // A count of the plan that is entered over has no record yet.
                let id = if kept.contains(reading.id.as_str()) { reading.id.clone() } else { reading_id(reading) };
                tx.put(&Reading { id, ..reading.clone() })
            })
        })?)
    });
    desk.finish();
    written?;
    // The file that was written says nothing new any more; the preview of what was done stays.
    work.serial = 0;
    Ok(preview)
}

pub(crate) fn close_indicator_import(desk: &Desk) -> Result<(), Failure> {
    *hold(&desk.slot::<Option<IndicatorWork>>()) = None;
    Ok(())
}
