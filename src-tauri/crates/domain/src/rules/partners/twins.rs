//! Partners that may be in the register twice: their names are nearly the same.
//!
//! Suggests only. Names are compared by the pairs of letters they share (Dice's coefficient), without case and marks.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, Partner, Plan};

/// Two partners that may be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PartnerTwins {
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
pub const TWIN_LIKENESS: f64 = 0.8;

/// Pairs of partners with names that are nearly the same, the most alike first.
pub fn twins(plan: &Plan) -> Vec<PartnerTwins> {
    let pairs_of: Vec<HashMap<[char; 2], usize>> = plan.partners.iter().map(|it| letter_pairs(&it.name)).collect();
    let sizes: Vec<usize> = pairs_of.iter().map(|pairs| pairs.values().sum()).collect();
    let weights = weights(plan);
    let mut found = Vec::new();
    for (at, one) in plan.partners.iter().enumerate() {
        for (other_at, other) in plan.partners.iter().enumerate().skip(at + 1) {
            let (few, many) = (sizes[at].min(sizes[other_at]), sizes[at] + sizes[other_at]);
            // Names of very different length cannot be alike enough: most pairs end here.
            if many == 0 || 2.0 * (few as f64) < TWIN_LIKENESS * many as f64 {
                continue;
            }
            let common: usize = pairs_of[at]
                .iter()
                .map(|(pair, count)| pairs_of[other_at].get(pair).map_or(0, |other| *count.min(other)))
                .sum();
            let likeness = 2.0 * common as f64 / many as f64;
            if likeness < TWIN_LIKENESS {
                continue;
            }
            let weight = |partner: &Partner| weights.get(partner.id.as_str()).copied().unwrap_or(0);
            let (keep, gone) = if weight(one) < weight(other) { (other, one) } else { (one, other) };
            found.push(PartnerTwins {
                keep_id: keep.id.clone(),
                keep_name: keep.name.clone(),
                gone_id: gone.id.clone(),
                gone_name: gone.name.clone(),
                likeness,
            });
        }
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| a.keep_name.cmp(&b.keep_name)));
    found
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
fn letter_pairs(name: &str) -> HashMap<[char; 2], usize> {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        .map(|word| word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect())
        .filter(|word: &String| !word.is_empty() && word != "the")
        .collect();
    let letters: Vec<char> = words.join(" ").chars().collect();
    let mut pairs = HashMap::new();
    for pair in letters.windows(2) {
        *pairs.entry([pair[0], pair[1]]).or_default() += 1;
    }
    pairs
}
