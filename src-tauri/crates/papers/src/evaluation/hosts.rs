//! Who made the week: its hosts, and those who took part for the first time.
//!
//! Only what is tied to events of the week is told: how far a partner has come in is known of today alone.

use domain::Partner;

use crate::blocks::{Block, Section};
use crate::facts::{Facts, count};
use crate::parts::partners::{hosted, is_new};

/// Newcomers named one by one; more are only counted.
const MOST_NAMES: usize = 12;

/// The section; nothing when no event of the week has an organiser.
pub(super) fn hosts(facts: &Facts) -> Option<Section> {
    let hosted = hosted(facts);
    let hosts: Vec<&Partner> =
        facts.plan.partners.iter().filter(|partner| hosted.contains_key(partner.id.as_str())).collect();
    let most = hosts.iter().rev().max_by_key(|partner| hosted.get(partner.id.as_str()))?;
    let numbers = [
        ("hosts", count(hosts.len())),
        ("events", count(hosted.values().sum())),
        ("most", count(hosted.get(most.id.as_str()).copied().unwrap_or_default())),
    ];
    let said = facts.say("documents-evaluation-hosts", &[("name", most.name.trim())], &numbers);
    let mut blocks = vec![Block::paragraph(said)];
    let mut new: Vec<String> =
        hosts.iter().filter(|host| is_new(facts, host)).map(|host| host.name.trim().to_owned()).collect();
    new.sort();
    if !new.is_empty() {
        let number = [("hosts", count(new.len()))];
        let names = facts.names(new, MOST_NAMES);
        blocks.push(Block::paragraph(facts.say("documents-evaluation-hosts_new", &[("names", &names)], &number)));
    }
    Some(Section { title: facts.word("documents-evaluation-who_made"), blocks })
}
