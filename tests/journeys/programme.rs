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
    page.driver.until("the board", "return document.querySelector('[data-session][tabindex=\"0\"]') !== null", &[])?;
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
    page.closed()?;
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
    page.closed()?;
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

/// The programme is released by keys; an event is reworded, the host to tell stands in a file, and the release comes back,
/// by pointer.
pub fn release(folder: &Path) -> Outcome<()> {
    let page = board(folder)?;
    // Backwards over the first view to the last: a view on the way may take the focus for itself.
    page.tab_to("the views", "e.getAttribute('role') === 'radio' && e.closest('main')")?;
    page.driver.keys("ArrowLeft")?;
    page.settle()?;
    page.driver.keys("ArrowLeft")?;
    page.sees(&said("releases-empty"))?;
    page.check_access("no release yet")?;
    page.tab_and_press("releases-new")?;
    page.tab_to("the title", "e.matches('dialog input')")?;
    page.driver.type_text("To the printer")?;
    page.driver.keys("Tab")?;
    page.driver.type_text("Twelve thousand copies")?;
    page.driver.keys("Tab")?;
    page.driver.keys("Space")?;
    page.settle()?;
    page.check_access("new release")?;
    page.tab_and_press("releases-new-do")?;
    page.sees(&said("releases-nothing"))?;
    let release = page.ask("get_releases", &json!({}))?["releases"][0].clone();
    if (&release["title"], &release["note"], &release["is_printed"])
        != (&json!("To the printer"), &json!("Twelve thousand copies"), &json!(true))
    {
        return Err(format!("what was typed is not what was released: {release}"));
    }
    let title = reword_an_event(&page)?;
    let head =
        "return [...document.querySelectorAll('main header button')].find((e) => /since release/.test(e.textContent))";
    page.driver.click_at("what changed since the release", head, &[])?;
    page.sees(", anew")?;
    page.settle()?;
    page.check_access("changes since a release")?;
    page.picture("releases")?;
    page.click("radio", &said("releases-by-host"))?;
    page.settle()?;
    page.check_access("changes by host")?;
    page.press("releases-letters")?;
    let letters = page.save_file("export_hosts_to_tell")?;
    let letters = std::fs::read_to_string(letters).map_err(|error| error.to_string())?;
    if !letters.contains(&format!("{title}, anew")) {
        return Err(format!("the letters do not tell it: {letters}"));
    }
    page.press("releases-errata")?;
    page.save_file("export_errata")?;
    look_at_release(&page, &title)?;
    page.click("button", &said("releases-more-of"))?;
    page.press("releases-take_back")?;
    page.sees(&said("releases-take_back-do"))?;
    page.settle()?;
    page.check_access("taking back")?;
    page.press("releases-take_back-do")?;
    page.until_so("the programme of the release", || Ok(page.ask("get_releases", &json!({}))?["changed_count"] == 0))?;
    page.closed()?;
    page.driver.keys("Control+z")?;
    page.until_so("the draft again", || Ok(page.ask("get_releases", &json!({}))?["changed_count"] == 1))?;
    page.driver.close()
}

/// Gives a promised event of some host another title, in the table; says what it was called before.
fn reword_an_event(page: &Page) -> Outcome<String> {
    let events = page.ask("list_events", &json!({}))?;
    let promised = |event: &&Value| event["status"] == "confirmed" && event["organisers"][0].is_object();
    let event = events.as_array().into_iter().flatten().find(promised).cloned().ok_or("no confirmed event")?;
    let title = event["title"].as_str().unwrap_or_default().to_owned();
    page.click("radio", &said("programme-view-table"))?;
    page.fill(&said("programme-search"), &title)?;
    page.settle()?;
    let cell = "return [...document.querySelectorAll('main [role=gridcell], main td')].find((e) => e.textContent.trim() === arguments[0])";
    page.driver.click_at("the title", cell, &[json!(title)])?;
    // The panel opens beside the table meanwhile.
    page.settle()?;
    page.driver.until("the focus in the table", "return document.activeElement?.dataset.cell !== undefined", &[])?;
    page.driver.keys("Home")?;
    page.driver.keys("F2")?;
    page.driver.until(
        "the field",
        "return document.activeElement?.matches('input:not([type=search])') ?? false",
        &[],
    )?;
    page.driver.keys("End")?;
    page.driver.type_text(", anew")?;
    page.driver.keys("Enter")?;
    page.until_so("one change", || Ok(page.ask("get_releases", &json!({}))?["changed_count"] == 1))?;
    Ok(title)
}

