//! What the charts show, counted from the plan: the one place where charts look at records.

pub mod indicator_marks;
pub mod world;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use domain::rules::festival_day::DayEnd;
use domain::rules::{progress, week};
use domain::{Area, Assessment, Event, Id, Level, Plan, Session, Subject, TemplePart};

use crate::Scene;

/// An area with how far it has come.
#[derive(Clone, Debug)]
pub struct AreaMark<'a> {
    /// The area.
    pub area: &'a Area,
    /// Percent of its ambition; `None`: not rated.
    pub percent: Option<f64>,
    /// Where it stands, as a share of the scale from 0 to 1.
    pub now: Option<f64>,
    /// Where it wants to be, as a share of the scale.
    pub ambition: Option<f64>,
}

impl AreaMark<'_> {
    /// The name for a drawing.
    pub fn short_name(&self) -> &str {
        short_name(self.area)
    }
}

/// The short name of an area; its name when it has none.
pub fn short_name(area: &Area) -> &str {
    if area.short_name.trim().is_empty() { &area.name } else { &area.short_name }
}

/// The last rating round of the main framework.
pub fn assessment<'a>(scene: &Scene<'a>) -> Option<&'a Assessment> {
    progress::latest_assessment(scene.plan)
}

/// The areas of one part of the main framework with their ratings.
pub fn areas<'a>(scene: &Scene<'a>, part: TemplePart) -> Vec<AreaMark<'a>> {
    let assessment = assessment(scene);
    let id = assessment.map_or("", |assessment| assessment.id.as_str());
    let scale = assessment.map_or(1.0, |assessment| assessment.scale_max.max(1) as f64);
    let percents = progress::area_progress(scene.plan, id);
    let ratings = progress::area_ratings(scene.plan, id);
    let marks = scene.plan.main_areas(part).into_iter().map(|area| {
        let rating = ratings.get(&area.id).copied().unwrap_or_default();
        AreaMark {
            area,
            percent: percents.get(&area.id).copied().flatten(),
            now: rating.now.map(|now| (now / scale).clamp(0.0, 1.0)),
            ambition: rating.ambition.map(|ambition| (ambition / scale).clamp(0.0, 1.0)),
        }
    });
    marks.collect()
}

/// The areas of a framework in their order, level by level.
pub fn areas_of<'a>(plan: &'a Plan, framework_id: &str) -> Vec<&'a Area> {
    let mut levels: Vec<&Level> = plan.levels.iter().filter(|level| level.framework_id == framework_id).collect();
    levels.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    let of_level = |level: &Level| {
        let mut areas: Vec<&Area> = plan.areas.iter().filter(|area| area.level_id == level.id).collect();
        areas.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
        areas
    };
    levels.into_iter().flat_map(of_level).collect()
}

/// A name with the framework's number before it.
pub fn coded(code: &str, name: &str) -> String {
    format!("{code} {name}").trim().to_owned()
}

/// The currency of the plan's money; empty when it is not known.
pub fn currency<'a>(scene: &Scene<'a>) -> &'a str {
    scene.plan.profile.as_ref().map_or("", |profile| profile.currency.as_str())
}

/// Percent of ambition wanted this year.
pub fn target_percent(scene: &Scene) -> Option<f64> {
    let target = scene.week?.target_progress_percent?;
    Some(target.clamp(0, 100) as f64)
}

/// Events of each day by pillar.
///
/// An event of several pillars counts in each of them, as coverage and filters count it.
#[derive(Clone, Debug)]
pub struct EventsByDay<'a> {
    /// The days of the week.
    pub days: Vec<NaiveDate>,
    /// The pillars, and after them `None` for events without one when there are any.
    pub pillars: Vec<Option<&'a Area>>,
    /// For each day and each of `pillars`, how many events.
    pub counts: Vec<Vec<usize>>,
    /// For each day and each of `pillars`, its part of the day in events: one of several pillars is shared evenly
    /// among them, so that the parts make up the day.
    pub parts: Vec<Vec<f64>>,
    /// Events of each day, each once.
    pub totals: Vec<usize>,
    /// Whether an event has several pillars.
    pub is_shared: bool,
}

impl EventsByDay<'_> {
    /// All events of a day.
    pub fn total(&self, day: usize) -> usize {
        self.totals[day]
    }

    /// Sum of the days' counts of one pillar.
    pub fn pillar_total(&self, pillar: usize) -> usize {
        self.counts.iter().map(|counts| counts[pillar]).sum()
    }
}

