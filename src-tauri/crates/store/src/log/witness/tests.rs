//! What damage of each part of the log is told as, and which of it the next change proves.
#![allow(clippy::unwrap_used, reason = "tests")]

use tempfile::TempDir;

use super::*;
use crate::inside_tests::{create, milestone, put};
use crate::{Label, PlanFile};

/// Four changes, of which the first begins the plan, and two named states.
fn plan() -> (TempDir, PlanFile) {
    let folder = tempfile::tempdir().unwrap();
    let mut file = create(&folder);
    file.set_author("Ann");
    put(&mut file, &milestone(1, "Print", "Ann"));
    file.save_version("early").unwrap();
    file.command(Label::new("save").with("name", "Bind"), |tx| tx.put(&milestone(2, "Bind", "Ben"))).unwrap();
    put(&mut file, &milestone(1, "Print it", "Ann"));
    file.save_version("late").unwrap();
    (folder, file)
}

fn found(file: &PlanFile) -> Vec<i64> {
    broken(&file.connection).unwrap()
}

#[test]
fn a_change_that_is_not_what_it_was_is_told_and_no_other() {
    let cases: [(&str, &[i64]); 17] = [
        ("SELECT 1", &[]),
        ("UPDATE change SET author = 'Eve' WHERE cid = 3", &[3]),
        ("UPDATE change SET wall = wall + 1 WHERE cid = 3", &[3]),
        ("UPDATE change SET label = replace(label, 'Bind', 'Find') WHERE cid = 3", &[3]),
        ("UPDATE change SET rand = x'00' WHERE cid = 3", &[3]),
        ("UPDATE change SET salt = x'00' WHERE cid = 3", &[3]),
        ("UPDATE change SET salt = NULL WHERE cid = 3", &[3]),
        ("UPDATE op SET value = 'Find' WHERE value = 'Bind'", &[3]),
        ("DELETE FROM op WHERE cid = 3 AND value = 'Bind'", &[3]),
        // What stands after it is chained to the hash that is lost.
        ("UPDATE change SET hash = x'00' WHERE cid = 3", &[3, 4]),
        ("UPDATE change SET hash = NULL WHERE cid = 4", &[4]),
        ("UPDATE op SET cid = 9 WHERE cid = 3 AND value = 'Bind'", &[3, 9]),
        ("DELETE FROM change WHERE cid = 3", &[3, 4]),
        ("UPDATE change SET cid = 7 WHERE cid = 4", &[4, 7]),
        ("UPDATE change SET base_rid = 1, base_seq = 1 WHERE cid = 3", &[3]),
        ("INSERT INTO seen (rid, seq, peer, upto) VALUES (1, 3, 7, 1)", &[3]),
        (
            "INSERT INTO erased (obj, field, rid, seq, hash) SELECT 1, 1, rid, seq, x'00' FROM change WHERE cid = 3",
            &[3],
        ),
    ];
    let (_folder, file) = plan();
    for (sql, expected) in cases {
        file.connection.execute_batch("BEGIN").unwrap();
        file.connection.execute_batch(sql).unwrap();
        assert_eq!(found(&file), expected, "{sql}");
        // Of those that are still asked for by their number: one that is not there fits nothing, and stands after nothing.
        let alone: Vec<i64> = (1..5).filter(|change| !fits(&file.connection, *change).unwrap()).collect();
        assert_eq!(
            alone,
            expected.iter().copied().filter(|change| *change < 5).collect::<Vec<_>>(),
            "{sql}, one by one"
        );
        file.connection.execute_batch("ROLLBACK").unwrap();
    }
}

#[test]
fn words_that_were_erased_stay_so_or_are_told() {
    let cases: [(&str, &[i64]); 6] = [
        ("SELECT 1", &[]),
        ("UPDATE change SET author = 'Eve' WHERE cid = 3", &[3]),
        ("UPDATE word_salt SET hash = x'00' WHERE cid = 3 AND word = 'author'", &[3]),
        ("DELETE FROM word_salt WHERE cid = 3 AND word = 'author'", &[3]),
        ("UPDATE word_salt SET salt = x'00' WHERE cid = 3 AND word = 'label.name'", &[3]),
        ("UPDATE op_salt SET salt = x'00' WHERE cid = 3", &[3]),
    ];
    let (_folder, file) = plan();
    crate::log::forget::words(&file.connection, 3, &["author".to_owned()]).unwrap();
    for (sql, expected) in cases {
        file.connection.execute_batch("BEGIN").unwrap();
        file.connection.execute_batch(sql).unwrap();
        assert_eq!(found(&file), expected, "{sql}");
        assert_eq!(fits(&file.connection, 3).unwrap(), expected.is_empty(), "{sql}");
        file.connection.execute_batch("ROLLBACK").unwrap();
    }
}

#[test]
fn a_named_state_that_is_not_what_it_was_is_told_by_its_id() {
    let (_folder, file) = plan();
    for set in ["name = 'later'", "wall = wall + 1", "author = 'Eve'", "vector = '{}'", "hash = NULL", "hash = x'00'"] {
        file.connection.execute_batch("BEGIN").unwrap();
        assert_eq!(broken_versions(&file.connection).unwrap(), Vec::<String>::new());
        let sql = format!("UPDATE version SET {set} WHERE name = 'late' RETURNING id");
        let id: String = file.connection.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(broken_versions(&file.connection).unwrap(), [id], "{set}");
        file.connection.execute_batch("ROLLBACK").unwrap();
    }
}

