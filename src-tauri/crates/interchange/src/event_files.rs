//! What stands beside the page of one event: its calendar and its linked data.
//!
//! What was told before is worked out once for all events, so that whoever writes hundreds of pages does not compare
//! hundreds of times.

use serde_json::Value;
use text::Texts;

use crate::calendar::calendar_of;
use crate::linked::{Earlier, linked_page};
use crate::news::{Announced, Sequences};
use crate::outgoing::{Outgoing, Output};

/// Makes the files of single events of one programme.
pub struct EventFiles<'a> {
    outgoing: Outgoing<'a>,
    sequences: Sequences,
    earlier: Earlier<'a>,
}

impl<'a> EventFiles<'a> {
    /// Compares what goes out with what was released.
    pub fn new(outgoing: Outgoing<'a>) -> Self {
        Self { outgoing, sequences: Sequences::new(&outgoing), earlier: Earlier::new(&outgoing) }
    }

    /// The calendar of an event, as [`crate::calendar`] has it for [`crate::Scope::Event`]; `None`: it has no date.
    pub fn calendar(&self, announced: &Announced, texts: &Texts) -> Option<Output> {
        let is_dated = !announced.public.sessions.is_empty() || !announced.off.is_empty();
        is_dated.then(|| calendar_of(&self.outgoing, announced, &self.sequences, texts))
    }

    /// The event as linked data for its page: one thing for each occasion, as [`crate::json_ld`] has it, each with its
    /// context. An event without a date is one thing without it.
    pub fn linked(&self, announced: &Announced, texts: &Texts) -> Value {
        linked_page(&self.outgoing, &self.earlier, announced, texts)
    }
}
