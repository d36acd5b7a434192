//! The order of records: those that were known come before those that knew them, and all see the same order.
//!
//! What is missing, forked or in a circle is left out; what is left is the same for the same set of records.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Op, Record, hash_of};
use crate::error::Told;
use crate::parts::{DeviceId, Kind, Part, TeamId};

/// A record in its place.
pub(super) struct Placed {
    pub record: Record,
    pub hash: [u8; 32],
    /// One more than the deepest that it knew.
    pub depth: u64,
    /// All that it knew, and what those knew: how many of each device, its own before included.
    pub knew: BTreeMap<DeviceId, u64>,
}

impl Placed {
    /// Whether the other was known when this was said.
    pub fn has_seen(&self, other: &Placed) -> bool {
        other.record.number <= self.knew.get(&other.record.device).copied().unwrap_or(0)
    }
}

/// Records in their order, and how many wait for others.
pub(super) struct Ordered {
    pub placed: Vec<Placed>,
    pub waiting: usize,
    pub told: BTreeSet<Told>,
}

/// Puts records whose signatures are right in order. The first is the one that founds it, if it is there.
pub(super) fn order(team: &TeamId, parts: &[Part]) -> Ordered {
    let mut told = BTreeSet::new();
    let mut found: BTreeMap<DeviceId, BTreeMap<(u64, [u8; 32]), Record>> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.kind == Kind::Record) {
        match Record::read(part) {
            Ok(record) => {
                found.entry(part.device).or_default().insert((record.number, hash_of(&part.body)), record);
            }
            Err(error) => {
                told.insert(Told::new("exchange_record_not_read").with("reason", error.code()));
            }
        }
    }
    let total: usize = found.values().map(BTreeMap::len).sum();
    let chains: BTreeMap<DeviceId, Vec<(Record, [u8; 32])>> =
        found.into_iter().map(|(device, records)| (device, chain(&records, team, &mut told))).collect();
    let placed = place(chains, team);
    Ordered { waiting: total - placed.len(), placed, told }
}

/// The records of one device, each on the one before. Of two with one number the same one wins everywhere.
fn chain(
    records: &BTreeMap<(u64, [u8; 32]), Record>,
    team: &TeamId,
    told: &mut BTreeSet<Told>,
) -> Vec<(Record, [u8; 32])> {
    let mut chain: Vec<(Record, [u8; 32])> = Vec::new();
    loop {
        let previous = chain.last().map_or([0; 32], |(_, hash)| *hash);
        let number = chain.len() as u64 + 1;
        let mut next: Vec<_> = records
            .range((number, [0; 32])..=(number, [255; 32]))
            .filter(|(_, record)| record.previous == previous)
            .collect();
        if 1 < next.len() {
            told.insert(Told::new("exchange_device_twice"));
            // The founding record is named by the team; no other can take its place.
            next.sort_by_key(|((_, hash), _)| hash != team);
        }
        match next.first() {
            Some(((_, hash), record)) => chain.push(((*record).clone(), *hash)),
            None => return chain,
        }
    }
}

/// Takes, layer by layer, every record all of whose known ones are placed; circles never are.
fn place(chains: BTreeMap<DeviceId, Vec<(Record, [u8; 32])>>, team: &TeamId) -> Vec<Placed> {
    let Some(founder) = chains.iter().find(|(_, chain)| chain.first().is_some_and(|(_, hash)| hash == team)) else {
        return Vec::new();
    };
    let founder = *founder.0;
    let mut by_device: BTreeMap<DeviceId, Vec<Placed>> = BTreeMap::new();
    loop {
        let mut layer = Vec::new();
        for (device, chain) in &chains {
            let done = by_device.get(device).map_or(0, Vec::len);
            let Some((record, hash)) = chain.get(done) else { continue };
            if let Some(placed) = placed(record, *hash, &by_device, founder, team) {
                layer.push((*device, placed));
            }
        }
        if layer.is_empty() {
            break;
        }
        for (device, placed) in layer {
            by_device.entry(device).or_default().push(placed);
        }
    }
    let mut all: Vec<Placed> = by_device.into_values().flatten().collect();
    all.sort_by_key(|placed| (placed.depth, placed.hash));
    all
}

/// The record in its place, if all that it knew is there.
fn placed(
    record: &Record,
    hash: [u8; 32],
    by_device: &BTreeMap<DeviceId, Vec<Placed>>,
    founder: DeviceId,
    team: &TeamId,
) -> Option<Placed> {
    let founds = record.ops.iter().any(|op| matches!(op, Op::Found { .. }));
    let is_first = hash == *team;
    let knows_first = record.device == founder || record.knows.get(&founder).is_some_and(|number| 1 <= *number);
    if founds != is_first || !(is_first || knows_first) {
        return None;
    }
    let own = (record.device, record.number - 1);
    let others = record.knows.iter().map(|(device, number)| (*device, *number));
    let (mut depth, mut knew) = (0, BTreeMap::new());
    for (device, number) in others.chain([own]).filter(|(_, number)| 0 < *number) {
        let known = by_device.get(&device)?.get(usize::try_from(number).ok()? - 1)?;
        depth = depth.max(known.depth);
        for (device, number) in known.knew.iter().map(|(device, number)| (*device, *number)).chain([(device, number)]) {
            let entry = knew.entry(device).or_insert(0);
            *entry = number.max(*entry);
        }
    }
    Some(Placed { record: record.clone(), hash, depth: depth + 1, knew })
}
