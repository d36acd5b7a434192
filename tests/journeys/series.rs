//! An event that repeats: made in the form, its occurrences changed alone and together, left out and brought back; and a
//! week copied into another. By pointer, by keys, and as it looks.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

const TITLE: &str = "Evening choir";
const DAYS: &str = "return document.querySelectorAll('dialog[open] .series li').length > 3";
const QUESTION: &str = "return document.querySelectorAll('dialog[open] input[name=scope]').length === 3";

fn programme(page: &Page) -> Outcome<()> {
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said("programme-view-rooms"))?;
    page.driver.until("the board", "return document.querySelectorAll('[data-session]').length > 3", &[])?;
    page.settle()
}

fn event(page: &Page) -> Outcome<Value> {
    let all = page.ask("list_events", &json!({}))?;
    let found = all.as_array().into_iter().flatten().find(|event| event["title"] == TITLE).cloned();
    Ok(found.unwrap_or_default())
}

/// The days and clocks of its sessions, with a star where one is called off.
fn sessions(page: &Page) -> Outcome<Vec<String>> {
    let text = |session: &Value| {
        let star = if session["is_cancelled"] == true { "*" } else { "" };
        format!("{}{star}", session["starts_at"].as_str().unwrap_or("-"))
    };
    let mut all: Vec<String> = event(page)?["sessions"].as_array().into_iter().flatten().map(text).collect();
    all.sort();
    Ok(all)
}

/// How many of them begin at a time of day.
fn at(page: &Page, clock: &str) -> Outcome<usize> {
    Ok(sessions(page)?.iter().filter(|session| session.contains(&format!("T{clock}"))).count())
}

/// Chooses in the form of a new event that it happens every day.
fn daily(page: &Page) -> Outcome<()> {
    page.press("action-new_event")?;
    page.driver.until("the form", "return document.querySelector('dialog[open] .series select') !== null", &[])?;
    page.fill(&said("event-title"), TITLE)?;
    page.choose(&said("event-recurrence_rule"), "daily")?;
    page.driver.until("the days", DAYS, &[])?;
    page.settle()
}

/// The n-th of the buttons in the panel whose spoken name begins so.
fn of_panel(page: &Page, id: &str, which: usize) -> Outcome<()> {
    let script = "return [...document.querySelectorAll('aside button')].filter((e) => e.ariaLabel?.startsWith(arguments[0]))[arguments[1]] ?? null";
    page.driver.click_at(id, script, &[json!(said(id)), json!(which)])
}

fn menu(page: &Page, id: &str) -> Outcome<()> {
    let entry = "return [...document.querySelectorAll('[role=menuitem]')].find((e) => e.textContent.trim() === arguments[0]) ?? null";
    page.driver.click_at(id, entry, &[json!(said(id))])
}

/// Answers the question how far a change reaches.
fn reaches(page: &Page, scope: &str) -> Outcome<()> {
    page.driver.until("the question how far it reaches", QUESTION, &[])?;
    let choice = "return document.querySelector(`dialog[open] input[value=${arguments[0]}]`)";
    page.driver.click_at(scope, choice, &[json!(scope)])?;
    page.press("scope-do")?;
    page.closed()
}

/// A new event that repeats, one day of it left out; saved, its panel shows it.
fn made(page: &Page) -> Outcome<usize> {
    daily(page)?;
    page.check_access("the form of a series")?;
    page.check_words("the form of a series")?;
    page.picture("series-form")?;
    let back = "return [...document.querySelectorAll('dialog[open] .series li button')][2]";
    page.driver.click_at("a day to leave out", back, &[])?;
    page.driver.until(
        "the day left out",
        "return document.querySelector('dialog[open] .series li s') !== null",
        &[],
    )?;
    let lines = page.driver.script("return document.querySelectorAll('dialog[open] .series li').length", &[])?;
    page.press("event-form-save")?;
    page.closed()?;
    let count = lines.as_u64().unwrap_or(0) as usize - 1;
    page.until_so("its sessions", || Ok(sessions(page)?.len() == count))?;
    page.driver.until("its panel", "return document.querySelector('main aside li s') !== null", &[])?;
    page.settle()?;
    Ok(count)
}

