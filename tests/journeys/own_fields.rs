//! Own fields by hand: defined in the settings, filled in with a form, seen and changed in the table, filtered, undone.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

/// What the first event of a title says in a field.
fn said_of(page: &Page, title: &str, field: &str) -> Outcome<Value> {
    let fields = page.ask("list_own_fields", &json!({}))?;
    let id = fields.as_array().into_iter().flatten().find(|row| row["field"]["name"] == field);
    let id = id.and_then(|row| row["field"]["id"].as_str()).ok_or(format!("there is no field {field}"))?.to_owned();
    let events = page.ask("list_events", &json!({}))?;
    let event = events.as_array().into_iter().flatten().find(|event| event["title"] == title);
    Ok(event.ok_or(format!("there is no event {title}"))?["own"][id].clone())
}

fn show_settings(page: &Page) -> Outcome<()> {
    page.screen(&said("screen-settings"))?;
    page.click("radio", &said("settings-view-own"))?;
    page.sees(&said("own_fields-none"))
}

/// Defines a field of events; a choice has two things to choose.
fn define(page: &Page, name: &str, kind: &str, choices: &[&str]) -> Outcome<()> {
    page.click("button", "Add a field for events")?;
    page.sees("New field for events")?;
    page.enter(&said("own_field-name"), name)?;
    page.choose(&said("own_field-kind"), kind)?;
    for (at, choice) in choices.iter().enumerate() {
        page.press("own_fields-choice-add")?;
        page.enter(&format!("Choice {}", at + 1), choice)?;
    }
    page.check_access("the form of an own field")?;
    page.picture(&format!("own-field-{kind}"))?;
    page.press("parts-save")?;
    page.sees(name)
}

/// The title of the first event of the table.
fn first_title(page: &Page) -> Outcome<String> {
    page.driver.until("the table", "return document.querySelector('[data-cell=\"0:0\"]') !== null", &[])?;
    let script = "return document.querySelector('[data-cell=\"0:0\"]').textContent.trim()";
    Ok(page.driver.script(script, &[])?.as_str().unwrap_or_default().to_owned())
}

fn rows(page: &Page) -> Outcome<usize> {
    let script = "return Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? 0)";
    Ok(page.driver.script(script, &[])?.as_u64().unwrap_or_default() as usize)
}

/// Fills in the form of the first event of the table.
fn fill_in(page: &Page) -> Outcome<String> {
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said("programme-view-table"))?;
    let title = first_title(page)?;
    let cell = "return document.querySelector('[data-cell=\"0:0\"]')";
    page.driver.click_at("the first event", cell, &[])?;
    page.driver.keys("Enter")?;
    page.press("programme-edit")?;
    page.sees(&said("own_fields-title"))?;
    page.enter("Seats on stage", "12.5")?;
    page.choose("Stage", "Yard")?;
    page.check_access("an event with own fields")?;
    page.picture("own-fields-form")?;
    page.press("event-form-save")?;
    page.until_so("what was typed", || Ok(said_of(page, &title, "Stage")? == "Yard"))?;
    match said_of(page, &title, "Seats on stage")? {
        seats if seats == "12.5" => Ok(title),
        seats => Err(format!("12.5 was typed, {seats} was saved")),
    }
}

/// Defined, filled in, seen as a column, filtered by, and taken back.
pub fn by_hand(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    show_settings(&page)?;
    define(&page, "Stage", "choice", &["Hall", "Yard"])?;
    define(&page, "Seats on stage", "number", &[])?;
    page.check_access("own fields")?;
    page.picture("own-fields")?;
    let title = fill_in(&page)?;
    page.sees("Yard")?;
    let all = rows(&page)?;
    page.click("button", &said("filter-own"))?;
    page.click("checkbox", "Yard")?;
    page.until_so("the filter", || Ok(rows(&page)? < all))?;
    page.check_access("the filter by own fields")?;
    page.picture("own-fields-filter")?;
    page.driver.keys("Escape")?;
    page.press("programme-clear")?;
    page.until_so("all events", || Ok(rows(&page)? == all))?;
    page.driver.keys("Control+z")?;
    page.until_so("the form is undone", || Ok(said_of(&page, &title, "Stage")?.is_null()))?;
    page.driver.keys("Control+Shift+z")?;
    page.until_so("the form is done again", || Ok(said_of(&page, &title, "Stage")? == "Yard"))?;
    // A field that holds something is not gone by one press.
    show_settings(&page)?;
    let fields = || Ok::<_, String>(page.ask("list_own_fields", &json!({}))?.as_array().map_or(0, Vec::len));
    let before = fields()?;
    let bin = "return [...document.querySelectorAll('main tr')].find((e) => e.textContent.includes('Stage') && !e.textContent.includes('Seats'))?.querySelector('button:last-of-type') ?? null";
    page.driver.click_at("the bin of the field", bin, &[])?;
    page.sees("One value was typed into it and goes with it.")?;
    page.check_access("the question before a field goes")?;
    page.picture("own-fields-delete")?;
    page.press("own_fields-delete-do")?;
    page.until_so("the field gone", || Ok(fields()? == before - 1))?;
    page.closed()?;
    page.driver.keys("Control+z")?;
    page.until_so("the field back", || Ok(fields()? == before && said_of(&page, &title, "Stage")? == "Yard"))?;
    page.driver.close()
}

/// The list of fields in the dark on a small screen, mirrored, and with text twice as large.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        page.screen(&said("screen-settings"))?;
        page.click("radio", &said("settings-view-own"))?;
        page.settle()?;
        look("own-fields")
    })
}
