//! Spreadsheets of partners against a small plan: new, changed, same and refused rows.

use domain::*;
use intake::{DryRun, ImportOptions, ImportWords, Unwatched, partner_dry_run, read_bytes};

fn plan() -> Plan {
    let library = Partner {
        id: "library".to_owned(),
        name: "Riverton Library Service".to_owned(),
        sector: Sector::LibraryMuseum,
        status: PartnerStatus::Active,
        neighbourhood_id: Some("old".to_owned()),
        first_year: Some(2022),
        ..Partner::default()
    };
    let aoife = Person {
        id: "aoife".to_owned(),
        name: "Aoife Brannigan".to_owned(),
        partner_id: Some("library".to_owned()),
        email: "aoife@library.example".to_owned(),
        is_contact: true,
        ..Person::default()
    };
    let old = Neighbourhood { id: "old".to_owned(), name: "Old Town".to_owned(), ..Neighbourhood::default() };
    Plan { partners: vec![library], people: vec![aoife], neighbourhoods: vec![old], ..Plan::default() }
}

fn run(plan: &Plan, text: &str) -> DryRun {
    let sheet = read_bytes("partners.csv", text.as_bytes(), &ImportOptions::default(), &Unwatched).expect("a sheet");
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        format!("id-{}-{next}", plan.partners.len())
    };
    let words = ImportWords::default();
    partner_dry_run(plan, &sheet, &ImportOptions::default(), &words, &mut new_id, &Unwatched).expect("a dry run")
}

fn apply(plan: &Plan, done: &DryRun) -> Plan {
    fn put<R: Record>(records: &mut Vec<R>, new: &[R]) {
        for record in new {
            records.retain(|known| known.id() != record.id());
            records.push(record.clone());
        }
    }
    let mut plan = plan.clone();
    put(&mut plan.neighbourhoods, &done.writes.neighbourhoods);
    put(&mut plan.partners, &done.writes.partners);
    put(&mut plan.people, &done.writes.people);
    plan
}

/// Expected: `line action` for each row; importing again says nothing new.
#[track_caller]
fn check(rows: &str, expected: &str) -> DryRun {
    let plan = plan();
    let text = format!("Organisation;Sector;Status;Neighbourhood;Website;First year;Contact;E-mail;Phone\n{rows}\n");
    let done = run(&plan, &text);
    let shown: Vec<String> = done.preview.items.iter().map(|item| format!("{} {}", item.line, item.action)).collect();
    assert_eq!(shown.join(", "), expected, "{rows}");
    let preview = &done.preview;
    assert_eq!(
        preview.rows,
        preview.new + preview.changed + preview.same + preview.refused_count,
        "total in, total out"
    );
    let again = run(&apply(&plan, &done), &text);
    assert_eq!((again.preview.new, again.preview.changed), (0, 0), "the second time there is nothing to do");
    assert!(again.writes.is_empty(), "{:?}", again.writes);
    done
}

#[test]
fn rows_are_new_changed_same_or_refused() {
    let done = check("Port of Riverton;business;invited;Harbour;;2025;Ann Lee;ann@port.example;+353 1", "2 new");
    assert_eq!((done.writes.partners.len(), done.writes.people.len(), done.writes.neighbourhoods.len()), (1, 1, 1));
    assert!(done.writes.people[0].is_contact);
    assert_eq!(done.preview.notices.last().map(|notice| notice.code.as_str()), Some("new_neighbourhoods"));
    check("riverton  LIBRARY service;Library or museum;active;old town;;2022;;;", "2 same");
    check("Riverton Library Service;;;;;;;;", "2 same");
    check(";business;;;;;;;", "2 refused");
    // A side cell never refuses a row: it is told.
    for row in ["Port;unheard of;;;;;;;", "Port;;someday;;;;;;", "Port;;;;;soon;;;", "Port;;;;;;Ann;not an address;"] {
        assert_eq!(check(row, "2 new").preview.told.len(), 1, "{row}");
    }
}

#[test]
fn changes_name_their_fields() {
    let done =
        check("Riverton Library Service;;paused;Harbour;;;Aoife Brannigan;AOIFE@library.example;+353 2", "2 changed");
    let fields: Vec<String> =
        done.preview.items[0].changes.iter().map(|it| format!("{}: {} > {}", it.field, it.from, it.to)).collect();
    assert_eq!(fields, ["status: active > paused", "neighbourhood_id: Old Town > Harbour", "contact_phone:  > +353 2"]);
}

#[test]
fn a_partner_in_several_rows_gets_a_person_from_each() {
    let done = check(
        "Port;;;;;;Ann;ann@port.example;\nPort;;;;;;Ben;ben@port.example;\nPort;;;;;;ben;;",
        "2 new, 3 changed, 4 same",
    );
    assert_eq!((done.preview.partners, done.writes.partners.len(), done.writes.people.len()), (1, 1, 2));
    assert_eq!(done.writes.people.iter().filter(|person| person.is_contact).count(), 1);
}

#[test]
fn reasons_and_columns_of_cells_are_told() {
    let done = check("Port;unheard of;;;;;;;", "2 new");
    let row = &done.preview.told[0];
    assert_eq!(
        (row.line, row.column.as_str(), row.value.as_str(), row.reason.as_str()),
        (2, "Sector", "unheard of", "word_unknown")
    );
}
