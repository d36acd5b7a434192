//! Files of any kind of record: reading, looking at the dry run, writing it as one change.
//!
//! One import is under way at a time, whatever it brings. What was checked is what is written.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::PathBuf;

use domain::rules::indicators::facts;
use domain::{
    BudgetCategory, BudgetLine, BudgetSource, EventPartner, EventPerson, GroupKind, Id, PartnerStatus, Plan, Reading,
    Record, Sector, Session, Tag,
};
use intake::{
    DryRun, ImportContext, ImportKind, ImportOptions, ImportPreview, ImportWords, IntakeError, Notice, Opened, Origin,
    PARTNER_FIELDS, RefusedLine, RefusedRow, Watch, Writes, refused_lines,
};
use serde::Serialize;
use store::{IdSource, Label, StoreError, Tx};
use ts_rs::TS;

use crate::Failure;
use crate::desk::shown::Shown;
use crate::desk::{Desk, hold};
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::indicators::exports;
use crate::plan::wording::in_words;
use crate::records::plain::reading_id;
use crate::views::Exported;

/// A file that is being imported.
pub(crate) struct Work {
    opened: Opened,
    /// Boxed: a large file lies here until the import is closed.
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

/// How a file is read, as a table of text.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct TableReading {
    pub format: String,
    pub encoding: Option<String>,
    pub delimiter: Option<String>,
    pub sheet: Option<String>,
    pub header_row: Option<usize>,
    pub has_head: bool,
    /// Unique; a column without a name is called by its letter.
    pub headers: Vec<String>,
    /// As they stand in the file.
    pub names: Vec<String>,
    pub rows: Vec<TableRow>,
    pub preamble: Vec<RefusedRow>,
    pub no_records: Vec<RefusedRow>,
    pub notices: Vec<Notice>,
}

/// A row of a file.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct TableRow {
    pub line: usize,
    pub cells: Vec<String>,
}

/// Reads a file without a plan.
pub(crate) fn read_table(desk: &Desk, path: PathBuf, options: ImportOptions) -> Result<TableReading, Failure> {
    let sheet = intake::read_table_file(&path, &options, desk)?;
    let rows = sheet.rows.into_iter().map(|row| TableRow { line: row.line, cells: row.cells });
    Ok(TableReading {
        format: sheet.format.to_owned(),
        encoding: sheet.options.encoding,
        delimiter: sheet.options.delimiter,
        sheet: sheet.options.sheet,
        header_row: sheet.options.header_row,
        has_head: sheet.has_head,
        headers: sheet.headers,
        names: sheet.names,
        rows: rows.collect(),
        preamble: sheet.preamble,
        no_records: sheet.no_records,
        notices: sheet.notices,
    })
}

/// Reads a file and shows what importing it would do. What it brings is guessed where nobody says; the preview tells.
pub(crate) fn open_import(
    desk: &Desk,
    path: PathBuf,
    kind: Option<ImportKind>,
    options: ImportOptions,
) -> Result<ImportPreview, Failure> {
    open_origin(desk, Origin::File(path), kind, options)
}

/// The same for words that were pasted, such as cells copied from a spreadsheet.
pub(crate) fn check_pasted_import(
    desk: &Desk,
    text: String,
    kind: Option<ImportKind>,
    options: ImportOptions,
) -> Result<ImportPreview, Failure> {
    let name = desk.texts().get("import-pasted");
    open_origin(desk, Origin::Pasted { name, text: text.into() }, kind, options)
}

fn open_origin(
    desk: &Desk,
    origin: Origin,
    kind: Option<ImportKind>,
    options: ImportOptions,
) -> Result<ImportPreview, Failure> {
    *hold(&desk.slot::<Option<Work>>()) = None;
    desk.begin("reading");
    let work = open_work(desk, kind, origin, options);
    desk.finish();
    keep(desk, work?)
}

fn open_work(desk: &Desk, kind: Option<ImportKind>, origin: Origin, options: ImportOptions) -> Result<Work, Failure> {
    let shown = desk.shown()?;
    let kind = kind.map_or_else(|| intake::guess_kind_of(&origin, desk), Ok)?;
    let mut opened = Opened::of(kind, origin, &options, desk)?;
    let dry_run = compare(desk, &shown, &mut opened, &options)?;
    Ok(Work { opened, dry_run: Box::new(dry_run), options, serial: shown.serial })
}

