//! Places for what waits: a free slot that is found and taken, and a whole placement that is looked at, applied and taken
//! back; by pointer, by keys, and as it looks.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

fn rooms(folder: &Path) -> Outcome<Page> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said("programme-view-rooms"))?;
    page.driver.until("the board", "return document.querySelectorAll('[data-session]').length > 3", &[])?;
    page.settle()?;
    Ok(page)
}

fn sessions(page: &Page) -> Outcome<Vec<Value>> {
    let mut all = page.ask("list_sessions", &json!({}))?.as_array().cloned().unwrap_or_default();
    all.sort_by_key(|session| session["id"].as_str().unwrap_or_default().to_owned());
    Ok(all)
}

/// How many differ from before, new ones among them.
fn changed(page: &Page, before: &[Value]) -> Outcome<usize> {
    Ok(sessions(page)?.iter().filter(|session| !before.contains(session)).count())
}

/// Waits until something is proposed; how many rows.
fn proposed(page: &Page) -> Outcome<usize> {
    let rows = "return document.querySelectorAll('dialog[open] .found input[type=checkbox]').length || null";
    for _ in 0..4 {
        if let Ok(count) = page.driver.until("what is proposed", rows, &[]) {
            return Ok(count.as_u64().unwrap_or(0) as usize);
        }
    }
    Err("nothing is proposed".to_owned())
}

/// A slot is found from the tray and from the panel of an event; choosing it moves the session, one undo takes it back.
pub fn find_by_pointer(folder: &Path) -> Outcome<()> {
    let page = rooms(folder)?;
    let before = sessions(&page)?;
    page.click("button", &said("programme-place-named"))?;
    page.press("placing-find")?;
    page.driver.until("free slots", "return document.querySelectorAll('dialog[open] ol button').length > 2", &[])?;
    page.settle()?;
    page.check_access("free slots")?;
    page.check_words("free slots")?;
    page.picture("placing-find")?;
    page.choose(&said("move-day"), "2027-05-06")?;
    let is_of_day = "const all = [...document.querySelectorAll('dialog[open] ol strong')];
                     return all.length > 0 && all.every((one) => one.textContent.includes(arguments[0]))";
    page.driver.until("slots of the day", is_of_day, &[json!("6 May")])?;
    page.driver.click_at("the first slot", "return document.querySelector('dialog[open] ol button')", &[])?;
    page.until_so("the placed session", || Ok(changed(&page, &before)? == 1))?;
    page.closed()?;
    page.driver.keys("Control+z")?;
    page.until_so("what was there", || Ok(sessions(&page)? == before))?;
    page.driver.click_at("a block", "return document.querySelector('[data-session]')", &[])?;
    let find = "return [...document.querySelectorAll('aside button')].find((e) => e.ariaLabel?.startsWith(arguments[0])) ?? null";
    page.driver.click_at("the search of its panel", find, &[json!(said("placing-find-named"))])?;
    page.driver.until("free slots", "return document.querySelectorAll('dialog[open] ol button').length > 0", &[])?;
    page.driver.click_at("the first slot", "return document.querySelector('dialog[open] ol button')", &[])?;
    page.until_so("the moved session", || Ok(changed(&page, &before)? == 1))?;
    page.driver.close()
}

/// A search that is stopped shows what it found; of that all but one is applied, as one step of undo.
pub fn place_by_pointer(folder: &Path) -> Outcome<()> {
    let page = rooms(folder)?;
    let before = sessions(&page)?;
    page.press("placing-open")?;
    page.press("parts-stop")?;
    page.sees(&said("placing-stopped"))?;
    let rows = proposed(&page)?;
    page.settle()?;
    page.check_access("the proposed placement")?;
    page.check_words("the proposed placement")?;
    page.driver.click_at("the first row", "return document.querySelector('dialog[open] .found label')", &[])?;
    page.picture("placing-proposal")?;
    if sessions(&page)? != before {
        return Err("looking changed the plan".to_owned());
    }
    let apply = "return document.querySelector('dialog[open] footer button:last-child')";
    page.driver.click_at("Apply", apply, &[])?;
    page.closed()?;
    page.until_so("the placed sessions", || Ok(changed(&page, &before)? == rows - 1))?;
    page.press("action-undo")?;
    page.until_so("what was there", || Ok(sessions(&page)? == before))?;
    page.driver.close()
}

