//! What this computer remembers of the exchange of one plan. No secret is in it, and all of it can be had again from
//! the place, at the cost of reading everything once more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::ExchangeError;
use crate::keys::write_whole;
use crate::log::Vector;
use crate::members::Role;

/// Numbers from the first to the last of each run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Runs(Vec<(u64, u64)>);

impl Runs {
    /// Adds a run; runs that touch become one.
    pub fn add(&mut self, from: u64, to: u64) {
        let (mut from, mut to) = (from, to);
        self.0.retain(|(first, last)| {
            let touches = *first <= to.saturating_add(1) && from <= last.saturating_add(1);
            if touches {
                (from, to) = (from.min(*first), to.max(*last));
            }
            !touches
        });
        let at = self.0.partition_point(|(first, _)| *first < from);
        self.0.insert(at, (from, to));
    }

    /// Adds all that the other holds.
    pub fn join(&mut self, other: &Runs) {
        for (from, to) in &other.0 {
            self.add(*from, *to);
        }
    }

    /// The first number in it.
    pub fn first(&self) -> Option<u64> {
        self.0.first().map(|(first, _)| *first)
    }

    /// One run.
    pub fn of(from: u64, to: u64) -> Self {
        Runs(vec![(from, to)])
    }

    /// What is left of it without another's.
    pub fn without(&self, other: Option<&Runs>) -> Vec<(u64, u64)> {
        let taken = other.map(|other| other.0.as_slice()).unwrap_or_default();
        let mut left = Vec::new();
        for (from, to) in &self.0 {
            let mut next = *from;
            for (first, last) in taken.iter().filter(|(first, last)| first <= to && from <= last) {
                if next < *first {
                    left.push((next, first - 1));
                }
                next = next.max(last.saturating_add(1));
            }
            if next <= *to {
                left.push((next, *to));
            }
        }
        left
    }

    /// How many of the numbers from 1 to this one.
    pub fn count_upto(&self, most: u64) -> u64 {
        let upto = |(from, to): &(u64, u64)| (*to).min(most).saturating_sub((*from).max(1) - 1);
        self.0.iter().map(upto).sum()
    }

    /// How many numbers.
    pub fn count(&self) -> u64 {
        self.0.iter().map(|(from, to)| (to - from).saturating_add(1)).sum()
    }

    /// The greatest number.
    pub fn last(&self) -> u64 {
        self.0.last().map_or(0, |(_, to)| *to)
    }

    /// Whether all of the other's numbers are here.
    pub fn covers(&self, other: &Runs) -> bool {
        other.0.iter().all(|(from, to)| self.0.iter().any(|(first, last)| first <= from && to <= last))
    }

    /// The last number that is reached from 1 without a gap.
    pub fn reach(&self) -> u64 {
        self.0.first().filter(|(from, _)| *from == 1).map_or(0, |(_, to)| *to)
    }
}

/// What files hold: for each chain of changes or records, which numbers.
pub(crate) type Covers = BTreeMap<String, Runs>;

/// Adds all that the other holds.
pub(crate) fn add_covers(all: &mut Covers, more: &Covers) {
    for (key, runs) in more {
        all.entry(key.clone()).or_default().join(runs);
    }
}

/// Whether all of the other is held.
pub(crate) fn covers_all(all: &Covers, other: &Covers) -> bool {
    other.iter().all(|(key, runs)| all.get(key).is_some_and(|known| known.covers(runs)))
}

/// A file that is kept here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// How many bytes.
    pub size: u64,
    /// What it holds, as far as it could be opened.
    pub covers: Covers,
    /// The key that opens it, if that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked: Option<String>,
    /// Since when it has been at the place without a key for it here, in milliseconds since 1970.
    #[serde(default)]
    pub locked_at: i64,
    /// Whether all of it is understood, so that it may be folded.
    pub is_plain: bool,
    /// Whether changes in it have not been given to the plan: refused, or waiting for who signed them.
    #[serde(default)]
    pub is_held: bool,
    /// Whether its changes have been looked at.
    #[serde(default)]
    pub is_taken: bool,
    /// Whether it was at the place once, or only repeats what was.
    #[serde(default)]
    pub was_sent: bool,
    /// In how many rounds running it was not at the place.
    #[serde(default)]
    pub missed: u32,
    /// Whether another team wrote it.
    #[serde(default)]
    pub is_foreign: bool,
    /// By which erasures and editors it was found to hold nothing that was erased; 0 is not looked at.
    #[serde(default)]
    pub clean_at: u64,
}

/// A file at the place that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Broken {
    pub size: u64,
    pub tries: u32,
    /// When to look again, in milliseconds since 1970.
    pub next_at: i64,
}

