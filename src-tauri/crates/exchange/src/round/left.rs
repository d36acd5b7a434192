//! Changes that lie in the plan here and that nobody has written for the team, nor can: their computer has lost its keys.
//! An editor's computer writes them in its name, as it does with what is written anew after an erasure; they have to fit
//! their hashes all the same, and are judged as that computer's.

use std::collections::BTreeMap;

use super::files::chain_of;
use super::send::PIECE;
use super::session::Exchange;
use super::state::{Covers, Runs, add_covers};
use crate::error::ExchangeError;
use crate::log::PlanLog;
use crate::members::Verdict;
use crate::parts::{self, DeviceId, Kind, Part, SignedBundle};

impl Exchange {
    /// Writes what is left of others.
    pub(super) fn prepare_left(&mut self, plan: &mut dyn PlanLog) -> Result<(), ExchangeError> {
        let mut seen = plan.vector()?;
        let left = self.left(&seen);
        let Some(key) = self.key_to_use().cloned().filter(|_| !left.is_empty()) else { return Ok(()) };
        for (replica, (_, written)) in &left {
            seen.0.insert(replica.clone(), *written);
        }
        let mut parts = Vec::new();
        for bundle in plan.bundles_since(&seen)? {
            let Some((owner, _)) = left.get(&bundle.replica) else { continue };
            let signed = SignedBundle { plan_id: self.state.plan_id.clone(), at: self.now(), bundle };
            let body = parts::write_rewritten(owner, &signed);
            parts.push(Part::sign(Kind::Rewritten, &self.team_id, body, &self.device.signing));
        }
        for lot in parts::lots(parts, PIECE) {
            self.write_file(&lot, Some(key.clone()))?;
        }
        Ok(())
    }

    /// For each replica of another computer of which the plan has more than any file: whose it is, and how far it is
    /// written.
    fn left(&self, vector: &crate::Vector) -> BTreeMap<String, (DeviceId, u64)> {
        let device = self.device.id();
        let Some(team) = self.team.as_ref().filter(|team| team.is_editor(&device)) else { return BTreeMap::new() };
        let mut written = Covers::new();
        for known in self.state.files.values() {
            add_covers(&mut written, &self.meaning(&known.covers));
        }
        let others = vector.0.iter().filter_map(|(replica, to)| {
            let owner = team.device_of(replica).filter(|owner| **owner != device)?;
            let upto = written.get(&chain_of(owner, replica)).map_or(0, Runs::reach);
            let is_left = upto < *to && team.judge(owner, replica, *to) == Verdict::Take;
            is_left.then(|| (replica.clone(), (*owner, upto)))
        });
        others.collect()
    }
}
