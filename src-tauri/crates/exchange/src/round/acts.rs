//! What people do with a team: begin one, invite, change roles, remove, change the passphrase.
//!
//! Each act is said in records that go to the place at once. An act that changes who may read ends with a new key: it
//! counts for everything written afterwards, and takes nothing from what somebody has already.

use std::sync::Arc;

use store::Surroundings;

use super::joining::{boxes_in, is_older, open_boxes, read_all};
use super::session::{Exchange, folder_of, forget, state_path};
use super::state::State;
use crate::bytes::hex;
use crate::error::ExchangeError;
use crate::keys::{Cost, Device, Lock, Opened, Random, RecoveryKey, Secrets, check_passphrase};
use crate::log::{PlanLog, Vector};
use crate::members::{Invitation, MemberId, Op, Role, Team, found, invite};
use crate::place::Place;

/// How long an invitation counts, in milliseconds.
pub const INVITED_FOR: i64 = 14 * 86_400_000;

/// What a new team needs.
pub struct NewTeam<'a> {
    /// Its name.
    pub team: &'a str,
    /// The name of its first editor.
    pub name: &'a str,
    /// The address of the place, as it goes into invitations.
    pub address: &'a str,
    /// The team passphrase.
    pub passphrase: &'a str,
    /// What one guess of it costs.
    pub cost: Cost,
}

/// Begins the team of a plan. The recovery key is shown once, and kept nowhere.
pub fn create(
    new: &NewTeam,
    plan: &dyn PlanLog,
    place: Box<dyn Place>,
    secrets: Arc<dyn Secrets>,
    world: Surroundings,
) -> Result<(Exchange, RecoveryKey), ExchangeError> {
    check_passphrase(new.passphrase)?;
    let plan_id = plan.plan_id();
    if Exchange::place_of(&world, &plan_id)?.is_some() {
        return Err(ExchangeError::TeamAlready);
    }
    place.prepare()?;
    // What is left of a beginning that was cut short: nobody has seen its recovery key.
    take_back(&world, &plan_id, place.as_ref())?;
    if !boxes_in(&read_all(place.as_ref())?).is_empty() {
        return Err(ExchangeError::PlaceTaken);
    }
    let (device, recovery) = (Device::new(&world), RecoveryKey::new(&world));
    let mut random = Random(&world);
    let key = random.team_key(1);
    let first = Op::Found {
        plan_id: plan_id.clone(),
        team: new.team.to_owned(),
        name: new.name.to_owned(),
        box_public: device.box_public(),
        recovery: recovery.public()?,
        salt: random.array(),
    };
    let lock = Lock { salt: random.array(), cost: new.cost };
    let at = (world.clock)().timestamp_millis();
    // What the plan knows up to now was made here, or brought here with the file.
    let claims = plan.vector()?.0.into_keys().map(|replica| Op::Claim { replica });
    let others = std::iter::once(Op::Key { id: key.id, number: 1 }).chain(claims).collect();
    let (team, record) = found(&device, at, first, others);
    secrets.set("device", &device.to_bytes())?;
    let state = State::new(hex(&team), plan_id, new.address.to_owned());
    let mut exchange = Exchange::with(state, device, place, secrets, world)?;
    exchange.passphrase = Some((lock, lock.key(new.passphrase)?));
    exchange.ring.insert(key.id, key.clone());
    exchange.passphrase_of = Some(key.id);
    exchange.save_keys()?;
    exchange.write_file(&[record], Some(key))?;
    exchange.evaluate();
    exchange.write_box()?;
    if let Err(error) = exchange.send_now() {
        drop(take_back(&exchange.world, &exchange.state.plan_id, exchange.place.as_ref()));
        return Err(error);
    }
    exchange.has_begun()?;
    Ok((exchange, recovery))
}

/// Takes back a beginning that did not come to its end: nobody belongs to that team, and nobody can.
fn take_back(world: &Surroundings, plan_id: &str, place: &dyn Place) -> Result<(), ExchangeError> {
    let state = State::read(&state_path(&folder_of(world, plan_id)))?;
    for name in state.filter(|state| !state.is_begun).iter().flat_map(|state| state.files.keys()) {
        drop(place.remove(name));
    }
    forget(world, plan_id)
}

/// What the team is told of an invitation.
pub struct Invited(Op);

impl Exchange {
    /// All that belongs to a beginning is done, and remembered in both places where a team is looked for.
    pub(super) fn has_begun(&mut self) -> Result<(), ExchangeError> {
        self.state.is_begun = true;
        self.save()?;
        self.secrets.set("team", &[&self.team_id[..], self.state.place.as_bytes()].concat())
    }

    /// Puts what was just said to the place.
    pub(super) fn send_now(&mut self) -> Result<(), ExchangeError> {
        self.save()?;
        let sent = self.deliver();
        self.save()?;
        sent.map(|_| ())
    }

    fn editors_only(&self) -> Result<&Team, ExchangeError> {
        let team = self.team.as_ref().ok_or(ExchangeError::NoTeam)?;
        if team.is_editor(&self.device.id()) { Ok(team) } else { Err(ExchangeError::EditorsOnly) }
    }

