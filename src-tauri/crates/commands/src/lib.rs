//! The one door: the table of commands and the desk on which they work.
//!
//! The window and the terminal are thin shells over [`Desk::call`]. Knows no SQL, no window and no words for people.

pub mod bindings;
mod desk;
mod failure;
mod framework_file;
mod handlers;
pub mod home;
mod json;
mod json_lines;
mod machine;
mod macros;
mod sample;
mod shown;
mod table;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub mod views;
mod zones;

pub use desk::{Answer, Desk};
pub use failure::Failure;
pub(crate) use json::{from_json, no_arguments, to_json};
pub use macros::Kind;
pub use store::Surroundings;
pub use table::kinds;
