//! What tells a plan from other files, and what is wrong with one by name.
#![allow(clippy::unwrap_used, reason = "tests")]

use domain::Evidence;
use rusqlite::ffi;

use super::*;
use crate::inside_tests::{create, leave_as_format, milestone, put};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn whatever_is_wrong_is_named_and_a_log_is_proven_without_any_of_its_own() {
    let nothing = Findings::default();
    assert!(nothing.is_whole() && nothing.is_log_proven() && !nothing.is_index_only());
    let of = |change: &dyn Fn(&mut Findings)| {
        let mut findings = Findings::default();
        change(&mut findings);
        assert!(!findings.is_whole());
        (findings.names().join(", "), findings.is_log_proven())
    };
    let told = |text: &str, is_proven: bool| (text.to_owned(), is_proven);
    assert_eq!(of(&|it| it.pages = texts(&["page 3"])), told("page 3", true));
    assert_eq!(of(&|it| it.changes = vec![4, 7]), told("change 4, change 7", false));
    assert_eq!(of(&|it| it.versions = texts(&["v"])), told("version v", false));
    assert_eq!(of(&|it| it.attachments = texts(&["90e6"])), told("attachment 90e6", false));
    assert_eq!(of(&|it| it.cells = texts(&["room a name"])), told("room a name", true));
    let all = |it: &mut Findings| {
        (it.pages, it.cells, it.changes) = (texts(&["page 3"]), texts(&["room a"]), vec![4]);
        (it.versions, it.attachments) = (texts(&["v"]), texts(&["90e6"]));
    };
    assert_eq!(of(&all), told("page 3, change 4, version v, attachment 90e6, room a", false));
}

#[test]
fn indexes_hold_nothing_of_their_own() {
    for (pages, expected) in [
        (vec![], false),
        (vec!["row 3 missing from index op_of_change"], true),
        (vec!["wrong # of entries in index op_of_change"], true),
        (vec!["non-unique entry in index sqlite_autoindex_obj_1"], true),
        (vec!["row 3 missing from index i", "wrong # of entries in index i", "non-unique entry in index i"], true),
        (vec!["row 3 missing from index i", "Page 7: never used"], false),
        (vec!["Page 7: never used"], false),
    ] {
        let findings = Findings { pages: texts(&pages), ..Findings::default() };
        assert_eq!(findings.is_index_only(), expected, "{pages:?}");
    }
}

/// A file that begins as a plan of a format does.
fn header(format: i64, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; 200];
    bytes[..16].copy_from_slice(b"SQLite format 3\0");
    bytes[60..64].copy_from_slice(&(format as i32).to_be_bytes());
    bytes[68..72].copy_from_slice(b"PAID");
    bytes.truncate(length);
    bytes
}

#[test]
fn the_first_hundred_bytes_tell_a_plan_and_its_format() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paideia");
    let mut other_program = header(3, 100);
    other_program[71] ^= 1;
    let mut no_database = header(3, 100);
    no_database[0] = b's';
    for (what, bytes, expected, is) in [
        ("today's", header(FORMAT_VERSION, 200), format!("{FORMAT_VERSION}"), true),
        ("the first", header(1, 100), "1".to_owned(), true),
        ("newer", header(FORMAT_VERSION + 1, 100), "newer_format".to_owned(), true),
        ("far newer", header(0x0102_0304, 100), "newer_format".to_owned(), true),
        ("none", header(0, 100), "unknown_plan_format".to_owned(), true),
        ("negative", header(-7, 100), "unknown_plan_format".to_owned(), true),
        ("too short", header(3, 99), "not_a_plan".to_owned(), false),
        ("empty", Vec::new(), "not_a_plan".to_owned(), false),
        ("of another program", other_program, "not_a_plan".to_owned(), false),
        ("no database", no_database, "not_a_plan".to_owned(), false),
    ] {
        fs::write(&path, &bytes).unwrap();
        let found = check_header(&path).map_or_else(|error| error.code().to_owned(), |format| format.to_string());
        assert_eq!((found, is_plan(&path)), (expected, is), "{what}");
    }
    fs::write(&path, header(0x0102_0304, 100)).unwrap();
    assert_eq!(check_header(&path).unwrap_err().values()["found"], 0x0102_0304.to_string());
    assert!(matches!(check_header(folder.path()), Err(StoreError::NotAPlan)), "a folder");
    assert!(!is_plan(folder.path()) && !is_plan(&folder.path().join("missing")));
    assert_eq!(check_header(&folder.path().join("missing")).unwrap_err().code(), "unreadable");
}

