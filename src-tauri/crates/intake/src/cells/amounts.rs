//! Numbers as people write them: what stands before the decimals and between thousands, places, sums of money.
//!
//! A mark is decided by the shape of the cell; where that leaves two readings, by the evidence of the whole column;
//! where that says nothing, it is asked. Numbers in words are not read.

use crate::cells::calendars::latin_digits;

/// What stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalMark {
    Point,
    Comma,
}

impl DecimalMark {
    /// The mark a person chose: `point`, `comma`.
    pub(crate) fn from_word(word: &str) -> Option<DecimalMark> {
        match word {
            "point" => Some(DecimalMark::Point),
            "comma" => Some(DecimalMark::Comma),
            _ => None,
        }
    }

    /// Its spelling in options.
    pub(crate) fn word(self) -> &'static str {
        match self {
            DecimalMark::Point => "point",
            DecimalMark::Comma => "comma",
        }
    }

    fn letter(self) -> char {
        match self {
            DecimalMark::Point => '.',
            DecimalMark::Comma => ',',
        }
    }
}

/// What the shape of a number says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// Whole, or its mark can only be read in one way, which it tells of.
    Sure(f64, Option<DecimalMark>),
    /// `12.345`: as thousands, as decimals, and the mark that the decimals would have.
    Open { thousands: f64, decimals: f64, mark: DecimalMark },
}

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Number {
    Value(f64),
    /// Two readings, and nothing decides.
    Open,
}

/// What the numbers of a column say of their mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MarkEvidence {
    point: usize,
    comma: usize,
    open: usize,
}

impl MarkEvidence {
    /// Looks at one cell.
    pub(crate) fn see(&mut self, cell: &str) {
        match bare(cell).and_then(|text| shape(&text)) {
            Some(Shape::Sure(_, Some(DecimalMark::Point))) => self.point += 1,
            Some(Shape::Sure(_, Some(DecimalMark::Comma))) => self.comma += 1,
            Some(Shape::Open { .. }) => self.open += 1,
            Some(Shape::Sure(_, None)) | None => {}
        }
    }

    /// The mark, where the column agrees on one.
    pub(crate) fn mark(&self) -> Option<DecimalMark> {
        match (self.point, self.comma) {
            (0, 0) => None,
            (_, 0) => Some(DecimalMark::Point),
            (0, _) => Some(DecimalMark::Comma),
            _ => None,
        }
    }

    /// True when a person must say.
    pub(crate) fn is_open(&self) -> bool {
        0 < self.open && self.mark().is_none()
    }
}

/// Reads a cell that holds a number and perhaps a unit; `None` when it holds none.
pub(crate) fn number_of(cell: &str, mark: Option<DecimalMark>) -> Option<Number> {
    Some(match (shape(&bare(cell)?)?, mark) {
        (Shape::Sure(number, _), _) => Number::Value(number),
        (Shape::Open { decimals, mark: its, .. }, Some(mark)) if its == mark => Number::Value(decimals),
        (Shape::Open { thousands, .. }, Some(_)) => Number::Value(thousands),
        (Shape::Open { .. }, None) => Number::Open,
    })
}

/// The digits and marks of the only number of a cell, such as `-1'250.50` in `approx. -1'250.50 €`.
fn bare(cell: &str) -> Option<String> {
    let text = latin_digits(cell).replace('−', "-");
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    // A point before the digits is of the number, unless it ends a word: `.5`, but `max.5`.
    let before = &text[..start];
    let sign = before.trim_end_matches(['.', ',', ' ']);
    let is_negative = sign.ends_with('-') && !sign.trim_end_matches('-').ends_with(char::is_alphanumeric);
    let leading = before.chars().next_back().filter(|mark| {
        matches!(mark, '.' | ',') && !before.trim_end_matches(['.', ',']).ends_with(char::is_alphanumeric)
    });
    let mut number: String = leading.map(|mark| format!("0{mark}")).unwrap_or_default();
    let letters: Vec<char> = text[start..].chars().collect();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let digits_after = letters[at + 1..].iter().take_while(|next| next.is_ascii_digit()).count();
        match letter {
            letter if letter.is_ascii_digit() => number.push(*letter),
            '.' | ',' if 0 < digits_after => number.push(*letter),
            // A mark of thousands stands before three digits.
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '٬' if digits_after == 3 => {}
            _ => break,
        }
        at += 1;
    }
    let rest: String = letters[at..].iter().collect();
    // `1e17`, `3x4`: no number a person writes.
    let exponent = rest
        .trim_start()
        .strip_prefix(['e', 'E'])
        .is_some_and(|next| next.trim_start_matches(['+', '-']).starts_with(|letter: char| letter.is_ascii_digit()));
    if exponent {
        return None;
    }
    Some(if is_negative { format!("-{number}") } else { number })
}

