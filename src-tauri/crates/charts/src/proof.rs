//! Every chart by 200 made-up plans: on the screen, on paper and mirrored, nothing collides and nothing is lost.
//!
//! A new chart is covered as soon as it stands in `NAMES`; one about a record, once `list::examples` names it. To
//! see a plan that fails: `PAIDEIA_PROOF_SEED=17 cargo test -p charts proof`, with `PAIDEIA_CHART_PICTURES` for the
//! pictures.

use std::collections::HashSet;
use std::sync::Mutex;

use text::Texts;

use crate::made_up::scene;
use crate::made_up_more::any_plan;
use crate::{Chart, Labels, Medium, draw_on_canvas, examples, png};

const PLANS: u64 = 200;

/// Where charts are shown: language and medium.
const SHOWN: [(&str, Medium); 3] = [("en", Medium::Screen), ("en", Medium::Print), ("en-XA", Medium::Screen)];

#[test]
fn labels_keep_apart_in_two_hundred_plans() {
    let only: Option<u64> = std::env::var("PAIDEIA_PROOF_SEED").ok().and_then(|seed| seed.parse().ok());
    let seeds: Vec<u64> = only.map_or_else(|| (0..PLANS).collect(), |seed| vec![seed]);
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).clamp(2, 8);
    let faults: Mutex<Vec<String>> = Mutex::default();
    std::thread::scope(|threads| {
        for worker in 0..workers {
            let (seeds, faults) = (&seeds, &faults);
            threads.spawn(move || {
                for seed in seeds.iter().skip(worker).step_by(workers) {
                    let found = faults_of(*seed);
                    faults.lock().unwrap().extend(found);
                }
            });
        }
    });
    let faults = faults.into_inner().unwrap();
    assert!(faults.is_empty(), "{} faults, such as:\n{}", faults.len(), kinds(&faults).join("\n"));
}

/// One fault of each chart and kind, so that a long list can be read.
fn kinds(faults: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    let kind = |fault: &String| {
        fault.split_once(": ").map(|(place, what)| {
            let chart = place.split(' ').nth(2).unwrap_or("").split(':').next().unwrap_or("").to_owned();
            (chart, what.chars().take(12).collect::<String>())
        })
    };
    faults.iter().filter(|fault| seen.insert(kind(fault))).take(60).cloned().collect()
}

fn faults_of(seed: u64) -> Vec<String> {
    let plan = any_plan(seed);
    let scene = scene(&plan);
    let mut faults = Vec::new();
    for (language, medium) in SHOWN {
        let texts = Texts::new(language);
        for name in examples(&plan) {
            let place = format!("plan {seed}, {name} {language} {medium:?}");
            match draw_on_canvas(&name, &scene, &texts, medium) {
                Ok((chart, labels)) => {
                    faults.extend(look(&chart, &labels, medium).into_iter().map(|fault| format!("{place}: {fault}")));
                    keep(&chart, medium, seed, language);
                }
                Err(error) => faults.push(format!("{place}: {error}")),
            }
        }
    }
    faults
}

/// Pictures of the plan that was asked for, for people to look at.
fn keep(chart: &Chart, medium: Medium, seed: u64, language: &str) {
    let is_asked = std::env::var_os("PAIDEIA_PROOF_SEED").is_some() && medium == Medium::Print;
    let Some(folder) = std::env::var_os("PAIDEIA_CHART_PICTURES").filter(|_| is_asked) else { return };
    let file = format!("{}.{seed}.{language}.png", chart.name.replace(':', "-"));
    std::fs::write(std::path::Path::new(&folder).join(file), png(chart, 1.5).unwrap()).unwrap();
}

fn look(chart: &Chart, labels: &Labels, medium: Medium) -> Vec<String> {
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
    faults.extend(look_at_parts(chart, medium));
    faults.extend(untold(chart, labels));
    faults
}

fn look_at_parts(chart: &Chart, medium: Medium) -> Vec<String> {
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
    if medium == Medium::Screen && chart.svg.matches("class=\"part\"").count() != chart.parts.len() {
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
    let cut = labels.drawn.iter().map(|(_, text)| text).filter(|text| text.ends_with('…'));
    let lost = cut.chain(&labels.left_out).filter(|text| {
        let text = plain(text.trim_end_matches('…'));
        !told.iter().any(|told| told.contains(&text))
    });
    lost.map(|text| format!("untold: {text:?}")).collect()
}

/// Text as `pen::wrap` and `pen::fit` see it.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
