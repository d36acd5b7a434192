//! Names that probably mean the same: spelled otherwise, abbreviated, with and without a legal form.
//!
//! Proposes only; a person decides, nothing is merged by itself.

use std::collections::{BTreeSet, HashMap};

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

/// A name as it is compared.
struct Alike<'a> {
    name: &'a str,
    key: String,
    /// Its words without accents written out, and without those that tell nothing apart.
    words: Vec<String>,
    joined: String,
    /// Whether a word of it can be an abbreviation: `VHS`.
    has_capitals: bool,
}

impl<'a> Alike<'a> {
    fn new(name: &'a str) -> Self {
        let key = name_key(name);
        let plain = ["ae", "oe", "ue"].iter().fold(key.clone(), |key, pair| match key.contains(pair) {
            true => key.replace(pair, &pair[..1]),
            false => key,
        });
        let words = plain.split(' ').filter(|word| !LEGAL.contains(word) && !word.is_empty()).map(str::to_owned);
        let words: Vec<String> = words.collect();
        let mut was_capital = false;
        let has_capitals = name.chars().any(|letter| {
            let is_second = was_capital && letter.is_uppercase();
            was_capital = letter.is_uppercase();
            is_second
        });
        Alike { name, key, joined: words.concat(), words, has_capitals }
    }

    /// The words under which it is found.
    fn found_by(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str).chain([self.joined.as_str()])
    }
}

/// Pairs of a new name and another one, known or new, that probably mean the same. `table` says what the names are of.
pub(crate) fn likely_same<'a>(
    table: &str,
    known: impl Iterator<Item = &'a str>,
    new: impl Iterator<Item = &'a str>,
) -> Vec<LikelySame> {
    let mut names: Vec<Alike> = known.map(Alike::new).collect();
    let first_new = names.len();
    names.extend(new.map(Alike::new));
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        name.found_by().for_each(|word| by_word.entry(word).or_default().push(at));
    }
    let mut found: BTreeSet<(&str, &str)> = BTreeSet::new();
    for name in &names[first_new..] {
        let places = name.found_by().filter_map(|word| by_word.get(word));
        // A word of half the names tells nothing apart.
        let mut near: Vec<usize> = places.filter(|places| places.len() <= 60).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        for other in near.into_iter().map(|at| &names[at]) {
            if other.key != name.key && are_alike(name, other) && !found.contains(&(other.name, name.name)) {
                found.insert((name.name, other.name));
            }
        }
    }
    let pair = |(name, other): (&str, &str)| LikelySame {
        table: table.to_owned(),
        name: name.to_owned(),
        other: other.to_owned(),
    };
    found.into_iter().take(MOST).map(pair).collect()
}

fn are_alike(one: &Alike, other: &Alike) -> bool {
    one.joined == other.joined
        || is_misspelled(&one.joined, &other.joined)
        || (one.has_capitals && is_abbreviated(&one.words, &other.words, one.name))
        || (other.has_capitals && is_abbreviated(&other.words, &one.words, other.name))
}

/// How much alike two spellings must be, from 0 to 1.
const ALIKE: f64 = 0.92;

fn is_misspelled(one: &str, other: &str) -> bool {
    if one.len() < 8 {
        return false;
    }
    // Most pairs differ in length, or at more than one place: no need to count.
    if one.is_ascii() && other.is_ascii() {
        let longest = one.len().max(other.len());
        let most = ((1.0 - ALIKE) * longest as f64 + 1e-9) as usize;
        let before = one.bytes().zip(other.bytes()).take_while(|(its, others)| its == others).count();
        let behind = one.bytes().rev().zip(other.bytes().rev()).take_while(|(its, others)| its == others).count();
        // One letter that is another, missing or turned with the next one lies within two letters.
        let is_too_far = most == 0 || most < one.len().abs_diff(other.len());
        if is_too_far || (most == 1 && before + behind + 2 < longest) {
            return false;
        }
    }
    ALIKE <= strsim::normalized_damerau_levenshtein(one, other)
}

/// `VHS Nord` beside `Volkshochschule Nord`: the same words, but for one that stands for another.
fn is_abbreviated(short: &[String], long: &[String], written: &str) -> bool {
    let left: Vec<&String> = short.iter().filter(|word| !long.contains(word)).collect();
    let right: Vec<&String> = long.iter().filter(|word| !short.contains(word)).collect();
    let [letters] = left.as_slice() else { return false };
    let initials = || right.iter().filter_map(|word| word.chars().next()).eq(letters.chars());
    if right.is_empty() || short.len() < 2 || !(initials() || (right.len() == 1 && holds_in_order(right[0], letters))) {
        return false;
    }
    written
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| 2 <= word.chars().count() && word.chars().all(char::is_uppercase) && name_key(word) == **letters)
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
            let found = likely_same("partner", [other].into_iter(), [name].into_iter());
            assert_eq!(!found.is_empty(), expected, "{name} / {other}");
        };
        check("Müller & Söhne gGmbH", "Mueller & Soehne gGmbH", true);
        check("VHS Nord e.V.", "Volkshochschule Nord", true);
        check("Harbour Choir", "Harbour Choire", true);
        check("Library North", "Library South", false);
        check("Film Club", "Chess Club", false);
        check("Harbour Singers", "Harbour Singars", true);
        check("Harbour Choir", "Harbour Chour", false);
        check("Choir of the Old Harbour", "Choir of Old Harbour e.V.", true);
        check("Association of gardeners ABCDE", "Asociation of gardenors ABCDE", true);
        check("Association of gardeners ABCDE", "Asociation of gardnors ABCDE", false);
        check("VHS Nord Mitte", "Volkshochschule Nord Mitte", true);
        check("VHS Nord", "Bibliothek Nord", false);
        check("VHS Nord", "Volkshochschule Stadt Nord", false);
        check("KIB Nord", "Kinder Im Bad Nord", true);
        check("Kib Nord", "Kinder Im Bad Nord", false);
        check("VHS", "Volkshochschule", false);
        check("VHS Nord", "VHS Süd", false);
        check("Choir", "Chour", false);
        check("Harbour Choir", "HARBOUR CHOIR", false);
    }

    #[test]
    fn new_names_are_held_against_each_other_once() {
        let names = ["Harbour Singers", "Harbour Singars", "Film Club"];
        let found = likely_same("venue", ["Film Clubb North"].into_iter(), names.into_iter());
        let pair = LikelySame {
            table: "venue".to_owned(),
            name: "Harbour Singers".to_owned(),
            other: "Harbour Singars".to_owned(),
        };
        assert_eq!(found, [pair]);
    }
}
