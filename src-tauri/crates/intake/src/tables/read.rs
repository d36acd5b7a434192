//! What a cell of a table can mean: its readings, and the stored value of one.
//!
//! A date or a number that a spreadsheet wrote its own way can have two readings; which one counts is found by what the
//! cell held when the table went out, by the other cells, or by nobody.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::fields::Meaning;
use domain::tables::labels::{Labels, Unlabelled};
use domain::tables::shown::{Shown, parted, tidy};
use domain::{Cell, Field};

use crate::tables::words::Vocabulary;

/// What cells of a table write the same way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// Whether the day stands before the month.
    pub(super) is_day_first: Option<bool>,
    /// What stands before decimals.
    pub(super) decimal_mark: Option<char>,
}

/// Everything that a cell can say, likeliest first; one at least. `is_typed`: it holds a number by its kind.
pub(super) fn readings(
    text: &str,
    column_is_list: bool,
    meaning: Meaning,
    is_typed: bool,
    words: &Vocabulary,
) -> Vec<Shown> {
    let text = tidy(text);
    if text.is_empty() {
        return vec![Shown::Empty];
    }
    let found: Vec<Shown> = match meaning {
        Meaning::Money | Meaning::Count | Meaning::Year | Meaning::Number | Meaning::Bytes | Meaning::Weekday => {
            let bare = if meaning == Meaning::Money { without_currency(&text) } else { &text };
            let marks: &[char] = if is_typed { &['.'] } else { &['.', ','] };
            let mut numbers: Vec<f64> = marks.iter().filter_map(|mark| number(bare, *mark)).collect();
            numbers.dedup();
            numbers.into_iter().map(|number| Shown::Number(number, None)).collect()
        }
        Meaning::YesNo => words.yes_or_no(&text).map(Shown::YesNo).into_iter().collect(),
        Meaning::Date => {
            // A spreadsheet may add midnight.
            let day = text.split_once([' ', 'T']).filter(|(_, time)| time_of(time) == Some(NaiveTime::MIN));
            dates(day.map_or(text.as_str(), |(day, _)| day)).into_iter().map(Shown::Date).collect()
        }
        Meaning::Moment => moments(&text).into_iter().map(Shown::Moment).collect(),
        Meaning::Time => time_of(&text).map(Shown::Time).into_iter().collect(),
        Meaning::Words
        | Meaning::WordsList
        | Meaning::Word(_)
        | Meaning::WordList(_)
        | Meaning::Languages
        | Meaning::Country
        | Meaning::Id(_)
        | Meaning::Ids(_)
        | Meaning::Dates
        | Meaning::Recurrence
        | Meaning::Computed
        | Meaning::FieldNames
        | Meaning::Cards
        | Meaning::ProblemCode
        | Meaning::Machine => {
            vec![if column_is_list { Shown::List(parted(&text)) } else { Shown::Text(text.clone()) }]
        }
    };
    if found.is_empty() { vec![Shown::Text(text)] } else { found }
}

/// The reading that the habits of the table choose; `None`: nobody can tell.
pub(super) fn chosen(readings: Vec<Shown>, habits: Habits) -> Option<Shown> {
    if readings.len() < 2 {
        return readings.into_iter().next();
    }
    let at = match readings[0] {
        Shown::Number(..) => habits.decimal_mark.map(|mark| usize::from(mark == ',')),
        Shown::Date(_) | Shown::Moment(_) => habits.is_day_first.map(|is_first| usize::from(!is_first)),
        Shown::Empty | Shown::Text(_) | Shown::List(_) | Shown::YesNo(_) | Shown::Time(_) => None,
    };
    readings.into_iter().nth(at?)
}

