//! The inbox of problems: given to somebody with a day, found again by who and when, and what a person who is away makes.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

const KINDS: &str = "return document.querySelectorAll('main .fold').length > 3";

fn inbox(page: &Page) -> Outcome<()> {
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said("programme-view-problems"))?;
    page.driver.until("the kinds of problems", KINDS, &[])?;
    page.settle()
}

fn given(page: &Page) -> Outcome<usize> {
    let lines = page.ask("list_problem_lines", &json!({}))?;
    Ok(lines.as_array().into_iter().flatten().filter(|line| line["owner"] == "Ben").count())
}

/// How many lines the status above the list tells of, kinds closed or not.
fn shown(page: &Page) -> Outcome<u64> {
    let sum = "return [...document.querySelectorAll('main .fold .number')].reduce((sum, e) => sum + Number(e.textContent.replace(/\\D/g, '')), 0)";
    Ok(page.driver.script(sum, &[])?.as_u64().unwrap_or(0))
}

/// A kind is given to somebody with a day in the past, found by who and by late, and taken back by one undo.
pub fn give_by_pointer(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    inbox(&page)?;
    let number = "return Number(document.querySelector('main .fold .number').textContent.replace(/\\D/g, ''))";
    let kind = page.driver.script(number, &[])?.as_u64().unwrap_or(0);
    page.press("problems-assign_all")?;
    page.settle()?;
    page.check_access("giving problems to somebody")?;
    page.check_words("giving problems to somebody")?;
    page.fill(&said("problem_owner-owner"), "Ben")?;
    page.enter(&said("problem_owner-due_on"), "1 May 2026")?;
    page.picture("problems-give")?;
    page.press("problems-assign-do")?;
    page.until_so("the given kind", || Ok(given(&page)? as u64 == kind))?;
    page.closed()?;
    page.enter(&said("problems-owner"), "Ben")?;
    page.until_so("what Ben sees to", || Ok(shown(&page)? == kind))?;
    page.enter(&said("problems-when"), "Late")?;
    page.until_so("what is late", || Ok(shown(&page)? == kind))?;
    page.settle()?;
    page.check_access("problems of somebody")?;
    page.picture("problems-late")?;
    page.driver.keys("Control+z")?;
    page.until_so("nothing given", || Ok(given(&page)? == 0))?;
    page.driver.close()
}

/// One problem by keys alone, found among what is new since yesterday.
pub fn give_by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys(&said("programme-view-problems"))?;
    page.driver.until("the kinds of problems", KINDS, &[])?;
    page.settle()?;
    let events = page.ask("list_events", &json!({}))?;
    let quiet =
        events.as_array().into_iter().flatten().find(|it| it["status"] == "confirmed" && it["problem_count"] == 0);
    let id = quiet.map(|event| event["id"].clone()).ok_or("every event has problems")?;
    page.ask("set_event_field", &json!({ "id": id, "field": "is_free", "value": false }))?;
    let new =
        || -> Outcome<u64> { Ok(page.ask("list_new_problems", &json!({}))?.as_array().map_or(0, Vec::len) as u64) };
    page.until_so("something new", || Ok(new()? == 1))?;
    page.settle()?;
    page.tab_to("when", &format!("e.ariaLabel === '{}'", said("problems-when")))?;
    page.driver.type_text("New since")?;
    page.until_so("what is new", || Ok(shown(&page)? == 1))?;
    page.picture("problems-new")?;
    page.tab_to("a kind", "e.matches('main .fold')")?;
    if page.driver.script("return document.activeElement.ariaExpanded", &[])? != "true" {
        page.driver.keys("Enter")?;
    }
    page.tab_to("a problem", "e.matches('main button.line')")?;
    page.driver.keys("Enter")?;
    page.tab_and_press("problems-assign")?;
    page.driver.until("the question who", "return document.querySelector('dialog[open] input') !== null", &[])?;
    page.tab_to("who", "e.matches('dialog[open] input')")?;
    page.driver.type_text("Ben")?;
    page.driver.keys("Enter")?;
    page.until_so("one given", || Ok(given(&page)? == 1))?;
    page.closed()?;
    page.driver.keys("Control+z")?;
    page.until_so("nothing given", || Ok(given(&page)? == 0))?;
    page.driver.close()
}

/// A host who cannot come on a day is a problem of its sessions on that day, until the form says otherwise.
pub fn away(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    let away = |page: &Page| -> Outcome<Vec<Value>> {
        let problems = page.ask("list_problems", &json!({}))?;
        Ok(problems.as_array().into_iter().flatten().filter(|it| it["code"] == "host_not_available").cloned().collect())
    };
    if !away(&page)?.is_empty() {
        return Err("nobody has said that they are away".to_owned());
    }
    page.screen(&said("screen-partners"))?;
    page.driver.click_at(
        "the first partner",
        "return document.querySelector('main tbody tr, main [role=row] button')",
        &[],
    )?;
    page.press("partners-edit")?;
    page.settle()?;
    page.check_access("days and hours of a host")?;
    page.enter(&said("partner-available_from"), "23:00")?;
    page.picture("partners-available")?;
    page.press("parts-save")?;
    page.closed()?;
    page.until_so("a host that is away", || Ok(!away(&page)?.is_empty()))?;
    page.driver.keys("Control+z")?;
    page.until_so("a host that is there", || Ok(away(&page)?.is_empty()))?;
    page.driver.close()
}

/// The inbox and its dialog, in each look.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        inbox(page)?;
        let lines = page.ask("list_problem_lines", &json!({}))?;
        let keys: Vec<&Value> = lines.as_array().into_iter().flatten().take(2).map(|line| &line["key"]).collect();
        page.ask("set_problem_owner", &json!({ "keys": keys, "owner": "Ben", "due_on": "2026-05-01" }))?;
        let fold = "return document.querySelector('main .fold')";
        if page.driver.script("return document.querySelector('main .fold').ariaExpanded", &[])? != "true" {
            page.driver.click_at("the first kind", fold, &[])?;
        }
        look("problems")?;
        page.press("problems-assign_all")?;
        look("problems-give")?;
        page.leave()
    })
}
