//! A place that does what places do: shows files late, half or under another name, loses them, keeps what was
//! removed, cannot be reached, comes back empty. Everybody sees it differently.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Dice;
use crate::error::ExchangeError;
use crate::place::{Listed, Place};

/// Once in so many times each.
#[derive(Clone, Copy, Debug)]
pub struct Faults {
    pub late: usize,
    pub lost: usize,
    pub renamed: usize,
    pub unreachable: usize,
    pub stays: usize,
    pub looks_empty: usize,
}

impl Faults {
    /// All kinds.
    pub const ALL: Faults = Faults { late: 3, lost: 12, renamed: 8, unreachable: 25, stays: 4, looks_empty: 15 };
    /// None.
    pub const NONE: Faults = Faults {
        late: usize::MAX,
        lost: usize::MAX,
        renamed: usize::MAX,
        unreachable: usize::MAX,
        stays: usize::MAX,
        looks_empty: usize::MAX,
    };
}

/// A file, and from when on each sees it whole.
struct File {
    bytes: Vec<u8>,
    whole_from: BTreeMap<usize, u64>,
}

/// What lies at the place, as all of them hold it.
#[derive(Clone)]
pub struct Shared(Arc<Mutex<Shelf>>);

impl Shared {
    /// An empty one.
    pub fn new(seed: u64) -> Self {
        let (files, dice) = (BTreeMap::new(), Dice::new(seed));
        let shelf = Shelf { files, dice, faults: Faults::NONE, requests: 0, removed: 0, kill_at: None, refused: None };
        Shared(Arc::new(Mutex::new(shelf)))
    }

    /// The shelf. Who is killed before it leaves it as it is.
    pub fn look(&self) -> MutexGuard<'_, Shelf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What lies at the place.
pub struct Shelf {
    files: BTreeMap<String, File>,
    dice: Dice,
    pub faults: Faults,
    /// Rises with every request.
    pub requests: u64,
    pub removed: u64,
    /// At this request the program is killed.
    pub kill_at: Option<u64>,
    /// Nothing can be put there, for this reason.
    pub refused: Option<ExchangeError>,
}

impl Shelf {
    /// Somebody empties the folder.
    pub fn wipe(&mut self) {
        self.files.clear();
    }

    /// Somebody deletes a file.
    pub fn delete(&mut self, name: &str) {
        self.files.remove(name).unwrap();
    }

    pub fn names(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        self.files[name].bytes.clone()
    }

    /// Puts bytes there as a stranger or a hostile colleague would.
    pub fn plant(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(name.to_owned(), File { bytes, whole_from: BTreeMap::new() });
    }

    /// Every file is whole, for everybody.
    pub fn settle(&mut self) {
        self.faults = Faults::NONE;
        self.files.values_mut().for_each(|file| file.whole_from.clear());
    }

    fn request(&mut self) -> Result<(), ExchangeError> {
        self.requests += 1;
        assert!(self.kill_at != Some(self.requests), "killed");
        match self.dice.once_in(self.faults.unreachable) {
            true => Err(ExchangeError::PlaceUnreachable { detail: String::new() }),
            false => Ok(()),
        }
    }

    /// How much of a file one sees: nothing, a part, or all.
    fn seen(&self, who: usize, file: &File) -> Option<usize> {
        let missing = file.whole_from.get(&who).copied().unwrap_or(0).saturating_sub(self.requests);
        match missing {
            0 => Some(file.bytes.len()),
            1..=40 => Some(file.bytes.len() / (1 + missing as usize)),
            _ => None,
        }
    }
}

/// The place as one of them sees it.
pub struct SimulatedPlace {
    pub shelf: Shared,
    pub who: usize,
}

impl Place for SimulatedPlace {
    fn prepare(&self) -> Result<(), ExchangeError> {
        Ok(())
    }

    fn list(&self) -> Result<Vec<Listed>, ExchangeError> {
        let mut shelf = self.shelf.look();
        shelf.request()?;
        if shelf.dice.once_in(shelf.faults.looks_empty) {
            return Ok(Vec::new());
        }
        let mut listed: Vec<Listed> = shelf
            .files
            .iter()
            .filter_map(|(name, file)| Some(Listed { name: name.clone(), size: shelf.seen(self.who, file)? as u64 }))
            .collect();
        for at in (1..listed.len()).rev() {
            listed.swap(at, shelf.dice.below(at + 1));
        }
        Ok(listed)
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, ExchangeError> {
        let mut shelf = self.shelf.look();
        shelf.request()?;
        let gone = || ExchangeError::FileGone { name: name.to_owned() };
        let file = shelf.files.get(name).ok_or_else(gone)?;
        let length = shelf.seen(self.who, file).ok_or_else(gone)?;
        Ok(file.bytes[..length].to_vec())
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), ExchangeError> {
        let mut shelf = self.shelf.look();
        shelf.request()?;
        if let Some(error) = shelf.refused.clone() {
            return Err(error);
        }
        if shelf.dice.once_in(shelf.faults.lost) {
            return Ok(());
        }
        let whole_from = (0..8)
            .filter(|who| *who != self.who && shelf.dice.once_in(shelf.faults.late))
            .collect::<Vec<usize>>()
            .into_iter()
            .map(|who| (who, shelf.requests + shelf.dice.below(120) as u64))
            .collect();
        if shelf.dice.once_in(shelf.faults.renamed) {
            let other = format!("{name} (conflicted copy {}).paideia-part", shelf.requests);
            shelf.plant(&other, bytes.to_vec());
        }
        let cut = match shelf.dice.once_in(shelf.faults.lost) {
            // The line is cut in the middle, and the half stays there for ever under the right name.
            true => shelf.dice.below(bytes.len()),
            false => bytes.len(),
        };
        shelf.files.insert(name.to_owned(), File { bytes: bytes[..cut].to_vec(), whole_from });
        if cut < bytes.len() { Err(ExchangeError::PlaceUnreachable { detail: "cut".into() }) } else { Ok(()) }
    }

    fn remove(&self, name: &str) -> Result<(), ExchangeError> {
        let mut shelf = self.shelf.look();
        shelf.request()?;
        if !shelf.dice.once_in(shelf.faults.stays) {
            shelf.removed += u64::from(shelf.files.remove(name).is_some());
        }
        Ok(())
    }
}