/// Shows what importing the open file with other options would do. What was there before stays when this fails.
pub(crate) fn check_import(desk: &Desk, options: ImportOptions) -> Result<ImportPreview, Failure> {
    let opened = hold(&desk.slot::<Option<Work>>()).as_ref().map(|work| work.opened.clone());
    let mut opened = opened.ok_or_else(|| Failure::new("no_import_open"))?;
    desk.begin("reading");
    let shown = desk.shown()?;
    let dry_run = compare(desk, &shown, &mut opened, &options);
    desk.finish();
    keep(desk, Work { opened, dry_run: Box::new(dry_run?), options, serial: shown.serial })
}

fn keep(desk: &Desk, work: Work) -> Result<ImportPreview, Failure> {
    let preview = in_words(&*desk.shown()?, desk.texts(), &work.dry_run);
    *hold(&desk.slot::<Option<Work>>()) = Some(work);
    Ok(preview)
}

fn compare(desk: &Desk, shown: &Shown, opened: &mut Opened, options: &ImportOptions) -> Result<DryRun, Failure> {
    let ids = IdSource::new(desk.surroundings());
    let mut new_id = || ids.next();
    let today = shown.today(desk.now());
    // What the plan counts by itself is known too: a table that says the same says nothing new.
    let readings: Vec<Reading> = match opened.kind() {
        ImportKind::Indicators => {
            facts(&shown.plan, today).into_iter().flat_map(|it| it.readings).map(Cow::into_owned).collect()
        }
        ImportKind::Events | ImportKind::Partners | ImportKind::Outlines | ImportKind::Budget | ImportKind::Tables => {
            Vec::new()
        }
    };
    let words = words(desk, opened.kind());
    let week = match opened.kind() {
        ImportKind::Events => Some(shown.need_week()?),
        // Only new events need one.
        ImportKind::Tables => shown.week(),
        ImportKind::Partners | ImportKind::Indicators | ImportKind::Outlines | ImportKind::Budget => None,
    };
    let context = ImportContext { plan: &shown.plan, readings: &readings, week, today, words: &words };
    Ok(opened.check(options, context, &mut new_id, desk)?)
}

/// Fields and words as the chosen language calls them, so that an exported file is read again.
fn words(desk: &Desk, kind: ImportKind) -> ImportWords {
    let texts = desk.texts();
    let choice = |field: &str, id: String, word: &str| (field.to_owned(), texts.get(&id), word.to_owned());
    match kind {
        ImportKind::Partners => {
            let sectors = Sector::ALL.iter().map(|it| choice("sector", format!("sector-{}", it.word()), it.word()));
            let statuses = PartnerStatus::ALL
                .iter()
                .map(|it| choice("status", format!("partner-status-{}", it.word()), it.word()));
            let head = |field: &&str| (texts.get(&format!("import-partners-field-{field}")), (*field).to_owned());
            ImportWords { heads: PARTNER_FIELDS.iter().map(head).collect(), choices: sectors.chain(statuses).collect() }
        }
        ImportKind::Budget => {
            let categories = BudgetCategory::ALL
                .iter()
                .map(|it| choice("category", format!("budget-category-{}", it.word()), it.word()));
            let sources = BudgetSource::ALL
                .iter()
                .map(|it| choice("source_kind", format!("budget-source-{}", it.word()), it.word()));
            let head = |field: &&str| {
                let label = texts.get(&format!("{}-{field}", BudgetLine::TABLE));
                let field = field.strip_suffix("_minor").or(field.strip_suffix("_id")).unwrap_or(field);
                (label, field.to_owned())
            };
            ImportWords {
                heads: BudgetLine::FIELDS.iter().map(head).collect(),
                choices: categories.chain(sources).collect(),
            }
        }
        ImportKind::Indicators => {
            let kind =
                |it: &GroupKind| ("group_kind".to_owned(), exports::kind_name(&texts, *it), it.word().to_owned());
            let hidden = ("status".to_owned(), exports::head(&texts, "suppressed"), "suppressed".to_owned());
            let choices = GroupKind::ALL.iter().map(kind).chain([hidden]).collect();
            ImportWords { heads: exports::heads(&texts).collect(), choices }
        }
        ImportKind::Tables => ImportWords { heads: Vec::new(), choices: tables::table_words(&texts) },
        ImportKind::Events | ImportKind::Outlines => ImportWords::default(),
    }
}

