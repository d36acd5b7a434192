//! The door itself: the table of commands, what it expands to, the types of the page, files, answers and notices.
//!
//! Knows no handler but by its line in the table.

pub(crate) mod answers;
pub mod bindings;
pub(crate) mod call;
pub(crate) mod files;
pub(crate) mod json;
pub(crate) mod kinds;
pub(crate) mod macros;
pub(crate) mod notices;
pub(crate) mod reads;
#[cfg(test)]
mod reads_tests;
pub(crate) mod table;
pub(crate) mod written;
