//! The desk from outside: every command by its name, with a fixed clock and counted randomness.

use serde_json::{Value, json};

use crate::common::table::Table;

impl Table {
    /// A confirmed event of the sample with a session in a room.
    fn placed(&self) -> (Value, Value) {
        let events = self.call("list_events", json!({}));
        let placed = |session: &&Value| session["starts_at"].is_string() && session["room_id"].is_string();
        let confirmed = events.as_array().unwrap().iter().filter(|event| event["status"] == "confirmed");
        let found = confirmed.into_iter().find_map(|event| {
            let session = event["sessions"].as_array()?.iter().find(placed)?;
            Some((event.clone(), session.clone()))
        });
        found.unwrap()
    }
}

#[test]
fn a_move_is_one_change_one_undo_and_one_redo() {
    let table = Table::sample();
    let (_, session) = table.placed();
    let slot = json!({ "starts_at": "2027-05-05T03:00:00", "ends_at": "2027-05-05T04:00:00", "venue_id": null, "room_id": session["room_id"] });
    let revision = table.revision();
    let problems = table.call("move_session", json!({ "id": session["id"], "slot": slot }));
    assert_eq!(table.revision(), revision + 1);
    assert!(
        problems.as_array().unwrap().iter().any(|problem| problem["code"] == "outside_opening_hours"),
        "{problems}"
    );
    let find = || {
        let sessions = table.call("list_sessions", json!({}));
        sessions.as_array().unwrap().iter().find(|found| found["id"] == session["id"]).unwrap().clone()
    };
    assert_eq!(find()["starts_at"], "2027-05-05T03:00:00");
    assert_eq!(table.call("undo", json!({}))["code"], "move_session");
    assert_eq!(find(), session);
    table.call("redo", json!({}));
    assert_eq!(find()["starts_at"], "2027-05-05T03:00:00");
    // What has no place is not said to be moved to one.
    let slot = json!({ "starts_at": "2027-05-05T03:00:00", "ends_at": null, "venue_id": null, "room_id": null });
    table.call("move_session", json!({ "id": session["id"], "slot": slot }));
    assert_eq!(table.call("undo", json!({}))["code"], "reschedule_session");
}

#[test]
fn what_would_corrupt_the_plan_is_refused() {
    let table = Table::sample();
    let (event, session) = table.placed();
    let slot = |starts_at: &str, ends_at: &str, room_id: &Value| json!({ "id": session["id"], "slot": { "starts_at": starts_at, "ends_at": ends_at, "venue_id": null, "room_id": room_id } });
    let (ten, nine) = ("2027-05-05T10:00:00", "2027-05-05T09:00:00");
    let week = table.call("get_app_state", json!({}))["plan"]["week"].clone();
    let mut long = week.clone();
    long["ends_on"] = json!("2027-06-03");
    let cases = [
        ("move_session", slot(ten, nine, &session["room_id"]), "ends_before_start"),
        ("move_session", slot(nine, ten, &json!("nowhere")), "not_found"),
        ("save_week", json!({ "week": long }), "bad_dates"),
        ("set_event_field", json!({ "id": event["id"], "field": "title", "value": " " }), "name_missing"),
        ("set_event_field", json!({ "id": event["id"], "field": "colour", "value": 1 }), "unknown_field"),
        ("set_event_field", json!({ "id": event["id"], "field": "capacity", "value": "many" }), "bad_value"),
        ("delete_event", json!({ "id": "nothing" }), "not_found"),
        ("delete_event", json!({ "name": "nothing" }), "arguments_not_valid"),
        ("save_accepted_problem", json!({ "key": "x", "reason": "" }), "reason_missing"),
        ("dance", json!({}), "unknown_command"),
        ("open_plan", json!({ "accept_risk": false }), "path_missing"),
    ];
    for (name, args, code) in cases {
        assert_eq!(table.refused(name, args).code, code, "{name}");
    }
}

/// A word that is no currency would leave the screens of money without any amount.
#[test]
fn a_currency_is_a_code_that_people_pay_in() {
    let table = Table::sample();
    let with = |currency: &str| {
        let mut profile = table.call("get_profile", json!({}));
        profile["currency"] = json!(currency);
        json!({ "profile": profile })
    };
    for typed in ["Bananas", "EURO", "€", "XXX", "", " "] {
        let failure = table.refused("save_profile", with(typed));
        let field = failure.problems[0].field.as_deref();
        assert_eq!((failure.code.as_str(), field), ("unknown_currency", Some("currency")), "{typed:?}");
    }
    for (typed, kept) in [("gbp", "GBP"), (" Jpy ", "JPY"), ("EUR", "EUR")] {
        table.call("save_profile", with(typed));
        assert_eq!(table.call("get_profile", json!({}))["currency"], kept, "{typed:?}");
    }
}

/// Of several sessions, the one with a fault is named, also where it is new and has no id yet.
#[test]
fn a_fault_of_a_session_names_that_session() {
    let table = Table::sample();
    let (event, session) = table.placed();
    let draft = table.call("get_event", json!({ "id": event["id"] }))["draft"].clone();
    let reversed = |mut session: Value| {
        (session["starts_at"], session["ends_at"]) = (json!("2027-05-05T10:00:00"), json!("2027-05-05T09:00:00"));
        session
    };
    let mut known = draft.clone();
    let at = known["sessions"].as_array().unwrap().iter().position(|it| it["id"] == session["id"]).unwrap();
    known["sessions"][at] = reversed(known["sessions"][at].clone());
    let mut new = draft.clone();
    let mut one = reversed(draft["sessions"][0].clone());
    one["id"] = json!("");
    new["sessions"].as_array_mut().unwrap().push(one);
    let last = format!("draft-{}", draft["sessions"].as_array().unwrap().len());
    for (draft, id) in [(known, session["id"].as_str().unwrap()), (new, last.as_str())] {
        let failure = table.refused("save_event", json!({ "draft": draft }));
        assert_eq!(failure.code, "ends_before_start");
        assert_eq!(failure.problems[0].session_id.as_deref(), Some(id));
    }
}

