//! The pillars around a circle: where each stands now, and where the city wants to be.
//!
//! A pillar without a rating has no corner; its label says why.

use std::f64::consts::{FRAC_PI_2, TAU};

use domain::TemplePart;
use text::{Arg, Texts};

use crate::counts::{self, AreaMark};
use crate::drawing::canvas::{Anchor, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 520.0;
const HEIGHT: f64 = 368.0;
const CENTRE: (f64, f64) = (WIDTH / 2.0, 172.0);
const RADIUS: f64 = 122.0;

const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);

/// Draws the pillar radar.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let pillars = counts::areas(scene, TemplePart::Columns);
    let scale = counts::assessment(scene).map_or(1.0, |assessment| assessment.scale_max.max(1) as f64);
    let table = table(&pillars, scale, texts);
    if pillars.is_empty() {
        return empty(medium, texts, (WIDTH, HEIGHT), "chart-pillar_radar-none", table);
    }
    let pen = sketch(medium, texts, WIDTH, HEIGHT);
    let radar = Radar { pen: &pen, texts, count: pillars.len(), scale };
    radar.web()?;
    let ambition = radar.corners(pillars.iter().map(|mark| mark.ambition));
    let now = radar.corners(pillars.iter().map(|mark| mark.now));
    pen.polygon(&now, Colour::ACCENT, 0.16)?;
    pen.dashes(&closed(&ambition), Colour::INK, 1.4)?;
    pen.line(&closed(&now), Colour::ACCENT, 2.0)?;
    radar.key()?;
    for (at, mark) in pillars.iter().enumerate() {
        radar.pillar(mark, at)?;
    }
    Ok(Sketch { title: None, summary: summary(&pillars, scale, texts), pen, table })
}

fn closed(corners: &[(f64, f64)]) -> Vec<(f64, f64)> {
    corners.iter().chain(corners.first()).copied().collect()
}

struct Radar<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    count: usize,
    scale: f64,
}

