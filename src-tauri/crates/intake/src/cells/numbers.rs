//! Numbers as people write them: what stands before the decimals and between thousands, and what stands around them.
//!
//! A mark is decided by the shape of the cell; where that leaves two readings, by the evidence of the whole column;
//! where that says nothing, it is asked. What stands around a number is handed back and never dropped: whether it can
//! be there is said by those who know what the cell holds. Numbers in words are not read.

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
        match Written::read(cell).and_then(|written| shape(&written.number)) {
            Some(Shape::Sure(_, Some(DecimalMark::Point))) => self.point += 1,
            Some(Shape::Sure(_, Some(DecimalMark::Comma))) => self.comma += 1,
            Some(Shape::Open { .. }) => self.open += 1,
            Some(Shape::Sure(_, None)) | None => {}
        }
    }

    /// The mark, where the cells agree on one.
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

/// The first number of a cell and all that stands around it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Written {
    /// Without the minus sign that belongs to the number.
    pub(crate) before: String,
    /// Digits and marks, such as `-1250.50` of `approx. -1'250.50 €`.
    number: String,
    pub(crate) behind: String,
}

/// Words behind a number of an account that say on which side it stands.
const SIDES: &[&str] = &["cr", "dr", "credit", "debit", "haben", "soll"];
/// Words behind a number that make it another one.
const TIMES: &[&str] = &[
    "k",
    "tsd",
    "tausend",
    "thousand",
    "thousands",
    "mil",
    "mila",
    "mille",
    "milliers",
    "miles",
    "duizend",
    "mio",
    "mill",
    "million",
    "millions",
    "millionen",
    "millones",
    "milioni",
    "milhoes",
    "miljoen",
    "mln",
    "mrd",
    "bn",
    "billion",
    "千",
    "万",
    "천",
    "만",
];

impl Written {
    /// Finds the first number; `None` where there is none, or one that no person writes, such as `1e17`.
    pub(crate) fn read(cell: &str) -> Option<Written> {
        let text = latin_digits(cell).replace('−', "-");
        let start = text.find(|letter: char| letter.is_ascii_digit())?;
        let (number, behind) = digits(&text[start..]);
        let is_exponent = behind.strip_prefix(['e', 'E']).is_some_and(|next| {
            next.trim_start_matches(['+', '-']).starts_with(|letter: char| letter.is_ascii_digit())
        });
        if is_exponent {
            return None;
        }
        // A point before the digits is of the number, unless it ends a word: `.5`, but `max.5`.
        let before = &text[..start];
        let bare = before.trim_end_matches(['.', ',']);
        let mark = before.chars().next_back().filter(|mark| matches!(mark, '.' | ','));
        let mark = mark.filter(|_| before.len() == bare.len() + 1 && !bare.ends_with(char::is_alphanumeric));
        let before = if mark.is_some() { bare } else { before };
        let sign = before.trim_end_matches(['.', ',', ' ']);
        let unsigned = sign.trim_end_matches('-');
        let is_negative = unsigned.len() < sign.len() && !unsigned.ends_with(char::is_alphanumeric);
        let lead = mark.map(|mark| format!("0{mark}")).unwrap_or_default();
        Some(Written {
            before: if is_negative { unsigned } else { before }.trim().to_owned(),
            number: format!("{}{lead}{number}", if is_negative { "-" } else { "" }),
            behind: behind.to_owned(),
        })
    }

    /// Whether this can be the way in which accounts write a number below zero, and something else too: `(57)`, `57-`,
    /// `57 CR`.
    pub(crate) fn has_open_sign(&self) -> bool {
        let is_in_brackets =
            self.before.rfind('(').is_some_and(|at| !self.before[at..].contains(')')) && self.behind.contains(')');
        let behind = self.behind.trim().trim_end_matches('.').to_lowercase();
        let dash = behind.strip_prefix(['-', '–', '—']);
        let is_minus = dash.is_some_and(|rest| !rest.contains(char::is_alphanumeric));
        is_in_brackets || is_minus || SIDES.contains(&behind.as_str())
    }

