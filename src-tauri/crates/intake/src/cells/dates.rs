//! Dates as people write them, with the time when it stands beside: one, several, or a span.
//!
//! Whether the day or the month comes first is said by the caller, who has seen the whole column.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use unicode_normalization::UnicodeNormalization;

use crate::cells::clean::name_key;
use crate::cells::times::{Times, parse_time, parse_times};
use crate::cells::weekdays::weekday_of;

/// How `5/6/2027` is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// What helps to read a date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DateReading {
    pub(crate) order: DateOrder,
    /// For dates without a year.
    pub(crate) year: i32,
    /// Where times with an offset are turned to.
    pub(crate) zone: Tz,
}

/// A day and, where it is written, minutes from its midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) on: NaiveDate,
    pub(crate) minutes: Option<u32>,
}

/// What a cell of dates says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Days(Vec<Moment>),
    Span(Moment, Moment),
    /// A day with a start and an end time.
    Between(Moment, u32),
}

/// Longer cells hold no dates.
const LONGEST: usize = 400;

/// Reads a cell; `None` when it holds something else.
pub(crate) fn parse_when(cell: &str, reading: &DateReading) -> Option<When> {
    if LONGEST < cell.len() {
        return None;
    }
    let text: String = cell.nfkc().collect::<String>().trim().to_lowercase();
    if let Some(moment) = moment(&text, reading) {
        return Some(When::Days(vec![moment]));
    }
    if let Some(span) = span(&text, reading) {
        return Some(span);
    }
    let parts: Vec<&str> = split_list(&text);
    if parts.is_empty() {
        return None;
    }
    parts.iter().map(|part| moment(part, reading)).collect::<Option<Vec<_>>>().map(When::Days)
}

/// Only days, as in a list of excluded dates; empty parts are passed over.
pub(crate) fn parse_days(cell: &str, reading: &DateReading) -> Option<Vec<NaiveDate>> {
    match parse_when(cell, reading)? {
        When::Days(days) => Some(days.iter().map(|day| day.on).collect()),
        When::Between(day, _) => Some(vec![day.on]),
        When::Span(from, to) => Some(from.on.iter_days().take_while(|day| *day <= to.on).take(4_000).collect()),
    }
}

fn split_list(text: &str) -> Vec<&str> {
    let is_break = |letter: char| matches!(letter, ';' | '\n' | '|' | '&' | '、');
    let parts: Vec<&str> = text.split(is_break).map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [only] => only.split(',').map(str::trim).filter(|part| !part.is_empty()).collect(),
        _ => parts,
    }
}

fn span(text: &str, reading: &DateReading) -> Option<When> {
    let between = [
        "~", "〜", " – ", "–", "—", " - ", " to ", " until ", " till ", " bis ", " al ", " au ", " a ", " t/m ",
        " tot ", "..", "/", "-",
    ];
    for mark in between {
        for (at, _) in text.match_indices(mark).take(8) {
            let (left, right) = (text[..at].trim(), text[at + mark.len()..].trim());
            if let Some(span) = span_of(left, right, reading) {
                return Some(span);
            }
        }
    }
    None
}

fn span_of(left: &str, right: &str, reading: &DateReading) -> Option<When> {
    let left = ["from ", "du ", "del ", "vom ", "van ", "dal ", "de "]
        .iter()
        .find_map(|word| left.strip_prefix(word))
        .unwrap_or(left);
    if let Some(to) = moment(right, reading) {
        let from = match moment(left, reading) {
            Some(from) => from,
            // `3 – 5 May 2027`.
            None => Moment {
                on: chrono::Datelike::with_day(&to.on, left.trim_end_matches('.').parse().ok()?)?,
                minutes: None,
            },
        };
        // Without its own year, the first day of a span lies before the last.
        return Some(When::Span(from, to));
    }
    let from = moment(left, reading)?;
    match (from.minutes, parse_times(right)?) {
        (Some(_), Times::At(times)) => match times.as_slice() {
            [(end, None)] => Some(When::Between(from, *end)),
            _ => None,
        },
        _ => None,
    }
}

