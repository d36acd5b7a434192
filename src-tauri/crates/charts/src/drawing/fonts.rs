//! Our own fonts, and text measured and shaped with them, so that no font of the machine is ever needed.
//!
//! Shaping happens at size 1: callers multiply. A letter that no font has is measured as the first font's empty
//! box. Breaking into lines is done in `labels`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::OnceLock;

use rustybuzz::ttf_parser::GlyphId;
use rustybuzz::{Direction, Face, ShapePlan, UnicodeBuffer};
use unicode_bidi::BidiInfo;

/// A font file that is part of the program.
pub struct FontFile {
    /// The family by which documents ask for it.
    pub family: &'static str,
    /// The file, a TTF.
    pub data: &'static [u8],
}

macro_rules! font_files {
    ($($family:literal $file:literal),+ $(,)?) => {
        /// Every font, the first of a family being its regular face.
        pub const FONT_FILES: &[FontFile] = &[$(FontFile {
            family: $family,
            data: include_bytes!(concat!("../../../../../assets/fonts/", $file)),
        }),+];
    };
}

font_files! {
    "Inter" "Inter-Regular.ttf",
    "Inter" "Inter-SemiBold.ttf",
    "Source Serif 4" "SourceSerif4-SemiBold.ttf",
    "Noto Sans" "NotoSans-Regular.ttf",
    "Noto Sans" "NotoSans-Bold.ttf",
    "IBM Plex Sans Arabic" "IBMPlexSansArabic-Regular.ttf",
    "IBM Plex Sans Arabic" "IBMPlexSansArabic-SemiBold.ttf",
    "Noto Sans Hebrew" "NotoSansHebrew-Regular.ttf",
    "Noto Sans Hebrew" "NotoSansHebrew-Bold.ttf",
}

/// Which letters are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Plain sans.
    Regular,
    /// Strong sans.
    Strong,
    /// Strong serif, for big numbers.
    Serif,
}

impl Cut {
    /// Places in [`FONT_FILES`]: the font itself, then those that stand behind it.
    fn chain(self) -> &'static [usize] {
        match self {
            Cut::Regular => &[0, 3, 5, 7],
            Cut::Strong => &[1, 4, 6, 8],
            Cut::Serif => &[2, 4, 6, 8],
        }
    }

    /// The first family.
    pub fn family(self) -> &'static str {
        FONT_FILES[self.chain()[0]].family
    }
}

/// A line of text, ready to be measured and drawn. All lengths are shares of the font size.
#[derive(Clone, Debug)]
pub struct Shaped {
    /// How far it runs.
    pub width: f64,
    /// How far its letters rise over the baseline.
    pub top: f64,
    /// How far they reach below it, as a positive number.
    pub bottom: f64,
    /// Whether the line as a whole runs from right to left.
    pub is_rtl: bool,
    /// Whether any part of it does.
    pub has_rtl: bool,
    /// Pieces of one font and one direction, from left to right.
    pub runs: Vec<Run>,
}

/// A piece of a line in one font.
#[derive(Clone, Debug)]
pub struct Run {
    /// Place in [`FONT_FILES`].
    pub font: usize,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its glyphs from left to right, with their place on the line.
    pub glyphs: Vec<(GlyphId, f64, f64)>,
}

fn faces() -> &'static [Option<Face<'static>>] {
    static FACES: OnceLock<Vec<Option<Face<'static>>>> = OnceLock::new();
    FACES.get_or_init(|| FONT_FILES.iter().map(|file| Face::from_slice(file.data, 0)).collect())
}

/// The face of a place in [`FONT_FILES`].
pub fn face(font: usize) -> Option<&'static Face<'static>> {
    faces().get(font)?.as_ref()
}

/// Lines kept; a chart has some hundred.
const MEMORY: usize = 4_000;

thread_local! {
    static LINES: RefCell<HashMap<(Cut, String), Rc<Shaped>>> = RefCell::new(HashMap::new());
    static PLANS: RefCell<HashMap<(usize, bool, u32), Rc<ShapePlan>>> = RefCell::new(HashMap::new());
}

/// Shapes a line of text.
pub fn shape(text: &str, cut: Cut) -> Rc<Shaped> {
    let key = (cut, text.to_owned());
    if let Some(known) = LINES.with_borrow(|lines| lines.get(&key).cloned()) {
        return known;
    }
    let shaped = Rc::new(shape_anew(text, cut));
    LINES.with_borrow_mut(|lines| {
        if lines.len() >= MEMORY {
            lines.clear();
        }
        lines.insert(key, Rc::clone(&shaped));
    });
    shaped
}

