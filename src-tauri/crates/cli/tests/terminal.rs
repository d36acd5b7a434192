//! Drives the built program in temporary folders, as a script would.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with a home and a plan of its own.
struct Folder {
    root: TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { root: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_paideia"))
            .args(arguments)
            .current_dir(self.root.path())
            .env("PAIDEIA_HOME", self.path("home"))
            .output()
            .unwrap()
    }

    /// Runs with `--json` and checks how it ends.
    #[track_caller]
    fn check(&self, arguments: &[&str], code: i32) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{out}\n{err}");
        serde_json::from_str(&out).unwrap_or(Value::Null)
    }

    #[track_caller]
    fn new_plan(&self) {
        let words =
            ["new", "a.paideia", "--city", "Cork", "--country", "IE", "--time-zone", "Europe/Dublin", "--week", "Week"];
        self.check(&[&words[..], &["--from", "2027-05-03", "--to", "2027-05-09"]].concat(), 0);
    }
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_new_plan_says_what_it_holds() {
    let folder = Folder::new();
    folder.new_plan();
    let info = folder.check(&["info", "a.paideia"], 0);
    assert_eq!((&info["city"], &info["counts"]["weeks"]), (&json!("Cork"), &json!(1)));
    assert!(info["revision"].as_i64() > Some(0) && info["format_version"].as_i64() > Some(0), "{info}");
    assert!(!folder.path("a.paideia-wal").exists(), "the one file holds everything");
}

