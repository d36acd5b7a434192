//! Words as they are compared: without case, accents and width, whatever the script.

use unicode_normalization::UnicodeNormalization;

/// Letters that people type with others, and that no normalization takes apart.
const TYPED_AS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ς', "σ"),
];

/// A text in lower case and without accents. Marks that make another letter, as in Hindi or Japanese, stay.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        folded.push_str(text);
        folded.make_ascii_lowercase();
        return folded;
    }
    for letter in text.nfkd().filter(|letter| !is_accent(*letter)).nfc().flat_map(char::to_lowercase) {
        match TYPED_AS.iter().find(|(known, _)| *known == letter) {
            Some((_, typed)) => folded.push_str(typed),
            // Lower case can bring an accent of its own, such as that of İ.
            None if is_accent(letter) => {}
            None => folded.push(letter),
        }
    }
    folded
}

/// Marks that writers of Latin, Greek, Cyrillic, Hebrew and Arabic leave out.
fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_width_do_not_matter() {
        for (typed, stored) in [
            ("cafe", "Café"),
            ("CAFÉ", "cafe"),
            ("łódz", "Łódź"),
            ("lodz", "Łódź"),
            ("strasse", "Straße"),
            ("STRASSE", "straße"),
            ("smorrebrod", "Smørrebrød"),
            ("istanbul", "İstanbul"),
            ("ΣΟΦΟΣ", "σοφός"),
            ("елка", "Ёлка"),
            ("שלום", "שָׁלוֹם"),
            ("محمد", "مُحَمَّد"),
            ("nguyen", "Nguyễn"),
            ("ｌｅａｒｎ", "Learn"),
        ] {
            assert_eq!(fold(stored), fold(typed), "{typed} and {stored}");
        }
    }

    #[test]
    fn marks_that_make_another_letter_stay() {
        assert_ne!(fold("が"), fold("か"));
        assert_ne!(fold("कि"), fold("का"));
        assert_eq!(fold("한국"), "한국");
    }
}
