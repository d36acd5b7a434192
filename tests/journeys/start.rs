//! From nothing to a council paper, and what happens when two windows want one plan.

use std::path::Path;

use serde_json::json;

use crate::dialogs;
use crate::driver::Outcome;
use crate::page::{Page, said};

/// The welcome screen asks three questions and opens an empty plan that says what to do next.
pub fn first_start(folder: &Path) -> Outcome<()> {
    let page = Page::open(folder, None)?;
    page.sees("sample city")?;
    page.check_access("welcome")?;
    page.picture("welcome")?;
    page.click("button", "Begin a plan")?;
    page.fill("City", "Lindau")?;
    page.choose("Country", "DE")?;
    page.picture("new-plan")?;
    page.check_access("new plan")?;
    page.click("button", "Next")?;
    page.sees("Which week?")?;
    page.click("button", "Next")?;
    page.sees("Which time?")?;
    page.click("button", "Choose where to keep it…")?;
    page.save_file("new_plan")?;
    page.driver.until("the plan", "return document.querySelector('nav') !== null", &[])?;
    page.screen("Programme")?;
    page.sees("No events yet")?;
    let info = page.ask("get_info", &json!({}))?;
    if info["city"] != "Lindau" {
        return Err(format!("the new plan is of {}", info["city"]));
    }
    page.driver.close()
}

/// Sample city, its submissions, a look at the problems, the paper: the main job.
pub fn import_to_paper(folder: &Path) -> Outcome<()> {
    let page = Page::open(folder, None)?;
    page.click("button", "Look at the sample city")?;
    page.save_file("sample_plan")?;
    page.driver.until("the plan", "return document.querySelector('nav') !== null", &[])?;
    page.sees("Riverton Learning Week 2027")?;
    let before = page.ask("get_info", &json!({}))?["counts"]["events"].as_i64().unwrap_or(0);

    page.screen("Import")?;
    page.click("button", "Choose a file…")?;
    page.choose_file("open_import", &crate::root().join("assets/sample/submissions.xlsx"))?;
    page.sees("rows are new")?;
    page.check_access("import preview")?;
    page.picture("import-preview")?;
    crate::files::write_import(&page)?;
    page.sees("It was one change")?;
    page.check_access("import done")?;
    let after = page.ask("get_info", &json!({}))?["counts"]["events"].as_i64().unwrap_or(0);
    if after <= before {
        return Err(format!("{before} events before the import, {after} after it"));
    }
    page.click("button", "See what needs a look")?;
    page.driver.until("the problems", "return document.querySelector('main .fold') !== null", &[])?;

    page.screen("Council")?;
    page.click("button", "Riverton Learning Week 2027: programme")?;
    page.sees("Saved")?;
    page.driver.until(
        "the page's picture",
        "return [...document.querySelectorAll('main img')].some((e) => e.naturalWidth > 0)",
        &[],
    )?;
    page.settle()?;
    page.check_access("paper form")?;
    page.picture("council-paper")?;
    page.click("button", "Export as PDF…")?;
    let paper = page.save_file("export_output")?;
    if !std::fs::read(&paper).map_err(|error| error.to_string())?.starts_with(b"%PDF") {
        return Err("the council paper is no PDF".to_owned());
    }

    page.driver.keys("Control+z")?;
    page.driver.until("the import undone", "return true", &[])?;
    let start = std::time::Instant::now();
    while page.ask("get_info", &json!({}))?["counts"]["events"].as_i64() != Some(before) {
        if start.elapsed().as_secs() > 10 {
            return Err("one undo did not take the import back".to_owned());
        }
    }
    page.driver.close()
}

