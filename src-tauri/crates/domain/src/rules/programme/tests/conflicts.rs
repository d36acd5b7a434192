//! Rooms, people and audiences wanted twice at once.

use proptest::prelude::*;

use crate::rules::programme::overlap::{Bookings, MOST_OTHERS, Span, overlaps};
use crate::rules::testing::*;
use crate::*;

#[test]
fn rooms_booked_twice() {
    check("Hall 10-11, Hall 11-12", "");
    check("Hall 10-12, Hall 11-13", "room_double_booked Hall 11-13");
    check("Hall 11-13, Hall 10-12", "room_double_booked Hall 11-13");
    check("Hall 10-12, Hall tue 10-12", "");
    check("Hall 10-12, Annex 10-12", "");
    check("Hall 10-12, Away.Hall 10-12", "");
    check("Hall 10-18, Hall 11-12, Hall 13-14", "room_double_booked Hall 11-12, room_double_booked Hall 13-14");
}

#[test]
fn nights_reach_into_the_next_day() {
    check("Hall 22-26, Hall tue 1-2", "room_double_booked Hall tue 1-2");
    check("Hall 22-26, Hall tue 2-3", "");
}

#[test]
fn setting_up_counts_before_a_session() {
    check("Hall 10-11 setup=15, Hall 11-12", "room_double_booked Hall 11-12");
    check("Hall 10-11 setup=15, Hall 11:15-12", "");
    assert_eq!(only("Hall 10-11 setup=15, Hall 11-12").values["reason"], "setup");
    // More than a day of it is a day.
    check("Hall 10-11 setup=100, Hall 12:30-13", "room_double_booked Hall 12:30-13");
    check("Hall 10-11 setup=100, Hall 12:40-13", "");
    check("Hall 10-11 setup=9999, Hall tue 11-12", "");
    check("Hall 10-11 setup=9999, Hall tue 10:45-12", "room_double_booked Hall tue 10:45-12");
}

#[test]
fn what_does_not_happen_is_in_nobodys_way() {
    check("Hall 10-12, Hall 11-13 cancelled", "no_session Hall 11-13");
    for status in ["declined", "withdrawn", "cancelled", "postponed"] {
        check(&format!("Hall 10-12, Hall 11-13 status={status}"), "");
    }
    check("Hall 10-12, Hall ?", "time_unknown Hall ?");
    check("House 10-12, House 10-12", "");
}

#[test]
fn a_clash_offers_a_room_that_is_big_enough_then_a_time() {
    let rooms = "Big wed 9-10 size=90, Small wed 9-10 size=10, Middle wed 9-10 size=50, ";
    let clash = format!("{rooms}Hall 10-12 size=40, Hall 11-13 for=40");
    assert_eq!(first_remedy(&clash), "move_session Middle 2027-05-03T11:00:00");
    assert_eq!(first_remedy("Hall 10-12, Hall 11-13"), "move_session Hall 2027-05-03T12:00:00");
    assert_eq!(
        first_remedy("Hall 10-12 setup=20, Hall 11-13, Hall 13:30-14"),
        "move_session Hall 2027-05-03T14:30:00",
        "set-up before this session and before the next"
    );
    let busy = format!("{rooms}Hall 10-12, Hall 11-13 for=60, Big 12-14");
    assert_eq!(first_remedy(&busy), "move_session Hall 2027-05-03T12:00:00");
}

#[test]
fn people_in_two_places() {
    check("Hall 10-12 @Ana, Annex 11-13 @Ana", "person_in_two_places Annex 11-13");
    check("Hall 10-12 @Ana, Annex 11-13 @Ben", "");
    check("Hall 10-12 @Ana, Annex 12-13 @Ana", "");
    check("Hall 10-12 by=Club alone=Cleo, Away.Hall 11-13 by=Club", "person_in_two_places Away.Hall 11-13");
    check("Hall 10-12 by=Club alone=Cleo, Annex 11-13 by=Club", "");
    check("Hall 10-12 by=Club alone=Cleo alone=Dan, Away.Hall 11-13 by=Club", "");
    check("Hall 10-12 by=Club alone=Cleo, Away.Hall 11-13 by=Club @Ana", "");
    assert_eq!(first_remedy("Hall 10-12 @Ana, Annex 11-13 @Ana"), "move_session Annex 2027-05-03T12:00:00");
}

#[test]
fn audiences_invited_twice() {
    check("Hall 10-11 audience=families, Annex 10:30-12 audience=families", "same_audience_clash Annex 10:30-12");
    check("Hall 10-11 audience=families, Annex 11-12 audience=families", "");
    check("Hall 10-11 audience=families, Annex 10-12 audience=seniors", "");
    let all: Vec<String> = (0..30).map(|room| format!("Room{room} 10-11 audience=all")).collect();
    check(&all.join(", "), "");
}

#[test]
fn an_audience_of_more_than_a_third_of_many_events_is_everybody() {
    let general = |total: usize, count: usize| {
        let of =
            |at: usize| Event { audiences: vec!["all".to_owned(); 2 * usize::from(at < count)], ..Event::default() };
        let events: Vec<Event> = (0..total).map(of).collect();
        crate::rules::programme::general_audiences(&events).contains("all")
    };
    assert!(!general(29, 29), "of few events nothing can be said");
    assert!(general(30, 30) && general(30, 11) && !general(30, 10) && !general(30, 1));
    assert!(general(300, 101) && !general(300, 100));
}

