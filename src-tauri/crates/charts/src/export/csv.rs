//! The numbers of a chart as a CSV file, as spreadsheets open it.

use crate::ChartTable;

/// The headings, then the rows, just as the page shows them.
pub fn csv(table: &ChartTable) -> Vec<u8> {
    text::csv::file(std::iter::once(&table.columns).chain(&table.rows))
}
