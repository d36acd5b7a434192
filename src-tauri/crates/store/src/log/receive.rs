//! Takes changes of colleagues into a plan: all of one call is one transaction, and each change is held against its hash
//! and its place in the chain before anything of it is stored.
//!
//! A change that builds on others which are not there yet waits. One that is here already is passed over. What is forged,
//! of another plan, or claims the place of a change that is known otherwise is refused and told, and stops nothing else.
//! No rule of a plan refuses anything: double bookings and dangling references are problems for people. What this leaves
//! out: who may change what, and how changes come here.

use std::collections::BTreeMap;

use rusqlite::{Connection, TransactionBehavior, params};

use crate::file::beyond;
use crate::log::bundle::{Bundle, NamedState};
use crate::log::chain::{self, Hash};
use crate::log::entering::Entering;
use crate::log::incoming::Incoming;
use crate::log::seen::{Known, Vector};
use crate::log::{history, marks, ops, witness};
use crate::plan_file::{self, Notice};
use crate::reader::Reader;
use crate::rows::tables::{self, Table};
use crate::rows::touched::Touched;
use crate::{PlanFile, StoreError};

/// How many changes may wait for others.
const MOST_WAITING: u32 = 20_000;

/// What came of receiving changes.
#[derive(Debug, Default)]
pub struct Received {
    /// Changes that are in the plan now and were not before.
    pub applied: usize,
    /// Changes that wait for others which they build on, from before included.
    pub waiting: usize,
    /// Changes that were here already.
    pub repeated: usize,
    /// What was not taken, and why.
    pub refused: Vec<Refusal>,
    /// Cells of the plan that wait for somebody to decide, from before included.
    pub conflicts: usize,
    /// Values beyond what a plan can hold that came along, as they are told on opening.
    pub notices: Vec<Notice>,
}

/// Something that was not taken.
#[derive(Debug)]
pub struct Refusal {
    /// The replica that it says it is of.
    pub replica: String,
    /// Its number among that replica's; 0 for all of a bundle.
    pub seq: i64,
    /// Why.
    pub error: StoreError,
}

impl PlanFile {
    /// Takes what colleagues changed. The revision rises by one when anything came of it.
    pub fn receive(&mut self, bundles: &[Bundle]) -> Result<Received, StoreError> {
        self.check_place()?;
        let Reader { connection, tables, plan_id, .. } = &mut self.reader;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let waiting = waiting(&transaction)?;
        let mut taking = Taking::new(&transaction, tables)?;
        let mut queue = Queue::default();
        for bundle in bundles {
            if bundle.plan_id == *plan_id {
                queue.add(bundle);
                taking.versions(&bundle.versions)?;
            } else {
                let replica = bundle.runs.first().map(|run| run.replica.clone()).unwrap_or_default();
                taking.received.refused.push(Refusal { replica, seq: 0, error: StoreError::ForeignChanges });
            }
        }
        waiting.iter().for_each(|bundle| queue.add(bundle));
        taking.take_all(&mut queue)?;
        taking.keep_waiting(queue)?;
        let (received, touched, is_changed) = taking.finish()?;
        if !is_changed {
            transaction.rollback()?;
            return Ok(received);
        }
        let revision = plan_file::raise_revision(&transaction)?;
        transaction.commit()?;
        self.revision = revision;
        self.is_within_bounds &= received.notices.is_empty();
        self.touched.join(touched.clone());
        self.snapshots.get_mut().note(touched);
        self.reader.forget_stack();
        Ok(received)
    }
}

/// Changes that arrived before those they build on.
fn waiting(connection: &Connection) -> Result<Vec<Bundle>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM pending ORDER BY uid, seq")?;
    let bodies: Vec<Vec<u8>> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    // One that a newer program left is not understood yet, and stays.
    Ok(bodies.iter().filter_map(|body| Bundle::from_bytes(body).ok()).collect())
}

/// Changes by replica and number; several may claim one place.
#[derive(Default)]
struct Queue<'a> {
    replicas: BTreeMap<&'a str, BTreeMap<i64, Vec<Incoming<'a>>>>,
}

impl<'a> Queue<'a> {
    fn add(&mut self, bundle: &'a Bundle) {
        for incoming in Incoming::all(bundle) {
            let claims = self.replicas.entry(&incoming.run.replica).or_default().entry(incoming.seq).or_default();
            if !claims.iter().any(|known| known.item == incoming.item) {
                claims.push(incoming);
            }
        }
    }
}

/// Whether a change can be taken.
enum Turn {
    /// Its author had seen this before it.
    Now(Vector),
    Later,
    Never(StoreError),
}

