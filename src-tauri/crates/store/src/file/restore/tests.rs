//! What a file can be saved from, and what each way costs.
#![allow(clippy::unwrap_used, reason = "tests")]

use tempfile::TempDir;

use super::*;
use crate::file::copies::copy_whole;
use crate::inside_tests::{create, later, milestone, put};

/// A plan of three changes, a copy of it as it is then, and two changes after it.
fn plan_and_copy(folder: &TempDir) -> (PlanFile, PathBuf) {
    let mut file = create(folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    put(&mut file, &milestone(2, "Bind", "Ann"));
    let copy = folder.path().join("copy");
    copy_whole(&file.connection, &copy).unwrap();
    put(&mut file, &milestone(3, "Fold", "Ann"));
    put(&mut file, &milestone(4, "Post", "Ann"));
    (file, copy)
}

#[test]
fn a_copy_goes_on_with_what_the_damaged_file_proves_to_have_followed_it() {
    let break_change = |change: i64| format!("UPDATE change SET author = 'Eve' WHERE cid = {change}");
    for (what, sql, expected) in [
        ("a whole file", "SELECT 1".to_owned(), 5),
        ("before the copy ends", break_change(2), 5),
        ("where the copy ends", break_change(3), 5),
        ("the first after it", break_change(4), 3),
        ("the last", break_change(5), 4),
        ("both ends", format!("{}; {}", break_change(1), break_change(5)), 4),
        ("a gap", "DELETE FROM change WHERE cid = 4".to_owned(), 3),
        ("a named state", "INSERT INTO version VALUES ('v', 'then', 1, '', '{}', x'00')".to_owned(), 3),
        ("no log at all", "DROP TABLE change".to_owned(), 3),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (file, copy) = plan_and_copy(&folder);
        let damaged = folder.path().join("damaged");
        copy_whole(&file.connection, &damaged).unwrap();
        let damaged = Connection::open(damaged).unwrap();
        damaged.execute_batch(&sql).unwrap();
        let part = folder.path().join("part");
        place_copy(&copy, &part).unwrap();
        let continued = continue_copy(&part, &copy, &damaged).unwrap();
        assert_eq!(change_count(&continued).unwrap(), expected, "{what}");
        assert_eq!(check::examine(&continued).unwrap().names(), Vec::<String>::new(), "{what}");
        assert_eq!(chain_base(&copy).unwrap(), 3, "{what}: the copy itself stays");
    }
}

#[test]
fn a_copy_must_be_whole_and_of_the_same_plan() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = plan_and_copy(&folder);
    check_copy_of(&copy, file.plan_id()).unwrap();
    let other = check_copy_of(&copy, "018f3a5e-0000-7000-8000-000000000001");
    assert!(matches!(other, Err(StoreError::OtherPlan)));
    Connection::open(&copy).unwrap().execute("UPDATE change SET author = 'Eve'", []).unwrap();
    assert!(matches!(check_copy_of(&copy, file.plan_id()), Err(StoreError::Damaged { .. })));
    let missing = folder.path().join("missing");
    assert!(place_copy(&missing, &folder.path().join("to")).is_err());
    assert!(!folder.path().join("to").exists());
}

#[test]
fn a_file_continues_a_copy_whose_last_change_it_has_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = plan_and_copy(&folder);
    assert!(is_continued(&copy, &file.connection).unwrap());
    let other = tempfile::tempdir().unwrap();
    let stranger = create(&other);
    assert!(!is_continued(&copy, &stranger.connection).unwrap(), "it holds less");
    Connection::open(&copy).unwrap().execute("UPDATE change SET hash = x'00' WHERE cid = 3", []).unwrap();
    assert!(!is_continued(&copy, &file.connection).unwrap(), "it went on otherwise");
}

#[test]
fn copies_of_a_moved_file_are_those_that_it_continues_all_of() {
    let folder = tempfile::tempdir().unwrap();
    let (mut file, _) = plan_and_copy(&folder);
    let surroundings = later(&folder);
    let own = CopyFolder::of(file.path(), file.plan_id(), &surroundings.home).unwrap();
    let elsewhere = folder.path().join("elsewhere.paideia");
    file.save_copy(&elsewhere).unwrap();
    let found = |file: &PlanFile| copies_for(&elsewhere, Some(&file.connection), &surroundings).is_some();
    assert!(!found(&file), "there are none");
    own.add(&file.connection, Reason::Daily, &surroundings).unwrap();
    assert!(found(&file));
    assert!(copies_for(file.path(), None, &surroundings).is_some(), "its own need no proof");
    assert!(copies_for(&elsewhere, None, &surroundings).is_none(), "nothing can be read of the file");
    put(&mut file, &milestone(5, "Rest", "Ann"));
    assert!(found(&file));
    let short = Connection::open(&elsewhere).unwrap();
    short.execute_batch("DELETE FROM op WHERE cid = 5; DELETE FROM change WHERE cid = 5").unwrap();
    assert!(copies_for(&elsewhere, Some(&short), &surroundings).is_none(), "it ends before the copy does");
    let stranger = tempfile::tempdir().unwrap();
    short.execute("UPDATE meta SET value = '018f3a5e-0000-7000-8000-000000000001' WHERE key = 'plan_id'", []).unwrap();
    assert!(copies_for(&stranger.path().join("a"), Some(&short), &surroundings).is_none(), "another plan");
    for copy in own.list().unwrap() {
        fs::remove_file(own.file(&copy.key).unwrap()).unwrap();
    }
    assert!(!found(&file), "a folder without a copy proves nothing");
}

