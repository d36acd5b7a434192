//! Measures what the figures in `docs/benchmarks.md` speak of, and writes that page.
//!
//! Not a test: nothing fails when the machine is slow. Each figure is the median of several runs in one process,
//! with the alternative, where there is one, measured in the same run.

#[allow(dead_code, reason = "the journeys use more of the driver")]
#[path = "../journeys/driver.rs"]
mod driver;
mod great;
mod parts;
mod plans;
mod screens;
mod window;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// One line of the page.
struct Figure {
    what: String,
    measured: String,
    limit: &'static str,
}

/// Figures in the order in which they are printed.
#[derive(Default)]
pub struct Figures {
    list: Vec<Figure>,
}

impl Figures {
    /// Notes and prints one figure.
    pub fn note(&mut self, what: &str, measured: String, limit: &'static str) {
        println!("{what:66} {measured:>24}   {limit}");
        self.list.push(Figure { what: what.to_owned(), measured, limit });
    }

    /// The median time of several runs of some work.
    pub fn time<T>(&mut self, what: &str, limit: &'static str, runs: usize, mut work: impl FnMut() -> T) {
        let median = median((0..runs).map(|_| clock(&mut work)).collect());
        self.note(what, shown(median), limit);
    }
}

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

fn main() -> ExitCode {
    let mut figures = Figures::default();
    // `benchmarks screens` measures and prints one part; the page is only written with all of them.
    if let Some(part) = std::env::args().nth(1) {
        return only(&part, &mut figures);
    }
    parts::measure(&mut figures);
    for window in [window::measure, screens::measure] {
        if let Err(error) = window(&mut figures) {
            eprintln!("The window was not measured: {error}");
        }
    }
    match std::fs::write(root().join("docs/benchmarks.md"), page(&figures)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("docs/benchmarks.md: {error}");
            ExitCode::FAILURE
        }
    }
}

fn only(part: &str, figures: &mut Figures) -> ExitCode {
    let measured = match part {
        "great" => {
            parts::measure_great(figures);
            Ok(())
        }
        "screens" => screens::measure(figures),
        "window" => window::measure(figures),
        _ => Err(format!("{part}: the parts are great, screens and window")),
    };
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn page(figures: &Figures) -> String {
    let mut page = String::from(
        "# Benchmarks\n\nWritten by `cargo xtask bench`; the profile is the one that everything is built with. Each figure is a median.\n\n",
    );
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("an unnamed processor", |name| name.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let _ = writeln!(page, "Machine: {model}, {cores} cores, {}.\n", std::env::consts::OS);
    page.push_str("| what | measured | asked for |\n|---|--:|---|\n");
    for figure in &figures.list {
        let _ = writeln!(page, "| {} | {} | {} |", figure.what, figure.measured, figure.limit);
    }
    page.push_str(
        "\nThe window is measured under a virtual display without a graphics card, where painting the board anew \
         takes most of the time. Figures above their limit are open work.\n",
    );
    page
}
