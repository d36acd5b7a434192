//! The roadmap from outside: dates move and keep their first promise, a week's preparation is added once.

use serde_json::{Value, json};

use crate::common::table::Table;

impl Table {
    /// A record of a table by its title.
    fn record(&self, table: &str, title: &str) -> Value {
        let records = self.call("list_records", json!({ "table": table }));
        records.as_array().unwrap().iter().find(|record| record["title"] == title).unwrap().clone()
    }

    fn due(&self, title: &str) -> (Value, Value) {
        let milestone = self.record("milestone", title);
        (milestone["due_on"].clone(), milestone["revised_due_on"].clone())
    }
}

#[test]
fn a_date_moves_and_its_first_promise_stays() {
    let table = Table::sample_of("Sorcha Dempsey");
    let id = table.record("milestone", "Proofs to hosts")["id"].clone();
    let move_by = |days: i64, with_following: bool| {
        table.call(
            "move_roadmap_date",
            json!({ "table": "milestone", "id": id, "days": days, "with_following": with_following }),
        )
    };
    assert_eq!(move_by(7, false)["following"], 0);
    assert_eq!(table.due("Proofs to hosts"), (json!("2027-03-08"), json!("2027-03-15")));
    assert_eq!(table.due("Booklet to print"), (json!("2027-03-22"), Value::Null));
    assert_eq!(move_by(-7, false)["due_on"], "2027-03-08");
    assert_eq!(table.due("Proofs to hosts").1, Value::Null, "back at the promise nothing is revised");

    let moved = move_by(2, true);
    assert_eq!(moved["following"], 5, "print, launch, returns, report and council wait for the proofs");
    assert_eq!(table.due("Booklet to print"), (json!("2027-03-22"), json!("2027-03-24")));
    assert_eq!(table.due("Paper to the council"), (json!("2027-07-19"), json!("2027-07-21")));
    table.call("undo", json!({}));
    assert_eq!(table.due("Booklet to print").1, Value::Null, "all of it was one step");
}

#[test]
fn dates_that_cannot_be_meant_are_refused() {
    let table = Table::sample_of("Sorcha Dempsey");
    let id = table.record("goal", "Leading learning community by 2030")["id"].clone();
    let refused = |table_name: &str, id: &Value, days: i64| {
        let args = json!({ "table": table_name, "id": id, "days": days, "with_following": false });
        table.desk.call("move_roadmap_date", args, None).unwrap_err().code
    };
    assert_eq!(refused("goal", &id, 200_000), "date_out_of_range");
    assert_eq!(refused("goal", &id, i64::MIN), "date_out_of_range");
    assert_eq!(refused("week", &id, 1), "not_found");
    assert_eq!(refused("action", &id, 1), "not_found");
    let undated = table.call("save_records", json!({ "records": [{ "table": "action", "title": "Someday" }] }));
    assert_eq!(refused("action", &undated[0], 1), "no_date_to_move");
}

#[test]
fn the_usual_preparation_is_added_once() {
    let table = Table::sample_of("Sorcha Dempsey");
    let week = json!({
        "id": "", "title": "Small week", "theme": "", "starts_on": "2028-05-01", "ends_on": "2028-05-07",
        "short_text_max_words": 40
    });
    let week_id = table.call("save_week", json!({ "week": week }));
    let add = |id: &Value| table.call("add_week_milestones", json!({ "week_id": id }));
    assert_eq!(add(&week_id), 14);
    assert_eq!(add(&week_id), 0, "those that are there are skipped");
    let milestones = table.call("list_records", json!({ "table": "milestone" }));
    let own: Vec<&Value> = milestones.as_array().unwrap().iter().filter(|it| it["week_id"] == week_id).collect();
    let print = own.iter().find(|it| it["title"] == "Booklet to print").unwrap();
    assert_eq!(print["due_on"], "2028-03-20", "six weeks before");
    let proofs = own.iter().find(|it| it["title"] == "Proofs to hosts").unwrap();
    assert_eq!(print["after_ids"], json!([proofs["id"]]));
    table.call("undo", json!({}));
    let left = table.call("list_records", json!({ "table": "milestone" }));
    assert!(left.as_array().unwrap().iter().all(|it| it["week_id"] != week_id), "one step of undo");

    let sample = table.record("milestone", "Booklet to print")["week_id"].clone();
    let missing = table.call("get_roadmap", json!({}))["week_steps_missing"].clone();
    table.call("choose_week", json!({ "id": sample }));
    let there = table.call("get_roadmap", json!({}))["week_steps_missing"].clone();
    assert_eq!(
        (missing, there.clone()),
        (json!(14), json!(2)),
        "Riverton lacks the check of venues and the week itself"
    );
    assert_eq!(add(&sample), there);
}

#[test]
fn the_sample_is_a_credible_roadmap() {
    let table = Table::sample_of("Sorcha Dempsey");
    let roadmap = table.call("get_roadmap", json!({}));
    let goals = roadmap["goals"].as_array().unwrap();
    assert_eq!(goals.len(), 5);
    assert_eq!(goals[0]["goal"]["title"], "Leading learning community by 2030");
    let mut counts = std::collections::BTreeMap::<String, u64>::new();
    for goal in goals {
        for (status, count) in goal["roll_up"]["counts"].as_object().unwrap() {
            *counts.entry(status.clone()).or_default() += count.as_u64().unwrap();
        }
    }
    assert_eq!(counts.len(), 4, "all four statuses: {counts:?}");
    let codes: Vec<&str> =
        roadmap["problems"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert!(!codes.contains(&"roadmap_cycle") && !codes.contains(&"roadmap_explanation_missing"), "{codes:?}");
    assert!(roadmap["late"].as_u64().unwrap() >= 3, "some of it is late");
    let features = goals.iter().flat_map(|goal| goal["actions"].as_array().unwrap());
    assert!(features.clone().filter(|it| !it["tags"].as_array().unwrap().is_empty()).count() >= 20);
}

#[test]
fn this_week_is_a_persons_own() {
    let table = Table::sample_of("Sorcha Dempsey");
    let week = |person: Value| table.call("list_this_week", json!({ "person": person }));
    let all = week(Value::Null);
    let mine = week(json!("Sorcha Dempsey"));
    assert_eq!((all["from_on"].clone(), all["until_on"].clone()), (json!("2026-11-24"), json!("2026-11-30")));
    let (all, mine) = (all["rows"].as_array().unwrap(), mine["rows"].as_array().unwrap());
    assert!(mine.len() < all.len());
    assert!(mine.iter().all(|row| ["Sorcha Dempsey", ""].contains(&row["owner"].as_str().unwrap())));
    let call = mine.iter().find(|row| row["title"] == "Ring the nine hosts who have not decided").unwrap();
    assert_eq!(call["subject_name"], "Twenty new hosts in Eastbrook and Hillside");
    assert!(mine.iter().any(|row| row["title"] == "Holiday cover for the office"), "what names nobody is everybody's");
}
