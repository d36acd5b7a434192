//! What the plan remembers of files that were imported.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record};

/// How one sender's columns are read, so that the next file of the same sender needs no questions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ImportMapping {
    pub id: Id,
    /// Who sends such files, in the planner's words.
    pub sender: String,
    /// Column headers as they stand in the file.
    pub headers: Vec<String>,
    /// The field for each header; empty: not imported.
    pub mapping: Vec<String>,
}
record!(ImportMapping in "import_mapping" { id, sender, headers, mapping });
