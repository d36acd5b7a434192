//! One event from its rows: fields, sessions, links and tags, held against what the plan has.
//!
//! A blank cell never wipes a filled field, and what the file does not name stays.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};
use domain::*;

use crate::Writes;
use crate::cells::clean::name_key;
use crate::events::matching::Group;
use crate::events::register::Register;
use crate::events::row::{RowDraft, blank_event};
use crate::events::schedule::Slot;
use crate::events::steps::step;
use crate::own::OwnRows;

/// What happened to a row, and what it changes.
pub(crate) type Outcome = (&'static str, Vec<FieldChange>);

/// Turns groups of rows into records.
pub(crate) struct Assembly<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) week: &'a Week,
    pub(crate) file_name: &'a str,
    pub(crate) today: NaiveDate,
    pub(crate) register: Register,
    pub(crate) writes: Writes,
    pub(crate) session_count: usize,
    pub(crate) unknown_pillars: BTreeSet<String>,
    sessions: HashMap<&'a str, Vec<&'a Session>>,
    links: HashSet<(String, String, EventRole)>,
    person_links: HashSet<(String, String)>,
    tags: HashSet<(String, String)>,
    areas: HashMap<String, Id>,
}

impl<'a> Assembly<'a> {
    pub(crate) fn new(plan: &'a Plan, week: &'a Week, file_name: &'a str, today: NaiveDate) -> Self {
        let mut sessions: HashMap<&str, Vec<&Session>> = HashMap::new();
        for session in &plan.sessions {
            sessions.entry(&session.event_id).or_default().push(session);
        }
        let mut areas = HashMap::new();
        for area in plan.pillars() {
            for name in [&area.name, &area.short_name, &area.code] {
                if !name.is_empty() {
                    areas.entry(name_key(name)).or_insert_with(|| area.id.clone());
                }
            }
        }
        Assembly {
            plan,
            week,
            file_name,
            today,
            register: Register::new(plan),
            writes: Writes::default(),
            session_count: 0,
            unknown_pillars: BTreeSet::new(),
            sessions,
            areas,
            links: plan
                .event_partners
                .iter()
                .map(|link| (link.event_id.clone(), link.partner_id.clone(), link.role))
                .collect(),
            person_links: plan
                .event_people
                .iter()
                .map(|link| (link.event_id.clone(), link.person_id.clone()))
                .collect(),
            tags: plan.tags.iter().map(|tag| (tag.subject_id.clone(), tag.area_id.clone())).collect(),
        }
    }

