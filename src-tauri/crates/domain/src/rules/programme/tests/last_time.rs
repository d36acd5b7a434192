//! What came of an event the last time.

use crate::rules::last_time::{LastTime, last_time};
use crate::rules::testing::*;
use crate::*;

/// Events 00 and 01 are of the week before, all others of this one.
fn years(programme: &str) -> Plan {
    let mut plan = plan(programme);
    plan.weeks.push(Week { id: "before".to_owned(), title: "Last year".to_owned(), ..week() });
    plan.events.iter_mut().take(2).for_each(|event| event.week_id = Some("before".to_owned()));
    plan
}

fn of(plan: &Plan, at: usize) -> Option<LastTime> {
    last_time(plan, &plan.events[at])
}

#[test]
fn a_copy_shows_what_came_of_its_original() {
    for (registered, attended, missed, percent) in [
        (Some(40), Some(30), Some(10), Some(25.0)),
        (Some(40), Some(40), Some(0), Some(0.0)),
        // More than had registered: nobody stayed away.
        (Some(40), Some(55), Some(0), Some(0.0)),
        (Some(0), Some(5), Some(0), None),
        (None, Some(30), None, None),
        (Some(40), None, None, None),
        (None, None, None, None),
    ] {
        let mut plan = years("Hall tue 10-11 size=30, Annex 10-11, Hall 10-11");
        (plan.events[0].registered_count, plan.events[0].attended_count) = (registered, attended);
        plan.events[2].copied_from_id = Some("00".to_owned());
        let found = of(&plan, 2).expect("a copy");
        assert_eq!((found.registered_count, found.attended_count), (registered, attended));
        assert_eq!((found.missed_count, found.missed_percent), (missed, percent), "{registered:?} {attended:?}");
        assert_eq!((found.week_title.as_str(), found.starts_on), ("Last year", Some(monday() + TimeDelta::days(1))));
        let [place] = found.places.as_slice() else { panic!("{found:?}") };
        assert_eq!((place.room_name.as_str(), place.capacity, place.session_count), ("Hall", Some(30), 1));
    }
}

#[test]
fn each_place_is_told_once_and_what_was_called_off_not_at_all() {
    let mut plan = years("Hall wed 10-11, Annex 10-11, House 10-11");
    plan.events[2].copied_from_id = Some("00".to_owned());
    for (id, room, day) in [("a", Some("Annex"), 0), ("b", Some("Hall"), 1), ("c", None, 3), ("d", Some("Annex"), 4)] {
        let mut more = session(id, monday() + TimeDelta::days(day), "10-11");
        more.event_id = "00".to_owned();
        (more.room_id, more.venue_id) = (room.map(str::to_owned), Some("House".to_owned()));
        more.is_cancelled = id == "d";
        plan.sessions.push(more);
    }
    let found = of(&plan, 2).expect("a copy");
    let told: Vec<(&str, &str, usize)> =
        found.places.iter().map(|it| (it.venue_name.as_str(), it.room_name.as_str(), it.session_count)).collect();
    assert_eq!(told, [("House", "Annex", 1), ("House", "Hall", 2), ("House", "", 1)]);
}

#[test]
fn copies_within_a_week_lead_on_to_the_week_before() {
    let mut plan = years("Hall 10-11, Annex 10-11, Hall tue 10-11, Hall wed 10-11");
    let mut from = |at: usize, source: Option<&str>| plan.events[at].copied_from_id = source.map(str::to_owned);
    from(3, Some("02"));
    from(2, Some("01"));
    let told = |plan: &Plan, at| of(plan, at).map(|found| found.event_id);
    assert_eq!((told(&plan, 3).as_deref(), told(&plan, 2).as_deref()), (Some("01"), Some("01")));
    let mut from = |at: usize, source: Option<&str>| plan.events[at].copied_from_id = source.map(str::to_owned);
    from(2, Some("03"));
    assert_eq!(told(&plan, 3), None, "a circle leads nowhere");
    let mut from = |at: usize, source: Option<&str>| plan.events[at].copied_from_id = source.map(str::to_owned);
    from(2, Some("gone"));
    assert_eq!((told(&plan, 2), told(&plan, 0)), (None, None), "of what is gone, and of no copy, nothing is known");
}

#[test]
fn ratings_are_told_where_they_are_ones() {
    let mut plan = years("Hall 10-11, Annex 10-11, Hall 10-11");
    plan.events[2].copied_from_id = Some("00".to_owned());
    for (count, average, expected) in [
        (Some(12), Some(4.5), (Some(12), Some(4.5))),
        (None, Some(4.5), (None, Some(4.5))),
        (Some(12), None, (None, None)),
        (Some(12), Some(9.0), (None, None)),
    ] {
        (plan.events[0].rating_count, plan.events[0].rating_average) = (count, average);
        let found = of(&plan, 2).expect("a copy");
        assert_eq!((found.rating_count, found.rating_average), expected, "{count:?} {average:?}");
    }
}
