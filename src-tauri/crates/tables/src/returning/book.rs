//! What stands in a table, whatever the format: headings, widths, drop-downs, rows and explanations.

use domain::fields::Meaning;
use domain::tables::labels::Labels;
use domain::tables::rows::{Row, named_tables, rows};
use domain::tables::shown::{Shown, Speak, joined, moment_text, time_text};
use domain::tables::{Column, Fixed, Holds, TableKind, mark};
use domain::words::WordList;
use domain::{EventRole, OwnKind, Plan};
use text::Texts;

/// Rows below the last one that have drop-downs too.
pub(super) const BLANK_ROWS: usize = 200;
/// A list of more words is no help in a cell.
const MOST_CHOICES: usize = 5_000;
/// A text that takes more lines is cut to the eye, or there would be nothing else on the screen.
const MOST_LINES: usize = 6;

/// A table, ready to be written.
#[derive(Default)]
pub(super) struct Book {
    pub(super) name: String,
    pub(super) how_name: String,
    pub(super) lists_name: String,
    /// The head of the program's own column; `None`: it has none.
    pub(super) mark: Option<String>,
    pub(super) columns: Vec<BookColumn>,
    pub(super) rows: Vec<BookRow>,
    /// The title of the sheet that explains, and its paragraphs.
    pub(super) how: Vec<String>,
    /// The head of the explanations of columns, and one row for each; nothing: there is no such sheet.
    pub(super) explained: Vec<[String; 4]>,
    /// Said beside a cell that holds no word of its list: a title, and the sentence.
    pub(super) choice_hint: (String, String),
}

/// A column behind the program's own.
pub(super) struct BookColumn {
    pub(super) title: String,
    /// In letters.
    pub(super) width: f64,
    /// Words to choose from; none: whatever fits.
    pub(super) choices: Vec<String>,
    /// Shown as not to be changed.
    pub(super) is_fixed: bool,
    /// What empty cells of the column will hold.
    pub(super) meaning: Meaning,
}

/// A row: what the program knows it by, and its cells.
pub(super) struct BookRow {
    pub(super) mark: String,
    pub(super) cells: Vec<Shown>,
    /// Lines of text that it takes.
    pub(super) lines: usize,
}

/// The words of a language as tables say them.
pub(super) struct Words<'a>(pub(super) &'a Texts);

impl Speak for Words<'_> {
    fn word(&self, list: WordList, word: &str) -> String {
        self.0.word(list, word)
    }

    fn language(&self, tag: &str) -> String {
        let id = format!("language-{tag}");
        if self.0.has(&id) { self.0.get(&id) } else { tag.to_owned() }
    }
}

impl Words<'_> {
    /// Every language that has a word, with its tag.
    pub(super) fn languages(&self) -> impl Iterator<Item = (String, String)> {
        let letters = || (b'a'..=b'z').map(char::from);
        let two = letters().flat_map(move |first| letters().map(move |second| format!("{first}{second}")));
        let three = letters().flat_map(move |first| {
            letters().flat_map(move |second| letters().map(move |third| format!("{first}{second}{third}")))
        });
        let tags: Vec<String> = two.chain(three).filter(|tag| self.0.has(&format!("language-{tag}"))).collect();
        tags.into_iter().map(|tag| (self.0.get(&format!("language-{tag}")), tag))
    }
}