fn hash(file: &PlanFile, change: i64) -> Vec<u8> {
    file.connection.query_row("SELECT hash FROM change WHERE cid = ?1", [change], |row| row.get(0)).unwrap()
}

#[test]
fn a_hash_is_put_right_where_the_next_change_proves_it() {
    let (_folder, file) = plan();
    let before: Vec<Vec<u8>> = (1..5).map(|change| hash(&file, change)).collect();
    let cases = [
        ("UPDATE change SET hash = x'00' WHERE cid = 3", 3, true),
        ("UPDATE change SET hash = x'00' WHERE cid = 1", 1, true),
        // Nothing stands after the last; a change that is another is not made right by its own hash.
        ("UPDATE change SET hash = x'00' WHERE cid = 4", 4, false),
        ("UPDATE change SET hash = x'00', wall = 0 WHERE cid = 3", 3, false),
        ("UPDATE change SET wall = 0 WHERE cid = 4; UPDATE change SET hash = x'00' WHERE cid = 3", 3, false),
        ("UPDATE change SET hash = x'00', salt = NULL WHERE cid = 3", 3, false),
    ];
    for (sql, change, is_mended) in cases {
        file.connection.execute_batch("BEGIN").unwrap();
        file.connection.execute_batch(sql).unwrap();
        mend_by_next(&file.connection, change).unwrap();
        let now = hash(&file, change);
        assert_eq!(now == before[change as usize - 1], is_mended, "{sql}");
        assert!(is_mended || now == [0], "{sql}: left as it is");
        file.connection.execute_batch("ROLLBACK").unwrap();
    }
    mend_by_next(&file.connection, 99).unwrap();
    assert_eq!((1..5).map(|change| hash(&file, change)).collect::<Vec<_>>(), before);
}

#[test]
fn what_stands_after_a_change_is_found_by_the_chain() {
    let (_folder, file) = plan();
    let next = |change: i64| chain::next_of(&file.connection, change).unwrap();
    assert_eq!([1, 2, 3, 4, 9].map(next), [Some(2), Some(3), Some(4), None, None]);
    let before = |change: i64| chain::before(&file.connection, change).unwrap();
    assert_eq!((before(1), before(2)), (file.plan_id().as_bytes().to_vec(), hash(&file, 1)));
    assert_eq!((before(4), before(9)), (hash(&file, 3), Vec::new()));
    assert_eq!(chain::head(&file.connection).unwrap(), Some(hash(&file, 4)));
    // Another replica that was copied after the second change, and one chained to what is not there.
    let sql = "UPDATE change SET rid = 7, seq = 1, base_rid = (SELECT rid FROM change WHERE cid = 1), base_seq = 2
               WHERE cid = 4; UPDATE change SET rid = 8, seq = 5, base_rid = 9, base_seq = 9 WHERE cid = 3";
    file.connection.execute_batch(sql).unwrap();
    assert_eq!([1, 2, 3, 4].map(next), [Some(2), Some(4), None, None]);
    assert_eq!((before(4), before(3)), (hash(&file, 2), Vec::new()));
    file.connection.execute_batch("DELETE FROM change").unwrap();
    assert_eq!(chain::head(&file.connection).unwrap(), None);
}

#[test]
fn how_many_changes_came_from_others_is_counted_beside_them() {
    let (_folder, file) = plan();
    let is_right = || is_received_right(&file.connection).unwrap();
    assert!(is_right());
    file.connection.execute_batch("UPDATE change SET is_received = 1 WHERE 2 < cid").unwrap();
    assert!(!is_right());
    count_received(&file.connection).unwrap();
    assert!(is_right());
    let sql = "SELECT value FROM meta WHERE key = 'received'";
    assert_eq!(file.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap(), 2);
    file.connection.execute_batch("UPDATE change SET is_received = 0").unwrap();
    assert!(!is_right());
    count_received(&file.connection).unwrap();
    assert!(is_right());
}

#[test]
fn two_files_are_the_same_where_the_last_of_each_replica_is() {
    let (folder, mut file) = plan();
    let path = folder.path().join("copy.paideia");
    file.save_copy(&path).unwrap();
    let copy = Connection::open(&path).unwrap();
    let is_same = |one: &PlanFile, upto: i64| chain::is_same(&one.connection, upto, &copy).unwrap();
    assert!(is_same(&file, 4) && is_same(&file, i64::MAX));
    assert!(!is_same(&file, 3) && !is_same(&file, 0));
    put(&mut file, &milestone(3, "Post", ""));
    assert!(is_same(&file, 4) && !is_same(&file, 5));
    // Where something came from others, the last hash alone does not say it.
    copy.execute_batch(
        "INSERT INTO replica (rid, uid) VALUES (9, 'bee'); UPDATE change SET rid = 9, seq = 1, is_received = 1 WHERE cid = 2",
    )
    .unwrap();
    assert!(!is_same(&file, 4));
    file.connection
        .execute_batch(
            "INSERT INTO replica (rid, uid) VALUES (5, 'bee'); UPDATE change SET rid = 5, seq = 1 WHERE cid = 2",
        )
        .unwrap();
    assert!(is_same(&file, 4), "by the names of replicas, not by their numbers");
}