impl Radar<'_> {
    fn point(&self, at: usize, share: f64) -> (f64, f64) {
        let (sine, cosine) = self.direction(at);
        (CENTRE.0 + RADIUS * share * cosine, CENTRE.1 + RADIUS * share * sine)
    }

    /// The first pillar stands at the top, the others follow clockwise.
    fn direction(&self, at: usize) -> (f64, f64) {
        (TAU * at as f64 / self.count as f64 - FRAC_PI_2).sin_cos()
    }

    fn corners(&self, shares: impl Iterator<Item = Option<f64>>) -> Vec<(f64, f64)> {
        shares.enumerate().filter_map(|(at, share)| Some(self.point(at, share?))).collect()
    }

    fn web(&self) -> Drawn {
        for ring in 1..=4 {
            let share = f64::from(ring) / 4.0;
            let corners: Vec<(f64, f64)> = (0..self.count).map(|at| self.point(at, share)).collect();
            self.pen.line(&closed(&corners), Colour::LINE, 1.0)?;
        }
        for at in 0..self.count {
            self.pen.line(&[CENTRE, self.point(at, 1.0)], Colour::LINE, 1.0)?;
        }
        Ok(())
    }

    /// What the two lines are.
    fn key(&self) -> Drawn {
        let y = HEIGHT - 8.0;
        let letters = text_style(FontFace::Regular, 11.0, Colour::INK);
        let now = self.texts.get("chart-now");
        let ambition = self.texts.get("chart-ambition");
        let room = WIDTH / 2.0 - 70.0;
        let lengths = (width(&now, &letters).min(room), width(&ambition, &letters).min(room));
        let from = (WIDTH - lengths.0 - lengths.1 - 88.0) / 2.0;
        self.pen.line(&[(from, y - 4.0), (from + 24.0, y - 4.0)], Colour::ACCENT, 2.0)?;
        self.pen.text(&now, (from + 31.0, y), Anchor::Left, letters, room)?;
        let second = from + 31.0 + lengths.0 + 26.0;
        self.pen.dashes(&[(second, y - 4.0), (second + 24.0, y - 4.0)], Colour::INK, 1.4)?;
        self.pen.text(&ambition, (second + 31.0, y), Anchor::Left, letters, room)
    }

    fn pillar(&self, mark: &AreaMark, at: usize) -> Drawn {
        self.pen.part(self.part(mark), || {
            if let Some(now) = mark.now {
                let centre = self.point(at, now);
                self.pen.dot(centre, 5.0, Colour::SURFACE)?;
                self.pen.dot(centre, 3.8, Colour::pillar(mark.area.colour))?;
            }
            self.label(mark, at)
        })
    }

    /// Name and numbers outside the web, on the side where the pillar stands.
    fn label(&self, mark: &AreaMark, at: usize) -> Drawn {
        let (sine, cosine) = self.direction(at);
        let (x, y) = self.point(at, 1.0 + 14.0 / RADIUS);
        let (hold, room) = match cosine {
            cosine if cosine < -0.1 => (Anchor::Right, x - 1.0),
            cosine if 0.1 < cosine => (Anchor::Left, WIDTH - x - 1.0),
            _ => (Anchor::Middle, 150.0),
        };
        let letters = text_style(FontFace::Strong, 12.0, Colour::pillar_text(mark.area.colour));
        let value = self.value(mark);
        // With many pillars two lines may be one too many.
        for most in [2, 1] {
            let mut lines: Vec<(String, TextStyle)> =
                wrap(mark.short_name(), &letters, room, most).into_iter().map(|line| (line, letters)).collect();
            lines.push((crate::drawing::pen::fit(&value, &SMALL, room), SMALL));
            let height = 14.0 * (lines.len() - 1) as f64;
            let first = y - height / 2.0 + 4.0 + sine * (height / 2.0 + 3.0);
            if self.pen.lines_if_free(&lines, (x, first), hold, 14.0)? {
                return Ok(());
            }
        }
        let name = crate::drawing::pen::fit(mark.short_name(), &letters, room);
        self.pen.text_if_free(&name, (x, y + 4.0), hold, letters)
    }

    fn value(&self, mark: &AreaMark) -> String {
        match (mark.now, mark.ambition) {
            (Some(now), Some(ambition)) => self
                .texts
                .format("chart-pillar_radar-value", &[("now", self.points(now)), ("ambition", self.points(ambition))]),
            (Some(now), None) => self.texts.format("chart-pillar_radar-only-now", &[("now", self.points(now))]),
            _ => self.texts.get("chart-not-rated"),
        }
    }

    fn points(&self, share: f64) -> Arg {
        Arg::from(self.texts.decimal(share * self.scale, 1))
    }

    fn part(&self, mark: &AreaMark) -> ChartPart {
        let name = ("name", Arg::from(mark.area.name.as_str()));
        let label = self.texts.format("chart-pillar_radar-part", &[name, ("value", Arg::from(self.value(mark)))]);
        ChartPart {
            id: format!("area-{}", mark.area.id),
            label,
            screen: "pillars".to_owned(),
            filter: counts::filter(&[("area_id", &mark.area.id)]),
        }
    }
}

fn summary(pillars: &[AreaMark], scale: f64, texts: &Texts) -> String {
    let gaps = pillars.iter().filter_map(|mark| Some((mark, mark.ambition? - mark.now?)));
    let Some((widest, gap)) = gaps.max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return texts.get("chart-temple-unrated");
    };
    let points = |share: Option<f64>| Arg::from(texts.decimal(share.unwrap_or(0.0) * scale, 1));
    let args = [
        ("name", Arg::from(widest.area.name.as_str())),
        ("now", points(widest.now)),
        ("ambition", points(widest.ambition)),
        ("scale", Arg::from(texts.number(scale as i64))),
    ];
    let id = if gap <= 0.0 { "chart-pillar_radar-reached" } else { "chart-pillar_radar-summary" };
    texts.format(id, &args)
}

fn table(pillars: &[AreaMark], scale: f64, texts: &Texts) -> ChartTable {
    let columns = ["chart-column-area", "chart-now", "chart-ambition"];
    let points = |share: Option<f64>| match share {
        Some(share) => texts.decimal(share * scale, 1),
        None => texts.get("chart-not-rated"),
    };
    let rows = pillars.iter().map(|mark| vec![mark.area.name.clone(), points(mark.now), points(mark.ambition)]);
    ChartTable { columns: columns.iter().map(|id| texts.get(id)).collect(), rows: rows.collect() }
}
