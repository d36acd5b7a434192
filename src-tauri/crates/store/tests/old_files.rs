//! Plan files that earlier programs wrote, kept as they were: each opens, is copied before it is brought up to the
//! newest format, and keeps every cell, its history, its versions and its bin.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::*;
use domain::{Event, EventStatus, Goal, StatusStep};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use store::{FORMAT_VERSION, VersionRef};

/// Every cell of every table: table, id, column, value.
type Cells = BTreeMap<(String, String, String), Value>;

/// Reads a file with plain SQL, without the store.
fn cells(path: &Path) -> (i64, Cells) {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let format = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let tables: Vec<String> = connection
        .prepare(
            "SELECT m.name FROM sqlite_schema m WHERE m.type = 'table'
             AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'id' AND cid = 0)",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut cells = Cells::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let id: String = row.get("id").unwrap();
            for (at, column) in columns.iter().enumerate() {
                cells.insert((table.clone(), id.clone(), column.clone()), row.get(at).unwrap());
            }
        }
    }
    (format, cells)
}

/// A plan file that a program of an earlier format wrote.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/plans").join(name)
}

#[test]
fn a_plan_of_format_2_keeps_every_cell() {
    let world = world();
    std::fs::copy(fixture("format-2.paideia"), world.path()).unwrap();
    let (format, before) = cells(&world.path());
    assert_eq!(format, 2);
    let tables: std::collections::BTreeSet<&str> = before.keys().map(|(table, ..)| table.as_str()).collect();
    assert!(27 <= tables.len(), "one record of each kind: {tables:?}");

    let mut file = world.open().unwrap();
    assert!(file.notices().is_empty(), "nothing to tell");
    assert!(file.safety_copies().unwrap().iter().any(|copy| copy.reason == "before_migration"));
    let found = file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
    assert_eq!(*file.snapshot().unwrap(), any::read_whole(&mut file));

    // Its history works as before: a version, something in the bin, a step to undo.
    let event = |plan: &domain::Plan| plan.events.iter().find(|event| event.id == "one").unwrap().clone();
    let now: Event = event(&file.snapshot().unwrap());
    assert_eq!(now.title, "Changed once");
    assert_ne!(event(&file.at(&VersionRef::Named("as tabled".to_owned())).unwrap()).title, now.title);
    let binned = file.bin().unwrap();
    assert_eq!(binned.iter().map(|record| record.table.as_str()).collect::<Vec<_>>(), ["room"]);
    assert_eq!(file.redo_label().unwrap().unwrap().code, "undone");
    assert_eq!(file.undo().unwrap().unwrap().label.code, "rename");
    assert_eq!(file.redo().unwrap().unwrap().label.code, "rename");

    // What is new can be written and taken back.
    put(&mut file, &Goal { id: "goal".to_owned(), title: "Read".to_owned(), ..Goal::default() });
    file.undo().unwrap();
    assert!(file.verify().unwrap().is_log_equal);
    file.rest().unwrap();
    drop(file);
    let (format, after) = cells(&world.path());
    assert_eq!(format, FORMAT_VERSION);
    for (place, value) in &before {
        assert_eq!(after.get(place), Some(value), "{place:?}");
    }
}

/// Format 4 knew where events stand and nothing of how they came there: they go on standing there, and no day or reason
/// is made up.
#[test]
fn the_events_of_a_plan_of_format_4_stand_where_they_stood() {
    let world = world();
    std::fs::copy(fixture("format-4.paideia"), world.path()).unwrap();
    let (format, before) = cells(&world.path());
    assert_eq!(format, 4);
    let mut file = world.open().unwrap();
    assert!(file.notices().is_empty(), "nothing to tell");
    assert!(file.safety_copies().unwrap().iter().any(|copy| copy.reason == "before_migration"));
    let found = file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
    let plan = file.snapshot().unwrap();
    for status in EventStatus::ALL {
        assert!(plan.events.iter().any(|event| event.status == *status), "{status:?} is in the plan");
    }
    for event in &plan.events {
        let cell = &before[&("event".to_owned(), event.id.clone(), "status".to_owned())];
        assert_eq!(*cell, Value::Text(event.status.word().to_owned()), "{}", event.title);
    }
    assert_eq!(plan.status_steps, []);

    // The change of a status that was made by then can be taken back, and a step beside it too.
    let first = plan.events[0].clone();
    put(&mut file, &StatusStep { id: "step".to_owned(), event_id: first.id.clone(), ..StatusStep::default() });
    file.undo().unwrap();
    assert_eq!(file.undo().unwrap().unwrap().label.code, "set_event_status");
    assert_ne!(file.snapshot().unwrap().events, plan.events);
    file.redo().unwrap();
    assert_eq!(file.snapshot().unwrap().events, plan.events);
    assert!(file.verify().unwrap().is_log_equal);
    file.rest().unwrap();
    drop(file);
    let (format, after) = cells(&world.path());
    assert_eq!(format, FORMAT_VERSION);
    for (place, value) in &before {
        assert_eq!(after.get(place), Some(value), "{place:?}");
    }
}

#[test]
fn the_copy_before_the_migration_is_of_the_old_format() {
    let world = world();
    let fixture = fixture("format-2.paideia");
    std::fs::copy(&fixture, world.path()).unwrap();
    let (_, before) = cells(&fixture_copy(&world, &fixture));
    let mut file = world.open().unwrap();
    let copy = file.safety_copies().unwrap().into_iter().find(|copy| copy.reason == "before_migration").unwrap();
    let path = find(&world.folder.path().join("home"), &copy.key).unwrap();
    let (format, kept) = cells(&path);
    assert_eq!((format, kept), (2, before));
    // Going back to it brings it up once more.
    file.restore_safety_copy(&copy.key).unwrap();
    assert!(file.verify().unwrap().is_log_equal);
    assert_eq!(file.snapshot().unwrap().events.len(), 2);
}

fn fixture_copy(world: &World, fixture: &Path) -> std::path::PathBuf {
    let path = world.folder.path().join("fixture.paideia");
    std::fs::copy(fixture, &path).unwrap();
    path
}

/// The file under a folder whose name holds a key.
fn find(folder: &Path, key: &str) -> Option<std::path::PathBuf> {
    for entry in std::fs::read_dir(folder).ok()?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if let Some(found) = find(&path, key) {
                return Some(found);
            }
        } else if path.file_name()?.to_string_lossy().contains(key) {
            return Some(path);
        }
    }
    None
}
