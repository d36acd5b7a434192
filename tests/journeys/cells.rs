//! Blocks of cells in the table of events: filled down, copied and pasted through the real clipboard, taken back.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

/// Places of the events in the first rows of the table, from the plan.
fn places(page: &Page, rows: usize) -> Outcome<Vec<Value>> {
    let events = page.ask("list_events", &json!({}))?;
    (0..rows)
        .map(|row| {
            let script =
                "return document.querySelector(`[data-cell=\"${arguments[0]}:0\"]`)?.textContent.trim() ?? null";
            let title = page.driver.script(script, &[json!(row)])?;
            let event = events.as_array().into_iter().flatten().find(|event| event["title"] == title);
            event.map(|event| event["capacity"].clone()).ok_or(format!("no event is called {title}"))
        })
        .collect()
}

fn wait_for(page: &Page, wanted: &[Value]) -> Outcome<()> {
    page.until_so(&format!("the places {wanted:?}"), || Ok(places(page, wanted.len())? == wanted))
}

/// Goes by keys to the cell of the first row that holds its places.
fn first_place(page: &Page) -> Outcome<()> {
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys(&said("programme-view-table"))?;
    page.driver.until("the table", "return document.querySelector('[data-cell=\"2:0\"]') !== null", &[])?;
    page.settle()?;
    page.tab_to("a cell", "e.dataset.cell")?;
    page.driver.keys("Control+Home")?;
    let script = "const e = document.activeElement; const head = e.closest('table').tHead.rows[0].cells[e.cellIndex]; return head?.textContent.trim() === arguments[0]";
    let forward =
        page.driver.script("return document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'", &[])?;
    for _ in 0..20 {
        if page.driver.script(script, &[json!(said("programme-fact-capacity"))])? == true {
            return Ok(());
        }
        page.driver.keys(forward.as_str().unwrap_or_default())?;
        page.settle()?;
    }
    Err("no column holds the places".to_owned())
}

/// Tab to the button of the dialog that does it, and Enter.
fn agree(page: &Page, words: &str) -> Outcome<()> {
    page.sees(words)?;
    page.tab_to(
        words,
        &format!("e.closest('dialog[open]') && e.matches('button') && e.textContent.trim() === '{words}'"),
    )?;
    page.driver.keys("Enter")
}

/// A block is filled down, another one is copied and pasted; what is no number is refused where it was typed.
pub fn by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    first_place(&page)?;
    let before = places(&page, 3)?;
    page.driver.keys("F2")?;
    page.driver.keys("Control+a")?;
    page.driver.type_text("many")?;
    page.driver.keys("Enter")?;
    page.sees(&said("fields-fault-number_whole"))?;
    page.driver.keys("Control+a")?;
    page.driver.type_text("4123")?;
    page.driver.keys("Enter")?;
    wait_for(&page, &[json!(4123), before[1].clone(), before[2].clone()])?;
    page.settle()?;
    page.driver.keys("Shift+ArrowDown")?;
    page.driver.keys("Shift+ArrowDown")?;
    page.driver.keys("Control+d")?;
    page.sees("Change 2 cells?")?;
    page.check_access("cells that are filled down")?;
    page.picture("cells")?;
    agree(&page, "Change 2 cells")?;
    wait_for(&page, &[json!(4123), json!(4123), json!(4123)])?;
    page.driver.keys("Control+z")?;
    wait_for(&page, &[json!(4123), before[1].clone(), before[2].clone()])?;
    page.settle()?;
    page.tab_to("a cell", "e.dataset.cell")?;
    page.driver.keys("Control+Home")?;
    first_place(&page)?;
    page.driver.keys("Control+c")?;
    page.settle()?;
    page.driver.keys("ArrowDown")?;
    page.settle()?;
    page.driver.keys("Control+v")?;
    page.sees("Change 1 cell?")?;
    agree(&page, "Change 1 cell")?;
    wait_for(&page, &[json!(4123), json!(4123), before[2].clone()])?;
    // The focus is back in the table: undo is the plan's.
    page.driver.keys("Control+z")?;
    wait_for(&page, &[json!(4123), before[1].clone(), before[2].clone()])?;
    page.driver.close()
}

/// A block is chosen by dragging and emptied; names cannot be empty and stay.
pub fn by_pointer(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said("programme-view-table"))?;
    drag_over(&page)?;
    page.driver.keys("Delete")?;
    page.sees("2 cells stay as they are")?;
    page.sees(&said("fields-fault-required"))?;
    page.press("parts-cancel")?;
    page.driver.close()
}

/// Drags over the first two names.
fn drag_over(page: &Page) -> Outcome<()> {
    page.driver.until("the table", "return document.querySelector('[data-cell=\"2:0\"]') !== null", &[])?;
    page.settle()?;
    let cell = |row: usize| {
        page.driver.middle(
            "a cell",
            "return document.querySelector(`[data-cell=\"${arguments[0]}:0\"]`)",
            &[json!(row)],
        )
    };
    let (from, to) = (cell(0)?, cell(1)?);
    page.driver.drag(from, to)?;
    page.driver.until("the block", "return document.querySelectorAll('td.in-block').length === 2", &[]).map(drop)
}

/// What a block would change, in each look.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        first_place(page)?;
        page.driver.keys("Shift+ArrowDown")?;
        page.driver.keys("Shift+ArrowDown")?;
        page.driver.keys("Delete")?;
        page.driver.until("the dialog", "return document.querySelector('dialog[open]') !== null", &[])?;
        look("cells")
    })
}
