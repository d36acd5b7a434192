//! What the columns of a table of indicators hold: by their names, else by what stands in them.
//!
//! A guess, shown to a person before anything happens.

use std::collections::{BTreeMap, HashSet};

use domain::Plan;

use crate::Sheet;
use crate::cells::clean::name_key;
use crate::indicators::values::{ValueCell, value_of, year_of};

/// What a column can hold; empty: it is not read.
pub const ROLES: &[&str] = &[
    "",
    "year",
    "value",
    "year_value",
    "series",
    "unit",
    "age",
    "gender",
    "neighbourhood",
    "own",
    "group_kind",
    "status",
    "multiplier",
    "sample_size",
    "margin",
    "source",
    "note",
];

/// Rows that are looked at.
const DEPTH: usize = 400;

/// Names of columns that say what they hold.
const WORDS: &[(&str, &[&str])] = &[
    (
        "year",
        &[
            "year",
            "date",
            "measured on",
            "time",
            "period",
            "reporting year",
            "time period",
            "jahr",
            "datum",
            "año",
            "fecha",
            "année",
        ],
    ),
    ("value", &["value", "obs value", "wert", "valor", "valeur", "result", "measure value"]),
    ("series", &["series", "indicator", "indicator name", "measure", "name of indicator", "indikator", "indicador"]),
    ("unit", &["units", "unit", "unit of measure", "einheit", "unidad"]),
    ("age", &["age", "age group", "age band", "alter", "edad"]),
    ("gender", &["sex", "gender", "geschlecht", "sexo"]),
    (
        "neighbourhood",
        &["neighbourhood", "neighborhood", "district", "ward", "quarter", "stadtteil", "barrio", "distrito"],
    ),
    ("own", &["group", "disaggregation"]),
    ("group_kind", &["kind of group"]),
    ("status", &["observation status", "obs status", "status"]),
    ("multiplier", &["unit multiplier", "multiplier"]),
    ("sample_size", &["sample", "sample size", "respondents", "n"]),
    ("margin", &["margin", "margin of error", "confidence interval", "ci"]),
    ("source", &["source", "quelle", "fuente"]),
    ("note", &["note", "notes", "comment", "footnote", "remark"]),
];

/// Columns that say nothing that a reading could hold.
const IGNORED: &[&str] = &["geocode", "geo code", "id"];

/// The role of each column, by its header.
pub(crate) fn guess(sheet: &Sheet, plan: &Plan) -> BTreeMap<String, String> {
    let mut roles: Vec<&str> = sheet.headers.iter().map(|header| by_name(header)).collect();
    let years: Vec<usize> = (0..roles.len()).filter(|at| year_of(&sheet.headers[*at]).is_some()).collect();
    let is_wide = 2 <= years.len();
    if is_wide {
        years.iter().for_each(|at| roles[*at] = "year_value");
    }
    if !is_wide && !roles.contains(&"year") {
        find_column(sheet, &mut roles, "year", is_date_column);
    }
    if !is_wide && !roles.contains(&"value") {
        // The last column of numbers: what is counted stands behind what it is about.
        let found = (0..roles.len()).rev().find(|at| roles[*at].is_empty() && is_number_column(sheet, *at));
        if let Some(at) = found {
            roles[at] = "value";
        }
    }
    let is_open_sdg = roles.contains(&"value") && name_key(sheet.headers.last().map_or("", String::as_str)) == "value";
    find_groups(sheet, &mut roles, plan, is_open_sdg);
    sheet.headers.iter().cloned().zip(roles.into_iter().map(str::to_owned)).collect()
}

fn by_name(header: &str) -> &'static str {
    let key = name_key(header);
    WORDS.iter().find(|(_, words)| words.contains(&key.as_str())).map_or("", |(role, _)| *role)
}

fn find_column(sheet: &Sheet, roles: &mut [&str], role: &'static str, fits: impl Fn(&Sheet, usize) -> bool) {
    if let Some(at) = (0..roles.len()).find(|at| roles[*at].is_empty() && fits(sheet, *at)) {
        roles[at] = role;
    }
}

