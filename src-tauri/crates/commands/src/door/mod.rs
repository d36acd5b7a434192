//! The door itself: the table of commands, what it expands to, the types of the page, and refusals.
//!
//! Knows no handler but by its line in the table.

pub mod bindings;
pub(crate) mod failure;
pub(crate) mod json;
pub(crate) mod macros;
pub(crate) mod table;
