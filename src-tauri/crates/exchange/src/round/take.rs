//! Takes in what was brought: first what is said about keys and members, then the changes of those who may make them.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{holds_changes, look_inside, replica_of};
use super::session::{Exchange, OpenedBox};
use super::state::Runs;
use crate::bytes::hex;
use crate::error::{ExchangeError, Told};
use crate::keys::{KeyBox, KeyRing};
use crate::log::{Bundle, PlanLog};
use crate::members::Verdict;
use crate::parts::{DeviceId, Kind, Part, SignedBundle, changes_of};

/// So many bytes of changes are held in memory before they are given to the plan.
const LOT: usize = if cfg!(test) { 1 << 10 } else { 16 << 20 };
/// So many changes of one computer at once are told of; a newcomer gets those of years.
const MANY: u64 = if cfg!(test) { 500 } else { 100_000 };
/// Why a plan refuses changes for which it has no room to wait.
const TOO_EARLY: &str = "too_many_waiting";
/// A clock that is further ahead than this is told of.
const FAR_FUTURE: i64 = 86_400_000;

/// Changes that wait for a verdict: in which file they lie.
struct Queued {
    file: String,
    parts: Vec<Part>,
}

impl Exchange {
    /// Takes in everything that can be. Answers how many changes the plan took.
    pub(super) fn take(&mut self, plan: &mut dyn PlanLog) -> Result<u64, ExchangeError> {
        self.notice_loss(plan)?;
        let mut received = 0;
        let (mut looked, mut early) = (BTreeSet::new(), BTreeSet::new());
        loop {
            let names = self.to_look_at(&looked);
            if names.is_empty() {
                break;
            }
            looked.extend(names.iter().map(|name| (name.clone(), self.ring.len())));
            received += self.take_files(plan, names, &mut early)?;
        }
        // What was refused or waited is looked at again once the team is another.
        if std::mem::take(&mut self.must_judge_again) {
            let held = self.state.files.iter().filter(|(_, known)| known.is_held && known.locked.is_none());
            let names = held.map(|(name, _)| name.clone()).collect();
            received += self.take_files(plan, names, &mut early)?;
        }
        received += self.take_early(plan, early)?;
        self.tell_locked();
        Ok(received)
    }

    /// Opens files and gives the plan what they hold. `early` gets those with changes that came before what they build
    /// on, when more waits already than a plan keeps waiting.
    fn take_files(
        &mut self,
        plan: &mut dyn PlanLog,
        names: Vec<String>,
        early: &mut BTreeSet<String>,
    ) -> Result<u64, ExchangeError> {
        let mut received = 0;
        let (mut queue, mut length) = (Vec::new(), 0);
        for name in names {
            let parts = self.look_at(&name);
            length += parts.iter().map(|part| part.body.len()).sum::<usize>();
            queue.push(Queued { file: name, parts });
            if LOT < length {
                self.settle()?;
                received += self.give(plan, std::mem::take(&mut queue), early)?;
                length = 0;
            }
        }
        self.settle()?;
        Ok(received + self.give(plan, queue, early)?)
    }

    /// Gives again what came too early, oldest first, as long as that leads further: names of files say nothing of their
    /// order, and a newcomer gets the changes of years.
    fn take_early(&mut self, plan: &mut dyn PlanLog, mut early: BTreeSet<String>) -> Result<u64, ExchangeError> {
        let mut received = 0;
        while !early.is_empty() {
            let mut names: Vec<String> = std::mem::take(&mut early).into_iter().collect();
            let first = |name: &String| {
                let covers = self.state.files.get(name).map(|known| known.covers.values());
                covers.and_then(|runs| runs.filter_map(Runs::first).min())
            };
            names.sort_by_key(first);
            let applied = self.take_files(plan, names, &mut early)?;
            received += applied;
            if applied == 0 && !early.is_empty() {
                self.told.insert(Told::new("exchange_too_many_waiting"));
                break;
            }
        }
        Ok(received)
    }

    /// A plan that has less than it was given was put back to an earlier state: it is given everything again.
    fn notice_loss(&mut self, plan: &dyn PlanLog) -> Result<(), ExchangeError> {
        if 0 < plan.standing()?.waiting {
            return Ok(());
        }
        let vector = plan.vector()?;
        let is_lost = |(chain, runs): (&String, &super::state::Runs)| {
            replica_of(chain).is_some_and(|replica| vector.of(replica) < runs.last())
        };
        for known in self.state.files.values_mut().filter(|known| known.is_taken && !known.is_held) {
            known.is_taken = !known.covers.iter().any(is_lost);
        }
        Ok(())
    }

