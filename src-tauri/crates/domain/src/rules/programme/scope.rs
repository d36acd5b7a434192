//! What of a programme is looked at: all of it, or what a change can have touched.
//!
//! Rules ask before they look at an event, a session, a venue or a person. What they find belongs to a unit, so that it
//! can be taken back when the unit is looked at again.

use super::index::Occasion;
use crate::maps::{FastSet, has};
use crate::{Event, Id, Person, Problem};

/// To what a finding belongs: whenever the unit is looked at again, its findings are found anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One event with those of its sessions that have no place.
    Event(Id),
    /// The sessions in one venue and its rooms.
    Venue(Id),
    /// Everywhere one person is expected.
    Person(Id),
    /// What all events are compared for, such as their titles.
    Whole,
    /// The audiences invited in one neighbourhood.
    Audiences(Id),
}

impl Unit {
    /// To what belongs what is found of one session alone.
    pub fn of(occasion: &Occasion) -> Self {
        match occasion.venue {
            Some(venue) => Self::Venue(venue.id.clone()),
            None => Self::Event(occasion.event.id.clone()),
        }
    }
}

/// A problem and the unit it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Whose finding it is.
    pub unit: Unit,
    /// What was found.
    pub problem: Problem,
}

/// What is looked at.
pub enum Scope<'a> {
    /// Everything.
    All,
    /// These units alone.
    Touched(Touch<'a>),
}

/// The units that a change can have touched, by id.
#[derive(Default)]
pub struct Touch<'a> {
    /// Events.
    pub events: FastSet<&'a str>,
    /// Venues.
    pub venues: FastSet<&'a str>,
    /// People.
    pub people: FastSet<&'a str>,
    /// Neighbourhoods.
    pub neighbourhoods: FastSet<&'a str>,
}

impl Scope<'_> {
    /// Whether an event is looked at.
    pub fn event(&self, event: &Event) -> bool {
        self.holds(|touch| has(&touch.events, &event.id))
    }

    /// Whether a session is looked at for itself: by its venue, else by its event.
    pub fn occasion(&self, occasion: &Occasion) -> bool {
        match occasion.venue {
            Some(venue) => self.venue(&venue.id),
            None => self.event(occasion.event),
        }
    }

    /// Whether a venue is looked at.
    pub fn venue(&self, id: &str) -> bool {
        self.holds(|touch| has(&touch.venues, id))
    }

    /// Whether a person is looked at.
    pub fn person(&self, person: &Person) -> bool {
        self.holds(|touch| has(&touch.people, &person.id))
    }

    /// Whether all events are compared: what renames one, or gives it to another host, is looked at as a whole.
    pub fn whole(&self) -> bool {
        matches!(self, Self::All)
    }

    /// Whether the audiences of a neighbourhood are compared.
    pub fn neighbourhood(&self, id: &str) -> bool {
        self.holds(|touch| has(&touch.neighbourhoods, id))
    }

    fn holds(&self, is_touched: impl Fn(&Touch) -> bool) -> bool {
        match self {
            Self::All => true,
            Self::Touched(touch) => is_touched(touch),
        }
    }
}

impl Touch<'_> {
    /// Whether findings of a unit are found anew.
    pub fn unit(&self, unit: &Unit) -> bool {
        match unit {
            Unit::Event(id) => has(&self.events, id),
            Unit::Venue(id) => has(&self.venues, id),
            Unit::Person(id) => has(&self.people, id),
            Unit::Whole => false,
            Unit::Audiences(id) => has(&self.neighbourhoods, id),
        }
    }
}
