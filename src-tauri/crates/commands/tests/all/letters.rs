//! Letters, run sheets and attendance sheets through the table of commands: listed, previewed, written, noted as sent.

use std::io::{Cursor, Read};
use std::path::PathBuf;

use chrono::DateTime;
use commands::{Desk, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common;

struct Table {
    desk: Desk,
    root: TempDir,
}

impl Table {
    /// Two hosts, one with a contact and an address, with an accepted event each; the address holds no line break.
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        let surroundings =
            common::surroundings(root.path(), "Ann", || DateTime::from_timestamp(1_796_000_000, 0).unwrap());
        let table = Self { desk: Desk::new(surroundings), root };
        let plan = json!({ "city": "Riverton", "country": "IE", "time_zone": "Europe/Dublin", "week_title": "Week",
            "starts_on": "2027-05-03", "ends_on": "2027-05-09" });
        table.desk.call("new_plan", json!({ "plan": plan }), Some(table.root.path().join("a.paideia"))).unwrap();
        let person = json!([{ "name": "Ana\r\nBcc: x@example.org", "email": "ana@example.org", "is_contact": true }]);
        let zoo = table.host("Zoo", person);
        let art = table.host("Art: \"school\"", json!([{ "name": "Not the contact", "email": "b@example.org" }]));
        table.event("Apes", &zoo);
        table.event("Brushes", &art);
        table
    }

    #[track_caller]
    fn call(&self, name: &str, args: Value) -> Value {
        self.desk.call(name, args, None).unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    fn refused(&self, name: &str, args: Value) -> Failure {
        let path = commands::command(name).unwrap().file.map(|_| self.root.path().join("refused"));
        self.desk.call(name, args, path).unwrap_err()
    }

    fn host(&self, name: &str, people: Value) -> Value {
        let draft = json!({ "partner": { "name": name, "status": "active" }, "people": people, "tags": [] });
        self.call("save_partner", json!({ "draft": draft }))
    }

    fn event(&self, title: &str, host: &Value) -> Value {
        let week = self.call("get_app_state", json!({}))["plan"]["week"]["id"].clone();
        let draft = json!({
            "event": { "title": title, "status": "accepted", "week_id": week, "short_text": "Come." },
            "sessions": [{ "starts_at": "2027-05-04T10:00:00", "ends_at": "2027-05-04T11:00:00", "is_time_known": true }],
            "partners": [{ "partner_id": host, "role": "organiser" }], "people": [], "tags": [],
        });
        self.call("save_event", json!({ "draft": draft }))
    }

    /// A file that was written, and the codes of what is told of it.
    fn file(&self, name: &str, args: Value, ending: &str) -> (Vec<u8>, Vec<String>) {
        let path: PathBuf = self.root.path().join(format!("{name}.{ending}"));
        let written =
            self.desk.call(name, args, Some(path.clone())).unwrap_or_else(|failure| panic!("{name}: {failure}"));
        let notices = written.value["notices"].as_array().unwrap().clone();
        (std::fs::read(path).unwrap(), notices.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect())
    }
}

fn accepted() -> Value {
    json!({ "reason": "accepted", "release_id": null, "partner_ids": null })
}

fn list() -> Value {
    json!({ "reason": "accepted", "release_id": null })
}

/// Names and contents of an archive.
fn unpacked(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (name, content)
        })
        .collect()
}

#[test]
fn reasons_come_with_their_counts_and_letters_with_their_words() {
    let table = Table::new();
    let reasons = table.call("list_letter_reasons", json!({}));
    let counts: Vec<(&str, u64, u64)> = reasons
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (
                it["reason"].as_str().unwrap(),
                it["letter_count"].as_u64().unwrap(),
                it["without_email_count"].as_u64().unwrap(),
            )
        })
        .collect();
    // Without a release nothing can have changed since one.
    assert_eq!(counts, [("accepted", 2, 1), ("declined", 0, 0), ("missing", 2, 1), ("returns", 0, 0)]);
    let view = table.call("list_letters", list());
    assert_eq!(view["letters"][0]["letter"]["host"], "Art: \"school\"");
    assert_eq!(view["letters"][0]["letter"]["contact"], "", "nobody but the contact is written to");
    let preview = view["letters"][1]["preview"].as_str().unwrap();
    assert!(preview.starts_with("Dear Ana Bcc: x@example.org,\n\n") && preview.contains("- Apes\n"), "{preview}");
    assert!(!preview.contains('{') && !preview.contains("We need your answer by"), "{preview}");
    assert_eq!(view["text"]["lacking"], json!(["deadline"]));
    assert_eq!(
        table.refused("list_letters", json!({ "reason": "changed", "release_id": null })).code,
        "release_missing"
    );
}

