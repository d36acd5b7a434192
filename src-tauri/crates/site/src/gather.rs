//! A plan sorted into what the public may know of one week: events with their sessions, and the lists they belong to.
//!
//! Everything is in the order in which it is shown, so the same plan makes the same pages. Knows no words.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use domain::fold::fold;
use domain::maps::FastMap;
use domain::rules::festival_day::DayEnd;
use domain::rules::week::days;
use domain::{Area, Event, EventMode, Neighbourhood, Partner, Plan, Room, Venue, Week, by_id};
use interchange::{Announced, EventFiles, Fate, Outgoing, PublicSession, announced};

use crate::names::{keys, stem};
use crate::set::SiteRequest;

/// One public event.
pub(crate) struct Shown<'a> {
    pub(crate) event: &'a Event,
    /// All that goes out of it.
    pub(crate) announced: Announced<'a>,
    /// [`Fate::Off`], too, where each of its sessions is called off.
    pub(crate) fate: Fate,
    /// Names it in the reader's own programme; lasts as long as its id.
    pub(crate) key: String,
    /// Its file without folder and ending.
    pub(crate) stem: String,
    /// By beginning, those without a date last.
    pub(crate) sessions: Vec<Occasion<'a>>,
    /// Places in [`Gathered::hosts`], and so on.
    pub(crate) hosts: Vec<usize>,
    pub(crate) pillars: Vec<usize>,
    pub(crate) venues: Vec<usize>,
    pub(crate) areas: Vec<usize>,
    pub(crate) days: Vec<usize>,
    /// The event that holds it, where that is public.
    pub(crate) umbrella: Option<usize>,
}

/// One session of a public event.
#[derive(Clone)]
pub(crate) struct Occasion<'a> {
    pub(crate) id: &'a str,
    /// The day of the festival to which it belongs.
    pub(crate) day: Option<NaiveDate>,
    pub(crate) starts_at: Option<NaiveDateTime>,
    pub(crate) ends_at: Option<NaiveDateTime>,
    /// False: only the day is known, or it lasts all day.
    pub(crate) has_time: bool,
    pub(crate) is_all_day: bool,
    pub(crate) venue: Option<usize>,
    pub(crate) room: Option<&'a Room>,
    pub(crate) fate: Fate,
}

/// A record that events are listed by, with the events that belong to it.
pub(crate) struct Group<'a, R> {
    pub(crate) record: &'a R,
    /// Its file without folder and ending.
    pub(crate) stem: String,
    /// Places in [`Gathered::events`], in the order of that list.
    pub(crate) events: Vec<usize>,
}

/// A day with its events.
pub(crate) struct Day {
    pub(crate) date: NaiveDate,
    pub(crate) events: Vec<usize>,
}

/// What a site is made from.
pub(crate) struct Gathered<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) week: &'a Week,
    pub(crate) today: NaiveDate,
    /// Makes calendars and linked data.
    pub(crate) files: EventFiles<'a>,
    /// By first day, time and title.
    pub(crate) events: Vec<Shown<'a>>,
    pub(crate) days: Vec<Day>,
    pub(crate) venues: Vec<Group<'a, Venue>>,
    pub(crate) areas: Vec<Group<'a, Neighbourhood>>,
    pub(crate) pillars: Vec<Group<'a, Area>>,
    pub(crate) hosts: Vec<Group<'a, Partner>>,
}

impl<'a> Gathered<'a> {
    /// Sorts the plan.
    pub(crate) fn new(request: &SiteRequest<'a>, week: &'a Week) -> Self {
        let plan = request.plan;
        let outgoing = Outgoing { plan, week, released: request.released, written_at: request.written_at };
        let mut events: Vec<Shown> = announced(&outgoing).into_iter().map(Shown::new).collect();
        let mut gathered = Self {
            plan,
            week,
            today: request.today,
            files: EventFiles::new(outgoing),
            venues: groups(&plan.venues, |venue| &venue.id, |venue| &venue.name),
            areas: groups(&plan.neighbourhoods, |area| &area.id, |area| &area.name),
            pillars: pillars(plan),
            hosts: groups(&plan.partners, |partner| &partner.id, |partner| &partner.name),
            events: Vec::new(),
            days: Vec::new(),
        };
        gathered.add_sessions(&mut events);
        events.sort_by_cached_key(|shown| {
            let first = shown.sessions.first().and_then(|session| session.starts_at);
            (first.is_none(), first, fold(&shown.event.title), shown.event.id.clone())
        });
        gathered.events = events;
        gathered.name_events();
        gathered.link_umbrellas();
        gathered.link_hosts_and_pillars();
        gathered.fill_days();
        gathered.fill_groups();
        gathered.drop_empty();
        gathered
    }

