//! What is put right, from which witness, and what is not because nothing proves it.
#![allow(clippy::unwrap_used, reason = "tests")]

use domain::Milestone;
use tempfile::TempDir;

use super::*;
use crate::file::copies::copy_whole;
use crate::inside_tests::{create, later, leave_as_format, milestone, put};
use crate::rows::tables::read_plan;
use crate::{Label, PlanFile};

/// A closed plan in which a milestone had two titles; its file.
fn closed(folder: &TempDir) -> PathBuf {
    let mut file = create(folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    put(&mut file, &milestone(2, "Bind", "Ann"));
    put(&mut file, &milestone(1, "Print it", "Ann"));
    file.path().to_owned()
}

fn run(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

/// The pages of a table or index are no pages any more.
fn lose_pages(path: &Path, name: &str) {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare("SELECT pageno FROM dbstat WHERE name = ?1").unwrap();
    let pages: Vec<i64> = statement.query_map([name], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut bytes = fs::read(path).unwrap();
    pages.iter().for_each(|page| bytes[(*page as usize - 1) * 4096..][..4096].fill(0xa5));
    fs::write(path, bytes).unwrap();
}

fn titles(path: &Path) -> Vec<String> {
    let plan = read_plan(&check::look_into(path).unwrap()).unwrap();
    plan.milestones.into_iter().map(|milestone| milestone.title).collect()
}

/// Opens what was damaged: what is told, and the titles then; nothing where it is refused.
fn outcome(folder: &TempDir, path: &Path) -> Option<(Vec<String>, Vec<String>)> {
    let file = PlanFile::open(path, crate::OpenRisk::Refuse, &later(folder)).ok()?;
    let told = |notice: &Notice| {
        let values: Vec<&str> = notice.values.values().map(String::as_str).collect();
        format!("{} {}", notice.code, values.join(" "))
    };
    let told = file.notices().iter().map(told).collect();
    let titles = file.snapshot().unwrap().milestones.iter().map(|milestone| milestone.title.clone()).collect();
    Some((told, titles))
}

#[test]
fn what_follows_from_the_rest_of_a_file_is_put_right_without_a_copy() {
    for (sql, told) in [
        ("UPDATE milestone SET title = 'Fold' WHERE id = '1'", "repaired 1 milestone 1 title"),
        ("DELETE FROM milestone WHERE id = '1'", "repaired 1 milestone 1"),
        // The last value of a cell stands in its row, and the hash of its change says that it is right.
        ("UPDATE op SET value = 'Fold' WHERE value = 'Print it'", "repaired 2 change 4"),
        // The hash of the next change says that a hash is wrong itself.
        ("UPDATE change SET hash = zeroblob(32) WHERE cid = 3", "repaired 2 change 3"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = closed(&folder);
        run(&path, sql);
        let expected = (vec![told.to_owned()], vec!["Print it".to_owned(), "Bind".to_owned()]);
        assert_eq!(outcome(&folder, &path), Some(expected), "{sql}");
    }
}

#[test]
fn lost_pages_of_rows_and_indexes_are_made_anew_and_those_of_the_log_are_not_guessed() {
    for (name, is_repaired) in [
        ("milestone", true),
        ("sqlite_autoindex_milestone_1", true),
        ("op_of_change", true),
        ("room", true),
        ("op", false),
        ("change", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = closed(&folder);
        lose_pages(&path, name);
        let damaged = fs::read(&path).unwrap();
        let found = outcome(&folder, &path).map(|(_, titles)| titles);
        let expected = is_repaired.then(|| vec!["Print it".to_owned(), "Bind".to_owned()]);
        assert_eq!(found, expected, "{name}");
        assert_eq!(fs::read(&path).unwrap() == damaged, !is_repaired, "{name}: refused as it is");
        for ending in [REPAIR, DAMAGED] {
            assert!(!beside(&path, ending).exists(), "{name}: {ending} is left");
        }
    }
}

#[test]
fn reading_a_file_anew_proves_it_or_does_not() {
    for (damage, expected) in [("milestone", Some(true)), ("op", Some(false))] {
        let folder = tempfile::tempdir().unwrap();
        let path = closed(&folder);
        lose_pages(&path, damage);
        let work = beside(&path, REPAIR);
        assert_eq!(repair_by_reading(&path, &work, &later(&folder)).ok(), expected, "{damage}");
        assert!(!beside(&path, DAMAGED).exists());
        if expected == Some(true) {
            assert_eq!(titles(&work), ["Print it", "Bind"]);
        }
    }
}

#[test]
fn a_safety_copy_proves_what_was_before_it_and_the_file_what_came_after() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed(&folder);
    let surroundings = later(&folder);
    let mut file = PlanFile::open(&path, crate::OpenRisk::Refuse, &surroundings).unwrap();
    assert_eq!(file.safety_copies().unwrap().len(), 1);
    put(&mut file, &milestone(3, "Fold", "Ann"));
    drop(file);
    // A value of the past, of which no row says what it was.
    run(&path, "UPDATE op SET value = 'Paint' WHERE value = 'Print'");
    let damaged = fs::read(&path).unwrap();
    let titles = ["Print it", "Bind", "Fold"].map(str::to_owned).to_vec();
    assert_eq!(outcome(&folder, &path), Some((vec!["repaired 1 change 2".to_owned()], titles)));
    let copies = CopyFolder::find(&path, None, &surroundings.home).unwrap();
    let newest = copies.list().unwrap().remove(0);
    assert_eq!(newest.reason, "before_repair");
    assert!(fs::read(copies.file(&newest.key).unwrap()).unwrap() == damaged, "as it was, byte for byte");
}

#[test]
fn what_is_wrong_and_cannot_be_proven_is_named_and_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed(&folder);
    run(&path, "UPDATE op SET value = 'Paint' WHERE value = 'Print'");
    let damaged = fs::read(&path).unwrap();
    let findings = check::examine(&check::look_into(&path).unwrap()).unwrap();
    let error = repair(&path, &findings, &later(&folder)).unwrap_err();
    assert_eq!((error.code(), error.values()["detail"].as_str()), ("damaged", "change 2"));
    assert!(fs::read(&path).unwrap() == damaged);
    assert!([REPAIR, DAMAGED].iter().all(|ending| !beside(&path, ending).exists()));
}

#[test]
fn a_page_that_cannot_be_read_ends_one_way_and_a_full_disk_all_of_them() {
    assert!(where_readable(Ok(true)).unwrap() && !where_readable(Ok(false)).unwrap());
    assert!(!where_readable(Err(StoreError::damaged("page"))).unwrap());
    assert!(!where_readable(Err(StoreError::Sql { detail: String::new() })).unwrap());
    assert!(matches!(where_readable(Err(StoreError::DiskFull)), Err(StoreError::DiskFull)));
}

#[test]
fn a_log_has_all_when_it_has_as_many_of_each_as_the_indexes_of_the_damaged_one_count() {
    let log = |sql: &str| {
        let connection = Connection::open_in_memory().unwrap();
        let tables =
            "CREATE TABLE change (a UNIQUE); CREATE TABLE version (a UNIQUE); CREATE TABLE attachment (a UNIQUE);
                      INSERT INTO change VALUES (1), (2); INSERT INTO version VALUES (1), (2);
                      INSERT INTO attachment VALUES (1), (2);";
        connection.execute_batch(tables).unwrap();
        connection.execute_batch(sql).unwrap();
        connection
    };
    let whole = log("");
    assert!(has_all(&whole, &whole));
    for table in ["change", "version", "attachment"] {
        let one_less = log(&format!("DELETE FROM {table} WHERE a = 2"));
        assert!(!has_all(&one_less, &whole), "{table}: one is missing");
        assert!(has_all(&whole, &one_less), "{table}: more than is known");
        let unknown = log(&format!("DROP TABLE {table}"));
        assert!(has_all(&one_less, &unknown), "{table}: nobody knows how many there were");
        assert!(!has_all(&unknown, &whole), "{table}: none that can be read");
    }
}

#[test]
fn what_was_put_right_is_told_by_its_count_and_its_first_name() {
    assert_eq!(notice(&[]), None);
    let told = notice(&["change 4".to_owned(), "room a".to_owned()]).unwrap();
    let values = [("damage_count", "2"), ("detail", "change 4")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    assert_eq!(told, Notice { code: "repaired".to_owned(), values: values.into() });
}

#[test]
fn a_file_is_copied_with_the_log_beside_it_and_with_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    fs::write(&from, b"plan").unwrap();
    fs::write(beside(&to, "-wal"), b"of another").unwrap();
    fs::write(beside(&to, "-shm"), b"of another").unwrap();
    copy_with_log(&from, &to).unwrap();
    assert_eq!(fs::read(&to).unwrap(), b"plan");
    assert!(!beside(&to, "-wal").exists() && !beside(&to, "-shm").exists());
    fs::write(beside(&from, "-wal"), b"log").unwrap();
    copy_with_log(&from, &to).unwrap();
    assert_eq!(fs::read(beside(&to, "-wal")).unwrap(), b"log");
}

#[test]
fn everything_is_brought_into_one_file_whether_it_had_a_log_or_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    file.rest().unwrap();
    put(&mut file, &milestone(1, "Print", "Ann"));
    let (with_log, without) = (folder.path().join("with log"), folder.path().join("without"));
    copy_with_log(file.path(), &with_log).unwrap();
    copy_whole(&file.connection, &without).unwrap();
    for path in [with_log, without] {
        settle(check::look_into(&path).unwrap()).unwrap();
        assert!(!beside(&path, "-wal").exists(), "{path:?}");
        assert_eq!(titles(&path), ["Print"], "{path:?}");
    }
}

#[test]
fn a_file_that_takes_the_place_of_a_damaged_one_leaves_that_with_its_log_among_the_copies() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = later(&folder);
    let path = closed(&folder);
    let whole = folder.path().join("whole");
    fs::copy(&path, &whole).unwrap();
    fs::write(&path, b"damaged").unwrap();
    fs::write(beside(&path, "-wal"), b"log").unwrap();
    let expected = fs::read(&whole).unwrap();
    put_in_place(&path, &whole, &surroundings).unwrap();
    assert!(fs::read(&path).unwrap() == expected && !whole.exists() && !beside(&path, "-wal").exists());
    let copies = CopyFolder::find(&path, None, &surroundings.home).unwrap();
    let kept = copies.file(&copies.list().unwrap()[0].key).unwrap();
    assert_eq!(fs::read(&kept).unwrap(), b"damaged");
    assert_eq!(fs::read(beside(&kept, "-wal")).unwrap(), b"log");
}

#[test]
fn only_whole_copies_of_todays_format_are_witnesses() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = later(&folder);
    let path = closed(&folder);
    assert_eq!(whole_copies(&path, &surroundings).unwrap(), Vec::<PathBuf>::new());
    let file = PlanFile::open(&path, crate::OpenRisk::Refuse, &surroundings).unwrap();
    let copies = CopyFolder::find(&path, None, &surroundings.home).unwrap();
    copies.add(&file.connection, Reason::BeforeRestore, &surroundings).unwrap();
    let whole: Vec<PathBuf> = copies.list().unwrap().iter().map(|copy| copies.file(&copy.key).unwrap()).collect();
    assert_eq!((whole.len(), whole_copies(&path, &surroundings).unwrap()), (2, whole.clone()), "newest first");
    run(&whole[0], "UPDATE change SET author = 'Eve' WHERE cid = 2");
    assert_eq!(whole_copies(&path, &surroundings).unwrap(), [whole[1].clone()], "one is damaged");
    fs::remove_file(&whole[1]).unwrap();
    leave_as_format(&file, &whole[1], 18);
    assert_eq!(whole_copies(&path, &surroundings).unwrap(), Vec::<PathBuf>::new(), "the other is of an older format");
}