    /// Makes one event; gives the outcome of each of its rows, in their order.
    pub(crate) fn add(
        &mut self,
        group: &Group,
        drafts: &[RowDraft],
        own: &OwnRows,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Vec<Outcome> {
        let rows: Vec<&RowDraft> = group.drafts.iter().map(|at| &drafts[*at]).collect();
        let old = group.event.map(|at| &self.plan.events[at]);
        let event = self.event(old, &rows, new_id);
        let mut first_changes = old.map(|old| changes(old, &event)).unwrap_or_default();
        let count_before = self.writes.event_partners.len() + self.writes.event_people.len() + self.writes.tags.len();
        for row in &rows {
            self.link(&event.id, row, &mut first_changes, new_id);
        }
        let (said, changed) = own.differences(&event.id, rows.iter().map(|row| row.line));
        self.writes.own_values.extend(said);
        first_changes.extend(changed);
        let linked =
            count_before < self.writes.event_partners.len() + self.writes.event_people.len() + self.writes.tags.len();
        let mut outcomes = self.place(old, &event, &rows, new_id);
        if let Some(first) = outcomes.first_mut() {
            if old.is_none() {
                first.0 = "new";
            } else if first.0 == "same" && (linked || !first_changes.is_empty()) {
                first.0 = "changed";
            }
            // A new event is told by when and where, one that is known by what is different.
            if old.is_some() {
                first_changes.append(&mut first.1);
                first.1 = first_changes;
            }
        }
        let source = format!("{}, {}", self.file_name, rows[0].line);
        self.writes.status_steps.extend(step(old, &event, source, (self.today, new_id)));
        if old != Some(&event) {
            self.writes.events.push(event);
        }
        outcomes
    }

    /// The first filled cell of the rows counts; what no row fills stays as it was.
    fn event(&self, old: Option<&Event>, rows: &[&RowDraft], new_id: &mut dyn FnMut() -> Id) -> Event {
        let base = match old {
            Some(old) => old.clone(),
            None => Event {
                id: new_id(),
                week_id: Some(self.week.id.clone()),
                received_on: Some(self.today),
                is_free: rows[0].event.is_free,
                source: format!("{}, {}", self.file_name, rows[0].line),
                ..blank_event()
            },
        };
        let mut cells = base.cells();
        let mut filled: BTreeSet<&str> = BTreeSet::new();
        for row in rows {
            if row.given.iter().all(|field| filled.contains(field)) {
                continue;
            }
            let mut values = row.event.cells();
            for field in &row.given {
                if filled.insert(field)
                    && let Some(at) = Event::FIELDS.iter().position(|its| its == field)
                {
                    std::mem::swap(&mut cells[at], &mut values[at]);
                }
            }
        }
        Event::from_cells(&cells).unwrap_or(base)
    }

    fn link(&mut self, event_id: &str, row: &RowDraft, shown: &mut Vec<FieldChange>, new_id: &mut dyn FnMut() -> Id) {
        let roles = [(EventRole::Organiser, &row.organisers), (EventRole::CoHost, &row.co_hosts)];
        let mut organiser = None;
        for (role, names) in roles {
            for name in names {
                let partner_id = self.register.partner(name, new_id);
                if role == EventRole::Organiser && organiser.is_none() {
                    organiser = Some(partner_id.clone());
                }
                if self.links.insert((event_id.to_owned(), partner_id.clone(), role)) {
                    shown.push(FieldChange { field: role.word().to_owned(), from: String::new(), to: name.clone() });
                    let id = link_id(&[event_id, &partner_id, role.word()]);
                    self.writes.event_partners.push(EventPartner {
                        id,
                        event_id: event_id.to_owned(),
                        partner_id,
                        role,
                    });
                }
            }
        }
        self.register.person(&row.contact, organiser.as_ref(), true, new_id);
        for name in &row.facilitators {
            let facts = [name.clone(), String::new(), String::new()];
            let Some(person_id) = self.register.person(&facts, organiser.as_ref(), false, new_id) else { continue };
            if self.person_links.insert((event_id.to_owned(), person_id.clone())) {
                shown.push(FieldChange { field: "facilitators".to_owned(), from: String::new(), to: name.clone() });
                let id = link_id(&[event_id, &person_id]);
                self.writes.event_people.push(EventPerson { id, event_id: event_id.to_owned(), person_id });
            }
        }
        self.tag(event_id, row, shown);
    }

    fn tag(&mut self, event_id: &str, row: &RowDraft, shown: &mut Vec<FieldChange>) {
        for name in &row.pillars {
            let Some(area_id) = self.areas.get(&name_key(name)).cloned() else {
                self.unknown_pillars.insert(name.clone());
                continue;
            };
            if self.tags.insert((event_id.to_owned(), area_id.clone())) {
                shown.push(FieldChange { field: "pillars".to_owned(), from: String::new(), to: name.clone() });
                let id = link_id(&[event_id, &area_id]);
                self.writes.tags.push(Tag {
                    id,
                    subject: Subject::Event,
                    subject_id: event_id.to_owned(),
                    area_id,
                    feature_id: None,
                });
            }
        }
    }

    /// Sessions of all rows: first those the plan has already, then those that moved, then new ones.
    fn place(
        &mut self,
        old: Option<&Event>,
        event: &Event,
        rows: &[&RowDraft],
        new_id: &mut dyn FnMut() -> Id,
    ) -> Vec<Outcome> {
        let had: Vec<&Session> = old.and_then(|old| self.sessions.get(old.id.as_str())).cloned().unwrap_or_default();
        let mut outcomes: Vec<Outcome> = rows.iter().map(|_| ("same", Vec::new())).collect();
        let wanted = self.wanted(event, rows, new_id);
        self.session_count += wanted.len();
        let mut left = Left::new(had);
        // What says most chooses first: a session without a place would take one that somebody else names.
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by_key(|at| Reverse([wanted[*at].1.venue_id.is_some(), wanted[*at].1.ends_at.is_some()]));
        let known: HashSet<usize> =
            order.into_iter().filter(|at| left.take_equal(&wanted[*at].1, &self.register)).collect();
        let rest = wanted.into_iter().enumerate().filter(|(at, _)| !known.contains(at));
        let mut rest: Vec<(usize, Session)> = rest.map(|(_, one)| one).collect();
        let is_single = rest.len() == 1 && left.count() == 1;
        let was = |row: usize, session: &Session| {
            let schedule = &rows[row].schedule;
            let moved = || schedule.moved.iter().find(|(to, _)| session.starts_at == Some(*to)).map(|(_, was)| *was);
            schedule.moved_from.or_else(moved)
        };
        // What a calendar says was moved takes its session before others look for one on the same day.
        rest.sort_by_key(|(row, session)| was(*row, session).is_none());
        for (row, session) in rest {
            match left.take_moved(was(row, &session)).or_else(|| left.take_near(&session, is_single)) {
                Some(known) => {
                    let next = updated(known, &session);
                    outcomes[row].1.extend(changes(known, &next));
                    outcomes[row].0 = "changed";
                    self.writes.sessions.push(next);
                }
                None => {
                    outcomes[row].0 = if old.is_none() { "new" } else { "changed" };
                    let start = session.starts_at.map(stored);
                    let mut tell = |field: &str, to: Option<String>| {
                        let told = |to| FieldChange { field: field.to_owned(), from: String::new(), to };
                        outcomes[row].1.extend(to.map(told));
                    };
                    if old.is_some() {
                        tell("session", Some(start.unwrap_or_default()));
                    } else {
                        tell("starts_at", start);
                        tell("ends_at", session.ends_at.map(stored));
                        tell("venue_id", session.venue_id.clone());
                        tell("room_id", session.room_id.clone());
                    }
                    self.writes.sessions.push(Session { id: new_id(), ..session });
                }
            }
        }
        self.take_back(&mut left, rows, &mut outcomes);
        // A changed rule takes back the days that it no longer makes.
        if old.is_some_and(|old| !old.recurrence_rule.is_empty() && has_other_days(old, event)) {
            for session in left.rest() {
                let from = session.starts_at.map(stored).unwrap_or_default();
                outcomes[0].1.push(FieldChange { field: "session".to_owned(), from, to: String::new() });
                self.writes.removed_sessions.push(session.id.clone());
            }
        }
        outcomes
    }

    /// Sessions of the plan at moments that the file says are called off.
    fn take_back(&mut self, left: &mut Left, rows: &[&RowDraft], outcomes: &mut [Outcome]) {
        for (row, draft) in rows.iter().enumerate() {
            for moment in &draft.schedule.gone {
                while let Some(session) = left.take_moved(Some(*moment)) {
                    let from = stored(*moment);
                    outcomes[row].0 = "changed";
                    outcomes[row].1.push(FieldChange { field: "session".to_owned(), from, to: String::new() });
                    self.writes.removed_sessions.push(session.id.clone());
                }
            }
        }
    }

    /// The sessions of all rows with the row of each; equal ones count once.
    fn wanted(&mut self, event: &Event, rows: &[&RowDraft], new_id: &mut dyn FnMut() -> Id) -> Vec<(usize, Session)> {
        let mut wanted: Vec<(usize, Session)> = Vec::new();
        let mut seen = HashSet::new();
        for (row, draft) in rows.iter().enumerate() {
            for session in self.sessions_of(event, draft, new_id) {
                let key = (
                    session.starts_at,
                    session.ends_at,
                    session.venue_id.clone(),
                    session.room_id.clone(),
                    session.note.clone(),
                );
                if seen.insert(key) {
                    wanted.push((row, session));
                }
            }
        }
        wanted
    }

    fn sessions_of(&mut self, event: &Event, draft: &RowDraft, new_id: &mut dyn FnMut() -> Id) -> Vec<Session> {
        let venues = self.register.venues(&draft.venue, new_id);
        let room = draft.venue.room.as_str();
        let room_id = match venues.as_slice() {
            [venue] if !room.is_empty() => Some(self.register.room(venue, room, new_id)),
            _ => None,
        };
        // A room without one certain venue stays readable beside the session.
        let note = if room_id.is_none() { room.to_owned() } else { String::new() };
        let mut slots = draft.schedule.slots.clone();
        if slots.is_empty() && draft.schedule.first.is_none() && !venues.is_empty() {
            slots.push(Slot { starts_at: None, ends_at: None, is_all_day: false, is_time_known: false });
        }
        let session = |slot: &Slot, venue_id: Option<&Id>| Session {
            id: String::new(),
            event_id: event.id.clone(),
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            is_all_day: slot.is_all_day,
            is_time_known: slot.is_time_known,
            venue_id: venue_id.cloned(),
            room_id: room_id.clone(),
            is_cancelled: false,
            note: note.clone(),
            ..Session::default()
        };
        let places = if venues.is_empty() { vec![None] } else { venues.iter().map(Some).collect() };
        // Several venues in a cell: a session at each, so that each of them counts as taken.
        slots.iter().flat_map(|slot| places.iter().map(|place| session(slot, *place))).collect()
    }
}

/// A moment as a plan file holds it.
fn stored(at: NaiveDateTime) -> String {
    at.to_cell().plain()
}

fn has_other_days(old: &Event, new: &Event) -> bool {
    (&old.recurrence_rule, &old.span_starts_on, &old.span_ends_on, &old.excluded_dates)
        != (&new.recurrence_rule, &new.span_starts_on, &new.span_ends_on, &new.excluded_dates)
}

/// Sessions of the plan that no row has claimed yet, by their start.
struct Left<'a> {
    sessions: BTreeMap<usize, &'a Session>,
    by_start: HashMap<Option<NaiveDateTime>, Vec<usize>>,
    by_day: HashMap<NaiveDate, Vec<usize>>,
}

