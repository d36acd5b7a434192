//! Beginning a team: a place is chosen, the team gets a name, and the recovery key is shown once.

use std::path::{Path, PathBuf};

use exchange::{Access, Address, Cost, Exchange, ExchangeError, NewTeam, OpenedPlace, create, user_of};

use crate::Failure;
use crate::desk::{Desk, hold};
use crate::records::drafts::need_text;
use crate::team::held::{Held, note};
use crate::team::plan_log::DeskPlan;
use crate::team::view::name_of_folder;
use crate::team::views::{PlaceChoice, RecoveryLetters, TeamBeginning, TeamFolder};

/// The most that a file of certificates may hold.
const LARGEST_CERTIFICATES: u64 = 1 << 20;

/// What was chosen in dialogs and is not used yet.
#[derive(Default)]
struct Chosen {
    folder: Option<PathBuf>,
    certificates: Option<Vec<u8>>,
}

/// Keeps a folder in mind as the place that is chosen next.
pub(crate) fn choose_team_folder(desk: &Desk, path: PathBuf) -> Result<TeamFolder, Failure> {
    let path = path.canonicalize()?;
    let name = name_of_folder(&path);
    hold(&desk.slot::<Chosen>()).folder = Some(path);
    Ok(TeamFolder { name })
}

/// Keeps certificates in mind that are trusted at the place that is chosen next.
pub(crate) fn read_team_certificate(desk: &Desk, path: PathBuf) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_small = std::fs::metadata(&path)?.len() <= LARGEST_CERTIFICATES;
    let bytes = if is_small { std::fs::read(&path)? } else { Vec::new() };
    if !String::from_utf8_lossy(&bytes).contains("-----BEGIN CERTIFICATE-----") {
        return Err(Failure::new("exchange_certificate_not_valid").with("name", name));
    }
    hold(&desk.slot::<Chosen>()).certificates = Some(bytes);
    Ok(())
}

/// Whether a folder was chosen that is not used yet.
pub(crate) fn has_folder(desk: &Desk) -> bool {
    hold(&desk.slot::<Chosen>()).folder.is_some()
}

/// Address and way in of a place that was chosen; `usual` where no other was.
pub(crate) fn chosen(desk: &Desk, place: &PlaceChoice, usual: &str) -> Result<(String, Access), Failure> {
    let slot = desk.slot::<Chosen>();
    let chosen = hold(&slot);
    let address = match (&chosen.folder, place.address.trim()) {
        (Some(folder), "") => Address::of_folder(folder)?,
        (None, "") => usual.to_owned(),
        // A folder as people write it.
        (Some(_) | None, path) if !path.contains("://") && Path::new(path).is_dir() => {
            Address::of_folder(&Path::new(path).canonicalize()?)?
        }
        (Some(_) | None, address) => address.to_owned(),
    };
    if address.is_empty() {
        return Err(Failure::new("no_place_chosen"));
    }
    let user = if place.user.trim().is_empty() { user_of(&address) } else { place.user.trim().to_owned() };
    let proxy = place.proxy.clone().filter(|proxy| !proxy.trim().is_empty());
    let certificates = chosen.certificates.clone();
    Ok((address, Access { user, password: place.password.clone(), proxy, certificates }))
}

/// The longest name of a team or a member, in letters.
const LONGEST_NAME: usize = 100;

/// A name of a team or a member: one line that people can read.
pub(crate) fn need_name(name: &str, field: &str) -> Result<(), Failure> {
    need_text(name, field)?;
    let is_readable = name.trim().chars().count() <= LONGEST_NAME && !name.trim().chars().any(char::is_control);
    let wrong = || Failure::invalid("team_name_not_readable", field).with("most", LONGEST_NAME.to_string());
    is_readable.then_some(()).ok_or_else(wrong)
}

/// Begins the team of the plan on the desk, and puts the plan to the place.
pub(crate) fn create_team(desk: &Desk, team: TeamBeginning) -> Result<RecoveryLetters, Failure> {
    need_name(&team.team, "team")?;
    need_name(&team.name, "name")?;
    let plan_id = desk.shown_now()?.file.plan_id.clone();
    let world = desk.surroundings();
    if Exchange::place_of(&world, &plan_id)?.is_some() {
        return Err(Failure::new("exchange_team_already"));
    }
    let (text, access) = chosen(desk, &team.place, "")?;
    let address = Address::read(&text)?;
    let place = OpenedPlace::new(&address, &access)?;
    let (name, secrets) = (team.name.trim(), desk.secrets(&plan_id));
    let new = NewTeam { team: team.team.trim(), name, address: &text, passphrase: &team.passphrase, cost: Cost::USUAL };
    let slot = desk.slot::<Held>();
    let mut held = hold(&slot);
    let mut plan = DeskPlan::new(desk, plan_id.clone());
    let made = create(&new, &plan, Box::new(place), secrets.clone(), world.clone())
        .and_then(|made| access.keep(secrets.as_ref()).map(|()| made));
    let (exchange, recovery) = match made {
        Ok(made) => made,
        Err(error) => {
            // Nobody has seen the recovery key: what was begun is begun anew.
            drop(exchange::forget(&world, &plan_id));
            return Err(not_done(error));
        }
    };
    let looked = desk.ask(|reader| Ok(reader.vector()?))?;
    desk.change_machine(|machine| machine.teams.entry(plan_id.clone()).or_default().looked = Some(looked))?;
    let opened = held.begin(desk, &plan_id, exchange, address.is_folder());
    // A place that is gone by now gets the plan later.
    drop(opened.exchange.round(&mut plan));
    note(desk, &plan_id, opened);
    desk.note_team();
    Ok(RecoveryLetters { recovery_key: recovery.letters() })
}

/// What was not done is not tried again, as an exchange is.
pub(crate) fn not_done(error: ExchangeError) -> Failure {
    match error {
        ExchangeError::PlaceUnreachable { detail } => Failure::new("exchange_place_not_there").with("detail", detail),
        // Everything else is said as always.
        error => error.into(),
    }
}