    /// Whether what follows makes it another number: `57k`, `2 Mio.`, `1½`, `57²`.
    pub(crate) fn is_part(&self) -> bool {
        let is_numeral = |letter: char| letter.is_numeric() && !letter.is_ascii_digit();
        self.behind.starts_with(is_numeral) || TIMES.contains(&first_word(&self.behind).as_str())
    }

    /// Its value; `mark` is what the column has before its decimals, where that is known.
    pub(crate) fn value(&self, mark: Option<DecimalMark>) -> Option<Number> {
        Some(match (shape(&self.number)?, mark) {
            (Shape::Sure(number, _), _) => Number::Value(number),
            (Shape::Open { decimals, mark: its, .. }, Some(mark)) if its == mark => Number::Value(decimals),
            (Shape::Open { thousands, .. }, Some(_)) => Number::Value(thousands),
            (Shape::Open { .. }, None) => Number::Open,
        })
    }

    /// Its value where it cannot have three decimals.
    pub(crate) fn without_thousandths(&self) -> Option<f64> {
        match shape(&self.number)? {
            Shape::Sure(number, _) | Shape::Open { thousands: number, .. } => Some(number),
        }
    }
}

/// The letters with which a text begins, after spaces, in small.
pub(crate) fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Digits and their marks at the start of a text, without what stands between thousands, and the rest of it.
fn digits(text: &str) -> (String, &str) {
    let mut number = String::new();
    let mut rest = text;
    // Digits since the last mark; whether thousands are parted by spaces; whether a point or a comma stood there.
    let (mut group, mut is_parted, mut has_mark) = (0_usize, false, false);
    while let Some(letter) = rest.chars().next() {
        let next = &rest[letter.len_utf8()..];
        let after = next.bytes().take_while(u8::is_ascii_digit).count();
        match letter {
            '0'..='9' => {
                number.push(letter);
                group += 1;
            }
            '.' | ',' if 0 < after => {
                number.push(letter);
                (group, has_mark) = (0, true);
            }
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '٬'
                if after == 3 && !has_mark && (group == 3 || (!is_parted && (1..=3).contains(&group))) =>
            {
                (group, is_parted) = (0, true);
            }
            _ => break,
        }
        rest = next;
    }
    (number, rest)
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
        (_, 0) if are_thousands(digits) => sure(None, Some(DecimalMark::Comma)),
        (0, _) if are_thousands(digits) => sure(None, Some(DecimalMark::Point)),
        (_, 0) | (0, _) => None,
        _ => {
            let mark = if digits.rfind('.') < digits.rfind(',') { DecimalMark::Comma } else { DecimalMark::Point };
            let whole = digits.split(mark.letter()).next().unwrap_or_default();
            let is_once = digits.matches(mark.letter()).count() == 1;
            if is_once && are_thousands(whole) { sure(Some(mark), Some(mark)) } else { None }
        }
    }
}

