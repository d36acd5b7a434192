//! The ratings of one round as a heat table: a line for each area, a cell for each of its features, the rating in
//! every cell. Named by the id of the round; without one, the last of the main framework for the whole city.
//!
//! A feature that nobody rated is an empty frame, which is not the palest colour.

use std::collections::HashMap;

use domain::{Area, Assessment, Feature};
use text::{Arg, Texts};

use crate::counts::{self, short_name};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const ROW: f64 = 26.0;
const GAP: f64 = 3.0;
const TOP: f64 = 4.0;
const NAME: TextStyle = text_style(FontFace::Regular, 12.0, Colour::INK);
const COUNT: TextStyle = text_style(FontFace::Strong, 11.5, Colour::INK);

/// An area with its features and what they are rated.
struct Line<'a> {
    area: &'a Area,
    cells: Vec<(&'a Feature, Option<i64>)>,
}

/// Draws the heat of ratings.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, of: &str) -> Result<Sketch, ChartError> {
    let round = match of {
        "" => counts::assessment(scene),
        id => scene.plan.assessments.iter().find(|round| round.id == id),
    };
    let lines = round.map(|round| lines(scene, round)).unwrap_or_default();
    let table = table(&lines, texts);
    let (Some(round), false) = (round, lines.iter().all(|line| line.cells.is_empty())) else {
        return empty(medium, texts, (560.0, 240.0), "chart-rating_heat-none", table);
    };
    let longest = lines.iter().map(|line| width(short_name(line.area), &NAME)).fold(0.0, f64::max);
    let left = longest.min(190.0) + 12.0;
    let most = lines.iter().map(|line| line.cells.len()).max().unwrap_or(1).max(1);
    let slot = ((560.0 - left) / most as f64).clamp(30.0, 72.0);
    let drawing_width = left + slot * most as f64;
    let pen = sketch(medium, texts, drawing_width, TOP + ROW * lines.len() as f64 + 4.0);
    let heat = Heat { pen: &pen, texts, best: round.scale_max.max(1), left, slot };
    for (at, line) in lines.iter().enumerate() {
        heat.line(line, TOP + ROW * at as f64)?;
    }
    Ok(Sketch { title: None, summary: summary(round, &lines, texts), pen, table })
}

fn lines<'a>(scene: &Scene<'a>, round: &Assessment) -> Vec<Line<'a>> {
    let ratings: HashMap<&str, Option<i64>> = scene
        .plan
        .ratings
        .iter()
        .filter(|rating| rating.assessment_id == round.id)
        .map(|rating| (rating.feature_id.as_str(), rating.now))
        .collect();
    let line = |area: &'a Area| {
        let is_asked = |it: &&Feature| it.area_id == area.id && (!round.is_light || it.is_light);
        let mut features: Vec<&Feature> = scene.plan.features.iter().filter(is_asked).collect();
        features.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
        let rated = |feature: &'a Feature| (feature, ratings.get(feature.id.as_str()).copied().flatten());
        Line { area, cells: features.into_iter().map(rated).collect() }
    };
    counts::areas_of(scene.plan, &round.framework_id).into_iter().map(line).collect()
}

struct Heat<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    best: i64,
    left: f64,
    slot: f64,
}

impl Heat<'_> {
    fn line(&self, line: &Line, y: f64) -> Drawn {
        let name = short_name(line.area);
        self.pen.text(name, (self.left - 9.0, y + 17.0), Anchor::Right, NAME, self.left - 9.5)?;
        for (at, (feature, now)) in line.cells.iter().enumerate() {
            let x = self.left + self.slot * at as f64;
            self.pen.part(self.part(feature, *now), || self.cell((x, y), *now))?;
        }
        Ok(())
    }

    fn cell(&self, (x, y): (f64, f64), now: Option<i64>) -> Drawn {
        let (corner, size) = ((x + GAP / 2.0, y + GAP / 2.0), (self.slot - GAP, ROW - GAP));
        let Some(now) = now else {
            return self.pen.frame(corner, size, Colour::STONE_LINE, 1.0);
        };
        // The step in the middle keeps the number readable, dark on light and light on dark.
        let share = now as f64 / self.best as f64;
        let (alpha, colour) = if share < 0.5 {
            (0.10 + 0.6 * share, Colour::INK)
        } else {
            (0.50 + 0.48 * share.min(1.0), Colour::SURFACE)
        };
        self.pen.with(ShapeLook { radius: 3.0, ..ShapeLook::default() }, || {
            self.pen.rect(corner, size, Colour::ACCENT, alpha)
        })?;
        let middle = (x + self.slot / 2.0, y + 17.0);
        self.pen.text(&self.texts.number(now), middle, Anchor::Middle, TextStyle { colour, ..COUNT }, self.slot - 4.0)
    }

    fn part(&self, feature: &Feature, now: Option<i64>) -> ChartPart {
        let name = ("name", Arg::from(counts::coded(&feature.code, &feature.name)));
        let label = match now {
            Some(now) => {
                let now = ("now", Arg::from(self.texts.number(now)));
                self.texts
                    .format("chart-rating_heat-part", &[name, now, ("best", Arg::from(self.texts.number(self.best)))])
            }
            None => self.texts.format("chart-rating_heat-part-none", &[name]),
        };
        ChartPart {
            id: format!("feature-{}", feature.id),
            label,
            screen: "pillars".to_owned(),
            filter: counts::filter(&[("feature_id", &feature.id)]),
        }
    }
}

fn summary(round: &Assessment, lines: &[Line], texts: &Texts) -> String {
    let cells = || lines.iter().flat_map(|line| &line.cells);
    let rated: Vec<i64> = cells().filter_map(|(_, now)| *now).collect();
    let args = [
        ("title", Arg::from(round.title.as_str())),
        ("rated", Arg::from(rated.len())),
        ("all", Arg::from(cells().count())),
        ("top", Arg::from(rated.iter().filter(|now| **now == round.scale_max).count())),
        ("none", Arg::from(rated.iter().filter(|now| **now == 0).count())),
        ("best", Arg::from(texts.number(round.scale_max))),
    ];
    texts.format(if rated.is_empty() { "chart-rating_heat-unrated" } else { "chart-rating_heat-summary" }, &args)
}

fn table(lines: &[Line], texts: &Texts) -> ChartTable {
    let columns = ["chart-column-area", "chart-column-feature", "chart-now"];
    let row = |line: &Line, (feature, now): &(&Feature, Option<i64>)| {
        let now = now.map_or_else(|| texts.get("chart-not-rated"), |now| texts.number(now));
        vec![line.area.name.clone(), counts::coded(&feature.code, &feature.name), now]
    };
    let rows = lines.iter().flat_map(|line| line.cells.iter().map(move |cell| row(line, cell)));
    ChartTable { columns: columns.iter().map(|id| texts.get(id)).collect(), rows: rows.collect() }
}
