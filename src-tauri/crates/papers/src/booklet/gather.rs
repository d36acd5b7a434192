//! The events that go to the public, with what hangs on them: occasions, hosts, areas.
//!
//! Of a cancelled session and of an event that is not promised nothing is known here.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use domain::fold::fold;
use domain::maps::{FastMap, FastSet};
use domain::rules::festival_day::DayEnd;
use domain::{
    Area, Event, EventMode, EventRole, Feature, Partner, Plan, Room, Session, Subject, Tag, Venue, Week, by_id,
};
use text::Texts;

use super::options::BookletEvents;

/// What all papers of this folder are made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) plan: &'a Plan,
    pub(super) week: Option<&'a Week>,
    pub(super) texts: &'a Texts,
}

/// When and where an event is.
#[derive(Clone, Copy)]
pub(super) struct Occasion<'a> {
    pub(super) session: &'a Session,
    /// The day of the festival to which it belongs.
    pub(super) day: NaiveDate,
    pub(super) starts_at: NaiveDateTime,
    /// `None`: nobody has said.
    pub(super) ends_at: Option<NaiveDateTime>,
    pub(super) room: Option<&'a Room>,
    pub(super) venue: Option<&'a Venue>,
}

impl Occasion<'_> {
    pub(super) fn day(&self) -> NaiveDate {
        self.day
    }

    /// Whether it has a time of day.
    pub(super) fn is_timed(&self) -> bool {
        self.session.is_time_known && !self.session.is_all_day
    }

    /// Whether it goes on for longer than a night.
    pub(super) fn is_long(&self) -> bool {
        self.ends_at
            .is_some_and(|end| end.date() != self.starts_at.date() && TimeDelta::hours(12) <= end - self.starts_at)
    }
}

/// An event with what hangs on it.
pub(super) struct Shown<'a> {
    pub(super) event: &'a Event,
    /// In the order of time.
    pub(super) occasions: Vec<Occasion<'a>>,
    /// Venues of sessions, also of those without a date; each once, by name.
    pub(super) venues: Vec<&'a Venue>,
    /// Organisers before others, by name.
    pub(super) hosts: Vec<&'a Partner>,
    /// Pillars, in their order.
    pub(super) pillars: Vec<&'a Area>,
    /// Titles of all areas and features that it is tagged to.
    pub(super) subjects: Vec<&'a str>,
}

impl Shown<'_> {
    /// The days on which it happens, each once.
    pub(super) fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.occasions.iter().map(Occasion::day).collect();
        days.dedup();
        days
    }

    /// Whether people take part only through the network.
    pub(super) fn is_online(&self) -> bool {
        let is_at_none = !self.venues.is_empty() && self.venues.iter().all(|venue| venue.is_online);
        self.event.mode == EventMode::Online || is_at_none
    }

    /// Places where people can go.
    pub(super) fn places(&self) -> impl Iterator<Item = &Venue> {
        self.venues.iter().copied().filter(|venue| !venue.is_online)
    }
}

/// The events of a week that are printed, by day and time, then by title.
pub(super) fn programme<'a>(source: Source<'a>, which: BookletEvents) -> Vec<Shown<'a>> {
    let Some(week) = source.week else { return Vec::new() };
    let plan = source.plan;
    let (lookups, off) = (Lookups::new(plan), called_off(plan));
    let ours = of_week(plan, week, which).filter(|event| !off.contains(event.id.as_str()));
    let mut shown: Vec<Shown> = ours.map(|event| lookups.shown(event)).collect();
    let key = |it: &Shown| {
        let first = it.occasions.first();
        (first.is_none(), first.map(|at| at.starts_at), fold(&it.event.title), it.event.id.clone())
    };
    shown.sort_by_cached_key(key);
    shown
}

/// How many events of a week are printed.
pub fn printed_events(plan: &Plan, week: &Week, which: BookletEvents) -> usize {
    let off = called_off(plan);
    of_week(plan, week, which).filter(|event| !off.contains(event.id.as_str())).count()
}

fn of_week<'a>(plan: &'a Plan, week: &'a Week, which: BookletEvents) -> impl Iterator<Item = &'a Event> {
    let is_in = move |event: &&Event| match which {
        BookletEvents::Confirmed => event.status.is_confirmed(),
        BookletEvents::Programme => event.status.is_in_programme(),
    };
    plan.events.iter().filter(|event| event.week_id.as_ref() == Some(&week.id)).filter(is_in)
}

/// Events each session of which was cancelled: nobody should come.
fn called_off(plan: &Plan) -> FastSet<&str> {
    let mut off: FastSet<&str> = plan.sessions.iter().map(|it| it.event_id.as_str()).collect();
    for session in plan.sessions.iter().filter(|it| !it.is_cancelled) {
        off.remove(session.event_id.as_str());
    }
    off
}

