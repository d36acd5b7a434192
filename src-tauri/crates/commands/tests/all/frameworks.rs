//! Frameworks as files, rounds of several raters, points, files as evidence and practices, through the table.
use std::path::Path;

use commands::Failure;
use serde_json::{Value, json};

use crate::common::table::Table;

impl Table {
    #[track_caller]
    fn with_path(&self, name: &str, args: Value, path: &Path) -> Value {
        let answer = self.desk.call(name, args, Some(path.to_owned()));
        answer.unwrap_or_else(|failure| panic!("{name}: {failure}")).value
    }

    #[track_caller]
    fn refused_path(&self, name: &str, args: Value, path: &Path) -> Failure {
        self.desk.call(name, args, Some(path.to_owned())).expect_err(name)
    }
}

#[test]
fn a_framework_goes_out_and_comes_back_the_same() {
    let table = Table::sample();
    let main = table.call("list_frameworks", json!({}))[0]["id"].clone();
    let (first, second) = (table.path("first.json"), table.path("second.json"));
    table.with_path("export_framework", json!({ "id": main }), &first);
    // The same version of the same thing is there already.
    let before = table.revision();
    assert_eq!(table.refused_path("import_framework_file", json!({}), &first).code, "framework_version_present");
    assert_eq!(table.revision(), before);

    let text = std::fs::read_to_string(&first).unwrap();
    std::fs::write(&first, text.replace("\"version\": \"2013\"", "\"version\": \"2027\"")).unwrap();
    let id = table.with_path("import_framework_file", json!({}), &first);
    table.with_path("export_framework", json!({ "id": id }), &second);
    assert_eq!(std::fs::read_to_string(&first).unwrap(), std::fs::read_to_string(&second).unwrap());
    assert_eq!(table.call("list_frameworks", json!({})).as_array().unwrap().len(), 3, "versions stand side by side");
    assert_eq!(table.call("undo", json!({}))["code"], "import_framework");
    assert_eq!(table.call("list_frameworks", json!({})).as_array().unwrap().len(), 2);
}

#[test]
fn a_broken_file_is_refused_with_its_line_and_changes_nothing() {
    let table = Table::sample();
    let before = table.revision();
    let path = table.path("broken.json");
    for (text, code, line) in [
        ("{\n\"name\": \"A\",\n\"levels\": [}\n", "framework_not_json", "3"),
        ("{\n\"name\": \"A\",\n\"levels\": 5\n}", "framework_needs_list", "3"),
        ("{\n\"levels\": []\n}", "framework_field_missing", "1"),
        ("[]", "framework_not_object", "1"),
        ("", "framework_not_json", "1"),
    ] {
        std::fs::write(&path, text).unwrap();
        let failure = table.refused_path("import_framework_file", json!({}), &path);
        assert_eq!((failure.code.as_str(), failure.values["line"].as_str()), (code, line), "{text}");
    }
    std::fs::write(&path, b"{\n\"name\": \"\xff\"}").unwrap();
    assert_eq!(table.refused_path("import_framework_file", json!({}), &path).values["line"], "2");
    assert_eq!(table.revision(), before);
}

#[test]
fn every_shipped_framework_can_be_added() {
    let table = Table::sample();
    for key in table.call("list_framework_keys", json!({})).as_array().unwrap() {
        let key = &key["id"];
        if key == "key-features" || key == "six-guidelines" {
            assert_eq!(table.refused("import_framework", json!({ "key": key })).code, "framework_present");
            continue;
        }
        let id = table.call("import_framework", json!({ "key": key }));
        let detail = table.call("get_framework", json!({ "id": id }));
        assert!(4 <= detail["areas"].as_array().unwrap().len(), "{key}");
        assert!(detail["areas"].as_array().unwrap().len() <= detail["features"].as_array().unwrap().len(), "{key}");
    }
    assert_eq!(table.call("verify_plan", json!({}))["is_log_equal"], true);
}

/// The round of a title.
fn round(table: &Table, title: &str) -> Value {
    let main = table.call("list_frameworks", json!({}))[0]["id"].clone();
    let detail = table.call("get_framework", json!({ "id": main }));
    let rounds = detail["assessments"].as_array().unwrap();
    rounds.iter().find(|round| round["title"].as_str().unwrap().contains(title)).unwrap().clone()
}

#[test]
fn raters_agree_in_the_middle_and_the_team_takes_it_over() {
    let table = Table::sample();
    let round = round(&table, "Assessment, October 2026");
    let detail = table.call("get_round", json!({ "id": round["id"] }));
    assert_eq!(detail["raters"].as_array().unwrap().len(), 4);
    let (feature, _) = detail["agreements"].as_object().unwrap().iter().next().unwrap();
    for (rater, now) in [("A", 0), ("B", 4), ("C", 4), ("D", 4), ("E", 4)] {
        let opinion = json!({ "table": "opinion", "assessment_id": round["id"], "feature_id": feature, "rater": rater,
            "now": now, "ambition": 4 });
        table.call("save_records", json!({ "records": [opinion] }));
    }
    let agreed = table.call("get_round", json!({ "id": round["id"] }))["agreements"][feature].clone();
    let accepted = table.call("set_middle_ratings", json!({ "assessment_id": round["id"], "feature_id": feature }));
    assert_eq!(accepted, 1);
    let main = round["framework_id"].clone();
    let ratings = table.call("get_framework", json!({ "id": main }))["ratings"].clone();
    let is_ours = |it: &&Value| it["assessment_id"] == round["id"] && it["feature_id"] == *feature.as_str();
    let rating = ratings.as_array().unwrap().iter().find(is_ours).unwrap();
    assert_eq!((&rating["now"], &rating["ambition"]), (&agreed["now"], &agreed["ambition"]));
    let round_2022 = self::round(&table, "Light round, October 2022");
    let light = json!({ "assessment_id": round_2022["id"], "feature_id": null });
    assert_eq!(table.refused("set_middle_ratings", light).code, "no_opinions");
}