/// Counts live events with a session that begins on the day, in each of their pillars.
pub fn events_by_day<'a>(scene: &Scene<'a>) -> EventsByDay<'a> {
    let days = scene.week.map(week::days).unwrap_or_default();
    let mut pillars: Vec<Option<&Area>> = scene.plan.pillars().into_iter().map(Some).collect();
    let of_events = event_pillars(scene, &pillars);
    let none = BTreeSet::from([pillars.len()]);
    let mut seen: HashSet<(usize, &str)> = HashSet::new();
    let mut counts = vec![vec![0; pillars.len() + 1]; days.len()];
    let mut parts = vec![vec![0.0; pillars.len() + 1]; days.len()];
    let mut totals = vec![0; days.len()];
    let mut is_shared = false;
    let day_end = DayEnd::of(scene.plan);
    for (event, session) in sessions(scene) {
        let begins = day_end.day(session);
        let Some(day) = days.iter().position(|day| Some(*day) == begins) else { continue };
        if !seen.insert((day, event.id.as_str())) {
            continue;
        }
        totals[day] += 1;
        let own = of_events.get(event.id.as_str()).unwrap_or(&none);
        is_shared |= 1 < own.len();
        for pillar in own {
            counts[day][*pillar] += 1;
            parts[day][*pillar] += 1.0 / own.len() as f64;
        }
    }
    if counts.iter().any(|counts| counts.last().is_some_and(|none| 0 < *none)) {
        pillars.push(None);
    } else {
        counts.iter_mut().for_each(|counts| counts.truncate(pillars.len()));
        parts.iter_mut().for_each(|parts| parts.truncate(pillars.len()));
    }
    EventsByDay { days, pillars, counts, parts, totals, is_shared }
}

/// The pillars of each event that has any, by their places.
fn event_pillars<'a>(scene: &Scene<'a>, pillars: &[Option<&'a Area>]) -> HashMap<&'a str, BTreeSet<usize>> {
    let places: HashMap<&str, usize> =
        pillars.iter().enumerate().filter_map(|(at, area)| Some((area.as_ref()?.id.as_str(), at))).collect();
    let mut own: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for tag in scene.plan.tags.iter().filter(|tag| tag.subject == Subject::Event) {
        if let Some(place) = places.get(tag.area_id.as_str()) {
            own.entry(&tag.subject_id).or_default().insert(*place);
        }
    }
    own
}

/// Sessions with a date that are not cancelled, of live events of the week.
fn sessions<'a>(scene: &Scene<'a>) -> Vec<(&'a Event, &'a Session)> {
    let week_id = scene.week.map(|week| week.id.as_str());
    let live = scene.plan.events.iter().filter(|event| event.status.is_live() && event.week_id.as_deref() == week_id);
    let events: HashMap<&str, &Event> = live.map(|event| (event.id.as_str(), event)).collect();
    let dated = scene.plan.sessions.iter().filter(|session| !session.is_cancelled && session.starts_at.is_some());
    dated.filter_map(|session| Some((*events.get(session.event_id.as_str())?, session))).collect()
}

/// A session into the small hours belongs to the day on which it began.
const NIGHT_ENDS: u32 = 6;

/// Places of the days on which a session runs.
fn days_of(session: &Session, day_end: DayEnd, days: &[NaiveDate]) -> Vec<usize> {
    let Some((first, start)) = day_end.day(session).zip(session.starts_at) else { return Vec::new() };
    let is_of_night = first < start.date();
    let end = if is_of_night && is_short(start, session.ends_at) { first } else { last_day(start, session.ends_at) };
    let on = |day: &NaiveDate| first <= *day && *day <= end;
    days.iter().enumerate().filter(|(_, day)| on(day)).map(|(at, _)| at).collect()
}

/// Whether a session ends before another day has begun.
fn is_short(start: NaiveDateTime, end: Option<NaiveDateTime>) -> bool {
    last_day(start, end) == start.date()
}

fn last_day(start: NaiveDateTime, end: Option<NaiveDateTime>) -> NaiveDate {
    let Some(end) = end.filter(|end| start < *end) else { return start.date() };
    let is_night = end.date() == start.date() + TimeDelta::days(1) && end.hour() < NIGHT_ENDS;
    let is_midnight = end.time() == NaiveTime::MIN;
    if is_night || is_midnight { (end - TimeDelta::days(1)).date().max(start.date()) } else { end.date() }
}

