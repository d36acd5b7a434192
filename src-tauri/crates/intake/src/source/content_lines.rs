//! Lines of `NAME;PARAMETER=…:VALUE`, as calendars (RFC 5545) and address books (RFC 6350) have them: unfolded, taken
//! apart, each with its line in the file.
//!
//! Knows nothing of what the names mean. Blank lines are passed over, a quotation mark that is never closed means nothing.

use crate::IntakeError;
use crate::source::delimited::MAX_CELL_BYTES;

/// Bytes that are kept of a picture; its name and parameters stand before.
const PICTURE_KEPT: usize = 1_000;

/// One line, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ContentLine {
    /// Counted from 1; the first one of a folded line.
    pub(crate) line: usize,
    /// In capitals, without the group before a full stop.
    pub(crate) name: String,
    /// Names in capitals; a bare word of old address books is a type.
    pub(crate) parameters: Vec<(String, String)>,
    /// As it is written.
    pub(crate) value: String,
}

impl ContentLine {
    /// A parameter by its name in capitals.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(its, _)| its == name).map(|(_, value)| value.as_str())
    }

    /// Whether one of the types is this word.
    pub(crate) fn is_type(&self, word: &str) -> bool {
        let types = self.parameters.iter().filter(|(name, _)| name == "TYPE");
        types.flat_map(|(_, value)| value.split(',')).any(|its| its.trim().eq_ignore_ascii_case(word))
    }

    /// The value without escapes.
    pub(crate) fn text(&self) -> String {
        unescaped(&self.value)
    }
}

/// A line of the file, or one that is none: its number and its words.
pub(crate) enum Piece {
    Line(ContentLine),
    Unreadable(usize, String),
}

/// Hands out every line.
pub(crate) fn content_lines(
    text: &str,
    mut each: impl FnMut(Piece) -> Result<(), IntakeError>,
) -> Result<(), IntakeError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut open: Option<(usize, String)> = None;
    for (at, line) in physical(text) {
        if line.trim().is_empty() {
            continue;
        }
        match (&mut open, line.strip_prefix([' ', '\t'])) {
            (Some((_, words)), Some(more)) => words.push_str(more),
            // Quoted-printable words of old address books go on after an equals sign.
            (Some((_, words)), None) if words.ends_with('=') && is_quoted_printable(words) => {
                words.pop();
                words.push_str(line);
            }
            _ => {
                if let Some((line, words)) = open.replace((at, line.trim_start().to_owned())) {
                    each(piece(line, words))?;
                }
            }
        }
        if let Some((line, words)) = &mut open
            && MAX_CELL_BYTES < words.len()
        {
            if !is_picture(words) {
                return Err(IntakeError::new("cell_too_long").with("line", line));
            }
            words.truncate(PICTURE_KEPT);
        }
    }
    match open {
        Some((line, words)) => each(piece(line, words)),
        None => Ok(()),
    }
}

/// Lines with their numbers, whatever ends them.
fn physical(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(text);
    let lines = std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\r', '\n']) else {
            rest = None;
            return Some(text);
        };
        let after = if text[end..].starts_with("\r\n") { end + 2 } else { end + 1 };
        rest = Some(&text[after..]);
        Some(&text[..end])
    });
    lines.enumerate().map(|(at, line)| (at + 1, line))
}

/// What is no words: it may be long, and nobody reads it here.
fn is_picture(words: &str) -> bool {
    let name = words.split([':', ';']).next().unwrap_or_default().rsplit('.').next().unwrap_or_default();
    ["PHOTO", "LOGO", "SOUND", "KEY", "ATTACH", "IMAGE"].iter().any(|picture| name.eq_ignore_ascii_case(picture))
        && words.is_char_boundary(PICTURE_KEPT)
}

