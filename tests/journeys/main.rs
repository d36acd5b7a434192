//! Placeholder until the journeys are written.
mod driver;
fn main() {}
