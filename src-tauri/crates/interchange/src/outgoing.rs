//! What is asked for, and what comes of it: text with notices.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use domain::{Id, Plan, Week};
use text::Texts;

/// What goes out: the programme of a week with what the public was told before.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// The plan as it is shown.
    pub plan: &'a Plan,
    /// The week that goes out.
    pub week: &'a Week,
    /// The plan as it was at each release of the week up to now, the first one first.
    pub released: &'a [&'a Plan],
    /// When the file is written, on the clocks of UTC.
    pub written_at: NaiveDateTime,
}

/// Which part of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    All,
    /// What is at a venue, in any of its rooms.
    Venue(Id),
    /// What a partner puts on, alone or with others.
    Partner(Id),
    /// What is tagged to a pillar, or to another area of a framework.
    Pillar(Id),
    /// What is at the venues of a neighbourhood.
    Neighbourhood(Id),
    /// One event.
    Event(Id),
    /// What a person facilitates.
    Person(Id),
}

/// A file as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// What stands in the file, in UTF-8.
    pub text: String,
    /// What people are to be told of it.
    pub notices: Vec<Notice>,
}

/// Something people are told of a file; the text is the message `notice-<code>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Such as `outgoing_without_time`.
    pub code: &'static str,
    /// What the text needs, in stored form.
    pub values: BTreeMap<String, String>,
}

/// Why there is no file; the text is the message `error-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct InterchangeError {
    /// Such as `outgoing_no_zone`.
    pub code: &'static str,
}

/// Names in a notice; more are counted.
const NAMED: usize = 5;

impl Notice {
    /// A notice without values.
    pub(crate) fn new(code: &'static str) -> Self {
        Self { code, values: BTreeMap::new() }
    }

    /// A notice on some records, with the first of their names; none of no records.
    pub(crate) fn of_names(code: &'static str, names: &[String], texts: &Texts) -> Option<Self> {
        if names.is_empty() {
            return None;
        }
        let mut shown: Vec<String> = names.iter().take(NAMED).cloned().collect();
        let more = names.len().saturating_sub(NAMED);
        if 0 < more {
            shown.push(
                texts.format(
                    "outgoing-more",
                    &[("count", texts.number(more as i64).into()), ("count_raw", more.into())],
                ),
            );
        }
        // The sentence ends with its own stop.
        let list = texts.list(&shown).trim_end_matches('.').to_owned();
        let values = [("record_count", names.len().to_string()), ("names", list)];
        Some(Self { code, values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() })
    }

    /// What it says.
    pub fn sentence(&self, texts: &Texts) -> String {
        texts.sentence(&format!("notice-{}", self.code), &self.values)
    }
}
