//! The log: operations on cells, the values that follow from them, and rows made from those values.
//!
//! A cell's value is that of its latest operation. Changes arrive after those that their authors had seen, so the
//! number of a change says which is the latest; of cells that several people changed without having seen each other
//! `merge` says what they hold. `state`, `latest` and `each` are the places that ask it.

use std::collections::BTreeMap;

use domain::Cell;
use rusqlite::{Connection, OptionalExtension, params};

use crate::log::merge::{self, ConflictKind};
use crate::log::seen::{self, Known};
use crate::log::until::Until;
use crate::rows::bounds::{self, OutOfBounds};
use crate::rows::tables::{self, AsSql, Table};
use crate::{Label, StoreError};

pub(crate) use crate::log::merge::PRESENCE;
pub(crate) use crate::log::until::NOW;

/// One cell set to a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Op {
    pub(crate) obj: i64,
    pub(crate) field: i64,
    pub(crate) value: Cell,
}

/// What the log says of one record: its cells by number of field.
pub(crate) type State = BTreeMap<i64, Cell>;

/// Number of a record in the log.
pub(crate) fn find_obj(connection: &Connection, table: &str, id: &str) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT oid FROM obj WHERE tbl = ?1 AND id = ?2")?;
    Ok(statement.query_row([table, id], |row| row.get(0)).optional()?)
}

/// Table and id of a record.
pub(crate) fn obj_name(connection: &Connection, obj: i64) -> Result<(String, String), StoreError> {
    let mut statement = connection.prepare_cached("SELECT tbl, id FROM obj WHERE oid = ?1")?;
    Ok(statement.query_row([obj], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

pub(crate) fn insert_obj(connection: &Connection, table: &str, id: &str) -> Result<i64, StoreError> {
    connection.prepare_cached("INSERT INTO obj (tbl, id) VALUES (?1, ?2)")?.execute([table, id])?;
    Ok(connection.last_insert_rowid())
}

/// Cells that wait for somebody to decide, and why.
pub(crate) type Waiting = Vec<(i64, ConflictKind)>;

/// The cells of a record as of a state of the plan.
pub(crate) fn state(connection: &Connection, obj: i64, until: &Until) -> Result<State, StoreError> {
    Ok(settled(&Known::new(connection), obj, until)?.0)
}

/// The same, with those of the cells that several people changed without having agreed.
pub(crate) fn settled(known: &Known, obj: i64, until: &Until) -> Result<(State, Waiting), StoreError> {
    let mut state = State::new();
    if until.is_line() {
        let sql = "SELECT field, value, max(cid) FROM op WHERE obj = ?1 AND cid <= ?2 GROUP BY field";
        let mut statement = known.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![obj, until.last()])?;
        while let Some(row) = rows.next()? {
            state.insert(row.get(0)?, tables::cell(row.get_ref(1)?)?);
        }
    } else {
        let sql = "SELECT field, value, cid FROM op WHERE obj = ?1 AND cid <= ?2 ORDER BY field, cid";
        let mut statement = known.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![obj, until.last()])?;
        while let Some(row) = rows.next()? {
            if until.holds(row.get(2)?) {
                state.insert(row.get(0)?, tables::cell(row.get_ref(1)?)?);
            }
        }
    }
    let waiting = settle(known, obj, until, &mut state)?;
    Ok((state, waiting))
}

/// Puts in the values of cells that several people changed without having seen each other.
fn settle(known: &Known, obj: i64, until: &Until, state: &mut State) -> Result<Waiting, StoreError> {
    let mut waiting = Waiting::new();
    for field in merge::parallel(known.connection, obj)? {
        match merge::value(known, obj, field, until)? {
            Some(merged) => {
                waiting.extend(merged.conflict.map(|kind| (field, kind)));
                state.insert(field, merged.value);
            }
            None => drop(state.remove(&field)),
        }
    }
    Ok(waiting)
}

/// What of a record is to be decided: nothing of one that is not there, or of a field that this program does not know.
pub(crate) fn to_decide(table: &Table, state: &State, mut waiting: Waiting) -> Waiting {
    waiting.retain(|(field, _)| is_present(state) && (*field == PRESENCE || table.numbers.contains(field)));
    waiting
}

/// The value of one cell as of a state of the plan; `None` when nobody had touched it.
pub(crate) fn latest(connection: &Connection, obj: i64, field: i64, until: &Until) -> Result<Option<Cell>, StoreError> {
    if merge::is_parallel(connection, obj, field)? {
        return Ok(merge::value(&Known::new(connection), obj, field, until)?.map(|merged| merged.value));
    }
    let sql = "SELECT value, cid FROM op WHERE obj = ?1 AND field = ?2 AND cid <= ?3 ORDER BY cid DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![obj, field, until.last()])?;
    while let Some(row) = rows.next()? {
        if until.holds(row.get(1)?) {
            return tables::cell(row.get_ref(0)?).map(Some);
        }
    }
    Ok(None)
}

/// The change that wrote a cell last.
pub(crate) fn last_change(connection: &Connection, obj: i64, field: i64) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT max(cid) FROM op WHERE obj = ?1 AND field = ?2";
    Ok(connection.prepare_cached(sql)?.query_row([obj, field], |row| row.get(0))?)
}

