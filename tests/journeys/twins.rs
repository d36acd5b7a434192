//! What is in the plan twice: found, looked at side by side, made one and taken back; by pointer, by keys, and as it looks.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

const PAIR: &str = "return document.querySelector('dialog[open] li button')";
const TABLE: &str = "return document.querySelectorAll('dialog[open] tbody tr').length > 2";

/// All venues, partners, events or sessions.
fn records(page: &Page, table: &str) -> Outcome<Vec<Value>> {
    let all = page.ask(&format!("list_{table}s"), &json!({}))?;
    let record = |row: &Value| row["draft"].get(table).unwrap_or(row).clone();
    Ok(all.as_array().into_iter().flatten().map(record).collect())
}

/// How many records of a table have a name.
fn named(page: &Page, table: &str, name: &str) -> Outcome<usize> {
    let field = if table == "event" { "title" } else { "name" };
    Ok(records(page, table)?.iter().filter(|it| it[field] == name).count())
}

/// A venue and a partner that are in the plan twice, each with something of its own.
fn staged(page: &Page) -> Outcome<()> {
    let place = page.ask("list_neighbourhoods", &json!({}))?[0]["id"].clone();
    let venue = |name: &str, note: &str| {
        let venue = json!({ "id": "", "name": name, "note": note, "access_features": [], "neighbourhood_id": place });
        json!({ "venue": venue, "rooms": [], "openings": [] })
    };
    for (name, note) in [("Quayside Boathouse", "Ring the bell."), ("Quayside Boat House", "The key is at the bar.")] {
        page.ask("save_venue", &json!({ "draft": venue(name, note) }))?;
    }
    let partner = |name: &str, website: &str| json!({ "partner": { "id": "", "name": name, "sector": "other", "status": "active", "website": website, "note": "", "away_dates": [], "memorandum_note": "" }, "people": [], "tags": [] });
    for (name, website) in [("Quayside Rowing Club", ""), ("Quayside Rowing Club.", "https://rowing.example")] {
        page.ask("save_partner", &json!({ "draft": partner(name, website) }))?;
    }
    page.settle()
}

fn find(page: &Page, screen: &str, menu: &str) -> Outcome<()> {
    page.screen(&said(screen))?;
    page.settle()?;
    page.press(menu)?;
    let entry = "return [...document.querySelectorAll('[role=menuitem]')].find((e) => e.textContent.trim() === arguments[0]) ?? null";
    page.driver.click_at("the search for duplicates", entry, &[json!(said("twins-open"))])?;
    page.driver.until("the dialog", "return document.querySelector('dialog[open] section p') !== null", &[])?;
    page.settle()
}

/// Chooses the pair of the list that bears a name.
fn pair(page: &Page, name: &str) -> Outcome<()> {
    let script = "return [...document.querySelectorAll('dialog[open] li button')].find((e) => e.textContent.includes(arguments[0])) ?? null";
    page.driver.click_at("a pair", script, &[json!(name)])?;
    page.driver.until("the two side by side", TABLE, &[])?;
    page.settle()
}

/// Venues by pointer: side by side, the other way round, made one, and taken back from the message.
pub fn by_pointer(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    staged(&page)?;
    find(&page, "screen-venues", "venues-menu")?;
    pair(&page, "Boathouse")?;
    page.check_access("two venues side by side")?;
    page.check_words("two venues side by side")?;
    page.picture("twins-compared")?;
    let other = "return document.querySelector('dialog[open] input[value=other]')";
    page.driver.click_at("the other way round", other, &[])?;
    page.settle()?;
    let stays = "return document.querySelector('dialog[open] thead th:nth-child(2)').textContent";
    let kept = page.driver.script(stays, &[])?.as_str().unwrap_or_default().to_owned();
    page.press("twins-merge")?;
    let both = || -> Outcome<usize> {
        Ok(named(&page, "venue", "Quayside Boathouse")? + named(&page, "venue", "Quayside Boat House")?)
    };
    page.until_so("one venue", || Ok(both()? == 1))?;
    let left =
        if named(&page, "venue", "Quayside Boathouse")? == 1 { "Quayside Boathouse" } else { "Quayside Boat House" };
    if !kept.contains(left) {
        return Err(format!("{left} stayed, where the table said {kept}"));
    }
    let note = records(&page, "venue")?.iter().find(|it| it["name"] == left).map(|it| it["note"].to_string());
    if !note.as_ref().is_some_and(|note| note.contains("bell") && note.contains("bar")) {
        return Err(format!("the notes are not joined: {note:?}"));
    }
    page.press("action-undo")?;
    page.until_so("both venues again", || Ok(both()? == 2))?;
    page.settle()?;
    // What is really two does not come again, until that is taken back.
    pair(&page, "Boathouse")?;
    page.press("twins-apart")?;
    let pairs = || -> Outcome<usize> {
        let all = page.ask("list_twins", &json!({ "kind": "venue" }))?;
        Ok(all.as_array().into_iter().flatten().filter(|it| it.to_string().contains("Boathouse")).count())
    };
    page.until_so("no pair of that name", || Ok(pairs()? == 0))?;
    page.press("action-undo")?;
    page.until_so("the pair again", || Ok(pairs()? == 1))?;
    page.press("parts-close")?;
    page.driver.close()
}

