//! Progress: the roadmap by keyboard, a partner's offer, a reading, looking back, a board of one's own, presenting.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::display;
use crate::driver::Outcome;
use crate::page::{Page, said};

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

/// A goal is written through its form; a step is moved in the drawing's list and keeps its promise: by keys alone.
pub fn roadmap_by_keyboard(folder: &Path) -> Outcome<()> {
    let page = open(folder, "Overview")?;
    page.screen_by_keys("screen-roadmap")?;
    page.tab_and_press("roadmap-add")?;
    page.driver.until("the menu", "return document.activeElement?.getAttribute('role') === 'menuitem'", &[])?;
    for _ in 0..6 {
        let here = page.driver.script("return document.activeElement?.textContent.trim()", &[])?;
        if here == said("roadmap-add-goal") {
            break;
        }
        page.driver.keys("ArrowDown")?;
    }
    page.driver.keys("Enter")?;
    page.driver.until("the first field", "return document.activeElement?.matches('dialog[open] input')", &[])?;
    page.driver.type_text("Every street has a reading corner")?;
    page.driver.keys("Enter")?;
    let is_written = |page: &Page| {
        Ok(records(page, "goal")?.iter().any(|goal| goal["title"] == "Every street has a reading corner"))
    };
    page.until_so("the goal", || is_written(&page))?;
    page.driver.until("the form to close", "return document.querySelector('dialog[open]') === null", &[])?;
    page.driver.keys("Control+z")?;
    page.until_so("the goal taken back", || Ok(!is_written(&page)?))?;
    page.view_by_keys(&said("roadmap-view-gantt"))?;
    page.tab_to("the list of steps", "e.getAttribute('role') === 'listbox'")?;
    let revised = |page: &Page| -> Outcome<Vec<Value>> {
        let all = [records(page, "goal")?, records(page, "action")?, records(page, "milestone")?].concat();
        Ok(all.iter().map(|step| json!([step["id"], step["due_on"], step["revised_due_on"]])).collect())
    };
    let before = revised(&page)?;
    // The first step is a goal that is open; steps that are done stay where they are.
    page.driver.keys("Alt+ArrowRight")?;
    page.until_so("the moved step", || Ok(revised(&page)? != before))?;
    let promises = |steps: &[Value]| steps.iter().map(|step| step[1].clone()).collect::<Vec<_>>();
    if promises(&revised(&page)?) != promises(&before) {
        return Err("the first promise was changed".to_owned());
    }
    page.check_access("the moved Gantt")?;
    page.driver.keys("Control+z")?;
    page.until_so("the step where it was", || Ok(revised(&page)? == before))?;
    page.driver.close()
}

/// A partner is moved along the board by keys alone, and every view is reached by them.
pub fn partner_by_keyboard(folder: &Path) -> Outcome<()> {
    let page = open(folder, "Overview")?;
    page.screen_by_keys("screen-partners")?;
    for view in ["board", "network", "offers", "answers", "coverage"] {
        page.view_by_keys(&said(&format!("partners-view-{view}")))?;
        page.check_access(&format!("partners, {view}"))?;
    }
    page.view_by_keys(&said("partners-view-board"))?;
    page.tab_to("a card", "e.getAttribute('aria-keyshortcuts')?.includes('Alt+ArrowRight')")?;
    let statuses = |page: &Page| -> Outcome<Vec<Value>> {
        let rows = page.ask("list_partners", &json!({}))?;
        Ok(rows.as_array().into_iter().flatten().map(|row| row["draft"]["partner"]["status"].clone()).collect())
    };
    let before = statuses(&page)?;
    page.driver.keys("Alt+ArrowRight")?;
    page.until_so("the partner in the next column", || Ok(statuses(&page)? != before))?;
    page.driver.keys("Control+z")?;
    page.until_so("the partner where it was", || Ok(statuses(&page)? == before))?;
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
    page.until_so("the plan as it was", || {
        Ok(page.ask("get_app_state", &json!({}))?["plan"]["as_of"]["name"] == "Before the meeting")
    })?;
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
    page.until_so("today", || Ok(page.ask("get_app_state", &json!({}))?["plan"]["as_of"].is_null()))?;
    page.driver.close()
}

