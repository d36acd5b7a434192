//! What the plan counts by itself, year by year, from partners, money, hours, ratings, practices and readings.

use serde_json::Value;

use crate::rules::indicators::*;
use crate::rules::testing::*;
use crate::*;

fn read<T: serde::de::DeserializeOwned>(values: Value) -> Vec<T> {
    serde_json::from_value(values).expect("records")
}

/// Counts on 1 June 2027. Expected: `day value` for each reading, `day place value` for a neighbourhood's.
#[track_caller]
fn check(key: &str, fill: impl FnOnce(&mut Plan), expected: &str) {
    let mut plan = ground();
    fill(&mut plan);
    let readings = computed_readings(&plan, key, "2027-06-01".parse().expect("a date"));
    let shown = readings.iter().map(|it| {
        let place = it.neighbourhood_id.as_ref().map(|id| format!(" {id}")).unwrap_or_default();
        assert_eq!(place.is_empty(), it.group_kind == GroupKind::Total);
        format!("{}{place} {}", it.measured_on, it.value.expect("a value"))
    });
    assert_eq!(shown.collect::<Vec<_>>().join(", "), expected, "{key}");
}

#[test]
fn partners_count_while_they_are_committed_or_in_a_role() {
    let partners = json!([
        { "id": "a", "status": "active", "first_year": 2025, "neighbourhood_id": "East" },
        { "id": "b", "status": "committed", "first_year": 2026 },
        { "id": "c", "status": "prospect", "first_year": 2025 },
        { "id": "d", "status": "former", "first_year": 2025 },
        { "id": "e", "status": "former" }, { "id": "f", "status": "prospect" }, { "id": "g", "status": "prospect" },
        { "id": "h", "status": "active" },
    ]);
    let roles = json!([
        { "id": "1", "partner_id": "e", "from_on": "2026-03-01", "until_on": "2026-10-01" },
        { "id": "2", "partner_id": "f", "from_on": "2027-03-01" },
        { "id": "3", "partner_id": "g", "until_on": "2027-03-01" },
    ]);
    let fill = |plan: &mut Plan| (plan.partners, plan.partner_roles) = (read(partners.clone()), read(roles.clone()));
    let of = "2025-12-31 1, 2025-12-31 East 1, 2026-12-31 3, 2026-12-31 East 1, 2027-06-01 3, 2027-06-01 East 1";
    check("partners_committed", fill, of);
    check("partners_committed", |plan| plan.partner_roles = read(roles.clone()), "");
    check("partners_new", fill, "2025-12-31 3, 2025-12-31 East 1, 2026-12-31 1, 2027-06-01 0");
    check("partners_new", |plan| plan.partners = read(json!([{ "id": "h", "status": "active" }])), "");
}

#[test]
fn counts_go_back_fifty_years_at_most() {
    let first_of = |key: &str, plan: &Plan| {
        let readings = computed_readings(plan, key, "2027-06-01".parse().expect("a date"));
        (readings.len(), readings[0].measured_on.to_string())
    };
    let mut plan = Plan::default();
    plan.partners = read(json!([{ "id": "a", "first_year": 1950, "memorandum_signed_on": "1950-05-01" }]));
    for key in ["partners_committed", "partners_new", "memoranda"] {
        assert_eq!(first_of(key, &plan), (51, "1977-12-31".to_owned()), "{key}");
    }
}

#[test]
fn a_memorandum_counts_on_the_last_day_of_the_year() {
    let partners = json!([
        { "id": "a", "memorandum_signed_on": "2025-12-31", "memorandum_ends_on": "2026-12-31" },
        { "id": "b", "memorandum_signed_on": "2027-06-01" }, { "id": "c", "memorandum_signed_on": "2027-06-02" },
        { "id": "d", "memorandum_ends_on": "2030-01-01" },
    ]);
    let fill = |plan: &mut Plan| plan.partners = read(partners);
    check("memoranda", fill, "2025-12-31 1, 2026-12-31 1, 2027-06-01 1");
    check("memoranda", |plan| plan.partners = read(json!([{ "id": "d" }])), "");
}

#[test]
fn hosts_of_announced_events_count_once_a_year() {
    let fill = |programme: &'static str| move |it: &mut Plan| *it = plan(programme);
    check(
        "hosts",
        fill("Hall 10-11 by=A, Hall 12-13 by=A, Hall 14-15 by=B, Hall 16-17 by=C status=draft"),
        "2027-05-09 2",
    );
    check("hosts", fill("Hall 10-11 no-organiser"), "");
    let helped = |it: &mut Plan| {
        *it = plan("Hall 10-11 by=A, Hall 12-13 by=B");
        it.event_partners[1].role = EventRole::Supporter;
    };
    check("hosts", helped, "2027-05-09 1");
}

