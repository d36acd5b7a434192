//! Texts as every format takes them: without what no file may hold, and cut where their direction or weight changes.

use papers::{DayPlace, PAGE, PAGES, Rich};

/// A stretch of text in one weight.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub text: String,
    pub is_strong: bool,
}

/// A text without control characters, signs of our own and what is no character. Lines stay lines; an override of the
/// direction ends where its text ends, so that it turns nothing around that stands beside it.
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut closing = Vec::new();
    for letter in text.chars() {
        match letter {
            '\n' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\t' => cleaned.push(' '),
            '\u{E000}'..='\u{E003}' | '\u{FDD0}'..='\u{FDEF}' => {}
            _ if letter.is_control() || matches!(u32::from(letter) & 0xFFFF, 0xFFFE | 0xFFFF) => {}
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => opens(&mut closing, '\u{202C}', letter, &mut cleaned),
            '\u{2066}'..='\u{2068}' => opens(&mut closing, '\u{2069}', letter, &mut cleaned),
            '\u{202C}' | '\u{2069}' => {
                // What closes nothing is left out.
                if let Some(at) = closing.iter().rposition(|sign| *sign == letter) {
                    closing.split_off(at).iter().rev().for_each(|sign| cleaned.push(*sign));
                }
            }
            _ => cleaned.push(letter),
        }
    }
    closing.iter().rev().for_each(|sign| cleaned.push(*sign));
    cleaned
}

fn opens(closing: &mut Vec<char>, sign: char, letter: char, cleaned: &mut String) {
    closing.push(sign);
    cleaned.push(letter);
}

/// Whether nothing of a text can be seen.
pub(crate) fn is_blank(text: &str) -> bool {
    clean(text).chars().all(|letter| {
        letter.is_whitespace()
            || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    })
}

/// The stretches of a line of text, cleaned.
pub(crate) fn pieces(text: &Rich) -> Vec<Piece> {
    let piece = |run: &papers::Run| Piece { text: clean(&run.text), is_strong: run.is_strong };
    text.runs().iter().map(piece).filter(|piece| !piece.text.is_empty()).collect()
}

/// A text as one stretch.
pub(crate) fn line(text: &str) -> Vec<Piece> {
    vec![Piece { text: clean(text), is_strong: false }]
}

/// What happens at a place: its name, then times and titles.
pub(crate) fn place_line(place: &DayPlace) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if !is_blank(&place.name) {
        pieces.push(Piece { text: clean(&place.name), is_strong: true });
    }
    let entries = place.entries.iter().map(|entry| match is_blank(&entry.time) {
        true => clean(&entry.title),
        false => format!("{}\u{A0}{}", clean(&entry.time), clean(&entry.title)),
    });
    let entries: Vec<String> = entries.collect();
    let before = if pieces.is_empty() { "" } else { ": " };
    pieces.push(Piece { text: format!("{before}{}", entries.join(" · ")), is_strong: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// What stands where a page's number belongs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PagePiece {
    Text(String),
    Page,
    Pages,
}

/// A line with signs for page numbers, cut at them. Numbers belong to no direction: a line that runs against its
/// document (`is_rtl`) gets marks at both ends, else `1 of 6` would be shown as `6 of 1`.
pub(crate) fn split_page(text: &str, is_rtl: bool) -> Vec<PagePiece> {
    let mut pieces = Vec::new();
    let words: String = text.split([PAGE, PAGES].map(|sign| sign.chars().next().unwrap_or_default())).collect();
    let mark = match runs_from_right(&words, is_rtl) {
        way if way == is_rtl => "",
        true => "\u{200F}",
        false => "\u{200E}",
    };
    pieces.push(PagePiece::Text(mark.to_owned()));
    let mut rest = text;
    while let Some((at, sign)) = [PAGE, PAGES].iter().filter_map(|sign| Some((rest.find(sign)?, *sign))).min() {
        pieces.push(PagePiece::Text(clean(&rest[..at])));
        pieces.push(if sign == PAGE { PagePiece::Page } else { PagePiece::Pages });
        rest = &rest[at + sign.len()..];
    }
    pieces.push(PagePiece::Text(clean(rest)));
    pieces.push(PagePiece::Text(mark.to_owned()));
    pieces.retain(|piece| *piece != PagePiece::Text(String::new()));
    pieces
}

/// Whether a letter is of a script that runs from right to left (`Some(true)`), of another (`Some(false)`), or of none.
pub(crate) fn direction(letter: char) -> Option<bool> {
    match letter {
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => {
            // Digits and marks of these blocks go with what stands before them.
            (letter.is_alphabetic() && !letter.is_numeric()).then_some(true)
        }
        _ => letter.is_alphabetic().then_some(false),
    }
}

/// Which way a paragraph runs: as its first letter does, else as the document does.
pub(crate) fn runs_from_right(text: &str, is_rtl: bool) -> bool {
    text.chars().find_map(direction).unwrap_or(is_rtl)
}

#[cfg(test)]
mod tests {
    use papers::{PAGE, PAGES};

    use super::{PagePiece, clean, is_blank, runs_from_right, split_page};

    #[test]
    fn nothing_is_left_that_no_file_may_hold() {
        let text = "a\0b\u{1b}c\td\u{85}e\u{FFFE}f\u{E000}g\nh\r\n😀";
        assert_eq!(clean(text), "abc defg\nh\n😀");
        assert!(is_blank(" \u{200B}\u{202E}\0") && !is_blank("."));
    }

    #[test]
    fn overrides_end_with_their_text() {
        assert_eq!(clean("a\u{202E}b"), "a\u{202E}b\u{202C}");
        assert_eq!(clean("a\u{202C}b\u{2069}"), "ab");
        assert_eq!(clean("\u{2067}\u{202E}x\u{2069}y"), "\u{2067}\u{202E}x\u{202C}\u{2069}y");
    }

    #[test]
    fn page_numbers_are_found() {
        let text = format!("Page {PAGE} of {PAGES}");
        let expected = [
            PagePiece::Text("Page ".to_owned()),
            PagePiece::Page,
            PagePiece::Text(" of ".to_owned()),
            PagePiece::Pages,
        ];
        assert_eq!(split_page(&text, false), expected);
        let marked = split_page(&format!("{PAGE} of {PAGES}"), true);
        let mark = PagePiece::Text("\u{200E}".to_owned());
        assert_eq!((marked.first(), marked.last(), marked.len()), (Some(&mark), Some(&mark), 5));
    }

    #[test]
    fn a_paragraph_runs_as_its_first_letter() {
        assert!(runs_from_right("3. أسبوع التعلم", false));
        assert!(!runs_from_right("Week أسبوع", true));
        assert!(runs_from_right("12–14", true));
    }
}
