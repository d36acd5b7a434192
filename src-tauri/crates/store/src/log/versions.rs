//! Named states of the plan, what it was at any time, and how two states differ.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::{FieldChange, Id, Plan, Record};
use rusqlite::{Connection, OptionalExtension, params};

use crate::file::format;
use crate::ids::IdSource;
use crate::log::chain;
use crate::log::history::time;
use crate::log::ops::{self, State};
use crate::log::seen::Vector;
use crate::log::until::Until;
use crate::reader::Reader;
use crate::rows::tables;
use crate::{PlanFile, StoreError, Tx, plan_file};

/// A named state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: Id,
    /// As its author called it, such as "as tabled on 3 May".
    pub name: String,
    /// When it was named.
    pub at: DateTime<Utc>,
    /// By whom.
    pub author: String,
}

/// Which state is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionRef {
    /// A named version by its id or its name; of several with one name the last.
    Named(String),
    /// As a change of the history left this file when it was made, or arrived here.
    Change(i64),
    /// What had been done by a moment, wherever: the same in every copy that has the same changes.
    Time(DateTime<Utc>),
}

/// How one record differs between two states.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Its table.
    pub table: String,
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// `added`, `removed` or `changed`.
    pub kind: &'static str,
    /// The fields of a changed record.
    pub changes: Vec<FieldChange>,
}

/// A state of the past in memory, with the same tables as the file.
pub struct Past {
    connection: Connection,
}

impl Past {
    /// Everything, as of then.
    pub fn plan(&self) -> Result<Plan, StoreError> {
        tables::read_plan(&self.connection)
    }

    /// Every record of a kind, as of then.
    pub fn all<R: Record>(&self) -> Result<Vec<R>, StoreError> {
        tables::all(&self.connection)
    }
}

impl PlanFile {
    /// Names the state of now. It outlives every undo.
    pub fn save_version(&mut self, name: &str) -> Result<Id, StoreError> {
        self.check_place()?;
        let transaction = self.reader.connection.transaction()?;
        let id = insert_version(&transaction, &self.ids, name)?;
        let revision = plan_file::raise_revision(&transaction)?;
        transaction.commit()?;
        self.revision = revision;
        Ok(id)
    }
}

impl Tx<'_> {
    /// Names the state before this command, which then can speak of it. The name outlives its undo.
    pub fn save_version(&mut self, name: &str) -> Result<Id, StoreError> {
        insert_version(self.connection, self.ids, name)
    }
}

fn insert_version(connection: &Connection, ids: &IdSource, name: &str) -> Result<Id, StoreError> {
    let id = ids.next();
    let vector: BTreeMap<String, i64> = connection
        .prepare("SELECT r.uid, max(c.seq) FROM change c JOIN replica r USING (rid) GROUP BY r.uid")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let vector = serde_json::to_string(&vector).map_err(|error| StoreError::damaged(error.to_string()))?;
    let surroundings = ids.surroundings();
    let wall = (surroundings.clock)().timestamp_millis();
    let hash = chain::version_hash(&id, name, wall, &surroundings.author, &vector);
    connection.execute(
        "INSERT INTO version (id, name, wall, author, vector, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id, name, wall, surroundings.author, vector, hash],
    )?;
    Ok(id)
}

