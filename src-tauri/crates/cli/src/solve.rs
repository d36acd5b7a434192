//! `paideia solve`: places the sessions of an instance of the timetabling problem, without a plan.
//!
//! Brings what the solver does without: the clock, a way to stop it, files, and words. The time asked for counts from
//! the start of reading to the end of writing.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::ArgMatches;
use commands::Failure;
use placement::{Fault, Instance, Outcome, Pace, ReadError};
use serde_json::{Map, Value, json};
use text::Texts;

use crate::outcome::{DONE, Terminal};
use crate::show;

/// What of the time is kept for counting the answer anew and writing it.
const KEPT_FOR_WRITING: f64 = 0.01;

/// How long to search.
enum Limit {
    Seconds(f64),
    Steps(u64),
}

/// Goes by the clock or by steps until somebody stops it, and tells how the answer improves.
struct Search<'a> {
    terminal: &'a Terminal,
    limit: Limit,
    started: Instant,
    stopped: Arc<AtomicBool>,
    /// When the next improvement is worth a line.
    tell_at: f64,
}

impl Search<'_> {
    fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }
}

impl Pace for Search<'_> {
    fn used(&mut self, steps: u64) -> f64 {
        if self.stopped.load(Ordering::Relaxed) {
            return 1.0;
        }
        match self.limit {
            Limit::Seconds(seconds) => self.seconds() / (seconds * (1.0 - KEPT_FOR_WRITING)),
            Limit::Steps(most) => steps as f64 / most as f64,
        }
    }

    fn better(&mut self, _steps: u64, cost: i64) {
        let now = self.seconds();
        if self.terminal.is_json || now < self.tell_at {
            return;
        }
        // Ever more seldom: a line for each doubling of the time, or nearly.
        self.tell_at = (1.6 * now).max(0.5);
        let texts = &self.terminal.texts;
        let told = [("seconds", texts.decimal(now, 1).into()), ("cost", texts.number(cost).into())];
        self.terminal.say_aside(&texts.format("terminal-solve-better", &told));
    }
}

/// Reads, places, writes and tells.
pub fn solve(terminal: &Terminal, arguments: &ArgMatches) -> Result<u8, Failure> {
    let started = Instant::now();
    let limit = limit(arguments)?;
    let word = |name: &str| arguments.get_one::<String>(name).map_or("", String::as_str);
    let instance = read(word("instance"))?;
    let stopped = Arc::new(AtomicBool::new(false));
    stop_on_signal(Arc::clone(&stopped));
    let mut search = Search { terminal, limit, started, stopped: Arc::clone(&stopped), tell_at: 0.0 };
    let seed = arguments.get_one::<u64>("seed").copied().unwrap_or(1);
    let outcome = placement::solve(&instance, seed, &mut search);
    let out = word("out");
    commands::write_file(&commands::home::home_folder(), Path::new(out), outcome.solution.to_json().as_bytes())?;
    let was_stopped = stopped.load(Ordering::Relaxed);
    let told = told(&instance, &outcome, started.elapsed(), was_stopped, out);
    terminal.answer(&told, |texts| describe(texts, &instance, &outcome, was_stopped, out));
    Ok(DONE)
}

fn limit(arguments: &ArgMatches) -> Result<Limit, Failure> {
    if let Some(steps) = arguments.get_one::<u64>("steps") {
        return Ok(Limit::Steps(*steps));
    }
    let seconds = arguments.get_one::<f64>("seconds").copied().unwrap_or_default();
    // A time beyond what the clock can count to would not be one either.
    if Duration::try_from_secs_f64(seconds).is_ok_and(|time| !time.is_zero()) {
        return Ok(Limit::Seconds(seconds));
    }
    Err(Failure::new("bad_seconds").with("value", seconds))
}

fn name_of(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

fn read(path: &str) -> Result<Instance, Failure> {
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::new("file_missing").with("name", name_of(path)),
        // Whatever else keeps a file from being read says so itself.
        _ => error.into(),
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = 1 + error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|it| **it == b'\n').count();
        refuse(path, ReadError { line, field: String::new(), fault: Fault::Shape("UTF-8".to_owned()) })
    })?;
    placement::read_instance(text.trim_start_matches('\u{feff}')).map_err(|error| refuse(path, error))
}

