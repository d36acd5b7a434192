//! Erasing: what an editor took out of the plan for ever goes from every copy and from the place.
//!
//! An editor's list says which places in the log were emptied; no value is in it. Every copy takes the same out, safety
//! copies included, and says so. How files that still hold it are written anew is told in `rewriting`.

use std::collections::BTreeSet;

use store::Erased;

use super::files::{holds_changes, look_inside};
use super::session::Exchange;
use super::state::{Covers, Known};
use crate::bytes::{Input, Output, hex};
use crate::error::ExchangeError;
use crate::log::{LONGEST_NAME, PlanLog};
use crate::members::Op;
use crate::parts::{self, Kind, MOST_BYTES, Part};

/// An erasure, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureStatus {
    /// When it was said, in milliseconds since 1970.
    pub at: i64,
    /// The name of who said it.
    pub name: String,
    /// Nothing at the place holds it any more, as far as this computer sees.
    pub is_place_done: bool,
    /// For each device of a member: the member's name, the how-manieth device, and when it confirmed; 0 is not yet.
    pub copies: Vec<(String, usize, i64)>,
}

/// A list as the body of a part.
fn write(plan_id: &str, at: i64, erased: &Erased) -> Result<Vec<u8>, ExchangeError> {
    let mut output = Output::default();
    output.text(plan_id).i64(at).bytes(&erased.to_bytes()?);
    Ok(output.0)
}

fn read(part: &Part, plan_id: &str) -> Option<(i64, Erased)> {
    let mut input = Input::new(&part.body);
    let is_ours = input.text(LONGEST_NAME).ok()? == plan_id;
    let (at, bytes) = (input.i64().ok()?, input.bytes(MOST_BYTES).ok()?);
    input.end().ok()?;
    Some((at, Erased::from_bytes(bytes).ok()?)).filter(|_| is_ours)
}

/// Whether a kept file may hold something that was erased: what is about members holds none, and what cannot be opened is
/// nobody's to write anew here.
fn may_be_unclean(known: &Known, stamp: u64) -> bool {
    known.clean_at != stamp && known.locked.is_none() && holds_changes(&known.covers)
}

impl Exchange {
    /// What editors have erased, by part.
    fn lists(&self) -> Vec<(&[u8; 32], &Part, i64, Erased)> {
        let Some(team) = &self.team else { return Vec::new() };
        let counts = self.erasures.iter().filter(|(_, part)| team.is_editor(&part.device));
        let read = counts.filter_map(|(hash, part)| {
            let (at, erased) = read(part, &self.state.plan_id)?;
            Some((hash, part, at, erased))
        });
        read.collect()
    }

    /// All of it.
    fn all_erased(&self) -> Erased {
        let mut all = Erased::default();
        self.lists().into_iter().for_each(|(.., erased)| all.join(erased));
        all
    }

    /// Takes out of the plan what editors have erased, and says so once nothing of it is left here.
    pub(super) fn take_erasures(&mut self, plan: &mut dyn PlanLog, has_received: bool) -> Result<(), ExchangeError> {
        let lists = self.lists();
        let is_new = |hash: &[u8; 32]| !self.state.erasures_taken.contains(&hex(hash));
        let new: Vec<String> = lists.iter().filter(|(hash, ..)| is_new(hash)).map(|(hash, ..)| hex(*hash)).collect();
        if lists.is_empty() || (new.is_empty() && !has_received) {
            return Ok(());
        }
        let all = self.all_erased();
        // Copies that could not be cleaned, such as on a full disk, are tried again in the next round.
        if plan.take_erased(&all)? {
            self.state.erasures_taken.extend(new);
        }
        Ok(())
    }

    /// Takes out of a plan all that editors have erased.
    pub(super) fn take_out_erased(&self, plan: &mut dyn PlanLog) -> Result<(), ExchangeError> {
        let all = self.all_erased();
        if 0 < all.count() { plan.take_erased(&all).map(|_| ()) } else { Ok(()) }
    }

    /// Says what was erased here, writes files anew that still hold something, and confirms.
    pub(super) fn prepare_erasures(&mut self, plan: &mut dyn PlanLog) -> Result<(), ExchangeError> {
        self.say_erased(plan)?;
        let all = self.all_erased();
        if all.count() == 0 {
            return Ok(());
        }
        let unclean = self.unclean_files(&all)?;
        self.state.unclean_rounds = if unclean.is_empty() { 0 } else { self.state.unclean_rounds.saturating_add(1) };
        if !unclean.is_empty() && self.may_rewrite() {
            self.rewrite(plan, &all, unclean)?;
        }
        self.confirm()
    }

    fn say_erased(&mut self, plan: &mut dyn PlanLog) -> Result<(), ExchangeError> {
        let count = plan.erased_count()?;
        if count == self.state.erased_count {
            return Ok(());
        }
        let device = self.device.id();
        let is_editor = self.team.as_ref().is_some_and(|team| team.is_editor(&device));
        let own = plan.erased()?;
        if is_editor && !self.all_erased().covers(&own) {
            let Some(key) = self.key_to_use().cloned() else { return Ok(()) };
            let body = write(&self.state.plan_id, self.now(), &own)?;
            let part = Part::sign(Kind::Erased, &self.team_id, body, &self.device.signing);
            self.state.erasures_taken.insert(hex(&part.hash()));
            self.write_file(&[part], Some(key))?;
        }
        self.state.erased_count = count;
        Ok(())
    }