impl Book {
    /// The table of a kind.
    pub(super) fn new(kind: TableKind, plan: &Plan, texts: &Texts) -> Self {
        let columns = kind.columns_of(plan);
        let labels = Labels::new(plan, named_tables(&columns));
        let words = Words(texts);
        let found = rows(plan, kind, &columns, &words, &labels);
        let titles = titles(kind, &columns, texts);
        let cells = |at: usize| found.iter().map(move |row| &row.cells[at]);
        let widths = columns.iter().zip(&titles).enumerate();
        let widths: Vec<f64> =
            widths.map(|(at, (column, title))| width(Wide::of_field(column), title, cells(at))).collect();
        let keys: Vec<String> = columns.iter().map(Column::key).collect();
        let pairs = keys.iter().map(String::as_str).zip(titles.iter().map(String::as_str));
        let get = |id: &str| texts.get(id);
        let how = ["title", "edit", "rows", "leave", "lists", "money", "back"];
        let currency = plan.profile.as_ref().map(|profile| profile.currency.as_str()).unwrap_or_default();
        let about = [("table", texts.word(TableKind::LIST, kind.word()).into()), ("currency", currency.into())];
        let heads = ["heading", "holds", "words", "change"].map(|name| get(&format!("tables-how-{name}")));
        let explained = columns.iter().zip(&titles).map(|(column, title)| explain(column, title, texts, &labels));
        Book {
            name: texts.word(TableKind::LIST, kind.word()),
            how_name: get("tables-sheet-how"),
            lists_name: get("tables-sheet-lists"),
            mark: Some(mark::head(kind, pairs)),
            rows: found.into_iter().map(|row| book_row(row, &widths)).collect(),
            how: how.iter().map(|part| texts.format(&format!("tables-how-{part}"), &about)).collect(),
            explained: std::iter::once(heads).chain(explained).collect(),
            choice_hint: (get("tables-choice"), get("tables-choice-hint")),
            columns: columns
                .iter()
                .zip(titles.iter().zip(&widths))
                .map(|(column, (title, width))| BookColumn {
                    title: title.clone(),
                    width: *width,
                    choices: choices(column, texts, &labels),
                    is_fixed: column.fixed == Fixed::Key,
                    meaning: column.meaning,
                })
                .collect(),
        }
    }
}

fn book_row(row: Row, widths: &[f64]) -> BookRow {
    let keys: Vec<String> = row.cells.iter().map(Shown::key).collect();
    let mark = mark::mark(&row.id, keys.iter().map(String::as_str));
    BookRow { mark, lines: lines_of(&row.cells, widths), cells: row.cells }
}

/// Lines of text that a row takes, as far as they are shown.
pub(super) fn lines_of(cells: &[Shown], widths: &[f64]) -> usize {
    let lines = cells.iter().zip(widths).map(|(cell, width)| {
        let text = written(cell);
        text.lines().map(|line| 1 + (letters(line) as f64 * 1.1 / width) as usize).sum::<usize>()
    });
    lines.max().unwrap_or(1).clamp(1, MOST_LINES)
}

/// What the columns are called, each otherwise: a field of the plan's own may bear the name of one that every plan has.
fn titles(kind: TableKind, columns: &[Column], texts: &Texts) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for column in columns {
        let bare = title(kind, column, texts);
        let numbered = (2..).map(|at| format!("{bare} ({at})"));
        let free = std::iter::once(bare.clone()).chain(numbered).find(|title| !titles.contains(title));
        titles.push(free.unwrap_or_default());
    }
    titles
}

/// What a column is called.
fn title(kind: TableKind, column: &Column, texts: &Texts) -> String {
    match column.holds {
        Holds::Field => texts.field(kind.table(), column.name),
        Holds::Own(field) => field.name.split_whitespace().collect::<Vec<_>>().join(" "),
        Holds::Venue => texts.field(kind.table(), "venue_id"),
        Holds::Partners(role) => texts.word(EventRole::LIST, role.word()),
        Holds::People => texts.get("tables-column-people"),
        Holds::Areas => texts.get("tables-column-areas"),
    }
}

/// How many words of a drop-down are told where columns are explained.
const MOST_EXPLAINED: usize = 20;

/// The words that a cell of a column can hold.
enum Choice {
    /// One of these.
    One(Vec<String>),
    /// Several of these: too much for a drop-down, which puts one word into a cell.
    Several(Vec<String>),
    /// Whatever somebody writes.
    Any,
}

