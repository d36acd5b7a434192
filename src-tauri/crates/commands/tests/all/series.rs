//! Series from outside: a rule makes sessions, edits reach as far as they are told, days are left out and come back, weeks
//! are copied; every step is one change, and undo gives back every table.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common::one_in;
use crate::common::table::Table;

/// An event of the sample with one session at ten on the first day, made to repeat.
fn series(table: &Table, rule: &str) -> String {
    let week = table.call("get_app_state", json!({}))["plan"]["week"].clone();
    let starts_on = week["starts_on"].as_str().unwrap();
    let session = json!({ "starts_at": format!("{starts_on}T10:00:00"), "ends_at": format!("{starts_on}T11:30:00"), "is_time_known": true });
    let event = json!({ "title": "Evening choir", "week_id": week["id"], "status": "confirmed",
        "recurrence_rule": rule, "span_starts_on": starts_on });
    let draft = json!({ "event": event, "sessions": [session], "partners": [], "people": [], "tags": [] });
    let made = table.call("check_series", json!({ "draft": draft, "usual": null }));
    assert_eq!(made["refusal"], Value::Null);
    let mut draft = draft;
    draft["sessions"] = made["sessions"].clone();
    table.call("save_event", json!({ "draft": draft })).as_str().unwrap().to_owned()
}

fn sessions(table: &Table, id: &str) -> Vec<Value> {
    table.detail(id)["draft"]["sessions"].as_array().unwrap().clone()
}

fn kinds(table: &Table, id: &str) -> Vec<String> {
    let occurrences = table.detail(id)["series"]["occurrences"].clone();
    occurrences.as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
}

fn clocks(table: &Table, id: &str) -> Vec<String> {
    sessions(table, id).iter().map(|it| it["starts_at"].as_str().unwrap_or_default().to_owned()).collect()
}

fn moved(session: &Value, clock: &str) -> Value {
    let day = &session["starts_at"].as_str().unwrap()[..10];
    json!({ "starts_at": format!("{day}T{clock}:00"), "ends_at": format!("{day}T{}:45:00", &clock[..2]), "venue_id": null, "room_id": null })
}

#[test]
fn a_rule_makes_a_session_for_each_of_its_days_and_its_ids_are_of_the_days() {
    let table = Table::sample();
    let id = series(&table, "FREQ=DAILY;INTERVAL=2");
    let made = sessions(&table, &id);
    assert!(2 < made.len());
    assert!(made.iter().all(|it| it["starts_at"].as_str().unwrap().ends_with("T10:00:00")), "{made:?}");
    assert_eq!(kinds(&table, &id), vec!["usual"; made.len()]);
    // Left out, a day is shown as such; back, it is the same session as before.
    let on = &made[1]["occurrence_on"];
    let revision = table.revision();
    table.call("set_occurrence_skipped", json!({ "event_id": id, "on": on, "is_skipped": true }));
    assert_eq!((table.revision(), kinds(&table, &id)[1].as_str()), (revision + 1, "skipped"));
    assert_eq!(sessions(&table, &id).len(), made.len() - 1);
    table.call("set_occurrence_skipped", json!({ "event_id": id, "on": on, "is_skipped": false }));
    assert_eq!(sessions(&table, &id), made);
    let label = table.call("list_history", json!({ "before": null, "limit": 1 }))[0]["label"].clone();
    assert_eq!((&label["code"], &label["values"]["skipped_on"]), (&json!("set_occurrence_skipped"), on));
}