/// Whether a record is there.
pub(crate) fn is_present(state: &State) -> bool {
    state.get(&PRESENCE) == Some(&Cell::Integer(1))
}

/// The row that follows from the cells of a record, whether it is there or in the bin.
pub(crate) fn row_of(table: &Table, id: &str, state: &State) -> Vec<Cell> {
    let mut row = vec![Cell::Text(id.to_owned())];
    for (number, default) in table.numbers.iter().zip(&table.defaults).skip(1) {
        row.push(state.get(number).unwrap_or(default).clone());
    }
    row
}

/// The row of a record as its table takes it: in a file with changes of colleagues a value that this program cannot
/// read, such as a word of a newer one, stays in the log, and the row holds what nobody has touched. `None` for a record
/// that is not there, or that cannot be without such a value.
pub(crate) fn held_row(table: &Table, id: &str, state: &State, is_merged: bool) -> Option<Vec<Cell>> {
    if !is_present(state) {
        return None;
    }
    let mut row = row_of(table, id, state);
    (!is_merged || tables::fit(table, &mut row)).then_some(row)
}

/// The operations that make the log say what the touched rows say, in the order in which they are stored.
pub(crate) fn collect(connection: &Connection, tables: &[Table]) -> Result<Vec<Op>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT tbl, id FROM touched ORDER BY tbl, id")?;
    let touched: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let is_merged = seen::is_merged(connection)?;
    let mut ops = Vec::new();
    for (name, id) in &touched {
        let table = tables::find(tables, name).ok_or_else(|| StoreError::damaged(name.clone()))?;
        collect_row(connection, table, id, is_merged, &mut ops)?;
    }
    ops.sort_by_key(|op| (op.obj, op.field));
    Ok(ops)
}

fn collect_row(
    connection: &Connection,
    table: &Table,
    id: &str,
    is_merged: bool,
    ops: &mut Vec<Op>,
) -> Result<(), StoreError> {
    let row = table.row(connection, id)?;
    let known = find_obj(connection, table.name, id)?;
    let old = match known {
        Some(obj) => state(connection, obj, &NOW)?,
        None => State::new(),
    };
    // What could not be read is not overwritten by what stands for it.
    let held = if is_merged { held_row(table, id, &old, true) } else { None };
    let Some(row) = row else {
        if let (Some(obj), true) = (known, is_present(&old)) {
            ops.push(Op { obj, field: PRESENCE, value: Cell::Integer(0) });
        }
        return Ok(());
    };
    let obj = match known {
        Some(obj) => obj,
        None => insert_obj(connection, table.name, id)?,
    };
    if !is_present(&old) {
        ops.push(Op { obj, field: PRESENCE, value: Cell::Integer(1) });
    }
    let columns = table.numbers.iter().zip(&table.defaults).zip(row).enumerate().skip(1);
    for (at, ((&field, default), value)) in columns {
        let before = match &held {
            Some(held) => &held[at],
            None => old.get(&field).unwrap_or(default),
        };
        if before != &value {
            ops.push(Op { obj, field, value });
        }
    }
    Ok(())
}

/// Writes operations under a change.
pub(crate) fn write_ops(connection: &Connection, change: i64, ops: &[Op]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("INSERT INTO op (obj, field, cid, value) VALUES (?1, ?2, ?3, ?4)")?;
    for op in ops {
        statement.execute(params![op.obj, op.field, change, AsSql(&op.value)])?;
    }
    Ok(())
}

