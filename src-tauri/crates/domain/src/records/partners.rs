//! Organisations that take part and the people in them.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// An organisation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Partner {
    pub id: Id,
    pub name: String,
    pub sector: Sector,
    pub status: PartnerStatus,
    pub neighbourhood_id: Option<Id>,
    pub website: String,
    /// First year in which it took part.
    pub first_year: Option<i64>,
    pub note: String,
    /// When its memorandum was signed.
    pub memorandum_signed_on: Option<NaiveDate>,
    pub memorandum_ends_on: Option<NaiveDate>,
    /// When to speak about renewing it.
    pub memorandum_remind_on: Option<NaiveDate>,
    pub memorandum_note: String,
    pub invited_on: Option<NaiveDate>,
    /// `None` though invited: it has not answered.
    pub answered_on: Option<NaiveDate>,
    /// ISO dates on which it cannot host.
    pub away_dates: Vec<String>,
    /// Not before this time of day. With an end before it: over midnight.
    pub available_from: Option<NaiveTime>,
    /// Not after this time of day.
    pub available_to: Option<NaiveTime>,
}
record!(Partner in "partner" {
    id, name, sector, status, neighbourhood_id, website, first_year, note, memorandum_signed_on,
    memorandum_ends_on, memorandum_remind_on, memorandum_note, invited_on, answered_on, away_dates, available_from, available_to
});

words!(
    /// Where in city life a partner belongs.
    Sector {
        School = "school", HigherEducation = "higher_education", AdultEducation = "adult_education",
        LibraryMuseum = "library_museum", Business = "business", TradeUnion = "trade_union",
        CivilSociety = "civil_society", PublicAgency = "public_agency", Faith = "faith", Media = "media",
        Health = "health", CultureSport = "culture_sport", Other = "other",
    }
);

words!(
    /// How far a partner has come in.
    PartnerStatus {
        Prospect = "prospect", Invited = "invited", Interested = "interested", Committed = "committed",
        Active = "active", Paused = "paused", Former = "former",
    }
);

impl PartnerStatus {
    /// Whether the city can count on it.
    pub fn is_committed(self) -> bool {
        matches!(self, Self::Committed | Self::Active)
    }
}

/// Contact of a partner, or facilitator of events. Personal data: erasable, history included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Person {
    pub id: Id,
    pub name: String,
    pub partner_id: Option<Id>,
    pub role: String,
    pub email: String,
    pub phone: String,
    /// The one to write to.
    pub is_contact: bool,
    pub note: String,
    /// When the person agreed to be kept here.
    pub consent_on: Option<NaiveDate>,
    pub consent_note: String,
    /// After this day the person is to be erased.
    pub keep_until: Option<NaiveDate>,
    /// ISO dates on which the person cannot come.
    pub away_dates: Vec<String>,
    /// Not before this time of day. With an end before it: over midnight.
    pub available_from: Option<NaiveTime>,
    /// Not after this time of day.
    pub available_to: Option<NaiveTime>,
}
record!(Person in "person" {
    id, name, partner_id, role, email, phone, is_contact, note, consent_on, consent_note, keep_until, away_dates,
    available_from, available_to
});

impl Person {
    /// Whether the person may still be passed on: the time of keeping has not passed.
    pub fn may_be_kept(&self, today: NaiveDate) -> bool {
        self.keep_until.is_none_or(|on| today <= on)
    }

    /// Whether others may be told the person's name and telephone number: it may be kept, and has agreed to it.
    pub fn may_be_named(&self, today: NaiveDate) -> bool {
        self.may_be_kept(today) && self.consent_on.is_some_and(|on| on <= today)
    }
}