fn moment(text: &str, reading: &DateReading) -> Option<Moment> {
    let text = text.trim().trim_end_matches([';', ',']).trim();
    if let Some(moment) = with_offset(text, reading).or_else(|| serial(text)) {
        return Some(moment);
    }
    let text = without_weekday(text);
    let (on, rest) = numeric(text, reading).or_else(|| named(text, reading))?;
    let rest =
        rest.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '.' | '|' | '·'));
    let rest = match rest.strip_prefix('t') {
        Some(after) if after.starts_with(|letter: char| letter.is_ascii_digit()) => after,
        _ => rest,
    };
    let rest = ["at ", "um ", "à ", "a las ", "alle ", "às ", "om ", "- ", "("]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let rest = after_weekday(rest).trim().trim_end_matches(')');
    let minutes = if rest.is_empty() { None } else { Some(parse_time(rest)?) };
    Some(Moment { on, minutes })
}

/// `2027-05-03T09:00:00Z`, `…+02:00`: turned to the city's time.
fn with_offset(text: &str, reading: &DateReading) -> Option<Moment> {
    let text = text.to_uppercase();
    let at: DateTime<chrono::FixedOffset> = DateTime::parse_from_rfc3339(&text)
        .or_else(|_| DateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .ok()?;
    Some(of_local(at.with_timezone(&reading.zone).naive_local()))
}

fn of_local(at: NaiveDateTime) -> Moment {
    let minutes = at.signed_duration_since(at.date().and_time(chrono::NaiveTime::MIN)).num_minutes();
    Moment { on: at.date(), minutes: Some(minutes as u32) }
}

/// A spreadsheet's count of days, or `20270503`.
fn serial(text: &str) -> Option<Moment> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return date(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?)
            .map(|on| Moment { on, minutes: None });
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || text.matches('.').count() > 1 {
        return None;
    }
    let days: f64 = text.parse().ok()?;
    if !(20_000.0..80_000.0).contains(&days) {
        return None;
    }
    let minutes = ((days - days.floor()) * 1440.0).round() as i64;
    let midnight = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days.floor() as u64))?;
    let at = midnight.and_time(chrono::NaiveTime::MIN).checked_add_signed(Duration::minutes(minutes))?;
    let moment = of_local(at);
    Some(if minutes == 0 { Moment { minutes: None, ..moment } } else { moment })
}

/// `sat 24 feb`, `(sábado) 24/2`.
fn without_weekday(text: &str) -> &str {
    let text = text.trim_start_matches('(');
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    match weekday_of(&name_key(&text[..end])) {
        Some(_) if end < text.len() => text[end..].trim_start_matches([' ', ',', '.', ')', '-']),
        _ => text,
    }
}

/// `(土)`, `(Sat)` behind the date.
fn after_weekday(rest: &str) -> &str {
    let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
    match weekday_of(&name_key(&rest[..end])) {
        Some(_) => rest[end..].trim_start_matches([' ', ',', '.', ')', '）']),
        None => rest,
    }
}

/// Dates of numbers, and what follows.
fn numeric<'a>(text: &'a str, reading: &DateReading) -> Option<(NaiveDate, &'a str)> {
    let (first, after) = number(text)?;
    let (mark, after) = separator(after)?;
    let (second, after) = number(after)?;
    if 2 < second.len() {
        return None;
    }
    let value = |digits: &str| digits.parse::<u32>().ok();
    if first.len() == 4 {
        let (_, after) = separator(after)?;
        let (third, after) = number(after)?;
        let on = date(first.parse().ok()?, value(second)?, value(third)?)?;
        return Some((on, after.trim_start_matches(['日', '일', '.'])));
    }
    if mark == '年' || 2 < first.len() {
        return None;
    }
    let (year, after) = match separator(after).and_then(|(_, rest)| number(rest)) {
        Some((year, after)) if year.len() == 4 => (year.parse().ok()?, after),
        Some((year, after)) if year.len() == 2 => (2000 + year.parse::<i32>().ok()?, after),
        _ if matches!(mark, '月' | '월') => {
            return Some((date(reading.year, value(first)?, value(second)?)?, after.trim_start_matches(['日', '일'])));
        }
        _ if matches!(mark, '/' | '.') => (reading.year, after),
        _ => return None,
    };
    let (day, month) = match reading.order {
        DateOrder::DayFirst => (first, second),
        DateOrder::MonthFirst => (second, first),
    };
    // What can be read in one way only is read in that way.
    let on = date(year, value(month)?, value(day)?).or_else(|| date(year, value(day)?, value(month)?))?;
    Some((on, after))
}

