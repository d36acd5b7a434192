//! Place and time: the city's profile, its neighbourhoods, the weeks, the venues with rooms and opening hours.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, record, words};

/// What the plan says of its city. One row a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Profile {
    pub id: Id,
    pub city: String,
    /// ISO 3166 two-letter code.
    pub country: String,
    pub level: PlaceLevel,
    pub population: Option<i64>,
    pub population_year: Option<i64>,
    pub population_source: String,
    /// Square kilometres.
    pub area_km2: Option<f64>,
    /// IANA name, such as `Europe/Dublin`.
    pub time_zone: String,
    /// ISO 4217 code.
    pub currency: String,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// The office that keeps the plan.
    pub organisation: String,
    /// What one of each soft constraint weighs when sessions are placed. `None`: as usual.
    pub weight_unplaced: Option<i64>,
    pub weight_capacity_waste: Option<i64>,
    pub weight_wish_day: Option<i64>,
    pub weight_wish_time: Option<i64>,
    pub weight_wish_place: Option<i64>,
    pub weight_day_spread: Option<i64>,
    pub weight_neighbourhood_spread: Option<i64>,
    pub weight_audience_clash: Option<i64>,
    pub weight_host_clash: Option<i64>,
    pub weight_pillar_balance: Option<i64>,
    pub weight_same_day: Option<i64>,
    pub weight_moved_time: Option<i64>,
    pub weight_moved_room: Option<i64>,
    pub weight_moved_venue: Option<i64>,
    /// Until when what begins after midnight belongs to the day before, six at the latest. `None`: until midnight.
    pub day_ends_at: Option<NaiveTime>,
}
record!(Profile in "profile" {
    id, city, country, level, population, population_year, population_source, area_km2, time_zone, currency,
    languages, organisation, weight_unplaced, weight_capacity_waste, weight_wish_day, weight_wish_time,
    weight_wish_place, weight_day_spread, weight_neighbourhood_spread, weight_audience_clash, weight_host_clash,
    weight_pillar_balance, weight_same_day, weight_moved_time, weight_moved_room, weight_moved_venue, day_ends_at
});

words!(
    /// Plans nest: a province's holds its cities', a city's its districts'.
    PlaceLevel { Province = "province", City = "city", District = "district", Community = "community" }
);

/// Part of the city, the unit of coverage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Neighbourhood {
    pub id: Id,
    pub name: String,
    pub population: Option<i64>,
    /// 1 is the most deprived.
    pub deprivation_rank: Option<i64>,
    pub note: String,
    /// GeoJSON geometry, a Polygon or MultiPolygon; empty: not known.
    pub outline: String,
}
record!(Neighbourhood in "neighbourhood" { id, name, population, deprivation_rank, note, outline });

/// One edition of the learning week, 1 to 31 days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Week {
    pub id: Id,
    pub title: String,
    pub theme: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub submissions_close_on: Option<NaiveDate>,
    pub copy_deadline_on: Option<NaiveDate>,
    pub print_on: Option<NaiveDate>,
    pub returns_due_on: Option<NaiveDate>,
    pub target_event_count: Option<i64>,
    pub target_place_count: Option<i64>,
    pub target_partner_count: Option<i64>,
    /// Events wanted for every 1,000 residents of each neighbourhood.
    pub target_events_per_1000: Option<f64>,
    /// Words allowed in an event's short text.
    pub short_text_max_words: i64,
    /// Share of ambition, in percent, that each area of the framework should have reached.
    pub target_progress_percent: Option<i64>,
}
record!(Week in "week" {
    id, title, theme, starts_on, ends_on, submissions_close_on, copy_deadline_on, print_on, returns_due_on,
    target_event_count, target_place_count, target_partner_count, target_events_per_1000, short_text_max_words,
    target_progress_percent
});

/// A place where events happen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Venue {
    pub id: Id,
    pub name: String,
    pub address: String,
    pub postcode: String,
    pub neighbourhood_id: Option<Id>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// The partner that owns it.
    pub owner_id: Option<Id>,
    /// Words of [`AccessFeature`]; empty means nobody has asked yet.
    pub access_features: Vec<String>,
    pub access_note: String,
    pub is_online: bool,
    pub note: String,
}
record!(Venue in "venue" {
    id, name, address, postcode, neighbourhood_id, latitude, longitude, owner_id, access_features, access_note,
    is_online, note
});

words!(
    /// What a venue offers people with access needs.
    AccessFeature {
        StepFree = "step_free", AccessibleToilet = "accessible_toilet", HearingLoop = "hearing_loop",
        SignLanguage = "sign_language", QuietSpace = "quiet_space", Parking = "parking",
        PublicTransport = "public_transport", NotStepFree = "not_step_free",
    }
);

impl AccessFeature {
    /// Whether an event that promises it needs a place that has it. Interpreters come along; a step is no need.
    pub fn is_of_place(self) -> bool {
        match self {
            Self::StepFree
            | Self::AccessibleToilet
            | Self::HearingLoop
            | Self::QuietSpace
            | Self::Parking
            | Self::PublicTransport => true,
            Self::SignLanguage | Self::NotStepFree => false,
        }
    }
}

/// A bookable space within a venue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Room {
    pub id: Id,
    pub venue_id: Id,
    pub name: String,
    pub capacity: Option<i64>,
    /// Minutes to leave free before each session for setting up.
    pub setup_minutes: i64,
    /// Order among its siblings, a fractional-index text.
    pub position: String,
}
record!(Room in "room" { id, venue_id, name, capacity, setup_minutes, position });

/// When a venue is open: weekly hours (`weekday`) or a dated exception (`on_date`), which wins.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Opening {
    pub id: Id,
    pub venue_id: Id,
    /// 1 Monday to 7 Sunday; `None` for a dated exception.
    pub weekday: Option<i64>,
    pub on_date: Option<NaiveDate>,
    /// Both times `None`: closed that day.
    pub opens: Option<NaiveTime>,
    pub closes: Option<NaiveTime>,
    pub note: String,
}
record!(Opening in "opening" { id, venue_id, weekday, on_date, opens, closes, note });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_along_with_people_is_no_feature_of_a_place() {
        let others: Vec<&str> = AccessFeature::ALL.iter().filter(|it| !it.is_of_place()).map(|it| it.word()).collect();
        assert_eq!(others, ["sign_language", "not_step_free"]);
    }
}
