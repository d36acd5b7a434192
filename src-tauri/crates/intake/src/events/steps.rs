//! What a file says of the status of events that the plan knows: taken where the workflow allows the step.
//!
//! A sender's table goes on saying `submitted` after the team has decided; that takes no decision back.

use domain::{Event, EventStatus, Id, Plan, StatusStep};

use crate::events::matching::Group;
use crate::events::row::RowDraft;

/// Leaves out what the workflow does not allow, and names it; the rest of the row comes in.
pub(crate) fn hold_back(plan: &Plan, groups: &[Group], drafts: &mut [RowDraft]) {
    for (group, at) in groups.iter().filter_map(|group| Some((group, group.event?))) {
        let known = plan.events[at].status;
        for at in &group.drafts {
            let Some(draft) = drafts.get_mut(*at).filter(|draft| draft.given.contains("status")) else { continue };
            if draft.event.status == known || is_taken(known, draft.event.status) {
                continue;
            }
            draft.given.remove("status");
            let written = std::mem::take(&mut draft.status_written);
            draft.tell("status", &written, "status_step_refused");
        }
    }
}

/// Whether a file may bring an event from one status to another.
fn is_taken(from: EventStatus, to: EventStatus) -> bool {
    let is_undecided = |status: EventStatus| status == EventStatus::Draft || status.is_pending();
    from.can_become(to) && (!is_undecided(to) || is_undecided(from))
}

/// The step that an event takes by an import; its reason is the place in the file.
pub(crate) fn step(
    old: Option<&Event>,
    new: &Event,
    source: String,
    context: (chrono::NaiveDate, &mut dyn FnMut() -> Id),
) -> Option<StatusStep> {
    let from_status = old.map(|old| old.status);
    let (today, new_id) = context;
    (from_status != Some(new.status)).then(|| StatusStep {
        id: new_id(),
        event_id: new.id.clone(),
        from_status,
        to_status: new.status,
        taken_on: Some(today),
        reason: source,
    })
}

#[cfg(test)]
mod tests {
    use super::is_taken;
    use domain::EventStatus::*;

    #[test]
    fn a_file_takes_no_decision_back() {
        for (from, to) in [(Accepted, Submitted), (Declined, Submitted), (Confirmed, NeedsInformation), (Held, Draft)] {
            assert!(!is_taken(from, to), "{from:?} to {to:?}");
        }
        for (from, to) in [(Draft, Submitted), (Submitted, Accepted), (Confirmed, Cancelled), (Accepted, Held)] {
            assert!(is_taken(from, to), "{from:?} to {to:?}");
        }
    }
}
