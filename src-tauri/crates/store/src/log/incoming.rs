//! One change of a colleague before it is taken: whether it is well formed, and whether it fits its hash.
//!
//! No rule of a plan is asked here. What is refused could not be stored as what it says, or is not what its author made.

use std::collections::HashSet;

use chrono::DateTime;
use domain::{Cell, bounds};

use crate::Label;
use crate::log::bundle::{Bundle, Item, Run, Value};
use crate::log::chain::{Entry, Hash, Named, op_leaf, op_salt, word_leaf, word_salt};
use crate::rows::tables::{self, Table};

/// The longest text that is taken, in bytes: more than any plan can hold, less than a cell of the file.
const LONGEST: usize = 16 << 20;

/// The longest name of a replica, table or field.
const LONGEST_NAME: usize = 200;

/// A change in a bundle.
#[derive(Clone, Copy)]
pub(crate) struct Incoming<'a> {
    pub(crate) bundle: &'a Bundle,
    pub(crate) run: &'a Run,
    /// Its place in the run.
    pub(crate) at: usize,
    pub(crate) seq: i64,
    pub(crate) item: &'a Item,
}

/// An operation by its names.
pub(crate) struct IncomingOp<'a> {
    pub(crate) table: &'a str,
    pub(crate) id: &'a str,
    pub(crate) field: &'a str,
    pub(crate) value: Cell,
    pub(crate) salt: Option<&'a [u8]>,
}

impl<'a> Incoming<'a> {
    /// Every change of a bundle, whatever it says.
    pub(crate) fn all(bundle: &'a Bundle) -> impl Iterator<Item = Self> {
        bundle.runs.iter().flat_map(move |run| {
            let changes = run.changes.iter().enumerate();
            changes.map(move |(at, item)| Incoming { bundle, run, at, seq: run.from.saturating_add(at as i64), item })
        })
    }

    /// Record and field of a place in the lists of the bundle.
    pub(crate) fn names(&self, record: u32, field: u32) -> Option<(&'a str, &'a str, &'a str)> {
        let (table, id) = self.bundle.records.get(record as usize)?;
        Some((table, id, self.bundle.fields.get(field as usize)?))
    }

    /// Its operations; those whose names are none are left out, see [`Incoming::is_well_formed`].
    pub(crate) fn ops(&self) -> impl Iterator<Item = IncomingOp<'a>> {
        let this = *self;
        this.item.ops.iter().filter_map(move |op| {
            let (table, id, field) = this.names(op.record, op.field)?;
            Some(IncomingOp { table, id, field, value: Cell::from(&op.value), salt: op.salt.as_deref() })
        })
    }

    /// What it would be in the log, but for numbers of this file.
    pub(crate) fn entry(&self) -> Entry {
        let Item { rand, prev, wall, author, label_code, label_values, undoes, base, seen, salt, hash, .. } = self.item;
        Entry {
            replica: self.run.replica.clone(),
            seq: self.seq,
            rand: rand.clone(),
            prev: prev.clone(),
            wall: *wall,
            author: author.clone(),
            label: Label { code: label_code.clone(), values: label_values.clone() },
            undoes: undoes.as_ref().map(|(replica, seq)| (Some(replica.clone()), *seq)),
            base: base.clone(),
            seen: seen.clone(),
            salt: salt.clone(),
            hash: Some(hash.to_vec()),
            ..Entry::default()
        }
    }

    /// Whether it can be stored as what it says.
    pub(crate) fn is_well_formed(&self, known: &[Table]) -> bool {
        let is_name = |name: &str| (1..=LONGEST_NAME).contains(&name.len());
        let item = self.item;
        let peers: HashSet<&str> = item.seen.iter().map(|(replica, _)| replica.as_str()).collect();
        let is_seen_right = peers.len() == item.seen.len()
            && !peers.contains(self.run.replica.as_str())
            && item.seen.iter().all(|(replica, upto)| is_name(replica) && 1 <= *upto);
        let mut cells = HashSet::new();
        let are_ops_right = item.ops.iter().all(|op| {
            self.names(op.record, op.field).is_some_and(|names| cells.insert(names) && is_place(names, known))
                && is_value(&op.value)
        });
        let mut gone = HashSet::new();
        let are_erased_right = item.erased.iter().all(|(record, field, _)| {
            self.names(*record, *field).is_some_and(|names| gone.insert(names) && is_place(names, known))
        });
        let words = item.label_values.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>();
        is_name(&self.run.replica)
            && 1 <= self.seq
            && DateTime::from_timestamp_millis(item.wall).is_some()
            && item.author.len() + item.label_code.len() + words <= LONGEST
            && item.rand.len() <= LONGEST_NAME
            && item.prev.as_ref().is_none_or(|prev| prev.len() <= LONGEST_NAME)
            && is_seen_right
            && are_ops_right
            && are_erased_right
    }

    /// Whether it fits its hash on that of the change it is chained to.
    pub(crate) fn fits(&self, base: &[u8]) -> bool {
        self.hash(base) == Some(self.item.hash)
    }

    /// The hash that it has by what it says; nothing where it says too little.
    pub(crate) fn hash(&self, base: &[u8]) -> Option<Hash> {
        let entry = self.entry();
        let leaves = self.leaves(&entry)?;
        Some(entry.hash(base, leaves))
    }

    fn leaves(&self, entry: &Entry) -> Option<Vec<Hash>> {
        let change_salt = self.item.salt.as_deref();
        let mut leaves: Vec<Hash> = self.item.erased.iter().map(|(.., leaf)| *leaf).collect();
        for op in self.ops() {
            let named = Named { table: op.table, id: op.id, field: op.field, value: &op.value };
            leaves.push(match (op.salt, change_salt) {
                (Some(salt), _) => op_leaf(salt, &named),
                (None, Some(salt)) => op_leaf(&op_salt(salt, &named), &named),
                (None, None) => return None,
            });
        }
        for (word, text) in entry.words() {
            let kept = self.item.words.iter().find(|(known, ..)| *known == word);
            leaves.push(match (kept, change_salt) {
                (Some((_, _, Some(hash))), _) if text.is_empty() => Hash::try_from(hash.as_slice()).ok()?,
                (Some((_, Some(salt), None)), _) => word_leaf(salt, &word, text),
                (None, Some(salt)) => word_leaf(&word_salt(salt, &word), &word, text),
                // A word that was erased and is there all the same, or one that nothing vouches for.
                _ => return None,
            });
        }
        Some(leaves)
    }
}

/// Whether a record of a known kind has an id that is one; of others nothing is known.
fn is_place((table, id, field): (&str, &str, &str), known: &[Table]) -> bool {
    let is_name = |name: &str| (1..=LONGEST_NAME).contains(&name.len());
    is_name(table) && is_name(id) && is_name(field) && (tables::find(known, table).is_none() || bounds::is_id(id))
}

/// A number that is none would not come back out of the file, and a text without end would fill it.
fn is_value(value: &Value) -> bool {
    match value {
        Value::Null | Value::Integer(_) => true,
        Value::Real(number) => !number.is_nan(),
        Value::Text(text) => text.len() <= LONGEST,
    }
}

#[cfg(test)]
mod tests;
