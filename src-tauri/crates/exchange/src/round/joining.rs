//! Joining a team: by an invitation and the passphrase, from what lies at the place alone.
//!
//! Nothing at the place is believed before the passphrase has opened a box, and no team before its records show the
//! invitation: whoever looks after the place can neither read nor pretend to be the team.

use std::sync::Arc;

use store::Surroundings;

use super::session::{Exchange, forget};
use super::state::State;
use crate::bytes::hex;
use crate::envelope::Envelope;
use crate::error::ExchangeError;
use crate::keys::{Device, KeyBox, KeyRing, Lock, Secrets};
use crate::members::{Invitation, Team};
use crate::parts::{self, Kind, Part, TeamId};
use crate::place::Place;

/// So many passphrases are tried at most: each costs, and a place full of made-up boxes must not cost for ever.
const MOST_LOCKS: usize = 20;

/// What joining needs.
pub struct Joining<'a> {
    /// The invitation.
    pub invitation: &'a Invitation,
    /// The address of the place.
    pub address: &'a str,
    /// The team passphrase.
    pub passphrase: &'a str,
    /// The name of the new member.
    pub name: &'a str,
    /// The plan that lies here already; nothing where it comes from the team alone.
    pub plan_id: Option<&'a str>,
}

/// What a passphrase opened: all keys of one team.
pub(super) struct ByPassphrase {
    pub team: TeamId,
    /// The newest lock, and the key that the passphrase makes with it.
    pub passphrase: (Lock, [u8; 32]),
    pub ring: KeyRing,
}

/// A team that shows the invitation, and what the new device says to it.
struct Found {
    team: Team,
    records: Vec<Part>,
    mine: Part,
    opened: ByPassphrase,
}

/// Joins a team. The plan need not be here: its id is told by the team, and the first round brings all changes.
pub fn join(
    joining: &Joining,
    place: Box<dyn Place>,
    secrets: impl FnOnce(&str) -> Arc<dyn Secrets>,
    world: Surroundings,
) -> Result<(Exchange, String), ExchangeError> {
    join_once_ready(joining, place, secrets, world, |_| Ok(()))
}

/// The same for a plan of which must be made sure that it has a file, by its id, before the invitation is used.
pub fn join_once_ready(
    joining: &Joining,
    place: Box<dyn Place>,
    secrets: impl FnOnce(&str) -> Arc<dyn Secrets>,
    world: Surroundings,
    ready: impl FnOnce(&str) -> Result<(), ExchangeError>,
) -> Result<(Exchange, String), ExchangeError> {
    let device = Device::new(&world);
    let at = (world.clock)().timestamp_millis();
    let files = read_all(place.as_ref())?;
    let Found { team, records, mine, opened } = find(joining, &files, &device, at)?;
    let plan_id = team.plan_id.clone();
    // Before the invitation is used, which counts once.
    if joining.plan_id.is_some_and(|here| here != plan_id) {
        return Err(ExchangeError::OtherPlan);
    }
    if Exchange::place_of(&world, &plan_id)?.is_some() {
        return Err(ExchangeError::TeamAlready);
    }
    forget(&world, &plan_id)?;
    ready(&plan_id)?;
    let secrets = secrets(&plan_id);
    secrets.set("device", &device.to_bytes())?;
    let state = State::new(hex(&team.id), plan_id.clone(), joining.address.to_owned());
    let mut exchange = Exchange::with(state, device, place, secrets, world)?;
    (exchange.ring, exchange.passphrase) = (opened.ring, Some(opened.passphrase));
    exchange.passphrase_of = exchange.newest_key();
    exchange.save_keys()?;
    // What was read to find the team need not come again over a slow line.
    for bytes in &files {
        exchange.keep(bytes)?;
    }
    exchange.note_parts(&records);
    exchange.evaluate();
    let key = exchange.key_to_use().cloned().ok_or(ExchangeError::KeyMissing)?;
    exchange.write_file(&[mine], Some(key))?;
    exchange.evaluate();
    exchange.has_begun()?;
    // What was said is remembered, and sent until it is there: a line that is cut here costs nobody the invitation.
    drop(exchange.send_now());
    Ok((exchange, plan_id))
}

/// Finds the team that the invitation is of. Several may share a place.
fn find(joining: &Joining, files: &[Vec<u8>], device: &Device, at: i64) -> Result<Found, ExchangeError> {
    let mut why = ExchangeError::InvitationNotKnown;
    for opened in open_boxes(files, joining.passphrase)? {
        if is_older(files, &opened) {
            why = ExchangeError::PassphraseOld;
        }
        let mut records = records_of(files, &opened.ring, &opened.team);
        let Ok(team) = Team::of_signed(opened.team, &records) else { continue };
        if team.invitations.get(&joining.invitation.id()?).is_some_and(|(_, until)| *until < at) {
            why = ExchangeError::InvitationExpired;
            continue;
        }
        let op = joining.invitation.join(&team.id, device, &team.free_name(joining.name))?;
        let mine = team.say(device, at, vec![op]);
        // Whether it counts is asked of the team as it will be.
        records.push(mine.clone());
        if Team::of_signed(opened.team, &records)?.is_active(&device.id()) {
            records.pop();
            return Ok(Found { team, records, mine, opened });
        }
    }
    Err(why)
}

