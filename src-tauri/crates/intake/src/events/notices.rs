//! What is told of the rows as a whole, and the kinds by which rows can be left out together.

use chrono::{Datelike, NaiveDate};
use domain::Week;

use crate::events::assemble::Assembly;
use crate::events::row::RowDraft;
use crate::source::sheet::{notice, notice_of_lines};
use crate::{ImportOptions, Notice, RowKind};

/// A kind of rows, with how many there are.
pub(crate) struct Kind {
    code: &'static str,
    row_count: usize,
    pub(crate) is_left_out: bool,
}

type Holds = fn(&RowDraft, &Week) -> bool;

const KINDS: [(&str, Holds); 2] =
    [("outside_week", is_outside), ("without_date", |draft, _| draft.schedule.first.is_none())];

impl Kind {
    pub(crate) fn holds(&self, draft: &RowDraft, week: &Week) -> bool {
        KINDS.iter().any(|(code, holds)| *code == self.code && holds(draft, week))
    }

    pub(crate) fn shown(&self) -> RowKind {
        RowKind { code: self.code.to_owned(), row_count: self.row_count, is_left_out: self.is_left_out }
    }
}

/// The kinds that occur.
pub(crate) fn row_kinds(drafts: &[RowDraft], week: &Week, options: &ImportOptions) -> Vec<Kind> {
    let of = |(code, holds): (&'static str, Holds)| Kind {
        code,
        row_count: drafts.iter().filter(|draft| holds(draft, week)).count(),
        is_left_out: options.left_out_kinds.iter().any(|chosen| chosen == code),
    };
    KINDS.into_iter().map(of).filter(|kind| 0 < kind.row_count).collect()
}

fn last(draft: &RowDraft, week: &Week) -> Option<NaiveDate> {
    draft.schedule.span.map_or(draft.schedule.first, |(_, to)| to.or(Some(week.ends_on)))
}

fn is_outside(draft: &RowDraft, week: &Week) -> bool {
    match (draft.schedule.first, last(draft, week)) {
        (Some(first), Some(last)) => last < week.starts_on || week.ends_on < first,
        _ => false,
    }
}

/// Outside the week, but inside it with day and month turned: a spreadsheet may have taken one for the other.
fn is_turned(draft: &RowDraft, week: &Week) -> bool {
    let turned = draft.schedule.first.and_then(|day| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()));
    is_outside(draft, week) && turned.is_some_and(|day| week.starts_on <= day && day <= week.ends_on)
}

/// What is told of the rows.
pub(crate) fn notices_of(drafts: &[RowDraft], week: &Week, assembly: &Assembly) -> Vec<Notice> {
    let lines = |is_so: &dyn Fn(&RowDraft) -> bool| -> Vec<usize> {
        drafts.iter().filter(|draft| is_so(draft)).map(|draft| draft.line).collect()
    };
    let mut notices = Vec::new();
    let dated = drafts.iter().filter(|draft| draft.schedule.first.is_some()).count();
    let outside = drafts.iter().filter(|draft| is_outside(draft, week)).count();
    if 0 < outside && outside == dated {
        let first = drafts.iter().filter_map(|draft| draft.schedule.first).min();
        let last = drafts.iter().filter_map(|draft| last(draft, week)).max();
        let values = [("first_on", first), ("last_on", last)];
        let values = values.into_iter().filter_map(|(name, day)| Some((name.to_owned(), day?.to_string()))).collect();
        notices.push(Notice { code: "nothing_in_week".to_owned(), values });
    } else if 0 < outside {
        notices.push(notice("outside_week", "row_count", outside));
    }
    notices.extend(notice_of_lines("dates_turned", &lines(&|draft| is_turned(draft, week))));
    let is_untimed = |draft: &&RowDraft| draft.schedule.slots.iter().any(|slot| !slot.is_time_known);
    let counts = [
        ("time_not_known", drafts.iter().filter(is_untimed).count()),
        ("without_venue", drafts.iter().filter(|draft| draft.venue.names.is_empty()).count()),
        ("several_venues", drafts.iter().filter(|draft| 1 < draft.venue.names.len()).count()),
        ("spans", drafts.iter().filter(|draft| draft.schedule.span.is_some()).count()),
        ("series_cut", drafts.iter().filter(|draft| draft.schedule.is_cut).count()),
    ];
    notices.extend(
        counts.into_iter().filter(|(_, count)| 0 < *count).map(|(code, count)| notice(code, "row_count", count)),
    );
    notices.extend(notice_of_lines("next_day", &lines(&|draft| draft.schedule.has_next_day)));
    if !assembly.unknown_pillars.is_empty() {
        let names: Vec<&str> = assembly.unknown_pillars.iter().take(10).map(String::as_str).collect();
        notices.push(notice("unknown_pillars", "names", names.join(", ")));
    }
    notices
}
