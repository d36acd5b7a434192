//! What the desk says of itself: settings, recent plans, looking back, progress. Only data.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A state of the past that is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AsOf {
    /// What `look_at` was given.
    pub key: String,
    /// Name of the version; empty for a day or a change.
    pub name: String,
    pub on: NaiveDate,
}

/// A plan opened before.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecentPlan {
    /// What `open_recent` takes.
    pub key: String,
    pub name: String,
    pub city: String,
    /// Last folder of its path, to tell twins apart.
    pub folder: String,
    pub opened_on: NaiveDate,
    pub exists: bool,
}

/// Kept on this machine, not in the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    pub language: String,
    /// `system`, `light`, `dark` or `contrast`.
    pub theme: String,
    /// Written in front of changes in the history.
    pub author: String,
    pub screen: String,
    /// Filters, columns and sizes, as the page keeps them.
    #[ts(type = "Record<string, unknown>")]
    pub page: serde_json::Value,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: String::new(),
            theme: "system".to_owned(),
            author: String::new(),
            screen: "overview".to_owned(),
            page: serde_json::Value::Object(serde_json::Map::new()),
        }
    }
}

/// How far a long command has come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Progress {
    /// Text: `progress-<step>`.
    pub step: String,
    /// Text of what is worked on just now; empty where the step says it all.
    pub about: String,
    pub done: usize,
    pub total: usize,
}
