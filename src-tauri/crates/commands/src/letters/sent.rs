//! That letters were sent: an entry in the timeline of each partner, all of them one change and one undo.

use domain::{Id, Interaction, InteractionKind, LetterReason};
use store::Label;

use super::asked::Asked;
use crate::Failure;
use crate::desk::Desk;

/// Notes for each partner that a letter of this kind went out today, about the events that it told of. Says how many.
pub(crate) fn add_letters_sent(
    desk: &Desk,
    reason: LetterReason,
    release_id: Option<Id>,
    partner_ids: Vec<Id>,
    kind: InteractionKind,
) -> Result<usize, Failure> {
    let asked = Asked::new(desk, reason, release_id.as_ref())?.only(Some(&partner_ids))?;
    if asked.found.letters.is_empty() {
        return Err(Failure::new("no_letters"));
    }
    let title = asked.texts.get(&format!("letters-interaction-{}", reason.word()));
    let author = desk.surroundings().author;
    let noted: Vec<Interaction> = asked
        .found
        .letters
        .iter()
        .map(|letter| Interaction {
            partner_id: letter.partner_id.clone(),
            person_id: letter.person_id.clone(),
            kind,
            held_on: asked.today,
            title: title.clone(),
            author: author.clone(),
            letter_reason: Some(reason),
            letter_release_id: asked.release.as_ref().map(|release| release.id.clone()),
            letter_event_ids: letter.events.iter().map(|event| event.event_id.clone()).collect(),
            ..Interaction::default()
        })
        .collect();
    let label = Label::new("add_letters_sent").with("letter_count", &noted.len().to_string());
    let label = label.with("reason", reason.word());
    desk.write(|_, file| {
        file.command(label, |tx| {
            for interaction in &noted {
                tx.put(&Interaction { id: tx.new_id(), ..interaction.clone() })?;
            }
            Ok(())
        })?;
        Ok(noted.len())
    })
}
