//! What goes out through the table of commands: sets of documents in a folder, the council's template, long work that
//! is stopped.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;

use chrono::DateTime;
use commands::{Desk, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{common, golden};

struct Table {
    desk: Desk,
    root: TempDir,
}

impl Table {
    /// The sample city.
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        let clock = || DateTime::from_timestamp(1_811_150_000, 0).unwrap();
        let table = Self { desk: Desk::new(common::surroundings(root.path(), "Ann", clock)), root };
        common::open_sample(&table.desk, table.path("a.paideia"));
        fs::create_dir(table.path("out")).unwrap();
        table
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    fn with(&self, name: &str, args: Value, path: &str) -> Result<Value, Failure> {
        Ok(self.desk.call(name, args, Some(self.path(path)))?.value)
    }

    /// What became of each file of a set, as `name: ok` or `name: why not`.
    fn set(&self, parts: Value, replace: bool) -> Vec<(String, String)> {
        let args = json!({ "parts": parts, "names": "for_people", "replace": replace });
        let report = self.with("export_output_set", args, "out").unwrap();
        let told = |file: &Value| {
            let why = file["failure"]["code"].as_str().unwrap_or("ok").to_owned();
            assert_eq!(why == "ok", file["written"]["bytes"].as_u64().is_some_and(|bytes| 0 < bytes), "{file}");
            (file["name"].as_str().unwrap().to_owned(), why)
        };
        report["files"].as_array().unwrap().iter().map(told).collect()
    }

    fn listed(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> = entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn output(&self, kind: &str) -> Value {
        let all = self.call("list_outputs", json!({}));
        all.as_array().unwrap().iter().find(|row| row["kind"] == kind).unwrap().clone()
    }

    /// The text of a Word document, written with the template that holds.
    fn word(&self, kind: &str) -> (String, Vec<String>) {
        let args = json!({ "kind": kind, "options": {}, "ending": "docx" });
        let file = self.with("export_output", args, "out/it.docx").unwrap();
        let told = file["notices"].as_array().unwrap().iter();
        let told = told.map(|notice| notice["values"]["text"].as_str().unwrap().to_owned()).collect();
        let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(self.path("out/it.docx")).unwrap())).unwrap();
        let mut text = String::new();
        for name in ["word/document.xml", "word/header1.xml"] {
            if let Ok(mut part) = zip.by_name(name) {
                part.read_to_string(&mut text).unwrap();
            }
        }
        (text, told)
    }
}

fn part(kind: &str, endings: &[&str]) -> Value {
    json!({ "kind": kind, "options": {}, "endings": endings })
}

#[test]
fn tables_say_what_they_said() {
    let table = Table::new();
    let mut said = String::new();
    for row in table.call("list_outputs", json!({})).as_array().unwrap().iter().filter(|row| row["comes_back"] == true)
    {
        let contents = table.call("get_output_contents", json!({ "kind": row["kind"], "options": {} }));
        let line = |cells: &Value| {
            let cells: Vec<&str> = cells.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()).collect();
            cells.join(" | ") + "\n"
        };
        let rows: String = contents["rows"].as_array().unwrap().iter().take(3).map(line).collect();
        said += &format!("--- {}: {} rows\n{}{rows}", row["kind"], contents["count"], line(&contents["heads"]));
    }
    golden::golden("tables.txt", &said);
}

#[test]
fn whatever_has_no_pages_shows_what_its_file_holds() {
    let table = Table::new();
    for row in table.call("list_outputs", json!({})).as_array().unwrap() {
        let contents = table.call("get_output_contents", json!({ "kind": row["kind"], "options": {} }));
        assert_eq!(contents.is_null(), row["has_pages"] == true, "{}", row["kind"]);
        if contents.is_null() {
            continue;
        }
        let (heads, rows) = (contents["heads"].as_array().unwrap(), contents["rows"].as_array().unwrap());
        assert!(!heads.is_empty() && !rows.is_empty(), "{}", row["kind"]);
        assert!(rows.iter().all(|cells| cells.as_array().unwrap().len() == heads.len()), "{}", row["kind"]);
        assert_eq!(rows.len() as u64, contents["count"].as_u64().unwrap().min(200), "{}", row["kind"]);
    }
    // As many as the file has, and the same words.
    let contents = table.call("get_output_contents", json!({ "kind": "venues", "options": {} }));
    let args = json!({ "kind": "venues", "options": {}, "ending": "csv" });
    table.with("export_output", args, "out/venues.csv").unwrap();
    let file = fs::read_to_string(table.path("out/venues.csv")).unwrap();
    let mut lines = file.lines();
    let head = lines.next().unwrap().to_owned();
    assert!(contents["heads"].as_array().unwrap().iter().all(|it| head.contains(it.as_str().unwrap())), "{head}");
    assert_eq!(contents["count"], lines.count());
    assert!(file.contains(contents["rows"][0][0].as_str().unwrap()));
}