/// By pointer: every edit of an occurrence asks how far it reaches, and is one step of undo.
pub fn by_pointer(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    programme(&page)?;
    let count = made(&page)?;
    let before = sessions(&page)?;
    page.check_access("the panel of a series")?;
    page.check_words("the panel of a series")?;
    page.picture("series-panel")?;
    for (scope, changed) in [("this", 1), ("following", count - 1), ("all", count)] {
        of_panel(&page, "programme-move-named", 1)?;
        page.driver.until("the move", "return document.querySelector('dialog[open] select') !== null", &[])?;
        page.enter(&said("move-time"), "18:30")?;
        page.press("programme-move-do")?;
        page.driver.until("the question how far it reaches", QUESTION, &[])?;
        page.settle()?;
        if scope == "this" {
            page.check_access("how far it reaches")?;
            page.check_words("how far it reaches")?;
            page.picture("series-scope")?;
        }
        reaches(&page, scope)?;
        page.until_so(&format!("{scope}: {changed} at half past six"), || Ok(at(&page, "18:30")? == changed))?;
        page.settle()?;
        page.driver.keys("Control+z")?;
        page.until_so("what was there", || Ok(sessions(&page)? == before))?;
        page.settle()?;
    }
    // Called off from the second on.
    of_panel(&page, "series-more-named", 1)?;
    menu(&page, "series-call_off")?;
    reaches(&page, "following")?;
    page.until_so("called off", || Ok(sessions(&page)?.iter().filter(|it| it.ends_with('*')).count() == count - 1))?;
    page.driver.keys("Control+z")?;
    page.until_so("what was there", || Ok(sessions(&page)? == before))?;
    page.settle()?;
    // The day that was left out comes back where the others are.
    of_panel(&page, "series-back-named", 0)?;
    page.until_so("the day back", || Ok(at(&page, "10:00")? == count + 1))?;
    page.driver.close()
}

/// By keys alone: the form, a move with its question, and undo.
pub fn by_keys(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys(&said("programme-view-rooms"))?;
    page.tab_and_press("action-new_event")?;
    page.driver.until("the title", "return document.activeElement?.matches('dialog[open] input')", &[])?;
    page.driver.type_text(TITLE)?;
    page.tab_to("how it repeats", "e.matches('.series select')")?;
    page.driver.type_text("Every")?;
    page.driver.until("the days", DAYS, &[])?;
    page.tab_to("a day to leave out", "e.matches('.series li button')")?;
    page.driver.keys("Enter")?;
    page.driver.until(
        "the day left out",
        "return document.querySelector('dialog[open] .series li s') !== null",
        &[],
    )?;
    page.tab_and_press("event-form-save")?;
    page.closed()?;
    page.until_so("its sessions", || Ok(2 < sessions(&page)?.len()))?;
    page.settle()?;
    let before = sessions(&page)?;
    let move_of = json!(said("programme-move-named")).to_string();
    page.tab_to("the move of a session", &format!("e.matches('aside button') && e.ariaLabel?.startsWith({move_of})"))?;
    page.driver.keys("Enter")?;
    page.tab_to("the time", "e.matches('dialog[open] input') && e.value.includes('10')")?;
    page.driver.keys("Control+a")?;
    page.driver.type_text("18:30")?;
    page.driver.keys("Enter")?;
    page.driver.until("the question how far it reaches", QUESTION, &[])?;
    page.driver.until("its first answer", "return document.activeElement?.matches('input[name=scope]')", &[])?;
    page.driver.keys("ArrowDown")?;
    page.driver.keys("ArrowDown")?;
    page.driver.keys("Enter")?;
    page.closed()?;
    page.until_so("all at half past six", || Ok(at(&page, "18:30")? == before.len()))?;
    page.settle()?;
    page.driver.keys("Control+z")?;
    page.until_so("what was there", || Ok(sessions(&page)? == before))?;
    page.driver.close()
}

