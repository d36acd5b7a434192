//! Rows of a table of indicators as single values: which series, which date, which group, what number.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use domain::{GroupKind, Id, Indicator, Plan, Reading};

use crate::cells::clean::{clean_line, name_key};
use crate::cells::dates::{DateOrder, DateReading, parse_days};
use crate::cells::evidence::Evidence;
use crate::indicators::values::{ValueCell, has_decimal_comma, value_of, year_of};
use crate::indicators::{IndicatorImportOptions, end_of};
use crate::source::sheet::notice;
use crate::{Notice, RefusedRow, Sheet, SheetRow};

/// One value of the table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub(crate) line: usize,
    pub(crate) series: String,
    pub(crate) unit: String,
    pub(crate) measured_on: NaiveDate,
    /// The table gives years and no days.
    pub(crate) is_year_only: bool,
    pub(crate) kind: GroupKind,
    pub(crate) group: String,
    pub(crate) neighbourhood_id: Option<Id>,
    pub(crate) value: Option<f64>,
    pub(crate) sample_size: Option<i64>,
    pub(crate) margin: Option<f64>,
    pub(crate) source: String,
    pub(crate) note: String,
}

impl Cell {
    /// The reading that it makes of the old one. What the table does not say stays.
    pub(crate) fn reading(&self, indicator: &Indicator, old: Option<&Reading>) -> Reading {
        let mut reading = old.cloned().unwrap_or_else(|| Reading {
            indicator_id: indicator.id.clone(),
            measured_on: self.measured_on,
            group_kind: self.kind,
            group_name: if self.neighbourhood_id.is_some() { String::new() } else { self.group.clone() },
            neighbourhood_id: self.neighbourhood_id.clone(),
            ..Reading::default()
        });
        reading.value = self.value;
        reading.sample_size = self.sample_size.or(reading.sample_size);
        reading.margin = self.margin.or(reading.margin);
        if !self.source.is_empty() && self.source != indicator.source {
            reading.source.clone_from(&self.source);
        }
        if !self.note.is_empty() {
            reading.note.clone_from(&self.note);
        }
        reading
    }
}

/// What several values of one group and year make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fold {
    Refuse,
    Sum,
    Count,
}

impl Fold {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Fold::Refuse => "refuse",
            Fold::Sum => "sum",
            Fold::Count => "count",
        }
    }
}

/// What the rows hold.
pub(crate) struct Found {
    pub(crate) cells: Vec<Cell>,
    pub(crate) refused: Vec<RefusedRow>,
    pub(crate) needs: Vec<String>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) fold: Fold,
    /// Rows that were added to another.
    pub(crate) repeats: usize,
}

/// Reads all rows.
pub(crate) fn read_rows(plan: &Plan, sheet: &Sheet, roles: &[&str], options: &IndicatorImportOptions) -> Found {
    let reader = Reader::new(plan, sheet, roles, options);
    let mut found = Found {
        cells: Vec::new(),
        refused: Vec::new(),
        needs: reader.needs(options),
        notices: Vec::new(),
        fold: Fold::Refuse,
        repeats: 0,
    };
    if !found.needs.is_empty() {
        return found;
    }
    let mut held_back = 0;
    let mut unknown_places = 0;
    for row in &sheet.rows {
        match reader.row(row) {
            Ok(cells) => found.cells.extend(cells.into_iter().filter(|(_, is_held)| !is_held).map(|(cell, _)| cell)),
            Err(refused) => found.refused.push(refused),
        }
        held_back += reader.held_back(row);
    }
    unknown_places += found
        .cells
        .iter()
        .filter(|cell| cell.kind == GroupKind::Neighbourhood && cell.neighbourhood_id.is_none())
        .count();
    if 0 < held_back {
        found.notices.push(notice("indicators_held_back", "cell_count", held_back));
    }
    if 0 < unknown_places {
        found.notices.push(notice("indicators_unknown_places", "row_count", unknown_places));
    }
    fold(&mut found, options, sheet, roles);
    found
}

struct Reader<'a> {
    sheet: &'a Sheet,
    roles: &'a [&'a str],
    dates: DateReading,
    is_order_open: bool,
    year: Option<i32>,
    comma: bool,
    places: HashMap<String, &'a domain::Neighbourhood>,
}

