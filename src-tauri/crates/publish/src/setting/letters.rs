//! Makes every text of a sheet one that can be set: no sign that is no letter, no letter without a form, no word
//! wider than a page, and no name that turns the words around it to its own direction.
//!
//! What had to be replaced is remembered with its text, so that people can be told; nothing stops a document.

use fonts::{Face, REPLACEMENT, Region};
use serde_json::Value;
use unicode_bidi::{BidiClass, bidi_class};

/// A letter that no font has, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The letter.
    pub letter: char,
    /// The text in which it stands.
    pub text: String,
}

/// Fields of a sheet that are no text of a page.
const NO_TEXT: &[&str] = &["file", "kind", "code", "region", "page_sign", "pages_sign"];

/// Said instead of a picture, so no font is needed.
const ALT: &str = "alt";

/// As many are told; who has more sees the rest when these are mended.
const MOST: usize = 20;

/// With what a code point ends that stands for a letter.
const CODE_ENDS: char = ']';

/// A letter by its number: `[U+0E01]`.
fn code_point(letter: char) -> String {
    format!("[U+{:04X}{CODE_ENDS}", u32::from(letter))
}

/// What is found out about letters while a sheet is made fit.
pub(crate) struct Letters {
    region: Region,
    /// What no font has is written as its code point, not as a sign.
    writes_code_points: bool,
    stand_ins: Vec<&'static Face>,
    replaced: Vec<Replaced>,
}

impl Letters {
    /// Nothing found yet.
    pub(crate) fn new(region: Region, writes_code_points: bool) -> Self {
        Self { region, writes_code_points, stand_ins: Vec::new(), replaced: Vec::new() }
    }

    /// The fonts of the computer that are needed.
    pub(crate) fn stand_ins(&self) -> &[&'static Face] {
        &self.stand_ins
    }

    /// Their families, each once.
    pub(crate) fn families(&self) -> Vec<String> {
        let mut families: Vec<String> = Vec::new();
        for face in &self.stand_ins {
            if !families.contains(&face.family) {
                families.push(face.family.clone());
            }
        }
        families
    }

    /// What could not be set.
    pub(crate) fn replaced(self) -> Vec<Replaced> {
        self.replaced
    }

    /// Remembers a letter that a text cannot show.
    pub(crate) fn replace(&mut self, letter: char, text: &str) {
        let found = Replaced { letter, text: around(text, letter) };
        if self.replaced.len() < MOST && !self.replaced.contains(&found) {
            self.replaced.push(found);
        }
    }

    /// Goes through all texts of a sheet.
    pub(crate) fn settle(&mut self, sheet: &mut Value) {
        let is_rtl = sheet["language"]["is_rtl"].as_bool().unwrap_or(false);
        self.settle_value(sheet, is_rtl);
    }

