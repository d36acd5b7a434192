//! Coverage, figures and progress.

use crate::rules::coverage::{CoverageRow, coverage};
use crate::rules::testing::*;
use crate::rules::{figures::figures, progress};
use crate::{EventStatus, Neighbourhood};

#[test]
fn coverage_counts_events_once_and_places_at_each_session() {
    let mut plan = plan("Hall 10-11 for=20 audience=all, Annex tue 10-11 for=5, Annex wed 10-11 status=declined");
    let mut again = plan.sessions[0].clone();
    again.id = "again".to_owned();
    again.starts_at = Some(at(monday(), "15"));
    again.ends_at = Some(at(monday(), "16"));
    plan.sessions.push(again);
    let coverage = coverage(&plan, &plan.weeks[0]);
    let east = &coverage.neighbourhoods[0];
    assert_eq!((east.events, east.places), (2, 45));
    assert_eq!((east.events_per_1000, east.places_per_1000), (Some(1.0), Some(22.5)));
    assert_eq!((east.target, east.gap), (Some(2.0), Some(2)), "2,000 residents, two events for each thousand");
    assert_eq!((coverage.days[0].events, coverage.days[0].places, coverage.days[0].gap), (1, 40, Some(1)));
    assert_eq!((coverage.pillars[0].events, coverage.pillars[0].gap), (2, Some(12)));
    assert_eq!(coverage.audiences.len(), 1);
    assert_eq!((coverage.audiences[0].events, coverage.audiences[0].target), (1, None));
}

#[test]
fn what_happens_outside_the_week_covers_nothing() {
    let plan = plan("Hall 10-11 audience=all, Annex next-mon 10-11 audience=all audience=far");
    let coverage = coverage(&plan, &plan.weeks[0]);
    let audiences: Vec<_> = coverage.audiences.iter().map(|it| (it.name.as_str(), it.events)).collect();
    assert_eq!((coverage.pillars[0].events, audiences), (1, vec![("all", 1)]));
}

#[test]
fn figures_keep_planned_held_and_cancelled_apart() {
    let programme = "Hall 10-11 for=20, Annex 10-11 status=held, Hall 12-13 status=cancelled, - none status=submitted";
    let figures = figures(&plan(programme), &week(), early());
    assert_eq!((figures.planned, figures.confirmed, figures.held, figures.cancelled), (3, 1, 1, 1));
    assert_eq!((figures.unscheduled, figures.sessions, figures.places), (1, 2, 20));
    assert_eq!((figures.rooms_used, figures.venues_used, figures.residents), (2, 1, Some(2000)));
    assert_eq!((figures.partners_invited, figures.partners_committed), (4, 4));
    let problems = (figures.problems_open, figures.problems_blocking);
    assert_eq!(problems, (3, 0), "no date yet, and a held event that nobody returned, before its day");
}

#[test]
fn each_status_is_counted_as_itself_alone() {
    for (at, status) in EventStatus::ALL.iter().enumerate() {
        let mut plan = plan("Hall 10-11");
        plan.events[0].status = *status;
        let it = figures(&plan, &week(), early());
        let counts = [
            it.drafts,
            it.submitted,
            it.needs_information,
            it.accepted,
            it.declined,
            it.confirmed,
            it.held,
            it.withdrawn,
            it.cancelled,
            it.postponed,
        ];
        let only: Vec<usize> = (0..counts.len()).map(|place| usize::from(place == at)).collect();
        assert_eq!((counts.as_slice(), it.planned), (only.as_slice(), usize::from(status.is_live())), "{status:?}");
    }
}

#[test]
fn progress_leaves_out_what_nobody_rated() {
    let mut plan = ground();
    let feature = |id: &str| {
        serde_json::json!({
            "id": id, "area_id": "pillar", "code": "", "name": "", "measures": "", "position": "",
        })
    };
    let rating = |id: &str, now: Option<i64>, ambition: Option<i64>| {
        serde_json::json!({
            "id": id, "assessment_id": "round", "feature_id": id, "now": now, "ambition": ambition, "note": "",
            "evidence": "",
        })
    };
    for (id, held_on) in [("round", "2027-01-01"), ("older", "2025-01-01")] {
        let round = serde_json::json!({
            "id": id, "framework_id": "main", "title": "", "held_on": held_on, "scale_max": 4, "note": "",
        });
        plan.assessments.push(serde_json::from_value(round).expect("a round"));
    }
    assert_eq!(progress::area_progress(&plan, "round")["pillar"], None);
    for (id, now, ambition) in [("a", Some(1), Some(4)), ("b", Some(4), Some(2)), ("c", None, Some(4))] {
        plan.features.push(serde_json::from_value(feature(id)).expect("a feature"));
        plan.ratings.push(serde_json::from_value(rating(id, now, ambition)).expect("a rating"));
    }
    assert_eq!(progress::area_progress(&plan, "round")["pillar"], Some(50.0), "3 of 6");
    let averages = progress::area_ratings(&plan, "round")["pillar"];
    assert_eq!((averages.now, averages.ambition), (Some(2.5), Some(10.0 / 3.0)));
}

#[test]
fn rows_are_held_against_residents_and_against_an_equal_share_of_the_target() {
    let mut plan = plan("Hall 10-11 for=30, Hall tue 10-11, Hall tue 12-13 for=6");
    plan.neighbourhoods[0].population = Some(3000);
    let place = |id: &str, population: Option<i64>| Neighbourhood {
        id: id.to_owned(),
        name: id.to_owned(),
        population,
        ..Neighbourhood::default()
    };
    plan.neighbourhoods.extend([place("Empty", Some(0)), place("Unknown", None)]);
    let found = coverage(&plan, &plan.weeks[0]);
    let row = |id: &str, residents: Option<i64>| CoverageRow {
        id: id.to_owned(),
        name: id.to_owned(),
        residents,
        target: Some(2.0),
        ..CoverageRow::default()
    };
    let east = CoverageRow {
        events: 3,
        places: 36,
        events_per_1000: Some(1.0),
        places_per_1000: Some(12.0),
        gap: Some(3),
        ..row("East", Some(3000))
    };
    assert_eq!(found.neighbourhoods, [east, row("Empty", Some(0)), row("Unknown", None)]);
    let pillars: Vec<_> = found.pillars.iter().map(|it| (it.events, it.places, it.target, it.gap)).collect();
    assert_eq!(pillars, [(3, 36, Some(14.0), Some(11))]);
    let days: Vec<_> = found.days.iter().map(|it| (it.events, it.target, it.gap)).collect();
    let empty = (0, Some(2.0), Some(2));
    assert_eq!(days, [(1, Some(2.0), Some(1)), (2, Some(2.0), Some(0)), empty, empty, empty, empty, empty]);
    plan.weeks[0].target_events_per_1000 = None;
    plan.weeks[0].target_event_count = None;
    let found = coverage(&plan, &plan.weeks[0]);
    assert!(found.neighbourhoods.iter().chain(&found.days).all(|it| (it.target, it.gap) == (None, None)));
}
