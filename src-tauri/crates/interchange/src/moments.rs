//! Moments of the city's clocks as other systems need them: with their distance from UTC.
//!
//! Plans hold local times. A time that the clocks show twice is the first of both, as RFC 5545 has it; one that they
//! leave out is counted from before the change.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use domain::Plan;

/// The clocks of a city.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The zone.
    pub zone: Tz,
}

impl Clock {
    /// The clocks of a plan; `None`: it names no zone that is known.
    pub fn of(plan: &Plan) -> Option<Self> {
        plan.profile.as_ref()?.time_zone.trim().parse().ok().map(|zone| Self { zone })
    }

    /// A local time with its distance from UTC; always later for a later moment within a day without a change.
    pub fn at(&self, local: NaiveDateTime) -> DateTime<FixedOffset> {
        let fixed = |at: DateTime<Tz>| at.with_timezone(&at.offset().fix());
        if let Some(at) = self.zone.from_local_datetime(&local).earliest() {
            return fixed(at);
        }
        // No change of clocks is longer than a day.
        let before = local - TimeDelta::days(1);
        let offset =
            self.zone.from_local_datetime(&before).earliest().map_or(0, |at| at.offset().fix().local_minus_utc());
        fixed(self.zone.from_utc_datetime(&(local - TimeDelta::seconds(i64::from(offset)))))
    }

    /// The same moment on the clocks of UTC.
    pub fn utc(&self, local: NaiveDateTime) -> NaiveDateTime {
        self.at(local).naive_utc()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_changes_of_the_clocks() {
        let check = |zone: &str, local: &str, expected: &str| {
            let clock = Clock { zone: zone.parse().unwrap() };
            assert_eq!(clock.at(local.parse().unwrap()).to_rfc3339(), expected, "{zone} {local}");
        };
        check("Europe/Dublin", "2027-03-28T00:59:00", "2027-03-28T00:59:00+00:00");
        check("Europe/Dublin", "2027-03-28T01:30:00", "2027-03-28T02:30:00+01:00");
        check("Europe/Dublin", "2027-10-31T01:30:00", "2027-10-31T01:30:00+01:00");
        check("Europe/Dublin", "2027-10-31T02:00:00", "2027-10-31T02:00:00+00:00");
        check("America/New_York", "2027-03-14T02:30:00", "2027-03-14T03:30:00-04:00");
        check("Asia/Kathmandu", "2027-05-03T10:00:00", "2027-05-03T10:00:00+05:45");
        check("Australia/Lord_Howe", "2027-10-03T02:15:00", "2027-10-03T02:45:00+11:00");
        check("Australia/Lord_Howe", "2027-04-04T01:45:00", "2027-04-04T01:45:00+11:00");
    }
}
