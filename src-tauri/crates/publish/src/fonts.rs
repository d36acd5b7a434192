//! The fonts of every document, part of the program: no font of the machine is ever used.
//!
//! Which family is asked for first stands in the templates; here is only what there is.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! font_files {
    ($($file:literal),+ $(,)?) => {
        const FILES: &[&[u8]] = &[$(include_bytes!(concat!("../../../../assets/fonts/", $file))),+];
    };
}

font_files![
    "Inter-Regular.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Italic.ttf",
    "SourceSerif4-Regular.ttf",
    "SourceSerif4-SemiBold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "IBMPlexSansArabic-Regular.ttf",
    "IBMPlexSansArabic-SemiBold.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansHebrew-Bold.ttf",
];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect());

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// What fonts there are.
pub(crate) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

/// A font by its place in the book.
pub(crate) fn font(index: usize) -> Option<Font> {
    FONTS.get(index).cloned()
}

/// Whether any font has the letter. Signs that draw nothing count as there.
pub(crate) fn has_letter(letter: char) -> bool {
    letter.is_control()
        || letter.is_whitespace()
        || is_invisible(letter)
        || FONTS.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
}

/// Joiners, direction marks and variation selectors.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{FILES, FONTS, has_letter};

    #[test]
    fn every_font_can_be_read() {
        assert_eq!(FONTS.len(), FILES.len());
    }

    #[test]
    fn letters_are_known() {
        for letter in "aÉñŵ€–“”…ΩЖ्عש ".chars() {
            assert!(has_letter(letter), "{letter:?}");
        }
        for letter in ['\u{1F9D8}', '漢'] {
            assert!(!has_letter(letter), "{letter:?}");
        }
    }
}
