//! What several people changed without having seen each other and somebody has to decide on: who wrote what and when, and
//! the decision, which is one change like any other.
//!
//! Until then the plan shows a value, the same in every copy (see `merge`). Whoever writes the cell has decided. What
//! this leaves out: words for it.

use chrono::{DateTime, Utc};
use domain::{Cell, Id, bounds};
use rusqlite::params;

use crate::log::history::time;
use crate::log::merge::{self, ConflictKind, PRESENCE};
use crate::log::ops::{self, NOW, Op};
use crate::log::seen::{Known, Stamp};
use crate::plan_file::{Act, Written};
use crate::reader::Reader;
use crate::rows::tables;
use crate::{Label, PlanFile, StoreError};

/// A cell that waits for somebody to decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The table of the record.
    pub table: String,
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// The field; `*` for a record that one deleted and another changed.
    pub field: String,
    /// Why.
    pub kind: ConflictKind,
    /// What the plan shows until then.
    pub shown: Cell,
    /// What people wrote, the latest last.
    pub claims: Vec<Wrote>,
}

/// What somebody wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrote {
    /// The value; of a whole record 1 for one that stays and 0 for one that goes.
    pub value: Cell,
    /// By whom.
    pub author: String,
    /// The replica in which it was written.
    pub replica: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The change that did it, by its number in this file.
    pub change_id: i64,
}

/// How somebody decides.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// What one of them wrote, by its place in the list.
    Take(usize),
    /// Something else.
    Third(Cell),
}

/// A row of `conflict`.
struct Waiting {
    obj: i64,
    field: i64,
    conflict: Conflict,
}

impl Reader {
    /// How many changes of colleagues wait for others, and how many cells for somebody to decide.
    pub fn waiting_counts(&self) -> Result<(usize, usize), StoreError> {
        let sql = "SELECT (SELECT count(*) FROM pending), (SELECT count(*) FROM conflict)";
        let counts = |row: &rusqlite::Row| Ok((row.get::<_, u32>(0)? as usize, row.get::<_, u32>(1)? as usize));
        Ok(self.connection.prepare_cached(sql)?.query_row([], counts)?)
    }

    /// What waits for somebody to decide, in the order of the tables, then by name.
    pub fn conflicts(&self) -> Result<Vec<Conflict>, StoreError> {
        Ok(self.waiting()?.into_iter().map(|waiting| waiting.conflict).collect())
    }

    fn waiting(&self) -> Result<Vec<Waiting>, StoreError> {
        let sql = "SELECT c.obj, c.field, c.kind, o.tbl, o.id, f.name FROM conflict c JOIN obj o ON o.oid = c.obj
                   JOIN field f ON f.fid = c.field";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let known = Known::new(&self.connection);
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (obj, field, word): (i64, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let kind = ConflictKind::from_word(&word).ok_or_else(|| StoreError::damaged("conflict.kind"))?;
            let (table, id): (String, Id) = (row.get(3)?, row.get(4)?);
            let conflict = Conflict {
                name: self.name_at(&table, &id, &NOW)?,
                shown: ops::latest(&self.connection, obj, field, &NOW)?.unwrap_or(Cell::Null),
                claims: self.claims(&known, obj, field)?,
                field: row.get(5)?,
                table,
                id,
                kind,
            };
            found.push(Waiting { obj, field, conflict });
        }
        let order = |waiting: &Waiting| {
            let at = self.tables.iter().position(|known| known.name == waiting.conflict.table);
            (at, waiting.conflict.name.clone(), waiting.conflict.id.clone(), waiting.conflict.field.clone())
        };
        found.sort_by_key(order);
        Ok(found)
    }

