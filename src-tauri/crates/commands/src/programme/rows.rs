//! The programme as lists: events with what a line of the table shows, and rooms as columns of the board.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::maps::FastMap;
use domain::rules::festival_day::DayEnd;
use domain::rules::week::{OpeningHours, days};
use domain::*;

use crate::desk::shown::Shown;
use crate::own_fields::OwnCells;
use crate::views::{BoardRoom, EventRow, Name, OpenHours};

/// Records grouped by the id they name, in their order.
pub(crate) fn grouped<'a, T>(records: &'a [T], key: impl Fn(&'a T) -> &'a str) -> HashMap<&'a str, Vec<&'a T>> {
    let mut groups: HashMap<&str, Vec<&T>> = HashMap::new();
    for record in records {
        groups.entry(key(record)).or_default().push(record);
    }
    groups
}

/// The events of the chosen week and those that belong to no week yet; all events when there is no week.
pub(crate) fn event_rows(shown: &Shown) -> Vec<EventRow> {
    let rows = Rows::new(shown);
    let week_id = shown.week().map(|week| &week.id);
    let is_ours = |event: &&Event| event.week_id.is_none() || week_id.is_none() || event.week_id.as_ref() == week_id;
    shown.plan.events.iter().filter(is_ours).map(|event| rows.row(event)).collect()
}

/// What the rows look up.
struct Rows<'a> {
    sessions: HashMap<&'a str, Vec<&'a Session>>,
    partners: HashMap<&'a str, Vec<&'a EventPartner>>,
    facilitators: HashMap<&'a str, Vec<&'a EventPerson>>,
    tags: HashMap<&'a str, Vec<&'a Tag>>,
    pillars: HashSet<&'a str>,
    venues: FastMap<&'a str, &'a Venue>,
    rooms: FastMap<&'a str, &'a Room>,
    names: FastMap<&'a str, &'a Partner>,
    people: FastMap<&'a str, &'a Person>,
    problems: HashMap<&'a str, (usize, Severity)>,
    own: OwnCells<'a>,
    day_end: DayEnd,
}

impl<'a> Rows<'a> {
    fn new(shown: &'a Shown) -> Self {
        let plan = &*shown.plan;
        let mut problems: HashMap<&str, (usize, Severity)> = HashMap::new();
        for problem in shown.open_problems() {
            for id in [&problem.event_id, &problem.other_event_id].into_iter().flatten() {
                let entry = problems.entry(id).or_insert((0, problem.severity));
                entry.0 += 1;
                entry.1 = entry.1.min(problem.severity);
            }
        }
        Self {
            sessions: grouped(&plan.sessions, |session| &session.event_id),
            partners: grouped(&plan.event_partners, |link| &link.event_id),
            facilitators: grouped(&plan.event_people, |link| &link.event_id),
            tags: grouped(&plan.tags, |tag| &tag.subject_id),
            pillars: plan.pillars().into_iter().map(|area| area.id.as_str()).collect(),
            venues: by_id(&plan.venues),
            rooms: by_id(&plan.rooms),
            names: by_id(&plan.partners),
            people: by_id(&plan.people),
            problems,
            own: OwnCells::new(plan, Subject::Event),
            day_end: DayEnd::of(plan),
        }
    }

    fn row(&self, event: &'a Event) -> EventRow {
        let sessions = self.sessions_of(&event.id);
        let mut venues: Vec<&Venue> = Vec::new();
        for venue in sessions.iter().filter_map(|session| self.venue(session)) {
            if !venues.iter().any(|known| known.id == venue.id) {
                venues.push(venue);
            }
        }
        let neighbourhoods: HashSet<&String> =
            venues.iter().filter_map(|venue| venue.neighbourhood_id.as_ref()).collect();
        let mut neighbourhood_ids: Vec<Id> = neighbourhoods.into_iter().cloned().collect();
        neighbourhood_ids.sort();
        let problems = self.problems.get(event.id.as_str());
        EventRow {
            id: event.id.clone(),
            title: event.title.clone(),
            kind: event.kind,
            mode: event.mode,
            status: event.status,
            organisers: self.organisers(&event.id),
            people: self.people(&event.id),
            pillar_ids: self.pillar_ids(&event.id),
            audiences: event.audiences.clone(),
            languages: event.languages.clone(),
            booking: event.booking,
            capacity: event.capacity,
            is_free: event.is_free,
            track: event.track(),
            money_asked_minor: event.money_asked_minor,
            money_granted_minor: event.money_granted_minor,
            short_text: event.short_text.clone(),
            starts_at: sessions.iter().find_map(|session| session.starts_at),
            venue_names: venues.iter().map(|venue| venue.name.clone()).collect(),
            neighbourhood_ids,
            problem_count: problems.map_or(0, |(count, _)| *count),
            worst: problems.map(|(_, worst)| *worst),
            received_on: event.received_on,
            external_id: event.external_id.clone(),
            own: self.own.of(&event.id),
            days: sessions.iter().map(|session| self.day_end.day(session)).collect(),
            sessions: sessions.into_iter().cloned().collect(),
        }
    }

