//! Cells as people meant them: without HTML, entities, odd spaces and control characters; titles without shouted states.
//!
//! Changes the writing, never the wording.

use std::cmp::Ordering;

use domain::EventStatus;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::cells::html::{without_entities, without_tags};

/// A text of several lines.
pub(crate) fn clean_text(raw: &str) -> String {
    if is_clean(raw) {
        return raw.trim().to_owned();
    }
    let mut text = without_entities(raw);
    if text.contains('&') {
        // Portals encode twice: `&amp;Ntilde;`.
        text = without_entities(&text);
    }
    let text = without_tags(&text);
    let mut lines: Vec<String> = text.split('\n').map(squeeze).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    let mut was_blank = false;
    for line in &lines[first.min(lines.len())..] {
        if line.is_empty() && was_blank {
            continue;
        }
        was_blank = line.is_empty();
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(line);
    }
    out
}

/// Whether nothing is to be done but at the ends, as in most cells: one line, one space between words, no marks of HTML.
fn is_clean(raw: &str) -> bool {
    if raw.is_ascii() {
        let is_double = |pair: &[u8]| pair == b"  ";
        return !raw.as_bytes().windows(2).any(is_double)
            && raw.bytes().all(|byte| (b' '..=b'~').contains(&byte) && !matches!(byte, b'&' | b'<'));
    }
    !raw.contains("  ") && raw.chars().all(|letter| (letter == ' ' || !is_odd(letter)) && !matches!(letter, '&' | '<'))
}

