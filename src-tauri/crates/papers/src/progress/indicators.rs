//! What the city measures, how each indicator stands, and by which method that is judged.
//!
//! Numbers are those that may leave the city: what stands for too few people is withheld and named so. Figures of the
//! wider world are no progress of this city and are left out.

use charts::{IndicatorMark, Medium};
use domain::StatusMethod;
use domain::rules::indicators::{IndicatorStatus, Judgement, facts as all_indicators};

use crate::blocks::{Block, Column, Row, Section};
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::{Facts, count};

/// Indicators without a reading that are named; more are only counted.
const MOST_NAMES: usize = 8;

/// The city's indicators, judged.
pub(crate) struct Measured<'a> {
    /// With a reading that may leave the city, those that ask for attention first.
    read: Vec<(IndicatorMark<'a>, Judgement)>,
    /// Names of those that were never read.
    unread: Vec<String>,
    /// Names of those whose readings stand for too few people.
    withheld: Vec<String>,
}

impl<'a> Measured<'a> {
    /// Judges every indicator of the city.
    pub(crate) fn new(facts: &Facts<'a>) -> Self {
        let mut measured = Self { read: Vec::new(), unread: Vec::new(), withheld: Vec::new() };
        let ours = all_indicators(facts.plan, facts.today).into_iter().filter(|it| !it.indicator.is_context);
        for indicator in ours {
            let has_readings = indicator.last_read_on().is_some();
            let mark = IndicatorMark::new(indicator, facts.plan, facts.texts, Medium::Print);
            let judgement = mark.judgement();
            let name = mark.indicator().name.trim().to_owned();
            match (mark.known().is_empty(), has_readings) {
                (false, _) => measured.read.push((mark, judgement)),
                (true, true) => measured.withheld.push(name),
                (true, false) => measured.unread.push(name),
            }
        }
        measured.read.sort_by_key(|(_, judgement)| urgency(judgement.status));
        measured
    }

    /// How many of those with a target are where they should be; nothing before one is judged so.
    pub(crate) fn on_track(&self, facts: &Facts) -> Option<String> {
        let is_good = |status| matches!(status, IndicatorStatus::Achieved | IndicatorStatus::OnTrack);
        let is_short = |status| matches!(status, IndicatorStatus::Behind | IndicatorStatus::OffTrack);
        let number = |is_it: &dyn Fn(IndicatorStatus) -> bool| {
            count(self.read.iter().filter(|(_, judgement)| is_it(judgement.status)).count())
        };
        let (good, judged) = (number(&is_good), number(&|status| is_good(status) || is_short(status)));
        (0 < judged).then(|| facts.say("documents-indicators-on_track", &[], &[("good", good), ("judged", judged)]))
    }

    /// The section; without any indicator it says so.
    pub(crate) fn section(&self, facts: &Facts, drawings: &mut Drawings) -> Result<Section, PaperError> {
        let title = facts.word("documents-indicators");
        if self.read.is_empty() && self.unread.is_empty() && self.withheld.is_empty() {
            return Ok(Section { title, blocks: vec![Block::paragraph(facts.word("documents-indicators-none"))] });
        }
        let mut blocks: Vec<Block> = self.on_track(facts).map(Block::paragraph).into_iter().collect();
        if !self.read.is_empty() {
            blocks.extend(self.methods(facts).into_iter().map(Block::paragraph));
            let caption = facts.word("documents-indicators-chart");
            blocks.extend(drawings.chart(&facts.scene(), "indicator_bars", caption, 85)?);
            blocks.push(self.table(facts));
        }
        for (id, names) in
            [("documents-indicators-unread", &self.unread), ("documents-indicators-withheld", &self.withheld)]
        {
            if !names.is_empty() {
                let named = facts.names(names.clone(), MOST_NAMES);
                blocks.push(Block::paragraph(facts.say(id, &[("names", &named)], &[("count", count(names.len()))])));
            }
        }
        Ok(Section { title, blocks })
    }

    /// What each method in use looks at.
    fn methods(&self, facts: &Facts) -> Vec<String> {
        let is_used = |method: &&StatusMethod| self.read.iter().any(|(_, judgement)| judgement.method == **method);
        let methods = [StatusMethod::TargetPath, StatusMethod::Trend];
        methods.iter().filter(is_used).map(|it| facts.word(&format!("indicators-method-{}", it.word()))).collect()
    }

    fn table(&self, facts: &Facts) -> Block {
        let row = |(mark, judgement): &(IndicatorMark, Judgement)| {
            let cells = [
                name(facts, mark),
                last(facts, mark),
                target(facts, mark, judgement),
                facts.word(&format!("indicators-status-{}", judgement.status.word())),
                facts.word(&format!("documents-method-{}", judgement.method.word())),
            ];
            Row { cells: cells.map(Into::into).into(), stands_out: urgency(judgement.status) <= WORSE, bar: None }
        };
        let columns = vec![
            Column::wide(facts.word("documents-indicator"), 5),
            Column::number(facts.word("documents-indicators-last")),
            Column::number(facts.word("documents-indicators-target")),
            Column::narrow(facts.word("documents-status")),
            Column::narrow(facts.word("documents-method")),
        ];
        let rows = self.read.iter().map(row).collect();
        Block::Table { caption: facts.word("documents-indicators-caption"), columns, rows }
    }
}

/// The last urgency that is bad news.
const WORSE: u8 = 2;

/// What asks for attention comes first.
fn urgency(status: IndicatorStatus) -> u8 {
    match status {
        IndicatorStatus::OffTrack => 0,
        IndicatorStatus::Behind => 1,
        IndicatorStatus::Worsening => WORSE,
        IndicatorStatus::Stable => 3,
        IndicatorStatus::OnTrack => 4,
        IndicatorStatus::Improving => 5,
        IndicatorStatus::Achieved => 6,
        IndicatorStatus::NoTarget => 7,
        IndicatorStatus::NotJudged => 8,
        IndicatorStatus::NoData => 9,
    }
}

/// Its name, with the unit where the numbers do not carry it.
fn name(facts: &Facts, mark: &IndicatorMark) -> String {
    let (name, unit) = (mark.indicator().name.trim(), mark.unit());
    match unit.trim() {
        "" | "%" => name.to_owned(),
        unit => facts.say("documents-indicators-name_in", &[("name", name), ("unit", unit)], &[]),
    }
}

fn last(facts: &Facts, mark: &IndicatorMark) -> String {
    let Some((year, value)) = mark.known().last().copied() else { return facts.word("paper-doc-unknown") };
    of_year(facts, mark, year, value)
}

fn target(facts: &Facts, mark: &IndicatorMark, judgement: &Judgement) -> String {
    match (judgement.target_year, judgement.target_value) {
        (Some(year), Some(value)) => of_year(facts, mark, year, value),
        _ => facts.word("documents-indicators-no_target"),
    }
}

fn of_year(facts: &Facts, mark: &IndicatorMark, year: i64, value: f64) -> String {
    facts.say("documents-indicators-value", &[("value", &mark.value(value)), ("year", &year.to_string())], &[])
}
