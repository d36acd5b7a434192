//! What of a plan another copy of it has not seen yet, as a bundle.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

use rusqlite::{OptionalExtension, params};

use crate::StoreError;
use crate::log::bundle::{Bundle, FILE_HASH, Item, ItemOp, NamedState, Run, Value};
use crate::log::chain::{self, Entry, Hash};
use crate::log::ops;
use crate::reader::Reader;
use crate::rows::tables;

/// A stored hash.
fn hash(bytes: &[u8]) -> Result<Hash, StoreError> {
    Hash::try_from(bytes).map_err(|_| StoreError::damaged("change.hash"))
}

impl Reader {
    /// How many changes of each replica this file holds.
    pub fn vector(&self) -> Result<BTreeMap<String, i64>, StoreError> {
        let sql = "SELECT r.uid, max(c.seq) FROM change c JOIN replica r USING (rid) GROUP BY c.rid";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }

    /// Every change that a copy with such a vector has not, and every named version.
    pub fn changes_since(&self, vector: &BTreeMap<String, i64>) -> Result<Bundle, StoreError> {
        let mut sending = Sending::new(self)?;
        for (replica, upto) in self.vector()? {
            let seen = vector.get(&replica).copied().unwrap_or(0).max(0);
            if seen < upto {
                sending.add(&replica, seen + 1, upto)?;
            }
        }
        sending.add_versions()?;
        Ok(sending.bundle)
    }

    /// Some changes of one replica, and every named version.
    pub fn changes_of(&self, replica: &str, numbers: RangeInclusive<i64>) -> Result<Bundle, StoreError> {
        let mut sending = Sending::new(self)?;
        sending.add(replica, (*numbers.start()).max(1), *numbers.end())?;
        sending.add_versions()?;
        Ok(sending.bundle)
    }
}

/// Record, field and hash of each operation that was erased, and whether the change is one that erased.
type Erased = (Vec<(i64, i64, Hash)>, bool);

/// A bundle in the making.
struct Sending<'a> {
    reader: &'a Reader,
    bundle: Bundle,
    /// Where a record and a field stand in the lists of the bundle.
    records: HashMap<i64, u32>,
    fields: HashMap<i64, u32>,
    erased: HashMap<(i64, i64), Erased>,
    files: BTreeSet<String>,
}

impl<'a> Sending<'a> {
    fn new(reader: &'a Reader) -> Result<Self, StoreError> {
        let mut erased: HashMap<(i64, i64), Erased> = HashMap::new();
        let mut statement = reader.connection.prepare_cached("SELECT rid, seq, obj, field, hash FROM erased")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (leaves, is_erasure) = erased.entry((row.get(0)?, row.get(1)?)).or_default();
            match row.get::<_, Option<Vec<u8>>>(4)? {
                Some(leaf) => leaves.push((row.get(2)?, row.get(3)?, hash(&leaf)?)),
                None => *is_erasure = true,
            }
        }
        let bundle = Bundle { plan_id: reader.plan_id.clone(), ..Bundle::default() };
        let (records, fields, files) = Default::default();
        Ok(Sending { reader, bundle, records, fields, erased, files })
    }

    fn add(&mut self, replica: &str, from: i64, upto: i64) -> Result<(), StoreError> {
        let connection = &self.reader.connection;
        let mut statement = connection.prepare_cached("SELECT rid FROM replica WHERE uid = ?1")?;
        let Some(rid) = statement.query_row([replica], |row| row.get(0)).optional()? else { return Ok(()) };
        let mut run = Run { replica: replica.to_owned(), from, changes: Vec::new() };
        for entry in chain::entries_of(connection, rid, from, upto)? {
            // A gap is one that only damage leaves; what follows it can be taken by nobody.
            if entry.seq != run.to() + 1 {
                break;
            }
            run.changes.push(self.item(entry)?);
        }
        if !run.changes.is_empty() {
            self.bundle.runs.push(run);
        }
        self.add_files()
    }

    fn item(&mut self, entry: Entry) -> Result<Item, StoreError> {
        let connection = &self.reader.connection;
        let (erased, is_erasure) = self.erased.remove(&(entry.rid, entry.seq)).unwrap_or_default();
        let mut item = Item {
            undoes: entry.undoes.map(|(replica, seq)| (replica.unwrap_or_default(), seq)),
            hash: hash(entry.hash.as_deref().unwrap_or_default())?,
            rand: entry.rand,
            prev: entry.prev,
            wall: entry.wall,
            author: entry.author,
            label_code: entry.label.code,
            label_values: entry.label.values,
            base: entry.base,
            seen: entry.seen,
            salt: entry.salt,
            is_erasure,
            ..Item::default()
        };
        for (obj, field, leaf) in erased {
            item.erased.push((self.record(obj)?, self.field(field)?, leaf));
        }
        let sql = "SELECT p.obj, p.field, p.value, s.salt FROM op p LEFT JOIN op_salt s USING (cid, obj, field)
                   WHERE p.cid = ?1 ORDER BY p.obj, p.field";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([entry.change])?;
        while let Some(row) = rows.next()? {
            let value = Value::from(&tables::cell(row.get_ref(2)?)?);
            let (record, field) = (self.record(row.get(0)?)?, self.field(row.get(1)?)?);
            if let Value::Text(hash) = &value
                && self.bundle.fields[field as usize] == FILE_HASH
            {
                self.files.insert(hash.clone());
            }
            item.ops.push(ItemOp { record, field, value, salt: row.get(3)? });
        }
        if item.salt.is_none() {
            let sql = "SELECT word, salt, hash FROM word_salt WHERE cid = ?1 ORDER BY word";
            let mut statement = connection.prepare_cached(sql)?;
            let words = statement.query_map([entry.change], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            item.words = words.collect::<Result<_, _>>()?;
        }
        Ok(item)
    }

    fn record(&mut self, obj: i64) -> Result<u32, StoreError> {
        if let Some(place) = self.records.get(&obj) {
            return Ok(*place);
        }
        let place = self.bundle.records.len() as u32;
        self.bundle.records.push(ops::obj_name(&self.reader.connection, obj)?);
        self.records.insert(obj, place);
        Ok(place)
    }

    fn field(&mut self, field: i64) -> Result<u32, StoreError> {
        if let Some(place) = self.fields.get(&field) {
            return Ok(*place);
        }
        let place = self.bundle.fields.len() as u32;
        self.bundle.fields.push(ops::field_name(&self.reader.connection, field)?);
        self.fields.insert(field, place);
        Ok(place)
    }

    /// Contents that the changes so far name; one that the plan does not hold any more is left out.
    fn add_files(&mut self) -> Result<(), StoreError> {
        for hash in std::mem::take(&mut self.files) {
            let is_there = self.bundle.attachments.iter().any(|(known, _)| *known == hash);
            if !is_there && let Some(bytes) = self.reader.attachment(&hash)? {
                self.bundle.attachments.push((hash, bytes));
            }
        }
        Ok(())
    }

    /// Named versions are few; each copy takes those that it does not know.
    fn add_versions(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT id, name, wall, author, vector, hash FROM version ORDER BY id";
        let mut statement = self.reader.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![])?;
        while let Some(row) = rows.next()? {
            let (id, name, wall) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (author, vector) = (row.get(3)?, row.get(4)?);
            let hash = hash(&row.get::<_, Option<Vec<u8>>>(5)?.unwrap_or_default())?;
            self.bundle.versions.push(NamedState { id, name, wall, author, vector, hash });
        }
        Ok(())
    }
}
