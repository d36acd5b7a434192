//! What lies in a file: parts, each signed by the device that wrote it.
//!
//! A part is valid by itself, so files can be folded into one another and nobody has to trust who folded. The
//! signature covers what kind of part it is and of which team, so none can be taken for another. Whether its writer
//! may say what it says is asked elsewhere ([`Team`](crate::Team)).

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::bytes::{Input, Output};
use crate::error::ExchangeError;
use crate::log::{Bundle, LONGEST_NAME, Vector};

/// The name of a device: its public key for signatures.
pub type DeviceId = [u8; 32];
/// The name of a team: the hash of its first record.
pub type TeamId = [u8; 32];

/// What the changes of one bundle may take up: one that attaches the largest file, with room to spare.
pub const MOST_BYTES: usize = 32 << 20;
/// More parts than any file that this program writes.
const MOST_PARTS: usize = 1 << 20;
/// What a part may take up.
const MOST_PART: usize = MOST_BYTES + (1 << 20);

/// What a part says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Changes of the plan.
    Bundle,
    /// Something about the members.
    Record,
    /// When a device was last here, and what it had.
    Presence,
    /// The keys of the team, locked.
    KeyBox,
    /// What an editor has erased for ever.
    Erased,
    /// Changes of somebody else as an editor wrote them anew, without what was erased.
    Rewritten,
}

impl Kind {
    const ALL: [Kind; 6] = [Kind::Bundle, Kind::Record, Kind::Presence, Kind::KeyBox, Kind::Erased, Kind::Rewritten];

    fn code(self) -> u8 {
        match self {
            Kind::Bundle => 1,
            Kind::Record => 2,
            Kind::Presence => 3,
            Kind::KeyBox => 4,
            Kind::Erased => 5,
            Kind::Rewritten => 6,
        }
    }

    fn of(code: u8) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One signed part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub kind: Kind,
    /// Who signed it, as it says itself.
    pub device: DeviceId,
    signature: [u8; 64],
    /// What is signed.
    pub body: Vec<u8>,
}

impl Part {
    /// Signs a body.
    pub fn sign(kind: Kind, team: &TeamId, body: Vec<u8>, key: &SigningKey) -> Self {
        let signature = key.sign(&signed_bytes(kind, team, &body)).to_bytes();
        Part { kind, device: key.verifying_key().to_bytes(), signature, body }
    }

    /// Whether the device named signed this, for this team.
    pub fn is_signed(&self, team: &TeamId) -> bool {
        VerifyingKey::from_bytes(&self.device).is_ok_and(|key| {
            let signature = Signature::from_bytes(&self.signature);
            key.verify_strict(&signed_bytes(self.kind, team, &self.body), &signature).is_ok()
        })
    }

    /// Known again wherever it lies.
    pub fn hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update([self.kind.code()]);
        hasher.update(self.device);
        hasher.update(self.signature);
        hasher.update(&self.body);
        hasher.finalize().into()
    }

    fn length(&self) -> usize {
        1 + 32 + 64 + 4 + self.body.len()
    }
}

/// What a signature covers: the hash of the body stands for it, so that a large one need not be copied.
fn signed_bytes(kind: Kind, team: &TeamId, body: &[u8]) -> Vec<u8> {
    let mut bytes = Output::default();
    bytes.raw(b"paideia exchange part 1\0").u8(kind.code()).raw(team).raw(&Sha256::digest(body));
    bytes.0
}

/// Parts as the content of one file.
pub fn write<'a>(parts: impl IntoIterator<Item = &'a Part>) -> Vec<u8> {
    let mut output = Output::default();
    for part in parts {
        output.u8(part.kind.code()).raw(&part.device).raw(&part.signature).bytes(&part.body);
    }
    output.0
}

/// The parts of a file. Kinds that a newer version writes are counted and passed over.
pub fn read(content: &[u8]) -> Result<(Vec<Part>, usize), ExchangeError> {
    let mut input = Input::new(content);
    let (mut parts, mut unknown) = (Vec::new(), 0);
    while input.end().is_err() {
        if parts.len() + unknown == MOST_PARTS {
            return Err(ExchangeError::Malformed);
        }
        let kind = Kind::of(input.u8()?);
        let (device, signature, body) = (input.array()?, input.array()?, input.bytes(MOST_PART)?);
        match kind {
            Some(kind) => parts.push(Part { kind, device, signature, body: body.to_vec() }),
            None => unknown += 1,
        }
    }
    Ok((parts, unknown))
}

/// Parts in lots that each fit a file comfortably.
pub fn lots(parts: Vec<Part>, most: usize) -> Vec<Vec<Part>> {
    let mut lots: Vec<Vec<Part>> = Vec::new();
    let mut length = usize::MAX;
    for part in parts {
        length = length.saturating_add(part.length());
        if most < length {
            length = part.length();
            lots.push(Vec::new());
        }
        if let Some(lot) = lots.last_mut() {
            lot.push(part);
        }
    }
    lots
}

/// Changes of a plan on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedBundle {
    /// Of which plan.
    pub plan_id: String,
    /// When they were sent, in milliseconds since 1970, by the sender's clock.
    pub at: i64,
    /// The changes.
    pub bundle: Bundle,
}

impl SignedBundle {
    /// As the body of a part.
    pub fn write(&self) -> Vec<u8> {
        let SignedBundle { plan_id, at, bundle } = self;
        let mut output = Output::default();
        output.text(plan_id).i64(*at).text(&bundle.replica).u64(bundle.from).u64(bundle.to);
        bundle.needs.write(&mut output);
        output.bytes(&bundle.bytes);
        output.0
    }