#[test]
fn an_edit_says_before_how_far_it_reaches_and_does_what_it_said() {
    let table = Table::sample();
    let id = series(&table, "FREQ=DAILY");
    let all = sessions(&table, &id);
    let before = table.plan();
    for (scope, from) in [("this", 2), ("following", 2), ("all", 0)] {
        let slot = moved(&all[2], "18:00");
        let rows =
            table.call("check_session_scopes", json!({ "id": all[2]["id"], "slot": slot, "is_cancelled": null }));
        let row = rows.as_array().unwrap().iter().find(|row| row["scope"] == scope).unwrap().clone();
        let revision = table.revision();
        table.call("move_session", json!({ "id": all[2]["id"], "slot": slot, "scope": scope }));
        assert_eq!(table.revision(), revision + 1, "{scope} is one change");
        let now = sessions(&table, &id);
        let is_late = |it: &Value| it["starts_at"].as_str().unwrap().ends_with("T18:00:00");
        let late: Vec<bool> = now.iter().map(is_late).collect();
        let expected: Vec<bool> = (0..all.len()).map(|at| if scope == "this" { at == 2 } else { from <= at }).collect();
        assert_eq!(
            (late, row["session_count"].as_u64().unwrap()),
            (expected.clone(), expected.iter().filter(|it| **it).count() as u64)
        );
        table.call("undo", json!({}));
        assert!(table.plan() == before, "{scope} is taken back whole");
    }
    let args = json!({ "id": all[1]["id"], "is_cancelled": true, "scope": "following" });
    table.call("set_session_cancelled", args);
    let off = sessions(&table, &id).iter().filter(|it| it["is_cancelled"] == true).count();
    assert_eq!(off, all.len() - 1);
}

#[test]
fn a_session_that_stands_alone_is_not_asked_about() {
    let table = Table::sample();
    let listed = table.call("list_sessions", json!({}));
    let session = listed.as_array().unwrap().iter().find(|it| it["starts_at"].is_string()).unwrap();
    let slot = moved(session, "18:00");
    let rows = table.call("check_session_scopes", json!({ "id": session["id"], "slot": slot, "is_cancelled": null }));
    assert_eq!(rows, json!([]));
}

#[test]
fn what_was_moved_stays_when_the_rule_changes_in_the_form() {
    let table = Table::sample();
    let id = series(&table, "FREQ=DAILY");
    let all = sessions(&table, &id);
    table.call("move_session", json!({ "id": all[1]["id"], "slot": moved(&all[1], "21:00"), "scope": "this" }));
    table.call("set_occurrence_skipped", json!({ "event_id": id, "on": all[2]["occurrence_on"], "is_skipped": true }));
    let mut draft = table.detail(&id)["draft"].clone();
    draft["event"]["recurrence_rule"] = json!("FREQ=DAILY;INTERVAL=2");
    draft["sessions"] = table.call("check_series", json!({ "draft": draft, "usual": null }))["sessions"].clone();
    table.call("save_event", json!({ "draft": draft }));
    let now = kinds(&table, &id);
    assert_eq!(&now[..3], ["usual", "added", "skipped"], "the second day is none of the rule and stays");
    assert!(clocks(&table, &id).iter().any(|clock| clock.ends_with("21:00:00")));
    // Another time for all leaves it alone.
    let draft = table.detail(&id)["draft"].clone();
    let usual = json!({ "starts": "08:15:00", "minutes": 30, "is_all_day": false, "is_time_known": true, "venue_id": null, "room_id": null });
    let made = table.call("check_series", json!({ "draft": draft, "usual": usual }))["sessions"].clone();
    let early =
        made.as_array().unwrap().iter().filter(|it| it["starts_at"].as_str().unwrap().ends_with("T08:15:00")).count();
    assert_eq!(early, made.as_array().unwrap().len() - 1);
}

#[test]
fn a_rule_that_cannot_be_followed_is_refused_when_it_is_new_and_kept_when_it_was_there() {
    let table = Table::sample();
    let id = series(&table, "FREQ=DAILY");
    let mut draft = table.detail(&id)["draft"].clone();
    draft["event"]["recurrence_rule"] = json!("FREQ=HOURLY");
    let told = table.call("check_series", json!({ "draft": draft, "usual": null }));
    assert_eq!((&told["refusal"], &told["sessions"]), (&json!("rule_unreadable"), &draft["sessions"]));
    let refused = table.refused("save_event", json!({ "draft": draft }));
    assert_eq!(refused.code, "rule_unreadable");
    table.call("set_event_field", json!({ "id": id, "field": "recurrence_rule", "value": "FREQ=HOURLY" }));
    let mut draft = table.detail(&id)["draft"].clone();
    draft["event"]["title"] = json!("Choir");
    table.call("save_event", json!({ "draft": draft }));
    assert_eq!(table.detail(&id)["draft"]["event"]["recurrence_rule"], "FREQ=HOURLY");
}

