//! What the plan counts by itself of its events: announced, held and cancelled apart, and what hosts returned.

use crate::rules::indicators::*;
use crate::rules::testing::*;
use crate::*;

/// What hosts returned of the events of a programme: how many registered, came, and came for the first time.
type Returned = (Option<i64>, Option<i64>, Option<i64>);

fn returned(programme: &str, returns: &[Returned]) -> Plan {
    let mut plan = plan(programme);
    for (event, (registered, attended, first_time)) in plan.events.iter_mut().zip(returns) {
        (event.registered_count, event.attended_count, event.first_time_count) = (*registered, *attended, *first_time);
    }
    plan
}

/// A count on 1 June 2027, after the week. Expected: the total, then `place value` for each neighbourhood.
#[track_caller]
fn check(plan: &Plan, key: &str, expected: &str) {
    check_on(plan, key, "2027-06-01", expected);
}

#[track_caller]
fn check_on(plan: &Plan, key: &str, today: &str, expected: &str) {
    let readings = computed_readings(plan, key, today.parse().expect("a date"));
    let shown = readings.iter().map(|it| {
        assert_eq!(it.measured_on, plan.weeks[0].ends_on, "the last day of the last week of its year");
        let place = it.neighbourhood_id.as_ref().map(|id| format!("{id} ")).unwrap_or_default();
        format!("{place}{}", it.value.expect("a value"))
    });
    assert_eq!(shown.collect::<Vec<_>>().join(", "), expected, "{key}");
}

#[test]
fn announced_held_and_cancelled_are_different_counts() {
    for (status, announced, held, cancelled) in [
        ("draft", "", "", ""),
        ("submitted", "", "", ""),
        ("accepted", "1, East 1", "", "0, East 0"),
        ("confirmed", "1, East 1", "", "0, East 0"),
        ("held", "1, East 1", "1, East 1", "0, East 0"),
        ("cancelled", "", "", "1, East 1"),
        ("postponed", "", "", ""),
        ("declined", "", "", ""),
    ] {
        let plan = plan(&format!("Hall 10-11 status={status}"));
        check(&plan, "events_announced", announced);
        check(&plan, "events_held", held);
        check(&plan, "events_cancelled", cancelled);
    }
    let three = plan("Hall 10-11, Hall 12-13, - 10-11, Hall 14-15 status=cancelled, - 12-13 status=cancelled");
    check(&three, "events_announced", "3, East 2");
    check(&three, "events_cancelled", "2, East 1");
}

#[test]
fn an_event_whose_host_returned_how_many_came_was_held() {
    for (status, expected) in [
        ("confirmed", "1, East 1"),
        ("accepted", "1, East 1"),
        ("draft", "1, East 1"),
        ("cancelled", ""),
        ("withdrawn", ""),
    ] {
        let plan = returned(&format!("Hall 10-11 status={status}"), &[(None, Some(0), None)]);
        check(&plan, "events_held", expected);
    }
}

#[test]
fn sessions_and_their_places_are_those_with_a_date_that_are_not_called_off() {
    let mut plan = plan("Hall 10-11 for=20, Hall 12-13, - none for=7, Hall 14-15 for=5 status=draft, - 10-11 for=3");
    for (id, day, is_cancelled) in [("again", "10-11", false), ("off", "12-13", true), ("undated", "none", false)] {
        let more = session(id, monday() + TimeDelta::days(1), day);
        plan.sessions.push(Session { event_id: "00".to_owned(), is_cancelled, ..more });
    }
    check(&plan, "sessions", "4, East 3");
    check(&plan, "places", "43, East 40");
    plan.events[0].capacity = Some(-20);
    check(&plan, "places", "3, East 0");
}

