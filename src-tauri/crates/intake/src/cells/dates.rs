//! Dates as people write them, with the time when it stands beside: one, several, or a span.
//!
//! Whether the day or the month comes first is said by the caller, who has seen the whole column.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::cells::calendars::{date_of, latin_digits, without_eras};
use crate::cells::clean::name_key;
use crate::cells::names::{Languages, languages_of_month, month_of};
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
    /// In which the names of months are read.
    pub(crate) languages: Languages,
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
    let text = match cell.is_ascii() {
        true => cell.trim().to_ascii_lowercase(),
        false => latin_digits(&cell.nfkc().collect::<String>()).trim().to_lowercase(),
    };
    let text = without_eras(&text);
    // `May 3-5, 2027` is read as `3-5 May 2027`.
    when(&text, reading).or_else(|| when(&month_behind(&text)?, reading))
}

fn when(text: &str, reading: &DateReading) -> Option<When> {
    if let Some(moment) = moment(text, reading) {
        return Some(When::Days(vec![moment]));
    }
    if let Some(span) = span(text, reading) {
        return Some(span);
    }
    let parts: Vec<&str> = split_list(text);
    let days = parts.iter().map(|part| moment(part, reading)).collect::<Option<Vec<_>>>();
    days.filter(|days| !days.is_empty()).or_else(|| days_of_last(text, reading)).map(When::Days)
}

