//! What a newcomer or the checking machine types: `cargo start`, `cargo verify`, `cargo bindings`, `cargo xtask dist`,
//! `bench` and `soak`.
//!
//! Uses the standard library alone, so that it can start before anything else is installed.
//! It installs, builds and runs; it decides nothing about the product.

mod bench;
mod dist;
mod needs;
mod soak;
mod start;
mod steps;
mod verify;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <start | verify | bindings | dist | bench | soak | pictures>

  start     install what is missing, build, and open the sample city (cargo start)
  verify    install what the tests need and run every check (cargo verify)
  bindings  write ui/src/bindings anew from Rust (cargo bindings)
  dist      build the programs as they are shipped: optimised, stripped, without debug assertions
  bench     measure those, and write docs/benchmarks.md
  soak      the long way of one campaign of tests: cargo xtask soak NAME [COUNT]
  pictures  take the pictures of the guide anew, on the way of the journeys";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.first().map(String::as_str) {
        Some("start") => start::start(),
        Some("verify") => verify::verify(&words[1..]),
        Some("bindings") => steps::run(&mut steps::cargo_test_bindings()),
        Some("dist") => dist::dist(),
        Some("bench") => bench::bench(&words[1..]),
        Some("pictures") => verify::pictures(),
        Some("soak") => soak::soak(&words[1..]),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message}");
            ExitCode::FAILURE
        }
    }
}
