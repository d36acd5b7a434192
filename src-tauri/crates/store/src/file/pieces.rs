//! One table of a damaged file, read in ranges of its numbers that are halved where a page does not let itself be read.
//!
//! Says how much could not be read, and nothing of what it means; see `salvage`.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, ErrorCode, Row, params_from_iter};

use crate::StoreError;

/// The greatest number that a piece can begin with when the greatest in use cannot be read.
const FAR: i64 = 1 << 24;

/// How often the ranges of one table are halved before what is left of it is given up.
const PATIENCE: usize = 20_000;

/// The name of a table of the log.
pub(super) fn bare(table: &str) -> &str {
    table.trim_end_matches(" NOT INDEXED")
}

/// One table, read in ranges that are halved where a page does not let itself be read.
pub(super) struct Pieces<'a> {
    select: rusqlite::Statement<'a>,
    insert: rusqlite::Statement<'a>,
    /// From the first number to the last, of both columns.
    ranges: Vec<(i64, i64, i64, i64)>,
    /// How often a range may still be halved.
    patience: usize,
    /// Rows with letters that are none are left out.
    is_strict: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(
        damaged: &'a Connection,
        fresh: &'a Connection,
        table: &str,
        first: &str,
        second: Option<&str>,
        is_strict: bool,
    ) -> Result<Self, StoreError> {
        let name = bare(table);
        let names: Vec<String> = fresh
            .prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?
            .query_map([name], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let (columns, marks) = (names.join(", "), vec!["?"; names.len()].join(", "));
        let by_second = second.unwrap_or("0");
        let select =
            format!("SELECT {columns} FROM {table} WHERE {first} BETWEEN ?1 AND ?2 AND {by_second} BETWEEN ?3 AND ?4");
        let greatest = |column: &str| -> i64 {
            let sql = format!("SELECT max({column}) FROM {table}");
            damaged.query_row(&sql, [], |row| row.get::<_, Option<i64>>(0)).ok().flatten().unwrap_or(FAR)
        };
        Ok(Pieces {
            select: damaged.prepare(&select)?,
            insert: fresh.prepare(&format!("INSERT OR IGNORE INTO {name} ({columns}) VALUES ({marks})"))?,
            ranges: vec![(0, greatest(first), 0, second.map_or(0, greatest))],
            patience: PATIENCE,
            is_strict,
        })
    }

    /// Copies what can be read; says how many pieces and rows could not.
    pub(super) fn copy(mut self) -> Result<usize, StoreError> {
        let mut unreadable = 0;
        while let Some(range) = self.ranges.pop() {
            match self.copy_range(range)? {
                Ok(count) => unreadable += count,
                // Rows without end: nothing of such a file is worth the time.
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
                    return Err(error.into());
                }
                Err(_) => unreadable += self.halve(range),
            }
        }
        Ok(unreadable)
    }

    /// Copies one range. A row that is there already, from a range that failed later, is left as it is.
    fn copy_range(
        &mut self,
        (from, upto, second_from, second_upto): (i64, i64, i64, i64),
    ) -> Result<Result<usize, rusqlite::Error>, StoreError> {
        let mut unreadable = 0;
        let count = self.select.column_count();
        let mut rows = match self.select.query([from, upto, second_from, second_upto]) {
            Ok(rows) => rows,
            Err(error) => return Ok(Err(error)),
        };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let (values, is_clean) = values_of(row, count);
                    // What the fresh table does not take is no row of ours.
                    let is_left_out = self.is_strict && !is_clean;
                    let is_taken = !is_left_out && self.insert.execute(params_from_iter(values)).is_ok();
                    unreadable += usize::from(!is_taken || !is_clean);
                }
                Ok(None) => return Ok(Ok(unreadable)),
                Err(error) => return Ok(Err(error)),
            }
        }
    }

    /// Puts the halves of a range in its place; one that cannot be halved is lost.
    fn halve(&mut self, (from, upto, second_from, second_upto): (i64, i64, i64, i64)) -> usize {
        self.patience = self.patience.saturating_sub(1);
        if self.patience == 0 {
            return 1;
        }
        // The lower half is read first: the end of a range may be far beyond the last row.
        if from < upto {
            let middle = from + (upto - from) / 2;
            self.ranges.push((middle + 1, upto, second_from, second_upto));
            self.ranges.push((from, middle, second_from, second_upto));
        } else if second_from < second_upto {
            let middle = second_from + (second_upto - second_from) / 2;
            self.ranges.push((from, upto, middle + 1, second_upto));
            self.ranges.push((from, upto, second_from, middle));
        } else {
            return 1;
        }
        0
    }
}

/// The values of a row; letters that are none are replaced, which is told.
fn values_of(row: &Row, count: usize) -> (Vec<Value>, bool) {
    let mut is_clean = true;
    let values = (0..count)
        .map(|at| match row.get_ref(at) {
            Ok(ValueRef::Text(bytes)) => {
                is_clean &= std::str::from_utf8(bytes).is_ok();
                Value::Text(String::from_utf8_lossy(bytes).into_owned())
            }
            Ok(value) => Value::try_from(value).unwrap_or(Value::Null),
            Err(_) => {
                is_clean = false;
                Value::Null
            }
        })
        .collect();
    (values, is_clean)
}

#[cfg(test)]
mod tests;
