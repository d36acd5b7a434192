//! What authors had seen, asked in each way in which it can be asked.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::log::small_log::SmallLog;

fn stamp(rid: i64, seq: i64) -> Stamp {
    Stamp { rid, seq }
}

/// Three replicas: 2 and 3 begin at change 1 of 1; 2 sees two of 1 with its second change and four of 1 with its fourth,
/// 3 sees three of 2 with its second.
fn log() -> SmallLog {
    let mut log = SmallLog::new(&["zebra", "ant", "mole"]);
    for seen in [&[][..], &[(1, 2)], &[], &[(1, 4)], &[]] {
        log.change(1, 1, &[], &[]);
        log.change(2, 1, seen, &[]);
    }
    for seen in [&[][..], &[(2, 3)], &[]] {
        log.change(3, 1, seen, &[]);
    }
    log
}

#[test]
fn a_vector_only_rises() {
    let mut vector = Vector::from([(1, 5)]);
    for (rid, seq) in [(1, 3), (2, 4), (1, 6), (2, 4), (3, 0)] {
        raise(&mut vector, rid, seq);
    }
    assert_eq!(vector, Vector::from([(1, 6), (2, 4), (3, 0)]));
}

#[test]
fn what_is_in_a_file_and_what_came_last() {
    let mut log = SmallLog::new(&["zebra", "ant"]);
    assert_eq!((is_merged(&log.connection).unwrap(), head(&log.connection).unwrap()), (false, Some(stamp(1, 1))));
    log.change(2, 1, &[], &[]);
    assert_eq!((is_merged(&log.connection).unwrap(), head(&log.connection).unwrap()), (true, Some(stamp(2, 1))));
    log.change(1, 1, &[], &[]);
    assert_eq!(held(&log.connection).unwrap(), Vector::from([(1, 2), (2, 1)]));
    log.connection.execute_batch("DELETE FROM change").unwrap();
    assert_eq!((held(&log.connection).unwrap(), head(&log.connection).unwrap()), (Vector::new(), None));
}

#[test]
fn an_author_had_seen_the_same_however_it_is_asked() {
    let log = log();
    // By replica, number, and how much of each of the three it had seen.
    let cases = [
        (1, 1, [1, 0, 0]),
        (1, 6, [6, 0, 0]),
        (2, 1, [1, 1, 0]),
        (2, 2, [2, 2, 0]),
        (2, 3, [2, 3, 0]),
        (2, 4, [4, 4, 0]),
        (2, 5, [4, 5, 0]),
        (3, 1, [1, 0, 1]),
        (3, 2, [1, 3, 2]),
        (3, 3, [1, 3, 3]),
    ];
    for (rid, seq, expected) in cases {
        let vector = after(&log.connection, stamp(rid, seq)).unwrap();
        let told: Vec<i64> = (1..4).map(|peer| vector.get(&peer).copied().unwrap_or(0)).collect();
        assert_eq!(told, expected, "{rid} {seq}");
        for (peer, seen) in (1..4).zip(expected) {
            assert_eq!(seen_of(&log.connection, stamp(rid, seq), peer).unwrap(), seen, "{rid} {seq} of {peer}");
            let known = Known::new(&log.connection);
            for more in 0..7 {
                let told = known.knows(stamp(rid, seq), stamp(peer, more)).unwrap();
                assert_eq!(told, more <= seen, "{rid} {seq} knows {peer} {more}");
            }
        }
    }
}

#[test]
fn so_far_nothing_new_is_said_of_another() {
    let log = log();
    let cases = [
        ((2, 1, 1), (1, 1)),
        ((2, 2, 1), (2, 3)),
        ((2, 3, 1), (2, 3)),
        ((2, 4, 1), (4, i64::MAX - 1)),
        ((2, 5, 1), (4, i64::MAX - 1)),
        ((2, 3, 3), (1, i64::MAX - 1)),
        ((3, 1, 2), (1, 1)),
        ((3, 2, 2), (2, i64::MAX - 1)),
        ((3, 3, 1), (1, i64::MAX - 1)),
        ((1, 4, 2), (0, i64::MAX - 1)),
    ];
    for ((rid, seq, peer), expected) in cases {
        assert_eq!(span(&log.connection, stamp(rid, seq), peer).unwrap(), expected, "{rid} {seq} of {peer}");
    }
}

#[test]
fn what_was_looked_up_is_kept_for_those_changes_alone() {
    let log = log();
    // In orders in which each look could be mistaken for one of a neighbour.
    for order in [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [3, 1, 5, 2, 4]] {
        let known = Known::new(&log.connection);
        for _ in 0..2 {
            let told = order.map(|seq| known.seen_of(stamp(2, seq), 1).unwrap());
            assert_eq!(told, order.map(|seq| [1, 2, 2, 4, 4][seq as usize - 1]), "{order:?}");
        }
        assert_eq!(known.seen_of(stamp(2, 4), 2).unwrap(), 4, "its own");
    }
}

#[test]
fn what_was_looked_up_once_is_not_looked_up_again() {
    let log = log();
    let known = Known::new(&log.connection);
    let made = known.made(2).unwrap().unwrap();
    assert_eq!((made.stamp, made.wall), (stamp(1, 2), 1));
    assert!(known.made(99).unwrap().is_none());
    assert_eq!(&*known.name_of(2).unwrap(), "ant");
    assert!(known.is_merged().unwrap());
    assert_eq!(known.seen_of(stamp(2, 3), 1).unwrap(), 2);
    known.look_up(3, 4).unwrap();
    log.connection.execute_batch("DELETE FROM change; DELETE FROM seen; DELETE FROM replica").unwrap();
    for change in [2, 3, 4] {
        assert!(known.made(change).unwrap().is_some(), "{change}");
    }
    assert!(known.made(5).unwrap().is_none(), "nobody asked before it went");
    assert_eq!(&*known.name_of(2).unwrap(), "ant");
    assert!(known.is_merged().unwrap());
    // Of the change between the two that say something new.
    assert_eq!((known.seen_of(stamp(2, 3), 1).unwrap(), known.seen_of(stamp(2, 2), 1).unwrap()), (2, 2));
}

#[test]
fn a_new_change_says_what_came_since_its_replica_last_wrote() {
    let told = |log: &SmallLog, rid: i64, seq: i64, head: Option<Stamp>| -> Vec<String> {
        enter(&log.connection, stamp(rid, seq), head).unwrap();
        let sql = format!("SELECT peer || ' ' || upto FROM seen WHERE rid = {rid} AND seq = {seq} ORDER BY peer");
        log.entered(&sql)
    };
    let mut log = log();
    let none: [&str; 0] = [];
    assert_eq!(told(&log, 1, 7, None), none, "nothing is here");
    assert_eq!(told(&log, 3, 4, Some(stamp(3, 3))), none, "in one line");
    // Replica 1 has six, of 2 there are five, of 3 three.
    assert_eq!(told(&log, 1, 7, Some(stamp(3, 3))), ["2 5", "3 3"]);
    assert_eq!(told(&log, 2, 6, Some(stamp(3, 3))), ["1 6", "3 3"]);
    log.change(1, 1, &[], &[]);
    log.connection.execute("INSERT INTO replica (rid, uid) VALUES (4, 'bear')", []).unwrap();
    // The first of a replica is chained to the last of the file, and has seen what that has: only the rest is said.
    assert_eq!(told(&log, 4, 1, Some(stamp(1, 7))), none);
    log.connection.execute_batch("DELETE FROM seen WHERE rid = 1").unwrap();
    assert_eq!(told(&log, 4, 1, Some(stamp(1, 7))), ["2 5", "3 3"]);
}
