//! Dates and times as people write them; the patterns are messages, so that each language has its own.
//!
//! Knows no time zone: everything here is local to the city.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use crate::{Arg, Texts};

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `Tue 4 May`
    Short,
    /// `4 May 2027`
    Long,
    /// `Tuesday 4 May 2027`
    Full,
    /// `Tue 4`
    Weekday,
}

impl Texts {
    /// A date.
    pub fn date(&self, date: NaiveDate, style: DateStyle) -> String {
        let id = match style {
            DateStyle::Short => "format-date-short",
            DateStyle::Long => "format-date-long",
            DateStyle::Full => "format-date-full",
            DateStyle::Weekday => "format-date-weekday",
        };
        self.date_by(id, date)
    }

    /// Two dates as one span, such as `3–9 May 2027`; one date when they are the same.
    pub fn date_range(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.date(from, DateStyle::Long);
        }
        let (id, first) = if (from.year(), from.month()) == (to.year(), to.month()) {
            ("format-range-days", from.day().to_string())
        } else if from.year() == to.year() {
            ("format-range-dates", self.date_by("format-date-day_month", from))
        } else {
            ("format-range-dates", self.date(from, DateStyle::Long))
        };
        self.format(id, &[("from", Arg::Text(first)), ("to", self.date(to, DateStyle::Long).into())])
    }

    /// A time of day, such as `9:30`.
    pub fn time(&self, time: NaiveTime) -> String {
        let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
        self.format("format-time", &[("hour", hour.into()), ("minute", minute.into())])
    }

    /// A moment, such as `Tue 4 May, 10:00`.
    pub fn moment(&self, at: NaiveDateTime) -> String {
        let date = self.date(at.date(), DateStyle::Short);
        self.format("format-moment", &[("date", date.into()), ("time", self.time(at.time()).into())])
    }

    /// The same with the year, where it is not that of the day on which it is read.
    pub fn moment_seen_on(&self, at: NaiveDateTime, today: NaiveDate) -> String {
        if at.year() == today.year() {
            return self.moment(at);
        }
        let date = self.date(at.date(), DateStyle::Long);
        self.format("format-moment", &[("date", date.into()), ("time", self.time(at.time()).into())])
    }

    /// From one moment to another, such as `Tue 4 May, 10:00–11:30`; an end in the same night needs no second date.
    pub fn span(&self, start: NaiveDateTime, end: NaiveDateTime) -> String {
        let is_one_evening = end.date() == start.date() || end - start < TimeDelta::hours(12);
        if is_one_evening {
            let times = self.times(start.time(), end.time());
            let date = self.date(start.date(), DateStyle::Short);
            return self.format("format-moment", &[("date", date.into()), ("time", times.into())]);
        }
        self.format("format-range-dates", &[("from", self.moment(start).into()), ("to", self.moment(end).into())])
    }

    /// Two times of day, such as `10:00–11:30`; one alone where nobody has said when it ends.
    pub fn times(&self, opens: NaiveTime, closes: NaiveTime) -> String {
        if opens == closes {
            return self.time(opens);
        }
        let (opens, closes) = (self.time(opens), self.time(closes));
        self.format("format-range-times", &[("from", opens.into()), ("to", closes.into())])
    }

    /// A time that stands under the day before, such as `1:30–3:00 (early on Sun 9 May)`; on its own day it stays as it is.
    pub fn on_day(&self, times: String, on: NaiveDate, day: NaiveDate) -> String {
        if on == day {
            return times;
        }
        let date = self.date(on, DateStyle::Short);
        self.format("format-night", &[("time", times.into()), ("date", date.into())])
    }

    fn date_by(&self, id: &str, date: NaiveDate) -> String {
        let weekday = date.weekday().number_from_monday();
        let month = date.month();
        let args = [
            ("weekday", Arg::Text(self.get(&format!("format-weekday-{weekday}")))),
            ("weekday_short", Arg::Text(self.get(&format!("format-weekday_short-{weekday}")))),
            ("day", Arg::Text(date.day().to_string())),
            ("month", Arg::Text(self.get(&format!("format-month-{month}")))),
            ("month_short", Arg::Text(self.get(&format!("format-month_short-{month}")))),
            ("year", Arg::Text(date.year().to_string())),
        ];
        self.format(id, &args)
    }
}
