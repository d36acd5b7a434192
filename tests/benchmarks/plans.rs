//! Plans of any size, made from the sample city by repeating its week in further rooms.
//!
//! Real texts and real clashes, so that rules and charts have the work that they would have.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use commands::{Desk, Surroundings};
use domain::{Plan, Record};
use serde_json::json;

/// A steady clock and numbered randomness.
pub fn surroundings(home: &Path) -> Surroundings {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let now = DateTime::<Utc>::from_timestamp(1_794_000_000, 0).unwrap_or_default();
    Surroundings {
        clock: Arc::new(move || now),
        random: Arc::new(|| {
            u128::from(NEXT.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed))
                .wrapping_mul(0xD134_2543_DE82_EF95_u128 << 32 | 1)
                .to_be_bytes()
        }),
        home: home.join("home"),
        author: "bench".to_owned(),
        holder: "bench".to_owned(),
    }
}

/// Writes the sample city.
pub fn sample(folder: &Path) -> Result<std::path::PathBuf, String> {
    let path = folder.join("riverton.paideia");
    if path.exists() {
        return Ok(path);
    }
    let desk = Desk::new(surroundings(folder));
    desk.call("sample_plan", json!({}), Some(path.clone())).map_err(|error| error.to_string())?;
    desk.call("close_plan", json!({}), None).map_err(|error| error.to_string())?;
    Ok(path)
}

/// The sample city with as many events in its week as asked for, each copy of the week in rooms of its own.
pub fn grown(sample: &Plan, events: usize) -> Plan {
    let mut plan = sample.clone();
    let week = sample.week(None).map(|week| &week.id);
    let of_week: Vec<&domain::Event> = sample.events.iter().filter(|event| event.week_id.as_ref() == week).collect();
    let mut count = of_week.len();
    let mut copy = 1;
    while !of_week.is_empty() && count < events {
        let mark = |id: &str| format!("{id}-{copy}");
        let take = (events - count).min(of_week.len());
        count += take;
        for event in of_week.iter().take(take) {
            plan.events.push(domain::Event {
                id: mark(&event.id),
                title: format!("{} ({copy})", event.title),
                external_id: String::new(),
                ..(*event).clone()
            });
            plan.sessions.extend(sample.sessions.iter().filter(|session| session.event_id == event.id).map(
                |session| domain::Session {
                    id: mark(&session.id),
                    event_id: mark(&event.id),
                    room_id: session.room_id.as_deref().map(mark),
                    ..session.clone()
                },
            ));
            plan.event_partners.extend(
                sample
                    .event_partners
                    .iter()
                    .filter(|link| link.event_id == event.id)
                    .map(|link| domain::EventPartner { id: mark(&link.id), event_id: mark(&event.id), ..link.clone() }),
            );
            plan.tags.extend(sample.tags.iter().filter(|tag| tag.subject_id == event.id).map(|tag| domain::Tag {
                id: mark(&tag.id),
                subject_id: mark(&event.id),
                ..tag.clone()
            }));
        }
        plan.rooms.extend(sample.rooms.iter().map(|room| domain::Room {
            id: mark(&room.id),
            name: format!("{} ({copy})", room.name),
            ..room.clone()
        }));
        copy += 1;
    }
    plan
}

/// Writes a plan that is a sample city grown to a number of events.
pub fn write_grown(folder: &Path, sample: &Plan, events: usize) -> Result<std::path::PathBuf, String> {
    let path = folder.join(format!("grown-{events}.paideia"));
    std::fs::copy(self::sample(folder)?, &path).map_err(|error| error.to_string())?;
    let mut file = store::PlanFile::open(&path, store::OpenRisk::Accept, &surroundings(folder))
        .map_err(|error| error.to_string())?;
    let plan = grown(sample, events);
    file.command(store::Label::new("import_events"), |tx| {
        put(tx, &plan.rooms)?;
        put(tx, &plan.events)?;
        put(tx, &plan.sessions)?;
        put(tx, &plan.event_partners)?;
        put(tx, &plan.tags)
    })
    .map_err(|error| error.to_string())?;
    Ok(path)
}

/// What the plan with very many sessions is called in the figures.
pub const DENSE: &str = "2,400 events with 12,000 sessions";

/// Writes a plan whose events take place on five days in a row in the same room, as whole programmes of a city do.
pub fn write_dense(folder: &Path, sample: &Plan) -> Result<std::path::PathBuf, String> {
    let path = folder.join("dense.paideia");
    let grown = write_grown(folder, sample, 2_400)?;
    std::fs::copy(grown, &path).map_err(|error| error.to_string())?;
    let mut file = store::PlanFile::open(&path, store::OpenRisk::Accept, &surroundings(folder))
        .map_err(|error| error.to_string())?;
    let plan = file.snapshot().map_err(|error| error.to_string())?;
    let mut more = Vec::new();
    for session in plan.sessions.iter().filter(|session| session.starts_at.is_some()) {
        for day in 1..5 {
            let later = |at: Option<chrono::NaiveDateTime>| at.map(|at| at + chrono::Days::new(day));
            more.push(domain::Session {
                id: format!("{}-day-{day}", session.id),
                starts_at: later(session.starts_at),
                ends_at: later(session.ends_at),
                ..session.clone()
            });
        }
    }
    file.command(store::Label::new("import_events"), |tx| put(tx, &more)).map_err(|error| error.to_string())?;
    file.rest().map_err(|error| error.to_string())?;
    Ok(path)
}

fn put<R: Record>(tx: &mut store::Tx, records: &[R]) -> Result<(), store::StoreError> {
    records.iter().try_for_each(|record| tx.put(record))
}
