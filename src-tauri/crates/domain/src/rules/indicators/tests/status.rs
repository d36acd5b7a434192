//! Indicators: status by hand-worked cases, what to collect, counts from the plan.

use crate::rules::indicators::*;
use crate::rules::testing::*;
use crate::*;

/// `2024=20` pairs; `-` for a missing value.
fn pairs(text: &str) -> Vec<(i64, Option<f64>)> {
    let pair = |pair: &str| {
        let (year, value) = pair.split_once('=').expect("a pair");
        (year.parse().expect("a year"), value.parse().ok())
    };
    text.split_whitespace().map(pair).collect()
}

fn on(year: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(year as i32, 12, 31).expect("a date")
}

pub(super) fn reading(year: i64, kind: GroupKind, group: &str, value: Option<f64>) -> Reading {
    Reading {
        id: format!("{year}{group}"),
        indicator_id: "i".to_owned(),
        measured_on: on(year),
        group_kind: kind,
        group_name: group.to_owned(),
        value,
        ..Reading::default()
    }
}

fn target(year: i64, value: f64) -> IndicatorTarget {
    IndicatorTarget { id: year.to_string(), indicator_id: "i".to_owned(), year, value }
}

/// The plan of one indicator: `up`, `down` or `hold`; base, targets and readings as pairs.
fn plan_of(direction: &str, method: StatusMethod, base: &str, targets: &str, readings: &str) -> Plan {
    let base = pairs(base).first().copied();
    let indicator = Indicator {
        id: "i".to_owned(),
        direction: IndicatorDirection::from_word(direction).expect("a direction"),
        status_method: method,
        base_year: base.map(|(year, _)| year),
        base_value: base.and_then(|(_, value)| value),
        ..Indicator::default()
    };
    Plan {
        indicators: vec![indicator],
        indicator_targets: pairs(targets).iter().map(|(year, value)| target(*year, value.expect("a value"))).collect(),
        readings: pairs(readings).iter().map(|(year, value)| reading(*year, GroupKind::Total, "", *value)).collect(),
        ..Plan::default()
    }
}

fn judged(plan: &Plan) -> Judgement {
    let facts = facts_of(plan, "i", on(2026)).expect("facts");
    judge(facts.indicator, &facts.series(), &facts.targets)
}

#[test]
fn status_by_the_target_path() {
    use IndicatorStatus::*;
    let check = |direction: &str, base: &str, targets: &str, readings: &str, status: IndicatorStatus, ratio: &str| {
        let found = judged(&plan_of(direction, StatusMethod::TargetPath, base, targets, readings));
        let shown = found.ratio_percent.map_or("-".to_owned(), |ratio| format!("{ratio:.0}"));
        assert_eq!((found.status, shown.as_str()), (status, ratio), "{direction} {base} to {targets}: {readings}");
    };
    // From 10 in 2022 to 30 in 2026: the line asks for 20 in 2024, a progress of 10.
    check("up", "2022=10", "2026=30", "2024=20", OnTrack, "100");
    check("up", "2022=10", "2026=30", "2024=19.5", OnTrack, "95");
    check("up", "2022=10", "2026=30", "2024=19.4", Behind, "94");
    check("up", "2022=10", "2026=30", "2024=16", Behind, "60");
    check("up", "2022=10", "2026=30", "2024=15.9", OffTrack, "59");
    check("up", "2022=10", "2026=30", "2024=9", OffTrack, "-10");
    check("up", "2022=10", "2026=30", "2024=30", Achieved, "200");
    check("up", "2022=10", "2026=30", "2026=29", OnTrack, "95");
    check("up", "2022=10", "2026=30", "2027=29", OnTrack, "95");
    // Down: from 40 in 2020 to 20 in 2030; 30 by 2025.
    check("down", "2020=40", "2030=20", "2025=30", OnTrack, "100");
    check("down", "2020=40", "2030=20", "2025=34", Behind, "60");
    check("down", "2020=40", "2030=20", "2025=35", OffTrack, "50");
    check("down", "2020=40", "2030=20", "2025=45", OffTrack, "-50");
    check("down", "2020=40", "2030=20", "2025=19", Achieved, "210");
    // The next target counts: 16 in 2024, not 40 in 2028. Reaching it is not yet reaching the last.
    check("up", "2022=10", "2024=16 2028=40", "2024=16", OnTrack, "100");
    check("up", "2022=10", "2024=16 2028=40", "2023=11", OffTrack, "33");
    check("up", "2022=10", "2024=16 2028=40", "2025=25", OnTrack, "100");
    check("up", "2022=10", "2024=16 2028=40", "2023=40", Achieved, "1000");
    // The base year asks for nothing yet.
    check("up", "2022=10", "2026=30", "2022=10", OnTrack, "-");
    check("up", "2022=10", "2026=30", "2022=9", Behind, "-");
    // A target that equals the base is kept or not; so is one that should stay.
    check("up", "2022=50", "2026=50", "2024=50", Achieved, "100");
    check("up", "2022=50", "2026=50", "2024=48", OnTrack, "96");
    check("hold", "2022=50", "2026=50", "2024=49", OnTrack, "98");
    check("hold", "2022=50", "2026=50", "2024=60", Behind, "80");
    check("hold", "2022=50", "2026=50", "2024=15", OffTrack, "30");
    // What the next target asks for is there already, however far beyond it.
    check("up", "2022=50", "2026=50 2030=100", "2024=80", OnTrack, "40");
    check("down", "2022=50", "2026=50 2030=10", "2024=20", OnTrack, "40");
    check("hold", "2022=50", "2026=50 2030=60", "2024=50", OnTrack, "100");
    // Without a base the first reading stands in; a missing value is not zero.
    check("up", "", "2026=30", "2022=10 2024=20", OnTrack, "100");
    check("up", "2022=10", "2026=30", "2024=20 2025=-", OnTrack, "100");
    check("up", "2022=10", "2026=30", "2024=-", NoData, "-");
    check("up", "2022=10", "", "2024=20", NoTarget, "-");
    check("up", "2022=10", "2026=30", "2024=0", OffTrack, "-100");
}

