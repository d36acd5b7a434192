//! The programme: events, their sessions, and who takes part in them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// Something people can come to. When and where it happens is said by its sessions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Event {
    pub id: Id,
    pub week_id: Option<Id>,
    /// The sender's own identifier, kept so that the same file can be imported again.
    pub external_id: String,
    pub title: String,
    pub short_text: String,
    pub long_text: String,
    pub kind: EventKind,
    pub mode: EventMode,
    pub status: EventStatus,
    /// Free words: families, adults, seniors, …
    pub audiences: Vec<String>,
    pub age_from: Option<i64>,
    pub age_to: Option<i64>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    pub level: String,
    pub booking: Booking,
    pub booking_link: String,
    pub booking_closes_on: Option<NaiveDate>,
    /// Places offered at each session.
    pub capacity: Option<i64>,
    pub is_free: bool,
    /// What is asked of visitors, in their words; empty when free.
    pub cost_note: String,
    /// In the smallest unit of the plan's currency.
    pub money_asked_minor: Option<i64>,
    pub money_granted_minor: Option<i64>,
    /// Words of [`crate::AccessFeature`] that hold for the event itself.
    pub access_features: Vec<String>,
    pub access_note: String,
    /// Would have happened without the week.
    pub is_already_planned: bool,
    pub is_insured: bool,
    pub received_on: Option<NaiveDate>,
    /// The rule of a series or a long span, as an RFC 5545 RRULE; sessions exist only inside the week.
    pub recurrence_rule: String,
    pub span_starts_on: Option<NaiveDate>,
    pub span_ends_on: Option<NaiveDate>,
    /// ISO dates on which a series or span does not happen.
    pub excluded_dates: Vec<String>,
    pub link: String,
    pub note: String,
    /// The event that holds this one.
    pub umbrella_id: Option<Id>,
    /// Where it came from, such as `submissions.xlsx, row 41`.
    pub source: String,
    /// After the week: how many had registered.
    pub registered_count: Option<i64>,
    /// How many came. `None`: not returned, which is not zero.
    pub attended_count: Option<i64>,
    /// How many of them had not learned in a course or event for a year.
    pub first_time_count: Option<i64>,
    /// When the host returned these numbers.
    pub returned_on: Option<NaiveDate>,
    /// ISO dates on which the host would like it to be; none: any day.
    pub wished_dates: Vec<String>,
    /// Not before this time of day, if the host's wish can be met.
    pub wished_from: Option<NaiveTime>,
    /// Over by this time of day.
    pub wished_to: Option<NaiveTime>,
    /// Where the host would like it to be.
    pub wished_venue_id: Option<Id>,
    /// What it is in plain words, for the edition of the booklet in plain language; empty: nobody has written it.
    pub plain_text: String,
    /// After the week: how many people rated it.
    pub rating_count: Option<i64>,
    /// The average of their ratings, from 1 to 5.
    pub rating_average: Option<f64>,
    /// What learners said of it.
    pub learner_words: String,
    /// What its host said of it.
    pub host_words: String,
    /// The event of which it is a copy.
    pub copied_from_id: Option<Id>,
}
record!(Event in "event" {
    id, week_id, external_id, title, short_text, long_text, kind, mode, status, audiences, age_from, age_to,
    languages, level, booking, booking_link, booking_closes_on, capacity, is_free, cost_note, money_asked_minor,
    money_granted_minor, access_features, access_note, is_already_planned, is_insured, received_on,
    recurrence_rule, span_starts_on, span_ends_on, excluded_dates, link, note, umbrella_id, source, registered_count,
    attended_count, first_time_count, returned_on, wished_dates, wished_from, wished_to, wished_venue_id,
    plain_text, rating_count, rating_average, learner_words, host_words, copied_from_id
});

words!(
    /// What sort of event it is.
    EventKind {
        Talk = "talk", Workshop = "workshop", Taster = "taster", Tour = "tour", Walk = "walk",
        Demonstration = "demonstration", Exhibition = "exhibition", Performance = "performance",
        OpenDay = "open_day", Fair = "fair", Course = "course", Online = "online", Other = "other",
    }
);

words!(
    /// How people take part.
    EventMode { OnSite = "on_site", Online = "online", Hybrid = "hybrid" }
);

words!(
    /// How far an event has come. Withdrawn is the host's word, cancelled the team's.
    EventStatus {
        Draft = "draft", Submitted = "submitted", NeedsInformation = "needs_information", Accepted = "accepted",
        Declined = "declined", Confirmed = "confirmed", Held = "held", Withdrawn = "withdrawn",
        Cancelled = "cancelled", Postponed = "postponed",
    }
);

words!(
    /// Whether and when people must book.
    Booking { None = "none", OnTheDay = "on_the_day", Preferred = "preferred", Required = "required" }
);

/// One occasion of an event: when and where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Session {
    pub id: Id,
    pub event_id: Id,
    /// Local to the city. `None`: not scheduled yet.
    pub starts_at: Option<NaiveDateTime>,
    /// Exclusive; may lie on the next day.
    pub ends_at: Option<NaiveDateTime>,
    pub is_all_day: bool,
    /// False when only the day is known; `starts_at` is then midnight of it.
    pub is_time_known: bool,
    /// The venue when no room of it is chosen; with a room, the room's venue counts.
    pub venue_id: Option<Id>,
    pub room_id: Option<Id>,
    pub is_cancelled: bool,
    pub note: String,
    /// The day of its event's rule that it stands for, wherever it was moved. `None`: a date of its own, or one that
    /// nobody has tied to the rule yet.
    pub occurrence_on: Option<NaiveDate>,
    /// It was changed on its own: it stays as it is when the others of its series change.
    pub is_moved: bool,
}
record!(Session in "session" {
    id, event_id, starts_at, ends_at, is_all_day, is_time_known, venue_id, room_id, is_cancelled, note, occurrence_on,
    is_moved
});

/// What a partner does for an event. Its id derives from event, partner and role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct EventPartner {
    pub id: Id,
    pub event_id: Id,
    pub partner_id: Id,
    pub role: EventRole,
}
record!(EventPartner in "event_partner" { id, event_id, partner_id, role });

words!(
    /// A partner's part in an event.
    EventRole { Organiser = "organiser", CoHost = "co_host", Sponsor = "sponsor", Supporter = "supporter" }
);

impl EventRole {
    /// Whether the event is theirs, alone or with others.
    pub fn is_host(self) -> bool {
        matches!(self, Self::Organiser | Self::CoHost)
    }
}

/// A person who facilitates an event. Its id derives from the pair.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct EventPerson {
    pub id: Id,
    pub event_id: Id,
    pub person_id: Id,
}
record!(EventPerson in "event_person" { id, event_id, person_id });