/// Writes what the dry run found, as one change and one step of undo.
pub(crate) fn write_import(desk: &Desk) -> Result<ImportPreview, Failure> {
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
        *work.dry_run = compare(desk, &shown, &mut work.opened, &work.options)?;
        work.serial = shown.serial;
    }
    let preview = in_words(&shown, desk.texts(), &work.dry_run);
    if let Some(question) = preview.questions.first() {
        let choices = question.choices.join(", ");
        return Err(Failure::new("import_question_open").with("question", &question.code).with("choices", choices));
    }
    let writes = &work.dry_run.writes;
    if writes.is_empty() {
        return Ok(preview);
    }
    let label = match preview.kind {
        ImportKind::Events => "import_events",
        ImportKind::Partners => "import_partners",
        ImportKind::Indicators => "import_indicators",
        ImportKind::Outlines => "import_outlines",
        ImportKind::Budget => "import_budget",
        ImportKind::Tables => "import_table",
    };
    let label = Label::new(label)
        .with("file_name", &preview.file_name)
        .with("new_count", &preview.new.to_string())
        .with("changed_count", &preview.changed.to_string())
        .with("record_count", &writes.count().to_string());
    desk.write(|plan: &Plan, file| {
        let kept: HashSet<&str> = plan.readings.iter().map(|reading| reading.id.as_str()).collect();
        Ok(file.command(label, |tx| put(desk, tx, writes, &kept))?)
    })?;
    // The file that was written says nothing new any more; the preview of what was done stays.
    work.serial = 0;
    Ok(preview)
}

/// Writes everything, telling how far it is after every hundred records.
fn put(desk: &Desk, tx: &mut Tx, writes: &Writes, kept: &HashSet<&str>) -> Result<(), StoreError> {
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
    counter.put(tx, &writes.status_steps)?;
    counter.put(tx, &writes.tags)?;
    counter.put(tx, &writes.indicators)?;
    counter.put(tx, &writes.own_values)?;
    for reading in &writes.readings {
        counter.tell()?;
        // A count of the plan that is entered over has no record yet.
        let id = if kept.contains(reading.id.as_str()) { reading.id.clone() } else { reading_id(reading) };
        tx.put(&Reading { id, ..reading.clone() })?;
    }
    counter.put(tx, &writes.indicator_targets)?;
    counter.put(tx, &writes.goals)?;
    counter.put(tx, &writes.actions)?;
    counter.put(tx, &writes.milestones)?;
    counter.put(tx, &writes.risks)?;
    counter.put(tx, &writes.budget_lines)?;
    counter.put(tx, &writes.import_mappings)?;
    counter.remove::<Session>(tx, &writes.removed_sessions)?;
    counter.remove::<EventPartner>(tx, &writes.removed_event_partners)?;
    counter.remove::<EventPerson>(tx, &writes.removed_event_people)?;
    counter.remove::<Tag>(tx, &writes.removed_tags)
}

struct Counter<'a> {
    desk: &'a Desk,
    done: usize,
    total: usize,
}

impl Counter<'_> {
    fn put<R: Record>(&mut self, tx: &mut Tx, records: &[R]) -> Result<(), StoreError> {
        for record in records {
            self.tell()?;
            tx.put(record)?;
        }
        Ok(())
    }

    fn remove<R: Record>(&mut self, tx: &mut Tx, ids: &[Id]) -> Result<(), StoreError> {
        for id in ids {
            self.tell()?;
            tx.remove::<R>(id)?;
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

/// Writes the refused rows with their reasons in words, to be put right and imported again.
pub(crate) fn save_refused_rows(desk: &Desk, path: PathBuf) -> Result<Exported, Failure> {
    let slot = desk.slot::<Option<Work>>();
    let held = hold(&slot);
    let work = held.as_ref().ok_or_else(|| Failure::new("no_import_open"))?;
    let sheet = work.opened.sheet().ok_or_else(|| Failure::new("no_refused_rows"))?;
    let texts = desk.texts();
    let heads = ["line", "column", "reason"].map(|name| texts.get(&format!("terminal-column-{name}")));
    let mut rows: Vec<Vec<String>> = vec![heads.into_iter().chain(sheet.headers.iter().cloned()).collect()];
    for RefusedLine { refused, cells } in refused_lines(sheet, &work.dry_run) {
        let reason = texts.get(&format!("refused-{}", refused.reason));
        rows.push([refused.line.to_string(), refused.column, reason].into_iter().chain(cells).collect());
    }
    save(desk, &path, FileKind::Csv, |_| Ok(text::csv::unguarded_file(&rows)))
}

/// What a file with refused rows is about: the file that they came from.
pub(crate) fn imported_name(desk: &Desk, _args: &serde_json::Value) -> Result<String, Failure> {
    let slot = desk.slot::<Option<Work>>();
    let held = hold(&slot);
    let name = held.as_ref().map(|work| work.dry_run.preview.file_name.clone());
    let name = name.ok_or_else(|| Failure::new("no_import_open"))?;
    Ok(name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned()))
}

pub(crate) fn close_import(desk: &Desk) -> Result<(), Failure> {
    *hold(&desk.slot::<Option<Work>>()) = None;
    Ok(())
}
