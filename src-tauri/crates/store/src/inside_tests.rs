//! What can only be seen from inside: a full disk, an undo that finds its cells changed, a lost trigger, an old format.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use domain::{Cell, Milestone, Profile, Record, Release};
use tempfile::TempDir;

use crate::file::{format, paths};
use crate::{Label, OpenRisk, PlanFile, StoreError, Surroundings};

pub(crate) fn surroundings(folder: &TempDir) -> Surroundings {
    let number = AtomicU8::new(0);
    Surroundings {
        clock: Arc::new(|| chrono::DateTime::from_timestamp(1_809_248_400, 0).unwrap()),
        random: Arc::new(move || [number.fetch_add(1, Ordering::SeqCst); 16]),
        home: folder.path().join("home"),
        author: String::new(),
        holder: String::new(),
    }
}

/// The same in a later session: what is random then is not what it was when a plan was made.
pub(crate) fn later(folder: &TempDir) -> Surroundings {
    let number = AtomicU8::new(100);
    Surroundings { random: Arc::new(move || [number.fetch_add(1, Ordering::SeqCst); 16]), ..surroundings(folder) }
}

pub(crate) fn create(folder: &TempDir) -> PlanFile {
    let cells: Vec<Cell> = Profile::FIELDS
        .iter()
        .map(|field| match *field {
            "level" => Cell::Text("city".to_owned()),
            "languages" => Cell::Text("[]".to_owned()),
            "population" | "population_year" | "area_km2" | "day_ends_at" => Cell::Null,
            name if name.starts_with("weight_") => Cell::Null,
            _ => Cell::Text(String::new()),
        })
        .collect();
    let profile = Profile::from_cells(&cells).unwrap();
    PlanFile::create(&folder.path().join("a.paideia"), &surroundings(folder), &profile).unwrap()
}

pub(crate) fn milestone(number: i64, title: &str, responsible: &str) -> Milestone {
    Milestone {
        id: number.to_string(),
        week_id: None,
        title: title.to_owned(),
        due_on: chrono::NaiveDate::from_ymd_opt(2027, 5, 3).unwrap(),
        responsible: responsible.to_owned(),
        done_on: None,
        ..Milestone::default()
    }
}

pub(crate) fn put<R: Record>(file: &mut PlanFile, record: &R) {
    file.command(Label::new("save"), |tx| tx.put(record)).unwrap();
}

#[test]
fn a_full_disk_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    let pages: i64 = file.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    file.connection.pragma_update_and_check(None, "max_page_count", pages + 2, |_| Ok(())).unwrap();
    let before = (file.revision(), file.history(None, 9).unwrap());
    let text = "Print ".repeat(200);
    let full =
        file.command(Label::new("save"), |tx| (0..99).try_for_each(|number| tx.put(&milestone(number, &text, ""))));
    assert!(matches!(full, Err(StoreError::DiskFull)), "{full:?}");
    assert_eq!((file.revision(), file.history(None, 9).unwrap()), before);
    assert!(file.snapshot().unwrap().milestones.is_empty());
    assert!(file.verify().unwrap().is_log_equal);
    file.connection.pragma_update_and_check(None, "max_page_count", 1_000_000, |_| Ok(())).unwrap();
    put(&mut file, &milestone(1, "Print", ""));
    assert_eq!(file.undo_label().unwrap().unwrap().code, "save");
}

#[test]
fn a_disk_that_fills_during_an_import_of_readings_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    let reading = |number: i64, value: f64| domain::Reading {
        id: number.to_string(),
        indicator_id: "literacy".to_owned(),
        group_name: format!("Group {number}"),
        value: Some(value),
        ..domain::Reading::default()
    };
    let save = |file: &mut PlanFile, count: i64, value: f64| {
        file.command(Label::new("save_records"), |tx| (0..count).try_for_each(|it| tx.put(&reading(it, value))))
    };
    save(&mut file, 50, 1.0).unwrap();
    let before = (file.revision(), file.history(None, 9).unwrap(), file.snapshot().unwrap());
    // The disk is full after so many more pages, wherever in the writing that is.
    for more in [0, 1, 3, 10, 30, 60] {
        let pages: i64 = file.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        file.connection.pragma_update_and_check(None, "max_page_count", pages + more, |_| Ok(())).unwrap();
        let full = save(&mut file, 6_000, 2.0);
        assert!(matches!(full, Err(StoreError::DiskFull)), "{more}: {full:?}");
        assert_eq!((file.revision(), file.history(None, 9).unwrap()), (before.0, before.1.clone()), "{more}");
        assert_eq!(file.snapshot().unwrap(), before.2, "{more}");
        assert!(file.verify().unwrap().is_log_equal, "{more}");
    }
    file.connection.pragma_update_and_check(None, "max_page_count", 1_000_000, |_| Ok(())).unwrap();
    save(&mut file, 6_000, 2.0).unwrap();
    assert_eq!(file.snapshot().unwrap().readings.len(), 6_000);
    file.undo().unwrap();
    assert_eq!(*file.snapshot().unwrap(), *before.2);
}

#[test]
fn undo_leaves_alone_what_was_changed_since() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    put(&mut file, &milestone(1, "Print it", "Ben"));
    put(&mut file, &milestone(1, "Print it twice", "Ben"));
    // Change 3 is not the last; this is what the undo of a colleague's neighbour will look like.
    let undone = file.reverse(&[3], 3).unwrap();
    assert_eq!(undone.left_alone, [("milestone".to_owned(), "1".to_owned(), "title".to_owned())]);
    let plan = file.snapshot().unwrap();
    assert_eq!((plan.milestones[0].title.as_str(), plan.milestones[0].responsible.as_str()), ("Print it twice", "Ann"));
    assert!(file.verify().unwrap().is_log_equal);
}

