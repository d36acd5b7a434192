//! Who carries the week: partners committed, those new to it, and the sectors they come from.

use std::collections::HashMap;

use chrono::Datelike;
use domain::{EventRole, Partner, Sector};

use crate::blocks::{Block, Section};
use crate::facts::{Facts, count};

/// Newcomers named one by one; more are only counted.
const MOST_NAMES: usize = 12;

/// The section; nothing when the plan has no partner.
pub(crate) fn partners(facts: &Facts) -> Option<Section> {
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
    blocks.extend(hosts(facts).map(Block::paragraph));
    if let Some(names) = newcomers(facts, &committed) {
        blocks.push(Block::paragraph(names));
    }
    blocks.extend(by_sector(facts).map(Block::paragraph));
    Some(Section { title: facts.word("paper-doc-partners"), blocks })
}

pub(crate) fn is_new(facts: &Facts, partner: &Partner) -> bool {
    facts.week.is_some_and(|week| partner.first_year == Some(i64::from(week.starts_on.year())))
}

fn newcomers(facts: &Facts, committed: &[&Partner]) -> Option<String> {
    let mut names: Vec<String> = committed
        .iter()
        .filter(|partner| is_new(facts, partner))
        .map(|partner| partner.name.trim().to_owned())
        .collect();
    names.sort();
    if names.is_empty() {
        return None;
    }
    Some(facts.say("paper-doc-partners_new", &[("names", &facts.names(names, MOST_NAMES))], &[]))
}

/// The sectors with their committed partners, the strongest first; nothing without a partner.
pub(crate) fn by_sector(facts: &Facts) -> Option<String> {
    let committed: Vec<&Partner> = facts.plan.partners.iter().filter(|partner| partner.status.is_committed()).collect();
    let number = |sector: &Sector| committed.iter().filter(|partner| partner.sector == *sector).count();
    let mut sectors: Vec<(&Sector, usize)> = Sector::ALL.iter().map(|sector| (sector, number(sector))).collect();
    sectors.retain(|(_, number)| 0 < *number);
    sectors.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    let named = |(sector, number): &(&Sector, usize)| {
        let name = facts.word(&format!("sector-{}", sector.word()));
        facts.say("paper-doc-partners_sector", &[("name", &name)], &[("number", count(*number))])
    };
    let names: Vec<String> = sectors.iter().map(named).collect();
    let said = || facts.say("paper-doc-partners_sectors", &[("sectors", &facts.texts.list(&names))], &[]);
    (!names.is_empty()).then(said)
}

/// How many partners organise events, and who organises most.
fn hosts(facts: &Facts) -> Option<String> {
    let hosted = hosted(facts);
    let most = facts.plan.partners.iter().rev().max_by_key(|partner| hosted.get(partner.id.as_str()))?;
    let numbers = [
        ("hosts", count(hosted.len())),
        ("events", count(hosted.values().sum())),
        ("most", count(*hosted.get(most.id.as_str())?)),
    ];
    Some(facts.say("paper-doc-partners_hosts", &[("name", &most.name)], &numbers))
}

/// Live events of the week that each partner organises, by the partner's id.
pub(crate) fn hosted<'a>(facts: &Facts<'a>) -> HashMap<&'a str, usize> {
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