/// Partners by keys alone, from the palette: the pair, which stays, merge, and undo.
pub fn by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    staged(&page)?;
    page.screen_by_keys("screen-partners")?;
    page.settle()?;
    page.action("twins-open")?;
    page.driver.until("a pair", PAIR, &[])?;
    page.settle()?;
    page.tab_to("the pair", "e.matches('dialog[open] li button') && e.textContent.includes('Quayside')")?;
    page.driver.keys("Enter")?;
    page.driver.until("the two side by side", TABLE, &[])?;
    page.settle()?;
    page.tab_to("which one stays", "e.matches('dialog[open] input[name=stays]')")?;
    page.driver.keys("ArrowDown")?;
    page.settle()?;
    page.tab_and_press("twins-merge")?;
    let both = || -> Outcome<usize> {
        Ok(named(&page, "partner", "Quayside Rowing Club")? + named(&page, "partner", "Quayside Rowing Club.")?)
    };
    page.until_so("one partner", || Ok(both()? == 1))?;
    page.settle()?;
    page.driver.keys("Escape")?;
    page.driver.until("the dialog to close", "return document.querySelector('dialog[open]') === null", &[])?;
    page.driver.keys("Control+z")?;
    page.until_so("both partners again", || Ok(both()? == 2))?;
    page.driver.close()
}

/// Events of the programme, and people chosen by hand.
pub fn events_and_people(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    let events = page.ask("list_events", &json!({}))?;
    let found = events.as_array().into_iter().flatten().find(|it| {
        it["sessions"].as_array().is_some_and(|all| all.len() == 1 && all[0]["room_id"].is_string())
            && it["organisers"].as_array().is_some_and(|all| !all.is_empty())
    });
    let event = found.cloned().ok_or("no event with one session")?;
    let title = event["title"].as_str().unwrap_or_default().to_owned();
    let mut draft = page.ask("get_event", &json!({ "id": event["id"] }))?["draft"].clone();
    draft["event"]["id"] = json!("");
    for list in ["sessions", "partners", "people", "tags"] {
        for it in draft[list].as_array_mut().into_iter().flatten() {
            it["id"] = json!("");
            let field = if list == "tags" { "subject_id" } else { "event_id" };
            it[field] = json!("");
        }
    }
    page.ask("save_event", &json!({ "draft": draft }))?;
    let before = records(&page, "session")?.len();
    find(&page, "screen-programme", "programme-menu")?;
    pair(&page, &title)?;
    page.check_access("two events side by side")?;
    page.check_words("two events side by side")?;
    page.picture("twins-events")?;
    page.press("twins-merge")?;
    page.until_so("one event", || Ok(named(&page, "event", &title)? == 1))?;
    let after = records(&page, "session")?.len();
    if after + 1 != before {
        return Err(format!("{before} sessions became {after}"));
    }
    page.press("action-undo")?;
    page.until_so("both events again", || Ok(named(&page, "event", &title)? == 2))?;
    page.press("parts-close")?;
    find(&page, "screen-partners", "partners-more")?;
    page.click("radio", &said("twin-kind-person"))?;
    page.settle()?;
    page.press("twins-by_hand")?;
    let people = page.ask("list_twin_sides", &json!({ "kind": "person" }))?;
    page.driver.until("the names", "return document.querySelectorAll('dialog[open] option').length > 10", &[])?;
    let id = |at: usize| people[at]["id"].as_str().unwrap_or_default().to_owned();
    page.choose(&said("twins-one"), &id(0))?;
    page.choose(&said("twins-other"), &id(1))?;
    page.driver.until("the two side by side", TABLE, &[])?;
    page.settle()?;
    page.check_access("two people side by side")?;
    page.press("twins-merge")?;
    let count = || -> Outcome<usize> {
        Ok(page.ask("list_twin_sides", &json!({ "kind": "person" }))?.as_array().map_or(0, Vec::len))
    };
    let all = people.as_array().map_or(0, Vec::len);
    page.until_so("one person less", || Ok(count()? + 1 == all))?;
    page.press("action-undo")?;
    page.until_so("everybody again", || Ok(count()? == all))?;
    page.driver.close()
}

/// The list and two side by side: dark and small, mirrored, and with text twice as large.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        staged(page)?;
        find(page, "screen-venues", "venues-menu")?;
        look("twins-list")?;
        pair(page, "Quayside")?;
        look("twins-compared")?;
        let end =
            "document.querySelector('dialog[open] table:last-of-type').scrollIntoView({ block: 'end' }); return true";
        page.driver.script(end, &[])?;
        look("twins-compared-end")?;
        page.leave()
    })
}
