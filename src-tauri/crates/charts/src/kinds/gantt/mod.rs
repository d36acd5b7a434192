//! Goals, actions and milestones over time: bars from start to due date, first promises as rings, arrows for what
//! waits for what, and a line for today.
//!
//! Status is said by a word and by the pattern of the bar, never by colour alone. The name may carry a goal's id,
//! or `milestones` for milestones alone. Long roadmaps are condensed; the table has every row.

mod rows;
mod time;

use std::collections::HashMap;

use domain::maps::FastMap;
use domain::{Milestone, Plan, RoadmapStatus, Subject, by_id};
use text::{Arg, DateStyle, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};
use rows::{Row, condensed, rows};
use time::Axis;

const WIDTH: f64 = 1000.0;
const ROW: f64 = 25.0;
const TOP: f64 = 56.0;
/// Where the words for the status stand, and where time begins and ends.
const STATUS: f64 = 304.0;
const FROM: f64 = 392.0;
const TO: f64 = WIDTH - 14.0;

const GOAL: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);
const NAME: TextStyle = text_style(FontFace::Regular, 12.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const SLOW: TextStyle = text_style(FontFace::Strong, 11.0, Colour::WARNING_TEXT);

/// Draws the roadmap, one goal of it, or its milestones.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, of: &str) -> Result<Sketch, ChartError> {
    let all = rows(scene.plan, of, texts);
    let title = match scene.plan.goals.iter().find(|goal| goal.id == of) {
        Some(goal) => Some(texts.format("chart-gantt-of", &[("title", Arg::from(goal.title.as_str()))])),
        None if of == "milestones" => Some(texts.get("chart-gantt-milestones")),
        None => None,
    };
    let table = table(&all, scene, texts);
    if !all.iter().any(|row| row.step.is_some()) {
        let id = if of.is_empty() { "chart-gantt-none" } else { "chart-gantt-none-here" };
        return Ok(Sketch { title, ..empty(medium, texts, (WIDTH, 240.0), id, table)? });
    }
    let mut summary = summary(&all, scene, texts);
    let (shown, left_out) = condensed(&all);
    if 0 < left_out {
        let count = [("count", Arg::from(left_out)), ("summary", Arg::from(summary))];
        summary = texts.format("chart-gantt-condensed", &count);
    }
    let legend = legend(texts);
    let bottom = TOP + ROW * shown.len() as f64 + 8.0;
    let lines = legend.iter().map(|mark| mark.line).max().unwrap_or_default() as f64;
    let pen = sketch(medium, texts, WIDTH, bottom + 22.0 * (lines + 1.0) + 4.0);
    let axis = Axis::new(&shown, scene.today, FROM, TO);
    let gantt = Gantt { pen: &pen, texts, scene, axis };
    gantt.axis.draw(&pen, texts, TOP, bottom)?;
    gantt.arrows(&shown)?;
    for (at, row) in shown.iter().enumerate() {
        gantt.row(row, TOP + ROW * at as f64)?;
    }
    for mark in &legend {
        gantt.mark(mark, bottom + 20.0 + 22.0 * mark.line as f64)?;
    }
    Ok(Sketch { pen, title, summary, table })
}

struct Gantt<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    scene: &'a Scene<'a>,
    axis: Axis,
}

