//! The rows of a host's form held against the plan: which event and session each stands for, and whose the new ones are.

use std::collections::HashSet;

use domain::Plan;

use crate::events::row::RowDraft;
use crate::source::form::HostForm;
use crate::{IntakeError, RefusedRow};

/// Says of each row which event it means. Rows of events that the plan no longer has are refused; a form of which the
/// plan knows neither the host nor an event is another plan's.
pub(crate) fn settle(
    plan: &Plan,
    form: &HostForm,
    drafts: Vec<RowDraft>,
    refused: &mut Vec<RefusedRow>,
) -> Result<Vec<RowDraft>, IntakeError> {
    let events: HashSet<&str> = plan.events.iter().map(|event| event.id.as_str()).collect();
    let host = plan.partners.iter().find(|partner| partner.id == form.partner_id);
    if host.is_none() && !form.rows.values().any(|row| events.contains(row.event_id.as_str())) {
        return Err(IntakeError::new("form_of_another_plan"));
    }
    let mut kept = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        match form.rows.get(&draft.line) {
            Some(row) if events.contains(row.event_id.as_str()) => {
                draft.known = Some(row.event_id.clone());
                if draft.schedule.slots.len() == 1 {
                    draft.schedule.moved_from = row.starts_at;
                }
            }
            Some(_) => {
                let (column, value) = (String::new(), draft.event.title);
                refused.push(RefusedRow { line: draft.line, column, value, reason: "form_event_gone".to_owned() });
                continue;
            }
            None if draft.organisers.is_empty() => draft.organisers.extend(host.map(|host| host.name.clone())),
            None => {}
        }
        kept.push(draft);
    }
    Ok(kept)
}
