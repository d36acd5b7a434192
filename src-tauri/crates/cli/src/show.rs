//! Answers as lines for people: aligned tables without colour or rules, pleasant to hear read aloud. What people have
//! written into a plan commands no terminal: its line breaks and signs that steer are shown.

use std::collections::BTreeMap;

use serde_json::Value;
use text::Texts;

/// Longer cells are cut, except in the last column.
const WIDEST: usize = 48;

/// Rows below their headings, columns aligned, two blanks between them.
pub fn table(heads: &[String], rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
    let all = || std::iter::once(heads).chain(rows.iter().map(Vec::as_slice));
    let last = heads.len().saturating_sub(1);
    let width = |column: usize| {
        let widths = all().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        widths.max().unwrap_or(0).min(WIDEST)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let line = |row: &[String]| {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            if column == last {
                line.push_str(cell);
            } else {
                let cell = cut(cell, widths[column]);
                line.push_str(&format!("{cell:<width$}  ", width = widths[column]));
            }
        }
        line.trim_end().to_owned()
    };
    all().map(line).collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value in one line, without signs that steer a terminal or turn the direction of what follows.
pub fn harmless(text: &str) -> String {
    if !text.chars().any(|sign| sign.is_control() || steers(sign)) {
        return text.to_owned();
    }
    let text = text.trim_end_matches(['\n', '\r']).replace("\r\n", "\n");
    let shown = text.chars().filter(|sign| !turns(*sign)).map(|sign| match sign {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '⏎',
        '\t' => ' ',
        sign => seen(sign),
    });
    shown.collect()
}

/// Whole lines as they are written out: nothing steers but their ends.
pub fn harmless_lines(text: &str) -> String {
    let shown = text.chars().filter(|sign| !turns(*sign)).map(|sign| match sign {
        '\n' | '\t' => sign,
        sign => seen(sign),
    });
    shown.collect()
}

/// JSON for whoever reads it in a terminal: the same text, with such signs by their numbers.
pub fn harmless_json(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        if steers(sign) {
            shown.push_str(&format!("\\u{:04x}", u32::from(sign)));
        } else {
            shown.push(sign);
        }
    }
    shown
}

/// Marks that turn the direction of what follows.
fn turns(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// They, ends of lines that JSON does not escape, and control characters beyond those.
fn steers(sign: char) -> bool {
    turns(sign) || matches!(sign, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

/// A control character by its picture.
fn seen(sign: char) -> char {
    match sign {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(sign)).unwrap_or('\u{fffd}'),
        '\u{7f}'..='\u{9f}' => '\u{fffd}',
        sign => sign,
    }
}

/// Values of a sentence, such as those of a notice.
pub fn values(values: &Value) -> BTreeMap<String, String> {
    let values: BTreeMap<String, String> = serde_json::from_value(values.clone()).unwrap_or_default();
    values.into_iter().map(|(name, value)| (name, harmless(&value))).collect()
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let mut text: String = text.chars().take(width.saturating_sub(1)).collect();
    text.push('…');
    text
}

/// A value without quotes; nothing for nothing.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => harmless(text),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// A delimiter as it can be seen.
pub fn mark(value: &Value) -> String {
    match value.as_str() {
        Some("\t") => "TAB".to_owned(),
        _ => plain(value),
    }
}

/// The cells of a list: for each column its heading and where the value stands in a record.
pub fn list(texts: &Texts, records: &Value, columns: &[(&str, &str)]) -> String {
    let heads: Vec<String> = columns.iter().map(|(head, _)| texts.get(&format!("terminal-column-{head}"))).collect();
    let rows: Vec<Vec<String>> = records
        .as_array()
        .into_iter()
        .flatten()
        .map(|record| columns.iter().map(|(_, pointer)| cell(record.pointer(pointer))).collect())
        .collect();
    if rows.is_empty() { texts.get("terminal-nothing") } else { table(&heads, &rows) }
}

/// Names stand for records, and moments lose their seconds.
fn cell(value: Option<&Value>) -> String {
    let Some(value) = value else { return String::new() };
    match value {
        Value::Array(items) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join(", "),
        Value::Object(record) => record.get("name").map(plain).unwrap_or_default(),
        Value::String(text) if is_moment(text) => text[..16].replace('T', " "),
        other => plain(other),
    }
}

fn is_moment(text: &str) -> bool {
    text.len() == 19 && text.is_ascii() && text.as_bytes()[10] == b'T' && text.as_bytes()[16] == b':'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_nothing_trails() {
        let heads = ["a".to_owned(), "bb".to_owned()];
        let rows = [vec!["long one".to_owned(), String::new()], vec!["x".to_owned(), "two\nlines".to_owned()]];
        assert_eq!(table(&heads, &rows), "a         bb\nlong one\nx         two lines");
    }

    #[test]
    fn values_command_no_terminal() {
        assert_eq!(harmless("Ana"), "Ana");
        assert_eq!(harmless("\u{1b}[31mred\u{202e}der\r\nnext\u{9b}2J\n"), "␛[31mredder⏎next\u{fffd}2J");
        assert_eq!(harmless_lines("one\n\u{7}two\u{2067}"), "one\n␇two");
        assert_eq!(harmless_json("\"a\u{202e}b\""), "\"a\\u202eb\"");
        let told: Value = serde_json::from_str(&harmless_json("\"a\u{202e}b\"")).unwrap();
        assert_eq!(told, "a\u{202e}b", "and programs read the same");
    }

    #[test]
    fn long_cells_are_cut_except_the_last() {
        let long = "w".repeat(WIDEST + 5);
        let text = table(&["a".to_owned(), "b".to_owned()], &[vec![long.clone(), long.clone()]]);
        let row = text.lines().nth(1).unwrap();
        assert_eq!(row, format!("{}…  {long}", "w".repeat(WIDEST - 1)));
    }
}