/// The stored value of a cell, or why there is none.
pub(super) fn value(
    shown: &Shown,
    meaning: Meaning,
    words: &Vocabulary,
    labels: &Labels,
    digits: u32,
) -> Result<Cell, &'static str> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let items = |shown: &Shown| match shown {
        Shown::List(items) => items.clone(),
        Shown::Text(item) => vec![item.clone()],
        Shown::Empty | Shown::Number(..) | Shown::YesNo(_) | Shown::Date(_) | Shown::Moment(_) | Shown::Time(_) => {
            Vec::new()
        }
    };
    let listed = |read: &dyn Fn(&str) -> Result<String, &'static str>| {
        items(shown).iter().map(|item| read(item)).collect::<Result<Vec<String>, _>>().map(|items| items.to_cell())
    };
    let whole = |number: f64| {
        let is_whole = number.fract() == 0.0 && number.abs() <= 1e15;
        is_whole.then_some(Cell::Integer(number as i64)).ok_or("table_not_whole")
    };
    let written = tidy(&match shown {
        Shown::Text(text) => text.clone(),
        other => other.key(),
    });
    match (meaning, shown) {
        (
            Meaning::WordsList
            | Meaning::WordList(_)
            | Meaning::Languages
            | Meaning::Ids(_)
            | Meaning::Dates
            | Meaning::FieldNames
            | Meaning::Cards,
            Shown::Empty,
        ) => Ok(Vec::<String>::new().to_cell()),
        (_, Shown::Empty) => Ok(Cell::Null),
        (Meaning::Money, Shown::Number(number, _)) => {
            let minor = number * 10_f64.powi(digits as i32);
            let is_whole = (minor - minor.round()).abs() <= f64::max(1e-6, minor.abs() * 4e-16);
            (is_whole && minor.abs() <= 1e15).then_some(Cell::Integer(minor.round() as i64)).ok_or("table_amount")
        }
        (Meaning::Count | Meaning::Year | Meaning::Weekday | Meaning::Bytes, Shown::Number(number, _)) => {
            whole(*number)
        }
        (Meaning::Number, Shown::Number(number, _)) => Ok(Cell::Real(*number)),
        (Meaning::Money | Meaning::Count | Meaning::Year | Meaning::Weekday | Meaning::Bytes | Meaning::Number, _) => {
            Err("number_unreadable")
        }
        (Meaning::YesNo, Shown::YesNo(is_so)) => Ok(is_so.to_cell()),
        (Meaning::YesNo, _) => Err("yes_or_no_unreadable"),
        (Meaning::Date, Shown::Date(day)) => Ok(day.to_cell()),
        (Meaning::Date, _) => Err("table_date"),
        (Meaning::Moment, Shown::Moment(at)) => Ok(at.to_cell()),
        (Meaning::Moment, _) => Err("table_moment"),
        (Meaning::Time, Shown::Time(at)) => Ok(at.to_cell()),
        (Meaning::Time, _) => Err("time_unreadable"),
        (Meaning::Word(list), _) => words.stored(&list.label(), &written).map(text).ok_or("table_word_unknown"),
        (Meaning::Id(table), _) => labels.id(table, &written).map(|id| text(id)).map_err(reason),
        (Meaning::WordList(list), _) => {
            listed(&|item| words.stored(&list.label(), item).map(str::to_owned).ok_or("table_word_unknown"))
        }
        (Meaning::Languages, _) => {
            listed(&|item| words.stored("language", item).map(str::to_owned).ok_or("table_word_unknown"))
        }
        (Meaning::Ids(table), _) => listed(&|item| labels.id(table, item).cloned().map_err(reason)),
        (Meaning::Dates, _) => listed(&|item| match dates(item).as_slice() {
            [day] => Ok(day.to_string()),
            _ => Err("table_date"),
        }),
        (Meaning::WordsList | Meaning::FieldNames | Meaning::Cards, _) => listed(&|item| Ok(tidy(item))),
        (
            Meaning::Words
            | Meaning::Country
            | Meaning::Recurrence
            | Meaning::Computed
            | Meaning::ProblemCode
            | Meaning::Machine,
            _,
        ) => Ok(text(&written)),
    }
}

fn reason(why: Unlabelled) -> &'static str {
    match why {
        Unlabelled::Unknown => "table_name_unknown",
        Unlabelled::Shared => "table_name_shared",
    }
}

/// An amount without the sign or the code of its currency.
fn without_currency(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_alphabetic() || letter.is_whitespace() || "€$£¥₩₹₺₽₪".contains(letter))
}

