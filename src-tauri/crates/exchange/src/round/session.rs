//! A plan's team on this computer: opened, it does rounds and whatever an editor wants of the team.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest, Sha256};
use store::Surroundings;

use super::files::{Mirror, holds_records, look_inside};
use super::state::{Known, LastKnown, State};
use crate::bytes::{Input, Output, from_hex, hex};
use crate::envelope;
use crate::error::{ExchangeError, Told};
use crate::keys::{Device, KeyRing, Lock, Random, Secrets, TeamKey, team_in};
use crate::log::PlanLog;
use crate::members::Team;
use crate::parts::{self, DeviceId, Kind, Part, Presence, TeamId};
use crate::place::Place;

/// What a round did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Changes put to the place.
    pub sent: u64,
    /// Changes taken in.
    pub received: u64,
    /// Clashes that stand open in the plan.
    pub conflicts: u64,
    /// Changes that wait: for others to come, or to be sent.
    pub pending: u64,
    /// What was noticed.
    pub told: BTreeSet<Told>,
}

/// The team of a plan, ready for rounds.
pub struct Exchange {
    pub(crate) world: Surroundings,
    pub(crate) secrets: Arc<dyn Secrets>,
    pub(crate) place: Box<dyn Place>,
    pub(crate) home: PathBuf,
    pub(crate) mirror: Mirror,
    pub(crate) state: State,
    pub(crate) saved: State,
    pub(crate) device: Device,
    pub(crate) ring: KeyRing,
    /// The lock of the newest passphrase known here, and the key it makes.
    pub(crate) passphrase: Option<(Lock, [u8; 32])>,
    /// The key that was the newest when this passphrase was. With a later one somebody chose another passphrase.
    pub(crate) passphrase_of: Option<[u8; 8]>,
    pub(crate) team_id: TeamId,
    pub(crate) team: Option<Team>,
    pub(crate) records: BTreeMap<[u8; 32], Part>,
    pub(crate) boxes: BTreeMap<[u8; 32], Part>,
    pub(crate) presences: BTreeMap<DeviceId, Presence>,
    /// What editors have erased.
    pub(crate) erasures: BTreeMap<[u8; 32], Part>,
    /// Boxes that were opened.
    pub(crate) opened: BTreeMap<[u8; 32], OpenedBox>,
    /// Whether what was refused may be taken now, because the team is another.
    pub(crate) must_judge_again: bool,
    pub(crate) told: BTreeSet<Told>,
}

/// A box that was opened: who locked it, which keys, and for which devices.
pub(crate) struct OpenedBox {
    pub signer: DeviceId,
    pub ring: KeyRing,
    pub devices: BTreeSet<DeviceId>,
}

/// The folder of a plan's team within the app's own folder.
pub(crate) fn folder_of(world: &Surroundings, plan_id: &str) -> PathBuf {
    world.home.join("teams").join(hex(&Sha256::digest(plan_id)[..16]))
}

/// The file of what is remembered.
pub(crate) fn state_path(home: &Path) -> PathBuf {
    home.join("state.json")
}

impl Exchange {
    /// Whether a plan has a team on this computer, and the address of its place.
    pub fn place_of(world: &Surroundings, plan_id: &str) -> Result<Option<String>, ExchangeError> {
        if let Some(state) = State::read(&state_path(&folder_of(world, plan_id)))? {
            return Ok(Some(state.place).filter(|_| state.is_begun));
        }
        let kept = team_in(&Exchange::secrets_path(world, plan_id)).unwrap_or_default();
        Ok(kept.and_then(|kept| String::from_utf8(kept.get(32..)?.to_vec()).ok()))
    }

    /// What is known of the team of a plan before its secrets are open.
    pub fn last_known(world: &Surroundings, plan_id: &str) -> Result<LastKnown, ExchangeError> {
        let state = State::read(&state_path(&folder_of(world, plan_id)))?;
        Ok(state.map(|state| state.last).unwrap_or_default())
    }

