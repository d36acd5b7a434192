//! Erasing words about people for ever: from rows, history, labels and names of versions, in one connection.
//!
//! What stays is the fact that something was erased (`erased`), and the hash that keeps the chain of changes whole.
//! Free text of today that tells of somebody is only found and told: what it should say instead, a person must decide.
//! Copies, and finishing what a crash interrupted, are in `file/erasure.rs`.

use std::collections::BTreeSet;

use domain::{Cell, EventPerson, Id, ImportMapping, Opinion, Person, Record};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::log::erased::{self, Erased};
use crate::log::found::places;
use crate::log::ops;
use crate::log::words::{redacted, tells, without};
use crate::log::{chain, forget, projection};
use crate::rows::tables::{self, Table};
use crate::{StoreError, Tx};

/// Fields of a person that tell who it is, wherever they stand.
const TELLING: &[&str] = &["name", "email", "phone"];

/// Fields of other records that hold nothing but names of people.
pub(crate) const NAMING: &[(&str, &str)] = &[
    ("task", "assignee"),
    ("opinion", "rater"),
    ("risk", "owner"),
    ("goal", "owner"),
    ("action", "owner"),
    ("action", "involved"),
    ("milestone", "responsible"),
    ("paper", "author"),
    ("paper", "report_of"),
    ("interaction", "author"),
    ("note", "author"),
    ("indicator", "collector"),
    ("declaration", "signatories"),
    ("publication", "written_by"),
];

/// Who sends files, in words of people.
const SENDER: &[&str] = &["sender"];

/// What is to be erased. Kept outside the plan until it is done everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Target {
    /// People, with the duplicates of them that a merge left behind.
    pub(crate) people: Vec<Id>,
    /// What they were ever called, in lower case.
    pub(crate) names: BTreeSet<String>,
    /// Words that go from every past value that holds them, in lower case.
    pub(crate) past: BTreeSet<String>,
    /// Operations that hold these words and are of today in the plan, and stay: in a copy they may be among others that
    /// were of its day.
    #[serde(default)]
    now: BTreeSet<(i64, i64, i64)>,
    /// Evidence that tells them and is in the bin.
    #[serde(default)]
    evidence: BTreeSet<i64>,
    /// What a colleague has erased, by its places in the log.
    #[serde(default)]
    erased: Erased,
}

