//! The evaluation report of a week: what was announced, held and called off, who came, what hosts and learners say,
//! and what should change.
//!
//! Announced, held and cancelled are three numbers and are never mixed. What hosts have not returned is missing and
//! is said to be; counts of few people are withheld where the card of the indicator that counts them asks for it.
//! Words of hosts and learners are those that came back with returns, and the notes that were brought as evidence about
//! the week or its events; what should
//! change comes from the city's own practices of that year and from open tasks about the week. Nobody's notes are
//! quoted: they are the team's.

mod attendance;
mod events;
mod hosts;
mod words;

use chrono::NaiveDate;
use domain::Plan;
use domain::rules::attendance::{Attendance, attendance};
use domain::rules::spread::{WeekResult, week_results};
use text::Texts;

use crate::blocks::{Block, Section};
use crate::content::Content;
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::Facts;
use crate::kind::DocumentKind;
use crate::parts::finance;
use crate::parts::heading::{Draft, standing, title};

/// Which week of which plan, as it stands on which day.
#[derive(Clone, Copy, Debug)]
pub struct EvaluationRequest<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// The week's id; `None`: the last one that is over, else the one that begins last.
    pub week_id: Option<&'a str>,
    /// Today in the city.
    pub today: NaiveDate,
}

/// A week with what became of it.
pub(crate) struct Outcome<'a> {
    pub(crate) facts: Facts<'a>,
    pub(crate) result: WeekResult,
    pub(crate) attendance: Attendance,
}

/// What stands in an evaluation report.
///
/// # Errors
///
/// `no_such_week` when the plan has no week of that id, `publish` when a chart cannot be drawn.
pub fn evaluation_report(request: &EvaluationRequest, texts: &Texts) -> Result<Content, PaperError> {
    let week_id = request.week_id.or_else(|| last_over(request.plan, request.today));
    let facts = Facts::of_week(request.plan, week_id, request.today, texts)?;
    let mut drawings = Drawings::default();
    let mut known = standing(&facts);
    let Some(week) = facts.week else {
        let none = Block::paragraph(facts.word("paper-doc-no_week"));
        let draft = Draft {
            kind: DocumentKind::EvaluationReport,
            subject_id: String::new(),
            title: title(&facts, "documents-evaluation-title"),
            known,
            exemption: String::new(),
            summary: Vec::new(),
            sections: vec![Section { title: facts.word("documents-evaluation-events"), blocks: vec![none] }],
            drawings,
        };
        return Ok(draft.finish(&facts));
    };
    let mut results = week_results(request.plan).into_iter();
    let result = results.rfind(|result| result.week_id == week.id).unwrap_or_default();
    let outcome = Outcome { result, attendance: attendance(request.plan, week), facts };
    let facts = &outcome.facts;
    known.insert(2, (facts.word("documents-evaluation-theme"), week.theme.trim().to_owned()));
    let name = match week.title.trim() {
        "" => title(facts, "documents-evaluation-title"),
        name => facts.say("documents-evaluation-title_week", &[("week", name)], &[]),
    };
    let sections = [
        Some(events::events(&outcome, &mut drawings)?),
        Some(attendance::people(&outcome)),
        hosts::hosts(facts),
        Some(words::said(&outcome)),
        money(facts),
        Some(words::to_change(&outcome)),
    ];
    let draft = Draft {
        kind: DocumentKind::EvaluationReport,
        subject_id: week.id.clone(),
        title: name,
        known,
        exemption: String::new(),
        summary: vec![events::not_over(facts), events::sentence(&outcome), attendance::sentence(&outcome)],
        sections: sections.into_iter().flatten().collect(),
        drawings,
    };
    Ok(draft.finish(facts))
}

/// The last week that has ended.
fn last_over(plan: &Plan, today: NaiveDate) -> Option<&str> {
    let over = plan.weeks.iter().filter(|week| week.ends_on < today);
    over.max_by_key(|week| (week.ends_on, &week.id)).map(|week| week.id.as_str())
}

fn money(facts: &Facts) -> Option<Section> {
    let table = finance::table(facts)?;
    Some(Section { title: facts.word("documents-evaluation-money"), blocks: vec![table] })
}
