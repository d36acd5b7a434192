//! Files that somebody sent: they run nothing, and what the program did not make is refused and left as it is.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::fs;

use common::*;
use domain::Person;
use rusqlite::Connection;

#[track_caller]
fn check(sql: &str, expected: &str) {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    Connection::open(world.path()).unwrap().execute_batch(sql).unwrap();
    let bytes = fs::read(world.path()).unwrap();
    let start = std::time::Instant::now();
    let error = world.open().err().unwrap();
    assert_eq!(error.code(), expected, "{sql}");
    assert!(start.elapsed().as_secs() < 5, "{sql}: {:?}", start.elapsed());
    assert_eq!(fs::read(world.path()).unwrap(), bytes, "{sql}: left as it is");
}

#[test]
fn what_the_program_did_not_make_is_refused() {
    check("CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM event; END", "foreign_schema");
    check("CREATE VIEW v AS SELECT * FROM room", "foreign_schema");
    check("CREATE TABLE extra (a)", "foreign_schema");
    check("CREATE INDEX i ON room (name)", "foreign_schema");
    check("CREATE INDEX i ON room (lower(name)) WHERE name > ''", "foreign_schema");
    check("CREATE TABLE g (a, b AS (a || a))", "foreign_schema");
    check(
        "ALTER TABLE room ADD COLUMN x TEXT CHECK (length(replace(hex(zeroblob(9)), '0', 'aa')) > 0)",
        "foreign_schema",
    );
    check("CREATE VIRTUAL TABLE v USING fts5 (a)", "foreign_schema");
    check("DROP INDEX op_of_change", "damaged");
    check("DROP TABLE pending", "damaged");
    check(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE room (id)' WHERE name = 'room'",
        "damaged",
    );
}

#[test]
fn a_format_that_never_was_is_told() {
    for format in [0, -7] {
        check(&format!("PRAGMA user_version = {format}"), "unknown_plan_format");
    }
    check("PRAGMA user_version = 2", "foreign_schema");
}

#[test]
fn an_id_is_an_id() {
    let world = world();
    let mut file = world.create();
    for id in ["", "a\nTEL:1", "a b", "<b>", "ä", &"x".repeat(101)] {
        let put = file.command(label("save"), |tx| tx.put(&person(id, "Ann", "")));
        assert_eq!(put.unwrap_err().code(), "id_not_valid", "{id:?}");
    }
    put(&mut file, &person("p", "Ann", ""));
    drop(file);
    // Laid into the file with its log, as a stranger's program would.
    let connection = Connection::open(world.path()).unwrap();
    connection.execute("UPDATE person SET id = 'p' || char(10) || 'TEL:1'", []).unwrap();
    connection.execute("UPDATE obj SET id = 'p' || char(10) || 'TEL:1' WHERE tbl = 'person'", []).unwrap();
    drop(connection);
    let opened = world.open();
    let is_seen = opened.as_ref().is_ok_and(|file| {
        file.snapshot().is_ok_and(|plan| plan.people.iter().any(|person: &Person| person.id.contains('\n')))
    });
    assert!(!is_seen);
    assert_eq!(opened.err().unwrap().code(), "damaged");
}