#[test]
fn each_form_of_the_letters_is_written_and_says_what_is_to_be_known() {
    let table = Table::new();
    let (pdf, told) = table.file("export_letters", accepted(), "pdf");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(told, ["letters_without_contact", "letters_lacking"]);
    let (each, _) = table.file("export_letters_each", accepted(), "zip");
    let names: Vec<String> = unpacked(each).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Accepted events Art school.pdf", "Accepted events Zoo.pdf"]);
    let (drafts, told) = table.file("export_letter_drafts", accepted(), "zip");
    assert_eq!(told, ["letters_without_contact", "letters_without_email", "letters_lacking"]);
    let drafts = unpacked(drafts);
    assert_eq!(drafts.len(), 1, "whoever has no address gets none");
    let mail = String::from_utf8(drafts[0].1.clone()).unwrap();
    assert!(mail.starts_with("X-Unsent: 1\r\n") && mail.contains("<ana@example.org>"), "{mail}");
    assert!(!mail.lines().any(|line| line.starts_with("Bcc")), "{mail}");
    let (book, _) = table.file("export_letters_table", accepted(), "xlsx");
    assert!(unpacked(book).iter().any(|(name, _)| name == "xl/workbook.xml"));
    let none = json!({ "reason": "declined", "release_id": null, "partner_ids": null });
    for name in ["export_letters", "export_letters_each", "export_letter_drafts", "export_letters_table"] {
        assert_eq!(table.refused(name, none.clone()).code, "no_letters", "{name}");
    }
}

#[test]
fn letters_that_were_sent_stand_in_the_timeline_as_one_change() {
    let table = Table::new();
    let view = table.call("list_letters", list());
    let ids: Vec<Value> =
        view["letters"].as_array().unwrap().iter().map(|it| it["letter"]["partner_id"].clone()).collect();
    let sent = |ids: &[Value]| json!({ "reason": "accepted", "release_id": null, "partner_ids": ids, "kind": "email" });
    let stranger = json!("nobody");
    assert_eq!(table.refused("add_letters_sent", sent(&[ids[0].clone(), stranger])).code, "not_found");
    assert_eq!(table.call("add_letters_sent", sent(&ids)), 2);
    let noted = table.call("list_records", json!({ "table": "interaction" }));
    assert_eq!(noted.as_array().unwrap().len(), 2);
    assert_eq!((&noted[0]["kind"], &noted[0]["letter_reason"]), (&json!("email"), &json!("accepted")));
    let again = table.call("list_letters", list());
    let before = &again["letters"][0];
    assert_eq!((before["letter"]["before"].as_array().unwrap().len(), &before["untold_count"]), (1, &json!(0)));
    let (_, told) = table.file("export_letters", accepted(), "pdf");
    assert_eq!(told[0], "letters_written_before");
    // Another event of the same host is news.
    table.event("Cranes", &ids[1]);
    let view = table.call("list_letters", list());
    assert_eq!(view["letters"][1]["untold_count"], 1);
    table.call("undo", json!({}));
    table.call("undo", json!({}));
    assert_eq!(table.call("list_records", json!({ "table": "interaction" })), json!([]), "one undo takes both back");
}

#[test]
fn a_text_of_the_plan_is_used_and_its_faults_are_told_with_their_place() {
    let table = Table::new();
    let text = |title: &str, text: &str| {
        let record =
            json!({ "table": "letter_text", "reason": "accepted", "language": "en", "title": title, "text": text });
        json!({ "records": [record] })
    };
    let first = table.call("save_records", text("For {host}", "Hello {contact}.\n\n{table}\n\nBye"));
    let view = table.call("list_letters", list());
    assert_eq!((&view["text"]["is_own"], &view["letters"][1]["subject"]), (&json!(true), &json!("For Zoo")));
    assert!(view["letters"][1]["preview"].as_str().unwrap().ends_with("\n\nBye\n"));
    let check = json!({ "reason": "accepted", "release_id": null, "title": "", "text": "Dear {kontact}" });
    let checked = table.call("check_letter_text", check);
    assert_eq!(checked["faults"].as_array().unwrap().len(), 2);
    assert_eq!(checked["sentences"][1], "Text, line 1, letter 6, “kontact”: This field does not exist.");
    // One text for each reason and language, whoever writes it.
    let second = table.call("save_records", text("Hello", "Dear {kontact}"));
    assert_eq!(first, second);
    let failure = table.refused("export_letters", accepted());
    assert_eq!(failure.code, "letter_text_faulty");
    assert!(failure.values["where"].contains("kontact"), "{failure}");
}

#[test]
fn sheets_are_written_or_refused() {
    let table = Table::new();
    let args = |kind: &str, by: &str| json!({ "kind": kind, "options": { "by": by }, "ending": "pdf" });
    for by in ["venue", "helper"] {
        assert_eq!(table.refused("export_output", args("run_sheets", by)).code, "no_sheets", "{by}");
    }
    for (kind, by) in [("run_sheets", "host"), ("run_sheets", "day"), ("attendance_sheets", "day")] {
        assert!(table.file("export_output", args(kind, by), "pdf").0.starts_with(b"%PDF-1.7"), "{kind} by {by}");
    }
}
