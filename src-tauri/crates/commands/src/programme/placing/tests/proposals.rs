//! Small weeks, and what is proposed for them.

use domain::*;
use serde_json::json;

use super::made_up::{add_event, add_person, add_session, any_week, at, city};
use super::{ask, desk, opened, options, proposed};
use crate::programme::placing::views::{PlacementOptions, PlacementRow};

fn codes(row: &PlacementRow) -> Vec<&str> {
    row.reasons.iter().map(|reason| reason.code.as_str()).collect()
}

/// Ten to eleven on Monday.
const TEN: Option<(i64, i64)> = Some((600, 660));

#[test]
fn what_waits_gets_a_room_that_is_large_enough_and_says_why() {
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Confirmed, 80);
    add_event(&mut plan, "tour", EventStatus::Submitted, 30);
    plan.events[1].access_features = vec!["step_free".into()];
    let (preview, _) = proposed(&plan, &options());
    let told: Vec<_> = preview.rows.iter().map(|row| (row.title.as_str(), row.to_place.as_str())).collect();
    assert!(told.contains(&("TALK", "House · Hall")) && told.contains(&("TOUR", "Annex · Wing")), "{told:?}");
    assert_eq!((preview.unscheduled_before, preview.unscheduled_after), (2, 0));
    for row in &preview.rows {
        assert!(row.session_id.is_none() && row.from.is_none());
        assert!(codes(row).contains(&"holds") && codes(row).contains(&"length_assumed"), "{:?}", codes(row));
    }
    let tour = preview.rows.iter().find(|row| row.title == "TOUR").unwrap();
    assert!(tour.reasons.iter().any(|reason| reason.code == "access" && reason.values["feature"] == "step_free"));
}

#[test]
fn the_same_seed_and_steps_propose_the_same() {
    let plan = any_week(5, 20);
    let told = |options: &PlacementOptions| serde_json::to_value(proposed(&plan, options).0).unwrap();
    assert_eq!(told(&options()), told(&options()));
    let other = PlacementOptions { seed: 9, ..options() };
    assert_ne!(told(&options())["rows"], told(&other)["rows"], "the seed counts");
}

#[test]
fn of_two_in_each_others_way_the_one_moves_that_was_not_announced() {
    let mut plan = city();
    add_event(&mut plan, "told", EventStatus::Confirmed, 15);
    add_session(&mut plan, "told", TEN, Some("hall"));
    add_event(&mut plan, "draft", EventStatus::Draft, 15);
    add_session(&mut plan, "draft", TEN, Some("hall"));
    add_event(&mut plan, "fine", EventStatus::Draft, 15);
    add_session(&mut plan, "fine", TEN, Some("small"));
    let (preview, _) = proposed(&plan, &options());
    assert_eq!((preview.clashes_before, preview.clashes_after), (1, 0));
    let [row] = &preview.rows[..] else { panic!("{:?}", preview.rows) };
    assert_eq!((row.title.as_str(), codes(row)[0]), ("DRAFT", "ends_room_double_booked"));
    // An empty room at the same time is in another house; the same room at another time costs more.
    assert_eq!(row.from.as_ref().unwrap().starts_at, Some(at(600)));
    assert_ne!(Some(&row.to), row.from.as_ref());
}

#[test]
fn a_room_that_was_too_small_is_left_for_one_in_which_more_can_come() {
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Confirmed, 60);
    add_session(&mut plan, "talk", TEN, Some("small"));
    let (preview, _) = proposed(&plan, &options());
    let [row] = &preview.rows[..] else { panic!("{:?}", preview.rows) };
    assert_eq!(
        (row.to.room_id.as_deref(), row.to.starts_at),
        (Some("hall"), Some(at(600))),
        "what was announced keeps its time"
    );
    let more = row.reasons.iter().find(|reason| reason.code == "more_can_come").unwrap();
    assert_eq!(more.values["more_count"], "40");
    assert!(codes(row).contains(&"ends_room_too_small"));
}