    /// Goes on at another place, or at the same with another way in. What is missing there is put there.
    pub fn move_to(&mut self, address: &str, place: Box<dyn Place>) -> Result<(), ExchangeError> {
        self.may_move_to(place.as_ref())?;
        self.secrets.set("team", &[&self.team_id[..], address.as_bytes()].concat())?;
        self.state.place = address.to_owned();
        self.place = place;
        self.save()
    }

    /// The file in which the secrets of a plan's team are kept.
    pub fn secrets_path(world: &Surroundings, plan_id: &str) -> PathBuf {
        folder_of(world, plan_id).join("secrets.json")
    }

    /// Opens the team of a plan.
    pub fn open(
        plan_id: &str,
        place: Box<dyn Place>,
        secrets: Arc<dyn Secrets>,
        world: Surroundings,
    ) -> Result<Self, ExchangeError> {
        let home = folder_of(&world, plan_id);
        let state = match State::read(&state_path(&home))? {
            Some(state) => state,
            None => remember_again(&home, plan_id, secrets.as_ref())?,
        };
        let bytes = secrets.get("device")?.ok_or(ExchangeError::SecretsMissing)?;
        let bytes: [u8; 64] = bytes.try_into().map_err(|_| ExchangeError::SecretsMissing)?;
        Exchange::with(state, Device::from_bytes(&bytes), place, secrets, world)
    }

    pub(crate) fn with(
        state: State,
        device: Device,
        place: Box<dyn Place>,
        secrets: Arc<dyn Secrets>,
        world: Surroundings,
    ) -> Result<Self, ExchangeError> {
        let home = folder_of(&world, &state.plan_id);
        let team_id = from_hex(&state.team).ok_or(ExchangeError::NoTeam)?;
        let kept = read_lock(secrets.get("passphrase")?.as_deref())?;
        let mut exchange = Exchange {
            mirror: Mirror::new(home.join("files")),
            saved: state.clone(),
            ring: read_ring(secrets.get("keys")?.as_deref())?,
            passphrase: kept.map(|(lock, key, _)| (lock, key)),
            passphrase_of: kept.map(|(.., of)| of),
            world,
            secrets,
            place,
            home,
            state,
            device,
            team_id,
            team: None,
            records: BTreeMap::new(),
            boxes: BTreeMap::new(),
            presences: BTreeMap::new(),
            erasures: BTreeMap::new(),
            opened: BTreeMap::new(),
            must_judge_again: true,
            told: BTreeSet::new(),
        };
        exchange.recall()?;
        Ok(exchange)
    }

    /// Reads what is kept about the members.
    fn recall(&mut self) -> Result<(), ExchangeError> {
        let with_records: Vec<String> = self
            .state
            .files
            .iter()
            .filter(|(_, known)| holds_records(&known.covers) || known.covers.is_empty())
            .map(|(name, _)| name.clone())
            .collect();
        for name in with_records {
            // A kept file that was lost is fetched again, for then it is not known.
            let inside = self
                .mirror
                .read(&name)
                .and_then(|bytes| look_inside(&bytes, &self.ring, &self.team_id, &self.state.plan_id));
            match inside {
                Ok(inside) => {
                    self.note_parts(&inside.parts);
                }
                Err(_) => self.lose(&name),
            }
        }
        // With the boxes opened: whose keys are locked for whom is known then, and none is written again.
        self.settle()
    }

    /// Forgets a file as if it had never been seen.
    pub(crate) fn lose(&mut self, name: &str) {
        self.state.files.remove(name);
        self.state.listed.retain(|_, (_, known)| known != name);
        self.state.outbox.remove(name);
    }

    /// Keeps in mind what parts say about members and keys. Answers whether anything was new.
    pub(crate) fn note_parts(&mut self, parts: &[Part]) -> bool {
        let mut is_new = false;
        for part in parts {
            match part.kind {
                Kind::Bundle | Kind::Rewritten => {}
                Kind::Erased => is_new |= self.erasures.insert(part.hash(), part.clone()).is_none(),
                Kind::Record => is_new |= self.records.insert(part.hash(), part.clone()).is_none(),
                Kind::KeyBox => is_new |= self.boxes.insert(part.hash(), part.clone()).is_none(),
                Kind::Presence => self.note_presence(part),
            }
        }
        is_new
    }

