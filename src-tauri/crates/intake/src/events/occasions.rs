//! When an event of a calendar happens in this week and in this city: its series laid out, what was moved and called
//! off, zones turned into the city's time.
//!
//! As with other rows a series keeps its rule and makes sessions only inside the week; a single event keeps its session
//! wherever it lies.

use std::cell::Cell;
use std::collections::HashSet;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use crate::cells::recurrence::{Rule, span_rule};
use crate::events::row::{Read, Row, RowDraft, refuse};
use crate::events::schedule::{Schedule, Slot, whole_day};
use crate::source::rules::{CalendarRule, Unfollowed};
use crate::source::timing::{Timing, When};
use crate::source::zones::Zone;

impl Row<'_> {
    pub(crate) fn occasions(&self, timing: &Timing, draft: &mut RowDraft) -> Read<()> {
        let start = match &timing.start {
            Some(start) => start,
            None if self.line("starts_on").is_empty() => return Ok(()),
            None => return refuse("starts_on", self.raw("starts_on"), "date_unreadable"),
        };
        let happens = Happens { timing, start, city: self.reading.dates.zone };
        if happens.length().is_some_and(|length| length < Duration::zero()) {
            draft.tell("ends_on", self.raw("ends_on"), "end_reversed");
        }
        let is_series = !timing.rules.is_empty() || !timing.added.is_empty();
        let (week, steps) = (self.reading.week, &self.reading.steps);
        let followed = timing.follows.as_deref().zip(timing.stands_for.as_ref());
        let made = match followed {
            Some((series, from)) => happens.following(series, from, week, steps),
            None if is_series => happens.series(week, steps),
            None => Ok(happens.once(week)),
        };
        let rules = || timing.follows.as_ref().map_or(&timing.rules, |series| &series.rules).join("; ");
        draft.schedule = match made {
            Ok(made) => made,
            Err(Unfollowed::Unreadable) => return refuse("recurrence_rule", &rules(), "rule_unreadable"),
            Err(Unfollowed::TooLong) => return refuse("recurrence_rule", &rules(), "rule_too_long"),
        };
        if followed.is_some() {
            self.span(draft);
            return Ok(());
        }
        let schedule = &mut draft.schedule;
        schedule.moved_from = timing.stands_for.as_ref().map(|when| when.in_city(happens.city));
        if let Some(was) = schedule.moved_from.filter(|_| timing.is_cancelled) {
            *schedule = Schedule { gone: vec![was], first: Some(was.date()), ..Schedule::default() };
        }
        self.span(draft);
        Ok(())
    }
}

/// An event with a start.
struct Happens<'a> {
    timing: &'a Timing,
    start: &'a When,
    city: Tz,
}

