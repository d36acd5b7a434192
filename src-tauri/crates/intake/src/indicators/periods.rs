//! Years, quarters and months as tables of figures write them.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::cells::calendars::latin_digits;
use crate::cells::clean::{clean_line, name_key};
use crate::cells::names::{Languages, month_of};

/// A stretch of time that a figure is about; its last day is that of the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) ends_on: NaiveDate,
    pub(crate) is_year: bool,
}

/// `2016`, `2016*`, `2015/16`, `2005–2006`, `FY2012`, `2013 Q3`, `2013M05`, `2013-05`, `May 2013`; `None` for anything
/// else, single days among it.
pub(crate) fn period_of(cell: &str) -> Option<Period> {
    let text = latin_digits(&clean_line(cell)).to_lowercase();
    let text = text.trim_end_matches(['*', '†', ' ', 'p', 'e']).trim_end_matches(".0");
    let text = ["fy ", "fy", "cy", "year "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim();
    if let Some(year) = year_of(text) {
        return Some(Period { ends_on: last_day(year, 12)?, is_year: true });
    }
    let month = quarter(text).map(|(year, quarter)| (year, quarter * 3)).or_else(|| month(text));
    let (year, month) = month?;
    Some(Period { ends_on: last_day(year, month)?, is_year: false })
}

/// What the heading of a column of values says: a period, or a single day as exports write it.
pub(crate) fn heading_of(name: &str) -> Option<Period> {
    period_of(name).or_else(|| {
        let day: NaiveDate = name.trim().parse().ok()?;
        (1800..=2200).contains(&day.year()).then_some(Period { ends_on: day, is_year: false })
    })
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first
        .checked_add_months(Months::new(1))?
        .checked_sub_days(Days::new(1))
        .filter(|day| (1800..=2200).contains(&day.year()))
}

fn four(text: &str) -> Option<(i32, &str)> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year = digits.parse().ok().filter(|year| (1800..=2200).contains(year))?;
    Some((year, text.get(4..)?))
}

/// A year, or the later one of two that follow each other.
fn year_of(text: &str) -> Option<i32> {
    let (first, rest) = four(text)?;
    if rest.is_empty() {
        return Some(first);
    }
    let rest = rest.trim_start();
    let second = rest.strip_prefix(['/', '-', '–'])?.trim_start();
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

/// `2013 q3`, `2013-q3`, `q3 2013`, `3. quartal 2013`, `2013 iii`.
fn quarter(text: &str) -> Option<(i32, u32)> {
    let words: Vec<&str> = text.split([' ', '-', '/', '.']).filter(|word| !word.is_empty()).collect();
    let joined = four(text).filter(|(_, rest)| rest.starts_with('q')).map(|(year, rest)| (year, rest.to_owned()));
    let (year, rest) = joined.or_else(|| {
        let at = words.iter().position(|word| four(word).is_some_and(|(_, rest)| rest.is_empty()))?;
        let rest: Vec<&str> =
            words.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, word)| *word).collect();
        Some((four(words[at])?.0, rest.concat()))
    })?;
    let number = ["quartal", "quarter", "trimestre", "kwartaal", "kv", "q"]
        .iter()
        .fold(rest, |rest, word| rest.replace(word, ""));
    let is_named = text.contains(['q', 'k']) || text.contains("quart") || text.contains("trim");
    match number.trim() {
        "1" | "2" | "3" | "4" if is_named => Some((year, number.trim().parse().ok()?)),
        "i" => Some((year, 1)),
        "ii" => Some((year, 2)),
        "iii" => Some((year, 3)),
        "iv" => Some((year, 4)),
        _ => None,
    }
}

