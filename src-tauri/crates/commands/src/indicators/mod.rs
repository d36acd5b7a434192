//! Indicators and their readings: rows, files in and out.

pub(crate) mod exports;
pub(crate) mod indicator;
