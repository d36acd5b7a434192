//! What hosts and learners say, and what should change.
//!
//! Words are quoted where they came back with a return, or where somebody brought them as evidence about the week or one
//! of its events. Who said them is not told: neither records that the person agreed to be named.

use std::collections::HashMap;

use chrono::Datelike;
use domain::rules::roadmap::in_order;
use domain::{Event, Evidence, EvidenceKind, Subject, Task};

use super::Outcome;
use crate::blocks::{Block, Column, Rich, Row, Section};
use crate::facts::{Facts, count};
use crate::parts::coverage;

/// What was said; without any words it says where they would come from.
pub(super) fn said(outcome: &Outcome) -> Section {
    let facts = &outcome.facts;
    let title = facts.word("documents-evaluation-words");
    let rows: Vec<Row> = quotes(facts).into_iter().chain(returned(facts)).collect();
    if rows.is_empty() {
        return Section { title, blocks: vec![Block::paragraph(facts.word("documents-evaluation-words_none"))] };
    }
    let columns = vec![
        Column::wide(facts.word("documents-evaluation-words_about"), 4),
        Column::wide(facts.word("documents-evaluation-words_said"), 9),
    ];
    let caption = facts.word("documents-evaluation-words_caption");
    Section { title, blocks: vec![Block::Table { caption, columns, rows }] }
}

/// Notes brought about the week, then those about its events in the order of their titles.
fn quotes(facts: &Facts) -> Vec<Row> {
    let Some(week) = facts.week else { return Vec::new() };
    let events: HashMap<&str, &Event> = facts
        .plan
        .events
        .iter()
        .filter(|event| event.week_id.as_ref() == Some(&week.id))
        .map(|event| (event.id.as_str(), event))
        .collect();
    let about = |evidence: &Evidence| match evidence.subject {
        Subject::Week if evidence.subject_id == week.id => Some(String::new()),
        Subject::Event => events.get(evidence.subject_id.as_str()).map(|event| event.title.trim().to_owned()),
        _ => None,
    };
    let notes = facts.plan.evidence.iter().filter(|it| it.kind == EvidenceKind::Note && !it.note.trim().is_empty());
    let mut quotes: Vec<(String, &Evidence)> = notes.filter_map(|it| Some((about(it)?, it))).collect();
    quotes.sort_by(|a, b| (&a.0, a.1.added_on, &a.1.id).cmp(&(&b.0, b.1.added_on, &b.1.id)));
    let row = |(about, evidence): (String, &Evidence)| {
        let about = if about.is_empty() { facts.word("documents-evaluation-words_week") } else { about };
        let said = facts.say("documents-evaluation-quote", &[("words", evidence.note.trim())], &[]);
        Row { cells: vec![about.into(), said.into()], stands_out: false, bar: None }
    };
    quotes.into_iter().map(row).collect()
}

/// What came back with the returns, in the order of the titles: learners first, then the host.
fn returned(facts: &Facts) -> Vec<Row> {
    let week_id = facts.week.map(|week| &week.id);
    let ours =
        facts.plan.events.iter().filter(|event| event.week_id.as_ref() == week_id && event.status.was_announced());
    let mut events: Vec<&Event> = ours.collect();
    events.sort_by_key(|event| (event.title.trim(), &event.id));
    let mut rows = Vec::new();
    for event in events {
        let said = [("learners", &event.learner_words), ("host", &event.host_words)];
        for (who, words) in said.into_iter().filter(|(_, words)| !words.trim().is_empty()) {
            let about = facts.say(&format!("documents-evaluation-words_{who}"), &[("title", event.title.trim())], &[]);
            let said = facts.say("documents-evaluation-quote", &[("words", words.trim())], &[]);
            rows.push(Row { cells: vec![about.into(), said.into()], stands_out: false, bar: None });
        }
    }
    rows
}

/// What the numbers ask for, what the city's own practices taught, and what is still to be done about the week.
pub(super) fn to_change(outcome: &Outcome) -> Section {
    let facts = &outcome.facts;
    let mut blocks: Vec<Block> = asked_by_numbers(outcome).into_iter().map(Block::paragraph).collect();
    let written = [lessons(facts), tasks(facts)];
    if written.iter().all(Option::is_none) {
        blocks.push(Block::paragraph(facts.word("documents-evaluation-change_none")));
    }
    blocks.extend(written.into_iter().flatten());
    Section { title: facts.word("documents-evaluation-change"), blocks }
}

fn asked_by_numbers(outcome: &Outcome) -> Vec<String> {
    let (facts, returned) = (&outcome.facts, &outcome.attendance.returned);
    let mut asked = Vec::new();
    let missing = count(returned.events.saturating_sub(returned.returned));
    if 0 < returned.returned && 0 < missing {
        asked.push(facts.say("documents-evaluation-change_returns", &[], &[("events", missing)]));
    }
    let rows = &facts.coverage.neighbourhoods;
    let has_target = facts.week.is_some_and(|week| week.target_events_per_1000.is_some());
    if has_target && rows.iter().any(|row| row.gap.is_some_and(|gap| 0 < gap)) {
        asked.push(coverage::below(facts, rows));
    }
    asked
}

/// What the city's own practices of the year taught.
fn lessons(facts: &Facts) -> Option<Block> {
    let year = i64::from(facts.week?.starts_on.year());
    let ours = facts.plan.practices.iter().filter(|it| it.is_own && it.year == Some(year));
    let row = |(title, lesson): (&str, &str)| Row {
        cells: vec![Rich::from(title), Rich::from(lesson)],
        stands_out: false,
        bar: None,
    };
    let told = ours.map(|it| (it.title.trim(), it.lessons.trim())).filter(|(_, lesson)| !lesson.is_empty());
    let rows: Vec<Row> = told.map(row).collect();
    let columns = vec![
        Column::wide(facts.word("documents-evaluation-practice"), 4),
        Column::wide(facts.word("documents-evaluation-lesson"), 9),
    ];
    let caption = facts.say("documents-evaluation-lessons_caption", &[("year", &year.to_string())], &[]);
    (!rows.is_empty()).then_some(Block::Table { caption, columns, rows })
}

/// What somebody is still to do about the week.
fn tasks(facts: &Facts) -> Option<Block> {
    let week = facts.week?;
    let is_open = |task: &&Task| {
        task.subject == Some(Subject::Week) && task.subject_id.as_ref() == Some(&week.id) && task.done_on.is_none()
    };
    let mut tasks: Vec<&Task> = in_order(&facts.plan.tasks, |_| "").into_iter().filter(is_open).collect();
    tasks.sort_by_key(|task| (task.due_on.is_none(), task.due_on));
    let row = |task: &Task| {
        let due_on = task.due_on.map_or_else(|| facts.word("documents-no_date"), |due_on| facts.date(due_on));
        Row {
            cells: vec![task.title.trim().into(), task.assignee.trim().into(), due_on.into()],
            stands_out: false,
            bar: None,
        }
    };
    let rows: Vec<Row> = tasks.into_iter().map(row).collect();
    let columns = vec![
        Column::wide(facts.word("documents-evaluation-task"), 6),
        Column::wide(facts.word("paper-doc-responsible"), 4),
        Column::narrow(facts.word("paper-doc-due")),
    ];
    let caption = facts.word("documents-evaluation-tasks_caption");
    (!rows.is_empty()).then_some(Block::Table { caption, columns, rows })
}