#[test]
fn what_is_saved_of_a_file_is_a_whole_plan_with_something_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = plan_and_copy(&folder);
    let part = folder.path().join("part");
    fs::write(&part, b"left by a crash").unwrap();
    let saved = salvage_whole(&file.connection, &part, &later(&folder)).unwrap();
    assert_eq!((saved.change_count, saved.lost_count, saved.unproven_count), (5, 0, 0));
    let choice = choice_of_itself(&file.connection, &part, &later(&folder)).unwrap();
    let expected = RescueChoice {
        key: ITSELF.to_owned(),
        at: None,
        change_count: 5,
        lost_count: Some(0),
        lost: Vec::new(),
        unproven_count: 0,
    };
    assert_eq!((choice, part.exists()), (expected, false));
    let empty = Connection::open(copy).unwrap();
    empty.execute_batch("DELETE FROM change; DELETE FROM op; DELETE FROM obj").unwrap();
    let error = salvage_whole(&empty, &part, &later(&folder)).unwrap_err();
    assert_eq!(error.values()["detail"], "change", "nothing was saved");
    assert_eq!(choice_of_itself(&empty, &part, &later(&folder)), None);
}

#[test]
fn each_way_to_save_a_file_is_told_with_what_it_costs_the_cheapest_first() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = plan_and_copy(&folder);
    let path = file.path().to_owned();
    let surroundings = later(&folder);
    let copies = CopyFolder::of(&path, file.plan_id(), &surroundings.home).unwrap();
    copies.add(&file.connection, Reason::Daily, &surroundings).unwrap();
    let mut file = file;
    put(&mut file, &milestone(5, "Rest", "Ann"));
    drop(file);
    Connection::open(&path).unwrap().execute("UPDATE change SET author = 'Eve' WHERE cid = 6", []).unwrap();
    let damaged = fs::read(&path).unwrap();
    let found = rescue(&path, &surroundings).unwrap();
    assert_eq!((found.damage_count, found.damage), (1, vec!["change 6".to_owned()]));
    let costs = found
        .choices
        .iter()
        .map(|it| {
            let lost = it.lost.iter().map(|change| change.change_id).collect::<Vec<_>>();
            (it.key == ITSELF, it.at, it.change_count, it.lost_count, lost, it.unproven_count)
        })
        .collect::<Vec<_>>();
    let copy = (false, Some((surroundings.clock)()), 5, Some(1), vec![6], 0);
    assert_eq!(costs, [(true, None, 6, Some(0), vec![], 1), copy]);
    assert!(fs::read(&path).unwrap() == damaged, "only looked at");
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| file_name(&entry.unwrap().path()));
    let left: Vec<String> = names.filter(|name| name.starts_with("a.paideia.")).collect();
    assert_eq!(left, Vec::<String>::new());
    let missing = rescue(&folder.path().join("missing.paideia"), &surroundings).unwrap_err();
    assert_eq!((missing.code(), missing.values()["name"].as_str()), ("file_missing", "missing.paideia"));
    let none = recover(&path, "000009-20270503T090000000-daily", &surroundings).err().unwrap();
    assert_eq!(none.code(), "no_such_copy");
}

#[test]
fn a_damaged_file_is_looked_at_in_a_copy_beside_it_or_in_the_apps_folder() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = later(&folder);
    let path = folder.path().join("a.paideia");
    fs::write(&path, b"damaged").unwrap();
    fs::write(beside(&path, "-wal"), b"log").unwrap();
    let work = Work::of(&path, &surroundings).unwrap();
    let file = beside(&path, RESCUE);
    assert_eq!((&work.file, &work.part), (&file, &beside(&path, RESCUED)));
    assert_eq!(
        (fs::read(&file).unwrap(), fs::read(beside(&file, "-wal")).unwrap()),
        (b"damaged".to_vec(), b"log".to_vec())
    );
    fs::write(&work.part, b"saved").unwrap();
    drop(work);
    assert!(!file.exists() && !beside(&file, "-wal").exists() && !beside(&path, RESCUED).exists());
    // A folder where the copy should be: it cannot lie there.
    fs::create_dir(&file).unwrap();
    let work = Work::of(&path, &surroundings).unwrap();
    assert_eq!(work.file, folder.path().join("home/rescue/damaged"));
    assert_eq!(fs::read(&work.file).unwrap(), b"damaged");
    drop(work);
    assert_eq!(fs::read_dir(folder.path().join("home/rescue")).unwrap().count(), 0);
}

#[test]
fn what_keeps_a_file_from_being_read_is_told_by_code_and_values() {
    for (error, expected) in [
        (StoreError::damaged("header"), "damaged header"),
        (StoreError::NotAPlan, "not_a_plan"),
        (StoreError::NewerFormat { found: 20, known: 19 }, "newer_format 20 19"),
    ] {
        assert_eq!(told(&error), expected);
    }
}
