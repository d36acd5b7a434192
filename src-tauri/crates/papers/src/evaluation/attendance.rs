//! Who came: in all, for the first time, and by neighbourhood, pillar and audience.
//!
//! Where the card of an indicator that the plan counts from these numbers says below which count people are withheld,
//! they are withheld here: in every group, and in a second one where the rest would give a single one away.

use std::borrow::Cow;

use domain::rules::attendance::AttendanceRow;
use domain::rules::indicators::suppressed;
use domain::{GroupKind, Indicator, Plan, Reading, TotalsRule};

use super::Outcome;
use crate::blocks::{Block, Column, Rich, Row, Section};
use crate::facts::{Facts, count};
use crate::parts::programme::sentences;

/// The section; before any host has returned a number it says so.
pub(super) fn people(outcome: &Outcome) -> Section {
    let (facts, attendance) = (&outcome.facts, &outcome.attendance);
    let title = facts.word("documents-evaluation-people");
    if attendance.returned.returned == 0 {
        return Section { title, blocks: vec![Block::paragraph(sentence(outcome))] };
    }
    let counted_twice = facts.word("documents-evaluation-counted_twice");
    let mut blocks = vec![Block::paragraph(sentences(&[sentence(outcome), counted_twice]))];
    let said = sentences(&[newcomers(outcome), missed(outcome), rated(outcome)]);
    if !said.is_empty() {
        blocks.push(Block::paragraph(said));
    }
    let groups = [
        ("neighbourhood", "paper-doc-neighbourhood", &attendance.neighbourhoods, true),
        ("pillar", "documents-pillar", &attendance.pillars, false),
        ("audience", "documents-audience", &attendance.audiences, false),
    ];
    let tables: Vec<Block> =
        groups.into_iter().filter_map(|(kind, head, rows, adds_up)| table(facts, kind, head, rows, adds_up)).collect();
    if !tables.is_empty() {
        blocks.push(Block::paragraph(facts.word("documents-evaluation-groups")));
    }
    blocks.extend(tables);
    Section { title, blocks }
}

/// How many came to how many events; who has not told is counted, too.
pub(super) fn sentence(outcome: &Outcome) -> String {
    let (facts, returned) = (&outcome.facts, &outcome.attendance.returned);
    let Some(came) = came(outcome) else { return facts.word("documents-evaluation-no_returns") };
    let numbers = [("returned", count(returned.returned)), ("events", count(returned.events))];
    facts.say("documents-evaluation-came", &[("people", &came)], &numbers)
}

/// How many came, as it may leave the city; `None`: no host has told.
pub(super) fn came(outcome: &Outcome) -> Option<String> {
    let returned = &outcome.attendance.returned;
    (0 < returned.returned).then(|| shown(&outcome.facts, "attendance", returned.attended))
}

/// How many were new to learning, as it may leave the city; `None`: no host has told.
pub(super) fn first_time(outcome: &Outcome) -> Option<String> {
    let attendance = &outcome.attendance;
    let shown = || shown(&outcome.facts, "first_time_learners", attendance.first_time);
    (0 < attendance.first_time_events).then(shown)
}

fn newcomers(outcome: &Outcome) -> String {
    let (facts, attendance) = (&outcome.facts, &outcome.attendance);
    let Some(people) = first_time(outcome) else { return facts.word("documents-evaluation-no_first_time") };
    let events = [("events", count(attendance.first_time_events))];
    let said = match attendance.first_time_percent() {
        // A share would give away what is withheld.
        Some(percent) if !is_withheld(facts.plan, "first_time_learners", attendance.first_time) => {
            let percent = facts.texts.percent(percent);
            facts.say("documents-evaluation-first_time_share", &[("people", &people), ("percent", &percent)], &events)
        }
        _ => facts.say("documents-evaluation-first_time", &[("people", &people)], &events),
    };
    sentences(&[said, facts.word("documents-evaluation-first_time_means")])
}

