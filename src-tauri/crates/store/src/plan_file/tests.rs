//! The one way to write: what is told of it, what it leaves when it fails, and when it is refused.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;

use domain::Milestone;

use super::*;
use crate::OpenRisk;
use crate::file::lease;
use crate::inside_tests::{create, later, milestone, put};

fn touched(file: &mut PlanFile) -> Vec<(String, Option<Vec<Id>>)> {
    file.touched().unwrap().into_iter().collect()
}

fn undoes(file: &PlanFile) -> Option<String> {
    file.undo_label().unwrap().map(|label| label.code)
}

#[test]
fn each_write_raises_the_revision_by_one_and_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    let first = file.revision();
    assert_eq!((touched(&mut file), file.notices()), (vec![], &[][..]));
    let answer = file.command(Label::new("save"), |tx| {
        tx.put(&milestone(2, "Bind", "Ann"))?;
        tx.put(&milestone(1, "Print", "Ann"))?;
        Ok(7)
    });
    assert_eq!((answer.unwrap(), file.revision()), (7, first + 1));
    let both = Some(vec!["1".to_owned(), "2".to_owned()]);
    assert_eq!(touched(&mut file), [("milestone".to_owned(), both)]);
    assert_eq!(touched(&mut file), []);
    file.undo().unwrap();
    assert_eq!(file.revision(), first + 2);
    assert_eq!(touched(&mut file).len(), 1);
    file.rebuild().unwrap();
    assert_eq!((file.revision(), file.touched()), (first + 3, None), "everything is read again");
    let stored: i64 =
        file.connection.query_row("SELECT value FROM meta WHERE key = 'revision'", [], |row| row.get(0)).unwrap();
    assert_eq!(stored, file.revision());
}

#[test]
fn a_command_that_changes_nothing_or_fails_leaves_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    let _ = file.touched();
    let state = |file: &PlanFile| (file.revision(), file.last_change().unwrap(), file.snapshot().unwrap());
    let before = state(&file);
    assert!(file.command(Label::new("look"), |tx| tx.exists("milestone", "1")).unwrap());
    file.note(Label::new("look"), |_| Ok(())).unwrap();
    let failed: Result<(), StoreError> = file.command(Label::new("fail"), |tx| {
        tx.remove::<Milestone>("1")?;
        Err(StoreError::DiskFull)
    });
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    assert!(state(&file) == before);
    assert_eq!(touched(&mut file), []);
}

#[test]
fn what_is_only_noted_stands_in_the_history_and_no_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    file.set_author("Ben");
    file.note(Label::new("export"), |tx| tx.put(&milestone(2, "Bind", "Ann"))).unwrap();
    assert_eq!(undoes(&file).as_deref(), Some("save"));
    let told: Vec<(String, String)> =
        file.history(None, 2).unwrap().into_iter().map(|change| (change.label.code, change.author)).collect();
    let expected = [("export", "Ben"), ("save", "")].map(|(code, author)| (code.to_owned(), author.to_owned()));
    assert_eq!(told, expected);
    file.undo().unwrap();
    assert_eq!(file.snapshot().unwrap().milestones, [milestone(2, "Bind", "Ann")]);
    assert_eq!(file.redo_label().unwrap().unwrap().code, "save");
    let path = file.path().to_owned();
    drop(file);
    let file = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap();
    assert_eq!(file.redo_label().unwrap().unwrap().code, "save", "so it is after opening");
    let kinds = [Act::Change, Act::Undo(3), Act::Note, Act::Erasure].map(|act| act.undoes(9));
    assert_eq!(kinds, [None, Some(3), Some(9), None]);
}

#[test]
fn nothing_is_written_into_a_file_that_nobody_sees_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    let (path, aside) = (file.path().to_owned(), folder.path().join("aside"));
    let write = |file: &mut PlanFile| {
        let written = file.command(Label::new("save"), |tx| tx.put(&milestone(1, "Print", "Ann")));
        written.map_err(|error| (error.code(), error.values().into_values().collect::<Vec<_>>()))
    };
    let moved = Err(("file_moved", vec!["a.paideia".to_owned()]));
    fs::rename(&path, &aside).unwrap();
    assert_eq!(write(&mut file), moved);
    fs::write(&path, b"another file").unwrap();
    assert_eq!(write(&mut file), moved);
    fs::rename(&aside, &path).unwrap();
    assert_eq!(write(&mut file), Ok(()), "it is back");
    let other = Connection::open(&path).unwrap();
    other.execute("UPDATE milestone SET title = 'Paint'", []).unwrap();
    assert_eq!(write(&mut file), Err(("written_by_others", vec![])));
}

#[test]
fn a_file_is_remembered_as_it_is_closed_unless_something_of_it_must_be_told_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    let (path, home) = (file.path().to_owned(), folder.path().join("home"));
    drop(file);
    assert!(lease::is_as_closed(&path, &home));
    let mut file = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap();
    put(&mut file, &milestone(2, "Bind", "Ann"));
    let far = Label::new("other");
    file.write(&far, Act::Change, |tx| {
        by_rows(tx, |tx| Ok(tx.connection.execute("UPDATE milestone SET due_on = '0990-05-01' WHERE id = '2'", [])?))
    })
    .unwrap();
    file.is_within_bounds = false;
    drop(file);
    assert!(!lease::is_as_closed(&path, &home));
    for _ in 0..2 {
        let file = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap();
        assert_eq!(file.notices().iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["beyond_bounds"]);
    }
}

#[test]
fn another_connection_reads_only_where_others_may() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    assert!(file.reader().unwrap().is_some());
    file.is_shared = false;
    assert!(file.reader().unwrap().is_none());
}

#[test]
fn an_error_is_noticed_by_its_code_and_values() {
    let notice = Notice::from(StoreError::OnNetwork { kind: "nfs".to_owned() });
    let values = [("kind".to_owned(), "nfs".to_owned())].into();
    assert_eq!(notice, Notice { code: "on_network".to_owned(), values });
}
