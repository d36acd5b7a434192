//! One change of many events: which change, which stay, and why.

use std::collections::HashSet;

use crate::rules::bulk::{BulkChange, BulkChanges, BulkLeft, bulk_changes};
use crate::rules::testing::*;
use crate::*;

fn change(plan: &Plan, change: &BulkChange) -> BulkChanges {
    bulk_changes(plan, &plan.weeks[0], change, None, monday())
}

/// Title and status of the events that change.
fn told(changes: &BulkChanges) -> Vec<(&str, EventStatus)> {
    changes.events.iter().map(|event| (event.id.as_str(), event.status)).collect()
}

fn left(changes: &BulkChanges) -> Vec<(BulkLeft, usize)> {
    changes.counts.left.iter().map(|it| (it.reason, it.event_count)).collect()
}

fn close(venue_id: &str) -> BulkChange {
    BulkChange::CloseVenue { venue_id: venue_id.to_owned(), on: monday() }
}

#[test]
fn each_status_is_called_off_or_stays_for_a_reason() {
    use BulkLeft::*;
    use EventStatus::*;
    let cases = [
        (Draft, Err(Undecided), Err(Undecided)),
        (Submitted, Err(Undecided), Err(Undecided)),
        (NeedsInformation, Err(Undecided), Err(Undecided)),
        (Accepted, Ok(()), Ok(())),
        (Confirmed, Ok(()), Ok(())),
        (Held, Err(Over), Err(Over)),
        (Declined, Err(Off), Err(Off)),
        (Withdrawn, Err(Off), Err(Off)),
        (Cancelled, Err(Off), Err(Same)),
        (Postponed, Err(Same), Ok(())),
    ];
    assert_eq!(cases.map(|(status, ..)| status).to_vec().len(), EventStatus::ALL.len());
    for (status, postponed, cancelled) in cases {
        let mut plan = plan("Hall 10-11");
        plan.events[0].status = status;
        for (asked, to, expected) in
            [(BulkChange::Postpone, Postponed, postponed), (BulkChange::Cancel, Cancelled, cancelled)]
        {
            let changes = change(&plan, &asked);
            let (is, stays) = match expected {
                Ok(()) => (vec![("00", to)], vec![]),
                Err(reason) => (vec![], vec![(reason, 1)]),
            };
            assert_eq!((told(&changes), left(&changes)), (is, stays), "{status:?} {asked:?}");
            assert!(changes.events.iter().all(|event| status.can_become(event.status)), "by a step that there is");
        }
    }
}

#[test]
fn numbers_are_of_what_does_not_happen() {
    let mut plan =
        plan("Hall 10-11 for=20 by=Zoo, Annex tue 10-11 for=5 by=Zoo, House 12-13, Hall 14-15 status=submitted");
    plan.sessions.push(session("more", monday(), "16-17"));
    let more = plan.sessions.last_mut().unwrap();
    (more.event_id, more.room_id) = ("00".to_owned(), Some("Hall".to_owned()));
    let counts = change(&plan, &BulkChange::Postpone).counts;
    assert_eq!((counts.event_count, counts.status_count, counts.session_count), (3, 3, 4));
    assert_eq!((counts.place_count, counts.host_count, counts.room_count), (45, 2, 3));
    // Those that somebody chose, and no others.
    let only = HashSet::from(["01".to_owned()]);
    let chosen = bulk_changes(&plan, &plan.weeks[0], &BulkChange::Cancel, Some(&only), monday());
    assert_eq!(told(&chosen), [("01", EventStatus::Cancelled)]);
}

#[test]
fn what_has_happened_stays() {
    let plan = plan("Hall 10-11, Hall wed 10-11, - none");
    let tuesday = monday() + TimeDelta::days(1);
    let changes = bulk_changes(&plan, &plan.weeks[0], &BulkChange::Postpone, None, tuesday);
    assert_eq!(told(&changes), [("01", EventStatus::Postponed), ("02", EventStatus::Postponed)]);
    assert_eq!(left(&changes), [(BulkLeft::Over, 1)]);
}

#[test]
fn what_goes_online_leaves_its_room() {
    let mut plan = plan("Hall 10-11, House 12-13 online, Hall 14-15 status=submitted, Hall 16-17 status=declined");
    plan.events[2].mode = EventMode::Hybrid;
    let changes = change(&plan, &BulkChange::GoOnline { venue_id: Some("Stream".to_owned()) });
    let modes: Vec<_> = changes.events.iter().map(|event| (event.id.as_str(), event.mode, event.status)).collect();
    let online = |id, status| (id, EventMode::Online, status);
    assert_eq!(modes, [online("00", EventStatus::Confirmed), online("02", EventStatus::Submitted)]);
    let places: Vec<_> = changes.sessions.iter().map(|it| (it.venue_id.as_deref(), it.room_id.as_deref())).collect();
    assert_eq!(places, [(Some("Stream"), None), (Some("Stream"), None)]);
    assert!(changes.sessions.iter().all(|it| it.starts_at.is_some()), "at the same time");
    assert_eq!((changes.counts.status_count, changes.counts.room_count), (0, 1));
    assert_eq!(left(&changes), [(BulkLeft::Off, 1), (BulkLeft::Same, 1)]);
}

