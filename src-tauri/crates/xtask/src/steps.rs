//! Commands that more than one task runs, and how their outcome is told.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// npm is a script on Windows.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Top of the checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here).to_path_buf()
}

/// Where everything lies that is built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where built programs lie.
pub fn built(program: &str) -> PathBuf {
    target().join("debug").join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

/// Runs a command from the top of the checkout; the error names it.
pub fn run(command: &mut Command) -> Result<(), String> {
    if command.get_current_dir().is_none() {
        command.current_dir(root());
    }
    let status = command.status().map_err(|error| format!("{} cannot be started: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status}).", shown(command))) }
}

fn shown(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program()).chain(command.get_args()).collect();
    words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Cargo, the one that runs this program. Where a checkout is built once and thrown away, nothing is kept for the next
/// build, which takes less time and less room.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    if std::env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// npm in the page's folder.
pub fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(NPM);
    command.args(arguments).current_dir(root().join("ui"));
    command
}

/// Installs the page's packages when they are not those of the lockfile.
pub fn page_packages() -> Result<(), String> {
    let lock = modified(&root().join("ui/package-lock.json"));
    let installed = modified(&root().join("ui/node_modules/.package-lock.json"));
    if installed.is_some() && installed >= lock {
        return Ok(());
    }
    run(&mut npm(&["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// Builds the page when anything of it is newer than what was built.
pub fn page() -> Result<(), String> {
    page_packages()?;
    let built = modified(&root().join("ui/dist/index.html"));
    let sources = ["ui/src", "ui/index.html", "ui/package.json", "ui/vite.config.ts", "assets/locales", "assets/fonts"];
    let newest = sources.iter().filter_map(|place| newest(&root().join(place))).max();
    if built.is_some() && built >= newest {
        return Ok(());
    }
    run(&mut npm(&["run", "build", "--silent"]))
}

/// Builds every program and library, in the one selection that all tasks share, so that nothing is built twice.
pub fn programs() -> Result<(), String> {
    run(&mut cargo(&["build", "--workspace", "--quiet"]))
}

/// Writes the page's types anew.
pub fn cargo_test_bindings() -> Command {
    let mut command = cargo(&["test", "--workspace", "--quiet", "--lib", "bindings"]);
    command.env("PAIDEIA_UPDATE_BINDINGS", "1");
    command
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    path.metadata().and_then(|metadata| metadata.modified()).ok()
}

fn newest(path: &Path) -> Option<std::time::SystemTime> {
    let Ok(entries) = std::fs::read_dir(path) else { return modified(path) };
    entries.flatten().filter_map(|entry| newest(&entry.path())).chain(modified(path)).max()
}

/// What a task did, for the closing table.
pub struct Report {
    rows: Vec<(String, Result<(), String>, Duration)>,
}

impl Report {
    /// Nothing done yet.
    pub fn new() -> Self {
        Report { rows: Vec::new() }
    }

    /// Does one step and notes how it went; the next step runs all the same.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Result<(), String>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let result = work();
        if let Err(message) = &result {
            println!("{name}: {message}");
        }
        let is_done = result.is_ok();
        self.rows.push((name.to_owned(), result, start.elapsed()));
        is_done
    }

    /// Prints the table; an error when any step failed.
    pub fn close(&self) -> Result<(), String> {
        let width = self.rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
        println!("\n{:width$}  result   seconds", "step");
        for (name, result, time) in &self.rows {
            let word = if result.is_ok() { "passed" } else { "FAILED" };
            println!("{name:width$}  {word}  {:8.1}", time.as_secs_f64());
        }
        let total: Duration = self.rows.iter().map(|(.., time)| *time).sum();
        let failed = self.rows.iter().filter(|(_, result, _)| result.is_err()).count();
        println!("{:width$}          {:8.1}\n", "all", total.as_secs_f64());
        println!("verify: {} passed, {failed} failed", self.rows.len() - failed);
        if failed == 0 { Ok(()) } else { Err(format!("{failed} of {} steps failed.", self.rows.len())) }
    }
}
