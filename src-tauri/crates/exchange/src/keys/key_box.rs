//! The box in which the keys of a team lie, and the three kinds of keys that open it: the passphrase, the recovery
//! key, and the devices of the members.
//!
//! The keys are sealed once under a random key; that one is sealed again for each who may have it. So a new passphrase
//! or the removal of a member needs nobody else to do anything: their devices open the next box by themselves. Anyone
//! can lock a box, so whoever knows the team already takes keys only from a box that an editor signed.

use crypto_box::{PublicKey, SecretKey};
use store::Surroundings;
use zeroize::Zeroizing;

use super::seal::{seal, unseal};
use super::{KeyRing, Lock, Random, TeamKey};
use crate::bytes::{Input, Output};
use crate::error::ExchangeError;
use crate::parts::{DeviceId, TeamId};

/// More keys than changes of passphrase and removals in a team's life.
const MOST_KEYS: usize = 1000;
/// More devices than a team has.
const MOST_SLOTS: usize = 2000;
/// A sealed box for 32 bytes: the sender's passing key, the tag, and they.
const SLOT: usize = 32 + 16 + 32;
/// Slots are filled up to a multiple of this, so that a box does not tell how many devices there are.
const SLOT_STEP: usize = 8;

/// For whom a box is locked.
#[derive(Clone, Debug, Default)]
pub struct Recipients {
    /// The passphrase: its lock and the key it makes. Without it newcomers wait for the next box.
    pub passphrase: Option<(Lock, [u8; 32])>,
    /// The public half of the recovery key.
    pub recovery: Option<[u8; 32]>,
    /// The devices: names, and public keys for boxes.
    pub devices: Vec<(DeviceId, [u8; 32])>,
}

/// What was in a box.
#[derive(Clone, Debug)]
pub struct Opened {
    /// All keys of the team, old ones too.
    pub ring: KeyRing,
    /// The devices it was locked for.
    pub devices: Vec<DeviceId>,
}

/// A locked box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBox {
    /// Of which team.
    pub team: TeamId,
    passphrase: Option<(Lock, [u8; 24], Vec<u8>)>,
    slots: Vec<[u8; SLOT]>,
    nonce: [u8; 24],
    sealed: Vec<u8>,
}

impl KeyBox {
    /// Locks the keys for these.
    pub fn lock(
        team: TeamId,
        ring: &KeyRing,
        recipients: &Recipients,
        world: &Surroundings,
    ) -> Result<Self, ExchangeError> {
        let mut random = Random(world);
        let inner: Zeroizing<[u8; 32]> = Zeroizing::new(random.array());
        let passphrase = match &recipients.passphrase {
            None => None,
            Some((lock, key)) => {
                let nonce = random.array();
                Some((*lock, nonce, seal(key, &nonce, &team, &inner[..])?))
            }
        };
        let mut slots = Vec::new();
        for public in recipients.recovery.iter().chain(recipients.devices.iter().map(|(_, public)| public)) {
            let slot = PublicKey::from_bytes(*public).seal(&mut random, &inner[..]);
            slots.push(slot.ok().and_then(|slot| slot.try_into().ok()).ok_or(ExchangeError::Malformed)?);
        }
        while !slots.len().is_multiple_of(SLOT_STEP) {
            slots.push(random.array());
        }
        // No order tells who is who.
        slots.sort_unstable();
        let nonce = random.array();
        let sealed = seal(&inner, &nonce, &team, &contents(ring, recipients))?;
        Ok(KeyBox { team, passphrase, slots, nonce, sealed })
    }

    /// How the passphrase of this box becomes a key; none if no passphrase opens it.
    pub fn passphrase_lock(&self) -> Option<Lock> {
        self.passphrase.as_ref().map(|(lock, _, _)| *lock)
    }

    /// Opens it by the key that a passphrase makes.
    pub fn open_with_passphrase(&self, key: &[u8; 32]) -> Result<Opened, ExchangeError> {
        let (_, nonce, sealed) = self.passphrase.as_ref().ok_or(ExchangeError::WrongPassphrase)?;
        self.contents(&unseal(key, nonce, &self.team, sealed).map_err(|_| ExchangeError::WrongPassphrase)?)
    }

    /// Opens it by the key of a device, or the recovery key.
    pub fn open_with(&self, secret: &SecretKey) -> Result<Opened, ExchangeError> {
        let inner = self.slots.iter().find_map(|slot| secret.unseal(slot).ok()).ok_or(ExchangeError::KeyMissing)?;
        self.contents(&Zeroizing::new(inner))
    }