/// When a device said last that it was here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Heard {
    /// By its own clock, in milliseconds since 1970.
    pub at: i64,
    /// By the clock of this computer, when that was heard.
    pub here: i64,
}

/// Something that was told, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remembered {
    pub code: String,
    pub values: BTreeMap<String, String>,
    pub at: i64,
}

/// What is known of a team without its keys: as it was when they were last open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastKnown {
    /// Name of the team.
    pub team: String,
    /// What the person at this computer is called there.
    pub my_name: String,
    /// `None`: no member, or not known.
    pub role: Option<Role>,
    /// Whose changes are whose, as [`super::Exchange::authors`].
    pub authors: BTreeMap<String, (String, bool)>,
}

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The form of this file.
    pub version: u32,
    /// The team, in hexadecimal digits.
    pub team: String,
    /// Whether all of the beginning or joining was done: what was cut short is begun anew.
    #[serde(default)]
    pub is_begun: bool,
    /// The plan.
    pub plan_id: String,
    /// Where the place is.
    pub place: String,
    /// Files at the place by the names they have there: size, and the name they should have.
    pub listed: BTreeMap<String, (u64, String)>,
    /// Files at the place that are half-copied, or not ours.
    pub broken: BTreeMap<String, Broken>,
    /// Files kept here, by the names they should have.
    pub files: BTreeMap<String, Known>,
    /// Files that must be put to the place.
    pub outbox: BTreeSet<String>,
    /// What the changes that were taken in need.
    #[serde(default)]
    pub needed: Vector,
    /// Files that were folded into others, and into which.
    pub folded: BTreeMap<String, Vec<String>>,
    /// When the place was last reached, in milliseconds since 1970.
    pub reached_at: i64,
    /// Since when it cannot be reached; 0 if it can.
    pub unreachable_since: i64,
    /// When this device last said that it is here, what it had then, and the file that says so.
    pub present_at: i64,
    #[serde(default)]
    pub present: Vector,
    #[serde(default)]
    pub presence: Option<String>,
    /// Who was heard, by the devices in hexadecimal digits.
    #[serde(default)]
    pub heard: BTreeMap<String, Heard>,
    /// The team as it was last.
    #[serde(default)]
    pub last: LastKnown,
    /// What was told of late.
    #[serde(default)]
    pub told: Vec<Remembered>,
    /// Why the last round did not come to its end.
    #[serde(default)]
    pub trouble: Option<Remembered>,
    /// Of so many files of other teams was told.
    #[serde(default)]
    pub foreign_told: usize,
    /// Lists of what was erased that were taken in here, by their hashes.
    #[serde(default)]
    pub erasures_taken: BTreeSet<String>,
    /// How much was erased from the plan when it was last looked at.
    #[serde(default)]
    pub erased_count: usize,
    /// In how many rounds running files were kept that hold something that was erased.
    #[serde(default)]
    pub unclean_rounds: u32,
}

/// What this version writes.
const VERSION: u32 = 1;

impl State {
    /// Reads what is remembered; nothing if there is nothing. What cannot be read is forgotten and had again.
    pub fn read(path: &Path) -> Result<Option<Self>, ExchangeError> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok().filter(|state: &State| state.version == VERSION)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// For a new team.
    pub fn new(team: String, plan_id: String, place: String) -> Self {
        State { version: VERSION, team, plan_id, place, ..State::default() }
    }

    /// Writes it whole.
    pub fn write(&self, path: &Path) -> Result<(), ExchangeError> {
        let bytes = serde_json::to_vec(self).map_err(|error| ExchangeError::Home { detail: error.to_string() })?;
        write_whole(path, &bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_grow_together() {
        let mut runs = Runs::default();
        for (from, to) in [(5, 6), (1, 2), (9, 9), (3, 4)] {
            runs.add(from, to);
        }
        assert_eq!((runs.0.clone(), runs.reach()), (vec![(1, 6), (9, 9)], 6));
        let mut part = Runs::default();
        part.add(2, 6);
        assert!(runs.covers(&part) && !part.covers(&runs));
        assert_eq!([0, 1, 4, 6, 8, 9, 20].map(|most| runs.count_upto(most)), [0, 1, 4, 6, 6, 7, 7]);
        runs.add(0, u64::MAX);
        assert_eq!(runs.0, [(0, u64::MAX)]);
    }

    #[test]
    fn what_cannot_be_read_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state");
        assert_eq!(State::read(&path), Ok(None));
        let state = State::new("t".into(), "p".into(), "file:///x".into());
        state.write(&path).unwrap();
        assert_eq!(State::read(&path), Ok(Some(state)));
        std::fs::write(&path, "{").unwrap();
        assert_eq!(State::read(&path), Ok(None));
    }
}
