//! The temple: outcomes in the pediment, pillars as columns filled to where the city stands, foundations as steps.
//!
//! A part that nobody has rated says so and stays empty, which is not the same as nought percent.

use domain::TemplePart;
use text::{Arg, Texts};

use crate::counts::{self, AreaMark};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, balanced, leading, text_style, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, sketch};

const WIDTH: f64 = 640.0;
const MIDDLE: f64 = WIDTH / 2.0;
/// The pediment: its tip, its foot, and half its width at the foot.
const TIP: f64 = 3.0;
const FOOT: f64 = 104.0;
const REACH: f64 = 298.0;
/// The columns, from the upper edge of the capitals to the lower edge of the bases.
const CAPITAL: f64 = 121.0;
const SHAFT: f64 = 129.0;
const BASE: f64 = 269.0;
const GROUND: f64 = 277.0;
const COLUMNS_FROM: f64 = 44.0;
const COLUMNS_WIDTH: f64 = 552.0;
const STEP: f64 = 18.0;

const PERCENT: TextStyle = text_style(FontFace::Strong, 14.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 10.5, Colour::MUTED);
const STONE_TEXT: TextStyle = text_style(FontFace::Regular, 10.5, Colour::INK);

/// Draws the temple.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let outcomes = counts::areas(scene, TemplePart::Pediment);
    let pillars = counts::areas(scene, TemplePart::Columns);
    let steps = counts::areas(scene, TemplePart::Steps);
    let target = counts::target_percent(scene);
    if outcomes.is_empty() && pillars.is_empty() && steps.is_empty() {
        return draw_empty(texts, medium);
    }
    let slot = COLUMNS_WIDTH / pillars.len().max(1) as f64;
    let names: Vec<Vec<String>> =
        pillars.iter().map(|mark| wrap(mark.short_name(), &name_lettering(mark), slot - 8.0, 2)).collect();
    let name_lines = names.iter().map(Vec::len).max().unwrap_or(0);
    let leadings = pillars.iter().zip(&names).map(|(mark, name)| leading(name, &name_lettering(mark), 13.0));
    let steps_from = GROUND + 9.0 + leadings.fold(13.0, f64::max) * name_lines as f64;
    let pen = sketch(medium, texts, WIDTH, steps_from + STEP * steps.len() as f64 + 2.0);
    let temple = Temple { pen: &pen, texts, target };
    temple.pediment(&outcomes)?;
    for (at, (mark, name)) in pillars.iter().zip(&names).enumerate() {
        temple.column(mark, name, COLUMNS_FROM + slot * (at as f64 + 0.5), slot)?;
    }
    if !pillars.is_empty() {
        temple.target_label()?;
    }
    for (at, mark) in steps.iter().enumerate() {
        temple.step(mark, at, steps.len(), steps_from)?;
    }
    let table = table(&outcomes, &pillars, &steps, target, texts);
    Ok(Sketch { pen, title: None, summary: summary(&pillars, target, texts), table })
}

struct Temple<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    target: Option<f64>,
}

