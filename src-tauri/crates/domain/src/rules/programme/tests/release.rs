//! What differs between two states of a programme, and the same found slowly: by comparing what would be printed.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::rules::release::{Detail, Printed, ReleaseChange, changes};
use crate::rules::testing::*;
use crate::*;

fn told(before: &Plan, after: &Plan) -> String {
    let line = |kinds: &[ReleaseChange]| kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join("+");
    let found = changes(before, after, "week").into_iter().map(|it| format!("{} {}", line(&it.kinds), it.title));
    found.collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(before: &str, after: &str, expected: &str) {
    assert_eq!(told(&plan(before), &plan(after)), expected, "{before} -> {after}");
}

/// One event before and after a change of its plan.
#[track_caller]
fn check_edit(edit: impl Fn(&mut Plan), expected: &str) {
    let before = plan("Hall 10-12 title=Bread by=Library");
    let mut after = before.clone();
    edit(&mut after);
    assert_eq!(told(&before, &after), expected);
}

#[test]
fn what_the_public_was_promised_counts() {
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread", "");
    check("Hall 10-12 title=Bread status=draft", "Hall 10-12 title=Bread status=accepted", "new Bread");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread, Hall 9-10 title=Chess", "new Chess");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread status=cancelled", "cancelled Bread");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread status=withdrawn", "withdrawn Bread");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread status=postponed", "postponed Bread");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread status=declined", "taken_out Bread");
    check("Hall 10-12 title=Bread", "", "taken_out Bread");
    check("Hall 10-12 title=Bread status=draft", "Hall 9-12 title=Cake status=withdrawn", "");
    check("Hall 10-12 title=Bread status=accepted", "Hall 10-12 title=Bread status=held", "");
    check("Hall 10-12 title=Bread status=cancelled", "Hall 10-12 title=Bread", "new Bread");
}

#[test]
fn when_where_and_words() {
    check("Hall 10-12 title=Bread", "Hall tue 10-12 title=Bread", "moved Bread");
    check("Hall 10-12 title=Bread", "Annex 10-12 title=Bread", "moved Bread");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Cake", "reworded Cake");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread text=Warm", "reworded Bread");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread for=9 cost=5", "changed Bread");
    check("Hall 10-12 title=Bread", "Hall 11-12 title=Cake for=9", "moved+reworded+changed Cake");
    check("Hall 10-12 title=Bread by=Library", "Hall 10-12 title=Bread by=School", "changed Bread");
    check("Hall 10-12 title=Bread", "Hall 10-12 title=Bread cancelled", "cancelled Bread");
}

#[test]
fn what_is_not_printed_does_not_count() {
    check_edit(|plan| plan.events[0].note = "Ask Ana".to_owned(), "");
    check_edit(|plan| plan.events[0].attended_count = Some(9), "");
    check_edit(|plan| plan.events[0].money_granted_minor = Some(9), "");
    check_edit(|plan| plan.partners[0].note = "Late again".to_owned(), "");
    check_edit(|plan| plan.events[0].status = EventStatus::Accepted, "");
    check_edit(|plan| plan.sessions[0].id = "again".to_owned(), "");
    check_edit(|plan| plan.events[0].week_id = Some("other".to_owned()), "taken_out Bread");
}

#[test]
fn names_of_places_and_hosts_are_printed() {
    check_edit(|plan| plan.venues[0].address = "1 New Street".to_owned(), "changed Bread");
    check_edit(|plan| plan.rooms[0].name = "Great Hall".to_owned(), "changed Bread");
    check_edit(|plan| plan.partners.iter_mut().for_each(|it| it.name = "City Library".to_owned()), "changed Bread");
}

