//! What a person sees of an import before it happens: options, columns, rows, notices.
//!
//! Only data. The same shapes reach the page and the terminal.

use std::collections::BTreeMap;

use domain::FieldChange;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Values for a text, by the name of its variable; dates and numbers in stored form.
pub type Values = BTreeMap<String, String>;

/// How to read a file of submissions; what is `None` is detected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ImportOptions {
    pub encoding: Option<String>,
    /// One character.
    pub delimiter: Option<String>,
    pub sheet: Option<String>,
    /// Row of the header, counted from 1.
    pub header_row: Option<usize>,
    /// `day_first`, `month_first`.
    pub date_order: Option<String>,
    /// Field for each column header; empty: do not import.
    pub mapping: Option<BTreeMap<String, String>>,
    /// Name under which the mapping is remembered; a sender.
    pub sender: Option<String>,
}

/// What a file would do, before it does it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportPreview {
    pub file_name: String,
    /// `csv` or `xlsx`.
    pub format: String,
    /// As detected or chosen.
    pub options: ImportOptions,
    pub encodings: Vec<String>,
    pub sheets: Vec<String>,
    pub columns: Vec<ImportColumn>,
    /// Fields that a column can be mapped to.
    pub fields: Vec<String>,
    /// Senders whose mapping is remembered.
    pub senders: Vec<String>,
    /// True when the dates could be read either way and the person must say.
    pub is_date_order_open: bool,
    pub rows: usize,
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub refused: Vec<RefusedRow>,
    pub refused_count: usize,
    pub events: usize,
    pub sessions: usize,
    pub venues: usize,
    pub partners: usize,
    /// The first 500 rows with what happens to each.
    pub items: Vec<ImportItem>,
    pub notices: Vec<Notice>,
}

/// A column of the file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportColumn {
    pub header: String,
    pub field: String,
    pub samples: Vec<String>,
}

/// A row that is not imported.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RefusedRow {
    /// Line in the file, counted from 1.
    pub line: usize,
    pub column: String,
    pub value: String,
    /// The text is the message `refused-<reason>`.
    pub reason: String,
}

/// What happens to one row.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportItem {
    pub line: usize,
    /// `new`, `changed`, `same`, `refused`.
    pub action: String,
    pub title: String,
    pub changes: Vec<FieldChange>,
}

/// Something to tell: the text is the message `notice-<code>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Notice {
    pub code: String,
    pub values: Values,
}
