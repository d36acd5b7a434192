//! Heading, summary and frame of documents that no record of the plan stands for: they are told by the plan alone.

use super::programme::sentences;
use crate::blocks::Section;
use crate::content::{Content, Fact, Heading, Language, PAGE, PAGES, Summary};
use crate::drawings::Drawings;
use crate::facts::Facts;
use crate::kind::DocumentKind;
use crate::look::Look;

/// A document before it is finished.
pub(crate) struct Draft {
    pub(crate) kind: DocumentKind,
    /// The record that it is about; empty for the plan as a whole.
    pub(crate) subject_id: String,
    pub(crate) title: String,
    /// Label and value; those without a value are left out.
    pub(crate) known: Vec<(String, String)>,
    /// Why it is not public; empty when it is.
    pub(crate) exemption: String,
    /// What it says in short, each a whole sentence or none.
    pub(crate) summary: Vec<String>,
    pub(crate) sections: Vec<Section>,
    pub(crate) drawings: Drawings,
}

impl Draft {
    /// The document with its captions numbered.
    pub(crate) fn finish(mut self, facts: &Facts) -> Content {
        facts.number_captions(&mut self.sections);
        let language = facts.texts.language();
        let content = Content {
            language: Language::of(facts.texts),
            heading: heading(facts, self.kind, self.title, self.known, self.exemption),
            summary: summary(facts, &self.summary),
            sections: self.sections,
            appendix: None,
            drawings: Vec::new(),
            replaced: Vec::new(),
            look: Look::of(facts.plan, facts.texts),
            region: charts::region(facts.plan),
            identity: format!("{} {} {language}", self.kind.word(), self.subject_id),
        };
        content.with_drawings(self.drawings)
    }
}

fn heading(
    facts: &Facts,
    kind: DocumentKind,
    title: String,
    known: Vec<(String, String)>,
    exemption: String,
) -> Heading {
    let office = facts.plan.profile.as_ref().map_or("", |profile| profile.organisation.trim());
    Heading {
        author: office.to_owned(),
        date: facts.today.into(),
        header_start: facts.issuer(),
        header_end: kind.name(facts.texts),
        footer_start: title.clone(),
        title,
        page: facts.say("paper-doc-page", &[("page", PAGE), ("pages", PAGES)], &[]),
        page_sign: PAGE,
        pages_sign: PAGES,
        facts: Fact::known(known),
        exemption,
    }
}

/// Sentences of the plan need no counter of words: nobody wrote them, and nobody can shorten them.
fn summary(facts: &Facts, said: &[String]) -> Option<Summary> {
    let text = sentences(said);
    (!text.is_empty()).then(|| Summary {
        title: facts.word("paper-doc-summary"),
        none: String::new(),
        counter: String::new(),
        is_too_long: false,
        word_count: text.split_whitespace().count(),
        paragraphs: vec![text],
    })
}

/// Who answers for the document, and of which day its data are.
pub(crate) fn prepared(facts: &Facts) -> Vec<(String, String)> {
    let office = facts.plan.profile.as_ref().map_or("", |profile| profile.organisation.trim());
    vec![(facts.word("paper-doc-author"), office.to_owned()), (facts.word("paper-doc-state"), facts.date(facts.today))]
}

/// The same with the week that it is about.
pub(crate) fn standing(facts: &Facts) -> Vec<(String, String)> {
    let week = facts.week.map(|week| facts.texts.date_range(week.starts_on, week.ends_on));
    let mut known = prepared(facts);
    known.insert(1, (facts.word("paper-doc-week"), week.unwrap_or_default()));
    known
}

/// A title with the city's name where it is known.
pub(crate) fn title(facts: &Facts, id: &str) -> String {
    match facts.city() {
        "" => facts.word(id),
        city => facts.say(&format!("{id}_of"), &[("city", city)], &[]),
    }
}
