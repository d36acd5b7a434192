//! One record about the members: what is said, by which device, and what that device knew when it said so.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::bytes::{Input, Output};
use crate::error::ExchangeError;
use crate::log::{LONGEST_NAME, Vector};
use crate::parts::{DeviceId, Part};

/// The name of a member: the founder's device, or the public key of the invitation that brought the member in.
pub type MemberId = [u8; 32];

/// More devices than a team has.
const MOST_DEVICES: usize = 2000;
/// More than one record says.
const MOST_OPS: usize = 1000;

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// May change the plan, and who belongs to the team.
    Editor,
    /// May look.
    Reader,
}

/// One thing said about the members.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named as what they hold")]
pub enum Op {
    /// The team begins: its plan, its name, its first editor with the first device, and the recovery key's public half.
    Found { plan_id: String, team: String, name: String, box_public: [u8; 32], recovery: [u8; 32], salt: [u8; 16] },
    /// Whoever knows the secret of this key may join, until then; as a new member, or as one more device of a member.
    Invite { key: MemberId, role: Role, device_of: Option<MemberId>, until: i64 },
    /// The device of this record joins; the proof is signed by the key of the invitation.
    Join { key: MemberId, proof: [u8; 64], name: String, box_public: [u8; 32] },
    /// Another role. Of one who may only look from now on, changes up to here stand.
    SetRole { member: MemberId, role: Role, upto: Vector },
    /// No longer a member. Changes up to here stand.
    Remove { member: MemberId, upto: Vector },
    /// The changes of this replica are made by the device of this record.
    Claim { replica: String },
    /// This editor had taken in changes of that member up to here before hearing that they end earlier.
    Witness { member: MemberId, upto: Vector },
    /// There is a new key of the team.
    Key { id: [u8; 8], number: u32 },
    /// Another name of oneself.
    Rename { name: String },
    /// Another recovery key.
    Recovery { public: [u8; 32] },
    /// Nothing of what this part says was erased is left on the computer of this record.
    Erased { part: [u8; 32] },
}

impl Op {
    fn write(&self, output: &mut Output) {
        match self {
            Op::Found { plan_id, team, name, box_public, recovery, salt } => {
                output.u8(1).text(plan_id).text(team).text(name).raw(box_public).raw(recovery).raw(salt);
            }
            Op::Invite { key, role, device_of, until } => {
                output.u8(2).raw(key).u8(role_code(*role)).i64(*until).u8(u8::from(device_of.is_some()));
                output.raw(&device_of.unwrap_or_default());
            }
            Op::Join { key, proof, name, box_public } => {
                output.u8(3).raw(key).raw(proof).text(name).raw(box_public);
            }
            Op::SetRole { member, role, upto } => {
                output.u8(4).raw(member).u8(role_code(*role));
                upto.write(output);
            }
            Op::Remove { member, upto } => {
                output.u8(5).raw(member);
                upto.write(output);
            }
            Op::Claim { replica } => {
                output.u8(6).text(replica);
            }
            Op::Witness { member, upto } => {
                output.u8(7).raw(member);
                upto.write(output);
            }
            Op::Key { id, number } => {
                output.u8(8).raw(id).u32(*number);
            }
            Op::Rename { name } => {
                output.u8(9).text(name);
            }
            Op::Recovery { public } => {
                output.u8(10).raw(public);
            }
            Op::Erased { part } => {
                output.u8(11).raw(part);
            }
        }
    }

    fn read(input: &mut Input) -> Result<Self, ExchangeError> {
        Ok(match input.u8()? {
            1 => Op::Found {
                plan_id: input.text(LONGEST_NAME)?,
                team: input.text(LONGEST_NAME)?,
                name: input.text(LONGEST_NAME)?,
                box_public: input.array()?,
                recovery: input.array()?,
                salt: input.array()?,
            },
            2 => {
                let (key, role, until) = (input.array()?, role_of(input.u8()?)?, input.i64()?);
                let (is_device, member) = (input.u8()? == 1, input.array()?);
                Op::Invite { key, role, device_of: is_device.then_some(member), until }
            }
            3 => Op::Join {
                key: input.array()?,
                proof: input.array()?,
                name: input.text(LONGEST_NAME)?,
                box_public: input.array()?,
            },
            4 => Op::SetRole { member: input.array()?, role: role_of(input.u8()?)?, upto: Vector::read(input)? },
            5 => Op::Remove { member: input.array()?, upto: Vector::read(input)? },
            6 => Op::Claim { replica: input.text(LONGEST_NAME)? },
            7 => Op::Witness { member: input.array()?, upto: Vector::read(input)? },
            8 => Op::Key { id: input.array()?, number: input.u32()? },
            9 => Op::Rename { name: input.text(LONGEST_NAME)? },
            10 => Op::Recovery { public: input.array()? },
            11 => Op::Erased { part: input.array()? },
            // Numbers come from outside: a newer version says more.
            _ => return Err(ExchangeError::Newer),
        })
    }
}

fn role_code(role: Role) -> u8 {
    match role {
        Role::Editor => 1,
        Role::Reader => 2,
    }
}

fn role_of(code: u8) -> Result<Role, ExchangeError> {
    [Role::Editor, Role::Reader].into_iter().find(|role| role_code(*role) == code).ok_or(ExchangeError::Malformed)
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Who signed it.
    pub device: DeviceId,
    /// The how-manieth of that device, from 1.
    pub number: u64,
    /// Hash of the one before; zeros for the first.
    pub previous: [u8; 32],
    /// How many records of other devices were known.
    pub knows: BTreeMap<DeviceId, u64>,
    /// When, in milliseconds since 1970, by the device's clock.
    pub at: i64,
    /// What is said.
    pub ops: Vec<Op>,
}

impl Record {
    /// As the body of a part.
    pub fn write(&self) -> Vec<u8> {
        let mut output = Output::default();
        output.u64(self.number).raw(&self.previous).i64(self.at).count(self.knows.len());
        for (device, number) in &self.knows {
            output.raw(device).u64(*number);
        }
        output.count(self.ops.len());
        for op in &self.ops {
            op.write(&mut output);
        }
        output.0
    }

    /// From a part.
    pub fn read(part: &Part) -> Result<Self, ExchangeError> {
        let mut input = Input::new(&part.body);
        let (number, previous, at) = (input.u64()?, input.array()?, input.i64()?);
        let mut knows = BTreeMap::new();
        for _ in 0..input.count(MOST_DEVICES)? {
            let device = input.array()?;
            knows.insert(device, input.u64()?);
        }
        let mut ops = Vec::new();
        for _ in 0..input.count(MOST_OPS)? {
            ops.push(Op::read(&mut input)?);
        }
        input.end()?;
        Ok(Record { device: part.device, number, previous, knows, at, ops })
    }
}

/// The hash by which the next record names this one, and the first one the team.
pub(crate) fn hash_of(body: &[u8]) -> [u8; 32] {
    Sha256::digest(body).into()
}
