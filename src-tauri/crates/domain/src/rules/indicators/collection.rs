//! What is to be collected next, so that a team can keep up in an hour a month.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::IndicatorFacts;
use crate::{Indicator, Plan, words};

/// What is due within so many days is due soon.
pub const DUE_SOON_DAYS: i64 = 31;

words!(
    /// Whether a reading is awaited.
    DueState {
        Overdue = "overdue", DueSoon = "due_soon", Later = "later",
        /// The plan counts it: nobody types.
        Counted = "counted",
        /// Nobody has said how often.
        Unplanned = "unplanned",
    }
);

/// When the next reading is awaited.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Collection {
    pub state: DueState,
    pub due_on: Option<NaiveDate>,
    pub last_read_on: Option<NaiveDate>,
    /// Days until it is due; negative: days late.
    #[ts(type = "number | null")]
    pub days: Option<i64>,
}

/// When the next reading of an indicator is awaited: on the date that the card names, else when its interval has
/// passed since the last. What was never read is due today.
pub fn collection(facts: &IndicatorFacts, today: NaiveDate) -> Collection {
    collection_after(facts.indicator, facts.last_read_on(), today)
}

fn collection_after(indicator: &Indicator, last_read_on: Option<NaiveDate>, today: NaiveDate) -> Collection {
    let nothing = |state| Collection { state, due_on: None, last_read_on, days: None };
    if !indicator.computed.is_empty() {
        return nothing(DueState::Counted);
    }
    // Figures of the wider world come with the program.
    if indicator.is_context {
        return nothing(DueState::Unplanned);
    }
    let interval = indicator.interval_months.and_then(|months| u32::try_from(months).ok()).filter(|it| 0 < *it);
    let after = |last: NaiveDate| last.checked_add_months(Months::new(interval?));
    let due_on = match (indicator.next_due_on, last_read_on) {
        (Some(due_on), _) => Some(due_on),
        (None, Some(last)) => after(last),
        (None, None) => interval.map(|_| today),
    };
    let Some(due_on) = due_on else { return nothing(DueState::Unplanned) };
    let days = (due_on - today).num_days();
    let state = match days {
        days if days < 0 => DueState::Overdue,
        days if days <= DUE_SOON_DAYS => DueState::DueSoon,
        _ => DueState::Later,
    };
    Collection { state, due_on: Some(due_on), last_read_on, days: Some(days) }
}

/// The readings that are awaited, with when: what Collect, the lists of what is late and this week are made of.
pub fn awaited(plan: &Plan, today: NaiveDate) -> Vec<(&Indicator, NaiveDate)> {
    let mut last: HashMap<&str, NaiveDate> = HashMap::new();
    for reading in plan.readings.iter().filter(|reading| reading.value.is_some()) {
        let known = last.entry(&reading.indicator_id).or_insert(reading.measured_on);
        *known = (*known).max(reading.measured_on);
    }
    let due = plan.indicators.iter().filter_map(|indicator| {
        let last = last.get(indicator.id.as_str()).copied();
        Some((indicator, collection_after(indicator, last, today).due_on?))
    });
    due.collect()
}

/// The date after the one that was due, once its reading has come; never in the past.
pub fn following_due(indicator: &Indicator, due_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let months = indicator.interval_months.and_then(|months| u32::try_from(months).ok()).filter(|it| 0 < *it)?;
    // Counted from the first date, so that the 31st stays the last of the month.
    (1..=1200)
        .filter_map(|times| due_on.checked_add_months(Months::new(months.checked_mul(times)?)))
        .find(|next| today < *next)
}