    /// From the body of a part.
    pub fn read(body: &[u8]) -> Result<Self, ExchangeError> {
        let mut input = Input::new(body);
        let (plan_id, at) = (input.text(LONGEST_NAME)?, input.i64()?);
        let (replica, from, to) = (input.text(LONGEST_NAME)?, input.u64()?, input.u64()?);
        let needs = Vector::read(&mut input)?;
        let bytes = input.bytes(MOST_BYTES)?.to_vec();
        input.end()?;
        // A change takes more than a byte, and numbers begin at 1 and stay where sums of them are safe.
        let is_sane = 1 <= from && from <= to && to < 1 << 48 && to - from < bytes.len().max(1) as u64;
        let bundle = Bundle { replica, from, to, needs, bytes };
        if is_sane { Ok(SignedBundle { plan_id, at, bundle }) } else { Err(ExchangeError::Malformed) }
    }
}

/// Whose changes a part holds, and which; nothing for a part of another kind, or one that cannot be read.
pub fn changes_of(part: &Part) -> Option<(DeviceId, SignedBundle)> {
    match part.kind {
        Kind::Bundle => Some((part.device, SignedBundle::read(&part.body).ok()?)),
        Kind::Rewritten => {
            let (owner, body) = part.body.split_at_checked(32)?;
            Some((owner.try_into().ok()?, SignedBundle::read(body).ok()?))
        }
        Kind::Record | Kind::Presence | Kind::KeyBox | Kind::Erased => None,
    }
}

/// The body of changes that are written anew for somebody else.
pub fn write_rewritten(owner: &DeviceId, signed: &SignedBundle) -> Vec<u8> {
    [owner.as_slice(), &signed.write()].concat()
}

/// When a device was last here, and what it had then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// In milliseconds since 1970, by its own clock.
    pub at: i64,
    /// What it had taken in.
    pub vector: Vector,
}

impl Presence {
    /// As the body of a part.
    pub fn write(&self) -> Vec<u8> {
        let mut output = Output::default();
        output.i64(self.at);
        self.vector.write(&mut output);
        output.0
    }

    /// From the body of a part.
    pub fn read(body: &[u8]) -> Result<Self, ExchangeError> {
        let mut input = Input::new(body);
        let presence = Presence { at: input.i64()?, vector: Vector::read(&mut input)? };
        input.end()?;
        Ok(presence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> SignedBundle {
        let needs = Vector([("b".to_owned(), 3)].into());
        let bundle = Bundle { replica: "a".into(), from: 1, to: 2, needs, bytes: b"changes".to_vec() };
        SignedBundle { plan_id: "plan".into(), at: 5, bundle }
    }

    #[test]
    fn a_part_comes_back_as_it_was() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let part = Part::sign(Kind::Bundle, &[2; 32], bundle().write(), &key);
        let (parts, unknown) = read(&write([&part, &part])).unwrap();
        assert_eq!((parts.len(), unknown), (2, 0));
        assert!(parts[0] == part && part.is_signed(&[2; 32]));
        assert_eq!(SignedBundle::read(&part.body).unwrap(), bundle());
    }

    #[test]
    fn a_signature_is_for_one_device_team_kind_and_body() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let part = Part::sign(Kind::Bundle, &[2; 32], b"body".to_vec(), &key);
        assert!(!part.is_signed(&[3; 32]), "another team");
        assert!(!Part { kind: Kind::Record, ..part.clone() }.is_signed(&[2; 32]), "another kind");
        assert!(!Part { body: b"Body".to_vec(), ..part.clone() }.is_signed(&[2; 32]), "another body");
        let other = SigningKey::from_bytes(&[9; 32]).verifying_key().to_bytes();
        assert!(!Part { device: other, ..part.clone() }.is_signed(&[2; 32]), "another device");
        assert!(!Part { device: [0; 32], ..part }.is_signed(&[2; 32]), "a weak key");
    }

    #[test]
    fn kinds_of_a_newer_version_are_passed_over() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let part = Part::sign(Kind::Presence, &[2; 32], Presence::default().write(), &key);
        let mut content = write([&part, &part]);
        content[0] = 99;
        assert_eq!(read(&content).map(|(parts, unknown)| (parts.len(), unknown)), Ok((1, 1)));
    }

    #[test]
    fn giant_numbers_are_refused() {
        let mut giant = bundle();
        giant.bundle.to = u64::MAX;
        assert_eq!(SignedBundle::read(&giant.write()), Err(ExchangeError::Malformed));
        giant.bundle.to = 1_000_000;
        assert_eq!(SignedBundle::read(&giant.write()), Err(ExchangeError::Malformed), "more changes than bytes");
        giant.bundle = Bundle { from: 0, to: 0, ..giant.bundle };
        assert_eq!(SignedBundle::read(&giant.write()), Err(ExchangeError::Malformed));
    }

    #[test]
    fn cut_parts_never_panic() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let body = bundle().write();
        let content = write([&Part::sign(Kind::Bundle, &[2; 32], body.clone(), &key)]);
        assert!((1..content.len()).all(|length| read(&content[..length]).is_err()));
        assert!((0..body.len()).all(|length| SignedBundle::read(&body[..length]).is_err()));
    }

    #[test]
    fn lots_hold_everything_in_order() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let parts: Vec<Part> = (0..10_u8).map(|n| Part::sign(Kind::Bundle, &[2; 32], vec![n; 100], &key)).collect();
        let lots = lots(parts.clone(), 500);
        assert_eq!((lots.len(), lots.concat()), (5, parts));
    }
}
