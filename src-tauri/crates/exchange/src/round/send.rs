//! Writes what others lack: own changes, and what this device has to say about members and keys. Everything goes to
//! the outbox first; from there it is sent piece by piece until it is all there.

use std::collections::BTreeSet;

use super::files::{chain_of, holds_changes, replica_of};
use super::session::{Exchange, OpenedBox};
use super::state::{Covers, Runs, add_covers};
use crate::error::{ExchangeError, Told};
use crate::keys::{KeyBox, Recipients};
use crate::log::{Bundle, PlanLog, Vector};
use crate::members::Op;
use crate::parts::{self, DeviceId, Kind, MOST_BYTES, Part, SignedBundle};

/// What one file holds before it is pressed: little enough that a slow line loses little when it is cut.
pub(super) const PIECE: usize = 1 << 20;

impl Exchange {
    /// How far the changes that this device makes are written for the team already.
    pub(super) fn written(&self, replica: &str) -> u64 {
        let chain = chain_of(&self.device.id(), replica);
        let mut all = Runs::default();
        for known in
            self.state.files.values().filter(|known| known.covers.keys().any(|it| replica_of(it) == Some(replica)))
        {
            self.meaning(&known.covers).get(&chain).into_iter().for_each(|runs| all.join(runs));
        }
        all.reach()
    }

    /// Whether the changes of a replica are made here: nobody else says so.
    fn is_own(&self, replica: &str) -> bool {
        let owner = self.team.as_ref().and_then(|team| team.device_of(replica));
        owner.is_none_or(|owner| *owner == self.device.id())
    }

    /// For each replica of this device, how far it goes and how far it is written.
    fn own_replicas(&self, plan: &dyn PlanLog) -> Result<Vec<(String, u64, u64)>, ExchangeError> {
        let vector = plan.vector()?;
        let own = vector.0.into_iter().filter(|(replica, _)| self.is_own(replica));
        Ok(own.map(|(replica, to)| (replica.clone(), to, self.written(&replica))).collect())
    }

    /// How many own changes do not lie at the place, as it was when it was last seen: not written yet, not sent yet, or
    /// gone from there.
    pub(super) fn unsent(&self, plan: &dyn PlanLog) -> Result<u64, ExchangeError> {
        let mut there = Covers::new();
        for name in self.state.listed.values().map(|(_, name)| name).collect::<BTreeSet<_>>() {
            if let Some(known) = self.state.files.get(name) {
                add_covers(&mut there, &self.meaning(&known.covers));
            }
        }
        let device = self.device.id();
        let is_there =
            |replica: &str, to: u64| there.get(&chain_of(&device, replica)).map_or(0, |runs| runs.count_upto(to));
        let vector = plan.vector()?;
        let own = vector.0.iter().filter(|(replica, _)| self.is_own(replica));
        Ok(own.map(|(replica, to)| to.saturating_sub(is_there(replica, *to))).sum())
    }

    /// Writes own changes, if there are any that may be sent.
    pub(super) fn prepare_changes(&mut self, plan: &mut dyn PlanLog) -> Result<(), ExchangeError> {
        let own = self.own_replicas(plan)?;
        if own.iter().all(|(_, to, written)| to <= written) {
            return Ok(());
        }
        let device = self.device.id();
        let Some(team) = self.team.as_ref().filter(|team| team.is_active(&device)) else {
            self.told.insert(Told::new("exchange_no_longer_member"));
            return Ok(());
        };
        let is_editor = team.is_editor(&device);
        let Some(key) = self.key_to_use().cloned() else {
            self.told.insert(Told::new("exchange_needs_passphrase"));
            return Ok(());
        };
        let new: Vec<Op> = own
            .iter()
            .filter(|(replica, to, written)| written < to && team.device_of(replica).is_none())
            .map(|(replica, _, _)| Op::Claim { replica: replica.clone() })
            .collect();
        if !is_editor {
            self.told.insert(Told::new("exchange_may_only_read"));
            return Ok(());
        }
        let mut seen = plan.vector()?;
        for (replica, _, written) in &own {
            seen.0.insert(replica.clone(), *written);
        }
        let bundles: Vec<Bundle> =
            plan.bundles_since(&seen)?.into_iter().filter(|bundle| self.is_own(&bundle.replica)).collect();
        let mut written = if new.is_empty() { Vec::new() } else { vec![self.word(new)?] };
        for bundle in bundles {
            if MOST_BYTES < bundle.bytes.len() {
                return Err(ExchangeError::TooLarge);
            }
            let signed = SignedBundle { plan_id: self.state.plan_id.clone(), at: self.now(), bundle };
            written.push(Part::sign(Kind::Bundle, &self.team_id, signed.write(), &self.device.signing));
        }
        for lot in parts::lots(written, PIECE) {
            self.write_file(&lot, Some(key.clone()))?;
        }
        Ok(())
    }

    /// A record of this device, which is kept in mind at once so that the next one follows it.
    pub(super) fn word(&mut self, ops: Vec<Op>) -> Result<Part, ExchangeError> {
        let at = self.now();
        let part = self.team.as_ref().ok_or(ExchangeError::NoTeam)?.say(&self.device, at, ops);
        self.note_parts(std::slice::from_ref(&part));
        self.evaluate();
        Ok(part)
    }

