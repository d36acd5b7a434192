//! Fields of events written where they stand in a table: one, or a block of them as one change.
//!
//! What a typed or pasted text means is the page's to say; what an event can hold is said here, as by its form.

use std::collections::BTreeMap;

use domain::{Event, Id, OwnValue, Plan};
use serde::Deserialize;
use serde_json::Value;
use store::{Label, Tx};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::own_fields::{cell_value, put_values};
use crate::programme::checks::{check_draft, check_references};
use crate::programme::events::draft_of;
use crate::programme::workflow::Step;
use crate::records::drafts::{label, need};
use crate::views::EventDraft;

/// One cell of the table of events.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct EventCell {
    pub id: Id,
    /// A field of the event, or `own.` and the id of one of the plan's own.
    pub field: String,
    /// Its value as the event holds it.
    pub value: Value,
}

pub(crate) fn set_event_field(desk: &Desk, id: Id, field: String, value: Value) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let changed = changed(desk, plan, &id, &[(&field, &value)])?;
        let own = changed.own_values.first().map(|it| need(&plan.own_fields, &it.own_field_id)).transpose()?;
        let label = match own {
            Some(own) => label("set_own_value", &changed.event.title).with("name", &own.name),
            None => label("set_event_field", &changed.event.title).with("field", &field),
        };
        Ok(file.command(label, |tx| put(tx, &changed))?)
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
        all.retain(|changed| changed.is_new(plan));
        let label = Label::new("set_event_cells").with("event_count", &all.len().to_string());
        file.command(label, |tx| all.iter().try_for_each(|changed| put(tx, changed)))?;
        Ok(all.len())
    })
}

/// What cells make of an event.
struct Changed {
    event: Event,
    step: Option<Step>,
    own_values: Vec<OwnValue>,
}

impl Changed {
    /// Whether it says anything that the plan does not.
    fn is_new(&self, plan: &Plan) -> bool {
        let said = |it: &OwnValue| plan.own_values.iter().find(|old| old.id == it.id).map_or("", |old| &old.value);
        plan.events.iter().find(|old| old.id == self.event.id) != Some(&self.event)
            || self.own_values.iter().any(|it| said(it) != it.value)
    }
}

fn put(tx: &mut Tx, changed: &Changed) -> Result<(), store::StoreError> {
    tx.put(&changed.event)?;
    put_values(tx, &changed.own_values)?;
    changed.step.as_ref().map_or(Ok(()), |step| step.put(tx, &changed.event.id))
}

/// The event with other values in some fields, checked as its form is.
fn changed(desk: &Desk, plan: &Plan, id: &Id, fields: &[(&str, &Value)]) -> Result<Changed, Failure> {
    let old = need(&plan.events, id)?;
    let named = |failure: Failure| failure.with("title", &old.title);
    let mut json = serde_json::to_value(old).map_err(|_| Failure::invalid("bad_value", "event"))?;
    let mut own_values = Vec::new();
    for (field, value) in fields {
        if let Some(own) = cell_value(plan, field, id, value)? {
            own_values.push(own);
            continue;
        }
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
    Ok(Changed { event: draft.event, step, own_values })
}