fn shape(text: &str) -> Option<Shape> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let points = digits.matches('.').count();
    let commas = digits.matches(',').count();
    let value = |mark: Option<DecimalMark>| -> Option<f64> {
        let kept: String = digits
            .chars()
            .filter_map(|letter| match letter {
                '.' | ',' => (mark.is_some_and(|mark| mark.letter() == letter)).then_some('.'),
                digit => Some(digit),
            })
            .collect();
        kept.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| sign * number)
    };
    let sure = |mark: Option<DecimalMark>, told: Option<DecimalMark>| Some(Shape::Sure(value(mark)?, told));
    let grouped = |mark: char| {
        let mut groups = digits.split(mark);
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
    };
    match (points, commas) {
        (0, 0) => sure(None, None),
        (1, 0) | (0, 1) => {
            let mark = if points == 1 { DecimalMark::Point } else { DecimalMark::Comma };
            let (whole, rest) = digits.split_once(mark.letter())?;
            let is_open = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            if !is_open {
                return sure(Some(mark), Some(mark));
            }
            Some(Shape::Open { thousands: value(None)?, decimals: value(Some(mark))?, mark })
        }
        (_, 0) => {
            if grouped('.') {
                sure(None, Some(DecimalMark::Comma))
            } else {
                None
            }
        }
        (0, _) => {
            if grouped(',') {
                sure(None, Some(DecimalMark::Point))
            } else {
                None
            }
        }
        _ => {
            let mark = if digits.rfind('.') < digits.rfind(',') { DecimalMark::Comma } else { DecimalMark::Point };
            let once = digits.matches(mark.letter()).count() == 1;
            if once { sure(Some(mark), Some(mark)) } else { None }
        }
    }
}

/// The largest count that is believed.
const MOST: f64 = 10_000_000.0;

/// The first whole number of a cell, such as 30 in `about 30 people`; marks in it stand between thousands.
pub(crate) fn number_in(cell: &str) -> Option<i64> {
    let number = match number_of(cell, None)? {
        Number::Value(number) => number,
        // No count has decimals.
        Number::Open => match shape(&bare(cell)?)? {
            Shape::Open { thousands, .. } => thousands,
            Shape::Sure(number, _) => number,
        },
    };
    (number.fract() == 0.0 && (0.0..=MOST).contains(&number)).then_some(number as i64)
}

/// Places: the number, and whether more stands there that a person should look at. `None`: no number of places.
pub(crate) fn places_in(cell: &str) -> Option<(i64, bool)> {
    let text = latin_digits(cell);
    let first = number_in(&text)?;
    let rest = after_number(&text);
    let next = rest.trim_start();
    // `2 x 15`.
    if let Some(times) = next.strip_prefix(['x', 'X', '×', '*']).and_then(number_in) {
        return first.checked_mul(times).filter(|all| *all as f64 <= MOST).map(|all| (all, true));
    }
    // `20-25`: the larger one is what the room must hold.
    let is_range =
        next.starts_with(['-', '–', '—', '/']) || next.to_lowercase().starts_with("to ") || next.starts_with("bis ");
    if is_range && let Some(last) = number_in(next.trim_start_matches(['-', '–', '—', '/'])) {
        return Some((first.max(last), true));
    }
    Some((first, rest.chars().any(|letter| letter.is_ascii_digit()) && !next.starts_with('(')))
}

