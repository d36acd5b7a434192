//! Rows as records and back: each kind of value, what stands for one that is none, and what people call a record.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::file::format;

/// An empty plan in memory, with some rows.
fn plan(sql: &str) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    format::create_records(&mut connection).unwrap();
    connection.execute_batch(sql).unwrap();
    connection
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

const MILESTONES: &str = "INSERT INTO milestone (id, title, due_on, done_on) VALUES
    ('a', 'Print', '2027-05-03', NULL), ('b', 'Bind', '2027-05-04', '2027-05-05');";

#[test]
fn a_table_knows_its_fields_their_numbers_and_what_nobody_has_touched() {
    let connection = plan("DELETE FROM field WHERE name = 'capacity'");
    let tables = load(&connection).unwrap();
    let names: Vec<(&str, &[&str])> = tables.iter().map(|table| (table.name, table.fields)).collect();
    assert_eq!(names, RECORDS);
    let room = find(&tables, "room").unwrap();
    let number = |field: &str| -> i64 {
        connection.query_row("SELECT fid FROM field WHERE name = ?1", [field], |row| row.get(0)).unwrap()
    };
    let known = ["id", "venue_id", "name"].map(number);
    assert_eq!(room.fields, ["id", "venue_id", "name", "capacity", "setup_minutes", "position"]);
    assert_eq!(room.numbers, [known[0], known[1], known[2], -1, number("setup_minutes"), number("position")]);
    assert_eq!(room.defaults, [Cell::Null, Cell::Null, text(""), Cell::Null, Cell::Integer(0), text("")]);
    let at = room.fields.iter().map(|field| room.position(field)).collect::<Option<Vec<usize>>>();
    assert_eq!((at, room.position("title")), (Some(vec![0, 1, 2, 3, 4, 5]), None));
    let venue = find(&tables, "venue").unwrap();
    assert_eq!(venue.defaults[venue.position("access_features").unwrap()], text("[]"));
    assert!(find(&tables, "nonsense").is_none());
    connection.execute_batch("ALTER TABLE room RENAME COLUMN capacity TO seats").unwrap();
    assert_eq!(load(&connection).err().unwrap().values()["detail"], "columns of room");
}

#[test]
fn a_row_is_written_read_and_removed() {
    let connection = plan("");
    let tables = load(&connection).unwrap();
    let room = find(&tables, "room").unwrap();
    assert_eq!(room.row(&connection, "r").unwrap(), None);
    let hall = [text("r"), text("v"), text("Hall"), Cell::Integer(40), Cell::Integer(0), text("")];
    let attic = [text("r"), text("v"), text("Attic"), Cell::Null, Cell::Integer(5), text("b")];
    let other = [text("s"), text("v"), text("Cellar"), Cell::Null, Cell::Integer(0), text("")];
    for row in [&hall, &other, &attic] {
        room.write(&connection, row).unwrap();
        assert_eq!(room.row(&connection, &row[0].plain()).unwrap().as_deref(), Some(&row[..]));
    }
    assert_eq!(all::<Room>(&connection).unwrap().len(), 2, "the second writes over the first");
    assert_eq!((room.remove(&connection, "r").unwrap(), room.remove(&connection, "r").unwrap()), (true, false));
    assert_eq!(all::<Room>(&connection).unwrap(), [record::<Room>(&other).unwrap()]);
}

#[test]
fn every_kind_of_value_comes_back_as_it_was() {
    let connection = Connection::open_in_memory().unwrap();
    for (cell_in, kind) in [
        (Cell::Null, "null"),
        (Cell::Integer(i64::MIN), "integer"),
        (Cell::Real(0.1), "real"),
        (Cell::Real(2.0), "real"),
        (text("Zo\u{eb}"), "text"),
        (text(""), "text"),
    ] {
        let read = connection
            .query_row("SELECT ?1, typeof(?1)", [AsSql(&cell_in)], |row| {
                Ok((cells(row, 1).unwrap(), row.get::<_, String>(1)?))
            })
            .unwrap();
        assert_eq!(read, (vec![cell_in], kind.to_owned()));
    }
    let detail = |value: ValueRef| cell(value).unwrap_err().values()["detail"].clone();
    assert_eq!(detail(ValueRef::Blob(b"a")), "blob");
    assert!(detail(ValueRef::Text(b"a\xff")).contains("invalid utf-8"));
}

#[test]
fn records_that_cannot_be_made_of_their_rows_are_told_with_their_field() {
    let connection = plan(MILESTONES);
    assert_eq!(unreadable(&connection).unwrap(), []);
    assert_eq!(check_all(&connection).unwrap(), []);
    connection
        .execute_batch(
            "UPDATE milestone SET due_on = 'someday' WHERE id = 'b';
             INSERT INTO milestone (id, due_on, done_on) VALUES ('c', '2027-05-03', 'never');
             INSERT INTO venue (id, access_features) VALUES ('v', '{');
             INSERT INTO profile (id, level) VALUES ('p', 'nonsense')",
        )
        .unwrap();
    let mut found = unreadable(&connection).unwrap();
    found.sort();
    let told = |table, id: &str, field| (table, id.to_owned(), field);
    assert_eq!(
        found,
        [
            told("milestone", "b", "due_on"),
            told("milestone", "c", "done_on"),
            told("profile", "p", "level"),
            told("venue", "v", "access_features"),
        ]
    );
    connection.execute_batch("DELETE FROM profile; DELETE FROM venue").unwrap();
    assert_eq!(check_all(&connection).unwrap_err().values()["detail"], "milestone.due_on");
}

