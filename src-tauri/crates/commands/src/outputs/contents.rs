//! What is in a file that has no pages, for those who look before they write it: the first rows of a table, the files of
//! a folder, the slides of a board. Writes nothing.

use domain::OutputKind;
use serde::Serialize;
use site::board_slide_titles;
use tables::{Peek, peek_listing, peek_table};
use text::Texts;
use ts_rs::TS;

use crate::Failure;
use crate::boards::copies::copy_of;
use crate::desk::Desk;
use crate::outputs::make::{data_files, site_files, with_outgoing};
use crate::outputs::options::{Chosen, World, checked, is_yes, scope, value};
use crate::outputs::spec::records;
use crate::outputs::tables::programme_list;

/// Rows that are shown; whoever wants all of them writes the file.
const MOST_ROWS: usize = 200;

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutputContents {
    /// Headings.
    pub heads: Vec<String>,
    /// The first rows, a text for each heading.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are.
    pub count: usize,
    /// What stands on the first page of a site.
    pub first_page: Vec<PageLine>,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PageLine {
    /// How large a heading it is; 0: none.
    pub level: u8,
    pub text: String,
}

/// What is in the file of a document without pages; `None`: it has pages to look at.
pub(crate) fn get_output_contents(
    desk: &Desk,
    kind: OutputKind,
    options: Chosen,
) -> Result<Option<OutputContents>, Failure> {
    let (shown, texts) = (desk.shown()?, desk.texts());
    let world = World { desk, shown: &shown, texts: &texts };
    let chosen = checked(kind, &options, &world)?;
    Ok(match kind {
        OutputKind::CouncilPaper
        | OutputKind::ProgressReport
        | OutputKind::EvaluationReport
        | OutputKind::BusinessCase
        | OutputKind::Minutes
        | OutputKind::Booklet
        | OutputKind::Posters
        | OutputKind::Cards
        | OutputKind::DaySheets
        | OutputKind::RunSheets
        | OutputKind::AttendanceSheets => None,
        OutputKind::Board if is_yes(&chosen, "slides") => {
            let copy = copy_of(&world, value(&chosen, "name"))?;
            Some(slides(&board_slide_titles(&copy, &texts)?, &texts))
        }
        OutputKind::Board => None,
        OutputKind::Programme => {
            let (list, _) = with_outgoing(&world, |outgoing| Ok(programme_list(outgoing, &scope(&chosen), &texts)))?;
            Some(begun(peek_listing(&list, MOST_ROWS, &texts)))
        }
        OutputKind::Site => {
            let site = site_files(&world)?;
            let first_page = site.start_lines().into_iter().map(|(level, text)| PageLine { level, text }).collect();
            let files = folder(site.files.iter().map(|file| (&file.path, &file.bytes)), &texts);
            Some(OutputContents { first_page, ..files })
        }
        OutputKind::OpenData => {
            Some(folder(data_files(&world).files.iter().map(|file| (&file.name, &file.bytes)), &texts))
        }
        records!() => kind.table().map(|table| begun(peek_table(table, &shown.plan, MOST_ROWS, &texts))),
    })
}

fn begun(peek: Peek) -> OutputContents {
    OutputContents { heads: peek.heads, rows: peek.rows, count: peek.count, first_page: Vec::new() }
}

/// The slides of a board by number, with their headings.
fn slides(titles: &[String], texts: &Texts) -> OutputContents {
    let row = |(at, title): (usize, &String)| vec![texts.number(at as i64 + 1), title.clone()];
    let heads = ["output-slide", "output-slide-title"].map(|head| texts.get(head)).to_vec();
    let rows = titles.iter().enumerate().map(row).collect();
    OutputContents { heads, rows, count: titles.len(), first_page: Vec::new() }
}

/// Names and sizes of files, those at the top first.
fn folder<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>, texts: &Texts) -> OutputContents {
    let size = |bytes: &[u8]| {
        let count = bytes.len() as i64;
        texts.format("value-bytes", &[("count", count.into()), ("number", texts.number(count).into())])
    };
    let mut rows: Vec<Vec<String>> = files.map(|(name, bytes)| vec![name.clone(), size(bytes)]).collect();
    let count = rows.len();
    rows.sort_by_key(|row| row[0].contains('/'));
    rows.truncate(MOST_ROWS);
    let heads = ["output-file", "output-file-size"].map(|head| texts.get(head)).to_vec();
    OutputContents { heads, rows, count, first_page: Vec::new() }
}
