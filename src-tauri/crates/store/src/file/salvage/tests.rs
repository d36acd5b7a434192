//! What comes back of a file, damage by damage: how many changes, how many are lost, and how much nothing proves.
#![allow(clippy::unwrap_used, reason = "tests")]

use domain::{Evidence, Milestone, Plan, Room};
use tempfile::TempDir;

use super::*;
use crate::file::check;
use crate::inside_tests::{create, later, milestone, put};
use crate::rows::tables::read_plan;

/// A file as it was damaged, and what came of it.
struct Case {
    folder: TempDir,
    damaged: Connection,
}

fn room(id: &str, name: &str) -> Room {
    Room { id: id.to_owned(), venue_id: "library".to_owned(), name: name.to_owned(), ..Room::default() }
}

fn done(day: u32) -> Milestone {
    Milestone { done_on: chrono::NaiveDate::from_ymd_opt(2027, 5, day), ..milestone(1, "Print", "Ann") }
}

/// Seven changes: the profile, two rooms, one of them renamed, a file as evidence, a milestone that is done, and on
/// another day; and a named state.
fn damaged(sql: &str) -> Case {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    put(&mut file, &room("a", "Hall"));
    put(&mut file, &room("b", "Cellar"));
    put(&mut file, &room("a", "Attic"));
    file.command(Label::new("attach_file"), |tx| {
        let file_hash = tx.put_attachment(b"minutes")?;
        tx.put(&Evidence { id: "e".to_owned(), title: "Minutes".to_owned(), file_hash, ..Evidence::default() })
    })
    .unwrap();
    put(&mut file, &done(1));
    put(&mut file, &done(2));
    file.save_version("as tabled").unwrap();
    let path = file.path().to_owned();
    drop(file);
    let damaged = Connection::open(path).unwrap();
    damaged.execute_batch(sql).unwrap();
    Case { folder, damaged }
}

impl Case {
    /// What is told of it, and the fresh file, which must be whole whatever was damaged.
    #[track_caller]
    fn salvage(&self) -> (Salvaged, Connection) {
        let to = self.folder.path().join("fresh.paideia");
        let saved = salvage(&self.damaged, &to, &later(&self.folder)).unwrap();
        let fresh = check::look_into(&to).unwrap();
        assert_eq!(check::examine(&fresh).unwrap().names(), Vec::<String>::new());
        (saved, fresh)
    }
}

/// Damages a file and says what is told of it: changes, lost ones, and what is unproven.
#[track_caller]
fn check(sql: &str, expected: (usize, usize, usize)) -> (Plan, Connection) {
    let (saved, fresh) = damaged(sql).salvage();
    assert_eq!((saved.change_count, saved.lost_count, saved.unproven_count), expected, "{sql}");
    assert_eq!(saved.is_proven(), expected.1 + expected.2 == 0, "{sql}");
    (read_plan(&fresh).unwrap(), fresh)
}

fn names(plan: &Plan) -> String {
    plan.rooms.iter().map(|room| format!("{} {}", room.id, room.name)).collect::<Vec<_>>().join(", ")
}

