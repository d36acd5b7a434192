//! What people do in a team whose disk, or whose place, is full. Ben's computer is the small disk; Ann's is elsewhere.

use std::path::{Path, PathBuf};

use commands::Desk;
use serde_json::{Value, json};

use super::{Disk, FOLDER};

const PASSPHRASE: &str = "four words nobody guesses";

fn ask(desk: &Desk, name: &str, args: Value) -> Value {
    desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
}

fn with_file(desk: &Desk, name: &str, args: Value, file: PathBuf) -> Result<Value, String> {
    desk.call(name, args, Some(file)).map(|answer| answer.value).map_err(|failure| failure.code)
}

fn rename(desk: &Desk, id: &Value, fields: Value) {
    ask(desk, "set_record_fields", json!({ "table": "neighbourhood", "id": id, "fields": fields }));
}

/// Ann has a plan with two neighbourhoods and a team in this folder.
fn ann(disk: &Disk, place: &Path) -> (Desk, Value) {
    std::fs::create_dir_all(disk.root.join("city")).unwrap();
    std::fs::create_dir_all(place).unwrap();
    let desk = Desk::new(disk.surroundings());
    let plan = json!({ "city": "Riverton", "country": "IE", "time_zone": "Europe/Dublin", "week_title": "Week",
        "starts_on": "2027-05-03", "ends_on": "2027-05-09" });
    with_file(&desk, "new_plan", json!({ "plan": plan }), disk.plan()).unwrap();
    let records =
        json!([{ "table": "neighbourhood", "name": "Harbour" }, { "table": "neighbourhood", "name": "Hill" }]);
    let ids = ask(&desk, "save_records", json!({ "records": records }));
    with_file(&desk, "choose_team_folder", json!({}), place.to_owned()).unwrap();
    let team = json!({ "team": "Week", "name": "Ann", "passphrase": PASSPHRASE, "place": {} });
    ask(&desk, "create_team", json!({ "team": team }));
    (desk, ids)
}

/// With no room and with little nothing is done or all of it; with room it is done.
fn tried(disk: &Disk, desk: &Desk, command: &str, args: &Value) {
    let seen = |desk: &Desk| (ask(desk, "list_neighbourhoods", json!({})), ask(desk, "list_conflicts", json!({})));
    let before = seen(desk);
    for left in [0, 20_000] {
        disk.fill(left);
        let done = desk.call(command, args.clone(), None);
        disk.make_room();
        match done {
            Ok(_) => {
                assert_ne!(left, 0, "{command} was done without room");
                return;
            }
            Err(failure) => assert_eq!(failure.code, "disk_full", "{command} with {left} bytes left"),
        }
        assert_eq!(seen(desk), before, "{command} was refused and has changed something");
    }
    ask(desk, command, args.clone());
    assert_ne!(seen(desk), before, "{command} did nothing");
}

fn joins(disk: &Disk, ann: &Desk, inputs: &Path, left: u64) -> Desk {
    let invitation = inputs.join(format!("{left}.paideia-invitation"));
    let args = json!({ "role": "editor", "is_device": false });
    with_file(ann, "export_invitation", args, invitation.clone()).unwrap();
    let ben = Desk::new(disk.surroundings());
    disk.fill(left);
    let chosen = with_file(&ben, "choose_team_folder", json!({}), inputs.join("place"));
    assert!(chosen.is_ok(), "only remembered: {chosen:?}");
    with_file(&ben, "read_invitation", json!({}), invitation).unwrap();
    let args = json!({ "joining": { "name": "Ben", "passphrase": PASSPHRASE, "place": {} } });
    let joined = with_file(&ben, "new_joined_plan", args.clone(), disk.plan());
    disk.make_room();
    match joined {
        Ok(_) => {}
        Err(code) if disk.plan().exists() => {
            // Joined; what did not fit comes with the next exchange.
            assert_eq!(code, "disk_full", "with {left} bytes left");
            with_file(&ben, "open_plan", json!({ "accept_risk": true }), disk.plan()).unwrap();
            ask(&ben, "exchange_now", json!({}));
        }
        Err(code) => {
            assert_eq!(code, "disk_full", "with {left} bytes left");
            with_file(&ben, "new_joined_plan", args, disk.plan()).unwrap();
        }
    }
    ben
}

/// Does nothing by itself: it is the child that the test below gives a disk.
#[test]
fn child_of_a_team_on_a_small_disk() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let (disk, inputs) = (Disk { root: PathBuf::from(folder) }, tempfile::tempdir().unwrap());
    let (ann, ids) = ann(&Disk { root: inputs.path().join("ann") }, &inputs.path().join("place"));
    for left in [0, 40_000, 200_000] {
        disk.begin_empty();
        let ben = joins(&disk, &ann, inputs.path(), left);
        assert_eq!(ask(&ben, "list_neighbourhoods", json!({})).as_array().unwrap().len(), 2, "{left} bytes left");
    }
    disk.begin_empty();
    let ben = joins(&disk, &ann, inputs.path(), 60_000_000);
    for (desk, word) in [(&ann, "Port"), (&ben, "Docks")] {
        rename(desk, &ids[0], json!({ "name": word }));
        rename(desk, &ids[1], json!({ "name": word, "population": word.len() }));
    }
    for desk in [&ben, &ann, &ben] {
        ask(desk, "exchange_now", json!({}));
    }
    let clashes = ask(&ben, "list_conflicts", json!({}));
    assert_eq!(clashes.as_array().unwrap().len(), 3, "{clashes}");
    let first = json!({ "id": clashes[0]["id"], "choice": { "claim": 0 } });
    tried(&disk, &ben, "resolve_conflict", &first);
    tried(&disk, &ben, "resolve_conflicts_of", &json!({ "name": "Ann" }));
    rename(&ann, &ids[1], json!({ "population": 55 }));
    rename(&ann, &ids[0], json!({ "population": 77 }));
    ask(&ann, "exchange_now", json!({}));
    ask(&ben, "exchange_now", json!({}));
    tried(&disk, &ben, "undo_came_in", &json!({ "name": "Ann" }));
    println!("a team met a full disk");
}

/// Does nothing by itself: it is the child that the test below gives a disk.
#[test]
fn child_of_a_place_on_a_small_disk() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let (disk, inputs) = (Disk { root: PathBuf::from(folder) }, tempfile::tempdir().unwrap());
    let (ann, ids) = ann(&Disk { root: inputs.path().join("ann") }, &disk.root.join("place"));
    rename(&ann, &ids[0], json!({ "name": "Port" }));
    disk.fill(0);
    let refused = ann.call("exchange_now", json!({}), None).unwrap_err();
    assert_eq!(refused.code, "exchange_place_full");
    let team = ask(&ann, "get_team", json!({}));
    let says: Vec<&str> = team["says"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!((&team["unsent_count"], says), (&json!(1), vec!["trouble", "unsent"]));
    disk.make_room();
    assert_eq!(ask(&ann, "exchange_now", json!({}))["sent"], 1);
    let team = ask(&ann, "get_team", json!({}));
    assert_eq!((&team["unsent_count"], &team["says"][0]["code"]), (&json!(0), &json!("saved")));
    println!("a place met a full disk");
}

#[test]
fn a_team_meets_a_full_disk_on_either_side() {
    super::on_a_small_disk("team::child_of_a_team_on_a_small_disk", "a team met a full disk");
    super::on_a_small_disk("team::child_of_a_place_on_a_small_disk", "a place met a full disk");
}