#[test]
fn only_what_every_part_agrees_on_is_intact() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &milestone(1, "Print", "Ann"));
    let attach = |tx: &mut crate::Tx| {
        let file_hash = tx.put_attachment(b"minutes")?;
        tx.put(&Evidence { id: "e".to_owned(), file_hash: file_hash.clone(), ..Evidence::default() })?;
        Ok(file_hash)
    };
    let hash = file.command(crate::Label::new("attach_file"), attach).unwrap();
    let version = file.save_version("as tabled").unwrap();
    let check = |sql: &str, (is_intact, is_log_equal): (bool, bool), names: &[&str]| {
        file.connection.execute_batch(&format!("SAVEPOINT damage; {sql}")).unwrap();
        let expected =
            Verification { is_intact, is_log_equal, difference_count: names.len(), differences: texts(names) };
        assert_eq!(file.verify().unwrap(), expected, "{sql}");
        file.connection.execute_batch("ROLLBACK TO damage; RELEASE damage").unwrap();
    };
    check("SELECT 1", (true, true), &[]);
    check("UPDATE milestone SET title = 'Bind'", (true, false), &["milestone 1 title"]);
    check("UPDATE change SET author = 'Eve' WHERE cid = 2", (false, true), &["change 2"]);
    check("UPDATE version SET name = 'as hidden'", (false, true), &[&format!("version {version}")]);
    check("UPDATE attachment SET bytes = x'00'", (false, true), &[&format!("attachment {hash}")]);
    check("INSERT INTO meta (key, value) VALUES ('received', 1)", (false, true), &["received"]);
}

#[test]
fn a_plan_is_named_by_an_id_and_by_nothing_else() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch("CREATE TABLE meta (key TEXT, value ANY)").unwrap();
    let id = "018f3a5e-0000-7000-8000-000000000001";
    for (sql, expected) in [
        ("SELECT 1".to_owned(), None),
        (format!("INSERT INTO meta VALUES ('plan_id', '{id}')"), Some(id)),
        ("UPDATE meta SET value = '../../etc'".to_owned(), None),
        ("UPDATE meta SET key = 'revision'".to_owned(), None),
    ] {
        connection.execute_batch(&sql).unwrap();
        let found = plan_id_of(&connection);
        match (&found, expected) {
            (Ok(found), Some(expected)) => assert_eq!(found, expected),
            (Err(error), None) => assert_eq!(error.values()["detail"], "meta.plan_id", "{sql}"),
            _ => panic!("{sql}: {found:?}"),
        }
    }
}

#[test]
fn what_fails_while_opening_is_damage_and_a_file_without_a_way_to_it_is_not() {
    let sql = || StoreError::Sql { detail: "no such table".to_owned() };
    assert!(matches!(as_damage(sql()), StoreError::Damaged { detail } if detail == "no such table"));
    assert!(matches!(as_damage(StoreError::DiskFull), StoreError::DiskFull));
    let failure = |code| cannot_open(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)).code();
    assert_eq!(failure(ffi::SQLITE_CANTOPEN), "unreadable");
    assert_eq!(failure(ffi::SQLITE_READONLY), "read_only");
    assert_eq!(failure(ffi::SQLITE_CORRUPT), "damaged");
}

#[test]
fn looking_into_a_file_changes_nothing_of_it_and_of_the_log_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    file.rest().unwrap();
    put(&mut file, &milestone(1, "Print", "Ann"));
    let path = folder.path().join("seen");
    let read = || (fs::read(&path).unwrap(), fs::read(beside(&path, "-wal")).unwrap());
    fs::copy(file.path(), &path).unwrap();
    fs::copy(beside(file.path(), "-wal"), beside(&path, "-wal")).unwrap();
    let before = read();
    let connection = look_into(&path).unwrap();
    let titles: String = connection.query_row("SELECT title FROM milestone", [], |row| row.get(0)).unwrap();
    assert_eq!(titles, "Print", "it stands in the log alone");
    drop(connection);
    assert!(read() == before);
    assert_eq!(look_into(&folder.path().join("missing")).unwrap_err().code(), "unreadable");
    let old = folder.path().join("old");
    leave_as_format(&file, &old, 5);
    assert_eq!(format::format_of(&look_into(&old).unwrap()).unwrap(), 5);
    Connection::open(&old).unwrap().execute_batch("CREATE TABLE extra (a)").unwrap();
    assert_eq!(look_into(&old).unwrap_err().code(), "foreign_schema");
}
