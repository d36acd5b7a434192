//! Two rounds of ratings around a circle: one corner for each area of their framework. Named `first,second` by id;
//! without ids, the last two rounds of the main framework for the whole city.
//!
//! An area that nobody rated has no corner. Rounds of different scales compare, because each is drawn by the share
//! of its own scale.

use std::f64::consts::{FRAC_PI_2, TAU};

use domain::rules::progress::area_ratings;
use domain::{Area, Assessment, AssessmentKind, Id};
use text::{Arg, Texts};

use crate::counts::{self, short_name};
use crate::drawing::canvas::{Anchor, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, fit, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 420.0;
const CENTRE: (f64, f64) = (WIDTH / 2.0, 186.0);
const RADIUS: f64 = 130.0;

const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const NAME: TextStyle = text_style(FontFace::Strong, 11.5, Colour::INK);

/// An area in both rounds, as shares of the scale.
struct Corner<'a> {
    area: &'a Area,
    shares: [Option<f64>; 2],
}

/// Draws the rounds.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, of: &str) -> Result<Sketch, ChartError> {
    let rounds = rounds(scene, of);
    let corners = corners(scene, &rounds);
    let table = table(&rounds, &corners, texts);
    if corners.iter().all(|corner| corner.shares == [None, None]) {
        return empty(medium, texts, (WIDTH, HEIGHT), "chart-round_radar-none", table);
    }
    let pen = sketch(medium, texts, WIDTH, HEIGHT);
    let radar = Radar { pen: &pen, texts, rounds: &rounds, count: corners.len() };
    radar.web()?;
    let line = |at: usize| radar.closed(corners.iter().map(|corner| corner.shares[at]));
    let (first, second) = (line(0), line(1));
    pen.polygon(&second, Colour::ACCENT, 0.14)?;
    pen.dashes(&first, Colour::INK, 1.6)?;
    pen.line(&second, Colour::ACCENT, 2.2)?;
    radar.key()?;
    for (at, corner) in corners.iter().enumerate() {
        radar.corner(corner, at)?;
    }
    Ok(Sketch { title: None, summary: summary(&rounds, &corners, texts), pen, table })
}

/// The rounds of the name, the older first: with one only, that one alone.
fn rounds<'a>(scene: &Scene<'a>, of: &str) -> Vec<&'a Assessment> {
    let named: Vec<&Assessment> =
        of.split(',').filter_map(|id| scene.plan.assessments.iter().find(|round| round.id == id.trim())).collect();
    if !of.is_empty() {
        return named;
    }
    let Some(last) = counts::assessment(scene) else { return Vec::new() };
    let is_before = |round: &&Assessment| {
        round.framework_id == last.framework_id
            && round.kind == AssessmentKind::Rating
            && round.neighbourhood_id.is_none()
            && (round.held_on, &round.id) < (last.held_on, &last.id)
    };
    let before = scene.plan.assessments.iter().filter(is_before).max_by_key(|round| (round.held_on, &round.id));
    before.into_iter().chain([last]).collect()
}

fn corners<'a>(scene: &Scene<'a>, rounds: &[&Assessment]) -> Vec<Corner<'a>> {
    let Some(framework_id) = rounds.first().map(|round| &round.framework_id) else { return Vec::new() };
    let share = |round: Option<&&Assessment>, area: &Id| {
        let round = round?;
        let now = area_ratings(scene.plan, &round.id).get(area)?.now?;
        Some((now / round.scale_max.max(1) as f64).clamp(0.0, 1.0))
    };
    // A round alone is drawn as the newer one.
    let pair = match rounds {
        [one] => [None, Some(one)],
        rounds => [rounds.first(), rounds.get(1)],
    };
    let areas = counts::areas_of(scene.plan, framework_id);
    areas.into_iter().map(|area| Corner { area, shares: pair.map(|round| share(round, &area.id)) }).collect()
}

struct Radar<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    rounds: &'a [&'a Assessment],
    count: usize,
}

