//! What a cell holds that somebody changed without having seen what somebody else did to it: a pure function of the set
//! of operations, so that every copy with the same operations shows the same.
//!
//! An operation overwrites those that its author had seen. Of those that nobody has overwritten one is the value; of
//! several values the latest by the clock, then by name and number of its replica; several long texts are put together
//! word by word; a record that was deleted and changed stays. Only cells listed in `parallel` are looked at here: of all
//! others the last operation that arrived is the value (see `ops`). Who enters them there is `marks`.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use domain::{Cell, fields};
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::log::seen::{Known, Made, Stamp};
use crate::log::text_merge;
use crate::log::until::Until;
use crate::rows::tables;

/// The number of the field that says whether a record is there.
pub(crate) const PRESENCE: i64 = 0;

/// Why a cell waits for somebody to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// Several values; the latest is shown.
    Value,
    /// Several texts that changed the same place; both are shown.
    Text,
    /// A record that one deleted and another changed; it is still there.
    DeletedWhileEdited,
}

impl ConflictKind {
    /// As it is stored, and the end of the id of its message.
    pub fn word(self) -> &'static str {
        match self {
            ConflictKind::Value => "value",
            ConflictKind::Text => "text",
            ConflictKind::DeletedWhileEdited => "deleted while edited",
        }
    }

    /// The kind of a word.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let all = [ConflictKind::Value, ConflictKind::Text, ConflictKind::DeletedWhileEdited];
        all.into_iter().find(|kind| kind.word() == word)
    }
}

/// One operation on a cell, with what it is ordered by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Claim {
    pub(crate) stamp: Stamp,
    pub(crate) change: i64,
    pub(crate) value: Cell,
    wall: i64,
    uid: Rc<str>,
}

impl Claim {
    /// Later by the clock; a tie is broken by what is the same in every copy.
    fn order(&self) -> (i64, &str, i64) {
        (self.wall, &self.uid, self.stamp.seq)
    }
}

/// What operations that do not know each other come to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Merged {
    pub(crate) value: Cell,
    pub(crate) conflict: Option<ConflictKind>,
}

/// The numbers of a record's cells that have to be looked at here.
pub(crate) fn parallel(connection: &Connection, obj: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT field FROM parallel WHERE obj = ?1")?;
    Ok(statement.query_map([obj], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Whether a cell has to be looked at here.
pub(crate) fn is_parallel(connection: &Connection, obj: i64, field: i64) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM parallel WHERE obj = ?1 AND field = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row([obj, field], |row| row.get(0))?)
}

/// What such a cell holds; `None` when nobody had touched it.
pub(crate) fn value(known: &Known, obj: i64, field: i64, until: &Until) -> Result<Option<Merged>, StoreError> {
    let (claims, heads) = asked(known, obj, field, until)?;
    of_heads(known, obj, field, until, (&claims, &heads))
}

fn of_heads(
    known: &Known,
    obj: i64,
    field: i64,
    until: &Until,
    (claims, heads): (&[Claim], &[Claim]),
) -> Result<Option<Merged>, StoreError> {
    if field == PRESENCE {
        return presence(known, obj, heads, until);
    }
    let Some(last) = heads.last() else { return Ok(None) };
    if heads.iter().all(|head| head.value == last.value) {
        return Ok(Some(Merged { value: last.value.clone(), conflict: None }));
    }
    let (table, name) = names(known.connection, obj, field)?;
    if fields::is_long_text(&table, &name)
        && let Some(merged) = texts(known, claims, heads, 0)?
    {
        return Ok(Some(merged));
    }
    // An order is no value that anybody would decide on.
    let conflict = (name != "position").then_some(ConflictKind::Value);
    Ok(Some(Merged { value: last.value.clone(), conflict }))
}

/// The operations on a cell that nobody has overwritten, the latest last.
pub(crate) fn heads(known: &Known, obj: i64, field: i64, until: &Until) -> Result<Vec<Claim>, StoreError> {
    heads_of(known, &claims(known, obj, field, until)?)
}

/// The operations between which is to be decided, the latest last.
pub(crate) fn choices(known: &Known, obj: i64, field: i64, until: &Until) -> Result<Vec<Claim>, StoreError> {
    Ok(asked(known, obj, field, until)?.1)
}

/// The operations on a cell, and those that nobody has overwritten. Where the only one of them takes a decision back, the
/// question stands again: what was decided on counts, as long as it comes to the value that the cell holds by now.
fn asked(known: &Known, obj: i64, field: i64, until: &Until) -> Result<(Vec<Claim>, Vec<Claim>), StoreError> {
    let claims = claims(known, obj, field, until)?;
    let heads = heads_of(known, &claims)?;
    let (mut earlier, mut before) = (claims.clone(), heads.clone());
    while let [only] = before.as_slice()
        && let Some(target) = target_of(known.connection, only.change)?
        && earlier.iter().any(|claim| claim.change == target)
    {
        earlier.retain(|claim| claim.change != target && claim.change != only.change);
        before = heads_of(known, &earlier)?;
    }
    let ([only], true) = (heads.as_slice(), 1 < before.len()) else { return Ok((claims, heads)) };
    let merged = of_heads(known, obj, field, until, (&earlier, &before))?;
    match merged.is_some_and(|merged| merged.value == only.value) {
        true => Ok((earlier, before)),
        false => Ok((claims, heads)),
    }
}

/// The change that a change takes back.
fn target_of(connection: &Connection, change: i64) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT t.cid FROM change c JOIN change t ON t.rid = c.undoes_rid AND t.seq = c.undoes_seq
               WHERE c.cid = ?1 AND t.cid <> c.cid";
    Ok(connection.prepare_cached(sql)?.query_row([change], |row| row.get(0)).optional()?)
}

