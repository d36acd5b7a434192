//! What cells come to that several people changed, told exactly: value, reason to decide, and who wrote what.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::log::small_log::{SmallLog, text};
use crate::log::until::NOW;

/// Names whose order is not that of their numbers in the file.
const NAMES: [&str; 3] = ["zebra", "ant", "mole"];

fn there(is: bool) -> Cell {
    Cell::Integer(i64::from(is))
}

/// A room that all of them have: record 1 of change 2.
fn room(log: &mut SmallLog) -> i64 {
    let obj = log.record("room", "r");
    log.change(1, 1, &[], &[(obj, "*", there(true)), (obj, "name", text("Hall"))]);
    obj
}

/// An event with a long text that all of them have.
fn event(log: &mut SmallLog, words: &str) -> i64 {
    let obj = log.record("event", "e");
    log.change(1, 1, &[], &[(obj, "*", there(true)), (obj, "long_text", text(words))]);
    obj
}

fn merged(log: &SmallLog, obj: i64, field: &str) -> Option<Merged> {
    value(&Known::new(&log.connection), obj, log.field(field), &NOW).unwrap()
}

fn told(cell: &str, conflict: Option<ConflictKind>) -> Option<Merged> {
    Some(Merged { value: text(cell), conflict })
}

fn changes(claims: &[Claim]) -> Vec<i64> {
    claims.iter().map(|claim| claim.change).collect()
}

fn heads_now(log: &SmallLog, obj: i64, field: &str) -> Vec<i64> {
    changes(&heads(&Known::new(&log.connection), obj, log.field(field), &NOW).unwrap())
}

fn choices_now(log: &SmallLog, obj: i64, field: &str) -> Vec<i64> {
    changes(&choices(&Known::new(&log.connection), obj, log.field(field), &NOW).unwrap())
}

#[test]
fn words_of_conflicts_are_read_as_they_are_stored() {
    let words = [
        (ConflictKind::Value, "value"),
        (ConflictKind::Text, "text"),
        (ConflictKind::DeletedWhileEdited, "deleted while edited"),
    ];
    for (kind, word) in words {
        assert_eq!((kind.word(), ConflictKind::from_word(word)), (word, Some(kind)));
    }
    assert_eq!(ConflictKind::from_word("a draw"), None);
}

#[test]
fn which_cells_have_to_be_merged_is_looked_up_for_each_record() {
    let mut log = SmallLog::new(&NAMES);
    let obj = room(&mut log);
    let other = log.record("room", "other");
    assert_eq!(parallel(&log.connection, obj).unwrap(), Vec::<i64>::new());
    log.is_parallel(obj, "name");
    log.is_parallel(obj, "*");
    log.is_parallel(other, "capacity");
    let name = log.field("name");
    assert_eq!(parallel(&log.connection, obj).unwrap(), [PRESENCE, name]);
    for (obj, field, is) in [(obj, name, true), (obj, PRESENCE, true), (other, name, false), (other, PRESENCE, false)] {
        assert_eq!(is_parallel(&log.connection, obj, field).unwrap(), is, "{obj} {field}");
    }
}

#[test]
fn the_later_by_the_clock_is_shown_and_at_one_moment_the_later_by_name() {
    // When each of the three wrote, and who wrote before whom.
    for (walls, order) in [
        ([5, 5, 5], ["ant", "mole", "zebra"]),
        ([3, 4, 5], ["zebra", "ant", "mole"]),
        ([5, 4, 3], ["mole", "ant", "zebra"]),
        ([-7, 4, -7], ["mole", "zebra", "ant"]),
        ([4, 5, 4], ["mole", "zebra", "ant"]),
        ([-1, -2, -3], ["mole", "ant", "zebra"]),
    ] {
        let mut log = SmallLog::new(&NAMES);
        let obj = room(&mut log);
        for (at, wall) in walls.iter().enumerate() {
            let seen: &[(i64, i64)] = if at == 0 { &[] } else { &[(1, 2)] };
            log.change(at as i64 + 1, *wall, seen, &[(obj, "name", text(NAMES[at]))]);
        }
        let known = Known::new(&log.connection);
        let heads = heads(&known, obj, log.field("name"), &NOW).unwrap();
        let values: Vec<Cell> = heads.into_iter().map(|head| head.value).collect();
        assert_eq!(values, order.map(text), "{walls:?}");
        assert_eq!(merged(&log, obj, "name"), told(order[2], Some(ConflictKind::Value)), "{walls:?}");
    }
}

