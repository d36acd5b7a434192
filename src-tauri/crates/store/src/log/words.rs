//! Words about people in texts: finding them whatever their case, and taking them out.

use std::collections::BTreeSet;

use domain::Cell;

/// A list of names, or names with commas between them, without some of them.
pub(crate) fn without(value: &Cell, names: &BTreeSet<String>) -> Cell {
    let Cell::Text(text) = value else { return value.clone() };
    let is_other = |name: &str| !names.contains(&name.trim().to_lowercase());
    if let Ok(list) = serde_json::from_str::<Vec<String>>(text) {
        let rest: Vec<&String> = list.iter().filter(|name| is_other(name)).collect();
        return if rest.len() == list.len() {
            value.clone()
        } else {
            Cell::Text(serde_json::to_string(&rest).unwrap_or_default())
        };
    }
    let parts: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    let rest: Vec<&str> = parts.iter().copied().filter(|name| is_other(name)).collect();
    if rest.len() == parts.len() { value.clone() } else { Cell::Text(rest.join(", ")) }
}

/// A text with dots where a word stood.
pub(crate) fn redacted(text: &str, word: &str) -> String {
    let mut rest = text.to_owned();
    while let Some((from, to)) = find(&rest, word) {
        rest.replace_range(from..to, "…");
    }
    rest
}

/// Whether a text holds words, as whole words.
pub(crate) fn tells(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

/// Names of files have these between words.
fn is_joint(letter: char) -> bool {
    matches!(letter, '_' | '-')
}

/// Where a text holds words in lower case, as whole words.
fn find(text: &str, word: &str) -> Option<(usize, usize)> {
    if word.is_empty() {
        return None;
    }
    let word = word.replace(is_joint, " ");
    // In lower case a letter can be longer or shorter: each byte of it remembers the letter it came from.
    let mut lower = String::new();
    let mut origin = Vec::new();
    for (at, letter) in text.char_indices() {
        let letter = if is_joint(letter) { ' ' } else { letter };
        for small in letter.to_lowercase() {
            origin.extend(std::iter::repeat_n(at, small.len_utf8()));
            lower.push(small);
        }
    }
    origin.push(text.len());
    lower.match_indices(&word).find_map(|(at, found)| {
        let end = at + found.len();
        let before = lower[..at].chars().next_back();
        let after = lower[end..].chars().next();
        let is_whole = !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
        is_whole.then(|| (origin[at], origin[end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, word: &str, expected: &str) {
        assert_eq!(redacted(text, word), expected);
    }

    #[test]
    fn whole_words_are_found_in_any_case() {
        check("As told by Ann Other", "ann other", "As told by …");
        check("ANN, Ann and Anna", "ann", "…, … and Anna");
        check("İstanbul, Ann", "ann", "İstanbul, …");
        check("Straße Ann", "straße", "… Ann");
        check("nothing", "ann", "nothing");
        check("CV_ann-other.pdf", "ann other", "CV_….pdf");
        check("Jean Luc", "jean-luc", "…");
    }

    #[test]
    fn names_leave_a_list() {
        let names = BTreeSet::from(["ann other".to_owned()]);
        let check = |text: &str, expected: &str| {
            assert_eq!(without(&Cell::Text(text.to_owned()), &names), Cell::Text(expected.to_owned()));
        };
        check("Ann Other", "");
        check("Ben, ann other ; Cleo", "Ben, Cleo");
        check("[\"Ben\",\"Ann Other\"]", "[\"Ben\"]");
        check("Ann Othering", "Ann Othering");
    }
}
