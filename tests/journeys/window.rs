//! What once could not be reached or seen: menus at the foot, messages over buttons, icons as large as half a screen.

use std::path::Path;

use serde_json::json;

use crate::driver::Outcome;
use crate::page::{Page, said};

fn open(folder: &Path, screen: &str) -> Outcome<Page> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said(screen))?;
    page.settle()?;
    Ok(page)
}

/// Every entry of the open menu lies within the window, above everything else: a pointer would hit it.
fn every_entry_can_be_hit(page: &Page) -> Outcome<()> {
    let script = "const entries = [...document.querySelectorAll('[role=menuitem]')].filter((e) => e.getClientRects().length > 0);
        return { count: entries.length, hidden: entries.filter((e) => {
          const r = e.getBoundingClientRect();
          const hit = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
          return !(hit && (e.contains(hit) || hit.contains(e)));
        }).map((e) => e.textContent.trim()) };";
    let found =
        page.driver.until("the menu", &format!("const f = (() => {{ {script} }})(); return f.count > 0 && f"), &[])?;
    match found["hidden"].as_array() {
        Some(hidden) if hidden.is_empty() => Ok(()),
        _ => Err(format!("entries of the menu that no pointer reaches: {}", found["hidden"])),
    }
}

/// The panel of an event: its menu opens where there is room, and what it does is told and can be taken back.
pub fn menu_of_an_event(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-programme")?;
    page.click("radio", &said("programme-view-table"))?;
    page.settle()?;
    page.driver.click_at("an event", "return document.querySelector('main [role=gridcell]') ?? null", &[])?;
    page.driver.keys("Enter")?;
    page.settle()?;
    let more = "return [...document.querySelectorAll('main aside button')].find((e) => e.textContent.trim().startsWith(arguments[0])) ?? null";
    page.driver.click_at("More", more, &[json!(said("programme-more"))])?;
    every_entry_can_be_hit(&page)?;
    page.check_access("the menu of an event")?;
    let events = |page: &Page| Ok::<_, String>(page.ask("list_events", &json!({}))?.as_array().map_or(0, Vec::len));
    let before = events(&page)?;
    page.click("button", &said("programme-delete"))?;
    page.until_so("the event gone", || Ok(events(&page)? == before - 1))?;
    message_in_nobodys_way(&page)?;
    page.driver.keys("Control+z")?;
    page.until_so("the event back", || Ok(events(&page)? == before))?;
    page.driver.close()
}

/// What was done is said, and the message covers no button.
fn message_in_nobodys_way(page: &Page) -> Outcome<()> {
    page.driver.until("a message", "return document.querySelector('.toast') !== null", &[])?;
    let script = "const toast = document.querySelector('.toast').getBoundingClientRect();
        return [...document.querySelectorAll('button, a, input, select')].filter((e) => !e.closest('.toast') && e.getClientRects().length > 0).filter((e) => {
          const r = e.getBoundingClientRect();
          const x = Math.min(r.right, toast.right) - Math.max(r.left, toast.left), y = Math.min(r.bottom, toast.bottom) - Math.max(r.top, toast.top);
          return x > 2 && y > 2;
        }).map((e) => (e.getAttribute('aria-label') ?? e.textContent).trim()).slice(0, 5);";
    let covered = page.driver.script(script, &[])?;
    match covered.as_array() {
        Some(list) if list.is_empty() => Ok(()),
        _ => Err(format!("the message covers {covered}")),
    }
}

/// While a board is arranged its cards keep titles and charts, and icons stay icons.
pub fn arrange(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-boards")?;
    let titles = "return [...document.querySelectorAll('main :is(h2, h3)')].filter((e) => e.getClientRects().length > 0).map((e) => e.textContent.trim())";
    let before = page.driver.script(titles, &[])?;
    page.press("boards-arrange")?;
    page.settle()?;
    page.check_access("a board that is arranged")?;
    let large = "return [...document.querySelectorAll('main button svg')].filter((e) => e.getBoundingClientRect().width > 40 || e.getBoundingClientRect().height > 40).length";
    let large = page.driver.script(large, &[])?;
    if large != 0 {
        return Err(format!("{large} icons are as large as charts"));
    }
    let after = page.driver.script(titles, &[])?;
    let lost: Vec<&str> = before
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|title| title.as_str())
        .filter(|title| {
            !after.as_array().is_some_and(|all| all.iter().any(|it| it.as_str().is_some_and(|it| it.contains(title))))
        })
        .collect();
    if !lost.is_empty() {
        return Err(format!("cards without their titles: {lost:?}"));
    }
    page.picture("boards-arranged")?;
    page.press("parts-cancel")?;
    page.driver.close()
}

/// A question mark shows the keys.
pub fn keys_are_told(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-overview")?;
    page.driver.keys("?")?;
    page.driver.until("the keys", "return document.querySelector('dialog[open] kbd') !== null", &[])?;
    page.check_access("the help")?;
    page.picture("help")?;
    page.driver.keys("Escape")?;
    page.driver.until("the page again", "return document.querySelector('dialog[open]') === null", &[])?;
    page.driver.close()
}
