//! Logs beside a plan: which are mixed in, which are set aside, and under which names.
#![allow(clippy::unwrap_used, reason = "tests")]

use tempfile::TempDir;

use super::*;
use crate::inside_tests::{create, leave_as_format, milestone, put};

/// Lays the log of a later state of a file beside an earlier one; gives the log.
fn mix(path: &Path) -> Vec<u8> {
    let early = fs::read(path).unwrap();
    let connection = Connection::open(path).unwrap();
    let fill = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                INSERT INTO obj (tbl, id) SELECT 'room', 'r' || i FROM n";
    connection.execute_batch(fill).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    connection.execute_batch("DELETE FROM obj WHERE oid % 7 = 0").unwrap();
    let log = fs::read(beside(path, "-wal")).unwrap();
    drop(connection);
    fs::write(path, early).unwrap();
    fs::write(beside(path, "-wal"), &log).unwrap();
    let _ = fs::remove_file(beside(path, "-shm"));
    log
}

/// A closed plan in a folder whose name means something in an address.
fn closed(folder: &TempDir, format: Option<usize>) -> PathBuf {
    let mut file = create(folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    let place = folder.path().join("50% #1? ä");
    fs::create_dir(&place).unwrap();
    let path = place.join("plan.paideia");
    match format {
        Some(format) => leave_as_format(&file, &path, format),
        None => file.save_copy(&path).unwrap(),
    }
    // A copy is given away without the mark that a log may lie beside it.
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    path
}

#[test]
fn the_log_of_another_state_is_set_aside_whatever_the_format() {
    for format in [None, Some(3), Some(18)] {
        let folder = tempfile::tempdir().unwrap();
        let path = closed(&folder, format);
        let before = fs::read(&path).unwrap();
        assert!(!set_foreign_aside(&path).unwrap(), "{format:?}: there is none");
        let log = mix(&path);
        assert!(set_foreign_aside(&path).unwrap(), "{format:?}");
        assert!(!beside(&path, "-wal").exists());
        assert!(fs::read(beside(&path, ".other-wal-1")).unwrap() == log, "{format:?}: kept as it was");
        assert!(fs::read(&path).unwrap() == before, "{format:?}: not mixed in");
    }
}

#[test]
fn a_log_that_goes_on_from_the_file_stays_and_so_does_one_beside_a_damaged_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    file.rest().unwrap();
    put(&mut file, &milestone(1, "Print", "Ann"));
    let path = folder.path().join("crashed.paideia");
    let (bytes, log) = (fs::read(file.path()).unwrap(), fs::read(beside(file.path(), "-wal")).unwrap());
    fs::write(&path, &bytes).unwrap();
    fs::write(beside(&path, "-wal"), &log).unwrap();
    assert!(!set_foreign_aside(&path).unwrap(), "both together are whole");
    assert!(fs::read(beside(&path, "-wal")).unwrap() == log);
    // Neither is whole: nobody can say whose the log is.
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    assert!(!set_foreign_aside(&path).unwrap());
    assert!(fs::read(beside(&path, "-wal")).unwrap() == log);
}

#[test]
fn a_log_beside_a_plan_of_a_newer_program_is_for_that_to_judge() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed(&folder, None);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", format::FORMAT_VERSION + 1).unwrap();
    let log = mix(&path);
    assert!(matches!(set_foreign_aside(&path), Err(StoreError::NewerFormat { .. })));
    assert!(fs::read(beside(&path, "-wal")).unwrap() == log);
}

#[test]
fn each_log_that_is_kept_has_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paideia");
    for number in 1..4 {
        let expected = folder.path().join(format!("a.paideia.other-wal-{number}"));
        assert_eq!(free_name(&path), expected);
        fs::write(beside(&path, "-wal"), [number]).unwrap();
        keep(&path).unwrap();
        assert_eq!(fs::read(expected).unwrap(), [number]);
        assert!(beside(&path, "-wal").exists(), "a copy of it");
    }
    fs::remove_file(folder.path().join("a.paideia.other-wal-2")).unwrap();
    assert_eq!(free_name(&path), folder.path().join("a.paideia.other-wal-2"));
    fs::remove_file(beside(&path, "-wal")).unwrap();
    assert!(keep(&path).is_err(), "nothing is there to keep");
}