/// Sessions running in each hour of each day.
#[derive(Clone, Debug, Default)]
pub struct Hours {
    /// The days of the week.
    pub days: Vec<NaiveDate>,
    /// The hours in which anything runs, without gaps; 23 is followed by those after midnight as 24 and more.
    pub hours: Vec<u32>,
    /// For each hour and day, how many sessions run.
    pub counts: Vec<Vec<usize>>,
    /// For each day, sessions that last all day or whose time is not known.
    pub without_hour: Vec<usize>,
}

impl Hours {
    /// The most sessions at once, with hour and day.
    pub fn busiest(&self) -> Option<(usize, usize, usize)> {
        let cells = self.counts.iter().enumerate().flat_map(|(hour, row)| {
            row.iter().enumerate().map(move |(day, count)| (*count, std::cmp::Reverse((day, hour))))
        });
        let (count, std::cmp::Reverse((day, hour))) = cells.max()?;
        (0 < count).then_some((count, hour, day))
    }
}

/// Counts the sessions of the week by hour.
pub fn hours(scene: &Scene) -> Hours {
    let days = scene.week.map(week::days).unwrap_or_default();
    let mut cells: BTreeMap<(u32, usize), usize> = BTreeMap::new();
    let mut without_hour = vec![0; days.len()];
    let day_end = DayEnd::of(scene.plan);
    for (_, session) in sessions(scene) {
        let running = running_hours(session, day_end);
        for day in days_of(session, day_end, &days) {
            match &running {
                Some(hours) => hours.clone().for_each(|hour| *cells.entry((hour, day)).or_default() += 1),
                None => without_hour[day] += 1,
            }
        }
    }
    let used: BTreeSet<u32> = cells.keys().map(|(hour, _)| *hour).collect();
    let hours: Vec<u32> = match (used.first(), used.last()) {
        (Some(first), Some(last)) => (*first..=*last).collect(),
        _ => Vec::new(),
    };
    let row = |hour: &u32| (0..days.len()).map(|day| cells.get(&(*hour, day)).copied().unwrap_or(0)).collect();
    let counts = hours.iter().map(row).collect();
    Hours { days, hours, counts, without_hour }
}

/// The hours in which a session runs, counted from the midnight before its day of the festival; `None` when it has none
/// of its own.
fn running_hours(session: &Session, day_end: DayEnd) -> Option<std::ops::Range<u32>> {
    let start = session.starts_at.filter(|_| session.is_time_known && !session.is_all_day)?;
    let end = session.ends_at.filter(|end| start < *end).unwrap_or(start + TimeDelta::minutes(1));
    if TimeDelta::days(1) <= end - start || !is_short(start, Some(end)) {
        return None;
    }
    let midnight = day_end.day(session)?.and_time(NaiveTime::MIN);
    let minutes = |at: NaiveDateTime| u32::try_from((at - midnight).num_minutes()).unwrap_or(0);
    let from = minutes(start) / 60;
    Some(from..minutes(end).div_ceil(60).max(from + 1))
}