#[test]
fn a_judgement_names_what_it_looked_at() {
    let found = judged(&plan_of("up", StatusMethod::TargetPath, "", "2026=30", "2022=10 2024=16"));
    assert!(found.is_base_read);
    assert_eq!((found.base_year, found.base_value), (Some(2022), Some(10.0)));
    assert_eq!((found.reading_year, found.expected_value), (Some(2024), Some(20.0)));
    assert_eq!((found.target_year, found.target_value), (Some(2026), Some(30.0)));
}

#[test]
fn status_by_the_trend_alone() {
    use IndicatorStatus::*;
    let check = |direction: &str, readings: &str, status: IndicatorStatus, slope: &str| {
        let found = judged(&plan_of(direction, StatusMethod::Trend, "", "", readings));
        let shown = found.slope_percent.map_or("-".to_owned(), |slope| format!("{slope:.1}"));
        assert_eq!((found.status, shown.as_str()), (status, slope), "{direction}: {readings}");
    };
    check("up", "2022=10 2023=11 2024=12", Improving, "9.1");
    check("down", "2022=10 2023=11 2024=12", Worsening, "9.1");
    check("up", "2022=100 2023=100.9", Stable, "0.9");
    check("up", "2022=99.5 2023=100.5", Improving, "1.0");
    check("hold", "2022=10 2023=12", Worsening, "18.2");
    check("hold", "2022=10 2023=10", Stable, "0.0");
    check("up", "2022=10", NoData, "-");
    check("up", "2022=10 2023=-", NoData, "-");
    // Only the last five count: the fall before them is forgotten.
    check("up", "2018=90 2019=10 2020=11 2021=12 2022=13 2023=14", Improving, "8.3");
    // Around nothing there is no share of the mean: a change is a whole one.
    check("up", "2022=-1 2023=1", Improving, "100.0");
    check("up", "2022=1 2023=-1", Worsening, "-100.0");
    let none = judged(&plan_of("up", StatusMethod::None, "", "2026=1", "2024=1"));
    assert_eq!(none, Judgement { status: NotJudged, method: StatusMethod::None, ..Judgement::default() });
    for method in [StatusMethod::Trend, StatusMethod::TargetPath] {
        assert_eq!(judged(&plan_of("up", method, "", "2026=1", "2024=1")).method, method);
    }
    let twice = [2024, 2024].map(|year| Point { year, value: Some(1.0), ..Point::default() });
    let indicator = Indicator { status_method: StatusMethod::Trend, ..Indicator::default() };
    assert_eq!(judge(&indicator, &twice, &[]).status, NoData, "two values of one year make no line");
}

#[test]
fn projections_follow_the_last_readings() {
    let check = |readings: &str, targets: &str, expected: Option<(i64, f64, bool)>| {
        let plan = plan_of("up", StatusMethod::TargetPath, "", targets, readings);
        let facts = facts_of(&plan, "i", on(2026)).expect("facts");
        let found = projection(facts.indicator, &facts.series(), &facts.targets);
        let found = found.map(|it| (it.year, (it.value * 1e6).round() / 1e6, it.is_reached == Some(true)));
        assert_eq!(found, expected, "{readings} to {targets}");
    };
    check("2022=10 2023=12 2024=14", "2027=20", Some((2027, 20.0, true)));
    check("2022=10 2023=12 2024=14", "2027=21", Some((2027, 20.0, false)));
    check("2022=10 2024=-", "2027=20", None);
    check("2022=10 2027=14", "2027=20", None);
    check("2022=10 2023=5 2024=0", "2028=4", Some((2028, 0.0, false)));
}

