//! The plan file: tables, the change log below them, undo, history, versions, bin, erasure, safety copies, and merging
//! with colleagues.
//!
//! A plan is one SQLite file. Every write is one command, one transaction, one change in the log and one step of
//! undo. Handlers see records and a transaction; SQL stays inside this crate. What it leaves out: rules, words for
//! people, the clock (it is passed in), and how changes come from one copy of a plan to another.

#[cfg(test)]
mod beyond_tests;
mod error;
mod file;
mod ids;
#[cfg(test)]
mod inside_tests;
mod log;
#[cfg(test)]
mod merge_tests;
mod plan_file;
mod reader;
mod rows;
mod search;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use error::StoreError;
pub use file::check::{Verification, is_plan};
pub use file::copies::{SafetyCopy, copy_of_open, copy_to_local, safety_copies_of};
pub use file::erasure::{Erasure, redact};
pub use file::format::FORMAT_VERSION;
pub use file::parts::{Noted, note};
pub use file::restore::{ITSELF, Rescue, RescueChoice, recover, rescue};
pub use file::risk::OpenRisk;
pub use ids::IdSource;
pub use log::arrived::{Arrival, ArrivedRecord};
pub use log::bin::{Binned, Restored};
pub use log::bundle::{Bundle, Run};
pub use log::conflicts::{Conflict, Decision, Wrote};
pub use log::erased::Erased;
pub use log::found::Place;
pub use log::history::Change;
pub use log::merge::ConflictKind;
pub use log::receive::{Received, Refusal};
pub use log::undo::{TakenBack, Undone};
pub use log::versions::{Difference, Past, Version, VersionRef};
pub use plan_file::{Notice, PlanFile};
pub use reader::Reader;
pub use rows::attachments::{ATTACHMENT_LIMIT, AttachedFile};
pub use rows::meanwhile::{Meanwhile, Seen};
pub use rows::tx::{Removed, Tx};
pub use search::fold::fold;
pub use search::{Found, SearchIndex};

/// What the shell passes in, so that nothing here asks the machine by itself.
#[derive(Clone)]
pub struct Surroundings {
    /// The time now.
    pub clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    /// Sixteen random bytes, new ones at each call.
    pub random: Arc<dyn Fn() -> [u8; 16] + Send + Sync>,
    /// The app's data folder: leases, locks and safety copies live here.
    pub home: PathBuf,
    /// Written in front of changes in the history.
    pub author: String,
    /// Who holds the file, such as `user@machine`: shown to whoever opens it a second time.
    pub holder: String,
}

/// What a change does, as code and values; the text is the message `change-<code>`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Such as `move_session`.
    pub code: String,
    /// What the text needs.
    pub values: BTreeMap<String, String>,
}

impl Label {
    /// A label without values.
    pub fn new(code: &str) -> Self {
        Label { code: code.to_owned(), values: BTreeMap::new() }
    }

    /// The same label with one more value.
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.values.insert(key.to_owned(), value.to_owned());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_keeps_each_value_that_it_is_given() {
        let label = Label::new("move_session").with("event", "Open Day").with("room", "Hall").with("room", "Attic");
        let values = [("event", "Open Day"), ("room", "Attic")].map(|(key, text)| (key.to_owned(), text.to_owned()));
        assert_eq!(label, Label { code: "move_session".to_owned(), values: values.into() });
    }
}
