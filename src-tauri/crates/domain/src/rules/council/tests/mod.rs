//! Tests of what the council gets.

mod decisions;
mod outlook;
mod outlook_ground;
mod since;
