//! The checker against small cases worked out by hand: those of the statement's own checker.

use crate::cases::{event, place, row, week};
use placement::*;

/// `expected` names the kinds that are not nought, hard and soft, in the order of the statement.
#[track_caller]
fn check(instance: &Instance, rows: &[Row], expected: &[(&str, i128)]) {
    let score = evaluate(instance, &Solution { instance: String::new(), sessions: rows.to_vec() });
    let hard = score.hard.by_kind().map(|(kind, count)| (kind, i128::from(count)));
    let soft = score.soft.by_kind(&instance.weights).map(|(kind, amount, _)| (kind, amount));
    let found: Vec<(&str, i128)> = hard.into_iter().chain(soft).filter(|(_, count)| *count != 0).collect();
    assert_eq!(found, expected);
    assert_eq!(score.cost, soft.iter().map(|(_, amount)| amount).sum::<i128>(), "every weight is 1");
}

fn one(event: Event, at: Place, expected: &[(&str, i128)]) {
    let rows = [row(&event.id, 0, at)];
    check(&week(vec![event]), &rows, expected);
}

#[test]
fn hard_constraints_of_one_session() {
    let e = || event("e");
    one(e(), place(0, 540, "a"), &[]);
    one(e(), place(0, 541, "a"), &[("off_grid", 1)]);
    one(e(), place(2, 540, "a"), &[("unknown_reference", 1), ("unplaced", 1)]);
    one(e(), place(0, 540, "z"), &[("unknown_reference", 1), ("unplaced", 1)]);
    one(e(), place(0, 525, "a"), &[("outside_opening", 1)]);
    one(e(), place(0, 1020, "a"), &[]);
    one(Event { changeover_minutes: 15, ..e() }, place(0, 1020, "a"), &[("outside_opening", 1)]);
    one(e(), place(0, 555, "b"), &[("outside_opening", 1), ("capacity_waste", 5)]);
    one(e(), place(0, 570, "b"), &[("capacity_waste", 5)]);
    one(Event { expected: 20, ..e() }, place(0, 600, "a"), &[]);
    one(Event { expected: 21, ..e() }, place(0, 600, "a"), &[("capacity", 1)]);
    one(Event { needs: vec!["step_free".into()], ..e() }, place(0, 600, "c"), &[("missing_feature", 1)]);
    let pinned = || vec![Session { pinned: Some(place(0, 600, "a")), published: None }];
    one(Event { sessions: pinned(), ..e() }, place(0, 600, "a"), &[]);
    one(Event { sessions: pinned(), ..e() }, place(0, 615, "a"), &[("pinned_moved", 1)]);
    let window = || vec![Window { days: vec![0], from: 540, to: 720 }];
    one(Event { allowed: window(), ..e() }, place(0, 660, "a"), &[]);
    one(Event { allowed: window(), ..e() }, place(0, 675, "a"), &[("outside_allowed_window", 1)]);
    one(Event { allowed: window(), ..e() }, place(1, 660, "a"), &[("outside_allowed_window", 1)]);
    one(Event { facilitators: vec!["h2".into()], ..e() }, place(0, 660, "a"), &[]);
    one(Event { facilitators: vec!["h2".into()], ..e() }, place(0, 675, "a"), &[("person_unavailable", 1)]);
    one(Event { host: "p2".into(), ..e() }, place(1, 600, "a"), &[("partner_unavailable", 1)]);
}

#[test]
fn missing_and_doubled_sessions() {
    let pinned = Event { sessions: vec![Session { pinned: Some(place(0, 600, "a")), published: None }], ..event("e") };
    check(&week(vec![pinned]), &[], &[("pinned_moved", 1), ("unplaced", 1)]);
    let twice = [row("e", 0, place(0, 540, "a")), row("e", 0, place(0, 720, "a"))];
    check(&week(vec![event("e")]), &twice, &[("duplicate_session", 1)]);
    for number in [1, -1, i64::MAX] {
        let rows = [row("e", number, place(0, 540, "a"))];
        check(&week(vec![event("e")]), &rows, &[("unknown_reference", 1), ("unplaced", 1)]);
    }
}

