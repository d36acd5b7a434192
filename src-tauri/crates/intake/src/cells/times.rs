//! Times of day as people write them, in minutes from midnight; 24:00 is 1440.
//!
//! A missing or open time is no error: the day is known, the time is not.

use unicode_normalization::UnicodeNormalization;

use crate::cells::calendars::latin_digits;
use crate::cells::clean::name_key;

/// A start and, where it is written, an end.
pub(crate) type Clock = (u32, Option<u32>);

/// What a cell says about the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    /// One time, a range, or several of them.
    At(Vec<Clock>),
    /// The whole day.
    AllDay,
    /// Nothing, or in words that it is still open.
    NotKnown,
}

const OPEN: &[&str] = &[
    "",
    "tbc",
    "tba",
    "tbd",
    "n a",
    "na",
    "nn",
    "n n",
    "unknown",
    "to be confirmed",
    "to be announced",
    "offen",
    "noch offen",
    "por confirmar",
    "a confirmar",
    "por determinar",
    "a confirmer",
    "a preciser",
    "da confermare",
    "da definire",
    "nog onbekend",
    "a definir",
    "nvt",
    "none",
    "null",
    "未定",
    "미정",
    "various",
    "varies",
];
const WHOLE_DAY: &[&str] = &[
    "all day",
    "allday",
    "whole day",
    "ganztags",
    "ganztagig",
    "todo el dia",
    "toute la journee",
    "journee entiere",
    "tutto il giorno",
    "tutta la giornata",
    "o dia todo",
    "dia inteiro",
    "hele dag",
    "de hele dag",
    "終日",
    "종일",
    "하루종일",
];
const NOON: &[&str] =
    &["noon", "midday", "12 noon", "midi", "mittag", "mittags", "mediodia", "meio dia", "mezzogiorno"];
const MIDNIGHT: &[&str] =
    &["midnight", "minuit", "mitternacht", "medianoche", "meia noite", "mezzanotte", "middernacht"];

/// Reads a cell; `None` when it says something else than a time.
pub(crate) fn parse_times(cell: &str) -> Option<Times> {
    if let Some(minutes) = plain(cell) {
        return Some(Times::At(vec![(minutes, None)]));
    }
    let text = folded(cell);
    let key = name_key(&text);
    if OPEN.contains(&key.as_str()) {
        return Some(Times::NotKnown);
    }
    if WHOLE_DAY.contains(&key.as_str()) {
        return Some(Times::AllDay);
    }
    if let Some(clock) = range(&text) {
        return Some(whole_day_or(vec![clock]));
    }
    let parts = split_list(&text);
    if parts.len() < 2 || 24 < parts.len() {
        return None;
    }
    let clocks: Option<Vec<Clock>> = parts.iter().map(|part| range(part)).collect();
    clocks.map(Times::At)
}

/// `9:30`, `09:30`: what most cells hold.
fn plain(cell: &str) -> Option<u32> {
    let (hours, minutes) = cell.split_once(':')?;
    let is_plain = matches!(hours.len(), 1 | 2) && minutes.len() == 2;
    let are_digits = hours.bytes().chain(minutes.bytes()).all(|byte| byte.is_ascii_digit());
    (is_plain && are_digits).then(|| from_parts(hours, minutes, None)).flatten().map(|(minutes, _)| minutes)
}

/// Whether a cell says nothing, or in words that the time is still open.
pub(crate) fn is_not_known(cell: &str) -> bool {
    OPEN.contains(&name_key(&folded(cell)).as_str())
}

/// Reads exactly one time.
pub(crate) fn parse_time(text: &str) -> Option<u32> {
    plain(text).or_else(|| one(&folded(text)).map(|(minutes, _)| minutes))
}

fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_ascii_lowercase();
    }
    latin_digits(&text.nfkc().collect::<String>()).trim().to_lowercase()
}

/// Words that stand before a time.
const BEFORE: &[&str] = &[
    "klo ",
    "kl. ",
    "kl ",
    "kell ",
    "godz. ",
    "godz ",
    "o godz. ",
    "u ",
    "om ",
    "um ",
    "at ",
    "ve ",
    "v ",
    "o ",
    "в ",
    "о ",
    "alle ",
    "ore ",
    "ora ",
    "às ",
    "as ",
    "a las ",
    "à ",
    "a les ",
    "plkst. ",
    "saat ",
    "στις ",
    "ab ",
    "from ",
    "ob ",
    "ώρα ",
    "เวลา ",
    "ساعت ",
    "الساعة ",
];

