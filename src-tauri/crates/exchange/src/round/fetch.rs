//! Looks at the place and brings what is new there to this computer. What the files say is not asked yet.
//!
//! A file that is not whole is waited for, a little longer each time; one that is not ours is left alone. A copy under
//! another name is known by its bytes.

use std::collections::BTreeMap;

use super::session::Exchange;
use super::state::{Broken, Known};
use crate::envelope::{Envelope, MOST_FILE};
use crate::error::{ExchangeError, Told};
use crate::place::Listed;

/// How long a file that is not whole is left alone at first, and at most.
const FIRST_WAIT: i64 = 2_000;
const LONGEST_WAIT: i64 = 600_000;
/// How long a file is left alone that is no file of this version.
const FOREIGN_WAIT: i64 = 86_400_000;
/// So many files in a row that cannot be read mean that the place cannot be reached.
const MOST_FAILURES: u32 = 3;

impl Exchange {
    /// Brings what is new. Everything brought is remembered, also when the line is cut on the way.
    pub(super) fn fetch(&mut self, listed: &[Listed]) -> Result<(), ExchangeError> {
        let there: BTreeMap<&str, u64> = listed.iter().map(|file| (file.name.as_str(), file.size)).collect();
        self.state.listed.retain(|name, (size, _)| there.get(name.as_str()) == Some(size));
        self.state.broken.retain(|name, _| there.contains_key(name.as_str()));
        let mut failures = 0;
        for file in listed {
            if !self.is_due(file) {
                continue;
            }
            match self.fetch_one(file) {
                Ok(()) => failures = 0,
                // Folded meanwhile by somebody: the next list shows into what.
                Err(ExchangeError::FileGone { .. }) => {}
                Err(error @ (ExchangeError::PlaceUnreachable { .. } | ExchangeError::PlaceRefused)) => {
                    self.wait_for(file, FIRST_WAIT);
                    failures += 1;
                    if failures == MOST_FAILURES {
                        return Err(error);
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Whether a file must be read.
    fn is_due(&mut self, file: &Listed) -> bool {
        if self.state.listed.contains_key(&file.name) {
            return false;
        }
        if self.state.files.get(&file.name).is_some_and(|known| known.size == file.size) {
            self.state.listed.insert(file.name.clone(), (file.size, file.name.clone()));
            return false;
        }
        let now = self.now();
        self.state.broken.get(&file.name).is_none_or(|broken| {
            let is_waiting = now < broken.next_at && broken.next_at <= now + FOREIGN_WAIT;
            broken.size != file.size || !is_waiting
        })
    }

    fn fetch_one(&mut self, file: &Listed) -> Result<(), ExchangeError> {
        if MOST_FILE < file.size {
            self.told.insert(Told::new("exchange_too_large").with("name", &file.name));
            self.wait_for(file, FOREIGN_WAIT);
            return Ok(());
        }
        let bytes = match self.place.read(&file.name) {
            Err(ExchangeError::TooLarge) => Vec::new(),
            other => other?,
        };
        match Envelope::look(&bytes).map(|envelope| envelope.name()) {
            Ok(name) => {
                self.state.broken.remove(&file.name);
                self.keep(&bytes)?;
                self.state.listed.insert(file.name.clone(), (file.size, name));
            }
            Err(ExchangeError::Incomplete) => {
                self.told.insert(Told::new("exchange_incomplete").with("name", &file.name));
                self.wait_for(file, FIRST_WAIT);
            }
            Err(ExchangeError::Newer) => {
                self.told.insert(Told::new("exchange_newer_file"));
                self.wait_for(file, FOREIGN_WAIT);
            }
            Err(_) => {
                self.told.insert(Told::new("exchange_not_ours").with("name", &file.name));
                self.wait_for(file, FOREIGN_WAIT);
            }
        }
        Ok(())
    }

    /// Keeps a whole file that came from the place.
    pub(super) fn keep(&mut self, bytes: &[u8]) -> Result<(), ExchangeError> {
        let name = Envelope::look(bytes)?.name();
        if !self.state.files.contains_key(&name) {
            self.mirror.keep(&name, bytes)?;
            let size = bytes.len() as u64;
            self.state.files.insert(name, Known { size, was_sent: true, ..Known::default() });
        }
        Ok(())
    }

    /// Leaves a file alone for a while, each time twice as long.
    fn wait_for(&mut self, file: &Listed, first: i64) {
        let now = self.now();
        let broken = self.state.broken.entry(file.name.clone()).or_insert(Broken { size: 0, tries: 0, next_at: 0 });
        broken.tries = if broken.size == file.size { broken.tries + 1 } else { 0 };
        broken.size = file.size;
        broken.next_at = now + (first << broken.tries.min(8)).min(LONGEST_WAIT.max(first));
    }
}
