//! Writes files anew without what was erased, and has the old ones removed once the new ones were seen at the place, as
//! when files are folded. Other people's changes in them are signed by that editor then: they still have to fit their
//! hashes, and count only while their signer is an editor.
//!
//! What stands at the place already without it is not written again: a file that somebody put back who had not heard of
//! the erasure goes, and nothing grows. Files that hold the same changes become one.

use std::collections::{BTreeMap, BTreeSet};

use store::Erased;

use super::files::{chain_of, cover_of, look_inside};
use super::session::Exchange;
use super::state::{Covers, Runs, add_covers};
use crate::error::ExchangeError;
use crate::log::{Bundle, PlanLog, Vector};
use crate::parts::{self, DeviceId, Kind, Part, SignedBundle};

/// What one rewritten file holds before it is pressed.
const PIECE: usize = 1 << 20;
/// For so many rounds those whose turn it is not leave a file to those whose turn it is.
const PATIENCE: u32 = 30;

/// What is in files that must be written anew.
#[derive(Default)]
struct Gathered {
    /// What is about members.
    members: Vec<Part>,
    /// When devices were here.
    presences: Vec<Part>,
    /// Changes of which nothing was erased, as they are.
    changes: Vec<Part>,
    /// The others, by author and replica: which, and when their author wrote them last.
    dirty: BTreeMap<(DeviceId, String), (Runs, i64)>,
    seen: BTreeSet<[u8; 32]>,
    files: Vec<String>,
}

impl Exchange {
    /// Editors write anew: who erased, and whose turn it is; the others when nobody did for long.
    pub(super) fn may_rewrite(&self) -> bool {
        let device = self.device.id();
        let erased_here = self.erasures.values().any(|part| part.device == device);
        self.turn().is_some_and(|turn| turn == 0 || erased_here || PATIENCE <= self.state.unclean_rounds)
    }

    /// Writes files anew. What they held beside is in the new ones as it was.
    pub(super) fn rewrite(
        &mut self,
        plan: &mut dyn PlanLog,
        all: &Erased,
        unclean: Vec<String>,
    ) -> Result<(), ExchangeError> {
        let Some(key) = self.key_to_use().cloned() else { return Ok(()) };
        let stamp = self.cleanness(all);
        let (there, mut into) = self.clean_there(stamp);
        let gathered = self.gather(&plan.vector()?, all, &there, unclean)?;
        let mut changes = gathered.changes;
        for ((owner, replica), (runs, at)) in &gathered.dirty {
            let there = there.get(&chain_of(owner, replica));
            for (from, to) in runs.without(there) {
                changes.extend(self.anew(plan, (owner, replica), (from, to), *at)?);
            }
        }
        let mut members = gathered.members;
        if !(members.is_empty() && changes.is_empty()) {
            members.extend(gathered.presences);
        }
        for lot in parts::lots(members, PIECE).into_iter().chain(parts::lots(changes, PIECE)) {
            let name = self.write_file(&lot, Some(key.clone()))?;
            if let Some(known) = self.state.files.get_mut(&name) {
                (known.was_sent, known.clean_at) = (true, stamp);
            }
            into.push(name);
        }
        for name in gathered.files {
            self.state.outbox.remove(&name);
            self.state.folded.insert(name, into.clone());
        }
        Ok(())
    }

    /// What files at the place hold of which nothing was erased, and those files.
    fn clean_there(&self, stamp: u64) -> (Covers, Vec<String>) {
        let listed: BTreeSet<&String> = self.state.listed.values().map(|(_, name)| name).collect();
        let is_clean = |(name, known): &(&String, &super::state::Known)| {
            let stays = known.clean_at == stamp && known.is_plain && !self.state.folded.contains_key(*name);
            stays && known.locked.is_none() && listed.contains(name)
        };
        let (mut there, mut names) = (Covers::new(), Vec::new());
        for (name, known) in self.state.files.iter().filter(is_clean) {
            add_covers(&mut there, &self.meaning(&known.covers));
            names.push(name.clone());
        }
        (there, names)
    }

    /// What is in files, without what stands elsewhere already. One of which the plan has not taken in everything cannot be
    /// written anew yet.
    fn gather(
        &self,
        known: &Vector,
        all: &Erased,
        there: &Covers,
        unclean: Vec<String>,
    ) -> Result<Gathered, ExchangeError> {
        let mut gathered = Gathered::default();
        let reach =
            |part: &Part| parts::changes_of(part).is_none_or(|(_, it)| it.bundle.to <= known.of(&it.bundle.replica));
        for name in unclean.into_iter().filter(|name| !self.state.folded.contains_key(name)) {
            let inside = look_inside(&self.mirror.read(&name)?, &self.ring, &self.team_id, &self.state.plan_id)?;
            if !inside.known.is_plain || !inside.parts.iter().all(reach) {
                continue;
            }
            for part in inside.parts {
                self.sort_in(&mut gathered, all, there, part);
            }
            gathered.files.push(name);
        }
        Ok(gathered)
    }

    fn sort_in(&self, gathered: &mut Gathered, all: &Erased, there: &Covers, part: Part) {
        if !gathered.seen.insert(part.hash()) {
            return;
        }
        if self.is_unclean(&part, all) {
            let Some((owner, signed)) = parts::changes_of(&part) else { return };
            let (runs, at) = gathered.dirty.entry((owner, signed.bundle.replica)).or_default();
            runs.add(signed.bundle.from, signed.bundle.to);
            *at = (*at).max(signed.at);
        } else if part.kind == Kind::Presence {
            gathered.presences.push(part);
        } else {
            let held: Covers = cover_of(&part, &self.state.plan_id)
                .map(|(chain, from, to)| Covers::from([(chain, Runs::of(from, to))]))
                .unwrap_or_default();
            if super::state::covers_all(there, &self.meaning(&held)) && !held.is_empty() {
                return;
            }
            let is_change = parts::changes_of(&part).is_some();
            if is_change { gathered.changes.push(part) } else { gathered.members.push(part) }
        }
    }

    /// The same changes as the plan has them by now.
    fn anew(
        &self,
        plan: &mut dyn PlanLog,
        (owner, replica): (&DeviceId, &str),
        (from, to): (u64, u64),
        at: i64,
    ) -> Result<Vec<Part>, ExchangeError> {
        let (mut from, mut anew) = (from, Vec::new());
        while from <= to {
            let bundle: Bundle = plan.changes(replica, from, to)?;
            from = bundle.to + 1;
            let again = SignedBundle { plan_id: self.state.plan_id.clone(), at, bundle };
            let (kind, body) = match *owner == self.device.id() {
                true => (Kind::Bundle, again.write()),
                false => (Kind::Rewritten, parts::write_rewritten(owner, &again)),
            };
            anew.push(Part::sign(kind, &self.team_id, body, &self.device.signing));
        }
        Ok(anew)
    }
}
