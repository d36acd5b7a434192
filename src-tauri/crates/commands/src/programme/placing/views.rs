//! What a placement is asked with and what it answers: the shapes that the page and the terminal see.

use chrono::{NaiveDate, NaiveTime};
use domain::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::{Label, Slot, Values};

/// How long to search, and what to assume.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PlacementOptions {
    /// By the clock; what is found may differ from run to run.
    pub seconds: Option<f64>,
    /// By steps, which come before seconds: the same seed and steps give the same answer.
    #[ts(type = "number | null")]
    pub steps: Option<u64>,
    #[ts(type = "number")]
    pub seed: u64,
    /// How long a session lasts whose length nobody has said; `None`: such sessions are left out.
    #[ts(type = "number | null")]
    pub minutes: Option<i64>,
}

/// What a search proposes. Nothing has changed yet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlacementPreview {
    /// In the order of the days.
    pub rows: Vec<PlacementRow>,
    /// What stays as it is though it waits or clashes, each with its reason.
    pub left_out: Vec<PlacementLeftOut>,
    pub unscheduled_before: usize,
    pub unscheduled_after: usize,
    /// Problems of the kinds that a placement never makes: double bookings, closed doors, rooms too small.
    pub clashes_before: usize,
    pub clashes_after: usize,
    /// What is not as good as it could be, by kind; kinds that are nought before and after are left out.
    pub costs: Vec<PlacementCost>,
    #[ts(type = "number")]
    pub cost_before: i64,
    #[ts(type = "number")]
    pub cost_after: i64,
    #[ts(type = "number")]
    pub steps: u64,
    /// Somebody stopped the search early; what was found until then is here.
    pub was_stopped: bool,
    /// Venues whose coordinates nobody knows: ways to them were counted from the middle of what is known.
    pub unknown_place_count: usize,
}

/// A session that would get another place.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlacementRow {
    /// The session's id, or the event's where it has no session yet.
    pub key: Id,
    pub event_id: Id,
    pub session_id: Option<Id>,
    pub title: String,
    /// Where it stands now; `None`: nowhere.
    pub from: Option<Slot>,
    /// Venue and room, as people read them.
    pub from_place: String,
    pub to: Slot,
    pub to_place: String,
    /// Why there; texts: `placement-reason-<code>`.
    pub reasons: Vec<Label>,
}

/// A session that stays without a good place.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlacementLeftOut {
    pub event_id: Id,
    pub session_id: Option<Id>,
    pub title: String,
    /// Why; the text is `placement-left_out-<reason>`.
    pub reason: String,
    pub values: Values,
}

/// One kind of soft constraint; the text is `placement-kind-<kind>`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlacementCost {
    pub kind: String,
    #[ts(type = "number")]
    pub before: i64,
    #[ts(type = "number")]
    pub after: i64,
    /// What one of it costs.
    #[ts(type = "number")]
    pub weight: i64,
}

/// What one of a kind weighs in this plan; the text is `placement-kind-<kind>`.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PlacementWeight {
    pub kind: String,
    /// `None`: as usual.
    #[ts(type = "number | null")]
    pub weight: Option<i64>,
    #[ts(type = "number")]
    pub usual: i64,
}

/// Where one session could go, best first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FreeSlots {
    pub slots: Vec<FreeSlot>,
    /// Why there are none; the text is `placement-left_out-<reason>`.
    pub none: Option<PlacementLeftOut>,
    /// How long the session was taken to be.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Nobody has said how long it is.
    pub is_length_assumed: bool,
}

/// What a person wants of a free slot; what is left open may be anything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SlotWish {
    pub on: Option<NaiveDate>,
    /// Not to begin before; on the clocks of the city.
    pub from: Option<NaiveTime>,
    /// Over by then.
    pub to: Option<NaiveTime>,
    pub venue_id: Option<Id>,
}

/// A free slot with what speaks for it and against it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FreeSlot {
    pub slot: Slot,
    pub place: String,
    pub reasons: Vec<Label>,
}
