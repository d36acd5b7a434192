//! More records for the sample city, so that no figure is compared with nothing.

use commands::Desk;
use serde_json::{Value, json};

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (self.0 >> 33) % most
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }

    fn maybe(&mut self, value: Value) -> Value {
        if self.below(3) == 0 { Value::Null } else { value }
    }

    fn day(&mut self) -> String {
        format!("{}-{:02}-{:02}", 2023 + self.below(5), 1 + self.below(12), 1 + self.below(28))
    }
}

fn ids(desk: &Desk, command: &str, path: &[&str]) -> Vec<String> {
    let rows = desk.call(command, json!({}), None).unwrap().value;
    let id = |row: &Value| path.iter().fold(row.clone(), |value, name| value[*name].clone());
    rows.as_array().unwrap().iter().map(|row| id(row).as_str().unwrap().to_owned()).collect()
}

/// Writes them.
pub fn add(desk: &Desk) {
    let mut numbers = Numbers(7);
    let partners = ids(desk, "list_partners", &["draft", "partner", "id"]);
    let weeks = desk.call("get_app_state", json!({}), None).unwrap().value["plan"]["weeks"].clone();
    let weeks: Vec<String> = weeks
        .as_array()
        .map(|weeks| weeks.iter().filter_map(|week| week["id"].as_str().map(str::to_owned)).collect())
        .unwrap_or_default();
    let mut records = Vec::new();
    for number in 0..70 {
        let money = |numbers: &mut Numbers| numbers.below(9_000_000);
        let at = numbers.below(weeks.len() as u64) as usize;
        let week = numbers.maybe(json!(weeks[at]));
        records.push(json!({
            "table": "budget_line", "title": format!("Line {number}"), "year": 2023 + numbers.below(5),
            "week_id": week,
            "category": numbers.one(&["staff", "venues", "materials", "communication", "grants", "access"]),
            "source_kind": numbers.one(&["city", "state", "partner", "fund", "fees"]),
            "planned_minor": money(&mut numbers), "secured_minor": money(&mut numbers),
            "spent_minor": money(&mut numbers), "matched_minor": money(&mut numbers),
        }));
    }
    for number in 0..90 {
        let partner = &partners[numbers.below(partners.len() as u64) as usize];
        let (worth, quantity) = (numbers.below(400_000), numbers.below(60) as f64 / 2.0);
        records.push(json!({
            "table": "offer", "title": format!("Offer {number}"), "partner_id": partner,
            "kind": numbers.one(&["money", "room", "people", "hours", "material", "media", "expertise"]),
            "unit": numbers.one(&["", "hours", " hours ", "rooms"]),
            "amount_minor": numbers.maybe(json!(worth)), "quantity": numbers.maybe(json!(quantity)),
            "received_minor": numbers.maybe(json!(worth / 2)), "received_quantity": numbers.maybe(json!(quantity / 2.0)),
            "pledged_on": numbers.day(),
        }));
        let answered = json!(numbers.day());
        let answered = numbers.maybe(answered);
        records.push(json!({
            "table": "interaction", "title": format!("Letter {number}"), "partner_id": partner,
            "kind": numbers.one(&["call", "meeting", "visit", "email", "letter"]), "held_on": numbers.day(),
            "answer_due_on": numbers.day(), "answered_on": answered,
        }));
    }
    for number in 0..60 {
        let done = json!(numbers.day());
        let revised = json!(numbers.day());
        for table in ["action", "goal"] {
            let mut record = json!({
                "table": table, "title": format!("{table} {number}"), "due_on": numbers.day(),
                "revised_due_on": numbers.maybe(revised.clone()),
                "status": numbers.one(&["on_track", "behind", "postponed", "achieved"]),
            });
            if table == "action" {
                record["id"] = json!(format!("made-up-action-{number}"));
                record["done_on"] = numbers.maybe(done.clone());
            }
            records.push(record);
        }
    }
    let meeting = desk.call("list_records", json!({ "table": "meeting" }), None).unwrap().value[0]["id"].clone();
    for number in 0..40 {
        let action = json!(format!("made-up-action-{}", numbers.below(60)));
        records.push(json!({
            "table": "decision", "title": format!("Decision {number}"), "meeting_id": meeting,
            "outcome": numbers.one(&["agreed", "amended", "deferred", "refused"]), "action_id": numbers.maybe(action),
        }));
    }
    for number in 0..12 {
        let id = format!("made-up-indicator-{number}");
        records.push(json!({ "table": "indicator", "id": id, "name": format!("Indicator {number}") }));
        for year in 2018..2027 {
            let value = json!(numbers.below(1000) as f64 / 10.0);
            records.push(json!({
                "table": "reading", "indicator_id": id, "measured_on": format!("{year}-03-31"),
                "group_kind": "total", "value": numbers.maybe(value),
            }));
            for group in ["18-24", "25-64", "65+"] {
                let value = json!(numbers.below(1000) as f64 / 10.0);
                records.push(json!({
                    "table": "reading", "indicator_id": id, "measured_on": format!("{year}-03-31"),
                    "group_kind": "age", "group_name": group, "value": numbers.maybe(value),
                }));
            }
        }
    }
    desk.call("save_records", json!({ "records": records }), None).unwrap();
    add_problems(desk);
    add_absences(desk);
    add_own_values(desk, &mut numbers);
}

