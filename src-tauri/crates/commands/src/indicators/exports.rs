//! Indicators that leave the city: long as Open SDG has it, or wide with a column for each year.
//!
//! What is suppressed leaves as a word, never as a number: in both forms, for every group.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::Datelike;
use domain::maps::FastMap;
use domain::rules::indicators::{IndicatorFacts, facts, suppressed};
use domain::{GroupKind, Id, Neighbourhood, Plan, Reading, by_id};

use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::views::Exported;

/// The word that stands for a suppressed number in files.
const SUPPRESSED: &str = "Suppressed";
const MISSING: &str = "Missing value";
const NORMAL: &str = "Normal value";

/// Writes indicators, all when none are named. `layout` is `long` or `wide`.
pub(crate) fn export_indicators(desk: &Desk, path: PathBuf, ids: Vec<Id>, layout: String) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    let all = facts(&shown.plan, shown.today(desk.now()));
    let chosen: Vec<&IndicatorFacts> =
        all.iter().filter(|facts| ids.is_empty() || ids.contains(&facts.indicator.id)).collect();
    let rows = if layout == "wide" { wide(&shown.plan, &chosen) } else { long(&shown.plan, &chosen) };
    save(&path, FileKind::Csv, |_| Ok(text::csv::file(&rows)))
}

/// What a file says of a reading: its status and its value.
fn told(reading: &Reading, is_hidden: bool) -> (&'static str, String) {
    match reading.value {
        _ if is_hidden => (SUPPRESSED, String::new()),
        Some(value) => (NORMAL, value.to_string()),
        None => (MISSING, String::new()),
    }
}

/// A year where the reading is of its end, else the day: what goes out comes in again on the same day.
fn moment_of(reading: &Reading) -> String {
    let on = reading.measured_on;
    if (on.month(), on.day()) == (12, 31) { on.year().to_string() } else { on.to_string() }
}

type Places<'a> = FastMap<&'a str, &'a Neighbourhood>;

fn group_name(places: &Places, reading: &Reading) -> String {
    let place = reading.neighbourhood_id.as_deref().and_then(|id| places.get(id));
    place.map_or_else(|| reading.group_name.clone(), |place| place.name.clone())
}

/// One line a reading: `Year` first, `Value` last, a blank group means everybody.
fn long(plan: &Plan, chosen: &[&IndicatorFacts]) -> Vec<Vec<String>> {
    let places = by_id(&plan.neighbourhoods);
    let head = [
        "Year",
        "Series",
        "Age",
        "Sex",
        "Neighbourhood",
        "Group",
        "Observation status",
        "Units",
        "Sample",
        "Margin",
        "Source",
        "Note",
        "Value",
    ];
    let mut rows = vec![head.iter().map(|name| (*name).to_owned()).collect()];
    for facts in chosen {
        let hidden = suppressed(facts.indicator, &facts.readings);
        for (reading, is_hidden) in facts.readings.iter().zip(hidden) {
            let group = group_name(&places, reading);
            let column = |kind: GroupKind| if reading.group_kind == kind { group.clone() } else { String::new() };
            let number = |text: Option<String>| text.filter(|_| !is_hidden).unwrap_or_default();
            let (status, value) = told(reading, is_hidden);
            rows.push(vec![
                moment_of(reading),
                facts.indicator.name.clone(),
                column(GroupKind::Age),
                column(GroupKind::Gender),
                column(GroupKind::Neighbourhood),
                column(GroupKind::Own),
                status.to_owned(),
                facts.indicator.unit.clone(),
                number(reading.sample_size.map(|size| size.to_string())),
                number(reading.margin.map(|margin| margin.to_string())),
                if reading.source.is_empty() { facts.indicator.source.clone() } else { reading.source.clone() },
                reading.note.clone(),
                value,
            ]);
        }
    }
    rows
}

/// One line for each indicator and group, one column for each year, or for each other day on which was measured; behind
/// them the notes, a column for each year that has any.
fn wide(plan: &Plan, chosen: &[&IndicatorFacts]) -> Vec<Vec<String>> {
    let places = by_id(&plan.neighbourhoods);
    let readings = || chosen.iter().flat_map(|facts| &facts.readings);
    let years: BTreeSet<String> = readings().map(|reading| moment_of(reading)).collect();
    let noted: BTreeSet<String> =
        readings().filter(|reading| !reading.note.is_empty()).map(|reading| moment_of(reading)).collect();
    let mut head: Vec<String> = ["Series", "Units", "Kind of group", "Group"].map(str::to_owned).to_vec();
    head.extend(years.iter().cloned());
    head.extend(noted.iter().map(|year| format!("Note {year}")));
    let mut rows = vec![head];
    for facts in chosen {
        let hidden = suppressed(facts.indicator, &facts.readings);
        // What stands in the columns of the years, and in those of their notes.
        type Line = (BTreeMap<String, String>, BTreeMap<String, String>);
        let mut lines: BTreeMap<(GroupKind, String), Line> = BTreeMap::new();
        for (reading, is_hidden) in facts.readings.iter().zip(hidden) {
            let (status, value) = told(reading, is_hidden);
            let cell = if is_hidden { status.to_lowercase() } else { value };
            let (cells, notes) = lines.entry((reading.group_kind, group_name(&places, reading))).or_default();
            cells.insert(moment_of(reading), cell);
            notes.insert(moment_of(reading), reading.note.clone());
        }
        for ((kind, group), (cells, notes)) in lines {
            let mut row = vec![facts.indicator.name.clone(), facts.indicator.unit.clone()];
            row.push(if kind == GroupKind::Total { String::new() } else { kind.word().to_owned() });
            row.push(group);
            row.extend(years.iter().map(|year| cells.get(year).cloned().unwrap_or_default()));
            row.extend(noted.iter().map(|year| notes.get(year).cloned().unwrap_or_default()));
            rows.push(row);
        }
    }
    rows
}