#[test]
fn one_session_more_less_or_called_off() {
    let more = |plan: &mut Plan| {
        let second = Session { id: "second".to_owned(), ..session("00", monday(), "14-15") };
        plan.sessions.push(second);
    };
    check_edit(more, "moved Bread");
    let mut before = plan("Hall 10-12 title=Bread");
    more(&mut before);
    let mut after = before.clone();
    after.sessions[1].is_cancelled = true;
    assert_eq!(told(&before, &after), "moved Bread", "one of two sessions is called off, not the event");
    let found = changes(&before, &after, "week");
    let [Detail::Session { from: Some(_), to: None }] = found[0].details.as_slice() else {
        panic!("{:?}", found[0].details)
    };
    // Two sessions that change places with each other are printed as before.
    let mut swapped = before.clone();
    let (first, second) = (before.sessions[0].clone(), before.sessions[1].clone());
    swapped.sessions[0] = Session { id: first.id.clone(), ..second.clone() };
    swapped.sessions[1] = Session { id: second.id, ..first };
    assert_eq!(told(&before, &swapped), "");
}

#[test]
fn an_event_that_comes_or_goes_says_when_and_where() {
    let (without, with) = (plan(""), plan("Hall 10-12 title=Bread"));
    let details = |before: &Plan, after: &Plan| changes(before, after, "week").remove(0).details;
    let (come, gone) = (details(&without, &with), details(&with, &without));
    let [Detail::Session { from: None, to: Some(printed) }] = come.as_slice() else { panic!("{come:?}") };
    assert_eq!((printed.starts_at, printed.room_id.as_deref()), (Some(at(monday(), "10")), Some("Hall")));
    let [Detail::Session { from: Some(_), to: None }] = gone.as_slice() else { panic!("{gone:?}") };
    let mut off = with.clone();
    off.events[0].status = EventStatus::Cancelled;
    off.sessions.clear();
    assert_eq!(details(&with, &off), gone, "as it was promised, not as it stands now");
}

#[test]
fn hosts_and_venues_of_both_states_are_told() {
    let before = plan("Hall 10-12 title=Bread by=Library");
    let after = plan("Away.Hall 10-12 title=Bread by=School");
    let found = changes(&before, &after, "week");
    let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(found[0].host_ids, set(&["Library", "School"]));
    assert_eq!(found[0].venue_ids, set(&["Away", "House"]));
}

/// What a programme prints of one event, in three parts.
type Sheet = (Vec<String>, Vec<String>, Vec<String>);

/// The whole programme as it would be printed.
fn printed(plan: &Plan) -> BTreeMap<Id, Sheet> {
    let mut sheets = BTreeMap::new();
    for event in &plan.events {
        let is_ours = event.week_id.as_deref() == Some("week");
        if !is_ours || !matches!(event.status, EventStatus::Accepted | EventStatus::Confirmed | EventStatus::Held) {
            continue;
        }
        let (mut times, mut places) = (Vec::new(), BTreeSet::new());
        for session in plan.sessions.iter().filter(|it| it.event_id == event.id && !it.is_cancelled) {
            let room = plan.rooms.iter().find(|room| Some(&room.id) == session.room_id.as_ref());
            let venue_id = room.map(|room| &room.venue_id).or(session.venue_id.as_ref());
            let venue = plan.venues.iter().find(|venue| Some(&venue.id) == venue_id);
            times.push(format!("{:?} {:?} {venue_id:?} {:?}", session.starts_at, session.ends_at, session.room_id));
            places.insert(format!("{venue_id:?} {:?}", venue.map(|venue| (&venue.name, &venue.address))));
        }
        times.sort();
        let hosts = plan.event_partners.iter().filter(|link| link.event_id == event.id && link.role.is_host());
        let mut others: Vec<String> = hosts.map(|link| link.partner_id.clone()).collect();
        others.sort();
        others.push(format!("{:?} {:?}", event.capacity, event.audiences));
        others.extend(places);
        sheets.insert(event.id.clone(), (times, vec![event.title.clone(), event.short_text.clone()], others));
    }
    sheets
}