impl Gantt<'_> {
    fn row(&self, row: &Row, y: f64) -> Drawn {
        let indent = 14.0 * row.depth as f64;
        let room = STATUS - 10.0 - indent;
        let letters = if row.depth == 0 { GOAL } else { NAME };
        let Some(step) = &row.step else {
            return self.pen.text(&row.title, (0.0, y + 16.5), Anchor::Left, letters, room);
        };
        self.pen.part(self.part(row), || {
            self.pen.text(&row.title, (indent, y + 16.5), Anchor::Left, letters, room)?;
            let status = step.standing(self.scene.today);
            let word = self.texts.get(&format!("roadmap-status-{}", status.word()));
            let letters = if status == RoadmapStatus::Behind { SLOW } else { SMALL };
            self.pen.text(&word, (STATUS, y + 16.5), Anchor::Left, letters, FROM - STATUS - 8.0)?;
            let Some(effective_on) = step.effective_on() else { return Ok(()) };
            let middle = y + ROW / 2.0;
            let due = self.axis.x(step.done_on.unwrap_or(effective_on));
            self.slips(row, due, middle)?;
            match step.starts_on.map(|on| self.axis.x(on)).filter(|from| from + 3.0 < due) {
                Some(from) if step.kind == Subject::Goal => self.span(from, due, middle, status),
                Some(from) => self.bar((from, middle - 6.0), due - from, status),
                None => self.diamond((due, middle), status),
            }?;
            let first = step.due_on.filter(|first| step.revised_due_on.is_some_and(|revised| revised != *first));
            first.map_or(Ok(()), |first| self.ring((self.axis.x(first), middle)))
        })
    }

    /// What lies between the first promise and what became of it, and between a date that has passed and today.
    fn slips(&self, row: &Row, due: f64, y: f64) -> Drawn {
        let Some(step) = &row.step else { return Ok(()) };
        if let Some(first) = step.due_on.filter(|_| step.revised_due_on.is_some()) {
            let first = self.axis.x(first);
            self.pen.dashes(&[(first.min(due), y), (first.max(due), y)], Colour::MUTED, 1.0)?;
        }
        let today = self.axis.x(self.scene.today);
        if step.days_late(self.scene.today).is_some() && due + 1.0 < today {
            self.pen.dashes(&[(due, y), (today, y)], Colour::WARNING, 1.6)?;
        }
        Ok(())
    }

    /// A goal: a thin span with feet at both ends.
    fn span(&self, from: f64, to: f64, y: f64, status: RoadmapStatus) -> Drawn {
        let colour = ink_of(status);
        self.pen.rect((from, y - 4.0), (to - from, 4.5), colour, 1.0)?;
        for (at, inner) in [(from, 6.0_f64), (to, -6.0)] {
            self.pen.polygon(&[(at, y - 4.0), (at + inner, y - 4.0), (at, y + 6.0)], colour, 1.0)?;
        }
        Ok(())
    }

    fn bar(&self, (x, y): (f64, f64), length: f64, status: RoadmapStatus) -> Drawn {
        let height = 12.0;
        match status {
            RoadmapStatus::OnTrack => self.pen.rect((x, y), (length, height), Colour::BAR, 1.0),
            RoadmapStatus::Achieved => {
                self.pen.rect((x, y), (length, height), Colour::ACCENT, 1.0)?;
                if length < 16.0 {
                    return Ok(());
                }
                let (x, y) = (x + length - 12.0, y + 6.0);
                self.pen.line(&[(x, y), (x + 3.0, y + 3.0), (x + 8.0, y - 3.0)], Colour::SURFACE, 1.6)
            }
            RoadmapStatus::Behind => {
                self.pen.rect((x, y), (length, height), Colour::SURFACE, 1.0)?;
                self.hatch((x, y), (length, height))?;
                self.pen.frame((x, y), (length, height), Colour::WARNING, 1.4)
            }
            RoadmapStatus::Postponed => {
                self.pen.rect((x, y), (length, height), Colour::STONE, 1.0)?;
                let dashed = ShapeLook { dash: 3.0, ..ShapeLook::default() };
                let corners = [(x, y), (x + length, y), (x + length, y + height), (x, y + height), (x, y)];
                self.pen.with(dashed, || self.pen.line(&corners, Colour::MUTED, 1.2))
            }
        }
    }

    /// Slanted lines that end at the edges.
    fn hatch(&self, (x, y): (f64, f64), (length, height): (f64, f64)) -> Drawn {
        let mut from = x - height + 5.0;
        while from < x + length {
            let (start, end) = (from.max(x), (from + height).min(x + length));
            if start + 0.5 < end {
                let at = |point: f64| (point, y + height - (point - from));
                self.pen.line(&[at(start), at(end)], Colour::WARNING, 1.2)?;
            }
            from += 5.0;
        }
        Ok(())
    }

    fn diamond(&self, (x, y): (f64, f64), status: RoadmapStatus) -> Drawn {
        let corners = |size: f64| [(x, y - size), (x + size, y), (x, y + size), (x - size, y), (x, y - size)];
        match status {
            RoadmapStatus::OnTrack | RoadmapStatus::Achieved => {
                self.pen.polygon(&corners(6.5)[..4], ink_of(status), 1.0)?;
                if status == RoadmapStatus::OnTrack {
                    return Ok(());
                }
                self.pen.line(&[(x - 2.5, y), (x - 0.5, y + 2.0), (x + 2.8, y - 2.0)], Colour::SURFACE, 1.4)
            }
            RoadmapStatus::Behind => {
                self.pen.polygon(&corners(6.5)[..4], Colour::WARNING, 1.0)?;
                self.pen.line(&[(x, y - 3.4), (x, y + 1.0)], Colour::SURFACE, 1.5)?;
                self.pen.line(&[(x, y + 2.2), (x, y + 3.6)], Colour::SURFACE, 1.5)
            }
            RoadmapStatus::Postponed => {
                self.pen.polygon(&corners(6.0)[..4], Colour::STONE, 1.0)?;
                let dashed = ShapeLook { dash: 2.0, ..ShapeLook::default() };
                self.pen.with(dashed, || self.pen.line(&corners(6.0), Colour::MUTED, 1.2))
            }
        }
    }

    /// The first promise: a ring that stays where it was.
    fn ring(&self, centre: (f64, f64)) -> Drawn {
        self.pen.dot(centre, 4.6, Colour::INK)?;
        self.pen.dot(centre, 3.2, Colour::SURFACE)
    }

    /// From each milestone down or up to those that wait for it.
    fn arrows(&self, shown: &[&Row]) -> Drawn {
        let place = |(at, row): (usize, &&Row)| {
            let step = row.step.as_ref().filter(|step| step.kind == Subject::Milestone)?;
            let x = self.axis.x(step.done_on.or(step.effective_on())?);
            Some((row.id.clone(), (x, TOP + ROW * (at as f64 + 0.5))))
        };
        let places: HashMap<String, (f64, f64)> = shown.iter().enumerate().filter_map(place).collect();
        for milestone in &self.scene.plan.milestones {
            let Some((x, y)) = places.get(&milestone.id).copied() else { continue };
            for (from_x, from_y) in milestone.after_ids.iter().filter_map(|id| places.get(id).copied()) {
                if from_y == y {
                    continue;
                }
                // Down along the one that comes before, then across; the head touches the diamond that waits.
                let down = if from_y < y { 1.0 } else { -1.0 };
                if (x - from_x).abs() < 12.0 {
                    let end = y - 7.0 * down;
                    self.pen.line(&[(from_x, from_y + 7.0 * down), (from_x, end)], Colour::MUTED, 0.8)?;
                    let head = [(from_x, end), (from_x - 3.0, end - 5.0 * down), (from_x + 3.0, end - 5.0 * down)];
                    self.pen.polygon(&head, Colour::MUTED, 1.0)?;
                    continue;
                }
                let across = if from_x < x { 1.0 } else { -1.0 };
                let end = x - 7.0 * across;
                self.pen.line(&[(from_x, from_y + 7.0 * down), (from_x, y), (end, y)], Colour::MUTED, 0.8)?;
                let head = [(end, y), (end - 5.0 * across, y - 3.0), (end - 5.0 * across, y + 3.0)];
                self.pen.polygon(&head, Colour::MUTED, 1.0)?;
            }
        }
        Ok(())
    }

    fn mark(&self, mark: &Mark, y: f64) -> Drawn {
        match mark.status {
            Some(status) => self.bar((mark.x, y - 10.0), 26.0, status)?,
            None => {
                self.pen.dashes(&[(mark.x + 4.0, y - 4.0), (mark.x + 24.0, y - 4.0)], Colour::MUTED, 1.0)?;
                self.ring((mark.x + 4.0, y - 4.0))?;
            }
        }
        self.pen.text(&mark.word, (mark.x + 33.0, y), Anchor::Left, SMALL, WIDTH - mark.x - 34.0)
    }

    fn part(&self, row: &Row) -> ChartPart {
        let Some(step) = &row.step else {
            return ChartPart {
                id: row.id.clone(),
                label: row.title.clone(),
                screen: "roadmap".to_owned(),
                filter: counts::filter(&[]),
            };
        };
        let date = |on| self.texts.date(on, DateStyle::Long);
        let status = self.texts.get(&format!("roadmap-status-{}", step.standing(self.scene.today).word()));
        let mut args = vec![("title", Arg::from(row.title.as_str())), ("status", Arg::from(status))];
        let id = match (step.done_on, step.revised_due_on.zip(step.due_on), step.effective_on()) {
            (Some(done), _, _) => {
                args.push(("date", Arg::from(date(done))));
                "chart-gantt-part-done"
            }
            (None, Some((revised, first)), _) => {
                args.extend([("date", Arg::from(date(revised))), ("first", Arg::from(date(first)))]);
                "chart-gantt-part-revised"
            }
            (None, None, Some(due)) => {
                args.push(("date", Arg::from(date(due))));
                "chart-gantt-part"
            }
            (None, None, None) => "chart-gantt-part-undated",
        };
        ChartPart {
            id: format!("{}-{}", step.kind.word(), row.id),
            label: self.texts.format(id, &args),
            screen: "roadmap".to_owned(),
            filter: counts::filter(&[(&format!("{}_id", step.kind.word()), &row.id)]),
        }
    }
}

