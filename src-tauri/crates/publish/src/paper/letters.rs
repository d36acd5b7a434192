//! Letters that none of our fonts has: a PDF may not hold them, so the record that has one is named.

use domain::{Cell, Plan, Record};
use serde_json::Value;

use super::facts::Facts;
use crate::error::PublishError;
use crate::fonts::has_letter;

/// The first letter of the sheet that cannot be set, with the record in which it stands.
pub(super) fn unknown(sheet: &Value, facts: &Facts) -> Option<PublishError> {
    let (letter, text) = first_unknown(sheet)?;
    let plan = facts.plan;
    let found = in_records(&plan.papers, letter)
        .or_else(|| in_records(&plan.events, letter))
        .or_else(|| in_records(&plan.venues, letter))
        .or_else(|| in_records(&plan.partners, letter))
        .or_else(|| elsewhere(plan, letter));
    let name = found.unwrap_or_else(|| text.to_owned());
    let place = facts.say("paper-doc-letter_in", &[("letter", &letter.to_string()), ("name", &name)], &[]);
    Some(PublishError::new("missing_glyph").with("where", place))
}

fn elsewhere(plan: &Plan, letter: char) -> Option<String> {
    in_records(&plan.recommendations, letter)
        .or_else(|| in_records(&plan.paper_options, letter))
        .or_else(|| in_records(&plan.risks, letter))
        .or_else(|| in_records(&plan.milestones, letter))
        .or_else(|| in_records(&plan.meetings, letter))
        .or_else(|| in_records(&plan.weeks, letter))
        .or_else(|| in_records(&plan.neighbourhoods, letter))
        .or_else(|| in_records(&plan.areas, letter))
        .or_else(|| in_records(plan.profile.as_slice(), letter))
}

/// The name of the first record with the letter, else its first text.
fn in_records<R: Record>(records: &[R], letter: char) -> Option<String> {
    records.iter().find_map(|record| {
        let cells = record.cells();
        let mut texts = R::FIELDS.iter().zip(&cells).filter_map(|(field, cell)| match cell {
            Cell::Text(text) if *field != "id" && !field.ends_with("_id") => Some((*field, text)),
            _ => None,
        });
        let has_letter = texts.clone().any(|(_, text)| text.contains(letter));
        let is_name = |field: &str| matches!(field, "title" | "name" | "city" | "body");
        let name = texts.clone().find(|(field, _)| is_name(field)).or_else(|| texts.next());
        has_letter.then(|| name.map(|(_, text)| text.clone()).unwrap_or_default())
    })
}

pub(crate) fn first_unknown(value: &Value) -> Option<(char, &str)> {
    match value {
        Value::String(text) => {
            let letter = text.chars().find(|letter| !letter.is_ascii() && !is_own(*letter) && !has_letter(*letter))?;
            Some((letter, text))
        }
        Value::Array(values) => values.iter().find_map(first_unknown),
        Value::Object(values) => values.values().find_map(first_unknown),
        _ => None,
    }
}

/// The signs that stand for page numbers until they are known.
fn is_own(letter: char) -> bool {
    matches!(letter, '\u{E002}' | '\u{E003}')
}
