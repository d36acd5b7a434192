//! Readings as one value a year.
//!
//! A year has the last value read in it; a year whose readings are all missing is there and has none.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{GroupKind, Indicator, Reading, TotalsRule};

/// The value of a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Point {
    /// The year of the reading.
    #[ts(type = "number")]
    pub year: i64,
    /// When it was measured.
    pub measured_on: NaiveDate,
    /// `None`: missing.
    pub value: Option<f64>,
    /// Half the width of the 95 % interval.
    pub margin: Option<f64>,
    /// Added up from the groups of one kind, because nobody gave the total.
    pub is_summed: bool,
}

/// The yearly values of the total. Where only groups were read and groups make the total, they are added up.
pub fn series(indicator: &Indicator, readings: &[Cow<Reading>]) -> Vec<Point> {
    let totals = readings.iter().map(AsRef::as_ref).filter(|reading| reading.group_kind == GroupKind::Total);
    let mut points = by_year(totals);
    if indicator.totals == TotalsRule::Sum {
        for (year, point) in summed(readings) {
            points.entry(year).or_insert(point);
        }
    }
    points.into_values().collect()
}

/// The yearly values of one group: a neighbourhood by its id, any other by its name.
pub fn group_series(readings: &[Cow<Reading>], kind: GroupKind, group: &str) -> Vec<Point> {
    let ours = readings.iter().map(AsRef::as_ref).filter(|reading| reading.group_kind == kind && key(reading) == group);
    by_year(ours).into_values().collect()
}

/// The groups of one kind in the order of their names: ids of neighbourhoods, or names.
pub fn groups(readings: &[Cow<Reading>], kind: GroupKind) -> Vec<String> {
    let ours = readings.iter().filter(|reading| reading.group_kind == kind).map(|reading| key(reading).to_owned());
    let mut groups: Vec<String> = ours.collect();
    groups.sort();
    groups.dedup();
    groups
}

/// What tells a group from others of its kind.
pub(super) fn key(reading: &Reading) -> &str {
    reading.neighbourhood_id.as_deref().unwrap_or(reading.group_name.trim())
}

fn by_year<'a>(readings: impl Iterator<Item = &'a Reading>) -> BTreeMap<i64, Point> {
    let mut points: BTreeMap<i64, Point> = BTreeMap::new();
    for reading in readings {
        let year = i64::from(reading.measured_on.year());
        let point = point_of(year, reading);
        let known = points.entry(year).or_insert_with(|| point.clone());
        let is_later = known.measured_on <= point.measured_on;
        if (is_later && point.value.is_some()) || known.value.is_none() {
            *known = point;
        }
    }
    points
}

fn point_of(year: i64, reading: &Reading) -> Point {
    Point { year, measured_on: reading.measured_on, value: reading.value, margin: reading.margin, is_summed: false }
}

/// A sum as far as it is known, and the groups that are in it.
type Sum<'a> = (Option<f64>, BTreeSet<&'a str>);

/// Sums of the groups of one kind at one date; a missing group leaves the sum missing, whether it has a reading without
/// a value or, other than the last time that they made a sum, none.
fn summed(readings: &[Cow<Reading>]) -> BTreeMap<i64, Point> {
    let mut sums: BTreeMap<(NaiveDate, GroupKind), Sum> = BTreeMap::new();
    for reading in readings.iter().filter(|reading| reading.group_kind != GroupKind::Total) {
        let (sum, groups) =
            sums.entry((reading.measured_on, reading.group_kind)).or_insert((Some(0.0), BTreeSet::new()));
        *sum = sum.zip(reading.value).map(|(sum, value)| sum + value);
        groups.insert(key(reading));
    }
    let mut points: BTreeMap<i64, Point> = BTreeMap::new();
    let mut whole: BTreeMap<GroupKind, BTreeSet<&str>> = BTreeMap::new();
    for ((measured_on, kind), (sum, groups)) in sums {
        let has_all = whole.get(&kind).is_none_or(|known| known.is_subset(&groups));
        let value = sum.filter(|_| has_all);
        if value.is_some() {
            whole.insert(kind, groups);
        }
        let year = i64::from(measured_on.year());
        let point = Point { year, measured_on, value, margin: None, is_summed: true };
        let known = points.entry(year).or_insert_with(|| point.clone());
        if known.value.is_none() || (known.measured_on < measured_on && value.is_some()) {
            *known = point;
        }
    }
    points
}
