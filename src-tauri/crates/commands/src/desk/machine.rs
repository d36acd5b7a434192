//! What is kept on this machine and not in any plan: settings, plans opened before, the week chosen in each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::Id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Failure;
use crate::views::{RecentPlan, Settings};

/// The file in the home folder that keeps it.
pub(crate) const MACHINE_FILE: &str = "settings.json";

/// How many plans are remembered.
const REMEMBERED: usize = 12;

/// The contents of `settings.json` in the home folder.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Machine {
    pub(crate) settings: Settings,
    recent: Vec<Recent>,
    /// The week chosen in each plan, by the plan's id.
    pub(crate) weeks: BTreeMap<Id, Id>,
    /// Of each plan with a team, by the plan's id.
    pub(crate) teams: BTreeMap<Id, TeamMemory>,
    /// Words that were erased for ever since the program began.
    #[serde(skip)]
    erased: Vec<String>,
}

/// What this machine keeps in mind of a plan's team.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct TeamMemory {
    /// The exchange rests until somebody lets it go on.
    pub(crate) is_paused: bool,
    /// Up to where somebody has looked at what came in.
    pub(crate) looked: Option<BTreeMap<String, i64>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Recent {
    path: PathBuf,
    city: String,
    opened_on: NaiveDate,
    /// The person was told that its folder is a risk, and wants it.
    is_risk_accepted: bool,
}

impl Machine {
    /// Reads the file. A file that cannot be read counts as none: settings are no reason not to start.
    pub(crate) fn load(home: &Path) -> Self {
        let text = fs::read_to_string(home.join(MACHINE_FILE)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Keeps words that were erased for ever out of what is remembered of the page. The page still has them in fields and
    /// filters, so that this holds until the program ends, also for words that somebody types again.
    pub(crate) fn forget_words(&mut self, words: Vec<String>) {
        self.erased.extend(words);
    }

    /// Writes the file whole or not at all.
    pub(crate) fn save(&mut self, home: &Path) -> Result<(), Failure> {
        redact_all(&mut self.settings.page, &self.erased);
        fs::create_dir_all(home)?;
        let text = serde_json::to_string_pretty(self).map_err(std::io::Error::other)?;
        let part = home.join("settings.json.part");
        fs::write(&part, text)?;
        Ok(fs::rename(part, home.join(MACHINE_FILE))?)
    }

    /// Puts a plan at the head of the list.
    pub(crate) fn remember(&mut self, path: &Path, city: &str, opened_on: NaiveDate, is_risk_accepted: bool) {
        let was_accepted = self.recent.iter().any(|recent| recent.path == path && recent.is_risk_accepted);
        self.recent.retain(|recent| recent.path != path);
        let is_risk_accepted = is_risk_accepted || was_accepted;
        let recent = Recent { path: path.to_owned(), city: city.to_owned(), opened_on, is_risk_accepted };
        self.recent.insert(0, recent);
        self.recent.truncate(REMEMBERED);
    }

    /// Takes a plan from the list; the file stays.
    pub(crate) fn forget(&mut self, key: &str) {
        self.recent.retain(|recent| path_key(&recent.path) != key);
    }

    /// The path of a remembered plan, and whether its risk was accepted.
    pub(crate) fn find(&self, key: &str) -> Option<(PathBuf, bool)> {
        let recent = self.recent.iter().find(|recent| path_key(&recent.path) == key)?;
        Some((recent.path.clone(), recent.is_risk_accepted))
    }

    /// The list for the welcome screen.
    pub(crate) fn recent_plans(&self) -> Vec<RecentPlan> {
        let plans = self.recent.iter().map(|recent| RecentPlan {
            key: path_key(&recent.path),
            name: plan_name(&recent.path),
            city: recent.city.clone(),
            folder: recent.path.parent().and_then(Path::file_name).map(text).unwrap_or_default(),
            opened_on: recent.opened_on,
            exists: recent.path.is_file(),
        });
        plans.collect()
    }
}

fn redact_all(value: &mut serde_json::Value, words: &[String]) {
    match value {
        serde_json::Value::String(text) => *text = store::redact(text, words),
        serde_json::Value::Array(list) => list.iter_mut().for_each(|value| redact_all(value, words)),
        serde_json::Value::Object(map) => map.values_mut().for_each(|value| redact_all(value, words)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

/// What a plan is called: its file name without folder and ending.
pub(crate) fn plan_name(path: &Path) -> String {
    path.file_stem().map(text).unwrap_or_default()
}

/// What a path is called where it must not be told.
pub(crate) fn path_key(path: &Path) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, path.to_string_lossy().as_bytes()).to_string()
}

fn text(name: &std::ffi::OsStr) -> String {
    name.to_string_lossy().into_owned()
}
