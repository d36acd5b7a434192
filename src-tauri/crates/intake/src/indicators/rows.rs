//! Rows of a table of indicators as single values: which series, which date, which group, what number.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use domain::{GroupKind, Id, Plan};

use crate::cells::clean::{clean_line, name_key};
use crate::cells::dates::{DateOrder, DateReading, parse_days};
use crate::cells::evidence::Evidence;
use crate::cells::names::LanguageEvidence;
use crate::cells::numbers::{DecimalMark, MarkEvidence};
use crate::indicators::cell::{Cell, Fold, Found};
use crate::indicators::columns::{EVERYBODY, group_of_header, note_of};
use crate::indicators::end_of;
use crate::indicators::fold::fold;
use crate::indicators::periods::{Period, heading_of, period_of};
use crate::indicators::values::{ValueCell, is_count, multiplier_of, unit_of, value_of};
use crate::preview::question;
use crate::source::sheet::notice;
use crate::{ImportOptions, ImportQuestion, ImportWords, IntakeError, RefusedRow, Sheet, SheetRow, Watch, tell};

/// Reads all rows.
pub(crate) fn read_rows(
    plan: &Plan,
    sheet: &Sheet,
    roles: &[&str],
    options: &ImportOptions,
    words: &ImportWords,
    watch: &dyn Watch,
) -> Result<Found, IntakeError> {
    let reader = Reader::new(plan, sheet, roles, options, words);
    let mut found = Found {
        cells: Vec::new(),
        refused: Vec::new(),
        told: Vec::new(),
        left_out: 0,
        questions: reader.questions(options),
        notices: Vec::new(),
        fold: Fold::Refuse,
        repeats: 0,
        date_order: reader.chosen_order.map(str::to_owned),
        decimal_mark: reader.mark.map(|mark| mark.word().to_owned()),
    };
    // Nothing can be shown of a table that does not say when, or what.
    if found.questions.iter().any(|question| matches!(question.code.as_str(), "year" | "value")) {
        return Ok(found);
    }
    for (done, row) in sheet.rows.iter().enumerate() {
        if done.is_multiple_of(500) {
            tell(watch, "checking", done, sheet.rows.len())?;
        }
        if options.left_out_lines.contains(&row.line) {
            found.left_out += 1;
            continue;
        }
        match reader.row(row, &mut found.told) {
            Ok(cells) => found.cells.extend(cells),
            Err(refused) => found.refused.push(refused),
        }
    }
    let held_back = found.told.iter().filter(|told| told.reason == "indicators_held_back").count();
    let is_unknown = |cell: &&Cell| cell.kind == GroupKind::Neighbourhood && cell.neighbourhood_id.is_none();
    let unknown_places = found.cells.iter().filter(is_unknown).count();
    if 0 < held_back {
        found.notices.push(notice("indicators_held_back", "cell_count", held_back));
    }
    if 0 < unknown_places {
        found.notices.push(notice("indicators_unknown_places", "row_count", unknown_places));
    }
    fold(&mut found, options, sheet, roles);
    Ok(found)
}

struct Reader<'a> {
    sheet: &'a Sheet,
    words: &'a ImportWords,
    roles: &'a [&'a str],
    dates: DateReading,
    chosen_order: Option<&'static str>,
    is_order_open: bool,
    year: Option<i32>,
    mark: Option<DecimalMark>,
    /// A cell that can be read both ways, where nothing decides.
    open_cell: Option<String>,
    places: HashMap<String, &'a domain::Neighbourhood>,
    /// Groups of columns that stand side by side.
    groups: HashMap<usize, (GroupKind, String)>,
    /// The column of notes beside each column of a year.
    notes: HashMap<usize, usize>,
}