/// What a screen is to show.
pub fn filter(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// The id of a week, for filters.
pub fn week_id(scene: &Scene) -> Option<Id> {
    scene.week.map(|week| week.id.clone())
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveDateTime};
    use domain::{Area, Event, EventStatus, Framework, Level, Plan, Session, Subject, Tag, TemplePart, Week};

    use super::{events_by_day, hours};
    use crate::Scene;

    /// A week from Monday 3 to Sunday 9 May, six pillars, and one event with one session.
    fn plan() -> Plan {
        let day = |day| NaiveDate::from_ymd_opt(2027, 5, day).unwrap();
        let mut plan = Plan::default();
        plan.weeks.push(Week { id: "week".to_owned(), starts_on: day(3), ends_on: day(9), ..Week::default() });
        plan.frameworks.push(Framework { id: "framework".to_owned(), is_main: true, ..Framework::default() });
        for (id, part) in [("columns", TemplePart::Columns), ("pediment", TemplePart::Pediment)] {
            let framework_id = "framework".to_owned();
            plan.levels.push(Level { id: id.to_owned(), framework_id, part, ..Level::default() });
        }
        for at in 0..6 {
            let id = format!("columns-{at:02}");
            let level_id = "columns".to_owned();
            plan.areas.push(Area { position: id.clone(), id, level_id, ..Area::default() });
        }
        let level_id = "pediment".to_owned();
        plan.areas.push(Area { id: "pediment-00".to_owned(), level_id, ..Area::default() });
        let (status, week_id) = (EventStatus::Confirmed, Some("week".to_owned()));
        plan.events.push(Event { id: "event".to_owned(), week_id, status, ..Event::default() });
        plan.sessions.push(Session {
            id: "session".to_owned(),
            event_id: "event".to_owned(),
            starts_at: day(4).and_hms_opt(10, 0, 0),
            is_time_known: true,
            ..Session::default()
        });
        plan
    }

    fn scene(plan: &Plan) -> Scene<'_> {
        Scene { plan, week: plan.weeks.first(), today: NaiveDate::from_ymd_opt(2027, 1, 8).unwrap() }
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(&format!("2027-05-{text}"), "%Y-%m-%d %H:%M").unwrap()
    }

    /// The hours that one session fills, as `day:hour`.
    #[track_caller]
    fn check(starts: &str, ends: &str, expected: &str) {
        let mut plan = plan();
        (plan.sessions[0].starts_at, plan.sessions[0].ends_at) = (Some(at(starts)), Some(at(ends)));
        let hours = hours(&scene(&plan));
        let mut found: Vec<String> = Vec::new();
        for (hour, row) in hours.hours.iter().zip(&hours.counts) {
            let days = row.iter().enumerate().filter(|(_, count)| 0 < **count);
            found.extend(days.map(|(day, _)| format!("{}:{hour}", day + 3)));
        }
        let rest = hours.without_hour.iter().enumerate().filter(|(_, count)| 0 < **count);
        found.extend(rest.map(|(day, _)| format!("{}:-", day + 3)));
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn a_session_fills_the_hours_it_touches() {
        check("04 10:00", "04 11:00", "4:10");
        check("04 10:30", "04 12:15", "4:10 4:11 4:12");
        check("04 10:00", "04 10:00", "4:10");
    }

    #[test]
    fn the_night_belongs_to_the_day_before() {
        check("04 22:00", "05 01:00", "4:22 4:23 4:24");
        check("04 22:00", "05 00:00", "4:22 4:23");
    }

    #[test]
    fn a_night_that_begins_after_midnight_counts_on_the_evening_before() {
        let mut plan = plan();
        (plan.sessions[0].starts_at, plan.sessions[0].ends_at) = (Some(at("09 01:30")), Some(at("09 03:00")));
        for (ends, day, filled) in [(None, 6, [1, 2]), (chrono::NaiveTime::from_hms_opt(4, 0, 0), 5, [25, 26])] {
            plan.profile = Some(domain::Profile { day_ends_at: ends, ..domain::Profile::default() });
            let found = hours(&scene(&plan));
            assert_eq!(found.hours, filled, "days end at {ends:?}");
            assert!(found.counts.iter().all(|row| row[day] == 1), "days end at {ends:?}");
            assert_eq!(events_by_day(&scene(&plan)).total(day), 1, "days end at {ends:?}");
        }
    }

    #[test]
    fn what_lasts_for_days_has_no_hour() {
        check("04 10:00", "06 18:00", "4:- 5:- 6:-");
        check("08 10:00", "11 18:00", "8:- 9:-");
    }

    #[test]
    fn an_event_counts_once_a_day_and_in_each_of_its_pillars() {
        let mut plan = plan();
        plan.tags.clear();
        for area_id in ["columns-04", "columns-02", "columns-02", "pediment-00"] {
            plan.tags.push(Tag {
                id: area_id.to_owned(),
                subject: Subject::Event,
                subject_id: plan.events[0].id.clone(),
                area_id: area_id.to_owned(),
                feature_id: None,
            });
        }
        let again = Session { id: "again".to_owned(), ..plan.sessions[0].clone() };
        plan.sessions.push(again);
        let data = events_by_day(&scene(&plan));
        assert_eq!(data.pillars.len(), 6, "nothing is without a pillar");
        let total: usize = (0..7).map(|day| data.total(day)).sum();
        assert_eq!((total, data.pillar_total(2), data.pillar_total(4), data.pillar_total(0)), (1, 1, 1, 0));
        assert_eq!((data.parts[1][2], data.parts[1][4]), (0.5, 0.5), "the bar is as high as the day has events");
        assert!(data.is_shared);

        plan.tags.clear();
        let data = events_by_day(&scene(&plan));
        assert_eq!((data.pillars.len(), data.pillar_total(6)), (7, 1), "the last is for none");
        assert_eq!((data.parts[1][6], data.is_shared), (1.0, false));

        plan.events[0].status = EventStatus::Cancelled;
        assert_eq!((0..7).map(|day| events_by_day(&scene(&plan)).total(day)).sum::<usize>(), 0);
    }
}
