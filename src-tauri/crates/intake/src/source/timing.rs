//! What a calendar says of when an event happens, before anybody asks for a week or a city.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use crate::source::content_lines::ContentLine;
use crate::source::zones::{OwnZone, Zone, zone_named};

/// A day, or a time in a zone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum When {
    Day(NaiveDate),
    At(NaiveDateTime, Zone),
}

/// When an event of a calendar happens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Timing {
    pub(crate) start: Option<When>,
    pub(crate) end: Option<When>,
    pub(crate) length: Option<Duration>,
    pub(crate) rules: Vec<String>,
    /// Further times, some with a length of their own.
    pub(crate) added: Vec<(When, Option<Duration>)>,
    pub(crate) excluded: Vec<When>,
    /// Times at which another entry of the same series says what happens.
    pub(crate) replaced: Vec<When>,
    /// Times from which on another entry of the same series says what happens, until the next of them.
    pub(crate) replaced_from: Vec<When>,
    /// The time in its series for which this entry stands.
    pub(crate) stands_for: Option<When>,
    /// The series, where this entry stands for all times that follow, too.
    pub(crate) follows: Option<Box<Timing>>,
    pub(crate) is_cancelled: bool,
}

impl When {
    /// The day on its own clocks.
    pub(crate) fn day(&self) -> NaiveDate {
        match self {
            When::Day(day) => *day,
            When::At(at, _) => at.date(),
        }
    }

    /// On its own clocks.
    pub(crate) fn local(&self) -> NaiveDateTime {
        match self {
            When::Day(day) => day.and_time(NaiveTime::MIN),
            When::At(at, _) => *at,
        }
    }

    pub(crate) fn in_city(&self, city: Tz) -> NaiveDateTime {
        match self {
            When::Day(day) => day.and_time(NaiveTime::MIN),
            When::At(at, zone) => zone.in_city(*at, city),
        }
    }

    /// The same with other clock hands, in the same zone.
    pub(crate) fn at(&self, at: NaiveDateTime) -> When {
        match self {
            When::Day(_) => When::Day(at.date()),
            When::At(_, zone) => When::At(at, zone.clone()),
        }
    }

