//! The charts of money and risks, from plans of their own: full, short, over, long names, and at random.

use charts::{Chart, Labels, Medium, Scene, draw_with_labels};
use chrono::NaiveDate;
use domain::*;
use proptest::prelude::*;
use text::Texts;

use crate::{golden, look};

const NAMES: &[&str] = &["budget_waterfall", "budget_waterfall:2025", "budget_by_year", "risk_matrix"];

fn profile(currency: &str) -> Profile {
    Profile { currency: currency.to_owned(), ..Profile::default() }
}

fn line(year: i64, source_kind: BudgetSource, planned: i64, secured: i64) -> BudgetLine {
    BudgetLine { year, source_kind, planned_minor: planned, secured_minor: secured, ..BudgetLine::default() }
}

fn risk(title: &str, likelihood: RiskLevel, impact: RiskLevel, is_closed: bool) -> Risk {
    Risk { id: title.to_owned(), title: title.to_owned(), likelihood, impact, is_closed, ..Risk::default() }
}

/// The plan of the pictures.
fn full() -> Plan {
    use BudgetSource::{City, Fees, Fund, Partner, State};
    use RiskLevel::{High, Low, Medium};
    let mut plan = Plan { profile: Some(profile("EUR")), ..Plan::default() };
    for (at, year) in (2022..=2027).enumerate() {
        let more = at as i64 * 800_000;
        plan.budget_lines.push(line(year, City, 6_000_000 + more, 6_000_000 + more));
        plan.budget_lines.push(line(year, State, 900_000, 900_000));
        plan.budget_lines.push(line(year, Partner, 1_500_000 + more / 2, 1_300_000 + more / 2));
        plan.budget_lines.push(line(year, Fund, 3_300_000, if year < 2027 { 3_300_000 } else { 1_500_000 }));
        plan.budget_lines.push(line(year, Fees, 50_000, 42_050));
    }
    plan.risks = vec![
        risk("New hosts do not come forward", Medium, High, false),
        risk("Booked places stay empty", High, Medium, false),
        risk("A venue is lost", Low, High, false),
        risk("Access is promised but not there", Medium, Medium, false),
        risk("The printer is late", Medium, Medium, false),
        risk("An old risk", High, High, true),
    ];
    plan
}

fn scene(plan: &Plan) -> Scene<'_> {
    Scene { plan, week: None, today: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap() }
}

fn drawn(name: &str, plan: &Plan, language: &str, medium: Medium) -> (Chart, Labels) {
    draw_with_labels(name, &scene(plan), &Texts::new(language), medium).unwrap()
}

#[track_caller]
fn check(name: &str, plan: &Plan, language: &str, medium: Medium) {
    let (chart, labels) = drawn(name, plan, language, medium);
    let faults = look::faults(&chart, &labels, medium);
    assert!(faults.is_empty(), "{name} {language} {medium:?}: {faults:?}");
    assert!(labels.left_out.is_empty(), "{name}: no room for {:?}", labels.left_out);
    assert!(!chart.summary.contains("{$") && !chart.summary.contains("chart-"), "{name}: {}", chart.summary);
}

#[test]
fn labels_keep_apart_in_every_plan() {
    let over = Plan { budget_lines: vec![line(2025, BudgetSource::City, 100, 90_000)], ..full() };
    let unplanned = Plan { budget_lines: vec![line(2027, BudgetSource::Other, 0, 5)], ..full() };
    let huge = Plan { budget_lines: vec![line(2027, BudgetSource::City, i64::MAX, i64::MAX / 3)], ..full() };
    let other = Plan { profile: Some(profile("CHF")), ..full() };
    for plan in [full(), over, unplanned, huge, other, Plan::default()] {
        for name in NAMES {
            for language in Texts::languages() {
                check(name, &plan, language, Medium::Screen);
                check(name, &plan, language, Medium::Print);
            }
        }
    }
}

prop_compose! {
    fn any_line()(
        year in 2015i64..2035,
        source in prop::sample::select(BudgetSource::ALL.to_vec()),
        planned in 0i64..100_000_000_000,
        secured in prop_oneof![Just(0), 0i64..100_000_000_000],
    ) -> BudgetLine {
        line(year, source, planned, secured)
    }
}

prop_compose! {
    fn any_risk()(
        title in "[^{]{0,40}",
        likelihood in prop::sample::select(RiskLevel::ALL.to_vec()),
        impact in prop::sample::select(RiskLevel::ALL.to_vec()),
        is_closed in any::<bool>(),
    ) -> Risk {
        risk(&title, likelihood, impact, is_closed)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_keep_apart_in_any_plan(
        budget_lines in prop::collection::vec(any_line(), 0..40),
        risks in prop::collection::vec(any_risk(), 0..30),
        currency in prop::sample::select(vec!["EUR", "JPY", "KWD", "CHF", ""]),
        mirrored in any::<bool>(),
    ) {
        let plan = Plan { profile: Some(profile(currency)), budget_lines, risks, ..Plan::default() };
        for name in NAMES {
            check(name, &plan, if mirrored { "en-XA" } else { "en" }, Medium::Screen);
        }
    }
}

#[test]
fn summaries_say_what_is_to_be_seen() {
    let check = |name: &str, expected: &str| assert_eq!(drawn(name, &full(), "en", Medium::Screen).0.summary, expected);
    check("budget_waterfall", "Of €165,500 planned for 2026, €163,420.50 is secured; €2,079.50 is still to be found.");
    check(
        "budget_by_year",
        "In 2026, €163,420.50 of €165,500 planned is secured; most of it comes from City, €92,000.",
    );
    check("risk_matrix", "5 risks are open, 2 of them high; the gravest is “New hosts do not come forward”.");
}

#[test]
fn the_steps_lead_from_planned_to_the_gap() {
    let (chart, _) = drawn("budget_waterfall:2027", &full(), "en", Medium::Screen);
    assert_eq!(chart.title, "Budget 2027: from planned to found");
    let rows: Vec<String> = chart.table.rows.iter().map(|row| row.join(" ")).collect();
    assert_eq!(rows.first().map(String::as_str), Some("Planned €177,500 €177,500"));
    assert_eq!(rows.last().map(String::as_str), Some("To be found €20,079.50 €20,079.50"));
    let source = chart.parts.iter().find(|part| part.id == "source-fund").unwrap();
    assert_eq!((source.filter["year"].as_str(), source.filter["source"].as_str()), ("2027", "fund"));
}

#[test]
fn drawings_are_as_kept() {
    let plan = full();
    for name in ["budget_waterfall", "budget_by_year", "risk_matrix"] {
        golden::check(name, &format!("{name}.full"), &scene(&plan));
    }
    for name in ["budget_waterfall:2027", "budget_by_year", "risk_matrix"] {
        for language in Texts::languages() {
            look::keep(&drawn(name, &plan, language, Medium::Print).0, &format!("full.{language}"));
        }
    }
}
