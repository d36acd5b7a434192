//! The zone in which a calendar's times stand: by its name, by the name that Microsoft's programs use, else as the
//! calendar itself describes it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use windows_timezones::WindowsTimezone;

use crate::cells::recurrence::Rule;

/// Where a time of a calendar stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Zone {
    /// No zone is said: the time of the city.
    City,
    Named(Tz),
    /// As a calendar describes it.
    Own(Arc<OwnZone>),
}

/// A zone that a calendar describes: when its clocks change, and to how many seconds east of Greenwich.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OwnZone {
    changes: Vec<(NaiveDateTime, i32)>,
}

/// Winter time or summer time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Period {
    pub(crate) starts_at: NaiveDateTime,
    pub(crate) rule: Option<Rule>,
    /// Seconds east of Greenwich.
    pub(crate) offset: i32,
}

/// Years for which rules of changing clocks are followed.
const YEARS: (i32, i32) = (1990, 2060);
/// Periods of one zone; more are not looked at.
const MAX_PERIODS: usize = 200;
/// Periods with a rule of one zone: each is followed through all the years.
const MAX_RULES: usize = 8;

impl OwnZone {
    pub(crate) fn new(periods: &[Period]) -> OwnZone {
        let day = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let (from, to) = (day(YEARS.0, 1, 1), day(YEARS.1, 12, 31));
        let mut changes: Vec<(NaiveDateTime, i32)> = Vec::new();
        let mut rules = 0;
        for period in periods.iter().take(MAX_PERIODS) {
            changes.push((period.starts_at, period.offset));
            if let Some(rule) = period.rule.as_ref().filter(|_| rules < MAX_RULES) {
                rules += 1;
                let days = rule.days_between(period.starts_at.date(), from, to);
                changes.extend(days.into_iter().map(|day| (day.and_time(period.starts_at.time()), period.offset)));
            }
        }
        changes.sort_unstable();
        OwnZone { changes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Seconds east of Greenwich at a time of its clocks.
    fn offset_at(&self, at: NaiveDateTime) -> i32 {
        let behind = self.changes.partition_point(|(change, _)| *change <= at);
        self.changes.get(behind.saturating_sub(1)).map_or(0, |(_, offset)| *offset)
    }
}

impl Zone {
    /// The same moment on the clocks of the city.
    pub(crate) fn in_city(&self, at: NaiveDateTime, city: Tz) -> NaiveDateTime {
        match self {
            Zone::City => at,
            Zone::Named(zone) if *zone == city => at,
            Zone::Named(zone) => moment(*zone, at).map_or(at, |utc| city.from_utc_datetime(&utc).naive_local()),
            Zone::Own(zone) => {
                let offset = zone.offset_at(at);
                let utc = at.checked_sub_signed(Duration::seconds(i64::from(offset)));
                utc.map_or(at, |utc| city.from_utc_datetime(&utc).naive_local())
            }
        }
    }

    /// A moment of the world on the clocks of this zone.
    pub(crate) fn of_utc(&self, utc: NaiveDateTime, city: Tz) -> NaiveDateTime {
        match self {
            Zone::City => city.from_utc_datetime(&utc).naive_local(),
            Zone::Named(zone) => zone.from_utc_datetime(&utc).naive_local(),
            Zone::Own(zone) => {
                let offset = zone.offset_at(utc);
                utc.checked_add_signed(Duration::seconds(i64::from(offset))).unwrap_or(utc)
            }
        }
    }
}

/// The moment of the world; a time that the clocks pass over is read as if they had not changed yet.
fn moment(zone: Tz, at: NaiveDateTime) -> Option<NaiveDateTime> {
    match zone.from_local_datetime(&at) {
        LocalResult::Single(found) | LocalResult::Ambiguous(found, _) => Some(found.with_timezone(&Utc).naive_utc()),
        LocalResult::None => {
            let before = at.checked_sub_signed(Duration::hours(3))?;
            let found = zone.from_local_datetime(&before).earliest()?;
            Some(found.with_timezone(&Utc).naive_utc() + Duration::hours(3))
        }
    }
}

/// The zone of a name; `None` when neither the world, nor Microsoft, nor the file knows it.
pub(crate) fn zone_named(name: &str, own: &HashMap<String, OwnZone>) -> Option<Zone> {
    let name = name.trim().trim_matches('"').trim();
    let known = known(name).or_else(|| {
        // `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`
        let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
        (2..=3).filter_map(|count| parts.len().checked_sub(count)).find_map(|from| known(&parts[from..].join("/")))
    });
    let described = || own.get(name).filter(|zone| !zone.is_empty()).cloned();
    known.map(Zone::Named).or_else(|| described().map(|zone| Zone::Own(Arc::new(zone))))
}

fn known(name: &str) -> Option<Tz> {
    let windows = || name.parse::<WindowsTimezone>().ok()?.tzdb_id().parse().ok();
    let other_case = || chrono_tz::TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(name)).copied();
    name.parse().ok().or_else(windows).or_else(other_case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, at: &str, expected: &str) {
        let zone = zone_named(name, &HashMap::new()).map_or("-".to_owned(), |zone| {
            zone.in_city(at.parse().expect("a time"), chrono_tz::Europe::Berlin).format("%d %H:%M").to_string()
        });
        assert_eq!(zone, expected, "{name}");
    }

    #[test]
    fn names() {
        check("Europe/London", "2027-05-04T18:30:00", "04 19:30");
        check("\"Pacific Standard Time\"", "2027-05-04T18:30:00", "05 03:30");
        check("W. Europe Standard Time", "2027-05-04T18:30:00", "04 18:30");
        check("/softwarestudio.org/Olson_20011030_5/America/New_York", "2027-01-04T18:30:00", "05 00:30");
        check("utc", "2027-05-04T18:30:00", "04 20:30");
        check("Customized Time Zone", "2027-05-04T18:30:00", "-");
        // The hour that summer time leaves out, and the one that comes twice.
        check("Europe/London", "2027-03-28T01:30:00", "28 03:30");
        check("Europe/London", "2027-10-31T01:30:00", "31 02:30");
    }

    #[test]
    fn a_zone_of_the_calendar_itself() {
        let period = |at: &str, rule: &str, offset: i32| Period {
            starts_at: at.parse().expect("a time"),
            rule: Rule::read(rule),
            offset: offset * 3600,
        };
        let own = OwnZone::new(&[
            period("1601-01-01T03:00:00", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", 4),
            period("1601-01-01T02:00:00", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", 5),
        ]);
        let zone = zone_named("Here", &HashMap::from([("Here".to_owned(), own)])).expect("a zone");
        let at = |text: &str| zone.in_city(text.parse().expect("a time"), chrono_tz::UTC).format("%H:%M").to_string();
        assert_eq!((at("2027-01-04T12:00:00"), at("2027-07-04T12:00:00")), ("08:00".to_owned(), "07:00".to_owned()));
        assert_eq!((at("2027-03-28T01:59:00"), at("2027-03-28T02:00:00")), ("21:59".to_owned(), "21:00".to_owned()));
    }
}
