//! What a plan can hold, asked of each cell and each row that a table brings.

use std::collections::HashMap;

use domain::fields::{Meaning, meaning, meanings};
use domain::names::NAME_FIELDS;
use domain::{Cell, EventStatus, Field, Plan, Record, bounds};

use crate::tables::row::empties;

/// Numbers that may lie below zero.
const SIGNED: &[&str] = &["value", "base_value", "latitude", "longitude"];

/// The record with another value in a field, or why it cannot have it.
pub(super) fn with<R: Record>(cells: &[Cell], at: usize, cell: Cell) -> Result<Vec<Cell>, &'static str> {
    let field = R::FIELDS[at];
    let mut new = cells.to_vec();
    let is_empty = cell == Cell::Null || empties().contains(&cell);
    let choices = if is_empty { empties().to_vec() } else { vec![cell] };
    let fits = choices.into_iter().find(|choice| {
        new[at] = choice.clone();
        R::from_cells(&new).is_ok()
    });
    let Some(cell) = fits else { return Err(if is_empty { "table_needed" } else { "table_does_not_fit" }) };
    if is_empty && (is_name::<R>(field) || is_owner(R::TABLE, field, &cell)) {
        return Err("table_needed");
    }
    let below = match &cell {
        Cell::Integer(number) => *number < 0,
        Cell::Real(number) => *number < 0.0 && !SIGNED.contains(&field),
        Cell::Null | Cell::Text(_) => false,
    };
    if below {
        return Err("table_below_zero");
    }
    if bounds::beyond(R::TABLE, &new).any(|beyond| beyond.field == field) {
        return Err("table_beyond");
    }
    Ok(new)
}

/// By what people know the record: the first of its fields that can be a name. A meeting's and an indicator's count too.
fn is_name<R: Record>(field: &str) -> bool {
    NAME_FIELDS.iter().find(|name| R::FIELDS.contains(name)).is_some_and(|name| *name == field)
}

/// Whether an empty value would leave the record without what it belongs to.
fn is_owner(table: &str, field: &str, cell: &Cell) -> bool {
    matches!(meaning(table, field), Some(Meaning::Id(_))) && *cell != Cell::Null
}

/// What a new record cannot be without, by the name of its field.
pub(super) fn lacking<R: Record>(cells: &[Cell], given: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    let fields = meanings(R::TABLE).iter().enumerate();
    fields
        .filter(|(at, (field, meaning))| {
            let is_text = matches!(&cells[*at], Cell::Text(text) if text.trim().is_empty());
            let mut without = cells.to_vec();
            without[*at] = Cell::Null;
            let is_needed = R::from_cells(&without).is_err();
            let is_value = matches!(meaning, Meaning::Date | Meaning::Year | Meaning::Number | Meaning::Moment);
            is_needed && (is_value && !given(field))
                || is_text && (is_name::<R>(field) || is_owner(R::TABLE, field, &cells[*at]))
        })
        .map(|(_, (field, _))| *field)
        .next()
}

