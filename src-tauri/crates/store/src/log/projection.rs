//! The tables made anew from the log, and the proof that they are equal.

use std::collections::BTreeMap;

use domain::Cell;
use rusqlite::Connection;

use crate::StoreError;
use crate::log::{marks, ops};
use crate::rows::tables::{self, Table};

/// Empties every table and fills it from the log, and enters anew which cells have to be merged; for use within a
/// transaction.
pub(crate) fn write_tables(connection: &Connection, tables: &[Table]) -> Result<(), StoreError> {
    marks::note_all(connection, tables)?;
    for table in tables {
        connection.execute(&format!("DELETE FROM {}", table.name), [])?;
    }
    ops::each(connection, tables, &ops::NOW, |logged| match logged.row() {
        Some(row) => logged.table.write(connection, &row),
        None => Ok(()),
    })
}

/// Every cell in which the tables and the log differ; a missing or needless row is told by its id alone.
pub(crate) fn differences(connection: &Connection, tables: &[Table]) -> Result<Vec<String>, StoreError> {
    let mut rows: BTreeMap<(&str, String), Vec<Cell>> = BTreeMap::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT {} FROM {}", table.fields.join(", "), table.name))?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let cells = tables::cells(row, table.fields.len())?;
            rows.insert((table.name, cells[0].plain()), cells);
        }
    }
    let mut differences = marks::differences(connection, tables)?;
    ops::each(connection, tables, &ops::NOW, |logged| {
        let expected = logged.row();
        let (name, id) = (logged.table.name, logged.id);
        let row = rows.remove(&(name, id.clone()));
        match (row, expected) {
            (None, None) => {}
            (Some(row), Some(expected)) => {
                let fields = logged.table.fields.iter().zip(row.iter().zip(&expected));
                let differing = fields.filter(|(_, (cell, expected))| cell != expected);
                differences.extend(differing.map(|(field, _)| format!("{name} {id} {field}")));
            }
            _ => differences.push(format!("{name} {id}")),
        }
        Ok(())
    })?;
    differences.extend(rows.into_keys().map(|(name, id)| format!("{name} {id}")));
    Ok(differences)
}

/// Cells that a change was the last to write and in which the row says something else: record, field and what the
/// row says.
pub(crate) fn rows_against(
    connection: &Connection,
    tables: &[Table],
    change: i64,
) -> Result<Vec<(i64, i64, Cell)>, StoreError> {
    let sql = "SELECT obj, field, value FROM op o NOT INDEXED WHERE cid = ?1
               AND cid = (SELECT max(cid) FROM op WHERE obj = o.obj AND field = o.field)";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([change])?;
    let mut cells = Vec::new();
    while let Some(row) = rows.next()? {
        let (obj, field): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (name, id) = ops::obj_name(connection, obj)?;
        let Some(table) = tables::find(tables, &name) else { continue };
        let known = table.row(connection, &id)?;
        let says = match (&known, table.numbers.iter().position(|number| *number == field)) {
            _ if field == ops::PRESENCE => Cell::Integer(i64::from(known.is_some())),
            (Some(row), Some(at)) => row[at].clone(),
            _ => continue,
        };
        // A value that is no cell any more differs from every cell.
        if tables::cell(row.get_ref(2)?).ok().as_ref() != Some(&says) {
            cells.push((obj, field, says));
        }
    }
    Ok(cells)
}
