//! The place of a text where words were found, with a little of what stands around it.

use store::{Found, fold};

/// How many letters are shown before the word, and in all.
const BEFORE: usize = 24;
const MOST: usize = 90;

/// The line of a record in which the first of the words stands that its name does not have.
pub(super) fn snippet(found: &Found, words: &[&str]) -> String {
    let wanted = words.iter().find(|word| !found.folded.contains(**word)).or(words.first());
    let lines = || found.text.lines().filter(|line| !line.trim().is_empty());
    let place = wanted.and_then(|word| lines().find_map(|line| Some((line, place_of(line, word)?))));
    match place {
        Some((line, at)) => around(line, at),
        // Found in its name alone, such as that of a recommendation.
        None if found.owner.is_some() && !found.name.is_empty() => around(&found.name, 0),
        None => lines().next().map_or_else(String::new, |line| around(line, 0)),
    }
}

/// Before how many letters of a line a word begins: where a word of it does, else anywhere.
fn place_of(line: &str, word: &str) -> Option<usize> {
    let mut folded = String::new();
    // For each byte of the folded line, the letter that it comes from.
    let mut letters: Vec<usize> = Vec::new();
    for (at, letter) in line.chars().enumerate() {
        folded.push_str(&fold(letter.encode_utf8(&mut [0; 4])));
        letters.resize(folded.len(), at);
    }
    let begins = |at: &usize| folded[..*at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    let places = || folded.match_indices(word).map(|(at, _)| at);
    places().find(begins).or_else(|| places().next()).and_then(|at| letters.get(at).copied())
}

fn around(line: &str, at: usize) -> String {
    let letters: Vec<char> = line.trim_end().chars().collect();
    // What is left out ends with a word, where there is one near.
    let from = at.saturating_sub(BEFORE);
    let from = if from == 0 { 0 } else { (from..at).find(|at| letters[*at].is_whitespace()).map_or(from, |at| at + 1) };
    let upto = letters.len().min(from + MOST);
    let mut text: String = letters[from..upto].iter().collect();
    if from > 0 {
        text.insert(0, '…');
    }
    if upto < letters.len() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, word: &str, expected: &str) {
        let found = Found {
            table: "event",
            id: "1".to_owned(),
            name: "Bread".to_owned(),
            folded: "bread".to_owned(),
            text: text.to_owned(),
            owner: None,
        };
        assert_eq!(snippet(&found, &["bread", word]), expected, "{word}");
    }

    #[test]
    fn the_line_of_the_word_is_shown() {
        check("A01\nCome and bake", "bake", "Come and bake");
        check("Ein Café für alle", "cafe", "Ein Café für alle");
        check("学習都市の週間", "都市", "学習都市の週間");
        check("Straße und Brot", "brot", "Straße und Brot");
        check("A01\nCome and bake", "nothing", "A01");
        let long = format!("{} and bake bread. {}", "Come all of you".repeat(9), "Then eat it. ".repeat(20));
        let before = "Come all of youCome all of you and bake";
        assert!(long.contains(before));
        let found = |text: &str| Found {
            table: "event",
            id: "1".to_owned(),
            name: String::new(),
            folded: String::new(),
            text: text.to_owned(),
            owner: None,
        };
        let shown = snippet(&found(&long), &["bake"]);
        assert!(shown.starts_with('…') && shown.contains("bake bread. Then") && shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() <= MOST + 2, "{shown}");
    }
}
