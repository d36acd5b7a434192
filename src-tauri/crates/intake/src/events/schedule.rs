//! When a row happens: dates, times, spans, weekdays, excluded days and rules become sessions.
//!
//! A span keeps its rule and makes sessions only inside the week; a dated row keeps its session wherever it lies.

use std::collections::HashSet;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use domain::Week;

use crate::cells::dates::{Moment, When};
use crate::cells::recurrence::{Rule, span_rule};
use crate::cells::times::{Clock, Times};

/// What the cells of a row say about time.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    pub(crate) start: Option<When>,
    pub(crate) end: Option<Moment>,
    /// `None`: the file has no column for it, so times stand beside the dates.
    pub(crate) times: Option<Times>,
    pub(crate) end_minutes: Option<u32>,
    pub(crate) duration: Option<u32>,
    pub(crate) weekdays: Vec<Weekday>,
    pub(crate) excluded: Vec<NaiveDate>,
    pub(crate) rule: Option<Rule>,
    pub(crate) rule_text: String,
}

/// One occasion, not yet at a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Slot {
    pub(crate) starts_at: Option<NaiveDateTime>,
    pub(crate) ends_at: Option<NaiveDateTime>,
    pub(crate) is_all_day: bool,
    pub(crate) is_time_known: bool,
}

/// The sessions of a row and the span they come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Schedule {
    pub(crate) slots: Vec<Slot>,
    pub(crate) span: Option<(NaiveDate, Option<NaiveDate>)>,
    pub(crate) rule: String,
    pub(crate) excluded: Vec<NaiveDate>,
    /// First day, for comparing and for telling what lies outside the week.
    pub(crate) first: Option<NaiveDate>,
    /// Whether an end before its start was left out.
    pub(crate) has_reversed: bool,
    /// Whether an end that is the start was left out.
    pub(crate) has_no_length: bool,
    /// Whether an end lies on the next day without its date being said.
    pub(crate) has_next_day: bool,
    /// Starts of sessions that do not happen, as the file says.
    pub(crate) gone: Vec<NaiveDateTime>,
    /// When the session was that this one stands for.
    pub(crate) moved_from: Option<NaiveDateTime>,
    /// The same for each of several, by its new start.
    pub(crate) moved: Vec<(NaiveDateTime, NaiveDateTime)>,
    /// Whether a series has occasions outside the week, which do not come in.
    pub(crate) is_cut: bool,
}

/// The last minute of a day, as portals write the end of a whole day.
const LAST_MINUTE: u32 = 1439;

/// Makes sessions; the error is the reason for refusing the row.
pub(crate) fn schedule(cells: Cells, week: &Week) -> Result<Schedule, &'static str> {
    let (days, end) = match &cells.start {
        None => return Ok(of_weekdays(&cells, week)),
        Some(When::Span(from, to)) => (vec![*from], Some(*to)),
        Some(When::Between(from, end)) => (vec![*from], Some(Moment { on: from.on, minutes: Some(*end) })),
        Some(When::Days(days)) => (days.clone(), cells.end),
    };
    let Some(first) = days.first().copied() else { return Ok(Schedule::default()) };
    if end.is_some_and(|end| end.on < first.on) {
        return Err("end_before_start");
    }
    if let Some(rule) = &cells.rule {
        return Ok(of_rule(&cells, rule, first, end, week));
    }
    match end {
        Some(end) if first.on < end.on && is_night(&cells, first, end) => {
            let mut made = Schedule { first: Some(first.on), ..Schedule::default() };
            on_day(&cells, first, None, &mut made);
            Ok(made)
        }
        Some(end) if first.on < end.on && is_continuous(&cells, first, end) => Ok(continuous(first, end)),
        Some(end) if days.len() == 1 && (first.on < end.on || !cells.weekdays.is_empty()) => {
            Ok(of_span(&cells, first, end, week))
        }
        _ => {
            let mut made = Schedule { first: Some(first.on), ..Schedule::default() };
            for day in &days {
                let end = end.filter(|end| end.on == day.on);
                on_day(&cells, *day, end, &mut made);
            }
            Ok(made)
        }
    }
}

