//! Tables of a plan as this program writes them, in plain words: what people would edit and send back.

use domain::Plan;
use domain::tables::labels::Labels;
use domain::tables::mark::{head, mark};
use domain::tables::rows::{named_tables, rows};
use domain::tables::shown::{Shown, Speak, joined, moment_text, time_text};
use domain::tables::{Column, Holds, TableKind};
use domain::words::{ALL, WordList};
use intake::ImportWords;

/// Rows of cells, the head first; the program's own column is the first one.
pub type Table = Vec<Vec<String>>;

const LANGUAGES: [(&str, &str); 3] = [("German", "de"), ("English", "en"), ("French", "fr")];

struct Words;

impl Speak for Words {
    fn word(&self, _: WordList, word: &str) -> String {
        word.replace('_', " ")
    }

    fn language(&self, tag: &str) -> String {
        LANGUAGES.iter().find(|(_, its)| *its == tag).map_or(tag, |(name, _)| name).to_owned()
    }
}

/// The words by which these tables are written.
pub fn words() -> ImportWords {
    let choice = |list: &str, label: &str, word: &str| (list.to_owned(), label.to_owned(), word.to_owned());
    let of = |list: &WordList| {
        list.words.iter().map(|word| choice(&list.label(), &Words.word(*list, word), word)).collect::<Vec<_>>()
    };
    let mut choices: Vec<_> = ALL.iter().flat_map(of).collect();
    choices.extend(LANGUAGES.iter().map(|(name, tag)| choice("language", name, tag)));
    choices.extend([choice("yes_no", "yes", "1"), choice("yes_no", "no", "0")]);
    ImportWords { heads: Vec::new(), choices }
}

/// What people read above a column.
pub fn heading(column: &Column) -> String {
    match column.holds {
        Holds::Own(field) => field.name.clone(),
        Holds::Field | Holds::Venue | Holds::Partners(_) | Holds::People | Holds::Areas => column.name.to_owned(),
    }
}

fn said(shown: &Shown) -> String {
    match shown {
        Shown::Empty => String::new(),
        Shown::Text(text) => text.clone(),
        Shown::List(items) => joined(items),
        Shown::Number(number, _) => number.to_string(),
        Shown::YesNo(is_so) => if *is_so { "yes" } else { "no" }.to_owned(),
        Shown::Date(day) => day.to_string(),
        Shown::Moment(at) => moment_text(*at),
        Shown::Time(at) => time_text(*at),
    }
}

/// A table of a plan.
pub fn table(plan: &Plan, kind: TableKind) -> Table {
    let columns = kind.columns_of(plan);
    let labels = Labels::new(plan, named_tables(&columns));
    let keys: Vec<String> = columns.iter().map(Column::key).collect();
    let headings: Vec<String> = columns.iter().map(heading).collect();
    let own = head(kind, keys.iter().map(String::as_str).zip(headings.iter().map(String::as_str)));
    let mut table = vec![[vec![own], headings].concat()];
    for row in rows(plan, kind, &columns, &Words, &labels) {
        let keys: Vec<String> = row.cells.iter().map(Shown::key).collect();
        let own = mark(&row.id, keys.iter().map(String::as_str));
        table.push([vec![own], row.cells.iter().map(said).collect()].concat());
    }
    table
}

/// Where a column stands.
pub fn place(table: &Table, heading: &str) -> usize {
    table[0].iter().position(|its| its == heading).unwrap_or_else(|| panic!("no column {heading}"))
}

/// The cell of a record.
pub fn cell<'t>(table: &'t mut Table, id: &str, heading: &str) -> &'t mut String {
    let at = place(table, heading);
    let is_its = |row: &&mut Vec<String>| row[0].split(' ').next() == Some(id);
    let row = table.iter_mut().skip(1).find(is_its).unwrap_or_else(|| panic!("no record {id}"));
    &mut row[at]
}

/// A row that somebody typed in, without a mark.
pub fn add(table: &mut Table, cells: &[(&str, &str)]) {
    let mut row = vec![String::new(); table[0].len()];
    for (heading, text) in cells {
        row[place(table, heading)] = (*text).to_owned();
    }
    table.push(row);
}

/// The table as a spreadsheet saves it.
pub fn text(table: &Table, delimiter: char) -> String {
    let cell = |cell: &String| {
        let is_plain = !cell.contains([delimiter, '"', '\n']);
        if is_plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string()) + "\n";
    table.iter().map(line).collect()
}
