//! Indicators: their readings in order, their status by a named method, sums, suppression and what to collect.
//!
//! Readings that the plan counts by itself join the typed ones here, so nobody else needs to know the difference.
//! Missing is not zero: a missing value is `None` all the way. Nothing here rounds and nothing writes sentences.

mod collection;
mod computed;
mod computed_years;
mod series;
mod status;
mod sums;
mod suppression;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

pub use collection::{Collection, DUE_SOON_DAYS, DueState, awaited, collection, following_due};
pub use computed::{COMPUTED, computed_readings, is_money};
pub use series::{Point, group_series, groups, series};
pub use status::{
    BEHIND_RATIO, IndicatorStatus, Judgement, ON_TRACK_RATIO, Projection, STABLE_PERCENT, TREND_POINTS, judge,
    projection,
};
pub use sums::{SumFault, SumProblem, check_sums};
pub use suppression::{is_suppressed, suppressed};

use crate::{GroupKind, Indicator, IndicatorTarget, Plan, Reading};

/// One indicator with everything that belongs to it, in order of time.
pub struct IndicatorFacts<'a> {
    /// Its card.
    pub indicator: &'a Indicator,
    /// Typed, imported and computed readings by date.
    pub readings: Vec<Cow<'a, Reading>>,
    /// Targets by year.
    pub targets: Vec<&'a IndicatorTarget>,
}

impl IndicatorFacts<'_> {
    /// The yearly values of the total.
    pub fn series(&self) -> Vec<Point> {
        series(self.indicator, &self.readings)
    }

    /// The yearly values of the total as they may leave the city: suppressed ones are missing.
    pub fn outgoing_series(&self) -> Vec<Point> {
        series(self.indicator, &self.outgoing())
    }

    /// The readings as they may leave the city: what is suppressed has no value, margin or sample.
    pub fn outgoing(&self) -> Vec<Cow<'_, Reading>> {
        let hidden = suppressed(self.indicator, &self.readings);
        let readings = self.readings.iter().zip(hidden).map(|(reading, is_hidden)| {
            if is_hidden {
                let bare = Reading { value: None, sample_size: None, margin: None, ..reading.as_ref().clone() };
                return Cow::Owned(bare);
            }
            Cow::Borrowed(reading.as_ref())
        });
        readings.collect()
    }

    /// The date of the last reading that has a value.
    pub fn last_read_on(&self) -> Option<NaiveDate> {
        self.readings.iter().rev().find(|reading| reading.value.is_some()).map(|reading| reading.measured_on)
    }

    /// The target that counts now: the first at or after a year, else the last there is.
    pub fn target_at(&self, year: i64) -> Option<&IndicatorTarget> {
        target_at(&self.targets, year)
    }
}

pub(crate) fn target_at<'a>(targets: &[&'a IndicatorTarget], year: i64) -> Option<&'a IndicatorTarget> {
    targets.iter().find(|target| year <= target.year).or(targets.last()).copied()
}

/// All indicators of a plan with their readings and targets, grouped once.
pub fn facts<'a>(plan: &'a Plan, today: NaiveDate) -> Vec<IndicatorFacts<'a>> {
    let mut at = HashMap::with_capacity(plan.indicators.len());
    let mut all: Vec<IndicatorFacts> = Vec::with_capacity(plan.indicators.len());
    for indicator in &plan.indicators {
        at.insert(indicator.id.as_str(), all.len());
        all.push(IndicatorFacts { indicator, readings: Vec::new(), targets: Vec::new() });
    }
    // Readings of one indicator mostly stand together: the place found last is tried first.
    let mut last: Option<(&str, usize)> = None;
    for reading in &plan.readings {
        let place = match last {
            Some((id, place)) if id == reading.indicator_id => Some(place),
            _ => at.get(reading.indicator_id.as_str()).copied(),
        };
        let Some(place) = place else { continue };
        last = Some((&reading.indicator_id, place));
        all[place].readings.push(Cow::Borrowed(reading));
    }
    for target in &plan.indicator_targets {
        if let Some(place) = at.get(target.indicator_id.as_str()) {
            all[*place].targets.push(target);
        }
    }
    let counts = computed::Counts::new(plan, today);
    for facts in &mut all {
        add_computed(&counts, facts);
        facts.readings.sort_by(|a, b| order(a).cmp(&order(b)));
        facts.targets.sort_by_key(|target| target.year);
    }
    all
}

/// One indicator with everything that belongs to it.
pub fn facts_of<'a>(plan: &'a Plan, id: &str, today: NaiveDate) -> Option<IndicatorFacts<'a>> {
    let indicator = plan.indicators.iter().find(|indicator| indicator.id == id)?;
    let readings = plan.readings.iter().filter(|reading| reading.indicator_id == id).map(Cow::Borrowed).collect();
    let targets = plan.indicator_targets.iter().filter(|target| target.indicator_id == id).collect();
    let mut facts = IndicatorFacts { indicator, readings, targets };
    if !indicator.computed.is_empty() {
        add_computed(&computed::Counts::new(plan, today), &mut facts);
    }
    facts.readings.sort_by(|a, b| order(a).cmp(&order(b)));
    facts.targets.sort_by_key(|target| target.year);
    Some(facts)
}

/// Counted years replace typed ones: a count that the plan makes itself cannot be out of date.
fn add_computed(counts: &computed::Counts, facts: &mut IndicatorFacts) {
    if facts.indicator.computed.is_empty() {
        return;
    }
    let counted = counts.readings(&facts.indicator.computed, &facts.indicator.id);
    let years: Vec<i32> = counted.iter().map(|reading| reading.measured_on.year()).collect();
    facts.readings.retain(|reading| !years.contains(&reading.measured_on.year()));
    facts.readings.extend(counted.into_iter().map(Cow::Owned));
}

fn order(reading: &Reading) -> (NaiveDate, GroupKind, &str, Option<&str>) {
    (reading.measured_on, reading.group_kind, &reading.group_name, reading.neighbourhood_id.as_deref())
}
