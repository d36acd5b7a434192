//! The witness of the log: a hash for each change, over what it did and the hash of the change before it.
//!
//! The change before it is the one before it of its own replica. The first change of a replica is chained to the one
//! that was the last of the file it was made in, the first change of a plan to the plan's id. So a change has the same
//! hash in every copy, in whatever order changes arrive there.
//!
//! An operation enters the hash of its change as a leaf under a salt of its own. What is erased leaves its leaf and
//! loses its salt: the chain holds, and nothing can be guessed. Leaves are sorted, so that the hash does not depend on
//! the numbers that records and fields have in one file. What this leaves out: what to do about damage, see `file/`.

use std::collections::{BTreeMap, HashMap};

use domain::Cell;
use rusqlite::{Connection, OptionalExtension, Statement, ToSql, params};
use sha2::{Digest, Sha256};

use crate::log::ops::Op;
use crate::log::ops::read_label;
use crate::log::seen;
use crate::{Label, StoreError};

/// A SHA-256.
pub(crate) type Hash = [u8; 32];

/// The salt of one operation or word.
pub(crate) type Salt = [u8; 16];

/// A change of a replica by its name, and its place among that replica's.
pub(crate) type Place = (String, i64);

/// One row of `change`, as it enters its hash.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Entry {
    pub(crate) change: i64,
    pub(crate) rid: i64,
    pub(crate) replica: String,
    pub(crate) seq: i64,
    pub(crate) rand: Vec<u8>,
    pub(crate) prev: Option<Vec<u8>>,
    pub(crate) wall: i64,
    pub(crate) author: String,
    pub(crate) label: Label,
    pub(crate) undoes: Option<(Option<String>, i64)>,
    /// What it is chained to, where that is not the one before it of its own replica.
    pub(crate) base: Option<Place>,
    /// What its author had seen of others, as far as no earlier change of the replica says it.
    pub(crate) seen: Vec<Place>,
    pub(crate) salt: Option<Vec<u8>>,
    pub(crate) hash: Option<Vec<u8>>,
}

/// An operation by the names of what it concerns, which are the same in every copy.
pub(crate) struct Named<'a> {
    pub(crate) table: &'a str,
    pub(crate) id: &'a str,
    pub(crate) field: &'a str,
    pub(crate) value: &'a Cell,
}

/// Feeds a digest with parts that cannot run into each other.
struct Parts(Sha256);

impl Parts {
    fn new(what: &str) -> Self {
        Parts(Sha256::new()).bytes(what.as_bytes())
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
        self
    }

    fn number(self, number: i64) -> Self {
        self.bytes(&number.to_be_bytes())
    }

    fn maybe(self, bytes: Option<&[u8]>) -> Self {
        match bytes {
            Some(bytes) => self.bytes(&[1]).bytes(bytes),
            None => self.bytes(&[0]),
        }
    }

    fn cell(self, cell: &Cell) -> Self {
        match cell {
            Cell::Null => self.bytes(&[0]),
            Cell::Integer(number) => self.bytes(&[1]).number(*number),
            Cell::Real(number) => self.bytes(&[2]).bytes(&number.to_bits().to_be_bytes()),
            Cell::Text(text) => self.bytes(&[3]).bytes(text.as_bytes()),
        }
    }

    fn hash(self) -> Hash {
        self.0.finalize().into()
    }
}

/// The salt of an operation.
pub(crate) fn op_salt(change_salt: &[u8], op: &Named) -> Salt {
    short(
        Parts::new("op salt")
            .bytes(change_salt)
            .bytes(op.table.as_bytes())
            .bytes(op.id.as_bytes())
            .bytes(op.field.as_bytes()),
    )
}

/// The salt of a word of a change.
pub(crate) fn word_salt(change_salt: &[u8], word: &str) -> Salt {
    short(Parts::new("word salt").bytes(change_salt).bytes(word.as_bytes()))
}

fn short(parts: Parts) -> Salt {
    let mut salt = Salt::default();
    salt.copy_from_slice(&parts.hash()[..16]);
    salt
}

