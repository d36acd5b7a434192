//! With which arguments each command that writes does write, in the sample city, and what must be there before.

use std::fs;
use std::path::Path;

use commands::Desk;
use serde_json::{Value, json};

fn ask(desk: &Desk, name: &str, args: Value) -> Value {
    desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
}

fn list(desk: &Desk, table: &str) -> Vec<Value> {
    ask(desk, "list_records", json!({ "table": table })).as_array().unwrap().clone()
}

fn save(desk: &Desk, record: Value) -> Value {
    ask(desk, "save_records", json!({ "records": [record] }))[0].clone()
}

/// The first of a list that something holds of.
fn first(desk: &Desk, command: &str, holds: impl Fn(&Value) -> bool) -> Value {
    let all = ask(desk, command, json!({}));
    all.as_array().unwrap().iter().find(|it| holds(it)).unwrap_or_else(|| panic!("{command} has none")).clone()
}

/// An event that happens, somewhere and at some time.
fn event(desk: &Desk) -> Value {
    first(desk, "list_events", |it| it["sessions"][0]["room_id"].is_string() && it["status"] == "confirmed")
}

fn any(_: &Value) -> bool {
    true
}

fn with(mut value: Value, pointer: &str, new: Value) -> Value {
    *value.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = new;
    value
}

/// A table of events of which one row is refused.
fn import(desk: &Desk, inputs: &Path) {
    let path = inputs.join("events.csv");
    fs::write(&path, "Title;Date;Time\nKites;2027-05-26;10:00\nLate;2027-05-26;25:99\n").unwrap();
    desk.call("open_import", json!({ "kind": "events", "options": {} }), Some(path)).unwrap();
}

/// What must be in the plan before a command can do anything.
pub fn prepare(desk: &Desk, name: &str, inputs: &Path) {
    let goal = |title: &str| save(desk, json!({ "table": "goal", "title": title }));
    match name {
        "undo" | "undo_to" | "restore_safety_copy" => drop(goal("One more")),
        "export_letters"
        | "export_letters_each"
        | "export_letters_table"
        | "export_letter_drafts"
        | "add_letters_sent" => {
            let ids = [event(desk)["id"].clone()];
            ask(desk, "set_event_status", json!({ "ids": ids, "status": "accepted", "reason": null }));
        }
        "restore_release" | "export_hosts_to_tell" | "export_errata" => {
            ask(desk, "save_release", json!({ "title": "To the printer", "note": "", "is_printed": true }));
            let confirmed = first(desk, "list_events", |it| it["status"] == "confirmed")["id"].clone();
            ask(desk, "set_event_status", json!({ "ids": [confirmed], "status": "cancelled", "reason": "Storm" }));
        }
        "set_occurrence_skipped" => {
            let id = event(desk)["id"].clone();
            ask(desk, "set_event_field", json!({ "id": id, "field": "recurrence_rule", "value": "FREQ=DAILY" }));
        }
        "import_context" => {
            let ours = list(desk, "indicator").into_iter().filter(|it| it["is_context"] == true);
            let ids: Vec<Value> = ours.map(|it| it["id"].clone()).collect();
            ask(desk, "delete_records", json!({ "table": "indicator", "ids": ids }));
        }
        "redo" => {
            goal("One more");
            ask(desk, "undo", json!({}));
        }
        "restore_record" => {
            let id = goal("To be deleted");
            ask(desk, "delete_records", json!({ "table": "goal", "ids": [id] }));
        }
        "delete_words_for_ever" => {
            let id = goal("Tea with Ada Quillfeather");
            save(desk, json!({ "table": "goal", "id": id, "title": "Tea" }));
        }
        "delete_accepted_problem" => {
            let key = first(desk, "list_problem_lines", |line| line["is_accepted"] == false)["key"].clone();
            ask(desk, "save_accepted_problem", json!({ "key": key, "reason": "Known" }));
        }
        "export_recovery_sheet" | "export_invitation" => begin_team(desk, inputs),
        "save_attachment" => drop(attach(desk, inputs)),
        "delete_council_template" => {
            let path = inputs.join("council.docx");
            fs::write(&path, template()).unwrap();
            desk.call("import_council_template", json!({}), Some(path)).unwrap();
        }
        "set_moved_records" => {
            let indicator_id = save(desk, json!({ "table": "indicator", "name": "Boats" }));
            for (day, value) in [("2026-06-30", 1.0), ("2026-07-31", 2.0)] {
                save(desk, reading(&indicator_id, day, value));
            }
        }
        "set_middle_ratings" => {
            let (round, feature) = round(desk);
            let opinion =
                json!({ "table": "opinion", "assessment_id": round, "feature_id": feature, "rater": "Zed", "now": 1 });
            save(desk, opinion);
        }
        "add_week_milestones" => drop(ask(desk, "save_week", json!({ "week": next_week() }))),
        "add_agenda_from_papers" => {
            let meeting = json!({ "table": "meeting", "body": "Harbour Assembly", "held_on": "2027-06-14" });
            let id = save(desk, meeting);
            let meeting = list(desk, "meeting").into_iter().find(|it| it["id"] == id).unwrap();
            let draft = first(desk, "list_papers", any);
            ask(desk, "save_paper", json!({ "draft": with(draft, "/meeting", meeting) }));
        }
        "add_action_from_decision" => {
            let meeting = list(desk, "meeting")[0]["id"].clone();
            save(desk, json!({ "table": "decision", "title": "Buy boats", "meeting_id": meeting }));
        }
        _ => {}
    }
}

