//! Tables of indicators become one dry run: wide with a column for each year, long with a row for each value, or as
//! Open SDG has them (a blank group is the total).
//!
//! Rows that cannot be read are named with line, column and reason; the others go in. A number held back by its
//! sender is neither zero nor missing, and is not read.

pub(crate) mod columns;
pub(crate) mod rows;
pub(crate) mod values;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use domain::{FieldChange, GroupKind, Id, Indicator, Plan, Reading, TotalsRule};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cells::clean::{clean_line, name_key};
use crate::events::register::NewId;
use crate::indicators::columns::{ROLES, guess, is_head};
use crate::indicators::rows::{Cell, Fold, Found, read_rows};
use crate::source::sheet::{notice, read_bytes, read_file};
use crate::{ImportColumn, ImportOptions, IntakeError, Notice, RefusedRow, Sheet, Watch};

/// How to read a table of indicators; what is `None` is detected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct IndicatorImportOptions {
    pub encoding: Option<String>,
    pub delimiter: Option<String>,
    pub sheet: Option<String>,
    pub header_row: Option<usize>,
    /// `day_first`, `month_first`.
    pub date_order: Option<String>,
    /// Role for each column header; empty: not read.
    pub mapping: Option<BTreeMap<String, String>>,
    /// The indicator that gets all readings; `None`: the one with the name of the series.
    pub indicator_id: Option<Id>,
    /// Name of the indicator where the table has no column of series.
    pub name: Option<String>,
    /// The year of a table that does not say.
    #[ts(type = "number | null")]
    pub year: Option<i64>,
    /// What several values of one group make: `refuse`, `sum` of the year, `count` of the rows of the year.
    pub repeats: Option<String>,
}

impl IndicatorImportOptions {
    /// What the reader of files wants to know.
    pub fn reading(&self) -> ImportOptions {
        ImportOptions {
            encoding: self.encoding.clone(),
            delimiter: self.delimiter.clone(),
            sheet: self.sheet.clone(),
            header_row: self.header_row,
            ..ImportOptions::default()
        }
    }

    /// Reads a file as a table of indicators.
    pub fn read_file(&self, path: &Path, watch: &dyn Watch) -> Result<Sheet, IntakeError> {
        self.read_by(|options| read_file(path, options, watch))
    }

    /// Reads a table of indicators whose bytes are at hand.
    pub fn read_bytes(&self, file_name: &str, bytes: &[u8], watch: &dyn Watch) -> Result<Sheet, IntakeError> {
        self.read_by(|options| read_bytes(file_name, bytes, options, watch))
    }

    /// A header is mostly the row with the most words. Of a table of indicators it can be one of numbers, and a row
    /// below it can have more words: then the first row with years is the header, so that no row above gets lost.
    fn read_by(&self, read: impl Fn(&ImportOptions) -> Result<Sheet, IntakeError>) -> Result<Sheet, IntakeError> {
        let options = self.reading();
        let found = read(&options);
        let is_good = match &found {
            Ok(sheet) => sheet.options.header_row <= Some(1) || is_head(&sheet.headers),
            Err(error) => !matches!(error.code, "no_rows" | "no_header"),
        };
        if is_good || self.header_row.is_some() {
            return found;
        }
        // Everything below the first row of the file, which may be the one.
        let Ok(whole) = read(&ImportOptions { header_row: Some(1), ..options.clone() }) else { return found };
        if is_head(&whole.headers) {
            return Ok(whole);
        }
        let last = found.as_ref().ok().and_then(|sheet| sheet.options.header_row).unwrap_or(usize::MAX);
        let head = whole.rows.iter().take(HEAD_DEPTH).find(|row| row.line < last && is_head(&row.cells));
        let Some(line) = head.map(|row| row.line) else { return found };
        read(&ImportOptions { header_row: Some(line), ..options })
    }
}

/// Rows among which the header is looked for.
const HEAD_DEPTH: usize = 40;

/// What a table would do, before it does it.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct IndicatorImportPreview {
    pub file_name: String,
    pub format: String,
    /// `wide`, `long`, `open_sdg`.
    pub shape: String,
    pub options: IndicatorImportOptions,
    pub encodings: Vec<String>,
    pub sheets: Vec<String>,
    pub columns: Vec<ImportColumn>,
    /// What a column can hold.
    pub roles: Vec<String>,
    /// What a person must still say: `year`, `value`, `date_order`.
    pub needs: Vec<String>,
    pub rows: usize,
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub refused: Vec<RefusedRow>,
    pub refused_count: usize,
    pub indicators: Vec<ImportedIndicator>,
    pub notices: Vec<Notice>,
}

