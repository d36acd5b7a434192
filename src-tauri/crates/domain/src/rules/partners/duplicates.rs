//! Partners that may be in the register twice: their names are nearly the same.
//!
//! Suggests only. Names are compared by the pairs of letters they share (Dice's coefficient), without case and marks.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, Partner, Plan};

/// Two partners that may be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct DuplicatePartners {
    /// The one that would stay: the one with more events, offers and notes on it.
    pub keep_id: Id,
    /// Its name.
    pub keep_name: String,
    /// The one that would go.
    pub gone_id: Id,
    /// Its name.
    pub gone_name: String,
    /// How alike the names are, from 0 to 1.
    pub likeness: f64,
}

/// Names this much alike are shown as perhaps the same.
pub const LIKENESS: f64 = 0.8;

/// Pairs of partners with names that are nearly the same, the most alike first.
pub fn duplicates(plan: &Plan) -> Vec<DuplicatePartners> {
    let pairs_of = ranked_pairs(plan.partners.iter().map(|partner| letter_pairs(&partner.name)).collect());
    let weights = weights(plan);
    let mut found = Vec::new();
    for (at, other_at) in candidates(&pairs_of) {
        let (one, other) = (&plan.partners[at], &plan.partners[other_at]);
        let all = pairs_of[at].len() + pairs_of[other_at].len();
        let likeness = 2.0 * common(&pairs_of[at], &pairs_of[other_at]) as f64 / all as f64;
        if likeness < LIKENESS {
            continue;
        }
        let weight = |partner: &Partner| weights.get(partner.id.as_str()).copied().unwrap_or(0);
        let (keep, gone) = if weight(one) < weight(other) { (other, one) } else { (one, other) };
        found.push(DuplicatePartners {
            keep_id: keep.id.clone(),
            keep_name: keep.name.clone(),
            gone_id: gone.id.clone(),
            gone_name: gone.name.clone(),
            likeness,
        });
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| a.keep_name.cmp(&b.keep_name)));
    found
}

/// Partners that can be alike enough: they share one of the rarest pairs of letters.
///
/// Of two names as alike as asked, neither has more than half again as many pairs as the other, and they share at
/// least two thirds of the pairs of either. So one of the rarest third (and one more) of each name's pairs is shared,
/// and only names that do share one need to be compared: not every name with every other.
fn candidates(pairs_of: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut with_pair: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (at, pairs) in pairs_of.iter().enumerate() {
        let mut seen: HashSet<usize> = HashSet::new();
        for pair in &pairs[..pairs.len().min(pairs.len() / 3 + 1)] {
            let others = with_pair.entry(*pair).or_default();
            found.extend(others.iter().filter(|other| seen.insert(**other)).map(|other| (*other, at)));
            others.push(at);
        }
    }
    found.sort_unstable();
    found
}

/// The pairs of each name by their rank, the rarest first. A pair that a name has twice counts as two.
fn ranked_pairs(names: Vec<Vec<[char; 2]>>) -> Vec<Vec<usize>> {
    type Pair = ([char; 2], usize);
    let numbered = |pairs: Vec<[char; 2]>| -> Vec<Pair> {
        let mut times: HashMap<[char; 2], usize> = HashMap::new();
        let number = |pair: [char; 2]| {
            let time = times.entry(pair).or_default();
            *time += 1;
            (pair, *time)
        };
        pairs.into_iter().map(number).collect()
    };
    let names: Vec<Vec<Pair>> = names.into_iter().map(numbered).collect();
    let mut counts: HashMap<Pair, usize> = HashMap::new();
    for pair in names.iter().flatten() {
        *counts.entry(*pair).or_default() += 1;
    }
    let mut order: Vec<Pair> = counts.keys().copied().collect();
    order.sort_unstable_by_key(|pair| (counts[pair], *pair));
    let rank: HashMap<Pair, usize> = order.into_iter().enumerate().map(|(rank, pair)| (pair, rank)).collect();
    let ranked = |pairs: Vec<Pair>| {
        let mut ranks: Vec<usize> = pairs.iter().map(|pair| rank[pair]).collect();
        ranks.sort_unstable();
        ranks
    };
    names.into_iter().map(ranked).collect()
}

/// How many of two lists in order are the same.
fn common(one: &[usize], other: &[usize]) -> usize {
    let (mut at, mut count) = (0, 0);
    for pair in one {
        at += other[at..].partition_point(|it| it < pair);
        if other.get(at) == Some(pair) {
            (at, count) = (at + 1, count + 1);
        }
    }
    count
}

/// How much hangs on each partner.
fn weights(plan: &Plan) -> HashMap<&str, usize> {
    let mut weights: HashMap<&str, usize> = HashMap::new();
    let events = plan.event_partners.iter().map(|it| it.partner_id.as_str());
    let offers = plan.offers.iter().map(|it| it.partner_id.as_str());
    let interactions = plan.interactions.iter().map(|it| it.partner_id.as_str());
    let people = plan.people.iter().filter_map(|it| it.partner_id.as_deref());
    for id in events.chain(offers).chain(interactions).chain(people) {
        *weights.entry(id).or_default() += 1;
    }
    weights
}

/// Neighbouring letters of a name, without case and marks.
fn letter_pairs(name: &str) -> Vec<[char; 2]> {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        .map(|word| word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect())
        .filter(|word: &String| !word.is_empty() && word != "the")
        .collect();
    let letters: Vec<char> = words.join(" ").chars().collect();
    letters.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}