#[test]
fn money_is_summed_by_year_and_is_no_reading_of_a_year_to_come() {
    let lines = json!([
        { "id": "1", "year": 2026, "secured_minor": 100, "spent_minor": 30, "matched_minor": 1 },
        { "id": "2", "year": 2026, "secured_minor": 20, "spent_minor": -10, "matched_minor": 2 },
        { "id": "3", "year": 2027 }, { "id": "4", "year": 2028, "secured_minor": 7 },
    ]);
    let fill = |plan: &mut Plan| plan.budget_lines = read(lines.clone());
    check("secured_minor", fill, "2026-12-31 120, 2027-06-01 0, 2028-12-31 7");
    check("spending_minor", fill, "2026-12-31 20, 2027-06-01 0");
    check("matched_minor", fill, "2026-12-31 3, 2027-06-01 0");
}

#[test]
fn hours_count_when_they_came() {
    let offers = json!([
        { "id": "1", "kind": "hours", "received_on": "2026-01-01", "received_quantity": 2.5 },
        { "id": "2", "kind": "hours", "received_on": "2026-12-31", "received_quantity": 4.0 },
        { "id": "3", "kind": "hours", "received_on": "2025-12-31", "received_quantity": 1.0 },
        { "id": "4", "kind": "hours", "received_quantity": 9.0 },
        { "id": "5", "kind": "hours", "received_on": "2026-05-01" },
        { "id": "6", "kind": "money", "received_on": "2026-05-01", "received_quantity": 9.0 },
    ]);
    check("hours_given", |plan| plan.offers = read(offers), "2025-12-31 1, 2026-12-31 6.5");
}

#[test]
fn rated_features_are_those_of_the_city_in_the_main_framework() {
    let fill = |plan: &mut Plan| {
        plan.features = read(json!([
            { "id": "1", "area_id": "pillar" }, { "id": "2", "area_id": "pillar" }, { "id": "3", "area_id": "pillar" },
            { "id": "4", "area_id": "pillar" }, { "id": "5", "area_id": "of another" },
        ]));
        plan.assessments = read(json!([
            { "id": "a", "held_on": "2025-03-01" }, { "id": "b", "held_on": "2026-03-01" },
            { "id": "empty", "held_on": "2026-05-01" },
            { "id": "part", "held_on": "2026-04-01", "neighbourhood_id": "East" },
        ]));
        let rating = |round: &str, feature: &str, now: Option<i64>| json!({ "id": format!("{round}{feature}"), "assessment_id": round, "feature_id": feature, "now": now });
        plan.ratings = read(json!([
            rating("a", "1", Some(0)),
            rating("a", "2", None),
            rating("a", "5", Some(3)),
            rating("b", "1", Some(1)),
            rating("b", "2", Some(1)),
            rating("b", "3", Some(1)),
            rating("part", "1", Some(1)),
        ]));
    };
    check("share_rated_features", fill, "2025-03-01 25, 2026-03-01 75");
    check("share_rated_features", |_| (), "");
}

#[test]
fn practices_count_when_they_are_ours_and_have_a_year() {
    let practices = json!([
        { "id": "1", "is_own": true, "year": 2026 }, { "id": "2", "is_own": true, "year": 2026 },
        { "id": "3", "is_own": true, "year": 2024 }, { "id": "4", "is_own": true },
        { "id": "5", "is_own": false, "year": 2026 },
    ]);
    check("practices_shared", |plan| plan.practices = read(practices), "2024-12-31 1, 2026-12-31 2");
}

#[test]
fn indicators_count_as_read_in_years_that_are_over() {
    let fill = |plan: &mut Plan| {
        plan.indicators = read(json!([
            { "id": "a" }, { "id": "b" }, { "id": "of the world", "is_context": true },
            { "id": "counted", "computed": "hosts" },
        ]));
        let reading = |id: &str, of: &str, on: &str, value: Option<f64>| json!({ "id": id, "indicator_id": of, "measured_on": on, "value": value });
        plan.readings = read(json!([
            reading("1", "a", "2025-01-01", Some(1.0)),
            reading("2", "a", "2025-12-31", Some(2.0)),
            reading("3", "b", "2025-12-31", None),
            reading("4", "a", "2026-05-01", Some(1.0)),
            reading("5", "b", "2026-05-01", Some(1.0)),
            reading("6", "of the world", "2024-05-01", Some(1.0)),
            reading("7", "counted", "2024-05-01", Some(1.0)),
            reading("8", "a", "2027-01-01", Some(1.0)),
        ]));
    };
    check("indicators_read_percent", fill, "2025-12-31 50, 2026-12-31 100");
    let without =
        |plan: &mut Plan| plan.readings = read(json!([{ "id": "1", "measured_on": "2025-01-01", "value": 1.0 }]));
    check("indicators_read_percent", without, "");
}
