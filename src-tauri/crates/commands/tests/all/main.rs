//! The table of commands from outside, as the page and the terminal call it. One program: each would hold the whole of
//! Paideia, and be linked with it, once more.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test that cannot go on fails")]

mod common;

mod boards;
mod bulk;
mod cells;
mod concurrent;
mod desk;
mod framework_files;
mod frameworks;
#[path = "../../../../../tests/golden.rs"]
mod golden;
mod host_forms;
mod house_style;
mod indicators;
mod letters;
mod money;
mod outputs;
mod own_fields;
mod partners;
mod problems;
mod random_plan;
mod records;
mod releases;
mod roadmap;
mod series;
mod tables_back;
mod tables_out;
mod team;
mod workflow;
mod written;