#[test]
fn what_hosts_returned_is_summed_and_what_they_did_not_is_missing() {
    let programme = "Hall 10-11, Hall 12-13, - 10-11, Hall 14-15";
    let returns =
        [(Some(10), Some(8), Some(2)), (Some(30), Some(12), None), (None, Some(20), Some(4)), (Some(5), None, Some(1))];
    let plan = returned(programme, &returns);
    check(&plan, "registered", "45, East 45");
    check(&plan, "attendance", "40, East 20");
    check(&plan, "first_time_learners", "7, East 3");
    // Only of those that counted both is there a share: 6 of 28, and 2 of 8.
    check(&plan, "first_time_percent", &format!("{}, East 25", 100.0 * 6.0 / 28.0));
    check(&plan, "no_show_percent", "50, East 50");
    check(&plan, "returned_percent", &format!("75, East {}", 100.0 * 2.0 / 3.0));
    let nothing = returned(programme, &[]);
    for key in ["registered", "attendance", "first_time_learners", "first_time_percent", "no_show_percent"] {
        check(&nothing, key, "");
    }
    check(&nothing, "returned_percent", "0, East 0");
    // More came than had registered: nobody stayed away. Of nobody there is no share.
    check(&returned("Hall 10-11", &[(Some(10), Some(12), None)]), "no_show_percent", "0, East 0");
    check(&returned("Hall 10-11", &[(Some(0), Some(0), Some(0))]), "no_show_percent", "");
    check(&returned("Hall 10-11", &[(Some(0), Some(0), Some(0))]), "first_time_percent", "");
}

#[test]
fn returns_are_awaited_once_the_week_is_over() {
    let plan = returned("Hall 10-11, Hall 12-13 status=draft", &[(None, Some(3), None), (None, None, None)]);
    check_on(&plan, "returned_percent", "2027-05-09", "");
    check_on(&plan, "returned_percent", "2027-05-10", "100, East 100");
}

#[test]
fn ratings_weigh_as_many_as_gave_them() {
    let mut plan = plan("Hall 10-11, Hall 12-13, - 10-11");
    for (event, (count, average)) in plan.events.iter_mut().zip([(3, 4.0), (1, 2.0), (4, 5.0)]) {
        (event.rating_count, event.rating_average) = (Some(count), Some(average));
    }
    check(&plan, "rating_average", "4.25, East 3.5");
}

#[test]
fn free_events_are_a_share_of_those_announced() {
    let plan = plan("Hall 10-11, Hall 12-13 cost=5, Hall 14-15 cost=5 status=draft, - 10-11, - 12-13");
    check(&plan, "free_events_percent", "75, East 50");
    check(&ground(), "free_events_percent", "");
}

#[test]
fn coverage_is_of_residents_of_the_city_else_of_its_neighbourhoods() {
    let place =
        |id: &str, population: Option<i64>| Neighbourhood { id: id.to_owned(), population, ..Neighbourhood::default() };
    let of_city = |population: Option<i64>| Some(Profile { population, ..Profile::default() });
    let mut plan = plan("Hall 10-11, Hall 12-13, - 10-11, Hall 14-15 status=draft");
    plan.neighbourhoods.extend([place("North", Some(1000)), place("South", Some(0)), place("West", None)]);
    check(&plan, "coverage_events_per_1000", "1, East 1, North 0");
    plan.profile = of_city(Some(6000));
    check(&plan, "coverage_events_per_1000", "0.5, East 1, North 0");
    plan.profile = of_city(Some(0));
    check(&plan, "coverage_events_per_1000", "1, East 1, North 0");
    plan.profile = of_city(None);
    check(&plan, "coverage_events_per_1000", "1, East 1, North 0");
    plan.neighbourhoods = vec![place("South", Some(0)), place("West", None)];
    check(&plan, "coverage_events_per_1000", "");
    plan.events.clear();
    plan.neighbourhoods = vec![place("North", Some(1000))];
    check(&plan, "coverage_events_per_1000", "");
}

#[test]
fn each_reading_that_the_plan_counts_has_an_id_of_its_own() {
    let plan = plan("Hall 10-11 for=20");
    let ids: Vec<Id> = computed_readings(&plan, "places", early()).into_iter().map(|it| it.id).collect();
    assert_eq!(ids, [":2027-05-09:", ":2027-05-09:East"]);
    assert_eq!(computed_readings(&plan, "unheard_of", early()), []);
    let indicator = Indicator { id: "i".to_owned(), computed: "places".to_owned(), ..Indicator::default() };
    let plan = Plan { indicators: vec![indicator], ..plan };
    let facts = facts_of(&plan, "i", early()).expect("facts");
    let of: Vec<&str> = facts.readings.iter().map(|it| it.indicator_id.as_str()).collect();
    assert_eq!(of, ["i", "i"], "it knows whose reading it is");
}

#[test]
fn money_is_told_by_its_key() {
    let money: Vec<&str> = COMPUTED.iter().copied().filter(|key| is_money(key)).collect();
    assert_eq!(money, ["spending_minor", "secured_minor", "matched_minor"]);
}
