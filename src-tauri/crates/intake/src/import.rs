//! The import of any kind of record in the same steps: open the file, check it with the options chosen, write.
//!
//! Opening reads the file; checking is a dry run and can be repeated with other options; what it found is what is
//! written. The plan is only looked at.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::{Id, Plan, Reading, Week};

use crate::budget::{self, budget_dry_run};
use crate::events::headers::{recognise, words_of};
use crate::indicators::columns::is_head;
use crate::indicators::{indicator_dry_run, read_indicator_bytes, read_indicator_file};
use crate::outlines::{self, OutlineFile, outline_dry_run, read_outlines};
use crate::partners::words::by_heads;
use crate::partners::{self, partner_dry_run};
use crate::source::sheet::{read_bytes, read_file};
use crate::tables::{TableContext, table_dry_run};
use crate::{Certainty, DryRun, ImportKind, ImportOptions, ImportWords, IntakeError, Sheet, Watch, dry_run};

/// A file, or words that were pasted, read for an import.
#[derive(Clone, Debug)]
pub struct Opened {
    kind: ImportKind,
    origin: Origin,
    source: Source,
    /// The options by which the file was read.
    reading: FileReading,
}

/// Where the rows come from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Words, such as cells copied from a spreadsheet, and what they are called.
    Pasted {
        /// What a person reads in place of the name of a file.
        name: String,
        /// What was pasted.
        text: Arc<str>,
    },
}

impl Origin {
    fn ending(&self) -> String {
        match self {
            Origin::File(path) => path.extension().map(|ending| ending.to_string_lossy().to_lowercase()),
            // Whether words are outlines is seen by themselves.
            Origin::Pasted { text, .. } => text.trim_start().starts_with('{').then(|| "json".to_owned()),
        }
        .unwrap_or_default()
    }

    fn sheet(&self, options: &ImportOptions, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
        match self {
            Origin::File(path) => read_file(path, options, watch),
            Origin::Pasted { name, text } => read_bytes(name, text.as_bytes(), &pasted(options), watch),
        }
    }
}

/// Pasted words have no encoding to be found out.
fn pasted(options: &ImportOptions) -> ImportOptions {
    ImportOptions { encoding: Some("UTF-8".to_owned()), ..options.clone() }
}

/// Shared: a large file lies here once, however often it is checked.
#[derive(Clone, Debug)]
enum Source {
    Table(Arc<Sheet>),
    Outlines(Arc<OutlineFile>),
}

/// The options that change how a file is read; others only change how its cells are understood.
type FileReading = (Option<String>, Option<String>, Option<String>, Option<usize>);

fn reading_of(options: &ImportOptions) -> FileReading {
    (options.encoding.clone(), options.delimiter.clone(), options.sheet.clone(), options.header_row)
}

/// What an import is compared with.
#[derive(Clone, Copy)]
pub struct ImportContext<'a> {
    /// The plan as it is shown; it also holds the remembered mappings.
    pub plan: &'a Plan,
    /// The readings that the plan has or counts by itself.
    pub readings: &'a [Reading],
    /// The week that is shown; events need one.
    pub week: Option<&'a Week>,
    /// Today in the city.
    pub today: NaiveDate,
    /// What the language of the person calls fields and their words.
    pub words: &'a ImportWords,
}

/// What a file seems to bring, by its ending and the headings of its columns.
pub fn guess_kind(path: &Path, watch: &dyn Watch) -> Result<ImportKind, IntakeError> {
    guess_kind_of(&Origin::File(path.to_owned()), watch)
}

/// What rows seem to bring, wherever they come from.
pub fn guess_kind_of(origin: &Origin, watch: &dyn Watch) -> Result<ImportKind, IntakeError> {
    let ending = origin.ending();
    if ending == "geojson" {
        return Ok(ImportKind::Outlines);
    }
    let sheet = match origin.sheet(&ImportOptions::default(), watch) {
        Err(error) if ending == "json" && error.code == "unknown_format" => return Ok(ImportKind::Outlines),
        read => read?,
    };
    if let Some(kind) = sheet.brings {
        return Ok(kind);
    }
    let words = ImportWords::default();
    let events = recognise(&sheet.names, |_| Vec::new());
    let has = |fields: &[(String, Certainty)], name: &str| {
        fields.iter().any(|(field, certainty)| field == name && *certainty == Certainty::Sure)
    };
    let budget = by_heads(&sheet.names, budget::HEADS, &words);
    let amounts = ["planned", "secured", "spent"].iter().filter(|name| has(&budget, name)).count();
    let partners = by_heads(&sheet.names, partners::words::HEADS, &words);
    let is_register =
        ["contact_email", "sector", "contact_phone", "website"].iter().filter(|name| has(&partners, name)).count();
    let has_date = has(&events, "starts_on") || has(&events, "start_time") || has(&events, "weekdays");
    Ok(match () {
        () if 2 <= amounts => ImportKind::Budget,
        () if is_head(&sheet.names) || (is_yearly(&sheet.names) && !has_date && !has(&events, "venue")) => {
            ImportKind::Indicators
        }
        () if has(&partners, "name") && 1 <= is_register && !has_date => ImportKind::Partners,
        () => ImportKind::Events,
    })
}

