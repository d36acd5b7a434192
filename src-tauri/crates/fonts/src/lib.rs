//! The fonts of drawings and documents: those that are part of the program, and behind them the computer's own.
//!
//! Looks are always decided by our own fonts. A letter that none of them has (Chinese, Korean, Thai, emoji) comes
//! from the computer's fonts when one has an outline of it; which one that is depends on the computer, so nothing
//! that must be the same everywhere may rest on it. Knows no text and no layout.

mod chosen;
mod computer;
mod region;

use std::sync::LazyLock;

use rustybuzz::ttf_parser::OutlineBuilder;

pub use chosen::{FamilyProblem, chosen, families};
pub use computer::stand_in;
pub use region::Region;
pub use rustybuzz;

/// A font face, there for as long as the program runs.
pub struct Face {
    /// The family by which documents ask for it.
    pub family: String,
    /// Whether its strokes are heavy.
    pub is_strong: bool,
    /// Whether it is part of the program.
    pub is_own: bool,
    /// The file, a TTF, OTF or collection of them.
    pub data: &'static [u8],
    /// Its place in a collection.
    pub index: u32,
    /// The same, ready for shaping.
    pub shaper: rustybuzz::Face<'static>,
}

impl Face {
    fn new(family: String, is_strong: bool, is_own: bool, data: &'static [u8], index: u32) -> Option<Self> {
        let shaper = rustybuzz::Face::from_slice(data, index)?;
        Some(Self { family, is_strong, is_own, data, index, shaper })
    }

    /// Whether it has the letter.
    pub fn has(&self, letter: char) -> bool {
        self.shaper.glyph_index(letter).is_some()
    }
}

macro_rules! font_files {
    ($($family:literal $weight:ident $file:literal),+ $(,)?) => {
        const FILES: &[(&str, Weight, &[u8])] =
            &[$(($family, Weight::$weight, include_bytes!(concat!("../../../../assets/fonts/", $file)))),+];
    };
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    Strong,
}

font_files! {
    "Inter" Plain "Inter-Regular.ttf",
    "Inter" Strong "Inter-SemiBold.ttf",
    "Inter" Plain "Inter-Italic.ttf",
    "Source Serif 4" Plain "SourceSerif4-Regular.ttf",
    "Source Serif 4" Strong "SourceSerif4-SemiBold.ttf",
    "Noto Sans" Plain "NotoSans-Regular.ttf",
    "Noto Sans" Strong "NotoSans-Bold.ttf",
    "IBM Plex Sans Arabic" Plain "IBMPlexSansArabic-Regular.ttf",
    "IBM Plex Sans Arabic" Strong "IBMPlexSansArabic-SemiBold.ttf",
    "Noto Sans Hebrew" Plain "NotoSansHebrew-Regular.ttf",
    "Noto Sans Hebrew" Strong "NotoSansHebrew-Bold.ttf",
}

static OWN: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let read = |(family, weight, data): &(&str, Weight, &'static [u8])| {
        Face::new((*family).to_owned(), *weight == Weight::Strong, true, data, 0)
    };
    FILES.iter().filter_map(read).collect()
});

/// The faces that are part of the program; of one family and weight the upright one comes first.
pub fn own() -> &'static [Face] {
    &OWN
}

/// One of our own faces.
pub fn own_face(family: &str, is_strong: bool) -> Option<&'static Face> {
    OWN.iter().find(|face| face.family == family && face.is_strong == is_strong)
}

/// What is written for a letter that no font has.
pub const REPLACEMENT: char = '\u{FFFD}';

/// Joiners, direction marks, variation selectors and the like: they say how other letters look and draw nothing.
pub fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a letter has no place in a text at all: control signs, byte order marks, signs that are no letters.
pub fn is_waste(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t' | '\r'))
        || letter == '\u{FEFF}'
        || matches!(letter, '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(letter) & 0xFFFE == 0xFFFE
}

/// A font that can set the letter, heavy or plain: one of ours before one of the computer's.
pub fn face_for(letter: char, is_strong: bool, region: Region) -> Option<&'static Face> {
    let own = OWN.iter().find(|face| face.is_strong == is_strong && face.has(letter));
    own.or_else(|| stand_in(letter, is_strong, region))
}

/// Tells that an outline has been drawn at all.
struct Seen(bool);

impl OutlineBuilder for Seen {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }
    fn close(&mut self) {}
}

/// Whether the face draws the letter with an outline; pictures and colours can be neither shaded nor archived.
fn has_outline(face: &rustybuzz::ttf_parser::Face, letter: char) -> bool {
    let Some(glyph) = face.glyph_index(letter) else { return false };
    let mut seen = Seen(false);
    face.outline_glyph(glyph, &mut seen);
    // A space has no outline and needs none.
    seen.0 || letter.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        assert_eq!(own().len(), FILES.len());
        assert!(own_face("Inter", true).is_some_and(|face| face.is_strong && face.is_own));
    }

    #[test]
    fn our_fonts_come_first() {
        for (letter, family) in [('a', "Inter"), ('Ж', "Inter"), ('अ', "Noto Sans"), ('م', "IBM Plex Sans Arabic")]
        {
            let face = face_for(letter, false, Region::default()).unwrap();
            assert_eq!(face.family, family, "{letter}");
        }
        assert!(OWN.iter().any(|face| face.has(REPLACEMENT)), "the sign for a missing letter can be set");
    }

    #[test]
    fn a_letter_that_nobody_has_is_told() {
        // Nobody may ever give this one a form: the last of the second private plane.
        assert!(face_for('\u{10FFFD}', false, Region::default()).is_none());
    }

    #[test]
    fn waste_is_no_letter() {
        for letter in ['\u{0}', '\u{7}', '\u{7f}', '\u{feff}', '\u{fffe}', '\u{1ffff}', '\u{fdd0}'] {
            assert!(is_waste(letter), "{letter:?}");
        }
        for letter in ['a', '\n', ' ', '\u{200d}', '\u{fffd}', '漢'] {
            assert!(!is_waste(letter), "{letter:?}");
        }
    }
}
