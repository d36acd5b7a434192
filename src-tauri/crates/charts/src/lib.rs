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
//! `Noto Sans Hebrew`; text that runs from right to left, or that needs a font of the computer, is drawn as shapes.
//!
//! Charts count nothing themselves where `domain::rules` has counted already, and read no clock and no file.

mod chart;
mod counts;
mod drawing;
mod export;
mod kinds;

use domain::Plan;
use fonts::Region;
use text::Texts;

use crate::chart::{Sketch, empty, sketch};
use crate::drawing::canvas::Canvas;

pub use chart::{Chart, ChartError, ChartPart, ChartTable, Medium, Scene};
pub use counts::indicator_marks::Mark as IndicatorMark;
pub use drawing::canvas::Area;
pub use export::{ForeignDrawing, csv, png, png_of, png_of_foreign};
pub use kinds::{ChartListing, KINDS, Kind, Subject, alone, examples, list};

/// The name of a chart as every system takes it in the name of a file.
pub fn file_name(name: &str) -> String {
    name.replace(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_', "-")
}

/// Draws a chart.
pub fn draw(name: &str, scene: &Scene, texts: &Texts, medium: Medium) -> Result<Chart, ChartError> {
    draw_with_labels(name, scene, texts, medium).map(|(chart, _)| chart)
}

/// The texts of a drawing, for tests that look whether each has room.
pub struct Labels {
    /// Their boxes, with what they say.
    pub drawn: Vec<(Area, String)>,
    /// Those that found no room.
    pub left_out: Vec<String>,
}

/// Draws a chart and tells where its texts stand.
pub fn draw_with_labels(
    name: &str,
    scene: &Scene,
    texts: &Texts,
    medium: Medium,
) -> Result<(Chart, Labels), ChartError> {
    let (kind, of) = name.split_once(':').unwrap_or((name, ""));
    let kind = Kind::of(kind).ok_or_else(|| ChartError::Unknown(name.to_owned()))?;
    drawing::shape::set_region(region(scene.plan));
    let Sketch { pen, title, summary, table } = kind.draw(scene, texts, medium, of)?;
    // A record without a name still gives its chart a heading: that of its kind.
    let title = title.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| kind.title(texts));
    let (width, height) = (pen.width, pen.height);
    let canvas: Canvas = pen.into_canvas()?;
    let replaced = canvas.replaced.clone();
    let labels = Labels { drawn: canvas.labels().to_vec(), left_out: canvas.left_out.clone() };
    let says_summary = is_said(&summary, labels.drawn.iter().map(|(_, text)| text.as_str()));
    let (svg, parts) = canvas.finish(&file_name(name), &title, &summary);
    Ok((
        Chart { name: name.to_owned(), title, summary, says_summary, svg, width, height, table, parts, replaced },
        labels,
    ))
}

/// Whether texts one after the other, each a line of it, are a sentence.
fn is_said<'a>(sentence: &str, lines: impl Iterator<Item = &'a str>) -> bool {
    let is_written = |letter: &char| !letter.is_whitespace();
    sentence.chars().filter(is_written).eq(lines.flat_map(str::chars).filter(is_written))
}

/// Whose form of Chinese signs a plan is drawn and set in.
pub fn region(plan: &Plan) -> Region {
    let profile = plan.profile.as_ref();
    let country = profile.map_or("", |profile| profile.country.as_str());
    Region::of(country, profile.into_iter().flat_map(|profile| profile.languages.iter().map(String::as_str)))
}
