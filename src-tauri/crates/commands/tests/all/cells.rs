//! Cells of the table of events from outside: a block is one change, refused whole, and undone byte by byte.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common::one_in;
use crate::common::table::Table;

fn cell(id: &str, field: &str, value: Value) -> Value {
    json!({ "id": id, "field": field, "value": value })
}

#[test]
fn a_block_of_cells_is_one_change_and_one_undo() {
    let table = Table::sample();
    let ids = table.at("submitted");
    let before: Vec<Value> = ids[..2].iter().map(|id| table.detail(id)["draft"].clone()).collect();
    let cells = [
        cell(&ids[0], "title", json!("One")),
        cell(&ids[0], "capacity", json!(12)),
        cell(&ids[1], "capacity", Value::Null),
        cell(&ids[1], "short_text", json!("Short")),
    ];
    assert_eq!(table.call("set_event_cells", json!({ "cells": cells })), 2);
    let event = |id: &str| table.detail(id)["draft"]["event"].clone();
    assert_eq!((&event(&ids[0])["title"], &event(&ids[0])["capacity"]), (&json!("One"), &json!(12)));
    assert_eq!((&event(&ids[1])["capacity"], &event(&ids[1])["short_text"]), (&Value::Null, &json!("Short")));
    assert_eq!(table.call("set_event_cells", json!({ "cells": cells })), 0, "nothing is different any more");
    table.call("undo", json!({}));
    let after: Vec<Value> = ids[..2].iter().map(|id| table.detail(id)["draft"].clone()).collect();
    assert_eq!(after, before);
}

#[test]
fn one_cell_that_cannot_be_held_refuses_all_and_names_its_event() {
    let table = Table::sample();
    let ids = table.at("submitted");
    let title = table.detail(&ids[1])["draft"]["event"]["title"].clone();
    for (bad, code) in [
        (cell(&ids[1], "title", json!(" ")), "name_missing"),
        (cell(&ids[1], "capacity", json!("many")), "bad_value"),
        (cell(&ids[1], "colour", json!(1)), "unknown_field"),
        (cell(&ids[1], "id", json!("other")), "unknown_field"),
        (cell(&ids[1], "status", json!("held")), "status_step_refused"),
        (cell("nowhere", "title", json!("x")), "not_found"),
    ] {
        let cells = [cell(&ids[0], "title", json!("Changed")), bad.clone()];
        let failure = table.desk.call("set_event_cells", json!({ "cells": cells }), None).unwrap_err();
        assert_eq!(failure.code, code, "{bad}");
        assert_ne!(table.detail(&ids[0])["draft"]["event"]["title"], "Changed", "nothing of it is kept: {bad}");
        if code == "bad_value" {
            assert_eq!(failure.values.get("title").map(String::as_str), title.as_str());
        }
    }
}

/// A block does what its cells do one by one, and one undo takes all of them back.
#[test]
fn a_block_does_what_its_cells_do_one_by_one() {
    let tried = one_in(22).run(&prop::collection::vec((0_usize..4, 0_usize..3, 0_u32..500), 1..12), |block| {
        let table = Table::sample();
        let ids = table.at("submitted");
        let cells: Vec<Value> = block
            .iter()
            .map(|(row, column, number)| match column {
                0 => cell(&ids[*row], "title", json!(format!("Title {number}"))),
                1 => cell(&ids[*row], "capacity", json!(number)),
                _ => cell(&ids[*row], "short_text", json!(format!("Text {number}"))),
            })
            .collect();
        let drafts = || ids[..4].iter().map(|id| table.detail(id)["draft"].clone()).collect::<Vec<_>>();
        let before = drafts();
        table.call("set_event_cells", json!({ "cells": cells }));
        let whole = drafts();
        table.call("undo", json!({}));
        prop_assert_eq!(drafts(), before);
        for cell in &cells {
            table.call("set_event_field", cell.clone());
        }
        prop_assert_eq!(drafts(), whole);
        Ok(())
    });
    tried.unwrap();
}