/// A number whose decimals stand behind a mark; thousands may stand apart by the other mark, a space or an apostrophe.
fn number(text: &str, mark: char) -> Option<f64> {
    let text = text.trim();
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, rest) = match text.split_once(mark) {
        Some((whole, rest)) => (whole, Some(rest)),
        None => (text, None),
    };
    let (decimals, power) = match rest.unwrap_or_default().split_once(['e', 'E']) {
        Some((decimals, power)) => (decimals, Some(power)),
        None => (rest.unwrap_or_default(), None),
    };
    let (whole, power) = match (whole.split_once(['e', 'E']), power) {
        (Some((whole, power)), None) if rest.is_none() => (whole, Some(power)),
        (_, power) => (whole, power),
    };
    let is_apart = |letter: char| matches!(letter, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’');
    let groups: Vec<&str> = whole.split(is_apart).collect();
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped =
        groups.len() == 1 || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let power: i32 = power.map_or(Some(0), |power| power.parse().ok())?;
    let has_digits = !whole.is_empty() || !decimals.is_empty();
    (is_grouped && has_digits && groups.iter().all(|group| is_digits(group)) && is_digits(decimals)).then_some(())?;
    let plain = format!("{sign}{}.{decimals}e{power}", groups.concat());
    let plain = plain.replace(".e", ".0e").replace("-.", "-0.");
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The days that a date can be: day first, then month first.
fn dates(text: &str) -> Vec<NaiveDate> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let numbers: Option<Vec<u32>> =
        parts.iter().map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?).collect();
    let Some([first, second, third]) = numbers.as_deref() else { return Vec::new() };
    let day = |year: u32, month: u32, day: u32| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    if parts[0].len() == 4 {
        return day(*first, *second, *third).into_iter().collect();
    }
    let year = if parts[2].len() == 2 { 2000 + third } else { *third };
    let mut found: Vec<NaiveDate> = day(year, *second, *first).into_iter().collect();
    // A dot stands behind the day of a month.
    if !text.contains('.') {
        found.extend(day(year, *first, *second));
    }
    found.dedup();
    found
}

fn moments(text: &str) -> Vec<NaiveDateTime> {
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00"));
    let Some(time) = time_of(time) else { return Vec::new() };
    dates(day).into_iter().map(|day| day.and_time(time)).collect()
}

/// `18:30`, `18:30:15`, `6:30 PM`.
fn time_of(text: &str) -> Option<NaiveTime> {
    let lower = text.trim().to_ascii_lowercase();
    let half = lower.strip_suffix("am").map(|rest| (rest, false)).or(lower.strip_suffix("pm").map(|rest| (rest, true)));
    let (clock, is_later) = half.map_or((lower.as_str(), None), |(rest, is_later)| (rest.trim_end(), Some(is_later)));
    let clock =
        clock.split_once('.').filter(|(_, rest)| rest.bytes().all(|byte| byte == b'0')).map_or(clock, |(it, _)| it);
    let parts: Option<Vec<u32>> = clock.split(':').map(|part| part.trim().parse().ok()).collect();
    let (hours, minutes, seconds) = match parts?.as_slice() {
        [hours, minutes] => (*hours, *minutes, 0),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let hours = match is_later {
        None => hours,
        Some(is_later) if (1..=12).contains(&hours) => hours % 12 + if is_later { 12 } else { 0 },
        Some(_) => return None,
    };
    NaiveTime::from_hms_opt(hours, minutes, seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_spreadsheets_write_them() {
        for (text, point, comma) in [
            ("1234.5", Some(1234.5), None),
            ("1,234.50", Some(1234.5), None),
            ("1.234,50", None, Some(1234.5)),
            ("1,234", Some(1234.0), Some(1.234)),
            ("1 234", Some(1234.0), Some(1234.0)),
            ("-0.5", Some(-0.5), None),
            ("−12", Some(-12.0), Some(-12.0)),
            ("1e3", Some(1000.0), Some(1000.0)),
            ("1.5E-07", Some(1.5e-7), None),
            (".5", Some(0.5), None),
            ("123456789012345", Some(123_456_789_012_345.0), Some(123_456_789_012_345.0)),
            ("12%", None, None),
            ("", None, None),
            ("-", None, None),
            ("1,23,4", None, None),
            ("nan", None, None),
        ] {
            assert_eq!((number(text, '.'), number(text, ',')), (point, comma), "{text}");
        }
    }

    #[test]
    fn dates_and_times_as_spreadsheets_write_them() {
        let day = |text: &str| dates(text).iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(day("2027-05-04"), "2027-05-04");
        assert_eq!(day("4.5.2027"), "2027-05-04");
        assert_eq!(day("04/05/2027"), "2027-05-04 2027-04-05");
        assert_eq!(day("25/12/27"), "2027-12-25");
        assert_eq!(day("12/25/2027"), "2027-12-25");
        assert_eq!(day("05/05/2027"), "2027-05-05");
        assert_eq!(day("31/02/2027"), "");
        assert_eq!(day("May 4"), "");
        let time = |text: &str| time_of(text).map(|at| at.to_string());
        assert_eq!(time("6:30 PM").as_deref(), Some("18:30:00"));
        assert_eq!(time("12:00 am").as_deref(), Some("00:00:00"));
        assert_eq!(time("18:30:15").as_deref(), Some("18:30:15"));
        assert_eq!(time("25:00"), None);
        assert_eq!(time("soon"), None);
    }
}
