//! A table of ours that comes back: each row held against its record, each cell against what it held when it went out.
//!
//! What nobody edited stays as the plan has it now, whatever changed there since. What is edited on both sides keeps the
//! plan's value and is told. A row that is gone deletes nothing.

mod checks;
mod compare;
mod habits;
mod kinds;
mod links;
mod own;
mod read;
mod row;
mod settle;
mod words;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::tables::mark::{Mark, read_mark};
use domain::{Id, Plan, Week};

use crate::preview::blank_preview;
use crate::source::sheet::notice;
use crate::source::table::Marked;
use crate::{DryRun, ImportKind, ImportOptions, ImportWords, IntakeError, RefusedRow, Sheet, Watch, Writes};

/// What a table is compared with.
#[derive(Clone, Copy)]
pub(crate) struct TableContext<'a> {
    pub(crate) plan: &'a Plan,
    /// The week that new events belong to.
    pub(crate) week: Option<&'a Week>,
    pub(crate) words: &'a ImportWords,
    pub(crate) today: NaiveDate,
}

/// Compares a table with the plan.
pub(crate) fn table_dry_run(
    context: TableContext,
    sheet: &Sheet,
    options: &ImportOptions,
    new_id: &mut dyn FnMut() -> Id,
    watch: &dyn Watch,
) -> Result<DryRun, IntakeError> {
    let marked = sheet.table.as_deref().ok_or_else(|| IntakeError::new("no_header"))?;
    let mut preview = blank_preview(ImportKind::Tables, sheet, options, &[], &[]);
    preview.columns = Vec::new();
    preview.options.mapping = None;
    preview.told.clone_from(&sheet.told);
    let mut writes = Writes::default();
    kinds::compare_all(context, sheet, marked, options, (&mut preview, &mut writes), new_id, watch)?;
    preview.refused_count = preview.refused.len();
    Ok(DryRun { preview, writes })
}

/// What the hidden column says of the rows.
pub(crate) struct Marks {
    by_line: HashMap<usize, Mark>,
    /// Every record that some row names.
    named: HashSet<Id>,
    refused: Vec<RefusedRow>,
}

impl Marks {
    /// Reads them. Of copies of a row that differ, nobody can tell which one is meant.
    fn read(sheet: &Sheet, marked: &Marked) -> Self {
        let mut marks = Marks { by_line: HashMap::new(), named: HashSet::new(), refused: Vec::new() };
        let refused = |line: usize, value: String, reason: &str| RefusedRow {
            line,
            column: String::new(),
            value,
            reason: reason.to_owned(),
        };
        let mut by_id: HashMap<Id, Vec<usize>> = HashMap::new();
        for (at, row) in sheet.rows.iter().enumerate() {
            let Some(text) = marked.marks.get(&row.line) else { continue };
            match read_mark(text) {
                Some(mark) => {
                    by_id.entry(mark.id.clone()).or_default().push(at);
                    marks.named.insert(mark.id.clone());
                    marks.by_line.insert(row.line, mark);
                }
                None => marks.refused.push(refused(row.line, said(&row.cells), "table_mark_changed")),
            }
        }
        for rows in by_id.into_values().filter(|rows| 1 < rows.len()) {
            let first = &sheet.rows[rows[0]];
            let are_same = rows.iter().all(|at| same(&sheet.rows[*at].cells, &first.cells));
            for at in &rows[usize::from(are_same)..] {
                let row = &sheet.rows[*at];
                let reason = if are_same { "table_row_twice" } else { "table_rows_differ" };
                marks.refused.push(refused(row.line, said(&row.cells), reason));
            }
        }
        marks.refused.sort_by_key(|row| row.line);
        marks
    }
}

fn same(one: &[String], other: &[String]) -> bool {
    let cell = |cells: &[String], at: usize| cells.get(at).map_or("", |cell| cell.trim()).to_owned();
    (0..one.len().max(other.len())).all(|at| cell(one, at) == cell(other, at))
}

/// What can be seen of a row.
fn said(cells: &[String]) -> String {
    let filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    filled.take(6).collect::<Vec<_>>().join(" · ").chars().take(200).collect()
}

/// Tells of records that the table does not show, and of rows that name records that the plan does not have.
fn tell_of_absent(preview: &mut crate::ImportPreview, absent: usize, gone: usize) {
    if 0 < absent {
        preview.notices.push(notice("table_rows_absent", "row_count", absent));
    }
    if 0 < gone {
        preview.notices.push(notice("table_rows_gone", "row_count", gone));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_the_same_but_for_space_and_empty_cells_behind() {
        let cells = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        assert!(same(&cells("a|b"), &cells("a | b||")));
        assert!(same(&cells(""), &[]));
        assert!(!same(&cells("a|b"), &cells("a|b|c")) && !same(&cells("a|b"), &cells("a|c")));
    }

    #[test]
    fn six_cells_are_seen_of_a_row() {
        let cells: Vec<String> = ["a", " ", "b", "c", "d", "e", "f", "g"].map(str::to_owned).into();
        assert_eq!(said(&cells), "a · b · c · d · e · f");
        assert_eq!(said(&["x".repeat(300)]).len(), 200);
    }
}
