//! Fields of events written where they stand in a table: one, or a block of them as one change.
//!
//! What a typed or pasted text means is the page's to say; what an event can hold is said here, as by its form.

use std::collections::BTreeMap;

use domain::{Event, Id, Plan};
use serde::Deserialize;
use serde_json::Value;
use store::{Label, Tx};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::programme::events::{check_draft, check_references, draft_of};
use crate::programme::workflow::Step;
use crate::records::drafts::{label, need};
use crate::views::EventDraft;

/// One cell of the table of events.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct EventCell {
    pub id: Id,
    /// A field of the event.
    pub field: String,
    /// Its value as the event holds it.
    pub value: Value,
}

pub(crate) fn set_event_field(desk: &Desk, id: Id, field: String, value: Value) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let (event, step) = changed(desk, plan, &id, &[(&field, &value)])?;
        let label = label("set_event_field", &event.title).with("field", &field);
        Ok(file.command(label, |tx| put(tx, &event, step.as_ref()))?)
    })
}

/// Writes cells of many events as one change; says how many events changed. One that cannot be held refuses all, and
/// the refusal names its event.
pub(crate) fn set_event_cells(desk: &Desk, cells: Vec<EventCell>) -> Result<usize, Failure> {
    desk.write(|plan, file| {
        let mut by_event: BTreeMap<&Id, Vec<(&str, &Value)>> = BTreeMap::new();
        for cell in &cells {
            by_event.entry(&cell.id).or_default().push((&cell.field, &cell.value));
        }
        let all: Result<Vec<_>, Failure> =
            by_event.iter().map(|(id, fields)| changed(desk, plan, id, fields)).collect();
        let mut all = all?;
        all.retain(|(event, _)| plan.events.iter().find(|old| old.id == event.id) != Some(event));
        let label = Label::new("set_event_cells").with("event_count", &all.len().to_string());
        file.command(label, |tx| all.iter().try_for_each(|(event, step)| put(tx, event, step.as_ref())))?;
        Ok(all.len())
    })
}

fn put(tx: &mut Tx, event: &Event, step: Option<&Step>) -> Result<(), store::StoreError> {
    tx.put(event)?;
    step.map_or(Ok(()), |step| step.put(tx, &event.id))
}

/// The event with other values in some fields, checked as its form is.
fn changed(desk: &Desk, plan: &Plan, id: &Id, fields: &[(&str, &Value)]) -> Result<(Event, Option<Step>), Failure> {
    let old = need(&plan.events, id)?;
    let named = |failure: Failure| failure.with("title", &old.title);
    let mut json = serde_json::to_value(old).map_err(|_| Failure::invalid("bad_value", "event"))?;
    for (field, value) in fields {
        let cell = json.get_mut(*field).filter(|_| *field != "id");
        *cell.ok_or_else(|| Failure::invalid("unknown_field", field))? = (*value).clone();
        // Each by itself, so that the refusal names the field.
        serde_json::from_value::<Event>(json.clone()).map_err(|_| named(Failure::invalid("bad_value", field)))?;
    }
    let event: Event = serde_json::from_value(json).map_err(|_| named(Failure::invalid("bad_value", "event")))?;
    let draft = EventDraft { event, ..draft_of(plan, old) };
    check_draft(&draft).map_err(named)?;
    check_references(plan, &draft)?;
    let step = Step::between(desk, plan, Some(old), &draft.event, "").map_err(named)?;
    Ok((draft.event, step))
}
