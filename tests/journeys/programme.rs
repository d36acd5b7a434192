//! The board: the same move by keys, pointer and dialog; problems; the form.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::Page;

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

/// Accepted with a reason it is no longer open; when its facts change it is back.
pub fn accept_problem(folder: &Path) -> Outcome<()> {
    let page = board(folder)?;
    page.click("radio", "Problems")?;
    page.sees("Blocks publication")?;
    page.picture("problems")?;
    page.check_access("problems")?;
    let open = |page: &Page| -> Outcome<usize> {
        let problems = page.ask("list_problems", &json!({}))?;
        Ok(problems.as_array().into_iter().flatten().filter(|one| one["accepted"].is_null()).count())
    };
    let before = open(&page)?;
    page.click("button", "Accept as it is…")?;
    page.driver.type_text("Agreed with both hosts")?;
    page.driver.keys("Enter")?;
    for _ in 0..100 {
        if open(&page)? == before - 1 {
            page.sees("Accepted (1)")?;
            page.driver.keys("Control+z")?;
            page.driver.until("the undo", "return !document.body.innerText.includes('Accepted (1)')", &[])?;
            return page.driver.close();
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Err("the problem is still open".to_owned())
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
