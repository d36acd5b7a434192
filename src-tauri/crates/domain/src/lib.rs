//! The words and rules of a learning city.
//!
//! Every struct here is the one form of its thing: the row in the plan file, the argument of the rules,
//! the JSON of the commands and the TypeScript type of the page, under the same field names everywhere.
//!
//! `domain` reads no file, knows no clock, no SQL, no window and no words for people. Its functions cannot
//! fail; they return lists of problems. Times are local to the city: which zone that is stands in the profile.

pub mod addresses;
pub mod base64;
pub mod bounds;
pub mod currency;
pub mod fields;
pub mod fold;
pub mod geo;
pub mod maps;
pub mod names;
pub mod order;
pub mod record;
pub mod references;
pub mod rules;
pub mod tables;
pub mod words;

mod ids;

#[allow(missing_docs, reason = "the field names are the glossary's words")]
mod plan;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
mod problem;
mod records;

pub use ids::{Id, link_id};
pub use plan::*;
pub use problem::*;
pub use record::{Cell, Field, FieldChange, Kind, Record, changes};
pub use records::*;
