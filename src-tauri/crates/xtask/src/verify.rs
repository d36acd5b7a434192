//! `cargo verify`: every check there is, then one table. `.ci/run` calls it and nothing else.

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
    step("programs: build", &programs);
    step("programs: clippy", &clippy);
    step("programs: tests, tidy rules, fresh files, licences", &tests);
    step("paper and boards: PDF/A and PDF/UA", &pdf);
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

fn clippy() -> Result<(), String> {
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
}

fn tests() -> Result<(), String> {
    if answers("cargo", &["nextest", "--version"]) {
        run(&mut cargo(&[
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--status-level",
            "fail",
            "--success-output",
            "never",
        ]))
    } else {
        run(&mut cargo(&["test", "--workspace", "--no-fail-fast", "--quiet"]))
    }
}

/// What the sample city hands out (its paper and the copy of each board) and what the tests of `publish` have set
/// (foreign letters, pages from right to left) against the rules of both standards, and planted faults that must be
/// found.
fn pdf() -> Result<(), String> {
    let folder = built("pdf-check");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (plan, paper) = (folder.join("riverton.paideia"), folder.join("council-paper.pdf"));
    for old in [&plan, &paper] {
        if old.exists() {
            std::fs::remove_file(old).map_err(|error| format!("{}: {error}", old.display()))?;
        }
    }
    let paideia = || {
        let mut command = Command::new(built("paideia"));
        command.env("PAIDEIA_HOME", &folder);
        command
    };
    run(paideia().arg("sample").arg(&plan))?;
    run(paideia().arg("export").arg(&plan).args(["council-paper", "--out"]).arg(&paper))?;
    let mut files = vec![paper];
    let boards = output(paideia().arg("call").arg(&plan).arg("list_boards"))?;
    // Ids of the boards that come with the program, as JSON has them.
    let ids = boards.split("\"built-in:").skip(1).filter_map(|rest| rest.split('"').next());
    for id in ids {
        let file = folder.join(format!("board-{id}.pdf"));
        let arguments = format!("{{\"board_id\":\"built-in:{id}\",\"path\":{:?}}}", file.display().to_string());
        run(paideia().arg("call").arg(&plan).args(["export_board", &arguments]))?;
        files.push(file);
    }
    let tmp = built("paideia").ancestors().nth(2).map(|target| target.join("tmp")).unwrap_or_default();
    let set_by_tests = std::fs::read_dir(&tmp).map_err(|error| format!("{}: {error}", tmp.display()))?;
    files.extend(
        set_by_tests.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|it| it == "pdf")),
    );
    run(Command::new("sh").arg(root().join("tests/pdf/check.sh")).args(&files))
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
