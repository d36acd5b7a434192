//! A small plan in memory: a log that takes changes only in order and only when what they need is there.

use std::collections::BTreeMap;

use store::Erased;

use crate::bytes::{Input, Output};
use crate::error::ExchangeError;
use crate::log::{Bundle, PlanLog, Received, Refusal, Standing, Vector};

#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    needs: Vector,
    words: String,
}

/// A plan in memory.
#[derive(Clone, Debug)]
pub struct MemoryPlan {
    plan_id: String,
    /// Under which name it makes changes.
    pub replica: String,
    changes: BTreeMap<String, Vec<Change>>,
    pending: Vec<Bundle>,
    /// How many bundles may wait for others.
    pub room: usize,
    has_seen: Vector,
}

impl MemoryPlan {
    pub fn new(plan_id: &str, replica: &str) -> Self {
        MemoryPlan {
            plan_id: plan_id.to_owned(),
            replica: replica.to_owned(),
            changes: BTreeMap::new(),
            pending: Vec::new(),
            room: usize::MAX,
            has_seen: Vector::default(),
        }
    }

    /// One change.
    pub fn write(&mut self, words: &str) {
        let mut needs = self.vector().unwrap();
        needs.0.remove(&self.replica);
        let change = Change { needs, words: words.to_owned() };
        self.changes.entry(self.replica.clone()).or_default().push(change);
    }

    /// All that it holds.
    pub fn content(&self) -> Vec<(String, u64, String)> {
        self.content_upto(|_| u64::MAX)
    }

    /// What it holds of each replica up to a number.
    pub fn content_upto(&self, last: impl Fn(&str) -> u64) -> Vec<(String, u64, String)> {
        let mut all = Vec::new();
        for (replica, changes) in &self.changes {
            let kept = changes.iter().zip(1..).take_while(|(_, number)| *number <= last(replica));
            all.extend(kept.map(|(change, number)| (replica.clone(), number, change.words.clone())));
        }
        all
    }

    fn bytes(changes: &[Change]) -> Vec<u8> {
        let mut output = Output::default();
        for change in changes {
            change.needs.write(&mut output);
            output.text(&change.words);
        }
        output.0
    }

    fn read(bundle: &Bundle) -> Result<Vec<Change>, ExchangeError> {
        let mut input = Input::new(&bundle.bytes);
        let mut changes = Vec::new();
        for _ in 0..bundle.count() {
            changes.push(Change { needs: Vector::read(&mut input)?, words: input.text(1 << 20)? });
        }
        input.end()?;
        Ok(changes)
    }

    /// Takes what can be taken; answers how much, and whether all of it.
    fn take(&mut self, bundle: &Bundle) -> Result<(u64, bool), ExchangeError> {
        let changes = Self::read(bundle)?;
        let mut applied = 0;
        for (change, number) in changes.into_iter().zip(bundle.from..) {
            let known = self.vector()?;
            let there = known.of(&bundle.replica);
            if number <= there {
                let same = &self.changes[&bundle.replica][number as usize - 1];
                if *same != change {
                    return Err(ExchangeError::Plan { code: "forked".into(), values: BTreeMap::new() });
                }
            } else if number == there + 1 && known.covers(&change.needs) {
                self.changes.entry(bundle.replica.clone()).or_default().push(change);
                applied += 1;
            } else {
                return Ok((applied, false));
            }
        }
        Ok((applied, true))
    }
}

impl PlanLog for MemoryPlan {
    fn plan_id(&self) -> String {
        self.plan_id.clone()
    }

    fn vector(&self) -> Result<Vector, ExchangeError> {
        Ok(Vector(self.changes.iter().map(|(replica, changes)| (replica.clone(), changes.len() as u64)).collect()))
    }

    fn bundles_since(&mut self, seen: &Vector) -> Result<Vec<Bundle>, ExchangeError> {
        let mut bundles = Vec::new();
        for (replica, changes) in &self.changes {
            let first = seen.of(replica) as usize;
            for (at, some) in changes.get(first..).unwrap_or_default().chunks(3).enumerate() {
                let from = (first + 3 * at + 1) as u64;
                let mut needs = Vector::default();
                some.iter().for_each(|change| needs.join(&change.needs));
                let (to, bytes) = (from + some.len() as u64 - 1, Self::bytes(some));
                bundles.push(Bundle { replica: replica.clone(), from, to, needs, bytes });
            }
        }
        Ok(bundles)
    }

    fn receive(&mut self, bundles: &[Bundle]) -> Result<Received, ExchangeError> {
        let mut received = Received::default();
        let mut open: Vec<Bundle> = std::mem::take(&mut self.pending);
        open.extend_from_slice(bundles);
        loop {
            let before = received.applied;
            let mut rest = Vec::new();
            for bundle in open {
                match self.take(&bundle) {
                    Ok((applied, is_done)) => {
                        received.applied += applied;
                        if !is_done {
                            rest.push(bundle);
                        }
                    }
                    Err(error) => received.refused.push(Refusal {
                        replica: bundle.replica,
                        code: error.code().to_owned(),
                        values: BTreeMap::new(),
                    }),
                }
            }
            open = rest;
            if received.applied == before {
                break;
            }
        }
        for bundle in open.split_off(open.len().min(self.room)) {
            let (replica, code) = (bundle.replica, "too_many_waiting".to_owned());
            received.refused.push(Refusal { replica, code, values: BTreeMap::new() });
        }
        self.pending = open;
        let vector = self.vector()?;
        self.has_seen.join(&vector);
        Ok(received)
    }

    fn standing(&self) -> Result<Standing, ExchangeError> {
        Ok(Standing { waiting: self.pending.iter().map(Bundle::count).sum(), conflicts: 0 })
    }

    // Of a plan in memory nothing is ever erased; that is held with plan files.
    fn changes(&mut self, _replica: &str, _from: u64, _to: u64) -> Result<Bundle, ExchangeError> {
        Err(ExchangeError::Malformed)
    }

    fn erased_count(&self) -> Result<usize, ExchangeError> {
        Ok(0)
    }

    fn erased(&self) -> Result<Erased, ExchangeError> {
        Ok(Erased::default())
    }

    fn take_erased(&mut self, _erased: &Erased) -> Result<bool, ExchangeError> {
        Ok(true)
    }
}