/// One event that could be anywhere goes where its host wishes, and says so.
#[test]
fn the_hosts_wishes_are_followed_where_they_can_be() {
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Submitted, 15);
    let event = &mut plan.events[0];
    event.wished_dates = vec!["2027-05-06".into(), "2027-12-24".into()];
    event.wished_from = chrono::NaiveTime::from_hms_opt(14, 0, 0);
    event.wished_to = chrono::NaiveTime::from_hms_opt(15, 0, 0);
    event.wished_venue_id = Some("annex".into());
    let (preview, _) = proposed(&plan, &options());
    let [row] = &preview.rows[..] else { panic!("{:?}", preview.rows) };
    assert_eq!((row.to.starts_at, row.to_place.as_str()), (Some(at(3 * 1440 + 840)), "Annex · Wing"));
    for code in ["day_wished", "time_wished", "venue_wished"] {
        assert!(codes(row).contains(&code), "{code}: {:?}", codes(row));
    }
    // The annex has no room any more: the rest of the wish still holds, and what could not be met is said.
    plan.rooms.retain(|room| room.venue_id != "annex");
    let (preview, _) = proposed(&plan, &options());
    assert_eq!(
        (preview.rows[0].to.starts_at, preview.rows[0].to.venue_id.as_deref()),
        (Some(at(3 * 1440 + 840)), Some("house"))
    );
    assert!(codes(&preview.rows[0]).contains(&"venue_not_wished"));
}

/// The wish for a place against the wish for a day: what the plan weighs more is met.
#[test]
fn the_weights_of_the_plan_decide() {
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Submitted, 15);
    plan.openings.retain(|opening| (opening.venue_id == "annex") == (opening.weekday == Some(1)));
    plan.events[0].wished_dates = vec!["2027-05-06".into()];
    plan.events[0].wished_venue_id = Some("annex".into());
    let mut placed = |day: i64, place: i64| {
        plan.profile =
            Some(Profile { weight_wish_day: Some(day), weight_wish_place: Some(place), ..Profile::default() });
        let (preview, _) = proposed(&plan, &options());
        let weights: Vec<_> = preview.costs.iter().map(|cost| (cost.kind.clone(), cost.weight)).collect();
        assert!(
            weights.contains(&("wish_day".into(), day)) || weights.contains(&("wish_place".into(), place)),
            "{weights:?}"
        );
        preview.rows[0].to.venue_id.clone().unwrap()
    };
    assert_eq!((placed(100, 1).as_str(), placed(1, 100).as_str()), ("house", "annex"));
}

#[test]
fn a_weight_is_set_and_taken_back() {
    let (desk, _root) = opened(&city());
    let weight = || ask(&desk, "list_placement_weights", json!({}))[2].clone();
    assert_eq!(weight(), json!({ "kind": "wish_day", "weight": null, "usual": 6 }));
    ask(&desk, "set_placement_weight", json!({ "kind": "wish_day", "weight": 0 }));
    assert_eq!(weight()["weight"], json!(0));
    ask(&desk, "undo", json!({}));
    assert_eq!(weight()["weight"], json!(null));
    for (kind, weight, code) in
        [("wish_day", -1, "bad_weight"), ("wish_day", 10_001, "bad_weight"), ("id", 1, "not_found")]
    {
        let refused = desk.call("set_placement_weight", json!({ "kind": kind, "weight": weight }), None).unwrap_err();
        assert_eq!(refused.code, code, "{kind}");
    }
    // With nothing that weighs anything there is still an answer.
    let rows = ask(&desk, "list_placement_weights", json!({}));
    for row in rows.as_array().unwrap() {
        ask(&desk, "set_placement_weight", json!({ "kind": row["kind"], "weight": 0 }));
    }
    assert_eq!(ask(&desk, "check_placement", json!({ "options": options() }))["cost_after"], json!(0));
}

#[test]
fn what_somebody_has_accepted_stays() {
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Confirmed, 60);
    add_session(&mut plan, "talk", TEN, Some("small"));
    let found = domain::rules::problems(&plan, &plan.weeks[0], plan.weeks[0].starts_on);
    let key = found.iter().find(|problem| problem.code == "room_too_small").unwrap().key.clone();
    plan.accepted_problems.push(AcceptedProblem {
        id: "a".into(),
        key,
        reason: "It is known.".into(),
        ..Default::default()
    });
    assert!(proposed(&plan, &options()).0.rows.is_empty());
}

