//! From submitted to held: how many events came at least so far, and what became of the others.
//!
//! The stages count everything that reached them; the side counts stand apart and are never taken together.

use domain::EventStatus;
use domain::rules::figures::{Figures, figures_with};
use text::{Arg, Texts};

use crate::counts;
use crate::drawing::canvas::{Anchor, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 270.0;
const SLOT: f64 = (WIDTH - STAGE) / 3.0;
/// The band: its middle and its height when all are there.
const MIDDLE: f64 = 136.0;
const FULL: f64 = 92.0;
/// Width of a stage; the rest of its slot leads over to the next.
const STAGE: f64 = 118.0;
const ASIDE: f64 = 214.0;

const NUMBER: TextStyle = text_style(FontFace::Serif, 26.0, Colour::INK);
const NAME: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);
const SIDE_NUMBER: TextStyle = text_style(FontFace::Strong, 14.0, Colour::INK);

/// A stage or a side count.
struct Count {
    word: &'static str,
    count: usize,
    statuses: &'static [EventStatus],
}

/// Draws the status funnel.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    use EventStatus::*;
    let figures = scene.week.map(|week| figures_with(scene.plan, week, &[])).unwrap_or_default();
    let stages = stages(&figures);
    let asides = [
        Count { word: "needs_information", count: figures.needs_information, statuses: &[NeedsInformation] },
        Count { word: "declined", count: figures.declined, statuses: &[Declined] },
        Count { word: "withdrawn", count: figures.withdrawn, statuses: &[Withdrawn] },
        Count { word: "cancelled", count: figures.cancelled, statuses: &[Cancelled] },
        Count { word: "postponed", count: figures.postponed, statuses: &[Postponed] },
    ];
    let table = table(&stages, &asides, texts);
    if stages[0].count == 0 {
        let key = if scene.week.is_none() { "chart-no-week" } else { "chart-status_funnel-none" };
        return empty(medium, texts, (WIDTH, HEIGHT), key, table);
    }
    let pen = sketch(medium, texts, WIDTH, HEIGHT);
    let funnel = Funnel { pen: &pen, texts, all: stages[0].count, scene };
    for at in 0..stages.len() {
        funnel.lead_over(&stages, at)?;
        funnel.stage(&stages[at], at)?;
    }
    funnel.asides(&asides)?;
    Ok(Sketch { title: None, summary: summary(&stages, texts), pen, table })
}

fn stages(figures: &Figures) -> [Count; 4] {
    use EventStatus::*;
    let held = figures.held;
    let confirmed = held + figures.confirmed;
    let accepted = confirmed + figures.accepted;
    let gone = figures.declined + figures.withdrawn + figures.cancelled + figures.postponed;
    let submitted = accepted + figures.submitted + figures.needs_information + gone;
    [
        Count {
            word: "submitted",
            count: submitted,
            statuses: &[
                Submitted,
                NeedsInformation,
                Accepted,
                Declined,
                Confirmed,
                Held,
                Withdrawn,
                Cancelled,
                Postponed,
            ],
        },
        Count { word: "accepted", count: accepted, statuses: &[Accepted, Confirmed, Held] },
        Count { word: "confirmed", count: confirmed, statuses: &[Confirmed, Held] },
        Count { word: "held", count: held, statuses: &[Held] },
    ]
}

struct Funnel<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
    all: usize,
    scene: &'a Scene<'a>,
}

