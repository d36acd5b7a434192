//! Rules of repetition (RFC 5545 RRULE): reading, writing, and whether a day belongs.
//!
//! Days only; FREQ of hours and below, BYSETPOS and week numbers are not read.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// What happens how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A rule that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    frequency: Frequency,
    interval: i64,
    /// With the place in the month, where one is given: `2TU`, `-1FR`.
    days: Vec<(i64, Weekday)>,
    month_days: Vec<i64>,
    months: Vec<u32>,
    count: Option<usize>,
    until: Option<NaiveDate>,
}

/// Days looked through when a rule counts its occasions.
const FARTHEST: usize = 40_000;

/// The text of a rule for a span that happens on some days of the week; all of them when none is named.
pub(crate) fn span_rule(weekdays: &[Weekday], ends_on: NaiveDate) -> String {
    let until = ends_on.format("%Y%m%d");
    if weekdays.is_empty() || weekdays.len() == 7 {
        return format!("FREQ=DAILY;UNTIL={until}");
    }
    let days: Vec<&str> = weekdays.iter().map(|day| letters_of(*day)).collect();
    format!("FREQ=WEEKLY;BYDAY={};UNTIL={until}", days.join(","))
}

impl Rule {
    /// Reads a rule; `None` when it cannot be followed.
    pub(crate) fn read(text: &str) -> Option<Rule> {
        let text = text.trim().to_ascii_uppercase();
        let text = text.strip_prefix("RRULE:").unwrap_or(&text);
        let mut rule = Rule {
            frequency: Frequency::Daily,
            interval: 1,
            days: vec![],
            month_days: vec![],
            months: vec![],
            count: None,
            until: None,
        };
        let mut has_frequency = false;
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.trim().split_once('=')?;
            has_frequency |= name == "FREQ";
            rule.take(name, value)?;
        }
        (has_frequency && 0 < rule.interval).then_some(rule)
    }

    /// Whether the rule ends after so many times.
    pub(crate) fn is_counted(&self) -> bool {
        self.count.is_some()
    }

    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "FREQ" => {
                self.frequency = match value {
                    "DAILY" => Frequency::Daily,
                    "WEEKLY" => Frequency::Weekly,
                    "MONTHLY" => Frequency::Monthly,
                    "YEARLY" => Frequency::Yearly,
                    _ => return None,
                }
            }
            "INTERVAL" => self.interval = value.parse().ok()?,
            "COUNT" => self.count = Some(value.parse().ok()?),
            "UNTIL" => self.until = Some(NaiveDate::parse_from_str(value.get(..8)?, "%Y%m%d").ok()?),
            "BYDAY" => self.days = value.split(',').map(place_and_day).collect::<Option<_>>()?,
            "BYMONTHDAY" => self.month_days = value.split(',').map(|day| day.parse().ok()).collect::<Option<_>>()?,
            "BYMONTH" => self.months = value.split(',').map(|month| month.parse().ok()).collect::<Option<_>>()?,
            "WKST" => {}
            _ => return None,
        }
        Some(())
    }

    /// The days of a rule that begins on `start`, from `from` to `to`.
    pub(crate) fn days_between(&self, start: NaiveDate, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        let last = self.until.map_or(to, |until| until.min(to));
        if let Some(count) = self.count {
            let all = start.iter_days().take(FARTHEST).filter(|day| self.fits(start, *day)).take(count);
            return all.take_while(|day| *day <= last).filter(|day| from <= *day).collect();
        }
        from.max(start)
            .iter_days()
            .take_while(|day| *day <= last)
            .take(FARTHEST)
            .filter(|day| self.fits(start, *day))
            .collect()
    }

    fn fits(&self, start: NaiveDate, day: NaiveDate) -> bool {
        let months = i64::from(day.year() - start.year()) * 12 + i64::from(day.month()) - i64::from(start.month());
        let is_period = match self.frequency {
            Frequency::Daily => (day - start).num_days() % self.interval == 0,
            Frequency::Weekly => (monday_of(day) - monday_of(start)).num_days() / 7 % self.interval == 0,
            Frequency::Monthly => months % self.interval == 0,
            Frequency::Yearly => i64::from(day.year() - start.year()) % self.interval == 0,
        };
        is_period && (self.months.is_empty() || self.months.contains(&day.month())) && self.fits_day(start, day)
    }

    fn fits_day(&self, start: NaiveDate, day: NaiveDate) -> bool {
        let length = i64::from(days_in_month(day));
        let place = i64::from(day.day());
        let by_month_day = |wanted: &i64| *wanted == place || *wanted == place - length - 1;
        if !self.month_days.is_empty() && !self.month_days.iter().any(by_month_day) {
            return false;
        }
        if !self.days.is_empty() {
            let forward = (place - 1) / 7 + 1;
            let backward = -((length - place) / 7 + 1);
            return self
                .days
                .iter()
                .any(|(nth, weekday)| *weekday == day.weekday() && (*nth == 0 || *nth == forward || *nth == backward));
        }
        match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => day.weekday() == start.weekday(),
            Frequency::Monthly => !self.month_days.is_empty() || day.day() == start.day(),
            Frequency::Yearly => {
                let is_month = !self.months.is_empty() || day.month() == start.month();
                is_month && (!self.month_days.is_empty() || day.day() == start.day())
            }
        }
    }
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

