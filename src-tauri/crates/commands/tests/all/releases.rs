//! Releases of the programme, through the table of commands: frozen, compared, told, taken back.

use std::path::PathBuf;

use chrono::DateTime;
use commands::Desk;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common;

struct Table {
    desk: Desk,
    root: TempDir,
}

impl Table {
    /// A new plan with a host, its contact and two rooms of a library.
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        let surroundings =
            common::surroundings(root.path(), "Ann", || DateTime::from_timestamp(1_803_000_000, 0).unwrap());
        let table = Self { desk: Desk::new(surroundings), root };
        let plan = json!({ "city": "Riverton", "country": "IE", "time_zone": "Europe/Dublin", "week_title": "Week",
            "starts_on": "2027-05-03", "ends_on": "2027-05-09" });
        table.desk.call("new_plan", json!({ "plan": plan }), Some(table.path("a.paideia"))).unwrap();
        table
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    fn file(&self, name: &str, args: Value) -> String {
        let path = self.path(&format!("{name}.csv"));
        self.desk.call(name, args, Some(path.clone())).unwrap();
        std::fs::read_to_string(path).unwrap()
    }

    fn week(&self) -> Value {
        self.call("get_app_state", json!({}))["plan"]["week"]["id"].clone()
    }

    fn host(&self, name: &str, contact: &str) -> Value {
        let people = json!([{ "name": contact, "email": format!("{contact}@example.org"), "is_contact": true }]);
        let draft = json!({ "partner": { "name": name, "status": "active" }, "people": people, "tags": [] });
        self.call("save_partner", json!({ "draft": draft }))
    }

    fn event(&self, title: &str, host: &Value, starts_at: &str) -> Value {
        let draft = json!({
            "event": { "title": title, "status": "accepted", "week_id": self.week(), "short_text": "Come and bake." },
            "sessions": [{ "starts_at": starts_at, "ends_at": null, "is_time_known": true }],
            "partners": [{ "partner_id": host, "role": "organiser" }], "people": [], "tags": [],
        });
        self.call("save_event", json!({ "draft": draft }))
    }

    fn release(&self, title: &str) -> Value {
        self.call("save_release", json!({ "title": title, "note": "", "is_printed": true }))
    }

    fn set(&self, id: &Value, field: &str, value: Value) {
        self.call("set_event_field", json!({ "id": id, "field": field, "value": value }));
    }

