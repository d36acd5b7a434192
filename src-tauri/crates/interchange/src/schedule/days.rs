//! What happens on which day of a schedule, and where.
//!
//! A day goes on after midnight until the hour at which the plan's days end, until four in the morning where it says
//! nothing: what begins before belongs to the day before. What lies outside the days of the week is told, as no schedule
//! would show it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use domain::rules::festival_day::DayEnd;
use domain::rules::week::days;
use domain::{Plan, Week, link_id};
use text::Texts;

use super::signs::{Signs, guid};
use super::{Day, Room, Schedule, Talk};
use crate::InterchangeError;
use crate::letters::{clean_lines, clean_text, slug, web_link};
use crate::links;
use crate::moments::Clock;
use crate::news::{Announced, Fate, announced};
use crate::outgoing::{Notice, Outgoing};
use crate::public::{PublicEvent, PublicSession};
use crate::wording;

/// Hours after midnight that belong to the day before where the plan says nothing.
const NIGHT_HOURS: i64 = 4;
/// The longest that schedule.xml can say, in minutes.
const LONGEST: i64 = 99 * 60 + 59;

/// A session on one day of the schedule.
struct Slot<'a> {
    public: &'a PublicEvent<'a>,
    session: PublicSession<'a>,
    day: NaiveDate,
    from: NaiveDateTime,
    to: NaiveDateTime,
    /// Tells the days of one session apart; empty: it has one.
    part: String,
}

/// The schedule of a week, with what people are to be told of it.
pub(super) fn schedule(outgoing: &Outgoing, texts: &Texts) -> Result<(Schedule, Vec<Notice>), InterchangeError> {
    let clock = Clock::of(outgoing.plan).ok_or(InterchangeError { code: "outgoing_no_zone" })?;
    let week = outgoing.week;
    let all = announced(outgoing);
    let live: Vec<&PublicEvent> = all.iter().filter(|it| it.fate == Fate::On).map(|it| &it.public).collect();
    let night = night(outgoing.plan);
    let (slots, outside) = slots(&live, week, night);
    let (rooms, place_of) = rooms(&slots, texts);
    let acronym = acronym(outgoing);
    let mut signs = Signs::default();
    let mut by_day: BTreeMap<NaiveDate, BTreeMap<usize, Vec<Talk>>> = BTreeMap::new();
    for (slot, place) in slots.iter().zip(&place_of) {
        let talk = talk(slot, &acronym, clock, &mut signs, texts);
        by_day.entry(slot.day).or_default().entry(*place).or_default().push(talk);
    }
    let dates = days(week);
    let days = dates
        .iter()
        .enumerate()
        .map(|(at, date)| day(at + 1, *date, night, clock, by_day.remove(date).unwrap_or_default()));
    let tracks: Vec<String> =
        outgoing.plan.pillars().iter().map(|pillar| clean_text(&pillar.name)).filter(|name| !name.is_empty()).collect();
    let schedule = Schedule {
        version: outgoing.written_at.format("%Y-%m-%d %H:%M").to_string(),
        acronym,
        title: wording::week_name(week, texts),
        starts_on: week.starts_on,
        ends_on: dates.last().copied().unwrap_or(week.starts_on),
        zone: clock.zone.name(),
        tracks,
        days: days.collect(),
        rooms,
    };
    Ok((schedule, notices(&all, &live, outside, texts)))
}

fn notices(all: &[Announced], live: &[&PublicEvent], outside: Vec<String>, texts: &Texts) -> Vec<Notice> {
    let titles = |is_it: &dyn Fn(&PublicEvent) -> bool| -> Vec<String> {
        live.iter().filter(|public| is_it(public)).map(|public| wording::title(public.event, texts)).collect()
    };
    let off = all.iter().filter(|it| !it.off.is_empty()).map(|it| wording::title(it.public.event, texts)).collect();
    let has = |public: &PublicEvent, is_it: fn(&PublicSession) -> bool| public.sessions.iter().any(is_it);
    let told = [
        ("outgoing_outside_week", outside),
        ("outgoing_without_date", titles(&|public| public.sessions.is_empty())),
        (
            "outgoing_without_time",
            titles(&|public| has(public, |it| !it.session.is_time_known && !it.session.is_all_day)),
        ),
        ("outgoing_without_end", titles(&|public| has(public, |it| !it.is_of_days() && it.ends_at.is_none()))),
        ("outgoing_cancelled_left_out", off),
    ];
    let mut notices: Vec<Notice> =
        told.into_iter().filter_map(|(code, names)| Notice::of_names(code, &names, texts)).collect();
    notices.extend(links::notices(live.iter().map(|public| public.event), texts));
    if live.iter().all(|public| public.sessions.is_empty()) {
        notices.push(Notice::new("outgoing_nothing"));
    }
    notices
}