impl<'a> Left<'a> {
    fn new(had: Vec<&'a Session>) -> Self {
        let mut by_start: HashMap<_, Vec<usize>> = HashMap::new();
        let mut by_day: HashMap<NaiveDate, Vec<usize>> = HashMap::new();
        for (at, session) in had.iter().enumerate() {
            by_start.entry(session.starts_at).or_default().push(at);
            if let Some(starts_at) = session.starts_at {
                by_day.entry(starts_at.date()).or_default().push(at);
            }
        }
        Left { sessions: had.into_iter().enumerate().collect(), by_start, by_day }
    }

    fn count(&self) -> usize {
        self.sessions.len()
    }

    fn rest(&self) -> impl Iterator<Item = &'a Session> {
        self.sessions.values().copied()
    }

    /// Claims a session that already says all that the row says.
    fn take_equal(&mut self, wanted: &Session, register: &Register) -> bool {
        let at = self.by_start.get(&wanted.starts_at).and_then(|list| {
            list.iter().copied().find(|at| self.sessions.get(at).is_some_and(|known| says_all(known, wanted, register)))
        });
        at.is_some_and(|at| self.sessions.remove(&at).is_some())
    }

    /// Claims the session that was at a moment.
    fn take_moved(&mut self, was: Option<NaiveDateTime>) -> Option<&'a Session> {
        let list = self.by_start.get(&Some(was?))?;
        let at = list.iter().copied().find(|at| self.sessions.contains_key(at))?;
        self.sessions.remove(&at)
    }

    /// Claims a session at the same moment, else on the same day, else the only one.
    fn take_near(&mut self, wanted: &Session, is_single: bool) -> Option<&'a Session> {
        let is_left = |at: &usize| self.sessions.contains_key(at);
        let of_start = self.by_start.get(&wanted.starts_at);
        let same_start = of_start.and_then(|list| list.iter().copied().find(is_left));
        let of_day = || {
            let list = wanted.starts_at.and_then(|at| self.by_day.get(&at.date()));
            list.into_iter().flatten().copied().filter(is_left)
        };
        let same_place = || of_day().find(|at| self.sessions[at].venue_id == wanted.venue_id);
        let same_day = || of_day().next();
        let only = || is_single.then(|| self.sessions.keys().next().copied()).flatten();
        let at = same_start.or_else(same_place).or_else(same_day).or_else(only)?;
        self.sessions.remove(&at)
    }
}

