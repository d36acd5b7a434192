//! How a rule writes down what it found.
//!
//! Values are for the sentence only; facts are for the sentence and for the key, so that an accepted problem
//! comes back when one of them changes, and not when somebody improves a title.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use super::index::Occasion;
use crate::{Event, Partner, Problem, Remedy, Severity, Venue};

/// A problem in the making.
pub struct Found {
    problem: Problem,
    hash: u64,
}

/// Stored form of a date and time.
pub fn stored(at: NaiveDateTime) -> String {
    // The `Debug` form is the ISO one and ten times faster than a format string.
    format!("{:?}", at.with_nanosecond(0).unwrap_or(at))
}

/// Stored form of a date.
pub fn stored_date(on: NaiveDate) -> String {
    format!("{on:?}")
}

impl Found {
    /// A problem of an event.
    pub fn event(code: &str, severity: Severity, event: &Event) -> Self {
        let mut found = Self::about(code, severity, &event.id).value("title", &event.title);
        found.problem.event_id = Some(event.id.clone());
        found
    }

    /// A problem of a host, about no event alone.
    pub fn host(code: &str, severity: Severity, partner: &Partner) -> Self {
        Self::about(code, severity, &partner.id).value("partner", &partner.name)
    }

    /// A problem of a record that no event alone has, under its name.
    pub fn record(code: &str, severity: Severity, id: &str, name: &str) -> Self {
        Self::about(code, severity, id).value("title", name)
    }

    fn about(code: &str, severity: Severity, id: &str) -> Self {
        let problem = Problem {
            code: code.to_owned(),
            severity,
            key: String::new(),
            event_id: None,
            session_id: None,
            other_event_id: None,
            other_session_id: None,
            field: None,
            values: BTreeMap::new(),
            remedies: Vec::new(),
            accepted: None,
        };
        // FNV-1a: the same on every machine and for ever, because acceptances are stored under it.
        Self { problem, hash: 0xcbf2_9ce4_8422_2325 }.mixed(code).mixed(id)
    }

    /// A problem of one session.
    pub fn session(code: &str, severity: Severity, occasion: &Occasion) -> Self {
        let mut found = Self::event(code, severity, occasion.event).mixed(&occasion.session.id);
        found.problem.session_id = Some(occasion.session.id.clone());
        found.fact("starts_at", &stored(occasion.starts_at)).fact("ends_at", &stored(occasion.ends_at))
    }

    /// The session in its way.
    pub fn against(mut self, other: &Occasion) -> Self {
        self.problem.other_event_id = Some(other.event.id.clone());
        self.problem.other_session_id = Some(other.session.id.clone());
        self.mixed(&other.session.id)
            .value("other_title", &other.event.title)
            .fact("other_starts_at", &stored(other.starts_at))
            .fact("other_ends_at", &stored(other.ends_at))
    }

    /// The event in its way.
    pub fn against_event(mut self, other: &Event) -> Self {
        self.problem.other_event_id = Some(other.id.clone());
        self.mixed(&other.id).value("other_title", &other.title)
    }

    /// The field to look at.
    pub fn field(mut self, field: &str) -> Self {
        self.problem.field = Some(field.to_owned());
        self
    }

    /// Something for the sentence.
    pub fn value(mut self, name: &str, value: &str) -> Self {
        self.problem.values.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Something for the sentence that reopens the problem when it changes.
    pub fn fact(self, name: &str, value: &str) -> Self {
        self.mixed(name).mixed(value).value(name, value)
    }

    /// Something without a place in the sentence that reopens the problem when it changes.
    pub fn mixed(mut self, fact: &str) -> Self {
        for byte in fact.bytes().chain([0]) {
            self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    /// A way out, if there is one.
    pub fn remedy(mut self, remedy: impl Into<Option<Remedy>>) -> Self {
        self.problem.remedies.extend(remedy.into());
        self
    }

    /// Finishes it: the form of the event and acceptance are always a way out.
    pub fn done(self, event: &Event) -> Problem {
        let field = self.problem.field.clone().unwrap_or_default();
        self.remedy(Remedy::OpenEvent { event_id: event.id.clone(), field, title: event.title.clone() }).alone()
    }

    /// Finishes one of no event: acceptance is always a way out.
    pub fn alone(mut self) -> Problem {
        self.problem.key = format!("{}-{:016x}", self.problem.code, self.hash);
        self.problem.remedies.push(Remedy::Accept { key: self.problem.key.clone() });
        self.problem
    }
}

/// Opens a venue's form.
pub fn open_venue(venue: &Venue) -> Remedy {
    Remedy::OpenVenue { venue_id: venue.id.clone(), venue: venue.name.clone() }
}

/// Opens a partner's form.
pub fn open_partner(partner: &Partner) -> Remedy {
    Remedy::OpenPartner { partner_id: partner.id.clone(), partner: partner.name.clone() }
}