    /// Files that were not looked into yet, or could not be opened with fewer keys.
    fn to_look_at(&self, looked: &BTreeSet<(String, usize)>) -> Vec<String> {
        let knows = |locked: &String| self.ring.keys().any(|id| hex(id) == *locked);
        self.state
            .files
            .iter()
            .filter(|(_, known)| known.locked.as_ref().map_or(!known.is_taken, knows))
            .map(|(name, _)| name)
            .filter(|name| !looked.contains(&((*name).clone(), self.ring.len())))
            .cloned()
            .collect()
    }

    /// Opens one kept file. Answers its changes; the rest is noted.
    fn look_at(&mut self, name: &str) -> Vec<Part> {
        let inside = self
            .mirror
            .read(name)
            .and_then(|bytes| look_inside(&bytes, &self.ring, &self.team_id, &self.state.plan_id));
        let Some(known) = self.state.files.get_mut(name) else { return Vec::new() };
        let mut inside = match inside {
            Ok(inside) => inside,
            Err(ExchangeError::Home { .. } | ExchangeError::Incomplete) => {
                self.lose(name);
                return Vec::new();
            }
            Err(error) => {
                (known.is_plain, known.is_taken, known.locked) = (false, true, None);
                self.told.insert(Told::new("exchange_file_not_read").with("reason", error.code()));
                return Vec::new();
            }
        };
        if 0 < inside.forged {
            self.told.insert(Told::new("exchange_forged_parts").with("parts_count", inside.forged));
        }
        if inside.is_newer {
            self.told.insert(Told::new("exchange_newer_file"));
        }
        (inside.known.missed, inside.known.was_sent) = (known.missed, known.was_sent);
        inside.known.is_taken = inside.known.locked.is_none() && !holds_changes(&inside.known.covers);
        *known = inside.known;
        self.note_parts(&inside.parts);
        inside.parts.retain(|part| matches!(part.kind, Kind::Bundle | Kind::Rewritten));
        inside.parts
    }

    /// Makes the team of what is known by now, and opens the boxes that its members locked.
    pub(super) fn settle(&mut self) -> Result<(), ExchangeError> {
        self.evaluate();
        let Some(team) = &self.team else { return Ok(()) };
        self.secrets.lock_for(&team.recovery)?;
        self.told.extend(team.told.iter().cloned());
        for (hash, part) in &self.boxes {
            if self.opened.contains_key(hash) || team.member_of(&part.device).is_none() {
                continue;
            }
            let Ok(locked) = KeyBox::read(&part.body) else { continue };
            let Ok(opened) = locked.open_with(&self.device.opening) else { continue };
            let devices = opened.devices.into_iter().collect();
            self.opened.insert(*hash, OpenedBox { signer: part.device, ring: opened.ring, devices });
        }
        let ring = self.ring_of_boxes();
        if ring == self.ring {
            return Ok(());
        }
        self.ring = ring;
        self.save_keys()
    }

    /// All keys that are known. What an editor locked counts; what another member locked is taken where nothing else is
    /// known under that name, for it opens files and nothing more: which key is used is for editors to say.
    fn ring_of_boxes(&self) -> KeyRing {
        let is_editor = |opened: &&OpenedBox| self.team.as_ref().is_some_and(|team| team.is_editor(&opened.signer));
        let mut ring = self.ring.clone();
        for opened in self.opened.values().filter(is_editor) {
            ring.extend(opened.ring.clone());
        }
        for opened in self.opened.values().filter(|opened| !is_editor(opened)) {
            for (id, key) in &opened.ring {
                ring.entry(*id).or_insert_with(|| key.clone());
            }
        }
        ring
    }

