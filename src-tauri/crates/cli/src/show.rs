//! Answers as lines for people: aligned tables without colour or rules, pleasant to hear read aloud.

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
        Value::String(text) => text.clone(),
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
    fn long_cells_are_cut_except_the_last() {
        let long = "w".repeat(WIDEST + 5);
        let text = table(&["a".to_owned(), "b".to_owned()], &[vec![long.clone(), long.clone()]]);
        let row = text.lines().nth(1).unwrap();
        assert_eq!(row, format!("{}…  {long}", "w".repeat(WIDEST - 1)));
    }
}
