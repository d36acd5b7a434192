//! The workflow of events: the deadline rush by keys alone, a step that asks why, and what hosts are asked for.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::{Page, said};

pub fn events(page: &Page) -> Outcome<Vec<Value>> {
    Ok(page.ask("list_events", &json!({}))?.as_array().cloned().unwrap_or_default())
}

pub fn status(page: &Page, id: &Value) -> Outcome<Value> {
    let found = events(page)?.into_iter().find(|event| event["id"] == *id);
    Ok(found.map(|event| event["status"].clone()).unwrap_or_default())
}

/// Submitted events, newest first, as the plan has them.
fn submitted(page: &Page) -> Outcome<Vec<Value>> {
    let mut events: Vec<Value> = events(page)?.into_iter().filter(|event| event["status"] == "submitted").collect();
    let key = |event: &Value| {
        let text = |field: &str| event[field].as_str().unwrap_or_default().to_owned();
        (text("received_on"), text("id"))
    };
    events.sort_by_key(|event| std::cmp::Reverse(key(event)));
    Ok(events)
}

/// Waits until an event is the one that is looked at.
fn looks_at(page: &Page, event: &Value) -> Outcome<()> {
    let script = "return document.querySelector('main section h2')?.textContent.trim() === arguments[0] && !document.querySelector('[aria-busy=true]')";
    page.driver.until(&format!("the event {}", event["title"]), script, &[event["title"].clone()]).map(drop)
}

pub fn becomes(page: &Page, event: &Value, wanted: &str) -> Outcome<()> {
    page.until_so(&format!("{} as {wanted}", event["title"]), || Ok(status(page, &event["id"])? == wanted))
}

/// Types why, and takes the step.
pub fn says_why(page: &Page, why: &str) -> Outcome<()> {
    page.driver.until(
        "the question why",
        "return document.activeElement?.matches('dialog[open] :is(input, textarea)')",
        &[],
    )?;
    page.driver.type_text(why)?;
    page.driver.keys("Enter")?;
    page.driver.until("the question to go", "return document.querySelector('dialog[open]') === null", &[]).map(drop)
}

/// Accept, decline, ask, next, previous and Ctrl Z: one key each, and nothing that points.
pub fn triage_by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys(&said("programme-view-triage"))?;
    let list = submitted(&page)?;
    let [first, second, third, ..] = list.as_slice() else {
        return Err(format!("the sample has {} submitted events", list.len()));
    };
    looks_at(&page, first)?;
    page.check_access("triage")?;
    page.picture("triage")?;
    page.driver.keys("n")?;
    looks_at(&page, second)?;
    page.driver.keys("p")?;
    looks_at(&page, first)?;
    // A decision shows the next one; taken back, the event is looked at again.
    page.driver.keys("a")?;
    becomes(&page, first, "accepted")?;
    looks_at(&page, second)?;
    page.driver.keys("Control+z")?;
    becomes(&page, first, "submitted")?;
    looks_at(&page, first)?;
    page.driver.keys("d")?;
    page.driver.until("the question why", "return document.querySelector('dialog[open] input') !== null", &[])?;
    page.settle()?;
    page.check_access("the question why")?;
    says_why(&page, "The hall is full by then")?;
    becomes(&page, first, "declined")?;
    looks_at(&page, second)?;
    // Changed one's mind while asked why: nothing happened.
    page.driver.keys("i")?;
    page.driver.until("the question why", "return document.querySelector('dialog[open] input') !== null", &[])?;
    page.driver.keys("Escape")?;
    page.driver.until("the question to go", "return document.querySelector('dialog[open]') === null", &[])?;
    looks_at(&page, second)?;
    page.driver.keys("i")?;
    says_why(&page, "Which room have you booked?")?;
    becomes(&page, second, "needs_information")?;
    looks_at(&page, third)?;
    page.driver.keys("ArrowDown")?;
    page.driver.keys("ArrowUp")?;
    looks_at(&page, third)?;
    let steps = page.ask("get_event", &json!({ "id": second["id"] }))?["steps"].clone();
    let last = steps.as_array().and_then(|steps| steps.last()).cloned().unwrap_or_default();
    if last["reason"] != "Which room have you booked?" {
        return Err(format!("what was asked is not kept: {steps}"));
    }
    page.driver.keys("Control+z")?;
    page.driver.keys("Control+z")?;
    becomes(&page, first, "submitted")?;
    becomes(&page, second, "submitted")?;
    page.driver.close()
}

