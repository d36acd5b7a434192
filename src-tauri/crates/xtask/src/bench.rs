//! `cargo xtask bench`: measures what the figures in `docs/benchmarks.md` speak of.

use std::process::Command;

use crate::start::has_display;
use crate::steps::{built, page, programs, run};

/// Builds, then lets the benchmark program measure and write.
pub fn bench() -> Result<(), String> {
    page()?;
    programs()?;
    if has_display() {
        return run(&mut Command::new(built("benchmarks")));
    }
    let screen = ["--auto-servernum", "--server-args=-screen 0 1600x1000x24"];
    run(Command::new("xvfb-run").args(screen).arg(built("benchmarks")))
}
