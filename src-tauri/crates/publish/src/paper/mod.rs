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

mod appendix;
mod coverage;
mod decision;
mod facts;
mod finance;
mod heading;
mod open_problems;
mod partners;
mod programme;
mod steps;

use chrono::NaiveDate;
use domain::Plan;
use serde_json::json;
use text::{Direction, Texts};

use crate::error::PublishError;
use crate::setting::{Document, Manuscript};
use crate::sheet::{Block, Section};
use facts::Facts;
pub(crate) use heading::{PAGE, PAGES};

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

/// Fixed words of the template, by the last part of their message ids.
const WORDS: &[&str] = &["summary", "summary_none", "appendix"];

/// Files drawn for a paper.
#[derive(Default)]
pub(crate) struct Drawings {
    /// Name and SVG of each.
    pub(crate) files: Vec<(String, String)>,
    /// Texts with letters that no font has.
    pub(crate) replaced: Vec<(char, String)>,
}

/// Sets a council paper.
pub fn council_paper(request: &PaperRequest, texts: &Texts) -> Result<Document, PublishError> {
    let facts = Facts::gather(request, texts)?;
    let mut drawings = Drawings::default();
    let mut sections = sections(&facts, &mut drawings)?;
    number_captions(&facts, &mut sections);
    let summary = heading::Summary::new(&facts);
    let summary_word_count = summary.word_count;
    let words: serde_json::Map<String, serde_json::Value> =
        WORDS.iter().map(|word| ((*word).to_owned(), texts.get(&format!("paper-doc-{word}")).into())).collect();
    let sheet = json!({
        "language": language(texts),
        "words": words,
        "heading": heading::heading(&facts),
        "summary": summary,
        "sections": sections,
        "appendix": appendix::appendix(&facts),
    });
    Document::set(Manuscript {
        template: "council-paper.typ",
        sheet,
        files: drawings.files,
        replaced: drawings.replaced,
        region: charts::region(request.plan),
        identity: format!("{} {}", request.paper_id, texts.language()),
        summary_word_count,
    })
}

fn sections(facts: &Facts, drawings: &mut Drawings) -> Result<Vec<Section>, PublishError> {
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
        steps::next_steps(facts),
    ];
    Ok(sections.into_iter().flatten().collect())
}

/// Tables and figures are numbered through the paper, each kind by itself.
fn number_captions(facts: &Facts, sections: &mut [Section]) {
    let (mut tables, mut figures) = (0, 0);
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let (id, number, caption) = match block {
            Block::Table { caption, .. } => ("paper-doc-table", &mut tables, caption),
            Block::Chart { caption, .. } => ("paper-doc-figure", &mut figures, caption),
            _ => continue,
        };
        *number += 1;
        let label = facts.say(id, &[], &[("number", *number)]);
        *caption = facts.say("paper-doc-caption", &[("label", &label), ("caption", caption)], &[]);
    }
}

pub(crate) fn language(texts: &Texts) -> serde_json::Value {
    let mut parts = texts.language().split('-');
    json!({
        "code": parts.next().unwrap_or_default(),
        // A script, which has four letters, is no region.
        "region": parts.find(|part| part.len() == 2),
        "is_rtl": texts.direction() == Direction::Rtl,
    })
}

impl Drawings {
    /// A chart as a block; nothing when it has nothing to show.
    fn chart(
        &mut self,
        facts: &Facts,
        name: &str,
        caption: String,
        width_percent: u8,
    ) -> Result<Option<Block>, PublishError> {
        let scene = charts::Scene { plan: facts.plan, week: facts.week, today: facts.today };
        let chart = charts::draw(name, &scene, facts.texts, charts::Medium::Print)
            .map_err(|error| PublishError::new("publish").with("where", format!("{name}: {error}")))?;
        if chart.svg.is_empty() || chart.table.rows.is_empty() {
            return Ok(None);
        }
        let file = format!("{}.svg", charts::file_name(name));
        let block = Block::Chart { file: file.clone(), alt: chart.summary, caption, width_percent };
        self.files.push((file, chart.svg));
        self.replaced.extend(chart.replaced);
        Ok(Some(block))
    }
}