fn without_word_before(text: &str) -> &str {
    let bare = BEFORE.iter().find_map(|word| text.strip_prefix(word)).map(str::trim_start);
    bare.filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit())).unwrap_or(text)
}

fn whole_day_or(clocks: Vec<Clock>) -> Times {
    match clocks.as_slice() {
        [(0, Some(1439 | 1440))] => Times::AllDay,
        _ => Times::At(clocks),
    }
}

fn split_list(text: &str) -> Vec<String> {
    let mut text = text.to_owned();
    for word in [" and ", " und ", " et ", " y ", " e ", " en ", " & ", "\n", ";", "/", "、"] {
        text = text.replace(word, ",");
    }
    text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// One time or `from - to`.
fn range(text: &str) -> Option<Clock> {
    if let Some((minutes, _)) = one(text) {
        return Some((minutes, None));
    }
    let bare =
        ["from ", "von ", "de ", "desde ", "das ", "dalle ", "van ", "between ", "ab ", "a las ", "a partir de "]
            .iter()
            .find_map(|word| text.strip_prefix(word))
            .unwrap_or(text);
    if bare.len() < text.len()
        && let Some((minutes, _)) = one(bare)
    {
        return Some((minutes, None));
    }
    for between in [
        "-", "–", "—", "~", "〜", " to ", " till ", " until ", " bis ", " a las ", " a ", " à ", " as ", " às ",
        " alle ", " tot ", " and ",
    ] {
        let Some((left, right)) = bare.split_once(between) else { continue };
        let (Some((start, start_half)), Some((end, end_half))) = (one(left.trim()), one(right.trim())) else {
            continue;
        };
        return Some(halves((left, start, start_half), (right, end, end_half)));
    }
    None
}

/// The halves of the day that a range leaves out: `2-4pm`, `10am-4`, `9-5`, `1.30-3.30`.
fn halves((left, mut start, start_half): (&str, u32, bool), (right, mut end, end_half): (&str, u32, bool)) -> Clock {
    // Written with two digits, a time is of the clock with 24 hours.
    let is_padded = |text: &str| text.trim_start().starts_with('0');
    // `10-10` opens and closes, `10:00-10:00` is how programs write that they know no end.
    let is_without_end = start == end && left.contains([':', '.']) && right.contains([':', '.']);
    let is_padded_or_same = is_padded(left) || is_padded(right) || is_without_end;
    let is_twelve = !is_padded_or_same && start < 13 * 60 && end <= 12 * 60;
    match (start_half, end_half) {
        (false, true) if start < 720 && 720 <= end && start + 720 <= end => start += 720,
        (true, false) if end < start && start < end + 720 && end <= 720 && !is_padded(right) => end += 720,
        (false, false) if is_twelve && end <= start && 60 <= end => end += 720,
        // Nobody begins at half past one at night without saying so.
        (false, false) if is_twelve && (60..6 * 60).contains(&start) && start < end && end < 720 => {
            start += 720;
            end += 720;
        }
        _ => {}
    }
    (start, Some(end))
}

/// Minutes, and whether the half of the day was said.
fn one(text: &str) -> Option<(u32, bool)> {
    let key = name_key(text);
    if NOON.contains(&key.as_str()) {
        return Some((720, true));
    }
    if MIDNIGHT.contains(&key.as_str()) {
        return Some((0, true));
    }
    if let Some(minutes) = fraction_of_day(text) {
        return Some((minutes, false));
    }
    let (text, half) = half_of_day(without_word_before(text));
    let (hours, rest) = digits(without_word_before(text))?;
    let (minutes, rest) = match hours.len() {
        1 | 2 => minutes_after(rest)?,
        // `0930`, `930`.
        3 | 4 if rest.is_empty() => {
            return from_parts(hours.get(..hours.len() - 2)?, hours.get(hours.len() - 2..)?, half);
        }
        _ => return None,
    };
    if !rest.is_empty() && !is_unit(rest) {
        return None;
    }
    from_parts(hours, if minutes.is_empty() { "0" } else { minutes }, half)
}

fn from_parts(hours: &str, minutes: &str, half: Option<bool>) -> Option<(u32, bool)> {
    let (mut hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    match half {
        Some(true) if hours < 12 => hours += 12,
        Some(false) if hours == 12 => hours = 0,
        Some(_) if 24 <= hours => return None,
        _ => {}
    }
    let is_time = minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0));
    is_time.then_some((hours * 60 + minutes, half.is_some()))
}

