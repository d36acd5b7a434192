//! The business case for becoming a learning city: why cities, why learning, what a learning city does, what others
//! did, where this city stands and what it wants, what it costs and what could go wrong.
//!
//! The argument is that of the conference deck on lifelong learning and learning cities (2013), in our own words; the
//! two charts of the world draw their own source. The city's figures are its own: what the plan does not know is not
//! argued with.

mod city;

use chrono::NaiveDate;
use domain::rules::outlook;
use domain::{Plan, Practice};
use text::Texts;

use crate::blocks::{Block, Column, Row, Section, strong};
use crate::content::Content;
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::Facts;
use crate::kind::DocumentKind;
use crate::parts::heading::{Draft, prepared, title};
use crate::parts::{finance, goals, programme, risks};

/// What cities, regions and countries did, in the order of the deck. Each has a place and what was done.
const EXAMPLES: &[&str] =
    &["kakegawa", "liverpool", "espoo", "victoria", "korea", "germany", "cape", "china", "viet_nam"];

/// Practices of other cities in the plan that are told.
const MOST_PRACTICES: usize = 6;

/// For which city the case is made, as its plan stands on which day.
#[derive(Clone, Copy, Debug)]
pub struct CaseRequest<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// The week whose year and figures count; `None`: the one that begins last.
    pub week_id: Option<&'a str>,
    /// Today in the city.
    pub today: NaiveDate,
}

/// What stands in the business case.
///
/// # Errors
///
/// `no_such_week` when the plan has no week of that id, `publish` when a chart cannot be drawn.
pub fn business_case(request: &CaseRequest, texts: &Texts) -> Result<Content, PaperError> {
    let facts = Facts::of_week(request.plan, request.week_id, request.today, texts)?;
    let mut drawings = Drawings::default();
    let sections = [
        Some(cities(&facts, &mut drawings)?),
        Some(learning(&facts)),
        Some(framework(&facts, &mut drawings)?),
        Some(others(&facts)),
        Some(city::standing(&facts, &mut drawings)?),
        aims(&facts),
        cost(&facts),
        risks::grave(&facts),
        Some(network(&facts)),
    ];
    let draft = Draft {
        kind: DocumentKind::BusinessCase,
        subject_id: facts.week.map(|week| week.id.clone()).unwrap_or_default(),
        title: title(&facts, "documents-case-title"),
        known: prepared(&facts),
        exemption: String::new(),
        summary: vec![facts.word("documents-case-summary"), city::sentence(&facts)],
        sections: sections.into_iter().flatten().collect(),
        drawings,
    };
    Ok(draft.finish(&facts))
}

/// Paragraphs of the argument.
fn argued(facts: &Facts, ids: &[&str]) -> Vec<Block> {
    ids.iter().map(|id| Block::paragraph(facts.word(&format!("documents-case-{id}")))).collect()
}

fn cities(facts: &Facts, drawings: &mut Drawings) -> Result<Section, PaperError> {
    let mut blocks = argued(facts, &["cities-growth"]);
    let caption = |chart: &str| facts.word(&format!("documents-case-{chart}_caption"));
    blocks.extend(drawings.chart(&facts.scene(), "urban_rural", caption("urban_rural"), 72)?);
    blocks.extend(argued(facts, &["cities-burden"]));
    blocks.extend(drawings.chart(&facts.scene(), "co2", caption("co2"), 72)?);
    blocks.extend(argued(facts, &["cities-answer"]));
    Ok(Section { title: facts.word("documents-case-cities"), blocks })
}

fn learning(facts: &Facts) -> Section {
    let blocks = argued(facts, &["learning-life", "learning-faure", "learning-delors", "learning-outcomes"]);
    Section { title: facts.word("documents-case-learning"), blocks }
}

/// The six things that a learning city does; by the framework of the plan where it has one, with how far it has come.
fn framework(facts: &Facts, drawings: &mut Drawings) -> Result<Section, PaperError> {
    let names: Vec<String> = facts.plan.pillars().into_iter().map(|area| area.name.trim().to_owned()).collect();
    let mut blocks = argued(facts, &["framework-what"]);
    if names.is_empty() {
        blocks.extend(argued(facts, &["framework-six"]));
    } else {
        let names = facts.texts.list(&names);
        blocks.push(Block::paragraph(facts.say("documents-case-framework-own", &[("names", &names)], &[])));
    }
    blocks.extend(argued(facts, &["framework-validated"]));
    blocks.extend(programme::temple(facts, drawings)?);
    Ok(Section { title: facts.word("documents-case-framework"), blocks })
}

/// What others did: the deck's examples, then what the plan has collected from other cities.
fn others(facts: &Facts) -> Section {
    let row = |name: String, done: String| Row { cells: vec![name.into(), done.into()], stands_out: false, bar: None };
    let examples = EXAMPLES.iter().map(|name| {
        let word = |part: &str| facts.word(&format!("documents-case-{name}-{part}"));
        row(word("place"), word("done"))
    });
    let columns = || {
        vec![Column::wide(facts.word("documents-case-place"), 3), Column::wide(facts.word("documents-case-done"), 10)]
    };
    let caption = facts.word("documents-case-others_caption");
    let mut blocks = argued(facts, &["others-lead"]);
    blocks.push(Block::Table { caption, columns: columns(), rows: examples.collect() });
    let collected = facts.plan.practices.iter().filter(|it| !it.is_own && !it.place.trim().is_empty());
    let rows: Vec<Row> =
        collected.take(MOST_PRACTICES).map(|it| row(it.place.trim().to_owned(), practice(facts, it))).collect();
    if !rows.is_empty() {
        let caption = facts.word("documents-case-collected_caption");
        blocks.push(Block::Table { caption, columns: columns(), rows });
    }
    Section { title: facts.word("documents-case-others"), blocks }
}

fn practice(facts: &Facts, practice: &Practice) -> String {
    let name = strong(practice.title.trim());
    let said = [practice.what_was_done.trim(), practice.results.trim()];
    let said: Vec<String> = said.iter().filter(|text| !text.is_empty()).map(|text| (*text).to_owned()).collect();
    facts.say("documents-case-practice", &[("name", &name), ("text", &programme::sentences(&said))], &[])
}

fn aims(facts: &Facts) -> Option<Section> {
    let mut blocks: Vec<Block> = city::promises(facts).into_iter().map(Block::paragraph).collect();
    blocks.extend(goals::aims(facts));
    (!blocks.is_empty()).then(|| Section { title: facts.word("documents-case-aims"), blocks })
}

fn cost(facts: &Facts) -> Option<Section> {
    let blocks = finance::of_year(facts, outlook::budget_year(facts.week, facts.today));
    (!blocks.is_empty()).then(|| Section { title: facts.word("documents-money"), blocks })
}

fn network(facts: &Facts) -> Section {
    let blocks = argued(facts, &["network-platform", "network-objectives", "network-first"]);
    Section { title: facts.word("documents-case-network"), blocks }
}
