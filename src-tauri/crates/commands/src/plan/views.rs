//! What history, versions, bin, safety copies, checks and rescue tell the page and the terminal.
//!
//! Only data, as in `crate::views`, which passes it on.

use chrono::NaiveDateTime;
use domain::*;
use serde::Serialize;
use ts_rs::TS;

use crate::views::Label;

/// What a change of the log is to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HistoryAct {
    Change,
    Undo,
    Redo,
}

/// One change of the log.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HistoryEntry {
    /// What `undo_to` takes.
    #[ts(type = "number")]
    pub change_id: i64,
    /// Local to the plan's time zone.
    pub at: NaiveDateTime,
    pub author: String,
    pub label: Label,
    pub act: HistoryAct,
    /// Records touched.
    pub record_count: usize,
    /// Set in the history of one record.
    pub changes: Vec<FieldChange>,
    pub is_undone: bool,
}

/// A named state of the plan.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VersionRow {
    pub id: Id,
    pub name: String,
    pub at: NaiveDateTime,
    pub author: String,
}

/// How one record differs between two states.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Difference {
    pub table: String,
    pub id: Id,
    pub name: String,
    /// `added`, `removed`, `changed`.
    pub kind: String,
    pub changes: Vec<FieldChange>,
}

/// A deleted record that can come back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BinRow {
    pub table: String,
    pub id: Id,
    pub name: String,
    pub deleted_at: NaiveDateTime,
}

/// A copy of the plan kept for safety.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SafetyCopy {
    pub key: String,
    pub at: NaiveDateTime,
    /// `daily`, `before_migration`, `before_restore`.
    pub reason: String,
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What the integrity check found.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Verification {
    pub is_intact: bool,
    pub is_log_equal: bool,
    /// How many things differ.
    pub difference_count: usize,
    /// The first ten of them: table, id and field of a cell, a change, or what the file itself complains of.
    pub differences: Vec<String>,
}

/// What came back from the bin.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Restored {
    pub record_count: usize,
    /// References of other records that name them again.
    pub link_count: usize,
    /// References that somebody has changed since the deletion, and that stay as they are.
    pub left_alone_count: usize,
    /// References to what is gone by now, which name nothing.
    pub cleared_count: usize,
}

/// What an erasure did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Erasure {
    /// Records of the person, with the doubles that a merge left behind.
    pub person_count: usize,
    /// Texts of today that still tell of the person.
    pub still: Vec<FoundWords>,
    /// Attached files that say the words, or whose content cannot be read. They stay as they are.
    pub files: Vec<AttachedFile>,
    /// Copies that will be done at the next opening.
    pub unfinished: Vec<String>,
}

/// A file that is attached as evidence, and may tell of somebody.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AttachedFile {
    pub id: Id,
    pub name: String,
    /// It says the words; of others nobody can say what they hold.
    pub says_them: bool,
}

/// Where words stand.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundWords {
    pub table: String,
    pub id: Id,
    pub field: String,
    pub change_id: i64,
    /// The value is that of today; others are past.
    pub is_now: bool,
}

/// What can be saved of a plan that does not open.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Rescue {
    pub damage_count: usize,
    /// The first of what is wrong.
    pub damage: Vec<String>,
    /// From what it can be saved; the first loses least.
    pub choices: Vec<RescueChoice>,
}

/// One way to save a plan.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RescueChoice {
    /// What `recover_plan` takes.
    pub key: String,
    /// When the safety copy was made; nothing for the file itself.
    pub at: Option<NaiveDateTime>,
    pub change_count: usize,
    pub lost_count: Option<usize>,
    /// The first of what is lost, as far as it can be read.
    pub lost: Vec<Label>,
    pub unproven_count: usize,
}
