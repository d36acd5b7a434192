//! Folds many small files into few, so that a newcomer reads little. Parts stay as their authors signed them.
//!
//! Safe while others read and write: the new files are there, and seen there in a later round, before an old one is
//! removed; whoever has listed an old file and finds it gone looks again in the next round. Two who fold the same
//! files do no harm: what is there twice is taken once.

use std::collections::{BTreeMap, BTreeSet};

use super::files::look_inside;
use super::seen::is_later;
use super::session::Exchange;
use crate::error::ExchangeError;
use crate::parts::{self, Kind, Part, Presence};
use crate::place::Listed;

/// With so many small files at the place, they are folded.
pub const FOLD_FROM: usize = 48;
/// A file larger than this is left as it is.
const SMALL: u64 = 1 << 20;
/// What one folded file holds before it is pressed.
const LARGE: usize = 6 << 20;

impl Exchange {
    /// Writes folded files, if there are many small ones and it is this device's turn.
    pub(super) fn prepare_fold(&mut self) -> Result<(), ExchangeError> {
        let small = self.small_files();
        let Some(turn) = self.turn() else { return Ok(()) };
        let Some(key) = self.key_to_use().cloned().filter(|_| FOLD_FROM + 16 * turn <= small.len()) else {
            return Ok(());
        };
        let mut seen = BTreeSet::new();
        let mut presences: BTreeMap<[u8; 32], (Presence, Part)> = BTreeMap::new();
        let (mut records, mut changes) = (Vec::new(), Vec::new());
        let mut is_held = false;
        for name in &small {
            let bytes = self.mirror.read(name)?;
            let inside = look_inside(&bytes, &self.ring, &self.team_id, &self.state.plan_id)?;
            is_held |= self.state.files.get(name).is_some_and(|known| known.is_held);
            for part in inside.parts.into_iter().filter(|part| seen.insert(part.hash())) {
                match part.kind {
                    Kind::Bundle | Kind::Rewritten => changes.push(part),
                    Kind::Record | Kind::KeyBox | Kind::Erased => records.push(part),
                    Kind::Presence => {
                        let Ok(presence) = Presence::read(&part.body) else { continue };
                        let last = presences.entry(part.device).or_insert((presence.clone(), part.clone()));
                        if is_later(&presence, &last.0, self.now()) {
                            *last = (presence, part);
                        }
                    }
                }
            }
        }
        // One who joins reads the members first, and then changes in the order in which they lie.
        let members = records.into_iter().chain(presences.into_values().map(|(_, part)| part)).collect();
        let mut into = Vec::new();
        for lot in parts::lots(members, LARGE).into_iter().chain(parts::lots(changes, LARGE)) {
            let name = self.write_file(&lot, Some(key.clone()))?;
            if let Some(known) = self.state.files.get_mut(&name) {
                (known.is_held, known.was_sent) = (is_held, true);
            }
            into.push(name);
        }
        for name in small {
            self.state.folded.insert(name, into.clone());
        }
        Ok(())
    }

    /// Small files at the place that are wholly understood, and not folded yet.
    fn small_files(&self) -> Vec<String> {
        let there: BTreeSet<&String> = self.state.listed.values().map(|(_, name)| name).collect();
        let is_small = |(name, known): &(&String, &super::state::Known)| {
            let holds_box = known.covers.keys().any(|chain| chain.starts_with("box "));
            let is_open = known.is_plain && known.is_taken && known.locked.is_none() && !holds_box;
            is_open && known.size < SMALL && there.contains(name) && !self.state.folded.contains_key(*name)
        };
        self.state.files.iter().filter(is_small).map(|(name, _)| name.clone()).collect()
    }

    /// The how-manieth editor's device this is, so that not all fold at once; none for those who may not.
    pub(super) fn turn(&self) -> Option<usize> {
        let team = self.team.as_ref()?;
        let devices = team.active_devices();
        let editors = devices.iter().filter(|(device, _)| team.is_editor(device));
        editors.map(|(device, _)| device).position(|device| *device == self.device.id())
    }

    /// Removes files at the place whose content was seen there in folded ones.
    pub(super) fn remove_folded(&mut self, listed: &[Listed]) -> Result<(), ExchangeError> {
        let there: BTreeMap<&str, u64> = listed.iter().map(|file| (file.name.as_str(), file.size)).collect();
        let is_there = |name: &String| {
            let size = self.state.files.get(name).map(|known| known.size);
            size.is_some() && there.get(name.as_str()).copied() == size
        };
        let done: Vec<String> = self
            .state
            .folded
            .iter()
            .filter(|(_, into)| into.iter().all(is_there))
            .map(|(name, _)| name.clone())
            .collect();
        for name in done {
            let at_place: Vec<String> = self
                .state
                .listed
                .iter()
                .filter(|(_, (_, known))| *known == name)
                .map(|(listed, _)| listed.clone())
                .collect();
            for listed in at_place {
                match self.place.remove(&listed) {
                    // Who may only add leaves old files to those who may take away.
                    Err(ExchangeError::PlaceReadOnly) => return Ok(()),
                    other => other?,
                }
                self.state.listed.remove(&listed);
            }
            self.mirror.forget(&name)?;
            self.state.files.remove(&name);
            self.state.outbox.remove(&name);
            self.state.folded.remove(&name);
        }
        // What was folded into files that are gone is folded anew another time.
        let files = &self.state.files;
        self.state
            .folded
            .retain(|name, into| files.contains_key(name) && into.iter().all(|name| files.contains_key(name)));
        Ok(())
    }
}
