//! A week of the plan as an instance of the timetabling problem.
//!
//! Who is asked for may go anywhere. Everything else stays: each of these sessions is pinned in a stand-in of its own in
//! its venue, so that it counts for spreads, audiences, hosts and people, and its time is taken from the real room. So
//! what stands may be anything that a plan can hold: off the quarter of an hour, over midnight, in each other's way.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::rules::schedule::Schedule;
use domain::rules::week::{days, minutes};
use domain::rules::{Availability, general_audiences};
use domain::{Event, EventRole, Id, Plan, Room, Session, Venue, Week, by_id};
use placement::{Instance, Place, Preferred, Row, Solution, Span, Window};

use super::asked::Open;
use super::city::{self, DAY, IN, NONE, ROOM, Taken, by_day, place_key, since};
use super::weights;
use crate::views::Slot;

/// A week to be searched, and how to come back from it to the plan.
pub(super) struct Ground<'a> {
    pub instance: Instance,
    pub days: Vec<NaiveDate>,
    /// For each that was asked for: its event in the instance and its number there.
    pub rows: Vec<(String, i64)>,
    /// Everything that has a place now, as far as the statement can say it.
    pub before: Solution,
    /// On which days an event has sessions that stay.
    pub own_days: HashMap<&'a str, HashSet<i64>>,
    places: HashMap<String, (&'a Venue, Option<&'a Room>)>,
}

/// What is gathered on the way.
struct Maker<'p, 'a> {
    plan: &'a Plan,
    schedule: &'p Schedule<'a>,
    days: Vec<NaiveDate>,
    taken: Taken,
    stand_ins: Vec<placement::Room>,
    events: Vec<placement::Event>,
    hosts: HashMap<&'a str, &'a str>,
    people: HashMap<&'a str, Vec<String>>,
    general: domain::maps::FastSet<&'a str>,
    pillars: Vec<&'a str>,
    /// On which days an event has sessions that stay.
    own_days: HashMap<&'a str, HashSet<i64>>,
}

