//! Invitations: a secret that an editor hands to whoever shall join, in a file or as a code to type.
//!
//! The secret makes a key pair. Its public half stands in the team's records; whoever knows the secret signs with it
//! that a device is theirs. It opens no file: the team passphrase does, which is told by another way.

use ed25519_dalek::{Signer, SigningKey};
use serde::{Deserialize, Serialize};
use store::Surroundings;

use super::record::{MemberId, Op, Role};
use crate::bytes::Output;
use crate::error::ExchangeError;
use crate::keys::{Device, Random, from_letters, invitation_key, to_letters};
use crate::parts::{DeviceId, TeamId};

/// Longer than any invitation file.
const MOST_BYTES: usize = 64 << 10;

/// What is handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// Says what the file is; of which version.
    paideia_invitation: u32,
    /// Name of the team, to be shown before anything is asked.
    pub team: String,
    /// The exchange place; empty when only a code was typed.
    pub place: String,
    /// The secret, as letters.
    pub code: String,
}

/// A new invitation, and the record that makes it count.
pub fn invite(
    team: &str,
    place: &str,
    role: Role,
    device_of: Option<MemberId>,
    until: i64,
    world: &Surroundings,
) -> Result<(Invitation, Op), ExchangeError> {
    let code: [u8; 10] = Random(world).array();
    let key = invitation_key(&code)?.verifying_key().to_bytes();
    let invitation =
        Invitation { paideia_invitation: 1, team: team.to_owned(), place: place.to_owned(), code: to_letters(&code) };
    Ok((invitation, Op::Invite { key, role, device_of, until }))
}

impl Invitation {
    /// From the bytes of a file, or from a code that was typed.
    pub fn read(bytes: &[u8]) -> Result<Self, ExchangeError> {
        let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= MOST_BYTES);
        let text =
            text.map(|text| text.trim_start_matches('\u{feff}').trim()).ok_or(ExchangeError::InvitationNotValid)?;
        let invitation = if text.starts_with('{') {
            serde_json::from_str(text).map_err(|_| ExchangeError::InvitationNotValid)?
        } else {
            let (team, place) = (String::new(), String::new());
            Invitation { paideia_invitation: 1, team, place, code: text.to_owned() }
        };
        invitation.key().map(|_| invitation.clone()).map_err(|_| ExchangeError::InvitationNotValid)
    }

    /// As a file.
    pub fn write(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }

    fn key(&self) -> Result<SigningKey, ExchangeError> {
        invitation_key(&from_letters(&self.code).ok_or(ExchangeError::InvitationNotValid)?)
    }

    /// By what name the records know it.
    pub fn id(&self) -> Result<MemberId, ExchangeError> {
        Ok(self.key()?.verifying_key().to_bytes())
    }

    /// What a device says to join by it.
    pub fn join(&self, team: &TeamId, device: &Device, name: &str) -> Result<Op, ExchangeError> {
        let (key, box_public) = (self.key()?, device.box_public());
        let proof = key.sign(&proof_bytes(team, &device.id(), &box_public)).to_bytes();
        Ok(Op::Join { key: key.verifying_key().to_bytes(), proof, name: name.to_owned(), box_public })
    }
}

/// What the key of an invitation signs.
pub(super) fn proof_bytes(team: &TeamId, device: &DeviceId, box_public: &[u8; 32]) -> Vec<u8> {
    let mut bytes = Output::default();
    bytes.raw(b"paideia invitation 1\0").raw(team).raw(device).raw(box_public);
    bytes.0
}
