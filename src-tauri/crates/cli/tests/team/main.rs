//! Four people with homes of their own and a folder between them, through the built program.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod keyring;
mod together;
mod told;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

const PASSPHRASE: &str = "four words nobody guesses";

/// The computers of all of them, and the place between.
struct City {
    root: TempDir,
}

/// One of them.
struct Person<'a> {
    city: &'a City,
    name: &'static str,
}

impl City {
    fn new() -> Self {
        let city = Self { root: TempDir::new().unwrap() };
        fs::create_dir(city.path("place")).unwrap();
        fs::write(city.path("passphrase"), format!("{PASSPHRASE}\nno second line\n")).unwrap();
        city
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn address(&self) -> String {
        format!("file://{}", self.path("place").display())
    }

    fn person(&self, name: &'static str) -> Person<'_> {
        fs::create_dir_all(self.path(name)).unwrap();
        Person { city: self, name }
    }

    /// Anna has a plan and begins the team.
    fn anna(&self) -> Person<'_> {
        let anna = self.person("Anna");
        let words = ["new", "plan.paideia", "--city", "Cork", "--country", "IE", "--time-zone", "Europe/Dublin"];
        anna.check(&[&words[..], &["--week", "Week", "--from", "2027-05-03", "--to", "2027-05-09"]].concat(), 0);
        let address = self.address();
        let words = ["team", "create", "plan.paideia", "--place", &address, "--name", "Anna", "--team", "Cork learns"];
        let created = anna.check(&[&words[..], &["--passphrase-file", "../passphrase"]].concat(), 0);
        assert_eq!(created["recovery_key"].as_str().unwrap().split('-').count(), 9, "{created}");
        anna
    }

    /// Somebody joins whom Anna invites.
    fn join(&self, anna: &Person, name: &'static str, role: &str) -> Person<'_> {
        let file = format!("../{name}.paideia-invitation");
        anna.check(&["team", "invite", "plan.paideia", "--out", &file, "--role", role], 0);
        let person = self.person(name);
        let words = ["team", "join", &file, "--out", "plan.paideia", "--name", name];
        person.check(&[&words[..], &["--passphrase-file", "../passphrase"]].concat(), 0);
        person
    }
}

impl Person<'_> {
    /// From now on they know this passphrase.
    fn knows(&self, passphrase: &str) {
        fs::write(self.city.path(self.name).join("known"), passphrase).unwrap();
    }

    fn known(&self) -> String {
        fs::read_to_string(self.city.path(self.name).join("known")).unwrap_or_else(|_| PASSPHRASE.to_owned())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paideia"));
        command
            .args(arguments)
            .current_dir(self.city.path(self.name))
            .env("PAIDEIA_HOME", self.city.path(self.name).join("home"))
            .env("PAIDEIA_PASSPHRASE", self.known())
            .stdin(Stdio::null());
        command
    }

    /// What they are answered who say no passphrase, neither in a file nor in the environment.
    fn alone(&self, arguments: &[&str]) -> (Option<i32>, Value) {
        let mut command = self.command(&[arguments, &["--json"]].concat());
        let output = command.env_remove("PAIDEIA_PASSPHRASE").output().unwrap();
        (output.status.code(), serde_json::from_slice(&output.stdout).unwrap_or(Value::Null))
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    #[track_caller]
    fn check(&self, arguments: &[&str], code: i32) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{}: {arguments:?}\n{out}\n{err}", self.name);
        serde_json::from_str(&out).unwrap_or(Value::Null)
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str]) -> String {
        let refused = self.check(arguments, 1);
        refused["error"]["code"].as_str().unwrap_or_default().to_owned()
    }

    #[track_caller]
    fn call(&self, command: &str, args: Value) -> Value {
        self.check(&["call", "plan.paideia", command, &args.to_string()], 0)
    }

    #[track_caller]
    fn exchange(&self) -> Value {
        self.check(&["team", "exchange", "plan.paideia"], 0)
    }

    /// Sent, received, conflicts and pending.
    #[track_caller]
    fn counts(&self) -> [u64; 4] {
        let report = self.exchange();
        ["sent", "received", "conflicts", "pending"].map(|name| report[name].as_u64().unwrap())
    }

    #[track_caller]
    fn add(&self, name: &str) -> String {
        let record = json!({ "records": [{ "table": "neighbourhood", "name": name, "population": 900 }] });
        self.call("save_records", record)[0].as_str().unwrap().to_owned()
    }

    #[track_caller]
    fn rename(&self, id: &str, name: &str) {
        let fields = json!({ "table": "neighbourhood", "id": id, "fields": { "name": name } });
        self.call("set_record_fields", fields);
    }

    fn names(&self) -> Vec<String> {
        let records = self.call("list_neighbourhoods", json!({}));
        let mut names: Vec<String> =
            records.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    }

    /// Everything that the plan holds, as other programs get it.
    fn export(&self) -> (Value, Vec<u8>) {
        self.check(&["export", "plan.paideia", "events", "--out", "out.csv"], 0);
        let records = self.call("list_records", json!({ "table": "neighbourhood" }));
        (records, fs::read(self.city.path(self.name).join("out.csv")).unwrap())
    }
}

/// Everybody exchanges until nothing is left to do.
#[track_caller]
fn settle(people: &[&Person]) {
    for _ in 0..3 {
        people.iter().for_each(|person| drop(person.exchange()));
    }
    for person in people {
        let [sent, received, _, pending] = person.counts();
        assert_eq!((sent, received, pending), (0, 0, 0), "{}", person.name);
    }
    let first = people[0].names();
    people.iter().for_each(|person| assert_eq!(person.names(), first, "{}", person.name));
    let first = people[0].export();
    people.iter().for_each(|person| assert_eq!(person.export(), first, "{}", person.name));
}
