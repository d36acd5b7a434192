//! Organisations that take part and the people in them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// An organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
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
}
record!(Partner in "partner" { id, name, sector, status, neighbourhood_id, website, first_year, note });

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
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
}
record!(Person in "person" { id, name, partner_id, role, email, phone, is_contact, note });
