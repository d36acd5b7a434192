//! Several calls at once, as a window makes them: reading while somebody writes, stopping, closing, another week.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use std::{slice, thread};

use chrono::{DateTime, Utc};
use commands::{Desk, Reads, Request, command, commands};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common;

/// Writers of this name stop at the clock until they are let go.
const HELD: &str = "held";
/// Longer than any answer takes; who waits for a writer would wait for ever.
const PATIENCE: Duration = Duration::from_secs(60);

struct City {
    desk: Arc<Desk>,
    root: TempDir,
    let_go: Sender<()>,
    has_stopped: Mutex<Receiver<()>>,
}

impl City {
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        let now: DateTime<Utc> = "2027-05-24T09:00:00Z".parse().unwrap();
        let (let_go, wait) = channel();
        let (stopped, has_stopped) = channel();
        let (wait, stopped) = (Mutex::new(wait), Mutex::new(stopped));
        let surroundings = common::surroundings(root.path(), "Ann", move || {
            if thread::current().name() == Some(HELD) {
                let _ = stopped.lock().unwrap().send(());
                let _ = wait.lock().unwrap().recv();
            }
            now
        });
        let desk = Arc::new(Desk::new(surroundings));
        common::open_sample(&desk, root.path().join("s.paideia"));
        Self { desk, root, let_go, has_stopped: Mutex::new(has_stopped) }
    }

    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    fn events(&self) -> Vec<Value> {
        self.call("list_events", json!({})).as_array().unwrap().clone()
    }

    /// Confirmed events: they can be called off and be on again.
    fn confirmed(&self, most: usize) -> Vec<Value> {
        let events = self.events();
        let confirmed = events.iter().filter(|event| event["status"] == "confirmed");
        let ids: Vec<Value> = confirmed.take(most).map(|event| event["id"].clone()).collect();
        assert_eq!(ids.len(), most);
        ids
    }

    /// Begins a write that stops in the midst of its transaction.
    fn held_write(&self, name: &'static str, args: Value) -> thread::JoinHandle<()> {
        let desk = Arc::clone(&self.desk);
        let writer = move || drop(desk.call(name, args, None).unwrap());
        let writer = thread::Builder::new().name(HELD.to_owned()).spawn(writer).unwrap();
        self.has_stopped.lock().unwrap().recv_timeout(PATIENCE).expect("the writer is under way");
        writer
    }
}

/// The answer of a call on a thread of its own, so that one that waits fails the test instead of hanging it.
fn answered(desk: &Arc<Desk>, name: &'static str, args: Value) -> Value {
    let (send, receive) = channel();
    let desk = Arc::clone(desk);
    thread::spawn(move || drop(send.send(desk.call(name, args, None))));
    let answer = receive.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{name} waits for the writer"));
    answer.unwrap_or_else(|failure| panic!("{name}: {failure}")).value
}

/// The arguments that bring events to a status.
fn to(ids: &[Value], status: &str) -> Value {
    json!({ "ids": ids, "status": status, "reason": "Storm" })
}

#[test]
fn nothing_waits_for_a_writer() {
    let city = City::new();
    let event = city.confirmed(1)[0].clone();
    let before = city.events();
    let writer = city.held_write("set_event_status", to(slice::from_ref(&event), "cancelled"));
    for (name, args) in [
        ("list_events", json!({})),
        ("get_event", json!({ "id": event })),
        ("get_app_state", json!({})),
        ("list_history", json!({ "before": null, "limit": 10 })),
        ("list_versions", json!({})),
        ("list_bin", json!({})),
        ("list_problems", json!({})),
        ("get_overview", json!({})),
        ("get_changes_since", json!({ "since": null })),
        ("get_info", json!({})),
        ("get_progress", json!({})),
    ] {
        answered(&city.desk, name, args);
    }
    assert_eq!(answered(&city.desk, "list_events", json!({})), Value::Array(before), "half a change is not seen");
    // However often that write looks at the clock, it goes on now.
    (0..100).for_each(|_| city.let_go.send(()).unwrap());
    writer.join().unwrap();
    let event = answered(&city.desk, "get_event", json!({ "id": event }));
    assert_eq!(event["draft"]["event"]["status"], "cancelled");
}

