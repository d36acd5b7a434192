//! Which readings may not leave the city, because so few people stand behind them.
//!
//! A count below the card's limit is suppressed, zero included; of a survey, an answer of fewer people. Where
//! groups add up to a total, a single suppressed group could be worked out from the others: then the smallest of
//! the others is suppressed with it, and further ones until those suppressed make more than nothing together.
//! The limit protects people, so what lies below it is suppressed in every table, whatever else is published.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{GroupKind, Indicator, IndicatorKind, Reading, TotalsRule};

/// Whether a reading alone is too small to leave.
pub fn is_suppressed(indicator: &Indicator, reading: &Reading) -> bool {
    let Some(limit) = indicator.suppress_below.filter(|limit| 0 < *limit) else { return false };
    let is_few = reading.sample_size.is_some_and(|size| size < limit);
    let is_small = indicator.kind != IndicatorKind::Survey && reading.value.is_some_and(|value| value < limit as f64);
    reading.value.is_some() && (is_few || is_small)
}

/// For each reading, whether it is suppressed in everything that leaves the city.
pub fn suppressed(indicator: &Indicator, readings: &[Cow<Reading>]) -> Vec<bool> {
    let mut hidden: Vec<bool> = readings.iter().map(|reading| is_suppressed(indicator, reading)).collect();
    if indicator.totals != TotalsRule::Sum || !hidden.contains(&true) {
        return hidden;
    }
    let mut parts: BTreeMap<(NaiveDate, GroupKind), Vec<usize>> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        if reading.group_kind != GroupKind::Total && reading.value.is_some() {
            parts.entry((reading.measured_on, reading.group_kind)).or_default().push(at);
        }
    }
    for mut part in parts.into_values() {
        let value = |at: usize| readings[at].value.unwrap_or(0.0);
        part.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
        let mut count = part.iter().filter(|at| hidden[**at]).count();
        let mut sum: f64 = part.iter().filter(|at| hidden[**at]).map(|at| value(*at)).sum();
        if count == 0 {
            continue;
        }
        for at in part {
            if 2 <= count && 0.0 < sum {
                break;
            }
            if !hidden[at] {
                hidden[at] = true;
                count += 1;
                sum += value(at);
            }
        }
    }
    hidden
}
