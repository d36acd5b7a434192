//! Tables that go out and come back: unedited they say nothing new, edited they bring exactly what was edited.

use std::path::{Path, PathBuf};
use std::process::Command;

use domain::tables::TableKind;
use domain::{OwnField, OwnKind, OwnSubject, Plan, Record, Visitor};
use intake::{DryRun, ImportContext, ImportKind, ImportOptions, ImportWords, Opened, Origin, Unwatched, Writes};
use proptest::prelude::*;
use tables::{TableFormat, table, table_words};
use tempfile::TempDir;
use text::Texts;

use crate::common::one_in;
use crate::random_plan::{Random, edited, plan_of};

fn texts() -> Texts {
    Texts::new("en")
}

/// What a file would do to a plan.
fn dry_run(plan: &Plan, path: &Path) -> DryRun {
    let options = ImportOptions::default();
    let mut opened = Opened::of(ImportKind::Events, Origin::File(path.to_owned()), &options, &Unwatched)
        .unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
    assert_eq!(opened.kind(), ImportKind::Tables, "the table says itself what it is");
    let words = ImportWords { heads: Vec::new(), choices: table_words(&texts()) };
    let today = chrono::NaiveDate::from_ymd_opt(2027, 5, 4).unwrap();
    let context = ImportContext { plan, readings: &[], week: None, today, words: &words };
    let mut count = 0;
    let mut new_id = || {
        count += 1;
        format!("new{count}")
    };
    opened.check(&options, context, &mut new_id, &Unwatched).unwrap()
}

#[track_caller]
fn check_nothing(plan: &Plan, path: &Path) {
    let found = dry_run(plan, path);
    let told = (&found.preview.refused, &found.preview.told, &found.preview.items);
    assert!(found.writes.is_empty(), "{}: {told:?}", path.display());
    assert!(found.preview.refused.is_empty() && found.preview.told.is_empty(), "{}: {told:?}", path.display());
    assert_eq!(found.preview.new + found.preview.changed, 0, "{}", path.display());
}

fn write(folder: &Path, kind: TableKind, format: TableFormat, plan: &Plan) -> PathBuf {
    let path = folder.join(format!("{}.{}", kind.word(), format.ending()));
    std::fs::write(&path, table(kind, format, plan, &texts()).unwrap()).unwrap();
    path
}

/// Rows of a text whose cells stand between commas, as RFC 4180 has them.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, is_quoted) {
            ('"', true) if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (other, _) => cell.push(other),
        }
    }
    rows
}

fn of(kind: TableKind, plan: &Plan) -> Vec<Vec<String>> {
    cells(&String::from_utf8(table(kind, TableFormat::Csv, plan, &texts()).unwrap()).unwrap())
}

/// The records of one table as stored, by id.
fn stored(plan: &Plan, table: &str) -> Vec<String> {
    struct Stored<'a>(&'a str, Vec<String>);
    impl Visitor for Stored<'_> {
        fn visit<R: Record>(&mut self, records: &[R]) {
            if R::TABLE == self.0 {
                self.1.extend(records.iter().map(|record| format!("{:?}", record.cells())));
            }
        }
    }
    let mut found = Stored(table, Vec::new());
    plan.visit(&mut found);
    found.1.sort();
    found.1
}

/// The plan with what an import writes.
fn written(mut plan: Plan, writes: Writes) -> Plan {
    fn put<R: Record>(records: &mut Vec<R>, new: Vec<R>) {
        for record in new {
            match records.iter_mut().find(|old| old.id() == record.id()) {
                Some(old) => *old = record,
                None => records.push(record),
            }
        }
    }
    put(&mut plan.events, writes.events);
    put(&mut plan.sessions, writes.sessions);
    put(&mut plan.venues, writes.venues);
    put(&mut plan.rooms, writes.rooms);
    put(&mut plan.partners, writes.partners);
    put(&mut plan.people, writes.people);
    put(&mut plan.indicators, writes.indicators);
    put(&mut plan.readings, writes.readings);
    put(&mut plan.indicator_targets, writes.indicator_targets);
    put(&mut plan.goals, writes.goals);
    put(&mut plan.actions, writes.actions);
    put(&mut plan.milestones, writes.milestones);
    put(&mut plan.budget_lines, writes.budget_lines);
    put(&mut plan.risks, writes.risks);
    put(&mut plan.event_partners, writes.event_partners);
    plan.event_partners.retain(|link| !writes.removed_event_partners.contains(&link.id));
    plan
}

