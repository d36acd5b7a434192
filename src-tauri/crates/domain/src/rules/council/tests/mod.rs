//! Tests of what the council gets.

mod decisions;
mod outlook;