fn is_quoted_printable(words: &str) -> bool {
    let head = words.split(':').next().unwrap_or_default();
    head.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

fn piece(line: usize, words: String) -> Piece {
    let parted = parted(&words, true).or_else(|| parted(&words, false));
    match parted {
        Some((name, parameters, value)) => Piece::Line(ContentLine { line, name, parameters, value }),
        None => Piece::Unreadable(line, words),
    }
}

type Parted = (String, Vec<(String, String)>, String);

fn parted(words: &str, has_quotes: bool) -> Option<Parted> {
    let end = words.find([';', ':'])?;
    let name = words[..end].trim();
    let name = name.rsplit('.').next().unwrap_or(name).to_ascii_uppercase();
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        return None;
    }
    let mut parameters = Vec::new();
    let mut is_quoted = false;
    let mut from = end;
    for (at, letter) in words[end..].char_indices().map(|(at, letter)| (end + at, letter)) {
        match letter {
            '"' if has_quotes => is_quoted = !is_quoted,
            ';' | ':' if !is_quoted && !words[..at].ends_with('\\') => {
                if from < at {
                    parameters.push(parameter(&words[from + 1..at]));
                }
                from = at;
                if letter == ':' {
                    return Some((name, parameters, words[at + 1..].to_owned()));
                }
            }
            _ => {}
        }
    }
    None
}

fn parameter(words: &str) -> (String, String) {
    let bare = |text: &str| text.trim().replace('"', "");
    match words.split_once('=') {
        Some((name, value)) => (name.trim().to_ascii_uppercase(), bare(value)),
        None => ("TYPE".to_owned(), bare(words)),
    }
}

/// Text without the escapes of RFC 5545.
pub(crate) fn unescaped(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => made.push('\n'),
                Some(escaped @ (',' | ';' | '\\' | ':' | '"')) => made.push(escaped),
                Some(other) => made.extend(['\\', other]),
                None => made.push('\\'),
            },
            other => made.push(other),
        }
    }
    made
}

/// The parts of a value between marks that are not escaped, each without escapes.
pub(crate) fn parts(value: &str, mark: char) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut is_escaped = false;
    for (at, letter) in value.char_indices() {
        if letter == mark && !is_escaped {
            found.push(unescaped(&value[from..at]));
            from = at + letter.len_utf8();
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    found.push(unescaped(&value[from..]));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as `line NAME parameters = value`; `!` before one that cannot be read.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        content_lines(text, |piece| {
            found.push(match piece {
                Piece::Line(ContentLine { line, name, parameters, value }) => {
                    let parameters: String =
                        parameters.iter().map(|(name, value)| format!(" {name}:{value}")).collect();
                    format!("{line} {name}{parameters} = {value}")
                }
                Piece::Unreadable(line, words) => format!("!{line} {words}"),
            });
            Ok(())
        })
        .expect("lines");
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn lines_of_real_files() {
        check("SUMMARY:a\r\n  b\r\n\tc\r\nEND:VEVENT", &["1 SUMMARY = a bc", "4 END = VEVENT"]);
        check(
            "VERSION\n\n :2.0\nDTSTART\n ;VALUE=DATE\n :20031225",
            &["1 VERSION = 2.0", "4 DTSTART VALUE:DATE = 20031225"],
        );
        check("   \u{feff}BEGIN:VCALENDAR", &["!1 \u{feff}BEGIN:VCALENDAR"]);
        check("\u{feff}   BEGIN:VCALENDAR", &["1 BEGIN = VCALENDAR"]);
        check("DTSTART;TZID=\"W. Europe:20200609T090000\"", &["1 DTSTART TZID:W. Europe = 20200609T090000\""]);
        check("A;X=\"1;2:3\",4:v:w\rB:c", &["1 A X:1;2:3,4 = v:w", "2 B = c"]);
        check("item1.TEL;HOME;type=cell:+49", &["1 TEL TYPE:HOME TYPE:cell = +49"]);
        check("just words\nand: more", &["!1 just words", "2 AND =  more"]);
        check("NOTE;ENCODING=QUOTED-PRINTABLE:a=\nb", &["1 NOTE ENCODING:QUOTED-PRINTABLE = ab"]);
    }

    #[test]
    fn escapes_and_parts() {
        assert_eq!(unescaped(r"a\, b\nc\\n\x\"), "a, b\nc\\n\\x\\");
        assert_eq!(parts(r"a\;b;c\\;d", ';'), ["a;b", "c\\", "d"]);
        assert_eq!(parts("", ','), [""]);
    }
}
