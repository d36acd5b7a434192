//! Stores changes of colleagues that were found right, in the order in which they come, and notes which cells they meet
//! others' changes in. What is asked again and again is kept in memory while they come.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, params};

use crate::log::bundle::FILE_HASH;
use crate::log::chain::{Hash, Place};
use crate::log::incoming::Incoming;
use crate::log::seen::{self, Known, Stamp, Vector};
use crate::log::{marks, ops};
use crate::rows::attachments;
use crate::rows::tables::AsSql;
use crate::{Label, StoreError};

/// The log while changes of colleagues are entered.
pub(crate) struct Entering<'a> {
    connection: &'a Connection,
    /// The number of the first change that comes.
    first: i64,
    /// The number of the next change.
    next: i64,
    rids: HashMap<String, i64>,
    fields: HashMap<String, i64>,
    /// Records by table and id.
    objs: HashMap<(&'a str, &'a str), i64>,
    /// What is in the file.
    held: Vector,
    /// What the last change of a replica had seen, itself included.
    tips: HashMap<i64, Vector>,
    /// The hash of the last change of a replica of which some came.
    hashes: HashMap<i64, Hash>,
    /// Records that were changed.
    pub(crate) records: BTreeSet<i64>,
    /// Those of them that were changed by somebody who had not seen all that was here.
    met: BTreeSet<i64>,
}