/// `4, 6 and 8 May 2027`, `Tuesday 4th & Thursday 6th May`: the last part says month and year for all.
fn days_of_last(text: &str, reading: &DateReading) -> Option<Vec<Moment>> {
    let mut text = text.to_owned();
    for word in
        [" and ", " und ", " et ", " y ", " e ", " en ", " og ", " och ", " i ", " ja ", " a ", " & ", "&", ";", "/"]
    {
        text = text.replace(word, ",");
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    // The last part, or the last two where a comma stands before the year.
    (1..=2).filter(|tail| *tail < parts.len()).find_map(|tail| {
        let (days, last) = parts.split_at(parts.len() - tail);
        let last = moment(&last.join(" "), reading)?;
        let mut found = days.iter().map(|day| day_of_month(day, last.on)).collect::<Option<Vec<_>>>()?;
        found.push(last);
        found.is_sorted_by_key(|moment| moment.on).then_some(found)
    })
}

/// `3`, `3.`, `3rd`, `mon 3`: that day of the month of another date.
fn day_of_month(text: &str, of: NaiveDate) -> Option<Moment> {
    let text = without_weekday(text.trim()).trim();
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(length);
    let is_ordinal =
        matches!(rest.trim_end_matches('.'), "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "일" | "日");
    if !is_ordinal || 2 < digits.len() {
        return None;
    }
    Some(Moment { on: chrono::Datelike::with_day(&of, digits.parse().ok()?)?, minutes: None })
}

/// The month behind its days: `may 3-5, 2027` as `3-5 may 2027`.
fn month_behind(text: &str) -> Option<String> {
    let text = without_weekday(text);
    let end = text.find(|letter: char| !is_of_word(letter)).unwrap_or(text.len());
    let (month, rest) = text.split_at(end);
    if languages_of_month(&name_key(month)) == 0 {
        return None;
    }
    let rest = rest.trim_start_matches(['.', ' ']);
    let is_listed = |letter: char| letter.is_ascii_digit() || " ,-–—&/".contains(letter);
    let words = rest.replace(" and ", " & ").replace(" to ", " - ");
    let bare: String = ["st", "nd", "rd", "th"].iter().fold(words, |text, end| without_ordinal(&text, end));
    if !bare.chars().all(is_listed) {
        return None;
    }
    match bare.rsplit_once([' ', ',']) {
        Some((days, year)) if year.len() == 4 => Some(format!("{} {month} {year}", days.trim_end_matches([',', ' ']))),
        _ => Some(format!("{bare} {month}")),
    }
}

/// `5th` as `5`.
fn without_ordinal(text: &str, end: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(end) {
        let is_ordinal = rest[..at].ends_with(|letter: char| letter.is_ascii_digit())
            && !rest[at + end.len()..].starts_with(char::is_alphanumeric);
        out.push_str(&rest[..at]);
        if !is_ordinal {
            out.push_str(end);
        }
        rest = &rest[at + end.len()..];
    }
    out.push_str(rest);
    out
}

/// Letters, and the signs that stand above or below them in some scripts.
fn is_of_word(letter: char) -> bool {
    letter.is_alphabetic() || is_combining_mark(letter)
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
        " tot ", " do ", " til ", " till ", " – ", "..", "/", "-",
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
    let left = ["from ", "du ", "del ", "vom ", "van ", "dal ", "de ", "od ", "fra ", "från ", "с ", "з "]
        .iter()
        .find_map(|word| left.strip_prefix(word))
        .unwrap_or(left);
    if let Some(to) = moment(right, reading) {
        let from = match moment(left, reading) {
            Some(from) => from,
            // `3 – 5 May 2027`.
            None => day_of_month(left, to.on)?,
        };
        if to.on < from.on {
            return None;
        }
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
    // `mar 5` is March first, and Tuesday where that gives no date.
    on_and_time(text, reading).or_else(|| {
        let bare = without_weekday(text);
        if bare.len() < text.len() { on_and_time(bare, reading) } else { None }
    })
}

fn on_and_time(text: &str, reading: &DateReading) -> Option<Moment> {
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
    let rest = without_filler(after_weekday(rest).trim().trim_end_matches(')').trim());
    let minutes = if rest.is_empty() { None } else { Some(parse_time(rest)?) };
    Some(Moment { on, minutes })
}

/// What stands behind a year or a day in some languages: `2027 r.`, `2027 г.`, `5 d.`.
fn without_filler(rest: &str) -> &str {
    let bare = rest.trim_end_matches('.').trim();
    if matches!(bare, "r" | "г" | "год" | "года" | "р" | "року" | "d" | "g" | "god" | "m" | "일" | "日")
    {
        ""
    } else {
        rest
    }
}

/// `2027-05-03T09:00:00Z`, `…+02:00`: turned to the city's time.
fn with_offset(text: &str, reading: &DateReading) -> Option<Moment> {
    if !text.contains(':') {
        return None;
    }
    let text = text.to_uppercase();
    let at: DateTime<chrono::FixedOffset> = DateTime::parse_from_rfc3339(&text)
        .or_else(|_| DateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S%.f%#z"))
        .or_else(|_| DateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M%#z"))
        .or_else(|_| DateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S%.f %#z"))
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
    let end = text.find(|letter: char| !is_of_word(letter)).unwrap_or(text.len());
    match weekday_of(&name_key(&text[..end])) {
        Some(_) if end < text.len() => text[end..].trim_start_matches([' ', ',', '.', ')', '-']),
        _ => text,
    }
}

/// `(土)`, `(Sat)` behind the date.
fn after_weekday(rest: &str) -> &str {
    let end = rest.find(|letter: char| !is_of_word(letter)).unwrap_or(rest.len());
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
            letter.is_whitespace() || matches!(letter, ',' | '.' | '-' | '/' | 'º' | '\'' | '’')
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
                // `3-May-27`, `3 May 27`.
                (2, Some(_)) if year.is_none() && month.is_some() && is_short_year(rest, digits, after, reading) => {
                    year = digits.parse::<i32>().ok().map(|short| 2000 + short);
                }
                _ => break,
            }
            rest = ["st", "nd", "rd", "th", "er", "e"].iter().find_map(|end| ordinal(after, end)).unwrap_or(after);
            continue;
        }
        let end = start.find(|letter: char| !is_of_word(letter)).unwrap_or(start.len());
        let word = name_key(&start[..end]);
        match (month_of(&word, reading.languages), month) {
            (Some(found), None) => month = Some(found),
            _ if FILLERS.contains(&word.as_str()) && !start.is_empty() => {}
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

/// Words between the parts of a date.
const FILLERS: &[&str] =
    &["de", "del", "of", "the", "le", "den", "di", "d", "m", "gada", "g", "dia", "el", "dne", "ngay"];

/// Two digits behind a month: a year where a mark joins them, or where they say one near the week's.
fn is_short_year(rest: &str, digits: &str, after: &str, reading: &DateReading) -> bool {
    if after.starts_with([':', '.', 'h']) {
        return false;
    }
    let is_near = digits.parse::<i32>().is_ok_and(|short| (2000 + short - reading.year).abs() <= 3);
    rest.starts_with(['-', '/', '\'', '.']) || is_near
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    date_of(year, month, day)
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
