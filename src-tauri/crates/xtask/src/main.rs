//! What a newcomer or the checking machine types: `cargo start`, `cargo verify`, `cargo bindings`, `cargo xtask bench`.
//!
//! Uses the standard library alone, so that it can start before anything else is installed.
//! It installs, builds and runs; it decides nothing about the product.

mod bench;
mod needs;
mod start;
mod steps;
mod verify;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <start | verify | bindings | bench>

  start     install what is missing, build, and open the sample city (cargo start)
  verify    install what the tests need and run every check (cargo verify)
  bindings  write ui/src/bindings anew from Rust (cargo bindings)
  bench     measure, and write docs/benchmarks.md (a display is needed for the window's figures)";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.first().map(String::as_str) {
        Some("start") => start::start(),
        Some("verify") => verify::verify(&words[1..]),
        Some("bindings") => steps::run(&mut steps::cargo_test_bindings()),
        Some("bench") => bench::bench(),
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
