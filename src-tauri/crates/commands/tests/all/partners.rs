//! Partners through the table of commands: details, merging, files in and out, on the sample city.

use serde_json::{Value, json};

use crate::common::table::Table;

impl Table {
    #[track_caller]
    fn open_partners(&self, file: &str) -> Value {
        let args = json!({ "kind": "partners", "options": {} });
        let answer = self.desk.call("open_import", args, Some(self.path(file)));
        answer.unwrap_or_else(|failure| panic!("open_import: {failure}")).value
    }

    fn records(&self, table: &str) -> Vec<Value> {
        self.call("list_records", json!({ "table": table })).as_array().unwrap().clone()
    }

    #[track_caller]
    fn partner(&self, name: &str) -> Value {
        let rows = self.call("list_partners", json!({}));
        let found = rows.as_array().unwrap().iter().find(|row| row["draft"]["partner"]["name"] == name).cloned();
        found.unwrap_or_else(|| panic!("no partner {name}"))
    }

    fn id(&self, name: &str) -> String {
        self.partner(name)["draft"]["partner"]["id"].as_str().unwrap().to_owned()
    }
}

fn strings(value: &Value, field: &str) -> Vec<String> {
    value.as_array().unwrap().iter().map(|it| it[field].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_partner_is_shown_whole() {
    let city = Table::sample();
    let detail = city.call("get_partner", json!({ "id": city.id("Riverton Library Service") }));
    for list in ["roles", "offers", "interactions", "ties", "timeline", "track_record", "totals"] {
        assert!(!detail[list].as_array().unwrap().is_empty(), "the library has {list}");
    }
    let kinds = strings(&detail["timeline"], "kind");
    for kind in ["event", "interaction", "promised", "received", "invited", "answered", "memorandum_signed"] {
        assert!(kinds.iter().any(|it| it == kind), "{kind} in {kinds:?}");
    }
    let days = strings(&detail["timeline"], "on");
    assert!(days.windows(2).all(|pair| pair[1] <= pair[0]), "newest first");
    assert_eq!(detail["is_newcomer"], false);
}

#[test]
fn the_sample_has_something_of_everything_that_waits() {
    let city = Table::sample();
    let answers = city.call("get_partner_answers", json!({}));
    let kinds = strings(&answers["waiting"], "kind");
    for kind in [
        "not_answered",
        "answer_due",
        "offer_due",
        "memorandum_ended",
        "memorandum_reminder",
        "retention_passed",
        "silent",
    ] {
        assert!(kinds.iter().any(|it| it == kind), "{kind} in {kinds:?}");
    }
    let network = city.call("get_network", json!({}));
    assert_eq!(network["brokers"].as_array().unwrap().len(), 3);
    assert!(!network["isolated"].as_array().unwrap().is_empty());
    let coverage = city.call("get_partner_coverage", json!({}));
    assert_eq!(coverage["pillars"].as_array().unwrap().len(), 6);
}

#[test]
fn offer_totals_are_those_of_the_records() {
    let city = Table::sample();
    let sum = |records: &[Value], field: &str| records.iter().filter_map(|it| it[field].as_i64()).sum::<i64>();
    let offers = city.records("offer");
    let book = city.call("get_offer_totals", json!({ "week_id": null }));
    let totals: Vec<Value> = book["by_kind"].as_array().unwrap().iter().map(|row| row["total"].clone()).collect();
    assert_eq!(sum(&totals, "promised_minor"), sum(&offers, "amount_minor"));
    assert_eq!(sum(&totals, "received_minor"), sum(&offers, "received_minor"));
    let of_week = city.call("get_offer_totals", json!({ "week_id": offers[0]["week_id"] }));
    assert_ne!(of_week["by_kind"], book["by_kind"], "offers of earlier years are left out");
}

#[test]
fn a_status_moved_on_the_board_is_one_change_and_one_undo() {
    let city = Table::sample();
    let mut draft = city.partner("Kenning Logistics")["draft"].clone();
    let (before, revision) = (draft.clone(), city.revision());
    draft["partner"]["status"] = json!("interested");
    city.call("save_partner", json!({ "draft": draft }));
    assert_eq!(city.revision(), revision + 1);
    city.call("undo", json!({}));
    assert_eq!(city.partner("Kenning Logistics")["draft"], before);
}

#[test]
fn merging_moves_everything_and_one_undo_brings_it_back() {
    let city = Table::sample();
    let (keep, gone) = (city.id("Riverton Library Service"), city.id("Read Together Riverton"));
    city.call(
        "save_records",
        json!({ "records": [
        { "table": "task", "title": "Ring", "subject": "partner", "subject_id": gone },
        { "table": "note", "text": "Mind the stairs", "subject": "partner", "subject_id": gone },
        { "table": "budget_line", "year": 2027, "title": "Books", "partner_id": gone },
    ] }),
    );
    let count = |table: &str, field: &str, id: &str| city.records(table).iter().filter(|it| it[field] == id).count();
    let tables = [
        ("offer", "partner_id"),
        ("interaction", "partner_id"),
        ("partner_role", "partner_id"),
        ("task", "subject_id"),
        ("note", "subject_id"),
        ("budget_line", "partner_id"),
    ];
    let before: Vec<usize> =
        tables.iter().map(|(table, field)| count(table, field, &keep) + count(table, field, &gone)).collect();
    let everything =
        || (city.call("list_partners", json!({})), city.records("tie"), city.call("list_people", json!({})));
    let (whole, revision) = (everything(), city.revision());
    let people = city.partner("Riverton Library Service")["draft"]["people"].as_array().unwrap().len();
    let guests = city.partner("Read Together Riverton")["draft"]["people"].as_array().unwrap().len();

    assert_eq!(city.call("merge_records", json!({ "kind": "partner", "keep": keep, "gone": gone })), keep);
    assert_eq!(city.revision(), revision + 1, "one change");
    let after: Vec<usize> = tables.iter().map(|(table, field)| count(table, field, &keep)).collect();
    assert_eq!(after, before, "every record is there, and is the keeper's");
    let row = city.partner("Riverton Library Service");
    let contacts = row["draft"]["people"].as_array().unwrap().iter().filter(|it| it["is_contact"] == true).count();
    assert_eq!((row["draft"]["people"].as_array().unwrap().len(), contacts), (people + guests, 1));
    let ties = city.records("tie");
    assert!(ties.iter().all(|it| it["from_partner_id"] != gone && it["to_partner_id"] != gone));
    assert!(ties.iter().all(|it| it["from_partner_id"] != it["to_partner_id"]), "none to itself");
    let names = strings(&city.call("list_partners", json!({})), "contact_name");
    assert_eq!(names.len() + 1, whole.0.as_array().unwrap().len());

    assert_eq!(city.call("undo", json!({}))["code"], "merge_partners");
    assert_eq!(everything(), whole);
    assert_eq!(city.call("verify_plan", json!({}))["is_log_equal"], true);
}

#[test]
fn merging_with_itself_or_nobody_is_refused() {
    let city = Table::sample();
    let id = city.id("Radio Riverton");
    let refused = |keep: &str, gone: &str| {
        city.desk
            .call("merge_records", json!({ "kind": "partner", "keep": keep, "gone": gone }), None)
            .unwrap_err()
            .code
    };
    assert_eq!(refused(&id, &id), "merge_with_itself");
    assert_eq!(refused(&id, "nobody"), "not_found");
}

#[test]
fn a_spreadsheet_of_partners_is_one_change() {
    let city = Table::sample();
    let rows = "Partner,Sector,Status,Neighbourhood,First year,Contact name,Contact e-mail\n\
        Kenning Logistics,Business,interested,Eastbrook,,Dara Kenning,dara@kenning.example\n\
        Quay Street Choir,culture_sport,prospect,Harbour,2027,,\n\
        Radio Riverton,,,,,,\n\
        ,Business,,,,,\n";
    std::fs::write(city.path("partners.csv"), rows).unwrap();
    let preview = city.open_partners("partners.csv");
    let found = ["new", "changed", "same", "refused_count"].map(|name| preview[name].as_u64().unwrap());
    assert_eq!(found, [1, 1, 1, 1]);
    assert_eq!((&preview["refused"][0]["line"], &preview["refused"][0]["reason"]), (&json!(5), &json!("name_missing")));
    let revision = city.revision();
    city.call("write_import", json!({}));
    assert_eq!(city.revision(), revision + 1);
    assert_eq!(city.partner("Quay Street Choir")["neighbourhood_name"], "Harbour");
    assert_eq!(city.partner("Kenning Logistics")["draft"]["partner"]["status"], "interested");
    let again = city.open_partners("partners.csv");
    assert_eq!((&again["new"], &again["changed"]), (&json!(0), &json!(0)), "the second time there is nothing to do");
    city.call("close_import", json!({}));
    assert_eq!(city.desk.call("write_import", json!({}), None).unwrap_err().code, "no_import_open");
    city.call("undo", json!({}));
    let names = city.call("list_partners", json!({})).to_string();
    assert!(!names.contains("Quay Street Choir"));
}

#[test]
fn what_is_saved_as_a_workbook_imports_again_with_nothing_to_do() {
    let city = Table::sample();
    // Names that a spreadsheet would take for formulas are kept as they are.
    let mut draft = city.partner("Radio Riverton")["draft"].clone();
    draft["partner"]["name"] = json!("=Radio, \"Riverton\"; +1");
    draft["partner"]["note"] = json!("two\nlines");
    city.call("save_partner", json!({ "draft": draft }));
    city.with_file("export_partners", json!({}), "partners.xlsx");
    let preview = city.open_partners("partners.xlsx");
    assert_eq!(preview["sheets"].as_array().unwrap().len(), 4, "{}", preview["sheets"]);
    let partners = city.call("list_partners", json!({})).as_array().unwrap().len();
    assert_eq!(preview["rows"], partners);
    let changed: Vec<&Value> =
        preview["items"].as_array().unwrap().iter().filter(|item| item["action"] != "same").collect();
    assert!(changed.is_empty(), "{changed:?} {}", preview["refused"]);
    let revision = city.revision();
    city.call("write_import", json!({}));
    assert_eq!(city.revision(), revision, "nothing to do is no change");
}

#[test]
fn contacts_are_saved_as_cards_without_those_to_be_erased() {
    let city = Table::sample();
    city.with_file("export_partners", json!({}), "partners.vcf");
    let text = std::fs::read_to_string(city.path("partners.vcf")).unwrap();
    let people = city.call("list_people", json!({}));
    let kept = |person: &&Value| {
        person["partner_id"].is_string() && person["keep_until"].as_str().is_none_or(|on| "2026-11-24" <= on)
    };
    let expected = people.as_array().unwrap().iter().filter(kept).count();
    assert_eq!(text.matches("BEGIN:VCARD\r\n").count(), expected);
    assert!(expected < people.as_array().unwrap().len());
    assert!(text.contains("ORG:Harbour Men's Shed\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    let failure = city.desk.call("export_partners", json!({}), Some(city.path("partners.doc"))).unwrap_err();
    assert_eq!(failure.code, "unknown_ending");
}

#[test]
fn the_network_is_drawn_with_words_and_a_table() {
    let city = Table::sample();
    let chart = city.call("draw_chart", json!({ "name": "network" }));
    let summary = chart["summary"].as_str().unwrap();
    assert!(summary.contains("Riverton Library Service"), "{summary}");
    let parts = chart["parts"].as_array().unwrap();
    assert!(30 < parts.len() && parts.iter().all(|part| part["filter"]["partner_id"].is_string()));
    assert_eq!(city.call("draw_chart", json!({ "name": "network" }))["svg"], chart["svg"], "it stands still");
}
