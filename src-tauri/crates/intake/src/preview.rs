//! The parts of a preview that are the same for every kind of record.

use std::collections::HashSet;

use crate::cells::clean::{clean_line, name_key};
use crate::source::header_row::is_value;
use crate::{Certainty, ImportColumn, ImportKind, ImportOptions, ImportPreview, ImportQuestion, Sheet, Values};

/// Rows shown in the preview.
pub(crate) const SHOWN: usize = 500;

/// What happened to rows, counted.
#[derive(Default)]
pub(crate) struct Tally {
    new: usize,
    changed: usize,
    same: usize,
}

impl Tally {
    /// Counts a row by what happens to it.
    pub(crate) fn count(&mut self, action: &str) {
        match action {
            "new" => self.new += 1,
            "changed" => self.changed += 1,
            _ => self.same += 1,
        }
    }

    pub(crate) fn into_preview(self, preview: &mut ImportPreview) {
        (preview.new, preview.changed, preview.same) = (self.new, self.changed, self.same);
    }
}

/// A preview of a file of which nothing has been compared yet.
pub(crate) fn blank_preview(
    kind: ImportKind,
    sheet: &Sheet,
    options: &ImportOptions,
    fields: &[(String, Certainty)],
    known: &[&str],
) -> ImportPreview {
    let sample = |column: usize| {
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| clean_line(cell));
        cells.filter(|cell| !cell.is_empty()).take(3).map(|cell| cell.chars().take(80).collect()).collect()
    };
    let columns = sheet.headers.iter().zip(fields).enumerate().map(|(at, (header, (field, certainty)))| ImportColumn {
        header: header.clone(),
        field: field.clone(),
        certainty: *certainty,
        samples: sample(at),
    });
    ImportPreview {
        kind,
        file_name: sheet.file_name.clone(),
        format: sheet.format.to_owned(),
        options: ImportOptions {
            encoding: sheet.options.encoding.clone(),
            delimiter: sheet.options.delimiter.clone(),
            sheet: sheet.options.sheet.clone(),
            header_row: sheet.options.header_row,
            mapping: Some(sheet.headers.iter().cloned().zip(fields.iter().map(|(field, _)| field.clone())).collect()),
            ..options.clone()
        },
        encodings: sheet.encodings.clone(),
        sheets: sheet.sheets.clone(),
        columns: columns.collect(),
        fields: known.iter().map(|field| (*field).to_owned()).collect(),
        rows: sheet.rows.len() + sheet.no_records.len(),
        no_record_count: sheet.no_records.len(),
        no_records: sheet.no_records.clone(),
        notices: sheet.notices.clone(),
        ..ImportPreview::default()
    }
}

/// Something to ask, with words to choose from.
pub(crate) fn question(code: &str, option: &str, choices: &[&str], proposed: &str) -> ImportQuestion {
    ImportQuestion {
        code: code.to_owned(),
        option: option.to_owned(),
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
        proposed: proposed.to_owned(),
        values: Values::new(),
    }
}

/// Asks which column holds a field that a record cannot be without, and goes on with the likeliest: the column of
/// words with the most different ones. `None` when there is no column of words at all.
pub(crate) fn column_question(
    code: &str,
    sheet: &Sheet,
    fields: &mut [(String, Certainty)],
    field: &str,
) -> Option<ImportQuestion> {
    let score = |column: usize| -> Option<(usize, usize)> {
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.trim());
        let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let words =
            filled.iter().filter(|cell| cell.contains(char::is_alphabetic) && !is_value(cell) && !is_file(cell));
        let words: Vec<&&str> = words.collect();
        let distinct: HashSet<String> = words.iter().map(|cell| name_key(cell)).collect();
        // A title stands in nearly every row.
        (sheet.rows.len() <= 2 * words.len()).then_some((distinct.len(), words.len()))
    };
    let free = (0..fields.len()).filter(|column| fields[*column].0.is_empty());
    let best = free.filter_map(|column| score(column).map(|score| (score, std::cmp::Reverse(column)))).max();
    let proposed = best.map(|(_, std::cmp::Reverse(column))| column);
    if let Some(column) = proposed {
        fields[column] = (field.to_owned(), Certainty::Probable);
    }
    let choices: Vec<&str> = sheet.headers.iter().map(String::as_str).collect();
    Some(question(code, "mapping", &choices, proposed.map_or("", |column| &sheet.headers[column])))
}

/// `poster.jpg`: a name of a file is no title.
fn is_file(cell: &str) -> bool {
    let ending = cell.rsplit_once('.').map_or("", |(_, ending)| ending);
    !cell.contains(' ')
        && (2..=4).contains(&ending.len())
        && ending.chars().all(|letter| letter.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SheetRow;

    #[test]
    fn names_of_files_are_no_titles() {
        assert_eq!(
            ["poster.jpg", "a.b", "a.bc", "a.tiff", "a.html5", "my poster.jpg", "poster", "a.j-g"].map(is_file),
            [true, false, true, true, false, false, false, false]
        );
    }

    fn asked(columns: &[&[&str]]) -> (String, Vec<String>) {
        let height = columns[0].len();
        let row =
            |at: usize| SheetRow { line: at + 2, cells: columns.iter().map(|cells| cells[at].to_owned()).collect() };
        let headers: Vec<String> = (0..columns.len()).map(crate::source::header_row::letters).collect();
        let sheet = Sheet { headers, rows: (0..height).map(row).collect(), ..Sheet::default() };
        let mut fields = vec![(String::new(), Certainty::Unknown); columns.len()];
        let question = column_question("title_column", &sheet, &mut fields, "title").expect("a question");
        assert_eq!(
            (question.code.as_str(), question.option.as_str(), question.choices),
            ("title_column", "mapping", sheet.headers)
        );
        (question.proposed, fields.into_iter().map(|(field, _)| field).collect())
    }

    #[test]
    fn the_column_with_the_most_different_words_is_proposed() {
        let proposed = |columns: &[&[&str]]| asked(columns).0;
        assert_eq!(proposed(&[&["a", "a"], &["b", "c"]]), "B");
        assert_eq!(proposed(&[&["b", "c"], &["d", "e"]]), "A");
        assert_eq!(proposed(&[&["1", "2"], &["b", "b"]]), "B");
        assert_eq!(proposed(&[&["a.jpg", "b.jpg"], &["b", "b"]]), "B");
        assert_eq!(proposed(&[&["Ann", "ann"], &["b", "c"]]), "B");
        // Half of the rows are enough, fewer are not.
        assert_eq!(proposed(&[&["a", "b", "", ""], &["c", "c", "c", "c"]]), "A");
        assert_eq!(proposed(&[&["a", "b", "", "", ""], &["c", "c", "c", "c", "c"]]), "B");
        assert_eq!(asked(&[&["1", "2"], &["3", "4"]]), (String::new(), vec![String::new(), String::new()]));
        assert_eq!(asked(&[&["1", "2"], &["a", "b"]]).1, ["", "title"]);
    }
}
