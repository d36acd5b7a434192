//! Maps and sets for the many lookups of rules: the same as those of the standard library, with a faster hash.
//!
//! What is looked up are ids and words of a plan that is open already, so a hash that withstands floods of chosen keys
//! would guard nothing.

/// A map with a fast hash; made with `FastMap::default()` or by collecting.
pub type FastMap<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

/// A set with a fast hash; made with `FastSet::default()` or by collecting.
pub type FastSet<T> = std::collections::HashSet<T, foldhash::fast::RandomState>;

/// Whether a word is in a set. A change mostly touches few records, while thousands are asked whether they are among
/// them: up to four are compared, which takes less than a hash.
pub fn has(words: &FastSet<&str>, word: &str) -> bool {
    if words.len() <= 4 { words.iter().any(|it| *it == word) } else { words.contains(word) }
}

#[cfg(test)]
mod tests {
    use super::{FastSet, has};

    #[test]
    fn few_and_many_words_are_found_alike() {
        for count in [0, 1, 4, 5, 9] {
            let all: Vec<String> = (0..count).map(|at| format!("id-{at}")).collect();
            let words: FastSet<&str> = all.iter().map(String::as_str).collect();
            assert!(all.iter().all(|word| has(&words, word)), "{count}");
            assert!(!has(&words, "id-10") && !has(&words, ""), "{count}");
        }
    }
}