impl<'a> Reader<'a> {
    fn new(plan: &'a Plan, sheet: &'a Sheet, roles: &'a [&'a str], options: &IndicatorImportOptions) -> Self {
        let at = |role: &str| roles.iter().position(|it| *it == role);
        let mut evidence = Evidence::default();
        let dates = at("year").into_iter().flat_map(|at| sheet.rows.iter().filter_map(move |row| row.cells.get(at)));
        dates.filter(|cell| year_of(cell).is_none()).for_each(|cell| evidence.see(cell));
        let chosen = match options.date_order.as_deref() {
            Some("day_first") => Some(DateOrder::DayFirst),
            Some("month_first") => Some(DateOrder::MonthFirst),
            _ => None,
        };
        let order = chosen.or(evidence.order()).unwrap_or(DateOrder::DayFirst);
        let is_value = |at: usize| matches!(roles[at], "value" | "year_value");
        let values = sheet.rows.iter().flat_map(|row| {
            row.cells.iter().enumerate().filter(|(at, _)| is_value(*at)).map(|(_, cell)| cell.as_str())
        });
        Self {
            sheet,
            roles,
            dates: DateReading { order, year: 2000, zone: chrono_tz::UTC },
            is_order_open: chosen.is_none() && evidence.is_open(),
            year: options.year.and_then(|year| i32::try_from(year).ok()).filter(|year| (1800..=2200).contains(year)),
            comma: has_decimal_comma(values),
            places: plan.neighbourhoods.iter().map(|place| (name_key(&place.name), place)).collect(),
        }
    }

    fn needs(&self, options: &IndicatorImportOptions) -> Vec<String> {
        let mut needs = Vec::new();
        let is_wide = self.roles.contains(&"year_value");
        if !is_wide && !self.roles.contains(&"year") && self.year.is_none() {
            needs.push("year".to_owned());
        }
        let is_counted = options.repeats.as_deref() == Some("count");
        if !is_wide && !self.roles.contains(&"value") && !is_counted {
            needs.push("value".to_owned());
        }
        if self.is_order_open {
            needs.push("date_order".to_owned());
        }
        needs
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
        let said = GroupKind::from_word(&self.cell(row, "group_kind").to_lowercase());
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
            if !name.is_empty() && !matches!(name_key(&name).as_str(), "total" | "all" | "both" | "everybody") {
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
        if let Some(year) = year_of(cell) {
            return Ok((end_of(year), true));
        }
        let day = parse_days(cell, &self.dates).and_then(|days| days.first().copied());
        let day = day.filter(|day| (1800..=2200).contains(&day.year()));
        day.map(|day| (day, false)).ok_or_else(|| self.refuse(row, "year", cell, "indicators_no_year"))
    }

    fn multiplier(&self, row: &SheetRow) -> f64 {
        match name_key(self.cell(row, "multiplier")).as_str() {
            "hundreds" => 1e2,
            "thousands" => 1e3,
            "millions" => 1e6,
            "billions" => 1e9,
            _ => 1.0,
        }
    }

    /// The values of a row, each with whether its sender holds it back.
    fn row(&self, row: &SheetRow) -> Result<Vec<(Cell, bool)>, RefusedRow> {
        let (kind, group, neighbourhood_id) = self.group(row);
        let number = |role: &str| match value_of(self.cell(row, role), self.comma) {
            ValueCell::Number(number) => Some(number),
            _ => None,
        };
        let is_held = matches!(name_key(self.cell(row, "status")).as_str(), "suppressed" | "confidential" | "c");
        let blank = Cell {
            line: row.line,
            series: clean_line(self.cell(row, "series")),
            unit: unit_of(self.cell(row, "unit")),
            measured_on: NaiveDate::default(),
            is_year_only: true,
            kind,
            group,
            neighbourhood_id,
            value: None,
            sample_size: number("sample_size").map(|size| size as i64),
            margin: number("margin"),
            source: clean_line(self.cell(row, "source")),
            note: clean_line(self.cell(row, "note")),
        };
        if !self.roles.contains(&"year_value") {
            let (measured_on, is_year_only) = self.date(row)?;
            let text = self.cell(row, "value");
            let (value, is_suppressed) = match value_of(text, self.comma) {
                // Free of the last digits that multiplying leaves behind.
                ValueCell::Number(number) => (Some(number * self.multiplier(row)), false),
                ValueCell::Missing => (None, false),
                ValueCell::Suppressed => (None, true),
                ValueCell::Strange => return Err(self.refuse(row, "value", text, "indicators_no_number")),
            };
            return Ok(vec![(Cell { measured_on, is_year_only, value, ..blank }, is_held || is_suppressed)]);
        }
        let mut cells = Vec::new();
        for (at, cell) in row.cells.iter().enumerate().filter(|(at, _)| self.roles[*at] == "year_value") {
            let header = &self.sheet.headers[at];
            let Some(year) = year_of(header) else { continue };
            let (value, is_suppressed) = match value_of(cell, self.comma) {
                ValueCell::Number(number) => (Some(number * self.multiplier(row)), false),
                // A table with a cell for every year is silent about most of them.
                ValueCell::Missing => continue,
                ValueCell::Suppressed => (None, true),
                ValueCell::Strange => {
                    let reason = "indicators_no_number".to_owned();
                    return Err(RefusedRow { line: row.line, column: header.clone(), value: cell.clone(), reason });
                }
            };
            cells.push((Cell { measured_on: end_of(year), value, ..blank.clone() }, is_suppressed));
        }
        Ok(cells)
    }

    fn held_back(&self, row: &SheetRow) -> usize {
        self.row(row).map_or(0, |cells| cells.iter().filter(|(_, is_held)| *is_held).count())
    }
}