impl Target {
    /// What the history calls it, also when it is taken up again later.
    pub(crate) fn code(&self) -> &'static str {
        if self.people.is_empty() { "delete_words_for_ever" } else { "delete_person_for_ever" }
    }

    /// What a colleague has erased, and nothing else.
    pub(crate) fn erased(erased: Erased) -> Self {
        Target { erased, ..Target::default() }
    }

    /// Whether nothing but what a colleague has erased is meant: then no change of one's own is made of it.
    pub(crate) fn is_colleagues(&self) -> bool {
        self.people.is_empty() && self.past.is_empty() && 0 < self.erased.count()
    }

    /// Words of which only what the plan says today stays.
    pub(crate) fn past(connection: &Connection, words: &str) -> Result<Self, StoreError> {
        let past = BTreeSet::from([words.to_owned()]);
        let now = places(connection, &past)?.into_iter().filter(|found| found.is_now);
        let now = now.map(|found| (found.obj, found.field, found.change)).collect();
        let evidence = forget::binned_evidence(connection, &past)?;
        Ok(Target { past, now, evidence, ..Target::default() })
    }

    /// The same in another file of the plan that was worked on since: who the person was there, and what it says today.
    pub(crate) fn in_other(&self, connection: &Connection) -> Result<Self, StoreError> {
        let (people, names, erased) = (self.people.clone(), self.names.clone(), self.erased.clone());
        let mut target = Target { people, names, erased, ..Target::default() };
        for id in &self.people {
            let there = Target::person(connection, id)?;
            target.people.extend(there.people.into_iter().filter(|other| !self.people.contains(other)));
            target.names.extend(there.names);
        }
        target.people.sort();
        target.people.dedup();
        for words in &self.past {
            let there = Target::past(connection, words)?;
            target.past.extend(there.past);
            target.now.extend(there.now);
            target.evidence.extend(there.evidence);
        }
        Ok(target)
    }

    /// A person, everybody who is the same person, and what they were called.
    pub(crate) fn person(connection: &Connection, id: &str) -> Result<Self, StoreError> {
        let mut target = Target { people: vec![id.to_owned()], ..Target::default() };
        let own = identities(connection, id)?;
        let sql = "SELECT id FROM obj WHERE tbl = ?1 AND id <> ?2 ORDER BY id";
        let others: Vec<Id> =
            connection.prepare(sql)?.query_map([Person::TABLE, id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for other in others {
            if is_duplicate(&own, &identities(connection, &other)?, is_there(connection, &other)?) {
                target.people.push(other);
            }
        }
        // Whoever was merged into one of them by hand is the same, whatever they were called.
        let merges = merges(connection)?;
        let mut at = 0;
        while let Some(kept) = target.people.get(at).cloned() {
            for (_, gone) in merges.iter().filter(|(keep, _)| *keep == kept) {
                if !target.people.contains(gone) && !is_there(connection, gone)? {
                    target.people.push(gone.clone());
                }
            }
            at += 1;
        }
        for id in &target.people {
            target.names.extend(telling_words(connection, id)?);
        }
        Ok(target)
    }
}

fn is_there(connection: &Connection, id: &str) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// Who was merged into whom, as the changes say that did it.
fn merges(connection: &Connection) -> Result<Vec<(Id, Id)>, StoreError> {
    let of_people = |entry: chain::Entry| {
        let values = Some(entry.label).filter(|label| label.code == "merge_people")?.values;
        Some((values.get("keep_id")?.clone(), values.get("gone_id")?.clone()))
    };
    Ok(chain::entries(connection, None)?.into_iter().filter_map(of_people).collect())
}

/// Every pair of name and address that a person ever had, in lower case.
fn identities(connection: &Connection, id: &str) -> Result<BTreeSet<(String, String)>, StoreError> {
    let values = |field: &str| -> Result<BTreeSet<String>, StoreError> { values_of(connection, id, field) };
    let (names, mut addresses) = (values("name")?, values("email")?);
    if addresses.is_empty() {
        addresses.insert(String::new());
    }
    Ok(names.iter().flat_map(|name| addresses.iter().map(|address| (name.clone(), address.clone()))).collect())
}

/// Whether two records are one person. Namesakes and people behind one office address stay apart: of those who are
/// there, name and address must be the same; one that a merge removed may have left either address empty.
fn is_duplicate(own: &BTreeSet<(String, String)>, other: &BTreeSet<(String, String)>, is_there: bool) -> bool {
    own.iter().any(|(name, address)| {
        other.iter().any(|(other_name, other_address)| {
            let is_same_address = !address.is_empty() && address == other_address;
            let is_open = !is_there && (address.is_empty() || other_address.is_empty());
            !name.is_empty() && name == other_name && (is_same_address || is_open)
        })
    })
}

fn values_of(connection: &Connection, id: &str, field: &str) -> Result<BTreeSet<String>, StoreError> {
    let sql = "SELECT p.value FROM op p JOIN obj o ON o.oid = p.obj JOIN field f ON f.fid = p.field
               WHERE o.tbl = ?1 AND o.id = ?2 AND f.name = ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([Person::TABLE, id, field])?;
    let mut values = BTreeSet::new();
    while let Some(row) = rows.next()? {
        if let Cell::Text(text) = tables::cell(row.get_ref(0)?)? {
            values.insert(text.trim().to_lowercase());
        }
    }
    Ok(values)
}

/// Every name, address and number the person ever had, in lower case.
fn telling_words(connection: &Connection, id: &str) -> Result<BTreeSet<String>, StoreError> {
    let mut words = BTreeSet::new();
    for field in TELLING {
        words.extend(values_of(connection, id, field)?);
    }
    words.remove("");
    Ok(words)
}

/// What something is taken out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The plan itself.
    Plan,
    /// A state of it that is past as a whole.
    Copy,
}