#[test]
fn what_cannot_be_placed_is_said_with_its_reason() {
    type Change = fn(&mut Plan);
    let cases: [(&str, Change); 13] = [
        ("no_length", |_| {}),
        ("online", |plan| plan.events[0].mode = EventMode::Online),
        ("held", |plan| plan.events[0].status = EventStatus::Held),
        ("no_week", |plan| plan.events[0].week_id = None),
        ("series", |plan| plan.events[0].recurrence_rule = "FREQ=DAILY".into()),
        ("umbrella", |plan| {
            add_event(plan, "sub", EventStatus::Cancelled, 10);
            plan.events[1].umbrella_id = Some("talk".into());
        }),
        ("all_day", |plan| {
            add_session(plan, "talk", None, None);
            plan.sessions[0].is_all_day = true;
        }),
        ("day_outside", |plan| {
            add_session(plan, "talk", Some((8 * 1440, 8 * 1440 + 60)), None);
        }),
        ("over_midnight", |plan| add_session(plan, "talk", Some((1400, 1500)), None)),
        ("too_large", |plan| {
            add_session(plan, "talk", TEN, None);
            plan.events[0].capacity = Some(500);
        }),
        ("no_access", |plan| {
            add_session(plan, "talk", TEN, None);
            plan.events[0].access_features = vec!["hearing_loop".into()];
        }),
        ("too_long", |plan| add_session(plan, "talk", Some((0, 600)), None)),
        ("no_time", |plan| add_session(plan, "talk", Some((1200, 1260)), None)),
    ];
    for (reason, change) in cases {
        let mut plan = city();
        add_event(&mut plan, "talk", EventStatus::Confirmed, 10);
        change(&mut plan);
        let (preview, _) = proposed(&plan, &PlacementOptions { minutes: None, ..options() });
        let told: Vec<_> = preview.left_out.iter().map(|one| (one.title.as_str(), one.reason.as_str())).collect();
        assert_eq!((told, preview.rows.len()), (vec![("TALK", reason)], 0));
    }
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Cancelled, 10);
    assert!(proposed(&plan, &options()).0.left_out.is_empty(), "what was called off is nobody's concern");
}

#[test]
fn what_was_written_is_one_change_that_can_be_taken_back() {
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Confirmed, 60);
    add_session(&mut plan, "talk", TEN, Some("small"));
    add_event(&mut plan, "tour", EventStatus::Submitted, 30);
    let (desk, _root) = opened(&plan);
    let before = Plan::clone(&desk.shown().unwrap().plan);
    let preview = ask(&desk, "check_placement", json!({ "options": options() }));
    assert_eq!(before, *desk.shown().unwrap().plan, "looking changes nothing");
    let keys: Vec<_> = preview["rows"].as_array().unwrap().iter().map(|row| row["key"].clone()).collect();
    assert_eq!(ask(&desk, "write_placement", json!({ "keys": keys })), json!(2));
    assert_eq!(
        ask(&desk, "list_problems", json!({}))
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["code"] == "room_too_small")
            .count(),
        0
    );
    let label = ask(&desk, "undo", json!({}));
    assert_eq!((&label["code"], &label["values"]["session_count"]), (&json!("write_placement"), &json!("2")));
    assert_eq!(before, *desk.shown().unwrap().plan);
    let refused = desk.call("write_placement", json!({ "keys": keys }), None).unwrap_err();
    assert_eq!(refused.code, "no_placement", "what was written is no proposal any more");
}

