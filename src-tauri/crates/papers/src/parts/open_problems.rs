//! What is still to be put right: the problems nobody has accepted, one row a kind, gravest first.

use domain::{Problem, Severity};

use crate::blocks::{Block, Column, Row, Section};
use crate::facts::{Facts, count};

/// The kinds that get a row; the rest is one sentence.
const MOST_ROWS: usize = 8;

/// Problems of one kind and severity.
struct Kind<'a> {
    kind: String,
    severity: Severity,
    first: &'a Problem,
    number: usize,
}

/// The section; nothing without a week.
pub(crate) fn open_problems(facts: &Facts) -> Option<Section> {
    facts.week?;
    let kinds = kinds(facts);
    let accepted = facts.problems.iter().filter(|problem| problem.accepted.is_some()).count();
    let open = facts.problems.len() - accepted;
    let numbers = [
        ("problems", count(open)),
        ("blocking", count(facts.figures.problems_blocking)),
        ("accepted", count(accepted)),
    ];
    let mut sentences = vec![facts.say("paper-doc-problems_open", &[], &numbers)];
    if 0 < accepted {
        sentences.push(facts.say("paper-doc-problems_accepted", &[], &numbers));
    }
    let rest: usize = kinds.iter().skip(MOST_ROWS).map(|kind| kind.number).sum();
    if 0 < rest {
        sentences.push(facts.say("paper-doc-problems_rest", &[], &[("problems", count(rest))]));
    }
    let mut blocks = vec![Block::paragraph(sentences.join(" "))];
    if !kinds.is_empty() {
        blocks.push(table(facts, &kinds));
    }
    Some(Section { title: facts.word("paper-doc-problems"), blocks })
}

/// Open problems by kind, in the order of the rules: gravest first, then the most frequent.
fn kinds<'a>(facts: &'a Facts) -> Vec<Kind<'a>> {
    let mut kinds: Vec<Kind> = Vec::new();
    for problem in facts.problems.iter().filter(|problem| problem.accepted.is_none()) {
        let kind = facts.texts.problem_kind(problem);
        match kinds.iter_mut().find(|known| known.kind == kind && known.severity == problem.severity) {
            Some(known) => known.number += 1,
            None => kinds.push(Kind { kind, severity: problem.severity, first: problem, number: 1 }),
        }
    }
    kinds.sort_by(|a, b| a.severity.cmp(&b.severity).then(b.number.cmp(&a.number)));
    kinds
}

fn table(facts: &Facts, kinds: &[Kind]) -> Block {
    let row = |kind: &Kind| Row {
        cells: vec![
            facts.texts.problem_name(kind.first).into(),
            facts.word(&format!("severity-{}", kind.severity.word())).into(),
            facts.texts.number(count(kind.number)).into(),
            facts.texts.problem(kind.first).into(),
        ],
        stands_out: kind.severity == Severity::Blocks,
        bar: None,
    };
    let columns = vec![
        Column::wide(facts.word("paper-doc-problem"), 5),
        Column::narrow(facts.word("paper-doc-severity")),
        Column::number(facts.word("paper-doc-number")),
        Column::wide(facts.word("paper-doc-problem_first"), 9),
    ];
    let rows = kinds.iter().take(MOST_ROWS).map(row).collect();
    Block::Table { caption: facts.word("paper-doc-problems_caption"), columns, rows }
}
