//! Charts as files: a picture of the drawing, the numbers as CSV.

mod csv;
mod foreign;
mod png;

pub use csv::csv;
pub use foreign::{ForeignDrawing, png_of_foreign};
pub use png::{png, png_of};