/// The overview is presented on the whole display, its pages are turned by keys, and a board is kept as one's own.
pub fn present_and_arrange(folder: &Path) -> Outcome<()> {
    let page = open(folder, "Overview")?;
    page.driver.keys("F5")?;
    page.driver.until("the presentation", "return document.querySelector('dialog[open] h1') !== null", &[])?;
    let whole = display::sizes("Paideia")?.0;
    page.until_so("a window that fills the display", || Ok(display::sizes("Paideia")?.1 == whole))?;
    std::thread::sleep(Duration::from_millis(600));
    page.settle()?;
    let first = shown(&page, "present-title")?;
    page.check_access("the first page")?;
    for step in 0..4 {
        page.driver.keys("ArrowRight")?;
        page.settle()?;
        page.check_access(&format!("page {} of the presentation", step + 2))?;
    }
    let later = shown(&page, "present-page")?;
    if display::differing(&first, &later)? < 0.01 {
        return Err("the arrow keys turn no page on the display".to_owned());
    }
    page.driver.keys("Home")?;
    page.driver.keys("Escape")?;
    page.driver.until("the page again", "return document.querySelector('dialog[open]') === null", &[])?;
    page.until_so("the window of its usual size", || Ok(display::sizes("Paideia")?.1 != whole))?;
    page.screen("Dashboards")?;
    page.settle()?;
    let boards = |page: &Page| Ok::<_, String>(records(page, "board")?.len());
    let before = boards(&page)?;
    page.press("boards-more")?;
    page.press("boards-save_as")?;
    page.fill("Title", "For the mayor")?;
    page.press("parts-save")?;
    page.until_so("the new board", || Ok(boards(&page)? == before + 1))?;
    page.sees("For the mayor")?;
    page.driver.keys("Control+z")?;
    page.until_so("the board taken back", || Ok(boards(&page)? == before))?;
    page.driver.close()
}

/// A picture of the display while something is presented: it shows the presentation and nothing of the page below.
fn shown(page: &Page, name: &str) -> Outcome<std::path::PathBuf> {
    let (seen, drawn) = (page.keep(&format!("{name}-display")), page.keep(name));
    display::picture(&seen)?;
    std::fs::write(&drawn, page.driver.screenshot()?).map_err(|error| error.to_string())?;
    let is_on_top =
        "return document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('dialog[open]') !== null";
    if page.driver.script(is_on_top, &[])? != true {
        return Err("the page lies above the presentation".to_owned());
    }
    let share = display::differing(&seen, &drawn)?;
    if 0.02 < share {
        return Err(format!("the display shows something else than the presentation ({:.0} %)", 100.0 * share));
    }
    Ok(seen)
}

/// A value is typed into the grid of an indicator, and its status follows.
pub fn reading(folder: &Path) -> Outcome<()> {
    const ADULTS: &str = "Adults who took part in learning";
    let page = open(folder, "Indicators")?;
    page.check_access("the indicators")?;
    let status = |page: &Page| -> Outcome<Value> {
        let rows = page.ask("list_indicators", &json!({}))?;
        let found = rows.as_array().into_iter().flatten().find(|row| row["indicator"]["name"] == ADULTS).cloned();
        Ok(found.ok_or("the indicator is gone")?["judgement"]["status"].clone())
    };
    if status(&page)? != "behind" {
        return Err(format!("before anything is typed it is {}", status(&page)?));
    }
    let cell = "return [...document.querySelectorAll('main [role=gridcell]')].find((e) => e.textContent.includes(arguments[0])) ?? null";
    page.driver.click_at("the indicator", cell, &[json!(ADULTS)])?;
    page.settle()?;
    let field = "return [...document.querySelectorAll('main input')].find((e) => /, 2026$/.test((e.getAttribute('aria-label') ?? '').replace(/[\\u2066-\\u2069]/g, ''))) ?? null";
    page.driver.click_at("the value of 2026", field, &[])?;
    page.driver.keys("Control+a")?;
    page.driver.type_text("33.5")?;
    page.driver.keys("Tab")?;
    page.until_so("the status to follow", || Ok(status(&page)? == "on_track"))?;
    page.sees(&said("indicators-status-on_track"))?;
    page.settle()?;
    page.picture("indicator")?;
    copy_a_year(&page)?;
    page.ask("undo", &json!({}))?;
    page.until_so("the status before the block", || Ok(status(&page)? == "on_track"))?;
    page.driver.keys("Escape")?;
    page.ask("undo", &json!({}))?;
    page.until_so("the status of before", || Ok(status(&page)? == "behind"))?;
    write_into_a_cell(&page)?;
    page.driver.close()
}

