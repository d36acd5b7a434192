//! What stands above the first section: whose paper it is, for which meeting, and the summary.

use domain::PaperPurpose;

use super::PaperFacts;
use crate::content::{Fact, Heading, PAGE, PAGES, Summary};
use crate::facts::{count, paragraphs};

/// What its author says in short. Only one that is too long says how many words it has, what stands between spaces
/// counted as people count; who keeps to the limit need not tell readers.
pub(crate) fn summary(facts: &PaperFacts) -> Summary {
    let text = &facts.paper.summary;
    let word_count = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    let limit = facts.paper.summary_max_words;
    let is_too_long = 0 < limit && limit < count(word_count);
    let counter = match is_too_long {
        true => facts.say("paper-doc-word_count_of", &[], &[("words", count(word_count)), ("limit", limit)]),
        false => String::new(),
    };
    Summary {
        title: facts.word("paper-doc-summary"),
        none: facts.word("paper-doc-summary_none"),
        paragraphs: paragraphs(text),
        counter,
        is_too_long,
        word_count,
    }
}

/// Title, running lines and the block of facts.
pub(crate) fn heading(facts: &PaperFacts) -> Heading {
    let paper = facts.paper;
    Heading {
        title: title(facts),
        author: paper.author.trim().to_owned(),
        date: paper.written_on.unwrap_or(facts.today).into(),
        header_start: facts.issuer(),
        header_end: reference(facts),
        footer_start: facts.week.map_or_else(|| title(facts), |week| week.title.clone()),
        page: facts.say("paper-doc-page", &[("page", PAGE), ("pages", PAGES)], &[]),
        page_sign: PAGE,
        pages_sign: PAGES,
        facts: block(facts),
        exemption: exemption(facts),
    }
}

fn title(facts: &PaperFacts) -> String {
    let own = facts.paper.title.trim();
    match facts.week {
        _ if !own.is_empty() => own.to_owned(),
        Some(week) if !week.title.trim().is_empty() => week.title.trim().to_owned(),
        _ => facts.word("paper-doc-title"),
    }
}

fn reference(facts: &PaperFacts) -> String {
    let class = class(facts);
    match facts.paper.reference.trim() {
        "" => class,
        reference => facts.say("paper-doc-reference", &[("reference", reference), ("class", &class)], &[]),
    }
}

fn class(facts: &PaperFacts) -> String {
    facts.word(if facts.paper.is_public { "paper-doc-public" } else { "paper-doc-exempt" })
}

fn exemption(facts: &PaperFacts) -> String {
    match facts.paper.exemption.trim() {
        _ if facts.paper.is_public => String::new(),
        "" => facts.word("paper-doc-exempt_without_reason"),
        reason => facts.say("paper-doc-exempt_because", &[("reason", reason)], &[]),
    }
}

/// Label and value, in two columns read across; values that nobody gave are left out.
fn block(facts: &PaperFacts) -> Vec<Fact> {
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
    Fact::known(entries.map(|(id, value)| (facts.word(id), value)))
}

fn meeting(facts: &PaperFacts) -> String {
    let Some(meeting) = facts.meeting else { return String::new() };
    let date = facts.date(meeting.held_on);
    match facts.paper.agenda_item.trim() {
        "" => facts.say("paper-doc-meeting_on", &[("body", &meeting.body), ("date", &date)], &[]),
        item => facts.say("paper-doc-meeting_item", &[("body", &meeting.body), ("date", &date), ("item", item)], &[]),
    }
}

fn author(facts: &PaperFacts) -> String {
    let author = facts.paper.author.trim();
    match facts.paper.written_on {
        Some(written_on) if !author.is_empty() => {
            facts.say("paper-doc-author_on", &[("author", author), ("date", &facts.date(written_on))], &[])
        }
        _ => author.to_owned(),
    }
}
