//! A world of its own for each test: a folder, a clock that ticks, and randomness that can be repeated.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part; tests may unwrap")]

pub mod any;
pub mod seen;
pub mod team;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::DateTime;
use domain::*;
use store::{Label, OpenRisk, PlanFile, StoreError, Surroundings};

/// 2 May 2027, nine o'clock, in milliseconds.
pub const MORNING: i64 = 1_809_248_400_000;

pub struct World {
    pub folder: tempfile::TempDir,
    pub now: Arc<AtomicI64>,
    pub surroundings: Surroundings,
}

pub fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let now = Arc::new(AtomicI64::new(MORNING));
    let surroundings = surroundings(folder.path().join("home"), Arc::clone(&now));
    World { folder, now, surroundings }
}

/// Randomness differs between calls of this function within one process, and between processes.
pub fn surroundings(home: PathBuf, now: Arc<AtomicI64>) -> Surroundings {
    static SEED: AtomicU64 = AtomicU64::new(1);
    let process = u64::from(std::process::id());
    Surroundings {
        clock: Arc::new(move || DateTime::from_timestamp_millis(now.fetch_add(1000, Ordering::SeqCst)).unwrap()),
        random: Arc::new(move || {
            let mut bytes = [0; 16];
            let mixed = SEED.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            bytes[..8].copy_from_slice(&mixed.to_be_bytes());
            bytes[8..].copy_from_slice(&(mixed ^ process << 32).rotate_left(17).to_be_bytes());
            bytes
        }),
        home,
        author: "Ada".to_owned(),
        holder: "ada@desk".to_owned(),
    }
}

impl World {
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("riverton.paideia")
    }

    /// The file of a safety copy.
    pub fn copy(&self, key: &str) -> PathBuf {
        let folders = std::fs::read_dir(self.folder.path().join("home/safety")).unwrap();
        let places = folders.map(|folder| folder.unwrap().path().join(format!("{key}.paideia")));
        places.into_iter().find(|place| place.exists()).unwrap()
    }

    /// The same hour of the next day.
    pub fn next_day(&self) {
        self.now.fetch_add(86_400_000, Ordering::SeqCst);
    }

    pub fn create(&self) -> PlanFile {
        PlanFile::create(&self.path(), &self.surroundings, &profile()).unwrap()
    }

    pub fn open(&self) -> Result<PlanFile, StoreError> {
        self.open_at(&self.path())
    }

    pub fn open_at(&self, path: &Path) -> Result<PlanFile, StoreError> {
        PlanFile::open(path, OpenRisk::Refuse, &self.surroundings)
    }
}

pub fn profile() -> Profile {
    Profile {
        id: String::new(),
        city: "Riverton".to_owned(),
        country: "IE".to_owned(),
        level: PlaceLevel::City,
        population: Some(90_000),
        population_year: Some(2025),
        population_source: "Census".to_owned(),
        area_km2: Some(42.5),
        time_zone: "Europe/Dublin".to_owned(),
        currency: "EUR".to_owned(),
        languages: vec!["en".to_owned()],
        organisation: "Learning City Office".to_owned(),
        ..Profile::default()
    }
}

pub fn room(id: &str, name: &str, capacity: Option<i64>) -> Room {
    let (id, name) = (id.to_owned(), name.to_owned());
    Room { id, venue_id: "venue".to_owned(), name, capacity, setup_minutes: 0, position: String::new() }
}

pub fn venue(id: &str, name: &str) -> Venue {
    Venue {
        id: id.to_owned(),
        name: name.to_owned(),
        address: String::new(),
        postcode: String::new(),
        neighbourhood_id: None,
        latitude: Some(53.0),
        longitude: None,
        owner_id: None,
        access_features: Vec::new(),
        access_note: String::new(),
        is_online: false,
        note: String::new(),
    }
}

pub fn person(id: &str, name: &str, email: &str) -> Person {
    Person {
        id: id.to_owned(),
        name: name.to_owned(),
        partner_id: None,
        role: "Tutor".to_owned(),
        email: email.to_owned(),
        phone: String::new(),
        is_contact: true,
        note: String::new(),
        ..Person::default()
    }
}

pub fn link(event: &str, person: &str) -> EventPerson {
    EventPerson { id: domain::link_id(&[event, person]), event_id: event.to_owned(), person_id: person.to_owned() }
}

pub fn label(code: &str) -> Label {
    Label::new(code)
}

/// Puts one record as one change.
pub fn put<R: Record>(file: &mut PlanFile, record: &R) {
    file.command(label("save"), |tx| tx.put(record)).unwrap();
}

/// The names of the rooms, in the order of their ids.
pub fn rooms(plan: &Plan) -> String {
    let rooms: Vec<String> = plan.rooms.iter().map(|room| room.name.clone()).collect();
    rooms.join(", ")
}