/// What an indicator gets.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct ImportedIndicator {
    pub id: Id,
    pub name: String,
    pub unit: String,
    pub is_new: bool,
    pub reading_count: usize,
    pub group_count: usize,
    #[ts(type = "number")]
    pub first_year: i64,
    #[ts(type = "number")]
    pub last_year: i64,
    /// The first readings that change, as before and after.
    pub changes: Vec<FieldChange>,
}

/// The dry run: the preview and what is written when a person agrees. Ids of readings derive from what they are
/// about; the writer gives them.
#[derive(Clone, Debug)]
pub struct IndicatorDryRun {
    /// What a person sees.
    pub preview: IndicatorImportPreview,
    /// New indicators.
    pub indicators: Vec<Indicator>,
    /// New and changed readings.
    pub readings: Vec<Reading>,
}

/// Refused rows and changes that are named one by one.
const NAMED: usize = 200;
const CHANGES: usize = 20;

/// Compares a table with the plan.
pub fn indicator_dry_run(
    plan: &Plan,
    sheet: &Sheet,
    options: &IndicatorImportOptions,
    new_id: NewId,
) -> IndicatorDryRun {
    let mapping = options.mapping.clone().unwrap_or_else(|| guess(sheet, plan));
    // Taken from the list of roles, so that what is not known is not read.
    let role = |header: &String| {
        let chosen = mapping.get(header).map_or("", String::as_str);
        ROLES.iter().find(|role| **role == chosen).copied().unwrap_or_default()
    };
    let roles: Vec<&str> = sheet.headers.iter().map(role).collect();
    let mut found = read_rows(plan, sheet, &roles, options);
    let mut run = Comparison::new(plan, options, sheet);
    let cells = std::mem::take(&mut found.cells);
    for cell in cells {
        run.take(cell, new_id);
    }
    run.finish(sheet, found, mapping, &roles)
}

/// The plan's side of a dry run, and what has come of it so far.
struct Comparison<'a> {
    options: &'a IndicatorImportOptions,
    by_name: HashMap<String, &'a Indicator>,
    by_id: HashMap<&'a str, &'a Indicator>,
    /// Readings by their date, and the last of each year.
    on_day: HashMap<(String, NaiveDate, GroupKind, String), &'a Reading>,
    in_year: HashMap<(String, i32, GroupKind, String), &'a Reading>,
    name: String,
    made: Vec<Indicator>,
    tallies: BTreeMap<Id, (ImportedIndicator, BTreeSet<String>)>,
    readings: Vec<Reading>,
    counts: [usize; 3],
}

impl<'a> Comparison<'a> {
    fn new(plan: &'a Plan, options: &'a IndicatorImportOptions, sheet: &Sheet) -> Self {
        let mut on_day = HashMap::new();
        let mut in_year: HashMap<(String, i32, GroupKind, String), &Reading> = HashMap::new();
        let named: HashMap<&str, &str> =
            plan.neighbourhoods.iter().map(|place| (place.id.as_str(), place.name.as_str())).collect();
        for reading in &plan.readings {
            let place = reading.neighbourhood_id.as_deref().and_then(|id| named.get(id)).copied();
            let group = name_key(place.unwrap_or(&reading.group_name));
            let id = reading.indicator_id.clone();
            on_day.insert((id.clone(), reading.measured_on, reading.group_kind, group.clone()), reading);
            let known = in_year.entry((id, reading.measured_on.year(), reading.group_kind, group)).or_insert(reading);
            if known.measured_on < reading.measured_on {
                *known = reading;
            }
        }
        let stem = sheet.file_name.rsplit_once('.').map_or(sheet.file_name.as_str(), |(stem, _)| stem);
        let stem = clean_line(&stem.replace(['_', '-'], " "));
        let chosen = options.name.as_deref().map(clean_line).filter(|name| !name.is_empty());
        Self {
            options,
            by_name: plan.indicators.iter().map(|indicator| (name_key(&indicator.name), indicator)).collect(),
            by_id: plan.indicators.iter().map(|indicator| (indicator.id.as_str(), indicator)).collect(),
            on_day,
            in_year,
            name: chosen.unwrap_or(stem),
            made: Vec::new(),
            tallies: BTreeMap::new(),
            readings: Vec::new(),
            counts: [0; 3],
        }
    }

    /// The indicator that a value belongs to; made when there is none of that name.
    fn indicator(&mut self, cell: &Cell, new_id: NewId) -> (Indicator, bool) {
        let chosen = self.options.indicator_id.as_deref().and_then(|id| self.by_id.get(id));
        let name = if cell.series.is_empty() { self.name.clone() } else { cell.series.clone() };
        let key = name_key(&name);
        if let Some(indicator) = chosen.or_else(|| self.by_name.get(&key)) {
            return ((*indicator).clone(), false);
        }
        if let Some(made) = self.made.iter().find(|made| name_key(&made.name) == key) {
            return (made.clone(), true);
        }
        let indicator = Indicator {
            id: new_id(),
            name,
            unit: cell.unit.clone(),
            decimals: i64::from(cell.value.is_some_and(|value| value.fract() != 0.0)),
            totals: TotalsRule::None,
            ..Indicator::default()
        };
        self.made.push(indicator.clone());
        (indicator, true)
    }

