//! Counts, ages, lengths of time and sums of money as people write them.
//!
//! A cell is read where all that stands around its number can stand there; else it is no amount, or one that a person
//! should look at. Marks of decimals and thousands are read in `numbers`.

use std::collections::HashSet;
use std::sync::OnceLock;

use domain::rules::attendance::is_rating;

use crate::cells::calendars::latin_digits;
use crate::cells::numbers::{Number, Written, first_word};

/// The largest count that is believed.
const MOST: f64 = 10_000_000.0;

/// A whole number from 0 on; marks in it stand between thousands.
fn whole(written: &Written) -> Option<i64> {
    let number = written.without_thousandths()?;
    (number.fract() == 0.0 && (0.0..=MOST).contains(&number) && !written.is_part()).then_some(number as i64)
}

fn has_digit(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_digit())
}

/// Words and signs before or behind a number that make it an upper end.
const AT_MOST: &[&str] =
    &["under", "below", "unter", "bis", "up", "upto", "less", "menos", "moins", "meno", "onder", "tot"];

/// The only whole number of a cell, such as 16 in `16+`, `ab 16 Jahren`. `None` where a second one or a mark makes it
/// something else: `5-7`, `<5`, `(5)`.
pub(crate) fn age_in(cell: &str, is_upper: bool) -> Option<i64> {
    let written = Written::read(cell)?;
    let age = whole(&written).filter(|age| *age < 130)?;
    let words = written.before.to_lowercase();
    let is_at_most = written.before.contains(['<', '≤']) || AT_MOST.contains(&first_word(&words).as_str());
    let is_at_least = written.before.contains(['>', '≥']) || written.behind.trim_start().starts_with('+');
    let is_other = has_digit(&written.behind) || written.has_open_sign();
    let is_opposite = if is_upper { is_at_least } else { is_at_most };
    (!is_other && !is_opposite).then_some(age)
}

/// The average of ratings from 1 to 5: `4.3`, `4,3`, `4.3 / 5`, `4.3 of 5`; `None`: the cell is empty.
pub(crate) fn rating_in(cell: &str) -> Result<Option<f64>, &'static str> {
    if cell.trim().is_empty() {
        return Ok(None);
    }
    let written = Written::read(cell).filter(|it| it.before.is_empty() && !it.is_part() && !it.has_open_sign());
    let written = written.ok_or("number_unreadable")?;
    let behind: String = latin_digits(&written.behind).to_lowercase().split_whitespace().collect();
    let is_plain = matches!(behind.as_str(), "" | "/5" | "of5" | "outof5" | "von5" | "sur5" | "de5" | "★");
    let average = written.without_thousandths().filter(|_| is_plain).ok_or("number_unreadable")?;
    if is_rating(average) { Ok(Some(average)) } else { Err("rating_beyond") }
}

/// Words, or how they begin, for lengths that are none of hours or minutes, in which a number would be a wrong one.
const OTHER_LENGTHS: &[&str] = &[
    "day", "tag", "jour", "dia", "día", "giorn", "dag", "week", "woche", "sem", "sett", "weken", "month", "monat",
    "mois", "mes", "maand", "year", "jahr", "sec", "sek", "seg", "日", "일", "天", "週", "주",
];

/// Minutes of a length of time: `90`, `90 min`, `1.5 hours`, `1h30`, `1:30`. A bare number below ten is of hours.
pub(crate) fn minutes_in(cell: &str) -> Option<i64> {
    if cell.contains(':') {
        return crate::cells::times::parse_time(cell).map(i64::from);
    }
    let first = Written::read(cell).filter(|written| !written.is_part() && !written.has_open_sign())?;
    let number = first.without_thousandths().filter(|number| 0.0 < *number && *number <= MOST)?;
    let unit = first_word(&first.behind);
    if matches!(unit.as_str(), "d" | "s" | "w") || OTHER_LENGTHS.iter().any(|word| unit.starts_with(word)) {
        return None;
    }
    let is_hours = unit.starts_with('h') || unit.starts_with("std") || unit.starts_with("st") || unit == "uur";
    let behind = first.behind.trim_start().get(unit.len()..).unwrap_or_default();
    if !has_digit(behind) {
        let is_bare_hours = unit.is_empty() && number < 10.0 && !behind.contains(['\'', '′']);
        let minutes = if is_hours || is_bare_hours { number * 60.0 } else { number };
        return (minutes.fract() == 0.0).then_some(minutes as i64);
    }
    // `1 h 30 min`: hours, then minutes, and nothing else.
    let rest =
        Written::read(behind).filter(|rest| matches!(rest.before.as_str(), "" | "." | "und" | "and" | "et" | "y"))?;
    let minutes = whole(&rest).filter(|minutes| is_hours && *minutes < 60 && !has_digit(&rest.behind))?;
    (number.fract() == 0.0).then_some(number as i64 * 60 + minutes)
}

