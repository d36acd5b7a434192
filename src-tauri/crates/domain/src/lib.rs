//! The words and rules of a learning city.
//!
//! Every struct here is the one form of its thing: the row in the plan file, the argument of the rules,
//! the JSON of the commands and the TypeScript type of the page, under the same field names everywhere.
//!
//! `domain` reads no file, knows no clock, no SQL, no window and no words for people. Its functions cannot
//! fail; they return lists of problems. Times are local to the city: which zone that is stands in the profile.

pub mod geo;
pub mod geo_match;
pub mod record;
pub mod references;
pub mod rules;

#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod budget;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod council;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod decisions;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod engagement;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod evidence;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod framework;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod imports;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod indicators;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod partners;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod place;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod plan;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod problem;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod programme;
#[allow(missing_docs, reason = "the field names are the glossary\'s words")]
mod roadmap;

pub use budget::*;
pub use council::*;
pub use decisions::*;
pub use engagement::*;
pub use evidence::*;
pub use framework::*;
pub use imports::*;
pub use indicators::*;
pub use partners::*;
pub use place::*;
pub use plan::*;
pub use problem::*;
pub use programme::*;
pub use record::{Cell, Field, FieldChange, Record, changes};
pub use roadmap::*;

/// Identifier of a record: a UUID in text form. Links between two records derive theirs from the pair.
pub type Id = String;