/// What follows the first number of a text.
fn after_number(text: &str) -> &str {
    let start = text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(text.len());
    let letters: Vec<(usize, char)> = text[start..].char_indices().collect();
    let mut at = 0;
    while let Some((_, letter)) = letters.get(at) {
        let digits_after = letters[at + 1..].iter().take_while(|(_, next)| next.is_ascii_digit()).count();
        let is_mark = matches!(letter, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
        if !(letter.is_ascii_digit() || (is_mark && digits_after == 3)) {
            break;
        }
        at += 1;
    }
    letters.get(at).map_or("", |(offset, _)| &text[start + offset..])
}

/// An amount of money in the smallest unit of a currency with so many digits: `€ 1.250,50`, `1'250.-`, `¥5,000`.
/// `None` when there is none, or it has more decimals than the currency.
pub(crate) fn money_in(cell: &str, digits: u32) -> Option<i64> {
    let amount = match shape(&bare(cell)?)? {
        Shape::Sure(amount, _) => amount,
        // Three digits behind a mark are thousands, unless the currency itself has three.
        Shape::Open { thousands, .. } if digits != 3 => thousands,
        Shape::Open { .. } => return None,
    };
    let minor = amount * 10_f64.powi(i32::try_from(digits).ok()?);
    let is_whole = (minor - minor.round()).abs() < 1e-6;
    (is_whole && (0.0..=1e11).contains(&minor)).then_some(minor.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_by_shape() {
        let check = |cell: &str, number: Number| assert_eq!(number_of(cell, None), Some(number), "{cell:?}");
        for (cell, number) in [
            ("12.5", 12.5),
            ("12,5", 12.5),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1'250.5", 1250.5),
            ("0,125", 0.125),
            ("1 234", 1234.0),
            ("12\u{202f}345", 12345.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("-3.5", -3.5),
            ("−3", -3.0),
            ("1234.567", 1234.567),
            ("~50", 50.0),
            ("45.2 %", 45.2),
            (".5", 0.5),
            ("٤٥٫٢", 45.2),
            ("1 234,50", 1234.5),
        ] {
            check(cell, Number::Value(number));
        }
        for cell in ["12.345", "1,204", "120,000"] {
            check(cell, Number::Open);
        }
        for cell in ["", "ten", "1e17", "1,2,3", "1.2.3"] {
            assert_eq!(number_of(cell, None), None, "{cell:?}");
        }
    }

    #[test]
    fn marks_by_evidence() {
        let of = |cells: &[&str]| {
            let mut evidence = MarkEvidence::default();
            cells.iter().for_each(|cell| evidence.see(cell));
            (evidence.mark(), evidence.is_open())
        };
        assert_eq!(of(&["12.345", "1,5"]), (Some(DecimalMark::Comma), false));
        assert_eq!(of(&["12.345", "1.5"]), (Some(DecimalMark::Point), false));
        assert_eq!(of(&["12.345"]), (None, true));
        assert_eq!(of(&["12.345", "1.5", "1,5"]), (None, true));
        assert_eq!(number_of("12.345", Some(DecimalMark::Comma)), Some(Number::Value(12345.0)));
        assert_eq!(number_of("12.345", Some(DecimalMark::Point)), Some(Number::Value(12.345)));
    }

    #[test]
    fn places() {
        let check = |cell: &str, places: Option<(i64, bool)>| assert_eq!(places_in(cell), places, "{cell:?}");
        for cell in ["1,200", "1.200", "1 200", "1'200", "1\u{a0}200", "1200 seats"] {
            check(cell, Some((1200, false)));
        }
        check("20-25", Some((25, true)));
        check("max. 2 x 15", Some((30, true)));
        check("12 (incl. 2 helpers)", Some((12, false)));
        for cell in ["unlimited", "-5", "1e17", "12.5", "99999999999"] {
            check(cell, None);
        }
    }

    #[test]
    fn money() {
        let check = |cell: &str, digits: u32, minor: Option<i64>| assert_eq!(money_in(cell, digits), minor, "{cell:?}");
        for cell in ["1,250.00", "1.250,00 €", "1250", "€1,250", "1'250.-", "1 250 €", "EUR 1.250"] {
            check(cell, 2, Some(125_000));
        }
        check("EUR 1250.5", 2, Some(125_050));
        check("3 euros", 2, Some(300));
        check("¥5,000", 0, Some(5_000));
        check("5000.00", 0, Some(5_000));
        check("5.50", 0, None);
        check("1.250", 3, None);
        check("1.25", 3, Some(1_250));
        check("free", 2, None);
        check("-5", 2, None);
    }
}
