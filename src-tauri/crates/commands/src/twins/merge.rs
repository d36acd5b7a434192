//! Two records that are one: everything of the one moves to the other, as one change. And two that are two.

use std::collections::HashMap;

use domain::rules::twins::{self, TwinKind};
use domain::*;
use store::{Label, StoreError, Tx};

use super::views::one_of_two;
use crate::Failure;
use crate::desk::Desk;

pub(crate) fn merge_records(desk: &Desk, kind: TwinKind, keep: Id, gone: Id) -> Result<Id, Failure> {
    desk.write(|plan, file| {
        let after = one_of_two(plan, kind, &keep, &gone)?;
        let label = match kind {
            TwinKind::Partner => Label::new("merge_partners"),
            TwinKind::Person => Label::new("merge_people"),
            TwinKind::Venue => Label::new("merge_venues"),
            TwinKind::Event => Label::new("merge_events"),
        };
        let label = label.with("title", &name(plan, kind, &keep)).with("other", &name(plan, kind, &gone));
        // Whoever is erased for ever takes along who was merged into them, whatever they were called.
        let label = label.with("keep_id", &keep).with("gone_id", &gone);
        file.command(label, |tx| write_differences(plan, &after, tx))?;
        Ok(keep)
    })
}

/// Keeps that two records are two, so that they are not suggested again.
pub(crate) fn save_twins_apart(desk: &Desk, kind: TwinKind, one: Id, other: Id) -> Result<(), Failure> {
    desk.write(|plan, file| {
        one_of_two(plan, kind, &one, &other)?;
        let names = (name(plan, kind, &one), name(plan, kind, &other));
        let apart = twins::apart(kind, &one, &other, format!("{} / {}", names.0, names.1));
        let label = Label::new("save_twins_apart").with("title", &names.0).with("other", &names.1);
        Ok(file.command(label, |tx| tx.put(&apart))?)
    })
}

fn name(plan: &Plan, kind: TwinKind, id: &str) -> String {
    names::Names::new(plan).name(kind.table(), id).unwrap_or_default()
}

/// Writes what differs between two states of a plan: what is new or changed is put, what is gone goes to the bin.
fn write_differences(before: &Plan, after: &Plan, tx: &mut Tx) -> Result<(), StoreError> {
    let mut known = Known(HashMap::new());
    before.visit(&mut known);
    let mut put = Put { before: known.0, tx, done: Ok(()) };
    after.visit(&mut put);
    let (done, left) = (put.done, put.before);
    done?;
    let mut take = Take { left, tx, done: Ok(()) };
    before.visit(&mut take);
    take.done
}

/// The cells of every record.
struct Known(HashMap<(&'static str, Id), Vec<Cell>>);

impl Visitor for Known {
    fn visit<R: Record>(&mut self, records: &[R]) {
        self.0.extend(records.iter().map(|it| ((R::TABLE, it.id().to_owned()), it.cells())));
    }
}

struct Put<'a, 'tx> {
    /// What was there and has not been met again.
    before: HashMap<(&'static str, Id), Vec<Cell>>,
    tx: &'a mut Tx<'tx>,
    done: Result<(), StoreError>,
}

impl Visitor for Put<'_, '_> {
    fn visit<R: Record>(&mut self, records: &[R]) {
        for record in records {
            let old = self.before.remove(&(R::TABLE, record.id().to_owned()));
            if self.done.is_ok() && old != Some(record.cells()) {
                self.done = self.tx.put(record);
            }
        }
    }
}

struct Take<'a, 'tx> {
    left: HashMap<(&'static str, Id), Vec<Cell>>,
    tx: &'a mut Tx<'tx>,
    done: Result<(), StoreError>,
}

impl Visitor for Take<'_, '_> {
    fn visit<R: Record>(&mut self, records: &[R]) {
        for record in records.iter().filter(|it| self.left.contains_key(&(R::TABLE, it.id().to_owned()))) {
            if self.done.is_ok() {
                self.done = self.tx.remove::<R>(record.id()).map(drop);
            }
        }
    }
}