    fn add_sessions(&self, events: &mut [Shown<'a>]) {
        let (venues, day_end) = (places(&self.venues, |venue| &venue.id), DayEnd::of(self.plan));
        for shown in events.iter_mut() {
            let fate = shown.fate;
            let live = shown.announced.public.sessions.iter().map(|session| (session, fate));
            let off =
                shown.announced.off.iter().map(|session| (session, if fate == Fate::On { Fate::Off } else { fate }));
            let all = live.chain(off).map(|(session, fate)| Occasion::new(session, day_end, fate, &venues));
            shown.sessions = all.collect();
        }
        self.add_undated(events, &venues);
        for shown in events.iter_mut() {
            shown.sessions.sort_by(|a, b| {
                (a.starts_at.is_none(), a.starts_at, a.ends_at, a.id).cmp(&(
                    b.starts_at.is_none(),
                    b.starts_at,
                    b.ends_at,
                    b.id,
                ))
            });
            // Each of its sessions is called off: so is the event.
            let is_off = !shown.sessions.is_empty() && shown.sessions.iter().all(|session| session.fate == Fate::Off);
            if is_off && shown.fate == Fate::On {
                shown.fate = Fate::Off;
            }
        }
    }

    /// Sessions without a date go out in no format; a page can say that the date is open, and where it will be.
    fn add_undated(&self, events: &mut [Shown<'a>], venues: &FastMap<&str, usize>) {
        let rooms = by_id(&self.plan.rooms);
        let live = events.iter().enumerate().filter(|(_, shown)| shown.fate == Fate::On);
        let at: FastMap<&str, usize> = live.map(|(at, shown)| (shown.event.id.as_str(), at)).collect();
        for session in self.plan.sessions.iter().filter(|it| it.starts_at.is_none() && !it.is_cancelled) {
            let Some(event) = at.get(session.event_id.as_str()) else { continue };
            let room = session.room_id.as_deref().and_then(|id| rooms.get(id).copied());
            let venue_id = room.map(|room| room.venue_id.as_str()).or(session.venue_id.as_deref());
            events[*event].sessions.push(Occasion {
                id: &session.id,
                day: None,
                starts_at: None,
                ends_at: None,
                has_time: false,
                is_all_day: session.is_all_day,
                venue: venue_id.and_then(|id| venues.get(id).copied()),
                room,
                fate: Fate::On,
            });
        }
    }

    fn name_events(&mut self) {
        let ids: Vec<&str> = self.events.iter().map(|shown| shown.event.id.as_str()).collect();
        let keys = keys(&ids);
        for (shown, key) in self.events.iter_mut().zip(keys) {
            shown.stem = stem(&shown.event.title, &key);
            shown.key = key;
        }
    }

    fn link_umbrellas(&mut self) {
        let at: BTreeMap<&str, usize> =
            self.events.iter().enumerate().map(|(at, shown)| (shown.event.id.as_str(), at)).collect();
        let found: Vec<Option<usize>> =
            self.events.iter().map(|shown| at.get(shown.event.umbrella_id.as_deref()?).copied()).collect();
        for (at, umbrella) in found.into_iter().enumerate() {
            self.events[at].umbrella = umbrella.filter(|umbrella| *umbrella != at);
        }
    }

    fn link_hosts_and_pillars(&mut self) {
        let hosts = places(&self.hosts, |partner| &partner.id);
        let pillars = places(&self.pillars, |area| &area.id);
        for shown in &mut self.events {
            let public = &shown.announced.public;
            for host in public.hosts.iter().filter_map(|host| hosts.get(host.id.as_str())) {
                insert(&mut shown.hosts, *host);
            }
            for pillar in public.pillars.iter().filter_map(|area| pillars.get(area.id.as_str())) {
                insert(&mut shown.pillars, *pillar);
            }
        }
    }

    /// Every day of the week, and days outside it on which something happens.
    fn fill_days(&mut self) {
        let mut dates: BTreeSet<NaiveDate> = days(self.week).into_iter().collect();
        let sessions = self.events.iter().flat_map(|shown| &shown.sessions);
        dates.extend(sessions.filter_map(|session| session.day));
        let at: BTreeMap<NaiveDate, usize> = dates.iter().enumerate().map(|(at, date)| (*date, at)).collect();
        self.days = dates.iter().map(|date| Day { date: *date, events: Vec::new() }).collect();
        for shown in &mut self.events {
            for day in shown.sessions.iter().filter_map(|it| at.get(&it.day?)) {
                insert(&mut shown.days, *day);
            }
        }
        for (day, list) in self.days.iter_mut().enumerate() {
            list.events = (0..self.events.len()).filter(|event| self.events[*event].days.contains(&day)).collect();
            // On a later day of an event with several, its first session says nothing of the order.
            list.events.sort_by_key(|event| {
                let on_day = |it: &&Occasion| it.day == Some(list.date);
                let first = self.events[*event].sessions.iter().find(on_day);
                (first.map(|it| (it.has_time, it.starts_at)), *event)
            });
        }
    }

    fn fill_groups(&mut self) {
        let areas = places(&self.areas, |area| &area.id);
        for (at, shown) in self.events.iter_mut().enumerate() {
            for venue in shown.sessions.iter().filter_map(|session| session.venue) {
                insert(&mut shown.venues, venue);
                let area = self.venues[venue].record.neighbourhood_id.as_deref().and_then(|id| areas.get(id));
                if let Some(area) = area {
                    insert(&mut shown.areas, *area);
                }
            }
            shown.venues.iter().for_each(|it| self.venues[*it].events.push(at));
            shown.areas.iter().for_each(|it| self.areas[*it].events.push(at));
            shown.pillars.iter().for_each(|it| self.pillars[*it].events.push(at));
            shown.hosts.iter().for_each(|it| self.hosts[*it].events.push(at));
        }
    }

    /// Venues and partners without a public event are not shown at all: being in a plan is no consent to that.
    fn drop_empty(&mut self) {
        let (venues, hosts) = (kept(&mut self.venues), kept(&mut self.hosts));
        for shown in &mut self.events {
            shown.venues.iter_mut().for_each(|at| *at = venues[*at]);
            shown.hosts.iter_mut().for_each(|at| *at = hosts[*at]);
            for venue in shown.sessions.iter_mut().filter_map(|session| session.venue.as_mut()) {
                *venue = venues[*venue];
            }
        }
    }

    /// Venues of a neighbourhood.
    pub(crate) fn venues_of(&self, area: &Neighbourhood) -> Vec<usize> {
        let is_in = |at: &usize| self.venues[*at].record.neighbourhood_id.as_deref() == Some(area.id.as_str());
        (0..self.venues.len()).filter(is_in).collect()
    }

    /// Words of access features that hold for an event: its own, and those that all of its venues have.
    pub(crate) fn access(&self, shown: &Shown<'a>) -> Vec<&'a str> {
        let mut access: Vec<&str> = shown.event.access_features.iter().map(String::as_str).collect();
        if let Some((first, others)) = shown.venues.split_first() {
            let of = |at: &usize| -> &'a Vec<String> { &self.venues[*at].record.access_features };
            let common = of(first).iter().filter(|it| others.iter().all(|other| of(other).contains(it)));
            for feature in common {
                if !access.contains(&feature.as_str()) {
                    access.push(feature);
                }
            }
        }
        let has_steps = access.contains(&"not_step_free");
        access.retain(|it| !(has_steps && *it == "step_free"));
        access
    }
}

impl<'a> Occasion<'a> {
    fn new(dated: &PublicSession<'a>, day_end: DayEnd, fate: Fate, venues: &FastMap<&str, usize>) -> Self {
        Self {
            id: &dated.session.id,
            day: day_end.day(dated.session),
            starts_at: Some(dated.starts_at),
            ends_at: dated.ends_at,
            has_time: !dated.is_of_days(),
            is_all_day: dated.session.is_all_day,
            venue: dated.venue.and_then(|venue| venues.get(venue.id.as_str()).copied()),
            room: dated.room,
            fate,
        }
    }
}

impl<'a> Shown<'a> {
    fn new(announced: Announced<'a>) -> Self {
        Self {
            event: announced.public.event,
            fate: announced.fate,
            announced,
            key: String::new(),
            stem: String::new(),
            sessions: Vec::new(),
            hosts: Vec::new(),
            pillars: Vec::new(),
            venues: Vec::new(),
            areas: Vec::new(),
            days: Vec::new(),
            umbrella: None,
        }
    }

    /// Takes place on the web, and nowhere else.
    pub(crate) fn is_online(&self) -> bool {
        self.event.mode == EventMode::Online
    }
}

/// Keeps a list of places in order and without doubles.
fn insert(list: &mut Vec<usize>, at: usize) {
    if let Err(place) = list.binary_search(&at) {
        list.insert(place, at);
    }
}

/// Records by name as lists, empty so far.
fn groups<'a, R>(records: &'a [R], id: fn(&R) -> &String, name: fn(&R) -> &String) -> Vec<Group<'a, R>> {
    let ids: Vec<&str> = records.iter().map(|record| id(record).as_str()).collect();
    let mut list: Vec<Group<R>> = records
        .iter()
        .zip(keys(&ids))
        .map(|(record, key)| Group { record, stem: stem(name(record), &key), events: Vec::new() })
        .collect();
    list.sort_by_cached_key(|group| (fold(name(group.record)), id(group.record).clone()));
    list
}

fn pillars(plan: &Plan) -> Vec<Group<'_, Area>> {
    let areas = plan.pillars();
    let ids: Vec<&str> = areas.iter().map(|area| area.id.as_str()).collect();
    let keys = keys(&ids);
    let named = areas.into_iter().zip(keys);
    named.map(|(record, key)| Group { record, stem: stem(&record.name, &key), events: Vec::new() }).collect()
}

fn places<'a, R>(groups: &[Group<'a, R>], id: fn(&R) -> &String) -> FastMap<&'a str, usize> {
    groups.iter().enumerate().map(|(at, group)| (id(group.record).as_str(), at)).collect()
}

/// Drops lists without events; the answer says where each of the others stands now.
fn kept<R>(groups: &mut Vec<Group<'_, R>>) -> Vec<usize> {
    let mut next = 0;
    let places = groups.iter().map(|group| {
        let place = next;
        next += usize::from(!group.events.is_empty());
        place
    });
    let places = places.collect();
    groups.retain(|group| !group.events.is_empty());
    places
}
