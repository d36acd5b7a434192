//! What the public must be told: how the programme of a week differs between two states of the plan.
//!
//! Looks at what is promised to the public (accepted, confirmed, held) and at what of it is printed: texts, when and
//! where, hosts, booking, cost, access. Drafts, notes, money and returns are nobody's business here. Knows no words.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDateTime;

use super::index::grouped;
use crate::maps::FastMap;
use crate::{Event, EventPartner, EventStatus, FieldChange, Id, Partner, Plan, Record, Room, Session, Venue, by_id};
use crate::{record, words};

words!(
    /// What became of an event between two states of the programme.
    ReleaseChange {
        /// Was not in the programme before.
        New = "new",
        /// The team called it off, or each of its sessions.
        Cancelled = "cancelled",
        /// Put off to another time.
        Postponed = "postponed",
        /// The host took it back.
        Withdrawn = "withdrawn",
        /// No longer in the programme for another reason, such as being deleted.
        TakenOut = "taken_out",
        /// Another time or place, or another number of sessions.
        Moved = "moved",
        /// Its title or one of its texts reads differently.
        Reworded = "reworded",
        /// Something else that is printed: hosts, booking, cost, access, the name of its place.
        Changed = "changed",
    }
);

/// Fields that people read as texts.
pub const TEXTS: &[&str] = &["title", "short_text", "long_text", "plain_text"];

/// Other fields that are printed.
pub const PRINTED: &[&str] = &[
    "kind",
    "mode",
    "audiences",
    "age_from",
    "age_to",
    "languages",
    "level",
    "booking",
    "booking_link",
    "booking_closes_on",
    "capacity",
    "is_free",
    "cost_note",
    "access_features",
    "access_note",
    "link",
    "umbrella_id",
];

/// When and where a session is, as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Printed {
    /// Nothing where it is not scheduled.
    pub starts_at: Option<NaiveDateTime>,
    /// Exclusive.
    pub ends_at: Option<NaiveDateTime>,
    /// Lasts all day.
    pub is_all_day: bool,
    /// False when only the day is known.
    pub is_time_known: bool,
    /// The venue; with a room, the room's.
    pub venue_id: Option<Id>,
    /// The room, where one is chosen.
    pub room_id: Option<Id>,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// A session: nothing before is one more, nothing after is one less.
    Session {
        /// As it was.
        from: Option<Printed>,
        /// As it is.
        to: Option<Printed>,
    },
    /// A field of the event, both values as stored.
    Field(FieldChange),
    /// Who puts it on, by name.
    Hosts {
        /// Before.
        from: Vec<String>,
        /// After.
        to: Vec<String>,
    },
    /// A field of its venue or room, such as an address, though it did not move. Both values as stored.
    Place {
        /// `venue` or `room`.
        table: &'static str,
        /// What differs.
        change: FieldChange,
    },
}

/// An event that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct EventChange {
    /// Its id.
    pub event_id: Id,
    /// What it is called now, or was called last.
    pub title: String,
    /// What became of it, in the order of the list; never empty.
    pub kinds: Vec<ReleaseChange>,
    /// What differs; of an event that came or went as a whole, when and where it is or was.
    pub details: Vec<Detail>,
    /// Its hosts before and after: all of them must be told.
    pub host_ids: BTreeSet<Id>,
    /// Its venues before and after.
    pub venue_ids: BTreeSet<Id>,
}

/// Events that the public was promised in a week.
pub fn programme<'a>(plan: &'a Plan, week_id: &'a str) -> impl Iterator<Item = &'a Event> {
    plan.events.iter().filter(move |event| is_promised(event, week_id))
}

fn is_promised(event: &Event, week_id: &str) -> bool {
    event.status.is_in_programme() && event.week_id.as_deref() == Some(week_id)
}

/// How the programme of a week differs between two states, by title.
pub fn changes(before: &Plan, after: &Plan, week_id: &str) -> Vec<EventChange> {
    let (old, new) = (State::new(before), State::new(after));
    let known: HashMap<&str, &Event> = programme(before, week_id).map(|event| (event.id.as_str(), event)).collect();
    let left = known.values().filter_map(|event| match new.events.get(event.id.as_str()) {
        Some(now) if is_promised(now, week_id) => None,
        now => {
            let details =
                old.printings(&event.id).into_iter().map(|from| Detail::Session { from: Some(from), to: None });
            Some(change(&old, &new, now.unwrap_or(event), vec![gone(now.copied())], details.collect()))
        }
    });
    let here = programme(after, week_id).filter_map(|event| match known.get(event.id.as_str()) {
        Some(before) => compared(&old, before, &new, event),
        None => {
            let details = new.printings(&event.id).into_iter().map(|to| Detail::Session { from: None, to: Some(to) });
            Some(change(&old, &new, event, vec![ReleaseChange::New], details.collect()))
        }
    });
    let mut found: Vec<EventChange> = left.chain(here).collect();
    found.sort_by(|a, b| (&a.title, &a.event_id).cmp(&(&b.title, &b.event_id)));
    found
}

