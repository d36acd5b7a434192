//! Measures what the figures in `docs/benchmarks.md` speak of, and writes that page.
//!
//! Not a test: nothing fails when the machine is slow. Each figure is the median of several runs in one process,
//! with the alternative, where there is one, measured in the same run.

mod alternatives;
mod colleagues;
mod corpus;
#[allow(dead_code, reason = "the journeys use more of the driver")]
#[path = "../journeys/driver.rs"]
mod driver;
mod great;
mod page;
mod parts;
mod plans;
mod publishing;
mod screens;
mod team;
mod watch;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// One line of the page.
struct Figure {
    what: String,
    measured: String,
    limit: String,
    is_missed: bool,
}

/// Figures in the order in which they are printed.
#[derive(Default)]
pub struct Figures {
    list: Vec<Figure>,
}

impl Figures {
    /// Notes and prints one figure that nothing was asked of.
    pub fn note(&mut self, what: &str, measured: String) {
        self.add(what, measured, String::new(), false);
    }

    /// Notes a time that has a limit.
    pub fn hold(&mut self, what: &str, time: Duration, limit: Duration) {
        self.add(what, shown(time), shown(limit), limit < time);
    }

    /// Notes how a time compares with that of something else in the same run.
    pub fn compare(&mut self, what: &str, time: Duration, other: Duration, most: Option<f64>) {
        let ratio = time.as_secs_f64() / other.as_secs_f64().max(1e-9);
        let limit = most.map(|most| format!("{most} x")).unwrap_or_default();
        let measured = format!("{} to {} ({ratio:.2} x)", shown(time), shown(other));
        self.add(what, measured, limit, most.is_some_and(|most| most < ratio));
    }

    /// Notes memory, in bytes, that has a limit.
    pub fn memory(&mut self, what: &str, bytes: u64, limit: u64) {
        let shown = |bytes: u64| format!("{} MB", bytes / 1_000_000);
        self.add(what, shown(bytes), shown(limit), limit < bytes);
    }

    /// Notes a count that should be nothing.
    pub fn none(&mut self, what: &str, count: i64, of: &str) {
        self.add(what, format!("{count} in {of}"), "0".to_owned(), 0 < count);
    }

    /// The median time of several runs of some work; a limit of zero is none.
    pub fn time<T>(&mut self, what: &str, limit: Duration, runs: usize, mut work: impl FnMut() -> T) -> Duration {
        let median = median((0..runs).map(|_| clock(&mut work)).collect());
        if limit.is_zero() {
            self.note(what, shown(median))
        } else {
            self.hold(what, median, limit)
        }
        median
    }

    fn add(&mut self, what: &str, measured: String, limit: String, is_missed: bool) {
        println!("{what:76} {measured:>28}   {limit}{}", if is_missed { "   MISSED" } else { "" });
        self.list.push(Figure { what: what.to_owned(), measured, limit, is_missed });
    }
}

/// A time in milliseconds.
pub const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// No limit.
pub const FREE: Duration = Duration::ZERO;

/// How long some work takes once.
pub fn clock<T>(work: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A time with three figures.
pub fn shown(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    if millis < 10.0 {
        format!("{millis:.2} ms")
    } else if millis < 1000.0 {
        format!("{millis:.0} ms")
    } else {
        format!("{:.2} s", millis / 1000.0)
    }
}

/// Top of the checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

type Part = (&'static str, fn(&mut Figures) -> Result<(), String>);

const PARTS: &[Part] = &[
    ("parts", parts::measure),
    ("great", parts::measure_great),
    ("team", team::measure),
    ("alternatives", alternatives::measure),
    ("publishing", publishing::measure),
    ("window", window::measure),
    ("screens", screens::measure),
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let chosen = arguments.next();
    if chosen.as_deref() == Some(team::TAKE_IN) {
        let places: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
        let taken = matches!(&*places, [folder, base] if team::taken_in(folder, base).is_ok());
        return if taken { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let mut figures = Figures::default();
    let mut failed = Vec::new();
    for (name, measure) in PARTS.iter().filter(|(name, _)| chosen.as_deref().is_none_or(|chosen| chosen == *name)) {
        println!("\n== {name}");
        if let Err(error) = measure(&mut figures) {
            eprintln!("{name} was not measured: {error}");
            failed.push(*name);
        }
    }
    if !failed.is_empty() {
        eprintln!("The page was not written: {} could not be measured.", failed.join(", "));
        return ExitCode::FAILURE;
    }
    // One part alone is only looked at; the page is written with all of them.
    if chosen.is_some() {
        return ExitCode::SUCCESS;
    }
    match std::fs::write(root().join("docs/benchmarks.md"), page::page(&figures.list)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("docs/benchmarks.md: {error}");
            ExitCode::FAILURE
        }
    }
}
