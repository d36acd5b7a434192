//! The rows of a table as a plan has them: what goes out, and with what the table is compared when it comes back.

use std::collections::{BTreeMap, HashMap};

use super::labels::Labels;
use super::shown::{Shown, Speak, shown, shown_own};
use super::{Column, Holds, TableKind};
use crate::fields::Meaning;
use crate::maps::FastMap;
use crate::rules::own_fields::values_of;
use crate::{Cell, EventRole, Field, Id, OwnField, Plan, Record, Room, Subject, Visitor, by_id, currency};

/// A record as a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The record.
    pub id: Id,
    /// What its cells show, in the order of the columns.
    pub cells: Vec<Shown>,
}

/// The links of a plan's records that tables show.
pub struct Links<'a> {
    subject: Option<Subject>,
    partners: HashMap<&'a str, Vec<(EventRole, &'a str)>>,
    people: HashMap<&'a str, Vec<&'a str>>,
    areas: HashMap<&'a str, Vec<&'a str>>,
    own: FastMap<&'a str, BTreeMap<&'a str, &'a str>>,
    rooms: FastMap<&'a str, &'a Room>,
}

impl<'a> Links<'a> {
    /// Those that a kind of table shows.
    pub fn new(plan: &'a Plan, kind: TableKind) -> Self {
        let mut links = Links {
            subject: kind.subject(),
            partners: HashMap::new(),
            people: HashMap::new(),
            areas: HashMap::new(),
            own: kind.own_subject().map(|own| values_of(plan, own.subject())).unwrap_or_default(),
            rooms: FastMap::default(),
        };
        if kind == TableKind::Sessions {
            links.rooms = by_id(&plan.rooms);
        }
        if kind == TableKind::Events {
            for link in &plan.event_partners {
                links.partners.entry(&link.event_id).or_default().push((link.role, &link.partner_id));
            }
            for link in &plan.event_people {
                links.people.entry(&link.event_id).or_default().push(&link.person_id);
            }
        }
        // An area is meant as a whole; ties to its features stay in the program.
        let is_ours = |subject: Subject| Some(subject) == links.subject;
        for tag in plan.tags.iter().filter(|tag| is_ours(tag.subject) && tag.feature_id.is_none()) {
            links.areas.entry(&tag.subject_id).or_default().push(&tag.area_id);
        }
        links
    }

    /// The ids that a column holds for a record, which are those of links or of a session's venue.
    pub fn ids(&self, holds: Holds, id: &str) -> Vec<&'a str> {
        let found = match holds {
            Holds::Field | Holds::Own(_) | Holds::Venue => None,
            Holds::Partners(role) => self
                .partners
                .get(id)
                .map(|of| of.iter().filter(|(its, _)| *its == role).map(|(_, partner)| *partner).collect::<Vec<_>>()),
            Holds::People => self.people.get(id).cloned(),
            Holds::Areas => self.areas.get(id).cloned(),
        };
        found.unwrap_or_default()
    }

    /// What a record says in a field of the plan's own.
    pub fn own(&self, id: &str, field: &OwnField) -> &'a str {
        self.own.get(id).and_then(|said| said.get(field.id.as_str())).copied().unwrap_or_default()
    }

    /// The venue of a session whose venue and room these are.
    pub fn venue(&self, venue_id: Option<&str>, room_id: Option<&str>) -> Option<Id> {
        let room = room_id.and_then(|id| self.rooms.get(id));
        room.map(|room| room.venue_id.clone()).or(venue_id.map(str::to_owned))
    }
}

/// The tables whose records the columns of a kind name.
pub fn named_tables<'c>(columns: &'c [Column<'_>]) -> impl Iterator<Item = &'static str> + 'c {
    columns.iter().filter_map(|column| {
        if let Meaning::Id(table) | Meaning::Ids(table) = column.meaning { Some(table) } else { None }
    })
}

/// Digits of a plan's currency.
pub fn money_digits(plan: &Plan) -> u32 {
    currency::digits(plan.profile.as_ref().map_or("", |profile| profile.currency.as_str()))
}

/// What the cells of one record show.
pub fn cells_of<R: Record>(
    record: &R,
    columns: &[Column],
    links: &Links,
    speak: &impl Speak,
    labels: &Labels,
    digits: u32,
) -> Vec<Shown> {
    let cells = record.cells();
    let field = |name: &str| R::FIELDS.iter().position(|known| *known == name).map_or(&Cell::Null, |at| &cells[at]);
    let id = |name: &str| Option::<Id>::from_cell(field(name)).flatten();
    let cell = |column: &Column| match column.holds {
        Holds::Field => shown(field(column.name), column.meaning, speak, labels, digits),
        Holds::Own(own) => shown_own(own, links.own(record.id(), own)),
        Holds::Venue => {
            let venue = links.venue(id("venue_id").as_deref(), id("room_id").as_deref());
            shown(&venue.to_cell(), column.meaning, speak, labels, digits)
        }
        Holds::Partners(_) | Holds::People | Holds::Areas => {
            let Meaning::Ids(table) = column.meaning else { return Shown::Empty };
            let mut names: Vec<String> =
                links.ids(column.holds, record.id()).iter().map(|id| labels.label(table, id).to_owned()).collect();
            names.retain(|name| !name.is_empty());
            names.sort();
            names.dedup();
            if names.is_empty() { Shown::Empty } else { Shown::List(names) }
        }
    };
    columns.iter().map(cell).collect()
}

/// All rows of a table in their order.
pub fn rows(plan: &Plan, kind: TableKind, columns: &[Column], speak: &impl Speak, labels: &Labels) -> Vec<Row> {
    struct Reader<'a, S> {
        kind: TableKind,
        columns: &'a [Column<'a>],
        links: Links<'a>,
        speak: &'a S,
        labels: &'a Labels,
        digits: u32,
        rows: Vec<(Vec<(bool, String)>, Row)>,
    }
    impl<S: Speak> Visitor for Reader<'_, S> {
        fn visit<R: Record>(&mut self, records: &[R]) {
            if R::TABLE != self.kind.table() {
                return;
            }
            let places: Vec<(usize, Option<&str>)> = self
                .kind
                .sorted_by()
                .iter()
                .filter_map(|field| {
                    let meaning = crate::fields::meaning(R::TABLE, field)?;
                    let table = if let Meaning::Id(table) = meaning { Some(table) } else { None };
                    Some((R::FIELDS.iter().position(|known| known == field)?, table))
                })
                .collect();
            for record in records {
                let cells = record.cells();
                let key = places.iter().map(|(at, table)| {
                    let plain = cells[*at].plain();
                    let text = table.map_or(plain.clone(), |table| self.labels.label(table, &plain).to_owned());
                    (text.is_empty(), text)
                });
                let row = Row {
                    id: record.id().to_owned(),
                    cells: cells_of(record, self.columns, &self.links, self.speak, self.labels, self.digits),
                };
                self.rows.push((key.collect(), row));
            }
        }
    }
    let links = Links::new(plan, kind);
    let digits = money_digits(plan);
    let mut reader = Reader { kind, columns, links, speak, labels, digits, rows: Vec::new() };
    plan.visit(&mut reader);
    reader.rows.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
    reader.rows.into_iter().map(|(_, row)| row).collect()
}