/// `2013-05`, `2013m05`, `05/2013`, `may 2013`.
fn month(text: &str) -> Option<(i32, u32)> {
    let number = |digits: &str| -> Option<u32> {
        let is_short = (1..=2).contains(&digits.len());
        digits.parse().ok().filter(|month| is_short && (1..=12).contains(month))
    };
    if let Some((year, rest)) = four(text)
        && let Some(month) = rest.strip_prefix(['-', '/', '.', 'm']).and_then(number)
    {
        return Some((year, month));
    }
    if let Some((month, year)) = text.split_once(['/', '.', '-'])
        && let (Some(month), Some((year, ""))) = (number(month), four(year))
    {
        return Some((year, month));
    }
    let key = name_key(text);
    let (first, last) = key.split_once(' ')?;
    let of = |year: &str, month: &str| {
        Some((four(year).filter(|(_, rest)| rest.is_empty())?.0, month_of(month, Languages::MAX)?))
    };
    of(last, first).or_else(|| of(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_can_be_of_a_day() {
        assert_eq!(heading_of("2016-05-01").map(|it| it.ends_on.to_string()).as_deref(), Some("2016-05-01"));
        assert_eq!((heading_of("1/5/2016"), heading_of("total")), (None, None));
    }

    #[test]
    fn periods_as_people_write_them() {
        let check = |cell: &str, expected: &str| {
            let found =
                period_of(cell).map(|period| format!("{} {}", period.ends_on, period.is_year)).unwrap_or_default();
            assert_eq!(found, expected, "{cell}");
        };
        for cell in ["2016", "2016.0", "2016*", "2015/16", "2015-2016", "2015 – 2016", "FY2016", "２０１６"] {
            check(cell, "2016-12-31 true");
        }
        check("1999/00", "2000-12-31 true");
        check("2005–2006", "2006-12-31 true");
        check("2009/10", "2010-12-31 true");
        for cell in ["2013 Q3", "2013-Q3", "2013Q3", "Q3 2013", "3. Quartal 2013", "2013 III"] {
            check(cell, "2013-09-30 false");
        }
        for cell in ["2013-05", "2013M05", "05/2013", "May 2013", "2013 mai"] {
            check(cell, "2013-05-31 false");
        }
        for cell in ["", "16", "2015/18", "2016-05-01", "12.5", "2016 Q5", "total"] {
            check(cell, "");
        }
    }

    #[test]
    fn quarters_and_months_and_how_far_years_reach() {
        let end = |cell: &str| period_of(cell).map(|period| period.ends_on.to_string()).unwrap_or_default();
        let quarters = ["2013 i", "2013 II", "2013 iii", "IV 2013"].map(end);
        assert_eq!(quarters, ["2013-03-31", "2013-06-30", "2013-09-30", "2013-12-31"]);
        let quarters = ["Q1 2013", "2013 kv2", "2013q4", "2. trimestre 2013", "4 quarter 2013"].map(end);
        assert_eq!(quarters, ["2013-03-31", "2013-06-30", "2013-12-31", "2013-06-30", "2013-12-31"]);
        assert_eq!(
            ["2013-01", "2013/12", "2.2012", "02/2013", "2013.1"].map(end),
            ["2013-01-31", "2013-12-31", "2012-02-29", "2013-02-28", "2013-01-31"]
        );
        assert_eq!(
            ["1800", "2200", "2199/2200", "Dec 2200"].map(end),
            ["1800-12-31", "2200-12-31", "2200-12-31", "2200-12-31"]
        );
        assert_eq!(
            ["1799", "2201", "2200/01", "2013-13", "2013-00", "2013-001", "2013 v", "2013 1", "q5 2013"].map(end),
            [""; 9]
        );
        assert_eq!(
            ["2016/16", "2016/18", "2016/2017", "2016 / 17", "2016/017"].map(end),
            ["", "", "2017-12-31", "2017-12-31", ""]
        );
        assert_eq!(["CY2016", "year 2016", "2016p", "2016 e", "2016†"].map(end), ["2016-12-31"; 5]);
        assert_eq!([heading_of("1799-05-01"), heading_of("2201-05-01")], [None; 2]);
        assert!(heading_of("1800-01-01").is_some_and(|it| !it.is_year) && heading_of("2200-12-31").is_some());
    }
}
