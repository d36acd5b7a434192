//! The board: the same move by keys, pointer and dialog; problems; the form.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::{Page, said};

fn board(folder: &Path) -> Outcome<Page> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen("Programme")?;
    page.click("radio", "Rooms")?;
    page.driver.until("the board", "return document.querySelectorAll('[data-session]').length > 3", &[])?;
    page.settle()?;
    Ok(page)
}

/// The first block of the board: session id.
fn first_session(page: &Page) -> Outcome<String> {
    let id = page.driver.until("a block", "return document.querySelector('[data-session]')?.dataset.session", &[])?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

fn session(page: &Page, id: &str) -> Outcome<Value> {
    let sessions = page.ask("list_sessions", &json!({}))?;
    let found = sessions.as_array().into_iter().flatten().find(|one| one["id"] == id).cloned();
    found.ok_or(format!("no session {id}"))
}

fn wait_until_moved(page: &Page, id: &str, from: &Value, is_moved: bool) -> Outcome<()> {
    for _ in 0..100 {
        let now = session(page, id)?;
        if (now["starts_at"] != from["starts_at"] || now["room_id"] != from["room_id"]) == is_moved {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Err(format!("the session is {}where it was", if is_moved { "still " } else { "not " }))
}

/// Alt and arrows move, Enter drops, Ctrl Z takes it back; Escape leaves it.
pub fn move_by_keyboard(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys("Rooms")?;
    page.driver.until("the board", "return document.querySelector('[data-session]') !== null", &[])?;
    page.settle()?;
    page.tab_to("a block of the board", "e.dataset.session")?;
    let id = page.driver.script("return document.activeElement.dataset.session", &[])?;
    let id = id.as_str().unwrap_or_default().to_owned();
    let before = session(&page, &id)?;
    page.driver.keys("Alt+ArrowDown")?;
    page.driver.keys("Escape")?;
    wait_until_moved(&page, &id, &before, false)?;
    page.driver.keys("Alt+ArrowDown")?;
    page.driver.keys("Alt+ArrowDown")?;
    page.driver.keys("Enter")?;
    wait_until_moved(&page, &id, &before, true)?;
    page.check_access("board")?;
    page.driver.keys("Control+z")?;
    wait_until_moved(&page, &id, &before, false)?;
    page.driver.keys("Control+Shift+z")?;
    wait_until_moved(&page, &id, &before, true)?;
    page.driver.close()
}

/// A drag of an hour, and back by Ctrl Z.
pub fn move_by_pointer(folder: &Path) -> Outcome<()> {
    let page = board(folder)?;
    let id = first_session(&page)?;
    let before = session(&page, &id)?;
    let script = "return document.querySelector(`[data-session=\"${arguments[0]}\"]`)";
    let (x, y) = page.driver.middle("the block", script, &[json!(id)])?;
    page.driver.drag((x, y), (x, y + 60))?;
    wait_until_moved(&page, &id, &before, true)?;
    page.picture("programme")?;
    page.driver.keys("Control+z")?;
    wait_until_moved(&page, &id, &before, false)?;
    page.driver.close()
}

/// The dialog says beforehand whether anything stands in the way.
pub fn move_by_dialog(folder: &Path) -> Outcome<()> {
    let page = board(folder)?;
    let id = first_session(&page)?;
    let before = session(&page, &id)?;
    page.driver.until(
        "the focus",
        "document.querySelector(`[data-session=\"${arguments[0]}\"]`).focus(); return document.activeElement.dataset.session;",
        &[json!(id)],
    )?;
    page.driver.keys("m")?;
    page.sees("Length in minutes")?;
    page.settle()?;
    page.check_access("Move dialog")?;
    page.picture("move-dialog")?;
    page.fill("Length in minutes", "45")?;
    page.click("button", "Move")?;
    for _ in 0..100 {
        if session(&page, &id)?["ends_at"] != before["ends_at"] {
            return page.driver.close();
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Err("the dialog did not change the session".to_owned())
}

/// Accepted with a reason it is no longer open, one by one or a whole kind at once; one undo brings them back.
pub fn accept_problem(folder: &Path) -> Outcome<()> {
    let page = board(folder)?;
    page.click("radio", &said("programme-view-problems"))?;
    page.driver.until("the kinds of problems", "return document.querySelectorAll('main .fold').length > 3", &[])?;
    page.settle()?;
    page.picture("problems")?;
    page.check_access("problems")?;
    let open = |page: &Page| -> Outcome<usize> {
        let problems = page.ask("list_problems", &json!({}))?;
        Ok(problems.as_array().into_iter().flatten().filter(|one| one["accepted"].is_null()).count())
    };
    let before = open(&page)?;
    let fold = "return document.querySelector('main .fold')";
    if page.driver.script("return document.querySelector('main .fold').ariaExpanded", &[])? != "true" {
        page.driver.click_at("the first kind", fold, &[])?;
    }
    page.driver.click_at("the first problem", "return document.querySelector('main button.line')", &[])?;
    page.press("programme-accept-as-is")?;
    page.driver.type_text("Agreed with both hosts")?;
    page.driver.keys("Enter")?;
    page.until_so("one problem less", || Ok(open(&page)? == before - 1))?;
    page.driver.keys("Control+z")?;
    page.until_so("the problem back", || Ok(open(&page)? == before))?;
    // The page tells how many there are a moment later.
    page.settle()?;
    let number = "return Number(document.querySelector('main .fold .number').textContent.replace(/\\D/g, ''))";
    let kind = page.driver.script(number, &[])?.as_u64().unwrap_or(0) as usize;
    page.press("problems-accept_all")?;
    page.driver.until(
        "the question why",
        "return document.activeElement?.matches('dialog[open] :is(input, textarea)')",
        &[],
    )?;
    page.check_access("the acceptance of a kind")?;
    page.driver.type_text("Looked at by the office")?;
    page.driver.keys("Enter")?;
    page.until_so("a kind less", || Ok(0 < kind && open(&page)? == before - kind))?;
    page.driver.keys("Control+z")?;
    page.until_so("the kind back", || Ok(open(&page)? == before))?;
    page.driver.close()
}

/// Ctrl N, a title, Save; the palette finds it.
pub fn write_event(folder: &Path) -> Outcome<()> {
    let page = board(folder)?;
    page.driver.keys("Control+n")?;
    page.sees("New event")?;
    page.fill("Title", "Kites over the harbour")?;
    page.settle()?;
    page.check_access("event form")?;
    page.picture("event-form")?;
    page.click("button", "Save")?;
    page.driver.until("the form to close", "return document.querySelector('dialog[open]') === null", &[])?;
    page.driver.keys("Control+k")?;
    page.settle()?;
    page.driver.type_text("kites over")?;
    page.sees("Kites over the harbour")?;
    page.check_access("palette")?;
    page.picture("palette")?;
    page.driver.close()
}
