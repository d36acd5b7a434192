//! What members do with their team. Before anything is said about members a round is done: whoever says it must know what
//! the others have said, and the place must be there to hear it.

use std::path::PathBuf;

use chrono::TimeDelta;
use exchange::{ExchangeError, INVITED_FOR, MemberId, OpenedPlace, RecoveryKey, Report, Role, Told};

use crate::Failure;
use crate::desk::{Desk, hold};
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::team::beginning::{chosen, need_name, not_done};
use crate::team::held::{Held, Opened, last_known, unlock, with_team};
use crate::team::plan_log::DeskPlan;
use crate::team::views::{ExchangeReport, InvitationMade, PlaceChoice, RecoveryLetters, TeamRole};
use crate::views::Notice;

/// What a round noticed, for people. The place that could be read in part is no more worth a word than one that could.
pub(crate) fn notices(report: &Report) -> Vec<Notice> {
    report.told.iter().map(notice).collect()
}

fn notice(told: &Told) -> Notice {
    Notice { code: told.code.to_owned(), values: told.values.clone() }
}

impl From<TeamRole> for Role {
    fn from(role: TeamRole) -> Self {
        match role {
            TeamRole::Editor => Role::Editor,
            TeamRole::Reader => Role::Reader,
        }
    }
}

impl From<Role> for TeamRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Editor => TeamRole::Editor,
            Role::Reader => TeamRole::Reader,
        }
    }
}

/// Says something about members, knowing what the others have said.
fn say<T>(desk: &Desk, act: impl FnOnce(&mut Opened, &mut DeskPlan) -> Result<T, Failure>) -> Result<T, Failure> {
    with_team(desk, |opened, plan| {
        opened.exchange.round(plan).map_err(not_said)?;
        act(opened, plan)
    })
}

/// What nobody was told is said again by whoever wants it; it is not tried again, as an exchange is.
pub(crate) fn not_said(error: ExchangeError) -> Failure {
    match error {
        ExchangeError::PlaceUnreachable { detail } => Failure::new("exchange_act_not_done").with("detail", detail),
        // Everything else is said as always.
        error => error.into(),
    }
}

/// One round, now.
pub(crate) fn exchange_now(desk: &Desk) -> Result<ExchangeReport, Failure> {
    let report = with_team(desk, |opened, plan| Ok(opened.exchange.round(plan)?))?;
    let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    Ok(ExchangeReport {
        sent: count(report.sent),
        received: count(report.received),
        conflicts: count(report.conflicts),
        pending: count(report.pending),
        told: notices(&report),
    })
}

/// Writes an invitation to a file: of a new member, or of another device of one's own.
pub(crate) fn export_invitation(
    desk: &Desk,
    path: PathBuf,
    role: TeamRole,
    is_device: bool,
) -> Result<InvitationMade, Failure> {
    let until = desk.now() + TimeDelta::milliseconds(INVITED_FOR);
    let until_at = desk.shown_now()?.local(until);
    say(desk, |opened, _| {
        let exchange = &mut opened.exchange;
        let made = if is_device { exchange.device_invitation()? } else { exchange.invitation(role.into())? };
        // The file is there before the team hears of the invitation.
        let exported = save(desk, &path, FileKind::Invitation, |_| Ok(made.0.write()))?;
        let invitation = exchange.announce(made)?;
        Ok(InvitationMade { exported, code: invitation.code, until_at })
    })
}

/// Lets the exchange rest on this computer, or go on.
pub(crate) fn set_team_paused(desk: &Desk, is_paused: bool) -> Result<(), Failure> {
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    desk.change_machine(|machine| machine.teams.entry(plan_id).or_default().is_paused = is_paused)?;
    desk.note_team();
    Ok(())
}

