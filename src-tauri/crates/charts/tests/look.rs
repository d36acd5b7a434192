//! What is wrong with a drawing: texts that collide or are cut off, marks that lead nowhere, words that nobody tells.

use std::collections::HashSet;
use std::path::PathBuf;

use charts::{Chart, Labels, Medium, png};

/// Everything that is wrong with a chart, one sentence each.
pub fn faults(chart: &Chart, labels: &Labels, medium: Medium) -> Vec<String> {
    let mut faults = collisions(chart, labels);
    if chart.svg.contains("NaN") || chart.svg.contains("=\"inf") || chart.svg.contains("=\"-inf") {
        faults.push("no number in the drawing".to_owned());
    }
    let columns = chart.table.columns.len();
    if let Some(row) = chart.table.rows.iter().find(|row| row.len() != columns) {
        faults.push(format!("ragged table: {row:?} under {columns} headings"));
    }
    if chart.summary.trim().is_empty() || chart.title.trim().is_empty() {
        faults.push("silent: no summary or no title".to_owned());
    }
    if let Err(error) = resvg::usvg::roxmltree::Document::parse(&chart.svg) {
        faults.push(format!("broken XML: {error}"));
    }
    if chart.svg.contains("style=") {
        faults.push("an inline style, which the page forbids".to_owned());
    }
    if medium == Medium::Print && chart.svg.contains("var(") {
        faults.push("a theme, which paper does not know".to_owned());
    }
    faults.extend(parts(chart, medium));
    faults.extend(untold(chart, labels));
    faults
}

fn collisions(chart: &Chart, labels: &Labels) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, (area, text)) in labels.drawn.iter().enumerate() {
        let is_inside = -0.1 <= area.left
            && -0.1 <= area.top
            && area.right <= chart.width + 0.1
            && area.bottom <= chart.height + 0.1;
        if !is_inside {
            faults.push(format!("outside: {text:?} {area:?} of {} x {}", chart.width, chart.height));
        }
        if let Some((_, other)) = labels.drawn[at + 1..].iter().find(|(other, _)| area.overlaps(other)) {
            faults.push(format!("collision: {text:?} over {other:?}"));
        }
    }
    faults
}

fn parts(chart: &Chart, medium: Medium) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = HashSet::new();
    for part in &chart.parts {
        if part.screen.is_empty() || part.label.trim().is_empty() {
            faults.push(format!("dead end: {part:?}"));
        }
        if !ids.insert(part.id.as_str()) {
            faults.push(format!("twice the same part: {}", part.id));
        }
    }
    let marks = if medium == Medium::Screen { chart.parts.len() } else { 0 };
    if chart.svg.matches("class=\"part\"").count() != marks {
        faults.push("marks without a part".to_owned());
    }
    faults
}

/// What was shortened or found no room must be told in full by a mark, the table, the title or the summary.
fn untold(chart: &Chart, labels: &Labels) -> Vec<String> {
    let cells = chart.table.columns.iter().chain(chart.table.rows.iter().flatten());
    let told: Vec<&String> =
        chart.parts.iter().map(|part| &part.label).chain(cells).chain([&chart.title, &chart.summary]).collect();
    let told: Vec<String> = told.into_iter().map(|text| plain(text)).collect();
    let shortened = labels.drawn.iter().map(|(_, text)| text).filter(|text| text.ends_with('…'));
    let lost = shortened.chain(&labels.left_out).filter(|text| {
        let text = plain(text.trim_end_matches('…'));
        !told.iter().any(|told| told.contains(&text))
    });
    lost.map(|text| format!("untold: {text:?}")).collect()
}

/// Text as the pen wraps and fits it.
fn plain(text: &str) -> String {
    text.replace(|letter: char| letter.is_control() || fonts::is_waste(letter), " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Keeps a picture for people to look at, when they asked for pictures.
pub fn keep(chart: &Chart, what: &str) {
    let Some(folder) = std::env::var_os("PAIDEIA_CHART_PICTURES").map(PathBuf::from) else { return };
    let file = format!("{}.{what}.png", charts::file_name(&chart.name));
    std::fs::write(folder.join(file), png(chart, 1.5).unwrap()).unwrap();
}