#[test]
fn a_share_does_not_rise_above_all() {
    for (unit, readings, expected) in [
        ("%", "2022=80 2023=90", 100.0),
        (" % ", "2022=90 2023=100", 100.0),
        ("%", "2022=90 2023=101", 145.0),
        ("people", "2022=80 2023=90", 130.0),
        ("", "2022=80 2023=90", 130.0),
        ("%", "2022=10 2023=12", 20.0),
    ] {
        let mut plan = plan_of("up", StatusMethod::TargetPath, "", "2027=1", readings);
        plan.indicators[0].unit = unit.to_owned();
        let facts = facts_of(&plan, "i", on(2026)).expect("facts");
        let found = projection(facts.indicator, &facts.series(), &facts.targets).expect("a projection");
        assert!((found.value - expected).abs() < 1e-6, "{unit:?} {readings}: {}", found.value);
        assert_eq!((found.point_count, found.from_year), (2, 2023));
    }
}

#[test]
fn a_year_has_its_last_value_and_sums_stand_in_for_a_total() {
    let mut early = reading(2024, GroupKind::Total, "", Some(1.0));
    early.measured_on = NaiveDate::from_ymd_opt(2024, 3, 1).expect("a date");
    let late = reading(2024, GroupKind::Total, "", None);
    let women = reading(2025, GroupKind::Gender, "women", Some(3.0));
    let men = reading(2025, GroupKind::Gender, "men", Some(4.0));
    let plan =
        Plan { readings: vec![late, early, women, men.clone()], ..plan_of("up", StatusMethod::None, "", "", "") };
    let facts = facts_of(&plan, "i", on(2026)).expect("facts");
    let values: Vec<_> = facts.series().iter().map(|it| (it.year, it.value, it.is_summed)).collect();
    assert_eq!(values, [(2024, Some(1.0), false), (2025, Some(7.0), true)]);
    assert_eq!(groups(&facts.readings, GroupKind::Gender), ["men", "women"]);
    assert_eq!(group_series(&facts.readings, GroupKind::Gender, "men")[0].value, Some(4.0));
    let mut gap = plan.clone();
    gap.readings[3] = Reading { value: None, ..men };
    let facts = facts_of(&gap, "i", on(2026)).expect("facts");
    assert_eq!(facts.series()[1].value, None, "a missing group leaves the sum missing");
    let mut half = plan.clone();
    half.readings.push(reading(2026, GroupKind::Gender, "women", Some(3.0)));
    half.readings.push(reading(2027, GroupKind::Gender, "women", Some(3.0)));
    half.readings.push(reading(2027, GroupKind::Gender, "men", Some(5.0)));
    let values: Vec<_> = facts_of(&half, "i", on(2026)).expect("facts").series().iter().map(|it| it.value).collect();
    assert_eq!(values, [Some(1.0), Some(7.0), None, Some(8.0)], "a group that was there before is missing too");
}

#[test]
fn what_to_collect() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    let date = |text: &str| text.parse::<NaiveDate>().ok();
    let check = |next: &str, interval: Option<i64>, read: &str, state: DueState, due: &str| {
        let mut plan = plan_of("up", StatusMethod::None, "", "", "");
        plan.indicators[0].next_due_on = date(next);
        plan.indicators[0].interval_months = interval;
        if let Some(on) = date(read) {
            let reading = reading(2025, GroupKind::Total, "", Some(1.0));
            plan.readings.push(Reading { measured_on: on, ..reading });
        }
        let found = collection(&facts_of(&plan, "i", today).expect("facts"), today);
        assert_eq!((found.state, found.due_on), (state, date(due)), "{next} {interval:?} {read}");
    };
    check("2026-11-23", None, "", DueState::Overdue, "2026-11-23");
    check("2026-11-24", Some(12), "2026-10-01", DueState::DueSoon, "2026-11-24");
    check("2026-12-25", None, "", DueState::DueSoon, "2026-12-25");
    check("2026-12-26", None, "", DueState::Later, "2026-12-26");
    check("", Some(12), "2025-11-30", DueState::DueSoon, "2026-11-30");
    check("", Some(12), "", DueState::DueSoon, "2026-11-24");
    check("", None, "2025-11-30", DueState::Unplanned, "");
    let indicator = Indicator { interval_months: Some(12), ..Indicator::default() };
    let next = following_due(&indicator, on(2024), today);
    assert_eq!(next, Some(on(2026)), "a year that was passed over is not asked for again");
}

