//! `cargo verify`: every check there is, then one table. `.ci/run` calls it and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::needs::{self, answers};
use crate::steps::{Report, built, cargo, npm, page, page_packages, programs, root, run};

/// Runs every step; `--only WORD` runs those whose name holds the word.
pub fn verify(words: &[String]) -> Result<(), String> {
    let only = match words {
        [flag, word] if flag == "--only" => Some(word.as_str()),
        [] => None,
        _ => return Err("usage: cargo verify [--only WORD]".to_owned()),
    };
    let mut report = Report::new();
    let mut step = |name: &str, work: &dyn Fn() -> Result<(), String>| {
        if only.is_none_or(|word| name.contains(word)) { report.step(name, work) } else { true }
    };
    step("install what is missing", &needs::for_tests);
    step("page: packages", &page_packages);
    step("format", &format);
    step("page: lint", &|| run(&mut npm(&["run", "lint", "--silent"])));
    step("page: types", &page_types);
    step("page: tests", &|| run(&mut npm(&["test", "--silent"])));
    step("page: build", &page);
    step("programs: build, with clippy", &build);
    step("programs: tests, tidy rules, fresh files, licences", &tests);
    step("paper and boards: PDF/A and PDF/UA", &pdf);
    step("calendars and programmes, read by others", &interchange);
    step("website and boards in Chromium", &website);
    step("journeys in the real window", &journeys);
    report.close()
}

/// The types, and a planted mistake that the check must find.
fn page_types() -> Result<(), String> {
    run(&mut npm(&["run", "check", "--silent"]))?;
    run(&mut npm(&["run", "check:planted", "--silent"]))
}

fn format() -> Result<(), String> {
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    run(&mut npm(&["run", "format:check", "--silent"]))
}

/// Builds everything, tests included, by the compiler with clippy's lints in it: `cargo clippy` alone would read every
/// dependency a second time, which takes as long as a tenth of all.
fn build() -> Result<(), String> {
    run(with_lints(&mut cargo(&["build", "--workspace", "--all-targets", "--quiet"])))
}

/// The same compiler for whatever uses what was built, or it would be built anew.
fn with_lints(command: &mut Command) -> &mut Command {
    // As `cargo clippy` hands its arguments to the compiler.
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__")
}

fn tests() -> Result<(), String> {
    if answers("cargo", &["nextest", "--version"]) {
        run(with_lints(&mut cargo(&[
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--status-level",
            "fail",
            "--success-output",
            "never",
        ])))
    } else {
        run(with_lints(&mut cargo(&["test", "--workspace", "--no-fail-fast", "--quiet"])))
    }
}

/// What the sample city hands out (its paper and the copy of each board) and what the tests of `publish` have set
/// (foreign letters, pages from right to left) against the rules of both standards, and planted faults that must be
/// found.
fn pdf() -> Result<(), String> {
    let folder = built("pdf-check");
    let (plan, out) = (folder.join("riverton.paideia"), folder.join("out"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paideia = || {
        let mut command = Command::new(built("paideia"));
        command.env("PAIDEIA_HOME", &folder);
        command
    };
    run(paideia().arg("sample").arg(&plan))?;
    std::fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    // Faults are planted in the first one, the council paper: it has everything that can be spoiled.
    let mut files = Vec::new();
    for kind in document_kinds(&output(paideia().arg("export").arg(&plan).arg("--list"))?) {
        let file = out.join(format!("{kind}.pdf"));
        run(paideia().arg("export").arg(&plan).arg(kind).arg("--out").arg(&file))?;
        files.push(file);
    }
    let boards = output(paideia().arg("call").arg(&plan).arg("list_boards"))?;
    // Ids of the boards that come with the program, as JSON has them.
    let ids = boards.split("\"built-in:").skip(1).filter_map(|rest| rest.split('"').next());
    for id in ids {
        let file = out.join(format!("board-{id}.pdf"));
        run(paideia()
            .arg("export")
            .arg(&plan)
            .args(["board", "--name", &format!("built-in:{id}"), "--out"])
            .arg(&file))?;
        files.push(file);
    }
    files.extend(pdfs_in(&kept_by_tests())?);
    run(Command::new("sh").arg(root().join("tests/pdf/check.sh")).args(&files))
}

/// Sheets that are the same hundreds of times in a whole city; the tests of `publish` have set those of a small one.
const SHEETS: [&str; 5] = ["posters", "cards", "day-sheets", "run-sheets", "attendance-sheets"];

/// Of the kinds that the terminal lists those that can be PDF, but for [`SHEETS`].
fn document_kinds(list: &str) -> Vec<&str> {
    let kinds = list.lines().filter(|line| !line.starts_with(' ') && line.contains(".pdf"));
    kinds.filter_map(|line| line.split_whitespace().next()).filter(|kind| !SHEETS.contains(kind)).collect()
}

/// What the tests of `interchange` have written, by the readers of others and against schemas.
fn interchange() -> Result<(), String> {
    run(Command::new("sh").arg(root().join("tests/interchange/check.sh")).arg(kept_by_tests().join("interchange")))
}

/// The sites and boards that the tests of `site` have written, in a real browser; the city with many events first.
fn website() -> Result<(), String> {
    let folders =
        ["site/city", "site/mixed", "site/hostile", "site/empty", "boards"].map(|it| kept_by_tests().join(it));
    run(Command::new("sh").arg(root().join("tests/site/check.sh")).args(folders))
}

/// Where tests keep what other programs look at.
fn kept_by_tests() -> PathBuf {
    built("paideia").ancestors().nth(2).map(|target| target.join("tmp")).unwrap_or_default()
}

/// The documents in a folder.
fn pdfs_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.flatten().map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|it| it == "pdf")).collect())
}

/// What a program says.
fn output(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The journeys, on a display of their own.
fn journeys() -> Result<(), String> {
    run(&mut on_display("journeys"))
}

fn on_display(program: &str) -> Command {
    let mut command = Command::new("xvfb-run");
    command.args(["--auto-servernum", "--server-args=-screen 0 1600x1000x24"]).arg(built(program));
    command
}

/// `cargo xtask pictures`: the pictures of the guide, taken anew on the way of the journeys.
pub fn pictures() -> Result<(), String> {
    needs::for_tests()?;
    page()?;
    programs()?;
    run(on_display("journeys").env("PAIDEIA_PICTURES", "1"))
}
