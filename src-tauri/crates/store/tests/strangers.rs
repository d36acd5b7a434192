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

/// A plan in which a table's pages lead to each other so that its rows are without end; `room` or the schema itself.
fn endless(bytes: &[u8], root: usize, leaf_cell: &[u8]) -> Vec<u8> {
    let size = usize::from(u16::from_be_bytes([bytes[16], bytes[17]]));
    let count = bytes.len() / size;
    let mut file = bytes.to_vec();
    let header = |root: usize| if root == 1 { 100 } else { 0 };
    let page = |number: usize| (number - 1) * size..number * size;
    // The rows as they were, one page further down.
    let mut rows = bytes[page(root)].to_vec();
    let is_leaf = rows[header(root)] == 13;
    let cells = usize::from(u16::from_be_bytes([rows[header(root) + 3], rows[header(root) + 4]]));
    let length = if is_leaf { 8 } else { 12 } + 2 * cells;
    rows.copy_within(header(root)..header(root) + length, 0);
    // Levels of pages, each of which names the next one hundreds of times, and a leaf with one row.
    let inner = |next: usize| {
        let mut page = vec![0; size];
        let cells = (size - 12) / 7;
        page[..12].copy_from_slice(&[5, 0, 0, (cells >> 8) as u8, cells as u8, 0, 0, 0, 0, 0, 0, 0]);
        page[8..12].copy_from_slice(&(next as u32).to_be_bytes());
        for cell in 0..cells {
            let at = size - 5 * (cell + 1);
            page[at..at + 4].copy_from_slice(&(next as u32).to_be_bytes());
            page[at + 4] = 1;
            page[12 + 2 * cell..14 + 2 * cell].copy_from_slice(&(at as u16).to_be_bytes());
        }
        let content = (size - 5 * cells) as u16;
        page[5..7].copy_from_slice(&content.to_be_bytes());
        page
    };
    let mut leaf = vec![0; size];
    let at = size - leaf_cell.len();
    leaf[at..].copy_from_slice(leaf_cell);
    leaf[..10].copy_from_slice(&[13, 0, 0, 0, 1, (at >> 8) as u8, at as u8, 0, (at >> 8) as u8, at as u8]);
    file.extend(&rows);
    let levels = 7;
    for level in 1..=levels {
        file.extend(inner(count + level + 2));
    }
    file.extend(&leaf);
    let start = page(root).start + header(root);
    let mut top = inner(count + 2);
    top[3..5].copy_from_slice(&1_u16.to_be_bytes());
    top[size - 5..size - 1].copy_from_slice(&(count as u32 + 1).to_be_bytes());
    top[5..7].copy_from_slice(&((size - 5) as u16).to_be_bytes());
    let content = page(root).end - 5;
    file[start..start + 14].copy_from_slice(&top[..14]);
    file[content..content + 5].copy_from_slice(&top[size - 5..]);
    let pages = ((file.len() / size) as u32).to_be_bytes();
    file[28..32].copy_from_slice(&pages);
    file
}

/// One row of the schema: an index that belongs to a constraint, of which SQLite takes any number.
fn schema_cell(connection: &Connection) -> Vec<u8> {
    let sql = "SELECT name, tbl_name, rootpage FROM sqlite_schema WHERE sql IS NULL AND rootpage < 30000 LIMIT 1";
    let (name, table, root): (String, String, u16) =
        connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let text = |length: usize| (13 + 2 * length) as u8;
    let mut body = vec![6, text(5), text(name.len()), text(table.len()), 2, 0];
    assert!(13 + 2 * name.len().max(table.len()) < 128);
    body.extend(b"index");
    body.extend(name.bytes().chain(table.bytes()).chain(root.to_be_bytes()));
    let mut cell = vec![body.len() as u8, 1];
    assert!(body.len() < 128);
    cell.extend(body);
    cell
}

#[test]
fn a_file_without_end_is_given_up() {
    let world = world();
    let mut file = world.create();
    put(&mut file, &room("a", "Hall", None));
    drop(file);
    let bytes = fs::read(world.path()).unwrap();
    let connection = Connection::open(world.path()).unwrap();
    let cell = schema_cell(&connection);
    let root = |name: &str| -> i64 {
        connection.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [name], |row| row.get(0)).unwrap()
    };
    let roots = [("sqlite_schema", 1), ("op", root("op")), ("room", root("room"))];
    drop(connection);
    for (what, root) in roots {
        let endless = endless(&bytes, root as usize, &cell);
        fs::write(world.path(), &endless).unwrap();
        assert_eq!(world.open().err().unwrap().code(), "damaged", "{what}");
        assert_eq!(fs::read(world.path()).unwrap(), endless, "{what}: left as it is");
        let found = store::rescue(&world.path(), &world.surroundings).unwrap();
        assert!(0 < found.damage_count, "{what}");
    }
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
