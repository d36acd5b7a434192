//! The records of a plan: one struct for each table, under the same field names everywhere.
//!
//! Nothing is worked out here; what follows from records is said in `rules`.

#![allow(missing_docs, reason = "the field names are the glossary's words")]

mod budget;
mod council;
mod decisions;
mod engagement;
mod evidence;
mod filters;
mod framework;
mod house_style;
mod imports;
mod indicators;
mod letters;
mod own_fields;
mod partners;
mod place;
mod programme;
mod publications;
mod releases;
mod roadmap;
mod workflow;

pub use budget::*;
pub use council::*;
pub use decisions::*;
pub use engagement::*;
pub use evidence::*;
pub use filters::*;
pub use framework::*;
pub use house_style::*;
pub use imports::*;
pub use indicators::*;
pub use letters::*;
pub use own_fields::*;
pub use partners::*;
pub use place::*;
pub use programme::*;
pub use publications::*;
pub use releases::*;
pub use roadmap::*;
pub use workflow::*;