const PASSPHRASE: &str = "four words that nobody guesses";

/// This desk has no keyring.
fn unlock_team(desk: &Desk) {
    ask(desk, "open_team_keys", json!({ "passphrase": PASSPHRASE }));
}

/// A team with a place that has room.
fn begin_team(desk: &Desk, inputs: &Path) {
    let place = inputs.join("place");
    drop(fs::remove_dir_all(&place));
    fs::create_dir(&place).unwrap();
    let place = json!({ "address": place, "user": "", "password": "", "proxy": null });
    let team = json!({ "team": "Week", "name": "Ana", "passphrase": PASSPHRASE, "place": place });
    let made = ask(desk, "create_team", json!({ "team": team }));
    fs::write(inputs.join("recovery"), made["recovery_key"].as_str().unwrap()).unwrap();
}

fn reading(indicator_id: &Value, on: &str, value: f64) -> Value {
    json!({ "table": "reading", "indicator_id": indicator_id, "measured_on": on, "group_kind": "total", "value": value })
}

fn next_week() -> Value {
    json!({ "id": "", "title": "Next", "theme": "", "starts_on": "2028-05-01", "ends_on": "2028-05-07",
        "short_text_max_words": 50 })
}

fn attach(desk: &Desk, inputs: &Path) -> Value {
    let path = inputs.join("photo.jpg");
    fs::write(&path, vec![7; 30_000]).unwrap();
    let practice = list(desk, "practice")[0]["id"].clone();
    desk.call("attach_file", about_practice(&practice), Some(path)).unwrap().value
}

/// A Word document, with enough in it to need room: what is written by chance cannot be pressed together.
pub fn template() -> Vec<u8> {
    let text = |text: &str| text.as_bytes().to_vec();
    let space = "http://schemas.openxmlformats.org";
    let types = format!(
        "<Types xmlns=\"{space}/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"png\" \
         ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
    );
    let links = format!(
        "<Relationships xmlns=\"{space}/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{space}/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let document = format!(
        "<w:document xmlns:w=\"{space}/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{{{{body}}}}</w:t></w:r></w:p></w:body></w:document>"
    );
    let mut seed: u32 = 1;
    let noise = (0..60_000).map(|_| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    });
    let parts = [
        ("[Content_Types].xml", text(&types)),
        ("_rels/.rels", text(&links)),
        ("word/document.xml", text(&document)),
        ("word/media/logo.png", noise.collect()),
    ];
    office::pack(&parts.map(|(name, bytes)| (name.to_owned(), bytes))).unwrap()
}

fn about_practice(id: &Value) -> Value {
    json!({ "subject": "practice", "subject_id": id, "assessment_id": null })
}

/// A round of the main framework, and a feature.
fn round(desk: &Desk) -> (Value, Value) {
    let framework = first(desk, "list_frameworks", |it| it["is_main"] == true)["id"].clone();
    let detail = ask(desk, "get_framework", json!({ "id": framework }));
    (detail["assessments"][0]["id"].clone(), detail["features"][0]["id"].clone())
}

