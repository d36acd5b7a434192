//! What is told at opening, what is looked at, and what the copy of the day holds.
#![allow(clippy::unwrap_used, reason = "tests")]

use chrono::Duration;
use tempfile::TempDir;

use super::*;
use crate::file::paths::beside;
use crate::inside_tests::{create, later, leave_as_format, milestone, put};
use crate::log::chain;
use crate::rows::tables::read_plan;

fn codes(file: &PlanFile) -> Vec<&str> {
    file.notices().iter().map(|notice| notice.code.as_str()).collect()
}

fn titles(plan: &domain::Plan) -> Vec<&str> {
    plan.milestones.iter().map(|milestone| milestone.title.as_str()).collect()
}

/// So many days later.
fn days_later(folder: &TempDir, days: i64) -> Surroundings {
    let surroundings = later(folder);
    let clock = Arc::clone(&surroundings.clock);
    Surroundings { clock: Arc::new(move || clock() + Duration::days(days)), ..surroundings }
}

/// A plan as a program leaves it that is killed: the second milestone stands in the log beside it alone.
fn crashed(folder: &TempDir) -> PathBuf {
    let mut file = create(folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    file.rest().unwrap();
    put(&mut file, &milestone(2, "Bind", "Ann"));
    let path = file.path().to_owned();
    let log = beside(&path, "-wal");
    let (bytes, ahead) = (fs::read(&path).unwrap(), fs::read(&log).unwrap());
    drop(file);
    fs::write(&path, bytes).unwrap();
    fs::write(log, ahead).unwrap();
    path
}

#[test]
fn a_copy_of_the_day_holds_what_stands_in_the_log_beside_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let path = crashed(&folder);
    let file = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap();
    assert_eq!(codes(&file), ["recovered"]);
    let copies = CopyFolder::find(&path, None, &folder.path().join("home")).unwrap();
    let listed = copies.list().unwrap();
    assert_eq!((listed.len(), listed[0].reason.as_str()), (1, "daily"));
    let copy = check::look_into(&copies.file(&listed[0].key).unwrap()).unwrap();
    assert_eq!(titles(&read_plan(&copy).unwrap()), ["Print", "Bind"]);
}

#[test]
fn a_copy_of_the_day_is_the_file_byte_for_byte_and_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    let path = file.path().to_owned();
    put(&mut file, &milestone(1, "Print", "Ann"));
    drop(file);
    let bytes = fs::read(&path).unwrap();
    for (days, count) in [(0, 1), (0, 1), (1, 2), (1, 2)] {
        drop(PlanFile::open(&path, OpenRisk::Refuse, &days_later(&folder, days)).unwrap());
        let copies = CopyFolder::find(&path, None, &folder.path().join("home")).unwrap();
        let listed = copies.list().unwrap();
        assert_eq!(listed.len(), count, "day {days}");
        assert!(fs::read(copies.file(&listed[0].key).unwrap()).unwrap() == bytes);
    }
}

#[test]
fn a_plan_with_nothing_but_its_profile_needs_no_copy() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    let path = file.path().to_owned();
    let count = |file: &PlanFile| file.safety_copies().unwrap().len();
    make_daily(&file).unwrap();
    assert_eq!(count(&file), 0);
    put(&mut file, &milestone(1, "Print", "Ann"));
    drop(file);
    let file = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap();
    assert_eq!(count(&file), 1);
}

#[test]
fn a_file_beside_which_a_log_lies_is_looked_at_although_it_is_as_it_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let file = create(&folder);
    let path = file.path().to_owned();
    drop(file);
    assert!(lease::is_as_closed(&path, &folder.path().join("home")));
    assert_eq!(codes(&PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap()), Vec::<&str>::new());
    fs::write(beside(&path, "-wal"), b"not a log").unwrap();
    assert_eq!(codes(&PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap()), ["recovered"]);
}