#[test]
fn readers_see_whole_changes_and_what_they_are_told_of() {
    let city = City::new();
    let ids = city.confirmed(20);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for status in ["cancelled", "confirmed", "accepted", "confirmed"].iter().cycle().take(40) {
                let answer = city.desk.call("set_event_status", to(&ids, status), None).unwrap();
                let read = city.desk.call("list_events", json!({}), None).unwrap();
                assert!(answer.revision <= read.revision, "a reader after a write knows of it");
                let seen = read.value.as_array().unwrap().iter().find(|event| event["id"] == ids[0]).cloned().unwrap();
                assert_eq!(seen["status"], **status);
                assert!(answer.touched.0.contains_key("event") || answer.touched.0.contains_key("desk"));
            }
            is_over.store(true, Ordering::Relaxed);
        });
        for _ in 0..3 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    let events = city.events();
                    let ours = events.iter().filter(|event| ids.contains(&event["id"]));
                    let statuses: BTreeSet<&str> = ours.filter_map(|event| event["status"].as_str()).collect();
                    assert_eq!(statuses.len(), 1, "half a change: {statuses:?}");
                }
            });
        }
    });
}

/// A page in Rust: holds answers, asks again only what it is told was touched, and puts lists together.
struct Page {
    known: i64,
    held: Vec<(&'static str, Value, Value, Option<u64>)>,
}

impl Page {
    fn open(desk: &Desk, names: &[(&'static str, Value)]) -> Self {
        let mut page = Self { known: 0, held: Vec::new() };
        for (name, args) in names {
            page.held.push((name, args.clone(), Value::Null, None));
            let at = page.held.len() - 1;
            page.ask(desk, at);
        }
        page
    }

    /// Asks one question; says which tables it is told were touched.
    fn ask(&mut self, desk: &Desk, at: usize) -> Vec<String> {
        let (name, args, value, token) = &mut self.held[at];
        let request =
            Request { name: (*name).to_owned(), args: args.clone(), known: self.known, have: *token, form: None };
        let reply: Value = serde_json::from_str(&desk.reply(request, None).unwrap()).unwrap();
        *value = applied(value, &reply);
        *token = reply["token"].as_u64();
        self.note(&reply)
    }

    fn note(&mut self, reply: &Value) -> Vec<String> {
        self.known = self.known.max(reply["revision"].as_i64().unwrap());
        reply["touched"].as_object().unwrap().keys().cloned().collect()
    }

    /// Writes, and asks again what that touched.
    fn write(&mut self, desk: &Desk, name: &str, args: Value) -> usize {
        let request = Request { name: name.to_owned(), args, known: self.known, have: None, form: None };
        let reply: Value = serde_json::from_str(&desk.reply(request, None).unwrap()).unwrap();
        let touched = self.note(&reply);
        let is_touched = |name: &str, args: &Value| {
            let reads = command(name).unwrap().reads.as_ref().unwrap();
            touched.iter().any(|table| match reads {
                _ if table == "desk" => true,
                Reads::Tables(tables) => tables.contains(&table.as_str()),
                Reads::Argument(argument) => args[argument] == table.as_str(),
            })
        };
        let again: Vec<usize> =
            (0..self.held.len()).filter(|at| is_touched(self.held[*at].0, &self.held[*at].1)).collect();
        for at in &again {
            self.ask(desk, *at);
        }
        again.len()
    }
}

fn applied(held: &Value, reply: &Value) -> Value {
    if let Some(value) = reply.get("value") {
        return value.clone();
    }
    let held = held.as_array().unwrap();
    let mut rows: Vec<Value> = match reply.get("from").and_then(Value::as_array) {
        Some(from) => from.iter().map(|it| it.as_u64().map_or(Value::Null, |it| held[it as usize].clone())).collect(),
        None => held.clone(),
    };
    for put in reply["put"].as_array().unwrap() {
        rows[put[0].as_u64().unwrap() as usize] = put[1].clone();
    }
    Value::Array(rows)
}

#[test]
fn a_page_that_asks_again_only_what_was_touched_shows_what_is_true() {
    let city = City::new();
    let mut names: Vec<(&'static str, Value)> = [
        "list_events",
        "list_problems",
        "list_venues",
        "list_board_rooms",
        "list_partners",
        "get_overview",
        "list_indicators",
        "get_roadmap",
        "list_frameworks",
        "list_bin",
        "get_app_state",
        "list_meetings",
    ]
    .map(|name| (name, json!({})))
    .to_vec();
    names.extend(["goal", "note", "budget_line"].map(|table| ("list_records", json!({ "table": table }))));
    names.push(("list_history", json!({ "before": null, "limit": 50 })));
    let mut page = Page::open(&city.desk, &names);
    let (events, partner) =
        (city.confirmed(2), city.call("list_partners", json!({}))[0]["draft"]["partner"]["id"].clone());
    let goal = json!({ "table": "goal", "id": "", "title": "New", "description": "", "measure": "", "owner": "",
        "starts_on": null, "due_on": null, "revised_due_on": null, "status": "on_track", "explanation": "",
        "position": "" });
    let writes = [
        ("set_event_status", to(&events, "cancelled")),
        ("delete_event", json!({ "id": events[0] })),
        ("undo", json!({})),
        ("save_records", json!({ "records": [goal] })),
        ("delete_partner", json!({ "id": partner })),
        ("restore_record", json!({ "table": "partner", "id": partner })),
        ("undo", json!({})),
        ("redo", json!({})),
        ("save_version", json!({ "name": "Here" })),
        ("undo_to", json!({ "change_id": 1 })),
    ];
    let mut asked = 0;
    for (write, args) in writes {
        asked += page.write(&city.desk, write, args);
        for (name, args, held, _) in &page.held {
            assert_eq!(*held, city.call(name, args.clone()), "{name} after {write}");
        }
    }
    let all = names.len() * 10;
    assert!(asked < all, "{asked} of {all}: something was known not to have changed");
}

#[test]
fn another_week_is_looked_at_through_by_everybody_or_nobody() {
    let city = City::new();
    let weeks = city.call("get_app_state", json!({}))["plan"]["weeks"].as_array().unwrap().clone();
    let by_week: Vec<Value> = weeks
        .iter()
        .map(|week| {
            city.call("choose_week", json!({ "id": week["id"] }));
            city.call("list_board_rooms", json!({}))
        })
        .collect();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for week in weeks.iter().cycle().take(60) {
                let answer = city.desk.call("choose_week", json!({ "id": week["id"] }), None).unwrap();
                assert!(answer.touched.0.contains_key("desk"), "everything must be asked again");
            }
            is_over.store(true, Ordering::Relaxed);
        });
        for _ in 0..2 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    assert!(by_week.contains(&city.call("list_board_rooms", json!({}))), "two weeks in one answer");
                }
            });
        }
    });
}

