//! `paideia solve`: an instance of the timetabling problem through the terminal program.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

struct Folder {
    root: TempDir,
}

impl Folder {
    /// A folder with an instance: two rooms, three events of one facilitator, one of them pinned.
    fn new() -> Self {
        let folder = Self { root: TempDir::new().unwrap() };
        folder.write("week.json", &week());
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn write(&self, name: &str, instance: &Value) {
        std::fs::write(self.path(name), serde_json::to_string_pretty(instance).unwrap()).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_paideia"))
            .args(arguments)
            .current_dir(self.root.path())
            .env("PAIDEIA_HOME", self.path("home"))
            .output()
            .unwrap()
    }

    /// What standard output and standard error say, and how it ends.
    fn said(&self, arguments: &[&str]) -> (String, String, Option<i32>) {
        let output = self.run(arguments);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&output.stdout), text(&output.stderr), output.status.code())
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }
}

fn week() -> Value {
    let open = json!([{"day": 0, "from": 540, "to": 1080}]);
    let event = |id: &str, session: Value| {
        json!({
            "id": id, "host": "city", "facilitators": ["ada"], "pillar": "culture", "audiences": ["adults"],
            "duration_minutes": 60, "changeover_minutes": 0, "expected": 10, "needs": [], "allowed": [],
            "preferred": {"days": [], "from": 600, "to": 720, "venues": [], "neighbourhoods": []},
            "sessions": [session]
        })
    };
    json!({
        "format": "learning-week-timetabling/1", "name": "by-hand",
        "week": {"grid_minutes": 15, "walking_metres_per_minute": 75, "max_travel_minutes": 45,
                 "days": [{"id": 0, "label": "Mon", "min_sessions": 0, "max_sessions": 9}]},
        "weights": {"unplaced": 1000, "capacity_waste": 1, "wish_day": 6, "wish_time": 4, "wish_place": 3,
                    "day_spread": 5, "neighbourhood_spread": 8, "audience_clash": 3, "host_clash": 6,
                    "pillar_balance": 4, "same_day": 10, "moved_time": 30, "moved_room": 5, "moved_venue": 20},
        "waste_bands": [{"up_to": null, "penalty": 0}],
        "pillars": [{"id": "culture", "min_per_day": 0, "max_per_day": 9}],
        "neighbourhoods": [{"id": "centre", "population": 9000, "target_per_1000": 0.0}],
        "venues": [{"id": "library", "neighbourhood": "centre", "x": 0, "y": 0}],
        "rooms": [
            {"id": "hall", "venue": "library", "capacity": 40, "features": [], "setup_minutes": 0, "open": open},
            {"id": "attic", "venue": "library", "capacity": 12, "features": [], "setup_minutes": 0, "open": open}
        ],
        "partners": [{"id": "city", "available": null}],
        "persons": [{"id": "ada", "available": null}],
        "events": [
            event("talk", json!({"pinned": {"day": 0, "start": 600, "room": "hall"}})),
            event("tour", json!({})),
            event("fair", json!({}))
        ]
    })
}

#[test]
fn an_instance_is_placed_and_the_same_steps_give_the_same_bytes() {
    let folder = Folder::new();
    let (out, _, code) = folder.said(&["solve", "week.json", "--steps", "20000", "--seed", "3", "--out", "a.json"]);
    assert_eq!(code, Some(0), "{out}");
    // Ada is free at 660 once and not in the wished hours again.
    assert!(out.contains("3 of 3 sessions are placed, at a cost of 4. No hard constraint is broken."), "{out}");
    assert!(out.contains("Not in the wished hours"), "{out}");
    let solution: Value = serde_json::from_str(&folder.read("a.json")).unwrap();
    assert_eq!(solution["instance"], json!("by-hand"));
    assert_eq!(solution["sessions"][0], json!({"event": "talk", "session": 0, "day": 0, "start": 600, "room": "hall"}));
    folder.run(&["solve", "week.json", "--steps", "20000", "--seed", "3", "--out", "b.json"]);
    assert_eq!(folder.read("a.json"), folder.read("b.json"));
    let (out, err, code) = folder.said(&["solve", "week.json", "--seconds", "0.2", "--out", "a.json", "--json"]);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(told["cost"], json!(4));
    assert_eq!((&told["violations"], &told["placed"], &told["stopped"]), (&json!(0), &json!(3), &json!(false)));
    assert_eq!((&told["amounts"]["wish_time"], &told["soft"]["wish_time"]), (&json!(1), &json!(4)));
}

