//! What an import will write: whole records, ready for one transaction.
//!
//! Only data.

use domain::*;

/// Records to put, and sessions and links to remove. Empty when the file says nothing new.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub struct Writes {
    pub neighbourhoods: Vec<Neighbourhood>,
    pub venues: Vec<Venue>,
    pub rooms: Vec<Room>,
    pub partners: Vec<Partner>,
    pub people: Vec<Person>,
    pub events: Vec<Event>,
    pub sessions: Vec<Session>,
    pub event_partners: Vec<EventPartner>,
    pub event_people: Vec<EventPerson>,
    pub status_steps: Vec<StatusStep>,
    pub tags: Vec<Tag>,
    pub own_values: Vec<OwnValue>,
    pub indicators: Vec<Indicator>,
    /// Their ids derive from what they are about; the writer gives them.
    pub readings: Vec<Reading>,
    pub indicator_targets: Vec<IndicatorTarget>,
    pub goals: Vec<Goal>,
    pub actions: Vec<Action>,
    pub milestones: Vec<Milestone>,
    pub risks: Vec<Risk>,
    pub budget_lines: Vec<BudgetLine>,
    pub import_mappings: Vec<ImportMapping>,
    /// Ids of sessions that a changed rule no longer makes.
    pub removed_sessions: Vec<Id>,
    /// Ids of links that a cell of names no longer holds.
    pub removed_event_partners: Vec<Id>,
    pub removed_event_people: Vec<Id>,
    pub removed_tags: Vec<Id>,
}

impl Writes {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Records to write or remove.
    pub fn count(&self) -> usize {
        // Taken apart, so that a forgotten list is a compile error.
        let Writes {
            neighbourhoods,
            venues,
            rooms,
            partners,
            people,
            events,
            sessions,
            event_partners,
            event_people,
            status_steps,
            tags,
            own_values,
            indicators,
            readings,
            indicator_targets,
            goals,
            actions,
            milestones,
            risks,
            budget_lines,
            import_mappings,
            removed_sessions,
            removed_event_partners,
            removed_event_people,
            removed_tags,
        } = self;
        neighbourhoods.len()
            + venues.len()
            + rooms.len()
            + partners.len()
            + people.len()
            + events.len()
            + sessions.len()
            + event_partners.len()
            + event_people.len()
            + status_steps.len()
            + tags.len()
            + own_values.len()
            + indicators.len()
            + readings.len()
            + indicator_targets.len()
            + goals.len()
            + actions.len()
            + milestones.len()
            + risks.len()
            + budget_lines.len()
            + import_mappings.len()
            + removed_sessions.len()
            + removed_event_partners.len()
            + removed_event_people.len()
            + removed_tags.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_and_every_removal_counts() {
        let writes = Writes {
            neighbourhoods: vec![Default::default(); 1],
            venues: vec![Default::default(); 2],
            rooms: vec![Default::default(); 3],
            partners: vec![Default::default(); 4],
            people: vec![Default::default(); 5],
            events: vec![Default::default(); 6],
            sessions: vec![Default::default(); 7],
            event_partners: vec![Default::default(); 8],
            event_people: vec![Default::default(); 9],
            status_steps: vec![Default::default(); 10],
            tags: vec![Default::default(); 11],
            own_values: vec![Default::default(); 12],
            indicators: vec![Default::default(); 13],
            readings: vec![Default::default(); 14],
            indicator_targets: vec![Default::default(); 15],
            goals: vec![Default::default(); 16],
            actions: vec![Default::default(); 17],
            milestones: vec![Default::default(); 18],
            risks: vec![Default::default(); 19],
            budget_lines: vec![Default::default(); 20],
            import_mappings: vec![Default::default(); 21],
            removed_sessions: vec![Default::default(); 22],
            removed_event_partners: vec![Default::default(); 23],
            removed_event_people: vec![Default::default(); 24],
            removed_tags: vec![Default::default(); 25],
        };
        assert_eq!(writes.count(), (1..=25).sum::<usize>());
        assert!(!writes.is_empty() && Writes::default().is_empty());
    }

    #[test]
    fn one_removal_alone_is_something_to_do() {
        let writes = Writes { removed_tags: vec!["a".to_owned()], ..Writes::default() };
        assert!(!writes.is_empty());
    }
}
