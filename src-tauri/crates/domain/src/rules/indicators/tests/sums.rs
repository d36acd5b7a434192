//! Sums of groups and suppression: by hand, and by properties.

use std::borrow::Cow;

use proptest::prelude::*;

use super::status::reading;
use crate::rules::indicators::*;
use crate::*;

fn groups_of(year: i64, values: &[Option<f64>]) -> Vec<Reading> {
    let reading = |(at, value): (usize, &Option<f64>)| reading(year, GroupKind::Own, &format!("g{at}"), *value);
    values.iter().enumerate().map(reading).collect()
}

fn borrowed(readings: &[Reading]) -> Vec<Cow<'_, Reading>> {
    readings.iter().map(Cow::Borrowed).collect()
}

#[test]
fn sums_by_hand() {
    let check = |totals: TotalsRule, total: f64, groups: &[Option<f64>], expected: Option<SumFault>| {
        let indicator = Indicator { totals, ..Indicator::default() };
        let mut readings = groups_of(2024, groups);
        readings.push(reading(2024, GroupKind::Total, "", Some(total)));
        let found = check_sums(&indicator, &borrowed(&readings));
        assert_eq!(found.first().map(|it| it.fault), expected, "{totals:?} {total} of {groups:?}");
    };
    use SumFault::*;
    let (sum, weighted) = (TotalsRule::Sum, TotalsRule::Weighted);
    check(sum, 10.0, &[Some(4.0), Some(6.0)], None);
    check(sum, 11.0, &[Some(4.0), Some(6.0)], None);
    check(sum, 12.0, &[Some(4.0), Some(6.0)], Some(SumDiffers));
    check(sum, 12.0, &[Some(4.0), None], None);
    check(sum, 12.0, &[Some(14.0), None], Some(SumExceeds));
    check(sum, 12.0, &[Some(4.0)], None);
    // Rounding can explain half a unit for each group and for the total.
    check(sum, 11.5, &[Some(4.0), Some(6.0)], None);
    check(sum, 8.5, &[Some(4.0), Some(6.0)], None);
    check(sum, 8.4, &[Some(4.0), Some(6.0)], Some(SumDiffers));
    check(sum, 12.0, &[Some(13.0), None], None);
    check(sum, 12.0, &[Some(17.0), Some(-1.0), None], None);
    check(weighted, 2.5, &[Some(4.0), Some(6.0)], None);
    check(weighted, 2.4, &[Some(4.0), Some(6.0)], Some(OutsideGroups));
    check(weighted, 7.5, &[Some(4.0), Some(6.0)], None);
    check(weighted, 5.0, &[Some(4.0), Some(6.0)], None);
    check(weighted, 9.0, &[Some(4.0), Some(6.0)], Some(OutsideGroups));
    check(weighted, 9.0, &[Some(4.0), None], None);
    check(TotalsRule::None, 90.0, &[Some(4.0), Some(6.0)], None);
}

#[test]
fn suppression_by_hand() {
    let check = |limit: i64, values: &str, expected: &str| {
        let indicator = Indicator { suppress_below: Some(limit), ..Indicator::default() };
        let values: Vec<_> = values.split(' ').map(|value| value.parse().ok()).collect();
        let readings = groups_of(2024, &values);
        let hidden = suppressed(&indicator, &borrowed(&readings));
        let shown: Vec<_> = values
            .iter()
            .zip(hidden)
            .map(|(value, hidden)| match value {
                _ if hidden => "*".to_owned(),
                Some(value) => value.to_string(),
                None => "-".to_owned(),
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    };
    check(5, "10 20 30", "10 20 30");
    check(5, "3 20 30", "* * 30");
    check(5, "3 4 30", "* * 30");
    check(5, "0 0 7 30", "* * * 30");
    check(5, "0 - 7 30", "* - * 30");
    check(0, "0 1 2", "0 1 2");
    check(5, "3", "*");
    let survey = Indicator { suppress_below: Some(10), kind: IndicatorKind::Survey, ..Indicator::default() };
    let small = Reading { sample_size: Some(9), ..reading(2024, GroupKind::Own, "g", Some(60.0)) };
    assert!(is_suppressed(&survey, &small), "nine people answered");
    assert!(!is_suppressed(&survey, &Reading { sample_size: Some(10), value: Some(2.0), ..small }), "two percent");
}

fn any_values() -> impl Strategy<Value = Vec<Option<f64>>> {
    let value = prop::option::weighted(0.9, (0_u32..40).prop_map(f64::from));
    prop::collection::vec(value, 0..8)
}

proptest! {
    /// Whoever knows the total and all that is published still sees two numbers or more that each suppressed
    /// group could be.
    #[test]
    fn suppression_never_reveals(values in any_values(), limit in 1_i64..12) {
        let indicator = Indicator { suppress_below: Some(limit), ..Indicator::default() };
        let mut readings = groups_of(2024, &values);
        let total: f64 = values.iter().flatten().sum();
        readings.push(reading(2024, GroupKind::Total, "", Some(total)));
        let hidden = suppressed(&indicator, &borrowed(&readings));
        for (reading, hidden) in readings.iter().zip(&hidden) {
            let is_small = reading.value.is_some_and(|value| value < limit as f64);
            prop_assert!(!is_small || *hidden);
        }
        let is_total_public = !hidden[values.len()];
        let secret: Vec<f64> = values.iter().zip(&hidden).filter(|(_, hidden)| **hidden).filter_map(|(it, _)| *it).collect();
        let present = values.iter().flatten().count();
        if is_total_public && 2 <= present && !secret.is_empty() {
            let rest: f64 = secret.iter().sum();
            // Each of them may be anything from nought to the rest.
            prop_assert!(2 <= secret.len() && 0.0 < rest, "{values:?} below {limit}: {secret:?}");
        }
    }

    #[test]
    fn sum_check_agrees_with_its_slow_twin(
        values in any_values(),
        total in prop::option::weighted(0.9, 0_u32..200),
        decimals in 0_i64..3,
        is_weighted in any::<bool>(),
    ) {
        let totals = if is_weighted { TotalsRule::Weighted } else { TotalsRule::Sum };
        let indicator = Indicator { decimals, totals, ..Indicator::default() };
        let mut readings = groups_of(2024, &values);
        readings.extend(total.map(|total| reading(2024, GroupKind::Total, "", Some(f64::from(total)))));
        let found = !check_sums(&indicator, &borrowed(&readings)).is_empty();
        prop_assert_eq!(found, is_wrong(&values, total.map(f64::from), decimals, is_weighted));
    }
}

/// In whole thousandths, one group after the other.
fn is_wrong(values: &[Option<f64>], total: Option<f64>, decimals: i64, is_weighted: bool) -> bool {
    let Some(total) = total.map(|total| (total * 1000.0) as i64) else { return false };
    if values.len() < 2 {
        return false;
    }
    let unit = [500, 50, 5][decimals as usize];
    let slack = unit * (values.len() as i64 + 1);
    let known: Vec<i64> = values.iter().flatten().map(|value| (value * 1000.0) as i64).collect();
    let is_whole = known.len() == values.len();
    if is_weighted {
        let below = known.iter().all(|value| total + slack < *value);
        let above = known.iter().all(|value| *value + slack < total);
        return is_whole && (below || above);
    }
    let mut sum = 0;
    for value in known {
        sum += value;
    }
    if is_whole { slack < (sum - total).abs() } else { total + slack < sum }
}
