//! The charts of the plan as SVG, the same on the screen and on paper.
//!
//! # On the screen
//! - Colours follow the theme. Every shape has a class, `chart-fill-<token>` for its surface and
//!   `chart-line-<token>` for its edge, and the attribute `var(--c-<token>,#hex)`, so that a theme sets either the
//!   variables or the classes. No `style` attribute is used; a strict content security policy forbids them.
//!   Tokens: `ink`, `muted`, `line`, `surface` (what the chart lies on), `stone`, `stone-line`, `shaft` (the empty
//!   column), `accent`, `bar`, `warning`, `warning-text`, `pillar-0` (no pillar) to `pillar-6`, and for letters on
//!   the surface `pillar-text-0` to `pillar-text-6`.
//! - A mark that leads somewhere is `<g class="part" data-part="…" tabindex="0" role="link" aria-label="…">`; its
//!   screen and filter stand in [`Chart::parts`] under the same id. Filters: `area_id`, `pillar_id` (`none` for
//!   events without one), `neighbourhood_id`, `week_id`, `on` (a date), `hour` (24 and more: after midnight),
//!   `status` (words with commas between them), `goal_id`, `action_id`, `milestone_id`, `partner_id`,
//!   `indicator_id`, `year`, `source` (a kind of source), `likelihood`, `impact`.
//! - A drawing with such marks has the role `group`, because nothing inside an `img` can be reached.
//!
//! # On paper
//! Colours are plain, the families are `Inter`, `Source Serif 4`, `Noto Sans`, `IBM Plex Sans Arabic` and
//! `Noto Sans Hebrew`, and text that runs from right to left is drawn as shapes.
//!
//! Charts count nothing themselves where `domain::rules` has counted already, and read no clock and no file.

mod attendance_bars;
mod audience_stacked;
mod backend;
mod budget_stacked;
mod budget_waterfall;
mod canvas;
mod co2;
mod context;
mod coverage;
mod coverage_heat;
mod diverging;
mod events_by_day;
mod fonts;
mod gantt;
mod hours_heat;
mod indicator_bars;
mod indicator_marks;
#[cfg(test)]
mod indicator_tests;
mod ink;
mod list;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod made_up;
#[cfg(test)]
mod made_up_more;
#[cfg(test)]
mod made_up_progress;
#[cfg(test)]
mod made_up_roadmap;
mod map;
#[cfg(test)]
mod money_tests;
mod multiples;
mod network;
mod network_layout;
mod numbers;
mod outline;
mod pen;
mod picture;
mod pillar_radar;
#[cfg(test)]
mod proof;
mod rating_heat;
mod risk_matrix;
mod round_radar;
mod shades;
mod sheet;
mod status_funnel;
mod temple;
#[cfg(test)]
mod tests;
mod trend;
mod urban_rural;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{Plan, Week};
use serde::Serialize;
use text::{Direction, Texts};
use ts_rs::TS;

use crate::canvas::{Canvas, Hold};
use crate::fonts::Cut;
use crate::ink::Ink;
use crate::pen::{Pen, balanced, lettering};

pub use fonts::{FONT_FILES, FontFile};
pub use list::{ChartListing, examples, list};
pub use picture::png;
pub use sheet::csv;

/// The charts that can be drawn. A name may be followed by what it is about: `trend:<indicator id>`.
pub const NAMES: &[&str] = &[
    "temple",
    "events_by_day",
    "coverage",
    "status_funnel",
    "pillar_radar",
    "hours_heat",
    "round_radar",
    "rating_heat",
    "gantt",
    "budget_waterfall",
    "budget_by_year",
    "risk_matrix",
    "map",
    "coverage_heat",
    "diverging",
    "audience_stacked",
    "attendance_bars",
    "urban_rural",
    "co2",
    "network",
    "indicator_bars",
];

/// Charts that are about one indicator: its id always stands behind the name and a colon.
pub const ABOUT_INDICATORS: &[&str] = &["trend", "multiples"];

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
pub fn draw(name: &str, scene: &Scene, texts: &Texts, medium: Medium) -> Result<Chart, ChartError> {
    draw_on_canvas(name, scene, texts, medium).map(|(chart, _)| chart)
}

/// A chart before it is finished.
struct Sketch {
    pen: Pen,
    /// Its heading, where it depends on what is drawn; else the message `chart-<name>`.
    title: Option<String>,
    summary: String,
    table: ChartTable,
}

