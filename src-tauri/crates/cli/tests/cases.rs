//! The small files of other people through the terminal program: what it says, in words and as JSON, and how it ends.
//!
//! What the plan holds afterwards, cell by cell, stands in the tests of `intake`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

struct Folder {
    root: TempDir,
}

impl Folder {
    /// A folder with a plan of the city of the cases.
    fn new() -> Self {
        let folder = Self { root: TempDir::new().unwrap() };
        let words = "new a.paideia --city Lindau --country DE --time-zone Europe/Berlin --week Week --from 2027-05-03 --to 2027-05-09";
        let output = folder.run(&words.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        folder
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_paideia"))
            .args(arguments)
            .current_dir(self.root.path())
            .env("PAIDEIA_HOME", self.root.path().join("home"))
            .output()
            .unwrap()
    }
}

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/cases").join(name)
}

fn words(list: &Value, name: &str) -> String {
    list.as_array().unwrap().iter().map(|it| it[name].as_str().unwrap_or_default()).collect::<Vec<_>>().join(" ")
}

/// What is said of a file without being told its kind: kind, rows new, then the codes of what was refused, told, no
/// record, and noticed (only those of `noticed` are looked for). The sentences of the terminal hold every code.
#[track_caller]
fn check(name: &str, kind: &str, new: u64, codes: [&str; 3], noticed: &[&str]) {
    let folder = Folder::new();
    let path = case(name).display().to_string();
    let spoken = folder.run(&["import", "a.paideia", &path, "--dry-run"]);
    let output = folder.run(&["import", "a.paideia", &path, "--json"]);
    let expected = if codes[0].is_empty() { 0 } else { 3 };
    assert_eq!(output.status.code(), Some(expected), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = (told["kind"].as_str().unwrap(), told["new"].as_u64().unwrap());
    assert_eq!(found, (kind, new), "{name}: {told}");
    let found =
        [words(&told["refused"], "reason"), words(&told["told"], "reason"), words(&told["no_records"], "reason")];
    assert_eq!(found, codes, "{name}");
    let notices = words(&told["notices"], "code");
    for code in noticed {
        assert!(notices.split(' ').any(|it| it == *code), "{name}: {notices}");
    }
    let spoken = String::from_utf8_lossy(&spoken.stdout).into_owned();
    for line in ["refused", "told", "no_records"].iter().flat_map(|name| told[*name].as_array().unwrap()) {
        assert!(
            spoken.contains(&format!("\n{}  ", line["line"])),
            "{name}: line {} is not told:\n{spoken}",
            line["line"]
        );
    }
    let sentences = told["notices"].as_array().unwrap().len();
    assert!(!spoken.contains("notice-") && !spoken.contains("refused-"), "{name}: {sentences} notices in\n{spoken}");
}

#[test]
fn events() {
    check("e01-iso-minutes-offset.csv", "events", 6, ["", "", ""], &[]);
    check("e02-date-ranges.csv", "events", 12, ["", "", ""], &["spans"]);
    check("e03b-office-hours.csv", "events", 8, ["", "", ""], &["next_day"]);
    check("e04-excel-times.xlsx", "events", 7, ["", "", ""], &[]);
    check("e05-totals-and-footnotes.csv", "events", 4, ["", "", "total total footnote footnote"], &[]);
    check("e06-joined-with-bom.csv", "events", 3, ["", "", "heading_again heading_again other_columns"], &[]);
    check("e07-stray-quote.csv", "events", 9, ["", "", ""], &["stray_quote"]);
    check("e08-titles-that-are-values.xlsx", "events", 7, ["", "", ""], &[]);
    check("e09-eras-and-digits.csv", "events", 11, ["", "", ""], &[]);
    check("e10b-excel-short-dates.csv", "events", 4, ["", "", ""], &[]);
    check("e11-half-converted-dates.xlsx", "events", 6, ["", "", ""], &["dates_turned", "outside_week"]);
    check("e12-hidden-sheet-rows-column.xlsx", "events", 6, ["", "", ""], &["hidden_rows"]);
    check("e13a-two-head-rows.xlsx", "events", 2, ["", "", ""], &[]);
    check("e13c-twice-the-same-heads.csv", "events", 2, ["", "", ""], &[]);
    let formulas = ["formula_without_result"; 8].join(" ");
    check("e16-formulas-without-results.xlsx", "events", 3, ["", &formulas, ""], &["formulas_without_result"]);
    check("e17b-text-by-formula.csv", "events", 2, ["", "", ""], &[]);
    check("e20a-utf16le-no-mark-greek.csv", "events", 2, ["", "", ""], &["encoding"]);
    check("e20c-mixed-line-ends.csv", "events", 4, ["", "", ""], &[]);
    check("e21-months-of-other-languages.csv", "events", 11, ["", "", ""], &[]);
    check("e21b-heads-of-other-languages.csv", "events", 2, ["", "", ""], &[]);
    check("e24b-weekdays-without-dates.csv", "events", 3, ["", "", ""], &[]);
    check("e25-angle-brackets.csv", "events", 2, ["", "", ""], &[]);
    let told = "places_doubtful places_doubtful number_unreadable";
    check("e26-money-and-capacity.csv", "events", 7, ["", told, ""], &[]);
    check("e27-refused-and-back.csv", "events", 2, ["date_unreadable", "", ""], &[]);
}

#[test]
fn other_kinds_of_files() {
    check("e28-old-excel.xls", "events", 5, ["", "", ""], &["hidden_rows", "merged_cells"]);
    check("e29-open-document.ods", "events", 5, ["", "formula_without_result", ""], &["hidden_rows"]);
    check("e30-series-of-a-calendar.ics", "events", 7, ["", "", "older_version no_event"], &["series_cut"]);
    let told = "zone_unknown line_unreadable event_not_closed event_not_closed end_reversed link_unreadable";
    let refused = "rule_unreadable date_unreadable title_missing";
    check("e31-broken-calendar.ics", "events", 5, [refused, told, ""], &["times_called_days"]);
    check("e32-pentabarf.xml", "events", 2, ["", "", ""], &[]);
    check("e33-frab.xml", "events", 2, ["title_missing", "length_unreadable", ""], &[]);
    check("e34-europython.xml", "events", 1, ["", "", ""], &["several_venues"]);
    check("e35-schedule.json", "events", 2, ["date_unreadable", "", ""], &[]);
    let noticed = ["cards_without_organisation", "properties_not_read"];
    check("p06-address-book.vcf", "partners", 3, ["name_missing", "another_address", ""], &noticed);
}

/// A table from another program, by standard input.
#[test]
fn a_table_by_standard_input() {
    use std::io::Write;
    let folder = Folder::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_paideia"))
        .args(["import", "a.paideia", "-", "--json"])
        .current_dir(folder.root.path())
        .env("PAIDEIA_HOME", folder.root.path().join("home"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"Title\tDate\nTalk\t4 May 2027\nWalk\tsoon\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (output.status.code(), told["new"].as_u64(), words(&told["refused"], "reason").as_str()),
        (Some(3), Some(1), "date_unreadable")
    );
}

#[test]
fn partners() {
    let told = "another_address another_number another_address another_address another_address email_unreadable";
    check("p01-several-addresses.csv", "partners", 7, ["", told, ""], &[]);
    check("p02-phones-as-numbers.xlsx", "partners", 3, ["", "", ""], &[]);
    check("p03-google-contacts.csv", "partners", 2, ["", "another_number", ""], &[]);
    check("p05-one-partner-many-spellings.csv", "partners", 6, ["", "", ""], &[]);
}

#[test]
fn indicators() {
    check("i01-groups-side-by-side.csv", "indicators", 8, ["", "", ""], &[]);
    check("i02-three-decimals.csv", "indicators", 4, ["", "", ""], &[]);
    check("i04-flags.csv", "indicators", 3, ["", "indicators_held_back", ""], &["indicators_held_back"]);
    check("i06-percent-cells.xlsx", "indicators", 6, ["", "", ""], &[]);
}

#[test]
fn what_is_open_is_asked_before_anything_is_written() {
    let folder = Folder::new();
    let ask = |name: &str, answer: &[&str]| {
        let path = case(name).display().to_string();
        let output = folder.run(&[&["import", "a.paideia", &path], answer].concat());
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = ask("e19-cinema-festival.csv", &[]);
    assert!(code == Some(1) && said.contains("film") && said.contains("cinema"), "{said}");
    let map = folder.root.path().join("map.json");
    std::fs::write(&map, r#"{"cinema":"venue","jour":"starts_on","heure":"start_time","film":"title","salle":"room"}"#)
        .unwrap();
    let (code, said) = ask("e19-cinema-festival.csv", &["--map", &map.display().to_string()]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(ask("i07-percent-and-commas.csv", &[]).0, Some(1));
    assert_eq!(ask("i07-percent-and-commas.csv", &["--decimal-mark", "point"]).0, Some(0));
}

#[test]
fn refused_rows_come_back_clean() {
    let folder = Folder::new();
    let path = case("e27-refused-and-back.csv").display().to_string();
    let output = folder.run(&["import", "a.paideia", &path, "--rejects", "back.csv"]);
    assert_eq!(output.status.code(), Some(3));
    let back = std::fs::read_to_string(folder.root.path().join("back.csv")).unwrap();
    assert!(!back.contains('\'') && !back.contains("date_unreadable") && back.contains("This is no date"), "{back}");
    std::fs::write(folder.root.path().join("back.csv"), back.replace("31/06/2027", "05/05/2027")).unwrap();
    let output = folder.run(&["import", "a.paideia", "back.csv", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    let events = String::from_utf8_lossy(&folder.run(&["list", "a.paideia", "events", "--json"]).stdout).into_owned();
    assert!(events.contains("-10 Degrees: a winter walk") && events.contains("@home Learners"), "{events}");
}

#[test]
fn outlines_are_told_where_they_lie() {
    let folder = Folder::new();
    for (name, reason) in
        [("g01-metres.geojson", "neighbourhood_unknown"), ("g02-latitude-first.geojson", "neighbourhood_unknown")]
    {
        let output = folder.run(&["import", "a.paideia", &case(name).display().to_string(), "--json"]);
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            (told["kind"].as_str(), words(&told["refused"], "reason")),
            (Some("outlines"), format!("{reason} {reason}"))
        );
    }
}

#[test]
fn a_table_is_shown_as_it_is_read() {
    let folder = Folder::new();
    let shown = |name: &str, csv: &[&str]| {
        let output = folder.run(&[&["table", &case(name).display().to_string()], csv].concat());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let text = shown("e05-totals-and-footnotes.csv", &[]);
    for word in ["UTF-8", "Töpfern für alle", "Zwischensumme", "Stand: 12.03.2027"] {
        assert!(text.contains(word), "{text}");
    }
    let csv = shown("e05-totals-and-footnotes.csv", &["--csv"]);
    assert_eq!(csv.lines().count(), 5, "{csv}");
    assert!(csv.starts_with("\"Titel\",\"Datum\""), "{csv}");
}
