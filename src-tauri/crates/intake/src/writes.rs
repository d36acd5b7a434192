//! What an import will write: whole records, ready for one transaction.
//!
//! Only data.

use domain::*;

/// Records to put, and sessions to remove. Empty when the file says nothing new.
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
    pub indicators: Vec<Indicator>,
    /// Their ids derive from what they are about; the writer gives them.
    pub readings: Vec<Reading>,
    pub budget_lines: Vec<BudgetLine>,
    pub import_mappings: Vec<ImportMapping>,
    /// Ids of sessions that a changed rule no longer makes.
    pub removed_sessions: Vec<Id>,
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
            indicators,
            readings,
            budget_lines,
            import_mappings,
            removed_sessions,
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
            + indicators.len()
            + readings.len()
            + budget_lines.len()
            + import_mappings.len()
            + removed_sessions.len()
    }
}
