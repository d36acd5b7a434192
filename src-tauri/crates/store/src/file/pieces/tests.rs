//! Tables of which some rows cannot be read: a view whose expression fails in them stands for their pages.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

/// The table as it should be.
const FRESH: &str =
    "CREATE TABLE piece (number INTEGER, second INTEGER, text TEXT NOT NULL, UNIQUE (number, second)) STRICT";

/// A table of these rows in which those that a condition finds cannot be read, and a fresh one.
fn pair(rows: &str, unreadable: &str) -> (Connection, Connection) {
    let (damaged, fresh) = (Connection::open_in_memory().unwrap(), Connection::open_in_memory().unwrap());
    damaged
        .execute_batch(&format!(
            "CREATE TABLE raw (number, second, text); INSERT INTO raw VALUES {rows};
             CREATE VIEW piece AS SELECT number, second,
                 CASE WHEN {unreadable} THEN abs(-9223372036854775807 - 1) ELSE text END AS text FROM raw"
        ))
        .unwrap();
    fresh.execute_batch(FRESH).unwrap();
    (damaged, fresh)
}

/// What came over, row by row.
fn read(fresh: &Connection) -> String {
    let sql = "SELECT coalesce(group_concat(number || '.' || second || ' ' || text, ', '), '')
               FROM (SELECT * FROM piece ORDER BY number, second)";
    fresh.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[track_caller]
fn check(rows: &str, unreadable: &str, (second, is_strict): (Option<&str>, bool), expected: (&str, usize)) {
    let (damaged, fresh) = pair(rows, unreadable);
    let lost = Pieces::new(&damaged, &fresh, "piece", "number", second, is_strict).unwrap().copy().unwrap();
    assert_eq!((read(&fresh).as_str(), lost), expected, "{rows} without {unreadable}");
}

const ROWS: &str = "(0, 0, 'a'), (1, 0, 'b'), (2, 0, 'c'), (3, 0, 'd'), (4, 0, 'e'), (5, 0, 'f'), (6, 0, 'g')";

#[test]
fn whatever_lies_around_what_cannot_be_read_comes_over() {
    let one = (None, false);
    check(ROWS, "0", one, ("0.0 a, 1.0 b, 2.0 c, 3.0 d, 4.0 e, 5.0 f, 6.0 g", 0));
    check(ROWS, "number = 3", one, ("0.0 a, 1.0 b, 2.0 c, 4.0 e, 5.0 f, 6.0 g", 1));
    check(ROWS, "number IN (0, 6)", one, ("1.0 b, 2.0 c, 3.0 d, 4.0 e, 5.0 f", 2));
    check(ROWS, "number < 6", one, ("6.0 g", 6));
    check(ROWS, "1", one, ("", 7));
}

#[test]
fn rows_of_one_number_are_told_apart_by_the_second() {
    let rows = "(1, 0, 'a'), (1, 1, 'b'), (1, 2, 'c'), (1, 3, 'd'), (2, 1, 'e'), (2, 3, 'f')";
    check(rows, "0", (Some("second"), false), ("1.0 a, 1.1 b, 1.2 c, 1.3 d, 2.1 e, 2.3 f", 0));
    check(rows, "number = 1 AND second = 1", (Some("second"), false), ("1.0 a, 1.2 c, 1.3 d, 2.1 e, 2.3 f", 1));
    check(rows, "second = 3", (Some("second"), false), ("1.0 a, 1.1 b, 1.2 c, 2.1 e", 2));
    // Read from its beginning up to the row that fails.
    check(rows, "number = 1 AND second = 1", (None, false), ("1.0 a, 2.1 e, 2.3 f", 1));
}

#[test]
fn letters_that_are_none_are_told_and_left_out_where_they_must_be() {
    let rows = "(1, 0, CAST(x'ff41' AS TEXT)), (2, 0, 'b'), (3, 0, CAST(x'c328' AS TEXT)), (4, 0, 'd')";
    check(rows, "0", (None, false), ("1.0 \u{fffd}A, 2.0 b, 3.0 \u{fffd}(, 4.0 d", 2));
    check(rows, "0", (None, true), ("2.0 b, 4.0 d", 2));
}

#[test]
fn what_the_fresh_table_does_not_take_is_told() {
    let rows = "(1, 0, x'00'), (2, 'second', 'b'), (3, 0, 'c')";
    for is_strict in [false, true] {
        check(rows, "0", (None, is_strict), ("3.0 c", 2));
    }
}

#[test]
fn one_good_text_does_not_make_up_for_a_bad_one_in_its_row() {
    let connection = Connection::open_in_memory().unwrap();
    for (columns, expected) in [
        (
            "CAST(x'ff' AS TEXT), 'good'",
            (vec![Value::Text("\u{fffd}".to_owned()), Value::Text("good".to_owned())], false),
        ),
        (
            "'good', CAST(x'ff' AS TEXT)",
            (vec![Value::Text("good".to_owned()), Value::Text("\u{fffd}".to_owned())], false),
        ),
        ("'good', 1", (vec![Value::Text("good".to_owned()), Value::Integer(1)], true)),
        ("NULL, 2.5", (vec![Value::Null, Value::Real(2.5)], true)),
        ("x'ff', ''", (vec![Value::Blob(vec![0xff]), Value::Text(String::new())], true)),
    ] {
        let read = connection.query_row(&format!("SELECT {columns}"), [], |row| Ok(values_of(row, 2))).unwrap();
        assert_eq!(read, expected, "{columns}");
    }
}

#[test]
fn where_the_greatest_number_cannot_be_read_all_that_could_be_used_are_looked_through() {
    let rows = "(3, 0, 'c'), (70000, 0, 'far'), (16777216, 0, 'last'), (16777217, 0, 'beyond'), ('none', 0, 'x')";
    check(rows, "0", (None, false), ("3.0 c, 70000.0 far, 16777216.0 last", 0));
}

#[test]
fn a_range_is_halved_until_it_is_one_row() {
    let (damaged, fresh) = pair(ROWS, "0");
    for (range, expected) in [
        ((0, 9, 0, 7), (0, vec![(5, 9, 0, 7), (0, 4, 0, 7)])),
        ((4, 5, 0, 7), (0, vec![(5, 5, 0, 7), (4, 4, 0, 7)])),
        ((6, 16, 2, 2), (0, vec![(12, 16, 2, 2), (6, 11, 2, 2)])),
        ((5, 5, 0, 7), (0, vec![(5, 5, 4, 7), (5, 5, 0, 3)])),
        ((5, 5, 3, 4), (0, vec![(5, 5, 4, 4), (5, 5, 3, 3)])),
        ((5, 5, 6, 16), (0, vec![(5, 5, 12, 16), (5, 5, 6, 11)])),
        ((5, 5, 3, 3), (1, vec![])),
        ((0, 0, 0, 0), (1, vec![])),
    ] {
        let mut pieces = Pieces::new(&damaged, &fresh, "piece", "number", None, false).unwrap();
        pieces.ranges.clear();
        assert_eq!((pieces.halve(range), pieces.ranges), expected, "{range:?}");
    }
}

#[test]
fn halving_ends_when_patience_does() {
    for (patience, expected) in [
        (1, ("0.0 a, 1.0 b, 2.0 c", 1)),
        (2, ("0.0 a, 1.0 b, 2.0 c, 4.0 e, 5.0 f, 6.0 g", 1)),
        (4, ("0.0 a, 1.0 b, 2.0 c, 4.0 e, 5.0 f, 6.0 g", 1)),
    ] {
        let (damaged, fresh) = pair(ROWS, "number = 3");
        let pieces = Pieces::new(&damaged, &fresh, "piece", "number", None, false).unwrap();
        let lost = Pieces { patience, ..pieces }.copy().unwrap();
        assert_eq!((read(&fresh).as_str(), lost), expected, "{patience}");
    }
    let (damaged, fresh) = pair(ROWS, "number IN (0, 4, 5)");
    let pieces = Pieces::new(&damaged, &fresh, "piece", "number", None, false).unwrap();
    let lost = Pieces { patience: 3, ..pieces }.copy().unwrap();
    assert_eq!((read(&fresh).as_str(), lost), ("2.0 c, 3.0 d", 2), "what was not halved any more is lost as a whole");
}

#[test]
fn a_table_without_end_is_given_up_as_a_whole() {
    let (mut damaged, fresh) = pair(ROWS, "0");
    let is_over = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&is_over);
    damaged.progress_handler(1, Some(move || asked.load(Ordering::SeqCst))).unwrap();
    let pieces = Pieces::new(&damaged, &fresh, "piece", "number", None, false).unwrap();
    is_over.store(true, Ordering::SeqCst);
    assert!(matches!(pieces.copy(), Err(StoreError::Sql { detail }) if detail == "interrupted"));
}

#[test]
fn a_table_is_named_without_how_it_is_read() {
    assert_eq!((bare("op NOT INDEXED"), bare("change"), bare("op_salt")), ("op", "change", "op_salt"));
}
