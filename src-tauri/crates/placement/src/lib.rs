//! Places the sessions of a learning week into rooms and times.
//!
//! Hundreds of events by partner organisations need rooms, hours and people. Some sessions are pinned, some are
//! published and may move at a price. Hard constraints (rooms, opening hours, facilitators, places, equipment) are
//! never broken; a session may stay unplaced at a high price; wishes, spreads and clashes are weighted soft costs, and
//! their sum is made small. In the words of the field it is a curriculum-based timetabling problem with room
//! assignment, travel times and minimal perturbation.
//!
//! The crate holds the statement ([`Instance`], [`Solution`]), its reader ([`read_instance`]), an independent checker
//! ([`evaluate()`]) and an anytime solver ([`solve`]). It has no clock, no threads and no files of its own: the caller
//! says through a [`Pace`] how much of the time is used, so that the same seed and number of steps give the same answer
//! and a search can be stopped at any moment.
//!
//! # Example
//!
//! Two sessions want the only room; one facilitator cannot be in both.
//!
//! ```
//! let instance = placement::read_instance(r#"{
//!     "format": "learning-week-timetabling/1", "name": "two talks",
//!     "week": {"grid_minutes": 15, "days": [{"id": 0, "label": "Mon", "min_sessions": 0, "max_sessions": 9}],
//!              "walking_metres_per_minute": 75, "max_travel_minutes": 45},
//!     "weights": {"unplaced": 1000, "capacity_waste": 1, "wish_day": 6, "wish_time": 4, "wish_place": 3,
//!                 "day_spread": 5, "neighbourhood_spread": 8, "audience_clash": 3, "host_clash": 6,
//!                 "pillar_balance": 4, "same_day": 10, "moved_time": 30, "moved_room": 5, "moved_venue": 20},
//!     "waste_bands": [{"up_to": null, "penalty": 0}],
//!     "pillars": [{"id": "culture", "min_per_day": 0, "max_per_day": 9}],
//!     "neighbourhoods": [{"id": "centre", "population": 9000, "target_per_1000": 0.1}],
//!     "venues": [{"id": "library", "neighbourhood": "centre", "x": 0, "y": 0}],
//!     "rooms": [{"id": "hall", "venue": "library", "capacity": 40, "features": [], "setup_minutes": 15,
//!                "open": [{"day": 0, "from": 600, "to": 780}]}],
//!     "partners": [{"id": "city", "available": null}],
//!     "persons": [{"id": "ada", "available": null}],
//!     "events": [
//!         {"id": "talk", "host": "city", "facilitators": ["ada"], "pillar": "culture", "audiences": ["adults"],
//!          "duration_minutes": 60, "changeover_minutes": 0, "expected": 30, "needs": [], "allowed": [],
//!          "preferred": {"days": [], "from": 690, "to": 780, "venues": [], "neighbourhoods": []}, "sessions": [{}]},
//!         {"id": "tour", "host": "city", "facilitators": ["ada"], "pillar": "culture", "audiences": ["adults"],
//!          "duration_minutes": 60, "changeover_minutes": 15, "expected": 10, "needs": [], "allowed": [],
//!          "preferred": {"days": [], "from": null, "to": null, "venues": [], "neighbourhoods": []},
//!          "sessions": [{}]}
//!     ]
//! }"#)?;
//! let mut pace = |steps: u64| steps as f64 / 5_000.0;
//! let outcome = placement::solve(&instance, 1, &mut pace);
//! assert_eq!(outcome.score.hard.total(), 0);
//! assert_eq!((outcome.score.placed, outcome.score.cost), (2, 0));
//! let talk = &outcome.solution.sessions[0];
//! assert!(690 <= talk.place.start, "the talk gets its wished hours, the tour comes before");
//! # Ok::<(), placement::ReadError>(())
//! ```
//!
//! # Method
//!
//! A constructive start places session by session the cheapest way. Then simulated annealing in rounds: a session is
//! lifted and tries places, cheap ones more often; where others are in the way it may push up to three of them, which
//! go to their own cheapest free places or push one more; sessions that are out take the places of others in the same way. What a change
//! costs is told from counts that are kept up to date, in some tens of nanoseconds.

mod evaluate;
mod lines;
mod mask;
mod problem;
mod read;
mod rng;
mod search;
mod state;
mod statement;

pub use evaluate::{Hard, Score, Soft, evaluate, target_sessions, walking_minutes};
pub use read::{Fault, ReadError, read_instance, read_solution};
pub use search::{Choice, Outcome, Pace, Wanted, rank, solve};
pub use statement::{
    Day, Event, FORMAT, Instance, Neighbourhood, Partner, Person, Pillar, Place, Preferred, Room, Row, Session,
    Solution, Span, Venue, WasteBand, Week, Weights, Window,
};