/// A record of which the row was made from the log.
pub(crate) struct Projected {
    pub(crate) table: String,
    pub(crate) id: String,
    /// What of it lies beyond what a plan can hold.
    pub(crate) beyond: Vec<OutOfBounds>,
    /// What of it is to be decided.
    pub(crate) waiting: Waiting,
}

/// Makes the row of a record say what the log says.
pub(crate) fn project(known: &Known, tables: &[Table], obj: i64) -> Result<Projected, StoreError> {
    let connection = known.connection;
    let (name, id) = obj_name(connection, obj)?;
    let (mut beyond, mut waiting) = (Vec::new(), Waiting::new());
    // A table of a newer format stays in the log alone.
    if let Some(table) = tables::find(tables, &name) {
        let (state, parallel) = settled(known, obj, &NOW)?;
        match held_row(table, &id, &state, known.is_merged()?) {
            Some(row) => {
                bounds::beyond(table.name, &row, &mut beyond);
                table.write(connection, &row)?;
            }
            None => {
                table.remove(connection, &id)?;
            }
        }
        waiting = to_decide(table, &state, parallel);
    }
    Ok(Projected { table: name, id, beyond, waiting })
}

/// Tells table and id of each row that the triggers noted.
pub(crate) fn each_touched(connection: &Connection, mut tell: impl FnMut(&str, &str)) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("SELECT tbl, id FROM touched")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        tell(row.get_ref(0)?.as_str().unwrap_or_default(), row.get_ref(1)?.as_str().unwrap_or_default());
    }
    Ok(())
}

/// Forgets what the triggers noted.
pub(crate) fn forget_touched(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM touched")?.execute([])?;
    Ok(())
}

/// A record of a known table as the log has it.
pub(crate) struct Logged<'a> {
    pub(crate) table: &'a Table,
    pub(crate) id: String,
    state: State,
    is_merged: bool,
}

impl Logged<'_> {
    /// Its row, if it is there.
    pub(crate) fn row(&self) -> Option<Vec<Cell>> {
        held_row(self.table, &self.id, &self.state, self.is_merged)
    }
}

/// Goes through every record of known tables as of a state of the plan, those in the bin included.
pub(crate) fn each(
    connection: &Connection,
    tables: &[Table],
    until: &Until,
    mut f: impl FnMut(Logged) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = match until.is_line() {
        true => "SELECT obj, field, value, max(cid) FROM op WHERE cid <= ?1 GROUP BY obj, field",
        false => "SELECT obj, field, value, cid FROM op WHERE cid <= ?1 ORDER BY obj, field, cid",
    };
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([until.last()])?;
    let known = Known::new(connection);
    let is_merged = known.is_merged()?;
    let mut give = |obj: i64, mut state: State| {
        let (name, id) = obj_name(connection, obj)?;
        let Some(table) = tables::find(tables, &name) else { return Ok(()) };
        if is_merged {
            settle(&known, obj, until, &mut state)?;
        }
        f(Logged { table, id, state, is_merged })
    };
    let mut current: Option<(i64, State)> = None;
    while let Some(row) = rows.next()? {
        if !until.holds(row.get(3)?) {
            continue;
        }
        let (obj, field, value) = (row.get(0)?, row.get(1)?, tables::cell(row.get_ref(2)?)?);
        match &mut current {
            Some((open, state)) if *open == obj => {
                state.insert(field, value);
            }
            _ => {
                if let Some((done, state)) = current.replace((obj, State::from([(field, value)]))) {
                    give(done, state)?;
                }
            }
        }
    }
    match current {
        Some((obj, state)) => give(obj, state),
        None => Ok(()),
    }
}

/// The label of a change.
pub(crate) fn label_of(connection: &Connection, change: i64) -> Result<Label, StoreError> {
    let mut statement = connection.prepare_cached("SELECT label FROM change WHERE cid = ?1")?;
    let text: String = statement.query_row([change], |row| row.get(0))?;
    read_label(&text)
}

/// A label as it is stored.
pub(crate) fn read_label(text: &str) -> Result<Label, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::damaged(error.to_string()))
}

/// The name of a field in the log.
pub(crate) fn field_name(connection: &Connection, field: i64) -> Result<String, StoreError> {
    let mut statement = connection.prepare_cached("SELECT name FROM field WHERE fid = ?1")?;
    Ok(statement.query_row([field], |row| row.get(0))?)
}
