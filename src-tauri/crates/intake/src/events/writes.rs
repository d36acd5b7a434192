//! What an import will write: whole records, ready for one transaction.
//!
//! Only data. The ids of links derive from what they link, as everywhere in a plan.

use domain::*;
use uuid::Uuid;

/// The space in which the ids of links are derived; the plan file uses the same.
const LINKS: Uuid = Uuid::from_bytes(*b"paideia-link-ids");

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
    pub tags: Vec<Tag>,
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
        self.neighbourhoods.len()
            + self.venues.len()
            + self.rooms.len()
            + self.partners.len()
            + self.people.len()
            + self.events.len()
            + self.sessions.len()
            + self.event_partners.len()
            + self.event_people.len()
            + self.tags.len()
            + self.import_mappings.len()
            + self.removed_sessions.len()
    }
}

/// The id of a record that its parts determine, such as event, partner and role.
pub(crate) fn link_id(parts: &[&str]) -> Id {
    Uuid::new_v5(&LINKS, parts.join("\u{1f}").as_bytes()).to_string()
}