/// An event with problems that the sample city has nowhere: an unknown time, no place, more who came for the first time
/// than came.
fn add_problems(desk: &Desk) {
    let events = desk.call("list_events", json!({}), None).unwrap().value;
    let with_session = events
        .as_array()
        .unwrap()
        .iter()
        .map(|event| desk.call("get_event", json!({ "id": event["id"] }), None).unwrap().value["draft"].clone());
    let mut draft = with_session.into_iter().find(|draft| draft["sessions"][0]["starts_at"].is_string()).unwrap();
    // In a week that is over, where events are held.
    let weeks = desk.call("get_app_state", json!({}), None).unwrap().value["plan"]["weeks"].clone();
    let week = weeks.as_array().unwrap().iter().find(|week| week["starts_on"].as_str().unwrap().starts_with("2026"));
    draft["event"]["week_id"] = week.unwrap()["id"].clone();
    draft["event"]["id"] = json!("");
    draft["event"]["title"] = json!("A time that nobody knows");
    draft["event"]["status"] = json!("held");
    (draft["event"]["attended_count"], draft["event"]["first_time_count"]) = (json!(3), json!(9));
    draft["sessions"] = json!([draft["sessions"][0]]);
    (draft["sessions"][0]["id"], draft["sessions"][0]["is_time_known"]) = (json!(""), json!(false));
    (draft["sessions"][0]["venue_id"], draft["sessions"][0]["room_id"]) = (json!(null), json!(null));
    (draft["partners"], draft["people"], draft["tags"]) = (json!([]), json!([]), json!([]));
    desk.call("save_event", json!({ "draft": draft }), None).unwrap();
}

/// People and hosts who are away, newcomers with many events, somebody on the way from one venue to the next, a deadline
/// that has passed, and registrations beyond the places.
fn add_absences(desk: &Desk) {
    let state = desk.call("get_app_state", json!({}), None).unwrap().value;
    let mut week = state["plan"]["week"].clone();
    week["copy_deadline_on"] = json!("2026-11-20");
    let away = json!([week["starts_on"]]);
    desk.call("save_week", json!({ "week": week }), None).unwrap();
    let partners = desk.call("list_partners", json!({}), None).unwrap().value;
    for (number, row) in partners.as_array().unwrap().iter().take(30).enumerate() {
        let mut draft = row["draft"].clone();
        match number % 3 {
            0 => draft["partner"]["away_dates"] = away.clone(),
            1 => draft["partner"]["available_from"] = json!("11:00:00"),
            _ => draft["partner"]["available_to"] = json!("17:00:00"),
        }
        if number % 10 == 3 {
            draft["partner"]["first_year"] = json!(2027);
        }
        for person in draft["people"].as_array_mut().unwrap() {
            match number % 4 {
                0 => person["away_dates"] = away.clone(),
                1 => person["available_to"] = json!("16:00:00"),
                _ => {}
            }
        }
        desk.call("save_partner", json!({ "draft": draft }), None).unwrap();
    }
    let events = desk.call("list_events", json!({}), None).unwrap().value;
    for (number, row) in events.as_array().unwrap().iter().take(40).enumerate() {
        let args = json!({ "id": row["id"], "field": "registered_count", "value": 10 * number });
        desk.call("set_event_field", args, None).unwrap();
    }
    let person = partners.as_array().unwrap().iter().find_map(|row| row["draft"]["people"][0]["id"].as_str()).unwrap();
    for row in events.as_array().unwrap().iter().skip(40).take(60) {
        let mut draft = desk.call("get_event", json!({ "id": row["id"] }), None).unwrap().value["draft"].clone();
        draft["people"] = json!([{ "id": "", "event_id": row["id"], "person_id": person }]);
        desk.call("save_event", json!({ "draft": draft }), None).unwrap();
    }
}

/// Fields of the plan's own with values that they understand, and others.
fn add_own_values(desk: &Desk, numbers: &mut Numbers) {
    for (subject, list, path) in [
        ("event", "list_events", &["id"][..]),
        ("venue", "list_venues", &["draft", "venue", "id"][..]),
        ("partner", "list_partners", &["draft", "partner", "id"][..]),
        ("indicator", "list_indicators", &["indicator", "id"][..]),
    ] {
        let records = ids(desk, list, path);
        for kind in ["text", "number", "date", "choice", "yes_no"] {
            let field = json!({ "table": "own_field", "subject": subject, "name": kind, "kind": kind, "choices": ["Hall", "yes"] });
            let field = desk.call("save_records", json!({ "records": [field] }), None).unwrap().value[0].clone();
            let said = ["", "12", "-1.5", "twelve", "2027-05-04", "2027-02-30", "Hall", "yes", "no"];
            let value = |id: &String, numbers: &mut Numbers| {
                let value = numbers.one(&said);
                json!({ "table": "own_value", "subject": subject, "subject_id": id, "own_field_id": field, "value": value })
            };
            let values: Vec<Value> = records.iter().take(40).map(|id| value(id, numbers)).collect();
            desk.call("save_records", json!({ "records": values }), None).unwrap();
        }
    }
}
