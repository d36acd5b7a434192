//! What the exchange asks of a plan, and nothing more: which changes it has, those that another lacks, and to take in
//! what came. How values are merged is the plan's own matter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::Erased;

use crate::bytes::{Input, Output};
use crate::error::ExchangeError;

/// How far each replica's changes are known: every change up to and including that number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Vector(pub BTreeMap<String, u64>);

/// More replicas than a team of thirty makes in ten years.
const MOST_REPLICAS: usize = 10_000;
/// Longer than any name of a replica.
pub(crate) const LONGEST_NAME: usize = 200;

impl Vector {
    /// How far this replica is known; 0 is not at all.
    pub fn of(&self, replica: &str) -> u64 {
        self.0.get(replica).copied().unwrap_or(0)
    }

    /// Notes that the replica is known up to here. Never goes back.
    pub fn raise(&mut self, replica: &str, to: u64) {
        if self.of(replica) < to {
            self.0.insert(replica.to_owned(), to);
        }
    }

    /// Notes all that the other knows.
    pub fn join(&mut self, other: &Vector) {
        for (replica, to) in &other.0 {
            self.raise(replica, *to);
        }
    }

    /// Whether all that the other knows is known here.
    pub fn covers(&self, other: &Vector) -> bool {
        other.0.iter().all(|(replica, to)| *to <= self.of(replica))
    }

    pub(crate) fn write(&self, output: &mut Output) {
        output.count(self.0.len());
        for (replica, to) in &self.0 {
            output.text(replica).u64(*to);
        }
    }

    pub(crate) fn read(input: &mut Input) -> Result<Self, ExchangeError> {
        let count = input.count(MOST_REPLICAS)?;
        let mut vector = Vector::default();
        for _ in 0..count {
            let replica = input.text(LONGEST_NAME)?;
            vector.raise(&replica, input.u64()?);
        }
        Ok(vector)
    }
}

/// Changes of one replica, one after the other without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Whose changes these are.
    pub replica: String,
    /// Number of the first.
    pub from: u64,
    /// Number of the last.
    pub to: u64,
    /// What must be known before they can be taken in.
    pub needs: Vector,
    /// The changes, in the form of the plan.
    pub bytes: Vec<u8>,
}

impl Bundle {
    /// How many changes.
    pub fn count(&self) -> u64 {
        (self.to + 1).saturating_sub(self.from)
    }
}

/// Changes that a plan did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Whose.
    pub replica: String,
    /// Why: the text is the message `notice-<code>`.
    pub code: String,
    /// What the text needs.
    pub values: BTreeMap<String, String>,
}

/// What became of bundles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Changes that were taken in.
    pub applied: u64,
    /// What was refused, and why.
    pub refused: Vec<Refusal>,
}

/// What stands open in a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Changes that came and wait for others.
    pub waiting: u64,
    /// Clashes that nobody has decided yet.
    pub conflicts: u64,
}

/// A plan, as the exchange sees it.
pub trait PlanLog {
    /// The plan's own id, the same in every copy.
    fn plan_id(&self) -> String;
    /// What it has taken in.
    fn vector(&self) -> Result<Vector, ExchangeError>;
    /// All changes that are not in `seen`, each bundle within [`MOST_BYTES`](crate::MOST_BYTES).
    fn bundles_since(&mut self, seen: &Vector) -> Result<Vec<Bundle>, ExchangeError>;
    /// Takes in what can be taken in, in one transaction; keeps what waits for others, and asks for none of it again.
    fn receive(&mut self, bundles: &[Bundle]) -> Result<Received, ExchangeError>;
    /// What stands open.
    fn standing(&self) -> Result<Standing, ExchangeError>;
    /// Changes of one replica as they are by now, at least the first of them.
    fn changes(&mut self, replica: &str, from: u64, to: u64) -> Result<Bundle, ExchangeError>;
    /// How much was erased from it.
    fn erased_count(&self) -> Result<usize, ExchangeError>;
    /// All that was erased from it.
    fn erased(&self) -> Result<Erased, ExchangeError>;
    /// Takes out what colleagues have erased; answers whether nothing of it is left on this computer.
    fn take_erased(&mut self, erased: &Erased) -> Result<bool, ExchangeError>;
}