/// Changes on their way into the log.
struct Taking<'a> {
    connection: &'a Connection,
    tables: &'a [Table],
    log: Entering<'a>,
    /// Whether any change waited for others before.
    is_any_waiting: bool,
    received: Received,
    is_changed: bool,
}

impl<'a> Taking<'a> {
    fn new(connection: &'a Connection, tables: &'a [Table]) -> Result<Self, StoreError> {
        let log = Entering::new(connection)?;
        let sql = "SELECT EXISTS (SELECT 1 FROM pending)";
        let is_any_waiting = connection.query_row(sql, [], |row| row.get(0))?;
        Ok(Taking { connection, tables, log, is_any_waiting, received: Received::default(), is_changed: false })
    }

    /// Takes one change after the other, as long as one is left whose turn it is.
    fn take_all(&mut self, queue: &mut Queue<'a>) -> Result<(), StoreError> {
        self.pass_known(queue)?;
        let mut is_moving = true;
        while is_moving {
            is_moving = false;
            for (replica, changes) in &mut queue.replicas {
                while self.take_next(replica, changes)? {
                    is_moving = true;
                }
            }
        }
        Ok(())
    }

    /// Passes over what is here already, and refuses what is known otherwise.
    fn pass_known(&mut self, queue: &mut Queue) -> Result<(), StoreError> {
        for (replica, changes) in &mut queue.replicas {
            let later = changes.split_off(&(self.log.held(replica) + 1));
            for (seq, claims) in std::mem::replace(changes, later) {
                for claim in claims {
                    self.pass(replica, seq, &claim.item.hash)?;
                }
            }
        }
        Ok(())
    }

    fn pass(&mut self, replica: &str, seq: i64, hash: &Hash) -> Result<(), StoreError> {
        let known = self.log.hash_of(&(replica.to_owned(), seq))?;
        if known.as_deref() == Some(hash.as_slice()) {
            self.received.repeated += 1;
        } else if seq < 1 {
            self.refuse(replica, seq, StoreError::ForgedChange { replica: replica.to_owned(), seq });
        } else {
            self.refuse(replica, seq, StoreError::ForkedChange { replica: replica.to_owned(), seq });
        }
        self.forget_waiting(replica, seq, hash)
    }

    fn refuse(&mut self, replica: &str, seq: i64, error: StoreError) {
        self.received.refused.push(Refusal { replica: replica.to_owned(), seq, error });
    }

    fn forget_waiting(&mut self, replica: &str, seq: i64, hash: &Hash) -> Result<(), StoreError> {
        if !self.is_any_waiting {
            return Ok(());
        }
        let sql = "DELETE FROM pending WHERE uid = ?1 AND seq = ?2 AND hash = ?3";
        self.is_changed |= 0 < self.connection.prepare_cached(sql)?.execute(params![replica, seq, hash])?;
        Ok(())
    }

    /// Takes the next change of a replica, if it is among those that came and its turn is now. Of several that claim the
    /// place the one that fits is taken.
    fn take_next(&mut self, replica: &str, changes: &mut BTreeMap<i64, Vec<Incoming<'a>>>) -> Result<bool, StoreError> {
        let seq = self.log.held(replica) + 1;
        let Some(claims) = changes.remove(&seq) else { return Ok(false) };
        let mut later = Vec::new();
        let mut is_taken = false;
        for claim in claims {
            if is_taken {
                self.pass(replica, seq, &claim.item.hash)?;
                continue;
            }
            match self.turn(&claim)? {
                Turn::Now(known) => {
                    self.log.enter(&claim, known)?;
                    self.received.applied += 1;
                    self.is_changed = true;
                    self.forget_waiting(replica, seq, &claim.item.hash)?;
                    is_taken = true;
                }
                Turn::Later => later.push(claim),
                Turn::Never(error) => {
                    self.refuse(replica, seq, error);
                    self.forget_waiting(replica, seq, &claim.item.hash)?;
                }
            }
        }
        if is_taken {
            later.iter().try_for_each(|claim| self.pass(replica, seq, &claim.item.hash))?;
        } else if !later.is_empty() {
            changes.insert(seq, later);
        }
        Ok(is_taken)
    }

