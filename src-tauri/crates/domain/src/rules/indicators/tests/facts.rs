//! What belongs to an indicator, when it is due, and what may leave the city.

use super::status::reading;
use crate::rules::indicators::*;
use crate::rules::testing::*;
use crate::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn readings_that_stand_mixed_come_to_their_own_indicator() {
    let of = |id: &str, year: i64| Reading {
        id: format!("{id}{year}"),
        indicator_id: id.to_owned(),
        ..reading(year, GroupKind::Total, "", Some(year as f64))
    };
    let indicator = |id: &str| Indicator { id: id.to_owned(), ..Indicator::default() };
    let plan = Plan {
        indicators: vec![indicator("a"), indicator("b")],
        readings: vec![of("a", 2021), of("b", 2022), of("b", 2023), of("gone", 2023), of("a", 2024), of("b", 2025)],
        ..Plan::default()
    };
    let years = |facts: &IndicatorFacts| facts.series().iter().map(|it| it.year).collect::<Vec<_>>();
    let all = facts(&plan, day("2026-05-03"));
    assert_eq!(all.iter().map(years).collect::<Vec<_>>(), [vec![2021, 2024], vec![2022, 2023, 2025]]);
    for one in &all {
        let alone = facts_of(&plan, &one.indicator.id, day("2026-05-03")).expect("facts");
        assert_eq!(years(&alone), years(one));
    }
}

#[test]
fn what_leaves_the_city_says_nothing_of_few_people() {
    let mut small = reading(2025, GroupKind::Total, "", Some(40.0));
    small.sample_size = Some(3);
    let large = Reading { sample_size: Some(300), ..reading(2024, GroupKind::Total, "", Some(41.0)) };
    let indicator =
        Indicator { id: "i".to_owned(), kind: IndicatorKind::Survey, suppress_below: Some(5), ..Indicator::default() };
    let plan = Plan { indicators: vec![indicator], readings: vec![small, large], ..Plan::default() };
    let facts = facts_of(&plan, "i", day("2026-05-03")).expect("facts");
    let values = |series: Vec<Point>| series.iter().map(|it| (it.year, it.value)).collect::<Vec<_>>();
    assert_eq!(values(facts.series()), [(2024, Some(41.0)), (2025, Some(40.0))]);
    assert_eq!(values(facts.outgoing_series()), [(2024, Some(41.0)), (2025, None)]);
}

/// Expected: the date after the one that was due, `-` for none.
#[track_caller]
fn check_following(interval_months: Option<i64>, due_on: &str, today: &str, expected: &str) {
    let indicator = Indicator { interval_months, ..Indicator::default() };
    let found = following_due(&indicator, day(due_on), day(today));
    assert_eq!(found.map_or("-".to_owned(), |on| on.to_string()), expected, "{interval_months:?} {due_on} {today}");
}

#[test]
fn the_next_date_lies_after_today() {
    check_following(Some(1), "2026-01-31", "2026-01-10", "2026-02-28");
    check_following(Some(1), "2026-01-31", "2026-02-27", "2026-02-28");
    check_following(Some(1), "2026-01-31", "2026-02-28", "2026-03-31");
    check_following(Some(12), "2024-02-29", "2026-05-03", "2027-02-28");
    check_following(Some(0), "2026-05-03", "2026-01-01", "-");
    check_following(Some(-1), "2026-05-03", "2026-01-01", "-");
    check_following(None, "2026-05-03", "2026-01-01", "-");
}

#[test]
fn an_interval_of_no_months_plans_nothing() {
    let of = |interval_months| {
        let indicator = Indicator { id: "i".to_owned(), interval_months, ..Indicator::default() };
        let plan = Plan { indicators: vec![indicator], ..Plan::default() };
        collection(&facts_of(&plan, "i", day("2026-05-03")).expect("facts"), day("2026-05-03")).state
    };
    assert_eq!((of(Some(0)), of(Some(-3)), of(None)), (DueState::Unplanned, DueState::Unplanned, DueState::Unplanned));
    assert_ne!(of(Some(1)), DueState::Unplanned);
}

#[test]
fn committed_partners_count_from_their_first_year_or_by_their_roles() {
    let mut plan = plan("Hall 10-11");
    plan.partners.clear();
    let add = |plan: &mut Plan, id: &str, status: PartnerStatus, first_year: Option<i64>| {
        plan.partners.push(Partner { first_year, ..partner(id, status) });
    };
    add(&mut plan, "old", PartnerStatus::Active, Some(2025));
    add(&mut plan, "new", PartnerStatus::Committed, Some(2027));
    add(&mut plan, "asked", PartnerStatus::Invited, Some(2025));
    add(&mut plan, "left", PartnerStatus::Former, Some(2025));
    add(&mut plan, "by role", PartnerStatus::Former, None);
    plan.partner_roles.push(PartnerRole {
        id: "role".to_owned(),
        partner_id: "by role".to_owned(),
        from_on: Some(day("2026-01-01")),
        until_on: Some(day("2026-12-31")),
        ..PartnerRole::default()
    });
    let count = |year: i32| {
        let readings = computed_readings(&plan, "partners_committed", day("2027-06-01"));
        let total = readings
            .iter()
            .find(|it| it.group_kind == GroupKind::Total && it.measured_on.to_string().starts_with(&year.to_string()));
        total.and_then(|it| it.value)
    };
    assert_eq!((count(2025), count(2026), count(2027)), (Some(1.0), Some(2.0), Some(2.0)));
}
