//! The kinds of charts, one file each, and the one table of them: listing, titles, drawing and tests follow from it.
//!
//! A chart is called by the name of its kind; where it can be about something, a colon and that follow:
//! `trend:<indicator id>`, `map:partners`.

mod attendance_bars;
mod audience_stacked;
mod budget_by_year;
mod budget_waterfall;
mod co2;
mod coverage;
mod coverage_heat;
mod diverging;
mod events_by_day;
mod gantt;
mod hours_heat;
mod indicator_bars;
mod map;
mod multiples;
mod network;
mod pillar_radar;
mod rating_heat;
mod risk_matrix;
mod round_radar;
mod status_funnel;
mod temple;
mod trend;
mod urban_rural;

use domain::Plan;
use serde::Serialize;
use text::{Arg, Texts};
use ts_rs::TS;

use crate::{ChartError, Medium, Scene, Sketch};

/// A kind of chart.
pub struct Kind {
    /// What it is called by. Its title is the message `chart-<name>`.
    pub name: &'static str,
    /// What may follow its name.
    pub subject: Subject,
    draw: Draw,
    /// The charts of the kind that a plan has besides the one that stands alone: what follows the name, and a title.
    variants: fn(&Plan, &Texts) -> Vec<(String, String)>,
}

/// What a chart is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The plan as a whole; nothing may follow the name.
    Plan,
    /// One of a few things that can be counted; without a word, the first of them.
    Measure,
    /// One round of ratings; without an id, the latest.
    Round,
    /// Two rounds of ratings; without ids, the latest two.
    Rounds,
    /// One goal, or the milestones alone; without either, the whole roadmap.
    Goal,
    /// One year; without it, the year of the week.
    Year,
    /// One indicator, whose id always follows.
    Indicator,
    /// Chosen indicators; without ids, all that can be shown together.
    Indicators,
}

enum Draw {
    Whole(fn(&Scene, &Texts, Medium) -> Result<Sketch, ChartError>),
    About(fn(&Scene, &Texts, Medium, &str) -> Result<Sketch, ChartError>),
}

const fn whole(name: &'static str, draw: fn(&Scene, &Texts, Medium) -> Result<Sketch, ChartError>) -> Kind {
    Kind { name, subject: Subject::Plan, draw: Draw::Whole(draw), variants: no_variants }
}

const fn about(
    name: &'static str,
    subject: Subject,
    draw: fn(&Scene, &Texts, Medium, &str) -> Result<Sketch, ChartError>,
) -> Kind {
    Kind { name, subject, draw: Draw::About(draw), variants: no_variants }
}

fn no_variants(_: &Plan, _: &Texts) -> Vec<(String, String)> {
    Vec::new()
}

/// Every kind of chart.
pub const KINDS: &[Kind] = &[
    whole("temple", temple::draw),
    whole("events_by_day", events_by_day::draw),
    whole("coverage", coverage::draw),
    whole("status_funnel", status_funnel::draw),
    whole("pillar_radar", pillar_radar::draw),
    whole("hours_heat", hours_heat::draw),
    about("round_radar", Subject::Rounds, round_radar::draw),
    about("rating_heat", Subject::Round, rating_heat::draw),
    about("gantt", Subject::Goal, gantt::draw),
    about("budget_waterfall", Subject::Year, budget_waterfall::draw),
    whole("budget_by_year", budget_by_year::draw),
    whole("risk_matrix", risk_matrix::draw),
    about("map", Subject::Measure, map::draw).with(map::variants),
    whole("coverage_heat", coverage_heat::draw),
    about("diverging", Subject::Measure, diverging::draw).with(diverging::variants),
    about("audience_stacked", Subject::Measure, audience_stacked::draw).with(audience_stacked::variants),
    whole("attendance_bars", attendance_bars::draw),
    whole("urban_rural", urban_rural::draw),
    whole("co2", co2::draw),
    whole("network", network::draw),
    about("indicator_bars", Subject::Indicators, indicator_bars::draw),
    about("trend", Subject::Indicator, trend::draw).with(of_indicators),
    about("multiples", Subject::Indicator, multiples::draw).with(of_indicators),
];

impl Kind {
    /// The kind of this name.
    pub fn of(name: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Whether the name of the kind alone is a chart.
    pub fn stands_alone(&self) -> bool {
        self.subject != Subject::Indicator
    }

    /// What people call it.
    pub fn title(&self, texts: &Texts) -> String {
        texts.get(&format!("chart-{}", self.name))
    }

    /// Draws a chart of the kind about something, or about nothing in particular.
    pub(crate) fn draw(&self, scene: &Scene, texts: &Texts, medium: Medium, of: &str) -> Result<Sketch, ChartError> {
        match self.draw {
            Draw::Whole(draw) if of.is_empty() => draw(scene, texts, medium),
            Draw::Whole(_) => Err(ChartError::Unknown(format!("{}:{of}", self.name))),
            Draw::About(draw) => draw(scene, texts, medium, of),
        }
    }

    const fn with(self, variants: fn(&Plan, &Texts) -> Vec<(String, String)>) -> Self {
        Self { variants, ..self }
    }

    fn variants(&self, plan: &Plan, texts: &Texts) -> Vec<ChartListing> {
        let kind = self.title(texts);
        let listing = |(of, title): (String, String)| {
            let args = [("kind", Arg::from(kind.as_str())), ("name", Arg::from(title.as_str()))];
            // A record's name says nothing of what is drawn of it.
            let title = if self.stands_alone() { title } else { texts.format("chart-about", &args) };
            ChartListing { name: format!("{}:{of}", self.name), title }
        };
        (self.variants)(plan, texts).into_iter().map(listing).collect()
    }
}

fn of_indicators(plan: &Plan, _: &Texts) -> Vec<(String, String)> {
    plan.indicators.iter().map(|indicator| (indicator.id.clone(), indicator.name.clone())).collect()
}

/// A chart that can be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ChartListing {
    /// What to call it by.
    pub name: String,
    /// What people call it.
    pub title: String,
}

/// All charts of a plan, those about the same thing together.
pub fn list(plan: &Plan, texts: &Texts) -> Vec<ChartListing> {
    let of_kind = |kind: &Kind| {
        let alone = ChartListing { name: kind.name.to_owned(), title: kind.title(texts) };
        let alone = kind.stands_alone().then_some(alone);
        alone.into_iter().chain(kind.variants(plan, texts)).collect::<Vec<_>>()
    };
    KINDS.iter().flat_map(of_kind).collect()
}

/// Names of charts for tests: every kind, and of its charts about a record the first few.
pub fn examples(plan: &Plan) -> Vec<String> {
    let texts = Texts::new("en");
    let mut names: Vec<String> = alone().map(str::to_owned).collect();
    for kind in KINDS {
        let most = if kind.subject == Subject::Indicator { 3 } else { 5 };
        names.extend(kind.variants(plan, &texts).into_iter().take(most).map(|it| it.name));
    }
    names
}

/// The names that are charts without anything behind them.
pub fn alone() -> impl Iterator<Item = &'static str> {
    KINDS.iter().filter(|kind| kind.stands_alone()).map(|kind| kind.name)
}