/// Both by keys alone.
pub fn by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys(&said("programme-view-rooms"))?;
    page.driver.until("the board", "return document.querySelector('[data-session][tabindex=\"0\"]') !== null", &[])?;
    page.settle()?;
    let before = sessions(&page)?;
    page.tab_to("a block of the board", "e.dataset.session")?;
    page.driver.keys("m")?;
    page.sees(&said("move-minutes"))?;
    page.tab_and_press("placing-find")?;
    page.driver.until("free slots", "return document.querySelectorAll('dialog[open] ol button').length > 0", &[])?;
    page.tab_to("a slot", "e.matches('dialog[open] ol button')")?;
    page.driver.keys("Enter")?;
    page.until_so("the moved session", || Ok(changed(&page, &before)? == 1))?;
    page.closed()?;
    page.driver.keys("Control+z")?;
    page.until_so("what was there", || Ok(sessions(&page)? == before))?;
    page.tab_and_press("placing-open")?;
    let rows = proposed(&page)?;
    page.tab_to("the first row", "e.matches('dialog[open] .found input')")?;
    page.driver.keys("Space")?;
    page.tab_to("Apply", "e.matches('dialog[open] footer button:last-child')")?;
    page.driver.keys("Enter")?;
    page.until_so("the placed sessions", || Ok(changed(&page, &before)? == rows - 1))?;
    page.closed()?;
    page.driver.keys("Control+z")?;
    page.until_so("what was there", || Ok(sessions(&page)? == before))?;
    page.driver.close()
}

/// What a placement weighs is set in the plan's settings, and an empty weight is the usual one.
pub fn weights(folder: &Path) -> Outcome<()> {
    let page = rooms(folder)?;
    page.screen(&said("screen-settings"))?;
    page.click("radio", &said("settings-view-placing"))?;
    page.settle()?;
    page.check_access("the weights")?;
    page.picture("settings-placing")?;
    let field =
        "return [...document.querySelectorAll('main input')].find((e) => e.ariaLabel?.includes(arguments[0])) ?? null";
    let weight = || -> Outcome<Value> { Ok(page.ask("list_placement_weights", &json!({}))?[2]["weight"].clone()) };
    for (typed, wanted) in [("0", json!(0)), ("25", json!(25)), ("", json!(null))] {
        page.driver.click_at("the weight", field, &[json!(said("placement-kind-wish_day"))])?;
        page.driver.keys("Control+a")?;
        page.driver.keys("Delete")?;
        page.driver.type_text(typed)?;
        page.driver.keys("Tab")?;
        page.until_so("the weight", || Ok(weight()? == wanted))?;
    }
    page.driver.close()
}

/// Both dialogs and the weights: dark in a small window, mirrored, and with text twice as large.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        page.screen(&said("screen-programme"))?;
        page.click("radio", &said("programme-view-rooms"))?;
        page.press("placing-open")?;
        page.press("parts-stop")?;
        proposed(page)?;
        look("placing-proposal")?;
        page.leave()?;
        page.click("button", &said("programme-place-named"))?;
        page.press("placing-find")?;
        page.driver.until(
            "free slots",
            "return document.querySelectorAll('dialog[open] ol button').length > 2",
            &[],
        )?;
        look("placing-find")?;
        page.leave()?;
        page.screen(&said("screen-settings"))?;
        page.click("radio", &said("settings-view-placing"))?;
        look("settings-placing")?;
        Ok(())
    })
}
