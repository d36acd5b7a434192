//! Content lines of iCalendar (RFC 5545, 3.1): escaped, folded, ended.
//!
//! Knows no property; what stands in a line is for others.

use crate::letters::clean_lines;

/// Octets of a line without its end.
const LINE: usize = 75;

/// Lines of a calendar, one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    out: String,
}

impl Lines {
    /// A line whose value stands as it is: dates, numbers, rules, links.
    pub(crate) fn plain(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line of words; none when there are none.
    pub(crate) fn words(&mut self, name: &str, value: &str) {
        let value = escaped(value);
        if !value.is_empty() {
            self.fold(&format!("{name}:{value}"));
        }
    }

    /// A line of several words with commas between them; none when there are none.
    pub(crate) fn list(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
            self.fold(&format!("{name}:{}", values.join(",")));
        }
    }

    /// Lines that are lines already.
    pub(crate) fn ready(&mut self, lines: &str) {
        self.out.push_str(lines);
    }

    /// All of them.
    pub(crate) fn into_text(self) -> String {
        self.out
    }

    /// A longer line goes on in the next one behind a space; no letter is cut in two.
    fn fold(&mut self, line: &str) {
        let mut room = LINE;
        for letter in line.chars() {
            if room < letter.len_utf8() {
                self.out.push_str("\r\n ");
                room = LINE - 1;
            }
            self.out.push(letter);
            room -= letter.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// RFC 5545, 3.3.11: backslash, comma, semicolon and line break are marked.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in clean_lines(text).chars() {
        match letter {
            '\\' | ',' | ';' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_escaped_and_begin_no_line() {
        let mut lines = Lines::default();
        lines.words("SUMMARY", "a\\b, c; d\r\nUID:planted\u{0}\u{7}");
        lines.words("SUMMARY", " \u{0} ");
        lines.list("CATEGORIES", &["x, y".to_owned(), "z".to_owned()]);
        lines.list("CATEGORIES", &[]);
        let expected = "SUMMARY:a\\\\b\\, c\\; d\\nUID:planted\r\nCATEGORIES:x\\, y,z\r\n";
        assert_eq!(lines.into_text(), expected);
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_letters() {
        for letters in ["abcdefghij", "Straße ", "日本語", "\u{1F468}\u{200d}\u{1F469}", "\\,;"] {
            let mut lines = Lines::default();
            let text = letters.repeat(60);
            lines.words("DESCRIPTION", &text);
            let out = lines.into_text();
            assert!(out.split("\r\n").all(|line| line.len() <= LINE), "{out}");
            assert!(out.split("\r\n").all(|line| line != " "), "{out}");
            assert_eq!(out.replace("\r\n ", ""), format!("DESCRIPTION:{}\r\n", escaped(&text)));
        }
    }
}
