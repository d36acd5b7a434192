//! Text measured and shaped, with our own fonts and behind them the computer's.
//!
//! Shaping happens at size 1: callers multiply. A letter that no font has is replaced by the sign for that. Breaking
//! into lines is done by the pen.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use fonts::rustybuzz::ttf_parser::GlyphId;
use fonts::rustybuzz::{self, Direction, ShapePlan, UnicodeBuffer};
use fonts::{Face, REPLACEMENT, Region};
use unicode_bidi::BidiInfo;

/// Which letters are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FontFace {
    /// Plain sans.
    Regular,
    /// Strong sans.
    Strong,
    /// Strong serif, for big numbers.
    Serif,
}

impl FontFace {
    /// Our own faces: the one itself, then those that stand behind it.
    fn chain(self) -> &'static [&'static Face] {
        static CHAINS: LazyLock<[Vec<&Face>; 3]> = LazyLock::new(|| {
            let chain = |family: &str, is_strong: bool| {
                let families = [family, "Noto Sans", "IBM Plex Sans Arabic", "Noto Sans Hebrew"];
                families.iter().filter_map(|family| fonts::own_face(family, is_strong)).collect()
            };
            [chain("Inter", false), chain("Inter", true), chain("Source Serif 4", true)]
        });
        match self {
            FontFace::Regular => &CHAINS[0],
            FontFace::Strong => &CHAINS[1],
            FontFace::Serif => &CHAINS[2],
        }
    }

    /// The first family.
    pub fn family(self) -> &'static str {
        match self {
            FontFace::Regular | FontFace::Strong => "Inter",
            FontFace::Serif => "Source Serif 4",
        }
    }
}

/// A line of text, ready to be measured and drawn. All lengths are shares of the font size.
#[derive(Clone)]
pub struct Shaped {
    /// What is set: the text with the sign for a missing letter where no font has one.
    pub text: String,
    /// The letters that no font has.
    pub missing: Vec<char>,
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

impl Shaped {
    /// Whether all of it is set in our own fonts.
    pub fn is_own(&self) -> bool {
        self.runs.iter().all(|run| run.face.is_own)
    }
}

/// A piece of a line in one font.
#[derive(Clone)]
pub struct Run {
    /// Its font.
    pub face: &'static Face,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its glyphs from left to right, with their place on the line.
    pub glyphs: Vec<(GlyphId, f64, f64)>,
}

/// Lines kept; a chart has some hundred.
const MEMORY: usize = 4_000;

type Lines = HashMap<FontFace, HashMap<String, Rc<Shaped>>>;
type Plans = HashMap<(*const Face, bool, u32), Rc<ShapePlan>>;

thread_local! {
    static REGION: Cell<Region> = const { Cell::new(Region::Simplified) };
    static LINES: RefCell<Lines> = RefCell::new(HashMap::new());
    static PLANS: RefCell<Plans> = RefCell::new(HashMap::new());
}

/// Says whose form of Chinese signs the next lines of this thread are set in.
pub fn set_region(region: Region) {
    if REGION.replace(region) != region {
        LINES.with_borrow_mut(HashMap::clear);
    }
}

/// Shapes a line of text.
pub fn shape(text: &str, face: FontFace) -> Rc<Shaped> {
    let known = LINES.with_borrow(|lines| lines.get(&face).and_then(|lines| lines.get(text)).cloned());
    if let Some(known) = known {
        return known;
    }
    let shaped = Rc::new(shape_anew(text, face));
    LINES.with_borrow_mut(|lines| {
        let lines = lines.entry(face).or_default();
        if MEMORY <= lines.len() {
            lines.clear();
        }
        lines.insert(text.to_owned(), Rc::clone(&shaped));
    });
    shaped
}

fn shape_anew(text: &str, face: FontFace) -> Shaped {
    let (text, missing) = replaced(text, face);
    let mut shaped = Shaped {
        text: String::new(),
        missing,
        width: 0.0,
        top: 0.0,
        bottom: 0.0,
        is_rtl: false,
        has_rtl: false,
        runs: Vec::new(),
    };
    let bidi = BidiInfo::new(&text, None);
    for paragraph in &bidi.paragraphs {
        shaped.is_rtl |= paragraph.level.is_rtl();
        let (levels, pieces) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for piece in pieces {
            let is_rtl = levels[piece.start].is_rtl();
            shaped.has_rtl |= is_rtl;
            let mut runs = by_font(&text, piece, face);
            if is_rtl {
                runs.reverse();
            }
            for (face, range) in runs {
                add_run(&mut shaped, &text, face, range, is_rtl);
            }
        }
    }
    shaped.text = text;
    shaped
}

/// The font that has a letter, ours before the computer's.
fn face_of(letter: char, face: FontFace) -> Option<&'static Face> {
    let own = face.chain().iter().copied().find(|face| face.has(letter));
    own.or_else(|| fonts::stand_in(letter, face != FontFace::Regular, REGION.get()))
}

/// The text without what is no letter, and with the sign for a missing one where no font has it.
fn replaced(text: &str, face: FontFace) -> (String, Vec<char>) {
    let is_plain = |letter: char| letter.is_ascii() && !letter.is_ascii_control();
    if text.chars().all(is_plain) {
        return (text.to_owned(), Vec::new());
    }
    let mut missing = Vec::new();
    let letters = text.chars().filter(|letter| !fonts::is_waste(*letter)).map(|letter| {
        if is_plain(letter) || letter.is_whitespace() || fonts::is_invisible(letter) || face_of(letter, face).is_some()
        {
            return letter;
        }
        missing.push(letter);
        REPLACEMENT
    });
    let text = letters.collect();
    (text, missing)
}