impl Happens<'_> {
    /// From start to end by the city's clocks.
    fn length(&self) -> Option<Duration> {
        let end = self.timing.end.as_ref().map(|end| end.in_city(self.city) - self.start.in_city(self.city));
        end.or(self.timing.length)
    }

    /// How long each time is; none where the end lies before the start.
    fn lasting(&self) -> Option<Duration> {
        self.length().filter(|length| Duration::zero() < *length)
    }

    /// Days that an event of whole days takes.
    fn days(&self) -> i64 {
        // The day of the end is the first one without the event.
        self.lasting().map_or(1, |length| length.num_days().max(1))
    }

    /// The session that begins then.
    fn slot(&self, starts_at: NaiveDateTime, lasting: Option<Duration>) -> Slot {
        match self.start {
            When::Day(_) => whole_day(starts_at.date()),
            When::At(..) => Slot {
                starts_at: Some(starts_at),
                ends_at: lasting.and_then(|length| starts_at.checked_add_signed(length)),
                is_all_day: false,
                is_time_known: true,
            },
        }
    }

    /// An event without a rule; one of many whole days becomes a session on each of them.
    fn once(&self, week: &domain::Week) -> Schedule {
        let starts_at = self.start.in_city(self.city);
        let first = starts_at.date();
        let without = self.without();
        let gone = without.gone();
        let plain = Schedule { first: Some(first), gone, ..Schedule::default() };
        if without.holds(self.start, starts_at) {
            return plain;
        }
        let last = first.checked_add_signed(Duration::days(self.days() - 1)).unwrap_or(first);
        if matches!(self.start, When::At(..)) || last == first {
            return Schedule { slots: vec![self.slot(starts_at, self.lasting())], ..plain };
        }
        let days = first.max(week.starts_on).iter_days().take_while(|day| *day <= last.min(week.ends_on));
        let slots = days.map(whole_day).collect();
        Schedule { slots, span: Some((first, Some(last))), rule: span_rule(&[], last), ..plain }
    }

    /// The times of a series between two moments, each with its length, and its first one; the last day, where the series
    /// says one, and whether it goes on behind the week.
    fn times(
        &self,
        week: &domain::Week,
        between: (NaiveDateTime, NaiveDateTime),
        steps: &Cell<usize>,
    ) -> Result<Times, Unfollowed> {
        let first = self.start.in_city(self.city).date();
        // The first time counts whatever the rule says.
        let mut times = vec![(self.start.clone(), self.lasting())];
        let own = |length: &Option<Duration>| length.filter(|length| Duration::zero() < *length);
        times.extend(self.timing.added.iter().map(|(when, length)| (when.clone(), own(length).or(self.lasting()))));
        let mut last = Some(first);
        let mut is_cut = false;
        for rule in &self.timing.rules {
            let rule = CalendarRule::read(rule).ok_or(Unfollowed::Unreadable)?;
            let until = rule.until(|when| self.own_clock(when));
            let found = rule.times(self.start.local(), until, between, steps)?;
            times.extend(found.into_iter().map(|at| (self.start.at(at), self.lasting())));
            last = last.and(until.map(|until| until.date()));
            is_cut |= !rule.ends() || until.is_some_and(|until| week.ends_on < until.date());
        }
        Ok(Times { times, last, is_cut })
    }

    fn series(&self, week: &domain::Week, steps: &Cell<usize>) -> Result<Schedule, Unfollowed> {
        let first = self.start.in_city(self.city).date();
        let Times { times, last, mut is_cut } = self.times(week, around(week), steps)?;
        let others_from = self.timing.replaced_from.iter().map(|when| when.in_city(self.city)).min();
        let without = self.without();
        let mut found = HashSet::new();
        let mut slots = Vec::new();
        for (when, lasting) in &times {
            let starts_at = when.in_city(self.city);
            let is_told_elsewhere = others_from.is_some_and(|from| from <= starts_at);
            if is_told_elsewhere || without.holds(when, starts_at) || !found.insert(starts_at) {
                continue;
            }
            let is_in_week = week.starts_on <= starts_at.date() && starts_at.date() <= week.ends_on;
            is_cut |= !is_in_week;
            slots.extend(is_in_week.then(|| self.slot(starts_at, *lasting)));
        }
        slots.sort_by_key(|slot| slot.starts_at);
        let (rule, excluded) = self.rule_of_plan();
        let span = (!rule.is_empty()).then_some((first, last));
        let gone = without.gone();
        Ok(Schedule { slots, span, rule, excluded, first: Some(first), gone, is_cut, ..Schedule::default() })
    }

    /// All times of a series from one on, until another entry says what follows: each as much earlier or later as this
    /// entry is than the time for which it stands, and as long as this entry is.
    fn following(
        &self,
        series: &Timing,
        from: &When,
        week: &domain::Week,
        steps: &Cell<usize>,
    ) -> Result<Schedule, Unfollowed> {
        let Some(start) = &series.start else { return Ok(self.once(week)) };
        let whole = Happens { timing: series, start, city: self.city };
        let starts_at = self.start.in_city(self.city);
        let from = from.in_city(self.city);
        let shift = starts_at - from;
        let others = series.replaced_from.iter().map(|when| when.in_city(self.city));
        let until = others.filter(|other| from < *other).min();
        let without = whole.without();
        let mut found = HashSet::new();
        let mut schedule = Schedule { first: Some(starts_at.date()), ..Schedule::default() };
        for (when, lasting) in whole.times(week, shifted_around(week, shift), steps)?.times {
            let was = when.in_city(self.city);
            let is_ours = from <= was && until.is_none_or(|until| was < until);
            let Some(now) = was.checked_add_signed(shift).filter(|_| is_ours) else { continue };
            if without.holds(&when, was) || !found.insert(was) {
                continue;
            }
            schedule.gone.push(was);
            let is_in_week = week.starts_on <= now.date() && now.date() <= week.ends_on;
            if self.timing.is_cancelled || !is_in_week {
                schedule.is_cut |= !self.timing.is_cancelled;
                continue;
            }
            schedule.slots.push(self.slot(now, self.lasting().or(lasting)));
            schedule.moved.push((now, was));
        }
        schedule.slots.sort_by_key(|slot| slot.starts_at);
        schedule.gone.sort_unstable();
        Ok(schedule)
    }

    /// A time of the world by the clocks of the series.
    fn own_clock(&self, when: &When) -> NaiveDateTime {
        match (when, self.start) {
            (When::At(at, Zone::Named(chrono_tz::UTC)), When::At(_, zone)) => zone.of_utc(*at, self.city),
            _ => when.local(),
        }
    }

    /// Times, and whole days, at which the series does not happen, or another entry says what happens.
    fn without(&self) -> Without {
        let mut without = Without::default();
        for when in self.timing.excluded.iter().chain(&self.timing.replaced) {
            match (when, self.start) {
                (When::Day(day), _) => drop(without.days.insert(*day)),
                (When::At(at, _), When::Day(_)) => drop(without.days.insert(at.date())),
                (When::At(..), When::At(..)) => drop(without.times.insert(when.in_city(self.city))),
            }
        }
        without
    }

    /// The rule as the plan keeps it, with its days left out; none where the plan knows no such rule.
    fn rule_of_plan(&self) -> (String, Vec<NaiveDate>) {
        let [rule] = self.timing.rules.as_slice() else { return (String::new(), Vec::new()) };
        if Rule::read(rule).is_none() {
            return (String::new(), Vec::new());
        }
        let days: HashSet<NaiveDate> = self.timing.excluded.iter().map(When::day).collect();
        let mut days: Vec<NaiveDate> = days.into_iter().collect();
        days.sort_unstable();
        (rule.trim().to_owned(), days)
    }
}

