//! A team through the table of commands: two desks with homes of their own and a folder between them.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use commands::{Desk, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common;

const PASSPHRASE: &str = "four words nobody guesses";

/// What all clocks show; they go on by themselves a little.
#[derive(Clone)]
struct Clock(Arc<AtomicI64>);

impl Clock {
    fn now(&self) -> DateTime<Utc> {
        let morning: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
        morning + TimeDelta::milliseconds(self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn pass(&self, time: TimeDelta) {
        self.0.fetch_add(time.num_milliseconds(), Ordering::Relaxed);
    }
}

/// The folder of everybody's computers, and the time.
struct City {
    root: TempDir,
    clock: Clock,
}

struct Person {
    desk: Desk,
    folder: std::path::PathBuf,
}

impl City {
    fn new() -> Self {
        let city = Self { root: TempDir::new().unwrap(), clock: Clock(Arc::new(AtomicI64::new(0))) };
        std::fs::create_dir(city.root.path().join("place")).unwrap();
        city
    }

    fn person(&self, name: &str) -> Person {
        std::fs::create_dir(self.root.path().join(name)).unwrap();
        self.again(name)
    }

    /// The same computer, with the program started anew.
    fn again(&self, name: &str) -> Person {
        let folder = self.root.path().join(name);
        let clock = self.clock.clone();
        let mut surroundings = common::surroundings(&folder, name, move || clock.now());
        // Two people must not make up the same.
        let (random, first) = (surroundings.random, name.as_bytes()[0]);
        surroundings.random = Arc::new(move || {
            let mut bytes = random();
            bytes[0] ^= first;
            bytes
        });
        Person { desk: Desk::new(surroundings), folder }
    }

    /// Anna has a plan with an event and begins the team.
    fn anna(&self) -> Person {
        let anna = self.person("Anna");
        let plan = json!({ "city": "Riverton", "country": "IE", "time_zone": "Europe/Dublin", "week_title": "Week",
            "starts_on": "2027-05-03", "ends_on": "2027-05-09" });
        anna.with_file("new_plan", json!({ "plan": plan }), &anna.folder.join("a.paideia"));
        anna.with_file("choose_team_folder", json!({}), &self.root.path().join("place"));
        let team = json!({ "team": "Riverton learns", "name": "Anna", "passphrase": PASSPHRASE, "place": {} });
        let begun = anna.call("create_team", json!({ "team": team }));
        assert_eq!(begun["recovery_key"].as_str().unwrap().len(), 9 * 4 + 8);
        anna
    }

    /// Somebody joins whom Anna invites.
    fn join(&self, anna: &Person, name: &str, role: &str) -> Person {
        let file = self.root.path().join(format!("{name}.paideia-invitation"));
        let made = anna.with_file("export_invitation", json!({ "role": role, "is_device": false }), &file);
        assert_eq!(made["until_at"].as_str().unwrap().split('T').next(), Some("2026-12-08"));
        let person = self.person(name);
        let read = person.with_file("read_invitation", json!({}), &file);
        let place = self.root.path().join("place");
        let named: std::path::PathBuf = place.components().rev().take(2).collect::<Vec<_>>().iter().rev().collect();
        let expected = json!({ "team": "Riverton learns", "place": named, "place_kind": "folder",
            "must_choose_place": false, "must_ask_access": false });
        assert_eq!(read, expected);
        let joining = json!({ "name": name, "passphrase": PASSPHRASE, "place": {} });
        person.with_file("new_joined_plan", json!({ "joining": joining }), &person.folder.join("b.paideia"));
        person
    }
}

impl Person {
    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    #[track_caller]
    fn with_file(&self, name: &str, args: Value, file: &Path) -> Value {
        let answer = self.desk.call(name, args, Some(file.to_owned()));
        answer.unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    #[track_caller]
    fn refused(&self, name: &str, args: Value) -> Failure {
        self.desk.call(name, args, None).expect_err(name)
    }

    fn add(&self, name: &str) -> String {
        let saved = self.call("save_records", json!({ "records": [{ "table": "neighbourhood", "name": name }] }));
        saved[0].as_str().unwrap().to_owned()
    }

    fn rename(&self, id: &str, name: &str) {
        let fields = json!({ "table": "neighbourhood", "id": id, "fields": { "name": name } });
        self.call("set_record_fields", fields);
    }

    fn names(&self) -> Vec<String> {
        let records = self.call("list_neighbourhoods", json!({}));
        let name = |record: &Value| record["name"].as_str().unwrap().to_owned();
        let mut names: Vec<String> = records.as_array().unwrap().iter().map(name).collect();
        names.sort();
        names
    }

    fn says(&self) -> Vec<String> {
        let team = self.call("get_team", json!({}));
        team["says"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn what_one_writes_comes_to_the_others_by_itself() {
    let city = City::new();
    let anna = city.anna();
    let bela = city.join(&anna, "Bela", "editor");
    while anna.desk.tend_team() || bela.desk.tend_team() {}
    assert!(!bela.desk.tend_team(), "nothing is due");
    let known = bela.desk.revision();
    let id = anna.add("Harbour");
    anna.desk.tend_team();
    assert!(bela.desk.tend_team(), "the folder shows that something came");
    assert_eq!(bela.names(), ["Harbour"]);
    let reply = bela
        .desk
        .reply(serde_json::from_value(json!({ "name": "get_team", "args": {}, "known": known })).unwrap(), None);
    let reply: Value = serde_json::from_str(&reply.unwrap()).unwrap();
    assert_eq!(reply["touched"]["neighbourhood"], json!([id]), "the page is told what to ask again: {reply}");
    assert_eq!(reply["touched"]["team"], Value::Null);
    assert_eq!(reply["value"]["came_in_count"], 1);
    assert_eq!(bela.says()[0], "came_in");
    let marked = bela.call("list_recent_edits", json!({}));
    assert_eq!((&marked[0]["id"], &marked[0]["name"]), (&json!(id), &json!("Anna")));
    city.clock.pass(TimeDelta::minutes(11));
    assert_eq!(bela.call("list_recent_edits", json!({})), json!([]));
    assert_eq!(anna.call("list_recent_edits", json!({})), json!([]), "one's own changes are no news");
}

#[test]
fn a_form_writes_over_nothing_that_came_while_it_was_open() {
    let city = City::new();
    let anna = city.anna();
    let id = anna.add("Harbour");
    let bela = city.join(&anna, "Bela", "editor");
    let seen = bela.desk.revision();
    anna.rename(&id, "Old harbour");
    anna.call("exchange_now", json!({}));
    bela.call("exchange_now", json!({}));
    let save = |name: &str, population: i64| {
        let record = json!({ "table": "neighbourhood", "id": id, "name": name, "population": population });
        let args = json!({ "records": [record] });
        let request = json!({ "name": "save_records", "args": args, "form": { "at": seen } });
        bela.desk.reply(serde_json::from_value(request).unwrap(), None).map(drop)
    };
    save("Harbour", 1_200).unwrap();
    assert_eq!(bela.names(), ["Old harbour"], "the form left the name alone");
    let failure = save("New harbour", 1_200).unwrap_err();
    let told = (failure.code.as_str(), failure.values["who"].as_str(), failure.values["what"].as_str());
    assert_eq!(told, ("changed_meanwhile", "Anna", "Name “Old harbour”"));
    assert_eq!(bela.names(), ["Old harbour"]);
    // Who was told may write over it, and over nothing else.
    let fields = json!({ "table": "neighbourhood", "id": id, "fields": { "note": "By the sea" } });
    bela.call("set_record_fields", fields);
    let record = json!({ "table": "neighbourhood", "id": id, "name": "New harbour", "population": 1_200 });
    let args = json!({ "records": [record] });
    let request = json!({ "name": "save_records", "args": args, "form": { "at": seen, "told": bela.desk.revision() } });
    bela.desk.reply(serde_json::from_value(request).unwrap(), None).unwrap();
    assert_eq!(bela.names(), ["New harbour"]);
    let saved = bela.call("list_neighbourhoods", json!({}));
    assert_eq!(saved[0]["note"], "By the sea", "the form left it alone");
}

#[test]
fn the_history_calls_people_as_the_team_does() {
    let city = City::new();
    let anna = city.anna();
    let bela = city.join(&anna, "anna", "editor");
    let members = bela.call("get_team", json!({}))["members"].clone();
    let mut names: Vec<&str> = members.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Anna", "anna 2"], "nobody comes in under the name of another");
    bela.add("Harbour");
    bela.call("set_member_name", json!({ "name": "Bela" }));
    bela.add("Hill");
    bela.call("exchange_now", json!({}));
    anna.call("exchange_now", json!({}));
    for person in [&anna, &bela] {
        let history = person.call("list_history", json!({ "before": null, "limit": 2 }));
        let authors: Vec<&Value> = history.as_array().unwrap().iter().map(|entry| &entry["author"]).collect();
        assert_eq!(authors, ["Bela", "Bela"]);
    }
}

#[test]
fn what_came_in_is_told_by_person_and_record_and_taken_back_as_one() {
    let city = City::new();
    let anna = city.anna();
    let harbour = anna.add("Harbour");
    anna.call("exchange_now", json!({}));
    let bela = city.join(&anna, "Bela", "editor");
    assert_eq!(bela.call("get_came_in", json!({}))["change_count"], 0, "what was there before is no news");
    let station = anna.add("Station");
    anna.rename(&harbour, "Port");
    anna.rename(&station, "Main station");
    anna.call("exchange_now", json!({}));
    bela.call("exchange_now", json!({}));
    let came = bela.call("get_came_in", json!({}));
    assert_eq!((&came["change_count"], &came["people"][0]["name"]), (&json!(3), &json!("Anna")));
    let records = came["people"][0]["records"].as_array().unwrap();
    let told: Vec<(&str, &str)> =
        records.iter().map(|it| (it["kind"].as_str().unwrap(), it["name"].as_str().unwrap())).collect();
    assert_eq!(told, [("added", "Main station"), ("changed", "Port")]);
    let change = json!({ "field": "name", "from": "Harbour", "to": "Port" });
    assert_eq!(records[1]["changes"], json!([change]));
    // What somebody has changed since stays.
    bela.rename(&harbour, "Docks");
    let undone = bela.call("undo_came_in", json!({ "name": "Anna" }));
    assert_eq!(undone, json!({ "record_count": 1, "left_alone_count": 1 }));
    assert_eq!(bela.names(), ["Docks"]);
    let label = bela.call("undo", json!({}));
    assert_eq!(label, json!({ "code": "undo_came_in", "values": { "name": "Anna" } }));
    assert_eq!(bela.names(), ["Docks", "Main station"]);
    bela.call("redo", json!({}));
    bela.call("set_came_in_seen", json!({ "upto": came["upto"] }));
    assert_eq!(bela.call("get_came_in", json!({}))["change_count"], 0);
    assert_eq!(bela.says(), ["unsent"]);
    bela.call("exchange_now", json!({}));
    anna.call("exchange_now", json!({}));
    assert_eq!(anna.names(), ["Docks"]);
    assert_eq!(bela.says(), ["saved"]);
}

#[test]
fn a_clash_shows_both_values_and_is_decided_once() {
    let city = City::new();
    let anna = city.anna();
    let harbour = anna.add("Harbour");
    anna.call("exchange_now", json!({}));
    let bela = city.join(&anna, "Bela", "editor");
    anna.rename(&harbour, "Port");
    bela.rename(&harbour, "Docks");
    for person in [&anna, &bela, &anna] {
        person.call("exchange_now", json!({}));
    }
    let rows = anna.call("list_conflicts", json!({}));
    assert_eq!(rows, {
        let mut rows = bela.call("list_conflicts", json!({}));
        // Whose is whose differs, and what numbers changes have in a file.
        for at in [0, 1] {
            rows[0]["claims"][at]["is_me"] = rows[0]["claims"][at]["is_me"].as_bool().map(|is| !is).into();
        }
        rows[0]["id"] =
            rows[0]["id"].as_str().map(|_| anna.call("list_conflicts", json!({}))[0]["id"].clone()).unwrap();
        rows
    });
    let row = &rows[0];
    assert_eq!((&row["name"], &row["field"], &row["shown"]), (&json!("Docks"), &json!("name"), &json!("Docks")));
    let said: Vec<&str> = row["claims"].as_array().unwrap().iter().map(|it| it["said"].as_str().unwrap()).collect();
    assert_eq!(said, ["Port", "Docks"]);
    assert_eq!(anna.says()[0], "conflicts");
    anna.call("resolve_conflict", json!({ "id": row["id"], "choice": { "value": "Harbour and docks" } }));
    assert_eq!(
        anna.refused("resolve_conflict", json!({ "id": row["id"], "choice": { "claim": 0 } })).code,
        "no_such_conflict"
    );
    // Taken back, the same question stands again.
    anna.call("undo", json!({}));
    assert_eq!((anna.names(), &anna.call("list_conflicts", json!({}))), (vec!["Docks".to_owned()], &rows));
    anna.call("redo", json!({}));
    assert_eq!(anna.call("list_conflicts", json!({})), json!([]));
    anna.call("exchange_now", json!({}));
    bela.call("exchange_now", json!({}));
    assert_eq!(
        (bela.names(), bela.call("list_conflicts", json!({}))),
        (vec!["Harbour and docks".to_owned()], json!([]))
    );
}

#[test]
fn deleted_by_one_and_changed_by_another_waits() {
    let city = City::new();
    let anna = city.anna();
    let harbour = anna.add("Harbour");
    anna.call("exchange_now", json!({}));
    let bela = city.join(&anna, "Bela", "editor");
    anna.call("delete_records", json!({ "table": "neighbourhood", "ids": [harbour] }));
    bela.rename(&harbour, "Docks");
    for person in [&anna, &bela, &anna] {
        person.call("exchange_now", json!({}));
    }
    let row = anna.call("list_conflicts", json!({}))[0].clone();
    assert_eq!((&row["kind"], &row["field"]), (&json!("deleted_while_edited"), &json!("")));
    let said: Vec<&str> = row["claims"].as_array().unwrap().iter().map(|it| it["said"].as_str().unwrap()).collect();
    assert_eq!(said, ["Deleted", "Stays"], "{row}");
    let third = json!({ "id": row["id"], "choice": { "value": "both" } });
    assert_eq!(anna.refused("resolve_conflict", third).code, "no_value_of");
    assert_eq!(anna.call("resolve_conflicts_of", json!({ "name": "Bela" })), 1);
    assert_eq!(anna.refused("resolve_conflicts_of", json!({ "name": "Bela" })).code, "no_conflicts_of");
    assert_eq!(anna.names(), ["Docks"]);
}

#[test]
fn a_reader_looks() {
    let city = City::new();
    let anna = city.anna();
    let dora = city.join(&anna, "Dora", "reader");
    assert_eq!(dora.call("get_app_state", json!({}))["plan"]["is_reader"], true);
    let record = json!({ "records": [{ "table": "neighbourhood", "name": "Harbour" }] });
    assert_eq!(dora.refused("save_records", record.clone()).code, "reader_may_not_write");
    assert_eq!(dora.refused("undo", json!({})).code, "reader_may_not_write");
    dora.call("list_events", json!({}));
    let member = anna.call("exchange_now", json!({})).as_object().map(|_| anna.call("get_team", json!({}))).unwrap();
    let dora_id = member["members"].as_array().unwrap().iter().find(|it| it["name"] == "Dora").unwrap()["id"].clone();
    anna.call("set_member_role", json!({ "id": dora_id, "role": "editor" }));
    dora.call("exchange_now", json!({}));
    assert_eq!(dora.call("get_app_state", json!({}))["plan"]["is_reader"], false);
    dora.call("save_records", record);
}

#[test]
fn looking_back_does_not_stop_what_comes() {
    let city = City::new();
    let anna = city.anna();
    let bela = city.join(&anna, "Bela", "editor");
    while anna.desk.tend_team() || bela.desk.tend_team() {}
    bela.call("save_version", json!({ "name": "Then" }));
    bela.call("look_at", json!({ "as_of": "Then" }));
    anna.add("Harbour");
    anna.desk.tend_team();
    assert!(bela.desk.tend_team());
    assert_eq!(bela.names(), Vec::<String>::new(), "the past stays as it was");
    bela.call("look_at", json!({ "as_of": null }));
    assert_eq!(bela.names(), ["Harbour"]);
}

#[test]
fn a_place_that_is_away_is_told_and_holds_nobody_up() {
    let city = City::new();
    let anna = city.anna();
    while anna.desk.tend_team() {}
    let (place, away) = (city.root.path().join("place"), city.root.path().join("away"));
    std::fs::rename(&place, &away).unwrap();
    anna.add("Harbour");
    anna.desk.tend_team();
    assert_eq!(anna.says(), ["unreachable", "unsent"]);
    // The program is closed and opened again meanwhile.
    anna.call("close_plan", json!({}));
    anna.with_file("open_plan", json!({ "accept_risk": false }), &anna.folder.join("a.paideia"));
    assert_eq!(anna.says(), ["unreachable", "unsent"]);
    std::fs::rename(&away, &place).unwrap();
    anna.desk.tend_team();
    assert_eq!(anna.says(), ["saved"]);
    anna.call("set_team_paused", json!({ "is_paused": true }));
    anna.add("Station");
    assert!(!anna.desk.tend_team());
    assert_eq!(anna.says()[0], "paused");
    anna.call("set_team_paused", json!({ "is_paused": false }));
    anna.desk.tend_team();
    assert_eq!(anna.says(), ["saved"]);
    anna.call("leave_team", json!({}));
    assert_eq!((anna.call("get_team", json!({})), anna.names().len()), (Value::Null, 2));
}

#[test]
fn the_recovery_sheet_is_a_page() {
    let city = City::new();
    let anna = city.anna();
    let key = anna.call("set_recovery_key", json!({}))["recovery_key"].clone();
    let path = anna.folder.join("sheet.pdf");
    let written = anna.with_file("export_recovery_sheet", json!({ "recovery_key": key }), &path);
    assert_eq!((&written["name"], &written["pages"]), (&json!("sheet.pdf"), &json!(1)));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    let slip = json!({ "recovery_key": "AAAA" });
    assert_eq!(
        anna.desk.call("export_recovery_sheet", slip, Some(path)).unwrap_err().code,
        "exchange_recovery_not_valid"
    );
}

/// While the window looks after the team every half second, it is locked at every moment, and never no team at all.
#[test]
fn a_locked_team_is_locked_whoever_asks_and_when() {
    let city = City::new();
    drop(city.anna());
    let anna = city.again("Anna");
    anna.with_file("open_plan", json!({ "accept_risk": true }), &anna.folder.join("a.paideia"));
    let is_over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                anna.desk.tend_team();
            }
        });
        // No panic here: the other thread would never end.
        let is_locked = |answer: commands::Answer| answer.value["keys"] == "locked";
        let all_locked = (0..300).all(|_| anna.desk.call("get_team", json!({}), None).is_ok_and(is_locked));
        is_over.store(true, Ordering::Relaxed);
        assert!(all_locked);
    });
    let refused = anna.desk.call("open_team_keys", json!({ "passphrase": "others" }), None).unwrap_err();
    assert_eq!(refused.code, "exchange_wrong_passphrase_here");
    anna.call("open_team_keys", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(anna.call("get_team", json!({}))["keys"], "open");
}
