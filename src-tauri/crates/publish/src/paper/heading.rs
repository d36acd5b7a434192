//! What stands above the first section: whose paper it is, for which meeting, and the summary.

use chrono::Datelike;
use domain::PaperPurpose;
use serde::Serialize;
use serde_json::{Value, json};

use super::facts::{Facts, count, paragraphs};

/// Stand for the page's number and the number of pages until the typesetter knows them.
pub(crate) const PAGE: &str = "\u{E002}";
pub(crate) const PAGES: &str = "\u{E003}";

/// The summary with its counter.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    paragraphs: Vec<String>,
    /// Such as `52 of 150 words`; empty without a summary.
    counter: String,
    is_too_long: bool,
    #[serde(skip)]
    pub(super) word_count: usize,
}

impl Summary {
    /// Counts as people do: what stands between spaces.
    pub(super) fn new(facts: &Facts) -> Self {
        let text = &facts.paper.summary;
        let word_count = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        let limit = facts.paper.summary_max_words;
        let counter = match (word_count, limit) {
            (0, _) => String::new(),
            (_, ..=0) => facts.say("paper-doc-word_count", &[], &[("words", count(word_count))]),
            _ => facts.say("paper-doc-word_count_of", &[], &[("words", count(word_count)), ("limit", limit)]),
        };
        Self { paragraphs: paragraphs(text), counter, is_too_long: 0 < limit && limit < count(word_count), word_count }
    }
}

/// Title, running lines and the block of facts.
pub(super) fn heading(facts: &Facts) -> Value {
    let paper = facts.paper;
    let written_on = paper.written_on.unwrap_or(facts.today);
    json!({
        "title": title(facts),
        "author": paper.author.trim(),
        "date": { "year": written_on.year(), "month": written_on.month(), "day": written_on.day() },
        "header_start": issuer(facts),
        "header_end": reference(facts),
        "footer_start": facts.week.map_or_else(|| title(facts), |week| week.title.clone()),
        "page": facts.say("paper-doc-page", &[("page", PAGE), ("pages", PAGES)], &[]),
        "page_sign": PAGE,
        "pages_sign": PAGES,
        "facts": block(facts),
        "exemption": exemption(facts),
    })
}

fn title(facts: &Facts) -> String {
    let own = facts.paper.title.trim();
    match facts.week {
        _ if !own.is_empty() => own.to_owned(),
        Some(week) if !week.title.trim().is_empty() => week.title.trim().to_owned(),
        _ => facts.word("paper-doc-title"),
    }
}

/// City and office, whichever are known.
fn issuer(facts: &Facts) -> String {
    let Some(profile) = &facts.plan.profile else { return String::new() };
    match (profile.city.trim(), profile.organisation.trim()) {
        (city, "") => city.to_owned(),
        ("", organisation) => organisation.to_owned(),
        (city, organisation) => facts.say("paper-doc-issuer", &[("city", city), ("organisation", organisation)], &[]),
    }
}

fn reference(facts: &Facts) -> String {
    let class = class(facts);
    match facts.paper.reference.trim() {
        "" => class,
        reference => facts.say("paper-doc-reference", &[("reference", reference), ("class", &class)], &[]),
    }
}

fn class(facts: &Facts) -> String {
    facts.word(if facts.paper.is_public { "paper-doc-public" } else { "paper-doc-exempt" })
}

fn exemption(facts: &Facts) -> String {
    match facts.paper.exemption.trim() {
        _ if facts.paper.is_public => String::new(),
        "" => facts.word("paper-doc-exempt_without_reason"),
        reason => facts.say("paper-doc-exempt_because", &[("reason", reason)], &[]),
    }
}

/// Label and value, in two columns read across; values that nobody gave are left out.
fn block(facts: &Facts) -> Vec<Value> {
    let paper = facts.paper;
    let purpose = match paper.purpose {
        PaperPurpose::Decision => "paper-doc-purpose-decision",
        PaperPurpose::Discussion => "paper-doc-purpose-discussion",
        PaperPurpose::Noting => "paper-doc-purpose-noting",
    };
    let wards = match paper.wards.trim() {
        "" => facts.word("paper-doc-wards_all"),
        wards => wards.to_owned(),
    };
    let entries = [
        ("paper-doc-meeting", meeting(facts)),
        ("paper-doc-purpose", facts.word(purpose)),
        ("paper-doc-report_of", paper.report_of.trim().to_owned()),
        ("paper-doc-wards", wards),
        ("paper-doc-author", author(facts)),
        ("paper-doc-class", class(facts)),
        (
            "paper-doc-week",
            facts.week.map(|week| facts.texts.date_range(week.starts_on, week.ends_on)).unwrap_or_default(),
        ),
        ("paper-doc-state", facts.date(facts.today)),
    ];
    let known = entries.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(id, value)| json!({ "label": facts.word(id), "value": value })).collect()
}

fn meeting(facts: &Facts) -> String {
    let Some(meeting) = facts.meeting else { return String::new() };
    let date = facts.date(meeting.held_on);
    match facts.paper.agenda_item.trim() {
        "" => facts.say("paper-doc-meeting_on", &[("body", &meeting.body), ("date", &date)], &[]),
        item => facts.say("paper-doc-meeting_item", &[("body", &meeting.body), ("date", &date), ("item", item)], &[]),
    }
}

fn author(facts: &Facts) -> String {
    let author = facts.paper.author.trim();
    match facts.paper.written_on {
        Some(written_on) if !author.is_empty() => {
            facts.say("paper-doc-author_on", &[("author", author), ("date", &facts.date(written_on))], &[])
        }
        _ => author.to_owned(),
    }
}