#[test]
fn a_set_is_written_under_the_names_of_single_documents_and_replaces_nothing_unasked() {
    let table = Table::new();
    let parts = json!([part("business_case", &["pdf", "docx"]), part("programme", &["ics"])]);
    let first = table.set(parts.clone(), false);
    let single =
        table.desk.dialog("export_output", &json!({ "kind": "business_case", "options": {}, "ending": "pdf" }));
    assert_eq!(Some(&first[0].0), single.unwrap().name.as_ref());
    assert!(first.iter().all(|(_, told)| told == "ok"), "{first:?}");
    let mut names: Vec<String> = first.iter().map(|(name, _)| name.clone()).collect();
    names.sort();
    assert_eq!(table.listed("out"), names, "and nothing beside them");
    let begins = |name: &str, with: &[u8]| fs::read(table.path("out").join(name)).unwrap().starts_with(with);
    assert!(begins(&first[0].0, b"%PDF") && begins(&first[1].0, b"PK") && begins(&first[2].0, b"BEGIN:VCALENDAR"));

    fs::write(table.path("out").join(&first[0].0), "mine").unwrap();
    fs::remove_file(table.path("out").join(&first[2].0)).unwrap();
    let again: Vec<String> = table.set(parts.clone(), false).into_iter().map(|(_, told)| told).collect();
    assert_eq!(again, ["file_is_there", "file_is_there", "ok"]);
    assert!(begins(&first[0].0, b"mine"), "what was there stays");
    assert_eq!(table.desk.folder_of_set(), Some(table.path("out")), "offered for what is to be replaced");
    assert!(table.set(parts, true).iter().all(|(_, told)| told == "ok"));
    assert!(begins(&first[0].0, b"%PDF"));
}

#[test]
fn one_file_that_cannot_be_written_keeps_no_other_from_it() {
    let table = Table::new();
    let name = table.set(json!([part("business_case", &["html"])]), false)[0].0.clone();
    // A folder lies where the file is to be, and one choice is none.
    fs::remove_file(table.path("out").join(&name)).unwrap();
    fs::create_dir(table.path("out").join(&name)).unwrap();
    let wrong = json!({ "kind": "booklet", "options": { "order": "by_magic" }, "endings": ["pdf"] });
    let told =
        table.set(json!([part("business_case", &["html", "odt"]), wrong, part("open_data", &["zip", "exe"])]), true);
    let codes: Vec<&str> = told.iter().map(|(_, told)| told.as_str()).collect();
    assert_eq!((codes[1], codes[2], codes[3], codes[4]), ("ok", "unknown_choice", "ok", "unknown_ending"), "{told:?}");
    assert_ne!(codes[0], "ok");
    let half: Vec<String> = table.listed("out").into_iter().filter(|name| name.ends_with(".part")).collect();
    assert_eq!(half, [""; 0]);
    let empty = json!({ "parts": [part("booklet", &[])], "names": "for_people", "replace": false });
    assert_eq!(table.with("export_output_set", empty, "out").unwrap_err().code, "empty_set");
}

#[test]
fn scripts_find_files_by_their_kind() {
    let table = Table::new();
    let args = json!({ "parts": [part("business_case", &["html"])], "names": "for_scripts", "replace": true });
    table.with("export_output_set", args, "new/folder").unwrap();
    assert_eq!(table.listed("new/folder"), ["business-case.html"]);
}