/// Goes on at another place, or at the same with another name and password.
pub(crate) fn set_team_access(desk: &Desk, place: PlaceChoice) -> Result<(), Failure> {
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    with_team(desk, |opened, plan| {
        let usual = opened.exchange.status(plan)?.place;
        let (text, mut access) = chosen(desk, &place, &usual)?;
        let secrets = desk.secrets(&plan_id);
        let before = exchange::Access::kept(secrets.as_ref())?;
        access.certificates = access.certificates.or(before.certificates);
        if access.password.is_empty() && (access.user.is_empty() || access.user == before.user) {
            (access.user, access.password) = (before.user, before.password);
        }
        let address = exchange::Address::read(&text)?;
        opened.exchange.move_to(&text, Box::new(OpenedPlace::new(&address, &access)?)).map_err(not_done)?;
        access.keep(secrets.as_ref())?;
        opened.rhythm = crate::team::rhythm::Rhythm::new(address.is_folder());
        opened.exchange.round(plan)?;
        Ok(())
    })
}

/// What the person at this computer is called in the team.
pub(crate) fn set_member_name(desk: &Desk, name: String) -> Result<(), Failure> {
    need_name(&name, "name")?;
    say(desk, |opened, _| Ok(opened.exchange.rename(name.trim())?))
}

fn found(opened: &Opened, name: &str) -> Result<MemberId, Failure> {
    Ok(opened.exchange.find_member(name)?)
}

/// Gives a member another role.
pub(crate) fn set_member_role(desk: &Desk, id: String, role: TeamRole) -> Result<(), Failure> {
    say(desk, |opened, plan| {
        let member = found(opened, &id)?;
        Ok(opened.exchange.set_role(&member, role.into(), plan)?)
    })
}

/// Removes a member; the passphrase is the new one, which the others must be told.
pub(crate) fn remove_member(desk: &Desk, id: String, passphrase: String) -> Result<(), Failure> {
    say(desk, |opened, plan| {
        let member = found(opened, &id)?;
        Ok(opened.exchange.remove(&member, &passphrase, plan)?)
    })
}

/// A new passphrase for everything from now on.
pub(crate) fn set_team_passphrase(desk: &Desk, passphrase: String) -> Result<(), Failure> {
    say(desk, |opened, _| Ok(opened.exchange.change_passphrase(&passphrase)?))
}

/// A new recovery key, shown once.
pub(crate) fn set_recovery_key(desk: &Desk) -> Result<RecoveryLetters, Failure> {
    let recovery = say(desk, |opened, _| Ok(opened.exchange.change_recovery()?))?;
    Ok(RecoveryLetters { recovery_key: recovery.letters() })
}

/// Opens the secrets of this computer by the passphrase that was last entered on it; otherwise takes in keys by the newest.
pub(crate) fn open_team_keys(desk: &Desk, passphrase: String) -> Result<(), Failure> {
    if unlock(desk, |secrets| secrets.unlock(&passphrase))? {
        return Ok(());
    }
    with_team(desk, |opened, plan| {
        opened.exchange.enter_passphrase(&passphrase)?;
        opened.exchange.round(plan)?;
        Ok(())
    })
}

/// Opens the secrets of this computer by the recovery key if they wait for it, takes in keys by it, and chooses a new passphrase.
pub(crate) fn recover_team(desk: &Desk, recovery_key: String, passphrase: String) -> Result<(), Failure> {
    let recovery = RecoveryKey::of_letters(&recovery_key)?;
    if last_known(desk)?.role == Some(Role::Reader) {
        return Err(ExchangeError::EditorsOnly.into());
    }
    unlock(desk, |secrets| secrets.recover(&recovery))?;
    say(desk, |opened, plan| {
        opened.exchange.recover(&recovery, &passphrase)?;
        opened.exchange.round(plan)?;
        Ok(())
    })
}

/// Forgets the team on this computer, and tells the others where that can be. The plan stays.
pub(crate) fn leave_team(desk: &Desk) -> Result<(), Failure> {
    // A place that is away keeps nobody.
    drop(with_team(desk, |opened, plan| Ok(opened.exchange.part(plan)?)));
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    let slot = desk.slot::<Held>();
    let mut held = hold(&slot);
    let world = desk.surroundings();
    if exchange::Exchange::place_of(&world, &plan_id)?.is_none() {
        return Err(Failure::new("exchange_no_team"));
    }
    desk.secrets(&plan_id).forget();
    exchange::forget(&world, &plan_id)?;
    held.forget(desk);
    desk.change_machine(|machine| drop(machine.teams.remove(&plan_id)))
}
