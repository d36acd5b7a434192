//! Frameworks, the rounds of rating in them, what is tied to them, their files, and practices of other cities.

pub(crate) mod files;
pub(crate) mod framework;
pub(crate) mod json_lines;
pub(crate) mod practices;
pub(crate) mod rounds;
pub(crate) mod source;
pub(crate) mod ties;
