//! Sessions that lie outside the opening hours of their venue, or outside the week.
//!
//! Where nobody has said when a venue is open, nothing is reported: not known is not closed.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::found::{Found, open_venue, stored_date};
use super::index::{Occasion, Programme};
use super::scope::{Finding, Scope, Unit};
use super::slots::{Slots, move_to_time, move_to_tray};
use super::week::{DAY_MINUTES, Spans};
use crate::{Severity, Venue};

/// Sessions that begin before the venue opens, end after it closes, or fall on a day when it is closed.
pub fn outside_opening_hours(programme: &Programme, slots: &Slots, scope: &Scope) -> Vec<Finding> {
    let mut problems = Vec::new();
    for occasion in programme.occasions.iter().filter(|occasion| scope.occasion(occasion)) {
        let Some(venue) = occasion.venue.filter(|venue| !venue.is_online) else { continue };
        let Some(today) = programme.hours.on(&venue.id, occasion.starts_at.date()) else { continue };
        if is_open(programme, occasion, venue, &today) {
            continue;
        }
        let found = Found::session("outside_opening_hours", Severity::Warning, occasion)
            .field("starts_at")
            .mixed(&venue.id)
            .fact("open_hours", &stored_spans(&today))
            .value("state", if today.is_empty() { "closed" } else { "open" })
            .value("venue", &venue.name)
            .remedy(slots.next_time(occasion, None).map(|starts_at| move_to_time(occasion, starts_at)))
            .remedy(open_venue(venue));
        problems.push(Finding { unit: Unit::of(occasion), problem: found.done(occasion.event) });
    }
    problems
}

/// Of a session of a whole day or without a known time only the first day is judged; of one that goes on for longer than a
/// day, such as an exhibition, when it begins and when it ends.
fn is_open(programme: &Programme, occasion: &Occasion, venue: &Venue, today: &Spans) -> bool {
    let length = occasion.ends_at - occasion.starts_at;
    if occasion.session.is_all_day || !occasion.session.is_time_known {
        return !today.is_empty();
    }
    let day = occasion.starts_at.date();
    if TimeDelta::days(1) < length {
        let minutes = |at: NaiveDateTime| at.time().num_seconds_from_midnight() / 60;
        let last = programme.hours.on(&venue.id, occasion.ends_at.date());
        let (begins, ends) = (minutes(occasion.starts_at), minutes(occasion.ends_at));
        return today.iter().any(|(opens, closes)| (*opens..*closes).contains(&begins))
            && last.is_none_or(|last| last.iter().any(|(opens, closes)| *opens < ends && ends <= *closes));
    }
    let midnight = day.and_time(NaiveTime::MIN);
    let since_midnight = |at: NaiveDateTime| (at - midnight).num_minutes();
    let (from, to) = (since_midnight(occasion.starts_at), since_midnight(occasion.ends_at));
    let covers = |spans: &[(i64, i64)]| spans.iter().any(|(opens, closes)| *opens <= from && to <= *closes);
    let spans: Vec<(i64, i64)> = today.iter().map(|(opens, closes)| (i64::from(*opens), i64::from(*closes))).collect();
    if covers(&spans) {
        return true;
    }
    // What remains may be a night: the hours of the day before, or those of the next, joined to these.
    let next_to = [day.pred_opt().map(|day| (day, -1)), day.succ_opt().map(|day| (day, 1))];
    let mut spans = spans;
    for (day, shift) in next_to.into_iter().flatten() {
        let shift = shift * i64::from(DAY_MINUTES);
        let other = programme.hours.on(&venue.id, day);
        spans.extend(
            other
                .iter()
                .flat_map(|other| other.iter())
                .map(|(opens, closes)| (i64::from(*opens) + shift, i64::from(*closes) + shift)),
        );
    }
    spans.sort_unstable();
    covers(&joined(&spans))
}

fn joined(spans: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut whole: Vec<(i64, i64)> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match whole.last_mut() {
            Some(last) if *from <= last.1 => last.1 = last.1.max(*to),
            _ => whole.push((*from, *to)),
        }
    }
    whole
}

/// `09:00:00/12:00:00 13:00:00/17:00:00`.
fn stored_spans(spans: &Spans) -> String {
    let time = |minutes: u32| format!("{:02}:{:02}:00", minutes % DAY_MINUTES / 60, minutes % 60);
    let spans: Vec<String> = spans.iter().map(|(from, to)| format!("{}/{}", time(*from), time(*to))).collect();
    spans.join(" ")
}

/// Sessions before the week's first day or after its last. The last night may end on the next day.
pub fn outside_week(programme: &Programme, slots: &Slots, scope: &Scope) -> Vec<Finding> {
    let week = programme.week;
    let days = week.starts_on..=week.ends_on;
    let ours = programme.occasions.iter().filter(|occasion| scope.occasion(occasion));
    let dated = ours.filter_map(|occasion| Some((occasion, programme.day_end.day(occasion.session)?)));
    let outside = dated.filter(|(_, day)| !days.contains(day));
    let problems = outside.map(|(occasion, day)| {
        let is_early = day < week.starts_on;
        let free = is_early.then(|| slots.next_time(occasion, None)).flatten();
        let found = Found::session("outside_week", Severity::Blocks, occasion)
            .field("starts_at")
            .fact("week_starts_on", &stored_date(week.starts_on))
            .fact("week_ends_on", &stored_date(week.ends_on))
            .remedy(free.map(|starts_at| move_to_time(occasion, starts_at)))
            .remedy(move_to_tray(occasion));
        Finding { unit: Unit::of(occasion), problem: found.done(occasion.event) }
    });
    problems.collect()
}