#[test]
fn whoever_has_seen_a_value_overwrites_it() {
    let mut log = SmallLog::new(&NAMES);
    let obj = room(&mut log);
    let ant = log.change(2, 9, &[(1, 2)], &[(obj, "name", text("Loft"))]);
    let zebra = log.change(1, 3, &[], &[(obj, "name", text("Attic"))]);
    assert_eq!(heads_now(&log, obj, "name"), [zebra, ant]);
    // The third knows of one of them only, and writes earlier by the clock.
    let mole = log.change(3, 2, &[(1, 2), (2, 1)], &[(obj, "name", text("Cellar"))]);
    assert_eq!(heads_now(&log, obj, "name"), [mole, zebra]);
    assert_eq!(merged(&log, obj, "name"), told("Attic", Some(ConflictKind::Value)));
    let last = log.change(3, 1, &[(1, 3)], &[(obj, "name", text("Barn"))]);
    assert_eq!(heads_now(&log, obj, "name"), [last]);
    assert_eq!(merged(&log, obj, "name"), told("Barn", None));
    // As of earlier, and of a cell that nobody touched.
    let known = Known::new(&log.connection);
    let at = |until: i64, field: &str| value(&known, obj, log.field(field), &Until::change(until)).unwrap();
    assert_eq!(at(mole, "name"), told("Attic", Some(ConflictKind::Value)));
    assert_eq!(at(ant, "name"), told("Loft", None));
    assert_eq!((at(1, "name"), at(last, "capacity"), at(1, "*")), (None, None, None));
    let without = NOW.less(&[last, zebra].into());
    assert_eq!(value(&known, obj, log.field("name"), &without).unwrap(), told("Cellar", None));
}

#[test]
fn equal_values_and_places_in_a_list_are_nothing_to_decide_on() {
    let cases: [(&str, Cell, Cell, Option<ConflictKind>); 5] = [
        ("name", text("Loft"), text("Loft"), None),
        ("position", text("a"), text("b"), None),
        ("capacity", Cell::Integer(1), Cell::Integer(2), Some(ConflictKind::Value)),
        ("capacity", Cell::Integer(1), Cell::Null, Some(ConflictKind::Value)),
        ("long_text", text("of a room this is no field"), text("and so no text"), Some(ConflictKind::Value)),
    ];
    for (field, first, second, conflict) in cases {
        let mut log = SmallLog::new(&NAMES);
        let obj = room(&mut log);
        log.change(2, 5, &[(1, 2)], &[(obj, field, first)]);
        log.change(3, 6, &[(1, 2)], &[(obj, field, second.clone())]);
        assert_eq!(merged(&log, obj, field), Some(Merged { value: second, conflict }), "{field}");
    }
}

#[test]
fn texts_of_three_are_put_together_and_one_that_is_none_is_a_value() {
    let base = "Bring tea to the old hall.";
    type Case<'a> = (&'a [Cell], &'a str, Option<ConflictKind>);
    let cases: [Case; 4] = [
        (
            &[text("Bring green tea to the old hall."), text("Bring tea to the old hall today.")],
            "Bring green tea to the old hall today.",
            None,
        ),
        (
            &[text("Bring green tea to the old hall."), text("Bring black tea to the old hall.")],
            "Bring green black tea to the old hall.",
            Some(ConflictKind::Text),
        ),
        // Where the first two overlap, the third that does not takes nothing of that back.
        (
            &[
                text("Bring green tea to the old hall."),
                text("Bring black tea to the old hall."),
                text("Bring tea to the old hall today."),
            ],
            "Bring green black tea to the old hall today.",
            Some(ConflictKind::Text),
        ),
        (&[Cell::Null, text("Bring tea.")], "Bring tea.", Some(ConflictKind::Value)),
    ];
    for (texts, expected, conflict) in cases {
        let mut log = SmallLog::new(&["zebra", "ant", "mole", "bear"]);
        let obj = event(&mut log, base);
        for (at, words) in texts.iter().enumerate() {
            log.change(at as i64 + 2, 5 + at as i64, &[(1, 2)], &[(obj, "long_text", words.clone())]);
        }
        assert_eq!(merged(&log, obj, "long_text"), told(expected, conflict));
    }
}

#[test]
fn texts_are_put_together_on_what_their_authors_had_in_common() {
    let mut log = SmallLog::new(&NAMES);
    let obj = event(&mut log, "one");
    let write = |log: &mut SmallLog, rid: i64, wall: i64, seen: &[(i64, i64)], words: &str| {
        log.change(rid, wall, seen, &[(obj, "long_text", text(words))])
    };
    // Both build on what the first wrote second, which is newer than the beginning.
    write(&mut log, 1, 2, &[], "one two three four");
    write(&mut log, 2, 5, &[(1, 3)], "two three four");
    write(&mut log, 3, 6, &[(1, 3)], "one two three four five");
    assert_eq!(merged(&log, obj, "long_text"), told("two three four five", None));
    // One goes on without having heard of the other: the base is still what both had.
    write(&mut log, 3, 7, &[], "one two three four five six");
    assert_eq!(merged(&log, obj, "long_text"), told("two three four five six", None));
    // One that wrote twice beside the others: of its own it has seen what is before it, and the others nothing.
    let mut log = SmallLog::new(&NAMES);
    let obj = event(&mut log, "a b c");
    log.change(2, 5, &[(1, 2)], &[(obj, "long_text", text("a b c d"))]);
    log.change(2, 6, &[], &[(obj, "long_text", text("a b c d e"))]);
    log.change(1, 7, &[], &[(obj, "long_text", text("b c"))]);
    assert_eq!(merged(&log, obj, "long_text"), told("b c d e", None));
}