#[test]
fn closing_while_others_read_and_write_leaves_a_whole_plan() {
    let city = City::new();
    let ids = city.confirmed(20);
    thread::scope(|scope| {
        scope.spawn(|| {
            for status in ["cancelled", "confirmed"].iter().cycle().take(30) {
                match city.desk.call("set_event_status", to(&ids, status), None) {
                    Ok(_) => {}
                    Err(failure) => assert_eq!(failure.code, "no_plan_open"),
                }
            }
        });
        scope.spawn(|| {
            for _ in 0..30 {
                match city.desk.call("list_events", json!({}), None) {
                    Ok(_) => {}
                    Err(failure) => assert_eq!(failure.code, "no_plan_open"),
                }
            }
        });
        thread::sleep(Duration::from_millis(20));
        city.call("close_plan", json!({}));
    });
    city.desk.call("open_plan", json!({ "accept_risk": true }), Some(city.root.path().join("s.paideia"))).unwrap();
    let found = city.call("verify_plan", json!({}));
    assert_eq!((&found["is_intact"], &found["is_log_equal"]), (&json!(true), &json!(true)), "{found}");
    let events = city.events();
    let ours = events.iter().filter(|event| ids.contains(&event["id"]));
    let statuses: BTreeSet<&str> = ours.filter_map(|event| event["status"].as_str()).collect();
    assert_eq!(statuses.len(), 1, "half a change: {statuses:?}");
}

#[test]
fn work_that_is_stopped_takes_back_what_it_began() {
    let city = City::new();
    let mut rows = String::from("Title,Organiser,Venue,Date,Start,End\n");
    for number in 0..3000 {
        rows += &format!("Event number {number},Library,Hall {number},2027-05-24,10:00,11:00\n");
    }
    let path = city.root.path().join("many.csv");
    std::fs::write(&path, rows).unwrap();
    city.desk.call("open_import", json!({ "kind": "events", "options": {} }), Some(path)).unwrap();
    let before = (city.events(), city.desk.revision());
    let desk = Arc::clone(&city.desk);
    let writer = thread::spawn(move || desk.call("write_import", json!({}), None));
    // Stopped again and again: a wish to stop that comes before the work begins is forgotten by it.
    while !writer.is_finished() {
        city.desk.stop();
        thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(writer.join().unwrap().map(drop).unwrap_err().code, "stopped");
    assert_eq!((city.events(), city.desk.revision()), before);
}

/// What cannot change the plan is offered while somebody looks back; what can is refused, by its line alone.
#[test]
fn looking_back_refuses_what_changes_and_nothing_else() {
    let city = City::new();
    city.call("save_version", json!({ "name": "Then" }));
    city.call("look_at", json!({ "as_of": "Then" }));
    for line in commands() {
        let refused = match city.desk.call(line.name, json!({ "no": "such argument" }), Some("no/such/file".into())) {
            Err(failure) => failure.code == "looking_back",
            Ok(_) => false,
        };
        assert_eq!(refused, line.needs_today(), "{}", line.name);
    }
    let plan = city.call("get_app_state", json!({}))["plan"].clone();
    assert_eq!((&plan["name"], &plan["undo"]), (&json!("s"), &Value::Null), "the file keeps its name");
}
