//! The words of every record, in a full-text index.
//!
//! The index (FTS5, in memory) is made of the records of a plan and follows them row by row. It says nothing that they do
//! not say, is never written to the file and is gone with the program, so that no second truth can be wrong and nothing
//! that was erased can stay in it. Words are found by their beginning; in names, and in scripts that set no spaces
//! between words, wherever they stand. What it leaves out: what is shown of a record, and in which order.

pub(crate) mod fold;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::fields::{Meaning, meanings};
use domain::names::NAME_FIELDS;
use domain::references::{OnDelete, REFERENCES};
use domain::{Cell, Id, Plan, Record, Subject, Visitor};
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::search::fold::{fold, is_unspaced};

/// `words` holds names and texts of all; `pieces` the names of all, and the texts of scripts without spaces. `runs`
/// lists the pieces, for words shorter than one.
const SCHEMA: &str = "
    CREATE VIRTUAL TABLE words USING fts5(name, text, content='', contentless_delete=1, prefix='1 2 3',
        tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\");
    CREATE VIRTUAL TABLE pieces USING fts5(name, text, content='', contentless_delete=1,
        tokenize='trigram case_sensitive 1');
    CREATE VIRTUAL TABLE runs USING fts5vocab(pieces, 'instance');";

/// Records that people know by what they belong to as well: table, the field that names it, and its table.
const BESIDE: &[(&str, &str, &str)] = &[("person", "partner_id", "partner"), ("room", "venue_id", "venue")];

/// Letters of a piece.
const PIECE: usize = 3;

/// A record in which words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its table.
    pub table: &'static str,
    /// Its id.
    pub id: Id,
    /// What people call it; nothing where it has no name of its own.
    pub name: String,
    /// The same, folded.
    pub folded: String,
    /// Everything else that it says, a line for each field.
    pub text: String,
    /// Table and id of the record on whose screen it stands; nothing where that is its own.
    pub owner: Option<(&'static str, Id)>,
}

/// The words of a plan.
pub struct SearchIndex {
    connection: Connection,
    rows: HashMap<i64, Found>,
    numbers: HashMap<&'static str, HashMap<Id, i64>>,
    /// People and rooms, which are also found by the name of what they belong to.
    beside: HashMap<i64, (&'static str, Id)>,
    last: i64,
}

impl SearchIndex {
    /// The words of all records of a plan.
    pub fn of(plan: &Plan) -> Result<Self, StoreError> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(SCHEMA)?;
        let mut index =
            Self { connection, rows: HashMap::new(), numbers: HashMap::new(), beside: HashMap::new(), last: 0 };
        index.take(plan, &|_| Some(None))?;
        Ok(index)
    }

    /// Follows the plan: by table the ids of rows that were written, or nothing where all of it may have changed.
    pub fn follow(&mut self, plan: &Plan, touched: &BTreeMap<String, Option<Vec<Id>>>) -> Result<(), StoreError> {
        if touched.is_empty() {
            return Ok(());
        }
        self.take(plan, &|table| touched.get(table).map(Option::as_deref))
    }

    /// Reads tables anew, or some rows of them.
    fn take<'t>(
        &mut self,
        plan: &Plan,
        written: &'t dyn Fn(&str) -> Option<Option<&'t [Id]>>,
    ) -> Result<(), StoreError> {
        self.connection.execute_batch("BEGIN")?;
        let mut taking = Taking { index: self, written, failed: None };
        plan.visit(&mut taking);
        let failed = taking.failed;
        self.connection.execute_batch(if failed.is_none() { "COMMIT" } else { "ROLLBACK" })?;
        failed.map_or(Ok(()), Err)
    }

    /// Every record in which all words of a text stand, each in its name or elsewhere. None for a text without words.
    pub fn find(&self, text: &str) -> Result<Vec<&Found>, StoreError> {
        let folded = fold(text);
        let mut left: Option<HashSet<i64>> = None;
        for word in folded.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)) {
            let found = self.having(word)?;
            left = Some(match left {
                Some(left) => left.intersection(&found).copied().collect(),
                None => found,
            });
        }
        Ok(left.into_iter().flatten().filter_map(|number| self.rows.get(&number)).collect())
    }

    /// The record of a table and id, as it is in the index.
    pub fn get(&self, table: &str, id: &str) -> Option<&Found> {
        self.rows.get(self.numbers.get(table)?.get(id)?)
    }

    /// The records that have a word.
    fn having(&self, word: &str) -> Result<HashSet<i64>, StoreError> {
        let quoted = format!("\"{}\"", word.replace('"', "\"\""));
        let mut found = HashSet::new();
        self.add("SELECT rowid FROM words WHERE words MATCH ?1", &[&format!("{quoted}*")], &mut found)?;
        if PIECE <= word.chars().count() {
            self.add("SELECT rowid FROM pieces WHERE pieces MATCH ?1", &[&quoted], &mut found)?;
        } else if word.chars().all(is_unspaced) {
            // All pieces that begin with it; behind the last letters of a text stand two line ends.
            let sql = "SELECT DISTINCT doc FROM runs WHERE ?1 <= term AND term < ?2";
            self.add(sql, &[word, &format!("{word}\u{10ffff}")], &mut found)?;
        }
        let is_found = |(table, id): &(&str, Id)| {
            self.numbers.get(table).and_then(|numbers| numbers.get(id)).is_some_and(|number| found.contains(number))
        };
        let beside: Vec<i64> = self.beside.iter().filter(|(_, to)| is_found(to)).map(|(number, _)| *number).collect();
        found.extend(beside);
        Ok(found)
    }

    fn add(&self, sql: &str, values: &[&str], found: &mut HashSet<i64>) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            found.insert(row.get(0)?);
        }
        Ok(())
    }

    fn remove(&mut self, table: &str, id: &str) -> Result<(), StoreError> {
        let Some(number) = self.numbers.get_mut(table).and_then(|numbers| numbers.remove(id)) else { return Ok(()) };
        self.rows.remove(&number);
        self.beside.remove(&number);
        for sql in ["DELETE FROM words WHERE rowid = ?1", "DELETE FROM pieces WHERE rowid = ?1"] {
            self.connection.prepare_cached(sql)?.execute([number])?;
        }
        Ok(())
    }

    fn put(&mut self, found: Found, beside: Option<(&'static str, Id)>) -> Result<(), StoreError> {
        self.last += 1;
        self.beside.extend(beside.map(|to| (self.last, to)));
        let text = fold(&found.text);
        let words = "INSERT INTO words (rowid, name, text) VALUES (?1, ?2, ?3)";
        self.connection.prepare_cached(words)?.execute(params![self.last, found.folded, text])?;
        let ended = |text: &str| format!("{text}\n\n");
        let unspaced = if text.chars().any(is_unspaced) { ended(&text) } else { String::new() };
        let pieces = "INSERT INTO pieces (rowid, name, text) VALUES (?1, ?2, ?3)";
        self.connection.prepare_cached(pieces)?.execute(params![self.last, ended(&found.folded), unspaced])?;
        self.numbers.entry(found.table).or_default().insert(found.id.clone(), self.last);
        self.rows.insert(self.last, found);
        Ok(())
    }
}