/// The texts of a drawing.
#[cfg_attr(not(test), allow(dead_code, reason = "only the tests look at them"))]
struct Labels {
    /// Their boxes, with what they say.
    drawn: Vec<(canvas::Area, String)>,
    /// Those that found no room.
    left_out: Vec<String>,
}

fn draw_on_canvas(name: &str, scene: &Scene, texts: &Texts, medium: Medium) -> Result<(Chart, Labels), ChartError> {
    let unknown = || ChartError::Unknown(name.to_owned());
    let (kind, of) = name.split_once(':').unwrap_or((name, ""));
    let sketch = match kind {
        "temple" => temple::draw(scene, texts, medium),
        "events_by_day" => events_by_day::draw(scene, texts, medium),
        "coverage" => coverage::draw(scene, texts, medium),
        "status_funnel" => status_funnel::draw(scene, texts, medium),
        "pillar_radar" => pillar_radar::draw(scene, texts, medium),
        "hours_heat" => hours_heat::draw(scene, texts, medium),
        "gantt" => gantt::draw(scene, of, texts, medium),
        "round_radar" => round_radar::draw(scene, of, texts, medium),
        "rating_heat" => rating_heat::draw(scene, of, texts, medium),
        "budget_waterfall" => budget_waterfall::draw(scene, of, texts, medium),
        "budget_by_year" => budget_stacked::draw(scene, texts, medium),
        "risk_matrix" => risk_matrix::draw(scene, texts, medium),
        "map" => map::draw(scene, texts, medium, of),
        "coverage_heat" => coverage_heat::draw(scene, texts, medium),
        "diverging" => diverging::draw(scene, texts, medium, of),
        "audience_stacked" => audience_stacked::draw(scene, texts, medium, of),
        "attendance_bars" => attendance_bars::draw(scene, texts, medium),
        "urban_rural" => urban_rural::draw(scene, texts, medium),
        "co2" => co2::draw(scene, texts, medium),
        "network" => network::draw(scene, texts, medium),
        "trend" => trend::draw(scene, texts, medium, of),
        "multiples" => multiples::draw(scene, texts, medium, of),
        "indicator_bars" => indicator_bars::draw(scene, texts, medium, of),
        _ => return Err(unknown()),
    };
    let Sketch { pen, title, summary, table } = sketch?;
    // A record without a name still gives its chart a heading: that of its kind.
    let title = title.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| texts.get(&format!("chart-{kind}")));
    let (width, height) = (pen.width, pen.height);
    let canvas: Canvas = pen.into_canvas()?;
    let labels = Labels { drawn: canvas.labels().to_vec(), left_out: canvas.left_out.clone() };
    let (svg, parts) = canvas.finish(&name.replace(':', "-"), &title, &summary);
    Ok((Chart { name: name.to_owned(), title, summary, svg, width, height, table, parts }, labels))
}

/// An empty drawing in the direction of the language.
fn sketch(medium: Medium, texts: &Texts, width: f64, height: f64) -> Pen {
    Pen::new(medium, texts.direction() == Direction::Rtl, width.ceil(), height.ceil())
}

/// A chart of nothing: a sentence that says so.
fn empty(
    medium: Medium,
    texts: &Texts,
    (width, height): (f64, f64),
    id: &str,
    table: ChartTable,
) -> Result<Sketch, ChartError> {
    let pen = sketch(medium, texts, width, height);
    let sentence = texts.get(id);
    let letters = lettering(Cut::Regular, 13.0, Ink::MUTED);
    let lines = balanced(&sentence, &letters, width - 80.0, 4);
    let first = height * 0.4 - 9.0 * (lines.len().max(1) - 1) as f64 + 4.0;
    // Pale bars say that there will be a drawing here.
    let slot = width / 15.0;
    for (at, share) in [0.5, 0.62, 0.78, 0.6, 0.7, 1.0, 0.45].into_iter().enumerate() {
        let bar = height * 0.3 * share;
        pen.rect((slot * (2 * at + 1) as f64, height - 1.0 - bar), (slot, bar), Ink::LINE, 0.45)?;
    }
    pen.line(&[(0.0, height - 1.0), (width, height - 1.0)], Ink::LINE, 1.0)?;
    pen.lines(&lines, (width / 2.0, first), Hold::Middle, letters, 18.0)?;
    Ok(Sketch { pen, title: None, summary: sentence, table })
}