fn number(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (0 < length && length <= 4).then(|| text.split_at(length))
}

fn separator(text: &str) -> Option<(char, &str)> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '/' | '-' | '.' | '年' | '月' | '년' | '월'))?;
    Some((mark, text[mark.len_utf8()..].trim_start_matches(' ')))
}

/// `24 february 2021`, `february 24th, 2021`, `24 de febrero de 2021`.
fn named<'a>(text: &'a str, reading: &DateReading) -> Option<(NaiveDate, &'a str)> {
    let (mut day, mut month, mut year) = (None, None, None);
    let mut rest = text;
    loop {
        let start = rest.trim_start_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | '.' | '-' | '/' | 'º' | '\'')
        });
        if let Some((digits, after)) = number(start) {
            let is_time =
                after.starts_with(':') || (day.is_some() && digits.len() < 4 && month.is_some() && year.is_some());
            if is_time {
                break;
            }
            match (digits.len(), day) {
                (1 | 2, None) => day = digits.parse().ok(),
                (4, _) if year.is_none() => year = digits.parse().ok(),
                _ => break,
            }
            rest = ["st", "nd", "rd", "th", "er", "e"].iter().find_map(|end| ordinal(after, end)).unwrap_or(after);
            continue;
        }
        let end = start.find(|letter: char| !letter.is_alphabetic()).unwrap_or(start.len());
        let word = name_key(&start[..end]);
        match (month_of(&word), month) {
            (Some(found), None) => month = Some(found),
            _ if matches!(word.as_str(), "de" | "del" | "of" | "the" | "le" | "den" | "di") => {}
            _ => break,
        }
        rest = &start[end..];
    }
    let on = date(year.unwrap_or(reading.year), month?, day?)?;
    Some((on, rest))
}

fn ordinal<'a>(after: &'a str, end: &str) -> Option<&'a str> {
    after.strip_prefix(end).filter(|rest| !rest.starts_with(char::is_alphabetic))
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1900..=2200).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

/// Names and short forms of the months in English, Spanish, German, French, Portuguese, Italian and Dutch.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "enero", "ene", "januar", "janner", "janvier", "janv", "janeiro", "gennaio", "gen", "januari"],
    &["february", "feb", "febrero", "februar", "fevrier", "fevr", "fev", "fevereiro", "febbraio", "februari", "febr"],
    &["march", "mar", "marzo", "marz", "mrz", "mars", "marco", "maart", "mrt", "maerz"],
    &["april", "apr", "abril", "abr", "avril", "avr", "aprile"],
    &["may", "mayo", "mai", "maio", "maggio", "mag", "mei"],
    &["june", "jun", "junio", "juni", "juin", "junho", "giugno", "giu"],
    &["july", "jul", "julio", "juli", "juillet", "juil", "julho", "luglio", "lug"],
    &["august", "aug", "agosto", "ago", "aout", "augustus"],
    &["september", "sep", "sept", "septiembre", "setiembre", "septembre", "setembro", "set", "settembre"],
    &["october", "oct", "octubre", "oktober", "okt", "octobre", "outubro", "out", "ottobre", "ott"],
    &["november", "nov", "noviembre", "novembre", "novembro"],
    &["december", "dec", "diciembre", "dic", "dezember", "dez", "decembre", "dezembro", "dicembre"],
];

fn month_of(word: &str) -> Option<u32> {
    MONTHS.iter().position(|names| names.contains(&word)).map(|at| at as u32 + 1)
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