fn days_in_month(day: NaiveDate) -> u32 {
    (28..=31).rev().find(|number| day.with_day(*number).is_some()).unwrap_or(28)
}

fn place_and_day(text: &str) -> Option<(i64, Weekday)> {
    let text = text.trim();
    let split = text.len().checked_sub(2)?;
    let (place, letters) = (text.get(..split)?, text.get(split..)?);
    let place = if place.is_empty() { 0 } else { place.parse().ok()? };
    let day = crate::cells::weekdays::WEEK.into_iter().find(|day| letters_of(*day) == letters)?;
    Some((place, day))
}

fn letters_of(day: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn days_of_rules() {
        let check = |rule: &str, start: &str, days: &[&str]| {
            let read = Rule::read(rule).expect(rule);
            let found: Vec<String> = read
                .days_between(day(start), day("2027-05-01"), day("2027-05-31"))
                .iter()
                .map(|day| day.format("%d").to_string())
                .collect();
            assert_eq!(found, days, "{rule}");
        };
        check("FREQ=WEEKLY;INTERVAL=4", "2019-11-12", &["18"]);
        check("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270512", "2018-01-01", &["03", "05", "10", "12"]);
        check("FREQ=DAILY;COUNT=3", "2027-05-30", &["30", "31"]);
        check("FREQ=DAILY;INTERVAL=10", "2027-04-25", &["05", "15", "25"]);
        check("FREQ=MONTHLY;BYDAY=2TU", "2026-01-01", &["11"]);
        check("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-01", &["28"]);
        check("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-01", &["31"]);
        check("FREQ=MONTHLY;INTERVAL=8", "2026-01-03", &["03"]);
        check("FREQ=MONTHLY;INTERVAL=5", "2026-01-03", &[]);
        check("FREQ=MONTHLY", "2026-01-03", &["03"]);
        check("FREQ=YEARLY;INTERVAL=7", "2020-05-09", &["09"]);
        check("FREQ=YEARLY;INTERVAL=3", "2020-05-09", &[]);
        check("FREQ=YEARLY;BYMONTH=5", "2020-03-09", &["09"]);
        check("FREQ=YEARLY;BYMONTH=4,6", "2020-05-09", &[]);
        check("FREQ=YEARLY;BYMONTHDAY=8", "2020-05-09", &["08"]);
        check("FREQ=YEARLY", "2020-06-09", &[]);
        check("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "2027-04-25", &["09", "23"]);
        check("FREQ=WEEKLY;BYDAY=5SA,-5SA", "2027-01-01", &["01", "29"]);
        check("FREQ=MONTHLY;BYMONTHDAY=1,-31", "2026-01-01", &["01"]);
        check("FREQ=DAILY", "2027-05-30", &["30", "31"]);
        check("FREQ=DAILY;COUNT=2", "2027-04-30", &["01"]);
        check("FREQ=YEARLY", "2020-05-09", &["09"]);
        check("RRULE:FREQ=DAILY;UNTIL=20270502T235959Z", "2027-01-01", &["01", "02"]);
    }

    #[test]
    fn what_is_no_rule() {
        for text in [
            "",
            "weekly",
            "FREQ=HOURLY",
            "FREQ=WEEKLY;INTERVAL=0",
            "FREQ=WEEKLY;BYDAY=XX",
            "INTERVAL=2",
            "FREQ=DAILY;BYSETPOS=1",
        ] {
            assert_eq!(Rule::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_rule_that_ends_after_so_many_times_is_counted() {
        let is_counted = |text: &str| Rule::read(text).expect(text).is_counted();
        assert!(is_counted("FREQ=DAILY;COUNT=3"));
        assert!(!is_counted("FREQ=DAILY;UNTIL=20270512"));
    }

    #[test]
    fn a_span_says_its_days_and_its_end() {
        let rule = |days: &[Weekday]| span_rule(days, day("2027-05-09"));
        assert_eq!(rule(&[]), "FREQ=DAILY;UNTIL=20270509");
        assert_eq!(rule(&crate::cells::weekdays::WEEK), "FREQ=DAILY;UNTIL=20270509");
        assert_eq!(rule(&[Weekday::Mon, Weekday::Sun]), "FREQ=WEEKLY;BYDAY=MO,SU;UNTIL=20270509");
    }

    #[test]
    fn the_slow_twin_agrees() {
        let rule = Rule::read("FREQ=WEEKLY;BYDAY=TU,SA;INTERVAL=3").expect("a rule");
        let start = day("2026-02-04");
        let (from, to) = (day("2026-06-01"), day("2026-12-31"));
        let slow: Vec<NaiveDate> = rule.days_between(start, start, to).into_iter().filter(|day| from <= *day).collect();
        assert_eq!(rule.days_between(start, from, to), slow);
    }
}
