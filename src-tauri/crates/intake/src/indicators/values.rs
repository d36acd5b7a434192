//! Values of tables of indicators: numbers, their flags, and the signs for what is missing or held back.
//!
//! Says what a cell is; what becomes of it is decided in `indicators`.

use crate::cells::amounts::{DecimalMark, Number, number_of};
use crate::cells::clean::clean_line;

/// What a cell of values holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ValueCell {
    /// A number, whether it is a share of a hundred, and what its sender flagged it with.
    Number { value: f64, is_percent: bool, flag: String },
    /// `12.345` where nothing says which mark it is.
    Open,
    /// Empty, or a sign that stands for nothing known.
    Missing,
    /// Known to the sender and held back by it.
    Suppressed,
    /// Anything else.
    Strange,
}

/// Signs that stand for nothing known.
const MISSING: &[&str] =
    &["", "-", "–", "—", ".", "..", "...", ":", "n/a", "na", "nan", "null", "none", "missing", "x", "#n/a", "…"];
/// Signs that stand for a number held back.
const SUPPRESSED: &[&str] = &["*", "c", "[c]", "(c)", "suppressed", "s", "[s]", "confidential", ": c", ":c", ": s"];
/// Letters of Eurostat and others behind a number: break, confidential, definition differs, estimated, forecast, …
const FLAGS: &str = "bcdefiknprsuvz*†‡";

/// Reads a value; `mark` is what the column has before its decimals, where that is known.
pub(crate) fn value_of(cell: &str, mark: Option<DecimalMark>) -> ValueCell {
    let text = clean_line(cell).to_lowercase();
    if MISSING.contains(&text.as_str()) {
        return ValueCell::Missing;
    }
    if SUPPRESSED.contains(&text.as_str()) || text.starts_with('<') || text.starts_with('≤') {
        return ValueCell::Suppressed;
    }
    // `:u`, `.. ` with a flag: missing, and why.
    let rest = text.trim_start_matches([':', '.', ' ']);
    if rest.len() < text.len() && text.starts_with([':', '.']) && rest.chars().all(|letter| FLAGS.contains(letter)) {
        return if rest.contains('c') { ValueCell::Suppressed } else { ValueCell::Missing };
    }
    let Some((number, flag, is_percent)) = parted(&text) else { return ValueCell::Strange };
    match number_of(number, mark) {
        Some(Number::Value(value)) => ValueCell::Number { value, is_percent, flag },
        Some(Number::Open) => ValueCell::Open,
        None => ValueCell::Strange,
    }
}

/// A number, its flag, and whether it is in percent. `None` when other words stand there.
fn parted(text: &str) -> Option<(&str, String, bool)> {
    let is_mark = |letter: char| {
        letter.is_ascii_digit() || letter.is_numeric() || ".,'’ \u{a0}\u{202f}\u{2009}-−+~≈".contains(letter)
    };
    let last = text.char_indices().rev().find(|(_, letter)| letter.is_numeric())?;
    let end = last.0 + last.1.len_utf8();
    let (number, behind) = text.split_at(end);
    if !number.chars().all(is_mark) {
        return None;
    }
    let is_percent = behind.contains('%') || behind.contains("percent") || behind.contains("per cent");
    let behind = behind.replace(['%', '(', ')', '[', ']', ' '], "").replace("percent", "");
    let is_flag = behind.chars().count() <= 3 && behind.chars().all(|letter| FLAGS.contains(letter));
    let about = if number.starts_with(['~', '≈']) { "~" } else { "" };
    is_flag.then(|| (number.trim_start_matches(['~', '≈', '+', ' ']), format!("{about}{behind}"), is_percent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_people_write_them() {
        let number =
            |value: f64, flag: &str, is_percent: bool| ValueCell::Number { value, is_percent, flag: flag.to_owned() };
        let check =
            |cell: &str, expected: ValueCell| assert_eq!(value_of(cell, Some(DecimalMark::Point)), expected, "{cell}");
        check("12.5", number(12.5, "", false));
        check(" 1,234 ", number(1234.0, "", false));
        check("1.234,5", number(1234.5, "", false));
        check("44 %", number(44.0, "", true));
        check("−3", number(-3.0, "", false));
        check("0", number(0.0, "", false));
        check("9.8 b", number(9.8, "b", false));
        check("10.4 bu", number(10.4, "bu", false));
        check("9.9(e)", number(9.9, "e", false));
        check("9.5e", number(9.5, "e", false));
        check("46*", number(46.0, "*", false));
        check("47[p]", number(47.0, "p", false));
        check("~50", number(50.0, "~", false));
        for cell in ["", "..", ":", ":u", ".. ", "-"] {
            check(cell, ValueCell::Missing);
        }
        for cell in ["<5", "[c]", ": c", "*"] {
            check(cell, ValueCell::Suppressed);
        }
        for cell in ["twelve", "infinity", "49h45m", "about 3", "1e17", "3 to 4"] {
            check(cell, ValueCell::Strange);
        }
        assert_eq!(value_of("12.345", None), ValueCell::Open);
    }
}