#[test]
fn unedited_there_is_nothing_to_do() {
    let tried = one_in(22).run(&any::<u64>(), |seed| {
        let folder = TempDir::new().unwrap();
        let plan = plan_of(&mut Random(seed | 1, &[]), 5);
        for kind in TableKind::ALL {
            for format in TableFormat::ALL {
                check_nothing(&plan, &write(folder.path(), *kind, *format, &plan));
            }
        }
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn edits_come_back_as_exactly_these() {
    let tried = one_in(22).run(&any::<u64>(), |seed| {
        let folder = TempDir::new().unwrap();
        let mut random = Random(seed | 1, &[]);
        let plan = plan_of(&mut random, 5);
        for kind in TableKind::ALL {
            let (other, count) = edited(&plan, *kind, &mut random);
            let id = |row: &Vec<String>| row[0].split(' ').next().unwrap_or_default().to_owned();
            let (mut rows, new) = (of(*kind, &plan), of(*kind, &other));
            for row in rows.iter_mut().skip(1) {
                let with = new.iter().skip(1).find(|it| id(it) == id(row)).unwrap();
                row.splice(1.., with[1..].iter().cloned());
            }
            let path = folder.path().join(format!("{}.csv", kind.word()));
            std::fs::write(&path, text::csv::unguarded_file(rows)).unwrap();
            let found = dry_run(&plan, &path);
            prop_assert!(
                found.preview.told.is_empty() && found.preview.refused.is_empty(),
                "{:?} {:?}",
                found.preview.told,
                found.preview.refused
            );
            let changes: usize = found.preview.items.iter().map(|item| item.changes.len()).sum();
            prop_assert_eq!(changes, count, "{:?} {:?}", kind, found.preview.items);
            prop_assert_eq!(stored(&written(plan.clone(), found.writes), kind.table()), stored(&other, kind.table()));
        }
        Ok(())
    });
    tried.unwrap();
}
/// What LibreOffice does not keep: a tab in a cell of a workbook, and the days before March 1900, which Excel counts
/// differently by one.
const LOST: &[&str] = &["tab\tin", "1900-01-01"];

#[test]
fn through_libreoffice_there_is_nothing_to_do_either() {
    let Ok(found) = Command::new("soffice").arg("--version").output() else {
        println!("skipped: soffice is not installed");
        return;
    };
    assert!(found.status.success());
    let folder = TempDir::new().unwrap();
    let home = format!("-env:UserInstallation=file://{}", folder.path().join("lo").display());
    let plan = plan_of(&mut Random(0x5eed, LOST), 6);
    for from in TableFormat::ALL {
        let files: Vec<PathBuf> = TableKind::ALL.iter().map(|kind| write(folder.path(), *kind, *from, &plan)).collect();
        for to in TableFormat::ALL {
            let out = folder.path().join(format!("{}-{}", from.ending(), to.ending()));
            // A text is to be read as UTF-8, each cell as the text it is, as people choose in the dialog.
            let into = if *to == TableFormat::Csv { "csv:Text - txt - csv (StarCalc):44,34,76" } else { to.ending() };
            let mut convert = Command::new("soffice");
            convert.args([home.as_str(), "--headless", "--convert-to", into, "--outdir"]).arg(&out);
            if *from == TableFormat::Csv {
                let as_text: Vec<String> = (1..=80).map(|column| format!("{column}/2")).collect();
                convert.arg(format!("--infilter=Text - txt - csv (StarCalc):44,34,76,1,{}", as_text.join("/")));
            }
            assert!(convert.args(&files).output().unwrap().status.success());
            for kind in TableKind::ALL {
                check_nothing(&plan, &out.join(format!("{}.{}", kind.word(), to.ending())));
            }
        }
    }
}

#[test]
fn rows_added_copied_and_marked_otherwise_are_told() {
    let folder = TempDir::new().unwrap();
    let plan = plan_of(&mut Random(7, &[]), 4);
    let rows = of(TableKind::Venues, &plan);
    let check = |rows: Vec<Vec<String>>| {
        let path = folder.path().join("venues.csv");
        std::fs::write(&path, text::csv::unguarded_file(rows)).unwrap();
        dry_run(&plan, &path)
    };
    let name = rows[0].iter().position(|head| head == "Name").unwrap();
    let mut added = rows.clone();
    let mut row = vec![String::new(); rows[0].len()];
    row[name] = "Boat house".to_owned();
    added.push(row);
    let found = check(added);
    assert_eq!((found.preview.new, found.preview.changed), (1, 0), "{:?}", found.preview.refused);
    assert_eq!(found.writes.venues[0].name, "Boat house");

    let mut copied = rows.clone();
    copied.push(rows[1].clone());
    let found = check(copied.clone());
    assert_eq!(found.preview.refused.iter().map(|row| row.reason.as_str()).collect::<Vec<_>>(), ["table_row_twice"]);
    copied.last_mut().unwrap()[name] = "Another".to_owned();
    let found = check(copied);
    assert_eq!(found.preview.refused.len(), 2);
    assert!(found.writes.is_empty());

    let mut changed = rows.clone();
    changed[1][0].push('0');
    let found = check(changed);
    assert_eq!(found.preview.refused[0].reason, "table_mark_changed");

    // A row that is gone deletes nothing, and is told.
    let found = check(rows[..2].to_vec());
    assert!(found.writes.is_empty());
    assert!(found.preview.notices.iter().any(|notice| notice.code == "table_rows_absent"));
}

#[test]
fn what_changed_on_both_sides_is_told_and_what_changed_in_the_plan_stays() {
    let folder = TempDir::new().unwrap();
    let mut plan = plan_of(&mut Random(7, &[]), 4);
    let mut rows = of(TableKind::Venues, &plan);
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    let (name, address) = (column("Name"), column("Address"));
    let id = rows[1][0].split(' ').next().unwrap().to_owned();
    let venue = plan.venues.iter_mut().find(|venue| venue.id == id).unwrap();
    venue.name = "Changed in the plan".to_owned();
    venue.address = "1 New Street".to_owned();
    rows[1][name] = "Changed in the table".to_owned();
    let path = folder.path().join("venues.csv");
    std::fs::write(&path, text::csv::unguarded_file(&rows)).unwrap();
    let found = dry_run(&plan, &path);
    assert!(found.writes.is_empty(), "{address}");
    let [told] = found.preview.told.as_slice() else { panic!("{:?}", found.preview.told) };
    assert_eq!(told.reason, "table_both_changed");
    assert_eq!(told.value, "Changed in the table ⟷ Changed in the plan");
}

#[test]
fn cells_of_own_fields_come_back_and_what_is_not_understood_is_kept_and_told() {
    let folder = TempDir::new().unwrap();
    let mut plan = plan_of(&mut Random(7, &[]), 4);
    plan.own_values.clear();
    let rows = of(TableKind::Venues, &plan);
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}"));
    let mut edited = rows.clone();
    for (name, cell) in [
        ("venue-text", "By the door"),
        ("venue-number", "1250.5"),
        ("venue-date", "2027-05-04"),
        ("venue-choice", "HALL"),
        ("venue-yes_no", "Yes"),
    ] {
        edited[1][column(name)] = cell.to_owned();
        edited[2][column(name)] = "no such thing".to_owned();
    }
    // Somebody adds a column for a field that was defined after the table went out.
    let late = OwnField { id: "late".to_owned(), name: "Has a lift".to_owned(), ..plan.own_fields[0].clone() };
    plan.own_fields.push(OwnField { subject: OwnSubject::Venue, kind: OwnKind::YesNo, ..late });
    for (at, row) in edited.iter_mut().enumerate() {
        row.push(["has a LIFT", "no"].get(at).copied().unwrap_or_default().to_owned());
    }
    let path = folder.path().join("venues.csv");
    std::fs::write(&path, text::csv::unguarded_file(edited)).unwrap();
    let found = dry_run(&plan, &path);
    assert!(!found.preview.notices.iter().any(|notice| notice.code == "table_headings_unknown"));
    let id = |row: usize| rows[row][0].split(' ').next().unwrap().to_owned();
    let said = |row: usize| -> Vec<(String, String)> {
        let ours = found.writes.own_values.iter().filter(|it| it.subject_id == id(row));
        ours.map(|it| (it.own_field_id.clone(), it.value.clone())).collect()
    };
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect()
    };
    assert_eq!(
        said(1),
        pairs(&[
            ("venue-text", "By the door"),
            ("venue-number", "1250.5"),
            ("venue-date", "2027-05-04"),
            ("venue-choice", "Hall"),
            ("venue-yes_no", "yes"),
            ("late", "no"),
        ])
    );
    let kept = "no such thing";
    assert_eq!(
        said(2),
        pairs(&["text", "number", "date", "choice", "yes_no"].map(|it| (it, kept)))
            .into_iter()
            .map(|(field, value)| (format!("venue-{field}"), value))
            .collect::<Vec<_>>()
    );
    let told: Vec<&str> = found.preview.told.iter().map(|it| it.reason.as_str()).collect();
    assert_eq!(told, ["own_not_understood", "own_not_understood", "own_choice_unknown", "own_not_understood"]);
    assert!(found.writes.venues.is_empty(), "the venues themselves stay as they are");
}

#[test]
fn five_thousand_events_take_no_long_time() {
    let folder = TempDir::new().unwrap();
    let mut plan = plan_of(&mut Random(3, &[]), 5);
    let one = plan.events[0].clone();
    plan.events = (0..5_000)
        .map(|at| domain::Event { id: format!("e{at}"), title: format!("Event {at}"), ..one.clone() })
        .collect();
    for format in TableFormat::ALL {
        let start = std::time::Instant::now();
        let path = write(folder.path(), TableKind::Events, *format, &plan);
        let out = start.elapsed();
        check_nothing(&plan, &path);
        println!("5,000 events as {}: {out:?} out, {:?} in", format.ending(), start.elapsed() - out);
        assert!(start.elapsed().as_secs() < 120, "{format:?}");
    }
}
