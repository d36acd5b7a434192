//! What goes out to other systems, held against what the plan says, and read back by other programs' eyes.
//!
//! Files that the readers of `tests/interchange` look at are written into the folder for temporary files of the tests.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod calendars;
mod city;
mod golden;
mod listings;
mod open_data;
mod round_trip;
mod schedules;
mod written;
