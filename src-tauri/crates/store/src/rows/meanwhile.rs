//! What changed between the moment at which a form was filled from the plan and its saving: a colleague's change came in,
//! or something was undone.
//!
//! A form hands back whole records. Cells that the person left alone keep what they hold by now, and records that came or
//! went meanwhile stay as they are; a cell that both changed is refused with what it holds by now, so that nobody's words
//! are written over unseen. Who saves once more has seen those, and no others. An order is no value that anybody would
//! decide on.

use domain::Cell;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::log::ops::{self, PRESENCE};
use crate::log::until::Until;
use crate::rows::tables::Table;

/// The field that stands for a record as a whole.
const DELETED: &str = "*";

/// A cell that a form would write and that was changed since the form was filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meanwhile {
    /// The table of its record.
    pub table: String,
    /// The record.
    pub id: String,
    /// The field; `*` for the record that the form is about, which was deleted.
    pub field: String,
    /// What it holds now, as it is stored.
    pub now: String,
    /// Who wrote that, as they were called then.
    pub author: String,
    /// The replica that wrote it.
    pub replica: String,
}

/// What somebody knows who hands back a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The change after which the form was filled.
    pub filled: i64,
    /// The change after which they were told what others had changed; `None`: they were told nothing.
    pub told: Option<i64>,
}

/// The plan as a form saw it.
pub(crate) struct Base {
    until: Until,
    told: Option<Until>,
    /// The first record that a form hands back is the one it is about, and others hang on it.
    is_first: bool,
    /// That one was deleted, and comes back with all that the form lists.
    brings_back: bool,
    pub(crate) found: Vec<Meanwhile>,
}

impl Base {
    /// What somebody knows.
    pub(crate) fn new(seen: Seen) -> Self {
        let (until, told) = (Until::change(seen.filled), seen.told.map(Until::change));
        Base { until, told, is_first: true, brings_back: false, found: Vec::new() }
    }

    /// Puts what changed since into the cells of a record that a form hands back; `None`: it was removed since, and the
    /// form says nothing new of it.
    pub(crate) fn settle(
        &mut self,
        connection: &Connection,
        table: &Table,
        now: Option<&[Cell]>,
        mut cells: Vec<Cell>,
    ) -> Result<Option<Vec<Cell>>, StoreError> {
        let is_first = std::mem::take(&mut self.is_first);
        let id = cells.first().map(Cell::plain).unwrap_or_default();
        let Some(obj) = ops::find_obj(connection, table.name, &id)? else { return Ok(Some(cells)) };
        let state = ops::state(connection, obj, &self.until)?;
        let seen = match (ops::held_row(table, &id, &state, true), now) {
            (Some(seen), _) => seen,
            (None, Some(now)) => before_it_came(&cells, now),
            (None, None) => return Ok(Some(cells)),
        };
        let told = match &self.told {
            Some(told) => ops::held_row(table, &id, &ops::state(connection, obj, told)?, true),
            None => None,
        };
        let Some(now) = now else {
            self.brings_back |= is_first && self.told.is_some() && told.is_none();
            if is_first && !self.brings_back {
                self.found.push(meanwhile(connection, table, (obj, &id), (PRESENCE, DELETED), &Cell::Null)?);
            }
            return Ok(Some(cells).filter(|cells| is_first || self.brings_back || *cells != seen));
        };
        let is_told = |at: usize| told.as_ref().is_some_and(|told| told[at] == now[at]);
        for (at, cell) in cells.iter_mut().enumerate() {
            if *cell == now[at] || seen[at] == now[at] {
                continue;
            }
            if *cell == seen[at] {
                cell.clone_from(&now[at]);
            } else if table.fields[at] != "position" && !is_told(at) {
                let field = (table.numbers[at], table.fields[at]);
                self.found.push(meanwhile(connection, table, (obj, &id), field, &now[at])?);
            }
        }
        Ok(Some(cells))
    }