fn missed(outcome: &Outcome) -> String {
    let (facts, attendance) = (&outcome.facts, &outcome.attendance);
    let Some(percent) = attendance.missed_percent() else { return String::new() };
    let numbers = [("registered", attendance.registered), ("missed", attendance.missed)];
    facts.say("documents-evaluation-missed", &[("percent", &facts.texts.percent(percent))], &numbers)
}

fn rated(outcome: &Outcome) -> String {
    let (facts, attendance) = (&outcome.facts, &outcome.attendance);
    let Some(average) = attendance.rating_average() else { return String::new() };
    let numbers = [("ratings", attendance.ratings), ("events", count(attendance.rated_events))];
    facts.say("documents-evaluation-rated", &[("average", &facts.texts.decimal(average, 1))], &numbers)
}

fn table(facts: &Facts, kind: &str, head: &str, rows: &[AttendanceRow], adds_up: bool) -> Option<Block> {
    let hidden = hidden(facts.plan, rows, adds_up);
    // Audiences are words, the others have names.
    let name = |row: &AttendanceRow| match kind {
        "audience" => text::capital(row.name.trim()),
        _ => row.name.trim().to_owned(),
    };
    let row = |(row, is_hidden): (&AttendanceRow, bool)| {
        let people = match row.attended {
            _ if is_hidden => facts.word("documents-evaluation-withheld"),
            Some(attended) => facts.texts.number(attended),
            None => facts.word("documents-evaluation-not_returned"),
        };
        let cells: Vec<Rich> = vec![
            name(row).into(),
            facts.texts.number(count(row.events)).into(),
            facts.texts.number(count(row.returned)).into(),
            people.into(),
        ];
        Row { cells, stands_out: false, bar: None }
    };
    let columns = vec![
        Column::wide(facts.word(head), 1),
        Column::number(facts.word("paper-doc-events")),
        Column::number(facts.word("documents-evaluation-returned")),
        Column::number(facts.word("documents-evaluation-people_came")),
    ];
    let shown: Vec<Row> = rows.iter().zip(hidden).filter(|(row, _)| 0 < row.events).map(row).collect();
    let caption = facts.word(&format!("documents-evaluation-by_{kind}"));
    (!shown.is_empty()).then_some(Block::Table { caption, columns, rows: shown })
}

/// The card of an indicator that the plan counts and whose small numbers are withheld.
fn card<'a>(plan: &'a Plan, computed: &str) -> Option<&'a Indicator> {
    let limited = plan.indicators.iter().filter(|card| card.computed == computed);
    limited.filter(|card| card.suppress_below.is_some_and(|limit| 0 < limit)).max_by_key(|card| card.suppress_below)
}

/// For each group, whether its number is withheld. Only groups that add up can give one another away.
fn hidden(plan: &Plan, rows: &[AttendanceRow], adds_up: bool) -> Vec<bool> {
    let Some(card) = card(plan, "attendance") else { return vec![false; rows.len()] };
    let card = Indicator { totals: if adds_up { TotalsRule::Sum } else { TotalsRule::None }, ..card.clone() };
    let reading = |row: &AttendanceRow| Reading {
        group_kind: GroupKind::Neighbourhood,
        group_name: row.name.clone(),
        value: row.attended.map(|people| people as f64),
        ..Reading::default()
    };
    let readings: Vec<Cow<Reading>> = rows.iter().map(|row| Cow::Owned(reading(row))).collect();
    suppressed(&card, &readings)
}

fn is_withheld(plan: &Plan, computed: &str, people: i64) -> bool {
    card(plan, computed).and_then(|card| card.suppress_below).is_some_and(|limit| people < limit)
}

fn shown(facts: &Facts, computed: &str, people: i64) -> String {
    match is_withheld(facts.plan, computed, people) {
        true => facts.word("documents-evaluation-withheld"),
        false => facts.texts.number(people),
    }
}