    /// Writes what else is to be said: that changes were seen whose author may no longer make any, and, now and then, that
    /// this device is here.
    pub(super) fn prepare_words(&mut self, plan: &dyn PlanLog) -> Result<(), ExchangeError> {
        let device = self.device.id();
        let Some(team) = self.team.as_ref().filter(|team| team.is_active(&device)) else { return Ok(()) };
        let is_editor = team.is_editor(&device);
        if is_editor && team.needs_new_key() {
            self.told.insert(Told::new("exchange_needs_new_passphrase"));
        }
        let Some(key) = self.key_to_use().cloned() else { return Ok(()) };
        let vector = plan.vector()?;
        let beyond = self.beyond(&vector);
        if !beyond.is_empty() && is_editor {
            let word = self.word(beyond)?;
            self.write_file(&[word], Some(key))?;
        } else if !beyond.is_empty() {
            self.told.insert(Told::new("exchange_ahead_of_team"));
        }
        self.prepare_presence(vector)
    }

    /// What was taken in here of others whose changes end earlier. For an editor also what the changes of others need:
    /// their authors had taken it in, even if their plans were put back since.
    fn beyond(&self, vector: &Vector) -> Vec<Op> {
        let device = self.device.id();
        let Some(team) = &self.team else { return Vec::new() };
        let mut seen = vector.clone();
        if team.is_editor(&device) {
            seen.join(&self.state.needed);
        }
        let mine = team.member_of(&device).map(|(id, _)| *id);
        let of_others = |op: &Op| !matches!(op, Op::Witness { member, .. } if Some(*member) == mine);
        team.seen_beyond(&seen).into_iter().filter(of_others).collect()
    }

    /// Locks the keys anew if somebody who belongs to the team lacks one.
    pub(super) fn prepare_box(&mut self) -> Result<(), ExchangeError> {
        let device = self.device.id();
        let is_editor = self.team.as_ref().filter(|team| team.is_active(&device)).map(|team| team.is_editor(&device));
        match is_editor {
            Some(is_editor) if self.lacks_keys(is_editor) => self.write_box(),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether somebody belongs to the team for whom one of the keys known here was not locked. Editors see to it that
    /// an editor has; others only that somebody has, such as one who made a key and is no editor any more.
    fn lacks_keys(&self, is_editor: bool) -> bool {
        let Some(team) = &self.team else { return false };
        let active = team.active_devices();
        let counts = |opened: &&OpenedBox| !is_editor || team.is_editor(&opened.signer);
        let boxes: Vec<&OpenedBox> = self.opened.values().filter(counts).collect();
        self.ring.keys().any(|id| {
            let of_key = boxes.iter().filter(|opened| opened.ring.contains_key(id));
            let locked_for: BTreeSet<&DeviceId> = of_key.flat_map(|opened| &opened.devices).collect();
            active.iter().any(|(device, _)| !locked_for.contains(device))
        })
    }

    /// Locks all keys for everybody who belongs to the team.
    pub(super) fn write_box(&mut self) -> Result<(), ExchangeError> {
        let Some(team) = &self.team else { return Ok(()) };
        let devices = team.active_devices();
        // With an older passphrase, whoever was removed would open what is new.
        let is_newest = self.passphrase_of.is_some() && self.passphrase_of == self.newest_key();
        let passphrase = self.passphrase.filter(|_| is_newest);
        let recipients = Recipients { passphrase, recovery: Some(team.recovery), devices };
        let locked = KeyBox::lock(self.team_id, &self.ring, &recipients, &self.world)?;
        let part = Part::sign(Kind::KeyBox, &self.team_id, locked.write(), &self.device.signing);
        let devices = recipients.devices.iter().map(|(device, _)| *device).collect();
        let opened = OpenedBox { signer: part.device, ring: self.ring.clone(), devices };
        self.opened.insert(part.hash(), opened);
        self.write_file(&[part], None).map(|_| ())
    }

    /// Puts what is in the outbox to the place. What was put is not put again, wherever this ends. Answers how many
    /// changes went there for the first time.
    pub(super) fn deliver(&mut self) -> Result<u64, ExchangeError> {
        // What others need to understand the rest goes first.
        let mut names: Vec<String> = self.state.outbox.iter().cloned().collect();
        let files = &self.state.files;
        names.sort_by_key(|name| files.get(name).is_some_and(|known| holds_changes(&known.covers)));
        let mut sent = 0;
        for name in names {
            let Ok(bytes) = self.mirror.read(&name) else {
                self.lose(&name);
                continue;
            };
            self.place.put(&name, &bytes)?;
            self.state.outbox.remove(&name);
            self.state.listed.insert(name.clone(), (bytes.len() as u64, name.clone()));
            if let Some(known) = self.state.files.get_mut(&name).filter(|known| !known.was_sent) {
                known.was_sent = true;
                let changes = known.covers.iter().filter(|(chain, _)| chain.starts_with("changes "));
                sent += changes.map(|(_, runs)| runs.count()).sum::<u64>();
            }
        }
        Ok(sent)
    }
}
