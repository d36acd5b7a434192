//! What the council gets: what is late and to be decided, decisions, risks, and what changed since it last met.

pub mod decisions;
pub mod outlook;
pub mod risks;
pub mod since;

#[cfg(test)]
mod tests;
