//! What is said twice of one group and date.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::GroupKind;

use crate::cells::clean::name_key;
use crate::indicators::cell::{Cell, Fold, Found};
use crate::indicators::end_of;
use crate::preview::question;
use crate::{ImportOptions, RefusedRow, Sheet};

/// Puts together what is said twice of one group: the same number once, several happenings of a year as their sum,
/// and anything else not at all.
pub(crate) fn fold(found: &mut Found, options: &ImportOptions, sheet: &Sheet, roles: &[&str]) {
    type Key = (String, NaiveDate, GroupKind, String);
    let key = |cell: &Cell, on: NaiveDate| -> Key { (name_key(&cell.series), on, cell.kind, name_key(&cell.group)) };
    let years: HashSet<Key> = found.cells.iter().map(|cell| key(cell, end_of(cell.measured_on.year()))).collect();
    let has_days = found.cells.iter().any(|cell| !cell.is_year_only);
    found.fold = match options.repeats.as_deref() {
        Some("sum") => Fold::Sum,
        Some("count") => Fold::Count,
        Some("refuse") => Fold::Refuse,
        _ => Fold::Refuse,
    };
    // Happenings of one day, many days a year, can be added up; rates never. A person says which they are.
    let mut days: HashSet<Key> = HashSet::with_capacity(found.cells.len());
    let has_twice = has_days && found.cells.iter().any(|cell| !days.insert(key(cell, cell.measured_on)));
    if options.repeats.is_none() && has_twice && 3 * years.len() < found.cells.len() {
        let is_count =
            |cell: &Cell| cell.value.is_none_or(|value| 0.0 <= value && value.fract() == 0.0) && cell.unit != "%";
        let proposed = if found.cells.iter().all(is_count) { "sum" } else { "refuse" };
        found.questions.push(question("repeats", "repeats", &["refuse", "sum", "count"], proposed));
        found.fold = if proposed == "sum" { Fold::Sum } else { Fold::Refuse };
    }
    let is_folded = found.fold != Fold::Refuse;
    let key = |cell: &Cell| key(cell, if is_folded { end_of(cell.measured_on.year()) } else { cell.measured_on });
    let mut counts: HashMap<usize, usize> = HashMap::new();
    found.cells.iter().for_each(|cell| *counts.entry(cell.line).or_insert(0) += 1);
    let mut kept: Vec<Cell> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    let column = roles.iter().position(|role| *role == "year").map(|at| sheet.headers[at].clone()).unwrap_or_default();
    for mut cell in std::mem::take(&mut found.cells) {
        if found.fold == Fold::Count {
            cell.value = Some(1.0);
        }
        let Some(at) = places.get(&key(&cell)).copied() else {
            if is_folded {
                cell.measured_on = end_of(cell.measured_on.year());
                cell.is_year_only = true;
            }
            places.insert(key(&cell), kept.len());
            kept.push(cell);
            continue;
        };
        let known = &mut kept[at];
        known.other_lines.push(cell.line);
        if is_folded {
            known.value = match (known.value, cell.value) {
                (Some(sum), Some(value)) => Some(sum + value),
                (sum, value) => sum.or(value),
            };
            found.repeats += 1;
        } else if known.value != cell.value {
            let value = cell.value.map(|value| value.to_string()).unwrap_or_default();
            let reason = "indicators_repeated".to_owned();
            let repeated = RefusedRow { line: cell.line, column: column.clone(), value, reason };
            // Beside other values of its row it is a cell that was not taken.
            let is_alone = counts.get(&cell.line) == Some(&1);
            if is_alone { found.refused.push(repeated) } else { found.told.push(repeated) }
        }
    }
    found.cells = kept;
}