    /// In the order in which they happen, those without a time last.
    fn sessions_of(&self, event_id: &str) -> Vec<&'a Session> {
        let mut sessions = self.sessions.get(event_id).cloned().unwrap_or_default();
        sessions.sort_by_key(|session| (session.starts_at.is_none(), session.starts_at));
        sessions
    }

    fn venue(&self, session: &Session) -> Option<&'a Venue> {
        let room = session.room_id.as_deref().and_then(|id| self.rooms.get(id));
        let id = room.map(|room| room.venue_id.as_str()).or(session.venue_id.as_deref())?;
        self.venues.get(id).copied()
    }

    fn organisers(&self, event_id: &str) -> Vec<Name> {
        let links = self.partners.get(event_id).into_iter().flatten();
        let organisers = links.filter(|link| link.role == EventRole::Organiser);
        let partners = organisers.filter_map(|link| self.names.get(link.partner_id.as_str()));
        partners.map(|partner| Name { id: partner.id.clone(), name: partner.name.clone() }).collect()
    }

    fn people(&self, event_id: &str) -> Vec<Name> {
        let links = self.facilitators.get(event_id).into_iter().flatten();
        let people = links.filter_map(|link| self.people.get(link.person_id.as_str()));
        people.map(|person| Name { id: person.id.clone(), name: person.name.clone() }).collect()
    }

    fn pillar_ids(&self, event_id: &str) -> Vec<Id> {
        let tags = self.tags.get(event_id).into_iter().flatten();
        let mut ids: Vec<Id> = Vec::new();
        for tag in tags.filter(|tag| self.pillars.contains(tag.area_id.as_str())) {
            if !ids.contains(&tag.area_id) {
                ids.push(tag.area_id.clone());
            }
        }
        ids
    }
}

/// The columns of the board: every room, and every venue that has no room or sessions without one.
pub(crate) fn board_rooms(shown: &Shown) -> Vec<BoardRoom> {
    let plan = &*shown.plan;
    let Some(week) = shown.week() else { return Vec::new() };
    let hours = OpeningHours::new(plan);
    let days = days(week);
    let open = |venue: &Venue| -> Vec<OpenHours> {
        let hours_on = |on| {
            let spans = hours.on(&venue.id, on);
            OpenHours { on, is_known: spans.is_some(), spans: spans.map(|spans| spans.to_vec()).unwrap_or_default() }
        };
        days.iter().copied().map(hours_on).collect()
    };
    let counts = session_counts(plan, week);
    let mut rooms_of = grouped(&plan.rooms, |room| &room.venue_id);
    let mut venues: Vec<&Venue> = plan.venues.iter().collect();
    venues.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let mut columns = Vec::new();
    for venue in venues {
        let mut rooms = rooms_of.remove(venue.id.as_str()).unwrap_or_default();
        rooms.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
        let open = open(venue);
        let column = |id: &Id, room: Option<&Room>| BoardRoom {
            id: id.clone(),
            room_id: room.map(|room| room.id.clone()),
            venue_id: venue.id.clone(),
            venue_name: venue.name.clone(),
            room_name: room.map(|room| room.name.clone()).unwrap_or_default(),
            capacity: room.and_then(|room| room.capacity),
            neighbourhood_id: venue.neighbourhood_id.clone(),
            session_count: counts.get(id.as_str()).copied().unwrap_or(0),
            open: open.clone(),
        };
        let has_loose = counts.contains_key(venue.id.as_str());
        columns.extend(rooms.iter().map(|room| column(&room.id, Some(room))));
        if rooms.is_empty() || has_loose {
            columns.push(column(&venue.id, None));
        }
    }
    columns
}

/// Sessions of the week by room id, and by venue id where no room is chosen.
fn session_counts<'a>(plan: &'a Plan, week: &Week) -> BTreeMap<&'a str, usize> {
    let events: HashSet<&str> = plan
        .events
        .iter()
        .filter(|event| event.week_id.as_ref() == Some(&week.id) && event.status.is_live())
        .map(|event| event.id.as_str())
        .collect();
    let rooms = by_id(&plan.rooms);
    let mut counts = BTreeMap::new();
    let planned = plan.sessions.iter().filter(|session| {
        session.starts_at.is_some() && !session.is_cancelled && events.contains(session.event_id.as_str())
    });
    for session in planned {
        let room = session.room_id.as_deref().filter(|id| rooms.contains_key(id));
        if let Some(id) = room.or(session.venue_id.as_deref()) {
            *counts.entry(id).or_default() += 1;
        }
    }
    counts
}