/// Rows of a query, each as one line.
fn lines(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

const CHAIN: &str = "SELECT cid || ' ' || hex(salt) || ' ' || hex(hash) FROM change ORDER BY cid";
const META: &str = "SELECT key || ' ' || value FROM meta ORDER BY key";

/// A table of changes over whose places there is no index that could be read.
const NO_INDEX: &str = "ALTER TABLE change RENAME TO old; CREATE TABLE change AS SELECT * FROM old; DROP TABLE old;";

#[test]
fn a_whole_file_comes_back_with_its_hashes() {
    let case = damaged("");
    let (saved, fresh) = case.salvage();
    assert_eq!((saved.change_count, saved.lost_count, saved.unproven_count), (7, 0, 0));
    assert!(saved.is_proven());
    assert_eq!(read_plan(&fresh).unwrap(), read_plan(&case.damaged).unwrap());
    assert_eq!(lines(&fresh, CHAIN), lines(&case.damaged, CHAIN), "no change is written, and none is sealed anew");
    let version = "SELECT id || name || vector || hex(hash) FROM version";
    assert_eq!(lines(&fresh, version), lines(&case.damaged, version));
    let meta: Vec<String> =
        lines(&case.damaged, META).iter().map(|line| line.replace("revision 8", "revision 9")).collect();
    assert_eq!(lines(&fresh, META), meta);
}

#[test]
fn a_change_that_does_not_fit_its_hash_is_taken_and_told() {
    let (plan, fresh) = check("UPDATE change SET author = 'Eve' WHERE cid = 3", (7, 0, 1));
    assert_eq!(names(&plan), "a Attic, b Cellar");
    assert_eq!(lines(&fresh, "SELECT author FROM change WHERE cid = 3"), ["Eve"]);
    let (_, fresh) = check("UPDATE change SET label = '{' WHERE cid = 3", (7, 0, 1));
    assert_eq!(lines(&fresh, "SELECT label FROM change WHERE cid = 3"), [r#"{"code":"unreadable","values":{}}"#]);
    let (_, fresh) = check("DELETE FROM replica", (7, 0, 7));
    assert_eq!(lines(&fresh, "SELECT uid FROM replica"), ["unreadable-1"]);
}

#[test]
fn a_lost_change_keeps_its_number_and_the_time_of_the_one_before_it() {
    let (plan, fresh) = check("UPDATE change SET wall = 5 WHERE cid = 2; DELETE FROM change WHERE cid = 3", (6, 1, 2));
    assert_eq!(names(&plan), "a Attic, b Cellar", "what it did is there");
    let told = "SELECT wall || ' ' || author || ' ' || label || ' ' || seq FROM change WHERE cid = 3";
    assert_eq!(lines(&fresh, told), [r#"5  {"code":"unreadable","values":{}} 1"#]);
    assert_eq!(lines(&fresh, "SELECT count(*) || '' FROM replica"), ["2"], "no replica that is known made it");
    // Of the first ones nothing is before.
    let (_, fresh) = check("DELETE FROM change WHERE cid < 3", (5, 2, 1));
    assert_eq!(lines(&fresh, "SELECT cid || ' ' || wall || ' ' || seq FROM change WHERE cid < 3"), ["1 0 1", "2 0 2"]);
}

#[test]
fn how_many_changes_there_were_is_said_by_their_index_or_by_their_operations() {
    // A number far beyond all others is damage; the index still counts seven.
    let far = "UPDATE change SET cid = 1015 WHERE cid = 7; UPDATE room SET name = 'Loft' WHERE id = 'b';";
    let (plan, _) = check(far, (6, 1, 0));
    assert_eq!(names(&plan), "a Attic, b Cellar", "the log is proven to its end");
    let (plan, _) = check(&format!("{NO_INDEX} DELETE FROM change WHERE cid = 7"), (6, 1, 0));
    assert_eq!(plan.milestones, [done(2)]);
    check(NO_INDEX, (7, 0, 0));
}

#[test]
fn rows_that_say_something_else_than_a_proven_log_count_where_its_end_is_not_known() {
    let loft = "UPDATE room SET name = 'Loft', setup_minutes = 5 WHERE id = 'a'";
    for (sql, expected) in [(loft.to_owned(), (7, 0, 1)), (format!("{NO_INDEX} {loft}"), (7, 0, 2))] {
        let (plan, _) = check(&sql, expected);
        assert_eq!((names(&plan).as_str(), plan.rooms[0].setup_minutes), ("a Attic, b Cellar", 5), "never logged");
    }
}

#[test]
fn what_the_log_does_not_prove_is_taken_from_the_rows_as_one_last_change() {
    let (plan, fresh) = check("INSERT INTO room (id, venue_id) VALUES ('ghost', 'v')", (7, 0, 2));
    assert_eq!(names(&plan), "a Attic, b Cellar, ghost ");
    let last = "SELECT cid || ' ' || label || ' ' || author FROM change ORDER BY cid DESC LIMIT 1";
    assert_eq!(lines(&fresh, last), [r#"8 {"code":"recovered","values":{}} "#]);
    let broken = "UPDATE change SET author = 'Eve' WHERE cid = 4; UPDATE room SET name = 'Loft' WHERE id = 'a'";
    let (plan, fresh) = check(broken, (7, 0, 2));
    assert_eq!(names(&plan), "a Loft, b Cellar");
    let ops = "SELECT cid || ' ' || value FROM op JOIN obj ON obj = oid JOIN field ON field = fid
               WHERE id = 'a' AND name = 'name' ORDER BY cid";
    assert_eq!(lines(&fresh, ops), ["2 Hall", "4 Attic", "8 Loft"]);
}

#[test]
fn what_belongs_to_nothing_is_left_out_and_told() {
    for sql in [
        "INSERT INTO op (obj, field, cid, value) VALUES (999, 1, 2, 'x')",
        "INSERT INTO op (obj, field, cid, value) VALUES (1, 9999, 2, 'x')",
        "INSERT INTO op (obj, field, cid, value) VALUES (1, 1, 8, 'x')",
        "INSERT INTO op (obj, field, cid, value) VALUES (1, 1, 0, 'x')",
        // A number before the first is read by nothing; its index counts it.
        "INSERT INTO obj (oid, tbl, id) VALUES (-5, 'room', 'x')",
        "UPDATE attachment SET bytes = x'00'",
        "INSERT INTO replica (rid, uid) VALUES (9, CAST(x'ff' AS TEXT))",
    ] {
        let case = damaged(sql);
        let (saved, fresh) = case.salvage();
        assert_eq!((saved.change_count, saved.lost_count, saved.unproven_count), (7, 0, 1), "{sql}");
        assert_eq!(lines(&fresh, CHAIN), lines(&case.damaged, CHAIN), "{sql}: what fits its hashes keeps them");
    }
    let (_, fresh) = check("UPDATE attachment SET bytes = x'00'", (7, 0, 1));
    assert_eq!(lines(&fresh, "SELECT hash FROM attachment"), Vec::<String>::new());
}

#[test]
fn a_named_state_that_says_nothing_any_more_is_told() {
    let (_, fresh) = check("UPDATE version SET vector = '{'", (7, 0, 1));
    assert_eq!(lines(&fresh, "SELECT id FROM version"), Vec::<String>::new());
}

#[test]
fn a_value_that_is_none_becomes_the_last_that_was_or_its_default_or_takes_its_record_along() {
    let field = |name: &str| format!("field = (SELECT fid FROM field WHERE name = '{name}')");
    let says = |field_name: &str, changes: &str| {
        format!(
            "UPDATE op SET value = 'someday' WHERE {} AND cid IN ({changes});
             UPDATE milestone SET {field_name} = 'someday'",
            field(field_name)
        )
    };
    let (plan, _) = check(&says("done_on", "7"), (7, 0, 2));
    assert_eq!(plan.milestones, [done(1)], "the day before");
    let (plan, _) = check(&says("done_on", "6, 7"), (7, 0, 3));
    assert_eq!(plan.milestones, [milestone(1, "Print", "Ann")], "no day at all");
    let (plan, fresh) = check(&says("due_on", "6"), (7, 0, 2));
    assert_eq!(plan.milestones, [], "a milestone must have a day");
    let ops = "SELECT value || '' FROM op WHERE cid = 8 AND field = 0";
    assert_eq!(lines(&fresh, ops), ["0"], "it lies in the bin");
}

#[test]
fn a_plan_keeps_its_id_where_it_can_be_read_and_its_revision_rises() {
    let value = |connection: &Connection, key: &str| -> String {
        lines(connection, &format!("SELECT value || '' FROM meta WHERE key = '{key}'")).concat()
    };
    let case = damaged("UPDATE meta SET value = 41 WHERE key = 'revision'");
    let (_, fresh) = case.salvage();
    assert_eq!(value(&fresh, "plan_id"), value(&case.damaged, "plan_id"));
    assert_eq!(value(&fresh, "revision"), "42");
    let broken = "UPDATE meta SET value = 'letters' WHERE key = 'revision'; UPDATE meta SET value = 'none' WHERE key = 'plan_id'";
    let (_, fresh) = check(broken, (7, 0, 1));
    assert!(uuid::Uuid::try_parse(&value(&fresh, "plan_id")).is_ok());
    assert_eq!(value(&fresh, "revision"), "1");
    check("DELETE FROM meta", (7, 0, 1));
}

#[test]
fn how_many_changes_came_from_colleagues_is_counted_anew_where_something_is_unproven() {
    // The count of a file that is whole besides is its own affair, and refused later.
    let received = "UPDATE change SET is_received = 1 WHERE cid = 2;";
    let count = |sql: &str| {
        let case = damaged(&format!("{received} INSERT INTO meta (key, value) VALUES ('received', 3); {sql}"));
        let to = case.folder.path().join("fresh.paideia");
        salvage(&case.damaged, &to, &later(&case.folder)).unwrap();
        lines(&Connection::open(to).unwrap(), "SELECT value || '' FROM meta WHERE key = 'received'")
    };
    assert_eq!(count(""), ["3"]);
    assert_eq!(count("UPDATE change SET author = 'Eve' WHERE cid = 3"), ["1"], "a change that does not fit");
    assert_eq!(count("INSERT INTO obj (oid, tbl, id) VALUES (-5, 'room', 'x')"), ["1"], "something unread");
}

#[test]
fn an_index_counts_the_rows_of_its_table_and_no_other() {
    let case = damaged("CREATE TABLE bare (a); CREATE TABLE part (a); CREATE INDEX p ON part (a) WHERE a = 1");
    let count = |table: &str| indexed_count(&case.damaged, table);
    assert_eq!((count("change"), count("version"), count("attachment")), (Some(7), Some(1), Some(1)));
    assert_eq!((count("conflict"), count("bare"), count("part"), count("missing")), (Some(0), None, None, None));
}
