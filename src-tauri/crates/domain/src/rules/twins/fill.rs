//! One record of two: what the one that stays says is kept; only what it leaves empty is filled from the other.

use std::collections::BTreeSet;

use crate::{Cell, Field, Kind, Record};

/// The record that stays, with what it leaves empty filled from the other.
pub(super) fn filled<R: Record>(kept: &R, gone: &R) -> R {
    let pairs = kept.cells().into_iter().zip(gone.cells());
    let fields = R::FIELDS.iter().zip(R::kinds());
    let cells: Vec<Cell> =
        fields.zip(pairs).map(|((field, kind), (own, other))| cell(field, kind, own, other)).collect();
    R::from_cells(&cells).unwrap_or_else(|_| kept.clone())
}

fn cell(field: &str, kind: Kind, own: Cell, other: Cell) -> Cell {
    match field {
        "id" => own,
        "note" | "consent_note" | "learner_words" | "host_words" => Cell::Text(both(&own.plain(), &other.plain())),
        // The first year is the earlier one, and the earlier promise to erase holds.
        "first_year" | "keep_until" => least(own, other),
        "away_dates" => dates(&own, &other),
        _ if is_empty(&own, kind) => other,
        _ => own,
    }
}

fn is_empty(cell: &Cell, kind: Kind) -> bool {
    match kind {
        Kind::Texts => Vec::<String>::from_cell(cell).is_none_or(|values| values.is_empty()),
        _ => cell.plain().trim().is_empty(),
    }
}

/// Notes are words of people: none is lost.
pub(super) fn both(kept: &str, gone: &str) -> String {
    let is_said = gone.trim().is_empty() || kept.contains(gone.trim());
    match (kept.trim().is_empty(), is_said) {
        (true, _) => gone.to_owned(),
        (false, true) => kept.to_owned(),
        (false, false) => format!("{kept}\n{gone}"),
    }
}

fn least(own: Cell, other: Cell) -> Cell {
    let is_less = match (&own, &other) {
        (Cell::Null, _) => true,
        (_, Cell::Null) => false,
        (Cell::Integer(own), Cell::Integer(other)) => other < own,
        (own, other) => other.plain() < own.plain(),
    };
    if is_less { other } else { own }
}

/// All dates of both, in order, each once.
fn dates(own: &Cell, other: &Cell) -> Cell {
    let all = [own, other].into_iter().filter_map(Vec::<String>::from_cell).flatten();
    all.collect::<BTreeSet<String>>().into_iter().collect::<Vec<String>>().to_cell()
}