impl Funnel<'_> {
    fn height(&self, count: usize) -> f64 {
        FULL * count as f64 / self.all as f64
    }

    fn stage(&self, stage: &Count, at: usize) -> Drawn {
        let left = SLOT * at as f64;
        let height = self.height(stage.count);
        self.pen.part(self.part(stage, "chart-status_funnel-part"), || {
            if 0 < stage.count {
                let thick = height.max(1.0);
                self.pen.rect((left, MIDDLE - thick / 2.0), (STAGE, thick), Colour::ACCENT, 1.0 - 0.13 * at as f64)?;
            } else {
                self.pen.dashes(&[(left, MIDDLE), (left + STAGE, MIDDLE)], Colour::MUTED, 1.2)?;
            }
            let shown = self.texts.number(stage.count as i64);
            let room = if at == 3 { STAGE } else { SLOT - 12.0 };
            self.pen.text(&shown, (left, 28.0), Anchor::Left, NUMBER, room)?;
            let name = self.texts.get(&format!("chart-stage-{}", stage.word));
            self.pen.text(&name, (left, 48.0), Anchor::Left, NAME, room)?;
            if at == 0 {
                return Ok(());
            }
            let share = 100.0 * stage.count as f64 / self.all as f64;
            let args = [("percent", Arg::from(self.texts.percent(share)))];
            let words = self.texts.format("chart-status_funnel-share", &args);
            self.pen.lines(&wrap(&words, &SMALL, room, 2), (left, 64.0), Anchor::Left, SMALL, 13.0)
        })
    }

    /// The pale band from the stage before.
    fn lead_over(&self, stages: &[Count], at: usize) -> Drawn {
        if at == 0 || stages[at - 1].count == 0 {
            return Ok(());
        }
        let (from, to) = (SLOT * (at - 1) as f64 + STAGE, SLOT * at as f64);
        let (before, after) = (self.height(stages[at - 1].count) / 2.0, self.height(stages[at].count) / 2.0);
        let corners = [(from, MIDDLE - before), (to, MIDDLE - after), (to, MIDDLE + after), (from, MIDDLE + before)];
        self.pen.polygon(&corners, Colour::ACCENT, 0.13)
    }

    fn asides(&self, asides: &[Count]) -> Drawn {
        let pen = self.pen;
        pen.line(&[(0.0, ASIDE - 16.0), (WIDTH, ASIDE - 16.0)], Colour::LINE, 1.0)?;
        let slot = WIDTH / asides.len() as f64;
        for (at, aside) in asides.iter().enumerate() {
            let left = slot * at as f64;
            pen.part(self.part(aside, "chart-status_funnel-aside"), || {
                let shown = self.texts.number(aside.count as i64);
                let number =
                    if aside.count == 0 { TextStyle { colour: Colour::MUTED, ..SIDE_NUMBER } } else { SIDE_NUMBER };
                pen.text(&shown, (left, ASIDE + 8.0), Anchor::Left, number, slot - 10.0)?;
                let name = self.texts.get(&format!("chart-stage-{}", aside.word));
                let lines = wrap(&name, &SMALL, slot - 12.0, 2);
                pen.lines(&lines, (left, ASIDE + 26.0), Anchor::Left, SMALL, 14.0)
            })?;
        }
        Ok(())
    }

    fn part(&self, count: &Count, id: &str) -> ChartPart {
        let args = [
            ("stage", Arg::from(self.texts.get(&format!("chart-stage-{}", count.word)))),
            ("count", Arg::from(count.count)),
            ("shown", Arg::from(self.texts.number(count.count as i64))),
        ];
        let statuses: Vec<&str> = count.statuses.iter().map(|status| status.word()).collect();
        let mut filter = counts::filter(&[("status", &statuses.join(","))]);
        filter.extend(counts::week_id(self.scene).map(|id| ("week_id".to_owned(), id)));
        ChartPart {
            id: format!("status-{}", count.word),
            label: self.texts.format(id, &args),
            screen: "programme".to_owned(),
            filter,
        }
    }
}

fn summary(stages: &[Count; 4], texts: &Texts) -> String {
    let shown = |count: usize| Arg::from(texts.number(count as i64));
    let args = [
        ("count", Arg::from(stages[0].count)),
        ("submitted", shown(stages[0].count)),
        ("accepted", shown(stages[1].count)),
        ("confirmed", shown(stages[2].count)),
        ("held", shown(stages[3].count)),
    ];
    // Before the week nothing can have been held yet.
    let id = if stages[3].count == 0 { "chart-status_funnel-before" } else { "chart-status_funnel-summary" };
    texts.format(id, &args)
}

fn table(stages: &[Count; 4], asides: &[Count], texts: &Texts) -> ChartTable {
    let columns = ["chart-column-stage", "chart-column-events", "chart-column-share"];
    let all = stages[0].count;
    let rows = stages.iter().chain(asides).map(|count| {
        let share = if all == 0 { String::new() } else { texts.percent(100.0 * count.count as f64 / all as f64) };
        vec![texts.get(&format!("chart-stage-{}", count.word)), texts.number(count.count as i64), share]
    });
    ChartTable { columns: columns.iter().map(|id| texts.get(id)).collect(), rows: rows.collect() }
}
