//! The one door: the table of commands and the desk on which they work.
//!
//! The window and the terminal are thin shells over [`Desk::call`]. Knows no SQL, no window and no words for people.
//!
//! `door` is the table; `desk` what a command works on; every other folder holds the functions behind one part of the
//! table. A handler reads from `Shown`, or refuses what would corrupt the plan and runs one command; rules live in
//! `domain`.

mod boards;
mod council;
mod desk;
mod door;
mod failure;
mod frameworks;
mod imports;
mod indicators;
mod letters;
mod money;
mod outputs;
mod own_fields;
mod partners;
mod plan;
mod programme;
mod records;
mod roadmap;
mod sample;
mod team;
#[cfg(test)]
mod testing;
mod twins;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub mod views;

pub use desk::Desk;
pub use desk::Frame;
pub use desk::beginning::First;
pub use desk::beside::beside;
pub use desk::home;
pub use desk::touched::Touched;
pub use desk::writing::Filled;
pub use door::bindings;
pub use door::call::{Answer, Request};
pub use door::files::{Dialog, write_file};
pub use door::kinds::{Command, Effect, FileKind, FileUse, Reads, Way, command, commands};
pub use failure::Failure;
pub use intake::hush_contained_panics;
pub use publish::{serve as serve_pages, set_apart as set_pages_apart};
pub use store::Surroundings;
