//! Charts as files: a picture of the drawing, the numbers as CSV.

mod csv;
mod png;

pub use csv::csv;
pub use png::png;
