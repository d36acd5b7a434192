//! The cells of a row that say when: dates, times, weekdays, excluded days, rules.
//!
//! What they come to is decided in `schedule`.

use chrono::NaiveDate;

use crate::cells::amounts::minutes_in;
use crate::cells::clean::clean_text;
use crate::cells::dates::{Moment, When, parse_days, parse_when};
use crate::cells::recurrence::Rule;
use crate::cells::times::{Times, is_not_known, parse_times};
use crate::cells::weekdays::parse_weekdays;
use crate::events::row::{Read, Row, RowDraft, refuse};
use crate::events::schedule::{Cells, schedule};

impl Row<'_> {
    fn when(&self, field: &'static str) -> Read<Option<When>> {
        let cell = clean_text(self.raw(field));
        if cell.is_empty() || is_not_known(&cell) {
            return Ok(None);
        }
        match parse_when(&cell, &self.reading.dates) {
            Some(when) => Ok(Some(when)),
            None => refuse(field, &cell, "date_unreadable"),
        }
    }

    pub(crate) fn date(&self, field: &'static str) -> Read<Option<Moment>> {
        Ok(match self.when(field)? {
            Some(When::Days(days)) => days.last().copied(),
            Some(When::Span(_, to)) => Some(to),
            Some(When::Between(day, _)) => Some(day),
            None => None,
        })
    }

    pub(crate) fn time(&self, draft: &mut RowDraft) -> Read<()> {
        let mut cells = Cells { end: self.date("ends_on")?, ..Cells::default() };
        // `Tuesdays` in the column of dates.
        let dates = clean_text(self.raw("starts_on"));
        match self.when("starts_on") {
            Ok(start) => cells.start = start,
            Err(refusal) => match parse_weekdays(&dates, self.reading.weekday_letters) {
                Some(days) => cells.weekdays = days,
                None => return Err(refusal),
            },
        }
        if self.reading.columns.has("start_time") {
            let cell = self.line("start_time");
            let Some(times) = parse_times(&cell) else { return refuse("start_time", &cell, "time_unreadable") };
            // An empty cell says nothing against the time that stands beside the date.
            cells.times = (!cell.is_empty() || !is_timed(&cells)).then_some(times);
        }
        let end = self.line("end_time");
        cells.end_minutes = match parse_times(&end) {
            Some(Times::At(clocks)) => clocks.last().map(|(start, end)| end.unwrap_or(*start)),
            Some(Times::AllDay | Times::NotKnown) => None,
            None => {
                draft.tell("end_time", &end, "time_unreadable");
                None
            }
        };
        cells.duration = self.duration(draft);
        let days = self.line("weekdays");
        if !days.is_empty() {
            let Some(found) = parse_weekdays(&days, self.reading.weekday_letters) else {
                return refuse("weekdays", &days, "weekdays_unreadable");
            };
            cells.weekdays = found;
        }
        let excluded = clean_text(self.raw("excluded_dates"));
        if !excluded.is_empty() {
            let Some(found) = parse_days(&excluded, &self.reading.dates) else {
                return refuse("excluded_dates", &excluded, "date_unreadable");
            };
            cells.excluded = found;
        }
        let rule = self.line("recurrence_rule");
        if !rule.is_empty() {
            let Some(found) = Rule::read(&rule) else { return refuse("recurrence_rule", &rule, "rule_unreadable") };
            cells.rule = Some(found);
            cells.rule_text = rule;
        }
        match schedule(cells, self.reading.week) {
            Ok(found) => draft.schedule = found,
            Err(reason) => return refuse("ends_on", self.raw("ends_on"), reason),
        }
        self.tell_times_without_date(draft);
        let reasons = [(draft.schedule.has_reversed, "end_reversed"), (draft.schedule.has_no_length, "end_at_start")];
        for (_, reason) in reasons.into_iter().filter(|(is_so, _)| *is_so) {
            let field = ["end_time", "start_time", "ends_on", "starts_on"]
                .into_iter()
                .find(|field| !self.raw(field).is_empty());
            let field = field.unwrap_or("end_time");
            draft.tell(field, self.raw(field), reason);
        }
        self.span(draft);
        Ok(())
    }

    /// A session without a day has no time either: what stands in the cells of times is not kept.
    fn tell_times_without_date(&self, draft: &mut RowDraft) {
        if draft.schedule.first.is_some() || !draft.schedule.slots.iter().all(|slot| slot.starts_at.is_none()) {
            return;
        }
        for field in ["start_time", "end_time"] {
            let cell = self.line(field);
            if matches!(parse_times(&cell), Some(Times::At(_))) {
                draft.tell(field, &cell, "time_without_date");
            }
        }
    }

    fn duration(&self, draft: &mut RowDraft) -> Option<u32> {
        let cell = self.line("duration_minutes");
        if cell.is_empty() {
            return None;
        }
        let minutes =
            minutes_in(&cell).filter(|minutes| (1..=7 * 1440).contains(minutes)).map(|minutes| minutes as u32);
        if minutes.is_none() {
            draft.tell("duration_minutes", &cell, "length_unreadable");
        }
        minutes
    }

    pub(crate) fn span(&self, draft: &mut RowDraft) {
        let Some((from, to)) = draft.schedule.span else { return };
        let event = &mut draft.event;
        event.span_starts_on = Some(from);
        event.span_ends_on = to;
        event.recurrence_rule.clone_from(&draft.schedule.rule);
        event.excluded_dates = draft.schedule.excluded.iter().map(NaiveDate::to_string).collect();
        draft.given.extend(["span_starts_on", "recurrence_rule"]);
        if to.is_some() {
            draft.given.insert("span_ends_on");
        }
        if !event.excluded_dates.is_empty() {
            draft.given.insert("excluded_dates");
        }
    }
}

/// Whether a time of the start stands beside its date; midnight is how programs write a day alone.
fn is_timed(cells: &Cells) -> bool {
    let is_some = |moment: &Moment| moment.minutes.is_some_and(|minutes| 0 < minutes);
    match &cells.start {
        Some(When::Days(days)) => days.iter().any(is_some),
        Some(When::Span(from, _) | When::Between(from, _)) => is_some(from),
        None => false,
    }
}