fn choice(column: &Column, texts: &Texts, labels: &Labels) -> Choice {
    let words = |list: WordList| list.words.iter().map(|word| texts.word(list, word)).collect();
    if let Some(choices) = own_choices(column) {
        return Choice::One(choices.to_vec());
    }
    match column.meaning {
        Meaning::Word(list) => Choice::One(words(list)),
        Meaning::YesNo => Choice::One(vec![texts.get("value-yes"), texts.get("value-no")]),
        Meaning::Id(table) => Choice::One(labels.all(table).to_vec()),
        Meaning::WordList(list) => Choice::Several(words(list)),
        Meaning::Ids("area") => Choice::Several(labels.all("area").to_vec()),
        Meaning::WordsList
        | Meaning::Languages
        | Meaning::Ids(_)
        | Meaning::Dates
        | Meaning::Words
        | Meaning::Country
        | Meaning::Money
        | Meaning::Count
        | Meaning::Year
        | Meaning::Weekday
        | Meaning::Number
        | Meaning::Bytes
        | Meaning::Date
        | Meaning::Moment
        | Meaning::Time
        | Meaning::Recurrence
        | Meaning::Computed
        | Meaning::FieldNames
        | Meaning::Cards
        | Meaning::ProblemCode
        | Meaning::Machine => Choice::Any,
    }
}

/// What can be chosen in a field of the plan's own.
fn own_choices<'a>(column: &Column<'a>) -> Option<&'a [String]> {
    let Holds::Own(field) = column.holds else { return None };
    (field.kind == OwnKind::Choice).then_some(field.choices.as_slice())
}

/// Words that a cell can be one of.
fn choices(column: &Column, texts: &Texts, labels: &Labels) -> Vec<String> {
    match choice(column, texts, labels) {
        Choice::One(mut words) => {
            words.truncate(MOST_CHOICES);
            words
        }
        Choice::Several(_) | Choice::Any => Vec::new(),
    }
}

/// Heading, what a column holds, the words of several values, whether it can be changed.
fn explain(column: &Column, title: &str, texts: &Texts, labels: &Labels) -> [String; 4] {
    let holds = match column.meaning {
        Meaning::Words if own_choices(column).is_some() => "word",
        Meaning::Word(_) => "word",
        Meaning::YesNo => "yes_no",
        Meaning::Id(_) => "name",
        Meaning::Ids(_) => "names",
        Meaning::WordList(_) | Meaning::Languages => "words",
        Meaning::WordsList => "texts",
        Meaning::Dates => "dates",
        Meaning::Money => "money",
        Meaning::Count => "count",
        Meaning::Year => "year",
        Meaning::Number | Meaning::Bytes => "number",
        Meaning::Date => "date",
        Meaning::Moment => "moment",
        Meaning::Time => "time",
        Meaning::Words
        | Meaning::Country
        | Meaning::Weekday
        | Meaning::Recurrence
        | Meaning::Computed
        | Meaning::FieldNames
        | Meaning::Cards
        | Meaning::ProblemCode
        | Meaning::Machine => "text",
    };
    let words = match choice(column, texts, labels) {
        Choice::One(words) => words.into_iter().take(MOST_EXPLAINED).collect(),
        Choice::Several(words) => words,
        Choice::Any => Vec::new(),
    };
    let change = match column.fixed {
        Fixed::Free => "free",
        Fixed::OnceSet => "once",
        Fixed::Key => "key",
    };
    let get = |part: &str, word: &str| texts.get(&format!("tables-{part}-{word}"));
    [title.to_owned(), get("holds", holds), joined(&words), get("change", change)]
}

/// How wide a column may be.
#[derive(Clone, Copy)]
pub(super) enum Wide {
    /// Whole sentences.
    Prose,
    /// Names.
    Names,
    /// Several words.
    Words,
    /// A day with a time.
    Moment,
    /// A day.
    Day,
    /// A word or a number.
    Short,
}

impl Wide {
    /// Of a field.
    fn of_field(column: &Column) -> Self {
        let is_prose = column.name.ends_with("text") || column.name.contains("note");
        if column.meaning == Meaning::Words && is_prose { Self::Prose } else { Self::of(column.meaning) }
    }

