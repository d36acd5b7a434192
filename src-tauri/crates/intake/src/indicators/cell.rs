//! One value of a table of indicators, and all that was found in one.
//!
//! Only what is known; reading is done in `rows`, comparing in the module above.

use chrono::NaiveDate;
use domain::{GroupKind, Id, Indicator, Reading};

use crate::{ImportQuestion, Notice, RefusedRow};

/// One value of the table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub(crate) line: usize,
    /// Lines that were put together with this one.
    pub(crate) other_lines: Vec<usize>,
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
    /// Cells that were held back or that could not be read beside others of their row.
    pub(crate) told: Vec<RefusedRow>,
    pub(crate) left_out: usize,
    pub(crate) questions: Vec<ImportQuestion>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) fold: Fold,
    /// Rows that were added to another.
    pub(crate) repeats: usize,
    /// As decided: `day_first`, `comma`, …
    pub(crate) date_order: Option<String>,
    pub(crate) decimal_mark: Option<String>,
}
