//! What the history calls a change of readings: of which indicator, year and group, and what the value was and is.
//! A grid of numbers is written cell by cell; entries that all say the same tell nobody what to take back.

use std::collections::BTreeSet;

use chrono::Datelike;
use domain::{Plan, Reading};
use store::Label;

use crate::records::plain::AnyRecord;

/// Where there is no value.
const NONE: &str = "none";

/// The label of a change; `None`: it is not about readings of one indicator alone.
pub(super) fn label_of(verb: &str, plan: &Plan, records: &[AnyRecord]) -> Option<Label> {
    let readings: Option<Vec<&Reading>> = records.iter().map(reading).collect();
    let readings = readings?;
    let first = readings.first()?;
    if readings.iter().any(|it| it.indicator_id != first.indicator_id) {
        return None;
    }
    let title = &plan.indicators.iter().find(|it| it.id == first.indicator_id)?.name;
    if 1 < readings.len() {
        let years: BTreeSet<String> = readings.iter().map(|it| it.measured_on.year().to_string()).collect();
        let years: Vec<&str> = years.iter().map(String::as_str).collect();
        let label = Label::new(&format!("{verb}_readings")).with("title", title).with("years", &years.join(", "));
        return Some(label.with("record_count", &readings.len().to_string()));
    }
    let id = records.first().and_then(AnyRecord::settled_id).unwrap_or_else(|| first.id.clone());
    let before = plan.readings.iter().find(|it| it.id == id).and_then(|it| it.value);
    let group = group_of(plan, first);
    let of = if group.is_empty() { "reading_of" } else { "reading_of_group" };
    let label = Label::new(&format!("{verb}_{of}")).with("title", title).with("group", &group);
    let label = label.with("year", &first.measured_on.year().to_string());
    Some(label.with("was", &written(before)).with("value", &written(first.value)))
}

fn reading(record: &AnyRecord) -> Option<&Reading> {
    if let AnyRecord::Reading(reading) = record { Some(reading) } else { None }
}

/// The group of people or the neighbourhood; empty when it is about all.
fn group_of(plan: &Plan, reading: &Reading) -> String {
    let place = reading.neighbourhood_id.as_ref();
    let place = place.and_then(|id| plan.neighbourhoods.iter().find(|it| it.id == *id));
    place.map_or_else(|| reading.group_name.trim().to_owned(), |it| it.name.trim().to_owned())
}

fn written(value: Option<f64>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| value.to_string())
}