/// A damaged plan is opened, looked at, and saved from what can be proven, without a plan being open.
pub fn damaged_plan(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    // Opened and changed once, so that there is a safety copy and something that it does not hold.
    let undone = std::process::Command::new(crate::program("paideia"))
        .args(["undo"])
        .arg(&plan)
        .env("PAIDEIA_HOME", folder.join("home"))
        .status();
    undone.map_err(|error| error.to_string())?;
    let mut bytes = std::fs::read(&plan).map_err(|error| error.to_string())?;
    // Its head: what nothing in the file itself can prove.
    bytes.iter_mut().take(100).for_each(|byte| *byte = 0);
    std::fs::write(&plan, &bytes).map_err(|error| error.to_string())?;
    let page = Page::open(folder, None)?;
    page.press("welcome-open-do")?;
    page.choose_file("open_plan", &plan)?;
    page.sees("This plan is damaged")?;
    page.check_access("a damaged plan")?;
    page.press("welcome-damaged-look")?;
    page.sees("From the safety copy")?;
    page.check_access("what can be saved")?;
    page.picture("damaged-plan")?;
    dialogs::not_asked_again("check_damaged_plan");
    page.press("welcome-damaged-do")?;
    page.driver.until("the plan", "return document.querySelector('nav') !== null", &[])?;
    dialogs::not_asked_again("recover_plan");
    page.sees("Riverton Learning Week 2027")?;
    let found = page.ask("verify_plan", &json!({}))?;
    if found["is_intact"] != true {
        return Err(format!("what was saved is not whole: {found}"));
    }
    page.driver.close()
}

/// A plan is renamed by somebody while a form is filled: nothing is lost, and work goes on in a file of one's choice.
pub fn moved_plan(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.action("action-new_event")?;
    page.driver.until("the form", "return document.querySelector('dialog[open] form') !== null", &[])?;
    page.enter(&said("event-title"), "Kites over the harbour")?;
    // What is wrong with it so far comes below, and moves the buttons.
    page.sees("has no organiser")?;
    page.settle()?;
    std::fs::rename(&plan, folder.join("elsewhere.paideia")).map_err(|error| error.to_string())?;
    page.press("parts-save")?;
    page.sees(&said("moved-title"))?;
    page.check_access("a plan that was moved")?;
    page.press("moved-do")?;
    let chosen = page.save_file("move_plan")?;
    page.sees("Kites over the harbour")?;
    page.settle()?;
    page.press("parts-save")?;
    page.driver.until("the form to close", "return document.querySelector('dialog[open]') === null", &[])?;
    page.driver.close()?;
    let found = std::process::Command::new(crate::program("paideia"))
        .args(["--json", "list"])
        .arg(&chosen)
        .arg("events")
        .env("PAIDEIA_HOME", folder.join("other-home"))
        .output()
        .map_err(|error| error.to_string())?;
    let is_there = String::from_utf8_lossy(&found.stdout).contains("Kites over the harbour");
    if is_there { Ok(()) } else { Err("the event is not in the file that was chosen".to_owned()) }
}

/// Words about a person that stand in the past of a title are found and erased.
pub fn words_erased(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    let event = page.ask("list_events", &json!({}))?[0]["id"].clone();
    for title in ["Tea with Ada Quillfeather", "Tea in the library"] {
        page.ask("set_event_field", &json!({ "id": event, "field": "title", "value": title }))?;
    }
    page.screen(&said("screen-history"))?;
    page.press("history-words-open")?;
    page.enter(&said("history-words-find"), "Quillfeather")?;
    page.press("history-words-look")?;
    page.sees(&said("partners-erase-never"))?;
    page.check_access("words of the past")?;
    page.press("history-words-do")?;
    page.sees(&said("history-words-erased"))?;
    let left = page.ask("list_words_in_history", &json!({ "words": "Quillfeather" }))?;
    if left != json!([]) {
        return Err(format!("still there: {left}"));
    }
    page.driver.close()
}

/// The plan that is open in this window cannot be changed by another program at the same time.
pub fn second_window(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.sees("Riverton")?;
    let second = std::process::Command::new(crate::program("paideia"))
        .args(["--json", "undo"])
        .arg(&plan)
        .env("PAIDEIA_HOME", folder.join("home"))
        .output()
        .map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&second.stdout);
    if second.status.code() != Some(1) || !said.contains("held_by") {
        return Err(format!("the second program was let in: {said}"));
    }
    page.driver.close()
}