/// Looks at the programme as it was released, and at today again.
fn look_at_release(page: &Page, title: &str) -> Outcome<()> {
    let has = |wanted: &str| -> Outcome<bool> {
        let events = page.ask("list_events", &json!({}))?;
        Ok(events.as_array().into_iter().flatten().any(|event| event["title"] == wanted))
    };
    page.click("button", &said("releases-more-of"))?;
    page.press("releases-look")?;
    page.until_so("the release as it was", || Ok(has(title)? && !has(&format!("{title}, anew"))?))?;
    page.press("look_back-today")?;
    page.until_so("today again", || has(&format!("{title}, anew")))?;
    page.click("radio", &said("programme-view-releases"))
}

/// Words of a text lead to the event that they stand in, by keys.
pub fn search(folder: &Path) -> Outcome<()> {
    let page = board(folder)?;
    let event = page.ask("list_events", &json!({}))?[0].clone();
    let title = event["title"].as_str().unwrap_or_default().to_owned();
    let note =
        json!({ "id": event["id"], "field": "long_text", "value": "Bring a bowl, and mind the échelle in the yard." });
    page.ask("set_event_field", &note)?;
    page.driver.keys("Control+k")?;
    page.driver.until("the palette", "return document.querySelector('dialog[open] input') !== null", &[])?;
    page.driver.type_text("ECHELLE bowl")?;
    page.sees("mind the échelle in the yard")?;
    page.settle()?;
    page.check_access("the palette with what was found")?;
    page.picture("palette-text")?;
    page.driver.keys("Enter")?;
    let panel =
        "return document.querySelector('main aside, main [role=complementary]')?.textContent.includes(arguments[0])";
    page.driver.until("the event", panel, &[json!(title)])?;
    page.driver.close()
}

/// Filters are kept under a name, chosen again by keys, and deleted.
pub fn saved_filters(folder: &Path) -> Outcome<()> {
    let page = board(folder)?;
    page.click("radio", &said("programme-view-table"))?;
    page.click("button", &said("filter-statuses"))?;
    page.click("field", &said("event-status-confirmed"))?;
    page.driver.keys("Escape")?;
    page.fill(&said("programme-search"), "library")?;
    page.settle()?;
    page.press("filters-saved")?;
    page.press("filters-save")?;
    page.settle()?;
    page.check_access("a name for filters")?;
    page.driver.type_text("At the library")?;
    page.driver.keys("Enter")?;
    page.until_so("the saved filter", || {
        let saved = page.ask("list_records", &json!({ "table": "saved_filter" }))?[0].clone();
        let is_so = saved["title"] == "At the library" && saved["text"] == "library";
        Ok(is_so && saved["statuses"] == json!(["confirmed"]))
    })?;
    // What is changed since can be kept in it: rows together by their status.
    page.press("programme-table-group")?;
    page.driver.until("the menu", "return document.activeElement?.getAttribute('role') === 'menuitem'", &[])?;
    page.click("button", &said("event-status"))?;
    page.driver.until("a group", "return document.querySelector('th[scope=rowgroup]') !== null", &[])?;
    page.settle()?;
    page.check_access("a table in groups")?;
    page.picture("table-groups")?;
    page.press("filters-saved")?;
    page.press("filters-keep")?;
    page.until_so("the kept view", || {
        let saved = page.ask("list_records", &json!({ "table": "saved_filter" }))?[0].clone();
        Ok(saved["group_by"] == "status" && saved["view"] == "table")
    })?;
    page.click("button", &format!("{} {}", said("programme-table-grouped"), said("event-status")))?;
    page.press("programme-table-group-none")?;
    page.driver.until("no group", "return document.querySelector('th[scope=rowgroup]') === null", &[])?;
    page.press("programme-clear")?;
    page.settle()?;
    page.tab_to("the saved filters", &format!("e.textContent.trim() === '{}'", said("filters-saved")))?;
    page.driver.keys("Enter")?;
    page.driver.until("the menu", "return document.activeElement?.getAttribute('role') === 'menuitem'", &[])?;
    page.check_access("the menu of saved filters")?;
    page.picture("saved-filters")?;
    page.driver.keys("Enter")?;
    let typed = "return document.querySelector('.filters input[type=search]')?.value === 'library'";
    page.driver.until("the filters again", typed, &[])?;
    page.driver.until("its groups again", "return document.querySelector('th[scope=rowgroup]') !== null", &[])?;
    page.click("button", "At the library")?;
    page.press("filters-edit")?;
    page.press("parts-delete")?;
    page.until_so("no saved filter", || {
        Ok(page.ask("list_records", &json!({ "table": "saved_filter" }))? == json!([]))
    })?;
    page.driver.close()
}
