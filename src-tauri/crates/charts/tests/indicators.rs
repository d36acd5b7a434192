//! The charts of indicators from made-up ones: labels keep apart at 200 random indicators, and the drawings are as
//! they were kept.

use charts::{Chart, Labels, Medium, draw_with_labels};
use chrono::NaiveDate;
use domain::*;
use proptest::prelude::*;
use text::Texts;

use crate::made_up::{MadeUp, one_in, scene};
use crate::{golden, look};

/// One indicator as tests want it.
#[derive(Clone, Debug)]
struct Made {
    name: String,
    unit: String,
    decimals: i64,
    down: bool,
    /// Year after year from 2015; `None`: missing.
    values: Vec<Option<f64>>,
    margin: Option<f64>,
    targets: Vec<(i64, f64)>,
    groups: Vec<String>,
}

fn on(year: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(i32::try_from(year).unwrap(), 12, 31).unwrap()
}

fn add(plan: &mut Plan, at: usize, made: &Made) {
    let id = format!("indicator-{at}");
    plan.indicators.push(Indicator {
        id: id.clone(),
        name: made.name.clone(),
        unit: made.unit.clone(),
        decimals: made.decimals,
        direction: if made.down { IndicatorDirection::Down } else { IndicatorDirection::Up },
        totals: TotalsRule::None,
        ..Indicator::default()
    });
    for (year, value) in (2015..).zip(&made.values) {
        let reading = Reading {
            id: format!("{id}-{year}"),
            indicator_id: id.clone(),
            measured_on: on(year),
            value: *value,
            margin: made.margin,
            ..Reading::default()
        };
        for (number, group) in made.groups.iter().enumerate() {
            plan.readings.push(Reading {
                id: format!("{id}-{year}-{number}"),
                group_kind: GroupKind::Own,
                group_name: group.clone(),
                value: value.map(|value| value * (0.6 + 0.2 * number as f64)),
                ..reading.clone()
            });
        }
        plan.readings.push(reading);
    }
    for (year, value) in &made.targets {
        let id = format!("{id}-{year}");
        plan.indicator_targets.push(IndicatorTarget {
            id,
            indicator_id: format!("indicator-{at}"),
            year: *year,
            value: *value,
        });
    }
}

fn plan_of(made: &[Made]) -> Plan {
    let mut plan = MadeUp { events: 0, ..MadeUp::full() }.plan();
    made.iter().enumerate().for_each(|(at, made)| add(&mut plan, at, made));
    plan
}

fn adults() -> Made {
    let values = [21.4, 22.0, 24.1, 23.8, 0.0, 26.2, 28.9, 31.0];
    Made {
        name: "Adults who took part in learning".to_owned(),
        unit: "%".to_owned(),
        decimals: 1,
        down: false,
        values: values.iter().map(|value| (0.0 < *value).then_some(*value)).collect(),
        margin: Some(1.8),
        targets: vec![(2024, 34.0), (2027, 40.0)],
        groups: ["Old Town", "Harbour", "Northfield", "Mill Quarter", "Eastbrook", "Hillside"]
            .map(str::to_owned)
            .into(),
    }
}

fn several() -> Vec<Made> {
    let early = Made { name: "Early school leavers".to_owned(), down: true, targets: vec![(2027, 12.0)], ..adults() };
    let visits = Made {
        name: "Visits to libraries and museums for each resident of the city".to_owned(),
        unit: "visits".to_owned(),
        targets: vec![(2027, 90.0)],
        ..adults()
    };
    vec![adults(), early, visits]
}

#[track_caller]
fn check(name: &str, plan: &Plan, language: &str, medium: Medium) -> (Chart, Labels) {
    let (chart, labels) = draw_with_labels(name, &scene(plan), &Texts::new(language), medium).unwrap();
    let faults = look::faults(&chart, &labels, medium);
    assert!(faults.is_empty(), "{name} {language} {medium:?}: {faults:?}");
    assert!(!chart.summary.contains("indicators-"), "{name}: {}", chart.summary);
    assert!(!format!("{:?}", chart.table).contains("indicators-"), "{name}");
    (chart, labels)
}