impl Radar<'_> {
    fn point(&self, at: usize, share: f64) -> (f64, f64) {
        let (sine, cosine) = (TAU * at as f64 / self.count as f64 - FRAC_PI_2).sin_cos();
        (CENTRE.0 + RADIUS * share * cosine, CENTRE.1 + RADIUS * share * sine)
    }

    fn closed(&self, shares: impl Iterator<Item = Option<f64>>) -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> =
            shares.enumerate().filter_map(|(at, share)| Some(self.point(at, share?))).collect();
        points.extend(points.first().copied());
        points
    }

    fn web(&self) -> Drawn {
        for ring in 1..=4 {
            let ring = self.closed((0..self.count).map(|_| Some(f64::from(ring) / 4.0)));
            self.pen.line(&ring, Colour::LINE, 1.0)?;
        }
        for at in 0..self.count {
            self.pen.line(&[CENTRE, self.point(at, 1.0)], Colour::LINE, 1.0)?;
        }
        Ok(())
    }

    /// Which line is which round, one below the other: titles are long.
    fn key(&self) -> Drawn {
        let letters = text_style(FontFace::Regular, 11.0, Colour::INK);
        let last = self.rounds.len() - 1;
        for (at, round) in self.rounds.iter().enumerate() {
            let y = HEIGHT - 8.0 - 18.0 * (last - at) as f64;
            let title = fit(&title(round), &letters, WIDTH - 60.0);
            let from = (WIDTH - width(&title, &letters) - 31.0) / 2.0;
            let stroke = [(from, y - 4.0), (from + 24.0, y - 4.0)];
            if at == last {
                self.pen.line(&stroke, Colour::ACCENT, 2.2)?
            } else {
                self.pen.dashes(&stroke, Colour::INK, 1.6)?
            }
            self.pen.text(&title, (from + 31.0, y), Anchor::Left, letters, WIDTH - 60.0)?;
        }
        Ok(())
    }

    fn corner(&self, corner: &Corner, at: usize) -> Drawn {
        let value = value(corner, self.texts);
        let args = [("name", Arg::from(corner.area.name.as_str())), ("value", Arg::from(value.as_str()))];
        let part = ChartPart {
            id: format!("area-{}", corner.area.id),
            label: self.texts.format("chart-round_radar-part", &args),
            screen: "pillars".to_owned(),
            filter: counts::filter(&[("area_id", &corner.area.id)]),
        };
        self.pen.part(part, || {
            if let Some(share) = corner.shares[1].or(corner.shares[0]) {
                self.pen.dot(self.point(at, share), 5.0, Colour::SURFACE)?;
                self.pen.dot(self.point(at, share), 3.8, Colour::pillar(corner.area.colour))?;
            }
            self.label(corner, at, &value)
        })
    }

    fn label(&self, corner: &Corner, at: usize, value: &str) -> Drawn {
        let (sine, cosine) = (TAU * at as f64 / self.count as f64 - FRAC_PI_2).sin_cos();
        let (x, y) = self.point(at, 1.0 + 12.0 / RADIUS);
        let (hold, room) = match cosine {
            cosine if cosine < -0.1 => (Anchor::Right, x - 1.0),
            cosine if 0.1 < cosine => (Anchor::Left, WIDTH - x - 1.0),
            _ => (Anchor::Middle, 150.0),
        };
        // With many areas even two lines may be too many; the table has them all.
        for (most, has_value) in [(2, true), (1, true), (1, false)] {
            let mut lines: Vec<(String, TextStyle)> =
                wrap(short_name(corner.area), &NAME, room, most).into_iter().map(|line| (line, NAME)).collect();
            if has_value {
                lines.push((fit(value, &SMALL, room), SMALL));
            }
            let height = 13.0 * lines.len().saturating_sub(1) as f64;
            let first = y - height / 2.0 + 4.0 + sine * (height / 2.0 + 3.0);
            if self.pen.lines_if_free(&lines, (x, first), hold, 13.0)? {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn title(round: &Assessment) -> String {
    if round.title.trim().is_empty() { round.held_on.to_string() } else { round.title.clone() }
}

/// Both shares in words, such as `38% → 50%`.
fn value(corner: &Corner, texts: &Texts) -> String {
    let percent = |share: f64| Arg::from(texts.percent(100.0 * share));
    match corner.shares {
        [Some(first), Some(second)] => {
            texts.format("chart-round_radar-value", &[("first", percent(first)), ("second", percent(second))])
        }
        [None, Some(only)] | [Some(only), None] => texts.percent(100.0 * only),
        [None, None] => texts.get("chart-not-rated"),
    }
}

fn summary(rounds: &[&Assessment], corners: &[Corner], texts: &Texts) -> String {
    let gains: Vec<(&Corner, f64)> =
        corners.iter().filter_map(|it| Some((it, it.shares[1]? - it.shares[0]?))).collect();
    let best = gains.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let (Some((corner, gain)), [first, second]) = (best, rounds) else {
        return texts.format(
            "chart-round_radar-alone",
            &[("title", Arg::from(rounds.last().map_or(String::new(), |it| title(it))))],
        );
    };
    let count = |is: fn(f64) -> bool| Arg::from(gains.iter().filter(|(_, gain)| is(*gain)).count());
    let args = [
        ("first", Arg::from(title(first))),
        ("second", Arg::from(title(second))),
        ("name", Arg::from(corner.area.name.as_str())),
        ("gain", Arg::from(texts.number((100.0 * gain).round() as i64))),
        ("risen", count(|gain| 0.005 < gain)),
        ("fallen", count(|gain| gain < -0.005)),
    ];
    let id = if *gain <= 0.005 { "chart-round_radar-no_gain" } else { "chart-round_radar-summary" };
    texts.format(id, &args)
}

fn table(rounds: &[&Assessment], corners: &[Corner], texts: &Texts) -> ChartTable {
    let mut columns = vec![texts.get("chart-column-area")];
    columns.extend(rounds.iter().map(|round| title(round)));
    let share = |share: Option<f64>| match share {
        Some(share) => texts.percent(100.0 * share),
        None => texts.get("chart-not-rated"),
    };
    let row = |corner: &Corner| {
        let mut row = vec![corner.area.name.clone()];
        row.extend(corner.shares.iter().skip(2 - rounds.len().min(2)).map(|it| share(*it)));
        row
    };
    ChartTable { columns, rows: corners.iter().map(row).collect() }
}
