//! The slow twin: asks every day, one after the other, whether it is one of the rule.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;

use super::{LETTERS, day, noon};
use crate::rules::series::days::days;
use crate::rules::series::edit::SeriesScope;
use crate::rules::series::*;
use crate::rules::testing::{self, monday};

/// A rule as a person would choose it.
#[derive(Clone, Debug)]
struct Chosen {
    kind: Kind,
    interval: u32,
    end: End,
}

#[derive(Clone, Debug)]
enum Kind {
    Daily,
    Weekly(BTreeSet<u8>),
    MonthDay(u32),
    MonthNth(i64, u8),
}

#[derive(Clone, Debug)]
enum End {
    Never,
    Count(usize),
    Until(u64),
}

impl Chosen {
    fn text(&self, start: NaiveDate) -> String {
        let kind = match &self.kind {
            Kind::Daily => "FREQ=DAILY".to_owned(),
            Kind::Weekly(days) => {
                let days: Vec<&str> = days.iter().map(|day| LETTERS[usize::from(*day)]).collect();
                format!("FREQ=WEEKLY;BYDAY={}", days.join(","))
            }
            Kind::MonthDay(day) => format!("FREQ=MONTHLY;BYMONTHDAY={day}"),
            Kind::MonthNth(nth, day) => format!("FREQ=MONTHLY;BYDAY={nth}{}", LETTERS[usize::from(*day)]),
        };
        let end = match self.end {
            End::Never => String::new(),
            End::Count(count) => format!(";COUNT={count}"),
            End::Until(after) => format!(";UNTIL={}", (start + Days::new(after)).format("%Y%m%d")),
        };
        format!("{kind};INTERVAL={}{end}", self.interval)
    }

    /// Whether a day is one of the rule, its end left aside: asked of every day, one after the other.
    fn fits(&self, start: NaiveDate, day: NaiveDate) -> bool {
        let monday_of = |day: NaiveDate| day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let every = i64::from(self.interval);
        let number = |day: NaiveDate| day.weekday().num_days_from_monday() as u8;
        match &self.kind {
            Kind::Daily => (day - start).num_days() % every == 0,
            Kind::Weekly(days) => {
                (monday_of(day) - monday_of(start)).num_days() / 7 % every == 0 && days.contains(&number(day))
            }
            Kind::MonthDay(wanted) => (months(day) - months(start)) % every == 0 && day.day() == *wanted,
            Kind::MonthNth(nth, wanted) => {
                let before = (day.day0() / 7 + 1) as i64;
                let is_last = (day + Days::new(7)).month() != day.month();
                (months(day) - months(start)) % every == 0
                    && number(day) == *wanted
                    && if *nth < 0 { is_last } else { before == *nth }
            }
        }
    }

    fn slow(&self, start: NaiveDate, (from, to): (NaiveDate, NaiveDate)) -> Vec<NaiveDate> {
        let mut found = Vec::new();
        let mut day = start;
        while day <= to {
            if matches!(self.end, End::Until(after) if start + Days::new(after) < day) {
                break;
            }
            if self.fits(start, day) {
                found.push(day);
                if matches!(self.end, End::Count(count) if found.len() == count) {
                    break;
                }
            }
            day = day + Days::new(1);
        }
        found.retain(|day| from <= *day);
        found
    }
}

fn any_rule() -> impl Strategy<Value = Chosen> {
    let kind = prop_oneof![
        Just(Kind::Daily),
        proptest::collection::btree_set(0_u8..7, 1..5).prop_map(Kind::Weekly),
        (1_u32..=31).prop_map(Kind::MonthDay),
        (prop_oneof![1_i64..=5, Just(-1_i64)], 0_u8..7).prop_map(|(nth, day)| Kind::MonthNth(nth, day)),
    ];
    let end = prop_oneof![Just(End::Never), (1_usize..40).prop_map(End::Count), (0_u64..400).prop_map(End::Until)];
    (kind, 1_u32..6, end).prop_map(|(kind, interval, end)| Chosen { kind, interval, end })
}

fn start_of(offset: u64) -> NaiveDate {
    day("2025-11-03") + Days::new(offset)
}