#[test]
fn a_wrong_instance_is_refused_with_line_and_field_and_nothing_is_written() {
    let folder = Folder::new();
    let check = |pointer: &str, value: Value, sentence: &str| {
        let mut wrong = week();
        *wrong.pointer_mut(pointer).unwrap() = value;
        folder.write("wrong.json", &wrong);
        let (out, err, code) = folder.said(&["solve", "wrong.json", "--steps", "10", "--out", "never.json"]);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
        assert!(err.starts_with("wrong.json, line ") && err.contains(sentence), "{err}");
        assert!(!folder.path("never.json").exists());
    };
    check("/rooms/0/venue", json!("nowhere"), "rooms[0].venue: “nowhere” is not listed in venues.");
    check("/events/0/sessions/0/pinned/start", json!(601), "events[0].sessions[0].pinned.start: 601 is no multiple");
    check("/events/0/sessions/0/pinned/start", json!(0), "breaks the hard constraint outside_opening");
    check("/events/1/id", json!("talk"), "events[1].id: “talk” is there a second time.");
    check("/events/1/duration_minutes", json!(0), "events[1].duration_minutes: 0 is not possible.");
    check("/events/1/preferred/to", json!(null), "events[1].preferred.to: wished hours need both from and to.");
    check("/waste_bands/0/up_to", json!(10), "waste_bands: no band holds for the rest.");
    check("/week/grid_minutes", json!("x"), "week.grid_minutes: this cannot be read");
    check("/format", json!("other/1"), "“other/1” is a format that Paideia does not know.");
    std::fs::write(folder.path("wrong.json"), b"{\n\xff").unwrap();
    let (out, _, code) = folder.said(&["solve", "wrong.json", "--steps", "10", "--out", "never.json", "--json"]);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &told["error"]["code"]), (Some(1), &json!("instance_shape")));
    assert_eq!(told["error"]["values"]["line"], json!("2"));
}

#[test]
fn what_cannot_be_done_is_said_before_anything_is_searched() {
    let folder = Folder::new();
    let code = |arguments: &[&str]| folder.run(arguments).status.code();
    assert_eq!(code(&["solve", "missing.json", "--steps", "10", "--out", "a.json"]), Some(1));
    assert_eq!(code(&["solve", "week.json", "--out", "a.json"]), Some(2), "for how long?");
    assert_eq!(code(&["solve", "week.json", "--steps", "1", "--seconds", "1", "--out", "a.json"]), Some(2));
    for seconds in ["0", "NaN", "1e300"] {
        assert_eq!(code(&["solve", "week.json", "--seconds", seconds, "--out", "a.json"]), Some(2), "{seconds}");
    }
    assert_eq!(code(&["solve", "week.json", "--seconds=-1", "--out", "a.json"]), Some(2));
    assert_eq!(code(&["solve", "week.json", "--steps", "9", "--out", "a.paideia"]), Some(1), "that is a plan's name");
    assert_eq!(code(&["solve", "week.json", "--steps", "9", "--out", "no-such-folder/a.json"]), Some(1));
}

#[cfg(unix)]
#[test]
fn it_can_be_stopped_and_keeps_what_it_found() {
    use std::io::{BufRead, BufReader};
    let folder = Folder::new();
    let mut program = Command::new(env!("CARGO_BIN_EXE_paideia"))
        .args(["solve", "week.json", "--seconds", "60", "--out", "a.json"])
        .current_dir(folder.root.path())
        .env("PAIDEIA_HOME", folder.path("home"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // It tells of its first answer once it searches, and listens before it searches.
    let mut told = BufReader::new(program.stderr.take().unwrap());
    let mut line = String::new();
    told.read_line(&mut line).unwrap();
    assert!(line.starts_with("After "), "{line}");
    assert!(Command::new("kill").args(["-TERM", &program.id().to_string()]).status().unwrap().success());
    let output = program.wait_with_output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{out}");
    assert!(out.starts_with("Stopped early; what was found is kept."), "{out}");
    let solution: Value = serde_json::from_str(&folder.read("a.json")).unwrap();
    assert_eq!(solution["sessions"].as_array().unwrap().len(), 3);
}
