//! Rules of repetition as calendars write them: the times that they make, found by the crate rrule.
//!
//! Bounded: a file has so many steps for all of its rules, and one that never makes a time costs many of them.

use std::cell::Cell;

use chrono::{NaiveDateTime, NaiveTime};
use rrule::{RRule, RRuleSet, Unvalidated};

use crate::cells::recurrence::Rule;
use crate::source::timing::{When, moment};
use crate::source::zones::Zone;

/// Days that all rules of a file may look at.
pub(crate) const MAX_STEPS: usize = 20_000_000;
/// What a rule costs besides that makes nothing in the days looked for: the crate may have looked on to the year 10,000.
const NOTHING_FOUND: usize = 100_000;
/// Times that one rule may make in the days looked for.
const MAX_TIMES: u16 = 20_000;
/// Times that a rule may make in a day.
const MAX_A_DAY: usize = 24;

/// Why a rule was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfollowed {
    Unreadable,
    TooLong,
}

/// A rule that was taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CalendarRule {
    /// Without its end.
    text: String,
    until: Option<When>,
    has_count: bool,
}

impl CalendarRule {
    /// Reads a rule; `None` when it cannot be followed. Rules of hours and minutes are none of a programme's.
    pub(crate) fn read(text: &str) -> Option<CalendarRule> {
        // A rule has no other letters, and rrule panics at the ones of several bytes.
        if !text.is_ascii() {
            return None;
        }
        let text = text.trim().to_ascii_uppercase();
        let mut rule = CalendarRule { text: String::new(), until: None, has_count: false };
        let (mut has_frequency, mut a_day) = (false, 1_usize);
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name {
                "FREQ" => has_frequency = matches!(value, "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY"),
                "BYHOUR" | "BYMINUTE" | "BYSECOND" => a_day = a_day.checked_mul(value.split(',').count())?,
                "COUNT" => rule.has_count = true,
                _ => {}
            }
            if name == "UNTIL" {
                rule.until = Some(moment(value, &Zone::City)?);
                continue;
            }
            if !rule.text.is_empty() {
                rule.text.push(';');
            }
            rule.text.push_str(part);
        }
        (has_frequency && a_day <= MAX_A_DAY).then_some(rule)
    }

    /// The last time on the clocks of a zone.
    pub(crate) fn until(&self, own: impl Fn(&When) -> NaiveDateTime) -> Option<NaiveDateTime> {
        self.until.as_ref().map(|when| match when {
            When::Day(day) => day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default()),
            When::At(..) => own(when),
        })
    }

    /// Whether the rule says when it ends.
    pub(crate) fn ends(&self) -> bool {
        self.has_count || self.until.is_some()
    }

    /// Whether a rule of the usual kind surely makes nothing in these days; the quick way for series of other weeks.
    fn is_elsewhere(&self, start: NaiveDateTime, (from, to): (NaiveDateTime, NaiveDateTime)) -> bool {
        let usual = Rule::read(&self.text).filter(|rule| !rule.is_counted());
        usual.is_some_and(|rule| rule.days_between(start.date(), from.date(), to.date()).is_empty())
    }

    /// The times from one to another, on the clocks by which `start` and `until` are told.
    pub(crate) fn times(
        &self,
        start: NaiveDateTime,
        until: Option<NaiveDateTime>,
        (from, to): (NaiveDateTime, NaiveDateTime),
        steps: &Cell<usize>,
    ) -> Result<Vec<NaiveDateTime>, Unfollowed> {
        let last = until.map_or(to, |until| until.min(to));
        let days = usize::try_from((last - start).num_days()).unwrap_or(0) + 1;
        let text = match self.has_count {
            true => self.text.clone(),
            false => format!("{};UNTIL={}Z", self.text, last.max(start).format("%Y%m%dT%H%M%S")),
        };
        let of_utc = |at: NaiveDateTime| at.and_utc().with_timezone(&rrule::Tz::UTC);
        let rule: RRule<Unvalidated> = text.parse().map_err(|_| Unfollowed::Unreadable)?;
        let rule = rule.validate(of_utc(start)).map_err(|_| Unfollowed::Unreadable)?;
        if last < start || last < from || self.is_elsewhere(start, (from, last)) {
            return Ok(Vec::new());
        }
        spend(steps, days)?;
        let found = RRuleSet::new(of_utc(start)).rrule(rule).after(of_utc(from)).before(of_utc(last)).all(MAX_TIMES);
        if found.dates.is_empty() {
            spend(steps, NOTHING_FOUND)?;
        }
        // Nothing is left out without a word.
        if found.limited {
            return Err(Unfollowed::TooLong);
        }
        Ok(found.dates.iter().map(chrono::DateTime::naive_utc).collect())
    }
}

