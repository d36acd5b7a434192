//! Who the programme reaches: neighbourhoods against the target, pillars and audiences in a sentence.

use domain::rules::coverage::CoverageRow;

use super::programme::sentences;
use crate::blocks::{Bar, Block, Column, Rich, Row, Section};
use crate::facts::{Facts, count};

/// The section; nothing when the plan knows neither neighbourhoods nor pillars.
pub(crate) fn coverage(facts: &Facts) -> Option<Section> {
    let rows = &facts.coverage.neighbourhoods;
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::paragraph(gaps(facts, rows)));
        blocks.push(table(facts, rows));
    }
    let themes = sentences(&[pillars(facts), audiences(facts)]);
    if 0 < facts.figures.planned && !themes.is_empty() {
        blocks.push(Block::paragraph(themes));
    }
    (!blocks.is_empty()).then(|| Section { title: facts.word("paper-doc-coverage"), blocks })
}

/// Which neighbourhoods stay below the target, and how many events that is.
fn gaps(facts: &Facts, rows: &[CoverageRow]) -> String {
    let target = facts.week.and_then(|week| week.target_events_per_1000);
    let Some(target) = target else { return facts.word("paper-doc-coverage_no_target") };
    let target = decimal(facts, target);
    let below: Vec<&CoverageRow> = rows.iter().filter(|row| row.gap.is_some_and(|gap| 0 < gap)).collect();
    if below.is_empty() {
        return facts.say("paper-doc-coverage_reached", &[("target", &target)], &[]);
    }
    let missing = below.iter().filter_map(|row| row.gap).fold(0, i64::saturating_add);
    let names: Vec<String> = below.iter().map(|row| row.name.clone()).collect();
    let texts = [("names", &*facts.texts.list(&names)), ("target", &*target)];
    facts.say("paper-doc-coverage_below", &texts, &[("count", count(below.len())), ("missing", missing)])
}

/// The neighbourhoods of a past week that were left below its target.
pub(crate) fn below(facts: &Facts, rows: &[CoverageRow]) -> String {
    let below: Vec<String> =
        rows.iter().filter(|row| row.gap.is_some_and(|gap| 0 < gap)).map(|row| row.name.trim().to_owned()).collect();
    let target = facts.week.and_then(|week| week.target_events_per_1000).map(|target| decimal(facts, target));
    let texts = [("names", &*facts.texts.list(&below)), ("target", target.as_deref().unwrap_or_default())];
    let id = match below.len() == rows.len() {
        true => "documents-evaluation-change_coverage_all",
        false => "documents-evaluation-change_coverage",
    };
    facts.say(id, &texts, &[("count", count(below.len()))])
}

fn table(facts: &Facts, rows: &[CoverageRow]) -> Block {
    let number =
        |number: Option<i64>| number.map_or_else(|| facts.word("paper-doc-unknown"), |n| facts.texts.number(n));
    let rate =
        |number: Option<f64>| number.map_or_else(|| facts.word("paper-doc-unknown"), |n| facts.texts.decimal(n, 1));
    let rates = rows.iter().flat_map(|row| [row.events_per_1000, row.target]).flatten();
    let longest = rates.fold(0.0, f64::max);
    let row = |row: &CoverageRow| {
        let cells: Vec<Rich> = vec![
            row.name.as_str().into(),
            number(row.residents).into(),
            number(Some(count(row.events))).into(),
            number(Some(row.places)).into(),
            rate(row.events_per_1000).into(),
            rate(row.target).into(),
            number(row.gap.map(|gap| gap.max(0))).into(),
        ];
        // A number without measure has a bar all the same.
        let share = |number: f64| Some(number / longest).filter(|share| (0.0..=1.0).contains(share)).unwrap_or(0.0);
        let bar = row.events_per_1000.map(|rate| Bar { length: share(rate), target: row.target.map(share) });
        Row { cells, stands_out: row.gap.is_some_and(|gap| 0 < gap), bar }
    };
    let columns = vec![
        Column::wide(facts.word("paper-doc-neighbourhood"), 1),
        Column::number(facts.word("paper-doc-residents")),
        Column::number(facts.word("paper-doc-events")),
        Column::number(facts.word("paper-doc-places")),
        Column::bars(facts.word("paper-doc-events_per_1000")),
        Column::number(facts.word("paper-doc-target")),
        Column::number(facts.word("paper-doc-missing")),
    ];
    Block::Table { caption: facts.word("paper-doc-coverage_caption"), columns, rows: rows.iter().map(row).collect() }
}

/// The pillar with most and the one with fewest events.
fn pillars(facts: &Facts) -> String {
    let rows = &facts.coverage.pillars;
    let most = rows.iter().max_by_key(|row| row.events);
    let fewest = rows.iter().rev().min_by_key(|row| row.events);
    match (most, fewest) {
        (Some(most), Some(fewest)) if most.id != fewest.id => facts.say(
            "paper-doc-coverage_pillars",
            &[("most", &most.name), ("fewest", &fewest.name)],
            &[("most_count", count(most.events)), ("fewest_count", count(fewest.events))],
        ),
        _ => String::new(),
    }
}

/// The three audiences that most events speak to.
fn audiences(facts: &Facts) -> String {
    let mut rows: Vec<&CoverageRow> = facts.coverage.audiences.iter().filter(|row| 0 < row.events).collect();
    rows.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
    let named =
        |row: &&CoverageRow| facts.say("paper-doc-audience", &[("name", &row.name)], &[("events", count(row.events))]);
    let names: Vec<String> = rows.iter().take(3).map(named).collect();
    match names.is_empty() {
        true => String::new(),
        false => facts.say("paper-doc-coverage_audiences", &[("names", &facts.texts.list(&names))], &[]),
    }
}

/// One digit behind the point, none when it would be 0.
fn decimal(facts: &Facts, number: f64) -> String {
    let digits = usize::from((number * 10.0).round() % 10.0 != 0.0);
    facts.texts.decimal(number, digits)
}
