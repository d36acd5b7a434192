//! Who carries the week: partners committed, those new to it, and the sectors they come from.

use std::collections::HashMap;

use chrono::Datelike;
use domain::{EventRole, Partner, Sector};

use super::facts::{Facts, count};
use crate::sheet::{Block, Column, Row, Section};

/// Newcomers named one by one; more are only counted.
const MOST_NAMES: usize = 12;

/// The section; nothing when the plan has no partner.
pub(super) fn partners(facts: &Facts) -> Option<Section> {
    if facts.plan.partners.is_empty() {
        return None;
    }
    let committed: Vec<&Partner> = facts.plan.partners.iter().filter(|partner| partner.status.is_committed()).collect();
    let figures = &facts.figures;
    let target = facts.week.and_then(|week| week.target_partner_count).filter(|target| 0 < *target);
    let mut numbers = vec![
        ("invited", count(figures.partners_invited)),
        ("committed", count(figures.partners_committed)),
        ("new", count(figures.partners_new)),
    ];
    numbers.extend(target.map(|target| ("target", target)));
    let id = if target.is_some() { "paper-doc-partners_of" } else { "paper-doc-partners_count" };
    let mut blocks = vec![Block::paragraph(facts.say(id, &[], &numbers))];
    if let Some(names) = newcomers(facts, &committed) {
        blocks.push(Block::paragraph(names));
    }
    if !committed.is_empty() {
        blocks.push(table(facts, &committed));
    }
    Some(Section { title: facts.word("paper-doc-partners"), blocks })
}

fn is_new(facts: &Facts, partner: &Partner) -> bool {
    facts.week.is_some_and(|week| partner.first_year == Some(i64::from(week.starts_on.year())))
}

fn newcomers(facts: &Facts, committed: &[&Partner]) -> Option<String> {
    let mut names: Vec<String> = committed
        .iter()
        .filter(|partner| is_new(facts, partner))
        .map(|partner| partner.name.trim().to_owned())
        .collect();
    names.sort();
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    if names.is_empty() {
        return None;
    }
    if 0 < more {
        names.push(facts.say("paper-doc-partners_more", &[], &[("more", count(more))]));
    }
    Some(facts.say("paper-doc-partners_new", &[("names", &facts.texts.list(&names))], &[]))
}

fn table(facts: &Facts, committed: &[&Partner]) -> Block {
    let hosted = hosted(facts);
    let row = |sector: &Sector| {
        let of_sector: Vec<&&Partner> = committed.iter().filter(|partner| partner.sector == *sector).collect();
        let events: usize = of_sector.iter().filter_map(|partner| hosted.get(partner.id.as_str())).sum();
        let new = of_sector.iter().filter(|partner| is_new(facts, partner)).count();
        let numbers = [of_sector.len(), new, events].map(|number| facts.texts.number(count(number)).into());
        let name = facts.word(&format!("sector-{}", sector.word())).into();
        (!of_sector.is_empty()).then(|| (of_sector.len(), Row::plain([vec![name], numbers.to_vec()].concat())))
    };
    let mut rows: Vec<(usize, Row)> = Sector::ALL.iter().filter_map(row).collect();
    rows.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    let columns = vec![
        Column::wide(facts.word("paper-doc-sector"), 1),
        Column::number(facts.word("paper-doc-committed")),
        Column::number(facts.word("paper-doc-newcomers")),
        Column::number(facts.word("paper-doc-hosted")),
    ];
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Block::Table { caption: facts.word("paper-doc-partners_caption"), columns, rows }
}

/// Live events of the week that each partner organises.
fn hosted<'a>(facts: &Facts<'a>) -> HashMap<&'a str, usize> {
    let live: HashMap<&str, bool> = facts
        .plan
        .events
        .iter()
        .map(|event| (event.id.as_str(), event.status.is_live() && event.week_id.as_ref() == facts.week.map(|w| &w.id)))
        .collect();
    let mut hosted = HashMap::new();
    let organisers = facts.plan.event_partners.iter().filter(|link| link.role == EventRole::Organiser);
    for link in organisers.filter(|link| live.get(link.event_id.as_str()) == Some(&true)) {
        *hosted.entry(link.partner_id.as_str()).or_insert(0) += 1;
    }
    hosted
}