#[test]
fn an_acceptance_ends_when_the_facts_change() {
    let accepted = |programme: &str, key: &str| {
        let mut plan = plan(programme);
        plan.accepted_problems.push(AcceptedProblem {
            id: "1".to_owned(),
            key: key.to_owned(),
            code: String::new(),
            reason: "They share the hall.".to_owned(),
        });
        problems(&plan, &plan.weeks[0], early()).into_iter().next().and_then(|problem| problem.accepted)
    };
    let key = only("Hall 10-12, Hall 11-13").key;
    assert_eq!(accepted("Hall 10-12, Hall 11-13", &key).as_deref(), Some("They share the hall."));
    assert!(accepted("Hall 10-12, Hall 11-13 title=Renamed", &key).is_some(), "a title is no fact");
    assert_eq!(accepted("Hall 10-12, Hall 11:30-13", &key), None);
    assert_eq!(accepted("Annex 10-12, Annex 11-13", &key), None);
}

#[test]
fn the_key_of_a_problem_stays_the_same_for_ever() {
    assert_eq!(only("Hall 10-12, Hall 11-13").key, "room_double_booked-9fd071480c0e8423", "acceptances name it");
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let span = (0_i64..200, 1_i64..40).prop_map(|(from, length)| {
        let start = at(monday(), "0") + TimeDelta::minutes(from);
        (start, start + TimeDelta::minutes(length))
    });
    proptest::collection::vec(span, 0..60).prop_map(|mut spans| {
        spans.sort_unstable();
        spans
    })
}

/// Every pair, then for each span the eight others that end last.
fn slow_overlaps(spans: &[Span]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for later in 0..spans.len() {
        let meets = |earlier: &usize| spans[later].0 < spans[*earlier].1 && spans[*earlier].0 < spans[later].1;
        let mut others: Vec<usize> = (0..later).filter(meets).collect();
        others.sort_by_key(|other| std::cmp::Reverse((spans[*other].1, *other)));
        pairs.extend(others.into_iter().take(MOST_OTHERS).map(|earlier| (later, earlier)));
    }
    pairs.sort_unstable();
    pairs
}

proptest! {
    #[test]
    fn the_double_booking_rule_finds_what_comparing_all_pairs_finds(
        sessions in proptest::collection::vec((0_usize..3, 0_usize..60, 1_usize..12, 0_usize..20), 0..18),
        setups in proptest::collection::vec(0_i64..4, 3),
    ) {
        let lines: Vec<String> = sessions.iter().map(|(room, from, length, state)| {
            let time = |quarters: usize| format!("{}:{}", 8 + quarters / 4, quarters % 4 * 15);
            let state = if *state == 0 { " cancelled" } else { "" };
            format!("R{room} {}-{}{state} setup={}", time(*from), time(from + length), setups[*room] * 10)
        }).collect();
        let plan = plan(&lines.join(", "));
        let found = problems(&plan, &plan.weeks[0], early());
        let mut found: Vec<[String; 2]> = found.into_iter()
            .filter(|problem| problem.code == "room_double_booked")
            .map(|problem| [problem.session_id.unwrap_or_default(), problem.other_session_id.unwrap_or_default()])
            .collect();
        found.iter_mut().for_each(|pair| pair.sort());
        found.sort();
        prop_assert_eq!(found, slow_double_bookings(&plan));
    }

    #[test]
    fn overlaps_are_those_of_the_slow_twin(spans in spans()) {
        let mut fast = overlaps(&spans);
        fast.sort_unstable();
        prop_assert_eq!(fast, slow_overlaps(&spans));
    }

    #[test]
    fn bookings_know_until_when_they_are_taken(spans in spans(), asked in spans(), own in 0_usize..60) {
        let ids: Vec<String> = (0..spans.len()).map(|at| at.to_string()).collect();
        let mut bookings = Bookings::default();
        spans.iter().zip(&ids).for_each(|(span, id)| bookings.push(*span, id));
        for span in asked {
            let others = spans.iter().enumerate().filter(|(at, other)| *at != own && other.0 < span.1 && span.0 < other.1);
            let slow = others.map(|(_, other)| other.1).max();
            prop_assert_eq!(bookings.taken_until(span, &own.to_string()), slow);
        }
    }
}

/// Compares every session with every other one.
fn slow_double_bookings(plan: &Plan) -> Vec<[String; 2]> {
    let rooms = by_id(&plan.rooms);
    let busy: Vec<(&Session, Span)> = plan
        .sessions
        .iter()
        .filter(|session| !session.is_cancelled)
        .map(|session| {
            let room = rooms[session.room_id.as_deref().expect("a room")];
            let starts_at = session.starts_at.expect("a start") - TimeDelta::minutes(room.setup_minutes);
            (session, (starts_at, session.ends_at.expect("an end")))
        })
        .collect();
    let mut pairs = Vec::new();
    for (one, span) in &busy {
        for (other, other_span) in &busy {
            let is_pair = one.id < other.id && one.room_id == other.room_id;
            if is_pair && span.0 < other_span.1 && other_span.0 < span.1 {
                pairs.push([one.id.clone(), other.id.clone()]);
            }
        }
    }
    pairs.sort();
    pairs
}
