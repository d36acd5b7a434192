//! The team, as a pure function of the records about it; and what its members may do.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::evaluate;
use super::record::{MemberId, Op, Record, Role};
use crate::error::{ExchangeError, Told};
use crate::keys::Device;
use crate::log::Vector;
use crate::parts::{DeviceId, Kind, Part, TeamId};

/// A member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// As the member wrote it.
    pub name: String,
    /// What the member may do.
    pub role: Role,
    /// The member's devices, in the order they came.
    pub devices: Vec<DeviceId>,
    /// When the member came, in milliseconds since 1970, by the member's clock.
    pub joined_at: i64,
    /// Whether the member was removed.
    pub is_removed: bool,
    /// Up to where changes stand; none for those who may change the plan.
    pub upto: Option<Vector>,
}

/// A team as its records say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Hash of the first record.
    pub id: TeamId,
    /// The plan that the team works on.
    pub plan_id: String,
    /// Its name.
    pub name: String,
    /// Everybody who ever belonged to it.
    pub members: BTreeMap<MemberId, Member>,
    /// Invitations that nobody has used yet: key, role, and until when.
    pub invitations: BTreeMap<MemberId, (Role, i64)>,
    /// Invitations by which somebody has come: each counts once.
    pub(crate) used: BTreeSet<MemberId>,
    /// Public half of the recovery key.
    pub recovery: [u8; 32],
    /// What was noticed about the records.
    pub told: BTreeSet<Told>,
    /// Records that wait for others.
    pub waiting: usize,
    pub(crate) devices: BTreeMap<DeviceId, (MemberId, [u8; 32])>,
    pub(crate) replicas: BTreeMap<String, DeviceId>,
    pub(crate) keys: Vec<KeyMade>,
    /// Of each list of what was erased, the devices that have taken it out, and when.
    pub(crate) confirmed: BTreeMap<[u8; 32], BTreeMap<DeviceId, i64>>,
    pub(crate) heads: BTreeMap<DeviceId, (u64, [u8; 32])>,
}

/// A key of the team, as the records tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyMade {
    pub number: u32,
    pub id: [u8; 8],
    /// Whether all who are removed now were removed before it was made.
    pub is_after_removals: bool,
}

/// What becomes of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are taken in.
    Take,
    /// Not known yet who signed them, or whose replica it is.
    Wait,
    /// They are refused: the text is the message `notice-<code>`.
    Refuse(&'static str),
}

impl Team {
    /// The team of this name, by all that is said about it.
    pub fn of(id: TeamId, parts: &[Part]) -> Result<Self, ExchangeError> {
        let signed: Vec<Part> = parts.iter().filter(|part| part.is_signed(&id)).cloned().collect();
        evaluate(id, &signed)
    }

    /// The same of parts whose signatures were looked at already.
    pub(crate) fn of_signed(id: TeamId, parts: &[Part]) -> Result<Self, ExchangeError> {
        evaluate(id, parts)
    }

    /// Whose device this is.
    pub fn member_of(&self, device: &DeviceId) -> Option<(&MemberId, &Member)> {
        let (member, _) = self.devices.get(device)?;
        self.members.get_key_value(member)
    }

    /// The name of the member whose device this is; nothing if it is nobody's.
    pub fn name_of(&self, device: &DeviceId) -> String {
        self.member_of(device).map(|(_, member)| member.name.clone()).unwrap_or_default()
    }

    /// A name that nobody in the team has: the one asked for, or with a number behind it. Whoever comes under the name of
    /// another is seen to be another in every list.
    pub fn free_name(&self, name: &str) -> String {
        let plain = |name: &str| name.trim().to_lowercase();
        let here = self.members.values().filter(|member| !member.is_removed && !member.devices.is_empty());
        let taken: BTreeSet<String> = here.map(|member| plain(&member.name)).collect();
        let names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{} {number}", name.trim())));
        names.into_iter().find(|name| !taken.contains(&plain(name))).unwrap_or_default()
    }

    /// Whether the device is an editor's.
    pub fn is_editor(&self, device: &DeviceId) -> bool {
        self.member_of(device).is_some_and(|(_, member)| !member.is_removed && member.role == Role::Editor)
    }

