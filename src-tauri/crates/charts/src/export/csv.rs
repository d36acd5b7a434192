//! The numbers of a chart as a CSV file, as spreadsheets open it.

use crate::ChartTable;

/// CSV with a byte order mark: the headings, then the rows, just as the page shows them.
pub fn csv(table: &ChartTable) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    for row in std::iter::once(&table.columns).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        out += &cells.join(",");
        out += "\r\n";
    }
    out.into_bytes()
}

/// A cell that a spreadsheet would run as a formula is marked as text; plain numbers stay numbers.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let mark = if is_formula { "'" } else { "" };
    if is_formula || cell.contains(['"', ',', ';', '\n', '\r']) {
        format!("\"{mark}{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::csv;
    use crate::ChartTable;

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        let table = ChartTable { columns: vec!["Name".to_owned()], rows: vec![vec![cell.to_owned()]] };
        let file = String::from_utf8(csv(&table)).unwrap();
        assert_eq!(file, format!("\u{feff}Name\r\n{expected}\r\n"));
    }

    #[test]
    fn cells_open_as_what_they_are() {
        check("Old Town", "Old Town");
        check("1,204", "\"1,204\"");
        check("say \"yes\"", "\"say \"\"yes\"\"\"");
        check("−4.0", "−4.0");
        check("+0.4", "+0.4");
        check("-3", "-3");
    }

    #[test]
    fn nothing_is_run_as_a_formula() {
        check("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"");
        check("+1 more", "\"'+1 more\"");
        check("@sum", "\"'@sum\"");
    }
}
