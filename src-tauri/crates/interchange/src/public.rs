//! Which events go out to the public, with everything that is said of them: the one place that every format asks.
//!
//! The programme is what releases hold ([`domain::rules::release`]): accepted, confirmed or held. Of it goes out what
//! has a date and is not called off. Notes, money, grants and people do not.

use chrono::{NaiveDate, NaiveDateTime};
use domain::maps::FastMap;
use domain::rules::release::{Printed, programme};
use domain::{
    Area, Event, EventPartner, EventRole, Neighbourhood, Partner, Plan, Room, Session, Subject, Venue, Week, by_id,
};

use crate::outgoing::Scope;

/// An event of the public programme.
#[derive(Clone, Debug)]
pub struct PublicEvent<'a> {
    /// Its record.
    pub event: &'a Event,
    /// When and where, by beginning; empty: nobody knows yet.
    pub sessions: Vec<PublicSession<'a>>,
    /// Who puts it on, organisers first.
    pub hosts: Vec<&'a Partner>,
    /// Its pillars in their order.
    pub pillars: Vec<&'a Area>,
    /// Ids of all areas it is tagged to, and of those who facilitate it.
    area_ids: Vec<&'a str>,
    person_ids: Vec<&'a str>,
}

/// An occasion of it that has a date.
#[derive(Clone, Copy, Debug)]
pub struct PublicSession<'a> {
    /// Its record.
    pub session: &'a Session,
    /// Local beginning; midnight where only the day is known.
    pub starts_at: NaiveDateTime,
    /// Exclusive, later than the beginning; `None`: nobody has said.
    pub ends_at: Option<NaiveDateTime>,
    /// The room, if one is chosen.
    pub room: Option<&'a Room>,
    /// The room's venue, else the session's own.
    pub venue: Option<&'a Venue>,
    /// Where the venue lies.
    pub neighbourhood: Option<&'a Neighbourhood>,
}

/// The events of a week that go out to the public, by their first session; those without a date last.
pub fn public_events<'a>(plan: &'a Plan, week: &'a Week) -> Vec<PublicEvent<'a>> {
    let register = Register::new(plan);
    let mut events: Vec<PublicEvent> =
        programme(plan, &week.id).map(|event| register.event(event, |session| !session.is_cancelled)).collect();
    sort(&mut events);
    events
}

pub(crate) fn sort(events: &mut [PublicEvent]) {
    let key = |it: &PublicEvent| {
        let first = it.sessions.first().map(|session| session.starts_at);
        (first.is_none(), first)
    };
    events.sort_by(|a, b| (key(a), &a.event.title, &a.event.id).cmp(&(key(b), &b.event.title, &b.event.id)));
}

/// The records of a plan, found by what they belong to.
pub(crate) struct Register<'a> {
    pub(crate) events: FastMap<&'a str, &'a Event>,
    pub(crate) sessions: FastMap<&'a str, &'a Session>,
    sessions_of: FastMap<&'a str, Vec<&'a Session>>,
    rooms: FastMap<&'a str, &'a Room>,
    venues: FastMap<&'a str, &'a Venue>,
    neighbourhoods: FastMap<&'a str, &'a Neighbourhood>,
    partners: FastMap<&'a str, &'a Partner>,
    hosts_of: FastMap<&'a str, Vec<&'a EventPartner>>,
    areas_of: FastMap<&'a str, Vec<&'a str>>,
    people_of: FastMap<&'a str, Vec<&'a str>>,
    pillars: Vec<&'a Area>,
}

fn grouped<'a, T>(pairs: impl Iterator<Item = (&'a str, T)>) -> FastMap<&'a str, Vec<T>> {
    let mut groups: FastMap<&str, Vec<T>> = FastMap::default();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}

impl<'a> Register<'a> {
    pub(crate) fn new(plan: &'a Plan) -> Self {
        let hosts = plan.event_partners.iter().filter(|link| link.role.is_host());
        let tags = plan.tags.iter().filter(|tag| tag.subject == Subject::Event);
        Self {
            events: by_id(&plan.events),
            sessions: by_id(&plan.sessions),
            sessions_of: grouped(plan.sessions.iter().map(|session| (session.event_id.as_str(), session))),
            rooms: by_id(&plan.rooms),
            venues: by_id(&plan.venues),
            neighbourhoods: by_id(&plan.neighbourhoods),
            partners: by_id(&plan.partners),
            hosts_of: grouped(hosts.map(|link| (link.event_id.as_str(), link))),
            areas_of: grouped(tags.map(|tag| (tag.subject_id.as_str(), tag.area_id.as_str()))),
            people_of: grouped(plan.event_people.iter().map(|link| (link.event_id.as_str(), link.person_id.as_str()))),
            pillars: plan.pillars(),
        }
    }

