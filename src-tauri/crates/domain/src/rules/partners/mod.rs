//! Partners: what they promised, what is awaited, where they are at home, and who is tied to whom.

pub mod hosts;
pub mod network;
pub mod offers;

pub use offers::*;

#[cfg(test)]
mod tests;
