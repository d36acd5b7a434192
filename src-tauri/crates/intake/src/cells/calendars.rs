//! Digits of other scripts, and years of other calendars, as Western ones.
//!
//! Eras of Japan and Taiwan, the Buddhist era, the solar Hijri calendar. Lunar calendars are not read.

use chrono::NaiveDate;

/// The zeros of the scripts whose digits are read; full-width ones are folded before.
const ZEROS: [char; 8] = ['٠', '۰', '०', '০', '๐', '０', '໐', '០'];

/// The same text with digits 0 to 9, and with the marks that stand between them there.
pub(crate) fn latin_digits(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let fold = |letter: char| {
        let digit = ZEROS.iter().find_map(|zero| {
            let value = (letter as u32).checked_sub(*zero as u32)?;
            char::from_digit(value, 10).filter(|_| value < 10)
        });
        match letter {
            '٫' => '.',
            '٬' => '\'',
            _ => digit.unwrap_or(letter),
        }
    };
    text.chars().map(fold).collect()
}

/// Names of eras and the year before their first.
const ERAS: [(&str, i32); 9] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("中華民國", 1911),
    ("民國", 1911),
    ("民国", 1911),
    ("พ.ศ.", -543),
    ("ปี พ.ศ.", -543),
];

/// `令和9年` becomes `2027年`, `r9.5.4` becomes `2027.5.4`; lower case is expected.
pub(crate) fn without_eras(text: &str) -> String {
    for (name, before) in ERAS.iter().filter(|_| !text.is_ascii()) {
        let Some((front, rest)) = text.split_once(*name) else { continue };
        let rest = rest.trim_start();
        // The first year is written 元.
        let (year, after) = match rest.strip_prefix('元') {
            Some(after) => (1, after),
            None => {
                let length = rest.bytes().take_while(u8::is_ascii_digit).count();
                let Ok(year) = rest[..length].parse::<i32>() else { continue };
                (year, &rest[length..])
            }
        };
        return format!("{front}{}{after}", year.saturating_add(*before));
    }
    for (letter, before) in [('r', 2018), ('h', 1988), ('s', 1925)] {
        let Some(rest) = text.strip_prefix(letter) else { continue };
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&length)
            && rest[length..].starts_with(['.', '/', '-'])
            && let Ok(year) = rest[..length].parse::<i32>()
        {
            return format!("{}{}", year + before, &rest[length..]);
        }
    }
    text.to_owned()
}

/// A date by its year, month and day; a year of the Buddhist era or of the solar Hijri calendar tells itself.
pub(crate) fn date_of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    match year {
        1300..=1499 => solar_hijri(year, month, day),
        2443..=2743 => NaiveDate::from_ymd_opt(year - 543, month, day),
        1900..=2200 => NaiveDate::from_ymd_opt(year, month, day),
        _ => None,
    }
}

/// By the cycle of 33 years, which holds for the years 1178 to 1633.
fn solar_hijri(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let is_leap = matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u32::from(is_leap),
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let before = if month <= 7 { (month - 1) * 31 } else { 186 + (month - 7) * 30 };
    // 1 Farvardin 1400 was 21 March 2021.
    let leaps = |until: i32| (1..until).filter(|year| matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)).count();
    let days = i64::from(year - 1400) * 365 + leaps(year) as i64 - leaps(1400) as i64;
    let first = NaiveDate::from_ymd_opt(2021, 3, 21)?;
    first.checked_add_signed(chrono::Duration::days(days + i64::from(before) + i64::from(day) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_other_calendars() {
        let check = |year: i32, month: u32, day: u32, expected: &str| {
            let found = date_of(year, month, day).map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(found, expected, "{year}-{month}-{day}");
        };
        check(1406, 2, 14, "2027-05-04");
        check(1400, 1, 1, "2021-03-21");
        check(1399, 12, 30, "2021-03-20");
        check(1403, 12, 30, "2025-03-20");
        check(1402, 12, 30, "");
        check(1357, 11, 22, "1979-02-11");
        check(2570, 5, 3, "2027-05-03");
        check(2027, 5, 3, "2027-05-03");
        check(1500, 1, 1, "");
    }

    #[test]
    fn eras_and_digits() {
        assert_eq!(without_eras("令和9年5月3日"), "2027年5月3日");
        assert_eq!(without_eras("令和元年5月3日"), "2019年5月3日");
        assert_eq!(without_eras("r9.5.4"), "2027.5.4");
        assert_eq!(without_eras("room 9.5"), "room 9.5");
        assert_eq!(latin_digits("٢٠٢٧-٠٥-٠٤ ۱۰:۰۰ ๓"), "2027-05-04 10:00 3");
    }
}
