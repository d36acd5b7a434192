//! What changed since an earlier state of the plan, by part of the work.
//!
//! What counts as a change is a rule of `domain`; the sentences are those of the boards, so that both say the same.

use domain::rules::since::SinceItem;

use super::Comparison;
use crate::blocks::{Block, Column, Row, Section};
use crate::facts::{Facts, count};

/// The parts of the work in the order in which a meeting hears of them, with the tables that belong to each.
const TOPICS: &[(&str, &[&str])] = &[
    ("council", &["decision", "paper", "meeting", "declaration"]),
    ("pillars", &["assessment", "area"]),
    ("indicators", &["reading", "indicator"]),
    ("roadmap", &["goal", "action", "milestone"]),
    ("money", &["budget_line", "offer"]),
    ("programme", &["event"]),
    ("partners", &["partner"]),
    ("risks", &["risk"]),
    ("evidence", &["practice", "evidence"]),
];

/// The section; without anything to compare with it says so.
pub(super) fn changes(facts: &Facts, since: Option<Comparison>) -> Section {
    let Some(Comparison { on, since }) = since else {
        let blocks = vec![Block::paragraph(facts.word("documents-changes-unknown"))];
        return Section { title: facts.word("documents-changes"), blocks };
    };
    let date = facts.date(on);
    let title = facts.say("documents-changes_since", &[("date", &date)], &[]);
    let meeting = facts.plan.meetings.iter().find(|meeting| meeting.held_on == on && !meeting.body.trim().is_empty());
    let rows: Vec<Row> = TOPICS.iter().filter_map(|(topic, tables)| row(facts, topic, tables, &since.items)).collect();
    let (body, id) = match meeting {
        Some(meeting) => (meeting.body.trim(), "documents-changes-meeting"),
        None => ("", "documents-changes-day"),
    };
    let mut blocks = vec![Block::paragraph(facts.say(id, &[("date", &date), ("body", body)], &[]))];
    if rows.is_empty() {
        blocks.push(Block::paragraph(facts.word("documents-changes-nothing")));
        return Section { title, blocks };
    }
    let columns = vec![
        Column::wide(facts.word("documents-changes-topic"), 2),
        Column::wide(facts.word("documents-changes-what"), 9),
    ];
    blocks.push(Block::Table { caption: facts.word("documents-changes-caption"), columns, rows });
    Section { title, blocks }
}

/// All changes of one part of the work in one row.
fn row(facts: &Facts, topic: &str, tables: &[&str], items: &[SinceItem]) -> Option<Row> {
    let ours = items.iter().filter(|item| tables.contains(&item.table));
    let said: Vec<String> = ours.map(|item| sentence(facts, item)).collect();
    if said.is_empty() {
        return None;
    }
    let name = facts.word(&format!("documents-topic-{topic}"));
    Some(Row { cells: vec![name.into(), said.join(" ").into()], stands_out: false, bar: None })
}

fn sentence(facts: &Facts, item: &SinceItem) -> String {
    let (names, rest) = item.named();
    let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    if 0 < rest {
        names.push(facts.say("board-since-others", &[], &[("rest_count", count(rest))]));
    }
    let by = item.by.unwrap_or(0);
    let said = facts.say(
        &format!("board-since-{}", item.code),
        &[("names", &facts.texts.list(&names)), ("amount", &facts.money(by))],
        &[("all_count", count(item.names.len())), ("by_count", by)],
    );
    facts.say("documents-changes-sentence", &[("text", said.trim_end_matches([' ', ':', '.']))], &[])
}

#[cfg(test)]
mod tests {
    use domain::Plan;
    use domain::rules::since::SinceItem;
    use text::Texts;

    use super::{TOPICS, sentence};
    use crate::facts::Facts;

    /// Every code that the rule can give, as its source names them.
    fn codes() -> Vec<String> {
        let source = include_str!("../../../domain/src/rules/council/since.rs");
        let quoted = source.split('"').skip(1).step_by(2).filter(|word| word.contains('_') && !word.contains(' '));
        let codes: Vec<String> = quoted.map(str::to_owned).filter(|word| word != "budget_line").collect();
        assert!(30 < codes.len(), "{codes:?}");
        codes
    }

    #[test]
    fn every_change_has_its_sentence() {
        let (plan, texts) = (Plan::default(), Texts::new("en"));
        let facts = Facts::gather(&plan, None, chrono::NaiveDate::MIN, &texts);
        for code in codes() {
            let names = ["Alpha", "Beta", "Gamma", "Delta"].map(str::to_owned).to_vec();
            let code: &'static str = code.leak();
            let item = SinceItem { code, table: "event", ids: Vec::new(), names, by: Some(7) };
            let said = sentence(&facts, &item);
            assert!(!said.contains("board-since") && !said.contains('{') && said.ends_with('.'), "{code}: {said}");
        }
    }

    #[test]
    fn every_table_of_changes_belongs_to_one_part() {
        let mut tables: Vec<&str> = TOPICS.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
        for table in tables.clone() {
            assert_eq!(tables.iter().filter(|other| **other == table).count(), 1, "{table}");
        }
        tables.sort_unstable();
        let source = include_str!("../../../domain/src/rules/council/since.rs");
        let records = [
            "decisions",
            "papers",
            "meetings",
            "declarations",
            "assessments",
            "goals",
            "actions",
            "milestones",
            "budget_lines",
            "offers",
            "events",
            "partners",
            "readings",
            "indicators",
            "risks",
            "practices",
            "evidence",
        ];
        for record in records {
            assert!(source.contains(&format!("before.{record}")), "{record}");
        }
        let compared = source.matches("pairs(&before.").count();
        // Ratings change under the name of their features and pillars.
        assert_eq!(compared, records.len() + 1, "a kind of record is compared that no part of the work takes up");
    }
}
