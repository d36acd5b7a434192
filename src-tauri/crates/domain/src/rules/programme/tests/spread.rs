//! Two things at once, and weeks over the years.

use crate::rules::attendance;
use crate::rules::coverage::coverage;
use crate::rules::schedule::Schedule;
use crate::rules::spread::{self, Beside};
use crate::rules::testing::*;
use crate::*;

#[test]
fn an_event_counts_once_in_every_cell_it_touches() {
    let programme = "Hall 10-11 audience=all, Annex tue 10-11 audience=all audience=seniors, Annex wed 9-10 no-pillar, \
                     Hall 9-10 status=cancelled audience=all, - none audience=all";
    let mut plan = plan(programme);
    let mut again = plan.sessions[0].clone();
    (again.id, again.starts_at) = ("again".to_owned(), Some(at(monday(), "15")));
    plan.sessions.push(again);
    let week = &plan.weeks[0];
    let crossed = spread::by_neighbourhood_and_pillar(&Schedule::new(&plan, week), &plan);
    assert_eq!((crossed.rows, crossed.counts), (vec!["East".to_owned()], vec![vec![2]]));
    let by_pillar = spread::by_audience(&Schedule::new(&plan, week), &plan, Beside::Pillars);
    assert_eq!((by_pillar.columns.join(" "), by_pillar.counts), ("all seniors".to_owned(), vec![vec![2, 1]]));
    let by_day = spread::by_audience(&Schedule::new(&plan, week), &plan, Beside::Days);
    assert_eq!(by_day.rows[1], "2027-05-04");
    assert_eq!(by_day.counts[..3], [vec![1, 0], vec![1, 1], vec![0, 0]]);
}

#[test]
fn cells_add_up_to_their_row_where_every_event_has_one_pillar() {
    let mut programme = vec!["Hall 10-11 audience=all"; 5];
    programme.extend(["Annex tue 10-11 audience=seniors"; 3]);
    let plan = plan(&programme.join(", "));
    let crossed = spread::by_neighbourhood_and_pillar(&Schedule::new(&plan, &plan.weeks[0]), &plan);
    let rows = coverage(&plan, &plan.weeks[0]).neighbourhoods;
    assert_eq!(crossed.counts[0].iter().sum::<usize>(), rows[0].events);
}

#[test]
fn weeks_keep_announced_held_and_came_apart() {
    let programme = "Hall 10-11 for=20 status=held, Hall 12-13 for=10, Hall 14-15 status=submitted, \
                     Hall 16-17 for=5 status=cancelled";
    let mut plan = plan(programme);
    assert_eq!(spread::week_results(&plan)[0].attended, None, "nobody has returned a number, which is not zero");
    assert_eq!(spread::attended_by_neighbourhood(&plan, &plan.weeks[0]), [None]);
    plan.events[0].attended_count = Some(17);
    plan.events[1].attended_count = Some(0);
    plan.weeks[0].target_place_count = Some(400);
    // Neither a session without a date nor one that is called off has places to offer.
    plan.sessions.push(Session { event_id: "00".to_owned(), ..session("undated", monday(), "none") });
    let off = Session { event_id: "00".to_owned(), is_cancelled: true, ..session("off", monday(), "18-19") };
    plan.sessions.push(off);
    let result = spread::WeekResult {
        week_id: "week".to_owned(),
        title: "Learning week".to_owned(),
        year: 2027,
        announced: 3,
        held: 1,
        returned: 2,
        attended: Some(17),
        places: 35,
        target_events: Some(14),
        target_places: Some(400),
    };
    assert_eq!(spread::week_results(&plan), [result]);
    assert_eq!(spread::attended_by_neighbourhood(&plan, &plan.weeks[0]), [Some(17)]);
}

