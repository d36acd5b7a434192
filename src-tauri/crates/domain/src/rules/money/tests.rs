//! Sums of money, and what looks wrong with a line.

use proptest::prelude::*;

use crate::rules::testing::*;
use crate::rules::{budget, risks};
use crate::*;

/// `2027 staff city 100 80 60 5`: year, category, source, planned, secured, spent, matched.
fn line(text: &str) -> BudgetLine {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |at: usize| words.get(at).map_or(0, |word| word.parse().expect("a number"));
    BudgetLine {
        id: text.to_owned(),
        year: number(0),
        title: text.to_owned(),
        category: BudgetCategory::from_word(words[1]).expect("a category"),
        source_kind: BudgetSource::from_word(words[2]).expect("a source"),
        planned_minor: number(3),
        secured_minor: number(4),
        spent_minor: number(5),
        matched_minor: number(6),
        ..BudgetLine::default()
    }
}

#[track_caller]
fn check_line(text: &str, matched_by: &str, expected: &str) {
    let line = BudgetLine { matched_by: matched_by.to_owned(), ..line(text) };
    let found: Vec<String> = budget::problems([&line])
        .iter()
        .map(|problem| {
            format!("{} {} {}", problem.severity.word(), problem.code, problem.field.as_deref().unwrap_or(""))
        })
        .collect();
    assert_eq!(found.join(", "), expected, "{text}");
}

#[test]
fn a_line_in_order_says_nothing() {
    check_line("2027 staff city 100 100 100 50", "Trades Council", "");
    check_line("2027 staff city 0 0 0 0", "", "");
}

#[test]
fn money_in_the_wrong_order_is_named() {
    check_line("2027 staff city 100 80 90", "", "warning money_overspent spent_minor");
    check_line("2027 staff city 100 120 90", "", "hint money_over_planned secured_minor");
    check_line("2027 staff city 0 0 1", "", "warning money_overspent spent_minor");
}

#[test]
fn a_match_has_a_name() {
    check_line("2027 grants fund 100 100 0 50", " ", "hint match_unnamed matched_by");
    check_line("2027 grants fund 100 100 0 100", "", "hint match_unnamed matched_by");
    check_line("2027 grants fund 100 100 0 101", "", "warning match_unnamed matched_by");
    check_line("2027 grants fund 100 100 0 150", "", "warning match_unnamed matched_by");
    check_line("2027 grants fund 100 100 0 0", "", "");
}

#[test]
fn sums_say_what_is_missing_and_what_is_left() {
    let lines =
        [line("2026 staff city 100 80 60 5"), line("2027 staff fund 50 60 0 0"), line("2027 access city 7 0 0")];
    let sums = budget::sums(&lines);
    assert_eq!((sums.total.planned_minor, sums.total.gap_minor, sums.total.remaining_minor), (157, 17, 80));
    let keys = |rows: &[budget::SumRow]| rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&sums.categories), "staff access");
    assert_eq!(keys(&sums.sources), "city fund");
    assert_eq!(keys(&sums.years), "2026 2027");
    assert_eq!(sums.sources[1].sums.gap_minor, -10, "more secured than planned is shown, not hidden");
}

#[test]
fn the_year_of_the_week_comes_first() {
    let mut plan = Plan { weeks: vec![week()], ..Plan::default() };
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    assert_eq!(budget::current_year(&plan, plan.weeks.first(), today), None);
    plan.budget_lines = vec![line("2024 staff city 1")];
    assert_eq!(budget::current_year(&plan, plan.weeks.first(), today), Some(2024));
    plan.budget_lines.push(line("2026 staff city 1"));
    assert_eq!(budget::current_year(&plan, plan.weeks.first(), today), Some(2026));
    plan.budget_lines.push(line("2027 staff city 1"));
    assert_eq!(budget::current_year(&plan, plan.weeks.first(), today), Some(2027));
    assert_eq!(budget::lines(&plan, Some(2026), None).len(), 1);
    assert_eq!(budget::lines(&plan, None, Some("week")).len(), 0);
}

prop_compose! {
    fn any_line()(
        year in 2022i64..2028,
        category in prop::sample::select(BudgetCategory::ALL.to_vec()),
        source_kind in prop::sample::select(BudgetSource::ALL.to_vec()),
        week in 0usize..3,
        amounts in prop::array::uniform4(0i64..1_000_000_000_000),
    ) -> BudgetLine {
        BudgetLine {
            year, category, source_kind,
            week_id: (0 < week).then(|| format!("week {week}")),
            planned_minor: amounts[0], secured_minor: amounts[1], spent_minor: amounts[2], matched_minor: amounts[3],
            ..BudgetLine::default()
        }
    }
}

/// Adds rows up again, field by field.
fn added(rows: &[budget::SumRow]) -> budget::Sums {
    rows.iter().fold(budget::Sums::default(), |sum, row| budget::Sums {
        line_count: sum.line_count + row.sums.line_count,
        planned_minor: sum.planned_minor + row.sums.planned_minor,
        secured_minor: sum.secured_minor + row.sums.secured_minor,
        spent_minor: sum.spent_minor + row.sums.spent_minor,
        matched_minor: sum.matched_minor + row.sums.matched_minor,
        gap_minor: sum.gap_minor + row.sums.gap_minor,
        remaining_minor: sum.remaining_minor + row.sums.remaining_minor,
    })
}

