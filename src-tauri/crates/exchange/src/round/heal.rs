//! Puts back what is gone from the place. Nothing is ever taken from the plan because it is gone there.
//!
//! What others have folded into new files is not missed: what counts is what the files hold, not that they are there.

use super::files::holds_changes;
use super::session::Exchange;
use super::state::{Covers, Known, add_covers, covers_all};
use crate::bytes::hex;
use crate::error::{ExchangeError, Told};
use crate::place::Listed;

/// In so many rounds running a file of others must be gone before it is put back; a place that is slow to show files is no
/// place that lost them. What this device wrote it has seen there: that is put back at once.
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
        // Whether changes that are gone stand in files that cannot be opened here, or are erased by them, nobody here can
        // tell. Records and boxes are erased by nobody, and without them those files are opened never. Who was removed
        // puts nothing back.
        let device = self.device.id();
        let now = self.now();
        for (name, known) in &mut self.state.files {
            let is_locked = known.locked.is_some() && present.contains(name);
            known.locked_at = match (is_locked, known.locked_at) {
                (true, at) if 0 < at && at <= now => at,
                (true, _) => now,
                (false, _) => 0,
            };
        }
        let has_foreign = self.state.files.values().any(|known| known.is_foreign);
        let is_locked = |name: &String| {
            // What somebody left there who was removed while they removed others says nothing about what is gone.
            let is_left = |known: &Known| self.all_were_here_long_after(known.locked_at);
            let known = self.state.files.get(name).filter(|known| !known.is_foreign && !is_left(known));
            let key = known.and_then(|known| known.locked.as_ref());
            key.is_some_and(|key| !has_foreign || self.is_of_team(key))
        };
        let is_removed = !self.team.as_ref().is_some_and(|team| team.is_active(&device));
        let is_blind = present.iter().any(is_locked);
        let (mut to_send, mut to_forget) = (Vec::new(), Vec::new());
        let clean = self.clean_stamp();
        let meanings: Vec<Covers> = self.state.files.values().map(|known| self.meaning(&known.covers)).collect();
        let own = [format!("changes {} ", hex(&device[..12])), format!("record {}", hex(&device[..12]))];
        let is_own = |chain: &String| own.iter().any(|own| chain.starts_with(own));
        let is_strange: Vec<bool> = self
            .state
            .files
            .values()
            .map(|known| known.locked.as_ref().is_some_and(|key| !self.is_of_team(key)))
            .collect();
        for (((name, known), meaning), is_strange) in self.state.files.iter_mut().zip(&meanings).zip(is_strange) {
            if present.contains(name) {
                known.missed = 0;
                continue;
            }
            known.missed += 1;
            let rounds = if known.covers.keys().any(is_own) { 1 } else { ROUNDS };
            if known.missed < rounds && !is_empty {
                continue;
            }
            let is_opened = known.locked.is_none() && known.is_taken;
            if is_opened && known.is_plain && covers_all(&there, meaning) {
                to_forget.push(name.clone());
            } else if is_opened && clean.is_some_and(|clean| known.clean_at != clean) {
                // What was erased comes back nowhere: an editor writes the rest anew.
            } else if is_removed || (is_blind && (known.locked.is_some() || holds_changes(&known.covers))) {
                // Whoever can tell puts it back.
            } else if is_strange || (is_opened && !known.is_plain) {
                // What is not understood, was refused as a whole, or may be another team's is for its author to put back.
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
