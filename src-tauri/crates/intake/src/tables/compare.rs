//! The rows of a table against the records of one kind.

use std::collections::{HashMap, HashSet};

use domain::fields::{Meaning, meaning};
use domain::rules::own_fields;
use domain::tables::labels::Labels;
use domain::tables::rows::{Links, cells_of, money_digits, named_tables};
use domain::tables::shown::Shown;
use domain::tables::{Holds, TableKind};
use domain::{Cell, Event, Field, FieldChange, Id, OwnField, Record, changes};

use super::{Marks, TableContext, tell_of_absent};
use crate::cells::clean::name_key;
use crate::preview::{SHOWN, Tally};
use crate::source::sheet::notice;
use crate::source::table::Marked;
use crate::tables::checks::{contradiction, is_step, lacking, with};
use crate::tables::habits::habits_of;
use crate::tables::links;
use crate::tables::own::{self, place_by_name};
use crate::tables::read::Habits;
use crate::tables::row::{Asked, Placed, Reader, RowKind};
use crate::tables::words::Vocabulary;
use crate::{
    ImportItem, ImportOptions, ImportPreview, IntakeError, RecordCount, RefusedRow, Sheet, SheetRow, Watch, Writes,
    tell,
};

/// One comparison.
pub(super) struct Comparison<'a, R> {
    pub(super) context: TableContext<'a>,
    pub(super) sheet: &'a Sheet,
    marks: &'a Marks,
    kind: TableKind,
    pub(super) placed: Vec<Placed<'a>>,
    marked: &'a Marked,
    pub(super) links: Links<'a>,
    pub(super) labels: Labels,
    words: Vocabulary,
    habits: Habits,
    records: &'a [R],
    by_id: HashMap<&'a str, usize>,
    /// Records by what they are found by when a row says no id.
    by_key: HashMap<Vec<String>, Vec<usize>>,
    /// What new rows are found by, so that none comes twice.
    new_keys: HashSet<Vec<String>>,
    pub(super) last_position: String,
    written: Vec<R>,
}

/// What a row makes of a record.
pub(super) struct Made<'a> {
    pub(super) cells: Vec<Cell>,
    /// Links by what they hold, with the table they name.
    links: Vec<(Holds<'a>, &'static str, Cell)>,
    /// What it says in fields of the plan's own.
    own: Vec<(&'a OwnField, String)>,
    changes: Vec<FieldChange>,
    pub(super) told: Vec<RefusedRow>,
    pub(super) given: HashSet<&'a str>,
}

impl<'a, R: Record + Default + PartialEq> Comparison<'a, R> {
    pub(super) fn new(
        context: TableContext<'a>,
        sheet: &'a Sheet,
        marked: &'a Marked,
        marks: &'a Marks,
        records: &'a [R],
    ) -> Self {
        let kind = marked.head.kind;
        let columns = kind.columns_of(context.plan);
        let labels = Labels::new(context.plan, named_tables(&columns));
        let placed =
            marked.head.columns.iter().zip(&marked.places).enumerate().filter_map(|(print, ((name, _), at))| {
                let column = *columns.iter().find(|column| column.key() == *name)?;
                let field = (column.holds == Holds::Field).then(|| place_of::<R>(name)).flatten();
                Some(Placed { column, at: (*at)?, print: Some(print), field })
            });
        let mut placed: Vec<Placed> = placed.collect();
        place_by_name(&mut placed, &columns, sheet, marked);
        let mut comparison = Comparison {
            context,
            sheet,
            marks,
            marked,
            kind,
            placed,
            links: Links::new(context.plan, kind),
            labels,
            words: Vocabulary::new(context.words),
            habits: Habits::default(),
            records,
            by_id: records.iter().enumerate().map(|(at, record)| (record.id(), at)).collect(),
            by_key: HashMap::new(),
            new_keys: HashSet::new(),
            last_position: String::new(),
            written: Vec::new(),
        };
        for (at, record) in records.iter().enumerate() {
            comparison.by_key.entry(comparison.key(&record.cells())).or_default().push(at);
        }
        if let Some(at) = place_of::<R>("position") {
            comparison.last_position = records.iter().map(|it| it.cells()[at].plain()).max().unwrap_or_default();
        }
        comparison
    }

