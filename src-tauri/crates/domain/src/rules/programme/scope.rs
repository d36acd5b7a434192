//! What of a programme is looked at: all of it, or what a change can have touched.
//!
//! Rules ask before they look at an event, a venue or a person. What they find belongs to a unit, so that it can be
//! taken back when the unit is looked at again.

use std::collections::HashSet;

use crate::{Event, Id, Person, Problem};

/// To what a finding belongs: whenever the unit is looked at again, its findings are found anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// One event with its own sessions.
    Event(Id),
    /// The rooms of one venue.
    Venue(Id),
    /// Everywhere one person is expected.
    Person(Id),
    /// The titles of all events.
    Titles,
    /// The audiences of all events.
    Audiences,
}

/// A problem and the unit it belongs to.
pub type Finding = (Unit, Problem);

/// What is looked at.
pub enum Scope {
    /// Everything.
    All,
    /// These units alone.
    Touched {
        /// Ids of events.
        events: HashSet<Id>,
        /// Ids of venues.
        venues: HashSet<Id>,
        /// Ids of people.
        people: HashSet<Id>,
        /// Whether titles may have changed.
        titles: bool,
        /// Whether audiences, or when and where they are invited, may have changed.
        audiences: bool,
    },
}

impl Scope {
    /// Whether an event is looked at.
    pub fn event(&self, event: &Event) -> bool {
        self.contains(|scope| matches!(scope, Self::Touched { events, .. } if events.contains(&event.id)))
    }

    /// Whether the rooms of a venue are looked at.
    pub fn venue(&self, id: &str) -> bool {
        self.contains(|scope| matches!(scope, Self::Touched { venues, .. } if venues.contains(id)))
    }

    /// Whether a person is looked at.
    pub fn person(&self, person: &Person) -> bool {
        self.contains(|scope| matches!(scope, Self::Touched { people, .. } if people.contains(&person.id)))
    }

    /// Whether titles are compared.
    pub fn titles(&self) -> bool {
        self.contains(|scope| matches!(scope, Self::Touched { titles: true, .. }))
    }

    /// Whether audiences are compared.
    pub fn audiences(&self) -> bool {
        self.contains(|scope| matches!(scope, Self::Touched { audiences: true, .. }))
    }

    /// Whether findings of a unit are found anew.
    pub fn unit(&self, unit: &Unit) -> bool {
        self.contains(|scope| match (unit, scope) {
            (_, Self::All) => true,
            (Unit::Event(id), Self::Touched { events, .. }) => events.contains(id),
            (Unit::Venue(id), Self::Touched { venues, .. }) => venues.contains(id),
            (Unit::Person(id), Self::Touched { people, .. }) => people.contains(id),
            (Unit::Titles, Self::Touched { titles, .. }) => *titles,
            (Unit::Audiences, Self::Touched { audiences, .. }) => *audiences,
        })
    }

    fn contains(&self, is_touched: impl Fn(&Self) -> bool) -> bool {
        matches!(self, Self::All) || is_touched(self)
    }
}
