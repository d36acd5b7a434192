//! Schedule.json. Keys that the schema demands stand there even when nothing is known.

use serde_json::{Map, Value, json};

use super::{Day, Schedule, Talk};

/// The file.
pub(super) fn written(schedule: &Schedule) -> String {
    let tracks: Vec<Value> = schedule.tracks.iter().map(|name| json!({ "name": name })).collect();
    let rooms: Vec<Value> = schedule
        .rooms
        .iter()
        .map(|room| json!({ "name": room.name, "guid": room.guid, "capacity": room.capacity }))
        .collect();
    let mut conference = json!({
        "acronym": schedule.acronym,
        "title": schedule.title,
        "start": schedule.starts_on,
        "end": schedule.ends_on,
        "daysCount": schedule.days.len(),
        "timeslot_duration": "00:15",
        "tracks": tracks,
        "rooms": rooms,
        "days": schedule.days.iter().map(|it| day(schedule, it)).collect::<Vec<_>>(),
    });
    if is_shown(schedule.zone) {
        conference["time_zone_name"] = json!(schedule.zone);
    }
    let file = json!({
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": { "name": "Paideia", "version": env!("CARGO_PKG_VERSION") },
        "schedule": { "version": schedule.version, "conference": conference },
    });
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema knows names of a continent with a place, and UTC.
fn is_shown(zone: &str) -> bool {
    let is_name = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_uppercase())
            && part[1..].starts_with(|next: char| next.is_ascii_lowercase())
    };
    let is_continent = |part: &str| is_name(part) && part[1..].chars().all(|letter| letter.is_ascii_lowercase());
    zone == "UTC" || zone.split_once('/').is_some_and(|(continent, place)| is_continent(continent) && is_name(place))
}

fn day(schedule: &Schedule, day: &Day) -> Value {
    let mut rooms = Map::new();
    for (place, talks) in &day.rooms {
        let room = &schedule.rooms[*place].name;
        rooms.insert(room.clone(), talks.iter().map(|it| talk(room, it)).collect());
    }
    json!({
        "index": day.index,
        "date": day.date,
        "day_start": day.starts_at.to_rfc3339(),
        "day_end": day.ends_at.to_rfc3339(),
        "rooms": rooms,
    })
}

fn talk(room: &str, talk: &Talk) -> Value {
    let persons: Vec<Value> = talk.hosts.iter().map(|(guid, name)| json!({ "guid": guid, "name": name })).collect();
    let links: Vec<Value> = talk.booking.iter().map(|link| json!({ "url": link, "title": link })).collect();
    json!({
        "guid": talk.guid,
        "code": talk.code,
        "id": talk.id,
        "date": talk.starts_at.to_rfc3339(),
        "start": talk.starts_at.format("%H:%M").to_string(),
        "end": talk.ends_at.to_rfc3339(),
        "duration": talk.duration(),
        "room": room,
        "slug": talk.slug,
        // The schema demands an address: what has no page has its name.
        "url": talk.link.clone().unwrap_or_else(|| format!("urn:uuid:{}", talk.guid)),
        "title": talk.title,
        "subtitle": talk.remark,
        "track": talk.track,
        "type": talk.kind,
        "language": talk.language,
        "abstract": some(&talk.short),
        "description": some(&talk.long),
        "persons": persons,
        "links": links,
    })
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
