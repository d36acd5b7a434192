//! The days that a rule of repetition (RFC 5545) makes, found by the crate rrule.
//!
//! Days and no more: at what time of a day something happens is said by its sessions, on the clocks of the city, so that
//! no change of the clocks moves an occurrence. Rules that happen several times a day are not followed.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use rrule::{RRule, RRuleSet, Unvalidated};

use crate::bounds::YEARS;
use crate::words;

/// Days that a rule may make from its start to the end of what is asked for: two hundred years of them.
const MOST_DAYS: u16 = u16::MAX;

words!(
    /// Why a rule is not followed; its sessions stay as they are.
    Unfollowed {
        /// It is no rule, or one of hours.
        Unreadable = "rule_unreadable",
        /// Its days lie beyond what is looked through.
        TooLong = "rule_too_long",
    }
);

/// By which clocks the end of a rule is told.
#[derive(Clone, Copy, Debug)]
pub struct Clocks {
    /// The zone of the plan.
    pub zone: Option<Tz>,
    /// When on a day it happens.
    pub at: NaiveTime,
}

/// The days of a rule that begins on `start`, from `from` to `to`, in order.
pub fn days(
    rule: &str,
    start: NaiveDate,
    (from, to): (NaiveDate, NaiveDate),
    clocks: Clocks,
) -> Result<Vec<NaiveDate>, Unfollowed> {
    let is_known = |day: NaiveDate| YEARS.contains(&i64::from(day.year()));
    if ![start, from, to].into_iter().all(is_known) {
        return Err(Unfollowed::TooLong);
    }
    let parts = Parts::read(rule, clocks).ok_or(Unfollowed::Unreadable)?;
    let last = parts.last.map_or(to, |last| last.min(to));
    let text = match parts.is_counted {
        true => parts.text,
        false => format!("{};UNTIL={}T000000Z", parts.text, last.max(start).format("%Y%m%d")),
    };
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().with_timezone(&rrule::Tz::UTC);
    let rule: RRule<Unvalidated> = text.parse().map_err(|_| Unfollowed::Unreadable)?;
    let rule = rule.validate(midnight(start)).map_err(|_| Unfollowed::Unreadable)?;
    if last < start || last < from {
        return Ok(Vec::new());
    }
    let set = RRuleSet::new(midnight(start)).rrule(rule);
    let found = set.after(midnight(from)).before(midnight(last)).all(MOST_DAYS);
    // Nothing is left out without a word.
    if found.limited {
        return Err(Unfollowed::TooLong);
    }
    let mut days: Vec<NaiveDate> = found.dates.iter().map(DateTime::date_naive).collect();
    days.dedup();
    Ok(days)
}

/// Whether the days of a rule go by weeks alone, so that they can be carried to other weeks.
pub fn goes_by_weeks(rule: &str) -> bool {
    split(rule).is_some_and(|parts| {
        let is_week = |(name, value): &(String, String)| match name.as_str() {
            "FREQ" => matches!(value.as_str(), "DAILY" | "WEEKLY"),
            "INTERVAL" | "COUNT" | "UNTIL" | "WKST" | "BYDAY" => true,
            // Hours and parts of them say nothing of the day; what remains names months or days of them.
            name => matches!(name, "BYHOUR" | "BYMINUTE" | "BYSECOND"),
        };
        parts.iter().all(is_week)
    })
}

/// The same rule with its last day, if it names one, carried elsewhere.
pub fn with_last_day(rule: &str, carry: impl Fn(NaiveDate) -> NaiveDate) -> String {
    let part = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let day = NaiveDate::parse_from_str(value.trim().get(..8)?, "%Y%m%d").ok()?;
        name.trim().eq_ignore_ascii_case("UNTIL").then(|| format!("UNTIL={}", carry(day).format("%Y%m%d")))
    };
    rule.split(';').map(|text| part(text).unwrap_or_else(|| text.to_owned())).collect::<Vec<_>>().join(";")
}

fn split(rule: &str) -> Option<Vec<(String, String)>> {
    let rule = rule.trim().to_ascii_uppercase();
    let rule = rule.strip_prefix("RRULE:").unwrap_or(&rule);
    let parts = rule.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()))).collect()
}

/// A rule without its end, which is told apart.
struct Parts {
    text: String,
    is_counted: bool,
    last: Option<NaiveDate>,
}

impl Parts {
    fn read(rule: &str, clocks: Clocks) -> Option<Parts> {
        let (mut has_frequency, mut is_counted, mut last) = (false, false, None);
        let mut kept: Vec<String> = Vec::new();
        // A rule has no other letters, and rrule panics at the ones of several bytes.
        if !rule.is_ascii() {
            return None;
        }
        for (name, value) in split(rule)? {
            match name.as_str() {
                "FREQ" => has_frequency = matches!(value.as_str(), "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY"),
                "INTERVAL" if value.parse::<u32>().ok()? == 0 => return None,
                "COUNT" => is_counted = true,
                "UNTIL" => {
                    last = Some(last_day(&value, clocks)?);
                    continue;
                }
                "BYHOUR" | "BYMINUTE" | "BYSECOND" if value.contains(',') => return None,
                "BYHOUR" | "BYMINUTE" | "BYSECOND" => continue,
                _ => {}
            }
            kept.push(format!("{name}={value}"));
        }
        has_frequency.then(|| Parts { text: kept.join(";"), is_counted, last })
    }
}

/// The last day of a rule: written as a day, or as a moment by the clocks of the city or of UTC.
fn last_day(until: &str, clocks: Clocks) -> Option<NaiveDate> {
    if let Ok(day) = NaiveDate::parse_from_str(until, "%Y%m%d") {
        return Some(day);
    }
    let plain = until.strip_suffix('Z');
    let at = NaiveDateTime::parse_from_str(plain.unwrap_or(until), "%Y%m%dT%H%M%S").ok()?;
    let at = match (plain, clocks.zone) {
        (Some(_), Some(zone)) => at.and_utc().with_timezone(&zone).naive_local(),
        (Some(_), None) | (None, _) => at,
    };
    if at.time() < clocks.at { at.date().checked_sub_days(Days::new(1)) } else { Some(at.date()) }
}