/// Whether a column holds years.
fn is_yearly(names: &[String]) -> bool {
    names.iter().any(|name| {
        matches!(words_of(name).as_str(), "year" | "jahr" | "ano" | "annee" | "anno" | "jaar" | "rok" | "vuosi" | "ar")
    })
}

impl Opened {
    /// Reads a file as one of a kind.
    pub fn open(
        kind: ImportKind,
        path: &Path,
        options: &ImportOptions,
        watch: &dyn Watch,
    ) -> Result<Opened, IntakeError> {
        Opened::of(kind, Origin::File(path.to_owned()), options, watch)
    }

    /// Reads rows as those of a kind, wherever they come from.
    pub fn of(
        kind: ImportKind,
        origin: Origin,
        options: &ImportOptions,
        watch: &dyn Watch,
    ) -> Result<Opened, IntakeError> {
        let source = match (kind, &origin) {
            (ImportKind::Events | ImportKind::Partners | ImportKind::Budget | ImportKind::Tables, _) => {
                Source::Table(Arc::new(origin.sheet(options, watch)?))
            }
            (ImportKind::Indicators, Origin::File(path)) => {
                Source::Table(Arc::new(read_indicator_file(path, options, watch)?))
            }
            (ImportKind::Indicators, Origin::Pasted { name, text }) => {
                Source::Table(Arc::new(read_indicator_bytes(name, text.as_bytes(), &pasted(options), watch)?))
            }
            (ImportKind::Outlines, Origin::File(path)) => Source::Outlines(Arc::new(read_outlines(path, watch)?)),
            (ImportKind::Outlines, Origin::Pasted { name, text }) => {
                Source::Outlines(Arc::new(outlines::of_bytes(name, text.as_bytes())?))
            }
        };
        let brings = match &source {
            Source::Table(sheet) => sheet.brings,
            Source::Outlines(_) => None,
        };
        match brings {
            // A table of ours says itself what it is, whatever somebody expects of it.
            Some(ImportKind::Tables) => {
                Ok(Opened { kind: ImportKind::Tables, origin, source, reading: reading_of(options) })
            }
            Some(other) if other != kind => Err(IntakeError::new("brings_another").with("kind", other.word())),
            None if kind == ImportKind::Tables => Err(IntakeError::new("no_table_of_ours")),
            Some(_) | None => Ok(Opened { kind, origin, source, reading: reading_of(options) }),
        }
    }

    /// What the file brings.
    pub fn kind(&self) -> ImportKind {
        self.kind
    }

    /// The table, where the file is one.
    pub fn sheet(&self) -> Option<&Sheet> {
        match &self.source {
            Source::Table(sheet) => Some(sheet),
            Source::Outlines(_) => None,
        }
    }

    /// Compares the file with the plan; reads it again only where the options say to read it otherwise.
    pub fn check(
        &mut self,
        options: &ImportOptions,
        context: ImportContext,
        new_id: &mut dyn FnMut() -> Id,
        watch: &dyn Watch,
    ) -> Result<DryRun, IntakeError> {
        let wanted = reading_of(options);
        let is_as_detected = |sheet: &Sheet| wanted == reading_of(&sheet.options);
        if wanted != self.reading && !self.sheet().is_some_and(is_as_detected) {
            *self = Opened::of(self.kind, self.origin.clone(), options, watch)?;
        }
        let ImportContext { plan, readings, week, today, words } = context;
        match (&self.source, self.kind) {
            (Source::Outlines(file), _) => outline_dry_run(plan, file, options, watch),
            (Source::Table(sheet), ImportKind::Events) => {
                let week = week.ok_or_else(|| IntakeError::new("no_week"))?;
                dry_run(plan, week, sheet, options, new_id, today, watch)
            }
            (Source::Table(sheet), ImportKind::Partners) => partner_dry_run(plan, sheet, options, words, new_id, watch),
            (Source::Table(sheet), ImportKind::Indicators) => {
                indicator_dry_run(plan, readings, sheet, options, words, new_id, watch)
            }
            (Source::Table(sheet), ImportKind::Budget) => budget_dry_run(plan, sheet, options, words, new_id, watch),
            (Source::Table(sheet), ImportKind::Tables) => {
                table_dry_run(TableContext { plan, week, words, today }, sheet, options, new_id, watch)
            }
            (Source::Table(_), ImportKind::Outlines) => Err(IntakeError::new("outlines_unreadable")),
        }
    }
}