/// Takes everything of a target out of a plan or a copy of one; for use within a transaction. What is done already
/// does no harm a second time.
pub(crate) fn forget(tx: &mut Tx, target: &Target, from: Source) -> Result<(), StoreError> {
    // What waits for changes before it cannot be looked through; whoever sent it has it still.
    tx.connection.execute("DELETE FROM pending", [])?;
    forget_people(tx.connection, &target.people)?;
    forget_names(tx, &target.names)?;
    // How the columns of somebody's files are read is of no use without who sends them.
    for obj in forget::telling(tx.connection, ImportMapping::TABLE, SENDER, &target.names)? {
        forget::record(tx.connection, obj)?;
    }
    for obj in &target.evidence {
        forget::evidence(tx.connection, *obj)?;
    }
    erased::forget_here(tx.connection, &target.erased)?;
    let past: Vec<(i64, i64, i64)> = places(tx.connection, &target.past)?
        .into_iter()
        .filter(|found| match from {
            Source::Plan => !found.is_now,
            Source::Copy => !target.now.contains(&(found.obj, found.field, found.change)),
        })
        .map(|found| (found.obj, found.field, found.change))
        .collect();
    forget::operations(tx.connection, &past)?;
    let words = target.names.union(&target.past).cloned().collect();
    clean_changes(tx.connection, &words)?;
    clean_versions(tx.connection, &words)
}

/// In a copy, which must stay a beginning of the plan's history, nothing new is written: its rows follow its log.
pub(crate) fn follow_log(tx: &Tx) -> Result<(), StoreError> {
    projection::write_tables(tx.connection, tx.tables)?;
    ops::forget_touched(tx.connection)
}

/// Whether anything of a target is still in a plan.
pub(crate) fn is_left(connection: &Connection, known: &[Table], target: &Target) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM op JOIN obj ON oid = obj WHERE tbl = ?1 AND id = ?2)";
    for id in &target.people {
        if connection.prepare_cached(sql)?.query_row([Person::TABLE, id], |row| row.get(0))? {
            return Ok(true);
        }
    }
    for (table, field) in NAMING {
        let table = tables::find(known, table).ok_or_else(|| StoreError::damaged(*table))?;
        if !naming_operations(connection, table, field, &target.names)?.is_empty() {
            return Ok(true);
        }
    }
    if erased::is_here(connection, &target.erased)? {
        return Ok(true);
    }
    let is_sender = !forget::telling(connection, ImportMapping::TABLE, SENDER, &target.names)?.is_empty();
    Ok(is_sender || places(connection, &target.past)?.iter().any(|found| !found.is_now))
}

/// Rows and operations of people and of their links.
fn forget_people(connection: &Connection, people: &[Id]) -> Result<(), StoreError> {
    for id in people {
        let objs: Vec<i64> = connection
            .prepare_cached(
                "SELECT oid FROM obj WHERE tbl = ?1 AND id = ?3 UNION
                 SELECT p.obj FROM op p JOIN obj o ON o.oid = p.obj JOIN field f ON f.fid = p.field
                 WHERE o.tbl = ?2 AND f.name = 'person_id' AND p.value = ?3",
            )?
            .query_map([Person::TABLE, EventPerson::TABLE, id], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for obj in objs {
            forget::record(connection, obj)?;
        }
        // What names the person names nobody now.
        connection.execute("UPDATE interaction SET person_id = NULL WHERE person_id = ?1", [id])?;
    }
    Ok(())
}

/// Names in fields that hold nothing else: today's go with a new value, earlier ones from the log.
fn forget_names(tx: &mut Tx, names: &BTreeSet<String>) -> Result<(), StoreError> {
    let names: BTreeSet<String> = names.iter().filter(|name| !name.is_empty()).cloned().collect();
    for (table, field) in NAMING.iter().filter(|_| !names.is_empty()) {
        let known = tables::find(tx.tables, table).ok_or_else(|| StoreError::damaged(*table))?;
        let found = naming_operations(tx.connection, known, field, &names)?;
        for id in found.iter().map(|(id, ..)| id).collect::<BTreeSet<_>>() {
            if *table == Opinion::TABLE {
                rename_opinion(tx, known, id)?;
            } else if let Some(mut row) = known.row(tx.connection, id)? {
                let at = known.position(field).unwrap_or_default();
                row[at] = without(&row[at], &names);
                known.write(tx.connection, &row)?;
            }
        }
        let ops: Vec<(i64, i64, i64)> = found.into_iter().map(|(_, obj, field, change)| (obj, field, change)).collect();
        let still: Vec<(i64, i64, i64)> = ops
            .into_iter()
            .filter_map(|op| is_logged(tx.connection, op).map(|is| is.then_some(op)).transpose())
            .collect::<Result<_, _>>()?;
        forget::operations(tx.connection, &still)?;
    }
    Ok(())
}

fn is_logged(connection: &Connection, (obj, field, change): (i64, i64, i64)) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM op WHERE obj = ?1 AND field = ?2 AND cid = ?3)";
    Ok(connection.prepare_cached(sql)?.query_row(params![obj, field, change], |row| row.get(0))?)
}

