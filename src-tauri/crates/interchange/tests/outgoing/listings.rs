//! The programme as a table for newspapers: what stands in it, and what does not.

use domain::tables::shown::{Shown, joined};
use domain::{EventStatus, Plan};
use interchange::{ProgrammeTable, Scope, programme_table};

use crate::city::{city, outgoing, session, texts, told};

/// What a cell shows.
fn text(cell: &Shown) -> String {
    match cell {
        Shown::List(items) => joined(items),
        Shown::Empty
        | Shown::Text(_)
        | Shown::Number(..)
        | Shown::YesNo(_)
        | Shown::Date(_)
        | Shown::Moment(_)
        | Shown::Time(_) => cell.key(),
    }
}

fn table(plan: &Plan, released: &[&Plan], scope: &Scope) -> ProgrammeTable {
    let table = programme_table(&outgoing(plan, released), scope, &texts());
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    table
}

/// The rows of an event, their cells by heading.
fn rows_of(table: &ProgrammeTable, title: &str) -> Vec<Vec<(String, String)>> {
    let heads = table.columns.iter().map(|(head, _)| head.clone());
    let rows = table.rows.iter().map(|row| heads.clone().zip(row.iter().map(text)).collect::<Vec<_>>());
    rows.filter(|row| row.contains(&("Title".to_owned(), title.to_owned()))).collect()
}

#[track_caller]
fn check(row: &[(String, String)], expected: &[(&str, &str)]) {
    for (head, value) in expected {
        let found = row.iter().find(|(name, _)| name == head).map(|(_, value)| value.as_str());
        assert_eq!(found, Some(*value), "{head} of {row:?}");
    }
}

#[test]
fn a_row_says_when_where_who_what_for_whom_and_how_to_book() {
    let plan = city("Europe/Dublin", "2027-05-24");
    let table = table(&plan, &[], &Scope::All);
    assert_eq!(table.name, "Learning Week");
    let bread = rows_of(&table, "Bread");
    check(
        &bread[0],
        &[
            ("Day", "2027-05-25"),
            ("Begins", "10:00"),
            ("Ends", "11:30"),
            ("Last day", ""),
            ("Kind", "Workshop"),
            ("Host", "Port, Docks & Sons"),
            ("Place", "Market Hall (Big Room)"),
            ("Address", "12 Quay Street; rear, R1 2AB"),
            ("Neighbourhood", "Eastbrook"),
            ("For", "families and seniors; From age 6"),
            ("Cost", "Free of charge"),
            ("Access", "Sign language and Step-free access"),
            ("Booking", "Booking required"),
            ("Book at", "https://book.example/%C3%A9"),
            ("Read more at", "https://bread.example/a?b=c"),
            ("Remark", ""),
        ],
    );
    check(&rows_of(&table, "Night of stars")[0], &[("Begins", "22:30"), ("Ends", "04:15"), ("Last day", "2027-05-30")]);
    check(
        &rows_of(&table, "Exhibition")[0],
        &[("Day", "2027-05-24"), ("Begins", ""), ("Last day", "2027-05-30"), ("Remark", "All day")],
    );
    check(&rows_of(&table, "Open door")[0], &[("Begins", ""), ("Last day", "")]);
    check(&rows_of(&table, "No end")[0], &[("Ends", ""), ("Place", "Place to be announced")]);
    assert_eq!(rows_of(&table, "Twice").len(), 2);
    let days: Vec<String> = table.rows.iter().map(|row| text(&row[0])).collect();
    assert!(days.is_sorted(), "{days:?}");
}

#[test]
fn nothing_goes_out_that_nobody_outside_is_told() {
    let plan = city("Europe/Dublin", "2027-05-24");
    let table = table(&plan, &[], &Scope::All);
    let all: Vec<String> = table.rows.iter().flatten().map(text).collect();
    assert!(!all.iter().any(|cell| cell.contains("SECRET") || cell.contains("777")), "{all:?}");
    assert!(told(&table.notices).contains(&"outgoing_without_date Someday".to_owned()), "{:?}", told(&table.notices));
}

#[test]
fn what_was_called_off_is_told_and_a_part_is_no_more_than_it() {
    let before = city("Europe/Dublin", "2027-05-24");
    let mut plan = before.clone();
    plan.events.iter_mut().find(|event| event.id == "Bread").unwrap().status = EventStatus::Cancelled;
    let whole = table(&plan, &[&before], &Scope::All);
    check(&rows_of(&whole, "Bread")[0], &[("Remark", "This does not take place: it is cancelled.")]);
    let part = table(&plan, &[&before], &Scope::Venue("library".to_owned()));
    let places: Vec<String> = part.rows.iter().map(|row| text(&row[7])).collect();
    assert!(!places.is_empty() && places.iter().all(|place| place.starts_with("Library, Old Town")), "{places:?}");
    let nothing = table(&plan, &[], &Scope::Venue("none".to_owned()));
    assert!(nothing.rows.is_empty() && told(&nothing.notices) == ["outgoing_nothing"]);
}

#[test]
fn what_ends_at_midnight_ends_with_its_day() {
    let mut plan = city("Europe/Dublin", "2027-05-24");
    session(&mut plan, "No end", "3 20-24", None);
    let table = table(&plan, &[], &Scope::All);
    check(&rows_of(&table, "No end")[1], &[("Ends", "00:00"), ("Last day", "")]);
}
