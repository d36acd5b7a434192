//! Days and times of a calendar as properties, and the zone behind them.
//!
//! The description of the zone is made by calcard for the years that the calendar uses. Without a zone times float.

use calcard::icalendar::ICalendar;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use crate::calendar::lines::Lines;
use crate::moments::Clock;

/// How the times of a calendar are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clocks {
    /// `None`: nobody has said in which zone the city lies.
    pub(crate) clock: Option<Clock>,
}

impl Clocks {
    fn is_utc(&self) -> bool {
        self.clock.is_some_and(|clock| {
            matches!(clock.zone, Tz::UTC | Tz::Etc__UTC | Tz::Etc__UCT | Tz::UCT | Tz::Zulu | Tz::Etc__Zulu)
        })
    }

    /// The zone that times name; `None`: they are of UTC, or float.
    pub(crate) fn zone(&self) -> Option<Tz> {
        self.clock.map(|clock| clock.zone).filter(|_| !self.is_utc())
    }

    /// A day or a time as a property.
    pub(crate) fn put(&self, lines: &mut Lines, name: &str, at: NaiveDateTime, is_day: bool) {
        match (is_day, self.zone()) {
            (true, _) => lines.plain(&format!("{name};VALUE=DATE"), &day(at.date())),
            (false, Some(zone)) => lines.plain(&format!("{name};TZID={}", zone.name()), &local(at)),
            (false, None) => lines.plain(name, &format!("{}{}", local(at), if self.is_utc() { "Z" } else { "" })),
        }
    }

    /// The last time of a rule: of the same sort as the first one, and on the clocks of UTC where that has a zone.
    pub(crate) fn until(&self, at: NaiveDateTime, is_day: bool) -> String {
        match (is_day, self.clock) {
            (true, _) => day(at.date()),
            (false, Some(clock)) => format!("{}Z", local(clock.utc(at))),
            (false, None) => local(at),
        }
    }

    /// The description of the zone from the first to the last time that names it; empty without a zone.
    pub(crate) fn describe(&self, from: NaiveDateTime, to: NaiveDateTime) -> String {
        let Some(zone) = self.zone() else { return String::new() };
        let name = zone.name();
        let moment = |property: &str, at| format!("{property};TZID={name}:{}\r\n", local(at));
        let (start, end) = (moment("DTSTART", from), moment("DTEND", to));
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n{start}{end}END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        let Ok(mut calendar) = ICalendar::parse(&text) else { return String::new() };
        calendar.add_missing_timezones();
        let written = calendar.to_string();
        const END: &str = "END:VTIMEZONE\r\n";
        let found = written.find("BEGIN:VTIMEZONE").zip(written.find(END));
        found.map(|(from, to)| written[from..to + END.len()].to_owned()).unwrap_or_default()
    }
}

/// Midnight of a day.
pub(crate) fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A time without its zone.
pub(crate) fn local(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}
