//! How much hangs on a record that can be there twice, in numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TwinKind;
use super::moved::named_by;
use crate::maps::{FastMap, FastSet};
use crate::{Cell, Event, EventPartner, EventPerson, Field, Plan, Record, Session, Visitor, by_id};

/// How many records of a table hang on another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hanging {
    /// Their table; the links between events and those who take part count as events.
    pub table: String,
    /// How many there are.
    pub count: usize,
}

/// What hangs on a record, by tables.
pub fn hanging(plan: &Plan, kind: TwinKind, id: &str) -> Vec<Hanging> {
    let mut fields = named_by(kind.table());
    // A copy in another week is an event of its own, and none within this one.
    fields.retain(|field| *field != (Event::TABLE, "copied_from_id"));
    let mut counter = Counter { kind, id, fields, found: BTreeMap::new() };
    plan.visit(&mut counter);
    if kind == TwinKind::Venue {
        // With a room, the room's venue counts.
        let rooms = by_id(&plan.rooms);
        let of_room = |it: &&Session| {
            it.room_id.as_deref().and_then(|room| rooms.get(room)).is_some_and(|room| room.venue_id == id)
        };
        let ours = counter.found.entry(Session::TABLE).or_default();
        ours.extend(plan.sessions.iter().filter(of_room).map(|it| it.id.clone()));
    }
    let counts = counter.found.into_iter().filter(|(_, found)| !found.is_empty());
    counts.map(|(table, found)| Hanging { table: table.to_owned(), count: found.len() }).collect()
}

struct Counter<'a> {
    kind: TwinKind,
    id: &'a str,
    fields: Vec<(&'static str, &'static str)>,
    found: BTreeMap<&'static str, FastSet<String>>,
}

impl Visitor for Counter<'_> {
    fn visit<R: Record>(&mut self, records: &[R]) {
        let place = |field: &str| R::FIELDS.iter().position(|it| *it == field);
        let fields = self.fields.iter().filter(|(table, _)| *table == R::TABLE);
        let places: Vec<usize> = fields.filter_map(|(_, field)| place(field)).collect();
        if places.is_empty() {
            return;
        }
        // The same partner can have two parts in one event.
        let (table, counted) = match (R::TABLE, self.kind) {
            (EventPartner::TABLE, TwinKind::Partner) | (EventPerson::TABLE, TwinKind::Person) => {
                (Event::TABLE, place("event_id").unwrap_or(0))
            }
            _ => (R::TABLE, 0),
        };
        let names = |cell: &Cell| match cell {
            Cell::Text(text) if text.starts_with('[') => {
                Vec::<String>::from_cell(cell).is_some_and(|ids| ids.iter().any(|id| id == self.id))
            }
            Cell::Text(text) => text == self.id,
            _ => false,
        };
        for cells in records.iter().map(Record::cells) {
            if places.iter().any(|at| names(&cells[*at])) {
                self.found.entry(table).or_default().insert(cells[counted].plain());
            }
        }
    }
}

/// How much hangs on each record of a kind; of two, the one with more would stay. An event that the public was told of
/// stays before one that it was not.
pub(super) fn weights(plan: &Plan, kind: TwinKind) -> FastMap<&str, usize> {
    let mut weights: FastMap<&str, usize> = FastMap::default();
    let mut add = |id, weight: usize| *weights.entry(String::as_str(id)).or_default() += weight;
    match kind {
        TwinKind::Partner => {
            plan.event_partners.iter().for_each(|it| add(&it.partner_id, 1));
            plan.offers.iter().for_each(|it| add(&it.partner_id, 1));
            plan.interactions.iter().for_each(|it| add(&it.partner_id, 1));
            plan.people.iter().filter_map(|it| it.partner_id.as_ref()).for_each(|id| add(id, 1));
        }
        TwinKind::Person => {
            plan.event_people.iter().for_each(|it| add(&it.person_id, 1));
            plan.interactions.iter().filter_map(|it| it.person_id.as_ref()).for_each(|id| add(id, 1));
        }
        TwinKind::Venue => {
            plan.rooms.iter().for_each(|it| add(&it.venue_id, 1));
            plan.openings.iter().for_each(|it| add(&it.venue_id, 1));
            plan.sessions.iter().filter_map(|it| it.venue_id.as_ref()).for_each(|id| add(id, 1));
            let rooms = by_id(&plan.rooms);
            let of_rooms = plan.sessions.iter().filter_map(|it| rooms.get(it.room_id.as_deref()?));
            of_rooms.for_each(|room| add(&room.venue_id, 1));
        }
        TwinKind::Event => {
            const TOLD: usize = 1_000_000;
            plan.events.iter().filter(|it| it.status.was_announced()).for_each(|it| add(&it.id, TOLD));
            plan.sessions.iter().for_each(|it| add(&it.event_id, 1));
            plan.event_partners.iter().for_each(|it| add(&it.event_id, 1));
            plan.event_people.iter().for_each(|it| add(&it.event_id, 1));
        }
    }
    weights
}
