//! The progress report: what has changed since the last meeting, how far the pillars have come, what the indicators
//! say and by which method, the roadmap with its first promises and new dates, the budget of the year, grave risks.
//!
//! What changed is worked out from two states of the plan (`domain::rules::since`); the caller, who has the history,
//! brings it. A round of ratings that is still a draft never counts. A part of which the plan knows nothing says so,
//! so that silence is not taken for progress; risks are left out when none is grave.

mod changes;
mod indicators;
mod roadmap;

use chrono::NaiveDate;
use domain::rules::since::Since;
use domain::rules::{budget, outlook};
use domain::{Area, Plan};
use text::Texts;

use crate::blocks::{Bar, Block, Column, Rich, Row, Section};
use crate::content::Content;
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::{Facts, count};
use crate::kind::DocumentKind;
use crate::parts::heading::{Draft, standing, title};
use crate::parts::{finance, programme, risks};
use domain::rules::progress::{latest_assessment, round_before};

/// Which report of which plan, as it stands on which day.
#[derive(Clone, Copy, Debug)]
pub struct ReportRequest<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// The week whose year and targets count; `None`: the one that begins last.
    pub week_id: Option<&'a str>,
    /// Today in the city.
    pub today: NaiveDate,
    /// What differs from an earlier state; `None`: there is none to compare with.
    pub since: Option<Comparison<'a>>,
}

/// A comparison with an earlier state of the plan.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// The day at whose end the earlier state was, mostly that of the last meeting.
    pub on: NaiveDate,
    /// What differs.
    pub since: &'a Since,
}

/// What stands in a progress report.
///
/// # Errors
///
/// `no_such_week` when the plan has no week of that id, `publish` when a chart cannot be drawn.
pub fn progress_report(request: &ReportRequest, texts: &Texts) -> Result<Content, PaperError> {
    let facts = Facts::of_week(request.plan, request.week_id, request.today, texts)?;
    let mut drawings = Drawings::default();
    let measured = indicators::Measured::new(&facts);
    let sections = [
        Some(changes::changes(&facts, request.since)),
        Some(pillars(&facts, &mut drawings)?),
        Some(measured.section(&facts, &mut drawings)?),
        Some(roadmap::roadmap(&facts)),
        Some(money(&facts, &mut drawings)?),
        risks::grave(&facts),
    ];
    let mut known = standing(&facts);
    if let Some(meeting) = outlook::next_meeting(request.plan, request.today) {
        let date = facts.date(meeting.held_on);
        let meeting = facts.say("paper-doc-meeting_on", &[("body", meeting.body.trim()), ("date", &date)], &[]);
        known.insert(0, (facts.word("documents-next_meeting"), meeting));
    }
    let draft = Draft {
        kind: DocumentKind::ProgressReport,
        subject_id: facts.week.map(|week| week.id.clone()).unwrap_or_default(),
        title: title(&facts, "documents-progress-title"),
        known,
        exemption: String::new(),
        summary: summary(&facts, &measured),
        sections: sections.into_iter().flatten().collect(),
        drawings,
    };
    Ok(draft.finish(&facts))
}

fn summary(facts: &Facts, measured: &indicators::Measured) -> Vec<String> {
    let pillars = outlook::pillars_on_target(facts.plan, facts.week).map(|(reached, rated)| {
        facts.say("documents-progress-pillars_on_target", &[], &[("reached", count(reached)), ("rated", count(rated))])
    });
    let year = outlook::budget_year(facts.week, facts.today);
    let has_money = !budget::lines(facts.plan, Some(year), None).is_empty();
    let said =
        [pillars, measured.on_track(facts), roadmap::late(facts), has_money.then(|| finance::sentence(facts, year))];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { vec![facts.word("documents-progress-nothing")] } else { said }
}

/// How far each pillar has come, and how far it had come the round before.
fn pillars(facts: &Facts, drawings: &mut Drawings) -> Result<Section, PaperError> {
    let title = facts.word("documents-progress-pillars");
    let Some(round) = latest_assessment(facts.plan) else {
        return Ok(Section { title, blocks: vec![Block::paragraph(facts.word("documents-progress-no_round"))] });
    };
    let mut blocks = programme::temple(facts, drawings)?;
    let now = programme::rated(facts, round);
    if now.is_empty() {
        blocks.push(Block::paragraph(facts.word("documents-progress-no_round")));
        return Ok(Section { title, blocks });
    }
    let earlier = round_before(facts.plan, round);
    let before = earlier.map(|earlier| programme::rated(facts, earlier)).unwrap_or_default();
    let target = facts.week.and_then(|week| week.target_progress_percent).map(|percent| percent as f64);
    let row = |(area, percent): &(&Area, f64)| {
        let was = before.iter().find(|(other, _)| other.id == area.id).map(|(_, percent)| *percent);
        let unknown = || facts.word("paper-doc-unknown");
        let mut cells: Vec<Rich> = vec![area.name.trim().into(), facts.texts.percent(*percent).into()];
        if earlier.is_some() {
            cells.push(was.map_or_else(unknown, |was| facts.texts.percent(was)).into());
            cells.push(was.map_or_else(unknown, |was| moved(facts, was, *percent)).into());
        }
        let share = |percent: f64| (percent / 100.0).clamp(0.0, 1.0);
        let bar = Some(Bar { length: share(*percent), target: target.map(share) });
        Row { cells, stands_out: target.is_some_and(|target| percent.round() < target), bar }
    };
    let mut columns = vec![
        Column::wide(facts.word("documents-pillar"), 1),
        Column::bars(facts.say("documents-progress-rated_on", &[("date", &facts.date(round.held_on))], &[])),
    ];
    if let Some(earlier) = earlier {
        let date = facts.date(earlier.held_on);
        columns.push(Column::number(facts.say("documents-progress-rated_on", &[("date", &date)], &[])));
        columns.push(Column::number(facts.word("documents-progress-change")));
    }
    let caption = match target {
        Some(target) => {
            facts.say("documents-progress-pillars_caption_of", &[("target", &facts.texts.percent(target))], &[])
        }
        None => facts.word("documents-progress-pillars_caption"),
    };
    blocks.push(Block::Table { caption, columns, rows: now.iter().map(row).collect() });
    Ok(Section { title, blocks })
}

/// By how many points of a hundred a pillar moved, of the rounded shares that stand beside it.
fn moved(facts: &Facts, was: f64, is: f64) -> String {
    match is.round() as i64 - was.round() as i64 {
        0 => facts.word("documents-unchanged"),
        by @ 1.. => facts.say("documents-progress-up", &[], &[("points", by)]),
        by => facts.texts.number(by),
    }
}

fn money(facts: &Facts, drawings: &mut Drawings) -> Result<Section, PaperError> {
    let title = facts.word("documents-money");
    let year = outlook::budget_year(facts.week, facts.today);
    let mut blocks = finance::of_year(facts, year);
    if blocks.is_empty() {
        let none = facts.say("documents-money-none", &[("year", &year.to_string())], &[]);
        blocks.push(Block::paragraph(none));
    }
    if 1 < budget::years(facts.plan).len() {
        let caption = facts.word("documents-money-years_caption");
        blocks.extend(drawings.chart(&facts.scene(), "budget_by_year", caption, 80)?);
    }
    Ok(Section { title, blocks })
}