    fn say_and_send(&mut self, ops: Vec<Op>) -> Result<(), ExchangeError> {
        let key = self.key_to_use().cloned().ok_or(ExchangeError::KeyMissing)?;
        let part = self.word(ops)?;
        self.write_file(&[part], Some(key))?;
        self.send_now()
    }

    /// Invites a new member. The passphrase must reach them by another way.
    pub fn invite(&mut self, role: Role) -> Result<Invitation, ExchangeError> {
        let invited = self.invitation(role)?;
        self.announce(invited)
    }

    /// An invitation of a new member. Nobody hears of it before it is announced, so that it can be put where it is
    /// safe: one that nobody has would count in every list.
    pub fn invitation(&self, role: Role) -> Result<(Invitation, Invited), ExchangeError> {
        self.invitation_as(&self.editors_only()?.name, role, None)
    }

    /// The same for another device of one's own.
    pub fn device_invitation(&self) -> Result<(Invitation, Invited), ExchangeError> {
        let team = self.team.as_ref().ok_or(ExchangeError::NoTeam)?;
        let (id, member) = team.member_of(&self.device.id()).ok_or(ExchangeError::NoTeam)?;
        self.invitation_as(&team.name, member.role, Some(*id))
    }

    fn invitation_as(
        &self,
        team: &str,
        role: Role,
        device_of: Option<MemberId>,
    ) -> Result<(Invitation, Invited), ExchangeError> {
        self.key_to_use().ok_or(ExchangeError::KeyMissing)?;
        let until = self.now() + INVITED_FOR;
        let (invitation, op) = invite(team, &self.state.place, role, device_of, until, &self.world)?;
        Ok((invitation, Invited(op)))
    }

    /// Tells the team of an invitation that was made here.
    pub fn announce(&mut self, (invitation, Invited(op)): (Invitation, Invited)) -> Result<Invitation, ExchangeError> {
        self.say_and_send(vec![op])?;
        Ok(invitation)
    }

    /// Finds a member by name, or by the beginning of the id.
    pub fn find_member(&self, name: &str) -> Result<MemberId, ExchangeError> {
        let team = self.team.as_ref().ok_or(ExchangeError::NoTeam)?;
        let found: Vec<&MemberId> = team
            .members
            .iter()
            .filter(|(id, member)| {
                !member.is_removed && (member.name == name || (8 <= name.len() && hex(*id).starts_with(name)))
            })
            .map(|(id, _)| id)
            .collect();
        match found.as_slice() {
            [id] => Ok(**id),
            [] => Err(ExchangeError::NoSuchMember { name: name.to_owned() }),
            several => {
                let ids: Vec<String> = several.iter().map(|id| hex(&id[..4])).collect();
                Err(ExchangeError::SeveralMembers { name: name.to_owned(), ids: ids.join(", ") })
            }
        }
    }

    /// Gives a member another role. Of one who may only look from now on, what was taken in here stands.
    pub fn set_role(&mut self, member: &MemberId, role: Role, plan: &dyn PlanLog) -> Result<(), ExchangeError> {
        let upto = self.known_of(member, plan)?;
        self.must_leave_an_editor(member, role == Role::Editor)?;
        self.say_and_send(vec![Op::SetRole { member: *member, role, upto }])
    }

    /// Removes a member. What the member's changes were up to now stands; there is a new passphrase and a new key for
    /// everything from now on. The member keeps what the member has.
    pub fn remove(&mut self, member: &MemberId, passphrase: &str, plan: &dyn PlanLog) -> Result<(), ExchangeError> {
        let upto = self.known_of(member, plan)?;
        self.must_leave_an_editor(member, false)?;
        let is_me =
            self.team.as_ref().and_then(|team| team.member_of(&self.device.id())).is_some_and(|(id, _)| id == member);
        if !is_me {
            self.check_new(passphrase)?;
        }
        // Under the key that they still have, so that they are told.
        self.say_and_send(vec![Op::Remove { member: *member, upto }])?;
        // Who goes chooses no key for those who stay; they are told to.
        if is_me { Ok(()) } else { self.change_passphrase(passphrase) }
    }

    /// Tells the others that the member of this computer goes, and sends what was not sent. Only an editor's word counts,
    /// the last one stays to be reached, and who has another computer goes from this one alone: then nothing is said.
    pub fn part(&mut self, plan: &mut dyn PlanLog) -> Result<(), ExchangeError> {
        let team = self.team.as_ref().ok_or(ExchangeError::NoTeam)?;
        let Some((me, member)) = team.member_of(&self.device.id()) else { return Ok(()) };
        let (me, may_say) = (*me, member.role == Role::Editor && !member.is_removed && member.devices.len() == 1);
        if !may_say || self.must_leave_an_editor(&me, false).is_err() {
            return Ok(());
        }
        self.round(plan)?;
        self.remove(&me, "", plan)
    }