/// Places: the number, and whether more stands there that a person should look at. `None`: no number of places.
pub(crate) fn places_in(cell: &str) -> Option<(i64, bool)> {
    let written = Written::read(cell)?;
    let first = whole(&written)?;
    let next = written.behind.trim_start();
    let after = |text: &str| Written::read(text).as_ref().and_then(whole);
    // `2 x 15`.
    if let Some(times) = next.strip_prefix(['x', 'X', '×', '*']).and_then(after) {
        let all = first.checked_mul(times).filter(|all| 0 < *all && *all as f64 <= MOST);
        return all.map(|all| (all, true));
    }
    // `20-25`: the larger one is what the room must hold.
    let is_range =
        next.starts_with(['-', '–', '—', '/']) || next.to_lowercase().starts_with("to ") || next.starts_with("bis ");
    if is_range && let Some(last) = after(next.trim_start_matches(['-', '–', '—', '/'])) {
        return Some((first.max(last), true));
    }
    // `57a`, `room57`: a name rather than a count.
    let is_name = (written.behind.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && first_word(next).len() == 1)
        || written.before.ends_with(char::is_alphanumeric) && cell.contains(&format!("{}{first}", written.before));
    let has_more = has_digit(next) && !next.starts_with('(');
    let is_bound = written.before.contains(['<', '>', '≤', '≥']);
    Some((first, has_more || is_name || is_bound || written.has_open_sign()))
}

/// Why a cell is no count: it is one below zero, or none at all.
pub(crate) fn why_no_count(cell: &str) -> &'static str {
    let number = Written::read(cell).and_then(|written| written.without_thousandths());
    if number.is_some_and(|number| number < 0.0) { "negative" } else { "number_unreadable" }
}

/// Words of currencies and of estimates that can stand beside an amount, besides the codes of ISO 4217.
const MONEY_WORDS: &[&str] = &[
    "euro",
    "euros",
    "dollar",
    "dollars",
    "pound",
    "pounds",
    "sterling",
    "franken",
    "franc",
    "francs",
    "franchi",
    "fr",
    "sfr",
    "kr",
    "kronen",
    "krone",
    "kronor",
    "kroner",
    "zł",
    "zl",
    "złoty",
    "zloty",
    "złotych",
    "yen",
    "won",
    "ft",
    "forint",
    "lei",
    "leu",
    "lev",
    "leva",
    "лв",
    "kč",
    "kc",
    "korun",
    "koruna",
    "rs",
    "rupees",
    "peso",
    "pesos",
    "real",
    "reais",
    "грн",
    "руб",
    "円",
    "圓",
    "元",
    "원",
    "ca",
    "circa",
    "cirka",
    "about",
    "approx",
    "approximately",
    "etwa",
    "env",
    "environ",
    "unos",
    "ungefähr",
    "rund",
    "around",
    "total",
    "gesamt",
];
/// Letters that stand before the sign of a dollar or a real.
const DOLLARS: &[&str] = &["us$", "nz$", "hk$", "nt$", "mx$", "a$", "c$", "r$", "s$"];
/// Signs that can stand beside an amount.
const MONEY_SIGNS: &str = "€$£¥₩₽₺₹₴₪฿₫₡₦₱₸₾₼.,:*†~≈+()[] \u{a0}\u{202f}/=-–—";

