//! Indicators against their targets: how much of the way from base to target each has gone.
//!
//! The upright stroke is where the path asks it to be. A sign and a word say the status besides the colour. The
//! argument may name the indicators to show, with commas between their ids; else all that have a target are shown.

use domain::IndicatorDirection;
use domain::rules::indicators::{IndicatorFacts, IndicatorStatus, Judgement, facts};
use text::{Arg, Texts};

use crate::counts;
use crate::counts::indicator_marks::Mark;
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, text_style, width, wrap};
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const WIDTH: f64 = 620.0;
const ROW: f64 = 30.0;
const BAR: f64 = 14.0;
const TOP: f64 = 26.0;
/// More indicators than these are in the table alone.
const MOST: usize = 16;
const LEFT: f64 = 214.0;
const RIGHT: f64 = 452.0;

const NAME: TextStyle = text_style(FontFace::Regular, 12.0, Colour::INK);
const VALUE: TextStyle = text_style(FontFace::Regular, 11.0, Colour::INK);
const AXIS: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);

struct Row<'a> {
    mark: Mark<'a>,
    judgement: Judgement,
    /// Share of the way to the target that is gone.
    gone: f64,
    /// Share that the path asks for.
    asked: f64,
}

/// Draws indicators against their targets.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium, chosen: &str) -> Result<Sketch, ChartError> {
    // What should stay goes no way.
    let (held, moving): (Vec<IndicatorFacts>, Vec<IndicatorFacts>) = facts(scene.plan, scene.today)
        .into_iter()
        .filter(|facts| !facts.targets.is_empty() && is_chosen(chosen, &facts.indicator.id))
        .partition(|facts| facts.indicator.direction == IndicatorDirection::Hold);
    let rows = rows(moving, scene, texts, medium);
    let table = table(&rows, texts);
    let title = Some(texts.get("indicators-chart-bars"));
    if rows.is_empty() {
        let sketch = empty(medium, texts, (WIDTH, 220.0), "indicators-chart-bars-none", table)?;
        return Ok(Sketch { title, ..sketch });
    }
    let drawn = &rows[..rows.len().min(MOST)];
    let pen = sketch(medium, texts, WIDTH, TOP + ROW * drawn.len() as f64 + 6.0);
    let bars = Bars { pen: &pen, texts };
    bars.heading(TOP + ROW * drawn.len() as f64)?;
    for (at, row) in drawn.iter().enumerate() {
        bars.row(row, TOP + ROW * at as f64)?;
    }
    let summary = summary(&rows, judged(held, scene, texts, medium), texts);
    Ok(Sketch { pen, title, summary, table })
}

/// Those with a path, the furthest behind first.
fn rows<'a>(moving: Vec<IndicatorFacts<'a>>, scene: &Scene<'a>, texts: &'a Texts, medium: Medium) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = moving
        .into_iter()
        .filter_map(|facts| {
            let mark = Mark::new(facts, scene.plan, texts, medium);
            let judgement = mark.judgement();
            let (base, target) = (judgement.base_value?, judgement.target_value?);
            let way = target - base;
            let share = |value: f64| if way == 0.0 { 1.0 } else { (value - base) / way };
            let (gone, asked) = (share(judgement.reading_value?), share(judgement.expected_value?));
            Some(Row { mark, judgement, gone, asked })
        })
        .collect();
    rows.sort_by(|a, b| (a.gone - a.asked).total_cmp(&(b.gone - b.asked)));
    rows
}

/// How many of the city's have a target that is to stay as it is, and a reading to hold against it: they are judged as
/// the others are, and drawn nowhere here.
fn judged<'a>(held: Vec<IndicatorFacts<'a>>, scene: &Scene<'a>, texts: &'a Texts, medium: Medium) -> usize {
    let ours = held.into_iter().filter(|it| !it.indicator.is_context);
    let marks = ours.map(|it| Mark::new(it, scene.plan, texts, medium));
    marks.filter(|mark| mark.judgement().reading_value.is_some()).count()
}

fn is_chosen(chosen: &str, id: &str) -> bool {
    let mut named = chosen.split(',').map(str::trim).filter(|it| !it.is_empty()).peekable();
    named.peek().is_none() || named.any(|it| it == id)
}

struct Bars<'a> {
    pen: &'a Pen,
    texts: &'a Texts,
}