    /// How far a member's changes are known: what was taken in here; of one's own, what was written for the others.
    fn known_of(&self, member: &MemberId, plan: &dyn PlanLog) -> Result<Vector, ExchangeError> {
        let team = self.editors_only()?;
        let is_me = team.member_of(&self.device.id()).is_some_and(|(id, _)| id == member);
        let mut upto = team.upto(member, &plan.vector()?);
        if is_me {
            for (replica, to) in &mut upto.0 {
                *to = self.written(replica);
            }
        }
        Ok(upto)
    }

    fn must_leave_an_editor(&self, member: &MemberId, stays: bool) -> Result<(), ExchangeError> {
        let team = self.team.as_ref().ok_or(ExchangeError::NoTeam)?;
        let name = || ExchangeError::NoSuchMember { name: hex(&member[..4]) };
        team.members.get(member).filter(|known| !known.is_removed).ok_or_else(name)?;
        let editors = team.members.iter().filter(|(_, known)| !known.is_removed && known.role == Role::Editor);
        let others = editors.filter(|(id, _)| *id != member).count();
        if stays || 0 < others { Ok(()) } else { Err(ExchangeError::LastEditor) }
    }

    /// Refuses a passphrase that is guessed too soon, or that whoever is to be kept out knows already.
    fn check_new(&self, passphrase: &str) -> Result<(), ExchangeError> {
        check_passphrase(passphrase)?;
        match &self.passphrase {
            Some((lock, key)) if lock.key(passphrase)? == *key => Err(ExchangeError::PassphraseNotNew),
            Some(_) | None => Ok(()),
        }
    }

    /// A new passphrase, and a new key for everything from now on. Devices of members get it by themselves.
    pub fn change_passphrase(&mut self, passphrase: &str) -> Result<(), ExchangeError> {
        let number = self.editors_only()?.key_number() + 1;
        self.check_new(passphrase)?;
        let cost = self.passphrase.map_or(Cost::USUAL, |(lock, _)| lock.cost);
        let lock = Lock { salt: Random(&self.world).array(), cost };
        let stretched = lock.key(passphrase)?;
        let key = Random(&self.world).team_key(number);
        self.ring.insert(key.id, key.clone());
        self.passphrase = Some((lock, stretched));
        self.passphrase_of = Some(key.id);
        self.save_keys()?;
        let part = self.word(vec![Op::Key { id: key.id, number }])?;
        self.write_file(&[part], Some(key))?;
        self.write_box()?;
        self.send_now()
    }

    /// A new recovery key, for when the sheet is lost or somebody has seen it. The old one opens what is there, but
    /// nothing that is locked from now on.
    pub fn change_recovery(&mut self) -> Result<RecoveryKey, ExchangeError> {
        self.editors_only()?;
        let recovery = RecoveryKey::new(&self.world);
        self.say_and_send(vec![Op::Recovery { public: recovery.public()? }])?;
        self.write_box()?;
        self.send_now()?;
        Ok(recovery)
    }

    /// Another name of oneself.
    pub fn rename(&mut self, name: &str) -> Result<(), ExchangeError> {
        self.say_and_send(vec![Op::Rename { name: name.to_owned() }])
    }

    /// Takes in keys by the new passphrase, for a device that no editor has sent them to.
    pub fn enter_passphrase(&mut self, passphrase: &str) -> Result<(), ExchangeError> {
        let files = read_all(self.place.as_ref())?;
        let mut ours = open_boxes(&files, passphrase)?.into_iter().filter(|opened| opened.team == self.team_id);
        let opened = ours.next().ok_or(ExchangeError::WrongPassphrase)?;
        let used = self.team.as_ref().and_then(|team| team.keys_to_use().first().copied());
        // One of earlier opens what is old, and who believes it to be the newest would tell it to newcomers.
        if used.is_some_and(|used| !opened.ring.contains_key(&used)) || is_older(&files, &opened) {
            return Err(ExchangeError::PassphraseOld);
        }
        let newest = opened.ring.values().max_by_key(|key| (key.number, key.id)).map(|key| key.id);
        for (id, key) in opened.ring {
            self.ring.entry(id).or_insert(key);
        }
        (self.passphrase, self.passphrase_of) = (Some(opened.passphrase), newest);
        self.save_keys()
    }

    /// Takes in keys by the recovery key, when nobody knows the passphrase: an editor then chooses a new one.
    pub fn recover(&mut self, recovery: &RecoveryKey, passphrase: &str) -> Result<(), ExchangeError> {
        let secret = recovery.secret()?;
        let boxes = boxes_in(&read_all(self.place.as_ref())?);
        let opened =
            boxes.iter().filter(|locked| locked.team == self.team_id).filter_map(|it| it.open_with(&secret).ok());
        let rings: Vec<Opened> = opened.collect();
        if rings.is_empty() {
            return Err(ExchangeError::RecoveryNotValid);
        }
        for opened in rings {
            self.ring.extend(opened.ring);
        }
        self.change_passphrase(passphrase)
    }
}