/// The week is copied into the next one: first seen in numbers, then made, then taken back as one.
pub fn copy_a_week(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-settings"))?;
    page.click("radio", &said("settings-view-weeks"))?;
    page.press("settings-week-add")?;
    page.driver.until("the form of a week", "return document.querySelector('dialog[open] input') !== null", &[])?;
    page.fill(&said("week-title"), "Riverton 2028")?;
    page.driver.keys("Enter")?;
    page.closed()?;
    let weeks = || -> Outcome<Value> { Ok(page.ask("get_app_state", &json!({}))?["plan"]["weeks"].clone()) };
    let is_next = |week: &&Value| week["title"] == "Riverton 2028";
    page.until_so("the new week", || Ok(weeks()?.as_array().into_iter().flatten().any(|it| is_next(&it))))?;
    // The new week is the last one, and shown; this year's is copied from.
    let week = "return [...document.querySelectorAll('main tbody input[type=radio]')].at(-2) ?? null";
    page.driver.click_at("this year's week", week, &[])?;
    page.settle()?;
    programme(&page)?;
    page.press("copy-open")?;
    page.driver.until("the numbers", "return document.querySelectorAll('dialog[open] section li').length > 1", &[])?;
    page.settle()?;
    page.check_access("a copy of the week")?;
    page.check_words("a copy of the week")?;
    page.picture("copy-week")?;
    let all = weeks()?;
    let next = all.as_array().into_iter().flatten().find(is_next).cloned().unwrap_or_default();
    let told = page.ask("check_copies", &json!({ "what": { "kind": "week" }, "week_id": next["id"] }))?;
    let shown = page.driver.script("return document.querySelector('dialog[open] section').textContent", &[])?;
    if !shown.to_string().contains(&format!("{} events", told["event_count"])) {
        return Err(format!("{told} is shown as {shown}"));
    }
    let revision = |page: &Page| -> Outcome<Value> {
        Ok(page.ask("list_history", &json!({ "before": null, "limit": 1 }))?[0].clone())
    };
    let before = revision(&page)?;
    page.driver.click_at("Copy", "return document.querySelector('dialog[open] footer button:last-child')", &[])?;
    page.closed()?;
    page.until_so("the copy", || Ok(revision(&page)?["label"]["code"] == "add_copies"))?;
    let again = page.ask("check_copies", &json!({ "what": { "kind": "week" }, "week_id": next["id"] }))?;
    if again["event_count"] != 0 || again["twin_count"] != told["event_count"] {
        return Err(format!("copied twice: {again}"));
    }
    page.driver.keys("Control+z")?;
    page.until_so("the week empty again", || {
        Ok(page.ask("check_copies", &json!({ "what": { "kind": "week" }, "week_id": next["id"] }))? == told)
    })?;
    if before["label"]["code"] == "add_copies" {
        return Err("there was a copy before".to_owned());
    }
    page.driver.close()
}

/// Form, panel, question and copy: dark and small, mirrored, and with text twice as large.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        programme(page)?;
        daily(page)?;
        let list = "document.querySelector('dialog[open] .series').scrollIntoView({ block: 'start' }); return true";
        page.driver.script(list, &[])?;
        look("series-form")?;
        page.press("event-form-save")?;
        page.closed()?;
        page.driver.until("its panel", "return document.querySelector('main aside .rule') !== null", &[])?;
        look("series-panel")?;
        of_panel(page, "series-more-named", 1)?;
        menu(page, "series-call_off")?;
        page.driver.until("the question how far it reaches", QUESTION, &[])?;
        look("series-scope")?;
        page.leave()?;
        page.press("copy-open")?;
        page.driver.until("the copy", "return document.querySelector('dialog[open] section') !== null", &[])?;
        look("copy-week")?;
        page.leave()?;
        Ok(())
    })
}
