//! The records of an instance and of a solution, as they stand in JSON.
//!
//! Holds the words of the statement and nothing that follows from them: what is allowed and what it costs is told by
//! [`evaluate`](crate::evaluate()). Days are known by their ids, clock times are minutes after midnight.

use serde::{Deserialize, Serialize};

/// The only value of [`Instance::format`] that this version reads.
pub const FORMAT: &str = "learning-week-timetabling/1";

/// One week to be placed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    /// Which statement this is: [`FORMAT`].
    pub format: String,
    /// The name that solutions refer to.
    pub name: String,
    /// Days, time grid and walking.
    pub week: Week,
    /// What each soft constraint costs.
    pub weights: Weights,
    /// What places left empty cost, ascending; the last band holds for the rest.
    pub waste_bands: Vec<WasteBand>,
    /// What the events are about, with the wished number of sessions a day.
    pub pillars: Vec<Pillar>,
    /// Parts of the city, with the wished number of sessions.
    pub neighbourhoods: Vec<Neighbourhood>,
    /// Houses with rooms.
    pub venues: Vec<Venue>,
    /// What sessions are placed into.
    pub rooms: Vec<Room>,
    /// The hosts.
    pub partners: Vec<Partner>,
    /// Who facilitates.
    pub persons: Vec<Person>,
    /// What is placed.
    pub events: Vec<Event>,
}

/// Days, time grid and walking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// Every session starts at a multiple of this.
    pub grid_minutes: i64,
    /// The days of the week, in order.
    pub days: Vec<Day>,
    /// How fast people walk between venues.
    pub walking_metres_per_minute: i64,
    /// Beyond this, people ride.
    pub max_travel_minutes: i64,
}

/// A day of the week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// What spans and places refer to.
    pub id: i64,
    /// For people.
    #[serde(default)]
    pub label: String,
    /// Fewer sessions than this cost.
    pub min_sessions: i64,
    /// More sessions than this cost.
    pub max_sessions: i64,
}

/// One whole number for each soft constraint, in the order of the statement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// A session that is not placed.
    pub unplaced: i64,
    /// The penalty of a waste band.
    pub capacity_waste: i64,
    /// A session on a day not wished.
    pub wish_day: i64,
    /// A session outside the wished hours.
    pub wish_time: i64,
    /// One level of distance from the wished place.
    pub wish_place: i64,
    /// One session too few or too many on a day.
    pub day_spread: i64,
    /// One session missing in a neighbourhood.
    pub neighbourhood_spread: i64,
    /// One more session for an audience in a neighbourhood and hour.
    pub audience_clash: i64,
    /// A pair of sessions of one host at the same time in different venues.
    pub host_clash: i64,
    /// One session of a pillar too few or too many on a day.
    pub pillar_balance: i64,
    /// One more session of an event on a day.
    pub same_day: i64,
    /// A published session on another day or at another start.
    pub moved_time: i64,
    /// A published session in another room of its venue.
    pub moved_room: i64,
    /// A published session in another venue.
    pub moved_venue: i64,
}

/// What so many places left empty cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WasteBand {
    /// Places left empty, this many included; none: any number.
    pub up_to: Option<i64>,
    /// The amount, before the weight.
    pub penalty: i64,
}

/// What events are about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pillar {
    /// What events refer to.
    pub id: String,
    /// Fewer sessions a day than this cost.
    pub min_per_day: i64,
    /// More sessions a day than this cost.
    pub max_per_day: i64,
}

/// A part of the city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Neighbourhood {
    /// What venues and wishes refer to.
    pub id: String,
    /// Residents.
    pub population: i64,
    /// Wished sessions for every 1,000 residents; two decimals count.
    pub target_per_1000: f64,
}

/// A house with rooms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Venue {
    /// What rooms and wishes refer to.
    pub id: String,
    /// For people.
    #[serde(default)]
    pub kind: String,
    /// Where in the city.
    pub neighbourhood: String,
    /// Metres eastward.
    pub x: i64,
    /// Metres northward.
    pub y: i64,
}

