//! To which day of the festival a session belongs: what begins after midnight and before the hour at which the plan's
//! days end belongs to the evening before.
//!
//! Answers for days that people see: columns, headings, filters, counts by day. The clock is left as it is: a session
//! still begins on the date that stands in its record, and what clashes, when a venue is open, when somebody is away and
//! what is over go by that date.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use super::overlap::earlier;
use crate::{Plan, Session};

/// No festival day ends later than this, in minutes after midnight: what begins then is a morning.
const LATEST: u32 = 6 * 60;

/// When the days of a festival end, after midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayEnd {
    minutes: u32,
}

impl DayEnd {
    /// What a plan says; midnight where it says nothing, and six where it says later.
    pub fn of(plan: &Plan) -> Self {
        let at = plan.profile.as_ref().and_then(|profile| profile.day_ends_at);
        Self { minutes: at.map_or(0, |at| at.num_seconds_from_midnight() / 60).min(LATEST) }
    }

    /// Whether a plan can say so: midnight to six in the morning.
    pub fn is_possible(at: chrono::NaiveTime) -> bool {
        at.num_seconds_from_midnight() <= 60 * LATEST
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> u32 {
        self.minutes
    }

    /// The day of a session; `None`: it has none yet. What lasts all day or has no hour is on its date.
    pub fn day(self, session: &Session) -> Option<NaiveDate> {
        let starts_at = session.starts_at?;
        let has_hour = session.is_time_known && !session.is_all_day;
        Some(if has_hour { festival_day(starts_at, self) } else { starts_at.date() })
    }
}

/// The day of the festival to which a moment belongs.
pub fn festival_day(starts_at: NaiveDateTime, ends: DayEnd) -> NaiveDate {
    earlier(starts_at, TimeDelta::minutes(i64::from(ends.minutes))).date()
}
