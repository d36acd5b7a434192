//! Events per 1,000 residents of each neighbourhood and pillar, with the number in every cell.
//!
//! The last column is the whole programme: an event of two pillars stands in two cells and once in it.

use domain::rules::coverage::{CoverageRow, coverage_of};
use domain::rules::schedule::Schedule;
use domain::rules::spread;
use text::{Arg, Texts};

use crate::counts::{self, short_name};
use crate::drawing::canvas::{Anchor, ShapeLook, TextStyle};
use crate::drawing::colours::Colour;
use crate::drawing::pen::{Drawn, Pen, leading, text_style, width, wrap};
use crate::drawing::shades;
use crate::drawing::shape::FontFace;
use crate::{ChartError, ChartPart, ChartTable, Medium, Scene, Sketch, empty, sketch};

const CELL: f64 = 32.0;
const GAP: f64 = 2.0;
const LEAST_SLOT: f64 = 50.0;
const MOST_SLOT: f64 = 84.0;

const NAME: TextStyle = text_style(FontFace::Regular, 12.0, Colour::INK);
const RATE: TextStyle = text_style(FontFace::Strong, 12.0, Colour::INK);
const SMALL: TextStyle = text_style(FontFace::Regular, 11.0, Colour::MUTED);

/// Draws the heat of coverage.
pub fn draw(scene: &Scene, texts: &Texts, medium: Medium) -> Result<Sketch, ChartError> {
    let size = (520.0, 260.0);
    let Some(week) = scene.week else {
        return empty(medium, texts, size, "chart-no-week", ChartTable::default());
    };
    let schedule = Schedule::new(scene.plan, week);
    let rows = coverage_of(&schedule, scene.plan).neighbourhoods;
    let crossed = spread::by_neighbourhood_and_pillar(&schedule, scene.plan);
    let pillars = scene.plan.pillars();
    let columns = pillars.iter().map(|area| Column {
        id: &area.id,
        name: &area.name,
        short: short_name(area).to_owned(),
        letters: text_style(FontFace::Strong, 11.0, Colour::pillar_text(area.colour)),
    });
    let columns: Vec<Column> = columns.collect();
    let heat = Heat { texts, rows: &rows, columns: &columns, counts: &crossed.counts, week_id: &week.id };
    let table = heat.table();
    if rows.is_empty() || columns.is_empty() {
        return empty(medium, texts, size, "chart-coverage_heat-none", table);
    }
    Ok(Sketch { pen: heat.drawing(medium)?, title: None, summary: heat.summary(), table })
}

struct Column<'a> {
    id: &'a str,
    name: &'a str,
    short: String,
    letters: TextStyle,
}

struct Heat<'a> {
    texts: &'a Texts,
    rows: &'a [CoverageRow],
    columns: &'a [Column<'a>],
    counts: &'a [Vec<usize>],
    week_id: &'a str,
}

