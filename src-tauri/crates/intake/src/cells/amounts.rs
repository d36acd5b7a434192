//! Numbers and sums of money inside words.
//!
//! Reads what is written in digits; numbers in words are not read.

/// The first whole number of a cell, such as 30 in `about 30 people`.
pub(crate) fn number_in(cell: &str) -> Option<i64> {
    let start = cell.find(|letter: char| letter.is_ascii_digit())?;
    let digits: String = cell[start..]
        .chars()
        .scan(0, |gap, letter| {
            // A mark of thousands stands before three digits.
            *gap = if letter.is_ascii_digit() { 0 } else { *gap + 1 };
            (letter.is_ascii_digit() || (*gap == 1 && matches!(letter, '\u{202f}' | '\''))).then_some(letter)
        })
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().ok().filter(|number| *number <= 10_000_000)
}

/// An amount of money in hundredths: `€ 1.250,50`, `1,250.5`.
pub(crate) fn money_in(cell: &str) -> Option<i64> {
    let text: String = cell.chars().filter(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',')).collect();
    let text = text.trim_matches(['.', ',']);
    let (whole, cents) = match text.rfind(['.', ',']) {
        Some(at) if text.len() - at <= 3 => (&text[..at], &text[at + 1..]),
        _ => (text, ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole: i64 = whole.parse().ok().filter(|whole| *whole <= 1_000_000_000)?;
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    Some(whole * 100 + cents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_money() {
        assert_eq!(["about 30 people", "1200", "ten"].map(number_in), [Some(30), Some(1200), None]);
        assert_eq!(
            ["€ 1.250,50", "1,250.5", "500", "3 euros", "free"].map(money_in),
            [Some(125_050), Some(125_050), Some(50_000), Some(300), None]
        );
    }
}