    pub(crate) fn sessions_of(&self, event_id: &str) -> &[&'a Session] {
        self.sessions_of.get(event_id).map_or(&[], Vec::as_slice)
    }

    /// An event with those of its dated sessions that are wanted.
    pub(crate) fn event(&self, event: &'a Event, is_wanted: impl Fn(&Session) -> bool) -> PublicEvent<'a> {
        let id = event.id.as_str();
        let wanted = self.sessions_of(id).iter().filter(|session| is_wanted(session));
        let mut sessions: Vec<PublicSession> = wanted.filter_map(|session| self.session(session)).collect();
        sessions.sort_by(|a, b| (a.starts_at, &a.session.id).cmp(&(b.starts_at, &b.session.id)));
        let mut links: Vec<&EventPartner> = self.hosts_of.get(id).cloned().unwrap_or_default();
        links.sort_by_key(|link| link.role != EventRole::Organiser);
        let mut hosts: Vec<&Partner> = Vec::new();
        for partner in links.iter().filter_map(|link| self.partners.get(link.partner_id.as_str()).copied()) {
            if !partner.name.trim().is_empty() && !hosts.iter().any(|known| known.id == partner.id) {
                hosts.push(partner);
            }
        }
        let area_ids = self.areas_of.get(id).cloned().unwrap_or_default();
        let pillars = self.pillars.iter().copied().filter(|area| area_ids.contains(&area.id.as_str())).collect();
        let person_ids = self.people_of.get(id).cloned().unwrap_or_default();
        PublicEvent { event, sessions, hosts, pillars, area_ids, person_ids }
    }

    /// A session with its place; `None` without a date.
    pub(crate) fn session(&self, session: &'a Session) -> Option<PublicSession<'a>> {
        let starts_at = session.starts_at?;
        let room = session.room_id.as_deref().and_then(|id| self.rooms.get(id).copied());
        let venue_id = room.map(|room| room.venue_id.as_str()).or(session.venue_id.as_deref());
        let venue = venue_id.and_then(|id| self.venues.get(id).copied());
        let neighbourhood =
            venue.and_then(|venue| self.neighbourhoods.get(venue.neighbourhood_id.as_deref()?).copied());
        let ends_at = session.ends_at.filter(|ends_at| starts_at < *ends_at);
        Some(PublicSession { session, starts_at, ends_at, room, venue, neighbourhood })
    }

    /// When and where a session is, as releases compare it.
    pub(crate) fn printed(&self, session: &Session) -> Printed {
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
}

impl PublicSession<'_> {
    /// Whether it is told as whole days: it lasts all day, or its time is not known.
    pub fn is_of_days(&self) -> bool {
        self.session.is_all_day || !self.session.is_time_known
    }

    /// Its first day, and the day behind its last one. Of a session whose time is not known only the day it begins.
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        let first = self.starts_at.date();
        let next = |day: NaiveDate| day.succ_opt().unwrap_or(day);
        let behind = match self.ends_at.filter(|_| self.session.is_all_day) {
            Some(end) if end.time() == chrono::NaiveTime::MIN => end.date(),
            Some(end) => next(end.date()),
            None => next(first),
        };
        (first, behind.max(next(first)))
    }
}

impl PublicEvent<'_> {
    /// Whether all of it belongs to a part of the programme; of venues and neighbourhoods, see [`PublicSession`].
    fn is_of(&self, scope: &Scope) -> bool {
        match scope {
            Scope::All | Scope::Venue(_) | Scope::Neighbourhood(_) => true,
            Scope::Partner(id) => self.hosts.iter().any(|host| host.id == *id),
            Scope::Pillar(id) => self.area_ids.contains(&id.as_str()),
            Scope::Event(id) => self.event.id == *id,
            Scope::Person(id) => self.person_ids.contains(&id.as_str()),
        }
    }

    /// Whether a session of it belongs to a part of the programme.
    pub(crate) fn has(&self, session: &PublicSession, scope: &Scope) -> bool {
        self.is_of(scope)
            && match scope {
                Scope::Venue(id) => session.venue.is_some_and(|venue| venue.id == *id),
                Scope::Neighbourhood(id) => session.neighbourhood.is_some_and(|it| it.id == *id),
                Scope::All | Scope::Partner(_) | Scope::Pillar(_) | Scope::Event(_) | Scope::Person(_) => true,
            }
    }

    /// Whether an event that has no session yet is missed in a part of the programme.
    pub(crate) fn is_missed(&self, scope: &Scope) -> bool {
        self.sessions.is_empty() && !matches!(scope, Scope::Venue(_) | Scope::Neighbourhood(_)) && self.is_of(scope)
    }
}
