//! What the author of a change had seen of other replicas.
//!
//! A change has seen everything of its own replica before it, what its base had seen, and what `seen` says. Of a line of
//! changes in one file nothing has to be noted: each has seen the one before it. Numbers of replicas are those of one
//! file; what goes out speaks of their names (see `bundle`).

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;

/// How many changes of each replica.
pub(crate) type Vector = BTreeMap<i64, i64>;

/// A change, by its replica and its place among that replica's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Stamp {
    pub(crate) rid: i64,
    pub(crate) seq: i64,
}

/// Raises a vector to hold so many changes of a replica.
pub(crate) fn raise(vector: &mut Vector, rid: i64, seq: i64) {
    let known = vector.entry(rid).or_insert(0);
    *known = seq.max(*known);
}

/// Everything that is in a file.
pub(crate) fn held(connection: &Connection) -> Result<Vector, StoreError> {
    let mut statement = connection.prepare_cached("SELECT rid, max(seq) FROM change GROUP BY rid")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Whether anything in a file came from a colleague. If not, its changes are one line.
pub(crate) fn is_merged(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE is_received = 1)";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The last change that came into a file.
pub(crate) fn head(connection: &Connection) -> Result<Option<Stamp>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT rid, seq FROM change ORDER BY cid DESC LIMIT 1")?;
    Ok(statement.query_row([], |row| Ok(Stamp { rid: row.get(0)?, seq: row.get(1)? })).optional()?)
}

/// Changes to which those of a replica, up to one, are chained besides each other.
fn bases(connection: &Connection, of: Stamp) -> Result<Vec<Stamp>, StoreError> {
    let sql = "SELECT base_rid, base_seq FROM change WHERE rid = ?1 AND seq <= ?2 AND base_rid IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([of.rid, of.seq], |row| Ok(Stamp { rid: row.get(0)?, seq: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everything that a change's author had seen when it was made, and the change itself.
pub(crate) fn after(connection: &Connection, change: Stamp) -> Result<Vector, StoreError> {
    let mut vector = Vector::new();
    let mut open = vec![change];
    let mut done = HashSet::new();
    while let Some(stamp) = open.pop() {
        if !done.insert(stamp) {
            continue;
        }
        raise(&mut vector, stamp.rid, stamp.seq);
        let sql = "SELECT peer, max(upto) FROM seen WHERE rid = ?1 AND seq <= ?2 GROUP BY peer";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([stamp.rid, stamp.seq])?;
        while let Some(row) = rows.next()? {
            raise(&mut vector, row.get(0)?, row.get(1)?);
        }
        open.extend(bases(connection, stamp)?);
    }
    Ok(vector)
}

/// How many changes of another replica a change's author had seen.
fn seen_of(connection: &Connection, change: Stamp, peer: i64) -> Result<i64, StoreError> {
    let mut most = 0;
    let mut open = vec![change];
    let mut done = HashSet::new();
    while let Some(stamp) = open.pop() {
        if !done.insert(stamp) {
            continue;
        }
        if stamp.rid == peer {
            most = most.max(stamp.seq);
            continue;
        }
        // Later ones say more, see `receive`.
        let sql = "SELECT upto FROM seen WHERE rid = ?1 AND peer = ?2 AND seq <= ?3 ORDER BY seq DESC LIMIT 1";
        let told: Option<i64> = connection
            .prepare_cached(sql)?
            .query_row(params![stamp.rid, peer, stamp.seq], |row| row.get(0))
            .optional()?;
        most = most.max(told.unwrap_or(0));
        open.extend(bases(connection, stamp)?);
    }
    Ok(most)
}

/// The first and the last change of a replica around one, between which nothing new is said of another replica.
fn span(connection: &Connection, change: Stamp, peer: i64) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT max(coalesce((SELECT max(seq) FROM seen WHERE rid = ?1 AND peer = ?2 AND seq <= ?3), 0),
                      coalesce((SELECT max(seq) FROM change WHERE rid = ?1 AND seq <= ?3 AND base_rid IS NOT NULL), 0)),
                  min(coalesce((SELECT min(seq) FROM seen WHERE rid = ?1 AND peer = ?2 AND ?3 < seq), ?4),
                      coalesce((SELECT min(seq) FROM change WHERE rid = ?1 AND ?3 < seq AND base_rid IS NOT NULL), ?4))";
    let values = params![change.rid, peer, change.seq, i64::MAX];
    let (from, next): (i64, i64) =
        connection.prepare_cached(sql)?.query_row(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((from, next - 1))
}

/// Who made a change, and when by the clock there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Made {
    pub(crate) stamp: Stamp,
    pub(crate) wall: i64,
}

