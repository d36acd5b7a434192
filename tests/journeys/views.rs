//! The programme by status and by who does what: a card brought to another column and back, the agenda of hosts and
//! people; by pointer, by keys alone, and as they look.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};
use crate::workflow::{becomes, events, says_why, status};

const CARDS: &str = "return document.querySelectorAll('main [data-column] [data-card]').length > 10";
const LINES: &str = "return document.querySelectorAll('main [data-line]').length > 5";
/// The first card of a column, and the column of the card that has the focus.
const FIRST: &str = "return document.querySelector(`[data-column=${arguments[0]}] [data-card]`)";
const FOCUS: &str = "const e = document.activeElement; return [e?.dataset.card ?? null, e?.closest('[data-column]')?.dataset.column ?? null]";
/// The line that has the focus, and the title that stands in it.
const LINE: &str = "const e = document.activeElement; return [e?.dataset.line ?? null, e?.querySelector('.title')?.textContent ?? null]";

fn view(page: &Page, name: &str, shown: &str) -> Outcome<()> {
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said(&format!("programme-view-{name}")))?;
    page.driver.until(name, shown, &[])?;
    page.settle()
}

fn event(page: &Page, id: &Value) -> Outcome<Value> {
    events(page)?.into_iter().find(|event| event["id"] == *id).ok_or_else(|| format!("no event {id}"))
}

/// Drags a card to the height of itself in another column.
fn drag_to(page: &Page, id: &Value, column: &str) -> Outcome<()> {
    let card = "return document.querySelector(`[data-card=\"${arguments[0]}\"]`)";
    let from = page.driver.middle("the card", card, std::slice::from_ref(id))?;
    let middle = "const r = document.querySelector(`[data-column=${arguments[0]}]`).getBoundingClientRect(); return Math.round(r.x + r.width / 2)";
    let x = page.driver.script(middle, &[json!(column)])?;
    page.driver.drag(from, (x.as_i64().ok_or("the column has no place")?, from.1))
}

/// The focus stands on the card of an event, in the column of a status.
fn follows(page: &Page, id: &Value, status: &str) -> Outcome<()> {
    let wanted = json!([id, status]);
    page.until_so(&format!("the focus on the card in {status}"), || Ok(page.driver.script(FOCUS, &[])? == wanted))
}

/// Columns that no step leads to stay closed; one that takes the card takes it, asks why where it must, and the message
/// takes it back.
pub fn status_by_pointer(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    view(&page, "board", CARDS)?;
    page.check_access("the board by status")?;
    page.check_words("the board by status")?;
    let heads = "return [...document.querySelectorAll('main [data-column] h2 .count')].map((e) => Number(e.textContent.replace(/\\D/g, ''))).reduce((sum, one) => sum + one, 0)";
    let all = events(&page)?.len();
    if page.driver.script(heads, &[])? != json!(all) {
        return Err(format!("the heads of the columns do not count {all} events"));
    }
    let id = page.driver.script(&format!("{FIRST}.dataset.card"), &[json!("submitted")])?;
    let card = event(&page, &id)?;
    // What was closed while something was dragged.
    let watch = "window.closedColumns = new Set(); new MutationObserver(() => document.querySelectorAll('[data-column].closed').forEach((e) => window.closedColumns.add(e.dataset.column)))
        .observe(document.querySelector('main'), { subtree: true, attributes: true, attributeFilter: ['class'] })";
    page.driver.script(watch, &[])?;
    drag_to(&page, &id, "confirmed")?;
    let closed = page.driver.script("return [...window.closedColumns]", &[])?;
    if closed != json!(["confirmed", "held", "cancelled", "postponed"]) {
        return Err(format!("closed for what was submitted: {closed}"));
    }
    page.settle()?;
    if status(&page, &id)? != "submitted" {
        return Err("a closed column took a card".to_owned());
    }
    drag_to(&page, &id, "accepted")?;
    becomes(&page, &card, "accepted")?;
    follows(&page, &id, "accepted")?;
    page.driver.point_away()?;
    page.picture("programme-board")?;
    let undo = "return [...document.querySelectorAll('.toast button')].find((e) => e.textContent.trim() === arguments[0]) ?? null";
    page.driver.click_at("undo in the message", undo, &[json!(said("action-undo"))])?;
    becomes(&page, &card, "submitted")?;
    page.settle()?;
    drag_to(&page, &id, "declined")?;
    says_why(&page, "The hall is full.")?;
    becomes(&page, &card, "declined")?;
    follows(&page, &id, "declined")?;
    page.driver.click_at("undo in the message", undo, &[json!(said("action-undo"))])?;
    becomes(&page, &card, "submitted")?;
    page.driver.click_at("the card", FIRST, &[json!("submitted")])?;
    page.driver.until("the panel", "return document.querySelector('main aside') !== null", &[])?;
    page.driver.close()
}