/// Spaces of all kinds, line ends, control characters, letters that nobody sees.
fn is_odd(letter: char) -> bool {
    if letter.is_ascii() {
        return !letter.is_ascii_graphic();
    }
    letter.is_whitespace() || letter.is_control() || is_invisible(letter)
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text of one line.
pub(crate) fn clean_line(raw: &str) -> String {
    if is_clean(raw) {
        return raw.trim().to_owned();
    }
    squeeze(&clean_text(raw).replace('\n', " "))
}

/// How two names are compared: without case, accents, and marks between words.
pub(crate) fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    // Most names: nothing to take apart.
    if name.is_ascii() {
        for letter in name.bytes().filter(|letter| !matches!(letter, b'\'' | b'`')) {
            if letter.is_ascii_alphanumeric() {
                key.push(char::from(letter.to_ascii_lowercase()));
            } else if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        }
        key.truncate(key.trim_end().len());
        return key;
    }
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_alphanumeric() {
            match letter {
                'ß' => key.push_str("ss"),
                'ø' | 'Ø' => key.push('o'),
                'ł' | 'Ł' => key.push('l'),
                _ => key.extend(letter.to_lowercase()),
            }
        } else if !matches!(letter, '\'' | '’' | '´' | '`') && !key.ends_with(' ') && !key.is_empty() {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    // Composed again, so that Korean and Japanese keep their letters.
    if key.is_ascii() { key } else { key.nfc().collect() }
}

/// The title without a shouted state in front or behind, and that state.
pub(crate) fn title_state(title: &str) -> (String, Option<EventStatus>) {
    // Nearly every title holds none of the words, which its key tells at once.
    let key = name_key(title);
    for (word, status) in STATES.iter().filter(|(word, _)| key.starts_with(word) || key.ends_with(word)) {
        if let Some(rest) = without_leading(title, word).or_else(|| without_trailing(title, word)) {
            return (rest, Some(*status));
        }
    }
    (title.to_owned(), None)
}

/// Words in several languages, written as [`name_key`] writes them.
const STATES: &[(&str, EventStatus)] = &[
    ("cancelled", EventStatus::Cancelled),
    ("canceled", EventStatus::Cancelled),
    ("cancelado", EventStatus::Cancelled),
    ("cancelada", EventStatus::Cancelled),
    ("suspendido", EventStatus::Cancelled),
    ("suspendida", EventStatus::Cancelled),
    ("anulado", EventStatus::Cancelled),
    ("anulada", EventStatus::Cancelled),
    ("abgesagt", EventStatus::Cancelled),
    ("entfallt", EventStatus::Cancelled),
    ("fallt aus", EventStatus::Cancelled),
    ("annulee", EventStatus::Cancelled),
    ("annule", EventStatus::Cancelled),
    ("annullato", EventStatus::Cancelled),
    ("annullata", EventStatus::Cancelled),
    ("geannuleerd", EventStatus::Cancelled),
    ("afgelast", EventStatus::Cancelled),
    ("中止", EventStatus::Cancelled),
    ("취소", EventStatus::Cancelled),
    ("postponed", EventStatus::Postponed),
    ("aplazado", EventStatus::Postponed),
    ("aplazada", EventStatus::Postponed),
    ("verschoben", EventStatus::Postponed),
    ("reportee", EventStatus::Postponed),
    ("reporte", EventStatus::Postponed),
    ("adiado", EventStatus::Postponed),
    ("adiada", EventStatus::Postponed),
    ("rinviato", EventStatus::Postponed),
    ("rinviata", EventStatus::Postponed),
    ("uitgesteld", EventStatus::Postponed),
    ("延期", EventStatus::Postponed),
    ("연기", EventStatus::Postponed),
];

/// `CANCELLED - Talk`, `[Cancelled] Talk`, `ABGESAGT: Talk`, `(CANCELADO) Talk`.
fn without_leading(title: &str, word: &str) -> Option<String> {
    let start = title.trim_start_matches(|letter: char| OPENING.contains(letter));
    let (end, _) = prefix_of(start, word)?;
    let rest = &start[end..];
    let marks = rest.trim_start().chars().next().is_some_and(|letter| MARKS.contains(letter));
    let shouted = is_shouted(&start[..end]) && rest.starts_with(' ');
    if !(marks || shouted) {
        return None;
    }
    let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || MARKS.contains(letter));
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// `Talk - CANCELLED`, `Talk (cancelled)`.
fn without_trailing(title: &str, word: &str) -> Option<String> {
    let bare = title.trim_end_matches(|letter: char| letter.is_whitespace() || MARKS.contains(letter));
    let begin = bare
        .char_indices()
        .rev()
        .take(word.chars().count() + 4)
        .map(|(at, _)| at)
        .find(|at| name_key(&bare[*at..]) == word && !bare[*at..].starts_with(|l: char| !l.is_alphanumeric()))?;
    let before = bare[..begin].trim_end();
    if !before.ends_with(|letter: char| MARKS.contains(letter) || OPENING.contains(letter)) {
        return None;
    }
    let rest = before
        .trim_end_matches(|letter: char| letter.is_whitespace() || MARKS.contains(letter) || OPENING.contains(letter));
    (!rest.is_empty()).then(|| rest.to_owned())
}

const OPENING: &str = "[(*{【（<";
const MARKS: &str = "-–—:|!])*}】）>/.";

/// Where the word ends in the text, when the text begins with it.
fn prefix_of(text: &str, word: &str) -> Option<(usize, ())> {
    let wanted = word.chars().count();
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(wanted + 4);
    ends.filter(|end| {
        !text[*end..].starts_with(|next: char| next.is_alphanumeric() || is_combining_mark(next))
            && text[..*end].ends_with(|last: char| last.is_alphanumeric() || is_combining_mark(last))
    })
    .find(|end| name_key(&text[..*end]) == word)
    .map(|end| (end, ()))
}

fn is_shouted(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// A cell without what was put before it to keep a spreadsheet from running or changing it: `\'+49`, `="01067"`.
pub(crate) fn without_guard(cell: &str) -> Option<String> {
    if let Some(text) = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return (!text.contains('"')).then(|| text.to_owned());
    }
    let bare = cell.strip_prefix('\'')?;
    let is_formula = bare.starts_with(['=', '+', '-', '@', '\t', '\r']);
    // `\'90s party` keeps its apostrophe; `\'08056` and `\'10:00` are numbers kept as text.
    let is_number = bare.starts_with(|letter: char| letter.is_ascii_digit())
        && bare.chars().all(|letter| letter.is_ascii_digit() || " +()/.-:,".contains(letter));
    (is_formula || is_number).then(|| bare.to_owned())
}

/// A name without a quotation mark that is opened before it and never closed.
pub(crate) fn without_lone_quote(name: &str) -> &str {
    name.strip_prefix('"').filter(|rest| !rest.contains('"')).unwrap_or(name).trim_start()
}

/// One space between words, none at the ends; no control characters.
fn squeeze(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for letter in line.chars() {
        if letter.is_whitespace() || letter == '\t' {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !letter.is_control() && !is_invisible(letter) {
            out.push(letter);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Two names in the order in which people count: Hall 2 before Hall 10, whatever the case.
pub(crate) fn as_people_count(one: &str, other: &str) -> Ordering {
    alphanumeric_sort::compare_str(name_key(one), name_key(other)).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        let check = |raw: &str, clean: &str| assert_eq!(clean_text(raw), clean, "{raw:?}");
        check("  two\u{a0}\u{a0}words ", "two words");
        check("\u{a0}", "");
        check("two\u{a0}words", "two words");
        check("é\tè", "é è");
        check("é\u{85}è", "é è");
        check("é\u{7f}è", "éè");
        check("so\u{ad}ft", "soft");
        check("é &amp; è", "é & è");
        check("é<br>è", "é\nè");
        check("a\n\n\n\nb\n\n", "a\n\nb");
        check("\n\na", "a");
        check("a<!-- x -->b", "ab");
        check("a<!-- never closed", "a");
        check("x<td>y</td>", "x y");
        check("<style>p{}</style>y", "y");
        check("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three");
        check("BOLTA&amp;Ntilde;A", "BOLTAÑA");
        check("a &#233; &#xE9; &eacute;", "a é é é");
        check("3 < 4 and 5 > 2", "3 < 4 and 5 > 2");
        check("AT&T & more; R&D", "AT&T & more; R&D");
        check("<ul><li>a</li><li>b</li></ul>", "• a\n• b");
        check("x<script>alert(1)</script>y", "xy");
        check("bell\u{7}, zero\u{0}, mark\u{feff}", "bell, zero, mark");
        check("a\r\nb\rc", "a\nb\nc");
        check("=SUM(A1)", "=SUM(A1)");
        check("Is 3<x and y>2?", "Is 3<x and y>2?");
        check("Reading & <writing> in HTML", "Reading & <writing> in HTML");
        check("Ann Bell <ann@maple.example>", "Ann Bell <ann@maple.example>");
        check("at <https://maple.example/b?id=7> or", "at <https://maple.example/b?id=7> or");
        check("<b>bold</b> <a href=\"x\">link</a><br/>", "bold link");
        check("<a and b>", "<a and b>");
    }

    #[test]
    fn lone_quotes() {
        let check = |name: &str, bare: &str| assert_eq!(without_lone_quote(name), bare, "{name}");
        check("\"Old Hall", "Old Hall");
        check("\" Old Hall", "Old Hall");
        check("\"Old\" Hall", "\"Old\" Hall");
        check("Hall 5\"", "Hall 5\"");
        check("Hall", "Hall");
    }

    #[test]
    fn guards() {
        let check = |cell: &str, bare: Option<&str>| assert_eq!(without_guard(cell).as_deref(), bare, "{cell}");
        check("'+49 30 5550101", Some("+49 30 5550101"));
        check("'-10 Degrees", Some("-10 Degrees"));
        check("'08056", Some("08056"));
        check("=\"01067\"", Some("01067"));
        check("'90s party", None);
        check("'t Hof", None);
        check("=1+1", None);
    }

    #[test]
    fn names() {
        let check = |name: &str, key: &str| assert_eq!(name_key(name), key, "{name:?}");
        check("  Conde   DUQUE ", "conde duque");
        check("Bibliothèque Gabrielle-Roy", "bibliotheque gabrielle roy");
        check("Randall's Island", "randalls island");
        check("Straße", "strasse");
        check("개최 장소", "개최 장소");
        check("イベント名", "イベント名".nfkd().filter(|l| !is_combining_mark(*l)).nfc().collect::<String>().as_str());
    }

    #[test]
    fn states_in_titles() {
        let check = |title: &str, rest: &str, status: Option<EventStatus>| {
            assert_eq!(title_state(title), (rest.to_owned(), status), "{title:?}");
        };
        let cancelled = Some(EventStatus::Cancelled);
        check("CANCELLED - Open day", "Open day", cancelled);
        check("Cancelled: Open day", "Open day", cancelled);
        check("[CANCELLED] Open day", "Open day", cancelled);
        check("CANCELADO Concierto", "Concierto", cancelled);
        check("ABGESAGT! Lesung", "Lesung", cancelled);
        check("ANNULÉ – Concert", "Concert", cancelled);
        check("ANNULE\u{301} – Concert", "Concert", cancelled);
        check("(CANCELLED)", "(CANCELLED)", None);
        check("Cancelleds: x", "Cancelleds: x", None);
        check("cancelled walk", "cancelled walk", None);
        check("Walk cancelled", "Walk cancelled", None);
        check("Fällt aus: Lesung", "Lesung", cancelled);
        check("Concert (annulée)", "Concert", cancelled);
        check("Talk - CANCELLED", "Talk", cancelled);
        check("POSTPONED: Walk", "Walk", Some(EventStatus::Postponed));
        check("Cancelled Culture: a debate", "Cancelled Culture: a debate", None);
        check("Cancelled", "Cancelled", None);
        check("Rapport annuel", "Rapport annuel", None);
    }
}
