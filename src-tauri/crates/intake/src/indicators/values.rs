//! Values of tables of indicators: numbers, their flags, and the signs for what is missing or held back.
//!
//! Says what a cell is; what becomes of it is decided in `indicators`.

use crate::cells::clean::{clean_line, name_key};
use crate::cells::numbers::{DecimalMark, Number, Written};

/// What a cell of values holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ValueCell {
    /// A number, whether it is a share of a hundred, and what its sender flagged it with.
    Number { value: f64, is_percent: bool, flag: String },
    /// `12.345` where nothing says which mark it is.
    Open,
    /// A number that accounts would mean below zero and others would not: `(57)`, `57-`, `57 CR`.
    OpenSign,
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
/// `k` is not among them: `57k` is mostly meant in thousands.
const FLAGS: &str = "bcdefinprsuvz*†‡";

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
    let Some(written) = Written::read(&text) else { return ValueCell::Strange };
    if written.has_open_sign() {
        return ValueCell::OpenSign;
    }
    let about = match written.before.as_str() {
        "" | "+" => "",
        "~" | "≈" => "~",
        _ => return ValueCell::Strange,
    };
    let Some((flag, is_percent)) = flag_of(&written.behind) else { return ValueCell::Strange };
    match written.value(mark) {
        Some(Number::Value(value)) => ValueCell::Number { value, is_percent, flag: format!("{about}{flag}") },
        Some(Number::Open) => ValueCell::Open,
        None => ValueCell::Strange,
    }
}

/// The flag behind a number, and whether it is in percent. `None` when other words or numbers stand there.
fn flag_of(behind: &str) -> Option<(String, bool)> {
    let is_percent = behind.contains('%') || behind.contains("percent") || behind.contains("per cent");
    let flag = behind.replace(['%', '(', ')', '[', ']', ' '], "").replace("percent", "");
    let is_flag = flag.chars().count() <= 3 && flag.chars().all(|letter| FLAGS.contains(letter));
    is_flag.then_some((flag, is_percent))
}

/// `Percentage (%)` is `%`.
pub(crate) fn unit_of(cell: &str) -> String {
    let text = clean_line(cell);
    let inside = text.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    inside.map_or(text.clone(), str::to_owned)
}

/// Whether a number can be one of things or people that were counted.
pub(crate) fn is_count(value: f64) -> bool {
    value.fract() == 0.0 && (0.0..=1e12).contains(&value)
}

/// What numbers are counted in: a word, a power of ten, or its exponent as SDMX writes it.
pub(crate) fn multiplier_of(cell: &str) -> Option<f64> {
    Some(match name_key(cell).as_str() {
        "" | "0" | "units" | "unit" | "one" | "ones" | "einheiten" => 1.0,
        "1" | "tens" => 10.0,
        "2" | "100" | "hundreds" | "hundred" => 1e2,
        "3" | "1000" | "1 000" | "thousands" | "thousand" | "tausend" => 1e3,
        "6" | "1000000" | "1 000 000" | "millions" | "million" | "millionen" => 1e6,
        "9" | "1000000000" | "1 000 000 000" | "billions" | "billion" | "milliarden" => 1e9,
        _ => return None,
    })
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
        check("57 b*", number(57.0, "b*", false));
        check("+57", number(57.0, "", false));
        check("~57 %", number(57.0, "~", true));
        check("５７", number(57.0, "", false));
        check("57 per cent", number(57.0, "", true));
        assert_eq!(value_of("12.345", None), ValueCell::Open);
        assert_eq!(value_of("12.345 e", None), ValueCell::Open);
    }

    #[test]
    fn what_is_no_certain_number() {
        let check = |cells: &[&str], expected: ValueCell| {
            for cell in cells {
                assert_eq!(value_of(cell, Some(DecimalMark::Point)), expected, "{cell}");
            }
        };
        check(&["(57)", "57-", "57 -", "57 CR", "57 DR.", "(1,250.5)", "(57 %)"], ValueCell::OpenSign);
        check(
            &["twelve", "infinity", "49h45m", "about 3", "1e17", "1e3", "3 to 4", "5-7", "1 2", "2019 2020"],
            ValueCell::Strange,
        );
        check(
            &["57a", "57k", "57 m", "57 Mio", "1½", "½", "57²", "1/2", "0x1F", ">57", "≥57", "$57", "57."],
            ValueCell::Strange,
        );
        check(&["57 bbbb", "57 b 3", "#REF!", "1.2.3", "57 (2019)", "10+5", "10~12", "a57"], ValueCell::Strange);
        check(&["NaN", "#N/A", "n/a", "…", ":b"], ValueCell::Missing);
        check(&["≤57", "<57", ":c"], ValueCell::Suppressed);
    }

    #[test]
    fn multipliers_and_units() {
        let check = |cell: &str, expected: Option<f64>| assert_eq!(multiplier_of(cell), expected, "{cell}");
        check("", Some(1.0));
        check("Units", Some(1.0));
        check("1", Some(10.0));
        check("Hundreds", Some(100.0));
        for cell in ["thousands", "Thousand", "3", "1,000", "1000"] {
            check(cell, Some(1e3));
        }
        check("millions", Some(1e6));
        check("9", Some(1e9));
        for cell in ["4", "lots", "10"] {
            check(cell, None);
        }
        assert_eq!(["Percentage (%)", "%", "people (all)", "(x"].map(unit_of), ["%", "%", "all", "(x"]);
        assert_eq!([5.0, 5.5, -1.0, 0.0, 1e13].map(is_count), [true, false, false, true, false]);
    }

    #[test]
    fn flags_stand_behind_a_number_and_are_few() {
        let flag = |cell: &str| match value_of(cell, Some(DecimalMark::Point)) {
            ValueCell::Number { flag, is_percent, .. } => format!("{flag}{}", if is_percent { "%" } else { "" }),
            other => format!("{other:?}"),
        };
        assert_eq!(
            ["5 bcd", "5 bcde", "5 % e", "5 percent", "5 k", "≈5", "5(p)"].map(flag),
            ["bcd", "Strange", "e%", "%", "Strange", "~", "p"]
        );
        assert_eq!(
            [":", ".", "..", ":b", ":bc", ".c", ":x", "b"].map(flag),
            ["Missing", "Missing", "Missing", "Missing", "Suppressed", "Suppressed", "Strange", "Strange"]
        );
        assert_eq!(
            ["≤5", "<", "*", "c", "x", "#n/a"].map(flag),
            ["Suppressed", "Suppressed", "Suppressed", "Suppressed", "Missing", "Missing"]
        );
    }
}
