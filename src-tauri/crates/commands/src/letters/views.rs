//! What the page shows of letters: the reasons with their counts, the letters of one, and how a text reads.

use domain::rules::letters::template::{TextFault, read};
use domain::rules::letters::{Letter, LetterEvent, LetterField};
use domain::{Id, LetterReason};
use papers::LetterContent;
use serde::Serialize;
use ts_rs::TS;

use super::asked::{Asked, sentence};
use crate::Failure;
use crate::desk::Desk;

/// A reason to write, with how many are owed a letter.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct LetterReasonRow {
    pub reason: LetterReason,
    /// Of what changed: since which release; without a release there is no such row.
    pub release_id: Option<Id>,
    #[ts(type = "number | null")]
    pub release_number: Option<i64>,
    pub letter_count: usize,
    pub event_count: usize,
    pub without_email_count: usize,
    pub written_before_count: usize,
    /// Events of which nobody is told, because they have no host.
    pub without_host_count: usize,
}

/// The letters of a reason.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct LettersView {
    pub reason: LetterReason,
    pub release_id: Option<Id>,
    /// The text with its fields in braces.
    pub text: LetterTextView,
    pub letters: Vec<LetterRow>,
    pub without_host: Vec<LetterEvent>,
}

/// One letter.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct LetterRow {
    pub letter: Letter,
    /// Events of which no letter of this kind has told yet.
    pub untold_count: usize,
    /// Empty while the text cannot be used.
    pub subject: String,
    /// The whole letter as plain text, with a line for each event.
    pub preview: String,
}

/// The text of letters, as it is or as somebody is writing it.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct LetterTextView {
    pub title: String,
    pub text: String,
    /// The language it is in; a text of the plan is saved under it.
    pub language: String,
    /// Whether the plan has it of its own.
    pub is_own: bool,
    /// What can stand in braces.
    pub fields: Vec<LetterField>,
    pub faults: Vec<TextFault>,
    /// The same in words, one for each.
    pub sentences: Vec<String>,
    /// Fields that are not known, so that paragraphs with them are left out.
    pub lacking: Vec<LetterField>,
    /// How the first letter reads; nothing while there is none, or while the text cannot be used.
    pub subject: String,
    pub preview: String,
}

pub(crate) fn list_letter_reasons(desk: &Desk) -> Result<Vec<LetterReasonRow>, Failure> {
    let mut rows = Vec::new();
    for reason in LetterReason::ALL {
        let asked = match Asked::new(desk, *reason, None) {
            // Nothing has gone out that could have changed since.
            Err(failure) if failure.code == "release_missing" => continue,
            asked => asked?,
        };
        let letters = &asked.found.letters;
        let events: std::collections::HashSet<&str> =
            letters.iter().flat_map(|letter| letter.events.iter().map(|event| event.event_id.as_str())).collect();
        rows.push(LetterReasonRow {
            reason: *reason,
            release_id: asked.release.as_ref().map(|release| release.id.clone()),
            release_number: asked.release.as_ref().map(|release| release.number),
            letter_count: letters.len(),
            event_count: events.len(),
            without_email_count: letters.iter().filter(|letter| letter.email.is_empty()).count(),
            written_before_count: letters.iter().filter(|letter| !letter.before.is_empty()).count(),
            without_host_count: asked.found.without_host.len(),
        });
    }
    Ok(rows)
}

pub(crate) fn list_letters(desk: &Desk, reason: LetterReason, release_id: Option<Id>) -> Result<LettersView, Failure> {
    let asked = Asked::new(desk, reason, release_id.as_ref())?;
    let wanted = asked.wanted();
    let (text, made) = text_view(&asked, wanted.title, wanted.text, wanted.is_own);
    let row = |(at, letter): (usize, &Letter)| {
        let made: Option<&LetterContent> = made.get(at);
        LetterRow {
            untold_count: letter.untold().count(),
            subject: made.map(|made| made.subject.clone()).unwrap_or_default(),
            preview: made.map(LetterContent::plain_text).unwrap_or_default(),
            letter: letter.clone(),
        }
    };
    Ok(LettersView {
        reason,
        release_id: asked.release.as_ref().map(|release| release.id.clone()),
        letters: asked.found.letters.iter().enumerate().map(row).collect(),
        without_host: asked.found.without_host.clone(),
        text,
    })
}

/// How a text would read that somebody is writing; nothing is saved.
pub(crate) fn check_letter_text(
    desk: &Desk,
    reason: LetterReason,
    release_id: Option<Id>,
    title: String,
    text: String,
) -> Result<LetterTextView, Failure> {
    let asked = Asked::new(desk, reason, release_id.as_ref())?;
    Ok(text_view(&asked, title, text, true).0)
}

fn text_view(asked: &Asked, title: String, text: String, is_own: bool) -> (LetterTextView, Vec<LetterContent>) {
    let (faults, content) = match read(asked.reason, &title, &text) {
        Ok(template) => (Vec::new(), Some(asked.content(&template))),
        Err(faults) => (faults, None),
    };
    let (lacking, letters) = content.map(|content| (content.lacking, content.letters)).unwrap_or_default();
    let view = LetterTextView {
        title,
        text,
        language: asked.texts.language().to_owned(),
        is_own,
        fields: asked.reason.fields().collect(),
        sentences: faults.iter().map(|fault| sentence(fault, &asked.texts)).collect(),
        faults,
        lacking,
        subject: letters.first().map(|letter| letter.subject.clone()).unwrap_or_default(),
        preview: letters.first().map(LetterContent::plain_text).unwrap_or_default(),
    };
    (view, letters)
}
