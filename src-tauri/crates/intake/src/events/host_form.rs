//! The rows of a host's form held against the plan: which event and session each stands for, and whose the new ones are.

use std::collections::HashMap;

use domain::Plan;

use crate::cells::clean::name_key;
use crate::events::row::RowDraft;
use crate::source::form::{FormRow, HostForm};
use crate::{IntakeError, RefusedRow};

/// Says of each row which event it means. Rows of events that the plan no longer has are refused; a form of which the
/// plan knows neither the host nor an event is another plan's. Of rows that stand for the same session the first is
/// meant; a copy of it is another time of the event, or, under another title, a new one.
pub(crate) fn settle(
    plan: &Plan,
    form: &HostForm,
    drafts: Vec<RowDraft>,
    refused: &mut Vec<RefusedRow>,
) -> Result<Vec<RowDraft>, IntakeError> {
    let host = plan.partners.iter().find(|partner| partner.id == form.partner_id);
    let has = |row: &FormRow| plan.events.iter().any(|event| event.id == row.event_id);
    if host.is_none() && !form.rows.values().any(has) {
        return Err(IntakeError::new("form_of_another_plan"));
    }
    let titles: HashMap<&str, &str> =
        plan.events.iter().map(|event| (event.id.as_str(), event.title.as_str())).collect();
    let mut seen: HashMap<&FormRow, String> = HashMap::new();
    let mut kept = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        match form.rows.get(&draft.line) {
            Some(row) if titles.contains_key(row.event_id.as_str()) => {
                if draft.event.title.is_empty() {
                    titles[row.event_id.as_str()].clone_into(&mut draft.event.title);
                }
                let title = name_key(&draft.event.title);
                match seen.get(row) {
                    // A row that was copied for something else, as people do.
                    Some(first) if *first != title => {
                        let title = draft.event.title.clone();
                        draft.tell("title", &title, "form_row_copied");
                        draft.organisers.extend(host.map(|host| host.name.clone()));
                    }
                    // One that was copied for another time.
                    Some(_) => draft.known = Some(row.event_id.clone()),
                    None => {
                        draft.known = Some(row.event_id.clone());
                        if draft.schedule.slots.len() == 1 {
                            draft.schedule.moved_from = row.starts_at;
                        }
                        seen.insert(row, title);
                    }
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