#[test]
fn a_plan_that_changed_meanwhile_is_not_written_to() {
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Confirmed, 60);
    add_session(&mut plan, "talk", None, None);
    let (desk, _root) = opened(&plan);
    let check = || {
        let preview = ask(&desk, "check_placement", json!({ "options": options() }));
        (json!({ "keys": [preview["rows"][0]["key"]] }), preview["rows"][0]["to"].clone())
    };
    let (keys, _) = check();
    ask(&desk, "set_event_field", json!({ "id": "talk", "field": "capacity", "value": 90 }));
    let refused = desk.call("write_placement", keys, None).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.values["title"].as_str()), ("placement_changed", "TALK"));
    // Somebody else took the place.
    let (keys, to) = check();
    let session = json!({ "id": "", "event_id": "", "is_all_day": false, "is_time_known": true, "is_cancelled": false, "note": "",
        "starts_at": to["starts_at"], "ends_at": to["ends_at"], "venue_id": to["venue_id"], "room_id": to["room_id"] });
    let event = json!({ "title": "Choir", "week_id": "week", "status": "confirmed" });
    let draft = json!({ "event": event, "sessions": [session], "partners": [], "people": [], "tags": [] });
    ask(&desk, "save_event", json!({ "draft": draft }));
    let refused = desk.call("write_placement", keys.clone(), None).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.values["title"].as_str()), ("placement_in_the_way", "TALK"));
    // A note is no reason to refuse.
    ask(&desk, "undo", json!({}));
    ask(&desk, "set_event_field", json!({ "id": "talk", "field": "note", "value": "Bring chairs." }));
    assert_eq!(ask(&desk, "write_placement", keys), json!(1));
    let unknown = check_unknown(&desk);
    assert_eq!(unknown, "not_found");
}

fn check_unknown(desk: &crate::Desk) -> String {
    ask(desk, "check_placement", json!({ "options": options() }));
    desk.call("write_placement", json!({ "keys": ["nobody"] }), None).unwrap_err().code
}