fn spend(steps: &Cell<usize>, count: usize) -> Result<(), Unfollowed> {
    // What cannot be paid for takes all that is left, so that the next one is not tried either.
    let left = steps.get().checked_sub(count);
    steps.set(left.unwrap_or(0));
    left.map(drop).ok_or(Unfollowed::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rule: &str, start: &str, steps: &Cell<usize>) -> String {
        let at = |text: &str| text.parse::<NaiveDateTime>().expect("a time");
        let Some(rule) = CalendarRule::read(rule) else { return "unreadable".to_owned() };
        let until = rule.until(When::local);
        match rule.times(at(start), until, (at("2027-05-03T00:00:00"), at("2027-05-09T23:59:00")), steps) {
            Ok(times) => times.iter().map(|at| at.format("%d %H:%M").to_string()).collect::<Vec<_>>().join(", "),
            Err(reason) => format!("{reason:?}"),
        }
    }

    #[test]
    fn times_of_rules() {
        let check = |rule: &str, start: &str, expected: &str| {
            assert_eq!(found(rule, start, &Cell::new(MAX_STEPS)), expected, "{rule}");
        };
        check("FREQ=WEEKLY;BYDAY=TU,TH", "2020-01-07T18:30:00", "04 18:30, 06 18:30");
        check("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3", "2020-01-03T10:00:00", "05 10:00");
        check("FREQ=YEARLY;BYWEEKNO=18;BYDAY=SA", "2020-05-02T10:00:00", "08 10:00");
        check("FREQ=DAILY;UNTIL=20270504", "2027-05-01T09:00:00", "03 09:00, 04 09:00");
        check("FREQ=DAILY;UNTIL=20270504T080000Z", "2027-05-01T09:00:00", "03 09:00");
        check("FREQ=DAILY;COUNT=4;", "2027-05-01T09:00:00", "03 09:00, 04 09:00");
        check(
            "FREQ=DAILY;BYHOUR=10,14;COUNT=5",
            "2027-05-03T10:00:00",
            "03 10:00, 03 14:00, 04 10:00, 04 14:00, 05 10:00",
        );
        check("FREQ=DAILY;UNTIL=20200101", "2027-05-01T09:00:00", "");
        check("FREQ=WEEKLY", "2028-01-01T09:00:00", "");
        for rule in [
            "",
            "ANYTHING;FREQ=WEEKLY",
            "FREQ=HOURLY",
            "FREQ=WEEKLY;BYDAY=\u{61fb}",
            "FREQ=WEEKLY;UNTIL=soon",
            "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
        ] {
            check(rule, "2027-05-01T09:00:00", "unreadable");
        }
        check("FREQ=WEEKLY;BYDAY=XX", "2027-05-01T09:00:00", "Unreadable");
        check("FREQ=DAILY;INTERVAL=0", "2027-05-01T09:00:00", "");
    }

    #[test]
    fn a_file_has_so_many_steps() {
        let steps = Cell::new(3_000);
        assert_eq!(found("FREQ=WEEKLY", "2020-05-05T09:00:00", &steps), "04 09:00");
        assert_eq!(found("FREQ=WEEKLY", "2020-05-05T09:00:00", &steps), "TooLong");
    }

    #[test]
    fn a_rule_says_whether_and_when_it_ends() {
        let rule = |text: &str| CalendarRule::read(text).expect(text);
        let ends = ["FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20270504", "FREQ=DAILY"].map(|text| rule(text).ends());
        assert_eq!(ends, [true, true, false]);
        let until = |text: &str| rule(text).until(When::local).map(|at| at.to_string());
        assert_eq!(until("FREQ=DAILY;UNTIL=20270504").as_deref(), Some("2027-05-04 23:59:59"));
        assert_eq!(until("FREQ=DAILY;UNTIL=20270504T080000").as_deref(), Some("2027-05-04 08:00:00"));
        assert_eq!(until("FREQ=DAILY;COUNT=3"), None);
    }

    #[test]
    fn rules_of_hours_are_followed_up_to_those_of_a_day() {
        let hours = |count: u32| (0..count).map(|hour| hour.to_string()).collect::<Vec<_>>().join(",");
        let is_read = |hours: &str, minutes: &str| {
            CalendarRule::read(&format!("FREQ=DAILY;BYHOUR={hours};BYMINUTE={minutes}")).is_some()
        };
        assert!(is_read(&hours(24), "0") && is_read(&hours(12), "0,30"));
        assert!(!is_read(&hours(13), "0,30") && !is_read(&hours(9), "0,20,40"));
    }

    #[test]
    fn a_series_of_other_weeks_costs_nothing_where_that_is_plain_to_see() {
        let steps = Cell::new(1);
        assert_eq!(found("FREQ=MONTHLY;BYMONTHDAY=20", "2020-05-20T09:00:00", &steps), "");
        assert_eq!(steps.get(), 1);
        // Which of so many times lie in the week is known by counting them all.
        assert_eq!(found("FREQ=MONTHLY;COUNT=3", "2020-05-20T09:00:00", &steps), "TooLong");
        assert_eq!(steps.get(), 0);
    }

    #[test]
    fn a_rule_that_makes_nothing_costs_more() {
        let left = |steps: usize| {
            let steps = Cell::new(steps);
            let found = found("FREQ=DAILY;COUNT=1", "2027-05-01T09:00:00", &steps);
            (found, steps.get())
        };
        let days = 9;
        assert_eq!(left(NOTHING_FOUND + days), (String::new(), 0));
        assert_eq!(left(NOTHING_FOUND + days + 5), (String::new(), 5));
        assert_eq!(left(NOTHING_FOUND + days - 1), ("TooLong".to_owned(), 0));
    }
}
