//! The council paper: what stands in it, from the plan's own data.
//!
//! The order is that of the papers councils really get: heading, summary, what is to be decided, background, the
//! programme with its figures, what is weak in it, partners, risks and options, implications, next steps.
//! A part that nobody has filled in is left out when a paper can do without it, and says so in a sentence when it
//! cannot (recommendations, risks, options), so that nobody takes silence for an answer.
//!
//! Length: the body of a well-filled paper takes three to four pages. The programme by day follows as appendix A,
//! titles run on by day and venue in two columns of small type; some 300 events make one to two pages, so that a
//! sample city's paper has five in all. A bigger programme makes the appendix longer and leaves the body as it
//! is; [`Document::body_pages`](crate::Document::body_pages) counts what a limit on pages is about.

pub(crate) mod decision;
mod heading;

use std::ops::Deref;

use chrono::NaiveDate;
use domain::{Meeting, Paper, Plan};
use text::Texts;

use crate::blocks::Section;
use crate::content::{Content, Language};
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::{Facts, find};
use crate::look::Look;
use crate::parts::{appendix, coverage, open_problems, partners, programme, steps};

/// Which paper of which plan, as it stands on which day.
#[derive(Clone, Copy, Debug)]
pub struct PaperRequest<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// The paper's id.
    pub paper_id: &'a str,
    /// Today in the city.
    pub today: NaiveDate,
}

/// A paper with what the plan says of its week.
pub(crate) struct PaperFacts<'a> {
    pub(crate) paper: &'a Paper,
    pub(crate) meeting: Option<&'a Meeting>,
    facts: Facts<'a>,
}

impl<'a> Deref for PaperFacts<'a> {
    type Target = Facts<'a>;

    fn deref(&self) -> &Facts<'a> {
        &self.facts
    }
}

/// What stands in a council paper.
///
/// # Errors
///
/// `no_paper` when there is none of that id, `publish` when a chart cannot be drawn.
pub fn council_paper(request: &PaperRequest, texts: &Texts) -> Result<Content, PaperError> {
    let plan = request.plan;
    let paper = find(&plan.papers, Some(request.paper_id));
    let paper = paper.ok_or_else(|| PaperError::new("no_paper").with("id", request.paper_id))?;
    let facts = PaperFacts {
        paper,
        meeting: find(&plan.meetings, paper.meeting_id.as_deref()),
        facts: Facts::gather(plan, paper.week_id.as_deref(), request.today, texts),
    };
    let mut drawings = Drawings::default();
    let mut sections = sections(&facts, &mut drawings)?;
    facts.number_captions(&mut sections);
    let content = Content {
        language: Language::of(texts),
        heading: heading::heading(&facts),
        summary: Some(heading::summary(&facts)),
        sections,
        appendix: appendix::appendix(&facts),
        drawings: Vec::new(),
        replaced: Vec::new(),
        look: Look::of(plan, texts),
        region: charts::region(plan),
        identity: format!("{} {}", request.paper_id, texts.language()),
    };
    Ok(content.with_drawings(drawings))
}

fn sections(facts: &PaperFacts, drawings: &mut Drawings) -> Result<Vec<Section>, PaperError> {
    let sections = [
        Some(decision::recommendations(facts)),
        decision::background(facts),
        Some(programme::at_a_glance(facts, drawings)?),
        coverage::coverage(facts),
        open_problems::open_problems(facts),
        partners::partners(facts),
        Some(decision::risks(facts)),
        Some(decision::options(facts)),
        decision::implications(facts),
        steps::next_steps(facts, &facts.paper.next_steps),
    ];
    Ok(sections.into_iter().flatten().collect())
}