/// A click chooses a cell, so that what is typed replaces it; Escape gives back what was there, and Ctrl Z in a cell in
/// which nothing is being written takes back the last change of the plan.
fn write_into_a_cell(page: &Page) -> Outcome<()> {
    let field = "return [...document.querySelectorAll('main input')].find((e) => /, 2025$/.test((e.getAttribute('aria-label') ?? '').replace(/[\\u2066-\\u2069]/g, ''))) ?? null";
    let value = || page.driver.script(&format!("return (function() {{ {field} }})()?.value ?? ''"), &[]);
    let before = value()?;
    page.driver.click_at("the value of 2025", field, &[])?;
    page.driver.type_text("12")?;
    page.until_so("the cell to hold what was typed alone", || Ok(value()? == "12"))?;
    page.driver.keys("Escape")?;
    page.until_so("the cell to hold what was there", || Ok(value()? == before))?;
    page.driver.type_text("13")?;
    page.driver.keys("Enter")?;
    page.settle()?;
    page.until_so("the cell to be saved", || Ok(value()? == "13"))?;
    page.driver.click_at("the value of 2025", field, &[])?;
    page.driver.keys("Control+z")?;
    page.until_so("the plan to be undone", || Ok(value()? == before))
}

/// A block of two cells, target and value of a year, is copied into the year after it, as one change.
fn copy_a_year(page: &Page) -> Outcome<()> {
    let cell = "const [line, year] = arguments;
        const table = [...document.querySelectorAll('main table')].find((e) => e.querySelector('tr.targets'));
        const place = [...table.rows[0].cells].findIndex((e) => e.textContent.trim() === year);
        return table.tBodies[0].rows[line].cells[place]?.querySelector('input') ?? null";
    let value = |line: usize, year: &str| {
        page.driver.script(
            &format!("return (function() {{ {cell} }}).apply(null, arguments)?.value ?? ''"),
            &[json!(line), json!(year)],
        )
    };
    let (target, reading) = (value(0, "2025")?, value(1, "2025")?);
    let before = (value(0, "2026")?, value(1, "2026")?);
    if before == (target.clone(), reading.clone()) {
        return Err(format!("both years say the same already: {before:?}"));
    }
    page.driver.click_at("the value of 2025", cell, &[json!(1), json!("2025")])?;
    page.driver.keys("Shift+ArrowUp")?;
    page.driver.keys("Control+c")?;
    page.settle()?;
    page.driver.click_at("the target of 2026", cell, &[json!(0), json!("2026")])?;
    page.driver.keys("Control+v")?;
    page.sees("Change")?;
    page.check_access("a block of readings")?;
    let button = "e.closest('dialog[open]') && e.matches('button') && e.textContent.trim().startsWith('Change')";
    page.tab_to("the button that changes them", button)?;
    page.driver.keys("Enter")?;
    page.driver.until("the dialog to close", "return document.querySelector('dialog[open]') === null", &[])?;
    let is_copied = || Ok(value(1, "2026")? == reading && (target == "" || value(0, "2026")? == target));
    page.until_so("the values of the year before", is_copied)
}
