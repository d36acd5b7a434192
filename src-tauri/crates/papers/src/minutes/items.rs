//! The agenda items of a meeting one by one: their paper, what it asked for, what was said, what was decided.

use domain::{AgendaItem, Decision, DecisionOutcome, Paper, Recommendation};

use super::Session;
use crate::blocks::{Block, Column, Row, Section, strong};
use crate::council::decision::recommendation;
use crate::facts::{Facts, find, paragraphs};
use crate::parts::programme::sentences;

/// A section for each item in its order, then one for what was decided outside the agenda.
pub(super) fn items(session: &Session) -> Vec<Section> {
    let facts = &session.facts;
    let mut sections: Vec<Section> = session.items.iter().map(|item| section(session, item)).collect();
    let is_listed =
        |decision: &&&Decision| session.items.iter().any(|item| decision.agenda_item_id.as_ref() == Some(&item.id));
    let others: Vec<Block> =
        session.decisions.iter().filter(|it| !is_listed(it)).map(|it| decided(facts, it)).collect();
    if !others.is_empty() {
        let id = if session.items.is_empty() { "documents-minutes-all" } else { "documents-minutes-others" };
        sections.push(Section { title: facts.word(id), blocks: others });
    }
    sections
}

fn section(session: &Session, item: &AgendaItem) -> Section {
    let facts = &session.facts;
    let paper = session.paper(item);
    let title = match item.title.trim() {
        "" => paper.map_or("", |paper| paper.title.trim()),
        title => title,
    };
    let asked = paper.map(|paper| asked(facts, paper)).unwrap_or_default();
    let mut blocks: Vec<Block> = paper.map(|paper| Block::paragraph(before(facts, paper))).into_iter().collect();
    blocks.extend(paragraphs(&item.note).into_iter().map(Block::paragraph));
    blocks.extend(answers(session, &asked));
    let is_answer =
        |decision: &Decision| asked.iter().any(|asked| decision.recommendation_id.as_ref() == Some(&asked.id));
    let ours = session.decisions.iter().filter(|decision| decision.agenda_item_id.as_ref() == Some(&item.id));
    blocks.extend(ours.filter(|decision| !is_answer(decision)).map(|decision| decided(facts, decision)));
    if blocks.is_empty() {
        blocks.push(Block::paragraph(facts.word("documents-minutes-nothing_written")));
    }
    let title = if title.is_empty() { facts.word("documents-minutes-untitled") } else { title.to_owned() };
    Section { title, blocks }
}

/// Which paper lay before the meeting.
fn before(facts: &Facts, paper: &Paper) -> String {
    let title = match paper.title.trim() {
        "" => facts.word("paper-doc-title"),
        title => title.to_owned(),
    };
    let reference = paper.reference.trim();
    let id = if reference.is_empty() { "documents-minutes-paper" } else { "documents-minutes-paper_reference" };
    let said = facts.say(id, &[("title", &title), ("reference", reference)], &[]);
    if paper.is_public {
        return said;
    }
    let reason = paper.exemption.trim();
    let exempt = match reason {
        "" => facts.word("paper-doc-exempt_without_reason"),
        reason => facts.say("paper-doc-exempt_because", &[("reason", reason)], &[]),
    };
    facts.texts.format("documents-two_sentences", &[("first", said.into()), ("second", exempt.into())])
}

/// What a paper asks, in its order.
pub(super) fn asked<'a>(facts: &Facts<'a>, paper: &Paper) -> Vec<&'a Recommendation> {
    let mut asked: Vec<&Recommendation> =
        facts.plan.recommendations.iter().filter(|it| it.paper_id == paper.id).collect();
    asked.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    asked
}

/// What the meeting was asked, and what it answered.
fn answers(session: &Session, asked: &[&Recommendation]) -> Option<Block> {
    let facts = &session.facts;
    let row = |asked: &&Recommendation| {
        let answer = session.decisions.iter().find(|it| it.recommendation_id.as_ref() == Some(&asked.id));
        let (outcome, words) = match answer {
            Some(answer) => (facts.word(outcome(answer.outcome)), in_words(facts, answer)),
            None => (facts.word("documents-minutes-unanswered"), String::new()),
        };
        Row {
            cells: vec![recommendation(facts, asked), outcome.into(), words.into()],
            stands_out: answer.is_none(),
            bar: None,
        }
    };
    let columns = vec![
        Column::wide(facts.word("documents-minutes-asked"), 5),
        Column::narrow(facts.word("documents-minutes-outcome")),
        Column::wide(facts.word("documents-minutes-in_words"), 5),
    ];
    let rows: Vec<Row> = asked.iter().map(row).collect();
    let caption = facts.word("documents-minutes-answers_caption");
    (!rows.is_empty()).then_some(Block::Table { caption, columns, rows })
}

/// A decision's own words and what was noted of it.
fn in_words(facts: &Facts, decision: &Decision) -> String {
    let title = decision.title.trim().trim_end_matches(['.', ';']);
    let title = match title {
        "" => String::new(),
        title => facts.say("documents-minutes-sentence", &[("text", title)], &[]),
    };
    sentences(&[title, paragraphs(&decision.note).join(" ")])
}

fn outcome(outcome: DecisionOutcome) -> &'static str {
    match outcome {
        DecisionOutcome::Agreed => "documents-minutes-agreed",
        DecisionOutcome::Amended => "documents-minutes-amended",
        DecisionOutcome::Deferred => "documents-minutes-deferred",
        DecisionOutcome::Refused => "documents-minutes-refused",
    }
}

/// A decision with its outcome and what was noted of it.
fn decided(facts: &Facts, decision: &Decision) -> Block {
    let (outcome, title) = (strong(&facts.word(outcome(decision.outcome))), title(facts, decision));
    let notes = paragraphs(&decision.note).join(" ");
    let id = if notes.is_empty() { "documents-minutes-decision" } else { "documents-minutes-decision_note" };
    let title = title.trim_end_matches(['.', ';']);
    Block::paragraph(facts.say(id, &[("outcome", &outcome), ("title", title), ("note", &notes)], &[]))
}

/// What was decided: its own words, else those of the recommendation.
pub(super) fn title(facts: &Facts, decision: &Decision) -> String {
    let asked = find(&facts.plan.recommendations, decision.recommendation_id.as_deref());
    match (decision.title.trim(), asked) {
        ("", Some(asked)) => recommendation(facts, asked).plain().trim_end_matches(['.', ';']).to_owned(),
        ("", None) => facts.word("documents-minutes-untitled_decision"),
        (title, _) => title.to_owned(),
    }
}
