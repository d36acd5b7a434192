//! What a person sees of an import before it happens: options, columns, rows, questions, notices.
//!
//! Only data, and the same for every kind of record. The same shapes reach the page and the terminal.

use std::collections::BTreeMap;

use domain::{FieldChange, Id, words};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cells::clean::name_key;

/// Values for a text, by the name of its variable; dates and numbers in stored form.
pub type Values = BTreeMap<String, String>;

words!(
    /// What a file brings.
    ImportKind {
        Events = "events", Partners = "partners", Indicators = "indicators", Outlines = "outlines",
        Budget = "budget", Tables = "tables",
    }
);

words!(
    /// How sure it is what a column holds.
    Certainty {
        Unknown = "unknown", Probable = "probable", Sure = "sure", Chosen = "chosen",
    }
);

/// How to read a file; what is `None` is detected.
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
    /// `point`, `comma`: what stands before the decimals.
    pub decimal_mark: Option<String>,
    /// Field for each column header; empty: do not import.
    pub mapping: Option<BTreeMap<String, String>>,
    /// Name under which the mapping is remembered; a sender.
    pub sender: Option<String>,
    /// Lines of rows that a person leaves out.
    pub left_out_lines: Vec<usize>,
    /// Kinds of rows that a person leaves out, such as `outside_week`; see `ImportPreview::row_kinds`.
    pub left_out_kinds: Vec<String>,
    /// Indicators: the one that gets all readings; `None`: the one with the name of the series.
    pub indicator_id: Option<Id>,
    /// Indicators: the name where the table has no column of series.
    pub name: Option<String>,
    /// Indicators and budget: the year of a table that does not say.
    #[ts(type = "number | null")]
    pub year: Option<i64>,
    /// Indicators: what several values of one group make: `refuse`, `sum` of the year, `count` of the rows.
    pub repeats: Option<String>,
}

/// What a file would do, before it does it.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct ImportPreview {
    pub kind: ImportKind,
    pub file_name: String,
    /// `csv`, `xlsx`, `xls`, `ods`, `ics`, `schedule.xml`, `schedule.json`, `vcf` or `geojson`.
    pub format: String,
    /// As detected or chosen.
    pub options: ImportOptions,
    pub encodings: Vec<String>,
    pub sheets: Vec<String>,
    pub columns: Vec<ImportColumn>,
    /// Fields that a column can be mapped to; the text is `import-<kind>-field-<field>`.
    pub fields: Vec<String>,
    /// What people call those of them that are the plan's own.
    pub own_names: BTreeMap<String, String>,
    /// Senders whose mapping is remembered.
    pub senders: Vec<String>,
    /// What a person must say first; nothing is written while one is open.
    pub questions: Vec<ImportQuestion>,
    /// True when the dates could be read either way and the person must say.
    pub is_date_order_open: bool,
    /// Rows of the file: new, changed, same, refused, left out and those that are no records together.
    pub rows: usize,
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub refused_count: usize,
    pub left_out_count: usize,
    pub no_record_count: usize,
    /// Records, counted apart from rows.
    pub records: Vec<RecordCount>,
    /// Names that the plan does not know yet, such as of venues.
    pub new_names: Vec<NewNames>,
    /// Names that probably mean the same; a person decides, nothing is merged.
    pub likely_same: Vec<LikelySame>,
    /// Kinds by which rows can be left out together.
    pub row_kinds: Vec<RowKind>,
    pub refused: Vec<RefusedRow>,
    /// Cells that were not taken although their row comes in.
    pub told: Vec<RefusedRow>,
    /// Rows that are no records: totals, footnotes, headings that stand again.
    pub no_records: Vec<RefusedRow>,
    pub events: usize,
    pub sessions: usize,
    pub venues: usize,
    pub partners: usize,
    /// The first 500 rows with what happens to each.
    pub items: Vec<ImportItem>,
    /// What each indicator gets.
    pub indicators: Vec<ImportedIndicator>,
    pub notices: Vec<Notice>,
}

/// A column of the file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportColumn {
    pub header: String,
    pub field: String,
    /// Whether the field is known by its name, probable by likeness, or chosen by a person.
    pub certainty: Certainty,
    pub samples: Vec<String>,
}

/// Something that the file leaves open. The text is the message `question-<code>`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImportQuestion {
    /// `date_order`, `decimal_mark`, `title_column`, `name_column`, `year`, `value`, `encoding`.
    pub code: String,
    /// The option of `ImportOptions` that answers it.
    pub option: String,
    /// What can be answered: headings of columns, or words whose texts are `choice-<word>`.
    pub choices: Vec<String>,
    /// The likeliest of them; empty when none is.
    pub proposed: String,
    /// Such as a cell that can be read both ways.
    pub values: Values,
}

/// How many records of a kind there are.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RecordCount {
    /// Table of the records, such as `event`, `session`, `venue`.
    pub table: String,
    pub new: usize,
    pub changed: usize,
    pub same: usize,
}

/// Names that will be added to the plan.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NewNames {
    /// Table of the records, such as `venue`, `partner`, `person`.
    pub table: String,
    /// In the order in which people count.
    pub names: Vec<String>,
}

impl NewNames {
    /// Names in whatever order.
    pub(crate) fn new(table: &str, names: impl Iterator<Item = String>) -> Self {
        let mut keyed: Vec<(String, String)> = names.map(|name| (name_key(&name), name)).collect();
        keyed.sort_by(|(one, _), (other, _)| alphanumeric_sort::compare_str(one, other));
        NewNames { table: table.to_owned(), names: keyed.into_iter().map(|(_, name)| name).collect() }
    }
}

/// Two names that probably mean the same.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LikelySame {
    pub table: String,
    pub name: String,
    pub other: String,
}

/// Rows that can be left out together. The text is the message `row-kind-<code>`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RowKind {
    pub code: String,
    pub row_count: usize,
    pub is_left_out: bool,
}

/// A row that is not imported, or a cell of it that is not.
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
    /// `new`, `changed`, `same`, `refused`, `left_out`, `no_record`.
    pub action: String,
    pub title: String,
    pub changes: Vec<FieldChange>,
}

/// What an indicator gets.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportedIndicator {
    pub id: Id,
    pub name: String,
    pub unit: String,
    pub is_new: bool,
    pub reading_count: usize,
    pub group_count: usize,
    #[ts(type = "number")]
    pub first_year: i64,
    #[ts(type = "number")]
    pub last_year: i64,
    /// The first readings that change, as before and after.
    pub changes: Vec<FieldChange>,
}

/// Something to tell: the text is the message `notice-<code>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Notice {
    pub code: String,
    pub values: Values,
}

/// What the language of the person calls fields and their words, so that an exported file is read again.
#[derive(Clone, Debug, Default)]
pub struct ImportWords {
    /// Heads of columns and the field each leads to.
    pub heads: Vec<(String, String)>,
    /// Field, label and stored word of each choice.
    pub choices: Vec<(String, String, String)>,
}

impl ImportWords {
    /// The stored word of a label of a field; `key` is written as names are compared.
    pub(crate) fn choice(&self, field: &str, key: &str) -> Option<&str> {
        let is_it =
            |(its, label, _): &&(String, String, String)| its == field && crate::cells::clean::name_key(label) == key;
        self.choices.iter().find(is_it).map(|(_, _, word)| word.as_str())
    }
}
