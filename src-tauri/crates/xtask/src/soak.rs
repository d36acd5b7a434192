//! `cargo xtask soak NAME [COUNT]`: the long way of what `cargo verify` holds by a small fixed share.
//!
//! A campaign is a test that makes up its cases and reads from `PROPTEST_CASES` how many; here stand its name, where
//! it is, and how many cases take some minutes. Mutants are campaigns too: changed code that some test must notice.

use std::process::Command;

use crate::needs::answers;
use crate::steps::{cargo, root, run};

/// One long campaign.
struct Campaign {
    name: &'static str,
    about: &'static str,
    kind: Kind,
}

enum Kind {
    /// A target of tests of a package, as cargo names it.
    Tests { package: &'static str, target: &'static [&'static str], cases: u32 },
    /// Files made up for an importer, guided by the code that they reach; `COUNT` is then how many minutes.
    Guided { importer: &'static str },
    /// Every mutant of a package; `COUNT` is then the shard, such as 3/8.
    Mutants { package: &'static str },
}

const CAMPAIGNS: &[Campaign] = &[
    tests("histories", "random changes, undo and redo, versions, merging", "store", &["--test", "random"], 5_000),
    tests("replicas", "several people who edit, undo and meet in any order", "store", &["--test", "replicas"], 10_000),
    tests("cascade", "deletions, the bin and what is named by what", "store", &["--test", "cascade"], 5_000),
    tests("bin", "deleted, restored, merged and erased, with references", "store", &["--test", "bin"], 5_000),
    tests(
        "damage",
        "plans, logs beside them and copies with changed bytes",
        "store",
        &["--test", "damaged_bytes"],
        2_000,
    ),
    tests("full-disk", "writes for which there is no room", "store", &["--test", "full_disk"], 500),
    tests("kills", "programs that end in the middle of a write", "store", &["--test", "crash"], 1_000),
    tests("tables", "programmes written as random tables and read again", "intake", &["--test", "tables"], 2_500),
    tests("bytes", "any bytes, texts and changed tables of events", "intake", &["--test", "hostile"], 20_000),
    tests("importers", "changed files of every kind that is imported", "intake", &["--test", "mutations"], 50_000),
    tests("entries", "calendars and programmes put together at random", "intake", &["--test", "entries"], 20_000),
    tests("frameworks", "changed files of frameworks", "commands", &["--test", "all", "framework_files::"], 5_000),
    tests("partners", "partners merged in random histories", "commands", &["--lib", "merging"], 8_000),
    tests("rules", "every property of the rules", "domain", &["--lib"], 20_000),
    tests("placements", "placements and free slots of made-up weeks", "commands", &["--lib"], 8_000),
    tests(
        "undone",
        "placements of the sample city, byte by byte after undo",
        "product-tests",
        &["--test", "undone"],
        6_000,
    ),
    tests(
        "teams",
        "people, roles and keys over a place that does its worst",
        "exchange",
        &["--lib", "histories"],
        10_000,
    ),
    tests(
        "team-lines",
        "a server and a line to it that err in every way",
        "exchange",
        &["--lib", "a_line_that_errs"],
        4_000,
    ),
    tests(
        "team-bytes",
        "changed bytes of every file that comes from a colleague",
        "exchange",
        &["--lib", "bytes::"],
        20_000,
    ),
    tests("team-kills", "programs killed in the middle of an exchange", "paideia", &["--test", "team", "killed"], 500),
    tests("charts", "every chart with made-up plans", "charts", &["--tests"], 8_000),
    guided("fuzz-events", "events"),
    guided("fuzz-partners", "partners"),
    guided("fuzz-indicators", "indicators"),
    guided("fuzz-outlines", "outlines"),
    guided("fuzz-budget", "budget"),
    mutants("mutants-domain", "domain"),
    mutants("mutants-store", "store"),
    mutants("mutants-intake", "intake"),
];

const fn tests(
    name: &'static str,
    about: &'static str,
    package: &'static str,
    target: &'static [&'static str],
    cases: u32,
) -> Campaign {
    Campaign { name, about, kind: Kind::Tests { package, target, cases } }
}

const fn guided(name: &'static str, importer: &'static str) -> Campaign {
    let about = "files made up by libFuzzer for an importer; COUNT is minutes, 60 without it";
    Campaign { name, about, kind: Kind::Guided { importer } }
}

const fn mutants(name: &'static str, package: &'static str) -> Campaign {
    Campaign {
        name,
        about: "changed code that a test must notice; COUNT is a shard such as 3/8",
        kind: Kind::Mutants { package },
    }
}

/// Runs one campaign, or lists them.
pub fn soak(words: &[String]) -> Result<(), String> {
    let Some(campaign) = words.first().and_then(|name| CAMPAIGNS.iter().find(|it| it.name == name)) else {
        return Err(list());
    };
    let count = words.get(1).map(String::as_str);
    match campaign.kind {
        Kind::Tests { package, target, cases } => {
            let cases = count.map_or(Ok(cases), str::parse).map_err(|error| format!("COUNT: {error}"))?;
            println!("{}: {cases} cases of each property ({})", campaign.name, campaign.about);
            let mut command = cargo(&["test", "--package", package]);
            command.args(target).env("PROPTEST_CASES", cases.to_string()).current_dir(root());
            let output = command.output().map_err(|error| format!("cargo cannot be started: {error}"))?;
            let told = String::from_utf8_lossy(&output.stdout);
            println!("{told}");
            eprintln!("{}", String::from_utf8_lossy(&output.stderr));
            // A campaign whose tests were renamed would pass without having tried anything.
            let is_empty = !told.lines().any(|line| line.starts_with("test ") && line.ends_with(" ok"));
            match (output.status.success(), is_empty) {
                (true, false) => Ok(()),
                (true, true) => Err(format!("{}: no test was run", campaign.name)),
                (false, _) => Err(format!("{}: a test failed", campaign.name)),
            }
        }
        Kind::Guided { importer } => {
            let minutes = count.map_or(Ok(60), str::parse).map_err(|error| format!("COUNT: {error}"))?;
            guide(importer, minutes)
        }
        Kind::Mutants { package } => {
            if !answers("cargo", &["mutants", "--version"]) {
                return Err("cargo-mutants is not installed: cargo install --locked cargo-mutants".to_owned());
            }
            let mut command: Command = cargo(&["mutants", "--package", package]);
            if let Some(shard) = count {
                command.args(["--shard", shard]);
            }
            run(&mut command)
        }
    }
}

/// What the stable compiler is told so that libFuzzer sees which code a file reaches, and what cannot be is noticed.
const WATCHED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-sanitizer-coverage-stack-depth \
    -Ccodegen-units=1 -Cdebug-assertions -Coverflow-checks";

/// Files that end in a panic, no end or too much memory are kept in `target/fuzz/IMPORTER`, and end the run.
fn guide(importer: &str, minutes: u32) -> Result<(), String> {
    let folder = root().join("target/fuzz").join(importer);
    let [found, seeds] = ["found", "seeds"].map(|name| folder.join(name));
    for folder in [&found, &seeds] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    // With a target named, build scripts are compiled without what is only for the program.
    let told = Command::new("rustc").args(["--print", "host-tuple"]).output();
    let told = told.map_err(|error| format!("rustc cannot be started: {error}"))?;
    let host = String::from_utf8_lossy(&told.stdout);
    let mut command = cargo(&["test", "--package", "intake", "--features", "fuzz", "--test", "importers", "--release"]);
    command.args(["--target", host.trim(), "--target-dir"]).arg(root().join("target/fuzz/build"));
    command.arg("--").args(["-timeout=60", "-rss_limit_mb=3000", "-max_len=40000", "-use_value_profile=1"]);
    command.arg(format!("-max_total_time={}", u64::from(minutes) * 60));
    command.arg(format!("-artifact_prefix={}/", folder.display())).arg(&found).arg(&seeds);
    command.env("RUSTFLAGS", WATCHED).env("FUZZ_KIND", importer).env("FUZZ_SEEDS", &seeds);
    run(&mut command)
}

fn list() -> String {
    let rows: Vec<String> = CAMPAIGNS.iter().map(|it| format!("  {:16} {}", it.name, it.about)).collect();
    format!("usage: cargo xtask soak NAME [COUNT]\n\n{}", rows.join("\n"))
}
