//! Teams of people with plan files, over folders and over servers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;
mod plan_files;
mod servers;