fn ink_of(status: RoadmapStatus) -> Colour {
    match status {
        RoadmapStatus::Achieved => Colour::ACCENT,
        RoadmapStatus::OnTrack | RoadmapStatus::Postponed => Colour::BAR,
        RoadmapStatus::Behind => Colour::WARNING,
    }
}

/// An entry of the legend.
struct Mark {
    /// `None`: the first promise.
    status: Option<RoadmapStatus>,
    word: String,
    x: f64,
    line: usize,
}

/// The patterns with their words, in as many lines as they need.
fn legend(texts: &Texts) -> Vec<Mark> {
    let (mut x, mut line) = (0.0, 0);
    let statuses = RoadmapStatus::ALL.iter().copied().map(Some).chain([None]);
    let marks = statuses.map(|status| {
        let word = match status {
            Some(status) => texts.get(&format!("roadmap-status-{}", status.word())),
            None => texts.get("chart-gantt-first"),
        };
        let room = 33.0 + width(&word, &SMALL) + 22.0;
        if WIDTH < x + room {
            (x, line) = (0.0, line + 1);
        }
        let mark = Mark { status, word, x, line };
        x += room;
        mark
    });
    marks.collect()
}

fn summary(rows: &[Row], scene: &Scene, texts: &Texts) -> String {
    let steps: Vec<_> = rows.iter().filter_map(|row| row.step.as_ref()).collect();
    let count = |status| steps.iter().filter(|step| step.standing(scene.today) == status).count();
    let mut args = vec![
        ("count", Arg::from(steps.len())),
        ("achieved", Arg::from(count(RoadmapStatus::Achieved))),
        ("on_track", Arg::from(count(RoadmapStatus::OnTrack))),
        ("behind", Arg::from(count(RoadmapStatus::Behind))),
        ("postponed", Arg::from(count(RoadmapStatus::Postponed))),
    ];
    let latest = steps.iter().filter_map(|step| Some((step.days_late(scene.today)?, step.title)));
    let Some((days, title)) = latest.max_by_key(|(days, _)| *days) else {
        return texts.format("chart-gantt-summary", &args);
    };
    args.extend([("title", Arg::from(title)), ("days", Arg::from(days)), ("shown", Arg::from(texts.number(days)))]);
    texts.format("chart-gantt-summary-late", &args)
}

