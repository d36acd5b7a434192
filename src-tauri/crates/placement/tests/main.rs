//! The crate from outside: the checker's cases, the solver's promises, and wrong files.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod cases;
mod checker;
mod hostile;
mod rank;
mod solver;
mod yardstick;