fn is_money_word(word: &str) -> bool {
    static CODES: OnceLock<HashSet<String>> = OnceLock::new();
    let codes = CODES.get_or_init(|| domain::currency::all().into_keys().map(|code| code.to_lowercase()).collect());
    MONEY_WORDS.contains(&word) || codes.contains(word)
}

/// An amount of money in the smallest unit of a currency with so many digits: `€ 1.250,50`, `1'250.-`, `¥5,000`. The
/// error is the reason why there is none: more decimals than the currency has, words that make it another amount.
pub(crate) fn money_in(cell: &str, digits: u32) -> Result<i64, &'static str> {
    let unreadable = "amount_unreadable";
    let written = Written::read(cell).ok_or(unreadable)?;
    if written.has_open_sign() {
        return Err("sign_open");
    }
    let around = DOLLARS.iter().fold(format!("{} {}", written.before, written.behind).to_lowercase(), |text, sign| {
        if text.contains(sign) { text.replace(sign, "$") } else { text }
    });
    let mut words = around.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let is_strange = |letter: char| !letter.is_alphabetic() && !MONEY_SIGNS.contains(letter);
    if written.is_part() || around.contains(is_strange) || !words.all(is_money_word) || written.before.ends_with('-') {
        return Err(unreadable);
    }
    // Three digits behind a mark are thousands, unless the currency itself has three.
    let amount = match written.value(None).ok_or(unreadable)? {
        Number::Value(amount) => Some(amount),
        Number::Open if digits == 3 => return Err("number_open"),
        Number::Open => written.without_thousandths(),
    };
    let minor = amount.ok_or(unreadable)? * 10_f64.powi(i32::try_from(digits).map_err(|_| unreadable)?);
    let is_whole = (minor - minor.round()).abs() < 1e-6;
    if is_whole && (0.0..=1e11).contains(&minor) { Ok(minor.round() as i64) } else { Err(unreadable) }
}