    /// `kinds title` of each changed event.
    fn changed(&self, id: &Value, other: Value) -> Vec<String> {
        let changes = self.call("get_release_changes", json!({ "id": id, "other": other }));
        let line = |event: &Value| {
            let kinds: Vec<&str> = event["kinds"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            format!("{} {}", kinds.join("+"), event["title"].as_str().unwrap())
        };
        changes["events"].as_array().unwrap().iter().map(line).collect()
    }
}

#[test]
fn a_release_stays_as_it_was_while_drafts_go_on() {
    let table = Table::new();
    let library = table.host("Library", "mary");
    let bread = table.event("Bread", &library, "2027-05-04T10:00:00");
    let first = table.release("To the printer");
    assert_eq!(table.call("get_releases", json!({}))["changed_count"], 0);
    assert_eq!(table.changed(&first, Value::Null), [""; 0]);
    let session = table.call("get_event", json!({ "id": bread }))["draft"]["sessions"][0].clone();
    let slot = json!({ "starts_at": "2027-05-05T11:00:00", "ends_at": null, "venue_id": null, "room_id": null });
    table.call("move_session", json!({ "id": session["id"], "slot": slot }));
    table.set(&bread, "short_text", json!("Come and eat."));
    table.event("Chess", &library, "2027-05-04T10:00:00");
    assert_eq!(table.changed(&first, Value::Null), ["moved+reworded Bread", "new Chess"]);
    let second = table.release("Website");
    let releases = table.call("get_releases", json!({}));
    assert_eq!(releases["releases"][0]["number"], 2);
    assert_eq!(releases["programme_count"], 2);
    table.call("set_event_status", json!({ "ids": [bread], "status": "cancelled", "reason": "The baker is ill." }));
    assert_eq!(table.changed(&first, second.clone()), ["moved+reworded Bread", "new Chess"]);
    assert_eq!(table.changed(&second, Value::Null), ["cancelled Bread"]);
    assert_eq!(table.call("get_releases", json!({}))["changed_count"], 1);
    // Looking at the release shows what went out.
    let version = releases["releases"][1]["version"].clone();
    table.call("look_at", json!({ "as_of": version }));
    assert_eq!(table.call("list_events", json!({})).as_array().unwrap().len(), 1);
    table.call("look_at", json!({ "as_of": null }));
}

#[test]
fn words_and_hosts_are_told() {
    let table = Table::new();
    let (library, school) = (table.host("Library", "mary"), table.host("School", "=joe"));
    let bread = table.event("Bread", &library, "2027-05-04T10:00:00");
    table.event("Quiet", &school, "2027-05-04T10:00:00");
    let first = table.release("To the printer");
    table.set(&bread, "short_text", json!("Come and eat."));
    let changes = table.call("get_release_changes", json!({ "id": first, "other": null }));
    let line = &changes["events"][0]["lines"][0];
    assert_eq!(line["label"], "Short text");
    let pieces: Vec<&Value> = line["words"].as_array().unwrap().iter().map(|piece| &piece["change"]).collect();
    assert_eq!(pieces, ["same", "removed", "added", "same"]);
    let hosts: Vec<&Value> = changes["hosts"].as_array().unwrap().iter().map(|host| &host["name"]).collect();
    assert_eq!(hosts, ["Library"], "nobody else is written to");
    let letters = table.file("export_hosts_to_tell", json!({ "id": first, "other": null }));
    let rows: Vec<&str> = letters.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows[0], "Host,Contact,Email,Phone,Events,What changed,Since,Released on");
    let told =
        "Library,mary,mary@example.org,,1,Bread: Reworded. Short text: Come and bake. → Come and eat.,Release 1,";
    assert!(rows[1].starts_with(told), "{}", rows[1]);
    assert_eq!(rows.len(), 2);
    let errata = table.file("export_errata", json!({ "id": first, "other": null }));
    assert!(errata.contains("Bread,Reworded,Short text,Come and bake.,Come and eat.,Library,"), "{errata}");
    // What is off says why: its host asks that first, and the public is not told.
    table.call("set_event_status", json!({ "ids": [bread], "status": "cancelled", "reason": "The baker is ill." }));
    let letters = table.file("export_hosts_to_tell", json!({ "id": first, "other": null }));
    assert!(letters.contains("Why: The baker is ill."), "{letters}");
    let errata = table.file("export_errata", json!({ "id": first, "other": null }));
    assert!(!errata.contains("The baker is ill."), "{errata}");
}

#[test]
fn a_release_comes_back_as_one_change_that_undo_takes_back() {
    let table = Table::new();
    let library = table.host("Library", "mary");
    let (bread, chess) =
        (table.event("Bread", &library, "2027-05-04T10:00:00"), table.event("Chess", &library, "2027-05-04T12:00:00"));
    let first = table.release("To the printer");
    table.set(&bread, "title", json!("Cake"));
    table.set(&bread, "attended_count", json!(30));
    table.call("delete_event", json!({ "id": chess }));
    table.event("Kites", &library, "2027-05-04T10:00:00");
    let events = || table.call("list_events", json!({}));
    let before = events();
    let counts = table.call("check_release", json!({ "id": first }));
    assert_eq!(counts, json!({ "changed": ["Cake"], "back": ["Chess"], "gone": ["Kites"], "cleared_count": 0 }));
    assert_eq!(table.call("restore_release", json!({ "id": first })), counts);
    assert_eq!(table.changed(&first, Value::Null), [""; 0]);
    let draft = table.call("get_event", json!({ "id": bread }))["draft"].clone();
    assert_eq!((&draft["event"]["title"], &draft["event"]["attended_count"]), (&json!("Bread"), &json!(30)));
    table.call("undo", json!({}));
    assert_eq!(events(), before);
    // The release itself is a record: undoing it leaves the frozen state among the versions.
    let versions = table.call("list_versions", json!({})).as_array().unwrap().len();
    let second = table.release("Again");
    table.call("undo", json!({}));
    let known = table.call("get_releases", json!({}))["releases"].as_array().unwrap().len();
    assert_eq!((known, table.call("list_versions", json!({})).as_array().unwrap().len()), (1, versions + 1));
    assert!(table.desk.call("check_release", json!({ "id": second }), None).is_err());
}

#[test]
fn a_release_needs_a_title() {
    let table = Table::new();
    let refused = table.desk.call("save_release", json!({ "title": " ", "note": "", "is_printed": false }), None);
    assert_eq!(refused.unwrap_err().code, "name_missing");
}