/// The arguments with which a command changes something; what it keeps in memory is begun here too.
pub fn arguments(desk: &Desk, name: &str, inputs: &Path) -> Option<Value> {
    let goals = || list(desk, "goal");
    let event = || event(desk);
    let release = || ask(desk, "get_releases", json!({}))["releases"][0]["id"].clone();
    let draft = |command: &str| first(desk, command, any)["draft"].clone();
    let problem = |holds: &dyn Fn(&Value) -> bool| first(desk, "list_problem_lines", |it| holds(it));
    let partners = || ask(desk, "list_partners", json!({}));
    Some(match name {
        "save_records" => json!({ "records": [{ "table": "goal", "title": "One more" }] }),
        "set_moved_records" => {
            let readings = list(desk, "reading");
            let moved = readings.iter().find(|it| it["measured_on"] == "2026-07-31" && it["value"] == 2.0).unwrap();
            json!({ "records": [with(moved.clone(), "/measured_on", json!("2026-06-30"))] })
        }
        "set_record_fields" => {
            json!({ "table": "goal", "id": goals()[0]["id"], "fields": { "title": "Another title" } })
        }
        "move_record" => json!({ "table": "goal", "id": goals().last().unwrap()["id"], "before_id": goals()[0]["id"] }),
        "delete_records" => json!({ "table": "goal", "ids": [goals()[0]["id"]] }),
        "save_event" => {
            let draft = ask(desk, "get_event", json!({ "id": event()["id"] }))["draft"].clone();
            json!({ "draft": with(draft, "/event/title", json!("Another title")) })
        }
        "set_event_cells" => {
            let title = json!({ "id": event()["id"], "field": "title", "value": "Another title" });
            let capacity = json!({ "id": event()["id"], "field": "capacity", "value": 77 });
            json!({ "cells": [title, capacity] })
        }
        "set_event_field" => json!({ "id": event()["id"], "field": "title", "value": "Another title" }),
        "set_event_status" => json!({ "ids": [event()["id"]], "status": "cancelled", "reason": "Storm" }),
        "set_bulk_change" => {
            json!({ "change": { "kind": "go_online", "venue_id": null }, "event_ids": [event()["id"]], "reason": "Storm" })
        }
        "save_release" => json!({ "title": "To the printer", "note": "", "is_printed": true }),
        "export_letters" | "export_letters_each" | "export_letters_table" | "export_letter_drafts" => {
            json!({ "reason": "accepted", "release_id": null, "partner_ids": null })
        }
        "add_letters_sent" => {
            let letters = ask(desk, "list_letters", json!({ "reason": "accepted", "release_id": null }));
            let partner = letters["letters"][0]["letter"]["partner_id"].clone();
            json!({ "reason": "accepted", "release_id": null, "partner_ids": [partner], "kind": "letter" })
        }
        "restore_release" | "export_hosts_to_tell" | "export_errata" => json!({ "id": release() }),
        "set_placement_weight" => json!({ "kind": "day_spread", "weight": 7 }),
        "write_placement" => json!({ "keys": [proposed(desk)] }),
        "delete_event" => json!({ "id": event()["id"] }),
        "move_session" => {
            let slot = json!({ "starts_at": null, "ends_at": null, "venue_id": null, "room_id": null });
            json!({ "id": event()["sessions"][0]["id"], "slot": slot })
        }
        "set_session_cancelled" => json!({ "id": event()["sessions"][0]["id"], "is_cancelled": true }),
        "set_occurrence_skipped" => {
            let id = event()["id"].clone();
            let occurrences = ask(desk, "get_event", json!({ "id": id }))["series"]["occurrences"].clone();
            let usual = occurrences.as_array().unwrap().iter().find(|it| it["kind"] == "usual").unwrap().clone();
            json!({ "event_id": id, "on": usual["on"], "is_skipped": true })
        }
        "add_copies" => {
            let week = ask(desk, "get_app_state", json!({}))["plan"]["week"]["id"].clone();
            json!({ "what": { "kind": "event", "event_id": event()["id"] }, "week_id": week })
        }
        "set_remedies" => {
            let line = problem(&|it| it["ways"].as_array().is_some_and(|ways| !ways.is_empty()));
            json!({ "keys": [line["key"]], "way": line["ways"][0] })
        }
        "set_problem_owner" => {
            json!({ "keys": [problem(&|it| it["is_accepted"] == false)["key"]], "owner": "Ben", "due_on": null })
        }
        "save_accepted_problems" => {
            json!({ "keys": [problem(&|it| it["is_accepted"] == false)["key"]], "reason": "Known" })
        }
        "save_accepted_problem" => {
            json!({ "key": problem(&|it| it["is_accepted"] == false)["key"], "reason": "Known" })
        }
        "delete_accepted_problem" => json!({ "key": problem(&|it| it["is_accepted"] == true)["key"] }),
        "save_venue" => json!({ "draft": with(draft("list_venues"), "/venue/name", json!("Another name")) }),
        "delete_venue" => json!({ "id": draft("list_venues")["venue"]["id"] }),
        "save_profile" => {
            json!({ "profile": with(ask(desk, "get_profile", json!({})), "/organisation", json!("Another")) })
        }
        "save_week" => json!({ "week": next_week() }),
        "delete_week" => json!({ "id": ask(desk, "get_app_state", json!({}))["plan"]["week"]["id"] }),
        "save_partner" => json!({ "draft": with(draft("list_partners"), "/partner/name", json!("Another name")) }),
        "delete_partner" => json!({ "id": draft("list_partners")["partner"]["id"] }),
        "delete_person_for_ever" => json!({ "id": first(desk, "list_people", any)["id"] }),
        "merge_records" => {
            let id = |at: usize| partners()[at]["draft"]["partner"]["id"].clone();
            json!({ "kind": "partner", "keep": id(0), "gone": id(1) })
        }
        "save_twins_apart" => {
            let id = |at: usize| partners()[at]["draft"]["partner"]["id"].clone();
            json!({ "kind": "partner", "one": id(0), "other": id(1) })
        }
        "import_framework" => {
            let known = ask(desk, "list_frameworks", json!({}));
            let is_new = |key: &Value| !known.as_array().unwrap().iter().any(|it| it["key"] == key["id"]);
            json!({ "key": first(desk, "list_framework_keys", is_new)["id"] })
        }
        "save_own_field" => json!({
            "field": { "id": "", "subject": "event", "name": "Stage", "kind": "choice", "choices": ["Hall"], "hint": "",
                "position": "" },
            "renamed": {},
        }),
        "set_house_style" => {
            json!({ "accent": "#C8102E", "heading_font": "", "text_font": "", "logo_alt": "A heron", "code_points": false })
        }
        "import_framework_file" | "import_logo" | "delete_logo" => json!({}),
        "export_recovery_sheet" => {
            unlock_team(desk);
            json!({ "recovery_key": fs::read_to_string(inputs.join("recovery")).unwrap() })
        }
        "export_invitation" => {
            unlock_team(desk);
            json!({ "role": "editor", "is_device": false })
        }
        "set_tags" => {
            let tagged = |it: &Value| list_tags(desk, &it["id"]).as_array().is_some_and(|tags| !tags.is_empty());
            json!({ "subject": "event", "subject_id": first(desk, "list_events", tagged)["id"], "tags": [] })
        }
        "save_assessment" => {
            let framework = first(desk, "list_frameworks", |it| it["is_main"] == true)["id"].clone();
            let detail = ask(desk, "get_framework", json!({ "id": framework }));
            json!({ "assessment": with(detail["assessments"][0].clone(), "/note", json!("Another note")) })
        }
        "delete_assessment" => json!({ "id": round(desk).0 }),
        "set_rating" => {
            let (round, feature) = round(desk);
            json!({ "rating": { "assessment_id": round, "feature_id": feature, "note": "Another note" } })
        }
        "set_middle_ratings" => {
            let (round, feature) = round(desk);
            json!({ "assessment_id": round, "feature_id": feature })
        }
        "set_equal_points" => json!({ "assessment_id": round(desk).0, "points": 77.0 }),
        "attach_file" => about_practice(&list(desk, "practice")[0]["id"]),
        "import_practices" => {
            let known: Vec<Value> = list(desk, "practice").iter().map(|it| it["title"].clone()).collect();
            json!({ "keys": [first(desk, "list_practice_library", |it| !known.contains(&it["title"]))["key"]] })
        }
        "add_week_milestones" => {
            let weeks = ask(desk, "get_app_state", json!({}))["plan"]["weeks"].clone();
            json!({ "week_id": weeks.as_array().unwrap().last().unwrap()["id"] })
        }
        "move_roadmap_date" => {
            json!({ "table": "milestone", "id": list(desk, "milestone")[0]["id"], "days": 3, "with_following": false })
        }
        "set_indicator_collected" => json!({ "id": first(desk, "list_collections", any)["indicator_id"] }),
        "import_indicator_proposals" => {
            json!({ "keys": [first(desk, "list_indicator_proposals", any)["key"]] })
        }
        "import_context" | "undo" | "redo" => json!({}),
        "save_paper" => json!({ "draft": with(first(desk, "list_papers", any), "/paper/title", json!("Another")) }),
        "delete_paper" => json!({ "id": first(desk, "list_papers", any)["paper"]["id"] }),
        "add_action_from_decision" => {
            let decisions = list(desk, "decision");
            json!({ "decision_id": decisions.iter().find(|it| it["title"] == "Buy boats").unwrap()["id"] })
        }
        "add_agenda_from_papers" => {
            let meetings = list(desk, "meeting");
            json!({ "meeting_id": meetings.iter().find(|it| it["body"] == "Harbour Assembly").unwrap()["id"] })
        }
        "write_import" | "save_refused_rows" => {
            import(desk, inputs);
            json!({})
        }
        "undo_to" => {
            let history = ask(desk, "list_history", json!({ "before": null, "limit": 5 }));
            json!({ "change_id": history[1]["change_id"] })
        }
        "save_version" => json!({ "name": "As it stands" }),
        "restore_record" => {
            let binned = first(desk, "list_bin", |it| it["table"] == "goal");
            json!({ "table": "goal", "id": binned["id"] })
        }
        "delete_words_for_ever" => json!({ "words": "Quillfeather" }),
        "restore_safety_copy" => json!({ "key": first(desk, "list_safety_copies", any)["key"] }),
        "export_chart" | "export_chart_table" => json!({ "name": "temple" }),
        "export_output" => json!({ "kind": "council_paper", "options": {}, "ending": "pdf" }),
        "export_output_set" => {
            let parts = json!([{ "kind": "business_case", "options": {}, "endings": ["html"] }]);
            json!({ "parts": parts, "names": "for_people", "replace": false })
        }
        "save_output_set" => {
            json!({ "set": [{ "kind": "booklet", "options": {}, "endings": ["pdf"], "file_name": "" }] })
        }
        "import_council_template" | "delete_council_template" => json!({}),
        "save_publication" => json!({ "kind": "board", "options": {}, "file_name": "board.pdf" }),
        "export_framework" => json!({ "id": first(desk, "list_frameworks", any)["id"] }),
        "save_attachment" => {
            let evidence = list(desk, "evidence");
            json!({ "id": evidence.iter().find(|it| it["file_name"] == "photo.jpg").unwrap()["id"] })
        }
        "export_indicators" => json!({ "ids": [], "layout": "long" }),
        "export_host_form" => {
            json!({ "partner_id": draft("list_partners")["partner"]["id"], "kind": "programme" })
        }
        "export_missing_details" | "export_partners" | "export_budget" | "save_copy" | "sample_plan" | "move_plan" => {
            json!({})
        }
        "new_plan" => json!({ "plan": { "city": "Cork", "country": "IE", "time_zone": "Europe/Dublin",
            "week_title": "Week", "starts_on": "2027-05-03", "ends_on": "2027-05-09" } }),
        _ => return None,
    })
}

/// The key of a row that a placement proposes.
fn proposed(desk: &Desk) -> Value {
    let options = json!({ "options": { "steps": 10, "seed": 1, "minutes": 60 } });
    ask(desk, "check_placement", options)["rows"][0]["key"].clone()
}

fn list_tags(desk: &Desk, event: &Value) -> Value {
    ask(desk, "list_tags", json!({ "subject": "event", "subject_id": event }))
}