/// Whether digits are parted as thousands are, or as lakhs: `1.234.567`, `12,34,567`.
fn are_thousands(digits: &str) -> bool {
    let groups: Vec<usize> = digits.split(['.', ',']).map(str::len).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return true };
    let is_even = |length: usize| middle.iter().all(|group| *group == length);
    *last == 3
        && ((is_even(3) && (1..=3).contains(first)) || (is_even(2) && (1..=2).contains(first) && !digits.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number_of(cell: &str, mark: Option<DecimalMark>) -> Option<Number> {
        Written::read(cell)?.value(mark)
    }

    #[test]
    fn marks_by_shape() {
        let check = |cell: &str, number: Number| assert_eq!(number_of(cell, None), Some(number), "{cell:?}");
        for (cell, number) in [
            ("12.5", 12.5),
            ("12,5", 12.5),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1'250.5", 1250.5),
            ("1’250", 1250.0),
            ("0,125", 0.125),
            ("0.125", 0.125),
            ("1 234", 1234.0),
            ("12\u{202f}345", 12345.0),
            ("12\u{2009}345\u{a0}678", 12_345_678.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("12,34,567", 1_234_567.0),
            ("1,23,456.78", 123_456.78),
            ("-3.5", -3.5),
            ("- 3", -3.0),
            ("−3", -3.0),
            ("1234.567", 1234.567),
            ("~50", 50.0),
            ("45.2 %", 45.2),
            (".5", 0.5),
            ("-.5", -0.5),
            ("max.5", 5.0),
            ("٤٥٫٢", 45.2),
            ("５７", 57.0),
            ("1 234,50", 1234.5),
            ("2019 2020", 2019.0),
            ("2019 123", 2019.0),
            ("1 2", 1.0),
            ("1.5 234", 1.5),
            ("5-7", 5.0),
        ] {
            check(cell, Number::Value(number));
        }
        for cell in ["12.345", "1,204", "120,000"] {
            check(cell, Number::Open);
        }
        for cell in
            ["", "ten", "½", "1e17", "1E+3", "1,2,3", "1.2.3", "1.23.456", "1,23.4", "1.234,567.8", "1234.567.890"]
        {
            assert_eq!(number_of(cell, None), None, "{cell:?}");
        }
    }

    #[test]
    fn what_stands_around() {
        let check = |cell: &str, before: &str, number: &str, behind: &str| {
            let written = Written::read(cell).expect(cell);
            let found = (written.before.as_str(), written.number.as_str(), written.behind.as_str());
            assert_eq!(found, (before, number, behind), "{cell}");
        };
        check("approx. -1'250.50 €", "approx.", "-1250.50", " €");
        check("EUR-5", "EUR-", "5", "");
        check("€ -5", "€", "-5", "");
        check("(57)", "(", "57", ")");
        check("1 234 seats", "", "1234", " seats");
        check("5-7", "", "5", "-7");
        check("1½", "", "1", "½");
        check("0x1F", "", "0", "x1F");
        check("1'250.-", "", "1250", ".-");
        check("x ,5", "x", "0,5", "");
    }

    #[test]
    fn signs_that_can_be_meant_otherwise() {
        let check = |cell: &str, is_open: bool| {
            assert_eq!(Written::read(cell).expect(cell).has_open_sign(), is_open, "{cell}");
        };
        for cell in ["(57)", "€ (57)", "(1,250.00 €)", "57-", "57 –", "57−", "57 CR", "57 dr.", "57 Haben"] {
            check(cell, true);
        }
        for cell in ["57", "-57", "9.9(e)", "(a) 57", "12 (2 helpers)", "1'250.-", "57 - 60", "57 - about", "57 c"] {
            check(cell, false);
        }
    }

    #[test]
    fn numbers_that_go_on_in_words() {
        let check =
            |cell: &str, is_part: bool| assert_eq!(Written::read(cell).expect(cell).is_part(), is_part, "{cell}");
        for cell in ["57k", "57 K", "1.5 Mio.", "2 Tsd", "3 million", "1½", "57²", "5万"] {
            check(cell, true);
        }
        for cell in ["57", "57 kg", "57 m", "57%", "57 seats"] {
            check(cell, false);
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
        assert_eq!(of(&["12"]), (None, false));
        assert_eq!(of(&["12.345", "1.5", "1,5"]), (None, true));
        assert_eq!(number_of("12.345", Some(DecimalMark::Comma)), Some(Number::Value(12345.0)));
        assert_eq!(number_of("12.345", Some(DecimalMark::Point)), Some(Number::Value(12.345)));
        for mark in [DecimalMark::Point, DecimalMark::Comma] {
            assert_eq!(DecimalMark::from_word(mark.word()), Some(mark));
        }
        assert_eq!(DecimalMark::from_word("dot"), None);
    }
}
