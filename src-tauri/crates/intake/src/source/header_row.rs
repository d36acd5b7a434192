//! Where the header is: below titles and padding, sometimes in two rows.

use std::collections::HashSet;

use crate::cells::clean::clean_line;
use crate::events::headers::is_known;
use crate::source::delimited::RawRow;

/// Rows that are looked at.
const DEPTH: usize = 40;

/// The header and where the data begins.
#[derive(Default)]
pub(crate) struct Head {
    /// Line of the (lower) header row in the file.
    pub(crate) line: usize,
    /// A name of its own for each column.
    pub(crate) headers: Vec<String>,
    /// The names as they stand in the file; a repeated one twice, none where there is none.
    pub(crate) names: Vec<String>,
    /// Index of the first row of data.
    pub(crate) first: usize,
    /// How many rows stand above the header.
    pub(crate) above: usize,
    /// Whether a row holds the headers.
    pub(crate) has_head: bool,
}

/// Finds the header, or takes the line that a person named. A table without one is told by letters of columns.
pub(crate) fn find_head(rows: &[RawRow], chosen: Option<usize>) -> Head {
    let named = |line: usize| rows.iter().position(|(row, _)| line <= *row);
    let found = match chosen {
        Some(line) => named(line),
        None => best_row(rows),
    };
    let Some(at) = found else {
        let headers = unique(Vec::new(), rows, 0);
        return Head { names: vec![String::new(); headers.len()], headers, ..Head::default() };
    };
    let (line, cells) = &rows[at];
    let mut names: Vec<String> = cells.iter().map(|cell| clean_line(cell)).collect();
    let has_upper = 0 < at && is_upper_row(&rows[at - 1].1, cells);
    if has_upper {
        names = joined(&rows[at - 1].1, &names);
    }
    let headers = unique(names.clone(), rows, at);
    names.resize(headers.len(), String::new());
    Head { line: *line, headers, names, first: at + 1, above: at - usize::from(has_upper), has_head: true }
}

/// The first row with the most distinct cells of text; known words count three times.
fn best_row(rows: &[RawRow]) -> Option<usize> {
    let mut best = None;
    let mut most = 0;
    // Headings stand above something, unless they are all there is.
    let last = rows.iter().rposition(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).unwrap_or(0).max(1);
    for (at, (_, cells)) in rows.iter().take(DEPTH.min(last)).enumerate() {
        let score = score(cells);
        if most < score && is_heading(cells) {
            (best, most) = (Some(at), score);
        }
    }
    best
}

/// Words and no values. Years, and numbers of columns, may stand beside words.
fn is_heading(cells: &[String]) -> bool {
    let filled: Vec<String> = cells.iter().map(|cell| clean_line(cell)).filter(|cell| !cell.is_empty()).collect();
    let values: Vec<&String> = filled.iter().filter(|cell| is_value(cell)).collect();
    let known = filled.iter().filter(|cell| is_known(cell)).count();
    let is_year =
        |cell: &&String| cell.len() == 4 && cell.starts_with(['1', '2']) && cell.bytes().all(|it| it.is_ascii_digit());
    values.is_empty() || (values.iter().all(is_year) && values.len() < filled.len()) || values.len() < known
}

/// Whether a cell holds a number, a date, a time, an address or a paragraph, and no name of a column.
pub(crate) fn is_value(cell: &str) -> bool {
    let text = cell.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_number = 0 < digits && letters == 0;
    let is_dated = 3 <= digits && letters < digits && text.contains(['/', '.', ':', '-']);
    is_number || is_dated || text.contains("://") || (text.contains('@') && text.contains('.')) || 120 < text.len()
}

fn score(cells: &[String]) -> usize {
    let mut seen = HashSet::new();
    let texts = cells.iter().map(|cell| clean_line(cell)).filter(|cell| is_text(cell));
    texts.filter(|cell| seen.insert(cell.clone())).map(|cell| if is_known(&cell) { 4 } else { 1 }).sum()
}

/// Neither empty nor a number, a date, or a whole paragraph.
fn is_text(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && cell.chars().count() <= 120
}

/// A row of groups stands above: text only, fewer different cells, and the two rows belong to the same columns.
fn is_upper_row(upper: &[String], lower: &[String]) -> bool {
    let filled: Vec<&String> = upper.iter().filter(|cell| !cell.trim().is_empty()).collect();
    let columns = lower.iter().filter(|cell| !cell.trim().is_empty()).count();
    let repeats = lower.iter().zip(upper).any(|(below, above)| below.trim().is_empty() && !above.trim().is_empty());
    2 <= filled.len()
        && 2 <= columns
        && filled.iter().all(|cell| is_text(cell))
        && upper.len() <= lower.len() + 1
        && (repeats || filled.len() < columns)
}

/// `Dates` above `Start` becomes `Dates: Start`; a group reaches to the next one.
fn joined(upper: &[String], lower: &[String]) -> Vec<String> {
    let mut group = String::new();
    (0..lower.len().max(upper.len()))
        .map(|column| {
            let above = upper.get(column).map(|cell| clean_line(cell)).unwrap_or_default();
            let below = lower.get(column).cloned().unwrap_or_default();
            if !above.is_empty() {
                group.clone_from(&above);
            }
            match (below.is_empty(), group.is_empty() || group == below) {
                (true, _) => above,
                (false, true) => below,
                (false, false) => format!("{group}: {below}"),
            }
        })
        .collect()
}

