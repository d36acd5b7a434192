//! Whether groups and total agree, by the rule that the card names.
//!
//! Says what does not fit and changes nothing. Groups of different kinds are never added together.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{GroupKind, Indicator, Reading, TotalsRule, words};

words!(
    /// How groups and total disagree.
    SumFault {
        /// The groups together are another number than the total.
        SumDiffers = "sum_differs",
        /// Not all groups are known, and those that are make more than the total.
        SumExceeds = "sum_exceeds",
        /// The mean of all cannot lie below the lowest group or above the highest.
        OutsideGroups = "outside_groups",
    }
);

/// Groups of one kind at one date that do not fit the total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct SumProblem {
    pub fault: SumFault,
    pub measured_on: NaiveDate,
    pub group_kind: GroupKind,
    pub total: f64,
    /// What the groups make: their sum; for means the bound that is broken.
    pub groups: f64,
    pub group_count: usize,
}

/// How much rounding can explain: half of the last decimal, for the total and for each group.
fn tolerance(indicator: &Indicator, group_count: usize) -> f64 {
    let decimals = i32::try_from(indicator.decimals.clamp(0, 9)).unwrap_or(0);
    0.5 * 10f64.powi(-decimals) * (group_count + 1) as f64 + 1e-9
}

/// What does not add up, by date and kind.
pub fn check_sums(indicator: &Indicator, readings: &[Cow<Reading>]) -> Vec<SumProblem> {
    if indicator.totals == TotalsRule::None {
        return Vec::new();
    }
    let mut totals: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    let mut kinds: BTreeMap<(NaiveDate, GroupKind), Vec<Option<f64>>> = BTreeMap::new();
    for reading in readings {
        if reading.group_kind == GroupKind::Total {
            totals.extend(reading.value.map(|value| (reading.measured_on, value)));
        } else {
            kinds.entry((reading.measured_on, reading.group_kind)).or_default().push(reading.value);
        }
    }
    let problem = |((measured_on, group_kind), values): (&(NaiveDate, GroupKind), &Vec<Option<f64>>)| {
        let total = *totals.get(measured_on)?;
        let (fault, groups) = fault(indicator, total, values)?;
        let group_count = values.len();
        Some(SumProblem { fault, measured_on: *measured_on, group_kind: *group_kind, total, groups, group_count })
    };
    kinds.iter().filter_map(problem).collect()
}

fn fault(indicator: &Indicator, total: f64, values: &[Option<f64>]) -> Option<(SumFault, f64)> {
    // One group alone is no partition: others of its kind were not asked.
    if values.len() < 2 {
        return None;
    }
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    let slack = tolerance(indicator, values.len());
    let is_whole = known.len() == values.len();
    if indicator.totals == TotalsRule::Weighted {
        let least = known.iter().copied().reduce(f64::min)?;
        let most = known.iter().copied().reduce(f64::max)?;
        return match total {
            _ if !is_whole => None,
            total if total < least - slack => Some((SumFault::OutsideGroups, least)),
            total if most + slack < total => Some((SumFault::OutsideGroups, most)),
            _ => None,
        };
    }
    let sum: f64 = known.iter().sum();
    let is_counting = known.iter().all(|value| 0.0 <= *value);
    match is_whole {
        true if slack < (sum - total).abs() => Some((SumFault::SumDiffers, sum)),
        false if is_counting && total + slack < sum => Some((SumFault::SumExceeds, sum)),
        _ => None,
    }
}