const CHARTS: &[&str] = &["trend:indicator-0", "multiples:indicator-0", "indicator_bars"];

#[test]
fn every_label_finds_room_in_a_common_drawing() {
    let plan = plan_of(&several());
    for name in CHARTS {
        for language in Texts::languages() {
            let (_, labels) = check(name, &plan, language, Medium::Screen);
            if *language == "en" {
                assert!(labels.left_out.is_empty(), "{name}: {:?}", labels.left_out);
            }
            look::keep(&check(name, &plan, language, Medium::Print).0, &format!("several.{language}"));
        }
    }
    check("trend:nobody", &plan, "en", Medium::Screen);
    check("multiples:nobody", &plan, "en", Medium::Screen);
}

#[test]
fn a_trend_says_its_status_and_what_is_missing() {
    let plan = plan_of(&[adults()]);
    let (chart, _) = check("trend:indicator-0", &plan, "en", Medium::Screen);
    assert_eq!(chart.title, "Adults who took part in learning");
    assert!(chart.summary.contains("31.0"), "{}", chart.summary);
    let cell = |year: &str, at: usize| {
        chart.table.rows.iter().find(|row| row[0] == year).map(|row| row[at].clone()).unwrap_or_default()
    };
    assert_eq!(cell("2019", 1), "missing");
    assert_eq!(cell("2027", 3), "40.0%");
    assert_ne!(cell("2027", 4), "", "the projection");
    assert_eq!(cell("2027", 1), "", "which is no value");
}

#[test]
fn paper_shows_no_small_count() {
    let mut plan = plan_of(&[Made {
        name: "Learners".to_owned(),
        unit: "people".to_owned(),
        decimals: 0,
        margin: None,
        values: vec![Some(30.0), Some(41.0)],
        targets: Vec::new(),
        ..adults()
    }]);
    plan.indicators[0].totals = TotalsRule::Sum;
    plan.indicators[0].suppress_below = Some(25);
    let (screen, _) = check("multiples:indicator-0", &plan, "en", Medium::Screen);
    let (print, _) = check("multiples:indicator-0", &plan, "en", Medium::Print);
    let cells = |chart: &Chart| chart.table.rows.iter().flatten().filter(|cell| *cell == "18").count();
    assert_eq!((cells(&screen), cells(&print)), (1, 0));
}

fn any_word() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Z][a-z]{2,12}( [a-z]{1,14}){0,6}", "[أ-ي]{2,12}( [أ-ي]{1,9}){0,3}", "[A-Z]{20,50}", ".{0,16}"]
}

prop_compose! {
    fn any_made()(
        name in any_word(),
        unit in prop_oneof![Just("%".to_owned()), any_word()],
        decimals in 0_i64..4,
        down in any::<bool>(),
        scale in prop_oneof![Just(1.0), Just(0.01), Just(1e6), Just(-40.0)],
        values in prop::collection::vec(prop::option::weighted(0.8, 0.0f64..100.0), 0..24),
        margin in prop::option::of(0.1f64..9.0),
        targets in prop::collection::vec((2016_i64..2040, 0.0f64..100.0), 0..4),
        groups in prop::collection::vec(any_word(), 0..9),
    ) -> Made {
        let values = values.into_iter().map(|value| value.map(|value| value * scale)).collect();
        let targets = targets.into_iter().map(|(year, value)| (year, value * scale)).collect();
        Made { name, unit, decimals, down, values, margin, targets, groups }
    }
}

#[test]
fn labels_keep_apart_at_any_indicator() {
    let tried = one_in(4).run(&(prop::collection::vec(any_made(), 1..6), any::<bool>()), |(made, mirrored)| {
        let plan = plan_of(&made);
        for name in CHARTS {
            check(name, &plan, if mirrored { "en-XA" } else { "en" }, Medium::Screen);
        }
        Ok(())
    });
    tried.unwrap();
}
#[test]
fn drawings_of_indicators_are_as_kept() {
    let plan = plan_of(&several());
    for (name, file) in CHARTS.iter().zip(["trend", "multiples", "indicator_bars-full"]) {
        golden::check(name, file, &scene(&plan));
    }
}