/// Every operation on a cell, those of one replica in their order.
fn claims(known: &Known, obj: i64, field: i64, until: &Until) -> Result<Vec<Claim>, StoreError> {
    let sql = "SELECT cid, value FROM op WHERE obj = ?1 AND field = ?2 AND cid <= ?3";
    let mut statement = known.connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![obj, field, until.last()])?;
    let mut claims = Vec::new();
    while let Some(row) = rows.next()? {
        let change = row.get(0)?;
        if until.holds(change)
            && let Some(Made { stamp, wall }) = known.made(change)?
        {
            let (value, uid) = (tables::cell(row.get_ref(1)?)?, known.name_of(stamp.rid)?);
            claims.push(Claim { stamp, change, value, wall, uid });
        }
    }
    claims.sort_by_key(|claim| claim.stamp);
    Ok(claims)
}

/// Of each replica only the last operation can be one that nobody has overwritten.
fn heads_of(known: &Known, claims: &[Claim]) -> Result<Vec<Claim>, StoreError> {
    let mut last: BTreeMap<i64, &Claim> = BTreeMap::new();
    for claim in claims {
        last.insert(claim.stamp.rid, claim);
    }
    let mut heads = Vec::new();
    for claim in last.values() {
        let mut others = last.values().filter(|other| other.stamp.rid != claim.stamp.rid);
        let is_overwritten =
            others.try_fold(false, |is, other| Ok::<bool, StoreError>(is || known.knows(other.stamp, claim.stamp)?))?;
        if !is_overwritten {
            heads.push((*claim).clone());
        }
    }
    heads.sort_by(|a, b| a.order().cmp(&b.order()));
    Ok(heads)
}