#[test]
fn a_closed_venue_takes_only_the_day_and_whole_events_only_when_nothing_is_left() {
    let mut plan = plan("Hall 10-11, Hall tue 10-11, Away.Hall 10-11, Annex 12-13 status=submitted, Annex 14-15");
    plan.sessions.push(session("other", monday() + TimeDelta::days(2), "10-11"));
    plan.sessions.last_mut().unwrap().event_id = "04".to_owned();
    let changes = change(&plan, &close("House"));
    let sessions: Vec<_> = changes.sessions.iter().map(|it| (it.event_id.as_str(), it.is_cancelled)).collect();
    assert_eq!(sessions, [("00", true), ("03", true), ("04", true)]);
    assert_eq!(told(&changes), [("00", EventStatus::Cancelled)], "one has another day, on one nobody has decided");
    assert_eq!((changes.counts.event_count, changes.counts.status_count, changes.counts.dateless_count), (3, 1, 1));
}

#[test]
fn a_closed_venue_is_entered_as_closed_once() {
    let mut plan = plan("Hall 10-11");
    let day = |changes: &BulkChanges| {
        changes.openings.iter().map(|it| (it.id.clone(), it.on_date, it.opens, it.closes)).collect::<Vec<_>>()
    };
    let new = change(&plan, &close("House"));
    assert_eq!((day(&new), new.gone_openings), (vec![(String::new(), Some(monday()), None, None)], vec![]));
    for hours in ["mon 9-17", "2027-05-03 9-12", "2027-05-03 13-17", "2027-05-04 9-12"] {
        open(&mut plan, "House", hours);
    }
    let changed = change(&plan, &close("House"));
    assert_eq!(day(&changed), [("1".to_owned(), Some(monday()), None, None)]);
    assert_eq!(changed.gone_openings, ["2"]);
    plan.openings = changed.openings;
    let again = change(&plan, &close("House"));
    assert_eq!((again.openings, again.gone_openings), (vec![], vec![]));
}

#[test]
fn a_venue_is_closed_for_the_night_that_belongs_to_the_day() {
    for (ends, expected) in [(None, vec!["00"]), (NaiveTime::from_hms_opt(4, 0, 0), vec!["00", "01"])] {
        let mut plan = plan("Hall mon 10-11, Hall mon 25-26, Hall tue 10-11");
        plan.profile = Some(Profile { day_ends_at: ends, ..Profile::default() });
        let changes = change(&plan, &close("House"));
        let hit: Vec<&str> = told(&changes).into_iter().map(|(id, _)| id).collect();
        assert_eq!(hit, expected, "days end at {ends:?}");
    }
}

#[test]
fn each_change_has_a_word() {
    let changes = [BulkChange::Postpone, BulkChange::Cancel, BulkChange::GoOnline { venue_id: None }, close("House")];
    assert_eq!(changes.map(|change| change.word()), ["postpone", "cancel", "go_online", "close_venue"]);
}

/// An event with sessions on Monday, on Wednesday, called off on Thursday and without a date, seen on a day of the week.
fn over_days(change: &BulkChange, day: i64) -> BulkChanges {
    let mut plan = plan("Hall 10-11 for=10, Hall wed 10-11, Annex thu 10-11 cancelled, Annex none");
    plan.events.truncate(1);
    plan.sessions.iter_mut().for_each(|session| session.event_id = "00".to_owned());
    bulk_changes(&plan, &plan.weeks[0], change, None, monday() + TimeDelta::days(day))
}

#[test]
fn only_sessions_ahead_that_were_to_happen_are_counted() {
    for (day, sessions, rooms) in [(0, 2, 1), (1, 1, 1), (2, 1, 1)] {
        for change in [BulkChange::Postpone, BulkChange::Cancel, BulkChange::GoOnline { venue_id: None }] {
            let counts = over_days(&change, day).counts;
            assert_eq!(
                (counts.event_count, counts.session_count, counts.room_count, counts.place_count),
                (1, sessions, rooms, 10 * sessions as i64),
                "{change:?} on day {day}"
            );
        }
    }
    let over = over_days(&BulkChange::Cancel, 3);
    assert_eq!((told(&over), left(&over)), (vec![], vec![(BulkLeft::Over, 1)]), "nothing that had a date is left");
}

#[test]
fn what_goes_online_takes_along_sessions_ahead_and_without_a_date() {
    let moved = |day: i64| {
        let changes = over_days(&BulkChange::GoOnline { venue_id: Some("Stream".to_owned()) }, day);
        changes.sessions.iter().map(|it| it.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(moved(0), ["00", "01", "03"]);
    assert_eq!(moved(1), ["01", "03"]);
}

#[test]
fn a_closed_venue_is_entered_for_itself_and_what_was_held_there_stays() {
    let mut held = plan("Hall 10-11 status=held, Hall 12-13 status=postponed");
    let changes = change(&held, &close("House"));
    assert_eq!(
        changes.openings,
        [Opening { venue_id: "House".to_owned(), on_date: Some(monday()), ..Opening::default() }]
    );
    assert_eq!((left(&changes), changes.sessions.len()), (vec![(BulkLeft::Over, 1), (BulkLeft::Off, 1)], 0));
    held.sessions.iter_mut().for_each(|session| session.is_cancelled = true);
    assert_eq!(left(&change(&held, &close("House"))), [], "what was called off before is not hit");
}
