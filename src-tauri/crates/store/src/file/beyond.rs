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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::inside_tests::{create, milestone, put};

    /// Code and values of each notice.
    fn told(connection: &Connection, count: usize) -> Vec<(String, Vec<String>)> {
        let found: Vec<OutOfBounds> = (0..count)
            .map(|at| OutOfBounds {
                table: "milestone",
                id: (at % 2 + 1).to_string(),
                field: "due_on",
                value: format!("099{at}-01-01"),
            })
            .collect();
        let notices = notices(connection, &found).unwrap().into_iter();
        notices.map(|notice| (notice.code, notice.values.into_values().collect())).collect()
    }

    #[test]
    fn five_values_are_told_with_their_records_and_how_many_more_there_are() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = create(&folder);
        put(&mut file, &milestone(1, "Print", ""));
        let value = |at: usize| {
            let (id, name) = [("1", "Print"), ("2", "")][at % 2];
            let values = ["due_on", id, name, "milestone", &format!("099{at}-01-01")].map(str::to_owned);
            ("beyond_bounds".to_owned(), values.to_vec())
        };
        for count in [0, 1, 2, 5] {
            assert_eq!(told(&file.connection, count), (0..count).map(value).collect::<Vec<_>>());
        }
        for (count, more) in [(6, "1"), (9, "4")] {
            let last = ("beyond_bounds_more".to_owned(), vec![more.to_owned()]);
            assert_eq!(told(&file.connection, count), (0..5).map(value).chain([last]).collect::<Vec<_>>());
        }
    }
}