/// Table of a record and name of a field.
fn names(connection: &Connection, obj: i64, field: i64) -> Result<(String, String), StoreError> {
    let sql = "SELECT tbl, name FROM obj, field WHERE oid = ?1 AND fid = ?2";
    Ok(connection.prepare_cached(sql)?.query_row([obj, field], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// How often the base of texts is itself put together of several before the latest of those counts.
const DEEPEST: usize = 4;

/// Several texts, put together one after the other; `None` where one of them is no text.
fn texts(known: &Known, claims: &[Claim], heads: &[Claim], depth: usize) -> Result<Option<Merged>, StoreError> {
    let mut together: Option<String> = None;
    let mut overlaps = false;
    for (at, head) in heads.iter().enumerate() {
        let Cell::Text(text) = &head.value else { return Ok(None) };
        together = Some(match together {
            None => text.clone(),
            Some(before) => {
                let base = common(known, claims, &heads[..=at], depth)?;
                let merged = text_merge::merge(&base, &before, text);
                overlaps |= merged.overlaps;
                merged.text
            }
        });
    }
    let conflict = overlaps.then_some(ConflictKind::Text);
    Ok(together.map(|text| Merged { value: Cell::Text(text), conflict }))
}

/// What the authors of all heads had seen of a text, nothing where that is nothing.
fn common(known: &Known, claims: &[Claim], heads: &[Claim], depth: usize) -> Result<String, StoreError> {
    let mut shared: BTreeMap<i64, i64> = BTreeMap::new();
    for rid in claims.iter().map(|claim| claim.stamp.rid).collect::<BTreeSet<_>>() {
        let mut least = i64::MAX;
        for head in heads {
            // Of a head's own replica the others had seen less: otherwise it would be none.
            least = least.min(known.seen_of(head.stamp, rid)?);
        }
        shared.insert(rid, least);
    }
    let is_shared = |claim: &&Claim| shared.get(&claim.stamp.rid).is_some_and(|least| claim.stamp.seq <= *least);
    let claims: Vec<Claim> = claims.iter().filter(is_shared).cloned().collect();
    let bases = heads_of(known, &claims)?;
    if 1 < bases.len()
        && depth < DEEPEST
        && let Some(merged) = texts(known, &claims, &bases, depth + 1)?
    {
        return Ok(merged.value.plain());
    }
    Ok(bases.last().map(|claim| claim.value.plain()).unwrap_or_default())
}

/// A record is there when anybody's word that it is has not been overwritten, or when somebody changed it who did not
/// know that it was deleted, and whose change those who deleted it did not know.
fn presence(known: &Known, obj: i64, heads: &[Claim], until: &Until) -> Result<Option<Merged>, StoreError> {
    let there = Cell::Integer(1);
    let (kept, deleted): (Vec<&Claim>, Vec<&Claim>) = heads.iter().partition(|head| head.value == there);
    let is_conflict = !deleted.is_empty();
    let Some(last) = heads.last() else { return Ok(None) };
    if kept.is_empty() && edits_beside(known, obj, heads, until)?.is_empty() {
        return Ok(Some(Merged { value: last.value.clone(), conflict: None }));
    }
    Ok(Some(Merged { value: there, conflict: is_conflict.then_some(ConflictKind::DeletedWhileEdited) }))
}

/// Changes of a record's cells that know of none of its deletions and are known to none of them: number and stamp.
pub(crate) fn edits_beside(
    known: &Known,
    obj: i64,
    deletions: &[Claim],
    until: &Until,
) -> Result<Vec<(i64, Stamp)>, StoreError> {
    let sql = "SELECT DISTINCT p.cid, c.rid, c.seq FROM op p JOIN change c USING (cid)
               WHERE p.obj = ?1 AND p.field <> 0 AND p.cid <= ?2 ORDER BY p.cid";
    let mut statement = known.connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![obj, until.last()])?;
    let mut edits = Vec::new();
    while let Some(row) = rows.next()? {
        let (change, edit) = (row.get(0)?, Stamp { rid: row.get(1)?, seq: row.get(2)? });
        let mut is_beside = until.holds(change);
        for deletion in deletions.iter().filter(|head| head.value != Cell::Integer(1)) {
            is_beside = is_beside && !known.knows(deletion.stamp, edit)? && !known.knows(edit, deletion.stamp)?;
        }
        if is_beside {
            edits.push((change, edit));
        }
    }
    Ok(edits)
}

#[cfg(test)]
mod tests;