/// What became of each event, found by reading both programmes side by side.
fn slowly(before: &Plan, after: &Plan) -> BTreeMap<Id, Vec<&'static str>> {
    let (old, new) = (printed(before), printed(after));
    let mut found = BTreeMap::new();
    for id in old.keys().chain(new.keys()) {
        let kinds = match (old.get(id), new.get(id)) {
            (None, _) => vec!["new"],
            (Some(_), None) => match after.events.iter().find(|event| event.id == *id).map(|event| event.status) {
                Some(EventStatus::Cancelled) => vec!["cancelled"],
                Some(EventStatus::Withdrawn) => vec!["withdrawn"],
                _ => vec!["taken_out"],
            },
            (Some(was), Some(is)) => {
                let has_sessions = after.sessions.iter().any(|session| session.event_id == *id);
                let is_off = !was.0.is_empty() && is.0.is_empty() && has_sessions;
                let mut kinds = Vec::new();
                if is_off {
                    kinds.push("cancelled");
                } else if was.0 != is.0 {
                    kinds.push("moved");
                }
                if was.1 != is.1 {
                    kinds.push("reworded");
                }
                kinds
            }
        };
        if !kinds.is_empty() {
            found.insert(id.clone(), kinds);
        }
    }
    found
}

const PROGRAMME: &str = "Hall 10-12 title=Bread by=Library, Annex tue 10-11 title=Chess by=School, \
                         Away.Hall wed 9-10 title=Kites by=Library, House 9-10 title=Seeds status=draft, \
                         Hall thu 10-11 title=Songs by=Choir status=cancelled";
const STATUSES: &[EventStatus] =
    &[EventStatus::Confirmed, EventStatus::Draft, EventStatus::Cancelled, EventStatus::Withdrawn, EventStatus::Held];

fn edit(plan: &mut Plan, way: usize, one: usize, other: usize) {
    if plan.events.is_empty() || plan.sessions.is_empty() {
        return;
    }
    let (event, session) = (one % plan.events.len(), one % plan.sessions.len());
    match way % 10 {
        0 => plan.events[event].status = STATUSES[other % STATUSES.len()],
        1 => plan.events[event].title = ["Bread", "Cake"][other % 2].to_owned(),
        2 => plan.events[event].short_text = ["", "Warm"][other % 2].to_owned(),
        3 => plan.sessions[session].starts_at = Some(at(monday(), ["8", "9"][other % 2])),
        4 => {
            plan.sessions[session].room_id =
                [None, Some("Hall".to_owned()), Some("Annex".to_owned())][other % 3].clone()
        }
        5 => plan.sessions[session].is_cancelled = other.is_multiple_of(2),
        6 => drop(plan.events.remove(event)),
        7 => drop(plan.sessions.remove(session)),
        8 => {
            let copy = Session { id: format!("more{other}"), ..plan.sessions[session].clone() };
            plan.sessions.retain(|it| it.id != copy.id);
            plan.sessions.push(copy);
        }
        _ => plan.sessions[session].id = format!("renamed{other}"),
    }
    // Ids are one of a kind.
    let mut seen = BTreeSet::new();
    plan.sessions.retain(|session| seen.insert(session.id.clone()));
}

proptest! {
    #[test]
    fn the_same_as_reading_both_programmes_side_by_side(
        earlier in prop::collection::vec((0usize..10, 0usize..9, 0usize..9), 0..12),
        later in prop::collection::vec((0usize..10, 0usize..9, 0usize..9), 0..12),
    ) {
        let mut before = plan(PROGRAMME);
        earlier.into_iter().for_each(|(way, one, other)| edit(&mut before, way, one, other));
        let mut after = before.clone();
        later.into_iter().for_each(|(way, one, other)| edit(&mut after, way, one, other));
        let found = changes(&before, &after, "week");
        let kinds = |all: &[ReleaseChange]| -> Vec<&'static str> {
            // The twin does not print everything that can be "changed"; nothing here changes it.
            all.iter().map(|kind| kind.word()).filter(|word| *word != "changed").collect()
        };
        let quickly: BTreeMap<Id, Vec<&str>> = found.iter()
            .map(|it| (it.event_id.clone(), kinds(&it.kinds)))
            .filter(|(_, kinds)| !kinds.is_empty())
            .collect();
        prop_assert_eq!(quickly, slowly(&before, &after));
        prop_assert!(changes(&after, &after, "week").is_empty());
        // Whatever is new one way is gone the other way, with the same hours and places.
        let back = changes(&after, &before, "week");
        let promised = printed(&before);
        for new in found.iter().filter(|it| it.kinds == [ReleaseChange::New]) {
            prop_assert!(!promised.contains_key(&new.event_id));
            let gone = back.iter().find(|it| it.event_id == new.event_id).map(|it| &it.details);
            let turned: Vec<Detail> = new.details.iter().cloned().map(|detail| match detail {
                Detail::Session { from, to } => Detail::Session { from: to, to: from },
                other => other,
            }).collect();
            prop_assert_eq!(gone, Some(&turned));
        }
    }
}

