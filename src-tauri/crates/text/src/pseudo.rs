//! The pseudo-language: English with accents and about 40 % more letters, to prove that no text is written
//! into the program and that long words fit.
//!
//! The rule stands in `assets/locales/README.md`; the page follows the same one. It looks at one letter at a
//! time, so that it does not matter into which pieces a message is cut.

use std::borrow::Cow;

const PLAIN: &str = "aceghijklnorsuwyzACEGHIJKLNORSUWYZ";
const ACCENTED: &str = "áçéĝĥíĵķļñóŕšúŵýžÁÇÉĜĤÍĴĶĻÑÓŔŠÚŴÝŽ";
/// Letters that come twice.
const TWICE: &str = "aeioutAEIOUT";

/// The text in the pseudo-language.
pub fn lengthen(text: &str) -> Cow<'_, str> {
    let mut long = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let accented = PLAIN.chars().position(|plain| plain == letter).and_then(|at| ACCENTED.chars().nth(at));
        let accented = accented.unwrap_or(letter);
        long.push(accented);
        if TWICE.contains(letter) {
            long.push(accented);
        }
    }
    Cow::Owned(long)
}

#[cfg(test)]
mod tests {
    use super::{ACCENTED, PLAIN, lengthen};

    #[test]
    fn every_letter_has_its_accent() {
        assert_eq!(PLAIN.chars().count(), ACCENTED.chars().count());
        assert_eq!(lengthen("Move session"), "Móóvéé šééššííóóñ");
        assert_eq!(lengthen("10:30 – €5"), "10:30 – €5", "figures and signs stay");
    }
}
