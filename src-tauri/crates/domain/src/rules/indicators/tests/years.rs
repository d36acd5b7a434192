//! Readings in order, one value a year, and which target counts.

use std::borrow::Cow;

use super::status::reading;
use crate::rules::indicators::*;
use crate::rules::testing::*;
use crate::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A reading on a day; `-`: without a value.
fn on(measured_on: &str, kind: GroupKind, group: &str, value: &str) -> Reading {
    let value = value.parse().ok();
    Reading { id: format!("{measured_on}{group}"), measured_on: day(measured_on), ..reading(2000, kind, group, value) }
}

/// `year value`, with `~` where it was added up, and `-` for no value.
#[track_caller]
fn check_series(readings: &[Reading], expected: &str) {
    let indicator = Indicator { totals: TotalsRule::Sum, ..Indicator::default() };
    let borrowed: Vec<Cow<Reading>> = readings.iter().map(Cow::Borrowed).collect();
    let shown: Vec<String> = series(&indicator, &borrowed)
        .iter()
        .map(|it| {
            assert_eq!(it.margin, None);
            let value = it.value.map_or("-".to_owned(), |value| value.to_string());
            format!("{} {value}{}", it.measured_on, if it.is_summed { "~" } else { "" })
        })
        .collect();
    assert_eq!(shown.join(", "), expected);
}

#[test]
fn of_several_values_in_a_year_the_last_counts_in_whatever_order_they_stand() {
    let total = |on_day: &str, value: &str| on(on_day, GroupKind::Total, "", value);
    let (spring, autumn, open) = (total("2025-03-01", "1"), total("2025-09-01", "2"), total("2025-12-01", "-"));
    check_series(&[spring.clone(), autumn.clone()], "2025-09-01 2");
    check_series(&[autumn.clone(), spring.clone()], "2025-09-01 2");
    check_series(&[spring.clone(), open.clone()], "2025-03-01 1");
    check_series(&[open.clone(), spring.clone()], "2025-03-01 1");
    check_series(&[open.clone(), autumn.clone(), spring.clone()], "2025-09-01 2");
    check_series(std::slice::from_ref(&open), "2025-12-01 -");
    let corrected = total("2025-09-01", "3");
    check_series(&[autumn, corrected], "2025-09-01 3");
    check_series(&[spring, total("2026-01-01", "5")], "2025-03-01 1, 2026-01-01 5");
}

#[test]
fn groups_that_make_the_total_are_added_up_by_kind_and_day() {
    let (age, gender) = (GroupKind::Age, GroupKind::Gender);
    let pair = |on_day: &str, kind: GroupKind, first: &str, second: &str| {
        [on(on_day, kind, "one", first), on(on_day, kind, "two", second)]
    };
    let spring = pair("2025-03-01", age, "1", "2");
    let check = |parts: &[&[Reading]], expected: &str| check_series(&parts.concat(), expected);
    check(&[&spring], "2025-03-01 3~");
    check(&[&spring, &pair("2025-09-01", age, "3", "4")], "2025-09-01 7~");
    // A group without a value leaves the sum missing; what was whole before stays.
    check(&[&spring, &pair("2025-09-01", age, "3", "-")], "2025-03-01 3~");
    check(&[&pair("2025-03-01", age, "-", "2"), &pair("2025-09-01", age, "3", "4")], "2025-09-01 7~");
    check(&[&pair("2025-03-01", age, "-", "2")], "2025-03-01 -~");
    // A group that was there before is missing, too.
    check(&[&spring, &[on("2025-09-01", age, "one", "3")]], "2025-03-01 3~");
    check(&[&[on("2025-03-01", age, "one", "3")], &pair("2025-09-01", age, "3", "4")], "2025-09-01 7~");
    // Groups of different kinds are never added together: the first kind of the day counts.
    check(&[&spring, &pair("2025-03-01", gender, "10", "20")], "2025-03-01 3~");
    // A total that somebody read is no sum.
    check(&[&spring, &[on("2025-06-01", GroupKind::Total, "", "9")]], "2025-06-01 9");
}