    /// Makes the team of all records that are known.
    pub(crate) fn evaluate(&mut self) {
        let parts: Vec<Part> = self.records.values().cloned().collect();
        // Before the first record has come there is no team yet, which is no error.
        let team = Team::of_signed(self.team_id, &parts).ok();
        self.must_judge_again |= team != self.team;
        self.team = team;
        if let Some(team) = &self.team {
            let me = team.member_of(&self.device.id()).map(|(_, me)| me);
            self.state.last = LastKnown {
                team: team.name.clone(),
                my_name: me.map(|me| me.name.clone()).unwrap_or_default(),
                role: me.map(|me| me.role),
                authors: self.authors(),
            };
        }
    }

    /// One round.
    pub fn round(&mut self, plan: &mut dyn PlanLog) -> Result<Report, ExchangeError> {
        if plan.plan_id() != self.state.plan_id {
            return Err(ExchangeError::OtherPlan);
        }
        self.told.clear();
        let mut report = Report::default();
        let away_since = self.state.unreachable_since;
        let result = self.steps(plan, &mut report);
        self.remember(&result, away_since);
        // What was done before it went wrong is kept.
        self.save()?;
        result?;
        report.told.append(&mut self.told);
        Ok(report)
    }

    /// Takes in what was read from the place already, without asking it again: for who has just joined.
    pub fn take_kept(&mut self, plan: &mut dyn PlanLog) -> Result<Report, ExchangeError> {
        if plan.plan_id() != self.state.plan_id {
            return Err(ExchangeError::OtherPlan);
        }
        self.told.clear();
        let received = self.take(plan)?;
        self.save()?;
        let standing = plan.standing()?;
        let told = std::mem::take(&mut self.told);
        Ok(Report { received, conflicts: standing.conflicts, pending: standing.waiting, told, ..Report::default() })
    }

    /// Gives a plan that holds nothing all that the team has.
    pub fn fill(&mut self, plan: &mut dyn PlanLog) -> Result<(), ExchangeError> {
        self.must_judge_again = true;
        self.take_kept(plan)?;
        self.take_out_erased(plan)
    }

    /// Something that is another whenever a file came to the place or went, where that can be had for nothing.
    pub fn stamp(&self) -> Option<u128> {
        self.place.stamp()
    }

    fn steps(&mut self, plan: &mut dyn PlanLog, report: &mut Report) -> Result<(), ExchangeError> {
        let listed = self.place.list()?;
        (self.state.reached_at, self.state.unreachable_since) = (self.now(), 0);
        self.fetch(&listed)?;
        report.received = self.take(plan)?;
        self.take_erasures(plan, 0 < report.received)?;
        self.prepare_changes(plan)?;
        self.prepare_left(plan)?;
        self.prepare_erasures(plan)?;
        self.prepare_words(plan)?;
        self.prepare_box()?;
        self.heal(&listed)?;
        self.prepare_fold()?;
        // What is in the outbox is remembered before it is sent, and sent until it is there.
        self.save()?;
        report.sent = self.deliver()?;
        self.remove_folded(&listed)?;
        let standing = plan.standing()?;
        report.conflicts = standing.conflicts;
        report.pending = standing.waiting + self.unsent(plan)?;
        Ok(())
    }

    /// Remembers, if there is anything new to remember.
    pub(crate) fn save(&mut self) -> Result<(), ExchangeError> {
        let mut before = self.saved.clone();
        // That the place was reached once more is worth a write only now and then.
        if self.state.reached_at - before.reached_at < 60_000 {
            before.reached_at = self.state.reached_at;
        }
        if before != self.state {
            self.state.write(&state_path(&self.home))?;
            self.saved = self.state.clone();
        }
        Ok(())
    }

