//! What stands behind the marks of a chart: the events that a mark leads to, else its row of the chart's table.
//!
//! Only events of the public programme are named; how many others there are is said without their names.

use charts::{ChartPart, ChartTable};
use domain::rules::festival_day::DayEnd;
use domain::{Event, Plan, Session, Subject, by_id};
use interchange::{PublicSession, clean_text, public_events};
use papers::BoardCopy;
use text::{DateStyle, Texts};

/// What a mark leads to.
pub(super) enum Behind {
    /// Events: title, when, where; and how many more that are not announced.
    Events(Vec<[String; 3]>, usize),
    /// Heading and cell of each column of its row.
    Row(Vec<(String, String)>),
    /// Its label says all there is.
    Nothing,
}

/// Filters that say which events of a week are meant.
const OF_EVENTS: &[&str] = &["week_id", "area_id", "pillar_id", "neighbourhood_id", "on", "status"];

/// What stands behind a mark.
pub(super) fn behind(copy: &BoardCopy, part: &ChartPart, table: &ChartTable, texts: &Texts) -> Behind {
    let is_of_events = part.screen == "programme"
        && part.filter.keys().all(|key| OF_EVENTS.contains(&key.as_str()))
        && part.filter.keys().any(|key| key != "week_id");
    if let Some(week) = copy.week.filter(|_| is_of_events) {
        let meant: Vec<&Event> = copy.plan.events.iter().filter(|event| is_meant(copy.plan, event, part)).collect();
        let ids: Vec<&str> = meant.iter().map(|event| event.id.as_str()).collect();
        let public = public_events(copy.plan, week);
        let named: Vec<[String; 3]> = public
            .iter()
            .filter(|public| ids.contains(&public.event.id.as_str()))
            .map(|public| {
                let first = public
                    .sessions
                    .iter()
                    .find(|session| is_of(copy.plan, session.session, part))
                    .or(public.sessions.first());
                let title = clean_text(&public.event.title);
                [title, first.map(|it| when(it, texts)).unwrap_or_default(), first.map(place).unwrap_or_default()]
            })
            .collect();
        let others = meant.len() - named.len();
        return Behind::Events(named, others);
    }
    let is_row =
        |row: &&Vec<String>| row.first().is_some_and(|name| !name.is_empty() && part.label.contains(name.as_str()));
    let rows: Vec<&Vec<String>> = table.rows.iter().filter(is_row).collect();
    match rows.as_slice() {
        [row] => Behind::Row(
            table.columns.iter().cloned().zip(row.iter().cloned()).filter(|(_, cell)| !cell.is_empty()).collect(),
        ),
        _ => Behind::Nothing,
    }
}

/// Whether a mark means an event: on its way into the programme or in it, and all that its filter asks.
fn is_meant(plan: &Plan, event: &Event, part: &ChartPart) -> bool {
    let tagged = |id: &str| {
        let mut tags = plan.tags.iter().filter(|tag| tag.subject == Subject::Event && tag.subject_id == event.id);
        tags.any(|tag| tag.area_id == id)
    };
    let is_so = |(key, value): (&String, &String)| match key.as_str() {
        "week_id" => event.week_id.as_deref() == Some(value),
        "pillar_id" if value == "none" => !plan.pillars().iter().any(|pillar| tagged(&pillar.id)),
        "pillar_id" | "area_id" => tagged(value),
        "status" => value.split(',').any(|word| word == event.status.word()),
        _ => plan.sessions.iter().any(|session| session.event_id == event.id && is_of(plan, session, part)),
    };
    event.status.is_live() && part.filter.iter().all(is_so)
}

/// Whether a session is on the day and in the neighbourhood of a mark.
fn is_of(plan: &Plan, session: &Session, part: &ChartPart) -> bool {
    let day = || DayEnd::of(plan).day(session).map(|day| day.to_string());
    let is_on = part.filter.get("on").is_none_or(|on| day().as_ref() == Some(on));
    let is_there = part.filter.get("neighbourhood_id").is_none_or(|id| {
        let room = session.room_id.as_deref().and_then(|id| by_id(&plan.rooms).get(id).copied());
        let venue_id = room.map(|room| room.venue_id.as_str()).or(session.venue_id.as_deref());
        let venue = venue_id.and_then(|id| plan.venues.iter().find(|venue| venue.id == id));
        venue.is_some_and(|venue| venue.neighbourhood_id.as_ref() == Some(id))
    });
    !session.is_cancelled && is_on && is_there
}

fn when(session: &PublicSession, texts: &Texts) -> String {
    match session.ends_at {
        _ if session.is_of_days() => texts.date(session.starts_at.date(), DateStyle::Short),
        Some(end) => texts.span(session.starts_at, end),
        None => texts.moment(session.starts_at),
    }
}

fn place(session: &PublicSession) -> String {
    session.venue.map(|venue| clean_text(&venue.name)).unwrap_or_default()
}