/// Whether a passphrase is one of earlier: it opens some boxes of the team and not others, and not all files.
pub(super) fn is_older(files: &[Vec<u8>], opened: &ByPassphrase) -> bool {
    let is_closed = |locked: &KeyBox| {
        let is_same = locked.passphrase_lock() == Some(opened.passphrase.0);
        locked.team == opened.team && locked.passphrase_lock().is_some() && !is_same
    };
    let key_of = |bytes: &Vec<u8>| Envelope::look(bytes).ok().and_then(|file| file.key_id());
    let has_locked = files.iter().filter_map(key_of).any(|id| !opened.ring.contains_key(&id));
    has_locked && boxes_in(files).iter().any(is_closed)
}

impl Exchange {
    /// Whether a team can go on at a place: it answers, and no other team alone has its files there.
    pub(super) fn may_move_to(&self, place: &dyn Place) -> Result<(), ExchangeError> {
        place.prepare()?;
        let listed = place.list()?;
        if listed.is_empty() || listed.iter().any(|file| self.state.files.contains_key(&file.name)) {
            return Ok(());
        }
        let boxes = boxes_in(&read_all(place)?);
        let is_free = boxes.is_empty() || boxes.iter().any(|locked| locked.team == self.team_id);
        if is_free { Ok(()) } else { Err(ExchangeError::PlaceTaken) }
    }
}

/// All whole files at a place.
pub(super) fn read_all(place: &dyn Place) -> Result<Vec<Vec<u8>>, ExchangeError> {
    let mut files = Vec::new();
    for listed in place.list()? {
        match place.read(&listed.name) {
            Ok(bytes) if Envelope::look(&bytes).is_ok() => files.push(bytes),
            Ok(_) | Err(ExchangeError::FileGone { .. } | ExchangeError::TooLarge) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(files)
}

/// The boxes that lie open at a place.
pub(super) fn boxes_in(files: &[Vec<u8>]) -> Vec<KeyBox> {
    let open = files.iter().filter_map(|bytes| Envelope::look(bytes).ok().filter(|file| file.key_id().is_none()));
    let parts = open.filter_map(|file| parts::read(&file.open(None).ok()?).ok()).flat_map(|(parts, _)| parts);
    let boxes = parts.filter_map(|part| Some((KeyBox::read(&part.body).ok()?, part)));
    boxes.filter(|(locked, part)| part.kind == Kind::KeyBox && part.is_signed(&locked.team)).map(|(it, _)| it).collect()
}

/// Opens the boxes that a passphrase opens. All keys of a team are taken together: which one counts its records say,
/// whatever somebody may have put into a box.
pub(super) fn open_boxes(files: &[Vec<u8>], passphrase: &str) -> Result<Vec<ByPassphrase>, ExchangeError> {
    let boxes = boxes_in(files);
    if boxes.is_empty() {
        return Err(ExchangeError::NoTeamHere);
    }
    let mut stretched: Vec<(Lock, [u8; 32])> = Vec::new();
    let mut teams: Vec<ByPassphrase> = Vec::new();
    for locked in boxes {
        let Some(lock) = locked.passphrase_lock() else { continue };
        let key = match stretched.iter().find(|(known, _)| *known == lock) {
            Some((_, key)) => *key,
            None if stretched.len() == MOST_LOCKS => continue,
            None => {
                let key = lock.key(passphrase)?;
                stretched.push((lock, key));
                key
            }
        };
        let Ok(opened) = locked.open_with_passphrase(&key) else { continue };
        match teams.iter_mut().find(|known| known.team == locked.team) {
            None => teams.push(ByPassphrase { team: locked.team, passphrase: (lock, key), ring: opened.ring }),
            Some(known) => {
                if known.ring.len() < opened.ring.len() {
                    known.passphrase = (lock, key);
                }
                for (id, key) in opened.ring {
                    known.ring.entry(id).or_insert(key);
                }
            }
        }
    }
    if teams.is_empty() { Err(ExchangeError::WrongPassphrase) } else { Ok(teams) }
}

fn records_of(files: &[Vec<u8>], ring: &KeyRing, team: &TeamId) -> Vec<Part> {
    let mut records = Vec::new();
    for bytes in files {
        let Ok(file) = Envelope::look(bytes) else { continue };
        let Some(key) = file.key_id().and_then(|id| ring.get(&id)) else { continue };
        let Ok((parts, _)) = file.open(Some(key)).and_then(|content| parts::read(&content)) else { continue };
        records.extend(parts.into_iter().filter(|part| part.kind == Kind::Record && part.is_signed(team)));
    }
    records
}