    /// Whether a record was there when the form was filled.
    pub(crate) fn knows(&self, connection: &Connection, table: &Table, id: &str) -> Result<bool, StoreError> {
        let Some(obj) = ops::find_obj(connection, table.name, id)? else { return Ok(false) };
        Ok(ops::is_present(&ops::state(connection, obj, &self.until)?))
    }
}

/// What a form saw of a record that came since, such as the look of a plan that two people give it first: nothing, so
/// that what only one of them entered meets, and where both did they are asked.
fn before_it_came(cells: &[Cell], now: &[Cell]) -> Vec<Cell> {
    let is_empty = |cell: &Cell| match cell {
        Cell::Null => true,
        Cell::Integer(number) => *number == 0,
        Cell::Real(_) => false,
        Cell::Text(text) => text.is_empty(),
    };
    let pairs = cells.iter().zip(now);
    pairs
        .map(|(cell, now)| {
            if is_empty(cell) {
                cell.clone()
            } else if is_empty(now) {
                now.clone()
            } else {
                Cell::Null
            }
        })
        .collect()
}

fn meanwhile(
    connection: &Connection,
    table: &Table,
    (obj, id): (i64, &str),
    (number, field): (i64, &str),
    now: &Cell,
) -> Result<Meanwhile, StoreError> {
    let sql = "SELECT author, uid FROM op JOIN change USING (cid) JOIN replica USING (rid)
               WHERE obj = ?1 AND field = ?2 ORDER BY cid DESC LIMIT 1";
    let who = connection.prepare_cached(sql)?.query_row([obj, number], |row| Ok((row.get(0)?, row.get(1)?)));
    let (author, replica) = who.optional()?.unwrap_or_default();
    let (table, field) = (table.name.to_owned(), field.to_owned());
    Ok(Meanwhile { table, id: id.to_owned(), field, now: now.plain(), author, replica })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use domain::{Milestone, Record};

    use super::*;
    use crate::inside_tests::{create, milestone, put};
    use crate::rows::tables;

    #[test]
    fn what_only_one_entered_of_a_record_that_came_since_meets_and_where_both_did_nothing_was_seen() {
        let text = |text: &str| Cell::Text(text.to_owned());
        for (cell, now, seen) in [
            (Cell::Null, text("now"), Cell::Null),
            (Cell::Integer(0), Cell::Integer(5), Cell::Integer(0)),
            (text(""), text("now"), text("")),
            (text("own"), text(""), text("")),
            (Cell::Integer(5), Cell::Integer(0), Cell::Integer(0)),
            (text("own"), Cell::Null, Cell::Null),
            (text("own"), text("now"), Cell::Null),
            (Cell::Integer(5), Cell::Integer(7), Cell::Null),
            (Cell::Real(0.0), Cell::Null, Cell::Null),
            (Cell::Real(0.0), Cell::Real(1.0), Cell::Null),
        ] {
            assert_eq!(
                before_it_came(std::slice::from_ref(&cell), std::slice::from_ref(&now)),
                [seen],
                "{cell:?} {now:?}"
            );
        }
    }

    #[test]
    fn a_form_knows_a_record_that_was_there_when_it_was_filled() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = create(&folder);
        put(&mut file, &milestone(1, "Print", "Ann"));
        put(&mut file, &milestone(2, "Bind", "Ann"));
        file.command(crate::Label::new("delete"), |tx| tx.remove::<Milestone>("1")).unwrap();
        let table = tables::find(&file.tables, Milestone::TABLE).unwrap();
        let knows =
            |filled: i64, id: &str| Base::new(Seen { filled, told: None }).knows(&file.connection, table, id).unwrap();
        // Changes 2 and 3 write the two, change 4 removes the first.
        for (filled, expected) in [(1, [false, false]), (2, [true, false]), (3, [true, true]), (4, [false, true])] {
            assert_eq!(["1", "2"].map(|id| knows(filled, id)), expected, "{filled}");
        }
        assert!(!knows(4, "3"));
    }
}