#[test]
fn what_was_ticked_and_written_is_noted_once_and_undo_passes_it_over() {
    let table = Table::new();
    let goal = json!([{ "table": "goal", "title": "Boats" }]);
    table.call("save_records", json!({ "records": goal }));
    let newest = || table.call("list_history", json!({ "before": null, "limit": 2 }));
    let before = newest()[0].clone();
    let note = |kind: &str, endings: &[&str], name: &str| json!({ "kind": kind, "options": {}, "endings": endings, "file_name": name });
    let set = [note("business_case", &["docx"], "case.docx"), note("programme", &["ics"], "")];
    table.call("save_output_set", json!({ "set": set }));
    assert_eq!(newest()[1], before, "one change for all");
    let (case, programme) = (table.output("business_case"), table.output("programme"));
    assert_eq!((&case["set_endings"], &case["written"]["file_name"]), (&json!(["docx"]), &json!("case.docx")));
    assert_eq!((&programme["set_endings"], &programme["written"]), (&json!(["ics"]), &Value::Null), "only ticked");
    assert_eq!(table.call("get_output_changes", json!({ "kind": "programme" })), Value::Null);

    // An event changes; then only the ticks do. What is said of the last time stays true.
    let events = table.call("list_events", json!({}));
    let promised = |event: &&Value| event["status"] == "confirmed";
    let event = events.as_array().unwrap().iter().find(promised).unwrap()["id"].clone();
    let title = json!({ "id": event, "field": "title", "value": "Another title" });
    table.call("set_event_field", title);
    let changed = || table.call("get_output_changes", json!({ "kind": "business_case" }));
    assert_eq!(changed(), json!(1));
    table.call("save_output_set", json!({ "set": [note("business_case", &[], "")] }));
    assert_eq!(table.output("business_case")["set_endings"], json!([]));
    assert_eq!(table.output("programme")["set_endings"], json!([]), "what is not in the set is not ticked");
    assert_eq!(changed(), json!(1));
    assert_eq!(table.call("undo", json!({}))["code"], "set_event_field");
}

/// A council's document with a header of its own, where the recommendations go, and a place that we know nothing of.
fn template() -> Vec<u8> {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let links = |links: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
        )
    };
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = [p("Town Hall, Riverton"), p("{{recommendations}}"), p("{{body}}"), p("{{mayor}}")].concat();
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
                 ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" \
                 ContentType=\"{types}.document.main+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            links(&format!("<Relationship Id=\"rId1\" Type=\"{r}/officeDocument\" Target=\"word/document.xml\"/>")),
        ),
        (
            "word/_rels/document.xml.rels",
            links(&format!("<Relationship Id=\"rId3\" Type=\"{r}/header\" Target=\"header1.xml\"/>")),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"{w}\" xmlns:r=\"{r}\"><w:body>{body}<w:sectPr><w:headerReference \
                 w:type=\"default\" r:id=\"rId3\"/></w:sectPr></w:body></w:document>"
            ),
        ),
        ("word/header1.xml", format!("<w:hdr xmlns:w=\"{w}\" xmlns:r=\"{r}\">{}</w:hdr>", p("Arms of Riverton"))),
    ];
    let parts: Vec<(String, Vec<u8>)> =
        parts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect();
    office::pack(&parts).unwrap()
}

#[test]
fn the_councils_template_travels_with_the_plan() {
    let table = Table::new();
    fs::write(table.path("council.docx"), template()).unwrap();
    let (plain, told) = table.word("council_paper");
    assert!(!plain.contains("Town Hall, Riverton") && told.is_empty(), "{told:?}");
    table.with("import_council_template", json!({}), "council.docx").unwrap();
    fs::remove_file(table.path("council.docx")).unwrap();
    assert_eq!(table.call("get_council_template", json!({}))["title"], "council.docx");
    // A colleague opens a copy on another machine.
    table.with("save_copy", json!({}), "copy.paideia").unwrap();
    table.with("open_plan", json!({ "accept_risk": false }), "copy.paideia").unwrap();
    let (text, told) = table.word("council_paper");
    assert!(text.contains("Town Hall, Riverton") && text.contains("Arms of Riverton"), "its text and its header");
    assert!(!text.contains("{{recommendations}}"), "what goes there stands there");
    assert!(told.iter().any(|said| said.contains("mayor")), "what is not known is told: {told:?}");
    let set = table.set(json!([part("minutes", &["docx"])]), false);
    assert_eq!(set[0].1, "ok");
    let pdf = json!({ "kind": "council_paper", "options": {}, "ending": "pdf" });
    assert!(0 < table.with("export_output", pdf, "out/p.pdf").unwrap()["pages"].as_u64().unwrap());

    table.call("delete_council_template", json!({}));
    assert_eq!(table.call("get_council_template", json!({})), Value::Null);
    assert!(!table.word("council_paper").0.contains("Town Hall, Riverton"));
    table.call("undo", json!({}));
    assert!(table.word("council_paper").0.contains("Town Hall, Riverton"), "taken back with its content");
}