/// Splits a piece of text where the first font that has the letter changes.
fn by_font(text: &str, piece: Range<usize>, face: FontFace) -> Vec<(&'static Face, Range<usize>)> {
    let first = face.chain()[0];
    let mut runs: Vec<(&'static Face, Range<usize>)> = Vec::new();
    for (at, letter) in text[piece.clone()].char_indices() {
        let start = piece.start + at;
        let end = start + letter.len_utf8();
        let last = runs.last().map(|(face, _)| *face);
        // Spaces, joiners and marks stay with the letters before them where they can.
        let stays =
            |face: &&'static Face| fonts::is_invisible(letter) || (!letter.is_alphanumeric() && face.has(letter));
        let face = last.filter(stays).or_else(|| face_of(letter, face)).or(last).unwrap_or(first);
        match runs.last_mut() {
            Some((before, range)) if std::ptr::eq(*before, face) => range.end = end,
            _ => runs.push((face, start..end)),
        }
    }
    runs
}

fn add_run(shaped: &mut Shaped, text: &str, face: &'static Face, range: Range<usize>, is_rtl: bool) {
    let shaper = &face.shaper;
    let em = f64::from(shaper.units_per_em());
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[range.clone()]);
    buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    let plan = plan(face, &buffer, is_rtl);
    let output = rustybuzz::shape_with_plan(shaper, &plan, buffer);
    let mut glyphs = Vec::with_capacity(output.len());
    for (info, position) in output.glyph_infos().iter().zip(output.glyph_positions()) {
        let glyph = GlyphId(u16::try_from(info.glyph_id).unwrap_or(0));
        let rise = f64::from(position.y_offset) / em;
        glyphs.push((glyph, shaped.width + f64::from(position.x_offset) / em, rise));
        if let Some(bounds) = shaper.glyph_bounding_box(glyph) {
            shaped.top = shaped.top.max(rise + f64::from(bounds.y_max) / em);
            shaped.bottom = shaped.bottom.max(-rise - f64::from(bounds.y_min) / em);
        }
        shaped.width += f64::from(position.x_advance) / em;
    }
    shaped.runs.push(Run { face, range, glyphs });
}

/// Making a plan reads much of the font, so plans are kept.
fn plan(face: &'static Face, buffer: &UnicodeBuffer, is_rtl: bool) -> Rc<ShapePlan> {
    let script = buffer.script();
    let direction = if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
    PLANS.with_borrow_mut(|plans| {
        let plan = plans
            .entry((std::ptr::from_ref(face), is_rtl, script.tag().0))
            .or_insert_with(|| Rc::new(ShapePlan::new(&face.shaper, direction, Some(script), None, &[])));
        Rc::clone(plan)
    })
}

#[cfg(test)]
mod tests {
    use super::{FontFace, shape};

    fn families(text: &str) -> Vec<String> {
        shape(text, FontFace::Regular).runs.iter().map(|run| run.face.family.clone()).collect()
    }

    #[test]
    fn letters_come_from_the_first_font_that_has_them() {
        assert_eq!(families("Old Town"), ["Inter"]);
        assert_eq!(families("مدينة"), ["IBM Plex Sans Arabic"]);
        assert_eq!(families("עיר"), ["Noto Sans Hebrew"]);
        assert_eq!(families("अ"), ["Noto Sans"]);
    }

    #[test]
    fn what_no_font_has_is_replaced_and_told() {
        let shaped = shape("a\u{10FFFD}b\u{FEFF}\u{7}", FontFace::Regular);
        assert_eq!((shaped.text.as_str(), shaped.missing.as_slice()), ("a\u{FFFD}b", &['\u{10FFFD}'][..]));
        assert!(shaped.is_own());
    }

    #[test]
    fn letters_of_other_scripts_come_from_the_computer() {
        for text in ["한국어", "漢字", "ไทย", "🎉"] {
            let shaped = shape(text, FontFace::Strong);
            if !shaped.missing.is_empty() {
                println!("skipped: no font of this computer has {text}");
                continue;
            }
            assert!(!shaped.is_own() && 0.0 < shaped.width);
            assert!(shaped.runs.iter().flat_map(|run| &run.glyphs).all(|(glyph, _, _)| 0 < glyph.0), "{text}");
        }
    }

    #[test]
    fn direction_is_that_of_the_first_strong_letter() {
        assert!(shape("مدينة Riverton", FontFace::Regular).is_rtl);
        assert!(!shape("Riverton مدينة", FontFace::Regular).is_rtl);
        assert!(shape("Riverton مدينة", FontFace::Regular).has_rtl);
        assert!(!shape("12", FontFace::Regular).has_rtl);
    }

    #[test]
    fn width_grows_with_the_text() {
        let short = shape("Quality", FontFace::Regular).width;
        let long = shape("Quality of learning", FontFace::Regular).width;
        assert!(0.0 < short && short < long);
        assert_eq!(shape("", FontFace::Regular).width, 0.0);
    }
}