/// The sentence of a fault comes from the texts; here are its values.
fn refuse(path: &str, error: ReadError) -> Failure {
    let failure = Failure::new(&format!("instance_{}", error.fault.code()))
        .with("file", name_of(path))
        .with("line", error.line)
        .with("field", if error.field.is_empty() { "{}" } else { &error.field });
    match error.fault {
        Fault::Shape(detail) => failure.with("detail", detail),
        Fault::Format(value) => failure.with("value", value).with("known", placement::FORMAT),
        Fault::Unknown { value, list } => failure.with("value", value).with("list", list),
        Fault::Twice(value) => failure.with("value", value),
        Fault::OutOfRange { value, least, most } => {
            failure.with("value", value).with("least", least).with("most", most)
        }
        Fault::OffGrid { value, grid } => failure.with("value", value).with("grid", grid),
        Fault::NoLastBand | Fault::HalfOpenWish => failure,
        Fault::PinnedBroken(kind) => failure.with("kind", kind),
    }
}

/// Ctrl-C, or being asked to end, stops the search from now on; what was found is written. Where nobody can listen, the
/// search ends with its time alone.
fn stop_on_signal(stopped: Arc<AtomicBool>) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    let entered = runtime.enter();
    let Ok(asked) = asked_to_stop() else { return };
    drop(entered);
    std::thread::spawn(move || {
        runtime.block_on(asked);
        stopped.store(true, Ordering::Relaxed);
    });
}

#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupted, mut ended) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = ended.recv() => {}
        }
    })
}

#[cfg(windows)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + Send> {
    let mut interrupted = tokio::signal::windows::ctrl_c()?;
    Ok(async move { drop(interrupted.recv().await) })
}

/// A sum that may be wider than JSON's readers expect: then as text.
fn sum(value: i128) -> Value {
    i64::try_from(value).map_or_else(|_| json!(value.to_string()), |value| json!(value))
}

fn told(instance: &Instance, outcome: &Outcome, time: Duration, was_stopped: bool, out: &str) -> Value {
    let score = &outcome.score;
    let kinds = score.soft.by_kind(&instance.weights);
    let hard: Map<String, Value> =
        score.hard.by_kind().iter().map(|(kind, count)| ((*kind).to_owned(), json!(count))).collect();
    let amounts: Map<String, Value> =
        kinds.iter().map(|(kind, amount, _)| ((*kind).to_owned(), sum(*amount))).collect();
    let soft: Map<String, Value> = kinds
        .iter()
        .map(|(kind, amount, weight)| ((*kind).to_owned(), sum(amount.saturating_mul(i128::from(*weight)))))
        .collect();
    json!({
        "instance": instance.name, "out": out, "cost": sum(score.cost), "violations": score.hard.total(),
        "placed": score.placed, "sessions": score.sessions, "steps": outcome.steps,
        "seconds": time.as_secs_f64(), "stopped": was_stopped, "hard": hard, "amounts": amounts, "soft": soft,
    })
}

fn describe(texts: &Texts, instance: &Instance, outcome: &Outcome, was_stopped: bool, out: &str) -> String {
    let score = &outcome.score;
    let number = |value: i128| i64::try_from(value).map_or_else(|_| value.to_string(), |value| texts.number(value));
    let heads = ["kind", "amount", "cost"].map(|head| texts.get(&format!("terminal-solve-{head}")));
    let kinds = score.soft.by_kind(&instance.weights);
    let rows: Vec<Vec<String>> = kinds
        .iter()
        .filter(|(_, amount, _)| *amount != 0)
        .map(|(kind, amount, weight)| {
            let cost = amount.saturating_mul(i128::from(*weight));
            vec![texts.get(&format!("placement-kind-{kind}")), number(*amount), number(cost)]
        })
        .collect();
    let mut lines = Vec::new();
    if was_stopped {
        lines.push(texts.get("terminal-solve-stopped"));
    }
    if !rows.is_empty() {
        lines.push(show::table(&heads, &rows));
    }
    let sessions = score.sessions as i64;
    let values = [
        ("placed", texts.number(score.placed as i64).into()),
        ("count", texts.number(sessions).into()),
        ("count_raw", sessions.into()),
        ("cost", number(score.cost).into()),
    ];
    lines.push(texts.format("terminal-solve-done", &values));
    lines.push(texts.format("terminal-solve-written", &[("name", name_of(out).into())]));
    lines.join("\n")
}
