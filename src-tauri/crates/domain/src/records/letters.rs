//! Letters to hosts: why they are written, and the texts that a plan has of its own for them.
//!
//! Whom to write to is worked out in `rules::letters`; that somebody was written to stands in [`crate::Interaction`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

words!(
    /// Why hosts are written to.
    LetterReason {
        /// The team took their events into the programme.
        Accepted = "accepted",
        /// The team did not.
        Declined = "declined",
        /// Something is missing that they know.
        Missing = "missing",
        /// Their events are not as a release told the public.
        Changed = "changed",
        /// Nobody has told yet how many came.
        Returns = "returns",
    }
);

/// What a letter says, in place of the text that comes with the program. One for each reason and language, from which
/// its id derives. Fields in braces, such as `{host}`, are put in for each letter (`rules::letters::template`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct LetterText {
    pub id: Id,
    pub reason: LetterReason,
    /// BCP 47 tag of the language in which it is written.
    pub language: String,
    /// The line that says what the letter is about.
    pub title: String,
    /// Paragraphs, with an empty line between them.
    pub text: String,
}
record!(LetterText in "letter_text" { id, reason, language, title, text });
