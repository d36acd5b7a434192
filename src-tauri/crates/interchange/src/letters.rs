//! Letters that files for other systems can hold, and links that lead to the web.
//!
//! Knows nothing of events; what a text means is for others.

use domain::addresses::is_link;

/// A text with line breaks as `\n` and without what is no letter: control signs, signs that stand for no letter, and
/// those that turn the direction of everything behind them.
pub fn clean_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{202d}' | '\u{202e}' | '\u{feff}' => {}
            letter if letter.is_control() || is_no_letter(letter) => {}
            letter => out.push(letter),
        }
    }
    out.trim().to_owned()
}

/// Unicode keeps these for programs' own use; XML forbids two of them.
fn is_no_letter(letter: char) -> bool {
    let code = u32::from(letter);
    code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

/// The same in one line, with single spaces.
pub fn clean_text(text: &str) -> String {
    clean_lines(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A link as other systems take it: `http` or `https` and signs of RFC 3986 alone. A page written without its beginning
/// gets `https://`. `None`: no page on the web.
pub fn web_link(text: &str) -> Option<String> {
    let text = text.trim();
    let has_scheme = ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let is_page = is_link(text) && !text.contains(char::is_control);
    let is_address = text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"))
        || (!has_scheme && text.split(['/', '?', '#']).next().unwrap_or_default().contains('@'));
    if !is_page || is_address {
        return None;
    }
    let whole = if has_scheme { text.to_owned() } else { format!("https://{}", text.trim_start_matches('/')) };
    let (scheme, rest) = whole.split_once("://")?;
    let mut out = format!("{}://", scheme.to_ascii_lowercase());
    let mut is_fragment = false;
    for (at, letter) in rest.char_indices() {
        let is_encoded =
            letter == '%' && rest.as_bytes()[at + 1..].iter().take(2).filter(|it| it.is_ascii_hexdigit()).count() == 2;
        let is_host_bracket = matches!(letter, '[' | ']') && !rest[..at].contains('/');
        let is_first_hash = letter == '#' && !is_fragment;
        is_fragment |= letter == '#';
        let is_plain = letter.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(letter);
        if is_plain || is_encoded || is_host_bracket || is_first_hash {
            out.push(letter);
        } else {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    Some(out)
}

/// Lower-case letters and digits of ASCII with single hyphens between words; empty where a text has none.
pub(crate) fn slug(text: &str) -> String {
    let folded = domain::fold::fold(text);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_letter_goes_and_lines_stay() {
        let check = |text: &str, expected: &str| assert_eq!(clean_lines(text), expected, "{text:?}");
        check("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour");
        check("a\u{0}b\u{7f}c\u{9f}d\u{fffe}e\u{fdd0}f\u{1ffff}g", "abcdefg");
        check("a\u{202e}b\tc\u{feff}", "ab c");
        check("Straße 日本 👩‍👩‍👧 \u{2067}שלום\u{2069}", "Straße 日本 👩‍👩‍👧 \u{2067}שלום\u{2069}");
        assert_eq!(clean_text(" one \n two\u{a0}three "), "one two three");
    }

    #[test]
    fn only_pages_are_links() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(web_link(text).as_deref(), expected, "{text}");
        check("https://x.example/a?b=c#d", Some("https://x.example/a?b=c#d"));
        check("HTTP://x.example", Some("http://x.example"));
        check("www.x.example/a", Some("https://www.x.example/a"));
        check("https://x.example/é\"<>#a#b", Some("https://x.example/%C3%A9%22%3C%3E#a%23b"));
        check("https://x.example/a%20b%zz%", Some("https://x.example/a%20b%25zz%25"));
        for text in
            ["", "javascript:alert(1)", "mailto:a@x.example", "a@x.example", "two words", "ftp://x.example", "http://x"]
        {
            check(text, None);
        }
        check("https://x.example/a\r\nX:1", None);
    }

    #[test]
    fn slugs_hold_letters_and_digits_of_ascii() {
        let check = |text: &str, expected: &str| assert_eq!(slug(text), expected, "{text}");
        check("Übung: wie geht’s?", "ubung-wie-geht-s");
        check("日本", "");
        check("--A__b--", "a-b");
    }
}