    fn claims(&self, known: &Known, obj: i64, field: i64) -> Result<Vec<Wrote>, StoreError> {
        let heads = merge::choices(known, obj, field, &NOW)?;
        let mut stamps: Vec<(Stamp, Cell)> = heads.iter().map(|head| (head.stamp, head.value.clone())).collect();
        if field == PRESENCE && heads.iter().all(|head| head.value != Cell::Integer(1)) {
            let edits = merge::edits_beside(known, obj, &heads, &NOW)?;
            stamps.extend(edits.into_iter().map(|(_, edit)| (edit, Cell::Integer(1))));
        }
        let sql = "SELECT c.author, c.wall, c.cid, r.uid FROM change c JOIN replica r USING (rid)
                   WHERE rid = ?1 AND seq = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut claims = Vec::new();
        for (stamp, value) in stamps {
            let (author, wall, change_id, uid): (String, i64, i64, String) = statement
                .query_row(params![stamp.rid, stamp.seq], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })?;
            let wrote = Wrote { value, author, replica: uid.clone(), at: time(wall)?, change_id };
            claims.push(((wall, uid, stamp.seq), wrote));
        }
        claims.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(claims.into_iter().map(|(_, claim)| claim).collect())
    }
}

impl PlanFile {
    /// Decides on a cell: one change, one undo. What it would show then, it shows everywhere once it has come there.
    pub fn resolve(&mut self, table: &str, id: &str, field: &str, decision: &Decision) -> Result<(), StoreError> {
        let none =
            || StoreError::NoSuchConflict { table: table.to_owned(), id: id.to_owned(), field: field.to_owned() };
        let waiting = self.waiting()?;
        let is_meant =
            |it: &&Waiting| (&*it.conflict.table, &*it.conflict.id, &*it.conflict.field) == (table, id, field);
        let waiting = waiting.iter().find(is_meant).ok_or_else(none)?;
        let value = match decision {
            Decision::Take(at) => waiting.conflict.claims.get(*at).ok_or_else(none)?.value.clone(),
            Decision::Third(value) => {
                self.check_value(waiting, value)?;
                value.clone()
            }
        };
        let label = Label::new("resolve_conflict").with("name", &waiting.conflict.name);
        let op = Op { obj: waiting.obj, field: waiting.field, value };
        self.write(&label, Act::Change, |_| Ok(((), Written::Log(vec![op]))))
    }

    /// Decides for one person wherever they wrote something that waits; says how many cells that were. One change, one
    /// undo.
    pub fn resolve_all_of(&mut self, author: &str) -> Result<usize, StoreError> {
        self.resolve_all(author, |claim| claim.author == author)
    }

    /// The same for whoever wrote what `is_theirs`, called as people call them.
    pub fn resolve_all(&mut self, author: &str, is_theirs: impl Fn(&Wrote) -> bool) -> Result<usize, StoreError> {
        let mut ops = Vec::new();
        for waiting in self.waiting()? {
            let theirs = waiting.conflict.claims.iter().rfind(|claim| is_theirs(claim));
            ops.extend(theirs.map(|claim| Op { obj: waiting.obj, field: waiting.field, value: claim.value.clone() }));
        }
        ops.sort_by_key(|op| (op.obj, op.field));
        let count = ops.len();
        let label = Label::new("resolve_conflicts").with("author", author);
        self.write(&label, Act::Change, |_| Ok((count, Written::Log(ops))))
    }

    /// A third value must be one that a form would take.
    fn check_value(&self, waiting: &Waiting, value: &Cell) -> Result<(), StoreError> {
        let Conflict { table, id, field, .. } = &waiting.conflict;
        let no_value = || StoreError::NoValueOf { table: table.clone(), field: field.clone() };
        let known = tables::find(&self.tables, table).ok_or_else(no_value)?;
        let at = known.position(field).ok_or_else(no_value)?;
        let mut row = known.row(&self.connection, id)?.ok_or_else(no_value)?;
        row[at] = value.clone();
        if tables::fails_at(known.name, &row, known.fields[at]) {
            return Err(no_value());
        }
        match bounds::beyond(known.name, &row).find(|found| found.field == field) {
            None => Ok(()),
            Some(found) => {
                let values = [("table", table.clone()), ("field", field.clone()), ("limit", found.limit)];
                let values = values.map(|(key, value)| (key.to_owned(), value)).into();
                Err(StoreError::Refused { code: found.beyond.word(), values })
            }
        }
    }
}
