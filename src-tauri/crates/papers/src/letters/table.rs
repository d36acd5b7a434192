//! The table of the events in a letter: what stands in it depends on why the letter is written.

use domain::LetterReason;
use domain::rules::letters::LetterEvent;
use domain::rules::letters::template::one_line;

use super::LettersRequest;
use crate::blocks::{Block, Column, Rich, Row};
use crate::facts::count;
use crate::ground::Ground;

/// The table; nothing where there are no events.
pub(super) fn of(ground: &Ground, request: &LettersRequest, events: &[LetterEvent]) -> Option<Block> {
    let columns = columns(ground, request.reason);
    let row = |event: &LetterEvent| {
        let mut cells: Vec<Rich> = vec![one_line(&event.title).into()];
        cells.extend(cells_of(ground, request, event).into_iter().map(Rich::from));
        Row { cells, stands_out: false, bar: None }
    };
    let caption = ground.say("letters-caption", &[], &[("events", count(events.len()))]);
    let rows: Vec<Row> = events.iter().map(row).collect();
    (!rows.is_empty()).then_some(Block::Table { caption, columns, rows })
}

fn columns(ground: &Ground, reason: LetterReason) -> Vec<Column> {
    let wide = |name: &str, share| Column::wide(ground.word(&format!("letters-column-{name}")), share);
    let mut columns = vec![wide("event", 4)];
    columns.extend(match reason {
        LetterReason::Accepted => vec![wide("when", 3), wide("where", 3)],
        LetterReason::Declined => vec![wide("reason", 5)],
        LetterReason::Missing => vec![wide("missing", 6)],
        LetterReason::Changed => vec![wide("changed", 6)],
        LetterReason::Returns => {
            vec![wide("when", 3), wide("registered", 2), wide("attended", 2), wide("first_time", 2)]
        }
    });
    columns
}

fn cells_of(ground: &Ground, request: &LettersRequest, event: &LetterEvent) -> Vec<String> {
    match request.reason {
        LetterReason::Accepted => vec![ground.when_all(&event.event_id), ground.places(&event.event_id)],
        LetterReason::Declined => vec![match one_line(&event.note) {
            reason if reason.is_empty() => ground.word("letters-no_reason"),
            reason => reason,
        }],
        LetterReason::Missing => vec![asked(ground, event)],
        LetterReason::Changed => {
            let told = request.told.get(&event.event_id).map_or(&[][..], Vec::as_slice);
            vec![told.iter().map(|line| one_line(line)).collect::<Vec<_>>().join("; ")]
        }
        LetterReason::Returns => {
            let event_of = ground.events.get(event.event_id.as_str());
            let number = |of: fn(&domain::Event) -> Option<i64>| {
                event_of.and_then(|it| of(it)).map(|number| ground.texts.number(number)).unwrap_or_default()
            };
            let when = ground.when_all(&event.event_id);
            vec![
                when,
                number(|it| it.registered_count),
                number(|it| it.attended_count),
                number(|it| it.first_time_count),
            ]
        }
    }
}

/// A date and a place; and what the team has asked.
fn asked(ground: &Ground, event: &LetterEvent) -> String {
    let details: Vec<String> =
        event.details.iter().map(|it| ground.word(&format!("missing-detail-{}", it.word()))).collect();
    let details = ground.texts.list(&details);
    match one_line(&event.note) {
        question if question.is_empty() => details,
        question => {
            let asked = ground.say("letters-asked", &[("question", &question)], &[]);
            [details, asked].join(". ")
        }
    }
}
