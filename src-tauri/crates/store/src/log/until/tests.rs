//! Which changes a state holds, told one by one.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::log::small_log::SmallLog;

/// Those of the changes 1 to 9 that a state holds.
fn held(until: &Until) -> Vec<i64> {
    (1..10).filter(|change| until.holds(*change)).collect()
}

/// Two who worked side by side from change 1 on: changes 3 and 4 are the second's, who had seen 2 before 4.
fn merged() -> SmallLog {
    let mut log = SmallLog::new(&["zebra", "ant"]);
    log.change(1, 10, &[], &[]);
    log.change(2, 15, &[], &[]);
    log.change(2, 40, &[(1, 2)], &[]);
    log.change(1, 30, &[], &[]);
    log
}

#[test]
fn a_line_holds_what_came_up_to_its_last_change() {
    let until = Until::change(4);
    assert_eq!((held(&until), until.last(), until.is_line()), (vec![1, 2, 3, 4], 4, true));
    assert_eq!((held(&NOW).len(), NOW.last(), NOW.is_line()), (9, i64::MAX, true));
    let less = until.less(&[2].into());
    assert_eq!((held(&less), less.last(), less.is_line()), (vec![1, 3, 4], 4, false));
    let less = less.less(&[3, 7].into());
    assert_eq!((held(&less), less.last(), less.is_line()), (vec![1, 4], 4, false));
}

#[test]
fn a_vector_holds_so_many_changes_of_each_replica() {
    let log = merged();
    type Case<'a> = (&'a [(i64, i64)], &'a [i64], bool);
    let cases: [Case; 8] = [
        (&[], &[], true),
        (&[(1, 1)], &[1], true),
        (&[(1, 2)], &[1, 2], true),
        (&[(1, 1), (2, 1)], &[1, 3], false),
        (&[(1, 2), (2, 1)], &[1, 2, 3], true),
        (&[(1, 3)], &[1, 2, 5], false),
        (&[(1, 3), (2, 2)], &[1, 2, 3, 4, 5], true),
        // More than there are, and of a replica of which nothing is here.
        (&[(1, 9), (2, 9), (7, 3)], &[1, 2, 3, 4, 5], true),
    ];
    for (vector, expected, is_line) in cases {
        let until = Until::vector(&log.connection, &vector.iter().copied().collect()).unwrap();
        assert_eq!((held(&until).as_slice(), until.is_line()), (expected, is_line), "{vector:?}");
    }
    let mut log = SmallLog::new(&["zebra"]);
    log.change(1, 1, &[], &[]);
    log.change(1, 2, &[], &[]);
    let until = Until::vector(&log.connection, &Vector::from([(1, 2)])).unwrap();
    assert_eq!((held(&until), until.is_line()), (vec![1, 2], true));
}

#[test]
fn an_author_had_seen_what_was_there_or_had_come() {
    let log = merged();
    let cases: [(i64, &[i64]); 6] = [
        (1, &[]),
        (2, &[1]),
        // Of what came from elsewhere only what was there counts, not what was here.
        (3, &[1]),
        (4, &[1, 2, 3]),
        (5, &[1, 2, 3, 4]),
        (9, &[1, 2, 3, 4, 5, 6, 7, 8]),
    ];
    for (change, expected) in cases {
        assert_eq!(held(&Until::before(&log.connection, change).unwrap()), expected, "{change}");
    }
}

#[test]
fn a_moment_holds_what_was_done_by_then_and_what_that_builds_on() {
    let log = merged();
    let cases: [(i64, &[i64]); 8] = [
        (-1, &[]),
        (0, &[1]),
        (9, &[1]),
        (10, &[1, 2]),
        (15, &[1, 2, 3]),
        (29, &[1, 2, 3]),
        (30, &[1, 2, 3, 5]),
        (40, &[1, 2, 3, 4, 5]),
    ];
    for (wall, expected) in cases {
        assert_eq!(held(&Until::time(&log.connection, wall).unwrap()), expected, "{wall}");
    }
    // A clock that went back: what comes later by number had been done with what is before it.
    let mut log = SmallLog::new(&["zebra"]);
    log.change(1, 50, &[], &[]);
    log.change(1, 20, &[], &[]);
    for (wall, expected) in [(-1, vec![]), (10, vec![1]), (20, vec![1, 2, 3]), (60, vec![1, 2, 3])] {
        assert_eq!(held(&Until::time(&log.connection, wall).unwrap()), expected, "{wall}, one line");
    }
}
