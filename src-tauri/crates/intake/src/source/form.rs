//! The workbook that a host fills in and sends back, as this program writes it.
//!
//! Its first column is the program's: the head names the host and says what each further column means, so headings may
//! be in any language; below it stand the event and the session of each row. All other cells are read as any table's.
//! Whether the plan knows the host and the events is asked in `events::host_form`.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDateTime;
use domain::Id;

use crate::ImportKind;
use crate::events::fields::FIELDS;
use crate::source::sheet::Sheet;

const MARK: &str = "paideia-host-form-1";
const MOMENT: &str = "%Y-%m-%dT%H:%M";

/// The head of the first column: whose form it is, and the field of each column behind it; an empty one is only shown.
pub fn form_head(partner_id: &str, fields: &[&str]) -> String {
    format!("{MARK} {partner_id} {}", fields.join(","))
}

/// The first cell of a row: its event, and when its session began as the form was written.
pub fn form_cell(event_id: &str, starts_at: Option<NaiveDateTime>) -> String {
    match starts_at {
        Some(at) => format!("{event_id} {}", at.format(MOMENT)),
        None => event_id.to_owned(),
    }
}

/// What a form says besides its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct HostForm {
    pub(crate) partner_id: Id,
    /// What rows stand for, by their line; a new event has none.
    pub(crate) rows: HashMap<usize, FormRow>,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FormRow {
    pub(crate) event_id: Id,
    pub(crate) starts_at: Option<NaiveDateTime>,
}

/// Takes a table that is such a form as one; any other stays as it is.
pub(crate) fn as_form(mut sheet: Sheet) -> Sheet {
    let Some((partner_id, fields)) = sheet.names.first().and_then(|head| head_of(head)) else { return sheet };
    let known = |field: &str| FIELDS.iter().find(|known| **known == field).copied().unwrap_or_default();
    let mut meanings = vec![""];
    meanings.extend(fields.split(',').map(known));
    meanings.resize(sheet.headers.len(), "");
    let partner_id = partner_id.to_owned();
    let mut rows = HashMap::new();
    for row in &mut sheet.rows {
        let cell = row.cells.first_mut().map(std::mem::take).unwrap_or_default();
        rows.extend(row_of(&cell).map(|of| (row.line, of)));
    }
    // Nobody is to read what only the program understands.
    sheet.names[0].clear();
    "A".clone_into(&mut sheet.headers[0]);
    sheet.brings = Some(ImportKind::Events);
    sheet.meanings = meanings;
    sheet.form = Some(Arc::new(HostForm { partner_id, rows }));
    sheet
}

fn head_of(head: &str) -> Option<(&str, &str)> {
    let mut words = head.strip_prefix(MARK)?.split_whitespace();
    Some((words.next()?, words.next()?))
}

fn row_of(cell: &str) -> Option<FormRow> {
    let mut words = cell.split_whitespace();
    let event_id = words.next()?.to_owned();
    let starts_at = words.next().and_then(|at| NaiveDateTime::parse_from_str(at, MOMENT).ok());
    Some(FormRow { event_id, starts_at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SheetRow;

    fn sheet(head: &str, cells: &[&[&str]]) -> Sheet {
        let rows = (2..)
            .zip(cells)
            .map(|(line, cells)| SheetRow { line, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() });
        let names = vec![head.to_owned(), "Titel".to_owned(), "Was auch immer".to_owned()];
        Sheet { headers: names.clone(), names, has_head: true, rows: rows.collect(), ..Sheet::default() }
    }

    #[test]
    fn a_form_says_whose_it_is_and_what_its_columns_mean() {
        let at = chrono::NaiveDate::from_ymd_opt(2027, 5, 4).unwrap().and_hms_opt(18, 30, 0).unwrap();
        let (known, plain) = (form_cell("e1", Some(at)), form_cell("e2", None));
        let rows: [&[&str]; 3] = [&[&known, "Kites", "x"], &[&plain, "Choir", ""], &["", "New", ""]];
        let found = as_form(sheet(&form_head("p1", &["title", "", "capacity"]), &rows));
        assert_eq!(found.brings, Some(ImportKind::Events));
        assert_eq!(found.meanings, ["", "title", ""]);
        assert_eq!(found.headers, ["A", "Titel", "Was auch immer"]);
        let form = found.form.unwrap();
        assert_eq!(form.partner_id, "p1");
        assert_eq!(form.rows[&2], FormRow { event_id: "e1".to_owned(), starts_at: Some(at) });
        assert_eq!(form.rows[&3], FormRow { event_id: "e2".to_owned(), starts_at: None });
        assert!(!form.rows.contains_key(&4));
        assert!(found.rows.iter().all(|row| row.cells[0].is_empty()));
    }

    #[test]
    fn any_other_table_stays_as_it_is() {
        for head in ["", "Id", "paideia-host-form-1", "paideia-host-form-1 p1", "paideia-host-form-2 p1 title"] {
            let table = sheet(head, &[&["e1", "Kites", ""]]);
            assert_eq!(as_form(table.clone()), table, "{head}");
        }
    }
}