/// A space for one session at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Room {
    /// What places refer to.
    pub id: String,
    /// The house.
    pub venue: String,
    /// Places.
    pub capacity: i64,
    /// What the room offers.
    pub features: Vec<String>,
    /// Minutes that the room is kept before a session.
    pub setup_minutes: i64,
    /// When the room can be had.
    pub open: Vec<Span>,
}

/// A span on one day, closed at both ends: a session may end at `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The day.
    pub day: i64,
    /// First minute.
    pub from: i64,
    /// Last minute.
    pub to: i64,
}

/// A host.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// What events refer to.
    pub id: String,
    /// For people.
    #[serde(default)]
    pub sector: String,
    /// When its events can be; none: always.
    pub available: Option<Vec<Span>>,
}

/// A facilitator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// What events refer to.
    pub id: String,
    /// Whose they are; for people.
    #[serde(default)]
    pub partner: String,
    /// When they can be had; none: always.
    pub available: Option<Vec<Span>>,
}

/// Something people can come to, with one or more sessions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What solutions refer to.
    pub id: String,
    /// For people.
    #[serde(default)]
    pub kind: String,
    /// The partner whose event it is.
    pub host: String,
    /// The persons that each session needs.
    pub facilitators: Vec<String>,
    /// What it is about.
    pub pillar: String,
    /// Whom it is for.
    pub audiences: Vec<String>,
    /// How long each session lasts.
    pub duration_minutes: i64,
    /// Minutes that the room is kept after each session.
    pub changeover_minutes: i64,
    /// Places needed.
    pub expected: i64,
    /// Features that the room must have.
    pub needs: Vec<String>,
    /// Where sessions may lie; empty: any time.
    pub allowed: Vec<Window>,
    /// What the host wishes.
    pub preferred: Preferred,
    /// One record each.
    pub sessions: Vec<Session>,
}

/// Hours that hold on several days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// On which days.
    pub days: Vec<i64>,
    /// First minute.
    pub from: i64,
    /// Last minute.
    pub to: i64,
}

/// What a host wishes; empty lists and no hours: no wish.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferred {
    /// Wished days.
    pub days: Vec<i64>,
    /// Wished hours from; none: any.
    pub from: Option<i64>,
    /// Wished hours to.
    pub to: Option<i64>,
    /// Wished venues, best first.
    pub venues: Vec<String>,
    /// Wished neighbourhoods.
    pub neighbourhoods: Vec<String>,
}

/// One session: to be placed, published (may move at a cost) or pinned (stays).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Placed and announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Place>,
    /// Placed, and stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pinned: Option<Place>,
}

/// Day, start and room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The day.
    pub day: i64,
    /// Minutes after midnight.
    pub start: i64,
    /// The room.
    pub room: String,
}

/// Where sessions go. A session that is not listed is unplaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// The instance's name.
    pub instance: String,
    /// One row for each placed session.
    pub sessions: Vec<Row>,
}

/// One placed session.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Row {
    /// The event.
    pub event: String,
    /// Which of its sessions, from 0.
    pub session: i64,
    /// Day, start and room.
    #[serde(flatten)]
    pub place: Place,
}

impl Solution {
    /// The solution as JSON, one session a line, so that two can be compared by eye.
    pub fn to_json(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut json = format!("{{\"instance\": {}, \"sessions\": [", quoted(&self.instance));
        for (number, row) in self.sessions.iter().enumerate() {
            json.push_str(if number == 0 { "\n" } else { ",\n" });
            json.push_str(&format!(
                "  {{\"event\": {}, \"session\": {}, \"day\": {}, \"start\": {}, \"room\": {}}}",
                quoted(&row.event),
                row.session,
                row.place.day,
                row.place.start,
                quoted(&row.place.room)
            ));
        }
        json.push_str("\n]}\n");
        json
    }
}
