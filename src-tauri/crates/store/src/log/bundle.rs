//! Changes as they travel from one copy of a plan to another.
//!
//! A bundle speaks in names alone: of replicas, records and fields. It holds runs, each some changes of one replica in
//! their order, with salts and hashes, so that whoever receives them can hold each against its hash before anything is
//! taken. Named versions and the contents of attached files go along. What was erased is in it as its hash.
//!
//! The form is `postcard` (a plain, documented, maintained encoding for serde; lengths before contents, no names of
//! fields) behind a mark and a number of its version: small, quick, read without trust, and never changed in silence. A
//! program reads every version up to its own. What is left out: files, places and encryption.

use std::collections::BTreeMap;

use domain::Cell;
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::log::chain::{Hash, Place};

/// What a bundle begins with.
const MARK: &[u8] = b"paideia changes";

/// The form that this program writes.
pub(crate) const BUNDLE_VERSION: u8 = 1;

/// Changes on their way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    pub(crate) plan_id: String,
    /// Table and id of each record that is spoken of.
    pub(crate) records: Vec<(String, String)>,
    /// Names of fields.
    pub(crate) fields: Vec<String>,
    pub(crate) runs: Vec<Run>,
    pub(crate) versions: Vec<NamedState>,
    /// Hash and content of attached files that these changes brought.
    pub(crate) attachments: Vec<(String, Vec<u8>)>,
}

/// Changes of one replica, without a gap.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub(crate) replica: String,
    /// The number of the first.
    pub(crate) from: i64,
    pub(crate) changes: Vec<Item>,
}

/// One change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Item {
    pub(crate) rand: Vec<u8>,
    pub(crate) prev: Option<Vec<u8>>,
    pub(crate) wall: i64,
    pub(crate) author: String,
    pub(crate) label_code: String,
    pub(crate) label_values: BTreeMap<String, String>,
    pub(crate) undoes: Option<Place>,
    pub(crate) base: Option<Place>,
    pub(crate) seen: Vec<Place>,
    /// Of a change of which nothing was erased.
    pub(crate) salt: Option<Vec<u8>>,
    pub(crate) hash: Hash,
    pub(crate) ops: Vec<ItemOp>,
    /// Record and field of what was erased, with what it is in the hash.
    pub(crate) erased: Vec<(u32, u32, Hash)>,
    /// Salts, or, of erased ones, hashes of the words of a change of which something was erased.
    pub(crate) words: Vec<Word>,
    /// It erased something itself, and no undo takes it back.
    pub(crate) is_erasure: bool,
}

/// The salt of a word, or, of an erased one, what it is in the hash.
pub(crate) type Word = (String, Option<Vec<u8>>, Option<Vec<u8>>);

/// One operation: record and field by their places in the lists of the bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ItemOp {
    pub(crate) record: u32,
    pub(crate) field: u32,
    pub(crate) value: Value,
    /// Of a change of which something else was erased.
    pub(crate) salt: Option<Vec<u8>>,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Real(f64),
    /// A text.
    Text(String),
}

/// A named version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct NamedState {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) wall: i64,
    pub(crate) author: String,
    pub(crate) vector: String,
    pub(crate) hash: Hash,
}

impl Bundle {
    /// The plan it belongs to.
    pub fn plan_id(&self) -> &str {
        &self.plan_id
    }

    /// Its runs, at most one for each replica.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// How many changes it holds.
    pub fn change_count(&self) -> usize {
        self.runs.iter().map(|run| run.changes.len()).sum()
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        let mut bytes = MARK.to_vec();
        bytes.push(BUNDLE_VERSION);
        postcard::to_extend(self, bytes).map_err(|error| StoreError::Unreadable { detail: error.to_string() })
    }

