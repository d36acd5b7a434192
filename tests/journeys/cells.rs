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

/// How many rows the table says are selected.
const SELECTED: &str = "return document.querySelectorAll('main [role=grid] tr[aria-selected=true]').length";

/// Rows are chosen one by one, from one to another and all; all those of one status take a step, and one undo takes it
/// back. By keys alone, and the last one by the pointer.
pub fn rows(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    first_place(&page)?;
    page.driver.keys("Control+Home")?;
    let chosen = |page: &Page, count: usize| {
        page.until_so(&format!("{count} chosen rows"), || Ok(page.driver.script(SELECTED, &[])? == count))
    };
    page.driver.keys("Control+Space")?;
    chosen(&page, 1)?;
    page.sees("One event is chosen")?;
    page.driver.keys("ArrowDown")?;
    page.driver.keys("ArrowDown")?;
    page.driver.keys("Shift+Space")?;
    chosen(&page, 3)?;
    page.sees("3 events are chosen")?;
    let spoken = "return [...document.querySelectorAll('[aria-live]')].some((e) => e.textContent.includes('3'))";
    page.driver.until("the count for screen readers", spoken, &[])?;
    page.settle()?;
    page.check_access("chosen rows")?;
    page.picture("rows-chosen")?;
    let toggle = "document.querySelector('[data-cell=\"1:0\"]').dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true, detail: 1 }))";
    page.driver.script(toggle, &[])?;
    chosen(&page, 2)?;
    page.driver.keys("Control+a")?;
    let events = page.ask("list_events", &json!({}))?;
    let all = events.as_array().map_or(0, Vec::len);
    page.sees(&format!("{all} events are chosen"))?;
    page.driver.keys("Escape")?;
    step_together(&page)?;
    page.driver.close()
}

/// Two confirmed events are withdrawn together, asked once why, and come back by one undo.
fn step_together(page: &Page) -> Outcome<()> {
    let withdrawn = || -> Outcome<usize> {
        let events = page.ask("list_events", &json!({}))?;
        Ok(events.as_array().into_iter().flatten().filter(|event| event["status"] == "withdrawn").count())
    };
    let before = withdrawn()?;
    let lines = "return [...document.querySelectorAll('main [role=grid] tbody tr[aria-rowindex]')]
        .filter((e) => [...e.cells].some((cell) => cell.textContent.trim() === arguments[0])).map((e) => Number(e.getAttribute('aria-rowindex')) - 2).slice(0, 2)";
    let lines = page.driver.script(lines, &[json!(said("event-status-confirmed"))])?;
    page.driver.keys("Control+Home")?;
    let mut at = 0;
    for line in lines.as_array().into_iter().flatten().filter_map(Value::as_u64) {
        for _ in at..line {
            page.driver.keys("ArrowDown")?;
        }
        at = line;
        page.driver.keys("Control+Space")?;
    }
    page.sees("2 events are chosen")?;
    page.press("programme-table-with")?;
    page.click("button", "Set to “Withdrawn”")?;
    page.sees("2 events")?;
    crate::workflow::says_why(page, "The hosts are ill.")?;
    page.until_so("what was withdrawn", || Ok(withdrawn()? == before + 2))?;
    page.closed()?;
    page.driver.keys("Control+z")?;
    page.until_so("what was there", || Ok(withdrawn()? == before))
}