/// What an operation is in the hash of its change.
pub(crate) fn op_leaf(salt: &[u8], op: &Named) -> Hash {
    let names = Parts::new("op").bytes(salt).bytes(op.table.as_bytes()).bytes(op.id.as_bytes());
    names.bytes(op.field.as_bytes()).cell(op.value).hash()
}

/// What a word is in the hash of its change.
pub(crate) fn word_leaf(salt: &[u8], word: &str, text: &str) -> Hash {
    Parts::new("word").bytes(salt).bytes(word.as_bytes()).bytes(text.as_bytes()).hash()
}

/// What a change's author had seen of another replica is in the hash of the change.
fn seen_leaf((replica, upto): &Place) -> Hash {
    Parts::new("seen").bytes(replica.as_bytes()).number(*upto).hash()
}

/// The hash of a named state.
pub(crate) fn version_hash(id: &str, name: &str, wall: i64, author: &str, vector: &str) -> Hash {
    let parts = Parts::new("version").bytes(id.as_bytes()).bytes(name.as_bytes()).number(wall);
    parts.bytes(author.as_bytes()).bytes(vector.as_bytes()).hash()
}

impl Entry {
    /// The words of a change by which somebody can be known: its author, and what its label says.
    pub(crate) fn words(&self) -> BTreeMap<String, &str> {
        let values = self.label.values.iter().map(|(key, text)| (format!("label.{key}"), text.as_str()));
        std::iter::once(("author".to_owned(), self.author.as_str())).chain(values).collect()
    }

    /// The hash of a change, from what stood before it and its leaves.
    pub(crate) fn hash(&self, before: &[u8], mut leaves: Vec<Hash>) -> Hash {
        leaves.extend(self.seen.iter().map(seen_leaf));
        leaves.sort_unstable();
        let undoes = self.undoes.as_ref().map(|(replica, seq)| format!("{} {seq}", replica.as_deref().unwrap_or("?")));
        let mut parts = Parts::new("change")
            .bytes(before)
            .bytes(self.replica.as_bytes())
            .number(self.seq)
            .bytes(&self.rand)
            .maybe(self.prev.as_deref())
            .number(self.wall)
            .bytes(self.label.code.as_bytes())
            .maybe(undoes.as_deref().map(str::as_bytes));
        for leaf in &leaves {
            parts = parts.bytes(leaf);
        }
        parts.hash()
    }
}

const ENTRY: &str = "SELECT c.cid, r.uid, c.seq, c.rand, c.prev, c.wall, c.author, c.label, c.undoes_rid, c.undoes_seq,
    u.uid, c.salt, c.hash, c.rid, b.uid, c.base_rid, c.base_seq
    FROM change c LEFT JOIN replica r ON r.rid = c.rid LEFT JOIN replica u ON u.rid = c.undoes_rid
    LEFT JOIN replica b ON b.rid = c.base_rid";

/// The rows of `change` in their order, all of them or one.
pub(crate) fn entries(connection: &Connection, only: Option<i64>) -> Result<Vec<Entry>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{ENTRY} WHERE ?1 IS NULL OR c.cid = ?1 ORDER BY c.cid"))?;
    let mut entries = read_entries(&mut statement, params![only])?;
    if only.is_none() {
        read_seen(connection, None, &mut entries)?;
    } else if let Some(rid) = entries.first().map(|entry| entry.rid) {
        read_seen(connection, Some(rid), &mut entries)?;
    }
    Ok(entries)
}

/// The changes of one replica from one to another, both included.
pub(crate) fn entries_of(connection: &Connection, rid: i64, from: i64, upto: i64) -> Result<Vec<Entry>, StoreError> {
    let sql = format!("{ENTRY} WHERE c.rid = ?1 AND c.seq BETWEEN ?2 AND ?3 ORDER BY c.seq");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut entries = read_entries(&mut statement, params![rid, from, upto])?;
    read_seen(connection, Some(rid), &mut entries)?;
    Ok(entries)
}

