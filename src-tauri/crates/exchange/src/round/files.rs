//! The files of the team as they are kept on this computer: the same bytes as at the place, locked as there.

use std::fs;
use std::path::PathBuf;

use super::state::{Covers, Known};
use crate::bytes::hex;
use crate::envelope::{Envelope, may_be_ours};
use crate::error::ExchangeError;
use crate::keys::{KeyBox, KeyRing, write_whole};
use crate::parts::{self, Kind, Part, SignedBundle, TeamId, changes_of};

/// The folder of kept files.
pub(crate) struct Mirror {
    folder: PathBuf,
}

impl Mirror {
    pub fn new(folder: PathBuf) -> Self {
        Mirror { folder }
    }

    pub fn keep(&self, name: &str, bytes: &[u8]) -> Result<(), ExchangeError> {
        write_whole(&self.folder.join(name), bytes)
    }

    pub fn read(&self, name: &str) -> Result<Vec<u8>, ExchangeError> {
        Ok(fs::read(self.folder.join(name))?)
    }

    /// All files that are kept, by name and size.
    pub fn names(&self) -> Result<Vec<(String, u64)>, ExchangeError> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if may_be_ours(&name) && !name.ends_with(".new") {
                names.push((name, entry.metadata()?.len()));
            }
        }
        Ok(names)
    }

    pub fn forget(&self, name: &str) -> Result<(), ExchangeError> {
        match fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// What a file turned out to hold.
pub(crate) struct Inside {
    pub known: Known,
    /// Its parts; only those whose signature is right.
    pub parts: Vec<Part>,
    /// How many parts were of another team, forged, or of another plan.
    pub forged: usize,
    /// Whether a newer version wrote some of it.
    pub is_newer: bool,
}

/// So many forged parts are counted in one file.
const MOST_FORGED: usize = 1000;

/// Opens a file that is whole. One whose key is not known here is answered as locked.
pub(crate) fn look_inside(bytes: &[u8], ring: &KeyRing, team: &TeamId, plan_id: &str) -> Result<Inside, ExchangeError> {
    let envelope = Envelope::look(bytes)?;
    let mut inside = Inside { known: Known::default(), parts: Vec::new(), forged: 0, is_newer: false };
    inside.known.size = bytes.len() as u64;
    let key = match envelope.key_id() {
        None => None,
        Some(id) => match ring.get(&id) {
            Some(key) => Some(key),
            None => {
                inside.known.locked = Some(hex(&id));
                return Ok(inside);
            }
        },
    };
    let (parts, unknown) = parts::read(&envelope.open(key)?)?;
    inside.is_newer = 0 < unknown;
    for part in parts {
        if key.is_none() && is_of_other_team(&part, team) {
            inside.known.is_foreign = true;
            continue;
        }
        // Nothing that must be locked is believed from a file that is not.
        let is_at_home = (part.kind == Kind::KeyBox) == key.is_none();
        match cover_of(&part, plan_id) {
            Some((chain, from, to)) if is_at_home && part.is_signed(team) => {
                if !chain.is_empty() {
                    inside.known.covers.entry(chain).or_default().add(from, to);
                }
                inside.parts.push(part);
            }
            // Looking at signatures costs; a file full of wrong ones is no file of the team.
            Some(_) | None if inside.forged == MOST_FORGED => return Err(ExchangeError::Malformed),
            Some(_) | None => inside.forged += 1,
        }
    }
    inside.known.is_plain = !inside.is_newer && inside.forged == 0 && !inside.known.is_foreign;
    Ok(inside)
}

/// Whether it is the box of another team, as that one signed it.
fn is_of_other_team(part: &Part, team: &TeamId) -> bool {
    let locked = Some(part).filter(|part| part.kind == Kind::KeyBox).and_then(|part| KeyBox::read(&part.body).ok());
    locked.is_some_and(|locked| locked.team != *team && part.is_signed(&locked.team))
}

/// Which numbers of which chain a part holds; of a device's own chain, so that nobody else's part stands for it.
pub(super) fn cover_of(part: &Part, plan_id: &str) -> Option<(String, u64, u64)> {
    let device = hex(&part.device[..12]);
    match part.kind {
        Kind::Bundle => {
            let signed = SignedBundle::read(&part.body).ok().filter(|signed| signed.plan_id == plan_id)?;
            Some((chain_of(&part.device, &signed.bundle.replica), signed.bundle.from, signed.bundle.to))
        }
        Kind::Record => {
            let number = part.body.get(..8).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes)?;
            Some((format!("record {device}"), number, number))
        }
        Kind::Presence => Some((String::new(), 0, 0)),
        Kind::KeyBox => Some((format!("box {}", hex(&part.hash()[..12])), 1, 1)),
        Kind::Erased => Some((format!("erased {}", hex(&part.hash()[..12])), 1, 1)),
        Kind::Rewritten => {
            let (owner, signed) = changes_of(part).filter(|(_, signed)| signed.plan_id == plan_id)?;
            let chain = format!("rewritten {device} {} {}", hex(&owner[..12]), signed.bundle.replica);
            Some((chain, signed.bundle.from, signed.bundle.to))
        }
    }
}

/// The name of the chain of a replica's changes, as this device signs them.
pub(crate) fn chain_of(device: &crate::parts::DeviceId, replica: &str) -> String {
    format!("changes {} {replica}", hex(&device[..12]))
}

/// Whose changes a chain holds; none for a chain of something else.
pub(crate) fn replica_of(chain: &str) -> Option<&str> {
    let rest =
        chain.strip_prefix("changes ").or_else(|| chain.strip_prefix("rewritten ")?.split_once(' ').map(|it| it.1));
    rest.and_then(|rest| rest.split_once(' ')).map(|(_, replica)| replica)
}

/// Whether any of it is about members or keys.
pub(crate) fn holds_records(covers: &Covers) -> bool {
    covers.keys().any(|chain| replica_of(chain).is_none())
}

/// Whether any of it is changes.
pub(crate) fn holds_changes(covers: &Covers) -> bool {
    covers.keys().any(|chain| replica_of(chain).is_some())
}