/// What became of an event that is in the programme no longer.
fn gone(now: Option<&Event>) -> ReleaseChange {
    match now.map(|event| event.status) {
        Some(EventStatus::Cancelled) => ReleaseChange::Cancelled,
        Some(EventStatus::Postponed) => ReleaseChange::Postponed,
        Some(EventStatus::Withdrawn) => ReleaseChange::Withdrawn,
        Some(
            EventStatus::Draft
            | EventStatus::Submitted
            | EventStatus::NeedsInformation
            | EventStatus::Declined
            | EventStatus::Accepted
            | EventStatus::Confirmed
            | EventStatus::Held,
        )
        | None => ReleaseChange::TakenOut,
    }
}

/// A plan with what the comparison looks up.
struct State<'a> {
    events: FastMap<&'a str, &'a Event>,
    sessions: FastMap<&'a str, Vec<&'a Session>>,
    hosts: FastMap<&'a str, Vec<&'a EventPartner>>,
    partners: FastMap<&'a str, &'a Partner>,
    venues: FastMap<&'a str, &'a Venue>,
    rooms: FastMap<&'a str, &'a Room>,
}

impl<'a> State<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self {
            events: by_id(&plan.events),
            sessions: grouped(plan.sessions.iter().map(|session| (session.event_id.as_str(), session))),
            hosts: grouped(
                plan.event_partners.iter().filter(|it| it.role.is_host()).map(|it| (it.event_id.as_str(), it)),
            ),
            partners: by_id(&plan.partners),
            venues: by_id(&plan.venues),
            rooms: by_id(&plan.rooms),
        }
    }

    fn sessions_of(&self, event_id: &str) -> &[&'a Session] {
        self.sessions.get(event_id).map_or(&[], Vec::as_slice)
    }

    fn printed(&self, session: &Session) -> Printed {
        let room = session.room_id.as_deref().and_then(|id| self.rooms.get(id));
        Printed {
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            is_all_day: session.is_all_day,
            is_time_known: session.is_time_known,
            venue_id: room.map(|room| room.venue_id.clone()).or_else(|| session.venue_id.clone()),
            room_id: session.room_id.clone(),
        }
    }

    /// The sessions that take place, by their id.
    fn places(&self, event_id: &str) -> Vec<(&'a str, Printed)> {
        let live = self.sessions_of(event_id).iter().filter(|session| !session.is_cancelled);
        live.map(|session| (session.id.as_str(), self.printed(session))).collect()
    }

    fn host_ids(&self, event_id: &str) -> BTreeSet<Id> {
        self.hosts.get(event_id).into_iter().flatten().map(|link| link.partner_id.clone()).collect()
    }

    fn host_names(&self, ids: &BTreeSet<Id>) -> Vec<String> {
        let mut names: Vec<String> =
            ids.iter().filter_map(|id| self.partners.get(id.as_str())).map(|partner| partner.name.clone()).collect();
        names.sort();
        names
    }

    fn venue_ids(&self, event_id: &str) -> BTreeSet<Id> {
        self.places(event_id).into_iter().filter_map(|(_, printed)| printed.venue_id).collect()
    }

    /// When and where an event is, in order.
    fn printings(&self, event_id: &str) -> Vec<Printed> {
        let mut printings: Vec<Printed> = self.places(event_id).into_iter().map(|(_, printed)| printed).collect();
        printings.sort();
        printings
    }
}

fn change(old: &State, new: &State, event: &Event, kinds: Vec<ReleaseChange>, details: Vec<Detail>) -> EventChange {
    let id = event.id.as_str();
    EventChange {
        event_id: event.id.clone(),
        title: event.title.clone(),
        kinds,
        details,
        host_ids: &old.host_ids(id) | &new.host_ids(id),
        venue_ids: &old.venue_ids(id) | &new.venue_ids(id),
    }
}

