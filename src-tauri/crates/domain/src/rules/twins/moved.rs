//! One record in the place of another wherever it is named: by a field of its own, as what a record is about, or in a
//! list of ids. Links whose ids say what they link are made anew, and are there once.

use super::fill::both;
use crate::fields::{Meaning, meaning};
use crate::maps::{FastMap, FastSet};
use crate::references::{ABOUT_SUBJECTS, REFERENCES};
use crate::{
    Cell, EventPartner, EventPerson, Field, KindVisitor, OwnKind, OwnValue, Plan, Record, Tag, VisitorMut, link_id,
};

/// Tables whose ids derive from what their records link, with the fields from which they do.
const DERIVED: &[(&str, &[&str])] = &[
    (EventPartner::TABLE, &["event_id", "partner_id", "role"]),
    (EventPerson::TABLE, &["event_id", "person_id"]),
    (Tag::TABLE, &["subject_id", "area_id", "feature_id"]),
    (OwnValue::TABLE, &["own_field_id", "subject_id"]),
];

/// How a field names records.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By its value.
    Field,
    /// By its value, if `subject` says the table.
    Subject,
    /// By one of its values.
    List,
}

/// The fields of a table that name records of another, by their places.
fn naming<R: Record>(target: &str) -> Vec<(usize, Way)> {
    let way = |field: &str| {
        if REFERENCES.iter().any(|it| (it.table, it.field, it.target) == (R::TABLE, field, target)) {
            return Some(Way::Field);
        }
        if field == "subject_id" && ABOUT_SUBJECTS.contains(&R::TABLE) {
            return Some(Way::Subject);
        }
        matches!(meaning(R::TABLE, field), Some(Meaning::Ids(of)) if of == target).then_some(Way::List)
    };
    R::FIELDS.iter().enumerate().filter_map(|(at, field)| Some((at, way(field)?))).collect()
}

/// The tables whose records can name one of a table, with the fields in which they do.
pub fn named_by(target: &str) -> Vec<(&'static str, &'static str)> {
    struct All<'t>(&'t str, Vec<(&'static str, &'static str)>);
    impl KindVisitor for All<'_> {
        fn visit<R: Record>(&mut self) {
            self.1.extend(naming::<R>(self.0).into_iter().map(|(at, _)| (R::TABLE, R::FIELDS[at])));
        }
    }
    let mut all = All(target, Vec::new());
    Plan::visit_kinds(&mut all);
    all.1
}

/// Puts `to` in the place of `from`, both records of a table.
pub(super) fn put_in_place(plan: &mut Plan, target: &'static str, from: &str, to: &str) {
    join_own_values(plan, target, from, to);
    plan.visit_mut(&mut Move { target, from, to });
    once(&mut plan.event_partners);
    once(&mut plan.event_people);
    once(&mut plan.tags);
    once(&mut plan.own_values);
}

/// Where both say something in a field of the plan's own, the one that stays is right; words of both are kept.
fn join_own_values(plan: &mut Plan, target: &str, from: &str, to: &str) {
    let is_text: FastSet<&str> =
        plan.own_fields.iter().filter(|it| it.kind == OwnKind::Text).map(|it| it.id.as_str()).collect();
    let is_of = |it: &OwnValue, id: &str| it.subject.word() == target && it.subject_id == id;
    let gone: FastMap<String, String> = plan
        .own_values
        .iter()
        .filter(|it| is_of(it, from))
        .map(|it| (it.own_field_id.clone(), it.value.clone()))
        .collect();
    let mut said: FastSet<String> = FastSet::default();
    for kept in plan.own_values.iter_mut().filter(|it| is_of(it, to)) {
        let Some(other) = gone.get(&kept.own_field_id) else { continue };
        if kept.value.trim().is_empty() {
            kept.value.clone_from(other);
        } else if is_text.contains(kept.own_field_id.as_str()) {
            kept.value = both(&kept.value, other);
        }
        said.insert(kept.own_field_id.clone());
    }
    plan.own_values.retain(|it| !(is_of(it, from) && said.contains(&it.own_field_id)));
}

/// Of records with one id the first stays.
fn once<R: Record>(list: &mut Vec<R>) {
    let mut seen: FastSet<String> = FastSet::default();
    list.retain(|it| seen.insert(it.id().to_owned()));
}

struct Move<'a> {
    target: &'static str,
    from: &'a str,
    to: &'a str,
}

impl Move<'_> {
    /// The value of a field after the move; `None`: it names another.
    fn moved(&self, cell: &Cell, way: Way) -> Option<Cell> {
        if way != Way::List {
            return matches!(cell, Cell::Text(id) if id == self.from).then(|| Cell::Text(self.to.to_owned()));
        }
        let ids = Vec::<String>::from_cell(cell)?;
        if !ids.iter().any(|id| id == self.from) {
            return None;
        }
        let mut seen: FastSet<String> = FastSet::default();
        let moved = ids.into_iter().map(|id| if id == self.from { self.to.to_owned() } else { id });
        Some(moved.filter(|id| seen.insert(id.clone())).collect::<Vec<_>>().to_cell())
    }
}

impl VisitorMut for Move<'_> {
    fn visit<R: Record>(&mut self, records: &mut [R]) {
        let fields = naming::<R>(self.target);
        if fields.is_empty() {
            return;
        }
        let place = |field: &str| R::FIELDS.iter().position(|it| *it == field);
        let subject = place("subject");
        let is_about = |cells: &[Cell]| subject.is_some_and(|at| cells[at].plain() == self.target);
        let derived = DERIVED.iter().find(|(table, _)| *table == R::TABLE).map(|(_, fields)| *fields);
        for record in records {
            let mut cells = record.cells();
            let mut is_moved = false;
            for (at, way) in &fields {
                let is_meant = *way != Way::Subject || is_about(&cells);
                if let Some(cell) = self.moved(&cells[*at], *way).filter(|_| is_meant) {
                    (cells[*at], is_moved) = (cell, true);
                }
            }
            if !is_moved {
                continue;
            }
            if let Some(fields) = derived {
                let parts: Vec<String> =
                    fields.iter().map(|field| place(field).map(|at| cells[at].plain()).unwrap_or_default()).collect();
                let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                cells[0] = Cell::Text(link_id(&parts));
            }
            if let Ok(moved) = R::from_cells(&cells) {
                *record = moved;
            }
        }
    }
}
