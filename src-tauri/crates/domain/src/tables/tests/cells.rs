//! What a cell shows of a stored value, and how much of it.

use super::Plainly;
use crate::fields::Meaning;
use crate::rules::testing::*;
use crate::tables::labels::Labels;
use crate::tables::shown::{LONGEST, Shown, is_cut, moment_text, shown, tidy, time_text};
use crate::*;

#[test]
fn times_have_seconds_where_there_are_some() {
    for (text, time, moment) in [
        ("2027-05-04T18:30:00", "18:30", "2027-05-04 18:30"),
        ("2027-05-04T00:00:05", "00:00:05", "2027-05-04 00:00:05"),
        ("2027-05-04T09:05:00", "09:05", "2027-05-04 09:05"),
    ] {
        let at: NaiveDateTime = text.parse().unwrap();
        assert_eq!((time_text(at.time()), moment_text(at)), (time.to_owned(), moment.to_owned()));
        assert_eq!((Shown::Time(at.time()).key(), Shown::Moment(at).key()), (time.to_owned(), moment.to_owned()));
    }
}

#[test]
fn signs_that_no_spreadsheet_carries_are_left_out() {
    for (text, expected) in [
        ("a\u{feff}b", "ab"),
        ("\u{fffe}a\u{ffff}", "a"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\rb\r\nc", "a\nb\nc"),
        ("a\u{0}b\u{1f}c", "abc"),
        ("'+44", "+44"),
        ("''=1", "''=1"),
        ("' words", "' words"),
        (" \u{e9}\u{1f600} ", "\u{e9}\u{1f600}"),
    ] {
        assert_eq!(tidy(text), expected, "{text:?}");
    }
}

#[test]
fn a_text_is_cut_where_no_cell_can_hold_more_in_units_of_utf_16() {
    let cell = |text: &str| shown(&Cell::Text(text.to_owned()), Meaning::Words, &Plainly, &Labels::default(), 2);
    for (text, length, is_too_long) in [
        ("a".repeat(LONGEST - 1), LONGEST - 1, false),
        ("a".repeat(LONGEST), LONGEST, false),
        ("a".repeat(LONGEST + 1), LONGEST, true),
        ("\u{e9}".repeat(LONGEST), LONGEST, false),
        ("\u{e9}".repeat(LONGEST + 1), LONGEST, true),
        // Two units each.
        ("\u{1f600}".repeat(LONGEST / 2), LONGEST / 2, false),
        ("\u{1f600}".repeat(LONGEST / 2 + 1), LONGEST / 2, true),
        (format!("a{}", "\u{1f600}".repeat(LONGEST / 2)), LONGEST / 2, true),
    ] {
        let Shown::Text(cut) = cell(&text) else { panic!("a text") };
        assert_eq!(cut.chars().count(), length, "of {} letters", text.chars().count());
        assert!(text.starts_with(&cut));
        assert_eq!(is_cut(&text), is_too_long);
        assert_eq!(is_cut(&text), cut != text);
    }
}

#[test]
fn a_list_is_cut_between_two_of_its_values() {
    // Each value may need a quote and a space besides twice its length.
    let long = (LONGEST - 4) / 2;
    let count = |lengths: &[usize]| {
        let items: Vec<String> = lengths.iter().map(|length| "a".repeat(*length)).collect();
        match shown(&items.to_cell(), Meaning::WordsList, &Plainly, &Labels::default(), 2) {
            Shown::List(items) => items.len(),
            _ => 0,
        }
    };
    assert_eq!(count(&[]), 0);
    assert_eq!(count(&[1, 2, 3]), 3);
    assert_eq!(count(&[long]), 1);
    assert_eq!(count(&[long + 1]), 0);
    assert_eq!(count(&[long, 0]), 1);
    assert_eq!(count(&[long - 2, 0]), 2);
    assert_eq!(count(&[1, long + 1, 1]), 1, "what follows one that does not fit is left out too");
}

#[test]
fn a_value_shows_what_its_field_means() {
    let labels = Labels::new(
        &Plan {
            venues: vec![venue("House")],
            rooms: vec![Room { id: "r".into(), venue_id: "House".into(), name: "Hall".into(), ..Room::default() }],
            ..Plan::default()
        },
        ["venue", "room"],
    );
    let text = |text: &str| Cell::Text(text.to_owned());
    let said = |text: &str| Shown::Text(text.to_owned());
    let day: NaiveDate = "2027-05-04".parse().unwrap();
    for (cell, meaning, digits, expected) in [
        (Cell::Null, Meaning::Money, 2, Shown::Empty),
        (Cell::Integer(12345), Meaning::Money, 2, Shown::Number(123.45, Some(2))),
        (Cell::Integer(12345), Meaning::Money, 0, Shown::Number(12345.0, Some(0))),
        (Cell::Integer(-5), Meaning::Money, 3, Shown::Number(-0.005, Some(3))),
        (Cell::Integer(1), Meaning::YesNo, 2, Shown::YesNo(true)),
        (Cell::Integer(0), Meaning::YesNo, 2, Shown::YesNo(false)),
        (Cell::Integer(2027), Meaning::Year, 2, Shown::Number(2027.0, Some(0))),
        (Cell::Real(1.5), Meaning::Number, 2, Shown::Number(1.5, None)),
        (text("2027-05-04"), Meaning::Date, 2, Shown::Date(day)),
        (text("soon"), Meaning::Date, 2, said("soon")),
        (text("2027-05-04T10:00:00"), Meaning::Moment, 2, Shown::Moment(at(day, "10"))),
        (text("10:00:00"), Meaning::Time, 2, Shown::Time(at(day, "10").time())),
        (text("House"), Meaning::Id("venue"), 2, said("House")),
        (text("r"), Meaning::Id("room"), 2, said("Hall (House)")),
        (text("gone"), Meaning::Id("venue"), 2, Shown::Empty),
        (text(""), Meaning::Words, 2, Shown::Empty),
        (text("words"), Meaning::Words, 2, said("words")),
        (text("[\"ga\",\"en\"]"), Meaning::Languages, 2, Shown::List(vec!["ga".into(), "en".into()])),
        (text("[]"), Meaning::Languages, 2, Shown::Empty),
        (text("[\"House\"]"), Meaning::Ids("venue"), 2, Shown::List(vec!["House".into()])),
    ] {
        assert_eq!(shown(&cell, meaning, &Plainly, &labels, digits), expected, "{cell:?} {meaning:?}");
    }
}

#[test]
fn a_cell_is_empty_when_nothing_can_be_seen_in_it() {
    let text = |text: &str| Shown::Text(text.to_owned());
    for (cell, expected) in [
        (Shown::Empty, true),
        (text(" \u{feff}"), true),
        (Shown::List(Vec::new()), true),
        (text("a"), false),
        (Shown::Number(0.0, None), false),
        (Shown::YesNo(false), false),
    ] {
        assert_eq!(cell.is_empty(), expected, "{cell:?}");
    }
}