impl<'a> Entering<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Result<Self, StoreError> {
        let numbers = |sql: &str| -> Result<HashMap<String, i64>, StoreError> {
            let mut statement = connection.prepare_cached(sql)?;
            Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
        };
        let next = connection.query_row("SELECT coalesce(max(cid), 0) + 1 FROM change", [], |row| row.get(0))?;
        Ok(Entering {
            connection,
            first: next,
            next,
            rids: numbers("SELECT uid, rid FROM replica")?,
            fields: numbers("SELECT name, fid FROM field")?,
            objs: HashMap::new(),
            held: seen::held(connection)?,
            tips: HashMap::new(),
            hashes: HashMap::new(),
            records: BTreeSet::new(),
            met: BTreeSet::new(),
        })
    }

    /// The number of a replica in this file.
    pub(crate) fn number_of(&self, replica: &str) -> Option<i64> {
        self.rids.get(replica).copied()
    }

    /// Whether nothing is in the file yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// How many changes of a replica are here.
    pub(crate) fn held(&self, replica: &str) -> i64 {
        self.rids.get(replica).and_then(|rid| self.held.get(rid)).copied().unwrap_or(0)
    }

    /// The hash of a change that is here.
    pub(crate) fn hash_of(&self, (replica, seq): &Place) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(rid) = self.rids.get(replica) else { return Ok(None) };
        if let Some(hash) = self.hashes.get(rid).filter(|_| self.held.get(rid) == Some(seq)) {
            return Ok(Some(hash.to_vec()));
        }
        let sql = "SELECT hash FROM change WHERE rid = ?1 AND seq = ?2";
        let hash = self.connection.prepare_cached(sql)?.query_row([rid, seq], |row| row.get(0)).optional()?;
        Ok(hash.flatten())
    }

    /// What an author had seen according to earlier changes and the base of this one, the next of its replica.
    pub(crate) fn known_before(&mut self, claim: &Incoming) -> Result<Vector, StoreError> {
        let rid = self.rids.get(&claim.run.replica).filter(|_| 1 < claim.seq);
        // Taken from where it is kept: a change that is entered puts it back.
        let mut known = match rid.map(|rid| (*rid, self.tips.remove(rid))) {
            Some((_, Some(tip))) => tip,
            Some((rid, None)) => seen::after(self.connection, Stamp { rid, seq: claim.seq - 1 })?,
            None => Vector::new(),
        };
        if let Some((replica, seq)) = &claim.item.base
            && let Some(rid) = self.rids.get(replica)
        {
            let base = seen::after(self.connection, Stamp { rid: *rid, seq: *seq })?;
            base.into_iter().for_each(|(rid, seq)| seen::raise(&mut known, rid, seq));
        }
        Ok(known)
    }

    /// Stores a change that was found right; `known` is what its author had seen before it.
    pub(crate) fn enter(&mut self, claim: &Incoming<'a>, mut known: Vector) -> Result<(), StoreError> {
        let rid = self.replica(&claim.run.replica)?;
        for (peer, upto) in &claim.item.seen {
            let peer = self.replica(peer)?;
            let sql = "INSERT INTO seen (rid, seq, peer, upto) VALUES (?1, ?2, ?3, ?4)";
            self.connection.prepare_cached(sql)?.execute([rid, claim.seq, peer, *upto])?;
            seen::raise(&mut known, peer, *upto);
        }
        let change = self.next;
        self.insert_change(claim, change, rid)?;
        self.insert_ops(claim, change, rid, &known)?;
        self.insert_erased(claim, change, rid)?;
        self.next += 1;
        self.held.insert(rid, claim.seq);
        self.hashes.insert(rid, claim.item.hash);
        seen::raise(&mut known, rid, claim.seq);
        self.tips.insert(rid, known);
        Ok(())
    }

    fn replica(&mut self, uid: &str) -> Result<i64, StoreError> {
        if let Some(rid) = self.rids.get(uid) {
            return Ok(*rid);
        }
        self.connection.prepare_cached("INSERT INTO replica (uid) VALUES (?1)")?.execute([uid])?;
        let rid = self.connection.last_insert_rowid();
        self.rids.insert(uid.to_owned(), rid);
        Ok(rid)
    }

    fn stamp(&mut self, place: Option<&Place>) -> Result<Option<(i64, i64)>, StoreError> {
        place.map(|(replica, seq)| Ok((self.replica(replica)?, *seq))).transpose()
    }

    fn insert_change(&mut self, claim: &Incoming, change: i64, rid: i64) -> Result<(), StoreError> {
        let item = claim.item;
        let label = Label { code: item.label_code.clone(), values: item.label_values.clone() };
        let label = serde_json::to_string(&label).map_err(|error| StoreError::damaged(error.to_string()))?;
        let (undoes, base) = (self.stamp(item.undoes.as_ref())?, self.stamp(item.base.as_ref())?);
        let sql = "INSERT INTO change (cid, rid, seq, rand, prev, wall, author, label, undoes_rid, undoes_seq, salt, hash,
                   base_rid, base_seq, is_received) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 1)";
        self.connection.prepare_cached(sql)?.execute(params![
            change,
            rid,
            claim.seq,
            item.rand,
            item.prev,
            item.wall,
            item.author,
            label,
            undoes.map(|(rid, _)| rid),
            undoes.map(|(_, seq)| seq),
            item.salt,
            item.hash,
            base.map(|(rid, _)| rid),
            base.map(|(_, seq)| seq),
        ])?;
        Ok(())
    }

    fn insert_ops(&mut self, claim: &Incoming<'a>, change: i64, rid: i64, known: &Vector) -> Result<(), StoreError> {
        let has_seen_all =
            self.held.iter().all(|(other, seq)| *other == rid || known.get(other).is_some_and(|known| seq <= known));
        // Contents that the records name.
        let mut files = BTreeSet::new();
        // Of a record that nobody else knows no cell can meet another's.
        let mut new = BTreeSet::new();
        let sql = "INSERT INTO op (obj, field, cid, value) VALUES (?1, ?2, ?3, ?4)";
        let mut insert = self.connection.prepare_cached(sql)?;
        for op in claim.ops() {
            let (obj, is_new) = self.obj(op.table, op.id)?;
            let field = self.field(op.field)?;
            insert.execute(params![obj, field, change, AsSql(&op.value)])?;
            if let Some(salt) = op.salt {
                let sql = "INSERT INTO op_salt (cid, obj, field, salt) VALUES (?1, ?2, ?3, ?4)";
                self.connection.prepare_cached(sql)?.execute(params![change, obj, field, salt])?;
            }
            if is_new {
                new.insert(obj);
            }
            if !has_seen_all && !new.contains(&obj) {
                self.met.insert(obj);
            }
            if op.field == FILE_HASH {
                files.insert(op.value.plain());
            }
            self.records.insert(obj);
        }
        if files.is_empty() {
            return Ok(());
        }
        let mut named = claim.bundle.attachments.iter().filter(|(hash, _)| files.contains(hash));
        named.try_for_each(|(hash, bytes)| attachments::take(self.connection, hash, bytes))
    }

    /// The number of a record, and whether it is new.
    fn obj(&mut self, table: &'a str, id: &'a str) -> Result<(i64, bool), StoreError> {
        if let Some(obj) = self.objs.get(&(table, id)) {
            return Ok((*obj, false));
        }
        let (obj, is_new) = match ops::find_obj(self.connection, table, id)? {
            Some(obj) => (obj, false),
            None => (ops::insert_obj(self.connection, table, id)?, true),
        };
        self.objs.insert((table, id), obj);
        Ok((obj, is_new))
    }

    fn field(&mut self, name: &str) -> Result<i64, StoreError> {
        if let Some(field) = self.fields.get(name) {
            return Ok(*field);
        }
        // A field of a newer program waits in the log.
        self.connection.prepare_cached("INSERT INTO field (name) VALUES (?1)")?.execute([name])?;
        let field = self.connection.last_insert_rowid();
        self.fields.insert(name.to_owned(), field);
        Ok(field)
    }

    /// What was erased of a change stays erased here.
    fn insert_erased(&mut self, claim: &Incoming<'a>, change: i64, rid: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO erased (obj, field, rid, seq, hash) VALUES (?1, ?2, ?3, ?4, ?5)";
        for (record, field, leaf) in &claim.item.erased {
            let Some((table, id, field)) = claim.names(*record, *field) else { continue };
            let ((obj, _), field) = (self.obj(table, id)?, self.field(field)?);
            self.connection.prepare_cached(sql)?.execute(params![obj, field, rid, claim.seq, leaf])?;
        }
        if claim.item.is_erasure {
            self.connection.prepare_cached(sql)?.execute(params![0, 0, rid, claim.seq, None::<Vec<u8>>])?;
        }
        for (word, salt, hash) in &claim.item.words {
            let sql = "INSERT INTO word_salt (cid, word, salt, hash) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
            self.connection.prepare_cached(sql)?.execute(params![change, word, salt, hash])?;
        }
        Ok(())
    }

    /// Enters which cells were changed beside others, when everything has come.
    pub(crate) fn note_parallel(&self, known: &Known) -> Result<(), StoreError> {
        if !self.met.is_empty() {
            known.look_up(self.first, self.next)?;
        }
        self.met.iter().try_for_each(|obj| marks::note_parallel(known, *obj, self.first))
    }
}
