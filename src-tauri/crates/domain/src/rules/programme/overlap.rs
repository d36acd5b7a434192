//! Which spans of time overlap, and until when something is taken.
//!
//! Both answers take n log n however many spans lie on top of each other: a span is reported against at most
//! [`MOST_OTHERS`] others.

use chrono::{NaiveDateTime, TimeDelta};

/// Against how many earlier ones a span is reported: those that end last.
pub const MOST_OTHERS: usize = 8;

/// Beginning and exclusive end.
pub type Span = (NaiveDateTime, NaiveDateTime);

/// A moment so much earlier, or the first there is.
pub fn earlier(at: NaiveDateTime, by: TimeDelta) -> NaiveDateTime {
    at.checked_sub_signed(by).unwrap_or(NaiveDateTime::MIN)
}

/// A moment so much later, or the last there is.
pub fn later(at: NaiveDateTime, by: TimeDelta) -> NaiveDateTime {
    at.checked_add_signed(by).unwrap_or(NaiveDateTime::MAX)
}

/// Pairs of spans that overlap, as indexes: the later one first. The spans are in order of their beginning.
pub fn overlaps(spans: &[Span]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut running: Vec<usize> = Vec::with_capacity(MOST_OTHERS + 1);
    for (at, (from, _)) in spans.iter().enumerate() {
        running.retain(|other| *from < spans[*other].1);
        pairs.extend(running.iter().map(|other| (at, *other)));
        running.push(at);
        if MOST_OTHERS < running.len() {
            let first_to_end = running.iter().enumerate().min_by_key(|(_, other)| (spans[**other].1, **other));
            if let Some((position, _)) = first_to_end {
                running.remove(position);
            }
        }
    }
    pairs
}

/// The taken spans of a room or a person, ready to be asked often.
#[derive(Default)]
pub struct Bookings<'a> {
    from: Vec<NaiveDateTime>,
    /// Of all spans up to this one, the two that end last.
    last: Vec<(Taken<'a>, Option<Taken<'a>>)>,
}

type Taken<'a> = (NaiveDateTime, &'a str);

impl<'a> Bookings<'a> {
    /// Takes a span under the id of its session; spans come in order of their beginning.
    pub fn push(&mut self, span: Span, session_id: &'a str) {
        let new = (span.1, session_id);
        let last = match self.last.last().copied() {
            None => (new, None),
            Some((first, _)) if first.0 < new.0 => (new, Some(first)),
            Some((first, Some(second))) if new.0 < second.0 => (first, Some(second)),
            Some((first, _)) => (first, Some(new)),
        };
        self.from.push(span.0);
        self.last.push(last);
    }

    /// Until when another session than this one takes part of the span; `None`: it is free.
    pub fn taken_until(&self, span: Span, session_id: &str) -> Option<NaiveDateTime> {
        let before = self.from.partition_point(|from| *from < span.1);
        let (first, second) = self.last.get(before.checked_sub(1)?)?;
        let other = if first.1 == session_id { second.as_ref()? } else { first };
        (span.0 < other.0).then_some(other.0)
    }
}
