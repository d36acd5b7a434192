//! Files for readers of others (`tests/interchange/check.sh`), each calendar with what it is to say.

use std::path::Path;

use chrono::{NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use domain::{EventStatus, Plan};
use interchange::{Scope, calendar, json_ld, schedule_json, schedule_xml, venues_geojson};
use serde_json::{Value, json};

use crate::city::*;

/// What a reader is to find: by the zones of the crate chrono-tz, without the code that writes.
fn expected(plan: &Plan) -> Value {
    let zone: Tz = plan.profile.as_ref().unwrap().time_zone.parse().unwrap();
    let utc = |at: NaiveDateTime| zone.from_local_datetime(&at).earliest().unwrap().with_timezone(&Utc).to_rfc3339();
    let mut all: Vec<Value> = Vec::new();
    for session in &plan.sessions {
        let Some(event) =
            plan.events.iter().find(|event| event.id == session.event_id && event.week_id.as_deref() == Some("week"))
        else {
            continue;
        };
        if !event.status.is_in_programme() || session.is_cancelled {
            continue;
        }
        let Some(start) = session.starts_at else { continue };
        let is_day = session.is_all_day || !session.is_time_known;
        let venue = plan.venues.iter().find(|venue| session.venue_id.as_ref() == Some(&venue.id));
        let end = session.ends_at;
        all.push(json!({
            "title": event.title,
            "start": if is_day { start.date().to_string() } else { utc(start) },
            "end": if is_day { end.map_or_else(|| start.date().succ_opt(), |end| Some(end.date())).map(|day| day.to_string()) } else { end.map(utc) },
            "place": venue.map(|venue| venue.name.clone()).unwrap_or_default(),
        }));
    }
    Value::Array(all)
}

#[test]
fn files_for_the_readers_of_others() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interchange");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    for (zone, monday) in [
        ("Europe/Dublin", "2027-03-22"),
        ("Europe/Dublin", "2027-10-25"),
        ("America/New_York", "2027-03-08"),
        ("America/New_York", "2027-11-01"),
        ("Asia/Kathmandu", "2027-05-03"),
        ("Australia/Lord_Howe", "2027-03-29"),
        ("Australia/Lord_Howe", "2027-09-27"),
    ] {
        let mut plan = city(zone, monday);
        // At half past one on the day on which the clocks change, two programs may mean two moments.
        plan.sessions.retain(|session| session.event_id != "Before dawn");
        let (outgoing, texts) = (outgoing(&plan, &[]), texts());
        let name = format!("{}-{monday}", zone.replace('/', "-"));
        write(&format!("{name}.ics"), &calendar(&outgoing, &Scope::All, &texts).text);
        write(&format!("{name}.expected.json"), &expected(&plan).to_string());
        write(&format!("{name}.schedule.xml"), &schedule_xml(&outgoing, &texts).unwrap().text);
        write(&format!("{name}.schedule.json"), &schedule_json(&outgoing, &texts).unwrap().text);
        write(&format!("{name}.jsonld"), &json_ld(&outgoing, &texts).text);
        write(&format!("{name}.geojson"), &venues_geojson(&outgoing, &texts).text);
        assert!(plan.events.iter().any(|event| event.status == EventStatus::Accepted));
    }
}