#[test]
fn whoever_is_or_was_concerned_is_named() {
    let names = |before: &str, after: &str| {
        let found = changes(&plan(before), &plan(after), "week").remove(0);
        let joined = |ids: BTreeSet<Id>| ids.into_iter().collect::<Vec<_>>().join("+");
        (joined(found.host_ids), joined(found.venue_ids))
    };
    let of = |hosts: &str, venues: &str| (hosts.to_owned(), venues.to_owned());
    let bread = "Hall 10-12 title=Bread by=Library";
    assert_eq!(names(bread, "Hall 11-12 title=Bread by=Library"), of("Library", "House"));
    assert_eq!(names(bread, "Away.Hall 10-12 title=Bread by=School"), of("Library+School", "Away+House"));
    assert_eq!(names(bread, ""), of("Library", "House"));
}

#[test]
fn a_new_name_is_told_of_places_where_the_event_was_and_is() {
    let details = |edit: fn(&mut Plan)| {
        let before = plan("Hall 10-12 title=Bread, Mill.Attic 10-12 title=Chess");
        let mut after = before.clone();
        for venue in &mut after.venues {
            venue.name = format!("New {}", venue.id);
        }
        for room in &mut after.rooms {
            room.name = format!("New {}", room.id);
        }
        edit(&mut after);
        let found = changes(&before, &after, "week").into_iter().find(|it| it.event_id == "00").expect("it changed");
        let places = found.details.into_iter().filter_map(|detail| {
            if let Detail::Place { table, change } = detail { Some(format!("{table} {}", change.to)) } else { None }
        });
        places.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(details(|_| ()), "venue New House, room New Hall");
    assert_eq!(details(|plan| plan.sessions[0].room_id = Some("Mill.Attic".to_owned())), "");
    let loses_room = |plan: &mut Plan| {
        (plan.sessions[0].room_id, plan.sessions[0].venue_id) = (None, Some("House".to_owned()));
    };
    assert_eq!(details(loses_room), "venue New House");
}

#[test]
fn a_session_that_came_again_under_another_id_is_told_of_only_where_it_moved() {
    let before = plan("Hall 10-12 title=Bread");
    let told = |times: &[(&str, &str)]| {
        let mut after = before.clone();
        after.sessions = times
            .iter()
            .map(|(id, times)| Session {
                id: (*id).to_owned(),
                room_id: Some("Hall".to_owned()),
                ..session("00", monday(), times)
            })
            .map(|it| Session { event_id: "00".to_owned(), ..it })
            .collect();
        let found = changes(&before, &after, "week");
        let hour = |at: Option<Printed>| {
            at.and_then(|it| it.starts_at).map_or("-".to_owned(), |at| at.format("%H").to_string())
        };
        let details = found.into_iter().flat_map(|it| it.details);
        let shown = details.map(|detail| {
            let Detail::Session { from, to } = detail else { panic!("{detail:?}") };
            format!("{}>{}", hour(from), hour(to))
        });
        shown.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told(&[("again", "10-12")]), "");
    assert_eq!(told(&[("again", "11-12")]), "->11, 10>-");
    assert_eq!(told(&[("again", "10-12"), ("more", "14-15")]), "->14");
    assert_eq!(told(&[("more", "14-15"), ("again", "10-12")]), "->14");
    assert_eq!(told(&[("00", "11-12")]), "10>11");
}
