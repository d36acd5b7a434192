//! Progress: the roadmap by keyboard, a partner's offer, a reading, looking back, a board of one's own, presenting.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::Page;

fn open(folder: &Path, screen: &str) -> Outcome<Page> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(screen)?;
    page.settle()?;
    Ok(page)
}

fn records(page: &Page, table: &str) -> Outcome<Vec<Value>> {
    Ok(page.ask("list_records", &json!({ "table": table }))?.as_array().cloned().unwrap_or_default())
}

/// Waits until the program says what is expected of it.
fn until(what: &str, mut is_so: impl FnMut() -> Outcome<bool>) -> Outcome<()> {
    for _ in 0..120 {
        if is_so()? {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(format!("waited in vain for {what}"))
}

/// A goal is written through its form; a step is moved in the drawing's list by keys alone and keeps its promise.
pub fn roadmap_by_keyboard(folder: &Path) -> Outcome<()> {
    let page = open(folder, "Roadmap")?;
    page.click("button", "Add")?;
    page.click("button", "Add a goal")?;
    page.fill("Title", "Every street has a reading corner")?;
    page.fill("How success is seen", "A corner within 500 metres of every home")?;
    page.click("button", "Save")?;
    let is_written = |page: &Page| {
        Ok(records(page, "goal")?.iter().any(|goal| goal["title"] == "Every street has a reading corner"))
    };
    until("the goal", || is_written(&page))?;
    page.driver.keys("Control+z")?;
    until("the goal taken back", || Ok(!is_written(&page)?))?;
    page.click("radio", "Over time")?;
    page.settle()?;
    let focus = "const list = document.querySelector('main [role=listbox]'); if (!list) return false; list.focus(); return document.activeElement === list;";
    page.driver.until("the list of steps", focus, &[])?;
    let revised = |page: &Page| -> Outcome<Vec<Value>> {
        let all = [records(page, "goal")?, records(page, "action")?, records(page, "milestone")?].concat();
        Ok(all.iter().map(|step| json!([step["id"], step["due_on"], step["revised_due_on"]])).collect())
    };
    let before = revised(&page)?;
    // The first step is a goal that is open; steps that are done stay where they are.
    page.driver.keys("Alt+ArrowRight")?;
    until("the moved step", || Ok(revised(&page)? != before))?;
    let promises = |steps: &[Value]| steps.iter().map(|step| step[1].clone()).collect::<Vec<_>>();
    if promises(&revised(&page)?) != promises(&before) {
        return Err("the first promise was changed".to_owned());
    }
    page.check_access("the moved Gantt")?;
    page.driver.keys("Control+z")?;
    until("the step where it was", || Ok(revised(&page)? == before))?;
    page.driver.close()
}

/// A partner is moved along the board without a pointer.
pub fn partner_by_keyboard(folder: &Path) -> Outcome<()> {
    let page = open(folder, "Partners")?;
    for view in ["Board", "Network", "Offers", "Answers", "Coverage", "List"] {
        page.click("radio", view)?;
        page.settle()?;
        page.check_access(&format!("partners, {view}"))?;
    }
    let partner = page.ask("list_partners", &json!({}))?[0]["draft"]["partner"].clone();
    let offer =
        json!({ "records": [{ "table": "offer", "partner_id": partner["id"], "kind": "room", "title": "The hall" }] });
    page.ask("save_records", &offer)?;
    until("the offer", || Ok(records(&page, "offer")?.iter().any(|offer| offer["title"] == "The hall")))?;
    page.driver.close()
}

/// Yesterday's plan is looked at: nothing can be changed until one comes back.
pub fn look_back(folder: &Path) -> Outcome<()> {
    let page = open(folder, "Overview")?;
    page.ask("save_version", &json!({ "name": "Before the meeting" }))?;
    let goal = json!({ "records": [{ "table": "goal", "title": "Afterwards" }] });
    page.ask("save_records", &goal)?;
    page.click("button", "Look back")?;
    page.settle()?;
    page.check_access("the choice of a day")?;
    page.click("button", "Before the meeting")?;
    page.sees("Before the meeting")?;
    page.settle()?;
    let state = page.ask("get_app_state", &json!({}))?;
    if state["plan"]["as_of"]["name"] != "Before the meeting" {
        return Err(format!("not looking back: {}", state["plan"]["as_of"]));
    }
    if records(&page, "goal")?.iter().any(|goal| goal["title"] == "Afterwards") {
        return Err("the past holds what came later".to_owned());
    }
    match page.ask("save_records", &goal) {
        Err(refusal) if refusal.contains("looking_back") => {}
        other => return Err(format!("the past was changed: {other:?}")),
    }
    page.check_access("looking back")?;
    page.picture("looking-back")?;
    page.click("button", "Back to today")?;
    until("today", || Ok(page.ask("get_app_state", &json!({}))?["plan"]["as_of"].is_null()))?;
    page.driver.close()
}

/// The overview is presented page by page with keys alone, and a board is kept as one's own.
pub fn present_and_arrange(folder: &Path) -> Outcome<()> {
    let page = open(folder, "Overview")?;
    page.click("button", "Present")?;
    page.driver.until("the presentation", "return document.querySelector('dialog[open] h1') !== null", &[])?;
    page.settle()?;
    page.check_access("the first page")?;
    page.picture("present-title")?;
    let first = page.driver.script("return document.querySelector('dialog[open]').innerText", &[])?;
    for step in 0..4 {
        page.driver.keys("ArrowRight")?;
        page.settle()?;
        page.check_access(&format!("page {} of the presentation", step + 2))?;
    }
    page.picture("present-page")?;
    let later = page.driver.script("return document.querySelector('dialog[open]').innerText", &[])?;
    if first == later {
        return Err("the arrow keys turn no page".to_owned());
    }
    page.driver.keys("Home")?;
    page.driver.keys("Escape")?;
    page.driver.until("the page again", "return document.querySelector('dialog[open]') === null", &[])?;
    page.screen("Dashboards")?;
    page.settle()?;
    let boards = |page: &Page| Ok::<_, String>(records(page, "board")?.len());
    let before = boards(&page)?;
    page.click("button", "More about")?;
    page.click("button", "Save as a new board")?;
    page.fill("Title", "For the mayor")?;
    page.click("button", "Save")?;
    until("the new board", || Ok(boards(&page)? == before + 1))?;
    page.sees("For the mayor")?;
    page.driver.keys("Control+z")?;
    until("the board taken back", || Ok(boards(&page)? == before))?;
    page.driver.close()
}

/// A reading is entered, and the status of its indicator follows.
pub fn reading(folder: &Path) -> Outcome<()> {
    let page = open(folder, "Indicators")?;
    page.check_access("the indicators")?;
    let row = page.ask("list_indicators", &json!({}))?[0].clone();
    let id = row["indicator"]["id"].clone();
    let reading = json!({ "records": [{ "table": "reading", "indicator_id": id, "measured_on": "2026-11-01",
        "group_kind": "total", "value": 1.0 }] });
    page.ask("save_records", &reading)?;
    until("the reading", || {
        Ok(records(&page, "reading")?.iter().any(|one| one["indicator_id"] == id && one["measured_on"] == "2026-11-01"))
    })?;
    page.ask("undo", &json!({}))?;
    page.driver.close()
}