/// From the panel: only the steps there are, a reason where it is needed, and both kept where people see them.
pub fn step_with_reason(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said("programme-view-table"))?;
    page.settle()?;
    let all = events(&page)?;
    let event = all.iter().find(|event| event["status"] == "confirmed").ok_or("nothing is confirmed")?;
    page.fill(&said("programme-search"), event["title"].as_str().unwrap_or_default())?;
    page.settle()?;
    page.driver.click_at("the event", "return document.querySelector('main [role=gridcell]') ?? null", &[])?;
    page.driver.keys("Enter")?;
    page.settle()?;
    let more = "return [...document.querySelectorAll('main aside button')].find((e) => e.textContent.trim().startsWith(arguments[0])) ?? null";
    page.driver.click_at("More", more, &[json!(said("programme-more"))])?;
    let entries = "return [...document.querySelectorAll('[role=menuitem]')].map((e) => e.textContent.trim())";
    let entries = page.driver.script(entries, &[])?.to_string();
    for (status, is_there) in [("cancelled", true), ("postponed", true), ("declined", false), ("draft", false)] {
        if entries.contains(&said(&format!("event-status-{status}"))) != is_there {
            return Err(format!("{status} in the menu of a confirmed event: {entries}"));
        }
    }
    page.driver.click_at(
        "the step",
        "return [...document.querySelectorAll('[role=menuitem]')].find((e) => e.textContent.includes(arguments[0])) ?? null",
        &[json!(said("event-status-cancelled"))],
    )?;
    page.driver.until("the question why", "return document.querySelector('dialog[open] input') !== null", &[])?;
    // Without a reason it stays.
    page.driver.keys("Enter")?;
    page.sees(&said("fields-fault-required"))?;
    says_why(&page, "The speaker is ill")?;
    becomes(&page, event, "cancelled")?;
    page.sees("The speaker is ill")?;
    page.check_access("an event with its steps")?;
    page.driver.keys("Control+z")?;
    becomes(&page, event, "confirmed")?;
    page.driver.close()
}

/// The list of missing details leads to its events, and goes into a table with a row for each host.
pub fn missing_details(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said("programme-view-missing"))?;
    page.driver.until("the hosts", "return document.querySelectorAll('main .hosts h2').length > 3", &[])?;
    page.settle()?;
    page.check_access("missing details")?;
    page.picture("missing-details")?;
    page.press("missing-export")?;
    let path = page.save_file("export_missing_details")?;
    let written = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let rows = page.ask("list_missing_details", &json!({}))?;
    for row in rows.as_array().into_iter().flatten().filter(|row| row["host"]["partner_id"].is_string()) {
        let name = row["host"]["name"].as_str().unwrap_or_default();
        if !written.contains(name) {
            return Err(format!("{name} is not in the table"));
        }
    }
    // What one of them is asked to fill in, as a workbook.
    page.driver.click_at("a form", "return document.querySelector('main .hosts > li > .head button')", &[])?;
    let form = page.save_file("export_host_form")?;
    if !std::fs::read(&form).map_err(|error| error.to_string())?.starts_with(b"PK") {
        return Err(format!("{} is no workbook", form.display()));
    }
    let title = "return document.querySelector('main .hosts li li button')?.textContent.trim() ?? ''";
    let title = page.driver.script(title, &[])?;
    page.driver.click_at("an event", "return document.querySelector('main .hosts li li button')", &[])?;
    page.driver.until(
        "its panel",
        "return document.querySelector('main aside h2')?.textContent.trim() === arguments[0]",
        &[title],
    )?;
    page.driver.close()
}

/// How many events stand at a status.
fn count_at(page: &Page, wanted: &str) -> Outcome<usize> {
    Ok(events(page)?.iter().filter(|event| event["status"] == wanted).count())
}

/// How many are accepted, confirmed and postponed.
fn promised(page: &Page) -> Outcome<(usize, usize, usize)> {
    Ok((count_at(page, "accepted")?, count_at(page, "confirmed")?, count_at(page, "postponed")?))
}