#[test]
fn readings_stand_in_order_of_day_kind_and_group() {
    let at = |id: &str, on_day: &str, kind: GroupKind, group: &str, place: Option<&str>| Reading {
        id: id.to_owned(),
        neighbourhood_id: place.map(str::to_owned),
        ..on(on_day, kind, group, "1")
    };
    let readings = vec![
        at("8", "2025-02-01", GroupKind::Total, "", None),
        at("7", "2025-01-01", GroupKind::Neighbourhood, "", Some("West")),
        at("5", "2025-01-01", GroupKind::Neighbourhood, "", None),
        at("4", "2025-01-01", GroupKind::Age, "60", None),
        at("3", "2025-01-01", GroupKind::Age, "18", None),
        at("6", "2025-01-01", GroupKind::Neighbourhood, "", Some("East")),
        at("2", "2025-01-01", GroupKind::Total, "", None),
        at("1", "2024-12-31", GroupKind::Own, "z", None),
    ];
    let plan = Plan {
        indicators: vec![Indicator { id: "i".to_owned(), ..Indicator::default() }],
        readings,
        ..Plan::default()
    };
    let ids = |facts: &IndicatorFacts| facts.readings.iter().map(|it| it.id.clone()).collect::<String>();
    assert_eq!(ids(&facts_of(&plan, "i", early()).expect("facts")), "12345678");
    assert_eq!(ids(&facts(&plan, early())[0]), "12345678");
}

#[test]
fn the_next_target_counts_and_after_the_last_the_last() {
    let target = |year: i64| IndicatorTarget {
        id: year.to_string(),
        indicator_id: "i".to_owned(),
        year,
        ..IndicatorTarget::default()
    };
    let plan = Plan {
        indicators: ["i", "bare"].map(|id| Indicator { id: id.to_owned(), ..Indicator::default() }).to_vec(),
        indicator_targets: vec![target(2030), target(2026)],
        ..Plan::default()
    };
    let facts = facts_of(&plan, "i", early()).expect("facts");
    for (year, expected) in [(2020, 2026), (2026, 2026), (2027, 2030), (2030, 2030), (2031, 2030)] {
        assert_eq!(facts.target_at(year).map(|it| it.year), Some(expected), "in {year}");
    }
    assert_eq!(facts_of(&plan, "bare", early()).expect("facts").target_at(2026), None);
}

#[test]
fn what_is_suppressed_leaves_without_value_margin_and_sample() {
    let small = Reading {
        sample_size: Some(4),
        margin: Some(0.5),
        note: "by telephone".to_owned(),
        ..on("2025-01-01", GroupKind::Total, "", "40")
    };
    let indicator =
        Indicator { id: "i".to_owned(), kind: IndicatorKind::Survey, suppress_below: Some(5), ..Indicator::default() };
    let plan = Plan { indicators: vec![indicator], readings: vec![small.clone()], ..Plan::default() };
    let facts = facts_of(&plan, "i", early()).expect("facts");
    let expected = Reading { value: None, sample_size: None, margin: None, ..small };
    assert_eq!(facts.outgoing(), [Cow::<Reading>::Owned(expected)]);
}

#[test]
fn a_limit_hides_what_lies_below_it_and_no_more() {
    let hidden = |limit: Option<i64>, value: &str, sample: Option<i64>| {
        let indicator = Indicator { suppress_below: limit, ..Indicator::default() };
        is_suppressed(&indicator, &Reading { sample_size: sample, ..on("2025-01-01", GroupKind::Total, "", value) })
    };
    assert!(hidden(Some(5), "4", None) && hidden(Some(5), "0", None));
    assert!(!hidden(Some(5), "5", None) && !hidden(Some(5), "6", None));
    assert!(hidden(Some(5), "60", Some(4)) && !hidden(Some(5), "60", Some(5)));
    assert!(!hidden(Some(5), "-", Some(1)), "what has no value hides nothing");
    assert!(!hidden(Some(0), "-1", None) && !hidden(None, "1", Some(1)), "without a limit nothing is hidden");
}

#[test]
fn where_groups_make_no_total_none_is_hidden_with_another() {
    let readings = ["3", "20", "30"].map(|value| on("2025-01-01", GroupKind::Own, value, value));
    let borrowed: Vec<Cow<Reading>> = readings.iter().map(Cow::Borrowed).collect();
    for (totals, expected) in [(TotalsRule::Sum, [true, true, false]), (TotalsRule::None, [true, false, false])] {
        let indicator = Indicator { suppress_below: Some(5), totals, ..Indicator::default() };
        assert_eq!(suppressed(&indicator, &borrowed), expected, "{totals:?}");
    }
}