/// Two values of a record that cannot both be: the field that is told, and why.
pub(super) fn contradiction<R: Record>(plan: &Plan, cells: &[Cell]) -> Option<(&'static str, &'static str)> {
    let of = |field: &str| R::FIELDS.iter().position(|known| *known == field).map(|at| &cells[at]);
    let whole = |field: &str| of(field).and_then(i64::from_cell);
    let text = |field: &str| of(field).and_then(String::from_cell);
    match R::TABLE {
        "event" => {
            let is_reversed = whole("age_from").zip(whole("age_to")).is_some_and(|(from, to)| to < from);
            let is_circle = is_in_circle(plan, text("id").as_deref(), text("umbrella_id"));
            match () {
                () if is_reversed => Some(("age_to", "table_ages")),
                () if is_circle => Some(("umbrella_id", "table_circle")),
                () => None,
            }
        }
        "session" => {
            let (starts, ends) = (text("starts_at"), text("ends_at"));
            match (starts, ends) {
                (Some(starts), Some(ends)) if ends <= starts => Some(("ends_at", "end_before_start")),
                (None, Some(_)) => Some(("starts_at", "table_needed")),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether an event would hold itself.
fn is_in_circle(plan: &Plan, id: Option<&str>, umbrella: Option<String>) -> bool {
    let Some(mut next) = umbrella else { return false };
    let parents: HashMap<&str, &str> =
        plan.events.iter().filter_map(|event| Some((event.id.as_str(), event.umbrella_id.as_deref()?))).collect();
    for _ in 0..=parents.len() {
        if Some(next.as_str()) == id {
            return true;
        }
        match parents.get(next.as_str()) {
            Some(parent) => next = (*parent).to_owned(),
            None => return false,
        }
    }
    true
}

/// Whether the workflow allows a step, both in stored words.
pub(super) fn is_step(from: &Cell, to: &Cell) -> bool {
    let of = EventStatus::from_cell;
    of(from).zip(of(to)).is_some_and(|(from, to)| from == to || from.can_become(to))
}

#[cfg(test)]
mod tests {
    use domain::Event;

    use super::*;

    #[test]
    fn an_event_holds_itself_by_none_or_several_others() {
        let event = |(id, umbrella): (&str, &str)| Event {
            id: id.to_owned(),
            umbrella_id: (!umbrella.is_empty()).then(|| umbrella.to_owned()),
            ..Event::default()
        };
        let plan =
            |events: &[(&str, &str)]| Plan { events: events.iter().copied().map(event).collect(), ..Plan::default() };
        let long = plan(&[("a", ""), ("b", "a"), ("c", "b"), ("d", "c")]);
        let is_circle =
            |plan: &Plan, id: Option<&str>, umbrella: &str| is_in_circle(plan, id, Some(umbrella.to_owned()));
        for (id, umbrella, expected) in [
            ("a", "a", true),
            ("a", "b", true),
            ("a", "d", true),
            ("d", "a", false),
            ("b", "c", true),
            ("c", "a", false),
        ] {
            assert_eq!(is_circle(&long, Some(id), umbrella), expected, "{id} under {umbrella}");
        }
        assert!(!is_circle(&long, None, "d"), "one that is new is held by nobody");
        assert!(!is_in_circle(&long, Some("a"), None));
        // A circle that is there already, which this one does not belong to.
        assert!(is_circle(&plan(&[("a", "b"), ("b", "a")]), Some("new"), "a"));
    }

    #[test]
    fn a_value_takes_the_place_of_another_where_it_may() {
        let event = Event { title: "Kites".to_owned(), age_from: Some(6), ..Event::default() };
        let at = |field: &str| Event::FIELDS.iter().position(|it| *it == field).unwrap();
        let put = |field: &str, cell: Cell| with::<Event>(&event.cells(), at(field), cell);
        let title = put("title", Cell::Text("Boats".to_owned())).unwrap();
        assert_eq!(Event::from_cells(&title), Ok(Event { title: "Boats".to_owned(), ..event.clone() }));
        let ages = put("age_from", Cell::Null).unwrap();
        assert_eq!(Event::from_cells(&ages), Ok(Event { age_from: None, ..event.clone() }));
        assert_eq!(put("title", Cell::Null), Err("table_needed"));
        assert_eq!(put("age_from", Cell::Text("six".to_owned())), Err("table_does_not_fit"));
        assert_eq!(put("age_from", Cell::Integer(-6)), Err("table_below_zero"));
    }

    #[test]
    fn ages_and_times_that_cannot_be() {
        let told = |event: Event| contradiction::<Event>(&Plan::default(), &event.cells());
        let ages = |age_from, age_to| told(Event { age_from, age_to, ..Event::default() });
        assert_eq!(ages(Some(9), Some(8)), Some(("age_to", "table_ages")));
        assert_eq!([ages(Some(8), Some(8)), ages(None, Some(8)), ages(Some(8), None)], [None; 3]);
    }
}