impl Temple<'_> {
    fn pediment(&self, outcomes: &[AreaMark]) -> Drawn {
        let corners = [(MIDDLE - REACH, FOOT), (MIDDLE, TIP), (MIDDLE + REACH, FOOT)];
        self.stone(&corners)?;
        self.block(MIDDLE - 284.0, FOOT + 3.0, 568.0, 11.0)?;
        let count = outcomes.len();
        let spacing = if count < 2 { 300.0 } else { (280.0 / (count - 1) as f64).min(140.0) };
        let rooms = outcomes.iter().enumerate().map(|(at, mark)| {
            let away = (at as f64 - (count - 1) as f64 / 2.0) * spacing;
            (mark, away)
        });
        for (mark, away) in rooms {
            // Outcomes towards the middle stand higher, where the gable leaves room.
            let first = FOOT - 22.0 - 16.0 * (1.0 - away.abs() / 140.0).max(0.0);
            let room = |top: f64| 2.0 * (gable(top) - away.abs() - 5.0).min(spacing / 2.0 - 4.0);
            let mut lines = wrap(mark.short_name(), &SMALL, room(first - 9.0), 2);
            if 13.0 < leading(&lines, &SMALL, 12.0) {
                lines = wrap(mark.short_name(), &SMALL, room(first - 9.0), 1);
            }
            self.pen.part(self.part(mark), || {
                match mark.percent {
                    Some(percent) => {
                        let percent = self.texts.percent(percent);
                        self.pen.text(&percent, (MIDDLE + away, first - 14.0), Anchor::Middle, PERCENT, spacing)?;
                    }
                    None => {
                        let words = self.texts.get("chart-not-rated");
                        let room = room(first - 22.0);
                        self.pen.text(&words, (MIDDLE + away, first - 14.0), Anchor::Middle, SMALL, room)?;
                    }
                }
                self.pen.lines(&lines, (MIDDLE + away, first), Anchor::Middle, SMALL, 12.0)
            })?;
        }
        Ok(())
    }

    fn column(&self, mark: &AreaMark, name: &[String], centre: f64, slot: f64) -> Drawn {
        let width = (slot * 0.76).min(80.0);
        let left = centre - width / 2.0;
        let height = BASE - SHAFT;
        let pen = self.pen;
        pen.part(self.part(mark), || {
            pen.rect((left, SHAFT), (width, height), Colour::SHAFT, 1.0)?;
            flutes(pen, left, width, SHAFT, BASE, (Colour::STONE, 0.9))?;
            if let Some(percent) = mark.percent {
                let top = BASE - height * percent.clamp(0.0, 100.0) / 100.0;
                pen.rect((left, top), (width, BASE - top), Colour::pillar(mark.area.colour), 1.0)?;
                flutes(pen, left, width, top, BASE, (Colour::SURFACE, 0.22))?;
            }
            pen.frame((left, SHAFT), (width, height), Colour::STONE_LINE, 1.0)?;
            self.block(left - 5.0, CAPITAL, width + 10.0, SHAFT - CAPITAL)?;
            self.block(left - 5.0, BASE, width + 10.0, GROUND - BASE)?;
            if let Some(target) = self.target {
                let y = BASE - height * target / 100.0;
                pen.dashes(&[(left - 6.0, y), (left + width + 6.0, y)], Colour::INK, 1.5)?;
            }
            self.plaque(mark, centre, width)?;
            pen.lines(name, (centre, GROUND + 14.0), Anchor::Middle, name_lettering(mark), 13.0)
        })
    }

    /// The number at the foot of a column.
    fn plaque(&self, mark: &AreaMark, centre: f64, width: f64) -> Drawn {
        let pen = self.pen;
        let Some(percent) = mark.percent else {
            let lines = wrap(&self.texts.get("chart-not-rated"), &SMALL, width - 6.0, 3);
            let first = BASE - 10.0 - leading(&lines, &SMALL, 12.0) * (lines.len().max(1) - 1) as f64;
            return pen.lines(&lines, (centre, first), Anchor::Middle, SMALL, 12.0);
        };
        let letters = text_style(FontFace::Strong, 14.0, Colour::pillar_text(mark.area.colour));
        let shown = self.texts.percent(percent);
        let plate = (crate::drawing::pen::width(&shown, &letters) + 14.0).min(width - 6.0);
        pen.with(ShapeLook { radius: 4.0, ..ShapeLook::default() }, || {
            pen.rect((centre - plate / 2.0, BASE - 28.0), (plate, 21.0), Colour::SURFACE, 1.0)
        })?;
        pen.text(&shown, (centre, BASE - 12.5), Anchor::Middle, letters, width - 6.0)
    }

    /// Says in the air beside the last column what the dashed line is.
    fn target_label(&self) -> Drawn {
        let Some(target) = self.target else { return Ok(()) };
        let y = BASE - (BASE - SHAFT) * target / 100.0;
        let from = COLUMNS_FROM + COLUMNS_WIDTH + 1.0;
        let strong = text_style(FontFace::Strong, 11.0, Colour::INK);
        let small = text_style(FontFace::Regular, 10.0, Colour::MUTED);
        self.pen.text(&self.texts.get("chart-target"), (from, y - 1.5), Anchor::Left, small, WIDTH - from - 1.0)?;
        self.pen.text(&self.texts.percent(target), (from, y + 11.0), Anchor::Left, strong, WIDTH - from - 1.0)
    }

    fn step(&self, mark: &AreaMark, at: usize, count: usize, from: f64) -> Drawn {
        let half = 306.0 - 8.0 * (count - 1 - at) as f64;
        let top = from + STEP * at as f64;
        let shown = match mark.percent {
            Some(percent) => self.texts.percent(percent),
            None => self.texts.get("chart-not-rated"),
        };
        let args = [("name", Arg::from(mark.short_name())), ("value", Arg::from(shown))];
        let words = self.texts.format("chart-temple-step", &args);
        self.pen.part(self.part(mark), || {
            self.block(MIDDLE - half, top, 2.0 * half, STEP)?;
            self.pen.text(&words, (MIDDLE, top + 12.8), Anchor::Middle, STONE_TEXT, 2.0 * half - 20.0)
        })
    }

    fn block(&self, x: f64, y: f64, width: f64, height: f64) -> Drawn {
        self.pen.rect((x, y), (width, height), Colour::STONE, 1.0)?;
        self.pen.frame((x, y), (width, height), Colour::STONE_LINE, 1.0)
    }

    fn stone(&self, corners: &[(f64, f64)]) -> Drawn {
        self.pen.polygon(corners, Colour::STONE, 1.0)?;
        let round: Vec<(f64, f64)> = corners.iter().chain(corners.first()).copied().collect();
        self.pen.line(&round, Colour::STONE_LINE, 1.0)
    }

    fn part(&self, mark: &AreaMark) -> ChartPart {
        ChartPart {
            id: format!("area-{}", mark.area.id),
            label: reached(mark, self.texts),
            screen: "pillars".to_owned(),
            filter: counts::filter(&[("area_id", &mark.area.id)]),
        }
    }
}