fn says_all(known: &Session, wanted: &Session, register: &Register) -> bool {
    let known_venue = match &known.room_id {
        Some(room) => register.venue_of_room(room),
        None => known.venue_id.as_deref(),
    };
    (known.is_all_day, known.is_time_known) == (wanted.is_all_day, wanted.is_time_known)
        && (wanted.ends_at.is_none() || known.ends_at == wanted.ends_at)
        && (wanted.venue_id.is_none() || known_venue == wanted.venue_id.as_deref())
        && (wanted.room_id.is_none() || known.room_id == wanted.room_id)
        && (wanted.note.is_empty() || known.note == wanted.note)
}

/// The known session with what the row says; what the row leaves out stays.
fn updated(known: &Session, wanted: &Session) -> Session {
    let mut next = known.clone();
    if wanted.starts_at.is_some() {
        next.starts_at = wanted.starts_at;
        next.ends_at = wanted.ends_at.or_else(|| {
            let length = known.ends_at? - known.starts_at?;
            Some(wanted.starts_at? + length)
        });
        (next.is_all_day, next.is_time_known) = (wanted.is_all_day, wanted.is_time_known);
        if !wanted.is_time_known {
            next.ends_at = None;
        }
    }
    if wanted.room_id.is_some() {
        next.room_id.clone_from(&wanted.room_id);
    } else if wanted.venue_id.is_some() && wanted.venue_id != known.venue_id {
        next.room_id = None;
    }
    if wanted.venue_id.is_some() {
        next.venue_id.clone_from(&wanted.venue_id);
    }
    if !wanted.note.is_empty() {
        next.note.clone_from(&wanted.note);
    }
    next
}