    pub(crate) fn save_keys(&mut self) -> Result<(), ExchangeError> {
        if let Some((lock, key)) = &self.passphrase {
            self.secrets.lock_by(lock, key)?;
            let mut output = Output::default();
            lock.write(&mut output);
            output.raw(key).raw(&self.passphrase_of.unwrap_or_default());
            self.secrets.set("passphrase", &output.0)?;
        }
        self.secrets.set("keys", &write_ring(&self.ring))
    }

    /// The newest of the keys that are known.
    pub(crate) fn newest_key(&self) -> Option<[u8; 8]> {
        self.ring.values().max_by_key(|key| (key.number, key.id)).map(|key| key.id)
    }

    pub(crate) fn now(&self) -> i64 {
        (self.world.clock)().timestamp_millis()
    }

    /// The key under which files are written now; none if this computer does not have it.
    pub(crate) fn key_to_use(&self) -> Option<&TeamKey> {
        let id = *self.team.as_ref()?.keys_to_use().first()?;
        self.ring.get(&id)
    }

    /// Keeps parts as a file of the team that must go to the place.
    pub(crate) fn write_file(&mut self, parts: &[Part], key: Option<TeamKey>) -> Result<String, ExchangeError> {
        let nonce = Random(&self.world).array();
        let bytes = envelope::put(&parts::write(parts), key.as_ref(), nonce)?;
        let name = envelope::Envelope::look(&bytes)?.name();
        let mut ring = self.ring.clone();
        ring.extend(key.map(|key| (key.id, key)));
        let mut known = look_inside(&bytes, &ring, &self.team_id, &self.state.plan_id)?.known;
        known.is_taken = true;
        self.mirror.keep(&name, &bytes)?;
        self.state.files.insert(name.clone(), known);
        self.state.outbox.insert(name.clone());
        self.note_parts(parts);
        Ok(name)
    }
}

/// Forgets the team of a plan on this computer, with its keys. The plan stays, and so does what lies at the place.
pub fn forget(world: &Surroundings, plan_id: &str) -> Result<(), ExchangeError> {
    match std::fs::remove_dir_all(folder_of(world, plan_id)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// What was remembered is lost: team and place are told among the secrets, and what is kept is looked at anew.
fn remember_again(home: &Path, plan_id: &str, secrets: &dyn Secrets) -> Result<State, ExchangeError> {
    let bytes = secrets.get("team")?.ok_or(ExchangeError::NoTeam)?;
    let (team, place) = bytes.split_at_checked(32).ok_or(ExchangeError::SecretsMissing)?;
    let place = String::from_utf8(place.to_vec()).map_err(|_| ExchangeError::SecretsMissing)?;
    let mut state = State { is_begun: true, ..State::new(hex(team), plan_id.to_owned(), place) };
    for (name, size) in Mirror::new(home.join("files")).names()? {
        state.files.insert(name, Known { size, was_sent: true, ..Known::default() });
    }
    Ok(state)
}

fn write_ring(ring: &KeyRing) -> Vec<u8> {
    let mut output = Output::default();
    output.count(ring.len());
    for key in ring.values() {
        output.raw(&key.id).u32(key.number).raw(&key.secret);
    }
    output.0
}

fn read_ring(bytes: Option<&[u8]>) -> Result<KeyRing, ExchangeError> {
    let mut ring = KeyRing::new();
    let Some(bytes) = bytes else { return Ok(ring) };
    let mut input = Input::new(bytes);
    for _ in 0..input.count(usize::MAX)? {
        let key = TeamKey { id: input.array()?, number: input.u32()?, secret: input.array()? };
        ring.insert(key.id, key);
    }
    Ok(ring)
}

/// Lock, key, and the team's key with which they were chosen.
type KeptLock = (Lock, [u8; 32], [u8; 8]);

fn read_lock(bytes: Option<&[u8]>) -> Result<Option<KeptLock>, ExchangeError> {
    let Some(bytes) = bytes else { return Ok(None) };
    let mut input = Input::new(bytes);
    Ok(Some((Lock::read(&mut input)?, input.array()?, input.array()?)))
}
