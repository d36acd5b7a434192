//! Which columns each table has, in which order its rows stand, and what their cells show.

mod cells;
mod rows;

use std::collections::HashSet;

use super::shown::Speak;
use super::*;
use crate::words::WordList;

#[test]
fn columns_are_fields_of_their_record_each_once() {
    for kind in TableKind::ALL {
        let columns = kind.columns();
        let names: HashSet<&str> = columns.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), columns.len(), "{kind:?}");
        for column in columns.iter().filter(|column| column.holds == Holds::Field) {
            assert!(meaning(kind.table(), column.name).is_some(), "{kind:?} {}", column.name);
        }
        let of = spec(*kind);
        for field in [of.left_out, of.once, of.keys, of.found_by, of.sorted_by].concat() {
            assert!(meaning(of.table, field).is_some(), "{kind:?} {field}");
        }
        assert!(!of.found_by.is_empty() && !of.sorted_by.is_empty(), "{kind:?}");
    }
}

#[test]
fn every_meaning_that_a_cell_can_have_is_one_that_people_write() {
    for kind in TableKind::ALL {
        for column in kind.columns() {
            let is_for_programs = matches!(
                column.meaning,
                Meaning::Machine
                    | Meaning::Recurrence
                    | Meaning::Computed
                    | Meaning::FieldNames
                    | Meaning::Cards
                    | Meaning::ProblemCode
                    | Meaning::Bytes
                    | Meaning::Country
                    | Meaning::Weekday
                    | Meaning::Id("")
            );
            assert!(!is_for_programs, "{kind:?} {}", column.name);
        }
    }
}

/// Columns by their keys: `!` by which a record is known, `^` once set, `+` of several values.
#[track_caller]
fn check_columns(kind: TableKind, expected: &str) {
    let shown = kind.columns().into_iter().map(|column| {
        let fixed = match column.fixed {
            Fixed::Free => "",
            Fixed::OnceSet => "^",
            Fixed::Key => "!",
        };
        format!("{}{fixed}{}", column.key(), if column.is_list() { "+" } else { "" })
    });
    assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{kind:?}");
}

#[test]
fn what_people_know_a_record_by_stands_first_and_links_behind_what_they_belong_to() {
    check_columns(
        TableKind::Events,
        "title organiser+ co_host+ sponsor+ supporter+ people+ week_id external_id! short_text long_text kind mode \
         status audiences+ age_from age_to languages+ level booking booking_link booking_closes_on capacity is_free \
         cost_note money_asked_minor money_granted_minor access_features+ access_note is_already_planned is_insured \
         received_on link note umbrella_id source! registered_count attended_count first_time_count returned_on \
         wished_dates+ wished_from wished_to wished_venue_id plain_text rating_count rating_average learner_words \
         host_words areas+",
    );
    check_columns(TableKind::Sessions, "event_id! starts_at ends_at is_all_day venue room_id is_cancelled note");
    check_columns(TableKind::Rooms, "name venue_id! capacity setup_minutes");
    check_columns(
        TableKind::Goals,
        "title description measure owner starts_on due_on^ revised_due_on status explanation areas+",
    );
    check_columns(
        TableKind::Readings,
        "indicator_id! measured_on! group_kind! group_name! neighbourhood_id! value sample_size margin source note",
    );
    check_columns(TableKind::Targets, "indicator_id! year! value");
}

#[test]
fn a_column_of_the_plans_own_stands_last_and_is_known_by_its_id() {
    let field = |id: &str, subject: OwnSubject, kind: OwnKind| OwnField {
        id: id.to_owned(),
        subject,
        kind,
        position: id.to_owned(),
        ..OwnField::default()
    };
    let kinds = [OwnKind::Text, OwnKind::Number, OwnKind::Date, OwnKind::Choice, OwnKind::YesNo];
    let mut own_fields: Vec<OwnField> = kinds.iter().map(|kind| field(kind.word(), OwnSubject::Venue, *kind)).collect();
    own_fields.push(field("of events", OwnSubject::Event, OwnKind::Text));
    let plan = Plan { own_fields, ..Plan::default() };
    let own = |kind: TableKind| -> Vec<(String, Meaning)> {
        let columns = kind.columns_of(&plan);
        assert_eq!(columns[..kind.columns().len()], kind.columns());
        columns[kind.columns().len()..].iter().map(|column| (column.key(), column.meaning)).collect()
    };
    let expected = [
        ("own.choice".to_owned(), Meaning::Words),
        ("own.date".to_owned(), Meaning::Date),
        ("own.number".to_owned(), Meaning::Number),
        ("own.text".to_owned(), Meaning::Words),
        ("own.yes_no".to_owned(), Meaning::YesNo),
    ];
    assert_eq!(own(TableKind::Venues), expected);
    assert_eq!(own(TableKind::Events), [("own.of events".to_owned(), Meaning::Words)]);
    assert_eq!(own(TableKind::Rooms), [], "a room has no fields of the plan's own");
}

#[test]
fn tables_know_what_their_records_are_tied_to_areas_as() {
    for kind in TableKind::ALL {
        if let Some(subject) = kind.subject() {
            assert_eq!(subject.word(), kind.table());
        }
        if let Some(own) = kind.own_subject() {
            assert_eq!(own.subject().word(), kind.table());
        }
        assert_eq!(kind.subject().is_some(), kind.columns().iter().any(|column| column.holds == Holds::Areas));
    }
    let with_own: Vec<TableKind> = TableKind::ALL.iter().copied().filter(|kind| kind.own_subject().is_some()).collect();
    assert_eq!(with_own, [TableKind::Events, TableKind::Venues, TableKind::Partners, TableKind::Indicators]);
    let tied = [TableKind::Events, TableKind::Venues, TableKind::Partners, TableKind::Indicators, TableKind::Goals];
    let others = [TableKind::Actions, TableKind::Milestones, TableKind::Budget, TableKind::Risks];
    for kind in TableKind::ALL {
        assert_eq!(kind.subject().is_some(), tied.contains(kind) || others.contains(kind), "{kind:?}");
    }
}

#[test]
fn a_row_without_a_mark_is_found_by_what_people_know_it_by() {
    for (kind, expected) in [
        (TableKind::Events, &["week_id", "title"][..]),
        (TableKind::Sessions, &["event_id", "starts_at"]),
        (TableKind::Venues, &["name"]),
        (TableKind::Milestones, &["title", "due_on"]),
        (TableKind::Budget, &["year", "title", "source"]),
    ] {
        assert_eq!(kind.found_by(), expected, "{kind:?}");
    }
}

/// Words as they are stored.
struct Plainly;

impl Speak for Plainly {
    fn word(&self, _: WordList, word: &str) -> String {
        word.to_owned()
    }

    fn language(&self, tag: &str) -> String {
        tag.to_owned()
    }
}