fn shape_anew(text: &str, cut: Cut) -> Shaped {
    let bidi = BidiInfo::new(text, None);
    let mut shaped = Shaped { width: 0.0, top: 0.0, bottom: 0.0, is_rtl: false, has_rtl: false, runs: Vec::new() };
    for paragraph in &bidi.paragraphs {
        shaped.is_rtl |= paragraph.level.is_rtl();
        let (levels, pieces) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for piece in pieces {
            let is_rtl = levels[piece.start].is_rtl();
            shaped.has_rtl |= is_rtl;
            let mut runs = by_font(text, piece, cut);
            if is_rtl {
                runs.reverse();
            }
            for (font, range) in runs {
                add_run(&mut shaped, text, font, range, is_rtl);
            }
        }
    }
    shaped
}

/// Splits a piece of text where the first font that has the letter changes.
fn by_font(text: &str, piece: Range<usize>, cut: Cut) -> Vec<(usize, Range<usize>)> {
    let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, letter) in text[piece.clone()].char_indices() {
        let start = piece.start + at;
        let end = start + letter.len_utf8();
        let last = runs.last().map(|(font, _)| *font);
        let has = |font: &usize| face(*font).is_some_and(|face| face.glyph_index(letter).is_some());
        // Spaces, joiners and marks stay with the letters before them where they can.
        let stays = last.filter(|font| !letter.is_alphanumeric() && has(font));
        let font = stays.or_else(|| cut.chain().iter().copied().find(has)).or(last).unwrap_or(cut.chain()[0]);
        match runs.last_mut() {
            Some((before, range)) if *before == font => range.end = end,
            _ => runs.push((font, start..end)),
        }
    }
    runs
}

fn add_run(shaped: &mut Shaped, text: &str, font: usize, range: Range<usize>, is_rtl: bool) {
    let Some(face) = face(font) else { return };
    let em = f64::from(face.units_per_em());
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[range.clone()]);
    buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    let plan = plan(font, face, &buffer, is_rtl);
    let output = rustybuzz::shape_with_plan(face, &plan, buffer);
    let mut glyphs = Vec::with_capacity(output.len());
    for (info, position) in output.glyph_infos().iter().zip(output.glyph_positions()) {
        let glyph = GlyphId(u16::try_from(info.glyph_id).unwrap_or(0));
        let rise = f64::from(position.y_offset) / em;
        glyphs.push((glyph, shaped.width + f64::from(position.x_offset) / em, rise));
        if let Some(bounds) = face.glyph_bounding_box(glyph) {
            shaped.top = shaped.top.max(rise + f64::from(bounds.y_max) / em);
            shaped.bottom = shaped.bottom.max(-rise - f64::from(bounds.y_min) / em);
        }
        shaped.width += f64::from(position.x_advance) / em;
    }
    shaped.runs.push(Run { font, range, glyphs });
}

/// Making a plan reads much of the font, so plans are kept.
fn plan(font: usize, face: &Face<'static>, buffer: &UnicodeBuffer, is_rtl: bool) -> Rc<ShapePlan> {
    let script = buffer.script();
    let direction = if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
    PLANS.with_borrow_mut(|plans| {
        let plan = plans
            .entry((font, is_rtl, script.tag().0))
            .or_insert_with(|| Rc::new(ShapePlan::new(face, direction, Some(script), None, &[])));
        Rc::clone(plan)
    })
}

#[cfg(test)]
mod tests {
    use super::{Cut, FONT_FILES, face, shape};

    #[test]
    fn every_font_can_be_read() {
        for (font, file) in FONT_FILES.iter().enumerate() {
            assert!(face(font).is_some(), "{} at {font}", file.family);
        }
    }

    #[test]
    fn letters_come_from_the_first_font_that_has_them() {
        let fonts = |text: &str| -> Vec<&str> {
            shape(text, Cut::Regular).runs.iter().map(|run| FONT_FILES[run.font].family).collect()
        };
        assert_eq!(fonts("Old Town"), ["Inter"]);
        assert_eq!(fonts("مدينة"), ["IBM Plex Sans Arabic"]);
        assert_eq!(fonts("עיר"), ["Noto Sans Hebrew"]);
        assert_eq!(fonts("अ"), ["Noto Sans"]);
    }

    #[test]
    fn direction_is_that_of_the_first_strong_letter() {
        assert!(shape("مدينة Riverton", Cut::Regular).is_rtl);
        assert!(!shape("Riverton مدينة", Cut::Regular).is_rtl);
        assert!(shape("Riverton مدينة", Cut::Regular).has_rtl);
        assert!(!shape("12", Cut::Regular).has_rtl);
    }

    #[test]
    fn width_grows_with_the_text() {
        let short = shape("Quality", Cut::Regular).width;
        let long = shape("Quality of learning", Cut::Regular).width;
        assert!(0.0 < short && short < long);
        assert_eq!(shape("", Cut::Regular).width, 0.0);
    }
}