/// Every column has a name of its own: its letter where it has none, a number behind a repeated one.
fn unique(mut names: Vec<String>, rows: &[RawRow], at: usize) -> Vec<String> {
    let filled = |row: &RawRow| row.1.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let width = rows[at..].iter().map(filled).max().unwrap_or(0);
    names.resize(width, String::new());
    let mut seen = HashSet::new();
    for (column, name) in names.iter_mut().enumerate() {
        if name.is_empty() {
            *name = letters(column);
        }
        let bare = name.clone();
        let mut number = 2;
        while !seen.insert(name.clone()) {
            *name = format!("{bare} ({number})");
            number += 1;
        }
    }
    names
}

/// The name of a column as spreadsheets have it: A, B, … AA.
pub(crate) fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while 0 < rest {
        name.insert(0, (b'A' + ((rest - 1) % 26) as u8) as char);
        rest = (rest - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_spreadsheets() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    fn rows(text: &str) -> Vec<RawRow> {
        text.lines().enumerate().map(|(at, line)| (at + 1, line.split(';').map(str::to_owned).collect())).collect()
    }

    #[test]
    fn headers_below_padding_and_in_two_rows() {
        let check = |text: &str, line: usize, headers: &str| {
            let head = find_head(&rows(text), None);
            assert_eq!((head.line, head.headers.join(";")), (line, headers.to_owned()), "{text:?}");
        };
        check("Title;Date\nTalk;2027-05-03", 1, "Title;Date");
        check("Learning week 2027;;\nas of March;;\nTitle;Date;Venue\nTalk;2027-05-03;Hall", 3, "Title;Date;Venue");
        check(
            "Event;;When;\nTitle;Organiser;Date;Time\nTalk;A;2027-05-03;10:00",
            2,
            "Event: Title;Event: Organiser;When: Date;When: Time",
        );
        check("id;;age\n1;John;30", 1, "id;B;age");
        check("Title;Title;Date\nA;B;2027-05-03", 1, "Title;Title (2);Date");
        check("Title;Title;Title;Title (2)\nA;B;C;D", 1, "Title;Title (2);Title (3);Title (2) (2)");
        check("Wheat;2016;2017\nNorth;1;2\nSouth;3;4", 1, "Wheat;2016;2017");
        check("1;2;3\nTitle;Date;Venue\nTalk;2027-05-03;Hall", 2, "Title;Date;Venue");
        // Two rows of groups belong together where they have the same columns.
        check("Of all;Of some\nTitle;Date;Time\nA;2027-05-03;10:00", 2, "Of all: Title;Of some: Date;Of some: Time");
        check("Of all;;\nTitle;Date;Time\nA;2027-05-03;10:00", 2, "Title;Date;Time");
        check("Of all;12;\nTitle;Date;Time\nA;2027-05-03;10:00", 2, "Title;Date;Time");
        check("a;b;c;d;e;f\nTitle;Date;Time\nA;2027-05-03;10:00", 2, "Title;Date;Time");
        check("Title;Of all;\n;Date;Time\nA;2027-05-03;10:00", 2, "Title;Of all: Date;Of all: Time");
        check("When;When\nWhen;Title\n2027-05-03;A", 2, "When;Title");
        check("Title;Date\nA;2027-05-03;x;", 1, "Title;Date;C");
    }

    #[test]
    fn values_are_no_names_of_columns() {
        let long = "x".repeat(121);
        for cell in ["5", "5.5", "€ 5", "2027-05-03", "3.5.2027 a", "12:30 h", "a@b.c", "https://a", "1,000/x", &long]
        {
            assert!(is_value(cell), "{cell}");
        }
        for cell in ["", "Title", "Area 51", "A1", "12 ab", "1-2 abc", "a@b", "@", "x.y", &long[1..], "10:0 abcd"] {
            assert!(!is_value(cell), "{cell}");
        }
    }

    #[test]
    fn years_and_numbers_stand_beside_words_in_a_heading() {
        let is = |cells: &str| is_heading(&cells.split(';').map(str::to_owned).collect::<Vec<_>>());
        for cells in ["Name;Place", "Wheat;2016;2017", "Title;Date;Colour;55", ""] {
            assert!(is(cells), "{cells}");
        }
        for cells in ["2016;2017", "Wheat;216", "Wheat;3016", "Wheat;20a6;5", "Wheat;Oats;55", "Title;55;66"] {
            assert!(!is(cells), "{cells}");
        }
    }

    #[test]
    fn without_a_head_nothing_has_a_name() {
        let head = find_head(&rows("1;2\n3;4"), None);
        assert_eq!(
            (head.names, head.headers, head.line, head.above),
            (vec![String::new(); 2], vec!["A".to_owned(), "B".to_owned()], 0, 0)
        );
    }

    #[test]
    fn a_heading_stands_among_the_first_forty_rows() {
        let below =
            |count: usize| find_head(&rows(&("1;2\n".repeat(count) + "Title;Date\nTalk;2027-05-03")), None).line;
        assert_eq!([below(39), below(40)], [40, 0]);
    }

    #[test]
    fn the_last_row_is_no_heading_unless_it_is_all_there_is() {
        let line = |text: &str| find_head(&rows(text), None).line;
        assert_eq!(line("Title;Date"), 1);
        assert_eq!(line("1;2\nTitle;Date"), 0);
        assert_eq!(line("Title;Date\n;"), 1);
    }

    #[test]
    fn a_person_can_choose() {
        let head = find_head(&rows("Title;Date\nTitulo;Fecha\nx;y"), Some(2));
        assert_eq!((head.line, head.first), (2, 2));
    }

    #[test]
    fn a_table_without_a_header_has_letters() {
        let head = find_head(&rows("Talk;2027-05-03;10:00\nWalk;2027-05-04;11:00"), None);
        assert_eq!((head.has_head, head.first, head.headers.join(";")), (false, 0, "A;B;C".to_owned()));
    }
}
