//! What a chart is: what it is drawn from, the drawing with everything that stands for it, and one before it is
//! finished.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{Plan, Week};
use serde::Serialize;
use text::{Direction, Texts};
use ts_rs::TS;

use crate::drawing::canvas::Anchor;
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Pen, balanced, text_style};
use crate::drawing::shape::FontFace;

/// A drawn chart with everything that stands for it where it cannot be seen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Chart {
    /// What it is called by: the name of its kind, and after a colon what it is about.
    pub name: String,
    /// Its heading, shown outside the drawing.
    pub title: String,
    /// What it says, in one sentence.
    pub summary: String,
    /// The drawing itself says this sentence, as where there is nothing to draw: it need not stand beside it.
    pub says_summary: bool,
    /// The drawing.
    pub svg: String,
    /// Width of the drawing, in its own units.
    pub width: f64,
    /// Height of the drawing, in its own units.
    pub height: f64,
    /// The same numbers as a table.
    pub table: ChartTable,
    /// The marks that lead somewhere.
    pub parts: Vec<ChartPart>,
    /// Letters that no font here has, with the texts in which a sign stands for them.
    #[serde(skip)]
    #[ts(skip)]
    pub replaced: Vec<(char, String)>,
}

/// The numbers of a chart.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct ChartTable {
    /// Headings.
    pub columns: Vec<String>,
    /// Rows as long as the headings; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// A mark that leads to its detail.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChartPart {
    /// Its `data-part` in the drawing.
    pub id: String,
    /// What it is and how much, in words.
    pub label: String,
    /// The screen it leads to.
    pub screen: String,
    /// What that screen is to show.
    pub filter: BTreeMap<String, String>,
}

/// Where the drawing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// In the window: colours follow the theme, marks can be chosen.
    Screen,
    /// In a document or picture: fixed colours, nothing to choose.
    Print,
}

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// The week whose events count; without it, all events.
    pub week: Option<&'a Week>,
    /// Today in the city.
    pub today: NaiveDate,
}

/// Why there is no chart.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// No chart has this name.
    #[error("no chart is named {0}")]
    Unknown(String),
    /// The drawing could not be made.
    #[error("the drawing failed: {0}")]
    Drawing(String),
}

/// A chart before it is finished.
pub struct Sketch {
    /// The pen that drew it.
    pub pen: Pen,
    /// Its heading, where it depends on what is drawn; else the message `chart-<name>`.
    pub title: Option<String>,
    /// What it says, in one sentence.
    pub summary: String,
    /// The same numbers as a table.
    pub table: ChartTable,
}

/// An empty drawing in the direction of the language.
pub fn sketch(medium: Medium, texts: &Texts, width: f64, height: f64) -> Pen {
    Pen::new(medium, texts.direction() == Direction::Rtl, width.ceil(), height.ceil())
}

/// A chart of nothing: a sentence that says so.
pub fn empty(
    medium: Medium,
    texts: &Texts,
    (width, height): (f64, f64),
    id: &str,
    table: ChartTable,
) -> Result<Sketch, ChartError> {
    let pen = sketch(medium, texts, width, height);
    let sentence = texts.get(id);
    let letters = text_style(FontFace::Regular, 13.0, Colour::MUTED);
    let lines = balanced(&sentence, &letters, width - 80.0, 4);
    let first = height * 0.4 - 9.0 * (lines.len().max(1) - 1) as f64 + 4.0;
    // Pale bars say that there will be a drawing here.
    let slot = width / 15.0;
    for (at, share) in [0.5, 0.62, 0.78, 0.6, 0.7, 1.0, 0.45].into_iter().enumerate() {
        let bar = height * 0.3 * share;
        pen.rect((slot * (2 * at + 1) as f64, height - 1.0 - bar), (slot, bar), Colour::LINE, 0.45)?;
    }
    pen.line(&[(0.0, height - 1.0), (width, height - 1.0)], Colour::LINE, 1.0)?;
    pen.lines(&lines, (width / 2.0, first), Anchor::Middle, letters, 18.0)?;
    Ok(Sketch { pen, title: None, summary: sentence, table })
}