fn two(e: Event, at: Place, f: Event, there: Place, expected: &[(&str, i128)]) {
    let rows = [row(&e.id, 0, at), row(&f.id, 0, there)];
    check(&week(vec![e, f]), &rows, expected);
}

#[test]
fn room_overlap_counts_set_up_and_change_over() {
    let e = |changeover_minutes| Event { expected: 55, changeover_minutes, ..event("e") };
    let f = || Event { expected: 55, ..event("f") };
    two(e(0), place(0, 600, "b"), f(), place(0, 690, "b"), &[]);
    two(e(0), place(0, 690, "b"), f(), place(0, 600, "b"), &[]);
    two(e(0), place(0, 600, "b"), f(), place(0, 675, "b"), &[("room_overlap", 1)]);
    two(e(15), place(0, 600, "b"), f(), place(0, 690, "b"), &[("room_overlap", 1)]);
}

#[test]
fn a_person_needs_time_to_walk() {
    let by_h1 = |id| Event { facilitators: vec!["h1".into()], ..event(id) };
    two(by_h1("e"), place(0, 600, "a"), by_h1("f"), place(0, 660, "a"), &[]);
    two(by_h1("e"), place(0, 660, "a"), by_h1("f"), place(0, 600, "a"), &[]);
    two(by_h1("e"), place(0, 600, "a"), by_h1("f"), place(0, 675, "c"), &[("person_overlap", 1)]);
    two(by_h1("e"), place(0, 600, "a"), by_h1("f"), place(0, 690, "c"), &[]);
    two(by_h1("f"), place(0, 600, "a"), by_h1("e"), place(0, 675, "c"), &[("person_overlap", 1)]);
}

#[test]
fn travel_is_limited() {
    let instance = week(Vec::new());
    let minutes = |x, y| {
        let far = Venue { id: "far".into(), x, y, ..instance.venues[0].clone() };
        walking_minutes(&instance.week, &instance.venues[0], &far)
    };
    assert_eq!((minutes(90_000, 0), minutes(1, 0), minutes(0, 0), minutes(900, 1200)), (45, 1, 0, 20));
    assert_eq!((minutes(0, 75), minutes(0, 76)), (1, 2), "a minute more for a metre more");
    assert_eq!(minutes(i64::MIN, i64::MAX), 45, "no distance is too large to count with");
}

#[test]
fn wishes() {
    let wish = |preferred, expected: &[(&str, i128)]| {
        one(Event { preferred, ..event("e") }, place(0, 600, "a"), expected);
    };
    let none = Preferred::default;
    let venues = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    wish(Preferred { days: vec![1], ..none() }, &[("wish_day", 1)]);
    wish(Preferred { from: Some(600), to: Some(660), ..none() }, &[]);
    wish(Preferred { from: Some(615), to: Some(900), ..none() }, &[("wish_time", 1)]);
    wish(Preferred { venues: venues(&["v1"]), ..none() }, &[]);
    wish(Preferred { venues: venues(&["v2", "v1"]), ..none() }, &[("wish_place", 1)]);
    let both = Preferred { venues: venues(&["v2"]), neighbourhoods: venues(&["n1"]), ..none() };
    wish(both, &[("wish_place", 2)]);
    wish(Preferred { neighbourhoods: venues(&["n1"]), ..none() }, &[]);
    wish(Preferred { neighbourhoods: venues(&["n2"]), ..none() }, &[("wish_place", 3)]);
}

