//! Which cells are entered as written side by side, and which of them wait for somebody: as it follows from a small log, and
//! what is told of entries that do not.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::log::small_log::{SmallLog, text};
use domain::Cell;

const PARALLEL: &str = "SELECT o.id || ' ' || f.name FROM parallel JOIN obj o ON oid = obj JOIN field f ON fid = field
                        ORDER BY o.id, f.name";
const CONFLICT: &str = "SELECT o.id || ' ' || f.name || ': ' || kind FROM conflict JOIN obj o ON oid = obj
                        JOIN field f ON fid = field ORDER BY o.id, f.name";

fn there(is: bool) -> Cell {
    Cell::Integer(i64::from(is))
}

/// Rooms `a`, `b` and `c`, records 1 to 3 of change 2, and two more replicas that began after it.
fn rooms() -> (SmallLog, [i64; 3]) {
    let mut log = SmallLog::new(&["zebra", "ant", "mole"]);
    let rooms = ["a", "b", "c"].map(|id| log.record("room", id));
    let ops: Vec<_> = rooms.iter().flat_map(|obj| [(*obj, "*", there(true)), (*obj, "name", text("Hall"))]).collect();
    log.change(1, 1, &[], &ops);
    (log, rooms)
}

/// What is entered after everything is entered anew.
fn entered(log: &SmallLog) -> (Vec<String>, Vec<String>) {
    note_all(&log.connection, &log.tables).unwrap();
    assert_eq!(differences(&log.connection, &log.tables).unwrap(), Vec::<String>::new());
    (log.entered(PARALLEL), log.entered(CONFLICT))
}

#[test]
fn one_line_of_changes_has_nothing_to_merge() {
    let (mut log, [a, b, _]) = rooms();
    log.change(1, 2, &[], &[(a, "name", text("Loft")), (b, "*", there(false))]);
    log.is_parallel(a, "name");
    log.connection.execute("INSERT INTO conflict (obj, field, kind) VALUES (?1, 0, 'value')", [b]).unwrap();
    let name = log.field("name");
    let told = [format!("conflict {a} {name}"), format!("conflict {b} 0")];
    assert_eq!(differences(&log.connection, &log.tables).unwrap(), told, "needless, and told");
    assert!(is_any(&log.connection).unwrap());
    assert_eq!(parallel_records(&log.connection).unwrap(), [a]);
    assert_eq!(entered(&log), (vec![], vec![]));
    assert!(!is_any(&log.connection).unwrap());
    assert_eq!(parallel_records(&log.connection).unwrap(), Vec::<i64>::new());
}

#[test]
fn cells_are_entered_that_somebody_wrote_without_having_seen_the_other() {
    type Change<'a> = (i64, &'a [(i64, i64)], &'a [(&'a str, bool)]);
    // Changes of room `a`: who, having seen what, and which cells; of presence, whether it is there.
    type Case<'a> = (&'a str, &'a [Change<'a>], &'a [&'a str], &'a [&'a str]);
    let cases: [Case; 9] = [
        ("one after the other", &[(2, &[(1, 2)], &[("name", true)]), (1, &[(2, 1)], &[("name", true)])], &[], &[]),
        (
            "the same cell",
            &[(2, &[(1, 2)], &[("name", true)]), (1, &[], &[("name", true)])],
            &["a name"],
            &["a name: value"],
        ),
        ("different cells", &[(2, &[(1, 2)], &[("name", true)]), (1, &[], &[("capacity", true)])], &[], &[]),
        (
            "changed and deleted",
            &[(2, &[(1, 2)], &[("name", true)]), (1, &[], &[("*", false)])],
            &["a *"],
            &["a *: deleted while edited"],
        ),
        (
            "deleted and changed",
            &[(2, &[(1, 2)], &[("*", false)]), (1, &[], &[("name", true)])],
            &["a *"],
            &["a *: deleted while edited"],
        ),
        ("deleted twice", &[(2, &[(1, 2)], &[("*", false)]), (1, &[], &[("*", false)])], &["a *"], &[]),
        ("brought back and changed", &[(2, &[(1, 2)], &[("*", true)]), (1, &[], &[("name", true)])], &[], &[]),
        (
            "changed by one who had seen the deletion",
            &[(2, &[(1, 2)], &[("*", false)]), (1, &[(2, 1)], &[("name", true)])],
            &[],
            &[],
        ),
        (
            "by three, of whom the last had seen one",
            &[
                (2, &[(1, 2)], &[("name", true)]),
                (3, &[(1, 2)], &[("capacity", true)]),
                (1, &[(2, 1)], &[("name", true), ("capacity", true)]),
            ],
            &["a capacity"],
            &["a capacity: value"],
        ),
    ];
    for (told, changes, parallel, conflicts) in cases {
        let (mut log, [a, ..]) = rooms();
        for (at, (rid, seen, cells)) in changes.iter().enumerate() {
            let value = |field: &str, is: bool| match field {
                "*" => there(is),
                "capacity" => Cell::Integer(at as i64),
                _ => text(&at.to_string()),
            };
            let ops: Vec<_> = cells.iter().map(|(field, is)| (a, *field, value(field, *is))).collect();
            log.change(*rid, 5 + at as i64, seen, &ops);
        }
        assert_eq!(
            entered(&log),
            (
                parallel.iter().map(|it| (*it).to_owned()).collect(),
                conflicts.iter().map(|it| (*it).to_owned()).collect()
            ),
            "{told}"
        );
        // The same, entered when the last came; whatever was before it is not asked again.
        log.connection.execute_batch("DELETE FROM parallel").unwrap();
        let last = changes.len() as i64 + 2;
        note_parallel(&Known::new(&log.connection), a, last).unwrap();
        assert_eq!(log.entered(PARALLEL), parallel, "{told}, one by one");
        log.connection.execute_batch("DELETE FROM parallel").unwrap();
        note_parallel(&Known::new(&log.connection), a, last + 1).unwrap();
        assert_eq!(log.entered(PARALLEL), Vec::<String>::new(), "{told}, nothing came");
    }
}