    /// Goes through all rows.
    pub(super) fn run(
        &mut self,
        options: &ImportOptions,
        preview: &mut ImportPreview,
        writes: &mut Writes,
        new_id: &mut dyn FnMut() -> Id,
        watch: &dyn Watch,
    ) -> Result<(), IntakeError> {
        self.habits = habits_of(self.sheet, self.marks, &self.placed, &self.words, options);
        self.tell_of_headings(preview);
        let mut tally = Tally::default();
        let refused: HashSet<usize> = self.marks.refused.iter().map(|row| row.line).collect();
        preview.refused.extend(self.marks.refused.iter().cloned());
        let (mut new, mut changed) = (0, 0);
        for (done, row) in self.sheet.rows.iter().enumerate() {
            if done.is_multiple_of(200) {
                tell(watch, "comparing", done, self.sheet.rows.len())?;
            }
            let (action, changes) = if refused.contains(&row.line) {
                ("refused", Vec::new())
            } else if options.left_out_lines.contains(&row.line) {
                preview.left_out_count += 1;
                ("left_out", Vec::new())
            } else {
                match self.row(row, &mut preview.told, writes, new_id) {
                    Ok((action, changes)) => (action, changes),
                    Err(told) => {
                        preview.refused.push(told);
                        ("refused", Vec::new())
                    }
                }
            };
            match action {
                "new" => new += 1,
                "changed" => changed += 1,
                _ => {}
            }
            if !matches!(action, "refused" | "left_out") {
                tally.count(action);
            }
            // What is as it was needs no line of its own in a long preview.
            if action != "same" && preview.items.len() < SHOWN {
                let title = self.title(row);
                preview.items.push(ImportItem { line: row.line, action: action.to_owned(), title, changes });
            }
        }
        tally.into_preview(preview);
        let same = preview.same;
        preview.records = vec![RecordCount { table: R::TABLE.to_owned(), new, changed, same }];
        let absent = self.records.iter().filter(|record| !self.marks.named.contains(record.id())).count();
        let gone = self.marks.named.iter().filter(|id| !self.by_id.contains_key(id.as_str())).count();
        tell_of_absent(preview, absent, gone);
        Ok(())
    }

    /// Headings that mean nothing here, such as that of a field that the plan no longer has.
    fn tell_of_headings(&self, preview: &mut ImportPreview) {
        let unknown = self.marked.titled.iter().filter(|at| !self.placed.iter().any(|of| of.at == **at));
        let headings: Vec<&str> = unknown.filter_map(|at| self.sheet.headers.get(*at)).map(String::as_str).collect();
        if !headings.is_empty() {
            let headings = headings[..headings.len().min(10)].join(", ");
            preview.notices.push(notice("table_headings_unknown", "columns", headings));
        }
    }

    pub(super) fn into_written(self) -> Vec<R> {
        self.written
    }

    fn is_typed(&self, row: &SheetRow, at: usize) -> bool {
        self.sheet.typed.contains(&(row.line, at))
    }

    /// By what a record is found, as names are compared.
    fn key(&self, cells: &[Cell]) -> Vec<String> {
        let value = |field: &&str| {
            let plain = place_of::<R>(field).map(|at| cells[at].plain()).unwrap_or_default();
            if meaning(R::TABLE, field) == Some(Meaning::Words) { name_key(&plain) } else { plain }
        };
        self.kind.found_by().iter().map(value).collect()
    }

    fn title(&self, row: &SheetRow) -> String {
        let cell = |of: &Placed| crate::cells::clean::clean_line(row.cells.get(of.at).map_or("", String::as_str));
        let mut first: Vec<&Placed> = self.placed.iter().collect();
        first.sort_by_key(|of| (of.print.is_none(), of.print));
        first.first().map(|of| cell(of)).unwrap_or_default()
    }

