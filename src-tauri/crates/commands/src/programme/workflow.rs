//! The steps of events from one status to another: which there are, taking them, and what is kept of them.
//!
//! Which steps are allowed is `domain`'s table alone. Whoever changes a status writes the step beside it, in the same
//! change, so that undoing the one undoes the other.

use domain::*;
use serde::Serialize;
use store::{StoreError, Tx};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::local;
use crate::records::drafts::label;

/// Where events of one status can go.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatusRule {
    /// Where they stand.
    pub status: EventStatus,
    /// Where they can go, the most usual first.
    pub steps: Vec<EventStatus>,
    /// Whether becoming `status` asks for a reason.
    pub needs_reason: bool,
}

/// The whole workflow, for whoever offers steps.
pub(crate) fn list_status_rules(_desk: &Desk) -> Result<Vec<StatusRule>, Failure> {
    let rule = |status: &EventStatus| StatusRule {
        status: *status,
        steps: status.steps().to_vec(),
        needs_reason: status.needs_reason(),
    };
    Ok(EventStatus::ALL.iter().map(rule).collect())
}

/// The steps of an event, the first one first.
pub(crate) fn steps_of(plan: &Plan, event_id: &str) -> Vec<StatusStep> {
    let mut steps: Vec<StatusStep> = plan.status_steps.iter().filter(|it| it.event_id == event_id).cloned().collect();
    steps.sort_by(|a, b| (a.taken_on, &a.id).cmp(&(b.taken_on, &b.id)));
    steps
}

/// A step that was checked and is to be written.
pub(crate) struct Step {
    from: Option<EventStatus>,
    to: EventStatus,
    on: chrono::NaiveDate,
    reason: String,
}

impl Step {
    /// A step of which it is known that it is allowed.
    pub(crate) fn new(from: Option<EventStatus>, to: EventStatus, on: chrono::NaiveDate, reason: &str) -> Self {
        Self { from, to, on, reason: reason.trim().to_owned() }
    }

    /// Where it leads.
    pub(crate) fn to(&self) -> EventStatus {
        self.to
    }

    /// The step between two states of an event; `None` when its status is the same. What is new can begin anywhere.
    pub(crate) fn between(
        desk: &Desk,
        plan: &Plan,
        old: Option<&Event>,
        new: &Event,
        reason: &str,
    ) -> Result<Option<Self>, Failure> {
        let from = old.map(|old| old.status);
        if from == Some(new.status) {
            return Ok(None);
        }
        if let Some(from) = from {
            check(desk, &new.title, from, new.status, 0)?;
            need_reason(new.status, reason, "status_reason")?;
        }
        let on = local(plan, desk.now()).date();
        Ok(Some(Self::new(from, new.status, on, reason)))
    }

    pub(crate) fn put(&self, tx: &mut Tx, event_id: &str) -> Result<(), StoreError> {
        tx.put(&StatusStep {
            id: tx.new_id(),
            event_id: event_id.to_owned(),
            from_status: self.from,
            to_status: self.to,
            taken_on: Some(self.on),
            reason: self.reason.clone(),
        })
    }
}

/// Refuses a step that the workflow does not have, and says which there are.
fn check(desk: &Desk, title: &str, from: EventStatus, to: EventStatus, others: usize) -> Result<(), Failure> {
    if from.can_become(to) {
        return Ok(());
    }
    let texts = desk.texts();
    let name = |status: EventStatus| texts.get(&format!("event-status-{}", status.word()));
    let steps: Vec<String> = from.steps().iter().map(|step| name(*step)).collect();
    Err(Failure::invalid("status_step_refused", "status")
        .with("title", title)
        .with("from", name(from))
        .with("to", name(to))
        .with("steps", steps.join(", "))
        .with("other_count", others))
}

pub(crate) fn need_reason(to: EventStatus, reason: &str, field: &str) -> Result<(), Failure> {
    let is_missing = to.needs_reason() && reason.trim().is_empty();
    if is_missing { Err(Failure::invalid("status_reason_missing", field)) } else { Ok(()) }
}

/// Brings events to a status: all of them or, when one of them cannot go there, none.
pub(crate) fn set_event_status(
    desk: &Desk,
    ids: Vec<Id>,
    status: EventStatus,
    reason: Option<String>,
) -> Result<(), Failure> {
    let reason = reason.unwrap_or_default();
    desk.write(|plan, file| {
        let events = by_id(&plan.events);
        let found = ids.iter().map(|id| events.get(id.as_str()).ok_or_else(|| Failure::not_found(Event::TABLE, id)));
        let mut events: Vec<&&Event> = found.collect::<Result<_, _>>()?;
        // Those that have it already are not changed, and not counted.
        events.retain(|event| event.status != status);
        events.sort_by(|a, b| a.id.cmp(&b.id));
        events.dedup_by(|a, b| a.id == b.id);
        let stuck: Vec<&&&Event> = events.iter().filter(|event| !event.status.can_become(status)).collect();
        if let Some(first) = stuck.first() {
            check(desk, &first.title, first.status, status, stuck.len() - 1)?;
        }
        if events.is_empty() {
            return Ok(());
        }
        need_reason(status, &reason, "reason")?;
        let title = events.first().map_or("", |event| event.title.as_str());
        let label = label("set_event_status", title)
            .with("status", status.word())
            .with("event_count", &events.len().to_string());
        let on = local(plan, desk.now()).date();
        Ok(file.command(label, |tx| {
            events.iter().try_for_each(|event| {
                tx.put(&Event { status, ..(**event).clone() })?;
                Step::new(Some(event.status), status, on, &reason).put(tx, &event.id)
            })
        })?)
    })
}
