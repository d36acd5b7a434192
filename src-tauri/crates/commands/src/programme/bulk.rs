//! One change of the whole programme or of the events that somebody chose: seen in numbers first, then made and undone
//! as one. What it makes of each event is `domain`'s to say.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::rules::Touched;
use domain::rules::bulk::{BulkChange, BulkChanges, BulkCounts, bulk_changes};
use domain::*;
use serde::Serialize;
use store::{Label, StoreError, Tx};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::{Shown, local};
use crate::programme::events::{DRAFT_ID, programme_of};
use crate::programme::workflow::{Step, need_reason};
use crate::records::drafts::{give_id, need, need_if_given};

/// A change of many events in numbers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BulkPreview {
    /// What changes.
    pub counts: BulkCounts,
    /// Open problems of the week as it is.
    pub problems_before: usize,
    /// Open problems of the week afterwards.
    pub problems_after: usize,
}

/// What a change would do.
pub(crate) fn check_bulk_change(
    desk: &Desk,
    change: BulkChange,
    event_ids: Option<Vec<Id>>,
) -> Result<BulkPreview, Failure> {
    let shown = desk.shown()?;
    check_places(&shown.plan, &change)?;
    let only = event_ids.map(HashSet::from_iter);
    let changes = bulk_changes(&shown.plan, shown.need_week()?, &change, only.as_ref(), shown.today(desk.now()));
    let ids = |records: Vec<&Id>| Some(records.into_iter().cloned().collect());
    let mut touched = Touched::from([
        ("event".to_owned(), ids(changes.events.iter().map(|it| &it.id).collect())),
        ("session".to_owned(), ids(changes.sessions.iter().map(|it| &it.id).collect())),
    ]);
    if !changes.openings.is_empty() || !changes.gone_openings.is_empty() {
        touched.insert("opening".to_owned(), None);
    }
    let (counts, plan) = (changes.counts.clone(), with(programme_of(&shown.plan), changes));
    let after = Shown::new(shown.revision, Arc::new(plan), shown.week_id.clone(), desk.now());
    let after = shown.on.into_iter().fold(after, Shown::looked_at_on).follows(&shown, Some(touched));
    let (problems_before, problems_after) = (shown.open_problems().count(), after.open_problems().count());
    Ok(BulkPreview { counts, problems_before, problems_after })
}

/// The plan after a change.
fn with(mut plan: Plan, changes: BulkChanges) -> Plan {
    overlay(&mut plan.events, changes.events);
    overlay(&mut plan.sessions, changes.sessions);
    plan.openings.retain(|opening| !changes.gone_openings.contains(&opening.id));
    let (new, changed): (Vec<_>, Vec<_>) = changes.openings.into_iter().partition(|opening| opening.id.is_empty());
    overlay(&mut plan.openings, changed);
    plan.openings.extend(new.into_iter().map(|opening| Opening { id: DRAFT_ID.to_owned(), ..opening }));
    plan
}

fn overlay<R: Record>(records: &mut [R], changed: Vec<R>) {
    let mut changed: HashMap<Id, R> = changed.into_iter().map(|record| (record.id().to_owned(), record)).collect();
    for record in records {
        if let Some(new) = changed.remove(record.id()) {
            *record = new;
        }
    }
}

fn check_places(plan: &Plan, change: &BulkChange) -> Result<(), Failure> {
    match change {
        BulkChange::Postpone | BulkChange::Cancel => Ok(()),
        BulkChange::GoOnline { venue_id } => need_if_given(&plan.venues, venue_id.as_ref()),
        BulkChange::CloseVenue { venue_id, .. } => need(&plan.venues, venue_id).map(drop),
    }
}

/// Makes a change, as one step of undo. Gives back what it did; nothing is written when nothing changes.
pub(crate) fn set_bulk_change(
    desk: &Desk,
    change: BulkChange,
    event_ids: Option<Vec<Id>>,
    reason: String,
) -> Result<BulkCounts, Failure> {
    let week_id = desk.shown()?.need_week()?.id.clone();
    let only = event_ids.map(HashSet::from_iter);
    desk.write(|plan, file| {
        check_places(plan, &change)?;
        let today = local(plan, desk.now()).date();
        let changes = bulk_changes(plan, need(&plan.weeks, &week_id)?, &change, only.as_ref(), today);
        let known = by_id(&plan.events);
        let before = |event: &Event| known.get(event.id.as_str()).map(|old| old.status);
        let steps: Vec<(Id, Step)> = changes
            .events
            .iter()
            .filter(|event| before(event) != Some(event.status))
            .map(|event| (event.id.clone(), Step::new(before(event), event.status, today, &reason)))
            .collect();
        if let Some((_, step)) = steps.first() {
            need_reason(step.to(), &reason, "reason")?;
        }
        file.command(label(plan, &change, &changes.counts), |tx| write(tx, &changes, &steps, &reason))?;
        Ok(changes.counts)
    })
}

fn write(tx: &mut Tx, changes: &BulkChanges, steps: &[(Id, Step)], reason: &str) -> Result<(), StoreError> {
    changes.events.iter().try_for_each(|event| tx.put(event))?;
    changes.sessions.iter().try_for_each(|session| tx.put(session))?;
    for id in &changes.gone_openings {
        tx.remove::<Opening>(id)?;
    }
    for opening in &changes.openings {
        let mut opening = Opening { note: reason.trim().to_owned(), ..opening.clone() };
        give_id(&mut opening.id, tx);
        tx.put(&opening)?;
    }
    steps.iter().try_for_each(|(event_id, step)| step.put(tx, event_id))
}

/// What the history says of it.
fn label(plan: &Plan, change: &BulkChange, counts: &BulkCounts) -> Label {
    let label =
        Label::new("set_bulk_change").with("kind", change.word()).with("event_count", &counts.event_count.to_string());
    match change {
        BulkChange::Postpone | BulkChange::Cancel | BulkChange::GoOnline { .. } => label,
        BulkChange::CloseVenue { venue_id, on } => {
            let venue = plan.venues.iter().find(|venue| venue.id == *venue_id).map_or("", |venue| venue.name.as_str());
            label.with("venue", venue).with("closed_on", &on.to_string())
        }
    }
}