impl Bars<'_> {
    fn x(share: f64) -> f64 {
        LEFT + share.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }

    fn heading(&self, bottom: f64) -> Drawn {
        let base = self.texts.get("indicators-chart-base");
        let target = self.texts.get("indicators-chart-target");
        self.pen.text(&base, (LEFT, 12.0), Anchor::Left, AXIS, 110.0)?;
        self.pen.text(&target, (RIGHT, 12.0), Anchor::Right, AXIS, 110.0)?;
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let x = Self::x(share);
            self.pen.line(&[(x, TOP - 6.0), (x, bottom)], Colour::LINE, 1.0)?;
        }
        Ok(())
    }

    fn row(&self, row: &Row, y: f64) -> Drawn {
        let indicator = row.mark.indicator();
        let colour = if is_short(row.judgement.status) { Colour::WARNING } else { Colour::BAR };
        self.pen.part(self.part(row), || {
            // Two lines of a long name have as much room as one.
            let names = wrap(&indicator.name, &NAME, LEFT - 14.0, 2);
            let middle = y + 18.0 - 6.5 * (names.len().max(1) - 1) as f64;
            self.pen.lines(&names, (LEFT - 10.0, middle), Anchor::Right, NAME, 13.0)?;
            let length = (Self::x(row.gone) - LEFT).max(2.0);
            self.pen.with(ShapeLook { radius: 3.0_f64.min(length / 2.0), ..ShapeLook::default() }, || {
                self.pen.rect((LEFT, y + 7.0), (length, BAR), colour, 1.0)
            })?;
            let asked = Self::x(row.asked);
            self.pen.line(&[(asked, y + 3.0), (asked, y + 25.0)], Colour::INK, 2.2)?;
            self.value(row, y)
        })
    }

    /// Value and target, then the sign of the status.
    fn value(&self, row: &Row, y: f64) -> Drawn {
        let x = RIGHT + 12.0;
        self.sign(row.judgement.status, (x + 5.0, y + 14.0))?;
        let room = WIDTH - x - 18.0;
        let (words, value) = (self.words(row), row.mark.value(row.judgement.reading_value.unwrap_or_default()));
        // The value alone rather than half a target.
        let shown = if width(&words, &VALUE) <= room { words } else { value };
        self.pen.text(&shown, (x + 16.0, y + 18.0), Anchor::Left, VALUE, room)
    }

    fn words(&self, row: &Row) -> String {
        let args = [
            ("value", Arg::from(row.mark.value(row.judgement.reading_value.unwrap_or_default()))),
            ("target", Arg::from(row.mark.value(row.judgement.target_value.unwrap_or_default()))),
        ];
        // Of a number that is to fall, what it is now is no part of what it is to be.
        let is_falling = row.judgement.base_value > row.judgement.target_value;
        self.texts.format(if is_falling { "indicators-chart-down" } else { "indicators-chart-of" }, &args)
    }

    /// A disc, a triangle or a square: the status without its colour.
    fn sign(&self, status: IndicatorStatus, (x, y): (f64, f64)) -> Drawn {
        match status {
            IndicatorStatus::Behind => {
                self.pen.polygon(&[(x - 5.0, y + 4.0), (x + 5.0, y + 4.0), (x, y - 5.0)], Colour::WARNING, 1.0)
            }
            IndicatorStatus::OffTrack => self.pen.rect((x - 4.5, y - 4.5), (9.0, 9.0), Colour::WARNING_TEXT, 1.0),
            _ => self.pen.dot((x, y), 4.5, Colour::ACCENT),
        }
    }

    fn part(&self, row: &Row) -> ChartPart {
        let indicator = row.mark.indicator();
        let args = [
            ("name", Arg::from(indicator.name.as_str())),
            ("words", Arg::from(self.words(row))),
            ("sentence", Arg::from(row.mark.sentence(&row.judgement))),
        ];
        ChartPart {
            id: format!("indicator-{}", indicator.id),
            label: self.texts.format("indicators-chart-bar", &args),
            screen: "indicators".to_owned(),
            filter: counts::filter(&[("indicator_id", &indicator.id)]),
        }
    }
}

fn is_short(status: IndicatorStatus) -> bool {
    matches!(status, IndicatorStatus::Behind | IndicatorStatus::OffTrack)
}

fn summary(rows: &[Row], held: usize, texts: &Texts) -> String {
    let short = rows.iter().filter(|row| is_short(row.judgement.status)).count();
    let worst = rows.first().map_or("", |row| row.mark.indicator().name.as_str());
    let args = [
        ("count", Arg::from(rows.len())),
        ("good", Arg::from(rows.len() - short)),
        ("short", Arg::from(short)),
        ("name", Arg::from(worst)),
    ];
    let id = if short == 0 { "indicators-chart-bars-summary-good" } else { "indicators-chart-bars-summary" };
    let said = texts.format(id, &args);
    if held == 0 {
        said
    } else {
        texts.format("indicators-chart-bars-held", &[("held", held.into()), ("said", said.into())])
    }
}

fn table(rows: &[Row], texts: &Texts) -> ChartTable {
    let columns = ["indicator", "value", "target", "expected", "status"];
    let cells = rows.iter().map(|row| {
        let value = |value: Option<f64>| value.map(|value| row.mark.value(value)).unwrap_or_default();
        let judgement = &row.judgement;
        vec![
            row.mark.indicator().name.clone(),
            value(judgement.reading_value),
            value(judgement.target_value),
            value(judgement.expected_value),
            texts.get(&format!("indicators-status-{}", judgement.status.word())),
        ]
    });
    ChartTable {
        rows: cells.collect(),
        columns: columns.iter().map(|column| texts.get(&format!("indicators-chart-column-{column}"))).collect(),
    }
}
