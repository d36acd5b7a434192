//! A small log in memory, for tests of what follows from a log: each change says by whom, when, what its author had seen,
//! and what it wrote. Replica 1 begins the plan; all others were copied from its first change.
#![allow(clippy::unwrap_used, reason = "tests")]

use domain::Cell;
use rusqlite::{Connection, params};

use crate::file::format;
use crate::log::seen::Stamp;
use crate::log::{ops, seen};
use crate::rows::tables::{self, AsSql, Table};

pub(crate) struct SmallLog {
    pub(crate) connection: Connection,
    pub(crate) tables: Vec<Table>,
}

/// What a change wrote: record, field, value.
pub(crate) type Wrote<'a> = (i64, &'a str, Cell);

pub(crate) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

impl SmallLog {
    /// Replicas of these names, numbered from 1, and the first change of the plan, at time 0.
    pub(crate) fn new(replicas: &[&str]) -> Self {
        let mut connection = Connection::open_in_memory().unwrap();
        format::create_records(&mut connection).unwrap();
        for (at, name) in replicas.iter().enumerate() {
            let sql = "INSERT INTO replica (rid, uid) VALUES (?1, ?2)";
            connection.execute(sql, params![at as i64 + 1, name]).unwrap();
        }
        let tables = tables::load(&connection).unwrap();
        let mut log = SmallLog { connection, tables };
        log.change(1, 0, &[], &[]);
        log
    }

    /// The number of a record.
    pub(crate) fn record(&self, table: &str, id: &str) -> i64 {
        match ops::find_obj(&self.connection, table, id).unwrap() {
            Some(obj) => obj,
            None => ops::insert_obj(&self.connection, table, id).unwrap(),
        }
    }

    /// The number of a field.
    pub(crate) fn field(&self, name: &str) -> i64 {
        self.connection.query_row("SELECT fid FROM field WHERE name = ?1", [name], |row| row.get(0)).unwrap()
    }

    /// Adds a change of a replica, whose author had seen so much of others; gives its number.
    pub(crate) fn change(&mut self, rid: i64, wall: i64, seen: &[(i64, i64)], ops: &[Wrote]) -> i64 {
        let sql = "INSERT INTO change (cid, rid, seq, rand, wall, author, label, base_rid, base_seq, is_received)
                   SELECT (SELECT coalesce(max(cid), 0) + 1 FROM change), ?1, coalesce(max(seq), 0) + 1, x'', ?2, '',
                       '{\"code\":\"save\",\"values\":{}}', iif(?1 <> 1 AND max(seq) IS NULL, 1, NULL),
                       iif(?1 <> 1 AND max(seq) IS NULL, 1, NULL), ?1 <> 1
                   FROM change WHERE rid = ?1 RETURNING cid, seq";
        let row = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
        let (change, seq): (i64, i64) = self.connection.query_row(sql, [rid, wall], row).unwrap();
        for (peer, upto) in seen {
            let sql = "INSERT INTO seen (rid, seq, peer, upto) VALUES (?1, ?2, ?3, ?4)";
            self.connection.execute(sql, [rid, seq, *peer, *upto]).unwrap();
        }
        for (obj, field, value) in ops {
            let sql = "INSERT INTO op (obj, field, cid, value) VALUES (?1, ?2, ?3, ?4)";
            self.connection.execute(sql, params![obj, self.field(field), change, AsSql(value)]).unwrap();
        }
        change
    }

    /// Lets a change take back another.
    pub(crate) fn takes_back(&self, change: i64, other: i64) {
        let sql =
            "UPDATE change SET (undoes_rid, undoes_seq) = (SELECT rid, seq FROM change WHERE cid = ?2) WHERE cid = ?1";
        self.connection.execute(sql, [change, other]).unwrap();
    }

    /// Enters a cell among those that have to be merged.
    pub(crate) fn is_parallel(&self, obj: i64, field: &str) {
        let sql = "INSERT INTO parallel (obj, field) VALUES (?1, ?2)";
        self.connection.execute(sql, [obj, self.field(field)]).unwrap();
    }

    /// Everything of a table as it is entered, by names of fields, in order.
    pub(crate) fn entered(&self, sql: &str) -> Vec<String> {
        let mut statement = self.connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    /// Who made a change.
    pub(crate) fn stamp(&self, change: i64) -> Stamp {
        seen::Known::new(&self.connection).made(change).unwrap().unwrap().stamp
    }
}