#[test]
fn later_changes_are_added_to_an_earlier_state_up_to_one_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    let early = folder.path().join("early");
    copy_whole(&file.connection, &early).unwrap();
    put(&mut file, &milestone(2, "Bind", "Ann"));
    file.command(Label::new("delete"), |tx| tx.remove::<Milestone>("1")).unwrap();
    put(&mut file, &milestone(3, "Fold", "Ann"));
    let later = Connection::open(file.path()).unwrap();
    later.execute("INSERT INTO meta (key, value) VALUES ('received', 4)", []).unwrap();
    for (upto, expected, received) in [
        (i64::MAX, vec!["Bind", "Fold"], 4),
        (5, vec!["Bind", "Fold"], 0),
        (4, vec!["Bind"], 0),
        (3, vec!["Print", "Bind"], 0),
        (2, vec!["Print"], 0),
        (0, vec!["Print"], 0),
    ] {
        let to = folder.path().join(format!("to {upto}"));
        fs::copy(&early, &to).unwrap();
        let mut connection = check::look_into(&to).unwrap();
        graft(&mut connection, &later, upto).unwrap();
        let plan = read_plan(&connection).unwrap();
        assert_eq!(plan.milestones.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), expected, "{upto}");
        let meta = |key: &str| -> i64 {
            connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).unwrap()
        };
        let count = upto.clamp(2, 5);
        assert_eq!((meta("received"), meta("revision")), (received, 2 + count), "{upto}: as many as are marked");
        assert!(chain::is_same(&connection, i64::MAX, &later).unwrap() == (count == 5), "{upto}");
    }
}
