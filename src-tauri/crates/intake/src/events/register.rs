//! Venues, rooms, neighbourhoods, partners and people: found in the plan by name, filled where blank, or made.
//!
//! What the plan says is never overwritten here; an import only fills what is empty.

use std::collections::{BTreeSet, HashMap};

use domain::*;

use crate::Writes;
use crate::cells::clean::{as_people_count, clean_line, name_key};
use crate::events::row::VenueFacts;
use crate::events::row_place::is_online;
use crate::people::{People, Sought, Within};

/// Records of one kind under their names, and which of them must be written.
struct Index<T> {
    records: Vec<T>,
    /// How many the plan has: the rest is new.
    known: usize,
    name_of: fn(&mut T) -> &mut String,
    by_key: HashMap<String, usize>,
    written: BTreeSet<usize>,
}

impl<T: Record> Index<T> {
    fn new(records: &[T], name_of: fn(&mut T) -> &mut String, key: impl Fn(&T) -> String) -> Self {
        let mut by_key = HashMap::new();
        for (at, record) in records.iter().enumerate() {
            by_key.entry(key(record)).or_insert(at);
        }
        Index { records: records.to_vec(), known: records.len(), name_of, by_key, written: BTreeSet::new() }
    }

    fn find_or_make(&mut self, key: String, name: &str, make: impl FnOnce() -> T) -> usize {
        if let Some(&at) = self.by_key.get(&key) {
            // A row with a stray quotation mark does not name what other rows write without.
            let first = (self.name_of)(&mut self.records[at]);
            if self.known <= at && first.contains('"') && !name.contains('"') {
                name.clone_into(first);
            }
            return at;
        }
        let at = self.records.len();
        self.records.push(make());
        self.by_key.insert(key, at);
        self.written.insert(at);
        at
    }

    fn into_written(self) -> Vec<T> {
        let written = self.written;
        self.records.into_iter().enumerate().filter(|(at, _)| written.contains(at)).map(|(_, record)| record).collect()
    }
}

/// Everything an event can point to.
pub(crate) struct Register {
    neighbourhoods: Index<Neighbourhood>,
    venues: Index<Venue>,
    rooms: Index<Room>,
    partners: Index<Partner>,
    people: People,
    venue_of_rooms: HashMap<Id, Id>,
    /// The last order key of the rooms of each venue.
    last_rooms: HashMap<Id, String>,
    /// Venues and partners that the file names, for counting.
    pub(crate) venues_named: BTreeSet<Id>,
    pub(crate) partners_named: BTreeSet<Id>,
}

/// Gives new identifiers.
pub(crate) type NewId<'a> = &'a mut dyn FnMut() -> Id;

impl Register {
    pub(crate) fn new(plan: &Plan) -> Self {
        Register {
            neighbourhoods: Index::new(&plan.neighbourhoods, |it| &mut it.name, |record| name_key(&record.name)),
            venues: Index::new(&plan.venues, |it| &mut it.name, |record| name_key(&record.name)),
            rooms: Index::new(&plan.rooms, |it| &mut it.name, |record| room_key(&record.venue_id, &record.name)),
            partners: Index::new(&plan.partners, |it| &mut it.name, |record| name_key(&record.name)),
            people: People::new(&plan.people, Within::Everybody),
            venue_of_rooms: plan.rooms.iter().map(|room| (room.id.clone(), room.venue_id.clone())).collect(),
            last_rooms: plan.rooms.iter().fold(HashMap::new(), |mut last: HashMap<Id, String>, room| {
                let known = last.entry(room.venue_id.clone()).or_default();
                if *known < room.position {
                    known.clone_from(&room.position);
                }
                last
            }),
            venues_named: BTreeSet::new(),
            partners_named: BTreeSet::new(),
        }
    }

    /// The venues of a row; what the row says of the place goes to the first.
    pub(crate) fn venues(&mut self, facts: &VenueFacts, new_id: NewId) -> Vec<Id> {
        if facts.names.is_empty() {
            return Vec::new();
        }
        let neighbourhoods = self.neighbourhoods_of(facts, new_id);
        let mut ids = Vec::new();
        for (number, name) in facts.names.iter().enumerate() {
            let key = name_key(name);
            let at = self.venues.find_or_make(key, name, || blank_venue(new_id(), name));
            let venue = &mut self.venues.records[at];
            let mut is_changed = false;
            if venue.neighbourhood_id.is_none()
                && let Some(id) = neighbourhoods.get(number)
            {
                venue.neighbourhood_id = Some(id.clone());
                is_changed = true;
            }
            if ids.is_empty() && facts.names.len() == 1 {
                is_changed |= fill(venue, facts);
            }
            ids.push(venue.id.clone());
            if is_changed {
                self.venues.written.insert(at);
            }
        }
        self.venues_named.extend(ids.iter().cloned());
        ids
    }

    /// One for all venues of the cell, or one for each in the same order; anything else says nothing certain.
    fn neighbourhoods_of(&mut self, facts: &VenueFacts, new_id: NewId) -> Vec<Id> {
        let parts: Vec<String> =
            facts.neighbourhood.split([';', '|', '/']).map(clean_line).filter(|name| !name.is_empty()).collect();
        let is_several = 1 < facts.names.len() && 1 < parts.len();
        match (is_several, facts.neighbourhood.is_empty()) {
            (_, true) => Vec::new(),
            (true, _) if parts.len() == facts.names.len() => {
                parts.iter().map(|name| self.neighbourhood(name, new_id)).collect()
            }
            (true, _) => Vec::new(),
            (false, _) => {
                let id = self.neighbourhood(&facts.neighbourhood, new_id);
                vec![id; facts.names.len()]
            }
        }
    }

