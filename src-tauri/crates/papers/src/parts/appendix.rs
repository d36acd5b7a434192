//! The programme by day: for each day the venues in the order of their names, and their titles in the order of
//! time. What happens at one venue on most days is said once, under its own heading.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};
use domain::maps::FastMap;
use domain::rules::festival_day::DayEnd;
use domain::rules::week::days;
use domain::{Event, Room, Session, Venue, Week, by_id};
use text::DateStyle;

use crate::blocks::{Day, DayPlace, Entry};
use crate::content::Appendix;
use crate::facts::{Facts, count};

/// From so many days on, an event at one venue is listed once and not on each of them.
const MANY_DAYS: usize = 4;

/// An occasion, ready to be sorted.
struct Occasion<'a> {
    event: &'a Event,
    day: NaiveDate,
    /// `None`: it has no hour.
    starts_at: Option<NaiveDateTime>,
    place: String,
}

/// The appendix; none when the week has no event.
pub(crate) fn appendix(facts: &Facts) -> Option<Appendix> {
    let week = facts.week?;
    let live: HashMap<&str, &Event> = facts
        .plan
        .events
        .iter()
        .filter(|event| event.status.is_live() && event.week_id.as_ref() == Some(&week.id))
        .map(|event| (event.id.as_str(), event))
        .collect();
    if live.is_empty() {
        return None;
    }
    let occasions = occasions(facts, week, &live);
    let many = of_many_days(&occasions);
    let scheduled: HashSet<&str> = occasions.iter().map(|occasion| occasion.event.id.as_str()).collect();
    let mut sections: Vec<Day> = Vec::new();
    sections.extend(several_days(facts, week, &occasions, &many));
    for day in days(week) {
        sections.extend(one_day(facts, day, &occasions, &many));
    }
    let unscheduled = live.values().copied().filter(|event| !scheduled.contains(event.id.as_str()));
    sections.extend(without_day(facts, unscheduled.collect()));
    // What lies on another day is not listed, and counted elsewhere in the paper.
    let outside = facts.figures.sessions.saturating_sub(occasions.len());
    let counts = [("events", count(live.len())), ("sessions", count(occasions.len())), ("outside", count(outside))];
    Some(Appendix {
        title: format!("{}\u{2003}{}", facts.word("paper-doc-appendix"), facts.word("paper-doc-appendix_title")),
        intro: facts.say("paper-doc-appendix_intro", &[("date", &facts.date(facts.today))], &counts),
        days: sections,
    })
}

fn occasions<'a>(facts: &Facts<'a>, week: &Week, live: &HashMap<&str, &'a Event>) -> Vec<Occasion<'a>> {
    let (rooms, venues) = (by_id(&facts.plan.rooms), by_id(&facts.plan.venues));
    let day_end = DayEnd::of(facts.plan);
    let mut occasions: Vec<Occasion> = facts
        .plan
        .sessions
        .iter()
        .filter(|session| !session.is_cancelled)
        .filter_map(|session| {
            let event = live.get(session.event_id.as_str()).copied()?;
            let day = day_end.day(session)?;
            let starts_at = session.starts_at.filter(|_| session.is_time_known && !session.is_all_day);
            Some(Occasion { event, day, starts_at, place: place(facts, session, &rooms, &venues) })
        })
        .filter(|occasion| (week.starts_on..=week.ends_on).contains(&occasion.day))
        .collect();
    occasions.sort_by(|a, b| {
        (a.day, &a.place, a.starts_at, &a.event.title, &a.event.id).cmp(&(
            b.day,
            &b.place,
            b.starts_at,
            &b.event.title,
            &b.event.id,
        ))
    });
    occasions
}

/// Name of the venue; the room's venue counts before the session's own.
fn place(facts: &Facts, session: &Session, rooms: &FastMap<&str, &Room>, venues: &FastMap<&str, &Venue>) -> String {
    let room = session.room_id.as_deref().and_then(|id| rooms.get(id));
    let venue_id = room.map(|room| room.venue_id.as_str()).or(session.venue_id.as_deref());
    match venue_id.and_then(|id| venues.get(id)).map(|venue| venue.name.trim()) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => facts.word("paper-doc-no_venue"),
    }
}

/// Event and venue of what happens on many days.
fn of_many_days<'a>(occasions: &'a [Occasion]) -> BTreeMap<(&'a str, &'a str), BTreeSet<NaiveDate>> {
    let mut days: BTreeMap<(&str, &str), BTreeSet<NaiveDate>> = BTreeMap::new();
    for occasion in occasions {
        days.entry((&occasion.event.id, &occasion.place)).or_default().insert(occasion.day);
    }
    days.retain(|_, days| MANY_DAYS <= days.len());
    days
}

type ManyDays<'a> = BTreeMap<(&'a str, &'a str), BTreeSet<NaiveDate>>;

fn several_days(facts: &Facts, week: &Week, occasions: &[Occasion], many: &ManyDays) -> Option<Day> {
    let all = days(week).len();
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    let mut places: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    for occasion in occasions {
        let key = (occasion.event.id.as_str(), occasion.place.as_str());
        let Some(days) = many.get(&key) else { continue };
        if !seen.insert(key) {
            continue;
        }
        let dates: Vec<String> = days.iter().map(|day| facts.texts.date(*day, DateStyle::Weekday)).collect();
        let time = if days.len() == all { facts.word("paper-doc-every_day") } else { facts.texts.list(&dates) };
        places.entry(&occasion.place).or_default().push(Entry { time, title: occasion.event.title.trim().to_owned() });
    }
    let places = places.into_iter().map(|(name, entries)| DayPlace { name: name.to_owned(), entries }).collect();
    (!many.is_empty())
        .then(|| Day { title: facts.say("paper-doc-several_days", &[], &[("events", count(seen.len()))]), places })
}

fn one_day(facts: &Facts, day: NaiveDate, occasions: &[Occasion], many: &ManyDays) -> Option<Day> {
    let mut places: Vec<DayPlace> = Vec::new();
    let mut events = HashSet::new();
    for occasion in occasions.iter().filter(|occasion| occasion.day == day) {
        events.insert(occasion.event.id.as_str());
        if many.contains_key(&(occasion.event.id.as_str(), occasion.place.as_str())) {
            continue;
        }
        let time = occasion.starts_at.map(|at| facts.texts.on_day(facts.texts.time(at.time()), at.date(), day));
        let time = time.unwrap_or_default();
        let entry = Entry { time, title: occasion.event.title.trim().to_owned() };
        match places.last_mut() {
            Some(place) if place.name == occasion.place => place.entries.push(entry),
            _ => places.push(DayPlace { name: occasion.place.clone(), entries: vec![entry] }),
        }
    }
    let date = facts.texts.date(day, DateStyle::Full);
    let title = facts.say("paper-doc-day", &[("date", &date)], &[("events", count(events.len()))]);
    (!places.is_empty()).then_some(Day { title, places })
}

fn without_day(facts: &Facts, mut events: Vec<&Event>) -> Option<Day> {
    events.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
    let entry = |event: &&Event| Entry { time: String::new(), title: event.title.trim().to_owned() };
    let title = facts.say("paper-doc-without_day", &[], &[("events", count(events.len()))]);
    let place = DayPlace { name: String::new(), entries: events.iter().map(entry).collect() };
    (!events.is_empty()).then(|| Day { title, places: vec![place] })
}
