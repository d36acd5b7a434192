//! Rounds by themselves, while a plan with a team is open. The shell calls every half second and stays what it is: a
//! clock.

use std::sync::TryLockError;

use crate::desk::Desk;
use crate::team::held::{Held, note};
use crate::team::plan_log::DeskPlan;
use crate::team::rhythm::{Moment, Went};

impl Desk {
    /// Does a round with the team of the open plan, if one is due; says whether the plan was changed by it. A round can
    /// take as long as a server takes: never called where somebody waits.
    pub fn tend_team(&self) -> bool {
        let Ok(shown) = self.shown_now() else { return false };
        let plan_id = shown.file.plan_id.clone();
        if self.machine().teams.get(&plan_id).is_some_and(|team| team.is_paused) {
            return false;
        }
        let slot = self.slot::<Held>();
        let mut held = match slot.try_lock() {
            Ok(held) => held,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            // Somebody does something with the team: another time.
            Err(TryLockError::WouldBlock) => return false,
        };
        let Ok(Some(opened)) = held.open(self, &plan_id) else { return false };
        let now = self.now().timestamp_millis();
        let begun = Moment { now, revision: shown.revision, stamp: opened.exchange.stamp() };
        drop(shown);
        if !opened.rhythm.is_due(begun) {
            return false;
        }
        let mut plan = DeskPlan::new(self, plan_id.clone());
        let went = opened.exchange.round(&mut plan).map_or(Went::Away, |report| match report.sent + report.received {
            0 => Went::Quiet,
            1.. => Went::Busy,
        });
        // What somebody wrote meanwhile makes the plan newer than this.
        let left = Moment { revision: begun.revision + plan.taken, ..begun };
        opened.rhythm.went(left, self.now().timestamp_millis(), went);
        note(self, &plan_id, opened);
        0 < plan.taken
    }

    /// A last round before a plan with own changes leaves the desk, where that costs nothing: into a folder.
    pub(crate) fn part_from_team(&self) {
        let Ok(shown) = self.shown_now() else { return };
        let slot = self.slot::<Held>();
        let Ok(mut held) = slot.try_lock() else { return };
        // Where no rounds come by themselves, as in the terminal, none comes here.
        let Some(opened) = held.opened(&shown.file.plan_id) else { return };
        let moment = Moment { now: 0, revision: shown.revision, stamp: opened.exchange.stamp() };
        let is_paused = self.machine().teams.get(&shown.file.plan_id).is_some_and(|team| team.is_paused);
        if !is_paused && moment.stamp.is_some() && opened.rhythm.has_own(moment) {
            drop(opened.exchange.round(&mut DeskPlan::new(self, shown.file.plan_id.clone())));
        }
    }
}