/// Two who write side by side, have seen what the other wrote, and write side by side again, each in front of or behind
/// their own words alone.
fn crossing(rounds: i64) -> String {
    let mut log = SmallLog::new(&["zebra", "ant"]);
    let obj = event(&mut log, "m");
    let words =
        |sign: &str, count: i64| (1..=count).map(|number| format!("{sign}{number}")).collect::<Vec<_>>().join(" ");
    for round in 1..=rounds {
        // What the other had written the round before.
        let of_second: &[(i64, i64)] = if round == 1 { &[] } else { &[(2, round - 1)] };
        let (first, second) = (format!("{} m", words("a", round)), format!("m {}", words("b", round)));
        log.change(1, 10 + 2 * round, of_second, &[(obj, "long_text", text(&first))]);
        log.change(2, 11 + 2 * round, &[(1, round + 1)], &[(obj, "long_text", text(&second))]);
    }
    merged(&log, obj, "long_text").map(|merged| merged.value.plain()).unwrap_or_default()
}

#[test]
fn a_base_that_is_itself_put_together_is_looked_for_so_deep_and_no_deeper() {
    let words = |sign: &str, from: i64, upto: i64| {
        (from..=upto).map(|number| format!("{sign}{number}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((crossing(1).as_str(), crossing(2).as_str()), ("a1 m b1", "a1 a2 m m b1 b2"));
    // Each is its own text beside the other's, as long as the base goes down to the beginning.
    for rounds in 3..8 {
        assert_eq!(crossing(rounds), format!("{} m m {}", words("a", 1, rounds), words("b", 1, rounds)), "{rounds}");
    }
    // Beyond, the latest at that depth counts.
    for rounds in 8..11 {
        let expected = format!("{} m {}", words("a", 1, rounds), words("b", rounds - 5, rounds));
        assert_eq!(crossing(rounds), expected, "{rounds}");
    }
}

#[test]
fn a_decision_that_is_taken_back_asks_what_stood_before_it() {
    let mut log = SmallLog::new(&NAMES);
    let obj = room(&mut log);
    let name = |log: &mut SmallLog, rid, wall, seen: &[(i64, i64)], to: &str| {
        log.change(rid, wall, seen, &[(obj, "name", text(to))])
    };
    let ant = name(&mut log, 2, 5, &[(1, 2)], "Loft");
    let zebra = name(&mut log, 1, 4, &[], "Attic");
    let decided = name(&mut log, 1, 6, &[(2, 1)], "Attic");
    assert_eq!((heads_now(&log, obj, "name"), choices_now(&log, obj, "name")), (vec![decided], vec![decided]));
    let back = name(&mut log, 1, 7, &[], "Loft");
    assert_eq!(choices_now(&log, obj, "name"), [back], "who only writes the same takes nothing back");
    log.takes_back(back, decided);
    assert_eq!(target_of(&log.connection, back).unwrap(), Some(decided));
    assert_eq!(target_of(&log.connection, decided).unwrap(), None);
    assert_eq!((heads_now(&log, obj, "name"), choices_now(&log, obj, "name")), (vec![back], vec![zebra, ant]));
    assert_eq!(merged(&log, obj, "name"), told("Loft", Some(ConflictKind::Value)));
    // A note names itself, which takes nothing back.
    log.takes_back(decided, decided);
    assert_eq!(target_of(&log.connection, decided).unwrap(), None);
}

#[test]
fn a_decision_that_is_taken_back_to_something_else_stays_decided() {
    let mut log = SmallLog::new(&NAMES);
    let obj = room(&mut log);
    log.change(2, 5, &[(1, 2)], &[(obj, "name", text("Loft"))]);
    log.change(1, 4, &[], &[(obj, "name", text("Attic"))]);
    let decided = log.change(1, 6, &[(2, 1)], &[(obj, "name", text("Attic"))]);
    let back = log.change(1, 7, &[], &[(obj, "name", text("Barn"))]);
    log.takes_back(back, decided);
    assert_eq!(choices_now(&log, obj, "name"), [back]);
    assert_eq!(merged(&log, obj, "name"), told("Barn", None));
}

#[test]
fn what_takes_back_something_that_is_not_of_the_cell_is_what_it_says() {
    let mut log = SmallLog::new(&NAMES);
    let obj = room(&mut log);
    let elsewhere = log.change(1, 2, &[], &[(obj, "capacity", Cell::Integer(3))]);
    log.change(2, 5, &[(1, 2)], &[(obj, "name", text("Loft"))]);
    log.change(1, 4, &[], &[(obj, "name", text("Attic"))]);
    let back = log.change(1, 6, &[(2, 1)], &[(obj, "name", text("Loft"))]);
    log.takes_back(back, elsewhere);
    assert_eq!(choices_now(&log, obj, "name"), [back]);
    assert_eq!(merged(&log, obj, "name"), told("Loft", None));
}

#[test]
fn of_several_decisions_taken_back_the_first_question_stands_again() {
    let mut log = SmallLog::new(&NAMES);
    let obj = room(&mut log);
    let ant = log.change(2, 5, &[(1, 2)], &[(obj, "name", text("Loft"))]);
    let zebra = log.change(1, 4, &[], &[(obj, "name", text("Attic"))]);
    let first = log.change(1, 6, &[(2, 1)], &[(obj, "name", text("Attic"))]);
    let second = log.change(1, 7, &[], &[(obj, "name", text("Barn"))]);
    let back = log.change(1, 8, &[], &[(obj, "name", text("Attic"))]);
    log.takes_back(back, second);
    assert_eq!(choices_now(&log, obj, "name"), [back], "decided as before");
    let further = log.change(1, 9, &[], &[(obj, "name", text("Loft"))]);
    log.takes_back(further, back);
    // That the second is in effect again is no question; the value is not what the first decided.
    assert_eq!(choices_now(&log, obj, "name"), [further]);
    log.takes_back(further, first);
    assert_eq!(choices_now(&log, obj, "name"), [zebra, ant], "both decisions are taken back");
    let last = log.change(3, 10, &[(1, 8), (2, 1)], &[(obj, "name", text("Loft"))]);
    assert_eq!(choices_now(&log, obj, "name"), [last]);
}

#[test]
fn a_record_stays_where_somebody_changed_it_beside_its_deletion() {
    // Who deleted the room, who changed its name, and whether the deletion was known then or the change.
    let mut log = SmallLog::new(&NAMES);
    let obj = room(&mut log);
    let presence = |log: &SmallLog| merged(log, obj, "*");
    let of = |is: bool, conflict: Option<ConflictKind>| Some(Merged { value: there(is), conflict });
    assert_eq!(presence(&log), of(true, None));
    let deletion = log.change(2, 5, &[(1, 2)], &[(obj, "*", there(false))]);
    assert_eq!(presence(&log), of(false, None));
    let edit = log.change(3, 4, &[(1, 2)], &[(obj, "name", text("Loft"))]);
    assert_eq!(presence(&log), of(true, Some(ConflictKind::DeletedWhileEdited)));
    let known = Known::new(&log.connection);
    let deletions = heads(&known, obj, PRESENCE, &NOW).unwrap();
    assert_eq!(changes(&deletions), [deletion]);
    assert_eq!(edits_beside(&known, obj, &deletions, &NOW).unwrap(), [(edit, log.stamp(edit))]);
    assert_eq!(edits_beside(&known, obj, &deletions, &Until::change(deletion)).unwrap(), []);
    assert_eq!(edits_beside(&known, obj, &deletions, &NOW.less(&[edit].into())).unwrap(), []);
    drop(known);
    // Another who deletes and has seen the change: what they did not know of each other does not keep it.
    let second = log.change(1, 6, &[(3, 1)], &[(obj, "*", there(false))]);
    assert_eq!(heads_now(&log, obj, "*"), [deletion, second]);
    assert_eq!(presence(&log), of(false, None));
    // Somebody brings it back knowing of one deletion only.
    log.change(3, 7, &[(2, 1)], &[(obj, "*", there(true))]);
    assert_eq!(presence(&log), of(true, Some(ConflictKind::DeletedWhileEdited)));
}

#[test]
fn who_changes_what_they_know_to_be_deleted_does_not_bring_it_back() {
    let mut log = SmallLog::new(&NAMES);
    let obj = room(&mut log);
    log.change(2, 5, &[(1, 2)], &[(obj, "*", there(false))]);
    log.change(3, 6, &[(1, 2), (2, 1)], &[(obj, "name", text("Loft"))]);
    assert_eq!(merged(&log, obj, "*"), Some(Merged { value: there(false), conflict: None }));
    // Two who both bring it back decide nothing against anybody.
    log.change(3, 7, &[], &[(obj, "*", there(true))]);
    log.change(2, 8, &[], &[(obj, "*", there(true))]);
    assert_eq!(merged(&log, obj, "*"), Some(Merged { value: there(true), conflict: None }));
}
