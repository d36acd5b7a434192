//! What all forms share when they are saved: new ids, order of siblings, and children that are no longer there.

use std::collections::HashSet;

use domain::{Id, Record};
use store::{Label, StoreError, Tx};

use crate::Failure;

/// The label of a change that is about one record.
pub(crate) fn label(code: &str, title: &str) -> Label {
    Label::new(code).with("title", title)
}

/// Gives a record an id when it has none.
pub(crate) fn give_id(id: &mut Id, tx: &Tx) {
    if id.is_empty() {
        *id = tx.new_id();
    }
}

/// Writes the children of a form and moves those to the bin that are no longer in it.
pub(crate) fn put_children<R: Record>(tx: &mut Tx, old: Option<&[R]>, new: &[R]) -> Result<(), StoreError> {
    let kept: HashSet<&str> = new.iter().map(Record::id).collect();
    for gone in old.unwrap_or_default().iter().filter(|record| !kept.contains(record.id())) {
        tx.remove::<R>(gone.id())?;
    }
    new.iter().try_for_each(|record| tx.put(record))
}

/// Moves records to the bin.
pub(crate) fn remove_all<'a, R: Record + 'a>(
    tx: &mut Tx,
    records: impl IntoIterator<Item = &'a R>,
) -> Result<(), StoreError> {
    for record in records {
        tx.remove::<R>(record.id())?;
    }
    Ok(())
}

/// Puts siblings into the order in which the form lists them. As many positions as can stay do.
pub(crate) fn set_positions<'a>(positions: impl Iterator<Item = &'a mut String>) {
    let positions: Vec<&mut String> = positions.collect();
    let now: Vec<&str> = positions.iter().map(|position| position.as_str()).collect();
    let keys = domain::order::arranged(&now);
    for (position, key) in positions.into_iter().zip(keys) {
        *position = key;
    }
}

/// Refuses an empty name.
pub(crate) fn need_text(text: &str, field: &str) -> Result<(), Failure> {
    if !text.trim().is_empty() {
        return Ok(());
    }
    Err(Failure::invalid(if field == "reason" { "reason_missing" } else { "name_missing" }, field))
}

/// Refuses the id of something that is not there.
pub(crate) fn need<'a, R: Record>(records: &'a [R], id: &str) -> Result<&'a R, Failure> {
    records.iter().find(|record| record.id() == id).ok_or_else(|| Failure::not_found(R::TABLE, id))
}

/// The same where an id may be left out.
pub(crate) fn need_if_given<R: Record>(records: &[R], id: Option<&Id>) -> Result<(), Failure> {
    id.map_or(Ok(()), |id| need(records, id).map(|_| ()))
}

/// Refuses numbers that cannot be counts.
pub(crate) fn not_negative(number: Option<i64>, field: &str) -> Result<(), Failure> {
    if number.is_some_and(|number| number < 0) { Err(Failure::invalid("number_negative", field)) } else { Ok(()) }
}