fn read_entries(statement: &mut Statement, values: &[&dyn ToSql]) -> Result<Vec<Entry>, StoreError> {
    let mut rows = statement.query(values)?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let undone: Option<i64> = row.get(9)?;
        let base: Option<i64> = row.get(15)?;
        entries.push(Entry {
            change: row.get(0)?,
            replica: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            seq: row.get(2)?,
            rand: row.get(3)?,
            prev: row.get(4)?,
            wall: row.get(5)?,
            author: row.get(6)?,
            label: read_label(&row.get::<_, String>(7)?)?,
            undoes: undone.map(|seq| Ok::<_, StoreError>((row.get(10)?, seq))).transpose()?,
            salt: row.get(11)?,
            hash: row.get(12)?,
            rid: row.get(13)?,
            base: match base {
                Some(_) => Some((row.get::<_, Option<String>>(14)?.unwrap_or_default(), row.get(16)?)),
                None => None,
            },
            seen: Vec::new(),
        });
    }
    Ok(entries)
}

/// Adds to changes what their authors had seen; of one change or one replica only that is read.
fn read_seen(connection: &Connection, rid: Option<i64>, entries: &mut [Entry]) -> Result<(), StoreError> {
    let from = match entries {
        [only] => only.seq,
        _ => i64::MIN,
    };
    let upto = if from == i64::MIN { i64::MAX } else { from };
    let sql = match rid {
        Some(_) => {
            "SELECT s.rid, s.seq, r.uid, s.upto FROM seen s LEFT JOIN replica r ON r.rid = s.peer
             WHERE s.rid = ?1 AND s.seq BETWEEN ?2 AND ?3"
        }
        None => {
            "SELECT s.rid, s.seq, r.uid, s.upto FROM seen s LEFT JOIN replica r ON r.rid = s.peer
             WHERE ?1 IS NULL AND s.seq BETWEEN ?2 AND ?3"
        }
    };
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![rid, from, upto])?;
    let mut places: Option<HashMap<(i64, i64), usize>> = None;
    while let Some(row) = rows.next()? {
        // Without a row, as in a file of one line of changes, nothing is sorted out.
        let places = places.get_or_insert_with(|| {
            entries.iter().enumerate().map(|(at, entry)| ((entry.rid, entry.seq), at)).collect()
        });
        if let Some(at) = places.get(&(row.get(0)?, row.get(1)?)) {
            let replica = row.get::<_, Option<String>>(2)?.unwrap_or_default();
            entries[*at].seen.push((replica, row.get(3)?));
        }
    }
    Ok(())
}

/// Names of records and fields, looked up once.
pub(crate) struct Names<'a> {
    connection: &'a Connection,
    fields: HashMap<i64, String>,
    record: (i64, String, String),
}

impl<'a> Names<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Result<Self, StoreError> {
        let mut statement = connection.prepare_cached("SELECT fid, name FROM field")?;
        let fields = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        Ok(Names { connection, fields, record: (i64::MIN, String::new(), String::new()) })
    }

    /// An operation by names; quick when operations of one record follow each other.
    pub(crate) fn named<'b>(&'b mut self, obj: i64, field: i64, value: &'b Cell) -> Result<Named<'b>, StoreError> {
        if self.record.0 != obj {
            let (table, id) = crate::log::ops::obj_name(self.connection, obj)?;
            self.record = (obj, table, id);
        }
        let field = self.fields.get(&field).ok_or_else(|| StoreError::damaged(format!("field {field}")))?;
        Ok(Named { table: &self.record.1, id: &self.record.2, field, value })
    }
}

/// Enters the salt and hash of a change whose operations are written.
pub(crate) fn seal(connection: &Connection, change: i64, ops: &[Op], salt: &[u8]) -> Result<(), StoreError> {
    let entry = entries(connection, Some(change))?.pop().ok_or_else(|| StoreError::damaged("change"))?;
    let mut leaves = Vec::with_capacity(ops.len() + 4);
    let mut names = Names::new(connection)?;
    for op in ops {
        let named = names.named(op.obj, op.field, &op.value)?;
        leaves.push(op_leaf(&op_salt(salt, &named), &named));
    }
    leaves.extend(entry.words().iter().map(|(word, text)| word_leaf(&word_salt(salt, word), word, text)));
    let hash = entry.hash(&before(connection, change)?, leaves);
    set(connection, change, salt, &hash)
}

