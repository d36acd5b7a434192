//! Tables of indicators become one dry run: wide with a column for each year, long with a row for each value, or as
//! Open SDG has them (a blank group is the total).
//!
//! Rows that cannot be read are named with line, column and reason; the others go in. A number held back by its
//! sender is neither zero nor missing, and is not read.

pub(crate) mod cell;
pub(crate) mod columns;
pub(crate) mod fold;
pub(crate) mod periods;
pub(crate) mod rows;
pub(crate) mod values;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use domain::{FieldChange, GroupKind, Id, Indicator, Plan, Reading, TotalsRule};

use crate::cells::clean::{clean_line, name_key};
use crate::events::register::NewId;
use crate::indicators::cell::{Cell, Fold, Found};
use crate::indicators::columns::{ROLES, guess, is_head};
use crate::indicators::rows::read_rows;
use crate::preview::{Tally, blank_preview};
use crate::source::sheet::{notice, read_bytes, read_file};
use crate::{
    Certainty, DryRun, ImportKind, ImportOptions, ImportedIndicator, IntakeError, NewNames, RecordCount, Sheet, Watch,
    Writes, tell,
};

/// Reads a file as a table of indicators.
pub(crate) fn read_indicator_file(
    path: &Path,
    options: &ImportOptions,
    watch: &dyn Watch,
) -> Result<Sheet, IntakeError> {
    read_by(options, |options| read_file(path, options, watch))
}

/// Reads words that were pasted as a table of indicators.
pub(crate) fn read_indicator_bytes(
    name: &str,
    bytes: &[u8],
    options: &ImportOptions,
    watch: &dyn Watch,
) -> Result<Sheet, IntakeError> {
    read_by(options, |options| read_bytes(name, bytes, options, watch))
}

/// A header is mostly the row with the most words. Of a table of indicators it can be one of numbers, and a row
/// below it can have more words: then the first row with years is the header, so that no row above gets lost.
fn read_by(
    options: &ImportOptions,
    read: impl Fn(&ImportOptions) -> Result<Sheet, IntakeError>,
) -> Result<Sheet, IntakeError> {
    let found = read(options);
    let is_good = match &found {
        Ok(sheet) => sheet.has_head && is_head(&sheet.headers),
        Err(error) => !matches!(error.code, "no_rows" | "no_header"),
    };
    if is_good || options.header_row.is_some() {
        return found;
    }
    // Everything below the first row of the file, which may be the one.
    let Ok(whole) = read(&ImportOptions { header_row: Some(1), ..options.clone() }) else { return found };
    if is_head(&whole.headers) {
        return Ok(whole);
    }
    // A title above the table has fewer cells than its headings; a row of data never has more.
    let filled = |cells: &[String]| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let least = found.as_ref().map_or(0, |sheet| if sheet.has_head { filled(&sheet.names) } else { 0 });
    let head = whole.rows.iter().take(HEAD_DEPTH).find(|row| least < filled(&row.cells) && is_head(&row.cells));
    let Some(line) = head.map(|row| row.line) else { return found };
    read(&ImportOptions { header_row: Some(line), ..options.clone() })
}

/// Rows among which the header is looked for.
const HEAD_DEPTH: usize = 40;

/// Changes of an indicator that are named one by one.
const CHANGES: usize = 20;

/// Compares a table with the plan. `known` are the readings that the plan has or counts by itself.
pub fn indicator_dry_run(
    plan: &Plan,
    known: &[Reading],
    sheet: &Sheet,
    options: &ImportOptions,
    new_id: NewId,
    watch: &dyn Watch,
) -> Result<DryRun, IntakeError> {
    let fields = match &options.mapping {
        Some(mapping) => chosen(&sheet.headers, mapping),
        None => guess(sheet, plan),
    };
    let roles: Vec<&str> = fields.iter().map(|(role, _)| role.as_str()).collect();
    let mut found = read_rows(plan, sheet, &roles, options, watch)?;
    let mut run = Comparison::new(plan, known, options, sheet);
    let cells = std::mem::take(&mut found.cells);
    let total = cells.len();
    for (done, cell) in cells.into_iter().enumerate() {
        if done.is_multiple_of(1_000) {
            tell(watch, "comparing", done, total)?;
        }
        run.take(cell, new_id);
    }
    Ok(run.finish(sheet, found, &fields))
}

/// The mapping a person made. What is not a role is not read.
fn chosen(headers: &[String], mapping: &BTreeMap<String, String>) -> Vec<(String, Certainty)> {
    let role = |header: &String| {
        let chosen = mapping.get(header).map_or("", String::as_str);
        ROLES.iter().find(|role| **role == chosen).copied().unwrap_or_default()
    };
    let certainty = |role: &str| if role.is_empty() { Certainty::Unknown } else { Certainty::Chosen };
    headers.iter().map(role).map(|role| (role.to_owned(), certainty(role))).collect()
}

/// The plan's side of a dry run, and what has come of it so far.
struct Comparison<'a> {
    options: &'a ImportOptions,
    by_name: HashMap<String, &'a Indicator>,
    by_id: HashMap<&'a str, &'a Indicator>,
    /// Readings by their date, and the last of each year.
    on_day: HashMap<(String, NaiveDate, GroupKind, String), &'a Reading>,
    in_year: HashMap<(String, i32, GroupKind, String), &'a Reading>,
    name: String,
    made: Vec<Indicator>,
    made_by_name: HashMap<String, usize>,
    tallies: BTreeMap<Id, (ImportedIndicator, BTreeSet<String>)>,
    readings: Vec<Reading>,
    counts: [usize; 3],
    /// What happens to each line: that of its most telling reading.
    lines: HashMap<usize, usize>,
}

