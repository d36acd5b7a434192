//! What stops at the door, and what is told of a file: values beyond the limits of `domain`.
//!
//! A write is refused for what it would bring in. What an older or another program left beyond the limits opens, is told
//! with its record, field and value, and stops no edit of other fields until somebody mends it (decision 18).

use domain::{Cell, Record, bounds, fields};

use crate::StoreError;

/// How much of a long value is told.
const TOLD_LETTERS: usize = 60;

/// Refuses the first value beyond the limits that a write would bring into a row.
pub(crate) fn check<R: Record>(before: Option<&[Cell]>, cells: &[Cell]) -> Result<(), StoreError> {
    let is_new = |field: &str| {
        let at = R::FIELDS.iter().position(|known| *known == field).unwrap_or_default();
        before.and_then(|before| before.get(at)) != cells.get(at)
    };
    let Some(found) = bounds::beyond(R::TABLE, cells).find(|found| is_new(found.field)) else { return Ok(()) };
    let values = [("table", R::TABLE.to_owned()), ("field", found.field.to_owned()), ("limit", found.limit)];
    let values = values.map(|(key, value)| (key.to_owned(), value)).into();
    Err(StoreError::Refused { code: found.beyond.word(), values })
}

/// A value of a file that lies beyond the limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutOfBounds {
    pub(crate) table: &'static str,
    pub(crate) id: String,
    pub(crate) field: &'static str,
    pub(crate) value: String,
}

/// What of a row lies beyond the limits. An id that is none is no value to be mended: such a file is refused.
pub(crate) fn of_row<R: Record>(cells: &[Cell], found: &mut Vec<OutOfBounds>) -> Result<(), StoreError> {
    let id = cells.first().map(Cell::plain).unwrap_or_default();
    if !bounds::is_id(&id) {
        return Err(StoreError::damaged(format!("{} {}.id", bounds::Beyond::Id.word(), R::TABLE)));
    }
    beyond(R::TABLE, cells, found);
    Ok(())
}

/// What of a row lies beyond the limits, its id aside.
pub(crate) fn beyond(table: &'static str, cells: &[Cell], found: &mut Vec<OutOfBounds>) {
    let id = cells.first().map(Cell::plain).unwrap_or_default();
    found.extend(bounds::beyond(table, cells).map(|it| {
        let at = fields::meanings(table).iter().position(|(known, _)| *known == it.field).unwrap_or_default();
        let value = cells.get(at).map(Cell::plain).unwrap_or_default();
        OutOfBounds { table, id: id.clone(), field: it.field, value: shortened(&value) }
    }));
}

/// The beginning of a long text; of a long list nothing, which would say no more.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(TOLD_LETTERS) {
        Some(_) if text.starts_with('[') => "…".to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use domain::{Event, Reading, Session};

    use super::*;

    #[track_caller]
    fn code<R: Record>(before: Option<&R>, record: &R) -> &'static str {
        let before = before.map(Record::cells);
        check::<R>(before.as_deref(), &record.cells()).err().map(|error| error.code()).unwrap_or_default()
    }

    fn session(starts_at: &str) -> Session {
        let starts_at = chrono::NaiveDateTime::parse_from_str(starts_at, "%Y-%m-%dT%H:%M:%S").unwrap();
        Session { id: "s".to_owned(), starts_at: Some(starts_at), ..Session::default() }
    }

    #[test]
    fn extremes_stop_at_the_door() {
        for (starts_at, expected) in [
            ("2027-05-03T10:00:00", ""),
            ("1900-01-01T00:00:00", ""),
            ("2200-12-31T23:00:00", ""),
            ("1899-12-31T23:00:00", "date_out_of_range"),
            ("-262143-01-01T00:00:00", "date_out_of_range"),
            ("+262142-12-31T23:00:00", "date_out_of_range"),
        ] {
            assert_eq!(code(None, &session(starts_at)), expected, "{starts_at}");
        }
        let reading = |value| Reading { id: "r".to_owned(), value: Some(value), ..Reading::default() };
        assert_eq!(code(None, &reading(1.7e308)), "number_out_of_range");
        assert_eq!(code(None, &reading(f64::NAN)), "number_not_finite");
        assert_eq!(code(None, &reading(12.5)), "");
    }

    #[test]
    fn what_was_beyond_before_stops_no_other_edit() {
        let old = Session { note: "As found".to_owned(), ..session("0990-05-01T10:00:00") };
        let noted = Session { note: "Ask the archive".to_owned(), ..old.clone() };
        assert_eq!(code(Some(&old), &noted), "");
        assert_eq!(code(Some(&old), &session("0991-05-01T10:00:00")), "date_out_of_range", "another such value");
        assert_eq!(code(None, &noted), "date_out_of_range", "a new record");
    }

    #[test]
    fn what_a_row_holds_beyond_is_told_in_short() {
        let mut found = Vec::new();
        let event =
            Event { id: "e".to_owned(), title: "é".repeat(20_000), capacity: Some(i64::MAX), ..Event::default() };
        of_row::<Event>(&event.cells(), &mut found).unwrap();
        let told: Vec<(&str, usize)> = found.iter().map(|it| (it.field, it.value.chars().count())).collect();
        assert_eq!(told, [("title", TOLD_LETTERS + 1), ("capacity", 19)]);
        let nameless = Event { id: "a b".to_owned(), ..Event::default() };
        assert!(matches!(of_row::<Event>(&nameless.cells(), &mut found), Err(StoreError::Damaged { .. })));
    }
    #[test]
    fn a_long_value_is_told_by_its_beginning_and_a_long_list_by_nothing() {
        let letters = |count: usize| "é".repeat(count);
        let list = format!("[{}]", letters(TOLD_LETTERS));
        for (value, expected) in [
            (letters(TOLD_LETTERS), letters(TOLD_LETTERS)),
            (letters(TOLD_LETTERS + 1), letters(TOLD_LETTERS) + "…"),
            (list[..TOLD_LETTERS - 1].to_owned(), list[..TOLD_LETTERS - 1].to_owned()),
            (list, "…".to_owned()),
        ] {
            assert_eq!(shortened(&value), expected);
        }
    }
}
