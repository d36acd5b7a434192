//! A file becomes a table of text: kind of file, encoding, delimiter or sheet, heading row.
//!
//! Knows nothing about what the columns mean.

pub(crate) mod cell_text;
pub(crate) mod container;
pub(crate) mod delimited;
pub(crate) mod encoding;
pub(crate) mod error_cells;
pub(crate) mod header_row;
pub(crate) mod ods;
pub(crate) mod sections;
pub(crate) mod sheet;
pub(crate) mod workbook;
pub(crate) mod xls;
pub(crate) mod xml;