/// By the first of some changes of a replica: the last of them, and how much of another replica they all had seen.
type Spans = BTreeMap<i64, (i64, i64)>;

/// What authors had seen, and who made what, each looked up once: for as long as no change comes into the file.
pub(crate) struct Known<'a> {
    pub(crate) connection: &'a Connection,
    /// By a replica and another.
    seen: RefCell<HashMap<(i64, i64), Spans>>,
    made: RefCell<HashMap<i64, Made>>,
    names: RefCell<HashMap<i64, Rc<str>>>,
    is_merged: OnceCell<bool>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        let (seen, made, names) = Default::default();
        Known { connection, seen, made, names, is_merged: OnceCell::new() }
    }

    /// How many changes of another replica a change's author had seen.
    pub(crate) fn seen_of(&self, change: Stamp, peer: i64) -> Result<i64, StoreError> {
        if change.rid == peer {
            return Ok(change.seq);
        }
        let pair = (change.rid, peer);
        let spans = self.seen.borrow();
        if let Some((_, (last, seen))) = spans.get(&pair).and_then(|spans| spans.range(..=change.seq).next_back())
            && change.seq <= *last
        {
            return Ok(*seen);
        }
        drop(spans);
        let seen = seen_of(self.connection, change, peer)?;
        let (first, last) = span(self.connection, change, peer)?;
        self.seen.borrow_mut().entry(pair).or_default().insert(first, (last, seen));
        Ok(seen)
    }

    /// Whether the author of a change had seen another.
    pub(crate) fn knows(&self, change: Stamp, other: Stamp) -> Result<bool, StoreError> {
        Ok(other.seq <= self.seen_of(change, other.rid)?)
    }

    /// Who made a change; nothing of one that is not there, or of nobody.
    pub(crate) fn made(&self, change: i64) -> Result<Option<Made>, StoreError> {
        if let Some(made) = self.made.borrow().get(&change) {
            return Ok(Some(*made));
        }
        self.look_up(change, change)?;
        Ok(self.made.borrow().get(&change).copied())
    }

    /// Looks up who made the changes from one to another.
    pub(crate) fn look_up(&self, first: i64, last: i64) -> Result<(), StoreError> {
        let sql = "SELECT cid, rid, seq, wall FROM change JOIN replica USING (rid) WHERE cid BETWEEN ?1 AND ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([first, last])?;
        let mut made = self.made.borrow_mut();
        while let Some(row) = rows.next()? {
            let stamp = Stamp { rid: row.get(1)?, seq: row.get(2)? };
            made.insert(row.get(0)?, Made { stamp, wall: row.get(3)? });
        }
        Ok(())
    }

    /// The name of a replica, which is the same in every copy.
    pub(crate) fn name_of(&self, rid: i64) -> Result<Rc<str>, StoreError> {
        if let Some(name) = self.names.borrow().get(&rid) {
            return Ok(Rc::clone(name));
        }
        let sql = "SELECT uid FROM replica WHERE rid = ?1";
        let name: String = self.connection.prepare_cached(sql)?.query_row([rid], |row| row.get(0))?;
        let name: Rc<str> = Rc::from(name);
        self.names.borrow_mut().insert(rid, Rc::clone(&name));
        Ok(name)
    }

    /// Whether anything in the file came from a colleague.
    pub(crate) fn is_merged(&self) -> Result<bool, StoreError> {
        if let Some(is_merged) = self.is_merged.get() {
            return Ok(*is_merged);
        }
        let found = is_merged(self.connection)?;
        Ok(*self.is_merged.get_or_init(|| found))
    }
}

/// Enters what a new change has seen and its replica had not told yet. `head` is the last change in the file; a first
/// change is chained to it.
pub(crate) fn enter(connection: &Connection, new: Stamp, head: Option<Stamp>) -> Result<(), StoreError> {
    let Some(head) = head else { return Ok(()) };
    let before = Stamp { rid: new.rid, seq: new.seq - 1 };
    // In one line of changes nothing came in between.
    if head == before {
        return Ok(());
    }
    let told = after(connection, if new.seq == 1 { head } else { before })?;
    let sql = "INSERT INTO seen (rid, seq, peer, upto) VALUES (?1, ?2, ?3, ?4)";
    for (peer, upto) in held(connection)? {
        if peer != new.rid && told.get(&peer).is_none_or(|told| *told < upto) {
            connection.prepare_cached(sql)?.execute([new.rid, new.seq, peer, upto])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