/// `Percentage (%)` is `%`.
fn unit_of(cell: &str) -> String {
    let text = clean_line(cell);
    let inside = text.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    inside.map_or(text.clone(), str::to_owned)
}

/// Puts together what is said twice of one group: the same number once, several happenings of a year as their sum,
/// and anything else not at all.
fn fold(found: &mut Found, options: &IndicatorImportOptions, sheet: &Sheet, roles: &[&str]) {
    type Key = (String, NaiveDate, GroupKind, String);
    let key = |cell: &Cell, on: NaiveDate| -> Key { (name_key(&cell.series), on, cell.kind, name_key(&cell.group)) };
    let years: HashSet<Key> = found.cells.iter().map(|cell| key(cell, end_of(cell.measured_on.year()))).collect();
    let has_days = found.cells.iter().any(|cell| !cell.is_year_only);
    found.fold = match options.repeats.as_deref() {
        Some("sum") => Fold::Sum,
        Some("count") => Fold::Count,
        Some("refuse") => Fold::Refuse,
        // Many days of a year are happenings that add up to it; a year that is there twice is a mistake.
        _ if has_days && 3 * years.len() < found.cells.len() => Fold::Sum,
        _ => Fold::Refuse,
    };
    let is_folded = found.fold != Fold::Refuse;
    let key = |cell: &Cell| key(cell, if is_folded { end_of(cell.measured_on.year()) } else { cell.measured_on });
    let mut kept: Vec<Cell> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    let column = roles.iter().position(|role| *role == "year").map(|at| sheet.headers[at].clone()).unwrap_or_default();
    for mut cell in std::mem::take(&mut found.cells) {
        if found.fold == Fold::Count {
            cell.value = Some(1.0);
        }
        let Some(at) = places.get(&key(&cell)).copied() else {
            if is_folded {
                cell.measured_on = end_of(cell.measured_on.year());
                cell.is_year_only = true;
            }
            places.insert(key(&cell), kept.len());
            kept.push(cell);
            continue;
        };
        let known = &mut kept[at];
        if is_folded {
            known.value = match (known.value, cell.value) {
                (Some(sum), Some(value)) => Some(sum + value),
                (sum, value) => sum.or(value),
            };
            found.repeats += 1;
        } else if known.value != cell.value {
            let value = cell.value.map(|value| value.to_string()).unwrap_or_default();
            let reason = "indicators_repeated".to_owned();
            found.refused.push(RefusedRow { line: cell.line, column: column.clone(), value, reason });
        }
    }
    found.cells = kept;
}