#[test]
fn the_plan_counts_by_itself() {
    let mut plan = plan("Hall 10-11 for=20 status=held, Annex tue 10-11 for=5, - none status=cancelled");
    plan.events[0].registered_count = Some(10);
    plan.events[0].attended_count = Some(8);
    plan.events[0].first_time_count = Some(2);
    (plan.events[0].rating_count, plan.events[0].rating_average) = (Some(6), Some(4.5));
    let today = NaiveDate::from_ymd_opt(2027, 6, 1).expect("a date");
    let check = |key: &str, total: Option<f64>, east: Option<f64>| {
        let readings = computed_readings(&plan, key, today);
        let of = |kind: GroupKind| readings.iter().find(|it| it.group_kind == kind).and_then(|it| it.value);
        assert_eq!((of(GroupKind::Total), of(GroupKind::Neighbourhood)), (total, east), "{key}");
    };
    check("events_announced", Some(2.0), Some(2.0));
    check("events_held", Some(1.0), Some(1.0));
    check("events_cancelled", Some(1.0), Some(0.0));
    check("places", Some(25.0), Some(25.0));
    check("attendance", Some(8.0), Some(8.0));
    check("first_time_percent", Some(25.0), Some(25.0));
    check("no_show_percent", Some(20.0), Some(20.0));
    check("rating_average", Some(4.5), Some(4.5));
    check("returned_percent", Some(50.0), Some(50.0));
    check("coverage_events_per_1000", Some(1.0), Some(1.0));
    check("hosts", Some(2.0), None);
    check("spending_minor", None, None);
    plan.events[0].attended_count = None;
    plan.events[0].status = EventStatus::Confirmed;
    let none = computed_readings(&plan, "attendance", today);
    assert!(none.is_empty(), "nobody returned anything: missing, not zero");
    for key in COMPUTED {
        computed_readings(&plan, key, today);
    }
}

#[test]
fn counted_years_replace_typed_ones_and_earlier_ones_stay() {
    let mut plan = plan("Hall 10-11 for=20");
    let indicator = Indicator { id: "i".to_owned(), computed: "places".to_owned(), ..Indicator::default() };
    plan.indicators.push(indicator);
    plan.readings.push(reading(2026, GroupKind::Total, "", Some(7.0)));
    plan.readings.push(reading(2027, GroupKind::Total, "", Some(7.0)));
    let facts = facts_of(&plan, "i", on(2027)).expect("facts");
    let values: Vec<_> = facts.series().iter().map(|it| (it.year, it.value)).collect();
    assert_eq!(values, [(2026, Some(7.0)), (2027, Some(20.0))]);
}

/// However many there are, each is judged by its own readings and targets alone.
#[test]
fn an_indicator_among_many_is_judged_as_if_it_were_alone() {
    let mut plan = Plan::default();
    for at in 0..40_i64 {
        let id = format!("0190a5c4-0000-7000-8000-{at:012}");
        plan.indicators.push(Indicator {
            id: id.clone(),
            suppress_below: Some(5),
            base_year: Some(2015),
            base_value: Some(1.0),
            ..Indicator::default()
        });
        plan.indicator_targets.push(IndicatorTarget { indicator_id: id.clone(), ..target(2030, 9.0 + at as f64) });
    }
    // Year by year, so that the readings of one stand between those of all others.
    for (year, at) in (2016..2026).flat_map(|year| (0..40_i64).map(move |at| (year, at))) {
        for group in 0..4 {
            let kind = if group == 0 { GroupKind::Total } else { GroupKind::Neighbourhood };
            let value = f64::from(group) * 3.0 + ((year - 2015) * (1 + at % 3)) as f64 - (at / 8) as f64;
            let base = reading(year, kind, &group.to_string(), (group != 0 || at % 7 != 6).then_some(value));
            let indicator_id = plan.indicators[at as usize].id.clone();
            plan.readings.push(Reading { indicator_id, ..base });
        }
    }
    let told = |plan: &Plan| -> Vec<(Judgement, usize)> {
        let all = facts(plan, on(2026));
        let judged = all.iter().map(|it| (judge(it.indicator, &it.series(), &it.targets), it.readings.len()));
        judged.collect()
    };
    let together = told(&plan);
    let alone: Vec<(Judgement, usize)> = plan
        .indicators
        .iter()
        .flat_map(|indicator| {
            let own = |id: &Id| *id == indicator.id;
            told(&Plan {
                indicators: vec![indicator.clone()],
                indicator_targets: plan.indicator_targets.iter().filter(|it| own(&it.indicator_id)).cloned().collect(),
                readings: plan.readings.iter().filter(|it| own(&it.indicator_id)).cloned().collect(),
                ..Plan::default()
            })
        })
        .collect();
    assert_eq!(together, alone);
    let statuses: std::collections::BTreeSet<&str> = together.iter().map(|(it, _)| it.status.word()).collect();
    assert!(3 <= statuses.len(), "the indicators stand differently: {statuses:?}");
}