#[test]
fn spreads() {
    let mut data = week(vec![event("e"), event("f")]);
    data.week.days[0].max_sessions = 1;
    data.week.days[1].min_sessions = 1;
    let rows = [row("e", 0, place(0, 600, "a")), row("f", 0, place(0, 600, "c"))];
    check(&data, &rows, &[("day_spread", 2), ("host_clash", 1)]);
    let mut data = week(vec![event("e")]);
    data.neighbourhoods[1].target_per_1000 = 2.5;
    check(&data, &[row("e", 0, place(0, 600, "a"))], &[("neighbourhood_spread", 2)]);
    check(&data, &[row("e", 0, place(0, 600, "c"))], &[("neighbourhood_spread", 1)]);
    data.neighbourhoods[1].population = 100_000;
    data.neighbourhoods[1].target_per_1000 = 0.29;
    check(&data, &[row("e", 0, place(0, 600, "c"))], &[("neighbourhood_spread", 28)]);
    let mut data = week(vec![event("e")]);
    data.pillars[0].min_per_day = 1;
    check(&data, &[row("e", 0, place(0, 600, "a"))], &[("pillar_balance", 1)]);
}

#[test]
fn audience_clash_goes_by_the_hour() {
    let audiences = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let e = || Event { audiences: audiences(&["seniors", "adults"]), ..event("e") };
    let f = || Event { audiences: audiences(&["seniors"]), host: "p2".into(), ..event("f") };
    let waste = ("capacity_waste", 5);
    two(e(), place(0, 600, "a"), f(), place(0, 645, "b"), &[waste, ("audience_clash", 1)]);
    two(e(), place(0, 615, "a"), f(), place(0, 630, "b"), &[waste, ("audience_clash", 2)]);
    two(e(), place(0, 600, "a"), f(), place(0, 660, "b"), &[waste]);
    two(e(), place(0, 600, "a"), f(), place(0, 600, "c"), &[]);
}

#[test]
fn host_clash_is_between_venues() {
    let (e, f) = (|| event("e"), || event("f"));
    two(e(), place(0, 600, "a"), f(), place(0, 645, "c"), &[("host_clash", 1)]);
    two(e(), place(0, 600, "a"), f(), place(0, 660, "c"), &[]);
    two(e(), place(0, 660, "a"), f(), place(0, 600, "c"), &[]);
    two(e(), place(0, 600, "a"), f(), place(0, 645, "b"), &[("capacity_waste", 5)]);
}

#[test]
fn sessions_of_an_event() {
    let data = week(vec![Event { sessions: vec![Session::default(); 3], ..event("e") }]);
    let rows: Vec<Row> = (0..3).map(|number| row("e", number, place(0, 600 + 60 * number, "a"))).collect();
    check(&data, &rows, &[("same_day", 2)]);
    let rows: Vec<Row> = (0..2).map(|number| row("e", number, place(number, 600, "a"))).collect();
    check(&data, &rows, &[("unplaced", 1)]);
}

#[test]
fn stability() {
    let published = Session { published: Some(place(0, 600, "a")), pinned: None };
    let data = week(vec![Event { sessions: vec![published], ..event("e") }]);
    check(&data, &[row("e", 0, place(0, 600, "a"))], &[]);
    check(&data, &[row("e", 0, place(0, 615, "a"))], &[("moved_time", 1)]);
    check(&data, &[row("e", 0, place(1, 600, "c"))], &[("moved_time", 1), ("moved_venue", 1)]);
    check(&data, &[row("e", 0, place(0, 600, "b"))], &[("capacity_waste", 5), ("moved_room", 1)]);
    check(&data, &[], &[("unplaced", 1)]);
}

#[test]
fn the_largest_numbers_are_counted() {
    let mut data = week(vec![Event { expected: i64::MAX, duration_minutes: i64::MAX, ..event("e") }, event("f")]);
    data.weights.unplaced = i64::MAX;
    data.weights.capacity_waste = i64::MAX;
    data.waste_bands = vec![WasteBand { up_to: None, penalty: i64::MAX }];
    let nothing = evaluate(&data, &Solution { instance: String::new(), sessions: Vec::new() });
    assert_eq!(nothing.cost, 2 * i128::from(i64::MAX));
    let rows = vec![row("e", 0, place(0, i64::MAX - 7, "a")), row("f", 0, place(0, i64::MIN, "a"))];
    let score = evaluate(&data, &Solution { instance: String::new(), sessions: rows });
    assert_eq!(score.cost, 2 * i128::from(i64::MAX) * i128::from(i64::MAX));
    assert_eq!(score.hard.capacity, 1);
}
