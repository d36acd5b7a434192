//! People who may be one: of one name, or of one address and names that agree.
//!
//! Two who share the address of an office are two, and so are two of one name with different addresses, unless they
//! belong to the same partner.

use super::alike::{LIKENESS, Names, words};
use super::{Pair, TwinReason, judged};
use crate::maps::FastMap;
use crate::{Person, Plan};

/// A person as people are compared.
pub(super) struct Looks {
    /// The words of the name; in another order, it is the same.
    words: Vec<String>,
    /// Empty: none is known.
    address: String,
}

impl Looks {
    pub(super) fn new(person: &Person) -> Self {
        let mut words = words(&person.name);
        words.sort_unstable();
        Self { words, address: person.email.trim().to_lowercase() }
    }
}

pub(super) fn pairs(plan: &Plan) -> Vec<Pair> {
    let names = Names::new(plan.people.iter().map(|person| person.name.as_str()));
    let looks: Vec<Looks> = plan.people.iter().map(Looks::new).collect();
    let mut of_name: FastMap<&[String], Vec<usize>> = FastMap::default();
    let mut of_address: FastMap<(&str, &str), Vec<usize>> = FastMap::default();
    for (at, it) in looks.iter().enumerate().filter(|(_, it)| !it.words.is_empty()) {
        of_name.entry(&it.words).or_default().push(at);
        for word in it.words.iter().filter(|_| !it.address.is_empty()) {
            of_address.entry((&it.address, word)).or_default().push(at);
        }
    }
    let candidates = of_name.values().chain(of_address.values()).flat_map(|block| two_of(block)).collect();
    judged(candidates, |one, other| {
        let is_one_partner =
            |one: &Person, other: &Person| one.partner_id.is_some() && one.partner_id == other.partner_id;
        let is_one_partner = is_one_partner(&plan.people[one], &plan.people[other]);
        reason(&looks[one], &looks[other], is_one_partner, || names.likeness(one, other))
    })
}

fn two_of(block: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let with_later = move |(at, one): (usize, &usize)| {
        let one = *one;
        block[at + 1..].iter().map(move |other| (one.min(*other), one.max(*other)))
    };
    block.iter().enumerate().flat_map(with_later)
}

/// Why two people are thought to be one; `None`: they are two.
pub(super) fn reason(
    one: &Looks,
    other: &Looks,
    is_one_partner: bool,
    likeness: impl Fn() -> f64,
) -> Option<(TwinReason, f64)> {
    let is_one_address = !one.address.is_empty() && one.address == other.address;
    let is_open = one.address.is_empty() || other.address.is_empty();
    if one.words.is_empty() || other.words.is_empty() {
        return None;
    }
    if one.words == other.words {
        return match (is_one_address, is_one_partner, is_open) {
            (true, ..) => Some((TwinReason::NameAndAddress, 1.0)),
            (_, true, _) => Some((TwinReason::NameAndPartner, 1.0)),
            (.., true) => Some((TwinReason::Name, 1.0)),
            _ => None,
        };
    }
    let shares_word = one.words.iter().any(|word| other.words.contains(word));
    if !is_one_address || !shares_word {
        return None;
    }
    let likeness = likeness();
    (LIKENESS <= likeness || is_short_for(one, other) || is_short_for(other, one))
        .then_some((TwinReason::Address, likeness))
}

/// Whether each word of a shorter name is one of the longer, or the letter with which another begins.
fn is_short_for(short: &Looks, long: &Looks) -> bool {
    let mut left: Vec<&String> = long.words.iter().collect();
    // Whole words first, so that a letter does not take the word of another.
    let (letters, whole): (Vec<&String>, Vec<&String>) =
        short.words.iter().partition(|word| word.chars().nth(1).is_none());
    whole.into_iter().chain(letters).all(|word| {
        let is_letter = word.chars().nth(1).is_none();
        let fits = |it: &&String| *it == word || (is_letter && it.starts_with(word.as_str()));
        left.iter().position(fits).map(|place| left.swap_remove(place)).is_some()
    })
}

/// Whether two people of two partners that become one are one without anybody being asked: one name, and no two
/// addresses.
pub(super) fn is_surely_one(one: &Person, other: &Person) -> bool {
    let (name, other_name) = (one.name.trim().to_lowercase(), other.name.trim().to_lowercase());
    let (address, other_address) = (one.email.trim(), other.email.trim());
    let is_open = address.is_empty() || other_address.is_empty();
    !name.is_empty() && name == other_name && (is_open || address.eq_ignore_ascii_case(other_address))
}
