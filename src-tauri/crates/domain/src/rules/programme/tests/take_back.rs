//! A programme that goes back to what it was.

use proptest::prelude::*;

use crate::rules::release::changes;
use crate::rules::take_back::{TakeBack, take_back};
use crate::rules::testing::*;
use crate::*;

const THEN: &str =
    "Hall 10-12 title=Bread by=Library @Ana, Annex tue 10-11 title=Chess by=School, Away.Hall 9-10 title=Kites";

/// The plan after the steps.
fn applied(now: &Plan, back: &TakeBack) -> Plan {
    let mut plan = now.clone();
    let is_ours = |id: &Id| back.gone.contains(id) || back.events.iter().any(|event| event.id == *id);
    plan.events.retain(|event| !is_ours(&event.id));
    plan.sessions.retain(|session| !is_ours(&session.event_id));
    plan.event_partners.retain(|link| !is_ours(&link.event_id));
    plan.event_people.retain(|link| !is_ours(&link.event_id));
    plan.tags.retain(|tag| tag.subject != Subject::Event || !is_ours(&tag.subject_id));
    plan.own_values.retain(|it| it.subject != Subject::Event || !is_ours(&it.subject_id));
    plan.own_values.extend(back.own_values.iter().cloned());
    plan.events.extend(back.events.iter().cloned());
    plan.sessions.extend(back.sessions.iter().cloned());
    plan.event_partners.extend(back.partners.iter().cloned());
    plan.event_people.extend(back.people.iter().cloned());
    plan.tags.extend(back.tags.iter().cloned());
    plan
}

#[track_caller]
fn check(edit: impl Fn(&mut Plan), changed: usize, back: usize, gone: usize, cleared: usize) -> TakeBack {
    let before = plan(THEN);
    let mut now = before.clone();
    edit(&mut now);
    let found = take_back(&before, &now, "week");
    let counts = (found.changed.len(), found.back.len(), found.gone.len(), found.cleared_count);
    assert_eq!(counts, (changed, back, gone, cleared));
    if cleared == 0 {
        assert!(changes(&before, &applied(&now, &found), "week").is_empty());
    }
    found
}

#[test]
fn counts_say_what_will_happen() {
    check(|_| {}, 0, 0, 0, 0);
    check(|plan| plan.events[0].title = "Cake".to_owned(), 1, 0, 0, 0);
    check(|plan| plan.sessions[1].starts_at = Some(at(monday(), "8")), 1, 0, 0, 0);
    check(|plan| drop(plan.event_partners.remove(0)), 1, 0, 0, 0);
    check(|plan| drop(plan.tags.remove(2)), 1, 0, 0, 0);
    check(|plan| drop(plan.events.remove(1)), 0, 1, 0, 0);
    check(|plan| plan.events.push(event("new", "New")), 0, 0, 1, 0);
    check(|plan| plan.events[0].week_id = Some("other".to_owned()), 1, 0, 0, 0);
}

#[test]
fn what_stands_in_own_fields_goes_back_as_well() {
    let mut before = plan(THEN);
    before.own_fields.push(OwnField { id: "f".to_owned(), ..OwnField::default() });
    let value = rules::own_fields::value(&before.own_fields[0], &before.events[0].id, "by the door".to_owned());
    before.own_values.push(value);
    let mut now = before.clone();
    now.own_values[0].value = "elsewhere".to_owned();
    let found = take_back(&before, &now, "week");
    assert_eq!((found.changed.len(), found.own_values[0].value.as_str()), (1, "by the door"));
    now.own_fields.clear();
    let found = take_back(&before, &now, "week");
    assert_eq!((found.cleared_count, found.own_values.len()), (1, 0), "a field that is gone takes its values along");
}

#[test]
fn what_is_gone_elsewhere_is_named_no_more() {
    check(|plan| plan.rooms.retain(|room| room.id != "Hall"), 1, 0, 0, 1);
    check(|plan| plan.people.clear(), 1, 0, 0, 1);
    check(|plan| plan.partners.retain(|partner| partner.id != "School"), 1, 0, 0, 1);
    check(|plan| plan.areas.clear(), 3, 0, 0, 3);
}

#[test]
fn returns_stay() {
    let found = check(|plan| plan.events[0].attended_count = Some(30), 0, 0, 0, 0);
    assert_eq!(found.events[0].attended_count, Some(30));
    // Events of another week are nobody's business here.
    let other = |plan: &mut Plan| {
        plan.events.push(Event { week_id: Some("other".to_owned()), ..event("other", "Other") });
    };
    check(other, 0, 0, 0, 0);
}

proptest! {
    #[test]
    fn the_public_sees_the_same_again(edits in prop::collection::vec((0usize..5, 0usize..5), 0..9)) {
        let before = plan(THEN);
        let mut now = before.clone();
        for (at, (way, one)) in edits.into_iter().enumerate() {
            match way {
                0 if !now.events.is_empty() => { let at = one % now.events.len(); now.events.remove(at); }
                1 => now.events.push(event(&format!("new{at}"), "New")),
                2 if !now.sessions.is_empty() => { let at = one % now.sessions.len(); now.sessions.remove(at); }
                3 if !now.events.is_empty() => { let at = one % now.events.len(); now.events[at].status = EventStatus::Draft; }
                _ => now.sessions.push(Session { id: format!("s{at}"), ..session("00", monday(), "8-9") }),
            }
        }
        let found = take_back(&before, &now, "week");
        let after = applied(&now, &found);
        prop_assert!(changes(&before, &after, "week").is_empty());
        let again = take_back(&before, &after, "week");
        prop_assert_eq!((again.changed.len(), again.back.len(), again.gone.len()), (0, 0, 0));
    }
}

#[test]
fn what_is_about_another_kind_of_record_of_the_same_id_stays_where_it_is() {
    let mut before = plan(THEN);
    let goal = Tag { id: "goal".to_owned(), subject: Subject::Goal, ..before.tags[0].clone() };
    before.tags.push(goal);
    before.own_fields.push(OwnField { id: "f".to_owned(), ..OwnField::default() });
    let value = rules::own_fields::value(&before.own_fields[0], "00", "by the door".to_owned());
    let of_venue = OwnValue { id: "venue".to_owned(), subject: Subject::Venue, ..value.clone() };
    before.own_values = vec![of_venue, value.clone()];
    let mut now = before.clone();
    now.events[0].title = "Cake".to_owned();
    let found = take_back(&before, &now, "week");
    assert_eq!((found.own_values, found.tags), (vec![value], before.tags[..3].to_vec()));
}

#[test]
fn an_event_that_is_taken_out_again_holds_none_of_those_that_stay() {
    let before = plan(THEN);
    let mut now = before.clone();
    now.events.push(event("new", "New"));
    now.events.push(Event { week_id: Some("other".to_owned()), ..event("elsewhere", "Elsewhere") });
    // Before it was within one that is there today and goes, and within one of another week that stays.
    let within = |umbrella: &str| {
        let mut before = before.clone();
        before.events[0].umbrella_id = Some(umbrella.to_owned());
        let found = take_back(&before, &now, "week");
        let bread = found.events.iter().find(|event| event.id == "00").expect("it goes back");
        (bread.umbrella_id.clone(), found.cleared_count)
    };
    assert_eq!(within("new"), (None, 1));
    assert_eq!(within("gone"), (None, 1));
    assert_eq!(within("elsewhere"), (Some("elsewhere".to_owned()), 0));
    assert_eq!(within("01"), (Some("01".to_owned()), 0));
}