    /// Whether the device is of somebody who belongs to the team now.
    pub fn is_active(&self, device: &DeviceId) -> bool {
        self.member_of(device).is_some_and(|(_, member)| !member.is_removed)
    }

    /// All devices of those who belong to the team now, with the keys to send them keys under.
    pub fn active_devices(&self) -> Vec<(DeviceId, [u8; 32])> {
        let all = self.devices.iter().map(|(device, (_, public))| (*device, *public));
        all.filter(|(device, _)| self.is_active(device)).collect()
    }

    /// Which device makes the changes of this replica.
    pub fn device_of(&self, replica: &str) -> Option<&DeviceId> {
        self.replicas.get(replica)
    }

    /// What becomes of changes of this replica up to this number, signed by this device.
    pub fn judge(&self, device: &DeviceId, replica: &str, to: u64) -> Verdict {
        let Some((_, member)) = self.member_of(device) else { return Verdict::Wait };
        match self.replicas.get(replica) {
            None => return Verdict::Wait,
            Some(owner) if owner != device => return Verdict::Refuse("exchange_forged_author"),
            Some(_) => {}
        }
        match &member.upto {
            Some(upto) if upto.of(replica) < to => Verdict::Refuse(match member.is_removed {
                true => "exchange_removed_changed",
                false => "exchange_reader_changed",
            }),
            Some(_) | None => Verdict::Take,
        }
    }

    /// The names of keys that a file may be sealed under from now on, best first: made after all removals, newest.
    pub fn keys_to_use(&self) -> Vec<[u8; 8]> {
        let mut keys: Vec<&KeyMade> = self.keys.iter().collect();
        keys.sort_by_key(|key| std::cmp::Reverse((key.is_after_removals, key.number, key.id)));
        keys.into_iter().map(|key| key.id).collect()
    }

    /// Whether somebody who was removed could still read what is written: then a key must be made.
    pub fn needs_new_key(&self) -> bool {
        !self.keys.iter().any(|key| key.is_after_removals)
    }

    /// The greatest number of a key so far.
    pub fn key_number(&self) -> u32 {
        self.keys.iter().map(|key| key.number).max().unwrap_or(0)
    }

    /// What those whose changes end somewhere had sent further, as far as it was taken in here.
    pub(crate) fn seen_beyond(&self, vector: &Vector) -> Vec<Op> {
        let mut ops = Vec::new();
        for (id, member) in &self.members {
            let Some(upto) = &member.upto else { continue };
            let mut beyond = Vector::default();
            for (replica, _) in self.replicas.iter().filter(|(_, device)| member.devices.contains(device)) {
                if upto.of(replica) < vector.of(replica) {
                    beyond.raise(replica, vector.of(replica));
                }
            }
            if !beyond.0.is_empty() {
                ops.push(Op::Witness { member: *id, upto: beyond });
            }
        }
        ops
    }

    /// How far the changes of a member's replicas are known, by what a plan has.
    pub(crate) fn upto(&self, member: &MemberId, vector: &Vector) -> Vector {
        let devices = self.members.get(member).map(|member| member.devices.as_slice()).unwrap_or_default();
        let own = self.replicas.iter().filter(|(_, device)| devices.contains(device));
        Vector(own.map(|(replica, _)| (replica.clone(), vector.of(replica))).filter(|(_, to)| 0 < *to).collect())
    }

    /// The next record of this device.
    pub fn say(&self, device: &Device, at: i64, ops: Vec<Op>) -> Part {
        let (number, previous) = self.heads.get(&device.id()).copied().unwrap_or_default();
        let others = self.heads.iter().filter(|(other, _)| **other != device.id());
        let knows = others.map(|(other, (number, _))| (*other, *number)).collect();
        let record = Record { device: device.id(), number: number + 1, previous, knows, at, ops };
        Part::sign(Kind::Record, &self.id, record.write(), &device.signing)
    }
}

/// The first record of a new team, and its name.
pub(crate) fn found(device: &Device, at: i64, first: Op, others: Vec<Op>) -> (TeamId, Part) {
    let ops = std::iter::once(first).chain(others).collect();
    let record = Record { device: device.id(), number: 1, previous: [0; 32], knows: BTreeMap::new(), at, ops };
    let body = record.write();
    let team = super::record::hash_of(&body);
    (team, Part::sign(Kind::Record, &team, body, &device.signing))
}