#[test]
fn each_record_is_looked_at_by_itself() {
    let (mut log, [a, b, c]) = rooms();
    log.change(2, 5, &[(1, 2)], &[(a, "name", text("Ant's")), (c, "name", text("Ant's")), (b, "*", there(false))]);
    log.change(
        1,
        6,
        &[],
        &[(a, "capacity", Cell::Integer(1)), (b, "name", text("Zebra's")), (c, "name", text("Zebra's"))],
    );
    // A record that only one of them ever touched, and one of a kind that this program does not know.
    let alone = log.record("room", "d");
    let foreign = log.record("spaceship", "s");
    log.change(2, 7, &[], &[(alone, "name", text("Ant's")), (foreign, "name", text("Ant's"))]);
    log.change(1, 8, &[], &[(foreign, "name", text("Zebra's"))]);
    let (parallel, conflicts) = entered(&log);
    assert_eq!(parallel, ["b *", "c name", "s name"]);
    assert_eq!(conflicts, ["b *: deleted while edited", "c name: value"]);
    assert_eq!(parallel_records(&log.connection).unwrap(), [b, c, foreign]);
}

#[test]
fn what_waits_of_a_record_is_entered_anew_when_somebody_decides() {
    let (mut log, [a, b, _]) = rooms();
    log.change(2, 5, &[(1, 2)], &[(a, "name", text("Ant's")), (b, "name", text("Ant's"))]);
    log.change(1, 6, &[], &[(a, "name", text("Zebra's")), (b, "name", text("Zebra's"))]);
    assert_eq!(entered(&log).1, ["a name: value", "b name: value"]);
    log.change(1, 7, &[(2, 1)], &[(a, "name", text("Both"))]);
    note_conflicts(&Known::new(&log.connection), &log.tables, a).unwrap();
    assert_eq!(log.entered(CONFLICT), ["b name: value"]);
    enter_conflicts(&log.connection, b, &vec![(0, merge::ConflictKind::DeletedWhileEdited)]).unwrap();
    assert_eq!(log.entered(CONFLICT), ["b *: deleted while edited"]);
    note_conflicts(&Known::new(&log.connection), &log.tables, b).unwrap();
    assert_eq!(log.entered(CONFLICT), ["b name: value"]);
}

#[test]
fn what_is_entered_otherwise_than_the_log_says_is_told() {
    let (mut log, [a, b, c]) = rooms();
    log.change(2, 5, &[(1, 2)], &[(a, "name", text("Ant's")), (b, "*", there(false))]);
    log.change(1, 6, &[], &[(a, "name", text("Zebra's")), (b, "name", text("Zebra's"))]);
    let name = log.field("name");
    let (of_a, of_b, of_c) =
        (format!("conflict {a} {name}"), format!("conflict {b} 0"), format!("conflict {c} {name}"));
    let cases: [(&str, Vec<&String>); 7] = [
        // More cells than need to be can be looked at with care.
        ("INSERT INTO parallel SELECT oid, fid FROM obj, field WHERE id = 'c' AND name = 'name'", vec![]),
        // Without it what waits there follows from nothing.
        ("DELETE FROM parallel WHERE field = 0", vec![&of_b]),
        ("DELETE FROM conflict WHERE field <> 0", vec![&of_a]),
        ("UPDATE conflict SET kind = 'text' WHERE field <> 0", vec![&of_a]),
        ("INSERT INTO conflict SELECT oid, fid, 'value' FROM obj, field WHERE id = 'c' AND name = 'name'", vec![&of_c]),
        ("DELETE FROM parallel; DELETE FROM conflict", vec![&of_a, &of_b]),
        (
            "UPDATE conflict SET kind = 'value' WHERE field = 0; DELETE FROM parallel WHERE field <> 0",
            vec![&of_a, &of_b],
        ),
    ];
    for (sql, told) in cases {
        entered(&log);
        log.connection.execute_batch(sql).unwrap();
        let found = differences(&log.connection, &log.tables).unwrap();
        assert_eq!(found.iter().collect::<Vec<_>>(), told, "{sql}");
    }
}