/// The times of a series.
struct Times {
    /// Each with its length; not in order, and one may be there twice.
    times: Vec<(When, Option<Duration>)>,
    last: Option<NaiveDate>,
    is_cut: bool,
}

#[derive(Default)]
struct Without {
    times: HashSet<NaiveDateTime>,
    days: HashSet<NaiveDate>,
}

impl Without {
    fn holds(&self, when: &When, starts_at: NaiveDateTime) -> bool {
        self.times.contains(&starts_at) || self.days.contains(&when.day())
    }

    /// In the order of time.
    fn gone(&self) -> Vec<NaiveDateTime> {
        let mut gone: Vec<NaiveDateTime> = self.times.iter().copied().collect();
        gone.sort_unstable();
        gone
    }
}

/// The week, and a day around it for what other zones call another day.
fn around(week: &domain::Week) -> (NaiveDateTime, NaiveDateTime) {
    let day = Duration::days(1);
    let from = week.starts_on.checked_sub_signed(day).unwrap_or(week.starts_on);
    let to = week.ends_on.checked_add_signed(day).unwrap_or(week.ends_on);
    (from.and_time(NaiveTime::MIN), to.and_hms_opt(23, 59, 59).unwrap_or_default())
}

/// The same, with what is so much later or earlier there.
fn shifted_around(week: &domain::Week, shift: Duration) -> (NaiveDateTime, NaiveDateTime) {
    let (from, to) = around(week);
    let moved = |at: NaiveDateTime| at.checked_sub_signed(shift).unwrap_or(at);
    (from.min(moved(from)), to.max(moved(to)))
}
