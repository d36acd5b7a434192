//! What is told of a file that holds values beyond what a plan can hold (decision 18).

use rusqlite::Connection;

use crate::StoreError;
use crate::plan_file::Notice;
use crate::rows::bounds::{OutOfBounds, shortened};
use crate::rows::tables;

/// How many values are told one by one.
const TOLD_VALUES: usize = 5;

/// What is told of values beyond the limits: the first of them, each with its record, and how many more there are.
pub(crate) fn notices(connection: &Connection, found: &[OutOfBounds]) -> Result<Vec<Notice>, StoreError> {
    let told: Vec<&OutOfBounds> = found.iter().take(TOLD_VALUES).collect();
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let tables = tables::load(connection)?;
    let mut look = |table: &str, id: &str| match tables::find(&tables, table) {
        Some(table) => table.row(connection, id),
        None => Ok(None),
    };
    let mut notices = Vec::new();
    for it in told {
        let table = tables::find(&tables, it.table).ok_or_else(|| StoreError::damaged(it.table))?;
        let row = look(it.table, &it.id)?.unwrap_or_default();
        let name = shortened(&tables::name_of(table, &row, &mut look, &tables)?);
        let values = [("table", it.table), ("id", &it.id), ("name", &name), ("field", it.field), ("value", &it.value)];
        let values = values.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        notices.push(Notice { values, ..Notice::new("beyond_bounds") });
    }
    if notices.len() < found.len() {
        let values = [("value_count".to_owned(), (found.len() - notices.len()).to_string())].into();
        notices.push(Notice { values, ..Notice::new("beyond_bounds_more") });
    }
    Ok(notices)
}