/// Weekdays without dates: in a week they are its days.
fn of_weekdays(cells: &Cells, week: &Week) -> Schedule {
    let mut made = Schedule::default();
    let days = week.starts_on.iter_days().take_while(|day| *day <= week.ends_on).take(400);
    let named: Vec<NaiveDate> = days
        .filter(|day| cells.weekdays.contains(&chrono::Datelike::weekday(day)))
        .filter(|day| !cells.excluded.contains(day))
        .collect();
    made.first = named.first().copied();
    named.into_iter().for_each(|on| on_day(cells, Moment { on, minutes: None }, None, &mut made));
    made
}

/// From an evening to the night of the next day, each with its own columns of date and time.
fn is_night(cells: &Cells, first: Moment, end: Moment) -> bool {
    let starts = match &cells.times {
        Some(Times::At(clocks)) => clocks.as_slice(),
        _ => return false,
    };
    let is_one = matches!(starts, [(start, None)] if cells.end_minutes.is_some_and(|end| is_evening(*start, end)));
    is_one && cells.weekdays.is_empty() && first.on.succ_opt() == Some(end.on)
}

/// Whether an end before its start lies in the night behind it.
fn is_evening(start: u32, end: u32) -> bool {
    17 * 60 <= start && end <= 8 * 60 && 1440 - start + end <= 10 * 60
}

/// From one hour to another hour days later, without a word of weekdays: one long session.
fn is_continuous(cells: &Cells, first: Moment, end: Moment) -> bool {
    let is_timed = matches!((first.minutes, end.minutes), (Some(start), Some(end)) if (0, LAST_MINUTE) != (start, end));
    cells.times.is_none() && cells.weekdays.is_empty() && is_timed && (end.on - first.on).num_days() <= 31
}

fn continuous(first: Moment, end: Moment) -> Schedule {
    let slot = Slot {
        starts_at: Some(at(first.on, first.minutes.unwrap_or(0))),
        ends_at: end.minutes.map(|minutes| at(end.on, minutes)),
        is_all_day: false,
        is_time_known: true,
    };
    Schedule { slots: vec![slot], first: Some(first.on), ..Schedule::default() }
}

fn of_span(cells: &Cells, first: Moment, end: Moment, week: &Week) -> Schedule {
    let text = span_rule(&cells.weekdays, end.on);
    let days = match Rule::read(&text) {
        Some(rule) => rule.days_between(first.on, week.starts_on, week.ends_on),
        None => Vec::new(),
    };
    let made = on_days(cells, &days, first, Some(end));
    Schedule {
        span: Some((first.on, Some(end.on))),
        rule: text,
        excluded: cells.excluded.clone(),
        first: Some(first.on),
        ..made
    }
}

fn of_rule(cells: &Cells, rule: &Rule, first: Moment, end: Option<Moment>, week: &Week) -> Schedule {
    let to = end.map_or(week.ends_on, |end| end.on.min(week.ends_on));
    let days = rule.days_between(first.on, week.starts_on, to);
    let made = on_days(cells, &days, first, None);
    let span = Some((first.on, end.map(|end| end.on)));
    Schedule { span, rule: cells.rule_text.clone(), excluded: cells.excluded.clone(), first: Some(first.on), ..made }
}

fn on_days(cells: &Cells, days: &[NaiveDate], first: Moment, end: Option<Moment>) -> Schedule {
    let excluded: HashSet<NaiveDate> = cells.excluded.iter().copied().collect();
    let mut made = Schedule::default();
    for on in days.iter().copied().filter(|day| !excluded.contains(day)) {
        let end = end.map(|end| Moment { on, minutes: end.minutes });
        on_day(cells, Moment { on, minutes: first.minutes }, end, &mut made);
    }
    made
}