    /// Of what cells mean.
    pub(super) fn of(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Words | Meaning::Id(_) | Meaning::Ids(_) => Self::Names,
            Meaning::WordsList | Meaning::WordList(_) | Meaning::Languages | Meaning::Dates => Self::Words,
            Meaning::Moment => Self::Moment,
            Meaning::Date => Self::Day,
            Meaning::Word(_)
            | Meaning::Country
            | Meaning::YesNo
            | Meaning::Money
            | Meaning::Count
            | Meaning::Year
            | Meaning::Weekday
            | Meaning::Number
            | Meaning::Bytes
            | Meaning::Time
            | Meaning::Recurrence
            | Meaning::Computed
            | Meaning::FieldNames
            | Meaning::Cards
            | Meaning::ProblemCode
            | Meaning::Machine => Self::Short,
        }
    }

    /// The narrowest and the widest, in letters.
    fn range(self) -> (f64, f64) {
        match self {
            Self::Prose => (24.0, 44.0),
            Self::Names => (12.0, 36.0),
            Self::Words => (12.0, 28.0),
            Self::Moment => (17.0, 17.0),
            Self::Day => (12.0, 16.0),
            Self::Short => (10.0, 24.0),
        }
    }
}

/// Wide enough for most cells of a column, in letters.
pub(super) fn width<'c>(wide: Wide, title: &str, cells: impl Iterator<Item = &'c Shown>) -> f64 {
    let (narrowest, widest) = wide.range();
    let cells = cells.take(500).map(|cell| written(cell).lines().map(letters).max().unwrap_or(0));
    let longest = cells.max().unwrap_or(0) as f64 + 2.0;
    // A heading may take two lines, but none of its words; beside it stands the button of the filter.
    let words = title.split_whitespace().map(letters).max().unwrap_or(0) as f64;
    let head = (words + 4.0).max(letters(title) as f64 / 2.0 + 4.0);
    longest.max(head).clamp(narrowest, widest.max(words + 4.0))
}

/// How wide a text is, in letters: those of East Asia are twice as wide.
pub(super) fn letters(text: &str) -> usize {
    text.chars()
        .map(|letter| if ('\u{1100}'..='\u{ffdc}').contains(&letter) && letter >= '\u{2e80}' { 2 } else { 1 })
        .sum()
}

/// A cell as text, with a point before decimals.
pub(super) fn written(cell: &Shown) -> String {
    match cell {
        Shown::Empty => String::new(),
        Shown::Text(text) => text.clone(),
        Shown::List(items) => joined(items),
        Shown::Number(number, Some(digits)) => format!("{number:.*}", *digits as usize),
        Shown::Number(number, None) => number.to_string(),
        // The words of a language are put in before; see `said`.
        Shown::YesNo(is_so) => is_so.to_string(),
        Shown::Date(day) => day.to_string(),
        Shown::Moment(at) => moment_text(*at),
        Shown::Time(at) => time_text(*at),
    }
}

/// Digits that stand behind the point of a number; `None`: more than can be shown.
pub(super) fn decimals(number: f64, digits: Option<u32>) -> Option<usize> {
    const MOST: usize = 15;
    let plain = || number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let decimals = digits.map_or_else(plain, |digits| digits as usize);
    (decimals <= MOST).then_some(decimals)
}

/// A text without what no document can hold.
pub(super) fn sound(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_kept = |letter: &char| {
        (!letter.is_control() || matches!(letter, '\n' | '\t')) && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(is_kept).collect()
}

/// How what somebody types into a new row is to look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NewCell {
    Date,
    Moment,
    Time,
    /// A text, whatever it looks like.
    Text,
    /// A word of a list.
    Word,
    Plain,
}

impl NewCell {
    pub(super) fn of(column: &BookColumn) -> Self {
        match column.meaning {
            Meaning::Date => NewCell::Date,
            Meaning::Moment => NewCell::Moment,
            Meaning::Time => NewCell::Time,
            Meaning::Words | Meaning::WordsList | Meaning::Dates => NewCell::Text,
            Meaning::Word(_)
            | Meaning::WordList(_)
            | Meaning::Languages
            | Meaning::Country
            | Meaning::Id(_)
            | Meaning::Ids(_)
            | Meaning::YesNo => NewCell::Word,
            Meaning::Money
            | Meaning::Count
            | Meaning::Year
            | Meaning::Weekday
            | Meaning::Number
            | Meaning::Bytes
            | Meaning::Recurrence
            | Meaning::Computed
            | Meaning::FieldNames
            | Meaning::Cards
            | Meaning::ProblemCode
            | Meaning::Machine => NewCell::Plain,
        }
    }
}