    /// Gives the plan the changes that may be taken in, and notes which files are done.
    fn give(
        &mut self,
        plan: &mut dyn PlanLog,
        queue: Vec<Queued>,
        early: &mut BTreeSet<String>,
    ) -> Result<u64, ExchangeError> {
        let known = plan.vector()?;
        let mut taken: Vec<Bundle> = Vec::new();
        let mut verdicts = Vec::new();
        for Queued { file, parts } in queue {
            let mut is_held = false;
            for part in parts {
                // Signatures and forms were looked at as the file was opened.
                let Some((owner, SignedBundle { at, bundle, .. })) = changes_of(&part) else { continue };
                if bundle.to <= known.of(&bundle.replica) {
                    continue;
                }
                match self.judge(&part, &owner, &bundle, at) {
                    true => {
                        self.state.needed.join(&bundle.needs);
                        taken.push(bundle);
                    }
                    false => is_held = true,
                }
            }
            verdicts.push((file, is_held));
        }
        self.tell_many(&taken);
        let (applied, refused, too_early) = self.give_in_lots(plan, taken)?;
        for (file, is_held) in verdicts {
            if let Some(known) = self.state.files.get_mut(&file).filter(|known| known.locked.is_none()) {
                let is_any = |of: &BTreeSet<String>| {
                    known.covers.keys().filter_map(|chain| replica_of(chain)).any(|replica| of.contains(replica))
                };
                let (is_refused, is_early) = (is_any(&refused), is_any(&too_early));
                (known.is_taken, known.is_held) = (true, is_held || is_refused || is_early);
                if is_early {
                    early.insert(file);
                }
            }
        }
        Ok(applied)
    }

    /// Tells of somebody of whom more comes at once than people do.
    fn tell_many(&mut self, taken: &[Bundle]) {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for bundle in taken {
            *counts.entry(bundle.replica.as_str()).or_default() += bundle.count();
        }
        for (replica, count) in counts.into_iter().filter(|(_, count)| MANY <= *count) {
            let told = Told::new("exchange_many_changes").with("name", self.name_of_replica(replica));
            self.told.insert(told.with("change_count", count));
        }
    }

    /// Whether changes may be taken in; tells of those that may not.
    fn judge(&mut self, part: &Part, owner: &DeviceId, bundle: &Bundle, at: i64) -> bool {
        let now = self.now();
        let Some(team) = &self.team else { return false };
        let name = team.name_of(&part.device);
        // What somebody wrote anew for others counts only from an editor.
        let is_for_others = part.kind == Kind::Rewritten && !team.is_editor(&part.device);
        let verdict = match is_for_others {
            true => Verdict::Refuse("exchange_forged_author"),
            false => team.judge(owner, &bundle.replica, bundle.to),
        };
        match verdict {
            Verdict::Take => {
                if now + FAR_FUTURE < at {
                    self.told.insert(Told::new("exchange_clock_ahead").with("name", name));
                }
                true
            }
            Verdict::Wait => {
                if team.member_of(&part.device).is_none() {
                    self.told.insert(Told::new("exchange_stranger"));
                }
                false
            }
            Verdict::Refuse(code) => {
                self.told.insert(Told::new(code).with("name", name));
                false
            }
        }
    }

    /// What others need comes first, as far as the numbers tell; the plan keeps what comes too early.
    /// Answers how many changes were taken, and of which replicas the plan refused some, and had no room for some to wait.
    fn give_in_lots(
        &mut self,
        plan: &mut dyn PlanLog,
        mut bundles: Vec<Bundle>,
    ) -> Result<(u64, BTreeSet<String>, BTreeSet<String>), ExchangeError> {
        let depth =
            |bundle: &Bundle| bundle.needs.0.values().fold(bundle.from, |sum, number| sum.saturating_add(*number));
        bundles.sort_by_cached_key(|bundle| (depth(bundle), bundle.replica.clone(), bundle.from));
        let (mut applied, mut refused, mut early) = (0, BTreeSet::new(), BTreeSet::new());
        let mut rest = bundles.as_slice();
        while !rest.is_empty() {
            let mut length = 0;
            let fits = rest.iter().take_while(|bundle| {
                length += bundle.bytes.len();
                length <= LOT
            });
            let (lot, later) = rest.split_at(fits.count().max(1));
            let received = plan.receive(lot)?;
            applied += received.applied;
            for refusal in received.refused {
                if refusal.code == TOO_EARLY {
                    early.insert(refusal.replica);
                    continue;
                }
                let device = self.team.as_ref().and_then(|team| team.device_of(&refusal.replica).copied());
                let name = self.team.as_ref().zip(device).map(|(team, device)| team.name_of(&device));
                let told = Told::new("exchange_plan_refused").with("name", name.unwrap_or_default());
                self.told.insert(told.with("reason", refusal.code));
                refused.insert(refusal.replica);
            }
            rest = later;
        }
        Ok((applied, refused, early))
    }
}
