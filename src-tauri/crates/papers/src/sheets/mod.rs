//! Sheets for those who run a week: what happens where and when, and who comes, to be filled in by hand.
//!
//! Which lines stand on which sheet, and who may be named, is said by `domain::rules::sheets`.

mod attendance;
mod run;

use chrono::NaiveDate;
use domain::rules::sheets::SheetBy;
use domain::{Plan, Week};
use fonts::Region;
use serde::Serialize;

use crate::blocks::Block;
use crate::content::{Date, Fact, Language};
use crate::letters::LetterCover;
use crate::look::Look;

pub use attendance::attendance_sheets;
pub use run::run_sheets;

/// What sheets are made from.
#[derive(Clone, Copy)]
pub struct SheetsRequest<'a> {
    /// The plan, as it stands.
    pub plan: &'a Plan,
    /// The week they are of.
    pub week: &'a Week,
    /// The day on which they are made.
    pub today: NaiveDate,
    /// By what they are parted.
    pub by: SheetBy,
    /// The id of one venue, partner or person, or one day as `2027-05-04`; `None`: all of them.
    pub only: Option<&'a str>,
}

/// Sheets, ready to be set.
#[derive(Clone, Debug, Serialize)]
pub struct SheetsContent {
    /// The language of their words.
    pub language: Language,
    /// What the file is called by readers.
    pub title: String,
    /// Who made them.
    pub author: String,
    /// The day of which they are.
    pub date: Date,
    /// Such as `Page 1 of 2`, counted within each sheet.
    pub page: String,
    /// Stands in `page` for the number.
    pub page_sign: &'static str,
    /// Stands in `page` for the number of pages.
    pub pages_sign: &'static str,
    /// At the beginning of each page's head: the week.
    pub header_start: String,
    /// At the end of it: of which day the sheet is.
    pub header_end: String,
    /// What stands before several sheets; `None`: it is one alone.
    pub cover: Option<LetterCover>,
    /// Each begins on a page of its own.
    pub sheets: Vec<SheetContent>,
    /// People who are not named, because their record does not allow it.
    #[serde(skip)]
    pub unnamed: usize,
    /// Colours, fonts and logo.
    #[serde(skip)]
    pub look: Look,
    /// Whose form of Chinese signs they are set in.
    #[serde(skip)]
    pub region: Region,
    /// Stays the same for all states of the same sheets.
    #[serde(skip)]
    pub identity: String,
}

/// One sheet.
#[derive(Clone, Debug, Serialize)]
pub struct SheetContent {
    /// Under what it was put among others, such as its venue; may be empty.
    pub group: String,
    /// Of what it is.
    pub title: String,
    /// Label and value, in two columns.
    pub facts: Vec<Fact>,
    /// What to do with it; may be empty.
    pub about: String,
    /// The tables, each under a heading, which is empty where the title says it.
    pub parts: Vec<SheetPart>,
    /// Figures to be written in by hand, by their labels.
    pub blanks: Vec<String>,
    /// A square code to know the sheet by.
    pub code: Option<SheetCode>,
}

/// A table of a sheet.
#[derive(Clone, Debug, Serialize)]
pub struct SheetPart {
    /// The day, where a sheet has several.
    pub title: String,
    /// What happens.
    pub table: Block,
    /// Whether its rows are to be written in by hand, and need the room.
    pub is_blank: bool,
}

/// A square code (QR).
#[derive(Clone, Debug, Serialize)]
pub struct SheetCode {
    /// What it holds.
    #[serde(skip)]
    pub text: String,
    /// What it is, for who cannot see it.
    pub alt: String,
    /// What stands with it.
    pub caption: String,
    /// The name of its drawing.
    pub file: String,
}