impl<'a> Comparison<'a> {
    fn new(plan: &'a Plan, known: &'a [Reading], options: &'a ImportOptions, sheet: &Sheet) -> Self {
        let mut on_day = HashMap::new();
        let mut in_year: HashMap<(String, i32, GroupKind, String), &Reading> = HashMap::new();
        let named: HashMap<&str, &str> =
            plan.neighbourhoods.iter().map(|place| (place.id.as_str(), place.name.as_str())).collect();
        for reading in known {
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
            made_by_name: HashMap::new(),
            tallies: BTreeMap::new(),
            readings: Vec::new(),
            counts: [0; 3],
            lines: HashMap::new(),
        }
    }

    /// The indicator that a value belongs to; made when there is none of that name. `Err` is its place among the made.
    fn indicator(&mut self, cell: &Cell, new_id: NewId) -> Result<&'a Indicator, usize> {
        let chosen = self.options.indicator_id.as_deref().and_then(|id| self.by_id.get(id));
        let name = if cell.series.is_empty() { self.name.clone() } else { cell.series.clone() };
        let key = name_key(&name);
        if let Some(indicator) = chosen.or_else(|| self.by_name.get(&key)) {
            return Ok(indicator);
        }
        let at = *self.made_by_name.entry(key).or_insert(self.made.len());
        if at == self.made.len() {
            self.made.push(Indicator {
                id: new_id(),
                name,
                unit: cell.unit.clone(),
                totals: TotalsRule::None,
                ..Indicator::default()
            });
        }
        let made = &mut self.made[at];
        if cell.value.is_some_and(|value| value.fract() != 0.0) {
            made.decimals = 1;
        }
        if made.unit.is_empty() {
            made.unit.clone_from(&cell.unit);
        }
        Err(at)
    }

    fn take(&mut self, cell: Cell, new_id: NewId) {
        let found = self.indicator(&cell, new_id);
        let is_new = found.is_err();
        let made = &self.made;
        let indicator = match found {
            Ok(known) => known,
            Err(at) => &made[at],
        };
        let cell_lines: Vec<usize> = std::iter::once(cell.line).chain(cell.other_lines.iter().copied()).collect();
        let year = cell.measured_on.year();
        let group = name_key(&cell.group);
        let id = indicator.id.clone();
        let old = if cell.is_year_only {
            self.in_year.get(&(id, year, cell.kind, group.clone()))
        } else {
            self.on_day.get(&(id, cell.measured_on, cell.kind, group.clone()))
        };
        let old = old.copied();
        let reading = cell.reading(indicator, old);
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
        for line in cell_lines {
            let known = self.lines.entry(line).or_insert(at);
            *known = at.min(*known);
        }
        if at != 2 {
            self.readings.push(reading);
        }
    }

    fn finish(self, sheet: &Sheet, found: Found, fields: &[(String, Certainty)]) -> DryRun {
        let mut preview = blank_preview(ImportKind::Indicators, sheet, self.options, fields, ROLES);
        preview.notices.extend(found.notices);
        if found.fold == Fold::Sum && 0 < found.repeats {
            preview.notices.push(notice("indicators_summed", "row_count", found.repeats));
        }
        preview.options.name = Some(self.name);
        preview.options.repeats = Some(found.fold.word().to_owned());
        preview.options.date_order = found.date_order.or(preview.options.date_order);
        preview.options.decimal_mark = found.decimal_mark.or(preview.options.decimal_mark);
        preview.is_date_order_open = found.questions.iter().any(|question| question.code == "date_order");
        preview.questions = found.questions;
        let refused: HashSet<usize> = found.refused.iter().map(|row| row.line).collect();
        let mut tally = Tally::default();
        for row in sheet
            .rows
            .iter()
            .filter(|row| !refused.contains(&row.line) && !self.options.left_out_lines.contains(&row.line))
        {
            tally.count(["new", "changed", "same"][self.lines.get(&row.line).copied().unwrap_or(2)]);
        }
        tally.into_preview(&mut preview);
        preview.told = sheet.told.iter().cloned().chain(found.told).collect();
        preview.refused_count = found.refused.len();
        preview.refused = found.refused;
        preview.left_out_count = found.left_out;
        preview.records = vec![
            RecordCount {
                table: "reading".to_owned(),
                new: self.counts[0],
                changed: self.counts[1],
                same: self.counts[2],
            },
            RecordCount {
                table: "indicator".to_owned(),
                new: self.made.len(),
                changed: 0,
                same: self.tallies.len().saturating_sub(self.made.len()),
            },
        ];
        let mut names: Vec<String> = self.made.iter().map(|indicator| indicator.name.clone()).collect();
        names.sort();
        if !names.is_empty() {
            preview.new_names.push(NewNames { table: "indicator".to_owned(), names });
        }
        let tallies = self.tallies.into_values();
        preview.indicators =
            tallies.map(|(tally, groups)| ImportedIndicator { group_count: groups.len(), ..tally }).collect();
        let writes = Writes { indicators: self.made, readings: self.readings, ..Writes::default() };
        DryRun { preview, writes }
    }
}

/// The last day of a year, which stands for a reading of the year as a whole.
pub(crate) fn end_of(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default()
}