    /// Stands for everything on which it depends whether a file is clean.
    pub(super) fn cleanness(&self, all: &Erased) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        let team = self.team.as_ref();
        let editors = team.map(|team| team.active_devices()).unwrap_or_default();
        let editors: Vec<_> = editors
            .into_iter()
            .map(|(device, _)| device)
            .filter(|it| team.is_some_and(|team| team.is_editor(it)))
            .collect();
        (all.count(), editors).hash(&mut hasher);
        hasher.finish().max(1)
    }

    /// The same, where something was erased.
    pub(super) fn clean_stamp(&self) -> Option<u64> {
        let all = self.all_erased();
        (0 < all.count()).then(|| self.cleanness(&all))
    }

    /// Kept files that still hold something of it, or what somebody signed for others who is no editor any more.
    fn unclean_files(&mut self, all: &Erased) -> Result<Vec<String>, ExchangeError> {
        let stamp = self.cleanness(all);
        let files = self.state.files.iter().filter(|(_, known)| known.clean_at != stamp && known.locked.is_none());
        let names: Vec<String> = files.map(|(name, _)| name.clone()).collect();
        let mut unclean = Vec::new();
        for name in names {
            let Ok(bytes) = self.mirror.read(&name) else { continue };
            let Ok(inside) = look_inside(&bytes, &self.ring, &self.team_id, &self.state.plan_id) else { continue };
            if inside.parts.iter().any(|part| self.is_unclean(part, all)) {
                unclean.push(name);
            } else if let Some(known) = self.state.files.get_mut(&name) {
                known.clean_at = stamp;
            }
        }
        Ok(unclean)
    }

    pub(super) fn is_unclean(&self, part: &Part, all: &Erased) -> bool {
        let Some((_, signed)) = parts::changes_of(part) else { return false };
        let is_orphan =
            part.kind == Kind::Rewritten && !self.team.as_ref().is_some_and(|team| team.is_editor(&part.device));
        is_orphan || store::Bundle::from_bytes(&signed.bundle.bytes).is_ok_and(|bundle| all.is_said_in(&bundle))
    }

    /// Says of each list that nothing of it is left on this computer.
    fn confirm(&mut self) -> Result<(), ExchangeError> {
        let device = self.device.id();
        let all = self.all_erased();
        let stamp = self.cleanness(&all);
        let Some(team) = self.team.as_ref().filter(|team| team.is_active(&device)) else { return Ok(()) };
        if self.state.files.values().any(|known| may_be_unclean(known, stamp)) {
            return Ok(());
        }
        let is_said = |hash: &[u8; 32]| team.confirmed.get(hash).is_some_and(|devices| devices.contains_key(&device));
        let lists = self.lists();
        let taken = lists.iter().filter(|(hash, ..)| self.state.erasures_taken.contains(&hex(*hash)) && !is_said(hash));
        let ops: Vec<Op> = taken.map(|(hash, ..)| Op::Erased { part: **hash }).collect();
        let Some(key) = self.key_to_use().cloned().filter(|_| !ops.is_empty()) else { return Ok(()) };
        let word = self.word(ops)?;
        self.write_file(&[word], Some(key)).map(|_| ())
    }

    /// What files hold by what their signers may say: changes that an editor wrote anew for somebody else are that one's.
    pub(super) fn meaning(&self, covers: &Covers) -> Covers {
        let mut meaning = Covers::new();
        for (chain, runs) in covers {
            let chain = match chain.strip_prefix("rewritten ").and_then(|rest| rest.split_once(' ')) {
                Some((signer, rest)) if self.is_editor_called(signer) => format!("changes {rest}"),
                Some(_) | None => chain.clone(),
            };
            meaning.entry(chain).or_default().join(runs);
        }
        meaning
    }

    fn is_editor_called(&self, beginning: &str) -> bool {
        let Some(team) = &self.team else { return false };
        team.active_devices().iter().any(|(device, _)| hex(&device[..12]) == beginning && team.is_editor(device))
    }

    /// Erasures, and how far they have come.
    pub fn erasures(&self) -> Vec<ErasureStatus> {
        let Some(team) = &self.team else { return Vec::new() };
        let stamp = self.cleanness(&self.all_erased());
        let there: BTreeSet<&String> = self.state.listed.values().map(|(_, name)| name).collect();
        let is_dirty = |(name, known): (&String, &Known)| may_be_unclean(known, stamp) && there.contains(name);
        let is_place_done = !self.state.files.iter().any(is_dirty);
        let status = |(hash, part, at, _): (&[u8; 32], &Part, i64, Erased)| {
            let confirmed = team.confirmed.get(hash);
            let active = team.members.values().filter(|member| !member.is_removed);
            let copies = active.flat_map(|member| {
                member.devices.iter().enumerate().map(|(number, device)| {
                    let at = confirmed.and_then(|devices| devices.get(device)).copied().unwrap_or(0);
                    (member.name.clone(), number + 1, at)
                })
            });
            ErasureStatus { at, name: team.name_of(&part.device), is_place_done, copies: copies.collect() }
        };
        let mut all: Vec<ErasureStatus> = self.lists().into_iter().map(status).collect();
        all.sort_by_key(|erasure| std::cmp::Reverse(erasure.at));
        all
    }
}
