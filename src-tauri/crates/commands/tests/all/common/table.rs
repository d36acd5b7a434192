//! A desk with a plan of events on it, for the tests of what happens to them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use commands::{Desk, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common;

/// A desk with a plan on it.
pub struct Table {
    pub desk: Desk,
    root: TempDir,
}

/// The morning on which everything happens; a moment later each time, so that ids rise as they do elsewhere.
fn now() -> DateTime<Utc> {
    static MOMENT: AtomicI64 = AtomicI64::new(0);
    let morning: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
    morning + TimeDelta::milliseconds(MOMENT.fetch_add(1, Ordering::Relaxed))
}

impl Table {
    fn new(author: &str) -> Self {
        let root = TempDir::new().unwrap();
        let desk = Desk::new(common::surroundings(root.path(), author, now));
        Self { desk, root }
    }

    /// The sample city.
    pub fn sample() -> Self {
        Self::sample_of("Ann")
    }

    /// The sample city, at which somebody works.
    pub fn sample_of(author: &str) -> Self {
        let table = Self::new(author);
        common::open_sample(&table.desk, table.path("s.paideia"));
        table
    }

    /// A new plan with nothing in it but its week.
    pub fn empty() -> Self {
        let table = Self::new("Ann");
        let plan = json!({ "city": "Riverton", "country": "IE", "time_zone": "Europe/Dublin", "week_title": "Week",
            "starts_on": "2027-05-03", "ends_on": "2027-05-09" });
        table.desk.call("new_plan", json!({ "plan": plan }), Some(table.path("a.paideia"))).unwrap();
        table
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    #[track_caller]
    pub fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    /// Calls with a file of the desk's folder.
    #[track_caller]
    pub fn with_file(&self, name: &str, args: Value, file: &str) -> Value {
        let answer = self.desk.call(name, args, Some(self.path(file)));
        answer.unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    #[track_caller]
    pub fn refused(&self, name: &str, args: Value) -> Failure {
        let revision = self.revision();
        let failure = self.desk.call(name, args, None).expect_err(name);
        assert_eq!(self.revision(), revision, "{name} was refused but changed the plan");
        failure
    }

    pub fn revision(&self) -> i64 {
        self.desk.call("get_progress", json!({}), None).unwrap().revision
    }

    /// Ids of events that stand at a status.
    pub fn at(&self, status: &str) -> Vec<String> {
        let events = self.call("list_events", json!({}));
        let ours = events.as_array().unwrap().iter().filter(|event| event["status"] == status);
        ours.map(|event| event["id"].as_str().unwrap().to_owned()).collect()
    }

    pub fn detail(&self, id: &str) -> Value {
        self.call("get_event", json!({ "id": id }))
    }

    pub fn set(&self, ids: &[String], status: &str, reason: &str) {
        self.call("set_event_status", json!({ "ids": ids, "status": status, "reason": reason }));
    }

    /// Every table of the plan, as its file has it.
    pub fn plan(&self) -> domain::Plan {
        self.call("close_plan", json!({}));
        let surroundings = common::surroundings(self.root.path(), "Ann", now);
        let file = store::PlanFile::open(&self.path("s.paideia"), store::OpenRisk::Refuse, &surroundings).unwrap();
        let plan = (*file.snapshot().unwrap()).clone();
        drop(file);
        self.desk.call("open_plan", json!({ "accept_risk": false }), Some(self.path("s.paideia"))).unwrap();
        plan
    }
}