impl Reader {
    /// The named versions, newest first.
    pub fn versions(&self) -> Result<Vec<Version>, StoreError> {
        let sql = "SELECT id, name, wall, author FROM version ORDER BY wall DESC, rowid DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            let at = time(row.get(2)?)?;
            versions.push(Version { id: row.get(0)?, name: row.get(1)?, at, author: row.get(3)? });
        }
        Ok(versions)
    }

    /// The plan as it was.
    pub fn at(&self, version: &VersionRef) -> Result<Plan, StoreError> {
        self.past(version)?.plan()
    }

    /// The plan as it was, as a database in memory.
    pub fn past(&self, version: &VersionRef) -> Result<Past, StoreError> {
        let until = self.resolve(version)?;
        let mut memory = Connection::open_in_memory()?;
        format::create_records(&mut memory)?;
        let transaction = memory.transaction()?;
        ops::each(&self.connection, &self.tables, &until, |logged| match logged.row() {
            Some(row) => logged.table.write(&transaction, &row),
            None => Ok(()),
        })?;
        transaction.commit()?;
        Ok(Past { connection: memory })
    }

    /// When the last change of a state was made; `None` before the first.
    pub fn time_of(&self, version: &VersionRef) -> Result<Option<DateTime<Utc>>, StoreError> {
        let until = self.resolve(version)?;
        let mut statement = self.connection.prepare("SELECT cid, wall FROM change WHERE cid <= ?1")?;
        let mut rows = statement.query([until.last()])?;
        let mut latest: Option<i64> = None;
        while let Some(row) = rows.next()? {
            if until.holds(row.get(0)?) {
                latest = latest.max(Some(row.get(1)?));
            }
        }
        latest.map(time).transpose()
    }

    /// How the records differ between a state and a later one, or now; in the order of the tables, then by name.
    pub fn differences(&self, from: &VersionRef, to: Option<&VersionRef>) -> Result<Vec<Difference>, StoreError> {
        let from = self.resolve(from)?;
        let to = match to {
            Some(version) => self.resolve(version)?,
            None => ops::NOW,
        };
        let mut differences = Vec::new();
        for obj in self.touched_between(&from, &to)? {
            let old = ops::state(&self.connection, obj, &from)?;
            let new = ops::state(&self.connection, obj, &to)?;
            differences.extend(self.difference(obj, (&old, &from), (&new, &to))?);
        }
        let order = |table: &str| self.tables.iter().position(|known| known.name == table);
        differences.sort_by(|a, b| (order(&a.table), &a.name, &a.id).cmp(&(order(&b.table), &b.name, &b.id)));
        Ok(differences)
    }

    /// Records that changes touched which only one of two states holds.
    fn touched_between(&self, from: &Until, to: &Until) -> Result<BTreeSet<i64>, StoreError> {
        if from.is_line() && to.is_line() {
            let (from, to) = (from.last().min(to.last()), from.last().max(to.last()));
            let mut statement =
                self.connection.prepare_cached("SELECT DISTINCT obj FROM op WHERE cid > ?1 AND cid <= ?2")?;
            return Ok(statement.query_map([from, to], |row| row.get(0))?.collect::<Result<_, _>>()?);
        }
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT cid FROM op")?;
        let changes: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT obj FROM op WHERE cid = ?1")?;
        let mut touched = BTreeSet::new();
        for change in changes.into_iter().filter(|change| from.holds(*change) != to.holds(*change)) {
            let objs = statement.query_map([change], |row| row.get(0))?;
            touched.extend(objs.collect::<Result<Vec<i64>, _>>()?);
        }
        Ok(touched)
    }

    fn difference(
        &self,
        obj: i64,
        (old, from): (&State, &Until),
        (new, to): (&State, &Until),
    ) -> Result<Option<Difference>, StoreError> {
        let (table, id) = ops::obj_name(&self.connection, obj)?;
        let Some(known) = tables::find(&self.tables, &table) else { return Ok(None) };
        let (kind, changes, until) = match (ops::is_present(old), ops::is_present(new)) {
            (false, false) => return Ok(None),
            (false, true) => ("added", Vec::new(), to),
            (true, false) => ("removed", Vec::new(), from),
            (true, true) => ("changed", self.field_changes(known, old, new)?, to),
        };
        if kind == "changed" && changes.is_empty() {
            return Ok(None);
        }
        let name = self.name_at(&table, &id, until)?;
        Ok(Some(Difference { table, id, name, kind, changes }))
    }

    /// What people called a record as of a state of the plan, whether it was there or in the bin.
    pub(crate) fn name_at(&self, table: &str, id: &str, until: &Until) -> Result<String, StoreError> {
        let mut look = |table: &str, id: &str| {
            let Some(obj) = ops::find_obj(&self.connection, table, id)? else { return Ok(None) };
            let state = ops::state(&self.connection, obj, until)?;
            Ok(tables::find(&self.tables, table).map(|known| ops::row_of(known, id, &state)))
        };
        let Some(known) = tables::find(&self.tables, table) else { return Ok(String::new()) };
        match look(table, id)? {
            Some(row) => tables::name_of(known, &row, &mut look, &self.tables),
            None => Ok(String::new()),
        }
    }

    /// Up to where the log has to be read for a state.
    fn resolve(&self, version: &VersionRef) -> Result<Until, StoreError> {
        match version {
            VersionRef::Change(change) => Ok(Until::change(*change)),
            VersionRef::Time(at) => Until::time(&self.connection, at.timestamp_millis()),
            VersionRef::Named(name) => {
                let sql = "SELECT vector FROM version WHERE id = ?1 OR name = ?1
                           ORDER BY id = ?1 DESC, wall DESC, rowid DESC LIMIT 1";
                let vector: Option<String> = self.connection.query_row(sql, [name], |row| row.get(0)).optional()?;
                let vector = vector.ok_or_else(|| StoreError::NoSuchVersion { name: name.clone() })?;
                Until::vector(&self.connection, &self.by_numbers(&vector)?)
            }
        }
    }

    /// A stored vector by the numbers that replicas have in this file.
    fn by_numbers(&self, vector: &str) -> Result<Vector, StoreError> {
        let vector: BTreeMap<String, i64> =
            serde_json::from_str(vector).map_err(|error| StoreError::damaged(error.to_string()))?;
        let mut numbers = Vector::new();
        for (replica, seq) in vector {
            let mut statement = self.connection.prepare_cached("SELECT rid FROM replica WHERE uid = ?1")?;
            let rid: Option<i64> = statement.query_row([replica], |row| row.get(0)).optional()?;
            numbers.extend(rid.map(|rid| (rid, seq)));
        }
        Ok(numbers)
    }
}