fn table(rows: &[Row], scene: &Scene, texts: &Texts) -> ChartTable {
    let columns = ["step", "kind", "owner", "status", "starts", "first", "revised", "done", "after"];
    let milestones = by_id(&scene.plan.milestones);
    let date = |on: Option<_>| on.map_or_else(String::new, |on| texts.date(on, DateStyle::Long));
    let rows = rows.iter().filter_map(|row| {
        let step = row.step.as_ref()?;
        Some(vec![
            row.title.clone(),
            texts.get(&format!("subject-{}", step.kind.word())),
            step.owner.to_owned(),
            texts.get(&format!("roadmap-status-{}", step.standing(scene.today).word())),
            date(step.starts_on),
            date(step.due_on),
            date(step.revised_due_on),
            date(step.done_on),
            before(scene.plan, &row.id, &milestones, texts),
        ])
    });
    ChartTable {
        columns: columns.iter().map(|column| texts.get(&format!("chart-gantt-column-{column}"))).collect(),
        rows: rows.collect(),
    }
}

/// The titles of what a milestone waits for.
fn before(plan: &Plan, id: &str, milestones: &FastMap<&str, &Milestone>, texts: &Texts) -> String {
    let Some(milestone) = plan.milestones.iter().find(|it| it.id == id) else { return String::new() };
    let titles = milestone.after_ids.iter().filter_map(|id| milestones.get(id.as_str()));
    texts.list(&titles.map(|it| it.title.clone()).collect::<Vec<_>>())
}
