//! `cargo xtask bench`: measures what the figures in `docs/benchmarks.md` speak of.

use std::process::Command;

use crate::steps::{built, page, programs, run};

/// Builds, then lets the benchmark program measure and write.
pub fn bench() -> Result<(), String> {
    page()?;
    programs()?;
    run(&mut Command::new(built("benchmarks")))
}
