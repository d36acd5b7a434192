//! `cargo xtask dist`: the programs as they are shipped, and measured: optimised, without debug assertions, stripped.

use std::path::PathBuf;

use crate::needs;
use crate::steps::{cargo, page, run, target};

/// Builds both programs; says where they lie.
pub fn dist() -> Result<(), String> {
    needs::for_building()?;
    page()?;
    println!("Building what is shipped. This takes far longer than `cargo start`.");
    run(&mut cargo(&["build", "--profile", "dist", "--package", "paideia", "--package", "paideia-window"]))?;
    for program in ["paideia", "paideia-window"] {
        let path = shipped(program);
        let bytes = path.metadata().map_err(|error| format!("{}: {error}", path.display()))?.len();
        println!("{}  {} MB", path.display(), bytes / 1_000_000);
    }
    Ok(())
}

/// Where a program lies as it is shipped.
pub fn shipped(program: &str) -> PathBuf {
    target().join("dist").join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}
