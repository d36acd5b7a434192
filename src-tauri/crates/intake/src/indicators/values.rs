//! Numbers and years of tables of indicators.
//!
//! Says what a cell is; what becomes of it is decided in `indicators`.

use crate::cells::clean::clean_line;

/// What a cell of values holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ValueCell {
    Number(f64),
    /// Empty, or a sign that stands for nothing known.
    Missing,
    /// Known to the sender and held back by it.
    Suppressed,
    /// Anything else.
    Strange,
}

/// Signs that stand for nothing known.
const MISSING: &[&str] =
    &["", "-", "–", "—", ".", "..", "...", ":", "n/a", "na", "nan", "null", "none", "missing", "x"];
/// Signs that stand for a number held back.
const SUPPRESSED: &[&str] = &["*", "c", "[c]", "(c)", "suppressed", "s", "[s]", "confidential"];

/// Reads a value; `comma` says that a comma stands before the decimals.
pub(crate) fn value_of(cell: &str, comma: bool) -> ValueCell {
    let text = clean_line(cell).to_lowercase();
    if MISSING.contains(&text.as_str()) {
        return ValueCell::Missing;
    }
    if SUPPRESSED.contains(&text.as_str()) || text.starts_with('<') || text.starts_with('≤') {
        return ValueCell::Suppressed;
    }
    let bare: String =
        text.trim_end_matches('%').chars().filter(|letter| !letter.is_whitespace() && *letter != '\'').collect();
    let bare = bare.replace('−', "-");
    let plain = if comma { bare.replace('.', "").replace(',', ".") } else { bare.replace(',', "") };
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() && plain.chars().any(|letter| letter.is_ascii_digit()) => {
            ValueCell::Number(number)
        }
        _ => ValueCell::Strange,
    }
}

/// Whether the numbers of a column have a comma before their decimals: some have one that cannot be a mark of
/// thousands, and none has a point after it.
pub(crate) fn has_decimal_comma<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut is_comma = false;
    for cell in cells {
        let Some(at) = cell.rfind(',') else { continue };
        let after = &cell[at + 1..];
        if cell[at..].contains('.') || cell.matches(',').count() != 1 {
            return false;
        }
        is_comma |= after.trim_end_matches([' ', '%']).len() != 3;
    }
    is_comma
}

/// A year: `2016`, `2016.0`, and the later one of `2015/16` or `2015-2016`.
pub(crate) fn year_of(cell: &str) -> Option<i32> {
    let text = clean_line(cell);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let first = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let first: i32 = first.parse().ok().filter(|year| (1800..=2200).contains(year))?;
    let rest = text.get(4..)?;
    if rest.is_empty() {
        return Some(first);
    }
    let second = rest.strip_prefix(['/', '-', '–'])?;
    let later: i32 = second.parse().ok()?;
    let later = match second.len() {
        2 => first / 100 * 100 + later,
        4 => later,
        _ => return None,
    };
    // 1999/00 ends in the next century.
    let later = if later < first { later + 100 } else { later };
    (later - first == 1).then_some(later)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_people_write_them() {
        let check =
            |cell: &str, comma: bool, expected: ValueCell| assert_eq!(value_of(cell, comma), expected, "{cell}");
        check("12.5", false, ValueCell::Number(12.5));
        check(" 1,234 ", false, ValueCell::Number(1234.0));
        check("1.234,5", true, ValueCell::Number(1234.5));
        check("44 %", false, ValueCell::Number(44.0));
        check("−3", false, ValueCell::Number(-3.0));
        check("0", false, ValueCell::Number(0.0));
        check("", false, ValueCell::Missing);
        check("..", false, ValueCell::Missing);
        check("<5", false, ValueCell::Suppressed);
        check("[c]", false, ValueCell::Suppressed);
        check("twelve", false, ValueCell::Strange);
        check("infinity", false, ValueCell::Strange);
        assert!(has_decimal_comma(["12,5", "3"].into_iter()));
        assert!(!has_decimal_comma(["1,234", "3.5"].into_iter()));
    }

    #[test]
    fn years_as_people_write_them() {
        let years = ["2016", "2016.0", "2015/16", "1999/00", "2015-2016", "16", "2015/18", "2016-05-01"].map(year_of);
        assert_eq!(years, [Some(2016), Some(2016), Some(2016), Some(2000), Some(2016), None, None, None]);
    }
}
