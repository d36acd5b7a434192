//! The words of the person's language, both ways: what a stored word is called, and what a written one is stored as.

use std::collections::HashMap;

use domain::tables::shown::Speak;
use domain::words::WordList;

use crate::ImportWords;
use crate::cells::clean::name_key;

/// Lists of words by what they are called in `ImportWords`.
pub(super) struct Vocabulary {
    labels: HashMap<(String, String), String>,
    stored: HashMap<(String, String), String>,
}

impl Vocabulary {
    pub(super) fn new(words: &ImportWords) -> Self {
        let mut labels = HashMap::new();
        let mut stored = HashMap::new();
        for (list, label, word) in &words.choices {
            labels.insert((list.clone(), word.clone()), label.clone());
            stored.entry((list.clone(), key_of(label))).or_insert_with(|| word.clone());
        }
        Vocabulary { labels, stored }
    }

    /// The stored word of what somebody wrote; stored words are known too.
    pub(super) fn stored(&self, list: &str, text: &str) -> Option<&str> {
        let list = list.to_owned();
        let found = self.stored.get(&(list.clone(), key_of(text)));
        let as_it_is = || self.labels.get_key_value(&(list, text.trim().to_owned())).map(|((_, word), _)| word);
        found.or_else(as_it_is).map(String::as_str)
    }

    fn label(&self, list: &str, word: &str) -> Option<&String> {
        self.labels.get(&(list.to_owned(), word.to_owned()))
    }

    /// Yes or no, in words or as spreadsheets keep them.
    pub(super) fn yes_or_no(&self, text: &str) -> Option<bool> {
        match self.stored("yes_no", text) {
            Some(word) => Some(word == "1"),
            None => crate::cells::vocabulary::yes_or_no(text),
        }
    }
}

/// Words that are nothing but signs keep them.
fn key_of(text: &str) -> String {
    let key = name_key(text);
    if key.is_empty() { text.trim().to_owned() } else { key }
}

impl Speak for Vocabulary {
    fn word(&self, list: WordList, word: &str) -> String {
        self.label(&list.label(), word).cloned().unwrap_or_else(|| word.replace('_', " "))
    }

    fn language(&self, tag: &str) -> String {
        self.label("language", tag).cloned().unwrap_or_else(|| tag.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let choice = |list: &str, label: &str, word: &str| (list.to_owned(), label.to_owned(), word.to_owned());
        Vocabulary::new(&ImportWords {
            heads: Vec::new(),
            choices: vec![
                choice("mode", "Vor Ort", "on_site"),
                choice("mode", "Online", "online"),
                choice("mode", "ONLINE!", "twice"),
                choice("sign", "+", "plus"),
                choice("language", "Deutsch", "de"),
                choice("yes_no", "Jo", "1"),
                choice("yes_no", "Na", "0"),
            ],
        })
    }

    #[test]
    fn words_are_known_by_their_label_and_as_they_are_stored() {
        let words = vocabulary();
        let stored = |text: &str| words.stored("mode", text);
        assert_eq!([stored("vor ort"), stored("Vor-Ort"), stored(" on_site ")], [Some("on_site"); 3]);
        assert_eq!([stored("online"), stored("Im Park"), stored("")], [Some("online"), None, None]);
        assert_eq!(
            (words.stored("sign", " + "), words.stored("sign", "-"), words.stored("kind", "online")),
            (Some("plus"), None, None)
        );
    }

    #[test]
    fn a_stored_word_is_called_by_its_label_or_by_itself() {
        let words = vocabulary();
        let mode = WordList { name: "Mode", words: &[] };
        assert_eq!([words.word(mode, "on_site"), words.word(mode, "in_the_park")], ["Vor Ort", "in the park"]);
        assert_eq!([words.language("de"), words.language("fr")], ["Deutsch", "fr"]);
    }

    #[test]
    fn yes_and_no_in_the_words_of_the_person_and_of_others() {
        let words = vocabulary();
        let said = ["jo", "Na", "TRUE", "nein", "perhaps"].map(|text| words.yes_or_no(text));
        assert_eq!(said, [Some(true), Some(false), Some(true), Some(false), None]);
    }
}