#[test]
fn hashes_begin_with_the_format_that_brought_them_and_are_kept_from_then_on() {
    for (format, is_kept) in [(3, false), (4, true), (5, true), (18, true)] {
        let folder = tempfile::tempdir().unwrap();
        let mut file = create(&folder);
        put(&mut file, &milestone(1, "Print", "Ann"));
        let head = chain::head(&file.connection).unwrap();
        let path = folder.path().join("old.paideia");
        leave_as_format(&file, &path, format);
        drop(file);
        let file = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap();
        assert_eq!(chain::head(&file.connection).unwrap() == head, is_kept, "{format}");
        assert_eq!(file.verify().unwrap().differences, Vec::<String>::new(), "{format}");
    }
}

#[test]
fn an_older_plan_whose_rows_differ_from_its_log_is_brought_up_by_the_log() {
    for format in [3, 17] {
        let folder = tempfile::tempdir().unwrap();
        let mut file = create(&folder);
        put(&mut file, &milestone(1, "Print", "Ann"));
        let path = folder.path().join("old.paideia");
        leave_as_format(&file, &path, format);
        drop(file);
        Connection::open(&path).unwrap().execute("UPDATE milestone SET title = 'Paint'", []).unwrap();
        let file = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder)).unwrap();
        assert_eq!(codes(&file), ["repaired"]);
        assert_eq!(file.notices()[0].values["detail"], "milestone 1 title");
        assert_eq!(titles(&file.snapshot().unwrap()), ["Print"], "{format}");
    }
}

#[test]
fn a_plan_from_before_hashes_whose_pages_are_damaged_is_refused_and_not_copied() {
    let folder = tempfile::tempdir().unwrap();
    let file = create(&folder);
    let path = folder.path().join("old.paideia");
    leave_as_format(&file, &path, 3);
    drop(file);
    let connection = Connection::open(&path).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_obj_1'";
    let page: i64 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    drop(connection);
    let mut bytes = fs::read(&path).unwrap();
    bytes[(page as usize - 1) * 4096 + 3..][..2].fill(0);
    fs::write(&path, &bytes).unwrap();
    let opened = PlanFile::open(&path, OpenRisk::Refuse, &later(&folder));
    assert!(matches!(opened, Err(StoreError::Damaged { .. })), "{:?}", opened.err());
    assert!(fs::read(&path).unwrap() == bytes);
    assert!(CopyFolder::find(&path, None, &folder.path().join("home")).is_none());
}

#[test]
fn a_new_plan_is_made_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = later(&folder);
    let profile = create(&folder).snapshot().unwrap().profile.clone().unwrap();
    let path = folder.path().join("new.paideia");
    let failed = PlanFile::create_with(&path, &surroundings, &profile, |tx| {
        tx.put(&milestone(1, "Print", "Ann"))?;
        Err(StoreError::DiskFull)
    });
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    let names = || -> Vec<String> {
        let entries = fs::read_dir(folder.path()).unwrap().map(|entry| file_name(&entry.unwrap().path()));
        entries.filter(|name| name.contains("new")).collect()
    };
    assert_eq!(names(), Vec::<String>::new());
    fs::write(folder.path().join(".new.paideia.part"), b"left by a crash").unwrap();
    let made = PlanFile::create_with(&path, &surroundings, &profile, |tx| tx.put(&milestone(1, "Print", "Ann")));
    let file = made.unwrap();
    assert_eq!((titles(&file.snapshot().unwrap()), file.last_change().unwrap()), (vec!["Print"], 1));
    assert_eq!(file.history(None, 9).unwrap()[0].label.code, "new_plan");
    drop(file);
    assert_eq!(names(), ["new.paideia"]);
    let no_id = PlanFile::create_to_receive(&folder.path().join("other"), "../etc", &surroundings);
    assert!(matches!(no_id, Err(StoreError::NotAPlan)));
    let id = "018f3a5e-0000-7000-8000-000000000001";
    let file = PlanFile::create_to_receive(&folder.path().join("other"), id, &surroundings).unwrap();
    assert_eq!((file.plan_id(), file.last_change().unwrap(), file.revision()), (id, 0, 0));
}