    fn take(&mut self, cell: Cell, new_id: NewId) {
        let (indicator, is_new) = self.indicator(&cell, new_id);
        if let Some(made) = self.made.iter_mut().find(|made| made.id == indicator.id)
            && cell.value.is_some_and(|value| value.fract() != 0.0)
        {
            made.decimals = 1;
        }
        let year = cell.measured_on.year();
        let group = name_key(&cell.group);
        let id = indicator.id.clone();
        let old = if cell.is_year_only {
            self.in_year.get(&(id, year, cell.kind, group.clone()))
        } else {
            self.on_day.get(&(id, cell.measured_on, cell.kind, group.clone()))
        };
        let old = old.copied();
        let reading = cell.reading(&indicator, old);
        let (tally, groups) = self.tallies.entry(indicator.id.clone()).or_insert_with(|| {
            let tally = ImportedIndicator {
                id: indicator.id.clone(),
                name: indicator.name.clone(),
                unit: indicator.unit.clone(),
                is_new,
                reading_count: 0,
                group_count: 0,
                first_year: i64::from(year),
                last_year: i64::from(year),
                changes: Vec::new(),
            };
            (tally, BTreeSet::new())
        });
        tally.reading_count += 1;
        tally.first_year = tally.first_year.min(i64::from(year));
        tally.last_year = tally.last_year.max(i64::from(year));
        groups.insert(format!("{}:{group}", cell.kind.word()));
        let shown = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let at = match old {
            None => 0,
            Some(old) if *old == reading => 2,
            Some(old) => {
                if tally.changes.len() < CHANGES {
                    let field = format!("{year} {}", cell.group).trim().to_owned();
                    tally.changes.push(FieldChange { field, from: shown(old.value), to: shown(reading.value) });
                }
                1
            }
        };
        self.counts[at] += 1;
        if at != 2 {
            self.readings.push(reading);
        }
    }

    fn finish(self, sheet: &Sheet, found: Found, mapping: BTreeMap<String, String>, roles: &[&str]) -> IndicatorDryRun {
        let samples = |at: usize| {
            let filled = sheet.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.trim().is_empty());
            filled.take(3).map(|cell| clean_line(cell)).collect()
        };
        let columns = sheet.headers.iter().enumerate().map(|(at, header)| ImportColumn {
            header: header.clone(),
            field: roles[at].to_owned(),
            samples: samples(at),
        });
        let is_sdg = sheet.headers.last().is_some_and(|header| name_key(header) == "value");
        let shape = match () {
            () if roles.contains(&"year_value") => "wide",
            () if is_sdg && roles.first() == Some(&"year") => "open_sdg",
            () => "long",
        };
        let refused_count = found.refused.len();
        let mut notices: Vec<Notice> = sheet.notices.clone();
        notices.extend(found.notices);
        if found.fold == Fold::Sum && 0 < found.repeats {
            notices.push(notice("indicators_summed", "row_count", found.repeats));
        }
        let options = IndicatorImportOptions {
            encoding: sheet.options.encoding.clone(),
            delimiter: sheet.options.delimiter.clone(),
            sheet: sheet.options.sheet.clone(),
            header_row: sheet.options.header_row,
            mapping: Some(mapping),
            name: Some(self.name),
            repeats: Some(found.fold.word().to_owned()),
            ..self.options.clone()
        };
        let indicators =
            self.tallies.into_values().map(|(tally, groups)| ImportedIndicator { group_count: groups.len(), ..tally });
        let preview = IndicatorImportPreview {
            file_name: sheet.file_name.clone(),
            format: sheet.format.to_owned(),
            shape: shape.to_owned(),
            options,
            encodings: sheet.encodings.clone(),
            sheets: sheet.sheets.clone(),
            columns: columns.collect(),
            roles: ROLES.iter().map(|role| (*role).to_owned()).collect(),
            needs: found.needs,
            rows: sheet.rows.len(),
            new: self.counts[0],
            changed: self.counts[1],
            same: self.counts[2],
            refused: found.refused.into_iter().take(NAMED).collect(),
            refused_count,
            indicators: indicators.collect(),
            notices,
        };
        IndicatorDryRun { preview, indicators: self.made, readings: self.readings }
    }
}

/// The last day of a year, which stands for a reading of the year as a whole.
pub(crate) fn end_of(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default()
}
