//! What the map promises of costs, held without a clock: a write touches what it changes, however much the plan holds.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "the benchmarks make more plans")]
#[path = "../benchmarks/plans.rs"]
mod plans;

use std::path::{Path, PathBuf};

use store::{Label, OpenRisk, PlanFile};

/// Bytes that one change of one field of one event adds to the file.
fn written(folder: &Path, path: &Path) -> u64 {
    let mut file = PlanFile::open(path, OpenRisk::Accept, &plans::surroundings(folder)).unwrap();
    file.rest().unwrap();
    let log = PathBuf::from(format!("{}-wal", path.display()));
    let size = || log.metadata().map_or(0, |metadata| metadata.len());
    let before = size();
    let mut event = file.snapshot().unwrap().events[0].clone();
    event.capacity = Some(event.capacity.unwrap_or(0) % 90 + 1);
    file.command(Label::new("set_event_field"), |tx| tx.put(&event)).unwrap();
    size() - before
}

#[test]
fn a_write_costs_what_it_touches() {
    let folder = tempfile::tempdir().unwrap();
    let sample = plans::sample(folder.path()).unwrap();
    let plan =
        PlanFile::open(&sample, OpenRisk::Accept, &plans::surroundings(folder.path())).unwrap().snapshot().unwrap();
    let large = plans::write_grown(folder.path(), &plan, 5_000).unwrap();
    assert!(4_000_000 < large.metadata().unwrap().len(), "the large plan is small");
    let (small, large) = (written(folder.path(), &sample), written(folder.path(), &large));
    assert!(0 < small, "nothing was written");
    // The trees of tables and indexes are a page or two deeper in a larger plan.
    assert!(large <= small + 8 * 4_096, "{small} bytes in the sample city, {large} with 5,000 events");
}
