//! A board with its words: what a copy for people without the program shows, on paper or as a page.
//!
//! Charts are named and drawn by whoever makes the copy; nothing is counted here.

use chrono::NaiveDate;
use domain::{Plan, Week};

/// A board to be copied.
#[derive(Clone, Debug)]
pub struct BoardCopy<'a> {
    /// The whole plan, for the charts.
    pub plan: &'a Plan,
    /// The week whose events count.
    pub week: Option<&'a Week>,
    /// The day as of which everything stands.
    pub today: NaiveDate,
    /// The board's id; keeps the file's identity.
    pub id: String,
    /// What the board is called.
    pub title: String,
    /// What it is for; may be empty.
    pub about: String,
    /// Label and value of what it is about: city, week, state.
    pub facts: Vec<(String, String)>,
    /// City and office, in the running head.
    pub issuer: String,
    /// The cards in their order; figures that stand together come as one.
    pub cards: Vec<CopyCard>,
}

/// One card with its words.
#[derive(Clone, Debug)]
pub enum CopyCard {
    /// Numbers that stand together.
    Figures(Vec<CopyFigure>),
    /// A drawing by its name.
    Chart(String),
    /// A list.
    List {
        /// Its heading.
        title: String,
        /// A sentence above it; also what is said when there are no rows.
        about: String,
        /// Title, detail, status and amount.
        rows: Vec<[String; 4]>,
    },
    /// Words of the team.
    Text(String),
}

/// A number with its words.
#[derive(Clone, Debug)]
pub struct CopyFigure {
    /// What it counts.
    pub title: String,
    /// The number as people write it.
    pub number: String,
    /// Its target, or what it is made of.
    pub detail: String,
    /// How it stands, as a word; may be empty.
    pub status: String,
}
