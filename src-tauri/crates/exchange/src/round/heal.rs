//! Puts back what is gone from the place. Nothing is ever taken from the plan because it is gone there.
//!
//! What others have folded into new files is not missed: what counts is what the files hold, not that they are there.

use super::session::Exchange;
use super::state::{Covers, add_covers, covers_all};
use crate::error::{ExchangeError, Told};
use crate::place::Listed;

/// In so many rounds running a file must be gone before it is put back; a place that is slow to show files is no
/// place that lost them.
const ROUNDS: u32 = 2;

impl Exchange {
    /// Notes in the outbox what must be put back.
    pub(super) fn heal(&mut self, listed: &[Listed]) -> Result<(), ExchangeError> {
        let mut there: Covers = Covers::new();
        let mut present: std::collections::BTreeSet<String> =
            self.state.listed.values().map(|(_, name)| name.clone()).collect();
        let is_empty = listed.is_empty() && self.state.files.keys().any(|name| !self.state.outbox.contains(name));
        present.extend(self.state.outbox.iter().cloned());
        for name in &present {
            if let Some(known) = self.state.files.get(name) {
                add_covers(&mut there, &self.meaning(&known.covers));
            }
        }
        // Whether what is gone stands in files that cannot be opened here, nobody here can tell; and who was removed puts
        // nothing back.
        let device = self.device.id();
        let is_locked = |name: &String| self.state.files.get(name).is_some_and(|known| known.locked.is_some());
        let is_blind = !self.team.as_ref().is_some_and(|team| team.is_active(&device)) || present.iter().any(is_locked);
        let (mut to_send, mut to_forget) = (Vec::new(), Vec::new());
        let clean = self.clean_stamp();
        let meanings: Vec<Covers> = self.state.files.values().map(|known| self.meaning(&known.covers)).collect();
        for ((name, known), meaning) in self.state.files.iter_mut().zip(&meanings) {
            if present.contains(name) {
                known.missed = 0;
                continue;
            }
            known.missed += 1;
            if known.missed < ROUNDS && !is_empty {
                continue;
            }
            let is_opened = known.locked.is_none() && known.is_taken;
            if is_opened && known.is_plain && covers_all(&there, meaning) {
                to_forget.push(name.clone());
            } else if is_opened && clean.is_some_and(|clean| known.clean_at != clean) {
                // What was erased comes back nowhere: an editor writes the rest anew.
            } else if is_blind {
                // Whoever can tell puts it back.
            } else if is_opened && !known.is_plain {
                // What is not understood, or was refused as a whole, is for its author to put back.
            } else {
                to_send.push(name.clone());
            }
        }
        for name in to_forget {
            self.mirror.forget(&name)?;
            self.state.files.remove(&name);
            self.state.folded.remove(&name);
        }
        if !to_send.is_empty() {
            self.told.insert(Told::new("exchange_put_back").with("files_count", to_send.len()));
            self.state.outbox.extend(to_send);
        }
        Ok(())
    }
}
