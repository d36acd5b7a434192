//! Joining a team: an invitation is opened, then the plan comes to a new file on this computer.

use std::path::{Path, PathBuf};

use exchange::{Address, ExchangeError, Invitation, Joining, OpenedPlace, join_once_ready};
use store::{OpenRisk, PlanFile, StoreError};

use crate::Failure;
use crate::desk::{Desk, hold};
use crate::door::files::with_ending;
use crate::door::kinds::FileKind;
use crate::team::beginning::{chosen, has_folder, need_name, not_done};
use crate::team::view::{kind_of, name_of_place};
use crate::team::views::{InvitationRead, PlaceKind, TeamJoining};

/// More than any invitation file holds.
const LARGEST: u64 = 1 << 20;

/// The invitation that was opened.
#[derive(Default)]
struct Invited(Option<Invitation>);

/// Opens an invitation file.
pub(crate) fn read_invitation(desk: &Desk, path: PathBuf) -> Result<InvitationRead, Failure> {
    if LARGEST < std::fs::metadata(&path)?.len() {
        return Err(Failure::new("exchange_invitation_not_valid"));
    }
    open(desk, &std::fs::read(&path)?)
}

/// Opens an invitation of which only the letters are known.
pub(crate) fn open_invitation_code(desk: &Desk, code: String) -> Result<InvitationRead, Failure> {
    open(desk, code.as_bytes())
}

fn open(desk: &Desk, bytes: &[u8]) -> Result<InvitationRead, Failure> {
    let invitation = Invitation::read(bytes)?;
    let address = Address::read(&invitation.place).ok();
    let is_here = match &address {
        Some(Address::Folder(path)) => path.is_dir(),
        Some(Address::WebDav { .. } | Address::S3 { .. }) => true,
        None => false,
    };
    let place_kind = address.as_ref().map(kind_of);
    let read = InvitationRead {
        team: invitation.team.clone(),
        place: address.as_ref().map(name_of_place).unwrap_or_default(),
        place_kind,
        must_choose_place: !is_here,
        must_ask_access: matches!(place_kind, Some(PlaceKind::Webdav | PlaceKind::S3)),
    };
    hold(&desk.slot::<Invited>()).0 = Some(invitation);
    Ok(read)
}

fn invited(desk: &Desk) -> Result<Invitation, Failure> {
    hold(&desk.slot::<Invited>()).0.clone().ok_or_else(|| Failure::new("exchange_invitation_not_valid"))
}

/// What the file of a joined plan is about: the team.
pub(crate) fn invited_team(desk: &Desk, _args: &serde_json::Value) -> Result<String, Failure> {
    Ok(invited(desk)?.team)
}

/// Joins the team of the invitation that was opened; the plan lies in a new file and on the desk then.
pub(crate) fn new_joined_plan(desk: &Desk, path: PathBuf, joining: TeamJoining) -> Result<(), Failure> {
    need_name(&joining.name, "name")?;
    let invitation = invited(desk)?;
    let path = with_ending(&path, FileKind::Plan);
    // Before the invitation is used, which counts once.
    let here = match path.exists() {
        true => Some(here(desk, &path)?),
        false => None,
    };
    desk.begin("team_joining");
    let joined = joined(desk, &path, &invitation, &joining, here);
    desk.finish();
    desk.put_on_desk(joined?, false)
}

fn there_already(path: &Path) -> StoreError {
    StoreError::AlreadyExists { name: path.file_name().unwrap_or_default().to_string_lossy().into_owned() }
}

/// A plan that lies here already: one whose team this computer has forgotten goes on, with what was changed in it. Nothing
/// else is written over.
fn here(desk: &Desk, path: &Path) -> Result<PlanFile, Failure> {
    match store::is_plan(path) {
        true => Ok(PlanFile::open(path, OpenRisk::Accept, &desk.surroundings())?),
        false => Err(there_already(path).into()),
    }
}

fn joined(
    desk: &Desk,
    path: &Path,
    invitation: &Invitation,
    joining: &TeamJoining,
    here: Option<PlanFile>,
) -> Result<PlanFile, Failure> {
    let usual = if has_folder(desk) { "" } else { &invitation.place };
    let (text, access) = chosen(desk, &joining.place, usual)?;
    let place = OpenedPlace::new(&Address::read(&text)?, &access)?;
    let name = joining.name.trim();
    let known = here.as_ref().map(|file| file.plan_id().to_owned());
    let asked =
        Joining { invitation, address: &text, passphrase: &joining.passphrase, name, plan_id: known.as_deref() };
    let (world, is_here, mut file) = (desk.surroundings(), here.is_some(), here);
    let secrets = |plan_id: &str| -> std::sync::Arc<dyn exchange::Secrets> { desk.secrets(plan_id) };
    let ready = |plan_id: &str| {
        if file.is_none() {
            file = Some(PlanFile::create_to_receive(path, plan_id, &desk.surroundings())?);
        }
        Ok(())
    };
    let joined = join_once_ready(&asked, Box::new(place), secrets, world, ready);
    let (mut exchange, plan_id) = joined.map_err(|error| {
        if let Some(file) = file.take().filter(|_| !is_here) {
            // It holds nothing, and the invitation can be used another time.
            drop(exchange::forget(&desk.surroundings(), file.plan_id()));
            drop(file);
            drop(std::fs::remove_file(path));
        }
        match error {
            ExchangeError::OtherPlan => there_already(path).into(),
            error => not_done(error),
        }
    })?;
    let mut file = file.ok_or_else(|| Failure::new("no_plan_open"))?;
    access.keep(desk.secrets(&plan_id).as_ref())?;
    // What was read to join is in the plan now, whatever becomes of the line.
    exchange.take_kept(&mut file)?;
    drop(exchange.round(&mut file));
    let looked = file.vector()?;
    desk.change_machine(|machine| machine.teams.entry(plan_id).or_default().looked = Some(looked))?;
    Ok(file)
}