#[test]
fn a_week_is_copied_as_its_preview_said_and_taken_back_as_one() {
    let table = Table::sample();
    let id = series(&table, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU");
    let week = table.call("get_app_state", json!({}))["plan"]["week"].clone();
    let mut next = week.clone();
    next["id"] = json!("");
    next["title"] = json!("Riverton 2028");
    for field in ["starts_on", "ends_on"] {
        let day: chrono::NaiveDate = week[field].as_str().unwrap().parse().unwrap();
        next[field] = json!((day + chrono::Days::new(364)).to_string());
    }
    let next_id = table.call("save_week", json!({ "week": next }));
    table.call("choose_week", json!({ "id": week["id"] }));
    let before = table.plan();
    let day = json!({ "kind": "day", "on": week["starts_on"] });
    for what in [json!({ "kind": "week" }), day, json!({ "kind": "event", "event_id": id })] {
        let args = json!({ "what": what, "week_id": next_id });
        let told = table.call("check_copies", args.clone());
        let revision = table.revision();
        assert_eq!(table.call("add_copies", args.clone()), told);
        assert_eq!(table.revision(), revision + 1, "{what} is one change");
        assert!(0 < told["event_count"].as_u64().unwrap(), "{what}: {told}");
        let plan = table.plan();
        let ours: Vec<_> =
            plan.events.iter().filter(|it| Some(&it.week_id) == Some(&next_id.as_str().map(str::to_owned))).collect();
        assert_eq!(ours.len() as u64, told["event_count"].as_u64().unwrap());
        assert!(ours.iter().all(|it| it.status == domain::EventStatus::Draft));
        if what["kind"] != "event" {
            assert_eq!(table.call("check_copies", args)["event_count"], 0, "{what} is not copied twice");
        }
        table.call("undo", json!({}));
        assert!(table.plan() == before, "{what} is taken back whole");
    }
    let same = json!({ "what": { "kind": "week" }, "week_id": week["id"] });
    assert_eq!(table.refused("add_copies", same).code, "copy_same_week");
}

/// One thing that somebody does to a series.
#[derive(Clone, Debug)]
enum Act {
    Move { which: usize, hour: u8, scope: usize },
    CallOff { which: usize, is_cancelled: bool, scope: usize },
    Skip { which: usize },
    BringBack { which: usize },
    Rule { which: usize },
    TakeOff { which: usize, scope: usize },
}

const SCOPES: [&str; 3] = ["this", "following", "all"];
const RULES: [&str; 4] = ["FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=TU,TH,SA", "FREQ=DAILY;COUNT=4"];

fn any_act() -> impl Strategy<Value = Act> {
    let which = 0_usize..12;
    prop_oneof![
        (which.clone(), 8_u8..20, 0_usize..3).prop_map(|(which, hour, scope)| Act::Move { which, hour, scope }),
        (which.clone(), any::<bool>(), 0_usize..3).prop_map(|(which, is_cancelled, scope)| Act::CallOff {
            which,
            is_cancelled,
            scope
        }),
        which.clone().prop_map(|which| Act::Skip { which }),
        which.clone().prop_map(|which| Act::BringBack { which }),
        (0_usize..RULES.len()).prop_map(|which| Act::Rule { which }),
        (which, 0_usize..3).prop_map(|(which, scope)| Act::TakeOff { which, scope }),
    ]
}

/// Does it if there is something to do it to.
fn act(table: &Table, id: &str, act: &Act) {
    let all = sessions(table, id);
    let one = |which: usize| all.get(which % all.len().max(1)).cloned();
    let kind = |wanted: &str| -> Vec<Value> {
        let occurrences = table.detail(id)["series"]["occurrences"].clone();
        occurrences.as_array().unwrap().iter().filter(|it| it["kind"] == wanted).map(|it| it["on"].clone()).collect()
    };
    match act {
        Act::Move { which, hour, scope } => {
            let Some(session) = one(*which).filter(|it| it["starts_at"].is_string()) else { return };
            let slot = moved(&session, &format!("{hour:02}:00"));
            table.call("move_session", json!({ "id": session["id"], "slot": slot, "scope": SCOPES[*scope] }));
        }
        Act::TakeOff { which, scope } => {
            let Some(session) = one(*which) else { return };
            let slot = json!({ "starts_at": null, "ends_at": null, "venue_id": null, "room_id": null });
            table.call("move_session", json!({ "id": session["id"], "slot": slot, "scope": SCOPES[*scope] }));
        }
        Act::CallOff { which, is_cancelled, scope } => {
            let Some(session) = one(*which) else { return };
            let args = json!({ "id": session["id"], "is_cancelled": is_cancelled, "scope": SCOPES[*scope] });
            table.call("set_session_cancelled", args);
        }
        Act::Skip { which } => {
            let usual = kind("usual");
            let Some(on) = usual.get(which % usual.len().max(1)) else { return };
            table.call("set_occurrence_skipped", json!({ "event_id": id, "on": on, "is_skipped": true }));
        }
        Act::BringBack { which } => {
            let skipped = kind("skipped");
            let Some(on) = skipped.get(which % skipped.len().max(1)) else { return };
            table.call("set_occurrence_skipped", json!({ "event_id": id, "on": on, "is_skipped": false }));
        }
        Act::Rule { which } => {
            let mut draft = table.detail(id)["draft"].clone();
            draft["event"]["recurrence_rule"] = json!(RULES[*which]);
            let made = table.call("check_series", json!({ "draft": draft, "usual": null }));
            draft["sessions"] = made["sessions"].clone();
            table.call("save_event", json!({ "draft": draft }));
        }
    }
}

/// What must hold of a series whatever was done to it: a day of the rule is one occurrence, and none is lost.
fn holds(table: &Table, id: &str) {
    let occurrences = table.detail(id)["series"]["occurrences"].clone();
    let of_rule: Vec<&Value> =
        occurrences.as_array().unwrap().iter().filter(|it| it["kind"] != "added").map(|it| &it["on"]).collect();
    let once: std::collections::BTreeSet<String> = of_rule.iter().map(ToString::to_string).collect();
    assert_eq!(once.len(), of_rule.len(), "{occurrences}");
    let draft = table.detail(id)["draft"].clone();
    let made = table.call("check_series", json!({ "draft": draft, "usual": null }))["sessions"].clone();
    let ids = |list: &Value| -> std::collections::BTreeSet<String> {
        list.as_array().unwrap().iter().map(|it| it["id"].to_string()).collect()
    };
    assert_eq!(ids(&made), ids(&draft["sessions"]), "nothing comes or goes by itself");
}

#[test]
fn whatever_is_done_to_a_series_undo_gives_back_the_same_plan() {
    let tried = one_in(32).run(&proptest::collection::vec(any_act(), 1..10), |acts| {
        let table = Table::sample();
        let id = series(&table, "FREQ=DAILY");
        let before = table.plan();
        let mut states = Vec::new();
        for one in &acts {
            let revision = table.revision();
            act(&table, &id, one);
            holds(&table, &id);
            states.push(table.revision() - revision);
        }
        prop_assert!(states.iter().all(|steps| (0..=1).contains(steps)), "one change each: {:?}", states);
        let after = table.plan();
        let count = states.iter().filter(|steps| **steps == 1).count();
        for _ in 0..count {
            table.call("undo", json!({}));
        }
        prop_assert!(table.plan() == before, "{:?}", acts);
        for _ in 0..count {
            table.call("redo", json!({}));
        }
        prop_assert!(table.plan() == after, "{:?}", acts);
        Ok(())
    });
    tried.unwrap();
}