/// Whether a row can be the head of a table of indicators: it has a column for each of several years, or it names
/// the year and the value.
pub(crate) fn is_head(cells: &[String]) -> bool {
    let years: HashSet<i32> = cells.iter().filter_map(|cell| year_of(cell)).collect();
    let names: Vec<&str> = cells.iter().map(|cell| by_name(cell)).collect();
    2 <= years.len() || (names.contains(&"year") && names.contains(&"value"))
}

/// The columns that tell groups apart. Where the form says that every other column does, all of them; else the one
/// with the fewest different words, for a table of single happenings is read by one of its columns. A table of one
/// group alone is about that group and not about everybody, unless it names the city itself.
fn find_groups(sheet: &Sheet, roles: &mut [&str], plan: &Plan, is_open_sdg: bool) {
    let known: HashSet<String> = plan.neighbourhoods.iter().map(|place| name_key(&place.name)).collect();
    let city = plan.profile.as_ref().map(|profile| name_key(&profile.city)).unwrap_or_default();
    let mut free = Vec::new();
    for (at, role) in roles.iter_mut().enumerate() {
        if !role.is_empty() {
            continue;
        }
        let all: HashSet<String> = cells(sheet, at).map(name_key).collect();
        let words: HashSet<&String> = all.iter().filter(|word| !word.is_empty()).collect();
        let is_ignored = IGNORED.contains(&name_key(&sheet.headers[at]).as_str());
        let is_city = words.len() == 1 && words.iter().all(|word| **word == city);
        if words.is_empty() || is_ignored {
            continue;
        }
        if words.iter().filter(|word| known.contains(**word)).count() * 2 > words.len() {
            *role = "neighbourhood";
        } else if is_open_sdg {
            *role = "own";
        } else if !(is_number_column(sheet, at) || is_city && all.len() == 1) {
            // A blank beside one word tells two groups apart. What is the same in every row comes last.
            free.push((all.len() == 1, all.len(), at));
        }
    }
    let has_group = roles.iter().any(|role| matches!(*role, "age" | "gender" | "neighbourhood" | "own"));
    free.sort_unstable();
    if let Some((_, _, at)) = free.first().filter(|_| !has_group) {
        roles[*at] = "own";
    }
}

fn cells(sheet: &Sheet, at: usize) -> impl Iterator<Item = &str> {
    sheet.rows.iter().take(DEPTH).filter_map(move |row| row.cells.get(at)).map(String::as_str)
}

fn is_date_column(sheet: &Sheet, at: usize) -> bool {
    let is_date = |cell: &str| {
        let marks = cell.chars().filter(|letter| matches!(letter, '-' | '/' | '.')).count();
        year_of(cell).is_some() || (marks == 2 && cell.chars().filter(char::is_ascii_digit).count() >= 4)
    };
    let name = name_key(&sheet.headers[at]);
    let is_named = name.split(' ').any(|word| matches!(word, "date" | "year" | "day"));
    // A date that most rows lack, such as of closing, is not the date of a reading.
    let filled = cells(sheet, at).filter(|cell| !cell.trim().is_empty()).count();
    let is_common = sheet.rows.len().min(DEPTH) <= 2 * filled;
    is_common && is_named && most(sheet, at, |cell| is_date(cell.trim()))
}

fn is_number_column(sheet: &Sheet, at: usize) -> bool {
    most(sheet, at, |cell| matches!(value_of(cell, false), ValueCell::Number(_)))
}

/// Whether nearly all filled cells of a column are of a kind.
fn most(sheet: &Sheet, at: usize, is_of_kind: impl Fn(&str) -> bool) -> bool {
    let filled: Vec<&str> = cells(sheet, at).filter(|cell| !cell.trim().is_empty()).collect();
    let fitting = filled.iter().filter(|cell| is_of_kind(cell)).count();
    !filled.is_empty() && 9 * filled.len() <= 10 * fitting
}
