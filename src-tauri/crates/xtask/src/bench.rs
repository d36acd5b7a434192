//! `cargo xtask bench`: measures what the figures in `docs/benchmarks.md` speak of, with the programs as shipped.

use std::path::PathBuf;
use std::process::Command;

use crate::dist::shipped;
use crate::needs::{self, python_with};
use crate::start::has_display;
use crate::steps::{cargo, page, run};

/// Builds in the profile that is shipped, then lets the benchmark program measure and write. `PART` measures one part.
pub fn bench(words: &[String]) -> Result<(), String> {
    needs::for_tests()?;
    page()?;
    run(&mut cargo(&["build", "--profile", "dist", "--workspace"]))?;
    let python = alternatives()?;
    let rivals = rivals()?;
    let program = shipped("benchmarks");
    let mut command = if has_display() {
        Command::new(program)
    } else {
        let mut command = Command::new("xvfb-run");
        command.args(["--auto-servernum", "--server-args=-screen 0 1600x1000x24"]).arg(program);
        command
    };
    run(command.args(words).env("PAIDEIA_BENCH_PYTHON", python).env("PAIDEIA_BENCH_RIVALS", rivals))
}

/// Libraries that merge documents, against which taking in is held: a program outside of the workspace, so that nothing
/// but this builds them.
fn rivals() -> Result<PathBuf, String> {
    let folder = shipped("rivals");
    run(cargo(&["build", "--release", "--locked", "--manifest-path", "tests/rivals/Cargo.toml", "--target-dir"])
        .arg(&folder))?;
    Ok(folder.join("release").join(format!("rivals{}", std::env::consts::EXE_SUFFIX)))
}

/// Python with pandas and WeasyPrint, against which imports and documents are held; in a folder of its own beside what was built.
fn alternatives() -> Result<PathBuf, String> {
    python_with(&shipped("python"), "import pandas, openpyxl, weasyprint", "tests/benchmarks/requirements.txt")
}