/// Half the width of the gable at a height.
fn gable(y: f64) -> f64 {
    REACH * (y - TIP) / (FOOT - TIP)
}

fn flutes(pen: &Pen, left: f64, width: f64, top: f64, bottom: f64, (colour, alpha): (Colour, f64)) -> Drawn {
    let pitch = width / 5.0;
    for flute in 1..5 {
        let x = left + pitch * f64::from(flute) - 1.5;
        pen.rect((x, top), (3.0, bottom - top), colour, alpha)?;
    }
    Ok(())
}

fn name_lettering(mark: &AreaMark) -> TextStyle {
    text_style(FontFace::Strong, 11.0, Colour::pillar_text(mark.area.colour))
}

/// How far an area has come, in words.
fn reached(mark: &AreaMark, texts: &Texts) -> String {
    let name = Arg::from(mark.area.name.as_str());
    match mark.percent {
        Some(percent) => {
            texts.format("chart-reached", &[("name", name), ("percent", Arg::from(texts.percent(percent)))])
        }
        None => texts.format("chart-unrated", &[("name", name)]),
    }
}

fn summary(pillars: &[AreaMark], target: Option<f64>, texts: &Texts) -> String {
    let rated: Vec<(&AreaMark, f64)> = pillars.iter().filter_map(|mark| Some((mark, mark.percent?))).collect();
    let best = rated.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    // Of equals the first is named, so that the sentence is stable.
    let worst = rated.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let (Some((best, most)), Some((worst, least))) = (best, worst) else {
        return texts.get("chart-temple-unrated");
    };
    let mut args = vec![
        ("best", Arg::from(best.area.name.as_str())),
        ("most", Arg::from(texts.percent(*most))),
        ("worst", Arg::from(worst.area.name.as_str())),
        ("least", Arg::from(texts.percent(*least))),
    ];
    if rated.len() == 1 {
        return texts.format("chart-temple-summary-one", &args);
    }
    let Some(target) = target else { return texts.format("chart-temple-summary", &args) };
    let reached = rated.iter().filter(|(_, percent)| target <= *percent).count();
    args.extend([
        ("reached", Arg::from(reached)),
        ("count", Arg::from(rated.len())),
        ("target", Arg::from(texts.percent(target))),
    ]);
    texts.format("chart-temple-summary-target", &args)
}

fn table(
    outcomes: &[AreaMark],
    pillars: &[AreaMark],
    steps: &[AreaMark],
    target: Option<f64>,
    texts: &Texts,
) -> ChartTable {
    let columns = ["chart-column-area", "chart-column-part", "chart-column-reached", "chart-column-target"];
    let groups = [("pediment", outcomes), ("columns", pillars), ("steps", steps)];
    let rows = groups.iter().flat_map(|(part, marks)| {
        marks.iter().map(move |mark| {
            let percent = mark.percent.map_or_else(|| texts.get("chart-not-rated"), |percent| texts.percent(percent));
            let target = target.filter(|_| *part == "columns").map_or_else(String::new, |target| texts.percent(target));
            vec![mark.area.name.clone(), texts.get(&format!("chart-part-{part}")), percent, target]
        })
    });
    ChartTable { columns: columns.iter().map(|id| texts.get(id)).collect(), rows: rows.collect() }
}

/// The building alone, with a sentence in its hall.
fn draw_empty(texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let pen = sketch(medium, texts, WIDTH, 352.0);
    let temple = Temple { pen: &pen, texts, target: None };
    temple.pediment(&[])?;
    for at in 0..6 {
        let left = COLUMNS_FROM + 92.0 * f64::from(at) + 11.0;
        pen.rect((left, SHAFT), (70.0, BASE - SHAFT), Colour::SHAFT, 1.0)?;
        flutes(&pen, left, 70.0, SHAFT, BASE, (Colour::STONE, 0.9))?;
        pen.frame((left, SHAFT), (70.0, BASE - SHAFT), Colour::STONE_LINE, 1.0)?;
        temple.block(left - 5.0, CAPITAL, 80.0, SHAFT - CAPITAL)?;
        temple.block(left - 5.0, BASE, 80.0, GROUND - BASE)?;
    }
    for at in 0..3 {
        let half = 290.0 + 8.0 * f64::from(at);
        temple.block(MIDDLE - half, GROUND + 1.0 + 10.0 * f64::from(at), 2.0 * half, 10.0)?;
    }
    let sentence = texts.get("chart-temple-none");
    let lines = balanced(&sentence, &text_style(FontFace::Regular, 13.0, Colour::MUTED), 560.0, 2);
    pen.lines(&lines, (MIDDLE, 330.0), Anchor::Middle, text_style(FontFace::Regular, 13.0, Colour::MUTED), 17.0)?;
    Ok(Sketch { pen, title: None, summary: sentence, table: table(&[], &[], &[], None, texts) })
}