impl<'a> Ground<'a> {
    /// The week with `open` to be placed, on days after `today`.
    pub fn new(plan: &'a Plan, week: &Week, schedule: &Schedule<'a>, today: NaiveDate, open: &[Open<'a>]) -> Self {
        let mut maker = Maker::new(plan, schedule, days(week));
        let asked: HashSet<&str> = open.iter().filter_map(|it| it.session).map(|it| it.id.as_str()).collect();
        maker.add_fixed(&asked);
        maker.add_absences(week);
        let rooms = city::rooms(plan, &maker.days, today, &maker.taken);
        let known: HashSet<&str> = rooms.iter().map(|room| room.id.as_str()).collect();
        let rows: Vec<(String, i64)> = open.iter().map(|it| maker.add_open(it, &known)).collect();
        let places = rooms_by_key(plan);
        let target = week.target_events_per_1000.filter(|target| target.is_finite()).unwrap_or(0.0).clamp(0.0, 1e6);
        let mut pillars: BTreeMap<&str, usize> = maker.pillars.iter().map(|id| (*id, 0)).collect();
        for event in &maker.events {
            *pillars.entry(&event.pillar).or_default() += event.sessions.len();
        }
        let day_count = maker.days.len();
        let pillar = |(id, sessions): (&str, usize)| {
            let mut made = weights::pillar(id.to_owned(), sessions, day_count);
            if id == NONE {
                (made.min_per_day, made.max_per_day) = (0, i64::MAX);
            }
            made
        };
        let pillars = pillars.into_iter().map(pillar).collect();
        let count = maker.events.iter().map(|event| event.sessions.len()).sum();
        let partner = |event: &placement::Event| event.host.clone();
        let hosts: BTreeMap<Id, ()> = maker.events.iter().map(|event| (partner(event), ())).collect();
        let instance = Instance {
            format: placement::FORMAT.to_owned(),
            name: week.id.clone(),
            week: city::week(&maker.days, count),
            weights: weights::of(plan),
            waste_bands: weights::waste_bands(),
            pillars,
            neighbourhoods: city::neighbourhoods(plan, target),
            venues: city::venues(plan),
            rooms: rooms.into_iter().chain(std::mem::take(&mut maker.stand_ins)).collect(),
            partners: hosts
                .into_keys()
                .map(|id| placement::Partner { id, sector: String::new(), available: None })
                .collect(),
            persons: maker.persons(),
            events: std::mem::take(&mut maker.events),
        };
        let before = standing(&instance);
        Self { instance, days: maker.days, rows, before, own_days: maker.own_days, places }
    }

    /// A place of the instance as the plan says it.
    pub fn slot(&self, place: &Place, minutes: i64) -> Slot {
        let day = usize::try_from(place.day).ok().and_then(|day| self.days.get(day));
        let starts_at = day.map(|on| on.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(place.start));
        let (venue, room) = self.place(&place.room).unzip();
        Slot {
            starts_at,
            ends_at: starts_at.map(|at| at + TimeDelta::minutes(minutes)),
            venue_id: venue.map(|venue| venue.id.clone()),
            room_id: room.flatten().map(|room| room.id.clone()),
        }
    }

    /// The venue and room behind a room of the instance; nothing for a stand-in.
    pub fn place(&self, key: &str) -> Option<(&'a Venue, Option<&'a Room>)> {
        self.places.get(key).copied()
    }
}

/// Wished hours in minutes of the day, if any are; hours that end before they begin go on to midnight.
pub(super) fn wished_hours(from: Option<NaiveTime>, to: Option<NaiveTime>) -> Option<(i64, i64)> {
    from.or(to)?;
    let from = from.map_or(0, |at| i64::from(minutes(at)));
    let to = to.map_or(DAY, |at| i64::from(minutes(at)));
    Some((from, if from < to { to } else { DAY }))
}

fn rooms_by_key(plan: &Plan) -> HashMap<String, (&Venue, Option<&Room>)> {
    let venues = by_id(&plan.venues);
    let rooms = plan.rooms.iter().filter_map(|room| Some((*venues.get(room.venue_id.as_str())?, Some(room))));
    let whole = plan.venues.iter().map(|venue| (venue, None));
    rooms.chain(whole).map(|(venue, room)| (place_key(room, venue), (venue, room))).collect()
}

/// What has a place now: all that is pinned, and what may move, where it stands.
fn standing(instance: &Instance) -> Solution {
    let rows = instance.events.iter().flat_map(|event| {
        (0_i64..).zip(&event.sessions).filter_map(|(session, it)| {
            let place = it.pinned.clone().or_else(|| it.published.clone())?;
            Some(Row { event: event.id.clone(), session, place })
        })
    });
    Solution { instance: instance.name.clone(), sessions: rows.collect() }
}

impl<'p, 'a> Maker<'p, 'a> {
    fn new(plan: &'a Plan, schedule: &'p Schedule<'a>, days: Vec<NaiveDate>) -> Self {
        let partners = by_id(&plan.partners);
        let mut links: Vec<_> = plan.event_partners.iter().filter(|link| link.role.is_host()).collect();
        links.sort_by_key(|link| (link.role != EventRole::Organiser, &link.id));
        let mut hosts: HashMap<&str, &str> = HashMap::new();
        for link in links.into_iter().filter(|link| partners.contains_key(link.partner_id.as_str())) {
            hosts.entry(&link.event_id).or_insert(&link.partner_id);
        }
        let known = by_id(&plan.people);
        let mut people: HashMap<&str, Vec<String>> = HashMap::new();
        for link in plan.event_people.iter().filter(|link| known.contains_key(link.person_id.as_str())) {
            let of_event = people.entry(&link.event_id).or_default();
            if !of_event.contains(&link.person_id) {
                of_event.push(link.person_id.clone());
            }
        }
        Self {
            plan,
            schedule,
            days,
            taken: Taken::default(),
            stand_ins: Vec::new(),
            events: Vec::new(),
            hosts,
            people,
            general: general_audiences(schedule.events.iter().copied()),
            pillars: schedule.pillars.iter().map(|area| area.id.as_str()).collect(),
            own_days: HashMap::new(),
        }
    }

