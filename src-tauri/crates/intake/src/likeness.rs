//! Names that probably mean the same: spelled otherwise, abbreviated, with and without a legal form.
//!
//! Proposes only; a person decides, nothing is merged by itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::LikelySame;
use crate::cells::clean::name_key;

/// Words that say what kind of body it is and not which.
const LEGAL: &[&str] = &[
    "ev", "e", "v", "gmbh", "ggmbh", "ag", "kg", "ug", "ltd", "limited", "cic", "inc", "llc", "plc", "sarl", "sa",
    "asbl", "vzw", "srl", "bv", "oy", "ab", "as", "aps", "the", "of", "and", "und", "et", "y", "de", "la", "le", "el",
    "der", "die", "das",
];
/// Pairs that are proposed.
const MOST: usize = 100;

/// The words of a name without accents written out, and without those that tell nothing apart.
fn bare(name: &str) -> Vec<String> {
    let key = name_key(name).replace("ae", "a").replace("oe", "o").replace("ue", "u");
    key.split(' ').filter(|word| !LEGAL.contains(word) && !word.is_empty()).map(str::to_owned).collect()
}

/// Pairs of a new name and another one that probably mean the same. `table` says what the names are of.
pub(crate) fn likely_same<'a>(
    table: &str,
    new: impl Iterator<Item = &'a str>,
    all: impl Iterator<Item = &'a str>,
) -> Vec<LikelySame> {
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    let mut names: Vec<(&str, Vec<String>)> = Vec::new();
    for name in all {
        let words = bare(name);
        for word in words.iter().chain([&words.concat()]) {
            by_word.entry(word.clone()).or_default().push(names.len());
        }
        names.push((name, words));
    }
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    let mut found: BTreeMap<(&str, &str), ()> = BTreeMap::new();
    for name in new {
        let words = bare(name);
        let near: HashSet<usize> = words
            .iter()
            .chain([&words.concat()])
            .filter_map(|word| by_word.get(word))
            // A word of half the names tells nothing apart.
            .filter(|places| places.len() <= 60)
            .flatten()
            .copied()
            .collect();
        for at in near {
            let (other, its) = &names[at];
            if *other == name || name_key(other) == name_key(name) || seen.contains(&(*other, name)) {
                continue;
            }
            if are_alike(&words, its, name, other) && seen.insert((name, other)) {
                found.insert((name, other), ());
            }
        }
    }
    let pair = |(name, other): (&str, &str)| LikelySame {
        table: table.to_owned(),
        name: name.to_owned(),
        other: other.to_owned(),
    };
    found.into_keys().take(MOST).map(pair).collect()
}

fn are_alike(words: &[String], others: &[String], name: &str, other: &str) -> bool {
    let (joined, its) = (words.concat(), others.concat());
    if joined == its {
        return true;
    }
    if 8 <= joined.len() && 0.92 <= strsim::normalized_damerau_levenshtein(&joined, &its) {
        return true;
    }
    is_abbreviated(words, others, name) || is_abbreviated(others, words, other)
}

/// `VHS Nord` beside `Volkshochschule Nord`: the same words, but for one that stands for another.
fn is_abbreviated(short: &[String], long: &[String], written: &str) -> bool {
    let left: Vec<&String> = short.iter().filter(|word| !long.contains(word)).collect();
    let right: Vec<&String> = long.iter().filter(|word| !short.contains(word)).collect();
    let [letters] = left.as_slice() else { return false };
    let is_capital = written
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| name_key(word) == **letters && 2 <= word.chars().count() && word.chars().all(char::is_uppercase));
    if right.is_empty() || short.len() < 2 || !is_capital {
        return false;
    }
    let initials: String = right.iter().filter_map(|word| word.chars().next()).collect();
    initials == **letters || (right.len() == 1 && holds_in_order(right[0], letters))
}

/// Whether the letters stand in a word in their order, the first one first.
fn holds_in_order(word: &str, letters: &str) -> bool {
    let mut rest = word.chars();
    word.chars().next() == letters.chars().next() && letters.chars().all(|letter| rest.any(|next| next == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs() {
        let check = |name: &str, other: &str, expected: bool| {
            let found = likely_same("partner", [name].into_iter(), [name, other].into_iter());
            assert_eq!(!found.is_empty(), expected, "{name} / {other}");
        };
        check("Müller & Söhne gGmbH", "Mueller & Soehne gGmbH", true);
        check("VHS Nord e.V.", "Volkshochschule Nord", true);
        check("Harbour Choir", "Harbour Choire", true);
        check("Library North", "Library South", false);
        check("Film Club", "Chess Club", false);
    }
}
