//! What became of the events of a week: announced, held, cancelled, postponed, withdrawn.

use domain::{Event, EventStatus};

use super::Outcome;
use crate::blocks::{Block, Column, Figure, Row, Section};
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::{Facts, count};
use crate::parts::programme::sentences;

/// Titles given one by one; more are only counted.
const MOST_NAMES: usize = 12;

/// The section.
pub(super) fn events(outcome: &Outcome, drawings: &mut Drawings) -> Result<Section, PaperError> {
    let facts = &outcome.facts;
    let title = facts.word("documents-evaluation-events");
    if outcome.result.announced == 0 {
        let none = [not_over(facts), facts.word("documents-evaluation-no_events")];
        return Ok(Section { title, blocks: vec![Block::paragraph(sentences(&none))] });
    }
    let mut blocks = vec![
        Block::Figures { items: figures(outcome) },
        Block::paragraph(sentences(&[not_over(facts), sentence(outcome)])),
        table(outcome),
    ];
    for (status, id) in [
        (EventStatus::Cancelled, "documents-evaluation-cancelled"),
        (EventStatus::Postponed, "documents-evaluation-postponed"),
    ] {
        let names = titles(facts, status);
        if !names.is_empty() {
            let number = count(names.len());
            let names = facts.names(names, MOST_NAMES);
            blocks.push(Block::paragraph(facts.say(id, &[("names", &names)], &[("events", number)])));
        }
    }
    if 1 < facts.plan.weeks.len() {
        let caption = facts.word("documents-evaluation-years_caption");
        blocks.extend(drawings.chart(&facts.scene(), "attendance_bars", caption, 75)?);
    }
    Ok(Section { title, blocks })
}

/// Says that numbers are not final while the week goes on or lies ahead; else nothing.
pub(super) fn not_over(facts: &Facts) -> String {
    match facts.week {
        Some(week) if facts.today < week.starts_on => facts.word("documents-evaluation-ahead"),
        Some(week) if facts.today <= week.ends_on => facts.word("documents-evaluation-not_over"),
        _ => String::new(),
    }
}

/// Announced, held and called off in one sentence.
pub(super) fn sentence(outcome: &Outcome) -> String {
    let (facts, result) = (&outcome.facts, &outcome.result);
    if result.announced == 0 {
        return facts.word("documents-evaluation-no_events");
    }
    let numbers = [
        ("announced", count(result.announced)),
        ("held", count(result.held)),
        ("cancelled", count(facts.figures.cancelled)),
        ("postponed", count(facts.figures.postponed)),
    ];
    facts.say("documents-evaluation-held", &[], &numbers)
}

fn figures(outcome: &Outcome) -> Vec<Figure> {
    let (facts, result, attendance) = (&outcome.facts, &outcome.result, &outcome.attendance);
    let figure = |number: usize, id: &str| Figure { number: facts.texts.number(count(number)), label: facts.word(id) };
    let announced = match result.target_events.filter(|target| 0 < *target) {
        Some(target) => facts.say("documents-evaluation-figure-announced_of", &[], &[("target", target)]),
        None => facts.word("documents-evaluation-figure-announced"),
    };
    let people = |id: &str, shown: Option<String>, of: usize| Figure {
        number: shown.unwrap_or_else(|| facts.word("documents-evaluation-figure-unknown")),
        label: facts.say(id, &[], &[("returned", count(of)), ("events", count(attendance.returned.events))]),
    };
    let came = super::attendance::came(outcome);
    let new = super::attendance::first_time(outcome);
    vec![
        Figure { number: facts.texts.number(count(result.announced)), label: announced },
        figure(result.held, "documents-evaluation-figure-held"),
        figure(facts.figures.cancelled, "documents-evaluation-figure-cancelled"),
        people("documents-evaluation-figure-people", came, attendance.returned.returned),
        people("documents-evaluation-figure-new", new, attendance.first_time_events),
    ]
}

/// Every status that an event of the week can have come to, those that nobody has left out.
fn table(outcome: &Outcome) -> Block {
    let (facts, figures) = (&outcome.facts, &outcome.facts.figures);
    let open = figures.accepted + figures.confirmed;
    let rows = [
        ("held", outcome.result.held),
        ("open", open),
        ("cancelled", figures.cancelled),
        ("postponed", figures.postponed),
        ("announced", outcome.result.announced),
        ("withdrawn", figures.withdrawn),
        ("declined", figures.declined),
        ("pending", figures.drafts + figures.submitted + figures.needs_information),
    ];
    let is_shown = |(name, number): &(&str, usize)| 0 < *number || matches!(*name, "held" | "announced");
    let row = |(name, number): (&str, usize)| Row {
        cells: vec![
            facts.word(&format!("documents-evaluation-row-{name}")).into(),
            facts.texts.number(count(number)).into(),
            facts.word(&format!("documents-evaluation-row-{name}-about")).into(),
        ],
        stands_out: name == "open" && outcome.facts.week.is_some_and(|week| week.ends_on < outcome.facts.today),
        bar: None,
    };
    let columns = vec![
        Column::wide(facts.word("documents-evaluation-became"), 3),
        Column::number(facts.word("paper-doc-events")),
        Column::wide(facts.word("documents-evaluation-meaning"), 9),
    ];
    let rows = rows.into_iter().filter(is_shown).map(row).collect();
    Block::Table { caption: facts.word("documents-evaluation-events_caption"), columns, rows }
}

fn titles(facts: &Facts, status: EventStatus) -> Vec<String> {
    let is_it = |event: &&Event| event.status == status && event.week_id.as_ref() == facts.week.map(|week| &week.id);
    let mut titles: Vec<String> =
        facts.plan.events.iter().filter(is_it).map(|event| event.title.trim().to_owned()).collect();
    titles.sort();
    titles
}
