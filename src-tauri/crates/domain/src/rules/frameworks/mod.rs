//! What a learning city is measured against: rounds of ratings, their agreement, scores, progress and gaps.

pub mod agreement;
pub mod crosswalk;
pub mod gap;
pub mod progress;
pub mod scoring;

#[cfg(test)]
mod tests;