    fn settle_value(&mut self, value: &mut Value, is_rtl: bool) {
        match value {
            Value::String(text) => {
                if let Some(settled) = self.settled(text, is_rtl) {
                    *text = settled;
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.settle_value(value, is_rtl)),
            Value::Object(fields) => {
                for (name, value) in fields.iter_mut().filter(|(name, _)| !NO_TEXT.contains(&name.as_str())) {
                    match value {
                        Value::String(alt) if name == ALT => alt.retain(is_said),
                        value => self.settle_value(value, is_rtl),
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// The text as it can be set; `None`: as it is.
    fn settled(&mut self, text: &str, is_rtl: bool) -> Option<String> {
        let is_plain = |letter: char| (letter.is_ascii() && !letter.is_ascii_control()) || letter == '\n';
        let has_long_word = text.split_whitespace().any(|word| LONG < word.len());
        if text.chars().all(is_plain) && !has_long_word && !is_rtl {
            return None;
        }
        let mut settled = String::with_capacity(text.len() + 8);
        for letter in text.chars().filter(|letter| is_said(*letter)) {
            if is_plain(letter) || self.can_set(letter) {
                settled.push(letter);
                continue;
            }
            // Of what no font has nobody knows where its words end: it may break anywhere.
            if settled.ends_with([REPLACEMENT, CODE_ENDS]) {
                settled.push('\u{200B}');
            }
            self.replace(letter, text);
            if self.writes_code_points {
                settled.push_str(&code_point(letter));
            } else {
                settled.push(REPLACEMENT);
            }
        }
        Some(isolated(breakable(settled), is_rtl))
    }

    /// Whether a font has the letter; remembers the font when it is one of the computer's.
    fn can_set(&mut self, letter: char) -> bool {
        let needs_none = letter.is_whitespace() || fonts::is_invisible(letter) || is_own_sign(letter);
        if needs_none || fonts::own().iter().any(|face| face.has(letter)) {
            return true;
        }
        let faces = [false, true].map(|is_strong| fonts::stand_in(letter, is_strong, self.region));
        for face in faces.into_iter().flatten() {
            if !self.stand_ins.iter().any(|known| std::ptr::eq(*known, face)) {
                self.stand_ins.push(face);
            }
        }
        faces[0].is_some()
    }
}

/// Whether a letter is part of what a text says. Signs that turn all that follows them are not: a name would drag the
/// sentence around it along, and names that need a direction get it here.
pub(super) fn is_said(letter: char) -> bool {
    !fonts::is_waste(letter) && !matches!(letter, '\u{202A}'..='\u{202E}')
}

/// Signs of our own in a sheet: what stands out, and where page numbers come.
fn is_own_sign(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{E003}')
}

/// The text, or as much of it around the letter as tells which it is.
fn around(text: &str, letter: char) -> String {
    const SIDE: usize = 40;
    let letters: Vec<char> = text.chars().collect();
    let at = letters.iter().position(|it| *it == letter).unwrap_or(0);
    let (from, to) = (at.saturating_sub(SIDE), (at + SIDE).min(letters.len()));
    let middle: String = letters[from..to].iter().collect();
    let (before, after) = (if 0 < from { "…" } else { "" }, if to < letters.len() { "…" } else { "" });
    format!("{before}{}{after}", middle.trim())
}

/// Words with more letters than this may break anywhere; no word that people say is longer.
const LONG: usize = 28;

/// Letters of a long word that stay together.
const TOGETHER: usize = 6;

/// Lets long words break: addresses after their marks, others behind a soft hyphen.
fn breakable(text: String) -> String {
    let is_long = |word: &str| LONG < word.chars().count();
    if !text.split_whitespace().any(is_long) {
        return text;
    }
    let mut out = String::with_capacity(text.len() * 2);
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !is_long(word) {
            out.push_str(piece);
            continue;
        }
        let letters: Vec<char> = word.chars().collect();
        let is_address = letters.iter().any(|letter| matches!(letter, '/' | '@' | '_' | '=' | '&' | '\\'));
        // The parts of an address are read as wholes.
        let together = if is_address { 3 * TOGETHER } else { TOGETHER };
        let is_mark =
            |letter: char| matches!(letter, '/' | '@' | '_' | '=' | '&' | '\\' | '.' | '-' | '?' | '#' | ',' | ':');
        let mut run = 0;
        for (at, letter) in letters.iter().enumerate() {
            out.push(*letter);
            run += 1;
            let next = letters.get(at + 1);
            let is_end_of_marks = is_mark(*letter) && next.is_some_and(|next| !is_mark(*next));
            let stays = next.is_none_or(|next| !is_spaced(*letter) || !is_spaced(*next));
            if !stays && (is_end_of_marks || together <= run) && TOGETHER <= letters.len() - at {
                out.push(if is_address || is_mark(*letter) { '\u{200B}' } else { '\u{AD}' });
                run = 0;
            }
        }
        out.push_str(&piece[word.len()..]);
    }
    out
}

/// Whether a letter belongs to a script that parts words by spaces and whose letters stand alone.
fn is_spaced(letter: char) -> bool {
    let is_joined_or_unspaced = matches!(letter,
        '\u{0590}'..='\u{08FF}' | '\u{0900}'..='\u{0DFF}' | '\u{0E00}'..='\u{0FFF}' | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}' | '\u{1800}'..='\u{18AF}' | '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}' | '\u{1F000}'..='\u{3FFFF}');
    !is_joined_or_unspaced && !fonts::is_invisible(letter) && bidi_class(letter) != BidiClass::NSM
}

/// Marks a name in the other direction as one whole, so that it does not turn what stands beside it.
///
/// A text in both directions is left alone: which of them leads is for its place to say.
fn isolated(text: String, is_rtl: bool) -> String {
    let has = |is_wanted: fn(BidiClass) -> bool| text.chars().any(|letter| is_wanted(bidi_class(letter)));
    let has_rtl = has(|class| matches!(class, BidiClass::R | BidiClass::AL));
    let has_ltr = has(|class| class == BidiClass::L);
    let is_other = if is_rtl { has_ltr && !has_rtl } else { has_rtl && !has_ltr };
    // A line break ends what is isolated; whole paragraphs have their own direction anyway.
    if !is_other || text.contains('\n') {
        return text;
    }
    // What ties a piece to the words before it, such as the space after words that stand out, stays with those.
    let name = text.trim_start_matches([' ', ':', ',', '.', ';']).trim_end_matches(' ');
    let from = text.len() - text.trim_start_matches([' ', ':', ',', '.', ';']).len();
    let (before, after) = (&text[..from], &text[from + name.len()..]);
    format!("{before}\u{2068}{name}\u{2069}{after}")
}

#[cfg(test)]
mod tests {
    use fonts::Region;
    use serde_json::json;

    use super::{Letters, Replaced, breakable, isolated};

    #[test]
    fn texts_become_fit_and_what_is_replaced_is_told_with_its_text() {
        let mut sheet = json!({
            "language": { "is_rtl": false },
            "title": "A\u{FEFF}\u{0}b",
            "rows": [["Yoga \u{10FFFD} in the park"], ["in order"]],
            "alt": "\u{10FFFD}\u{FEFF}",
            "page": "\u{E002}",
        });
        let mut letters = Letters::new(Region::default(), false);
        letters.settle(&mut sheet);
        assert_eq!(sheet["title"], "Ab");
        assert_eq!(sheet["rows"][0][0], "Yoga \u{FFFD} in the park");
        assert_eq!((&sheet["alt"], &sheet["page"]), (&json!("\u{10FFFD}"), &json!("\u{E002}")));
        assert!(letters.stand_ins().is_empty());
        let text = "Yoga \u{10FFFD} in the park".to_owned();
        assert_eq!(letters.replaced(), [Replaced { letter: '\u{10FFFD}', text }]);
    }

    #[test]
    fn letters_without_a_font_are_written_as_their_numbers_where_that_is_wanted() {
        let mut sheet = json!({ "title": "Yoga \u{10FFFD}\u{10FFFC} here" });
        let mut letters = Letters::new(Region::default(), true);
        letters.settle(&mut sheet);
        assert_eq!(sheet["title"], "Yoga [U+10FFFD]\u{200B}[U+10FFFC] here");
        let found: Vec<char> = letters.replaced().iter().map(|it| it.letter).collect();
        assert_eq!(found, ['\u{10FFFD}', '\u{10FFFC}'], "and told all the same");
    }

    #[test]
    fn letters_of_the_computer_bring_their_fonts() {
        let mut sheet = json!({ "title": "도서관 축제" });
        let mut letters = Letters::new(Region::Korean, false);
        letters.settle(&mut sheet);
        if letters.families().is_empty() {
            return println!("skipped: no font of this computer has Korean letters");
        }
        assert_eq!(sheet["title"], "도서관 축제");
        assert!(letters.replaced().is_empty());
    }

    #[test]
    fn only_long_words_may_break() {
        let unchanged = |text: &str| assert_eq!(breakable(text.to_owned()), text);
        unchanged("Weiterbildungsveranstaltung");
        unchanged("A title of several words of ordinary length");
        unchanged("도서관에서열리는아주긴이름의축제도서관에서열리는아주긴이름의축제");
        let word = breakable("W".repeat(40));
        assert_eq!(word.replace('\u{AD}', ""), "W".repeat(40));
        assert_eq!(word.matches('\u{AD}').count(), 5);
        let link = breakable("https://example.org/a/very/long/path/to/somewhere".to_owned());
        assert!(link.starts_with("https://\u{200B}example."), "{link}");
        assert!(!link.contains('\u{AD}'));
    }

    #[test]
    fn the_other_direction_is_isolated() {
        assert_eq!(isolated("Library".to_owned(), false), "Library");
        assert_eq!(isolated("ספרייה".to_owned(), false), "\u{2068}ספרייה\u{2069}");
        assert_eq!(isolated("ספרייה".to_owned(), true), "ספרייה");
        assert_eq!(isolated("Library".to_owned(), true), "\u{2068}Library\u{2069}");
        assert_eq!(isolated("12".to_owned(), true), "12");
        assert_eq!(isolated("ספרייה in Riverton".to_owned(), false), "ספרייה in Riverton");
    }
}
