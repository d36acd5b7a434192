//! What the meeting is asked for and what it should know before: recommendations, background, risks, options,
//! implications, consultation.

use domain::{PaperOption, Recommendation, RecommendationVerb};

use super::PaperFacts;
use crate::blocks::{Block, Column, Rich, Row, Section, strong};
use crate::facts::{Facts, paragraphs};
use crate::parts::{finance, risks};

/// Numbered, each with its verb.
pub(crate) fn recommendations(facts: &PaperFacts) -> Section {
    let own = facts.plan.recommendations.iter().filter(|asked| asked.paper_id == facts.paper.id);
    let mut own: Vec<&Recommendation> = own.collect();
    own.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    let block = if own.is_empty() {
        Block::paragraph(facts.word("paper-doc-recommendations_none"))
    } else {
        let lead = match facts.meeting {
            Some(meeting) => facts.say("paper-doc-asks_body", &[("body", &meeting.body)], &[]),
            None => facts.word("paper-doc-asks"),
        };
        Block::Asks { lead, items: own.into_iter().map(|asked| recommendation(facts, asked)).collect() }
    };
    Section { title: facts.word("paper-doc-recommendations"), blocks: vec![block] }
}

pub(crate) fn recommendation(facts: &Facts, asked: &Recommendation) -> Rich {
    let verb = match asked.verb {
        RecommendationVerb::Note => "paper-doc-verb-note",
        RecommendationVerb::Reaffirm => "paper-doc-verb-reaffirm",
        RecommendationVerb::Approve => "paper-doc-verb-approve",
        RecommendationVerb::Agree | RecommendationVerb::AgreeSubjectTo => "paper-doc-verb-agree",
        RecommendationVerb::Consider => "paper-doc-verb-consider",
    };
    let verb = strong(&facts.word(verb));
    let (text, body) = (asked.text.trim(), asked.subject_to.trim());
    if asked.verb == RecommendationVerb::AgreeSubjectTo && !body.is_empty() {
        return facts.say("paper-doc-asks_subject_to", &[("verb", &verb), ("body", body), ("text", text)], &[]).into();
    }
    facts.say("paper-doc-asks_item", &[("verb", &verb), ("text", text)], &[]).into()
}

/// What led here, in the author's words.
pub(crate) fn background(facts: &PaperFacts) -> Option<Section> {
    let blocks: Vec<Block> = paragraphs(&facts.paper.background).into_iter().map(Block::paragraph).collect();
    (!blocks.is_empty()).then(|| Section { title: facts.word("paper-doc-background"), blocks })
}

/// What could go wrong and the answer to it: the paper's own risks and the grave ones of the whole plan, gravest
/// first. The register holds the others; a paper that lists them all is not read.
pub(crate) fn risks(facts: &PaperFacts) -> Section {
    let title = facts.word("paper-doc-risks");
    let table = risks::table(facts, |risk| match &risk.paper_id {
        Some(paper_id) => *paper_id == facts.paper.id,
        None => risks::is_grave(risk),
    });
    let block = table.unwrap_or_else(|| Block::paragraph(facts.word("paper-doc-risks_none")));
    Section { title, blocks: vec![block] }
}

/// The ways to decide, doing nothing among them, the preferred one marked by a word.
pub(crate) fn options(facts: &PaperFacts) -> Section {
    let own = facts.plan.paper_options.iter().filter(|option| option.paper_id == facts.paper.id);
    let mut own: Vec<&PaperOption> = own.collect();
    own.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    let title = facts.word("paper-doc-options");
    if own.is_empty() {
        return Section { title, blocks: vec![Block::paragraph(facts.word("paper-doc-options_none"))] };
    }
    let mut blocks = Vec::new();
    if !own.iter().any(|option| option.is_do_nothing) {
        blocks.push(Block::paragraph(facts.word("paper-doc-options_without_nothing")));
    }
    let rows = own.iter().map(|option| option_row(facts, option)).collect();
    let columns =
        vec![Column::wide(facts.word("paper-doc-option"), 5), Column::wide(facts.word("paper-doc-option_effect"), 12)];
    blocks.push(Block::Table { caption: facts.word("paper-doc-options_caption"), columns, rows });
    Section { title, blocks }
}

fn option_row(facts: &PaperFacts, option: &PaperOption) -> Row {
    let title = match option.title.trim() {
        "" if option.is_do_nothing => facts.word("paper-doc-option_nothing"),
        title => title.to_owned(),
    };
    let name =
        if option.is_preferred { facts.say("paper-doc-option_preferred", &[("title", &title)], &[]) } else { title };
    Row { cells: vec![name.into(), option.text.trim().into()], stands_out: option.is_preferred, bar: None }
}

/// What a decision means for the fields that every paper must speak of, and who was asked.
pub(crate) fn implications(facts: &PaperFacts) -> Option<Section> {
    let paper = facts.paper;
    let fields = [
        ("paper-doc-finance", &paper.finance),
        ("paper-doc-equality", &paper.equality),
        ("paper-doc-climate", &paper.climate),
        ("paper-doc-rural", &paper.rural),
        ("paper-doc-legal", &paper.legal),
        ("paper-doc-consultation", &paper.consultation),
    ];
    let mut blocks: Vec<Block> = Vec::new();
    for (id, text) in fields {
        let name = strong(&facts.word(id));
        blocks.extend(paragraphs(text).into_iter().enumerate().map(|(at, text)| match at {
            0 => Block::paragraph(facts.say("paper-doc-implication", &[("name", &name), ("text", &text)], &[])),
            _ => Block::paragraph(text),
        }));
        if id == "paper-doc-finance" {
            let names_week = facts.week.is_some_and(|week| paper.week_id.as_ref() == Some(&week.id));
            blocks.extend(names_week.then(|| finance::table(facts)).flatten());
        }
    }
    (!blocks.is_empty()).then(|| Section { title: facts.word("paper-doc-implications"), blocks })
}