/// Sessions by day, in the order of time, and titles with dates of those outside the week.
fn slots<'a>(live: &[&'a PublicEvent<'a>], week: &Week, night: TimeDelta) -> (Vec<Slot<'a>>, Vec<String>) {
    let (mut slots, mut outside) = (Vec::new(), Vec::new());
    let dates = days(week);
    let is_inside = |day: NaiveDate| dates.contains(&day);
    for public in live.iter().copied() {
        let mut has_outside = false;
        for session in public.sessions.iter().copied() {
            if session.is_of_days() {
                let (first, behind) = session.days();
                let all: Vec<NaiveDate> = first.iter_days().take_while(|day| *day < behind).collect();
                has_outside |= !all.iter().copied().all(is_inside);
                let parts = all.len();
                for day in all.into_iter().filter(|day| is_inside(*day)) {
                    let from = day.and_time(NaiveTime::MIN);
                    let part = if parts == 1 { String::new() } else { day.to_string() };
                    slots.push(Slot { public, session, day, from, to: from + TimeDelta::days(1), part });
                }
                continue;
            }
            let own = session.starts_at.date();
            let evening = (session.starts_at - night).date();
            let Some(day) = [evening, own].into_iter().find(|day| is_inside(*day)) else {
                has_outside = true;
                continue;
            };
            let to = session.ends_at.unwrap_or(session.starts_at);
            slots.push(Slot { public, session, day, from: session.starts_at, to, part: String::new() });
        }
        if has_outside {
            outside.push(clean_text(&public.event.title));
        }
    }
    slots.sort_by(|a, b| (a.day, a.from, &a.session.session.id).cmp(&(b.day, b.from, &b.session.session.id)));
    (slots, outside)
}

/// Rooms by their names, and the room of each slot. Places that are called the same are one room to a schedule.
fn rooms(slots: &[Slot], texts: &Texts) -> (Vec<Room>, Vec<usize>) {
    let name = |slot: &Slot| {
        let is_online = slot.session.venue.is_some_and(|venue| venue.is_online);
        let fallback = if is_online { "outgoing-online" } else { "outgoing-no_place" };
        wording::place(&slot.session, texts).unwrap_or_else(|| texts.get(fallback))
    };
    let mut found: BTreeMap<String, Room> = BTreeMap::new();
    for slot in slots {
        let name = name(slot);
        let venue = slot.session.venue.map_or("", |venue| venue.id.as_str());
        let room = slot.session.room.map_or("", |room| room.id.as_str());
        let guid = link_id(&["schedule", "room", venue, room]);
        let capacity = slot.session.room.and_then(|room| room.capacity);
        found.entry(name.clone()).or_insert(Room { name, guid, capacity });
    }
    let names: Vec<&String> = found.keys().collect();
    let places = slots.iter().map(|slot| names.binary_search(&&name(slot)).unwrap_or_default()).collect();
    (found.into_values().collect(), places)
}

/// How long after midnight a day goes on.
fn night(plan: &Plan) -> TimeDelta {
    let said = plan.profile.as_ref().and_then(|profile| profile.day_ends_at);
    match said {
        Some(_) => TimeDelta::minutes(i64::from(DayEnd::of(plan).minutes())),
        None => TimeDelta::hours(NIGHT_HOURS),
    }
}

fn day(index: usize, date: NaiveDate, night: TimeDelta, clock: Clock, rooms: BTreeMap<usize, Vec<Talk>>) -> Day {
    let morning = date.and_time(NaiveTime::MIN) + night;
    let talks = || rooms.values().flatten();
    let starts_at = talks().map(|talk| talk.starts_at).chain([clock.at(morning)]).min();
    let end = clock.at(morning + TimeDelta::days(1));
    let ends_at = talks().map(|talk| talk.ends_at).filter(|it| (*it - end).num_hours() < 24).chain([end]).max();
    Day {
        index,
        date,
        starts_at: starts_at.unwrap_or(end),
        ends_at: ends_at.unwrap_or(end),
        rooms: rooms.into_iter().collect(),
    }
}

fn talk(slot: &Slot, acronym: &str, clock: Clock, signs: &mut Signs, texts: &Texts) -> Talk {
    let (public, event) = (slot.public, slot.public.event);
    let guid = signs.only(guid(&slot.session.session.id, &slot.part));
    let (id, code) = signs.of(&guid);
    let title = wording::title(event, texts);
    let mut name: String = slug(&title).chars().take(60).collect();
    name.truncate(name.trim_end_matches('-').len());
    let (starts_at, ends_at) = (clock.at(slot.from), clock.at(slot.to));
    let remark = wording::remark(&slot.session, Fate::On, false, texts);
    let facts = wording::facts(public, texts).join("\n");
    let long = [clean_lines(&event.long_text), facts];
    let hosts = public.hosts.iter().map(|host| (super::signs::guid(&host.id, ""), clean_text(&host.name)));
    Talk {
        id,
        code,
        slug: if name.is_empty() { format!("{acronym}-{id}") } else { format!("{acronym}-{id}-{name}") },
        // The clocks of the city may have changed in between: what passes is counted.
        minutes: (ends_at - starts_at).num_minutes().clamp(0, LONGEST),
        starts_at,
        ends_at,
        title,
        remark: remark.or_else(|| slot.session.is_of_days().then(|| texts.get("outgoing-all_day"))),
        track: public.pillars.first().map(|pillar| clean_text(&pillar.name)).filter(|name| !name.is_empty()),
        kind: wording::kind(event, texts),
        language: event.languages.first().map(|tag| clean_text(tag)).filter(|tag| !tag.is_empty()),
        short: clean_lines(&event.short_text),
        long: long.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"),
        hosts: hosts.filter(|(_, name)| !name.is_empty()).collect(),
        link: web_link(&event.link),
        booking: web_link(&event.booking_link),
        guid,
    }
}

/// City and year without signs between them, such as `riverton2027`.
fn acronym(outgoing: &Outgoing) -> String {
    let city = outgoing.plan.profile.as_ref().map(|profile| slug(&profile.city)).unwrap_or_default();
    let city: String = city.chars().filter(|letter| *letter != '-').take(20).collect();
    format!("{city}{}", outgoing.week.starts_on.format("%Y"))
}