    /// As a person reads it; the zone is named where it has a name.
    pub(crate) fn shown(&self) -> String {
        match self {
            When::Day(day) => day.to_string(),
            When::At(at, Zone::Named(zone)) => format!("{} {}", at.format("%Y-%m-%d %H:%M"), zone.name()),
            When::At(at, Zone::City | Zone::Own(_)) => at.format("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

/// The times of one file, with the zones that it describes and those that nobody knows.
pub(crate) struct Times<'a> {
    own: &'a HashMap<String, OwnZone>,
    known: HashMap<String, Zone>,
    /// Name of each zone that is not known, and the first line with it; its times are read as the city's.
    pub(crate) unknown: Vec<(usize, String)>,
}

impl<'a> Times<'a> {
    pub(crate) fn new(own: &'a HashMap<String, OwnZone>) -> Self {
        Times { own, known: HashMap::new(), unknown: Vec::new() }
    }

    fn zone(&mut self, line: &ContentLine) -> Zone {
        let Some(name) = line.parameter("TZID") else { return Zone::City };
        if let Some(zone) = self.known.get(name) {
            return zone.clone();
        }
        let zone = zone_named(name, self.own).unwrap_or_else(|| {
            self.unknown.push((line.line, name.to_owned()));
            Zone::City
        });
        self.known.insert(name.to_owned(), zone.clone());
        zone
    }

    /// The times of a line, parted by commas; the words of the first that is none.
    pub(crate) fn read(&mut self, line: &ContentLine) -> Result<Vec<(When, Option<Duration>)>, String> {
        let zone = self.zone(line);
        let mut found = Vec::new();
        for text in line.value.split(',').map(|text| text.trim().trim_matches('"')).filter(|text| !text.is_empty()) {
            let (start, end) = text.split_once('/').unwrap_or((text, ""));
            let when = moment(start, &zone).ok_or_else(|| text.to_owned())?;
            let length = length(end).or_else(|| Some(moment(end, &zone)?.local() - when.local()));
            found.push((when, length));
        }
        Ok(found)
    }
}

/// `20270504T183000Z`, `20270504`, and the same with the marks of ISO 8601. What is written counts, not what the
/// parameter VALUE says of it.
pub(crate) fn moment(text: &str, zone: &Zone) -> Option<When> {
    let text = text.trim().to_ascii_uppercase();
    if !text.is_ascii() {
        return None;
    }
    let (text, is_utc) = text.strip_suffix('Z').map_or((text.as_str(), false), |text| (text, true));
    let bare: String = text.chars().filter(|letter| !matches!(letter, '-' | ':')).collect();
    let (day, time) = bare.split_once('T').map_or((bare.as_str(), None), |(day, time)| (day, Some(time)));
    let day = (day.len() == 8).then(|| NaiveDate::parse_from_str(day, "%Y%m%d").ok())??;
    let Some(time) = time else { return Some(When::Day(day)) };
    if !time.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize| time.get(from..from + 2)?.parse::<u32>().ok();
    let seconds = if time.len() == 4 { 0 } else { number(4)? };
    // The second that is put in now and then, and midnight as the end of a day.
    let clock = match (number(0)?, number(2)?) {
        (24, 0) => return Some(When::At(day.succ_opt()?.and_time(NaiveTime::MIN), own(zone, is_utc))),
        (hour, minute) => NaiveTime::from_hms_opt(hour, minute, seconds.min(59))?,
    };
    matches!(time.len(), 4 | 6).then(|| When::At(day.and_time(clock), own(zone, is_utc)))
}

fn own(zone: &Zone, is_utc: bool) -> Zone {
    if is_utc { Zone::Named(chrono_tz::UTC) } else { zone.clone() }
}

/// `P1D`, `PT1H30M`, `P2W`: not longer than a year, not negative.
pub(crate) fn length(text: &str) -> Option<Duration> {
    let text = text.trim().to_ascii_uppercase();
    let mut rest = text.strip_prefix('+').unwrap_or(&text).strip_prefix('P')?;
    let mut seconds: i64 = 0;
    let mut has_any = false;
    while !rest.is_empty() {
        rest = rest.strip_prefix('T').unwrap_or(rest);
        let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let number: i64 = rest[..end].parse().ok()?;
        let unit = match rest.as_bytes()[end] {
            b'W' => 7 * 86_400,
            b'D' => 86_400,
            b'H' => 3_600,
            b'M' => 60,
            b'S' => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        has_any = true;
        rest = &rest[end + 1..];
    }
    (has_any && seconds <= 366 * 86_400).then(|| Duration::seconds(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let check = |text: &str, expected: &str| {
            let found = moment(text, &Zone::City).map_or("-".to_owned(), |when| when.shown());
            assert_eq!(found, expected, "{text}");
        };
        check("20270504T183000", "2027-05-04 18:30");
        check("20270504T1830", "2027-05-04 18:30");
        check("20270504t183000z", "2027-05-04 18:30 UTC");
        check("2027-05-04T18:30:00Z", "2027-05-04 18:30 UTC");
        check("20270504", "2027-05-04");
        check("20270504T240000", "2027-05-05 00:00");
        check("20270504T235960", "2027-05-04 23:59");
        for text in ["", "2027", "20270231", "20270504T", "20270504T25", "20270504T251000", "soon", "20270504T18300é"]
        {
            check(text, "-");
        }
    }

    #[test]
    fn lengths() {
        let check = |text: &str, minutes: i64| {
            assert_eq!(length(text).map_or(-1, |length| length.num_minutes()), minutes, "{text}");
        };
        check("PT1H30M", 90);
        check("P1DT1H", 1500);
        check("P2W", 2 * 7 * 1440);
        check("+PT15M0S", 15);
        for text in ["", "P", "PT", "-PT15M", "1H", "PT1X", "P999999999999999999W", "P400D", "PT5"] {
            check(text, -1);
        }
    }
}
