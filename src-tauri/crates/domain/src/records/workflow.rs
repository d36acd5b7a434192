//! How an event comes to stand where it stands: the steps from one status to the next, with their days and reasons.
//!
//! Which steps there are is one table, [`EventStatus::steps`]. What a status counts as is one function each, so that
//! counts never mix.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{EventStatus, Id, record};

/// One step of an event from a status to another. Kept for good: the event itself only knows where it stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct StatusStep {
    pub id: Id,
    pub event_id: Id,
    /// `None`: the event came into the plan so.
    pub from_status: Option<EventStatus>,
    pub to_status: EventStatus,
    /// The day in the city.
    pub taken_on: Option<NaiveDate>,
    /// Why; never empty where [`EventStatus::needs_reason`] holds.
    pub reason: String,
}
record!(StatusStep in "status_step" { id, event_id, from_status, to_status, taken_on, reason });

impl EventStatus {
    /// Where an event can go from here: the table of the workflow.
    ///
    /// A decision can be taken back while nothing was told to the public (`submitted` again); what was told is called
    /// off, put off or taken back by its host, and can be on again.
    pub fn steps(self) -> &'static [EventStatus] {
        match self {
            Self::Draft => &[Self::Submitted, Self::Accepted, Self::Withdrawn],
            Self::Submitted => &[Self::Accepted, Self::NeedsInformation, Self::Declined, Self::Withdrawn, Self::Draft],
            Self::NeedsInformation => &[Self::Submitted, Self::Accepted, Self::Declined, Self::Withdrawn],
            Self::Accepted => &[
                Self::Confirmed,
                Self::NeedsInformation,
                Self::Held,
                Self::Withdrawn,
                Self::Cancelled,
                Self::Postponed,
                Self::Submitted,
            ],
            Self::Declined => &[Self::Submitted, Self::Accepted],
            Self::Confirmed => {
                &[Self::Held, Self::NeedsInformation, Self::Withdrawn, Self::Cancelled, Self::Postponed, Self::Accepted]
            }
            // Marked by mistake.
            Self::Held => &[Self::Confirmed, Self::Cancelled],
            Self::Withdrawn => &[Self::Submitted, Self::Accepted],
            Self::Cancelled => &[Self::Confirmed, Self::Accepted, Self::Postponed, Self::Held],
            Self::Postponed => &[Self::Confirmed, Self::Accepted, Self::Cancelled, Self::Withdrawn],
        }
    }

    /// Whether an event can go from here to there in one step.
    pub fn can_become(self, to: EventStatus) -> bool {
        self.steps().contains(&to)
    }

    /// Whether becoming this asks why: somebody has to be told the reason.
    pub fn needs_reason(self) -> bool {
        match self {
            Self::NeedsInformation | Self::Declined | Self::Withdrawn | Self::Cancelled | Self::Postponed => true,
            Self::Draft | Self::Submitted | Self::Accepted | Self::Confirmed | Self::Held => false,
        }
    }

    /// Whether the team has still to decide on it. An event that waits for its host counts: so long it is undecided.
    pub fn is_pending(self) -> bool {
        match self {
            Self::Submitted | Self::NeedsInformation => true,
            Self::Draft
            | Self::Accepted
            | Self::Declined
            | Self::Confirmed
            | Self::Held
            | Self::Withdrawn
            | Self::Cancelled
            | Self::Postponed => false,
        }
    }

    /// Whether it stands in the programme: promised to the public and not called off.
    pub fn is_in_programme(self) -> bool {
        match self {
            Self::Accepted | Self::Confirmed | Self::Held => true,
            Self::Draft
            | Self::Submitted
            | Self::NeedsInformation
            | Self::Declined
            | Self::Withdrawn
            | Self::Cancelled
            | Self::Postponed => false,
        }
    }

    /// Whether the team called it off or put it off after it was announced.
    pub fn is_called_off(self) -> bool {
        match self {
            Self::Cancelled | Self::Postponed => true,
            Self::Draft
            | Self::Submitted
            | Self::NeedsInformation
            | Self::Accepted
            | Self::Declined
            | Self::Confirmed
            | Self::Held
            | Self::Withdrawn => false,
        }
    }

    /// Whether its host stands by it: confirmed, or held already.
    pub fn is_confirmed(self) -> bool {
        match self {
            Self::Confirmed | Self::Held => true,
            Self::Draft
            | Self::Submitted
            | Self::NeedsInformation
            | Self::Accepted
            | Self::Declined
            | Self::Withdrawn
            | Self::Cancelled
            | Self::Postponed => false,
        }
    }

    /// Whether the event still counts towards the plan of the week: on its way into the programme, or in it.
    pub fn is_live(self) -> bool {
        self == Self::Draft || self.is_pending() || self.is_in_programme()
    }

    /// Whether the public was told of it at some time, whatever became of it.
    pub fn was_announced(self) -> bool {
        self.is_in_programme() || self.is_called_off()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventStatus::*;

    #[test]
    fn no_step_leads_where_it_began_and_none_is_there_twice() {
        for from in EventStatus::ALL {
            let steps = from.steps();
            assert!(!steps.contains(from), "{from:?}");
            for (at, to) in steps.iter().enumerate() {
                assert!(!steps[..at].contains(to), "{from:?} to {to:?} twice");
            }
        }
    }

    #[test]
    fn every_status_is_reached_from_a_draft_and_left_again() {
        let mut reached = vec![Draft];
        let mut at = 0;
        while at < reached.len() {
            for to in reached[at].steps() {
                if !reached.contains(to) {
                    reached.push(*to);
                }
            }
            at += 1;
        }
        assert_eq!(reached.len(), EventStatus::ALL.len(), "{reached:?}");
        assert!(EventStatus::ALL.iter().all(|status| !status.steps().is_empty()), "nothing is stuck");
    }

    #[test]
    fn what_the_public_was_never_told_is_not_cancelled() {
        for from in [Draft, Submitted, NeedsInformation, Declined, Withdrawn] {
            for to in [Cancelled, Postponed, Held, Confirmed] {
                assert!(!from.can_become(to), "{from:?} to {to:?}");
            }
        }
        // What was told is not quietly a draft or declined again.
        for from in [Accepted, Confirmed, Held, Cancelled, Postponed] {
            assert!(!from.can_become(Draft) && !from.can_become(Declined), "{from:?}");
        }
    }

    #[test]
    fn every_status_counts_as_one_thing() {
        for status in EventStatus::ALL {
            let counts = [
                *status == Draft,
                status.is_pending(),
                status.is_in_programme(),
                status.is_called_off(),
                *status == Declined,
                *status == Withdrawn,
            ];
            assert_eq!(counts.iter().filter(|it| **it).count(), 1, "{status:?}: {counts:?}");
        }
        let all = |is_it: fn(EventStatus) -> bool| EventStatus::ALL.iter().copied().filter(|it| is_it(*it)).collect();
        let check = |is_it, expected: &[EventStatus]| {
            let found: Vec<EventStatus> = all(is_it);
            assert_eq!(found, expected);
        };
        check(EventStatus::is_live, &[Draft, Submitted, NeedsInformation, Accepted, Confirmed, Held]);
        check(EventStatus::was_announced, &[Accepted, Confirmed, Held, Cancelled, Postponed]);
        check(EventStatus::is_confirmed, &[Confirmed, Held]);
        check(EventStatus::needs_reason, &[NeedsInformation, Declined, Withdrawn, Cancelled, Postponed]);
    }
}
