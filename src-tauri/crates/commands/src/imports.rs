//! Files of submissions: reading, looking at the dry run, writing it as one change.

use std::path::{Path, PathBuf};

use domain::{Id, Plan, Session};
use intake::{DryRun, ImportOptions, ImportPreview, IntakeError, Sheet, Watch, Writes};
use store::{Label, StoreError, Tx};

use crate::Failure;
use crate::desk::shown::Shown;
use crate::desk::{Desk, hold};
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::views::Exported;

/// A file that is being imported.
pub(crate) struct Work {
    path: PathBuf,
    /// Boxed: a large file lies here until the import is closed.
    sheet: Box<Sheet>,
    dry_run: Box<DryRun>,
    options: ImportOptions,
    /// The snapshot that the dry run looked at.
    serial: u64,
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        // A damaged plan and a damaged spreadsheet ask for different things.
        let code = if error.code == "damaged" { "file_damaged" } else { error.code };
        Failure { code: code.to_owned(), values: error.values, problems: Vec::new() }
    }
}

impl Watch for Desk {
    fn step(&self, step: &str, done: usize, total: usize) -> bool {
        self.report(step, done, total)
    }
}

pub(crate) fn open_import(desk: &Desk, path: PathBuf) -> Result<ImportPreview, Failure> {
    *hold(&desk.slot::<Option<Work>>()) = None;
    read(desk, &path, ImportOptions::default())
}

pub(crate) fn check_import(desk: &Desk, options: ImportOptions) -> Result<ImportPreview, Failure> {
    let path = hold(&desk.slot::<Option<Work>>()).as_ref().map(|work| work.path.clone());
    read(desk, &path.ok_or_else(|| Failure::new("no_import_open"))?, options)
}

/// Reads the file and makes the dry run. What was there before stays when this fails.
fn read(desk: &Desk, path: &Path, options: ImportOptions) -> Result<ImportPreview, Failure> {
    desk.begin("reading");
    let work = read_work(desk, path, options);
    desk.finish();
    let work = work?;
    let preview = work.dry_run.preview.clone();
    *hold(&desk.slot::<Option<Work>>()) = Some(work);
    Ok(preview)
}

fn read_work(desk: &Desk, path: &Path, options: ImportOptions) -> Result<Work, Failure> {
    let shown = desk.shown()?;
    let sheet = intake::read_file(path, &options, desk)?;
    let dry_run = compare(desk, &shown, &sheet, &options)?;
    Ok(Work {
        path: path.to_owned(),
        sheet: Box::new(sheet),
        dry_run: Box::new(dry_run),
        options,
        serial: shown.serial,
    })
}

fn compare(desk: &Desk, shown: &Shown, sheet: &Sheet, options: &ImportOptions) -> Result<DryRun, Failure> {
    let week = shown.need_week()?;
    let surroundings = desk.surroundings();
    let mut new_id = || uuid_of((surroundings.clock)().timestamp_millis(), (surroundings.random)());
    let today = shown.today(desk.now());
    Ok(intake::dry_run(&shown.plan, week, sheet, options, &mut new_id, today, desk)?)
}

/// An id for a new record that is not written yet.
pub(crate) fn uuid_of(millis: i64, random: [u8; 16]) -> Id {
    let mut tail = [0_u8; 10];
    tail.copy_from_slice(&random[..10]);
    uuid::Builder::from_unix_timestamp_millis(millis.unsigned_abs(), &tail).into_uuid().to_string()
}

pub(crate) fn import_events(desk: &Desk) -> Result<ImportPreview, Failure> {
    let slot = desk.slot::<Option<Work>>();
    let mut held = hold(&slot);
    let work = held.as_mut().ok_or_else(|| Failure::new("no_import_open"))?;
    desk.begin("writing");
    let answer = write_work(desk, work);
    desk.finish();
    answer
}

fn write_work(desk: &Desk, work: &mut Work) -> Result<ImportPreview, Failure> {
    let shown = desk.shown()?;
    if work.serial != shown.serial {
        // The plan has changed since the person looked: what is written must fit it.
        *work.dry_run = compare(desk, &shown, &work.sheet, &work.options)?;
        work.serial = shown.serial;
    }
    let preview = work.dry_run.preview.clone();
    let writes = &work.dry_run.writes;
    if writes.is_empty() {
        return Ok(preview);
    }
    let label = Label::new("import_events")
        .with("file_name", &preview.file_name)
        .with("new_count", &preview.new.to_string())
        .with("changed_count", &preview.changed.to_string());
    desk.write(|_: &Plan, file| Ok(file.command(label, |tx| put(desk, tx, writes))?))?;
    // The file that was written says nothing new any more; the preview of what was done stays.
    work.serial = 0;
    Ok(preview)
}

/// Writes everything, telling how far it is after every hundred records.
fn put(desk: &Desk, tx: &mut Tx, writes: &Writes) -> Result<(), StoreError> {
    let mut counter = Counter { desk, done: 0, total: writes.count() };
    counter.put(tx, &writes.neighbourhoods)?;
    counter.put(tx, &writes.venues)?;
    counter.put(tx, &writes.rooms)?;
    counter.put(tx, &writes.partners)?;
    counter.put(tx, &writes.people)?;
    counter.put(tx, &writes.events)?;
    counter.put(tx, &writes.sessions)?;
    counter.put(tx, &writes.event_partners)?;
    counter.put(tx, &writes.event_people)?;
    counter.put(tx, &writes.tags)?;
    counter.put(tx, &writes.import_mappings)?;
    for id in &writes.removed_sessions {
        counter.tell()?;
        tx.remove::<Session>(id)?;
    }
    Ok(())
}

struct Counter<'a> {
    desk: &'a Desk,
    done: usize,
    total: usize,
}

impl Counter<'_> {
    fn put<R: domain::Record>(&mut self, tx: &mut Tx, records: &[R]) -> Result<(), StoreError> {
        for record in records {
            self.tell()?;
            tx.put(record)?;
        }
        Ok(())
    }

    fn tell(&mut self) -> Result<(), StoreError> {
        let is_wanted = !self.done.is_multiple_of(100) || self.desk.report("writing", self.done, self.total);
        self.done += 1;
        if is_wanted {
            return Ok(());
        }
        Err(StoreError::Refused { code: "stopped", values: std::collections::BTreeMap::new() })
    }
}

pub(crate) fn save_refused_rows(desk: &Desk, path: PathBuf) -> Result<Exported, Failure> {
    let slot = desk.slot::<Option<Work>>();
    let held = hold(&slot);
    let work = held.as_ref().ok_or_else(|| Failure::new("no_import_open"))?;
    save(&path, FileKind::Csv, |_| Ok(intake::refused_file(&work.sheet, &work.dry_run)))
}

/// What a file with refused rows is about: the file that they came from.
pub(crate) fn imported_name(desk: &Desk, _args: &serde_json::Value) -> Result<String, Failure> {
    let slot = desk.slot::<Option<Work>>();
    let held = hold(&slot);
    let path = held.as_ref().map(|work| work.path.clone()).ok_or_else(|| Failure::new("no_import_open"))?;
    Ok(path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
}

pub(crate) fn close_import(desk: &Desk) -> Result<(), Failure> {
    *hold(&desk.slot::<Option<Work>>()) = None;
    Ok(())
}