#[test]
fn the_sample_is_designated_on_the_second_try() {
    let table = Table::sample();
    let main = table.call("list_frameworks", json!({}))[0]["id"].clone();
    let history = table.call("list_designations", json!({ "framework_id": main }));
    let standings: Vec<&str> = history.as_array().unwrap().iter().map(|it| it["standing"].as_str().unwrap()).collect();
    assert_eq!(standings, ["not_gained", "gained", "kept"]);
    assert_eq!(history[1]["points"], 60.5);

    let round = round(&table, "Review for renewal");
    assert_eq!(table.call("set_equal_points", json!({ "assessment_id": round["id"], "points": 100.0 })), 12);
    let score = table.call("get_round", json!({ "id": round["id"] }))["score"].clone();
    assert!((score["possible"].as_f64().unwrap() - 100.0).abs() < 1e-9, "{score}");
    let open = json!({ "id": "", "assessment_id": round["id"], "feature_id": score_feature(&table, &round), "now": null,
        "ambition": null, "note": "", "evidence": "" });
    table.call("set_rating", json!({ "rating": open }));
    let score = table.call("get_round", json!({ "id": round["id"] }))["score"].clone();
    assert_eq!((score["result"].as_str(), score["missing"].as_i64()), (Some("incomplete"), Some(1)));
}

fn score_feature(table: &Table, round: &Value) -> Value {
    table.call("get_round", json!({ "id": round["id"] }))["criteria"][0]["feature_id"].clone()
}

#[test]
fn a_file_becomes_evidence_and_comes_out_again() {
    let table = Table::sample();
    let main = table.call("list_frameworks", json!({}))[0]["id"].clone();
    let feature = table.call("get_framework", json!({ "id": main }))["features"][0]["id"].clone();
    let path = table.path("Minutes 2026.txt");
    std::fs::write(&path, "All agreed.").unwrap();
    let about = json!({ "subject": "feature", "subject_id": feature, "assessment_id": null });
    let id = table.with_path("attach_file", about.clone(), &path);
    let back = table.path("back");
    table.with_path("save_attachment", json!({ "id": id }), &back);
    assert_eq!(std::fs::read_to_string(back.with_extension("txt")).unwrap(), "All agreed.");

    table.call("delete_records", json!({ "table": "evidence", "ids": [id] }));
    table.call("undo", json!({}));
    table.with_path("save_attachment", json!({ "id": id }), &back);

    std::fs::write(&path, "").unwrap();
    assert_eq!(table.refused_path("attach_file", about.clone(), &path).code, "file_empty");
    std::fs::File::create(&path).unwrap().set_len(20 * 1024 * 1024 + 1).unwrap();
    assert_eq!(table.refused_path("attach_file", about, &path).code, "file_too_large");
}

#[test]
fn practices_of_the_library_come_with_source_and_tags_once() {
    let table = Table::sample();
    let library = table.call("list_practice_library", json!({}));
    assert_eq!(library.as_array().unwrap().len(), 34);
    let keys: Vec<&Value> = library.as_array().unwrap().iter().map(|it| &it["key"]).collect();
    let present = library.as_array().unwrap().iter().filter(|it| it["is_present"] == true).count();
    assert_eq!(present, 4, "the sample has four of them");
    assert_eq!(table.call("import_practices", json!({ "keys": keys })), 30);
    assert_eq!(table.call("import_practices", json!({ "keys": keys })), 0);
    let practices = table.call("list_records", json!({ "table": "practice" }));
    assert!(practices.as_array().unwrap().iter().all(|it| it["is_own"] == true || it["source"] != ""));
    let first =
        practices.as_array().unwrap().iter().find(|it| it["place"].as_str().unwrap().contains("Chengdu")).unwrap();
    let tags = table.call("list_tags", json!({ "subject": "practice", "subject_id": first["id"] }));
    assert_eq!(tags.as_array().unwrap().len(), 3);
    assert_eq!(table.refused("import_practices", json!({ "keys": ["nowhere"] })).code, "not_found");
}

#[test]
fn what_is_tagged_reaches_the_guidelines_through_the_cross_walk() {
    let table = Table::sample();
    let guidelines = table.call("list_frameworks", json!({}))[1]["id"].clone();
    let ties = table.call("list_ties", json!({ "framework_id": guidelines }));
    let ties = ties.as_array().unwrap();
    assert!(ties.iter().any(|tie| tie["through"].is_null()), "practices have tags of their own");
    assert!(ties.iter().any(|tie| tie["subject"] == "event" && tie["through"].is_string()));
}