/// An event that is in both programmes; `None`: it reads the same.
fn compared(old: &State, before: &Event, new: &State, after: &Event) -> Option<EventChange> {
    let (was, is) = (old.places(&before.id), new.places(&after.id));
    let mut details = moved(&was, &is);
    let has_moved = !details.is_empty();
    let is_called_off = !was.is_empty() && is.is_empty() && !new.sessions_of(&after.id).is_empty();
    let fields = record::changes(before, after);
    let of = |names: &[&str]| -> Vec<Detail> {
        let ours = fields.iter().filter(|change| names.contains(&change.field.as_str()));
        ours.cloned().map(Detail::Field).collect()
    };
    let (texts, mut others) = (of(TEXTS), of(PRINTED));
    let (hosts_were, hosts_are) = (old.host_ids(&before.id), new.host_ids(&after.id));
    let (from, to) = (old.host_names(&hosts_were), new.host_names(&hosts_are));
    if from != to {
        others.push(Detail::Hosts { from, to });
    }
    others.extend(renamed(old, &was, new, &is));
    let kinds: Vec<ReleaseChange> = [
        (is_called_off, ReleaseChange::Cancelled),
        (has_moved && !is_called_off, ReleaseChange::Moved),
        (!texts.is_empty(), ReleaseChange::Reworded),
        (!others.is_empty(), ReleaseChange::Changed),
    ]
    .into_iter()
    .filter_map(|(is_so, kind)| is_so.then_some(kind))
    .collect();
    details.extend(texts);
    details.extend(others);
    (!kinds.is_empty()).then(|| change(old, new, after, kinds, details))
}

/// Sessions that differ: first by their id; what came again under another id is the same session.
fn moved(was: &[(&str, Printed)], is: &[(&str, Printed)]) -> Vec<Detail> {
    let now: HashMap<&str, &Printed> = is.iter().map(|(id, printed)| (*id, printed)).collect();
    let then: HashMap<&str, &Printed> = was.iter().map(|(id, printed)| (*id, printed)).collect();
    let mut differing: Vec<(&Printed, Option<&Printed>)> = Vec::new();
    for (id, printed) in was {
        match now.get(id) {
            Some(same) if *same == printed => {}
            found => differing.push((printed, found.copied())),
        }
    }
    let mut added: Vec<&Printed> = is.iter().filter(|(id, _)| !then.contains_key(id)).map(|(_, it)| it).collect();
    // A session that is gone and came again just as it was, with another id, did not move for anybody.
    differing.retain(|(from, to)| {
        let again = if to.is_none() { added.iter().position(|printed| printed == from) } else { None };
        again.map(|at| added.remove(at)).is_none()
    });
    let mut details: Vec<(Option<Printed>, Option<Printed>)> =
        differing.into_iter().map(|(from, to)| (Some(from.clone()), to.cloned())).collect();
    details.extend(added.into_iter().map(|to| (None, Some(to.clone()))));
    // Two sessions that changed places with each other are printed as before.
    let (mut from, mut to): (Vec<_>, Vec<_>) = details.iter().cloned().unzip();
    from.sort();
    to.sort();
    if from == to {
        return Vec::new();
    }
    details.sort();
    details.into_iter().map(|(from, to)| Detail::Session { from, to }).collect()
}

/// Places of an event that have another name or address than before.
fn renamed(old: &State, was: &[(&str, Printed)], new: &State, is: &[(&str, Printed)]) -> Vec<Detail> {
    fn of<'a>(places: &'a [(&str, Printed)], id: fn(&Printed) -> Option<&Id>) -> BTreeSet<&'a str> {
        places.iter().filter_map(|(_, printed)| id(printed)).map(String::as_str).collect()
    }
    fn details<R: Record>(before: Option<&&R>, after: Option<&&R>, fields: &[&str]) -> Vec<Detail> {
        let Some((before, after)) = before.zip(after) else { return Vec::new() };
        let differing = record::changes(*before, *after).into_iter();
        let printed = differing.filter(|change| fields.contains(&change.field.as_str()));
        printed.map(|change| Detail::Place { table: R::TABLE, change }).collect()
    }
    let venue: fn(&Printed) -> Option<&Id> = |it| it.venue_id.as_ref();
    let room: fn(&Printed) -> Option<&Id> = |it| it.room_id.as_ref();
    let venues = &of(was, venue) & &of(is, venue);
    let rooms = &of(was, room) & &of(is, room);
    let of_venues = venues.iter().flat_map(|id| {
        details(old.venues.get(id), new.venues.get(id), &["name", "address", "postcode", "access_features"])
    });
    let of_rooms = rooms.iter().flat_map(|id| details(old.rooms.get(id), new.rooms.get(id), &["name"]));
    of_venues.chain(of_rooms).collect()
}
