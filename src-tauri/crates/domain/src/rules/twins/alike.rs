//! Names that are nearly the same, found without holding each against every other.
//!
//! Names are compared by the pairs of letters they share (Dice's coefficient), folded and without marks. Names that say
//! different numbers, such as those of two branches or of two evenings, are never alike.

use crate::fold::fold;
use crate::maps::{FastMap, FastSet};

/// Names this much alike are shown as perhaps the same.
pub const LIKENESS: f64 = 0.8;

/// The names of a list, as they are compared.
pub(super) struct Names {
    /// Pairs of letters by their rank, the rarest of the whole list first. A pair that a name has twice counts as two.
    pairs: Vec<Vec<usize>>,
    numbers: Vec<Vec<String>>,
}

impl Names {
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<Vec<String>> = names.map(words).collect();
        let is_number = |word: &&String| word.chars().all(char::is_numeric);
        Self {
            numbers: words.iter().map(|words| words.iter().filter(is_number).cloned().collect()).collect(),
            pairs: ranked_pairs(words.iter().map(|words| letter_pairs(words)).collect()),
        }
    }

    /// How alike two names are, from 0 to 1.
    pub(super) fn likeness(&self, one: usize, other: usize) -> f64 {
        let (ours, theirs) = (&self.pairs[one], &self.pairs[other]);
        let all = ours.len() + theirs.len();
        if all == 0 || self.numbers[one] != self.numbers[other] {
            return 0.0;
        }
        2.0 * common(ours, theirs) as f64 / all as f64
    }

    /// Those of some names that can be alike enough: they say the same numbers and share one of the rarest pairs of
    /// letters. Each two once, the one that stands first in the list first.
    ///
    /// Of two names as alike as asked, neither has more than half again as many pairs as the other, and they share at
    /// least two thirds of the pairs of either. So one of the rarest third (and one more) of each name's pairs is
    /// shared, and only names that do share one need to be compared: not every name with every other.
    pub(super) fn candidates(&self, among: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
        let mut with_pair: FastMap<(&[String], usize), Vec<usize>> = FastMap::default();
        let mut found = Vec::new();
        for at in among {
            let pairs = &self.pairs[at];
            let mut seen: FastSet<usize> = FastSet::default();
            for pair in &pairs[..pairs.len().min(pairs.len() / 3 + 1)] {
                let others = with_pair.entry((self.numbers[at].as_slice(), *pair)).or_default();
                let new = others.iter().filter(|other| **other != at && seen.insert(**other));
                found.extend(new.map(|other| (*other.min(&at), *other.max(&at))));
                others.push(at);
            }
        }
        found
    }
}

/// The words of a name, folded, without marks.
pub(super) fn words(name: &str) -> Vec<String> {
    fold(name)
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        .map(|word| word.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>())
        .filter(|word| !word.is_empty() && word != "the")
        .collect()
}

/// Neighbouring letters of a name.
fn letter_pairs(words: &[String]) -> Vec<[char; 2]> {
    let letters: Vec<char> = words.join(" ").chars().collect();
    letters.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}

fn ranked_pairs(names: Vec<Vec<[char; 2]>>) -> Vec<Vec<usize>> {
    type Pair = ([char; 2], usize);
    let numbered = |pairs: Vec<[char; 2]>| -> Vec<Pair> {
        let mut times: FastMap<[char; 2], usize> = FastMap::default();
        let number = |pair: [char; 2]| {
            let time = times.entry(pair).or_default();
            *time += 1;
            (pair, *time)
        };
        pairs.into_iter().map(number).collect()
    };
    let names: Vec<Vec<Pair>> = names.into_iter().map(numbered).collect();
    let mut counts: FastMap<Pair, usize> = FastMap::default();
    for pair in names.iter().flatten() {
        *counts.entry(*pair).or_default() += 1;
    }
    let mut order: Vec<Pair> = counts.keys().copied().collect();
    order.sort_unstable_by_key(|pair| (counts[pair], *pair));
    let rank: FastMap<Pair, usize> = order.into_iter().enumerate().map(|(rank, pair)| (pair, rank)).collect();
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