/// A change of the whole programme: chosen with the pointer, seen in numbers, made, and taken back as one.
pub fn whole_programme(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-programme"))?;
    page.settle()?;
    let before = promised(&page)?;
    page.press("bulk-open")?;
    let number = "return document.querySelector('dialog[open] section li')?.textContent ?? null";
    page.driver.until("the numbers", number, &[])?;
    page.settle()?;
    page.check_access("a change of the whole programme")?;
    page.picture("whole-programme")?;
    let told = page.driver.script("return document.querySelector('dialog[open] section').textContent", &[])?;
    if !told.to_string().contains(&(before.0 + before.1).to_string()) {
        return Err(format!("the preview does not name {} events: {told}", before.0 + before.1));
    }
    page.fill(&said("bulk-reason"), "The river is over its banks")?;
    page.driver.keys("Enter")?;
    page.until_so("all events postponed", || Ok(count_at(&page, "postponed")? == before.0 + before.1 + before.2))?;
    page.driver.until("the dialog to go", "return document.querySelector('dialog[open]') === null", &[])?;
    page.driver.keys("Control+z")?;
    page.until_so("all events back", || Ok(promised(&page)? == before))?;
    page.driver.close()
}

/// The same by keys alone, for one venue on one day.
pub fn close_a_venue_by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    page.screen_by_keys("screen-programme")?;
    page.tab_and_press("bulk-open")?;
    page.driver.until("the dialog", "return document.activeElement?.matches('dialog[open] input[type=radio]')", &[])?;
    for _ in 0..3 {
        page.driver.keys("ArrowDown")?;
    }
    page.driver.until(
        "the choice of a venue",
        "return document.querySelectorAll('dialog[open] select').length === 2",
        &[],
    )?;
    page.driver.keys("Tab")?;
    page.driver.type_text("Central")?;
    page.driver.until("the venue", "return document.querySelector('dialog[open] select').value !== ''", &[])?;
    page.driver.keys("Tab")?;
    page.driver.type_text("Tue")?;
    page.driver.until("the numbers", "return document.querySelector('dialog[open] section li') !== null", &[])?;
    page.settle()?;
    page.check_access("closing a venue")?;
    page.picture("close-venue")?;
    let cancelled = |page: &Page| -> Outcome<usize> {
        let sessions = page.ask("list_sessions", &json!({}))?;
        Ok(sessions.as_array().into_iter().flatten().filter(|it| it["is_cancelled"] == true).count())
    };
    let before = cancelled(&page)?;
    page.driver.keys("Tab")?;
    page.driver.type_text("A burst pipe")?;
    page.driver.keys("Enter")?;
    page.until_so("cancelled sessions", || Ok(before < cancelled(&page)?))?;
    page.driver.until("the dialog to go", "return document.querySelector('dialog[open]') === null", &[])?;
    page.driver.keys("Control+z")?;
    page.until_so("the sessions back", || Ok(cancelled(&page)? == before))?;
    page.driver.close()
}

/// Grants: what is asked and granted against the budget; a grant by keys.
pub fn grants(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said("programme-view-grants"))?;
    page.driver.until("the events", "return document.querySelector('main [role=gridcell]') !== null", &[])?;
    page.settle()?;
    page.check_access("grants")?;
    page.picture("grants")?;
    let granted = |page: &Page| -> Outcome<i64> {
        Ok(page.ask("get_grants", &json!({}))?["granted_minor"].as_i64().unwrap_or_default())
    };
    let before = granted(&page)?;
    page.driver.click_at("an event", "return document.querySelector('main [role=gridcell]')", &[])?;
    page.driver.until("the amount", "return document.activeElement?.matches('dialog[open] input')", &[])?;
    page.settle()?;
    page.check_access("a grant")?;
    page.driver.keys("Control+a")?;
    page.driver.type_text("1234.50")?;
    page.driver.keys("Enter")?;
    page.driver.until("the dialog to go", "return document.querySelector('dialog[open]') === null", &[])?;
    page.until_so("the grant", || Ok(granted(&page)? != before))?;
    page.driver.keys("Control+z")?;
    page.until_so("the grant taken back", || Ok(granted(&page)? == before))?;
    page.driver.close()
}
