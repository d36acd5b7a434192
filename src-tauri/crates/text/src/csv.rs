//! CSV files as spreadsheets open them: a byte order mark, commas, quotes where they are needed.
//!
//! The only writer of CSV in the program. What stands in the cells is for others to say.

use csv::{Terminator, WriterBuilder};

/// A file in which no cell is run as a formula: what would be is marked as text by an apostrophe.
pub fn file<Row, Cell>(rows: impl IntoIterator<Item = Row>) -> Vec<u8>
where
    Row: IntoIterator<Item = Cell>,
    Cell: AsRef<str>,
{
    file_between(b',', rows)
}

/// The same with another mark between cells: a semicolon where decimals stand behind a comma.
pub fn file_between<Row, Cell>(delimiter: u8, rows: impl IntoIterator<Item = Row>) -> Vec<u8>
where
    Row: IntoIterator<Item = Cell>,
    Cell: AsRef<str>,
{
    written(delimiter, rows, |cell| if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() })
}

/// A file whose cells stand in it as they are: rows of somebody's own file, which go back to where they came from.
pub fn unguarded_file<Row, Cell>(rows: impl IntoIterator<Item = Row>) -> Vec<u8>
where
    Row: IntoIterator<Item = Cell>,
    Cell: AsRef<str>,
{
    written(b',', rows, str::to_owned)
}

/// Whether a spreadsheet would run a cell; plain numbers are none, whatever their sign, and neither is a telephone
/// number in groups.
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err() && !is_in_groups(cell)
}

/// `+353 20 915 0394`: nothing that could be worked out.
fn is_in_groups(cell: &str) -> bool {
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|sign| sign.is_ascii_digit());
    cell.strip_prefix('+').is_some_and(|number| number.contains(' ') && number.split(' ').all(digits))
}

fn written<Row, Cell>(delimiter: u8, rows: impl IntoIterator<Item = Row>, guard: impl Fn(&str) -> String) -> Vec<u8>
where
    Row: IntoIterator<Item = Cell>,
    Cell: AsRef<str>,
{
    let out = String::from("\u{feff}").into_bytes();
    let mut writer =
        WriterBuilder::new().delimiter(delimiter).flexible(true).terminator(Terminator::CRLF).from_writer(out);
    for row in rows {
        let cells: Vec<String> = row.into_iter().map(|cell| guard(cell.as_ref())).collect();
        // Nothing can fail on the way into memory.
        let _ = writer.write_record(&cells);
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, guarded: &str, as_it_is: &str) {
        let text = |file: Vec<u8>| String::from_utf8(file).unwrap();
        assert_eq!(text(file([["Name"], [cell]])), format!("\u{feff}Name\r\n{guarded}\r\n"));
        assert_eq!(text(unguarded_file([["Name"], [cell]])), format!("\u{feff}Name\r\n{as_it_is}\r\n"));
    }

    #[test]
    fn cells_open_as_what_they_are() {
        for cell in ["Old Town", "−4.0", "+0.4", "-3", "1e5", "+353 20 915 0394", "a;b", "'quoted'"] {
            check(cell, cell, cell);
        }
        check("1,204", "\"1,204\"", "\"1,204\"");
        check("say \"yes\"", "\"say \"\"yes\"\"\"", "\"say \"\"yes\"\"\"");
        check("two\nlines", "\"two\nlines\"", "\"two\nlines\"");
    }

    #[test]
    fn nothing_is_run_as_a_formula() {
        check("=1+1", "'=1+1", "=1+1");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"", "\"=HYPERLINK(\"\"x\"\")\"");
        check("+1 more", "'+1 more", "+1 more");
        check("-", "'-", "-");
        check("+353 20-915", "'+353 20-915", "+353 20-915");
        check("+ 5", "'+ 5", "+ 5");
        check("@sum", "'@sum", "@sum");
        check("\ttab", "'\ttab", "\ttab");
    }

    #[test]
    fn rows_may_differ_in_length() {
        let rows: [&[&str]; 3] = [&["a", "b"], &["c"], &[]];
        assert_eq!(String::from_utf8(file(rows)).unwrap(), "\u{feff}a,b\r\nc\r\n\"\"\r\n");
    }
}
