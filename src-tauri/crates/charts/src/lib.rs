//! The charts of the plan as SVG, the same on the screen and on paper.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{Plan, Week};
use serde::Serialize;
use ts_rs::TS;

/// The charts that can be drawn.
pub const NAMES: &[&str] = &["temple", "events_by_day", "coverage", "status_funnel", "pillar_radar", "hours_heat"];

/// A drawn chart with everything that stands for it where it cannot be seen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Chart {
    /// One of [`NAMES`].
    pub name: String,
    /// Its heading, shown outside the drawing.
    pub title: String,
    /// What it says, in one sentence.
    pub summary: String,
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

/// Draws a chart.
pub fn draw(name: &str, _scene: &Scene, texts: &text::Texts, _medium: Medium) -> Result<Chart, ChartError> {
    if !NAMES.contains(&name) {
        return Err(ChartError::Unknown(name.to_owned()));
    }
    Ok(Chart {
        name: name.to_owned(),
        title: texts.get(&format!("chart-{name}")),
        summary: String::new(),
        svg: String::new(),
        width: 640.0,
        height: 352.0,
        table: ChartTable::default(),
        parts: Vec::new(),
    })
}

/// The picture of a chart drawn for [`Medium::Print`], as a PNG file.
pub fn png(_chart: &Chart, _scale: f32) -> Result<Vec<u8>, ChartError> {
    Ok(Vec::new())
}