#[test]
fn what_was_left_out_and_is_in_the_way_is_named() {
    let mut plan = city();
    plan.rooms.retain(|room| room.id == "hall");
    plan.openings.retain(|it| it.venue_id == "house" && it.weekday == Some(1));
    plan.venues.retain(|venue| venue.id == "house");
    // Open from 9 to 17 on Monday alone: the long one fits only where the draft stands.
    add_event(&mut plan, "draft", EventStatus::Draft, 15);
    add_session(&mut plan, "draft", Some((720, 780)), Some("hall"));
    add_event(&mut plan, "other", EventStatus::Confirmed, 15);
    add_session(&mut plan, "other", Some((765, 780)), Some("hall"));
    add_event(&mut plan, "long", EventStatus::Confirmed, 15);
    let (desk, _root) = opened(&plan);
    let wanted = PlacementOptions { minutes: Some(210), ..options() };
    let preview = ask(&desk, "check_placement", json!({ "options": wanted }));
    let rows = preview["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &preview["unscheduled_after"]), (2, &json!(0)), "{preview:#}");
    let long = rows.iter().find(|row| row["title"] == "LONG").unwrap();
    let overlaps = |row: &serde_json::Value| row["to"]["starts_at"].as_str().unwrap() < "2027-05-03T12:45:00";
    let alone = desk.call("write_placement", json!({ "keys": [long["key"]] }), None);
    // The long one is before or after the one that stays; only before it is the draft in the way.
    if overlaps(long) {
        let refused = alone.unwrap_err();
        assert_eq!((refused.code.as_str(), refused.values["other"].as_str()), ("placement_in_the_way", "DRAFT"));
        let keys: Vec<_> = rows.iter().map(|row| row["key"].clone()).collect();
        assert_eq!(ask(&desk, "write_placement", json!({ "keys": keys })), json!(2));
    } else {
        alone.unwrap();
    }
}

#[test]
fn it_can_be_stopped_at_any_moment() {
    let (desk, _root) = opened(&any_week(3, 12));
    let options = PlacementOptions { seconds: Some(1e6), steps: None, seed: 1, minutes: Some(60) };
    let preview = std::thread::scope(|scope| {
        let search = scope.spawn(|| ask(&desk, "check_placement", json!({ "options": options })));
        // The clock stands still: without being stopped it would go on for ever.
        while ask(&desk, "get_progress", json!({}))["step"] != "placing" {
            std::thread::yield_now();
        }
        ask(&desk, "stop_work", json!({}));
        search.join().unwrap()
    });
    assert_eq!(preview["was_stopped"], json!(true));
    assert_eq!(ask(&desk, "get_progress", json!({}))["step"], json!(""));
}

#[test]
fn times_and_lengths_that_are_none_are_refused() {
    let (desk, _root) = opened(&city());
    for (options, code) in [
        (json!({ "seconds": 0.0 }), "bad_seconds"),
        (json!({ "seconds": -1.0 }), "bad_seconds"),
        (json!({ "steps": 10, "minutes": 0 }), "bad_length"),
        (json!({ "steps": 10, "minutes": 1441 }), "bad_length"),
    ] {
        let refused = desk.call("check_placement", json!({ "options": options }), None).unwrap_err();
        assert_eq!(refused.code, code, "{options}");
    }
    let (bare, _root) = self::desk();
    assert_eq!(bare.call("check_placement", json!({ "options": {} }), None).unwrap_err().code, "no_plan_open");
    assert_eq!(bare.call("write_placement", json!({ "keys": [] }), None).unwrap_err().code, "no_placement");
}

#[test]
fn free_slots_come_with_reasons_and_raise_no_problem() {
    let mut plan = city();
    add_event(&mut plan, "talk", EventStatus::Confirmed, 60);
    add_session(&mut plan, "talk", TEN, Some("small"));
    add_person(&mut plan, "talk", "Ana");
    add_event(&mut plan, "busy", EventStatus::Confirmed, 10);
    add_session(&mut plan, "busy", Some((660, 720)), Some("wing"));
    add_person(&mut plan, "busy", "Ana");
    let (desk, _root) = opened(&plan);
    let free = ask(&desk, "list_slots", json!({ "event_id": "talk", "session_id": "talk-0", "minutes": null }));
    let slots = free["slots"].as_array().unwrap();
    assert_eq!((slots.len(), &free["minutes"], &free["none"]), (3, &json!(60), &json!(null)));
    for slot in slots {
        assert_eq!(slot["place"], "House · Hall", "the others are too small");
        assert!(slot["reasons"].as_array().unwrap().iter().any(|reason| reason["code"] == "more_can_come"));
        let found = ask(&desk, "check_slot", json!({ "session_id": "talk-0", "slot": slot["slot"] }));
        let is_clash = |problem: &serde_json::Value| {
            ["room_double_booked", "person_in_two_places"].contains(&problem["code"].as_str().unwrap())
        };
        assert!(!found.as_array().unwrap().iter().any(is_clash), "{found:#}");
    }
    for (wish, is_found) in [
        (json!({ "on": free["slots"][0]["slot"]["starts_at"].as_str().unwrap()[..10] }), true),
        (json!({ "on": "2031-01-01" }), false),
        (json!({ "from": "13:15:00", "to": "15:30:00" }), true),
        (json!({ "from": "13:15:00", "to": "14:00:00" }), false),
        (json!({ "venue_id": "nowhere" }), false),
    ] {
        let asked = json!({ "event_id": "talk", "session_id": "talk-0", "minutes": null, "wish": wish });
        let found = ask(&desk, "list_slots", asked);
        let slots = found["slots"].as_array().unwrap();
        assert_eq!((!slots.is_empty(), &found["none"]), (is_found, &json!(null)), "{wish}");
        for slot in slots {
            let hours = |end: &str| slot["slot"][end].as_str().unwrap()[11..].to_owned();
            let is_within = wish["from"].as_str().is_none_or(|from| from <= hours("starts_at").as_str())
                && wish["to"].as_str().is_none_or(|to| hours("ends_at").as_str() <= to);
            assert!(is_within, "{wish}: {slot}");
        }
    }
    let none = ask(&desk, "list_slots", json!({ "event_id": "busy", "session_id": null, "minutes": null }));
    assert_eq!((&none["minutes"], &none["none"]), (&json!(60), &json!(null)), "as long as its other session");
    let long = ask(&desk, "list_slots", json!({ "event_id": "talk", "session_id": null, "minutes": null }));
    assert!(!long["slots"].as_array().unwrap().is_empty());
    ask(&desk, "set_event_field", json!({ "id": "talk", "field": "capacity", "value": 500 }));
    let none = ask(&desk, "list_slots", json!({ "event_id": "talk", "session_id": "talk-0", "minutes": null }));
    assert_eq!((none["slots"].as_array().unwrap().len(), &none["none"]["reason"]), (0, &json!("too_large")));
}