fn set(connection: &Connection, change: i64, salt: &[u8], hash: &Hash) -> Result<(), StoreError> {
    let sql = "UPDATE change SET salt = ?2, hash = ?3 WHERE cid = ?1";
    connection.prepare_cached(sql)?.execute(params![change, salt, hash])?;
    Ok(())
}

/// Finds the change that another, `c`, is chained to.
const BASE: &str = "(SELECT p.hash FROM change p WHERE p.rid = coalesce(c.base_rid, c.rid)
    AND p.seq = CASE WHEN c.base_rid IS NULL THEN c.seq - 1 ELSE c.base_seq END)";

/// What a change is chained to: the hash of the one before it, or, for the first of all, the plan's id.
pub(crate) fn before(connection: &Connection, change: i64) -> Result<Vec<u8>, StoreError> {
    let sql = format!("SELECT {BASE}, base_rid IS NULL FROM change c WHERE cid = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let found: Option<(Option<Vec<u8>>, bool)> =
        statement.query_row([change], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    match found {
        Some((Some(hash), _)) => Ok(hash),
        Some((None, true)) => first_base(connection),
        Some((None, false)) | None => Ok(Vec::new()),
    }
}

/// What the first change of a plan is chained to.
pub(crate) fn first_base(connection: &Connection) -> Result<Vec<u8>, StoreError> {
    let sql = "SELECT value FROM meta WHERE key = 'plan_id'";
    Ok(connection.query_row(sql, [], |row| row.get::<_, String>(0))?.into_bytes())
}

/// A change that is chained to another, if there is one.
pub(crate) fn next_of(connection: &Connection, change: i64) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT n.cid FROM change c JOIN change n
               ON (n.rid = c.rid AND n.seq = c.seq + 1 AND n.base_rid IS NULL)
               OR (n.base_rid = c.rid AND n.base_seq = c.seq) WHERE c.cid = ?1 ORDER BY n.cid LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([change], |row| row.get(0)).optional()?)
}

/// Chains changes whose own place in the chain is lost to those that arrived before them.
pub(crate) fn mend_bases(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "UPDATE change SET base_rid = NULL, base_seq = NULL WHERE base_rid IS NOT NULL AND NOT EXISTS
             (SELECT 1 FROM change p WHERE p.rid = change.base_rid AND p.seq = change.base_seq AND p.cid < change.cid);
         UPDATE change SET (base_rid, base_seq) = (SELECT p.rid, p.seq FROM change p WHERE p.cid = change.cid - 1)
         WHERE base_rid IS NULL AND NOT EXISTS
             (SELECT 1 FROM change p WHERE p.rid = change.rid AND p.seq = change.seq - 1 AND p.cid < change.cid)",
    )?;
    Ok(())
}

/// The hash of the last change: the same in two files that say the same.
pub(crate) fn head(connection: &Connection) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT hash FROM change ORDER BY cid DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    Ok(rows.next()?.map(|row| row.get::<_, Option<Vec<u8>>>(0)).transpose()?.flatten())
}

/// Whether a file, up to a change, holds what another holds: the last change of each replica is the same. Where all
/// changes are one line that of the last is enough, and no more is read of a file that may be damaged.
pub(crate) fn is_same(one: &Connection, upto: i64, other: &Connection) -> Result<bool, StoreError> {
    let hash: Option<Vec<u8>> = one
        .query_row("SELECT hash FROM change WHERE cid <= ?1 ORDER BY cid DESC LIMIT 1", [upto], |row| row.get(0))
        .optional()?
        .flatten();
    if hash.is_none() || hash != head(other)? {
        return Ok(false);
    }
    Ok(!seen::is_merged(other)? || tips(one, upto)? == tips(other, i64::MAX)?)
}

/// The last change of each replica up to one, by name, place and hash.
fn tips(connection: &Connection, upto: i64) -> Result<BTreeMap<Place, Option<Vec<u8>>>, StoreError> {
    let sql =
        "SELECT r.uid, max(c.seq), c.hash FROM change c JOIN replica r USING (rid) WHERE c.cid <= ?1 GROUP BY r.uid";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([upto], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
