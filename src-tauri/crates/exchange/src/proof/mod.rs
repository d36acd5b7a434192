//! Proof that all members end equal, whatever the place does and whoever is hostile: a simulated place, a plan in
//! memory, and histories made up from a seed, which is printed when one fails.

mod bytes;
pub mod cast;
mod cheap;
mod histories;
mod hostile;
mod memory;
mod people;
mod simulated;
mod standing;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::DateTime;
use store::Surroundings;

pub use cast::Cast;
pub use memory::MemoryPlan;
pub use simulated::{Faults, Shared, SimulatedPlace};

/// Numbers from a seed.
pub struct Dice(AtomicU64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(AtomicU64::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def0))
    }

    pub fn next(&self) -> u64 {
        let mut state = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^ (state >> 31)
    }

    /// A number below this.
    pub fn below(&self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    /// Once in so many times.
    pub fn once_in(&self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// A clock that tests turn.
#[derive(Clone)]
pub struct Clock(pub Arc<AtomicI64>);

impl Clock {
    pub fn at(millis: i64) -> Self {
        Clock(Arc::new(AtomicI64::new(millis)))
    }

    pub fn pass(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

/// The first of January 2027.
pub const BEGIN: i64 = 1_798_761_600_000;

/// A world without a folder, for what needs only time and chance.
pub fn world(seed: u64) -> Surroundings {
    world_of(seed, &Clock::at(BEGIN), PathBuf::new())
}

/// A world with all of it.
pub fn world_of(seed: u64, clock: &Clock, home: PathBuf) -> Surroundings {
    let (dice, clock) = (Dice::new(seed), clock.clone());
    Surroundings {
        clock: Arc::new(move || DateTime::from_timestamp_millis(clock.0.load(Ordering::Relaxed)).unwrap()),
        random: Arc::new(move || {
            let mut bytes = [0; 16];
            bytes[..8].copy_from_slice(&dice.next().to_le_bytes());
            bytes[8..].copy_from_slice(&dice.next().to_le_bytes());
            bytes
        }),
        home,
        author: String::new(),
        holder: String::new(),
    }
}

/// How many made-up cases, as for all properties of the project: few in tests, more in `cargo xtask soak teams`. The
/// first seed can be said too, to see a history again that failed.
pub fn seeds() -> std::ops::Range<u64> {
    let number = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let first = number("EXCHANGE_SEED", 0);
    first..first + number("PROPTEST_CASES", 64)
}

/// A folder in memory, where the machine has one: what is held here is not the speed of a disk.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}