/// Hours that end before they begin are none, unless they end in the festival's night; what stood there stops nobody.
#[test]
fn reversed_hours_are_refused_and_those_into_the_night_are_not() {
    let table = Table::sample();
    let (event, _) = table.placed();
    let wish = |from: &str, to: &str| {
        json!({ "event_id": event["id"], "session_id": null, "minutes": 60,
        "wish": { "on": null, "from": from, "to": to, "venue_id": null } })
    };
    assert_eq!(table.refused("list_slots", wish("15:00:00", "14:00:00")).code, "hours_reversed");
    table.call("list_slots", wish("20:00:00", "00:00:00"));
    let mut draft = table.call("get_event", json!({ "id": event["id"] }))["draft"].clone();
    (draft["event"]["wished_from"], draft["event"]["wished_to"]) = (json!("15:00:00"), json!("14:00:00"));
    let failure = table.refused("save_event", json!({ "draft": draft }));
    assert_eq!((failure.code.as_str(), failure.problems[0].field.as_deref()), ("hours_reversed", Some("wished_to")));
    draft["event"]["wished_to"] = json!("16:00:00");
    table.call("save_event", json!({ "draft": draft }));
}

#[test]
fn deleting_takes_everything_along_and_the_bin_brings_it_back() {
    let table = Table::sample();
    let (event, _) = table.placed();
    let id = json!({ "id": event["id"] });
    let before = table.call("get_event", id.clone())["draft"].clone();
    table.call("delete_event", id.clone());
    let bin = table.call("list_bin", json!({}));
    assert_eq!((bin.as_array().unwrap().len(), &bin[0]["name"]), (1, &event["title"]));
    table.call("restore_record", json!({ "table": "event", "id": event["id"] }));
    assert_eq!(table.call("get_event", id)["draft"], before);
    assert_eq!(table.call("verify_plan", json!({}))["is_log_equal"], true);
}

#[test]
fn forms_read_back_what_they_wrote() {
    let table = Table::sample();
    let (event, _) = table.placed();
    for (read, write, list) in [
        ("get_event", "save_event", json!([event["id"]])),
        ("get_paper", "save_paper", json!([table.call("list_papers", json!({}))[0]["paper"]["id"]])),
    ] {
        let id = json!({ "id": list[0] });
        let read_draft = || {
            let answer = table.call(read, id.clone());
            answer.get("draft").cloned().unwrap_or(answer)
        };
        let draft = read_draft();
        let revision = table.revision();
        table.call(write, json!({ "draft": draft }));
        assert_eq!(read_draft(), draft, "{write}");
        assert_eq!(table.revision(), revision, "{write} of an unchanged form is no change");
    }
}

#[test]
fn a_new_event_gets_ids_and_is_found() {
    let table = Table::sample();
    let (event, _) = table.placed();
    let mut draft = table.call("get_event", json!({ "id": event["id"] }))["draft"].clone();
    draft["event"]["id"] = json!("");
    draft["event"]["title"] = json!("Zebra café");
    for session in draft["sessions"].as_array_mut().unwrap() {
        session["id"] = json!("");
    }
    let problems = table.call("check_event", json!({ "draft": draft }));
    assert!(!problems.as_array().unwrap().is_empty(), "it stands where another event is");
    let id = table.call("save_event", json!({ "draft": draft }));
    assert_ne!(id, event["id"]);
    let hits = table.call("search", json!({ "text": "ZEBRA CAFE" }));
    assert_eq!(hits[0]["id"], id);
    draft = table.call("get_event", json!({ "id": id }))["draft"].clone();
    draft["sessions"] = json!([]);
    table.call("save_event", json!({ "draft": draft }));
    assert_eq!(table.call("get_event", json!({ "id": id }))["draft"]["sessions"], json!([]));
}

#[test]
fn problems_are_accepted_and_opened_again() {
    let table = Table::sample();
    let state = || table.call("get_app_state", json!({}))["plan"]["problem_count"].clone();
    let problems = table.call("list_problems", json!({}));
    let open = problems.as_array().unwrap().iter().find(|problem| problem["accepted"].is_null()).unwrap();
    let before = state();
    table.call("save_accepted_problem", json!({ "key": open["key"], "reason": "agreed by phone" }));
    assert_eq!(state().as_i64(), before.as_i64().map(|count| count - 1));
    table.call("delete_accepted_problem", json!({ "key": open["key"] }));
    assert_eq!(state(), before);
}

#[test]
fn a_failed_opening_leaves_the_desk_as_it_is() {
    let table = Table::sample();
    std::fs::write(table.path("no.paideia"), "no plan").unwrap();
    let failure =
        table.desk.call("open_plan", json!({ "accept_risk": false }), Some(table.path("no.paideia"))).unwrap_err();
    assert_eq!(failure.code, "not_a_plan");
    assert_eq!(table.call("get_profile", json!({}))["city"], "Riverton");
    table.call("close_plan", json!({}));
    assert_eq!(table.desk.call("list_events", json!({}), None).unwrap_err().code, "no_plan_open");
    let recent = table.call("get_app_state", json!({}))["recent"].clone();
    table.call("open_recent", json!({ "key": recent[0]["key"] }));
    assert_eq!(table.call("get_profile", json!({}))["city"], "Riverton");
}