/// The sessions of one day.
fn on_day(cells: &Cells, day: Moment, end: Option<Moment>, made: &mut Schedule) {
    if let Some(times) = &cells.times {
        match times {
            Times::AllDay => made.slots.push(whole_day(day.on)),
            Times::NotKnown => made.slots.push(not_known(day.on)),
            Times::At(clocks) => clocks.iter().for_each(|clock| timed(day.on, with_end(cells, *clock), made)),
        }
        return;
    }
    let end_minutes = cells.end_minutes.or(end.and_then(|end| end.minutes));
    match (day.minutes, end_minutes) {
        (None | Some(0), Some(LAST_MINUTE | 1440)) => made.slots.push(whole_day(day.on)),
        (None, _) | (Some(0), None | Some(0)) => made.slots.push(not_known(day.on)),
        (Some(start), end) => timed(day.on, with_end(cells, (start, end)), made),
    }
}

fn with_end(cells: &Cells, (start, end): Clock) -> Clock {
    (start, end.or(cells.end_minutes).or(cells.duration.map(|minutes| start + minutes)))
}

/// An end before its start lies on the next day where it is evening and short; else it is left out and told.
fn timed(on: NaiveDate, (start, end): Clock, made: &mut Schedule) {
    let end = match end {
        Some(end) if end < start && is_evening(start, end) => {
            made.has_next_day = true;
            Some(end + 1440)
        }
        Some(end) if end < start => {
            made.has_reversed = true;
            None
        }
        Some(end) if end == start => {
            made.has_no_length = true;
            None
        }
        end => end,
    };
    made.slots.push(Slot {
        starts_at: Some(at(on, start)),
        ends_at: end.map(|end| at(on, end)),
        is_all_day: false,
        is_time_known: true,
    });
}

pub(crate) fn whole_day(on: NaiveDate) -> Slot {
    Slot { starts_at: Some(at(on, 0)), ends_at: Some(at(on, 1440)), is_all_day: true, is_time_known: true }
}

fn not_known(on: NaiveDate) -> Slot {
    Slot { starts_at: Some(at(on, 0)), ends_at: None, is_all_day: false, is_time_known: false }
}