    fn neighbourhood(&mut self, name: &str, new_id: NewId) -> Id {
        let at = self.neighbourhoods.find_or_make(name_key(name), name, || Neighbourhood {
            id: new_id(),
            name: name.to_owned(),
            population: None,
            deprivation_rank: None,
            note: String::new(),
            ..Neighbourhood::default()
        });
        self.neighbourhoods.records[at].id.clone()
    }

    pub(crate) fn room(&mut self, venue_id: &str, name: &str, new_id: NewId) -> Id {
        let before = self.rooms.records.len();
        let at = self.rooms.find_or_make(room_key(venue_id, name), name, || Room {
            id: new_id(),
            venue_id: venue_id.to_owned(),
            name: name.to_owned(),
            capacity: None,
            setup_minutes: 0,
            position: order::after(self.last_rooms.get(venue_id).map_or("", String::as_str)),
        });
        let id = self.rooms.records[at].id.clone();
        if before < self.rooms.records.len() {
            self.last_rooms.insert(venue_id.to_owned(), self.rooms.records[at].position.clone());
            self.venue_of_rooms.insert(id.clone(), venue_id.to_owned());
        }
        id
    }

    pub(crate) fn venue_of_room(&self, room_id: &str) -> Option<&str> {
        self.venue_of_rooms.get(room_id).map(String::as_str)
    }

    pub(crate) fn partner(&mut self, name: &str, new_id: NewId) -> Id {
        let at = self.partners.find_or_make(name_key(name), name, || Partner {
            id: new_id(),
            name: name.to_owned(),
            sector: Sector::Other,
            status: PartnerStatus::Interested,
            neighbourhood_id: None,
            website: String::new(),
            first_year: None,
            note: String::new(),
            ..Partner::default()
        });
        let id = self.partners.records[at].id.clone();
        self.partners_named.insert(id.clone());
        id
    }

    /// A person by name and address; blank fields are filled.
    pub(crate) fn person(
        &mut self,
        [name, email, phone]: &[String; 3],
        partner_id: Option<&Id>,
        is_contact: bool,
        new_id: NewId,
    ) -> Option<Id> {
        if name.is_empty() && email.is_empty() {
            return None;
        }
        let sought = Sought { name, email, partner_id };
        let at = self.people.find(sought).unwrap_or_else(|| {
            self.people.add(Person {
                id: new_id(),
                name: if name.is_empty() { email.clone() } else { name.clone() },
                partner_id: partner_id.cloned(),
                email: email.clone(),
                phone: phone.clone(),
                is_contact,
                ..Person::default()
            })
        });
        let person = &mut self.people.records[at];
        let mut is_changed = false;
        for (place, value) in [(&mut person.email, email), (&mut person.phone, phone)] {
            if place.is_empty() && !value.is_empty() {
                place.clone_from(value);
                is_changed = true;
            }
        }
        if is_changed {
            self.people.touch(at);
        }
        Some(self.people.records[at].id.clone())
    }

    /// Hands over what must be written.
    pub(crate) fn into_writes(self, writes: &mut Writes) {
        writes.rooms = arranged(self.rooms.into_written(), &self.venues.records);
        writes.neighbourhoods = self.neighbourhoods.into_written();
        writes.venues = self.venues.into_written();
        writes.partners = self.partners.into_written();
        writes.people = self.people.into_written();
    }
}

/// New rooms by venue and name as people count, whatever the order of the rows. Those of a venue come behind the rooms
/// that it has.
fn arranged(mut rooms: Vec<Room>, venues: &[Venue]) -> Vec<Room> {
    let venues = by_id(venues);
    let venue = |room: &Room| venues.get(room.venue_id.as_str()).map_or("", |venue| venue.name.as_str());
    rooms.sort_by(|a, b| {
        as_people_count(venue(a), venue(b))
            .then_with(|| a.venue_id.cmp(&b.venue_id))
            .then_with(|| as_people_count(&a.name, &b.name))
    });
    for rooms in rooms.chunk_by_mut(|a, b| a.venue_id == b.venue_id) {
        let mut positions: Vec<String> = rooms.iter().map(|room| room.position.clone()).collect();
        positions.sort();
        rooms.iter_mut().zip(positions).for_each(|(room, position)| room.position = position);
    }
    rooms
}

fn room_key(venue_id: &str, name: &str) -> String {
    format!("{venue_id}\u{1f}{}", name_key(name))
}

fn blank_venue(id: Id, name: &str) -> Venue {
    Venue {
        id,
        name: name.to_owned(),
        address: String::new(),
        postcode: String::new(),
        neighbourhood_id: None,
        latitude: None,
        longitude: None,
        owner_id: None,
        access_features: vec![],
        access_note: String::new(),
        is_online: is_online(name),
        note: String::new(),
    }
}

/// Fills what is empty; whether anything was.
fn fill(venue: &mut Venue, facts: &VenueFacts) -> bool {
    let mut is_changed = false;
    for (place, value) in [
        (&mut venue.address, &facts.address),
        (&mut venue.postcode, &facts.postcode),
        (&mut venue.access_note, &facts.access),
    ] {
        if place.is_empty() && !value.is_empty() {
            place.clone_from(value);
            is_changed = true;
        }
    }
    if venue.latitude.is_none() && venue.longitude.is_none() && facts.latitude.is_some() && facts.longitude.is_some() {
        (venue.latitude, venue.longitude) = (facts.latitude, facts.longitude);
        is_changed = true;
    }
    is_changed
}

#[cfg(test)]
#[path = "register_tests.rs"]
mod tests;