/// Every operation that wrote one of the names into a field: id of the record, record, field, change.
fn naming_operations(
    connection: &Connection,
    table: &Table,
    field: &str,
    names: &BTreeSet<String>,
) -> Result<Vec<(Id, i64, i64, i64)>, StoreError> {
    let sql = "SELECT o.id, p.obj, p.field, p.cid, p.value FROM op p JOIN obj o ON o.oid = p.obj
               JOIN field f ON f.fid = p.field WHERE o.tbl = ?1 AND f.name = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([table.name, field])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let value = tables::cell(row.get_ref(4)?)?;
        if without(&value, names) != value {
            found.push((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        }
    }
    Ok(found)
}

/// An opinion stays without who held it. Its id follows from the rater's name, so that it gets another.
fn rename_opinion(tx: &mut Tx, table: &Table, id: &str) -> Result<(), StoreError> {
    let connection = tx.connection;
    let row = table.row(connection, id)?;
    if let Some(obj) = ops::find_obj(connection, table.name, id)? {
        forget::record(connection, obj)?;
        connection.execute("UPDATE obj SET id = ?2 WHERE oid = ?1", params![obj, tx.ids.next()])?;
    }
    if let (Some(mut row), Some(at)) = (row, table.position("rater")) {
        let sql = "SELECT count(*) FROM opinion WHERE rater LIKE '?%'";
        let count: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        row[0] = Cell::Text(tx.ids.next());
        row[at] = Cell::Text(format!("?{}", count + 1));
        table.write(connection, &row)?;
    }
    Ok(())
}

/// Authors and labels of changes.
fn clean_changes(connection: &Connection, words: &BTreeSet<String>) -> Result<(), StoreError> {
    for entry in chain::entries(connection, None)? {
        let telling: Vec<String> = entry
            .words()
            .into_iter()
            .filter(|(_, text)| words.iter().any(|word| tells(text, word)))
            .map(|(word, _)| word)
            .collect();
        if !telling.is_empty() {
            forget::words(connection, entry.change, &telling)?;
        }
    }
    Ok(())
}

/// Names and authors of versions.
fn clean_versions(connection: &Connection, words: &BTreeSet<String>) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT id, name, wall, author, vector FROM version")?;
    let versions: Vec<(String, String, i64, String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?
        .collect::<Result<_, _>>()?;
    for (id, name, wall, author, vector) in versions {
        let clean = |text: &str| words.iter().fold(text.to_owned(), |text, word| redacted(&text, word));
        let (new_name, new_author) = (clean(&name), clean(&author));
        if (&new_name, &new_author) != (&name, &author) {
            let hash = chain::version_hash(&id, &new_name, wall, &new_author, &vector);
            let sql = "UPDATE version SET name = ?2, author = ?3, hash = ?4 WHERE id = ?1";
            connection.execute(sql, params![id, new_name, new_author, hash])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
