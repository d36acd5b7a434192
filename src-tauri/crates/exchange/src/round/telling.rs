//! What was noticed and what went wrong, kept for whoever asks later how the team stands: a terminal that was closed since,
//! or a window in which the next round has nothing to tell.

use super::session::Exchange;
use super::state::Remembered;
use crate::bytes::hex;
use crate::error::{ExchangeError, Told};

/// For so long something is said again that was noticed once.
const SAID_AGAIN: i64 = 3_600_000;
/// So much is kept, the last.
const MOST_TOLD: usize = 50;
/// What every round notices as long as it is so: when one does not, it is over.
const LASTING: &[&str] = &[
    "exchange_ahead_of_team",
    "exchange_locked_files",
    "exchange_may_only_read",
    "exchange_needs_new_passphrase",
    "exchange_needs_passphrase",
    "exchange_no_longer_member",
];

impl Exchange {
    /// Keeps in mind what a round noticed and how it ended. `away_since`: since when the place was away before it.
    pub(super) fn remember(&mut self, result: &Result<(), ExchangeError>, away_since: i64) {
        let now = self.now();
        let is_away = matches!(result, Err(ExchangeError::PlaceUnreachable { .. }));
        if is_away {
            self.state.unreachable_since = if away_since == 0 { now } else { away_since };
        }
        // That the place is away is told by since when.
        let trouble = result.as_ref().err().filter(|_| !is_away);
        self.state.trouble =
            trouble.map(|error| Remembered { code: error.code().to_owned(), values: error.values(), at: 0 });
        let is_same = |kept: &Remembered, told: &Told| {
            kept.code == told.code && kept.values.get("name") == told.values.get("name")
        };
        let broken = &self.state.broken;
        let told = &self.told;
        self.state.told.retain(|kept| {
            if LASTING.contains(&kept.code.as_str()) {
                // A round that did not come to its end may not have looked.
                return result.is_err() || told.iter().any(|told| is_same(kept, told));
            }
            let is_whole = kept.code == "exchange_incomplete"
                && !kept.values.get("name").is_some_and(|name| broken.contains_key(name));
            !is_whole && (0..SAID_AGAIN).contains(&(now - kept.at))
        });
        for told in &self.told {
            match self.state.told.iter_mut().find(|kept| is_same(kept, told)) {
                Some(kept) => kept.values.clone_from(&told.values),
                None => {
                    let values = told.values.clone();
                    self.state.told.push(Remembered { code: told.code.to_owned(), values, at: now });
                }
            }
        }
        let beyond = self.state.told.len().saturating_sub(MOST_TOLD);
        self.state.told.drain(..beyond);
    }

    /// What was noticed of late: code and values of the message `notice-<code>`.
    pub fn told(&self) -> Vec<(String, std::collections::BTreeMap<String, String>)> {
        self.state.told.iter().map(|kept| (kept.code.clone(), kept.values.clone())).collect()
    }

    /// Why the last round did not come to its end: code and values of the message `error-<code>`.
    pub fn trouble(&self) -> Option<(String, std::collections::BTreeMap<String, String>)> {
        self.state.trouble.as_ref().map(|kept| (kept.code.clone(), kept.values.clone()))
    }

    /// Whether a file is one that the team is known to have, as far as can be told without opening it.
    pub(super) fn is_of_team(&self, locked: &str) -> bool {
        self.team.as_ref().is_some_and(|team| team.keys.iter().any(|key| hex(&key.id) == locked))
    }

    /// Tells of files at the place that cannot be opened. Where another team has put its keys, what nobody of this team
    /// has spoken of is the other's: that is told once.
    pub(super) fn tell_locked(&mut self) {
        let there: std::collections::BTreeSet<&String> = self.state.listed.values().map(|(_, name)| name).collect();
        let (mut foreign, mut ours, mut unknown) = (0, 0, 0);
        for (_, known) in self.state.files.iter().filter(|(name, _)| there.contains(name)) {
            match &known.locked {
                _ if known.is_foreign => foreign += 1,
                Some(key) if self.is_of_team(key) => ours += 1,
                Some(_) => unknown += 1,
                None => {}
            }
        }
        let (foreign, locked) = if 0 < foreign { (foreign + unknown, ours) } else { (0, ours + unknown) };
        if self.state.foreign_told < foreign {
            self.told.insert(Told::new("exchange_other_team").with("files_count", foreign));
        }
        self.state.foreign_told = foreign;
        if 0 < locked {
            self.told.insert(Told::new("exchange_locked_files").with("files_count", locked));
        }
    }
}