/// A walk over the tables of a plan that takes over what was written.
struct Taking<'a, 't> {
    index: &'a mut SearchIndex,
    written: &'t dyn Fn(&str) -> Option<Option<&'t [Id]>>,
    failed: Option<StoreError>,
}

impl Visitor for Taking<'_, '_> {
    fn visit<R: Record>(&mut self, records: &[R]) {
        if self.failed.is_none() {
            self.failed = self.take(records).err();
        }
    }
}

impl Taking<'_, '_> {
    fn take<R: Record>(&mut self, records: &[R]) -> Result<(), StoreError> {
        match (self.written)(R::TABLE) {
            None => Ok(()),
            Some(None) => {
                let known: Vec<Id> =
                    self.index.numbers.get(R::TABLE).into_iter().flatten().map(|(id, _)| id.clone()).collect();
                known.iter().try_for_each(|id| self.index.remove(R::TABLE, id))?;
                records.iter().try_for_each(|record| self.put(record))
            }
            Some(Some(ids)) => ids.iter().try_for_each(|id| {
                self.index.remove(R::TABLE, id)?;
                match records.binary_search_by(|record| record.id().cmp(id)) {
                    Ok(at) => self.put(&records[at]),
                    Err(_) => Ok(()),
                }
            }),
        }
    }

    fn put<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        said(record).map_or(Ok(()), |(found, beside)| self.index.put(found, beside))
    }
}

/// What a record says in words of people, and what it is beside; nothing: it says none.
fn said<R: Record>(record: &R) -> Option<(Found, Option<(&'static str, Id)>)> {
    let cells = record.cells();
    let fields = meanings(R::TABLE);
    let value = |name: &str| {
        let at = R::FIELDS.iter().position(|field| *field == name)?;
        Some(cells[at].plain()).filter(|value| !value.is_empty())
    };
    let named = NAME_FIELDS.iter().find_map(|field| Some((*field, value(field)?)));
    let mut text = String::new();
    for ((field, meaning), cell) in fields.iter().zip(&cells) {
        let Cell::Text(words) = cell else { continue };
        if named.as_ref().is_some_and(|(name, _)| name == field) {
            continue;
        }
        let words = if *meaning == Meaning::Words {
            words.clone()
        } else if *meaning == Meaning::WordsList {
            serde_json::from_str::<Vec<String>>(words).unwrap_or_default().join(", ")
        } else {
            continue;
        };
        if !words.is_empty() {
            text = if text.is_empty() { words } else { text + "\n" + &words };
        }
    }
    let name = named.map(|(_, name)| name).unwrap_or_default();
    if name.is_empty() && text.is_empty() {
        return None;
    }
    let folded = fold(&name);
    let beside = BESIDE.iter().filter(|(table, ..)| *table == R::TABLE);
    let beside = beside.map(|(_, field, to)| (*to, *field)).find_map(|(to, field)| Some((to, value(field)?)));
    let owner = owner(R::TABLE, &value);
    Some((Found { table: R::TABLE, id: record.id().to_owned(), name, folded, text, owner }, beside))
}

/// The record on whose screen another stands: what it is about, or what it means nothing without. Whatever tasks and
/// notes can be about has a screen of its own, and so have people, rooms and what frameworks are made of.
fn owner(table: &'static str, value: &dyn Fn(&str) -> Option<String>) -> Option<(&'static str, Id)> {
    const OWN: &[&str] = &["person", "room", "level", "area", "assessment", "release"];
    if let (Some(subject), Some(id)) = (value("subject"), value("subject_id")) {
        let subject = Subject::ALL.iter().find(|known| known.word() == subject)?;
        return Some((subject.word(), id));
    }
    if OWN.contains(&table) || Subject::ALL.iter().any(|subject| subject.word() == table) {
        return None;
    }
    let named = REFERENCES.iter().filter(|it| it.table == table && it.on_delete == OnDelete::Cascade);
    named.map(|it| (it.target, it.field)).find_map(|(target, field)| Some((target, value(field)?)))
}

#[cfg(test)]
mod tests;
