//! Joining a team: an invitation is opened, then the plan comes to a new file on this computer.

use std::path::{Path, PathBuf};

use exchange::{Address, Invitation, Joining, OpenedPlace, join};
use store::{PlanFile, StoreError};

use crate::Failure;
use crate::desk::{Desk, hold};
use crate::door::files::with_ending;
use crate::door::kinds::FileKind;
use crate::team::beginning::{chosen, has_folder, need_name, not_done};
use crate::team::held::secrets;
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
    if path.exists() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Err(StoreError::AlreadyExists { name }.into());
    }
    desk.begin("team_joining");
    let joined = joined(desk, &path, &invitation, &joining);
    desk.finish();
    desk.put_on_desk(joined?, false)
}

fn joined(desk: &Desk, path: &Path, invitation: &Invitation, joining: &TeamJoining) -> Result<PlanFile, Failure> {
    let usual = if has_folder(desk) { "" } else { &invitation.place };
    let (text, access) = chosen(desk, &joining.place, usual)?;
    let place = OpenedPlace::new(&Address::read(&text)?, &access)?;
    let name = joining.name.trim();
    let asked = Joining { invitation, address: &text, passphrase: &joining.passphrase, name };
    let (world, mut kept) = (desk.surroundings(), None);
    let kept_at = |path: &Path| {
        let secrets: std::sync::Arc<dyn exchange::Secrets> = std::sync::Arc::new(exchange::FileSecrets::new(path));
        kept = Some(std::sync::Arc::clone(&secrets));
        secrets
    };
    let (mut exchange, plan_id) = join(&asked, Box::new(place), kept_at, world).map_err(not_done)?;
    let kept = kept.unwrap_or_else(|| secrets(desk, &plan_id));
    let made = access
        .keep(kept.as_ref())
        .map_err(Failure::from)
        .and_then(|()| Ok(PlanFile::create_to_receive(path, &plan_id, &desk.surroundings())?));
    let mut file = match made {
        Ok(file) => file,
        Err(failure) => {
            // Without a plan the team is of no use here.
            drop(exchange::forget(&desk.surroundings(), &plan_id));
            return Err(failure);
        }
    };
    // What was read to join is in the plan now, whatever becomes of the line.
    exchange.take_kept(&mut file)?;
    drop(exchange.round(&mut file));
    let looked = file.vector()?;
    desk.change_machine(|machine| machine.teams.entry(plan_id).or_default().looked = Some(looked))?;
    Ok(file)
}
