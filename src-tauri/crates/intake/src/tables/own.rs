//! Columns of a table that are fields of the plan's own: found by their names, and what they hold.
//!
//! A column that somebody added goes to the field of its name, so that a new field can be filled in for all records at
//! once. What a cell means is said in `row`.

use domain::Cell;
use domain::bounds::LONGEST_TEXT;
use domain::tables::{Column, Holds};

use crate::Sheet;
use crate::cells::clean::name_key;
use crate::source::table::Marked;
use crate::tables::row::Placed;

/// Takes columns that somebody added as the fields that their headings name.
pub(super) fn place_by_name<'a>(placed: &mut Vec<Placed<'a>>, columns: &[Column<'a>], sheet: &Sheet, marked: &Marked) {
    let added: Vec<usize> = marked.titled.iter().copied().filter(|at| !placed.iter().any(|of| of.at == *at)).collect();
    for at in added {
        let heading = sheet.headers.get(at).map(|heading| name_key(heading)).unwrap_or_default();
        let is_called = |column: &&Column<'a>| {
            let Holds::Own(field) = column.holds else { return false };
            name_key(&field.name) == heading && !placed.iter().any(|of| of.column.holds == column.holds)
        };
        if let Some(column) = columns.iter().find(is_called) {
            placed.push(Placed { column: *column, at, print: None, field: None });
        }
    }
}

/// What a cell writes into a field, or why no plan can hold it.
pub(super) fn written(cell: &Cell) -> Result<String, &'static str> {
    let value = cell.plain();
    if value.len() <= LONGEST_TEXT { Ok(value) } else { Err("table_beyond") }
}
