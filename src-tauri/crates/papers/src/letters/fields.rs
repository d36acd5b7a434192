//! What stands for the fields of a letter's text, and the text that comes with the program.

use domain::LetterReason;
use domain::rules::letters::Letter;
use domain::rules::letters::deadline;
use domain::rules::letters::template::{LetterField, one_line};
use text::{Arg, Texts};

use super::LettersRequest;
use crate::facts::count;
use crate::ground::Ground;

/// Subject and text for a reason where the plan has none of its own, with fields in braces.
pub fn default_text(reason: LetterReason, texts: &Texts) -> (String, String) {
    let fields: Vec<(&str, Arg)> =
        LetterField::ALL.iter().map(|field| (field.word(), Arg::Text(format!("{{{}}}", field.word())))).collect();
    let of = |part: &str| texts.format(&format!("letters-{part}-{}", reason.word()), &fields);
    (of("title"), of("text"))
}

/// The value of a field in one letter; `None`: it is not known.
pub(super) fn value(ground: &Ground, request: &LettersRequest, letter: &Letter, field: LetterField) -> Option<String> {
    match field {
        LetterField::Host => Some(letter.host.clone()),
        LetterField::Contact => {
            let contact = one_line(&letter.contact);
            Some(if contact.is_empty() { letter.host.clone() } else { contact })
        }
        LetterField::Events => {
            let titles: Vec<String> = letter.events.iter().map(|event| one_line(&event.title)).collect();
            Some(ground.texts.list(&titles))
        }
        LetterField::EventCount => Some(ground.texts.number(count(letter.events.len()))),
        LetterField::Deadline => deadline(request.week, request.reason, request.today).map(|on| ground.date(on)),
        LetterField::City => Some(ground.city()),
        LetterField::Week => Some(request.week.title.clone()),
        LetterField::Dates => Some(ground.texts.date_range(request.week.starts_on, request.week.ends_on)),
        LetterField::Office => Some(ground.office()),
        LetterField::Release => request.release.map(|release| ground.texts.number(release.number)),
        LetterField::ReleasedOn => request.release.and_then(|it| it.released_on).map(|on| ground.date(on)),
        // Stands in a paragraph of its own and is no text.
        LetterField::Table => None,
    }
}