    /// What an event is in any case; its sessions and what the room must offer are added by who calls.
    fn event(&self, id: String, event: &Event, minutes: i64) -> placement::Event {
        let tagged = self.schedule.areas(event);
        let pillar = self.pillars.iter().find(|pillar| tagged.contains(pillar)).copied().unwrap_or(NONE);
        let mut audiences: Vec<String> = Vec::new();
        for audience in event.audiences.iter().filter(|audience| !self.general.contains(audience.as_str())) {
            if !audiences.contains(audience) {
                audiences.push(audience.clone());
            }
        }
        placement::Event {
            id,
            kind: String::new(),
            // Who has no host shares none.
            host: self.hosts.get(event.id.as_str()).copied().unwrap_or(&event.id).to_owned(),
            facilitators: self.people.get(event.id.as_str()).cloned().unwrap_or_default(),
            pillar: pillar.to_owned(),
            audiences,
            duration_minutes: minutes,
            changeover_minutes: 0,
            expected: 0,
            needs: Vec::new(),
            allowed: Vec::new(),
            preferred: Preferred::default(),
            sessions: Vec::new(),
        }
    }

    /// Everything that is not asked for stays where it is.
    fn add_fixed(&mut self, asked: &HashSet<&str>) {
        let schedule = self.schedule;
        let timed = schedule.occasions.iter().filter(|it| it.session.is_time_known);
        for one in timed.filter(|it| !asked.contains(it.session.id.as_str())) {
            let (from, to) = (
                since(&self.days, one.starts_at),
                since(&self.days, one.ends_at).max(since(&self.days, one.starts_at) + 1),
            );
            if let Some(venue) = one.venue {
                let kept = (since(&self.days, one.occupied_from()), to);
                for span in by_day(self.days.len(), kept) {
                    self.taken.push(&place_key(one.room, venue), span);
                }
            }
            let people = self.people.get(one.event.id.as_str()).cloned().unwrap_or_default();
            for (number, span) in by_day(self.days.len(), (from, to)).enumerate() {
                if number == 0 {
                    self.own_days.entry(&one.event.id).or_default().insert(span.day);
                    self.pin(one.event, one.session, one.venue, &span);
                } else {
                    // The night after, or the next days of what lasts several.
                    people.iter().for_each(|person| self.taken.push(person, span.clone()));
                }
            }
        }
    }

    fn pin(&mut self, event: &Event, session: &Session, venue: Option<&Venue>, span: &Span) {
        let grid = i64::from(domain::rules::week::STEP_MINUTES);
        let (from, to) = (span.from / grid * grid, ((span.to + grid - 1) / grid * grid).min(DAY));
        let id = format!("stands:{}", session.id);
        let open = vec![Span { day: span.day, from, to }];
        self.stand_ins.push(placement::Room {
            id: id.clone(),
            venue: venue.map_or(NONE, |venue| venue.id.as_str()).to_owned(),
            capacity: 0,
            features: vec![id.clone()],
            setup_minutes: 0,
            open,
        });
        let mut made = self.event(id.clone(), event, to - from);
        made.needs = vec![id.clone()];
        let pinned = Some(Place { day: span.day, start: from, room: id });
        made.sessions = vec![placement::Session { pinned, published: None }];
        self.events.push(made);
    }