    fn contents(&self, inner: &[u8]) -> Result<Opened, ExchangeError> {
        let inner: [u8; 32] = inner.try_into().map_err(|_| ExchangeError::Malformed)?;
        let contents = Zeroizing::new(unseal(&inner, &self.nonce, &self.team, &self.sealed)?);
        let mut input = Input::new(&contents);
        let mut opened = Opened { ring: KeyRing::new(), devices: Vec::new() };
        for _ in 0..input.count(MOST_KEYS)? {
            let key = TeamKey { number: input.u32()?, id: input.array()?, secret: input.array()? };
            opened.ring.insert(key.id, key);
        }
        for _ in 0..input.count(MOST_SLOTS)? {
            opened.devices.push(input.array()?);
        }
        input.end()?;
        Ok(opened)
    }

    /// As the body of a part.
    pub fn write(&self) -> Vec<u8> {
        let mut output = Output::default();
        output.raw(&self.team).u8(u8::from(self.passphrase.is_some()));
        if let Some((lock, nonce, sealed)) = &self.passphrase {
            lock.write(&mut output);
            output.raw(nonce).bytes(sealed);
        }
        output.count(self.slots.len());
        for slot in &self.slots {
            output.raw(slot);
        }
        output.raw(&self.nonce).bytes(&self.sealed);
        output.0
    }

    /// From the body of a part.
    pub fn read(body: &[u8]) -> Result<Self, ExchangeError> {
        let mut input = Input::new(body);
        let team = input.array()?;
        let passphrase = match input.u8()? {
            0 => None,
            _ => Some((Lock::read(&mut input)?, input.array()?, input.bytes(100)?.to_vec())),
        };
        let mut slots = Vec::new();
        for _ in 0..input.count(MOST_SLOTS)? {
            slots.push(input.array()?);
        }
        let (nonce, sealed) = (input.array()?, input.bytes(1 << 20)?.to_vec());
        input.end()?;
        Ok(KeyBox { team, passphrase, slots, nonce, sealed })
    }
}

fn contents(ring: &KeyRing, recipients: &Recipients) -> Zeroizing<Vec<u8>> {
    let mut output = Output::default();
    output.count(ring.len());
    for key in ring.values() {
        output.u32(key.number).raw(&key.id).raw(&key.secret);
    }
    output.count(recipients.devices.len());
    for (device, _) in &recipients.devices {
        output.raw(device);
    }
    Zeroizing::new(output.0)
}

#[cfg(test)]
mod tests {
    use super::super::{Cost, Device, RecoveryKey};
    use super::*;
    use crate::proof::world;

    const LOCK: Lock = Lock { salt: [1; 16], cost: Cost { memory: 64, passes: 1 } };

    #[test]
    fn three_kinds_of_keys_open_a_box_and_no_other() {
        let world = world(1);
        let (device, stranger, recovery) = (Device::new(&world), Device::new(&world), RecoveryKey::new(&world));
        let key = Random(&world).team_key(1);
        let ring = KeyRing::from([(key.id, key)]);
        let recipients = Recipients {
            passphrase: Some((LOCK, LOCK.key("one team passphrase").unwrap())),
            recovery: Some(recovery.public().unwrap()),
            devices: vec![(device.id(), device.box_public())],
        };
        let locked = KeyBox::lock([5; 32], &ring, &recipients, &world).unwrap();
        let locked = KeyBox::read(&locked.write()).unwrap();
        let lock = locked.passphrase_lock().unwrap();
        let by_passphrase = locked.open_with_passphrase(&lock.key("one team passphrase").unwrap()).unwrap();
        assert_eq!((by_passphrase.ring, by_passphrase.devices), (ring.clone(), vec![device.id()]));
        assert_eq!(locked.open_with(&device.opening).unwrap().ring, ring);
        let typed = RecoveryKey::of_letters(&recovery.letters()).unwrap();
        assert_eq!(locked.open_with(&typed.secret().unwrap()).unwrap().ring, ring);
        let wrong = lock.key("another passphrase").unwrap();
        assert_eq!(locked.open_with_passphrase(&wrong).unwrap_err(), ExchangeError::WrongPassphrase);
        assert_eq!(locked.open_with(&stranger.opening).unwrap_err(), ExchangeError::KeyMissing);
        assert_eq!(locked.slots.len(), SLOT_STEP, "how many devices there are is not told");
    }

    #[test]
    fn a_box_is_of_one_team() {
        let world = world(2);
        let device = Device::new(&world);
        let recipients = Recipients { devices: vec![(device.id(), device.box_public())], ..Recipients::default() };
        let mut locked = KeyBox::lock([5; 32], &KeyRing::new(), &recipients, &world).unwrap();
        locked.team = [6; 32];
        assert_eq!(locked.open_with(&device.opening).unwrap_err(), ExchangeError::NotOpened);
    }

    #[test]
    fn cut_boxes_never_panic() {
        let world = world(3);
        let body = KeyBox::lock([5; 32], &KeyRing::new(), &Recipients::default(), &world).unwrap().write();
        assert!((0..body.len()).all(|length| KeyBox::read(&body[..length]).is_err()));
    }
}
