//! Whatever the plan, a placement makes no clash, says of everybody what becomes of them, and is taken back whole; a
//! free slot makes no clash either.

use std::collections::{BTreeMap, HashSet};

use domain::rules::problems;
use domain::{EventMode, Plan};
use proptest::prelude::*;
use serde_json::json;

use super::made_up::any_week;
use super::{ask, opened, options, proposed};
use crate::programme::placing::asked::is_clash;
use crate::programme::placing::referee::{Placed, clashes_made, placed};
use crate::testing::one_in;

/// Clashes by kind.
fn clashes(plan: &Plan) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for problem in problems(plan, &plan.weeks[0], plan.weeks[0].starts_on).iter().filter(|problem| is_clash(problem)) {
        *counts.entry(problem.code.clone()).or_default() += 1;
    }
    counts
}

fn none_is_more(before: &BTreeMap<String, usize>, after: &BTreeMap<String, usize>) -> bool {
    after.iter().all(|(code, count)| *count <= before.get(code).copied().unwrap_or(0))
}

#[test]
fn no_clash_is_made_and_nobody_is_forgotten() {
    let tried = one_in(4).run(&(any::<u64>(), 1_i64..24), |(seed, events)| {
        let plan = any_week(seed, events);
        let (preview, proposal) = proposed(&plan, &options());
        let before = clashes(&plan);
        prop_assert!(none_is_more(&before, &clashes(&placed(&plan, &proposal.rows))));
        // Who is placed is taken off what waits, and everybody else is named with a reason.
        prop_assert!(preview.unscheduled_after <= preview.unscheduled_before);
        let is_online = |id: &str| plan.events.iter().any(|event| event.id == id && event.mode == EventMode::Online);
        let waiting = preview.left_out.iter().filter(|one| {
            let session = plan.sessions.iter().find(|session| Some(&session.id) == one.session_id.as_ref());
            session.is_none_or(|it| {
                let has_place = it.room_id.is_some() || it.venue_id.is_some() || is_online(&it.event_id);
                it.starts_at.is_none() || !it.is_time_known || !has_place
            })
        });
        prop_assert_eq!(waiting.count(), preview.unscheduled_after);
        let keys: HashSet<&String> = preview.rows.iter().map(|row| &row.key).collect();
        prop_assert_eq!(keys.len(), preview.rows.len());
        prop_assert!(preview.rows.iter().all(|row| !row.reasons.is_empty() && !row.to_place.is_empty()));
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn free_slots_make_no_clash() {
    let tried = one_in(4).run(&any::<u64>(), |seed| {
        let plan = any_week(seed, 10);
        let (desk, _root) = opened(&plan);
        let asked = plan.sessions.iter().map(|session| (session.event_id.as_str(), Some(session)));
        let bare = plan.events.iter().map(|event| (event.id.as_str(), None));
        for (event, session) in asked.chain(bare) {
            let id = session.map(|session| &session.id);
            let free = ask(&desk, "list_slots", json!({ "event_id": event, "session_id": id, "minutes": 60 }));
            let slots = free["slots"].as_array().unwrap();
            // Either there are some, or it is said why not.
            prop_assert_eq!(slots.is_empty(), free["none"].is_object());
            for slot in slots {
                let to = Placed {
                    key: id.map_or(event, String::as_str).to_owned(),
                    event_id: event.to_owned(),
                    before: session.cloned(),
                    to: serde_json::from_value(slot["slot"].clone()).unwrap(),
                    title: String::new(),
                };
                prop_assert!(!slot["reasons"].as_array().unwrap().is_empty());
                prop_assert_eq!(
                    clashes_made(&plan, &plan.weeks[0], &[to]),
                    BTreeMap::new(),
                    "{} {:?} {:#}",
                    event,
                    id,
                    slot
                );
            }
        }
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn any_part_that_is_written_makes_no_clash_and_is_taken_back() {
    let tried = one_in(4).run(&(any::<u64>(), any::<u64>()), |(seed, parts)| {
        let (desk, _root) = opened(&any_week(seed, 14));
        let before = Plan::clone(&desk.shown().unwrap().plan);
        let preview = ask(&desk, "check_placement", json!({ "options": options() }));
        let keys: Vec<_> = preview["rows"].as_array().unwrap().iter().map(|row| row["key"].clone()).collect();
        let some = keys.iter().enumerate().filter(|(at, _)| parts >> (at % 64) & 1 == 1).map(|(_, key)| key.clone());
        let some: Vec<_> = some.collect();
        match desk.call("write_placement", json!({ "keys": some }), None) {
            Ok(_) => {}
            // What was left out is in the way: said, and nothing has changed.
            Err(failure) => {
                prop_assert!(
                    failure.code == "placement_in_the_way" || failure.code == "placement_not_possible",
                    "{}",
                    failure
                );
                prop_assert_eq!(&before, &*desk.shown().unwrap().plan);
                ask(&desk, "write_placement", json!({ "keys": keys }));
            }
        }
        let after = Plan::clone(&desk.shown().unwrap().plan);
        prop_assert!(none_is_more(&clashes(&before), &clashes(&after)));
        if before != after {
            ask(&desk, "undo", json!({}));
            prop_assert_eq!(&before, &*desk.shown().unwrap().plan);
        }
        Ok(())
    });
    tried.unwrap();
}