#[test]
fn a_lost_trigger_is_found_by_verify() {
    for (trigger, differences) in [("insert", 2), ("update", 1), ("delete", 1)] {
        let folder = tempfile::tempdir().unwrap();
        let mut file = create(&folder);
        put(&mut file, &milestone(1, "Print", "Ann"));
        put(&mut file, &milestone(2, "Bind", "Ann"));
        file.connection.execute_batch(&format!("DROP TRIGGER note_{trigger}_milestone")).unwrap();
        file.command(Label::new("mix"), |tx| {
            tx.put(&milestone(1, "Print it", "Ann"))?;
            tx.remove::<Milestone>("2")?;
            tx.put(&milestone(3, "Fold", ""))?;
            tx.put(&milestone(4, "Post", ""))
        })
        .unwrap();
        assert_eq!(file.verify().unwrap().differences.len(), differences, "{trigger}");
    }
}

#[test]
fn plain_sql_of_any_kind_reaches_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    put(&mut file, &milestone(2, "Bind", "Ann"));
    for sql in [
        "UPDATE milestone SET title = upper(title), done_on = due_on",
        "UPDATE milestone SET done_on = NULL, responsible = '' WHERE id = '1'",
        "UPDATE milestone SET id = '3' WHERE id = '2'",
        "INSERT OR REPLACE INTO milestone (id, due_on) VALUES ('3', '2027-01-01')",
        "DELETE FROM milestone",
    ] {
        file.command(Label::new("sql"), |tx| Ok(tx.connection.execute(sql, [])?)).unwrap();
        assert!(file.verify().unwrap().is_log_equal, "{sql}");
    }
    for _ in 0..5 {
        file.undo().unwrap();
    }
    assert_eq!(file.snapshot().unwrap().milestones, [milestone(1, "Print", "Ann"), milestone(2, "Bind", "Ann")]);
}

/// The same plan as a program of an earlier format would have left it: what that had no table or column for stands in
/// the log alone, or nowhere.
pub(crate) fn leave_as_format(file: &PlanFile, path: &std::path::Path, format: usize) {
    let old = rusqlite::Connection::open(path).unwrap();
    format::MIGRATIONS[..format].iter().try_for_each(|step| old.execute_batch(step)).unwrap();
    old.pragma_update(None, "application_id", format::APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", format as i64).unwrap();
    old.execute("ATTACH ?1 AS now", [file.path().to_str().unwrap()]).unwrap();
    let names = |sql: &str, table: &str| -> Vec<String> {
        let mut statement = old.prepare(sql).unwrap();
        statement.query_map([table], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    for table in names("SELECT name FROM main.sqlite_schema WHERE type = ?1 AND name NOT LIKE 'sqlite%'", "table") {
        let columns = names("SELECT name FROM pragma_table_info(?1)", &table).join(", ");
        let sql = format!("INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}");
        old.execute(&sql, []).unwrap();
    }
}

#[test]
fn every_earlier_format_is_brought_up_after_a_copy_and_shows_what_its_log_held() {
    for format in 1..format::MIGRATIONS.len() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = create(&folder);
        put(&mut file, &milestone(1, "Print", "Ann"));
        let version = file.save_version("as tabled").unwrap();
        // A table of the newest format, as a newer program leaves it in the log.
        put(&mut file, &Release { id: "first".to_owned(), number: 1, version, ..Release::default() });
        let path = folder.path().join("old.paideia");
        leave_as_format(&file, &path, format);
        drop(file);
        let file = PlanFile::open(&path, OpenRisk::Refuse, &surroundings(&folder)).unwrap();
        assert_eq!(format::format_of(&file.connection).unwrap(), format::FORMAT_VERSION);
        let plan = file.snapshot().unwrap();
        assert_eq!((plan.milestones[0].title.as_str(), plan.releases[0].number), ("Print", 1), "format {format}");
        assert!(file.safety_copies().unwrap().iter().any(|copy| copy.reason == "before_migration"));
        assert!(file.verify().unwrap().is_log_equal, "format {format}");
    }
}

#[test]
fn a_newer_format_seen_only_after_recovery_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = create(&folder);
    let path = file.path().to_owned();
    let far = format::FORMAT_VERSION + 1;
    file.connection.pragma_update(None, "user_version", far).unwrap();
    // As after a crash: the new number stands in the write-ahead log alone.
    let wal = paths::beside(&path, "-wal");
    let (bytes, ahead) = (std::fs::read(&path).unwrap(), std::fs::read(&wal).unwrap());
    drop(file);
    std::fs::write(&path, &bytes).unwrap();
    std::fs::write(&wal, &ahead).unwrap();
    let opened = PlanFile::open(&path, OpenRisk::Refuse, &surroundings(&folder));
    assert!(matches!(opened, Err(StoreError::NewerFormat { found, .. }) if found == far));
    assert_eq!((std::fs::read(&path).unwrap(), std::fs::read(&wal).unwrap()), (bytes, ahead));
}

#[test]
fn undoing_an_import_writes_one_operation_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    file.command(Label::new("import"), |tx| (0..50).try_for_each(|number| tx.put(&milestone(number, "Print", "Ann"))))
        .unwrap();
    let ops = |file: &PlanFile| -> i64 {
        file.connection
            .query_row("SELECT count(*) FROM op WHERE cid = (SELECT max(cid) FROM op)", [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(ops(&file), 50 * 4, "empty cells are not written");
    file.undo().unwrap();
    assert_eq!(ops(&file), 50);
    file.redo().unwrap();
    assert_eq!(ops(&file), 50);
    assert_eq!(file.snapshot().unwrap().milestones.len(), 50);
    assert!(file.verify().unwrap().is_log_equal);
}
