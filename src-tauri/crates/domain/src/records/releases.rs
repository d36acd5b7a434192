//! Releases: states of the programme that went out, with a number and a note.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record};

/// A frozen state of a week's programme. What it held stands in the named version that was made with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Release {
    pub id: Id,
    pub week_id: Id,
    /// The first release of a week is 1.
    pub number: i64,
    pub title: String,
    pub note: String,
    /// The named version that it freezes; versions are no records and outlive every undo.
    pub version: String,
    pub released_on: Option<NaiveDate>,
    /// Went to print: what changes afterwards belongs on the errata sheet.
    pub is_printed: bool,
}
record!(Release in "release" { id, week_id, number, title, note, version, released_on, is_printed });