fn at(on: NaiveDate, minutes: u32) -> NaiveDateTime {
    on.and_time(NaiveTime::MIN) + Duration::minutes(i64::from(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::dates::{DateOrder, DateReading, parse_when};
    use crate::cells::names::Languages;
    use crate::cells::times::{parse_time, parse_times};

    fn week() -> Week {
        let day = |day: u32| NaiveDate::from_ymd_opt(2027, 5, day).unwrap();
        Week { starts_on: day(3), ends_on: day(9), ..Week::default() }
    }

    fn when(text: &str) -> Option<When> {
        let zone = chrono_tz::Europe::Berlin;
        parse_when(text, &DateReading { order: DateOrder::DayFirst, year: 2027, zone, languages: Languages::MAX })
    }

    /// Cells of a start, an end, and where there is a column of times what stands in it.
    fn cells(start: &str, end: &str, times: Option<&str>) -> Cells {
        let end = match when(end) {
            Some(When::Days(days)) => days.first().copied(),
            Some(When::Span(..) | When::Between(..)) | None => None,
        };
        Cells { start: when(start), end, times: times.and_then(parse_times), ..Cells::default() }
    }

    /// Sessions as `day start-end`, whole days as `day`, with `?` where the time is not known; then the span and its rule.
    fn shown(cells: Cells) -> String {
        let made = match schedule(cells, &week()) {
            Ok(made) => made,
            Err(reason) => return reason.to_owned(),
        };
        let slot = |slot: &Slot| {
            let at = |at: Option<NaiveDateTime>| at.map(|at| at.format("%d %H:%M").to_string()).unwrap_or_default();
            match (slot.is_all_day, slot.is_time_known) {
                (true, _) => format!("{} all day", &at(slot.starts_at)[..2]),
                (false, false) => format!("{} ?", &at(slot.starts_at)[..2]),
                (false, true) => format!("{}-{}", at(slot.starts_at), at(slot.ends_at)),
            }
        };
        let mut all: Vec<String> = made.slots.iter().map(slot).collect();
        all.extend(made.has_reversed.then(|| "reversed".to_owned()));
        all.extend(made.has_no_length.then(|| "no length".to_owned()));
        all.extend(made.has_next_day.then(|| "next day".to_owned()));
        let day = |day: NaiveDate| day.format("%d.%m.").to_string();
        all.extend(made.span.map(|(from, to)| format!("from {} to {}", day(from), to.map(day).unwrap_or_default())));
        all.extend((!made.rule.is_empty()).then_some(made.rule));
        all.extend(made.first.map(|first| format!("first {}", day(first))));
        all.join(", ")
    }

    #[test]
    fn an_end_before_its_start_lies_in_the_night_behind_a_short_evening() {
        let timed = |time: &str| shown(cells("3 May 2027", "", Some(time)));
        assert_eq!(timed("17:00-03:00"), "03 17:00-04 03:00, next day, first 03.05.");
        assert_eq!(timed("22:00-08:00"), "03 22:00-04 08:00, next day, first 03.05.");
        assert_eq!(timed("23:59-00:00"), "03 23:59-04 00:00, next day, first 03.05.");
        for time in ["16:59-02:00", "17:00-03:01", "23:00-08:01", "15:00-14:59"] {
            assert_eq!(timed(time), format!("03 {}-, reversed, first 03.05.", &time[..5]));
        }
        assert_eq!(timed("15:00-15:01"), "03 15:00-03 15:01, first 03.05.");
        assert_eq!(timed("15:00-15:00"), "03 15:00-, no length, first 03.05.");
    }

    #[test]
    fn from_an_hour_to_an_hour_days_later_is_one_long_session() {
        let from_to = |start: &str, end: &str| shown(cells(start, end, None));
        assert_eq!(from_to("3 May 2027 10:00", "5 May 2027 17:00"), "03 10:00-05 17:00, first 03.05.");
        assert_eq!(from_to("3 May 2027 20:00", "4 May 2027 1:30"), "03 20:00-04 01:30, first 03.05.");
        assert_eq!(from_to("3 May 2027 10:00", "3 June 2027 17:00"), "03 10:00-03 17:00, first 03.05.");
        // Longer than a month it is a span, each day of which has these hours.
        let span = from_to("9 May 2027 10:00", "10 June 2027 17:00");
        assert_eq!(span, "09 10:00-09 17:00, from 09.05. to 10.06., FREQ=DAILY;UNTIL=20270610, first 09.05.");
        let whole = from_to("8 May 2027 00:00", "9 May 2027 23:59");
        assert_eq!(whole, "08 all day, 09 all day, from 08.05. to 09.05., FREQ=DAILY;UNTIL=20270509, first 08.05.");
        let days = Cells { weekdays: vec![Weekday::Sun], ..cells("8 May 2027 10:00", "9 May 2027 17:00", None) };
        assert_eq!(
            shown(days),
            "09 10:00-09 17:00, from 08.05. to 09.05., FREQ=WEEKLY;BYDAY=SU;UNTIL=20270509, first 08.05."
        );
    }

    #[test]
    fn an_evening_and_the_next_day_are_one_night() {
        let night = |start: &str, end: &str, from: &str, to: &str| Cells {
            end_minutes: parse_time(to),
            ..cells(start, end, Some(from))
        };
        assert_eq!(
            shown(night("8 May 2027", "9 May 2027", "20:00", "1:30")),
            "08 20:00-09 01:30, next day, first 08.05."
        );
        let span = "from 08.05. to 09.05., FREQ=DAILY;UNTIL=20270509, first 08.05.";
        let both = shown(night("8 May 2027", "9 May 2027", "20:00", "21:30"));
        assert_eq!(both, format!("08 20:00-08 21:30, 09 20:00-09 21:30, {span}"));
        let several = shown(night("8 May 2027", "9 May 2027", "20:00, 22:00", "1:30"));
        assert!(several.ends_with(span), "{several}");
        let far = shown(night("7 May 2027", "9 May 2027", "20:00", "1:30"));
        assert!(far.contains("from 07.05. to 09.05."), "{far}");
        let days = Cells { weekdays: vec![Weekday::Sat], ..night("8 May 2027", "9 May 2027", "20:00", "1:30") };
        assert!(shown(days).contains("FREQ=WEEKLY;BYDAY=SA"));
    }

    #[test]
    fn days_with_and_without_a_time() {
        assert_eq!(shown(cells("", "", None)), "");
        assert_eq!(shown(cells("3 May 2027", "", None)), "03 ?, first 03.05.");
        assert_eq!(shown(cells("3 May 2027", "", Some(""))), "03 ?, first 03.05.");
        assert_eq!(shown(cells("3 May 2027", "", Some("all day"))), "03 all day, first 03.05.");
        assert_eq!(shown(cells("3 May 2027 00:00", "3 May 2027 23:59", None)), "03 all day, first 03.05.");
        assert_eq!(shown(cells("3 May 2027 00:00", "3 May 2027 10:00", None)), "03 00:00-03 10:00, first 03.05.");
        assert_eq!(shown(cells("3 May 2027 00:00", "", None)), "03 ?, first 03.05.");
        assert_eq!(shown(cells("3 May 2027 10:00; 5 May 2027 11:00", "", None)), "03 10:00-, 05 11:00-, first 03.05.");
        assert_eq!(shown(cells("3 May 2027 10:00 - 12:00", "", None)), "03 10:00-03 12:00, first 03.05.");
        assert_eq!(shown(cells("5 May 2027", "3 May 2027", None)), "end_before_start");
        assert_eq!(shown(cells("5 May 2027", "5 May 2027", Some("9:00"))), "05 09:00-, first 05.05.");
        let lasting = Cells { duration: Some(90), ..cells("3 May 2027", "", Some("23:00")) };
        assert_eq!(shown(lasting), "03 23:00-04 00:30, first 03.05.");
        let both = Cells { duration: Some(90), end_minutes: Some(1410), ..cells("3 May 2027", "", Some("23:00")) };
        assert_eq!(shown(both), "03 23:00-03 23:30, first 03.05.");
    }

    #[test]
    fn spans_rules_and_days_of_the_week_make_sessions_in_the_week_only() {
        let span = Cells {
            excluded: vec![NaiveDate::from_ymd_opt(2027, 5, 4).unwrap()],
            ..cells("1 May 2027", "5 May 2027", Some("9:00"))
        };
        assert_eq!(shown(span), "03 09:00-, 05 09:00-, from 01.05. to 05.05., FREQ=DAILY;UNTIL=20270505, first 01.05.");
        let text = "FREQ=WEEKLY;BYDAY=TU,SA";
        let rule = |end: &str| Cells {
            rule: Rule::read(text),
            rule_text: text.to_owned(),
            ..cells("1 April 2027", end, Some("9:00"))
        };
        assert_eq!(shown(rule("")), format!("04 09:00-, 08 09:00-, from 01.04. to , {text}, first 01.04."));
        assert_eq!(shown(rule("7 May 2027")), format!("04 09:00-, from 01.04. to 07.05., {text}, first 01.04."));
        let weekdays = Cells { weekdays: vec![Weekday::Mon, Weekday::Sun], ..cells("", "", Some("9:00")) };
        assert_eq!(shown(weekdays), "03 09:00-, 09 09:00-, first 03.05.");
    }
}
