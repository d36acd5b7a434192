//! This program beside a window: it sets the window's pages, and reads the plan that the window has open.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use commands::{Desk, Surroundings};
use serde_json::{Value, json};

fn desk(root: &Path) -> Desk {
    let counter = AtomicU64::new(1);
    let desk = Desk::new(Surroundings {
        clock: Arc::new(|| "2026-11-24T09:00:00Z".parse().unwrap()),
        random: Arc::new(move || u128::from(counter.fetch_add(1, Ordering::Relaxed)).to_be_bytes()),
        home: root.join("home"),
        author: "Ann".to_owned(),
        holder: "Ann@desk".to_owned(),
    });
    desk.call("sample_plan", json!({}), Some(root.join("a.paideia"))).unwrap();
    desk
}

/// Documents of each way in which they are set, one of them too long for its process to be kept.
const KINDS: [(&str, &[(&str, &str)]); 3] =
    [("business_case", &[]), ("booklet", &[("two_up", "yes")]), ("run_sheets", &[])];

/// File and last page of some.
fn made(desk: &Desk, folder: &Path, kinds: &[(&str, &[(&str, &str)])]) -> Vec<(Vec<u8>, Value)> {
    std::fs::create_dir_all(folder).unwrap();
    let one = |(kind, options): &(&str, &[(&str, &str)])| {
        let options: serde_json::Map<String, Value> =
            options.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let path = folder.join(format!("{kind}.pdf"));
        let asked = json!({ "kind": kind, "options": options, "ending": "pdf" });
        let written = desk.call("export_output", asked, Some(path.clone()));
        written.unwrap_or_else(|failure| panic!("{kind}: {failure:?}"));
        let page = desk.call("draw_output", json!({ "kind": kind, "options": options, "page": 9999 }), None).unwrap();
        (std::fs::read(path).unwrap(), page.value)
    };
    kinds.iter().map(one).collect()
}

#[test]
fn pages_of_another_process_are_the_same_and_stop_at_once() {
    let folder = tempfile::TempDir::new().unwrap();
    let desk = Arc::new(desk(folder.path()));
    let here = made(&desk, &folder.path().join("here"), &KINDS);
    commands::set_pages_apart(env!("CARGO_BIN_EXE_paideia").into());
    let apart = made(&desk, &folder.path().join("apart"), &KINDS);
    for (at, (kind, _)) in KINDS.iter().enumerate() {
        assert!(here[at].0 == apart[at].0, "{kind}: another file");
        assert!(here[at].1 == apart[at].1, "{kind}: another page");
    }

    let path = folder.path().join("stopped.pdf");
    let asked = json!({ "kind": "attendance_sheets", "options": {}, "ending": "pdf" });
    let work = {
        let (desk, path) = (Arc::clone(&desk), path.clone());
        std::thread::spawn(move || desk.call("export_output", asked, Some(path)))
    };
    while desk.progress().step != "setting" && !work.is_finished() {
        std::thread::sleep(Duration::from_millis(5));
    }
    // Hundreds of pages are being set.
    desk.call("stop_work", json!({}), None).unwrap();
    assert_eq!(work.join().unwrap().unwrap_err().code, "export_stopped");
    assert!(!path.exists());
    assert!(made(&desk, &folder.path().join("after"), &KINDS[..1])[..] == here[..1], "the next document is set");
}

#[test]
fn what_only_reads_is_done_beside_an_open_window() {
    let folder = tempfile::TempDir::new().unwrap();
    let desk = desk(folder.path());
    let plan = folder.path().join("a.paideia");
    let run = |home: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paideia"));
        command.env("PAIDEIA_HOME", folder.path().join(home)).args(&arguments[..1]).arg(&plan).args(&arguments[1..]);
        command.current_dir(folder.path()).output().unwrap()
    };
    let copies = desk.call("list_safety_copies", json!({}), None).unwrap().value;
    // What was saved last stands beside the file, in the log, as long as the window has it.
    let events = desk.call("list_events", json!({}), None).unwrap().value;
    let id = events[0]["id"].clone();
    let mut draft = desk.call("get_event", json!({ "id": id }), None).unwrap().value["draft"].clone();
    draft["event"]["title"] = json!("Saved a moment ago");
    desk.call("save_event", json!({ "draft": draft }), None).unwrap();
    // A dialog that shows a folder looks into the files in it, and closing them gives up the locks of the whole program.
    for ending in ["", "-wal", "-shm"] {
        drop(std::fs::File::open(folder.path().join(format!("a.paideia{ending}"))).unwrap());
    }
    for (home, says) in [("home", "Ann@desk"), ("another", "another program")] {
        let out = run(home, &["export", "events", "--out", "events.csv"]);
        let told = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(out.status.success() && told.contains(says), "{told}");
        let table = std::fs::read_to_string(folder.path().join("events.csv")).unwrap();
        assert!(table.contains("Saved a moment ago"));
        std::fs::remove_file(folder.path().join("events.csv")).unwrap();
        // What changes the plan waits.
        let refused = run(home, &["undo"]);
        assert_eq!(refused.status.code(), Some(1), "{}", String::from_utf8_lossy(&refused.stderr));
    }
    // Nothing of the copy is taken for the plan, which goes on as before.
    assert_eq!(desk.call("list_safety_copies", json!({}), None).unwrap().value, copies);
    desk.rest().unwrap();
    assert!(run("home", &["info"]).status.success());
    desk.call("undo", json!({}), None).unwrap();
    let found = desk.call("verify_plan", json!({}), None).unwrap().value;
    assert_eq!((&found["is_intact"], &found["is_log_equal"]), (&json!(true), &json!(true)), "{found}");
}