#[test]
fn wrong_usage_ends_with_two_and_failure_with_one() {
    let folder = Folder::new();
    let two: &[&[&str]] = &[
        &[],
        &["dance"],
        &["info"],
        &["list", "a.paideia", "stars"],
        &[
            "new",
            "b.paideia",
            "--city",
            "X",
            "--country",
            "IE",
            "--time-zone",
            "Mars/Olympus",
            "--week",
            "W",
            "--from",
            "2027-05-03",
            "--to",
            "2027-05-09",
        ],
        &[
            "new",
            "b.paideia",
            "--city",
            "X",
            "--country",
            "IE",
            "--time-zone",
            "Europe/Dublin",
            "--week",
            "W",
            "--from",
            "3 May",
            "--to",
            "2027-05-09",
        ],
        &[
            "new",
            "b.paideia",
            "--city",
            "X",
            "--country",
            "IE",
            "--time-zone",
            "Europe/Dublin",
            "--week",
            "W",
            "--from",
            "2027-05-09",
            "--to",
            "2027-05-03",
        ],
    ];
    for arguments in two {
        assert_eq!(folder.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert!(!folder.path("b.paideia").exists(), "nothing was made");
    folder.check(&["info", "missing.paideia"], 1);
    std::fs::write(folder.path("no.paideia"), "no plan").unwrap();
    let refused = folder.check(&["info", "no.paideia"], 1);
    assert_eq!(refused["error"]["code"], "not_a_plan");
    assert_eq!(std::fs::read(folder.path("no.paideia")).unwrap(), b"no plan", "a refused file is left as it is");
    folder.new_plan();
    folder.check(&["call", "a.paideia", "dance"], 2);
    folder.check(&["call", "a.paideia", "get_event", "{\"x\":1}"], 2);
    folder.check(&["undo", "a.paideia"], 1);
    let place = r#"{"records":[{"table":"neighbourhood","name":"Harbour","population":900}]}"#;
    folder.check(&["call", "a.paideia", "save_records", place], 0);
    folder.check(&["undo", "a.paideia"], 0);
    folder.check(&["redo", "a.paideia"], 0);
}

#[test]
fn the_sample_city_is_whole() {
    let folder = Folder::new();
    let made = folder.check(&["sample", "s.paideia"], 0);
    assert!(made["counts"]["events"].as_i64() >= Some(300), "{made}");
    let verified = folder.check(&["verify", "s.paideia"], 0);
    assert_eq!(verified, json!({ "is_intact": true, "is_log_equal": true, "difference_count": 0, "differences": [] }));
    let problems = folder.check(&["check", "s.paideia"], 0);
    let first = &problems.as_array().unwrap()[0];
    let names: Vec<&String> = first.as_object().unwrap().keys().collect();
    assert_eq!(names, ["code", "severity", "event", "session", "values"]);
    for kind in ["events", "sessions", "venues", "rooms", "partners", "people"] {
        assert!(!folder.check(&["list", "s.paideia", kind], 0).as_array().unwrap().is_empty(), "{kind}");
        let plain = text(&folder.run(&["list", "s.paideia", kind]));
        assert!(!plain.contains("terminal-") && !plain.contains('\u{1b}'), "{plain}");
    }
    for name in folder.check(&["chart", "--list"], 0).as_array().unwrap() {
        folder.check(&["chart", "s.paideia", name.as_str().unwrap(), "--out", "chart.svg"], 0);
    }
    assert!(std::fs::read_to_string(folder.path("chart.svg")).unwrap().contains("<svg"));
    folder.check(&["chart", "s.paideia", "temple", "--out", "chart.gif"], 2);
    let paper = folder.check(&["export", "s.paideia", "council-paper", "--out", "paper.pdf"], 0);
    assert!(std::fs::read(folder.path("paper.pdf")).unwrap().starts_with(b"%PDF"), "{paper}");
}

#[test]
fn papers_are_poured_into_a_template_and_all_is_written_into_a_folder() {
    let folder = Folder::new();
    folder.check(&["sample", "s.paideia"], 0);
    let export = |more: &[&str], code: i32| folder.check(&[&["export", "s.paideia"], more].concat(), code);
    export(&["minutes", "--out", "theirs.docx"], 0);
    let poured = export(&["council-paper", "--out", "x.docx", "--template", "theirs.docx"], 0);
    let told: Vec<&str> = poured["notices"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert!(told.contains(&"said"), "{poured}");
    let plain =
        text(&folder.run(&["export", "s.paideia", "council-paper", "--out", "x.docx", "--template", "theirs.docx"]));
    assert!(plain.contains("placeholders"), "{plain}");
    export(&["council-paper", "--out", "x.pdf", "--template", "theirs.docx"], 2);
    assert!(!folder.path("x.pdf").exists());
    std::fs::write(folder.path("broken.docx"), "no document").unwrap();
    let refused = export(&["council-paper", "--out", "y.docx", "--template", "broken.docx"], 1);
    assert_eq!(refused["error"]["code"], "template_not_docx", "{refused}");
    let files = export(&["--into", "out"], 0);
    let names: Vec<&str> = files.as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"council-paper.pdf") && names.contains(&"programme.ics"), "{names:?}");
    assert!(names.iter().all(|name| folder.path("out").join(name).exists()), "{names:?}");
    assert_eq!(std::fs::read_dir(folder.path("out")).unwrap().count(), names.len());
}

#[test]
fn versions_differences_and_undo_agree() {
    let folder = Folder::new();
    folder.new_plan();
    folder.check(&["version", "a.paideia", "as tabled"], 0);
    let place = r#"{"records":[{"table":"neighbourhood","name":"Harbour","population":900}]}"#;
    folder.check(&["call", "a.paideia", "save_records", place], 0);
    let found = folder.check(&["diff", "a.paideia", "as tabled"], 0);
    assert_eq!((&found[0]["kind"], &found[0]["name"]), (&json!("added"), &json!("Harbour")), "{found}");
    let undone = folder.check(&["undo", "a.paideia"], 0);
    assert_eq!(undone["code"], "save_neighbourhood");
    assert_eq!(folder.check(&["diff", "a.paideia", "as tabled"], 0), json!([]));
    folder.check(&["redo", "a.paideia"], 0);
    let history = text(&folder.run(&["history", "a.paideia"]));
    assert!(history.contains("Neighbourhood “Harbour”"), "{history}");
    folder.check(&["diff", "a.paideia", "never"], 1);
}

fn write_submissions(path: &Path) {
    let rows = "Reference,Title,Organiser,Date,Start,End,Venue\n\
        1,Pottery for all,Clay House,2027-05-04,10:00,12:00,Town Hall\n\
        2,,Clay House,2027-05-04,10:00,12:00,Town Hall\n";
    std::fs::write(path, rows).unwrap();
}

#[test]
fn an_import_counts_refuses_and_repeats() {
    let folder = Folder::new();
    folder.new_plan();
    write_submissions(&folder.path("in.csv"));
    let dry = folder.check(&["import", "a.paideia", "in.csv", "--dry-run"], 3);
    assert_eq!((&dry["rows"], &dry["new"]), (&json!(2), &json!(1)), "{dry}");
    assert_eq!(folder.check(&["list", "a.paideia", "events"], 0), json!([]), "a dry run changes nothing");
    let done = folder.check(&["import", "a.paideia", "in.csv", "--rejects", "back.csv"], 3);
    let names: Vec<&String> = done.as_object().unwrap().keys().collect();
    let told = [
        "kind",
        "rows",
        "new",
        "changed",
        "same",
        "left_out_count",
        "no_record_count",
        "refused",
        "told",
        "no_records",
        "records",
        "new_names",
        "likely_same",
        "questions",
        "notices",
        "events",
        "sessions",
        "venues",
        "is_kind_guessed",
    ];
    assert_eq!(names, told);
    let refused: Vec<&String> = done["refused"][0].as_object().unwrap().keys().collect();
    assert_eq!(refused, ["line", "column", "value", "reason"]);
    assert!(folder.path("back.csv").exists());
    let again = folder.check(&["import", "a.paideia", "in.csv"], 3);
    assert_eq!((&again["new"], &again["same"]), (&json!(0), &json!(1)), "{again}");
    folder.check(&["undo", "a.paideia"], 0);
    assert_eq!(folder.check(&["list", "a.paideia", "events"], 0), json!([]), "an import is one undo");
    folder.check(&["verify", "a.paideia"], 0);
}

/// The arguments of a long call do not fit a command line on every system.
#[test]
fn a_workbook_at_which_its_reader_gives_up_is_refused_in_a_sentence() {
    let folder = Folder::new();
    let damaged = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/intake/strings-cut-off.xls");
    let output = folder.run(&["table", damaged]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.starts_with("This file breaks off before its end."), "{told}");
}

#[test]
fn a_damaged_plan_is_told_and_saved_from_what_can_be_proven() {
    let folder = Folder::new();
    folder.new_plan();
    let save = |title: &str| {
        let arguments = json!({ "records": [{ "table": "goal", "title": title, "measure": "" }] }).to_string();
        folder.check(&["call", "a.paideia", "save_records", &arguments], 0);
    };
    save("Every street reads");
    save("Every pier sings");
    let plan = folder.path("a.paideia");
    let whole = std::fs::read(&plan).unwrap();
    let mut damaged = whole.clone();
    damaged[..100].fill(0);
    std::fs::write(&plan, &damaged).unwrap();
    assert_eq!(folder.check(&["info", "a.paideia"], 1)["error"]["code"], "damaged");
    let found = folder.check(&["recover", "a.paideia"], 0);
    assert_eq!(std::fs::read(&plan).unwrap(), damaged, "only looked at");
    let said = text(&folder.run(&["recover", "a.paideia"]));
    assert!(said.contains("what was done after it cannot be read any more"), "{said}");
    let key = found["choices"][0]["key"].as_str().unwrap();
    folder.check(&["recover", "a.paideia", "--using", key], 0);
    folder.check(&["verify", "a.paideia"], 0);
    folder.check(&["recover", "a.paideia", "--using", "nonsense"], 1);
    // Nothing is known of a file that was never opened here.
    std::fs::write(folder.path("b.paideia"), &damaged).unwrap();
    assert_eq!(folder.check(&["recover", "b.paideia"], 1)["choices"], json!([]));
    let said = text(&folder.run(&["recover", "b.paideia"]));
    assert!(said.contains("Nothing can be saved from here"), "{said}");
}

#[test]
fn a_call_takes_its_arguments_from_standard_input_and_says_what_it_touched() {
    use std::io::Write;
    let folder = Folder::new();
    folder.new_plan();
    let place = |name: &str| {
        json!({ "table": "neighbourhood", "id": "", "name": name, "population": 5_000,
            "deprivation_rank": null, "note": "n".repeat(90_000), "outline": "" })
    };
    let mut program = Command::new(env!("CARGO_BIN_EXE_paideia"))
        .args(["call", "a.paideia", "save_records", "-", "--reply", "--json"])
        .current_dir(folder.root.path())
        .env("PAIDEIA_HOME", folder.path("home"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    program
        .stdin
        .take()
        .unwrap()
        .write_all(json!({ "records": [place("Mayfield"), place("Northgate")] }).to_string().as_bytes())
        .unwrap();
    let output = program.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let reply: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(reply["value"].as_array().unwrap().len(), 2, "{reply}");
    assert!(!reply["touched"].as_object().unwrap().is_empty(), "{reply}");
    let looked = folder.check(&["call", "a.paideia", "list_neighbourhoods", "--reply"], 0);
    assert_eq!((&looked["value"][0]["name"], &looked["touched"]), (&json!("Mayfield"), &json!({})));
}
