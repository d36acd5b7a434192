//! Open risks by likelihood and impact: nine cells, each with its number and the word of its level.
//!
//! What makes a level is decided in `domain::rules::risks`; closed risks are not counted.

use domain::RiskLevel;
use domain::rules::risks::{self, Cell};
use text::{Arg, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, fit, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 460.0;
const TOP: f64 = 24.0;
const CELL: f64 = 70.0;
const GAP: f64 = 4.0;

const AXIS: TextStyle = text_style(FontFace::Strong, 11.0, Colour::MUTED);
const LEVEL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::INK);
const COUNT: TextStyle = text_style(FontFace::Strong, 20.0, Colour::INK);

/// Draws the matrix.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let cells = risks::matrix(scene.plan);
    let table = table(&cells, texts);
    let height = TOP + 3.0 * CELL + 42.0;
    if cells.iter().all(|cell| cell.risks.is_empty()) {
        let id = if scene.plan.risks.is_empty() { "chart-risk_matrix-none" } else { "chart-risk_matrix-closed" };
        return empty(medium, texts, (WIDTH, height), id, table);
    }
    let levels: Vec<String> = RiskLevel::ALL.iter().map(|level| word(*level, texts)).collect();
    let left = levels.iter().map(|level| width(level, &LEVEL)).fold(0.0, f64::max).min(110.0) + 10.0;
    let pen = sketch(medium, texts, WIDTH, height);
    let slot = (WIDTH - left) / 3.0;
    let rows = Rows { pen: &pen, texts, left, slot };
    pen.text(&texts.get("chart-risk_matrix-likelihood"), (0.0, 12.0), Anchor::Left, AXIS, WIDTH)?;
    for (at, level) in levels.iter().rev().enumerate() {
        let y = TOP + CELL * (at as f64 + 0.5) + 4.0;
        pen.text(level, (left - 8.0, y), Anchor::Right, LEVEL, left - 8.5)?;
    }
    for (at, cell) in cells.iter().enumerate() {
        rows.cell(at, cell)?;
    }
    let foot = TOP + 3.0 * CELL;
    for (at, level) in levels.iter().enumerate() {
        pen.text(level, (left + slot * (at as f64 + 0.5), foot + 16.0), Anchor::Middle, LEVEL, slot - 6.0)?;
    }
    pen.text(&texts.get("chart-risk_matrix-impact"), (WIDTH, foot + 36.0), Anchor::Right, AXIS, WIDTH)?;
    Ok(Sketch { title: None, summary: summary(scene, &cells, texts), pen, table })
}

struct Rows<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    left: f64,
    slot: f64,
}

impl Rows<'_> {
    fn cell(&self, at: usize, cell: &Cell) -> Drawn {
        let (row, column) = ((at / 3) as f64, (at % 3) as f64);
        let corner = (self.left + self.slot * column + GAP / 2.0, TOP + CELL * row + GAP / 2.0);
        let size = (self.slot - GAP, CELL - GAP);
        let count = cell.risks.len();
        let draw = || {
            self.pen.with(ShapeLook { radius: 5.0, ..ShapeLook::default() }, || {
                // A white sheet first, so that the shade is the same on any ground.
                let (colour, alpha) = shade(cell.level, count);
                self.pen.rect(corner, size, colour, alpha)
            })?;
            let middle = corner.0 + size.0 / 2.0;
            let letters =
                if count == 0 { TextStyle { colour: Colour::MUTED, face: FontFace::Regular, ..COUNT } } else { COUNT };
            self.pen.text(
                &self.texts.number(count as i64),
                (middle, corner.1 + 34.0),
                Anchor::Middle,
                letters,
                size.0,
            )?;
            let level = fit(&word(cell.level, self.texts), &LEVEL, size.0 - 8.0);
            self.pen.text(&level, (middle, corner.1 + 54.0), Anchor::Middle, LEVEL, size.0)
        };
        if count == 0 { draw() } else { self.pen.part(self.part(cell), draw) }
    }

    fn part(&self, cell: &Cell) -> ChartPart {
        let args = [
            ("likelihood", Arg::from(word(cell.likelihood, self.texts))),
            ("impact", Arg::from(word(cell.impact, self.texts))),
            ("level", Arg::from(word(cell.level, self.texts))),
            ("count", Arg::from(cell.risks.len())),
            ("shown", Arg::from(self.texts.number(cell.risks.len() as i64))),
        ];
        let (likelihood, impact) = (cell.likelihood.word(), cell.impact.word());
        ChartPart {
            id: format!("risk-{likelihood}-{impact}"),
            label: self.texts.format("chart-risk_matrix-part", &args),
            screen: "risks".to_owned(),
            filter: counts::filter(&[("likelihood", likelihood), ("impact", impact)]),
        }
    }
}

/// The surface of a cell: deeper with the level, paler while nothing is in it.
fn shade(level: RiskLevel, count: usize) -> (Colour, f64) {
    let strength = if count == 0 { 0.4 } else { 1.0 };
    match level {
        RiskLevel::Low => (Colour::STONE, strength),
        RiskLevel::Medium => (Colour::pillar(2), 0.34 * strength),
        RiskLevel::High => (Colour::WARNING, 0.52 * strength),
    }
}

fn word(level: RiskLevel, texts: &Texts) -> String {
    texts.get(&format!("risk-level-{}", level.word()))
}

fn summary(scene: &Scene, cells: &[Cell], texts: &Texts) -> String {
    let high: usize = cells.iter().filter(|cell| cell.level == RiskLevel::High).map(|cell| cell.risks.len()).sum();
    let open: usize = cells.iter().map(|cell| cell.risks.len()).sum();
    let ranked = risks::ranked(scene.plan);
    let gravest = ranked.first().map(|risk| risk.title.trim().to_owned()).unwrap_or_default();
    let args = [
        ("count", Arg::from(open)),
        ("shown", Arg::from(texts.number(open as i64))),
        ("high", Arg::from(high)),
        ("high_shown", Arg::from(texts.number(high as i64))),
        ("gravest", Arg::from(gravest)),
    ];
    texts.format("chart-risk_matrix-summary", &args)
}

fn table(cells: &[Cell], texts: &Texts) -> ChartTable {
    let mut columns = vec![texts.get("chart-column-likelihood")];
    let impact = |level: &RiskLevel| texts.format("chart-column-impact", &[("level", word(*level, texts).into())]);
    columns.extend(RiskLevel::ALL.iter().map(impact));
    let rows = cells.chunks(3).map(|row| {
        let mut line = vec![word(row[0].likelihood, texts)];
        line.extend(row.iter().map(|cell| {
            let args = [
                ("shown", Arg::from(texts.number(cell.risks.len() as i64))),
                ("level", word(cell.level, texts).into()),
            ];
            texts.format("chart-risk_matrix-cell", &args)
        }));
        line
    });
    ChartTable { columns, rows: rows.collect() }
}