/// Everything by what it hangs on.
struct Lookups<'a> {
    sessions: FastMap<&'a str, Vec<&'a Session>>,
    hosts: FastMap<&'a str, Vec<(EventRole, &'a Partner)>>,
    tags: FastMap<&'a str, Vec<&'a Tag>>,
    rooms: FastMap<&'a str, &'a Room>,
    venues: FastMap<&'a str, &'a Venue>,
    areas: FastMap<&'a str, &'a Area>,
    features: FastMap<&'a str, &'a Feature>,
    pillars: Vec<&'a Area>,
    day_end: DayEnd,
}

impl<'a> Lookups<'a> {
    fn new(plan: &'a Plan) -> Self {
        let partners = by_id(&plan.partners);
        let mut sessions: FastMap<&str, Vec<&Session>> = FastMap::default();
        for session in &plan.sessions {
            sessions.entry(&session.event_id).or_default().push(session);
        }
        let mut hosts: FastMap<&str, Vec<(EventRole, &Partner)>> = FastMap::default();
        for link in plan.event_partners.iter().filter(|link| link.role.is_host()) {
            if let Some(partner) = partners.get(link.partner_id.as_str()) {
                hosts.entry(&link.event_id).or_default().push((link.role, partner));
            }
        }
        let mut tags: FastMap<&str, Vec<&Tag>> = FastMap::default();
        for tag in plan.tags.iter().filter(|tag| tag.subject == Subject::Event) {
            tags.entry(&tag.subject_id).or_default().push(tag);
        }
        Self {
            sessions,
            hosts,
            tags,
            rooms: by_id(&plan.rooms),
            venues: by_id(&plan.venues),
            areas: by_id(&plan.areas),
            features: by_id(&plan.features),
            pillars: plan.pillars(),
            day_end: DayEnd::of(plan),
        }
    }

    /// An event with what hangs on it.
    fn shown(&self, event: &'a Event) -> Shown<'a> {
        let id = event.id.as_str();
        let sessions = self.sessions.get(id).map_or(&[][..], Vec::as_slice);
        let live: Vec<&Session> = sessions.iter().copied().filter(|session| !session.is_cancelled).collect();
        let mut occasions: Vec<Occasion> = live.iter().filter_map(|session| self.occasion(session)).collect();
        occasions.sort_by(|a, b| (a.starts_at, a.ends_at, &a.session.id).cmp(&(b.starts_at, b.ends_at, &b.session.id)));
        let mut venues: Vec<&Venue> = live.iter().filter_map(|session| self.venue(session)).collect();
        sort_once(&mut venues, |venue| (&venue.name, &venue.id));
        let mut hosts = self.hosts.get(id).cloned().unwrap_or_default();
        hosts.sort_by_cached_key(|(role, host)| (*role, fold(&host.name), &host.id));
        let mut hosts: Vec<&Partner> = hosts.into_iter().map(|(_, host)| host).collect();
        // Who is organiser and co-host at once is named once.
        let mut seen: Vec<&str> = Vec::new();
        hosts.retain(|host| {
            !seen.contains(&host.id.as_str()) && {
                seen.push(&host.id);
                true
            }
        });
        let tags = self.tags.get(id).map_or(&[][..], Vec::as_slice);
        let is_tagged = |area: &Area| tags.iter().any(|tag| tag.area_id == area.id);
        Shown {
            event,
            occasions,
            venues,
            hosts,
            pillars: self.pillars.iter().copied().filter(|area| is_tagged(area)).collect(),
            subjects: self.subjects(tags),
        }
    }

    fn occasion(&self, session: &'a Session) -> Option<Occasion<'a>> {
        let starts_at = session.starts_at?;
        let room = session.room_id.as_deref().and_then(|id| self.rooms.get(id).copied());
        // An end that is no end says nothing.
        let ends_at = session.ends_at.filter(|end| starts_at < *end);
        let day = self.day_end.day(session)?;
        Some(Occasion { session, day, starts_at, ends_at, room, venue: self.venue(session) })
    }

    /// The room's venue counts before the session's own.
    fn venue(&self, session: &Session) -> Option<&'a Venue> {
        let room = session.room_id.as_deref().and_then(|id| self.rooms.get(id));
        let id = room.map(|room| room.venue_id.as_str()).or(session.venue_id.as_deref())?;
        self.venues.get(id).copied().filter(|venue| !venue.name.trim().is_empty())
    }

    fn subjects(&self, tags: &[&'a Tag]) -> Vec<&'a str> {
        let areas = tags.iter().filter_map(|tag| self.areas.get(tag.area_id.as_str())).map(|area| area.name.trim());
        let features = tags.iter().filter_map(|tag| self.features.get(tag.feature_id.as_deref()?));
        let mut names: Vec<&str> = areas.chain(features.map(|feature| feature.name.trim())).collect();
        names.retain(|name| !name.is_empty());
        names.sort_unstable();
        names.dedup();
        names
    }
}

fn sort_once<'a, T, K: Ord + 'a>(records: &mut Vec<&'a T>, key: impl Fn(&'a T) -> K) {
    records.sort_by_key(|record| key(record));
    records.dedup_by(|a, b| std::ptr::eq(*a, *b));
}
