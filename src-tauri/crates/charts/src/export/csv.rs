//! The numbers of a chart as a CSV file, as spreadsheets open it.

use crate::ChartTable;

/// The headings, then the rows, just as the page shows them.
pub fn csv(table: &ChartTable) -> Vec<u8> {
    text::csv::file(std::iter::once(&table.columns).chain(&table.rows))
}

#[cfg(test)]
mod tests {
    use super::csv;
    use crate::ChartTable;

    #[test]
    fn the_headings_stand_over_the_rows() {
        let words = |words: [&str; 2]| words.map(str::to_owned).to_vec();
        let table = ChartTable { columns: words(["Day", "Events"]), rows: vec![words(["=1+1", "1,204"])] };
        assert_eq!(String::from_utf8(csv(&table)).unwrap(), "\u{feff}Day,Events\r\n'=1+1,\"1,204\"\r\n");
    }
}
