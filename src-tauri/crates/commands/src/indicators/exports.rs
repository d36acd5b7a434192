//! Indicators that leave the city: long as Open SDG has it, or wide with a column for each year.
//!
//! What is suppressed leaves as a word, never as a number: in both forms, for every group.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::Datelike;
use domain::maps::FastMap;
use domain::rules::indicators::{IndicatorFacts, facts, suppressed};
use domain::{GroupKind, Id, Neighbourhood, Plan, Reading, by_id};
use text::Texts;

use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::views::Exported;

/// The columns that Open SDG finds by these very names, by the word of what they hold. All others are for people: they
/// are called in the language of the program, which the import takes too.
const OPEN_SDG: [(&str, &str); 5] =
    [("year", "Year"), ("series", "Series"), ("status", "Observation status"), ("unit", "Units"), ("value", "Value")];
/// The columns of the long file.
const LONG: [&str; 13] = [
    "year",
    "series",
    "age",
    "gender",
    "neighbourhood",
    "own",
    "status",
    "unit",
    "sample_size",
    "margin",
    "source",
    "note",
    "value",
];
/// The first columns of the wide file.
const WIDE: [&str; 4] = ["series", "unit", "group_kind", "own"];

/// What the import is told to find again: columns with the word of what they hold.
pub(crate) fn heads(texts: &Texts) -> impl Iterator<Item = (String, String)> {
    let columns: BTreeSet<&str> =
        LONG.into_iter().chain(WIDE).filter(|word| !matches!(*word, "year" | "value")).collect();
    columns.into_iter().map(move |word| (head(texts, word), word.to_owned()))
}

/// What a column, or a number that is none, is called.
pub(crate) fn head(texts: &Texts, word: &str) -> String {
    texts.get(&format!("indicators-file-{word}"))
}

/// What the groups of a kind are called.
pub(crate) fn kind_name(texts: &Texts, kind: GroupKind) -> String {
    texts.get(&format!("group-kind-{}", kind.word()))
}

/// Writes indicators, all when none are named. `layout` is `long` or `wide`.
pub(crate) fn export_indicators(desk: &Desk, path: PathBuf, ids: Vec<Id>, layout: String) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    let all = facts(&shown.plan, shown.today(desk.now()));
    let chosen: Vec<&IndicatorFacts> =
        all.iter().filter(|facts| ids.is_empty() || ids.contains(&facts.indicator.id)).collect();
    let texts = desk.texts();
    let rows = if layout == "wide" { wide(&shown.plan, &chosen, &texts) } else { long(&shown.plan, &chosen, &texts) };
    save(desk, &path, FileKind::Csv, |_| Ok(text::csv::file(&rows)))
}

/// What a file says of a reading: the word of its status, and its value.
fn told(reading: &Reading, is_hidden: bool) -> (&'static str, String) {
    match reading.value {
        _ if is_hidden => ("suppressed", String::new()),
        Some(value) => ("normal", value.to_string()),
        None => ("missing", String::new()),
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
fn long(plan: &Plan, chosen: &[&IndicatorFacts], texts: &Texts) -> Vec<Vec<String>> {
    let places = by_id(&plan.neighbourhoods);
    let own = |word: &str| OPEN_SDG.iter().find(|(its, _)| *its == word).map(|(_, name)| (*name).to_owned());
    let mut rows = vec![LONG.iter().map(|word| own(word).unwrap_or_else(|| head(texts, word))).collect()];
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
                head(texts, status),
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
fn wide(plan: &Plan, chosen: &[&IndicatorFacts], texts: &Texts) -> Vec<Vec<String>> {
    let places = by_id(&plan.neighbourhoods);
    let readings = || chosen.iter().flat_map(|facts| &facts.readings);
    let years: BTreeSet<String> = readings().map(|reading| moment_of(reading)).collect();
    let noted: BTreeSet<String> =
        readings().filter(|reading| !reading.note.is_empty()).map(|reading| moment_of(reading)).collect();
    let mut heads: Vec<String> = WIDE.map(|word| head(texts, word)).to_vec();
    heads.extend(years.iter().cloned());
    heads.extend(noted.iter().map(|year| format!("{} {year}", head(texts, "note"))));
    let mut rows = vec![heads];
    for facts in chosen {
        let hidden = suppressed(facts.indicator, &facts.readings);
        // What stands in the columns of the years, and in those of their notes.
        type Line = (BTreeMap<String, String>, BTreeMap<String, String>);
        let mut lines: BTreeMap<(GroupKind, String), Line> = BTreeMap::new();
        for (reading, is_hidden) in facts.readings.iter().zip(hidden) {
            let (status, value) = told(reading, is_hidden);
            let cell = if is_hidden { head(texts, status).to_lowercase() } else { value };
            let (cells, notes) = lines.entry((reading.group_kind, group_name(&places, reading))).or_default();
            cells.insert(moment_of(reading), cell);
            notes.insert(moment_of(reading), reading.note.clone());
        }
        for ((kind, group), (cells, notes)) in lines {
            let mut row = vec![facts.indicator.name.clone(), facts.indicator.unit.clone()];
            row.push(if kind == GroupKind::Total { String::new() } else { kind_name(texts, kind) });
            row.push(group);
            row.extend(years.iter().map(|year| cells.get(year).cloned().unwrap_or_default()));
            row.extend(noted.iter().map(|year| notes.get(year).cloned().unwrap_or_default()));
            rows.push(row);
        }
    }
    rows
}