    /// One row; an error refuses it.
    fn row(
        &mut self,
        row: &SheetRow,
        told: &mut Vec<RefusedRow>,
        writes: &mut Writes,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Result<(&'static str, Vec<FieldChange>), RefusedRow> {
        let mark = self.marks.by_line.get(&row.line);
        if let Some(mark) = mark
            && let Some(at) = self.by_id.get(mark.id.as_str())
        {
            return self.known(row, *at, RowKind::Marked(mark), told, writes, new_id);
        }
        let mut made = self.made(row, &R::default(), RowKind::New);
        let id = mark.map_or_else(&mut *new_id, |mark| mark.id.clone());
        self.settle_new(&mut made, &id);
        let key = self.key(&made.cells);
        let free: Vec<usize> = self.by_key.get(&key).into_iter().flatten().copied().collect();
        let is_single = matches!(self.kind, TableKind::Readings | TableKind::Targets);
        if mark.is_none()
            && let [at] = free.as_slice()
            && !self.marks.named.contains(self.records[*at].id())
        {
            return self.known(row, *at, RowKind::Known, told, writes, new_id);
        }
        if is_single && (!free.is_empty() || !self.new_keys.insert(key)) {
            return Err(self.refusal(row, self.kind.found_by()[0], "table_known_already"));
        }
        let given = made.given.clone();
        if let Some(field) = lacking::<R>(&made.cells, &|field| given.contains(field)) {
            return Err(made.told.into_iter().next().unwrap_or_else(|| self.refusal(row, field, "table_needed")));
        }
        if let Some((field, reason)) = contradiction::<R>(self.context.plan, &made.cells) {
            return Err(self.refusal(row, field, reason));
        }
        let Ok(record) = R::from_cells(&made.cells) else { return Err(self.refusal(row, "", "table_does_not_fit")) };
        told.append(&mut made.told);
        self.step(None, &made.cells, row.line, writes, new_id);
        self.link(&id, &made, writes);
        self.written.push(record);
        Ok(("new", Vec::new()))
    }

    /// A row of a record that the plan has.
    fn known(
        &mut self,
        row: &SheetRow,
        at: usize,
        kind: RowKind,
        told: &mut Vec<RefusedRow>,
        writes: &mut Writes,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Result<(&'static str, Vec<FieldChange>), RefusedRow> {
        let old = &self.records[at];
        let mut made = self.made(row, old, kind);
        let before = old.cells();
        if made.cells != before {
            self.settle_series(&before, &mut made.cells);
            if let Some((field, reason)) = contradiction::<R>(self.context.plan, &made.cells) {
                return Err(self.refusal(row, field, reason));
            }
        }
        told.append(&mut made.told);
        let Ok(new) = R::from_cells(&made.cells) else { return Err(self.refusal(row, "", "table_does_not_fit")) };
        let mut found: Vec<FieldChange> =
            changes(old, &new).into_iter().filter(|change| change.field != "is_moved").collect();
        found.append(&mut made.changes);
        if found.is_empty() {
            return Ok(("same", found));
        }
        self.step(Some(&before), &made.cells, row.line, writes, new_id);
        let id = old.id().to_owned();
        self.link(&id, &made, writes);
        if new != *old {
            self.written.push(new);
        }
        Ok(("changed", found))
    }

    /// What the cells of a row make of a record.
    fn made(&self, row: &SheetRow, old: &R, kind: RowKind) -> Made<'a> {
        let digits = money_digits(self.context.plan);
        let reader = Reader { words: &self.words, labels: &self.labels, digits, habits: self.habits };
        let columns: Vec<_> = self.placed.iter().map(|of| of.column).collect();
        let now = match kind {
            RowKind::New => vec![Shown::Empty; columns.len()],
            RowKind::Marked(_) | RowKind::Known => {
                cells_of(old, &columns, &self.links, &self.words, &self.labels, digits)
            }
        };
        let mut made = Made {
            cells: old.cells(),
            links: Vec::new(),
            own: Vec::new(),
            changes: Vec::new(),
            told: Vec::new(),
            given: HashSet::new(),
        };
        for (of, now) in self.placed.iter().zip(&now) {
            let text = row.cells.get(of.at).map_or("", String::as_str);
            let stored = match of.column.holds {
                Holds::Own(field) => Cell::Text(self.links.own(old.id(), field).to_owned()),
                Holds::Field | Holds::Venue | Holds::Partners(_) | Holds::People | Holds::Areas => {
                    of.field.map_or(Cell::Null, |at| made.cells[at].clone())
                }
            };
            let refused = |value: String, reason: &str| RefusedRow {
                line: row.line,
                column: self.sheet.headers.get(of.at).cloned().unwrap_or_default(),
                value,
                reason: reason.to_owned(),
            };
            // A formula without a result is told already.
            let is_told = self
                .sheet
                .told
                .iter()
                .any(|it| it.line == row.line && Some(&it.column) == self.sheet.headers.get(of.at));
            if is_told {
                continue;
            }
            match reader.asked(of, text, self.is_typed(row, of.at), kind, now, &stored) {
                Asked::Nothing => {}
                Asked::Told(value, reason) => made.told.push(refused(value, reason)),
                Asked::Kept(written, reason) => {
                    made.told.push(refused(written.clone(), reason));
                    if let Err(reason) = self.take(of, now, Cell::Text(written.clone()), &mut made) {
                        made.told.push(refused(written, reason));
                    }
                }
                Asked::Value(cell) => {
                    if let Err(reason) = self.take(of, now, cell, &mut made) {
                        made.told.push(refused(crate::cells::clean::clean_line(text), reason));
                    }
                }
            }
        }
        self.settle_place(row.line, old, &mut made);
        made
    }

    /// Puts an edited value where it belongs.
    fn take(&self, of: &Placed<'a>, now: &Shown, cell: Cell, made: &mut Made<'a>) -> Result<(), &'static str> {
        if let Holds::Own(field) = of.column.holds {
            let to = own::written(&cell)?;
            let from = self.links.own(&made.cells[0].plain(), field).to_owned();
            made.changes.push(FieldChange { field: of.column.key(), from, to: to.clone() });
            made.own.push((field, to));
            return Ok(());
        }
        let Some(at) = of.field else {
            let table = if let Meaning::Id(table) | Meaning::Ids(table) = of.column.meaning { table } else { "" };
            let names = |ids: &[Id]| {
                ids.iter().map(|id| self.labels.label(table, id).to_owned()).collect::<Vec<_>>().join(", ")
            };
            if of.column.holds == Holds::Venue {
                let field = place_of::<R>("venue_id").ok_or("table_does_not_fit")?;
                made.cells = with::<R>(&made.cells, field, cell)?;
                made.given.insert("venue_id");
                return Ok(());
            }
            let from = if let Shown::List(names) = now { names.join(", ") } else { String::new() };
            let to = names(&Vec::from_cell(&cell).unwrap_or_default());
            made.changes.push(FieldChange { field: of.column.name.to_owned(), from, to });
            made.links.push((of.column.holds, table, cell));
            return Ok(());
        };
        let is_status = R::TABLE == Event::TABLE && of.column.name == "status" && *now != Shown::Empty;
        if is_status && !is_step(&made.cells[at], &cell) {
            return Err("table_status_step");
        }
        made.cells = with::<R>(&made.cells, at, cell)?;
        made.given.insert(of.column.name);
        Ok(())
    }