    /// Whether everything that a change builds on is here, and whether it is what its author made.
    fn turn(&mut self, claim: &Incoming) -> Result<Turn, StoreError> {
        let (replica, seq) = (claim.run.replica.clone(), claim.seq);
        if !claim.is_well_formed(self.tables) {
            return Ok(Turn::Never(StoreError::ForgedChange { replica, seq }));
        }
        let own = (replica.clone(), seq);
        let undone = claim.item.undoes.iter().filter(|undone| **undone != own);
        let mut needed = claim.item.base.iter().chain(&claim.item.seen).chain(undone);
        if needed.any(|(replica, seq)| self.log.held(replica) < *seq) {
            return Ok(Turn::Later);
        }
        // The first of all begins a plan that holds nothing yet; there is no second beginning.
        let begins = seq == 1 && claim.item.base.is_none();
        if begins && !self.log.is_empty() {
            return Ok(Turn::Never(StoreError::ForkedChange { replica, seq }));
        }
        let base = claim.item.base.clone().unwrap_or((replica.clone(), seq - 1));
        let before = match begins {
            true => chain::first_base(self.connection)?,
            false => self.log.hash_of(&base)?.unwrap_or_default(),
        };
        let known = self.log.known_before(claim)?;
        // What was seen only grows, or two ways to look it up would differ.
        let mut seen = claim.item.seen.iter();
        let is_more = seen.all(|(peer, upto)| {
            self.log.number_of(peer).is_some_and(|rid| known.get(&rid).is_none_or(|told| told < upto))
        });
        if is_more && claim.fits(&before) {
            Ok(Turn::Now(known))
        } else {
            Ok(Turn::Never(StoreError::ForgedChange { replica, seq }))
        }
    }

    /// Takes named versions that are not known here.
    fn versions(&mut self, versions: &[NamedState]) -> Result<(), StoreError> {
        for it in versions {
            let is_read = serde_json::from_str::<BTreeMap<String, i64>>(&it.vector).is_ok();
            let hash = chain::version_hash(&it.id, &it.name, it.wall, &it.author, &it.vector);
            if is_read && hash == it.hash && history::time(it.wall).is_ok() {
                let sql = "INSERT INTO version (id, name, wall, author, vector, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                           ON CONFLICT DO NOTHING";
                let values = params![it.id, it.name, it.wall, it.author, it.vector, hash];
                self.is_changed |= 0 < self.connection.prepare_cached(sql)?.execute(values)?;
            }
        }
        Ok(())
    }

    /// Keeps what builds on changes that are not here yet.
    fn keep_waiting(&mut self, queue: Queue) -> Result<(), StoreError> {
        let sql = "SELECT count(*) FROM pending";
        let count: u32 = self.connection.query_row(sql, [], |row| row.get(0))?;
        let mut room = MOST_WAITING.saturating_sub(count);
        for claim in queue.replicas.into_values().flat_map(BTreeMap::into_values).flatten() {
            let (replica, hash) = (&claim.run.replica, &claim.item.hash);
            let sql = "SELECT EXISTS (SELECT 1 FROM pending WHERE uid = ?1 AND seq = ?2 AND hash = ?3)";
            let values = params![replica, claim.seq, hash];
            if self.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))? {
                continue;
            }
            let (replica, seq) = (replica.clone(), claim.seq);
            match claim.bundle.single(claim.run, claim.at).filter(|_| claim.is_well_formed(self.tables)) {
                None => self.refuse(&replica.clone(), seq, StoreError::ForgedChange { replica, seq }),
                Some(_) if room == 0 => self.refuse(&replica, seq, StoreError::TooManyWaiting),
                Some(single) => {
                    let sql = "INSERT INTO pending (uid, seq, hash, body) VALUES (?1, ?2, ?3, ?4)";
                    let values = params![replica, seq, hash, single.to_bytes()?];
                    self.connection.prepare_cached(sql)?.execute(values)?;
                    room -= 1;
                    self.is_changed = true;
                }
            }
        }
        Ok(())
    }

    /// Makes the rows follow, and counts.
    fn finish(mut self) -> Result<(Received, Touched, bool), StoreError> {
        let mut touched = Touched::default();
        let mut found = Vec::new();
        let known = Known::new(self.connection);
        self.log.note_parallel(&known)?;
        let is_any_parallel = marks::is_any(self.connection)?;
        for obj in &self.log.records {
            let projected = ops::project(&known, self.tables, *obj)?;
            if is_any_parallel {
                marks::enter_conflicts(self.connection, *obj, &projected.waiting)?;
            }
            found.extend(projected.beyond);
            if tables::find(self.tables, &projected.table).is_some() {
                touched.row(&projected.table, &projected.id);
            }
        }
        ops::forget_touched(self.connection)?;
        if 0 < self.received.applied {
            witness::count_received(self.connection)?;
        }
        let count = |sql: &str| -> Result<usize, StoreError> {
            Ok(self.connection.query_row(sql, [], |row| row.get::<_, u32>(0))? as usize)
        };
        self.received.waiting = count("SELECT count(*) FROM pending")?;
        self.received.conflicts = count("SELECT count(*) FROM conflict")?;
        self.received.notices = beyond::notices(self.connection, &found)?;
        Ok((self.received, touched, self.is_changed))
    }
}

#[cfg(test)]
mod tests;