impl Heat<'_> {
    /// Events of a cell; the column after the last is the whole programme.
    fn count(&self, row: usize, column: usize) -> usize {
        self.counts[row].get(column).copied().unwrap_or(self.rows[row].events)
    }

    fn rate(&self, row: usize, column: usize) -> Option<f64> {
        let residents = self.rows[row].residents.filter(|residents| 0 < *residents)?;
        Some(self.count(row, column) as f64 * 1000.0 / residents as f64)
    }

    fn drawing(&self, medium: Medium) -> Result<Pen, ChartError> {
        let names = self.rows.iter().map(|row| width(&row.name, &NAME)).fold(40.0, f64::max).min(132.0);
        let left = names + 12.0;
        let count = self.columns.len() as f64;
        // A word that is not cut is worth a wider drawing.
        let words = self.columns.iter().flat_map(|it| it.short.split_whitespace().map(|word| width(word, &it.letters)));
        let least = (words.fold(0.0, f64::max) + 8.0).clamp(LEAST_SLOT, MOST_SLOT);
        let drawing_width = 520.0_f64.max(left + (least + 8.0) + least * count + 8.0);
        let slot = ((drawing_width - left - 8.0) / (count + 1.15)).min(96.0);
        let whole = text_style(FontFace::Strong, 11.0, Colour::INK);
        let all = self.texts.get("chart-coverage_heat-all");
        let heads: Vec<(Vec<String>, TextStyle)> = self
            .columns
            .iter()
            .map(|column| (wrap(&column.short, &column.letters, slot - 6.0, 2), column.letters))
            .chain([(wrap(&all, &whole, slot - 6.0, 2), whole)])
            .collect();
        let step = heads.iter().map(|(lines, letters)| leading(lines, letters, 13.0)).fold(13.0, f64::max);
        let most = heads.iter().map(|(lines, _)| lines.len()).max().unwrap_or(1) as f64;
        let top = 26.0 + step * most + 6.0;
        let pen = sketch(medium, self.texts, drawing_width, top + CELL * self.rows.len() as f64 + 4.0);
        let unit = self.texts.get("chart-coverage-unit");
        pen.text(&unit, (0.0, 13.0), Anchor::Left, SMALL, drawing_width)?;
        let x = |column: usize| left + slot * column as f64 + if column == self.columns.len() { 8.0 } else { 0.0 };
        for (at, (lines, letters)) in heads.iter().enumerate() {
            let first = top - 8.0 - step * (lines.len().max(1) - 1) as f64;
            pen.lines(lines, (x(at) + slot / 2.0, first), Anchor::Middle, *letters, step)?;
        }
        let rates = (0..self.rows.len()).flat_map(|row| (0..self.columns.len()).map(move |column| (row, column)));
        let highest = rates.filter_map(|(row, column)| self.rate(row, column)).fold(0.0, f64::max);
        for (row, place) in self.rows.iter().enumerate() {
            let y = top + CELL * row as f64;
            pen.text(&place.name, (left - 10.0, y + 20.5), Anchor::Right, NAME, left - 11.0)?;
            for column in 0..=self.columns.len() {
                let is_whole = column == self.columns.len();
                let shade = if is_whole { None } else { Some(highest) };
                pen.part(self.part(row, column), || self.cell(&pen, (row, column), (x(column), y), slot, shade))?;
            }
        }
        Ok(pen)
    }

    /// A cell; without a highest rate to set it against it stays white.
    fn cell(
        &self,
        pen: &Pen,
        (row, column): (usize, usize),
        (x, y): (f64, f64),
        slot: f64,
        highest: Option<f64>,
    ) -> Drawn {
        let rate = self.rate(row, column);
        let share = rate.zip(highest.filter(|highest| 0.0 < *highest)).map(|(rate, highest)| rate / highest);
        let alpha = match share {
            // Letters change their colour between the two halves, so the halves keep apart.
            Some(share) if share < 0.55 => 0.05 + 0.72 * share,
            Some(share) => 0.42 + 0.52 * share,
            None => 0.0,
        };
        let (corner, size) = ((x + GAP / 2.0, y + GAP / 2.0), (slot - GAP, CELL - GAP));
        pen.with(ShapeLook { radius: 3.0, ..ShapeLook::default() }, || match (rate, highest) {
            (Some(rate), Some(_)) if 0.0 < rate => pen.rect(corner, size, Colour::ACCENT, alpha),
            (Some(_), Some(_)) => pen.rect(corner, size, Colour::LINE, 0.35),
            _ => pen.frame((corner.0 + 0.5, corner.1 + 0.5), (size.0 - 1.0, size.1 - 1.0), Colour::LINE, 1.0),
        })?;
        let letters = match rate {
            Some(rate) if 0.0 < rate => shades::on(alpha, RATE),
            _ => TextStyle { face: FontFace::Regular, colour: Colour::MUTED, ..RATE },
        };
        let shown = rate.map_or_else(|| "–".to_owned(), |rate| self.texts.decimal(rate, 1));
        pen.text(&shown, (x + slot / 2.0, y + 20.5), Anchor::Middle, letters, slot - 4.0)
    }

    fn part(&self, row: usize, column: usize) -> ChartPart {
        let place = &self.rows[row];
        let count = self.count(row, column);
        let whole = self.texts.get("chart-coverage_heat-all");
        let named = self.columns.get(column);
        let rate = self.rate(row, column);
        let args = [
            ("name", Arg::from(place.name.as_str())),
            ("pillar", Arg::from(named.map_or(whole.as_str(), |column| column.name))),
            ("count", Arg::from(count)),
            ("shown", Arg::from(self.texts.number(count as i64))),
            ("rate", Arg::from(rate.map_or_else(String::new, |rate| self.texts.decimal(rate, 1)))),
        ];
        let mut filter = counts::filter(&[("neighbourhood_id", &place.id), ("week_id", self.week_id)]);
        if let Some(column) = named {
            filter.insert("pillar_id".to_owned(), column.id.to_owned());
        }
        let id = if rate.is_some() { "chart-coverage_heat-part" } else { "chart-coverage_heat-part-unknown" };
        ChartPart {
            id: format!("cell-{}-{}", place.id, named.map_or("all", |column| column.id)),
            label: self.texts.format(id, &args),
            screen: "programme".to_owned(),
            filter,
        }
    }

    /// Where nothing happens at all matters most; else the barest cell.
    fn summary(&self) -> String {
        let cells = (0..self.rows.len()).flat_map(|row| (0..self.columns.len()).map(move |column| (row, column)));
        let rated: Vec<((usize, usize), f64)> =
            cells.filter_map(|(row, column)| Some(((row, column), self.rate(row, column)?))).collect();
        let lowest = rated.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let highest = rated.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1));
        let (Some((low, least)), Some((high, most))) = (lowest, highest) else {
            return self.texts.get("chart-coverage-unrated");
        };
        let bare = rated.iter().filter(|(_, rate)| *rate == 0.0).count();
        let args = [
            ("best", Arg::from(self.rows[high.0].name.as_str())),
            ("best_pillar", Arg::from(self.columns[high.1].name)),
            ("most", Arg::from(self.texts.decimal(*most, 1))),
            ("worst", Arg::from(self.rows[low.0].name.as_str())),
            ("worst_pillar", Arg::from(self.columns[low.1].name)),
            ("least", Arg::from(self.texts.decimal(*least, 1))),
            ("count", Arg::from(bare)),
            ("shown", Arg::from(self.texts.number(bare as i64))),
        ];
        let id = match bare {
            0 => "chart-coverage_heat-summary",
            all if all == rated.len() => "chart-coverage_heat-summary-nothing",
            _ => "chart-coverage_heat-summary-bare",
        };
        self.texts.format(id, &args)
    }

    fn table(&self) -> ChartTable {
        let mut columns = vec![self.texts.get("chart-column-neighbourhood")];
        columns.extend(self.columns.iter().map(|column| column.name.to_owned()));
        columns.push(self.texts.get("chart-coverage_heat-all"));
        let cell = |row: usize, column: usize| {
            self.rate(row, column).map_or_else(String::new, |rate| self.texts.decimal(rate, 2))
        };
        let rows = self.rows.iter().enumerate().map(|(row, place)| {
            let cells = (0..=self.columns.len()).map(|column| cell(row, column));
            [place.name.clone()].into_iter().chain(cells).collect()
        });
        ChartTable { columns, rows: rows.collect() }
    }
}
