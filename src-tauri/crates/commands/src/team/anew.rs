//! Beginning anew from what the team has: a plan with changes that nobody may take goes on without them. They stay in a
//! safety copy.

use exchange::{ExchangeError, Role};

use crate::Failure;
use crate::desk::Desk;
use crate::team::acts::not_said;
use crate::team::held::with_team;

/// What a copy is told that has taken in more than the team keeps.
const AHEAD: &str = "exchange_ahead_of_team";

/// Throws away own changes that cannot be sent, by taking the plan anew as the team has it; says how many.
pub(crate) fn remove_unsent_changes(desk: &Desk) -> Result<usize, Failure> {
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    with_team(desk, |opened, plan| {
        // What can be sent is sent, and nothing of others is missing afterwards.
        let report = opened.exchange.round(plan).map_err(not_said)?;
        let status = opened.exchange.status(plan)?;
        if status.must_enter_passphrase {
            return Err(ExchangeError::KeyMissing.into());
        }
        let is_ahead = report.told.iter().any(|told| told.code == AHEAD);
        let cannot_send = status.role != Some(Role::Editor) && 0 < status.unsent;
        if !is_ahead && !cannot_send {
            return Err(Failure::new("no_unsent_changes"));
        }
        // What is past and kept for a comparison still says it.
        desk.forget_before();
        desk.take_in(&plan_id, |file| file.begin_anew(|fresh| Ok::<_, Failure>(opened.exchange.fill(fresh)?)))?;
        if let Some(frame) = desk.frame() {
            frame.stir();
        }
        opened.exchange.round(plan).map_err(not_said)?;
        Ok(usize::try_from(status.unsent).unwrap_or(usize::MAX))
    })
}