    /// Reads bytes of anybody.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StoreError> {
        let unreadable = |detail: &str| StoreError::ChangesUnreadable { detail: detail.to_owned() };
        let rest = bytes.strip_prefix(MARK).ok_or_else(|| unreadable("mark"))?;
        let (version, body) = rest.split_first().ok_or_else(|| unreadable("version"))?;
        match *version {
            BUNDLE_VERSION => {}
            newer if BUNDLE_VERSION < newer => {
                let (found, known) = (i64::from(newer), i64::from(BUNDLE_VERSION));
                return Err(StoreError::NewerChanges { found, known });
            }
            // Forms that never were.
            _ => return Err(unreadable("version")),
        }
        match postcard::take_from_bytes(body) {
            Ok((bundle, [])) => Ok(bundle),
            Ok(_) => Err(unreadable("length")),
            Err(error) => Err(unreadable(&error.to_string())),
        }
    }

    /// A bundle of one change of this one alone, as it is kept while it waits.
    pub(crate) fn single(&self, run: &Run, at: usize) -> Option<Bundle> {
        let mut item = run.changes.get(at)?.clone();
        let mut single = Bundle { plan_id: self.plan_id.clone(), ..Bundle::default() };
        for op in &mut item.ops {
            let (record, field) = (self.records.get(op.record as usize)?, self.fields.get(op.field as usize)?);
            if let Value::Text(hash) = &op.value
                && field == FILE_HASH
            {
                single.attachments.extend(self.attachments.iter().filter(|(known, _)| known == hash).cloned());
            }
            (op.record, op.field) = single.place(record, field);
        }
        for (of, at, _) in &mut item.erased {
            let (record, field) = (self.records.get(*of as usize)?, self.fields.get(*at as usize)?);
            (*of, *at) = single.place(record, field);
        }
        let from = run.from.checked_add(at as i64)?;
        single.runs = vec![Run { replica: run.replica.clone(), from, changes: vec![item] }];
        Some(single)
    }

    /// Where a record and a field stand in the lists of a small bundle.
    fn place(&mut self, record: &(String, String), field: &str) -> (u32, u32) {
        let of = self.records.iter().position(|known| known == record).unwrap_or_else(|| {
            self.records.push(record.clone());
            self.records.len() - 1
        });
        let at = self.fields.iter().position(|known| known == field).unwrap_or_else(|| {
            self.fields.push(field.to_owned());
            self.fields.len() - 1
        });
        (of as u32, at as u32)
    }
}

/// The field by which a record names the content of a file.
pub(crate) const FILE_HASH: &str = "file_hash";

impl Run {
    /// The replica that made them.
    pub fn replica(&self) -> &str {
        &self.replica
    }

    /// The number of the first change.
    pub fn from(&self) -> i64 {
        self.from
    }

    /// The number of the last change.
    pub fn to(&self) -> i64 {
        self.from.saturating_add(self.changes.len() as i64).saturating_sub(1)
    }

    /// How much of each replica must be there before all of it can be taken.
    pub fn needs(&self) -> BTreeMap<String, i64> {
        let mut needs = BTreeMap::new();
        let mut raise = |(replica, seq): &Place| {
            let known = needs.entry(replica.clone()).or_insert(0);
            *known = (*known).max(*seq);
        };
        for item in &self.changes {
            let places = item.base.iter().chain(&item.seen).chain(&item.undoes);
            places.filter(|(replica, _)| *replica != self.replica).for_each(&mut raise);
        }
        if 1 < self.from {
            raise(&(self.replica.clone(), self.from - 1));
        }
        needs
    }
}

impl From<&Cell> for Value {
    fn from(cell: &Cell) -> Self {
        match cell {
            Cell::Null => Value::Null,
            Cell::Integer(number) => Value::Integer(*number),
            Cell::Real(number) => Value::Real(*number),
            Cell::Text(text) => Value::Text(text.clone()),
        }
    }
}

impl From<&Value> for Cell {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Cell::Null,
            Value::Integer(number) => Cell::Integer(*number),
            Value::Real(number) => Cell::Real(*number),
            Value::Text(text) => Cell::Text(text.clone()),
        }
    }
}

#[cfg(test)]
mod tests;