#[test]
fn what_cannot_be_a_template_is_refused_and_nothing_is_kept() {
    let table = Table::new();
    let whole = template();
    let files: BTreeMap<&str, (Vec<u8>, &str)> = BTreeMap::from([
        ("letter.pdf", (b"%PDF-1.7".to_vec(), "template_not_docx")),
        ("half.docx", (whole[..whole.len() / 2].to_vec(), "template_damaged")),
        ("film.docx", (vec![0; 6 << 20], "template_too_large")),
        ("empty.docx", (Vec::new(), "template_not_docx")),
    ]);
    for (name, (bytes, code)) in files {
        fs::write(table.path(name), bytes).unwrap();
        for command in ["import_council_template", "read_council_template"] {
            assert_eq!(table.with(command, json!({}), name).unwrap_err().code, code, "{command} {name}");
        }
    }
    assert_eq!(table.call("get_council_template", json!({})), Value::Null);
}

#[test]
fn a_template_for_one_run_stays_out_of_the_plan() {
    let table = Table::new();
    fs::write(table.path("council.docx"), template()).unwrap();
    table.with("read_council_template", json!({}), "council.docx").unwrap();
    assert!(table.word("progress_report").0.contains("Town Hall, Riverton"));
    assert_eq!(table.call("get_council_template", json!({})), Value::Null);
}

/// Runs work and asks to stop it as soon as it has come to a step.
fn stopped_at<T: Send>(table: &Table, step: &str, work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let work = scope.spawn(work);
        while !work.is_finished() {
            if table.call("get_progress", json!({}))["step"] == step {
                table.call("stop_work", json!({}));
            }
            std::thread::yield_now();
        }
        work.join().unwrap()
    })
}

#[test]
fn a_stopped_export_leaves_what_was_there() {
    let table = Table::new();
    let place = table.path("out/b.pdf");
    fs::write(&place, "mine").unwrap();
    let write = |options: Value| {
        let args = json!({ "kind": "booklet", "options": options, "ending": "pdf" });
        table.with("export_output", args, "out/b.pdf")
    };
    let refused = stopped_at(&table, "setting", || write(json!({}))).unwrap_err();
    assert_eq!(refused.code, "export_stopped");
    assert_eq!((fs::read(&place).unwrap(), table.listed("out")), (b"mine".to_vec(), vec!["b.pdf".to_owned()]));
    assert_eq!(table.call("get_progress", json!({}))["step"], "", "nothing is going on any more");
    // The wish is forgotten with the work.
    assert!(0 < write(json!({})).unwrap()["pages"].as_u64().unwrap());
}

#[test]
fn pages_that_somebody_stops_are_drawn_when_asked_again() {
    let table = Table::new();
    let draw =
        || Ok(table.desk.call("draw_output", json!({ "kind": "posters", "options": {}, "page": 0 }), None)?.value);
    let refused: Result<Value, Failure> = stopped_at(&table, "setting", draw);
    assert_eq!(refused.unwrap_err().code, "drawing_stopped");
    let drawn: Result<Value, Failure> = draw();
    assert!(0 < drawn.unwrap()["pages"].as_u64().unwrap());
}

#[test]
fn a_stopped_set_tells_what_was_written_and_what_was_not() {
    let table = Table::new();
    let parts = json!([part("business_case", &["html"]), part("booklet", &["pdf"]), part("programme", &["ics"])]);
    let first = || -> bool { table.listed("out").iter().any(|name| name.ends_with(".html")) };
    let told = std::thread::scope(|scope| {
        let work = scope.spawn(|| table.set(parts, false));
        while !work.is_finished() {
            if first() && table.call("get_progress", json!({}))["step"] == "set" {
                table.call("stop_work", json!({}));
            }
            std::thread::yield_now();
        }
        work.join().unwrap()
    });
    let codes: Vec<&str> = told.iter().map(|(_, told)| told.as_str()).collect();
    assert_eq!(codes, ["ok", "set_stopped", "set_stopped"]);
    assert_eq!(table.listed("out"), [told[0].0.clone()], "no half file");
}

#[test]
fn a_folder_that_cannot_be_is_said() {
    let table = Table::new();
    fs::write(table.path("file"), "x").unwrap();
    let args = json!({ "parts": [part("programme", &["ics"])], "names": "for_people", "replace": false });
    assert!(table.with("export_output_set", args, "file/below").is_err());
    assert_eq!(fs::read(table.path("file")).unwrap(), b"x");
}