/// Whether every number of a price is zero; `None` where there is no number.
pub(crate) fn is_for_nothing(price: &str) -> Option<bool> {
    let text = latin_digits(price);
    let mut digits = text.chars().filter(char::is_ascii_digit).peekable();
    digits.peek()?;
    Some(digits.all(|digit| digit == '0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let check = |cell: &str, places: Option<(i64, bool)>| assert_eq!(places_in(cell), places, "{cell:?}");
        for cell in ["1,200", "1.200", "1 200", "1'200", "1\u{a0}200", "1200 seats", "max. 1200", "1200人", "１２００"]
        {
            check(cell, Some((1200, false)));
        }
        check("20-25", Some((25, true)));
        check("25 bis 20", Some((25, true)));
        check("20 to 25 people", Some((25, true)));
        check("1/2", Some((2, true)));
        check("max. 2 x 15", Some((30, true)));
        check("12 (incl. 2 helpers)", Some((12, false)));
        check("57 p", Some((57, false)));
        check("57people", Some((57, false)));
        check("57a", Some((57, true)));
        check("30*", Some((30, false)));
        for cell in ["(57)", "57-", "57 CR", ">57", "<57", "57a", "A57", "57 and 3"] {
            check(cell, Some((57, true)));
        }
        for cell in ["unlimited", "-5", "1e17", "12.5", "99999999999", "57k", "2 Tsd.", "1½", "½", "0x1F", "3 million"]
        {
            check(cell, None);
        }
        for cell in ["-5", "−5", "-4 places", "-1.200"] {
            assert_eq!(why_no_count(cell), "negative", "{cell:?}");
        }
        for cell in ["unlimited", "12.5", "57k", "A-5"] {
            assert_eq!(why_no_count(cell), "number_unreadable", "{cell:?}");
        }
    }

    #[test]
    fn ratings() {
        let check = |cell: &str, expected: Result<Option<f64>, &str>| assert_eq!(rating_in(cell), expected, "{cell:?}");
        for cell in ["4.3", "4,3", " 4.3 ", "4.3/5", "4.3 / 5", "4,3 von 5", "4.3 of 5", "4.3 out of 5"] {
            check(cell, Ok(Some(4.3)));
        }
        check("", Ok(None));
        check("5", Ok(Some(5.0)));
        check("1", Ok(Some(1.0)));
        for cell in ["0", "5.1", "43", "-3"] {
            check(cell, Err("rating_beyond"));
        }
        for cell in ["good", "4.3 of 10", "about 4", "4-5", "4k"] {
            check(cell, Err("number_unreadable"));
        }
    }

    #[test]
    fn ages() {
        let check = |cell: &str, from: Option<i64>, to: Option<i64>| {
            assert_eq!((age_in(cell, false), age_in(cell, true)), (from, to), "{cell}");
        };
        check("16", Some(16), Some(16));
        check("16 years", Some(16), Some(16));
        check("16+", Some(16), None);
        check(">16", Some(16), None);
        check("ab 16 Jahren", Some(16), Some(16));
        for cell in ["under 12", "bis 12", "<12"] {
            check(cell, None, Some(12));
        }
        for cell in ["5-7", "(5)", "130", "5½", "-5", "adults", "1990"] {
            check(cell, None, None);
        }
    }

    #[test]
    fn lengths_of_time() {
        let check = |cell: &str, minutes: Option<i64>| assert_eq!(minutes_in(cell), minutes, "{cell}");
        for cell in
            ["90", "90 min", "1.5 hours", "1,5 Std.", "1h30", "1 h 30 min", "1:30", "90'", "1 Stunde und 30 Minuten"]
        {
            check(cell, Some(90));
        }
        check("2", Some(120));
        check("2 hrs", Some(120));
        check("5'", Some(5));
        check("9 minutes", Some(9));
        for cell in [
            "1½ h",
            "2-3 hours",
            "1h75",
            "90 min 5",
            "(90)",
            "0",
            "",
            "1.51 h",
            "long",
            "8 days",
            "2 Tage",
            "1 d",
            "3 weeks",
            "30 s",
            "2 semaines",
            "1日",
        ] {
            check(cell, None);
        }
    }

    #[test]
    fn money() {
        let check = |cell: &str, digits: u32, minor: Result<i64, &'static str>| {
            assert_eq!(money_in(cell, digits), minor, "{cell:?}");
        };
        for cell in [
            "1,250.00",
            "1.250,00 €",
            "1250",
            "€1,250",
            "1'250.-",
            "1250,--",
            "1 250 €",
            "EUR 1.250",
            "1250 EUR*",
            "ca. 1250 Euro",
            "US$ 1,250",
            "1250 Fr.",
            "１２５０",
        ] {
            check(cell, 2, Ok(125_000));
        }
        check("EUR 1250.5", 2, Ok(125_050));
        check("3 euros", 2, Ok(300));
        check("¥5,000", 0, Ok(5_000));
        check("5000.00", 0, Ok(5_000));
        check("1.25", 3, Ok(1_250));
        check("1.250", 3, Err("number_open"));
        for cell in ["(57)", "(1,250.00 €)", "€ (57)", "57-", "57 CR"] {
            check(cell, 2, Err("sign_open"));
        }
        for cell in [
            "free",
            "-5",
            "EUR-5",
            ">57",
            "<57",
            "57k",
            "57 Mio",
            "5 million",
            "5-7",
            "1/2",
            "½",
            "0x1F",
            "57a",
            "57 m",
            "1e3",
            "#REF!",
            "NaN",
            "57¢",
            "57%",
            "2 x 30",
            "57 2",
            "100000000000",
        ] {
            check(cell, 2, Err("amount_unreadable"));
        }
        check("5.50", 0, Err("amount_unreadable"));
        check("5.555", 2, Ok(555_500));
    }

    #[test]
    fn prices_of_nothing() {
        let check = |price: &str, expected: Option<bool>| assert_eq!(is_for_nothing(price), expected, "{price}");
        check("0.00 €", Some(true));
        check("0 - 5 €", Some(false));
        check("10", Some(false));
        check("٠", Some(true));
        check("free", None);
    }
}