#[test]
fn values_beyond_what_a_plan_can_hold_are_found_in_every_table() {
    let connection = plan(&format!(
        "{MILESTONES} UPDATE milestone SET due_on = '0990-05-01' WHERE id = 'b';
         INSERT INTO profile (id, level, population) VALUES ('p', 'city', 9223372036854775807)"
    ));
    let found = check_all(&connection).unwrap();
    let told: Vec<String> =
        found.iter().map(|it| format!("{} {} {} {}", it.table, it.id, it.field, it.value)).collect();
    assert_eq!(told, ["profile p population 9223372036854775807", "milestone b due_on 0990-05-01"]);
}

#[test]
fn a_row_is_fitted_with_what_nobody_has_touched_where_that_makes_it_a_record() {
    let connection = plan(MILESTONES);
    let tables = load(&connection).unwrap();
    let table = find(&tables, "milestone").unwrap();
    let whole = table.row(&connection, "b").unwrap().unwrap();
    let (due, done) = (table.position("due_on").unwrap(), table.position("done_on").unwrap());
    let with = |at: usize, value: Cell| {
        let mut row = whole.clone();
        row[at] = value;
        row
    };
    for (row, failing, expected) in [
        (whole.clone(), None, Some(whole.clone())),
        (with(done, text("never")), Some("done_on"), Some(with(done, Cell::Null))),
        (with(due, text("someday")), Some("due_on"), None),
    ] {
        for field in ["due_on", "done_on", "title"] {
            assert_eq!(fails_at("milestone", &row, field), failing == Some(field), "{field}");
        }
        let mut fitted = row.clone();
        assert_eq!(fit(table, &mut fitted).then_some(fitted), expected, "{row:?}");
    }
    assert!(!fails_at("nonsense", &whole, "due_on"));
}

#[test]
fn a_plan_in_memory_follows_the_rows_that_were_written() {
    let connection = plan(MILESTONES);
    let tables = load(&connection).unwrap();
    let mut plan = read_plan(&connection).unwrap();
    let mut touched = Touched::default();
    let sql = "UPDATE milestone SET title = 'Print it' WHERE id = 'a'; DELETE FROM milestone WHERE id = 'b';
               INSERT INTO milestone (id, due_on) VALUES ('0', '2027-05-01'), ('c', '2027-05-06');
               INSERT INTO room (id, venue_id) VALUES ('r', 'v'); INSERT INTO profile (id, level) VALUES ('p', 'city')";
    connection.execute_batch(sql).unwrap();
    ["a", "b", "0", "c", "never there"].iter().for_each(|id| touched.row("milestone", id));
    refresh_plan(&connection, &tables, &mut plan, &touched).unwrap();
    let now = read_plan(&connection).unwrap();
    assert_eq!((&plan.milestones, &plan.profile), (&now.milestones, &now.profile));
    assert_eq!(plan.milestones.len(), 3);
    assert_eq!(plan.rooms, [], "nobody said that a room was written");
    (0..600).for_each(|number| touched.row("room", &number.to_string()));
    refresh_plan(&connection, &tables, &mut plan, &touched).unwrap();
    assert_eq!(plan, now, "read as a whole");
}

#[test]
fn a_record_is_called_by_its_own_name_or_by_what_it_belongs_to() {
    let connection = plan(
        "INSERT INTO venue (id, name) VALUES ('v', 'Library'); INSERT INTO opening (id, venue_id) VALUES ('o', 'v');
         INSERT INTO opening (id, venue_id) VALUES ('lost', 'gone');
         INSERT INTO profile (id, level, city) VALUES ('p', 'city', 'Riverton');
         INSERT INTO room (id, venue_id) VALUES ('r', 'v');
         INSERT INTO milestone (id, title, due_on) VALUES ('m', 'Print', '2027-05-03')",
    );
    let tables = load(&connection).unwrap();
    let called = |table: &str, id: &str| {
        let known = find(&tables, table).unwrap();
        let row = known.row(&connection, id).unwrap().unwrap();
        let mut look = |table: &str, id: &str| find(&tables, table).unwrap().row(&connection, id);
        name_of(known, &row, &mut look, &tables).unwrap()
    };
    for (table, id, expected) in [
        ("venue", "v", "Library"),
        ("opening", "o", "Library"),
        ("opening", "lost", ""),
        ("profile", "p", "Riverton"),
        ("room", "r", ""),
        ("milestone", "m", "Print"),
    ] {
        assert_eq!(called(table, id), expected, "{table} {id}");
    }
}