/// Arrows walk, Alt and an arrow move, M opens the list of columns; Ctrl Z takes back, and the focus goes with the card.
pub fn status_by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys(&said("programme-view-board"))?;
    page.driver.until("the cards", CARDS, &[])?;
    page.settle()?;
    page.tab_to("a card", "e.dataset.card")?;
    if page.driver.script("return document.querySelectorAll('[data-card][tabindex=\"0\"]').length", &[])? != 1 {
        return Err("the board is more than one stop of Tab".to_owned());
    }
    for _ in 0..9 {
        if page.driver.script(FOCUS, &[])?[1] == "submitted" {
            break;
        }
        page.driver.keys("ArrowRight")?;
        page.settle()?;
    }
    page.driver.keys("ArrowDown")?;
    page.settle()?;
    let id = page.driver.script(FOCUS, &[])?[0].clone();
    let card = event(&page, &id)?;
    follows(&page, &id, "submitted")?;
    page.driver.keys("Alt+ArrowLeft")?;
    becomes(&page, &card, "draft")?;
    follows(&page, &id, "draft")?;
    let title = card["title"].as_str().unwrap_or_default();
    page.sees(&format!("“{title}”: {}", said("event-status-draft")))?;
    page.driver.keys("Control+z")?;
    becomes(&page, &card, "submitted")?;
    follows(&page, &id, "submitted")?;
    page.driver.keys("Alt+ArrowRight")?;
    says_why(&page, "For how many is it?")?;
    becomes(&page, &card, "needs_information")?;
    follows(&page, &id, "needs_information")?;
    page.driver.keys("Control+z")?;
    becomes(&page, &card, "submitted")?;
    follows(&page, &id, "submitted")?;
    page.driver.keys("m")?;
    let entry = json!(said("event-status-accepted"));
    page.tab_to("the entry", &format!("e.matches('dialog[open] .targets button') && e.textContent.includes({entry})"))?;
    page.driver.keys("Enter")?;
    becomes(&page, &card, "accepted")?;
    follows(&page, &id, "accepted")?;
    page.driver.keys("Control+z")?;
    becomes(&page, &card, "submitted")?;
    page.driver.close()
}

/// The agenda of hosts and of people: found by the search, opened by a click.
pub fn agenda_by_pointer(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    view(&page, "agenda", LINES)?;
    page.check_access("the agenda")?;
    page.check_words("the agenda")?;
    let all = events(&page)?;
    let host = all.iter().find_map(|event| event["organisers"][0]["name"].as_str()).ok_or("no event has a host")?;
    page.fill(&said("programme-search"), host)?;
    let heading = "return [...document.querySelectorAll('main h2')].some((e) => e.textContent.trim() === arguments[0])";
    page.driver.until("the heading of the host", heading, &[json!(host)])?;
    page.picture("programme-agenda-found")?;
    page.press("programme-clear")?;
    page.driver.until("the lines", LINES, &[])?;
    page.settle()?;
    page.driver.point_away()?;
    page.picture("programme-agenda")?;
    let title = page.driver.script("return document.querySelector('main [data-line] .title').textContent", &[])?;
    page.driver.click_at("the first line", "return document.querySelector('main [data-line]')", &[])?;
    let panel = "return document.querySelector('main aside')?.textContent.includes(arguments[0])";
    page.driver.until("its panel", panel, &[title])?;
    page.click("radio", &said("programme-agenda-by-person"))?;
    let person = all.iter().find_map(|event| event["people"][0]["name"].as_str()).ok_or("no event names a person")?;
    page.fill(&said("programme-search"), person)?;
    page.driver.until("the heading of the person", heading, &[json!(person)])?;
    page.fill(&said("programme-search"), "zzzz")?;
    page.sees(&said("programme-none_found"))?;
    page.press("parts-show_all")?;
    page.driver.until("all of them", LINES, &[])?;
    page.driver.close()
}

/// The same by keys alone.
pub fn agenda_by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys(&said("programme-view-agenda"))?;
    page.driver.until("the lines", LINES, &[])?;
    page.settle()?;
    page.tab_to("whose agenda", &format!("e.textContent.trim() === {}", json!(said("programme-agenda-by-host"))))?;
    page.driver.keys("ArrowRight")?;
    page.settle()?;
    let person = events(&page)?.iter().find_map(|event| event["people"][0]["name"].as_str().map(str::to_owned));
    if person.is_none() {
        return Err("no event names a person".to_owned());
    }
    page.tab_to("a line", "e.dataset.line")?;
    let first = page.driver.script(LINE, &[])?;
    for key in ["End", "ArrowUp", "ArrowDown", "Home", "PageDown", "PageUp", "ArrowDown"] {
        let before = page.driver.script(LINE, &[])?;
        page.driver.keys(key)?;
        page.until_so(&format!("another line by {key}"), || {
            let now = page.driver.script(LINE, &[])?;
            Ok(now != before && now[0].is_string())
        })?;
        if key == "Home" && page.driver.script(LINE, &[])? != first {
            return Err("Home does not lead to the first line".to_owned());
        }
    }
    let line = page.driver.script(LINE, &[])?;
    page.driver.keys("Enter")?;
    let panel = "return document.querySelector('main aside')?.textContent.includes(arguments[0])";
    page.driver.until("its panel", panel, &[line[1].clone()])?;
    page.driver.close()
}

/// Both views, and the menu of a card: dark in a small window, mirrored, and with text twice as large.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        view(page, "board", CARDS)?;
        look("programme-board")?;
        page.driver.script("document.querySelector('[data-column=submitted] [data-card]').focus()", &[])?;
        page.driver.keys("m")?;
        look("programme-board-move")?;
        page.leave()?;
        view(page, "agenda", LINES)?;
        look("programme-agenda")?;
        page.click("radio", &said("programme-agenda-by-person"))?;
        look("programme-agenda-person")?;
        page.driver.click_at("the first line", "return document.querySelector('main [data-line]')", &[])?;
        page.driver.until("its panel", "return document.querySelector('main aside') !== null", &[])?;
        look("programme-agenda-panel")
    })
}
