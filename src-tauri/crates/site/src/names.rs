//! File names that last: from what a record is called and from its id, fit for every file system.
//!
//! A name is a slug and a key. The slug is for people and may be empty; the key comes from the id alone, so a record
//! keeps its name whatever is added or deleted beside it.

use std::collections::BTreeSet;

use domain::fold::fold;

/// Letters of a slug; longer ones end at a word.
const LONGEST: usize = 40;

/// Signs of a key, at first.
const KEY: usize = 6;

/// What people can read of a name: `a-z`, `0-9` and single hyphens within; empty for titles of other scripts.
pub(crate) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in fold(title).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !is_within_word(letter) && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if LONGEST < slug.len() {
            let end = slug.rfind('-').filter(|end| LONGEST / 2 < *end).unwrap_or(LONGEST);
            slug.truncate(end);
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Apostrophes part no words.
fn is_within_word(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2bc}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

/// A key for each id, in the order given; no two are alike.
pub(crate) fn keys(ids: &[&str]) -> Vec<String> {
    // In the order of ids, so that a clash ends the same way whatever the order of the records.
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by_key(|at| ids[*at]);
    let mut keys = vec![String::new(); ids.len()];
    let mut taken = BTreeSet::new();
    for at in order {
        let full = base36(scattered(ids[at]));
        let mut length = KEY;
        let mut key = full[..length].to_owned();
        while !taken.insert(key.clone()) {
            length += 1;
            // Two ids with the same whole hash: told apart by a number.
            key = full.get(..length).map_or_else(|| format!("{full}{length}"), str::to_owned);
        }
        keys[at] = key;
    }
    keys
}

/// Slug and key as one file name without its ending.
pub(crate) fn stem(title: &str, key: &str) -> String {
    match slug(title) {
        slug if slug.is_empty() => key.to_owned(),
        slug => format!("{slug}-{key}"),
    }
}

/// FNV-1a, finished as splitmix64 does, so that ids that count up do not look alike.
fn scattered(id: &str) -> u64 {
    let mut hash = id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Thirteen signs, the least significant first.
fn base36(mut number: u64) -> String {
    let mut text = String::with_capacity(13);
    for _ in 0..13 {
        let digit = u32::try_from(number % 36).unwrap_or(0);
        text.extend(char::from_digit(digit, 36));
        number /= 36;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_what_people_would_type() {
        let long = "learning ".repeat(40);
        let word = "x".repeat(300);
        for (title, expected) in [
            ("First aid", "first-aid"),
            ("  Café – Ärger & Straße!  ", "cafe-arger-strasse"),
            ("St Anne’s choir", "st-annes-choir"),
            ("學習城市", ""),
            ("🎉 ??? …", ""),
            ("CON", "con"),
            ("../../etc/passwd", "etc-passwd"),
            (&long, "learning-learning-learning-learning"),
            (&word, &word[..40]),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    /// Made-up titles of every kind of letter, the same on each run.
    #[test]
    fn names_are_unique_and_fit_every_file_system() {
        let letters: Vec<char> = "abzÄßé ’-_./\\:*?\"<>|\0\n\u{202e}學が한ก🎉مש9. ".chars().collect();
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0)
        };
        let titles: Vec<String> = (0..5_000)
            .map(|at| match at % 7 {
                0 => ["con", "NUL", "aux.txt", "com1", "lpt9", "prn", ""][next() % 7].to_owned(),
                _ => (0..next() % 60).map(|_| letters[next() % letters.len()]).collect(),
            })
            .collect();
        let ids: Vec<String> = (0..titles.len()).map(|at| format!("event-{at}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let keys_of_all = keys(&ids);
        let mut stems = BTreeSet::new();
        for (title, key) in titles.iter().zip(&keys_of_all) {
            let stem = stem(title, key);
            assert!(stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{stem}");
            assert!(!stem.starts_with('-') && !stem.contains("--") && stem.len() <= 60, "{stem}");
            // What Windows keeps for itself is shorter than any key.
            assert!(KEY <= stem.len());
            assert!(stems.insert(stem));
        }
        let backwards: Vec<&str> = ids.iter().rev().copied().collect();
        let again: Vec<String> = keys(&backwards).into_iter().rev().collect();
        assert_eq!(again, keys_of_all, "the order of the records does not matter");
    }
}