proptest! {
    #[test]
    fn every_list_adds_up_to_the_total(lines in prop::collection::vec(any_line(), 0..60)) {
        let sums = budget::sums(&lines);
        for rows in [&sums.categories, &sums.sources, &sums.years, &sums.weeks] {
            prop_assert_eq!(added(rows), sums.total);
        }
        // The slow way, one question at a time.
        let planned = |wanted: &dyn Fn(&BudgetLine) -> bool| -> i64 {
            lines.iter().filter(|line| wanted(line)).map(|line| line.planned_minor).sum()
        };
        for row in &sums.categories {
            prop_assert_eq!(row.sums.planned_minor, planned(&|line| line.category.word() == row.key));
        }
        for row in &sums.sources {
            prop_assert_eq!(row.sums.planned_minor, planned(&|line| line.source_kind.word() == row.key));
        }
        for row in &sums.years {
            prop_assert_eq!(row.sums.planned_minor, planned(&|line| line.year.to_string() == row.key));
        }
        let total = sums.total;
        prop_assert_eq!(total.gap_minor, total.planned_minor - total.secured_minor);
        prop_assert_eq!(total.remaining_minor, total.secured_minor - total.spent_minor);
    }

    #[test]
    fn sums_never_turn_over(amounts in prop::collection::vec(any::<[i64; 4]>(), 0..8)) {
        let lines: Vec<BudgetLine> = amounts.into_iter().map(|[planned_minor, secured_minor, spent_minor, matched_minor]| {
            BudgetLine { planned_minor, secured_minor, spent_minor, matched_minor, ..BudgetLine::default() }
        }).collect();
        prop_assert_eq!(budget::sums(&lines).total.line_count, lines.len());
    }
}

fn risk(id: &str, likelihood: RiskLevel, impact: RiskLevel) -> Risk {
    Risk { id: id.to_owned(), likelihood, impact, ..Risk::default() }
}

#[test]
fn levels_come_from_both_sides() {
    use RiskLevel::{High, Low, Medium};
    let cases = [
        (Low, Low, Low),
        (Low, Medium, Low),
        (Medium, Low, Low),
        (Low, High, Medium),
        (Medium, Medium, Medium),
        (High, Low, Medium),
        (Medium, High, High),
        (High, Medium, High),
        (High, High, High),
    ];
    for (likelihood, impact, expected) in cases {
        assert_eq!(risks::level(likelihood, impact), expected, "{likelihood:?} {impact:?}");
    }
}

#[test]
fn the_matrix_holds_every_open_risk_once() {
    use RiskLevel::{High, Low, Medium};
    let mut plan = Plan {
        risks: vec![risk("a", Low, High), risk("b", High, High), risk("c", Medium, Low), risk("d", Low, High)],
        ..Plan::default()
    };
    plan.risks[3].is_closed = true;
    let cells = risks::matrix(&plan);
    let found: Vec<String> = cells
        .iter()
        .filter(|cell| !cell.risks.is_empty())
        .map(|cell| format!("{} {} {}", cell.likelihood.word(), cell.impact.word(), cell.risks[0].id))
        .collect();
    assert_eq!(found.join(", "), "high high b, medium low c, low high a");
    assert_eq!(cells.iter().map(|cell| cell.risks.len()).sum::<usize>(), 3);
    let order: Vec<&str> = risks::ranked(&plan).iter().map(|risk| risk.id.as_str()).collect();
    assert_eq!(order, ["b", "a", "c"]);
}

#[test]
fn risks_are_looked_at_twice_a_year() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    let on = |date: &str| date.parse::<NaiveDate>().ok();
    let due = |reviewed_on, is_closed| risks::is_review_due(&Risk { reviewed_on, is_closed, ..Risk::default() }, today);
    assert!(due(None, false), "never looked at");
    assert!(due(on("2026-05-23"), false));
    assert!(!due(on("2026-05-24"), false), "six months to the day");
    assert!(!due(on("2025-01-01"), true), "closed");
}

#[test]
fn risks_that_are_due_to_be_looked_at_come_gravest_first() {
    use RiskLevel::{High, Low, Medium};
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    let looked_at =
        |id: &str, likelihood, impact, on: Option<NaiveDate>| Risk { reviewed_on: on, ..risk(id, likelihood, impact) };
    let mut plan = Plan {
        risks: vec![
            looked_at("light", Low, Low, None),
            looked_at("fresh", High, High, Some(today)),
            looked_at("likely", High, Medium, None),
            looked_at("grave", Medium, High, None),
            looked_at("gravest", High, High, None),
            looked_at("rare and grave", Low, High, None),
        ],
        ..Plan::default()
    };
    plan.risks.push(Risk { is_closed: true, ..looked_at("closed", High, High, None) });
    let ids = |risks: Vec<&Risk>| risks.into_iter().map(|risk| risk.id.clone()).collect::<Vec<_>>().join(", ");
    assert_eq!(ids(risks::review_due(&plan, today)), "gravest, grave, likely, rare and grave, light");
    assert_eq!(ids(risks::ranked(&plan)), "fresh, gravest, grave, likely, rare and grave, light");
}

#[test]
fn a_problem_names_its_line_with_the_year() {
    let line = BudgetLine { id: "l".to_owned(), title: "Posters".to_owned(), ..line("2027 staff city 100 80 90") };
    let expected = Problem {
        code: "money_overspent".to_owned(),
        severity: Severity::Warning,
        key: "money_overspent:l".to_owned(),
        field: Some("spent_minor".to_owned()),
        values: [("title", "Posters"), ("year", "2027")].map(|(name, text)| (name.to_owned(), text.to_owned())).into(),
        ..Problem::default()
    };
    assert_eq!(budget::problems([&line]), [expected]);
}
