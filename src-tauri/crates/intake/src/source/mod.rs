//! A file becomes a table of text: kind of file, encoding, delimiter or sheet, heading row.
//!
//! Knows nothing about what the columns mean.

pub(crate) mod calendar;
pub(crate) mod calendar_rows;
pub(crate) mod cards;
pub(crate) mod cell_text;
pub(crate) mod contained;
pub(crate) mod container;
pub(crate) mod content_lines;
pub(crate) mod delimited;
pub(crate) mod encoding;
pub(crate) mod error_cells;
pub(crate) mod form;
pub(crate) mod header_row;
pub(crate) mod ods;
pub(crate) mod programme;
pub(crate) mod rules;
pub(crate) mod schedule_json;
pub(crate) mod schedule_xml;
pub(crate) mod sections;
pub(crate) mod sheet;
pub(crate) mod table;
pub(crate) mod timing;
pub(crate) mod workbook;
pub(crate) mod written;
pub(crate) mod xls;
pub(crate) mod xml;
pub(crate) mod zones;
