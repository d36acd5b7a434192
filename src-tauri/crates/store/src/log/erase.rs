//! Erasing a person for ever: row, history, labels, and the bytes in the file and in its safety copies.
//!
//! What stays is the fact that something was erased (`erased`), under ids that tell nothing of anyone.
//! Words about a person that somebody typed into another record, such as an event's note, are not found here.

use std::collections::BTreeSet;
use std::fs;

use domain::{Cell, EventPerson, Person, Record};
use rusqlite::{Connection, TransactionBehavior, params};

use crate::file::copies;
use crate::file::lease::Place;
use crate::log::ops;
use crate::log::undo::read_label;
use crate::rows::tables;
use crate::{Label, PlanFile, StoreError, plan_file};

/// Fields whose values can stand in the labels of changes.
const TELLING: &[&str] = &["name", "email", "phone"];

impl PlanFile {
    /// Erases a person with everything that was ever written of them. Cannot be undone.
    pub fn erase_person(&mut self, id: &str) -> Result<(), StoreError> {
        let missing = || StoreError::NotFound { table: Person::TABLE.to_owned(), id: id.to_owned() };
        ops::find_obj(&self.connection, Person::TABLE, id)?.ok_or_else(missing)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let objs = forget(&transaction, id)?;
        let place = self.lease.announce(&transaction, self.ids.surroundings())?;
        let label = Label::new("delete_person_for_ever");
        let change = plan_file::insert_change(&transaction, &place, self.ids.surroundings(), &label, None)?;
        mark(&transaction, &objs, &place)?;
        ops::forget_touched(&transaction)?;
        let revision = plan_file::raise_revision(&transaction)?;
        transaction.commit()?;
        self.revision = revision;
        self.undo_stack.push(change, None);
        self.snapshots.get_mut().forget();
        // As in `write`: the erasure is done already.
        let _ = self.lease.confirm();
        scrub(&self.connection)?;
        self.erase_in_copies(id)
    }

    /// Takes the person out of the safety copies; one that cannot be changed goes as a whole.
    fn erase_in_copies(&self, id: &str) -> Result<(), StoreError> {
        let home = &self.ids.surroundings().home;
        for copy in copies::list(&self.plan_id, home)? {
            let path = copies::find(&self.plan_id, &copy.key, home)?;
            if erase_in_copy(&path, id).is_err() {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

fn erase_in_copy(path: &std::path::Path, id: &str) -> Result<(), StoreError> {
    let mut connection = Connection::open(path)?;
    connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
    let transaction = connection.transaction()?;
    forget(&transaction, id)?;
    transaction.commit()?;
    scrub(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Removes rows, operations and the words in labels; says which records of the log it was.
fn forget(connection: &Connection, id: &str) -> Result<Vec<i64>, StoreError> {
    let words = telling_words(connection, id)?;
    let objs: Vec<i64> = connection
        .prepare(
            "SELECT oid FROM obj WHERE tbl = ?1 AND id = ?3 UNION
             SELECT p.obj FROM op p JOIN obj o ON o.oid = p.obj JOIN field f ON f.fid = p.field
             WHERE o.tbl = ?2 AND f.name = 'person_id' AND p.value = ?3",
        )?
        .query_map([Person::TABLE, EventPerson::TABLE, id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for obj in &objs {
        let (table, id) = ops::obj_name(connection, *obj)?;
        connection.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id])?;
        connection.execute(
            "INSERT INTO erased (obj, field, rid, seq)
             SELECT p.obj, p.field, c.rid, c.seq FROM op p JOIN change c USING (cid) WHERE p.obj = ?1
             ON CONFLICT DO NOTHING",
            [obj],
        )?;
        connection.execute("DELETE FROM op WHERE obj = ?1", [obj])?;
    }
    clean_labels(connection, &words)?;
    Ok(objs)
}

/// Every name, address and number the person ever had, in lower case.
fn telling_words(connection: &Connection, id: &str) -> Result<BTreeSet<String>, StoreError> {
    let mut words = BTreeSet::new();
    let sql = "SELECT p.value FROM op p JOIN obj o ON o.oid = p.obj JOIN field f ON f.fid = p.field
               WHERE o.tbl = ?1 AND o.id = ?2 AND f.name = ?3";
    let mut statement = connection.prepare(sql)?;
    for field in TELLING {
        let mut rows = statement.query([Person::TABLE, id, field])?;
        while let Some(row) = rows.next()? {
            if let Cell::Text(text) = tables::cell(row.get_ref(0)?)? {
                words.insert(text.trim().to_lowercase());
            }
        }
    }
    words.remove("");
    Ok(words)
}

fn clean_labels(connection: &Connection, words: &BTreeSet<String>) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT cid, label FROM change")?;
    let labels: Vec<(i64, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (change, text) in labels {
        let mut label = read_label(&text)?;
        let mut is_clean = true;
        for value in label.values.values_mut().filter(|value| words.iter().any(|word| tells(value, word))) {
            value.clear();
            is_clean = false;
        }
        if !is_clean {
            let text = serde_json::to_string(&label).map_err(|error| StoreError::damaged(error.to_string()))?;
            connection.execute("UPDATE change SET label = ?2 WHERE cid = ?1", params![change, text])?;
        }
    }
    Ok(())
}

/// Whether a value holds a name as whole words.
fn tells(value: &str, word: &str) -> bool {
    let value = value.to_lowercase();
    value.match_indices(word).any(|(at, found)| {
        let before = value[..at].chars().next_back();
        let after = value[at + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Enters the erasing change itself, so that nobody takes it for a step of undo.
fn mark(connection: &Connection, objs: &[i64], place: &Place) -> Result<(), StoreError> {
    let mut statement = connection.prepare("INSERT INTO erased (obj, field, rid, seq) VALUES (?1, 0, ?2, ?3)")?;
    for obj in objs {
        statement.execute(params![obj, place.rid, place.seq])?;
    }
    Ok(())
}

/// Writes the whole file anew, so that no freed page keeps a byte, and empties the write-ahead log.
fn scrub(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("VACUUM")?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
