//! A plan file as the exchange sees it.
//!
//! A bundle of the store can hold runs of several replicas; here each holds one, and exactly the one for which its
//! signature was given: otherwise a colleague could put somebody else's changes under an own name.

use std::collections::BTreeMap;

use store::{Erased, PlanFile, Reader, StoreError};

use crate::error::ExchangeError;
use crate::log::{Bundle, PlanLog, Received, Refusal, Standing, Vector};

/// So many changes go into a bundle at first; fewer when they are large.
const AT_ONCE: u64 = 500;
/// A bundle larger than this is made of fewer changes, so that a slow line loses little when it is cut.
const LARGE: usize = 512 << 10;

impl From<StoreError> for ExchangeError {
    fn from(error: StoreError) -> Self {
        ExchangeError::Plan { code: error.code().to_owned(), values: error.values() }
    }
}

impl PlanLog for PlanFile {
    fn plan_id(&self) -> String {
        Reader::plan_id(self).to_owned()
    }

    fn vector(&self) -> Result<Vector, ExchangeError> {
        vector_of(self)
    }

    fn bundles_since(&mut self, seen: &Vector) -> Result<Vec<Bundle>, ExchangeError> {
        bundles_between(seen, &vector_of(self)?, |replica, from, last| piece(self, replica, from, last))
    }

    fn receive(&mut self, bundles: &[Bundle]) -> Result<Received, ExchangeError> {
        receive_into(self, bundles)
    }

    fn standing(&self) -> Result<Standing, ExchangeError> {
        standing_of(self)
    }

    fn changes(&mut self, replica: &str, from: u64, to: u64) -> Result<Bundle, ExchangeError> {
        piece(self, replica, from, to)
    }

    fn erased_count(&self) -> Result<usize, ExchangeError> {
        Ok(Reader::erased_count(self)?)
    }

    fn erased(&self) -> Result<Erased, ExchangeError> {
        Ok(Reader::erased(self)?)
    }

    fn take_erased(&mut self, erased: &Erased) -> Result<bool, ExchangeError> {
        Ok(PlanFile::take_erased(self, erased)?)
    }
}

/// What a plan file has taken in.
pub fn vector_of(reader: &Reader) -> Result<Vector, ExchangeError> {
    Ok(vector(reader.vector()?))
}

/// What stands open in a plan file.
pub fn standing_of(reader: &Reader) -> Result<Standing, ExchangeError> {
    let (waiting, conflicts) = reader.waiting_counts()?;
    Ok(Standing { waiting: waiting as u64, conflicts: conflicts as u64 })
}

/// All changes up to `upto` that are not in `seen`, piece by piece, so that nobody waits long for a plan file in use.
pub fn bundles_between(
    seen: &Vector,
    upto: &Vector,
    mut piece: impl FnMut(&str, u64, u64) -> Result<Bundle, ExchangeError>,
) -> Result<Vec<Bundle>, ExchangeError> {
    let mut bundles = Vec::new();
    for (replica, last) in &upto.0 {
        let mut from = seen.of(replica) + 1;
        while from <= *last {
            let bundle = piece(replica, from, *last)?;
            from = bundle.to + 1;
            bundles.push(bundle);
        }
    }
    Ok(bundles)
}

/// Takes changes into a plan file, in one transaction.
pub fn receive_into(file: &mut PlanFile, bundles: &[Bundle]) -> Result<Received, ExchangeError> {
    let (mut read, mut refused) = (Vec::new(), Vec::new());
    for bundle in bundles {
        match store::Bundle::from_bytes(&bundle.bytes) {
            Ok(changes) if is_as_said(bundle, &changes) => read.push(changes),
            Ok(_) => refused.push(refusal(&bundle.replica, "exchange_forged_author", BTreeMap::new())),
            Err(error) => refused.push(refusal(&bundle.replica, error.code(), error.values())),
        }
    }
    let received = file.receive(&read)?;
    let told = received.refused.iter();
    refused.extend(told.map(|it| refusal(&it.replica, it.error.code(), it.error.values())));
    Ok(Received { applied: received.applied as u64, refused })
}

/// As many changes of a replica as make a bundle of a good size, and at least one.
pub fn piece(file: &Reader, replica: &str, from: u64, last: u64) -> Result<Bundle, ExchangeError> {
    let mut count = AT_ONCE.min(last - from + 1);
    loop {
        let changes = file.changes_of(replica, number(from)..=number(from + count - 1))?;
        let bytes = changes.to_bytes()?;
        if LARGE < bytes.len() && 1 < count {
            count /= 2;
            continue;
        }
        let run = changes.runs().first().ok_or(ExchangeError::Malformed)?;
        let to = u64::try_from(run.to()).map_err(|_| ExchangeError::Malformed)?;
        let mut needs = vector(run.needs());
        needs.0.remove(replica);
        return Ok(Bundle { replica: replica.to_owned(), from, to, needs, bytes });
    }
}

/// Whether a bundle holds what was signed: changes of that replica and no other, with those numbers.
fn is_as_said(said: &Bundle, changes: &store::Bundle) -> bool {
    match changes.runs() {
        [run] => run.replica() == said.replica && run.from() == number(said.from) && run.to() == number(said.to),
        _ => false,
    }
}

fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn vector(numbers: BTreeMap<String, i64>) -> Vector {
    Vector(numbers.into_iter().filter_map(|(replica, to)| Some((replica, u64::try_from(to).ok()?))).collect())
}

fn refusal(replica: &str, code: &str, values: BTreeMap<String, String>) -> Refusal {
    Refusal { replica: replica.to_owned(), code: code.to_owned(), values }
}