    /// Adds one that is asked for; those of an event that are alike become its sessions.
    fn add_open(&mut self, open: &Open<'a>, known: &HashSet<&str>) -> (String, i64) {
        let event = open.event;
        let venue = open.venue.map_or(NONE, |venue| &venue.id);
        let id = format!("asked:{}:{}:{:?}:{venue}", event.id, open.minutes, open.day);
        let published = open.session.filter(|_| open.stands).and_then(|session| self.stands_at(session, known));
        let session = placement::Session { published, pinned: None };
        if let Some(there) = self.events.iter_mut().find(|there| there.id == id) {
            there.sessions.push(session);
            return (id, there.sessions.len() as i64 - 1);
        }
        let mut made = self.event(id.clone(), event, open.minutes);
        made.expected = event.capacity.unwrap_or(0).max(0);
        let access = city::needs(&event.access_features).map(|feature| feature.word().to_owned());
        let within = open.venue.map(|venue| format!("{IN}{}", venue.id));
        made.needs = access.chain([ROOM.to_owned()]).chain(within).collect();
        if let Some((on, time)) = open.day {
            let days = self.days.iter().position(|day| *day == on).into_iter().map(|day| day as i64).collect();
            let (from, to) = time.map_or((0, DAY), |start| (start, start + open.minutes));
            made.allowed = vec![Window { days, from, to }];
        }
        made.preferred = self.wishes(event);
        made.sessions = vec![session];
        self.events.push(made);
        (id, 0)
    }

    /// What the host wishes. Of the wished days, else of all, those on which the event has nothing yet.
    fn wishes(&self, event: &Event) -> Preferred {
        let wished: Vec<NaiveDate> = event.wished_dates.iter().filter_map(|date| date.parse().ok()).collect();
        let wished: Vec<i64> =
            (0_i64..).zip(&self.days).filter(|(_, on)| wished.contains(on)).map(|(day, _)| day).collect();
        let all = if wished.is_empty() { (0..self.days.len() as i64).collect() } else { wished.clone() };
        let own = self.own_days.get(event.id.as_str());
        let new: Vec<i64> = all.into_iter().filter(|day| own.is_some_and(|own| !own.contains(day))).collect();
        let hours = wished_hours(event.wished_from, event.wished_to);
        let is_known = |id: &&Id| self.plan.venues.iter().any(|venue| venue.id == **id);
        Preferred {
            days: if new.is_empty() { wished } else { new },
            from: hours.map(|(from, _)| from),
            to: hours.map(|(_, to)| to),
            venues: event.wished_venue_id.iter().filter(is_known).cloned().collect(),
            neighbourhoods: Vec::new(),
        }
    }

    /// Where a session stands, where the statement has a word for it.
    fn stands_at(&self, session: &Session, known: &HashSet<&str>) -> Option<Place> {
        let one = self.schedule.occasions.iter().find(|it| it.session.id == session.id)?;
        let at = since(&self.days, one.starts_at);
        let (day, start) = (at.div_euclid(DAY), at.rem_euclid(DAY));
        let room = place_key(one.room, one.venue?);
        let is_known = 0 <= day && day < self.days.len() as i64 && known.contains(room.as_str());
        is_known.then_some(Place { day, start, room })
    }

    /// When people are away, their time is taken. What stands already is not asked: it has its place.
    fn add_absences(&mut self, week: &Week) {
        for person in &self.plan.people {
            let Some(availability) = Availability::of_person(person) else { continue };
            for (from, to) in availability.closed(week) {
                let span = (since(&self.days, from), since(&self.days, to));
                by_day(self.days.len(), span).for_each(|span| self.taken.push(&person.id, span));
            }
        }
    }

    fn persons(&self) -> Vec<placement::Person> {
        let whole = |day: usize| Span { day: day as i64, from: 0, to: DAY };
        let free = |id: &str| (0..self.days.len()).flat_map(|day| self.taken.left(id, whole(day))).collect();
        let person = |id: &str| placement::Person {
            id: id.to_owned(),
            partner: String::new(),
            available: self.taken.has(id).then(|| free(id)),
        };
        self.plan.people.iter().map(|one| person(&one.id)).collect()
    }
}
