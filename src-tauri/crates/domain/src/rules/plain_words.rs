//! How easy a text is to read, by two counts that anybody can check: the words of its sentences and the share of long
//! words.
//!
//! After Björnsson's readability index (LIX, 1968): words per sentence, and words of more than six letters in a
//! hundred; their sum below 30 is very easy, below 40 easy, whatever the language of a text whose words stand apart.
//! Scripts that do not part words by spaces are not judged. Says nothing of what a text means.

use serde::Serialize;
use ts_rs::TS;

/// More letters than this make a long word.
const LONG: usize = 6;

/// A sum of both counts from which a text is no longer easy.
const EASY_BELOW: f64 = 40.0;

/// What can be counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
pub struct PlainWords {
    /// Runs of signs between spaces that have a letter or digit.
    pub words_count: i64,
    /// Ended by a sign or by the line.
    pub sentences_count: i64,
    /// `None`: there is no word, or words do not stand apart in its script.
    pub words_per_sentence: Option<f64>,
    /// Words of more than six letters among all, 0 to 100.
    pub long_percent: Option<f64>,
    /// Neither its sentences nor its words are too long; `None` like the others.
    pub is_easy: Option<bool>,
}

/// Counts words and sentences; a line that ends without a sign is a sentence as well.
pub fn plain_words(text: &str) -> PlainWords {
    let mut counts = PlainWords::default();
    let mut long = 0_i64;
    let mut is_open = false;
    for line in text.lines() {
        for word in line.split_whitespace() {
            let letters = word.chars().filter(|letter| letter.is_alphanumeric()).count();
            if 0 < letters {
                counts.words_count += 1;
                long += i64::from(LONG < letters);
                is_open = true;
            }
            if is_open && ends_sentence(word) {
                counts.sentences_count += 1;
                is_open = false;
            }
        }
        counts.sentences_count += i64::from(is_open);
        is_open = false;
    }
    if 0 < counts.words_count && !text.chars().any(is_unspaced) {
        let words = counts.words_count as f64;
        let (per_sentence, percent) = (words / counts.sentences_count as f64, 100.0 * long as f64 / words);
        counts.words_per_sentence = Some(per_sentence);
        counts.long_percent = Some(percent);
        counts.is_easy = Some(per_sentence + percent < EASY_BELOW);
    }
    counts
}

/// Whether a word is the last of its sentence: closing signs may follow the one that ends it.
fn ends_sentence(word: &str) -> bool {
    let bare = word.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '॥'])
}

/// Letters of scripts whose words do not stand apart: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: i64, sentences: i64, judged: Option<(f64, f64, bool)>) {
        let expected = PlainWords {
            words_count: words,
            sentences_count: sentences,
            words_per_sentence: judged.map(|(per_sentence, ..)| per_sentence),
            long_percent: judged.map(|(_, percent, _)| percent),
            is_easy: judged.map(|(.., is_easy)| is_easy),
        };
        assert_eq!(plain_words(text), expected, "{text:?}");
    }

    #[test]
    fn words_and_sentences_are_counted() {
        check("", 0, 0, None);
        check(" – … \n", 0, 0, None);
        check("We bake bread.", 3, 1, Some((3.0, 0.0, true)));
        check("We bake. You eat! Who pays? Nobody", 7, 4, Some((1.75, 0.0, true)));
        check("Come in\nSit down", 4, 2, Some((2.0, 0.0, true)));
        check("She said: “Come in.” Then we ate …", 7, 2, Some((3.5, 0.0, true)));
    }

    #[test]
    fn long_words_and_long_sentences_are_not_easy() {
        check("Intergenerational methodologies", 2, 1, Some((2.0, 100.0, false)));
        check(&"we go on and ".repeat(12), 48, 1, Some((48.0, 0.0, false)));
        check("Learning is fun.", 3, 1, Some((3.0, 100.0 / 3.0, true)));
    }

    #[test]
    fn scripts_without_spaces_are_not_judged() {
        check("圖書館節。", 1, 1, None);
        check("เทศกาลการเรียนรู้", 1, 1, None);
        check("हम रोटी बनाते हैं।", 4, 1, Some((4.0, 0.0, true)));
        check("نخبز الخبز؟ نعم", 3, 2, Some((1.5, 0.0, true)));
        check("우리는 빵을 굽습니다.", 3, 1, Some((3.0, 0.0, true)));
    }
}