/// A spreadsheet keeps times as parts of a day: `0.395833`.
fn fraction_of_day(text: &str) -> Option<u32> {
    let decimals = text.strip_prefix("0.").or_else(|| text.strip_prefix("0,"))?;
    if decimals.is_empty() || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // `0.30` is half past midnight; a part of a day has more digits, or is no time of a clock.
    let is_clock = decimals.len() == 2 && decimals < "60";
    if is_clock {
        return None;
    }
    let fraction: f64 = format!("0.{decimals}").parse().ok()?;
    Some((fraction * 1440.0).round() as u32)
}

/// The text without `am`, `pm` and their kin; true for the afternoon.
fn half_of_day(text: &str) -> (&str, Option<bool>) {
    for (mark, is_afternoon) in [
        ("午前", false),
        ("午後", true),
        ("上午", false),
        ("下午", true),
        ("오전", false),
        ("오후", true),
        ("öö ", false),
        ("ös ", true),
        ("de. ", false),
        ("du. ", true),
    ] {
        if let Some(rest) = text.strip_prefix(mark) {
            return (rest.trim(), Some(is_afternoon));
        }
    }
    for (mark, is_afternoon) in [
        ("a.m.", false),
        ("p.m.", true),
        ("a.m", false),
        ("p.m", true),
        ("a. m.", false),
        ("p. m.", true),
        ("am", false),
        ("pm", true),
        ("π.μ.", false),
        ("μ.μ.", true),
        ("πμ", false),
        ("μμ", true),
        ("öö", false),
        ("ös", true),
        ("ص", false),
        ("م", true),
        ("ق.ظ", false),
        ("ب.ظ", true),
    ] {
        if let Some(rest) = text.strip_suffix(mark) {
            return (rest.trim(), Some(is_afternoon));
        }
    }
    (text, None)
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (0 < length).then(|| text.split_at(length))
}

/// The minutes after the hour, and what follows them; seconds are passed over.
fn minutes_after(rest: &str) -> Option<(&str, &str)> {
    let trimmed = rest.trim_start();
    let Some(after) = [":", ".", "h", "時", "시", "u"].iter().find_map(|mark| trimmed.strip_prefix(mark)) else {
        return Some(("", trimmed));
    };
    let after = after.trim_start();
    if let Some(rest) = after.strip_prefix('半').or_else(|| after.strip_prefix('반')) {
        return Some(("30", rest.trim()));
    }
    let Some((minutes, rest)) = digits(after) else {
        // `19h`, `19時`; but also `19 hrs`, whose rest must be a unit.
        return Some(("", if trimmed.starts_with('h') { trimmed } else { after }));
    };
    if minutes.len() != 2 {
        return None;
    }
    let mut rest = rest.trim_start_matches(['分', '분']).trim_start();
    for _ in 0..2 {
        if let Some((seconds, after)) = rest.strip_prefix([':', '.']).and_then(digits) {
            if 9 < seconds.len() {
                return None;
            }
            rest = after;
        }
    }
    Some((minutes, rest.trim()))
}

fn is_unit(rest: &str) -> bool {
    matches!(
        rest.trim_matches(|letter: char| letter == '.' || letter.is_whitespace()),
        "" | "uhr"
            | "h"
            | "hs"
            | "hrs"
            | "hr"
            | "hours"
            | "horas"
            | "heures"
            | "uur"
            | "ore"
            | "o'clock"
            | "min"
            | "sati"
            | "sat"
            | "ur"
            | "ч"
            | "час"
            | "часов"
            | "год"
            | "hod"
            | "hodin"
            | "ora"
            | "val"
            | "น"
            | "นาฬิกา"
            | "時"
            | "시"
            | "点"
            | "分"
            | "분"
    )
}

#[cfg(test)]
#[path = "times_tests.rs"]
mod tests;