proptest! {
    #[test]
    fn the_days_are_those_of_the_slow_twin(rule in any_rule(), offset in 0_u64..700, from in 0_u64..500, long in 0_u64..60) {
        let start = start_of(offset);
        let window = (start + Days::new(from) - Days::new(100), start + Days::new(from + long) - Days::new(100));
        let text = rule.text(start);
        prop_assert_eq!(days(&text, start, window, noon()), Ok(rule.slow(start, window)), "{}", text);
    }

    #[test]
    fn a_series_has_its_rule_without_what_is_left_out(
        rule in any_rule(), offset in 0_u64..60, out in proptest::collection::btree_set(0_u64..9, 0..5),
        clock in 0_u32..24,
    ) {
        // The week of the clock change in spring, or any other.
        let week = (day("2026-03-23"), day("2026-03-31"));
        let start = week.0 - Days::new(offset);
        let excluded: Vec<NaiveDate> = out.iter().map(|at| week.0 + Days::new(*at)).collect();
        let starts = NaiveTime::from_hms_opt(clock, 30, 0).expect("a time");
        let event = Event {
            recurrence_rule: rule.text(start), span_starts_on: Some(start),
            excluded_dates: excluded.iter().map(NaiveDate::to_string).collect(), ..Event::default()
        };
        let usual = Usual { starts, ..Usual::default() };
        let frame = Frame { from: week.0, to: week.1, zone: "Europe/Berlin".parse().ok() };
        let made = series(&event, &[], frame).expect("a series").followed(Some(&usual));
        let expected: Vec<NaiveDateTime> = rule.slow(start, week).into_iter()
            .filter(|day| !excluded.contains(day)).map(|day| day.and_time(starts)).collect();
        let found: Vec<NaiveDateTime> = made.iter().filter_map(|session| session.starts_at).collect();
        prop_assert_eq!(found, expected);
        // What is there stays there: nothing is made twice.
        let again = series(&event, &made, frame).expect("a series").followed(None);
        prop_assert_eq!(again, made);
    }

    #[test]
    fn what_was_moved_or_added_stays_whatever_rule_comes(first in any_rule(), second in any_rule(), which in 0_usize..9, hours in 1_i64..60) {
        let week = testing::week();
        let frame = Frame { from: week.starts_on, to: week.ends_on, zone: None };
        let event = |rule: &Chosen| Event {
            id: "e".to_owned(), recurrence_rule: rule.text(monday()), span_starts_on: Some(monday()), ..Event::default()
        };
        let mut sessions = series(&event(&first), &[], frame).expect("a series").followed(None);
        let added = testing::session("added", monday() + Days::new(2), "20-21");
        let count = sessions.len();
        sessions.push(added.clone());
        for (number, session) in sessions.iter_mut().enumerate().filter(|(number, _)| *number < count) {
            session.id = format!("s{number}");
        }
        if count == 0 { return Ok(()); }
        let old = sessions[which % count].clone();
        let after = Session { starts_at: old.starts_at.map(|at| at + TimeDelta::hours(hours)), ends_at: None, ..old.clone() };
        let tied = series(&event(&first), &sessions, frame).expect("a series");
        let edited = tied.edited(&after, SeriesScope::This).sessions;
        prop_assert_eq!(edited.len(), 1);
        prop_assert!(edited[0].is_moved && edited[0].occurrence_on == old.occurrence_on);
        sessions = tied.sessions().iter().map(|it| if it.id == after.id { edited[0].clone() } else { it.clone() }).collect();
        let made = series(&event(&second), &sessions, frame).expect("a series").followed(None);
        let kept = made.iter().find(|it| it.id == after.id).expect("the moved one");
        prop_assert_eq!(kept.starts_at, after.starts_at);
        prop_assert!(made.iter().any(|it| it.id == "added" && it.starts_at == added.starts_at));
        // Of all others there is one for each day of the new rule.
        let own: BTreeSet<NaiveDate> = made.iter().filter_map(|it| it.occurrence_on).collect();
        prop_assert!(second.slow(monday(), (frame.from, frame.to)).iter().all(|day| own.contains(day)));
        prop_assert_eq!(own.len(), made.iter().filter(|it| it.occurrence_on.is_some()).count());
    }
}
