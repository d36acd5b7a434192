//! The rules: plain functions over a snapshot of the plan.
//!
//! Each family looks at one thing and returns what it found; nobody here decides what is allowed, changes the
//! plan or writes a sentence. What the plan says nothing of is judged by `limits`.
//! All of them together take n log n.

pub mod colour;
mod council;
mod frameworks;
pub mod indicators;
pub mod letters;
mod money;
pub mod own_fields;
pub mod partners;
pub mod plain_words;
mod programme;
pub mod roadmap;
pub mod series;
pub mod sheets;
pub mod twins;

#[cfg(test)]
mod extremes;
#[cfg(test)]
pub(crate) mod testing;

pub use council::{decisions, outlook, risks, since};
pub use frameworks::{agreement, crosswalk, gap, progress, scoring};
pub use money::{budget, grants};
pub use partners::{hosts, network};
pub use programme::{
    Availability, CODES, DraftedEvent, Standing, Touched, attendance, bulk, coverage, festival_day, figures,
    general_audiences, last_time, limits, missing, problems, release, schedule, spread, take_back, week,
};