impl<'a> Reader<'a> {
    fn new(
        plan: &'a Plan,
        sheet: &'a Sheet,
        roles: &'a [&'a str],
        options: &ImportOptions,
        words: &'a ImportWords,
    ) -> Self {
        let at = |role: &str| roles.iter().position(|it| *it == role);
        let mut evidence = Evidence::default();
        let mut languages = LanguageEvidence::default();
        let dates = at("year").into_iter().flat_map(|at| sheet.rows.iter().filter_map(move |row| row.cells.get(at)));
        for cell in dates.filter(|cell| period_of(cell).is_none()) {
            evidence.see(cell);
            languages.see(cell);
        }
        let chosen = match options.date_order.as_deref() {
            Some("day_first") => Some(DateOrder::DayFirst),
            Some("month_first") => Some(DateOrder::MonthFirst),
            _ => None,
        };
        let order = chosen.or(evidence.order());
        let is_value =
            |at: usize| roles.get(at).is_some_and(|role| matches!(*role, "value" | "year_value" | "group_value"));
        let mut marks = MarkEvidence::default();
        let mut open_cell = None;
        for row in &sheet.rows {
            for (at, cell) in row.cells.iter().enumerate().filter(|(at, _)| is_value(*at)) {
                if sheet.typed.contains(&(row.line, at)) {
                    continue;
                }
                marks.see(cell);
                if open_cell.is_none() && value_of(cell, None) == ValueCell::Open {
                    open_cell = Some(cell.trim().to_owned());
                }
            }
        }
        let chosen_mark = options.decimal_mark.as_deref().and_then(DecimalMark::from_word);
        let groups = roles.iter().enumerate().filter(|(_, role)| **role == "group_value").map(|(at, _)| {
            let header = &sheet.headers[at];
            (at, group_of_header(header, plan).unwrap_or((GroupKind::Own, clean_line(header))))
        });
        Self {
            sheet,
            words,
            roles,
            dates: DateReading {
                order: order.unwrap_or(DateOrder::DayFirst),
                // A date without a year is none: there is no week that would say it.
                year: 0,
                zone: chrono_tz::UTC,
                languages: languages.languages(),
            },
            chosen_order: order.map(|order| if order == DateOrder::DayFirst { "day_first" } else { "month_first" }),
            is_order_open: chosen.is_none() && evidence.is_open(),
            year: options.year.and_then(|year| i32::try_from(year).ok()).filter(|year| (1800..=2200).contains(year)),
            mark: chosen_mark.or(marks.mark()),
            open_cell: open_cell.filter(|_| chosen_mark.is_none() && marks.is_open()),
            places: plan.neighbourhoods.iter().map(|place| (name_key(&place.name), place)).collect(),
            groups: groups.collect(),
            notes: notes_of(sheet, roles, words),
        }
    }

    fn questions(&self, options: &ImportOptions) -> Vec<ImportQuestion> {
        let mut questions = Vec::new();
        let is_wide = self.roles.contains(&"year_value");
        let headings: Vec<&str> = self.sheet.headers.iter().map(String::as_str).collect();
        if !is_wide && !self.roles.contains(&"year") && self.year.is_none() {
            questions.push(question("year", "year", &headings, ""));
        }
        let is_counted = options.repeats.as_deref() == Some("count");
        let has_values = self.roles.iter().any(|role| matches!(*role, "value" | "group_value"));
        if !is_wide && !has_values && !is_counted {
            questions.push(question("value", "mapping", &headings, ""));
        }
        if self.is_order_open {
            questions.push(question("date_order", "date_order", &["day_first", "month_first"], ""));
        }
        if let Some(cell) = &self.open_cell {
            let mut asked = question("decimal_mark", "decimal_mark", &["point", "comma"], "");
            asked.values.insert("cell".to_owned(), cell.clone());
            questions.push(asked);
        }
        questions
    }

    fn cell<'r>(&self, row: &'r SheetRow, role: &str) -> &'r str {
        let at = self.roles.iter().position(|it| *it == role);
        at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.trim())
    }

    fn refuse(&self, row: &SheetRow, role: &str, value: &str, reason: &str) -> RefusedRow {
        let at = self.roles.iter().position(|it| *it == role);
        let column = at.map(|at| self.sheet.headers[at].clone()).unwrap_or_default();
        RefusedRow { line: row.line, column, value: value.to_owned(), reason: reason.to_owned() }
    }

    /// The groups of a row: everybody, one group, or several that hold at once, which make one of our own.
    fn group(&self, row: &SheetRow) -> (GroupKind, String, Option<Id>) {
        let mut parts: Vec<(GroupKind, String)> = Vec::new();
        let said = self.cell(row, "group_kind").to_lowercase();
        let said = GroupKind::from_word(self.words.choice("group_kind", &name_key(&said)).unwrap_or(&said));
        let is_several = 1 < self.roles.iter().filter(|role| **role == "own").count();
        for (at, (role, cell)) in self.roles.iter().zip(&row.cells).enumerate() {
            let kind = match *role {
                "age" => GroupKind::Age,
                "gender" => GroupKind::Gender,
                "neighbourhood" => GroupKind::Neighbourhood,
                "own" => said.filter(|kind| *kind != GroupKind::Total).unwrap_or(GroupKind::Own),
                _ => continue,
            };
            let name = clean_line(cell);
            // "Total" and its kin mean everybody, as a blank does.
            if !name.is_empty() && !EVERYBODY.contains(&name_key(&name).as_str()) {
                // "Lowest" of one column is not "Lowest" of another.
                let is_named = is_several && *role == "own";
                parts.push((kind, if is_named { format!("{}: {name}", self.sheet.headers[at]) } else { name }));
            }
        }
        match parts.as_slice() {
            [] => (GroupKind::Total, String::new(), None),
            [(GroupKind::Neighbourhood, name)] => {
                let place = self.places.get(&name_key(name));
                (GroupKind::Neighbourhood, name.clone(), place.map(|place| place.id.clone()))
            }
            [(kind, name)] => (*kind, name.clone(), None),
            several => {
                let names: Vec<&str> = several.iter().map(|(_, name)| name.as_str()).collect();
                (GroupKind::Own, names.join(" · "), None)
            }
        }
    }

    fn date(&self, row: &SheetRow) -> Result<(NaiveDate, bool), RefusedRow> {
        if !self.roles.contains(&"year") {
            return Ok((end_of(self.year.unwrap_or_default()), true));
        }
        let cell = self.cell(row, "year");
        if let Some(period) = period_of(cell) {
            return Ok((period.ends_on, period.is_year));
        }
        let day = parse_days(cell, &self.dates).and_then(|days| days.first().copied());
        let day = day.filter(|day| (1800..=2200).contains(&day.year()));
        day.map(|day| (day, false)).ok_or_else(|| self.refuse(row, "year", cell, "indicators_no_year"))
    }

    /// What the numbers of a row are counted in. A word or figure that is not known refuses the row: a guess would be off
    /// by a power of ten.
    fn multiplier(&self, row: &SheetRow) -> Result<f64, RefusedRow> {
        let cell = self.cell(row, "multiplier");
        multiplier_of(cell).ok_or_else(|| self.refuse(row, "multiplier", cell, "multiplier_unknown"))
    }

    /// A number beside the value; one that cannot be read is told and left out.
    fn beside(&self, row: &SheetRow, role: &str, told: &mut Vec<RefusedRow>) -> Option<f64> {
        let cell = self.cell(row, role);
        // Respondents are counted: their number has no decimals.
        let mark = if role == "sample_size" { self.mark.or(Some(DecimalMark::Point)) } else { self.mark };
        let reason = match value_of(cell.trim_start_matches(['±', '+']), mark) {
            ValueCell::Number { value, .. } if 0.0 <= value && (role == "margin" || is_count(value)) => {
                return Some(value);
            }
            ValueCell::Missing | ValueCell::Suppressed => return None,
            ValueCell::Open => "number_open",
            ValueCell::OpenSign => "sign_open",
            ValueCell::Number { .. } | ValueCell::Strange => "number_unreadable",
        };
        told.push(self.refuse(row, role, cell, reason));
        None
    }

    /// The values of a row. Cells that are held back are told; one that is no number refuses the row where it is the
    /// only value, and is told where others stand beside it.
    fn row(&self, row: &SheetRow, told: &mut Vec<RefusedRow>) -> Result<Vec<Cell>, RefusedRow> {
        let (kind, group, neighbourhood_id) = self.group(row);
        let multiplier = self.multiplier(row)?;
        let status = name_key(self.cell(row, "status"));
        let is_held = matches!(status.as_str(), "suppressed" | "confidential" | "c") || self.is_suppressed(&status);
        let blank = Cell {
            line: row.line,
            other_lines: Vec::new(),
            series: clean_line(self.cell(row, "series")),
            unit: unit_of(self.cell(row, "unit")),
            measured_on: NaiveDate::default(),
            is_year_only: true,
            kind,
            group,
            neighbourhood_id,
            value: None,
            sample_size: self.beside(row, "sample_size", told).map(|size| size as i64),
            margin: self.beside(row, "margin", told),
            source: clean_line(self.cell(row, "source")),
            note: clean_line(self.cell(row, "note")),
        };
        if self.roles.contains(&"year_value") {
            return Ok(self.values_of(row, "year_value", told, multiplier, |at| {
                let period = heading_of(&self.sheet.names[at])?;
                let note = self.note(row, at).unwrap_or_else(|| blank.note.clone());
                Some(Cell { measured_on: period.ends_on, is_year_only: period.is_year, note, ..blank.clone() })
            }));
        }
        let (measured_on, is_year_only) = self.date(row)?;
        let blank = Cell { measured_on, is_year_only, ..blank };
        if !self.groups.is_empty() {
            return Ok(self.values_of(row, "group_value", told, multiplier, |at| {
                let (kind, group) = self.groups.get(&at)?.clone();
                let place = self.places.get(&name_key(&group)).filter(|_| kind == GroupKind::Neighbourhood);
                let neighbourhood_id = place.map(|place| place.id.clone());
                Some(Cell { kind, group, neighbourhood_id, ..blank.clone() })
            }));
        }
        let at = self.roles.iter().position(|role| *role == "value");
        let Some(at) = at else { return Ok(vec![blank]) };
        let text = row.cells.get(at).map_or("", String::as_str);
        match self.value(row, at, text) {
            ValueCell::Suppressed => {
                told.push(self.refuse(row, "value", text, "indicators_held_back"));
                Ok(Vec::new())
            }
            ValueCell::Strange => Err(self.refuse(row, "value", text, "indicators_no_number")),
            ValueCell::Open => Err(self.refuse(row, "value", text, "number_open")),
            ValueCell::OpenSign => Err(self.refuse(row, "value", text, "sign_open")),
            ValueCell::Missing if is_held => {
                told.push(self.refuse(row, "status", self.cell(row, "status"), "indicators_held_back"));
                Ok(Vec::new())
            }
            ValueCell::Missing => Ok(vec![blank]),
            ValueCell::Number { .. } if is_held => {
                told.push(self.refuse(row, "status", self.cell(row, "status"), "indicators_held_back"));
                Ok(Vec::new())
            }
            ValueCell::Number { value, is_percent, flag } => {
                Ok(vec![self.filled(multiplier, blank, value, is_percent, &flag)])
            }
        }
    }

    /// The cells of the columns of one role; `cell` says what a column is about.
    fn values_of(
        &self,
        row: &SheetRow,
        role: &str,
        told: &mut Vec<RefusedRow>,
        multiplier: f64,
        cell: impl Fn(usize) -> Option<Cell>,
    ) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (at, text) in row.cells.iter().enumerate().filter(|(at, _)| self.roles.get(*at) == Some(&role)) {
            let reason = match self.value(row, at, text) {
                ValueCell::Number { value, is_percent, flag } => {
                    cells.extend(cell(at).map(|blank| self.filled(multiplier, blank, value, is_percent, &flag)));
                    continue;
                }
                // A table with a cell for every year is silent about most of them; a note says why one is missing.
                ValueCell::Missing => {
                    cells.extend(cell(at).filter(|blank| !blank.note.is_empty() && self.note(row, at).is_some()));
                    continue;
                }
                ValueCell::Suppressed => "indicators_held_back",
                ValueCell::Strange => "indicators_no_number",
                ValueCell::Open => "number_open",
                ValueCell::OpenSign => "sign_open",
            };
            let column = self.sheet.headers.get(at).cloned().unwrap_or_default();
            told.push(RefusedRow { line: row.line, column, value: text.clone(), reason: reason.to_owned() });
        }
        cells
    }

    /// What is noted on the value of a column of a year, in a column of its own.
    fn note(&self, row: &SheetRow, at: usize) -> Option<String> {
        let note = clean_line(row.cells.get(*self.notes.get(&at)?)?);
        (!note.is_empty()).then_some(note)
    }

    /// The word for a number that is held back, as the language of the person has it.
    fn is_suppressed(&self, key: &str) -> bool {
        self.words.choice("status", key).is_some_and(|word| word == "suppressed")
    }

    fn value(&self, row: &SheetRow, at: usize, text: &str) -> ValueCell {
        if text.chars().any(char::is_alphabetic) && self.is_suppressed(&name_key(text)) {
            return ValueCell::Suppressed;
        }
        let is_typed = self.sheet.typed.contains(&(row.line, at));
        value_of(text, if is_typed { Some(DecimalMark::Point) } else { self.mark })
    }

    fn filled(&self, multiplier: f64, blank: Cell, value: f64, is_percent: bool, flag: &str) -> Cell {
        let unit = if is_percent && blank.unit.is_empty() { "%".to_owned() } else { blank.unit.clone() };
        let note = match (flag, blank.note.is_empty()) {
            ("", _) => blank.note.clone(),
            (_, true) => flag.to_owned(),
            (_, false) => format!("{flag}; {}", blank.note),
        };
        let margin = blank.margin.map(|margin| margin * multiplier);
        Cell { value: Some(value * multiplier), margin, unit, note, ..blank }
    }
}

/// Columns of values with the column that has the notes of the same period.
fn notes_of(sheet: &Sheet, roles: &[&str], words: &ImportWords) -> HashMap<usize, usize> {
    let of = |role: &'static str| (0..roles.len()).filter(move |at| roles[*at] == role);
    let noted = |at: usize| Some((note_of(&sheet.names[at], words)?, at));
    let notes: Vec<(Period, usize)> = of("year_note").filter_map(noted).collect();
    let pair = |at: usize| {
        let period = heading_of(&sheet.names[at])?;
        notes.iter().find(|(its, _)| *its == period).map(|(_, note)| (at, *note))
    };
    of("year_value").filter_map(pair).collect()
}