#[test]
fn neighbourhoods_show_their_last_reading_with_a_value() {
    let mut plan = ground();
    let reading = |year: i32, value: Option<f64>| Reading {
        id: year.to_string(),
        indicator_id: "indicator".to_owned(),
        measured_on: NaiveDate::from_ymd_opt(year, 6, 30).expect("a date"),
        group_kind: GroupKind::Neighbourhood,
        neighbourhood_id: Some("East".to_owned()),
        value,
        ..Reading::default()
    };
    let last = |plan: &Plan| spread::readings_by_neighbourhood(plan, "indicator")[0].and_then(|reading| reading.value);
    plan.readings = vec![reading(2025, Some(0.0)), reading(2024, Some(8.0)), reading(2026, None)];
    assert_eq!(last(&plan), Some(0.0));
    plan.readings.reverse();
    assert_eq!(last(&plan), Some(0.0), "in whatever order they stand");
    let other = |change: fn(&mut Reading)| {
        let mut other = reading(2027, Some(99.0));
        change(&mut other);
        other
    };
    plan.readings.push(other(|it| it.indicator_id = "another".to_owned()));
    plan.readings.push(other(|it| it.group_kind = GroupKind::Total));
    plan.readings.push(other(|it| it.neighbourhood_id = None));
    plan.readings.push(reading(2025, Some(7.0)));
    assert_eq!(last(&plan), Some(0.0), "of two of one day the first");
    let place = Neighbourhood { id: "West".to_owned(), ..Neighbourhood::default() };
    plan.neighbourhoods.insert(0, place);
    plan.partners = ["a", "b", "c", "d"].map(|id| partner(id, PartnerStatus::Active)).to_vec();
    plan.partners.push(partner("asked", PartnerStatus::Invited));
    plan.partners.iter_mut().for_each(|partner| partner.neighbourhood_id = Some("East".to_owned()));
    plan.partners[0].neighbourhood_id = Some("West".to_owned());
    plan.partners[1].neighbourhood_id = None;
    assert_eq!(spread::partners_by_neighbourhood(&plan), [1, 2]);
}

#[test]
fn people_are_counted_by_group_and_what_nobody_returned_is_missing() {
    let mut plan = plan("Hall mon 10-11, Hall tue 10-11, Hall wed 10-11 no-pillar");
    let counts = [(Some(20), Some(15), Some(3)), (None, Some(5), None), (Some(9), None, None)];
    for (event, (registered, attended, first_time)) in plan.events.iter_mut().zip(counts) {
        event.registered_count = registered;
        event.attended_count = attended;
        event.first_time_count = first_time;
        event.audiences = vec!["adults".to_owned(), "adults".to_owned()];
    }
    plan.events[2].audiences = vec!["seniors".to_owned()];
    let ratings = [(Some(3), Some(4.0)), (None, Some(2.0)), (Some(8), Some(9.0))];
    for (event, (count, average)) in plan.events.iter_mut().zip(ratings) {
        (event.rating_count, event.rating_average) = (count, average);
    }
    let found = attendance::attendance(&plan, &plan.weeks[0]);
    assert_eq!((found.rated_events, found.ratings, found.rating_average()), (2, 4, Some(3.5)), "nine is no rating");
    assert_eq!((found.returned.returned, found.returned.events, found.returned.attended), (2, 3, 20));
    assert_eq!((found.registered, found.missed, found.missed_percent()), (20, 5, Some(25.0)));
    assert_eq!((found.first_time_events, found.first_time, found.first_time_of), (1, 3, 15));
    assert_eq!(found.first_time_percent(), Some(20.0), "only events that counted newcomers are the whole");
    let rows: Vec<_> = found.audiences.iter().map(|row| (&*row.name, row.events, row.returned, row.attended)).collect();
    assert_eq!(rows, [("adults", 2, 2, Some(20)), ("seniors", 1, 0, None)]);
    assert_eq!(found.neighbourhoods[0].attended, Some(20));
    assert_eq!((found.pillars[0].events, found.pillars[0].attended), (2, Some(20)), "one event has no pillar");
}
