//! Journeys side by side: each in a process of its own, each worker on a display of its own.
//!
//! A window waits more than it works, so two at once end in little more than half the time. Keys and native dialogs
//! belong to a display, which is why no two windows share one.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use serde_json::{Value, json};

use crate::dialogs;
use crate::display::Manager;
use crate::driver::Outcome;

/// More would only slow each other down on two cores.
const AT_ONCE: usize = 2;

/// Names the one journey that a process is to run.
const ONE: &str = "PAIDEIA_JOURNEY";

/// Where that process writes how it ended.
const ENDED: &str = "PAIDEIA_JOURNEY_ENDED";

/// Names the sample city's plan, which takes seconds to make and is copied by each journey.
const SAMPLE: &str = "PAIDEIA_JOURNEY_SAMPLE";

/// Where the sample city's plan lies from which journeys have theirs.
pub fn kept_sample() -> Outcome<PathBuf> {
    std::env::var_os(SAMPLE).map(PathBuf::from).ok_or_else(|| format!("{SAMPLE} is not set"))
}

/// The journey that this process was started for, if it is a worker's.
pub fn own() -> Option<String> {
    std::env::var(ONE).ok()
}

/// Writes how the journey of this process ended, for the one that started it.
pub fn tell(outcome: &Outcome<()>) -> Outcome<()> {
    let path = std::env::var(ENDED).map_err(|error| format!("{ENDED}: {error}"))?;
    let ended = json!({ "error": outcome.as_ref().err(), "dialogs": dialogs::seen() });
    std::fs::write(&path, ended.to_string()).map_err(|error| format!("{path}: {error}"))
}

/// Runs journeys by their names, and tells each as it ends; how many passed and failed.
pub fn run(names: &[&str]) -> Outcome<(usize, usize)> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let sample = crate::new_sample(folder.path())?;
    let waiting = Mutex::new(names.iter().copied().collect::<VecDeque<_>>());
    let counts = Mutex::new((0, 0));
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = |display: Option<Display>| {
        let name = display.as_ref().map(|display| display.name.as_str());
        let _manager = match Manager::start(name) {
            Ok(manager) => manager,
            Err(error) => return eprintln!("{error}"),
        };
        while let Some(journey) = next() {
            let start = Instant::now();
            let outcome = one(journey, name, &sample);
            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
            let seconds = start.elapsed().as_secs_f64();
            match outcome {
                Ok(()) => {
                    counts.0 += 1;
                    println!("ok      {seconds:5.1} s  {journey}");
                }
                Err(error) => {
                    counts.1 += 1;
                    println!("FAILED  {seconds:5.1} s  {journey}\n  {error}");
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..AT_ONCE.min(names.len()) {
            scope.spawn(|| match Display::start() {
                Ok(display) => work(Some(display)),
                Err(error) => eprintln!("one display fewer: {error}"),
            });
        }
        // The first has the display on which all was started.
        work(None);
    });
    let (passed, failed) = *counts.lock().unwrap_or_else(PoisonError::into_inner);
    Ok((passed, failed + names.len() - passed - failed))
}

/// Runs one journey in a process of its own.
fn one(name: &str, display: Option<&str>, sample: &Path) -> Outcome<()> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("ended.json");
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command.env(ONE, name).env(ENDED, &path).env(SAMPLE, sample).envs(display.map(|display| ("DISPLAY", display)));
    let status = command.status().map_err(|error| error.to_string())?;
    let ended = read(&path).map_err(|error| format!("it told no end ({status}): {error}"))?;
    for dialog in ended["dialogs"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        dialogs::went_through(dialog);
    }
    ended["error"].as_str().map_or(Ok(()), |error| Err(error.to_owned()))
}

fn read(path: &Path) -> Outcome<Value> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// A display without a screen; it ends with this.
struct Display {
    process: Child,
    name: String,
}

impl Display {
    fn start() -> Outcome<Display> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
        let started = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut process = started.map_err(|error| format!("Xvfb cannot be started: {error}"))?;
        // It chooses a number that is free, and tells it when it is ready.
        let mut number = String::new();
        let output = process.stdout.take().ok_or("Xvfb says nothing")?;
        let read = BufReader::new(output).read_line(&mut number);
        let display = Display { process, name: format!(":{}", number.trim()) };
        match read {
            Ok(count) if count > 0 => Ok(display),
            other => Err(format!("Xvfb named no display: {other:?}")),
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