    /// The step of an event to another status; its reason is the place in the file.
    fn step(
        &self,
        before: Option<&[Cell]>,
        cells: &[Cell],
        line: usize,
        writes: &mut Writes,
        new_id: &mut dyn FnMut() -> Id,
    ) {
        if R::TABLE != Event::TABLE {
            return;
        }
        let event = |cells: &[Cell]| Event::from_cells(cells).ok();
        let old = before.and_then(event);
        let Some(new) = event(cells) else { return };
        let source = format!("{}, {line}", self.sheet.file_name);
        let context = (self.context.today, new_id);
        writes.status_steps.extend(crate::events::steps::step(old.as_ref(), &new, source, context));
    }

    fn link(&self, id: &Id, made: &Made<'a>, writes: &mut Writes) {
        writes.own_values.extend(made.own.iter().map(|(field, said)| own_fields::value(field, id, said.clone())));
        for (holds, table, value) in &made.links {
            let of = (self.kind.subject(), id);
            links::set(self.context.plan, &self.links, &self.labels, (*holds, table), of, value, writes);
        }
    }

    /// A row that is refused for one of its fields.
    fn refusal(&self, row: &SheetRow, field: &str, reason: &str) -> RefusedRow {
        let at = self.placed.iter().find(|of| of.column.name == field).map(|of| of.at);
        RefusedRow {
            line: row.line,
            column: at.and_then(|at| self.sheet.headers.get(at)).cloned().unwrap_or_default(),
            value: at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_else(|| self.title(row)),
            reason: reason.to_owned(),
        }
    }
}

pub(super) fn place_of<R: Record>(field: &str) -> Option<usize> {
    R::FIELDS.iter().position(|known| *known == field)
}
