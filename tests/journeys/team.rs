//! A team of two: two windows side by side, each with a home and a copy of the plan of its own, and a folder between them.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::{Page, said};

const PASSPHRASE: &str = "lantern ferry willow stamp";

/// Two colleagues and the folder through which they exchange.
struct Pair {
    ann: Page,
    ben: Page,
    /// An event that both look at.
    event: String,
    /// Ben's home and plan.
    theirs: (PathBuf, PathBuf),
}

/// Ann begins a team by hand and invites Ben, who joins by the file of the invitation.
fn pair(folder: &Path, role: &str) -> Outcome<Pair> {
    let (ours, theirs, shared) = (folder.join("ann"), folder.join("ben"), folder.join("shared drive"));
    for path in [&ours, &theirs, &shared] {
        std::fs::create_dir(path).map_err(|error| error.to_string())?;
    }
    let plan = crate::sample_plan(&ours)?;
    let ann = Page::open(&ours, Some(&plan))?;
    begin(&ann, &shared)?;
    let invitation = invite(&ann, role)?;
    let ben = Page::open(&theirs, None)?;
    let copy = join(&ben, &invitation)?;
    let events = ann.ask("list_events", &json!({}))?;
    let event = events[0]["id"].as_str().ok_or("the sample city has no event")?.to_owned();
    Ok(Pair { ann, ben, event, theirs: (theirs, copy) })
}

/// Three steps: the place, names and passphrase, the recovery sheet.
fn begin(page: &Page, shared: &Path) -> Outcome<()> {
    page.screen(&said("screen-team"))?;
    page.sees(&said("team-screen-none"))?;
    page.check_access("a plan without a team")?;
    page.press("team-screen-begin")?;
    page.check_access("the place of a new team")?;
    page.picture("team-begin")?;
    trust(page, shared)?;
    page.press("team-screen-choose_folder")?;
    page.choose_file("choose_team_folder", shared)?;
    page.sees("shared drive")?;
    page.press("welcome-next")?;
    page.enter(&said("team_beginning-name"), "Ann")?;
    page.enter(&said("team_beginning-passphrase"), PASSPHRASE)?;
    page.check_access("the names of a new team")?;
    page.press("team-screen-begin-do")?;
    page.sees(&said("team-screen-recovery-about"))?;
    page.check_access("the recovery sheet")?;
    page.picture("team-recovery")?;
    page.press("team-screen-recovery-save")?;
    let sheet = page.save_file("export_recovery_sheet")?;
    let bytes = std::fs::read(&sheet).map_err(|error| error.to_string())?;
    if !bytes.starts_with(b"%PDF") {
        return Err("the recovery sheet is no PDF".to_owned());
    }
    page.press("team-screen-done")?;
    page.sees(&said("team-screen-members"))
}

/// A server in a network with a certificate of its own; then a folder all the same.
fn trust(page: &Page, shared: &Path) -> Outcome<()> {
    let certificate = shared.with_file_name("network.pem");
    let text = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    std::fs::write(&certificate, text).map_err(|error| error.to_string())?;
    page.click("radio", &said("team-place-webdav"))?;
    let summary = "return [...document.querySelectorAll('dialog[open] summary')].at(-1) ?? null";
    page.driver.click_at("what IT may ask for", summary, &[])?;
    page.press("team-screen-certificate")?;
    page.choose_file("read_team_certificate", &certificate)?;
    page.sees(&said("team-screen-certificate-taken"))?;
    page.check_access("a server as the place of a new team")?;
    page.click("radio", &said("team-place-folder"))
}

fn invite(page: &Page, role: &str) -> Outcome<PathBuf> {
    page.press("team-screen-invite")?;
    page.click("radio", &said(&format!("team-role-{role}")))?;
    page.check_access("an invitation")?;
    page.press("team-screen-invite-do")?;
    let invitation = page.save_file("export_invitation")?;
    page.sees(&said("team-screen-invitation-passphrase"))?;
    page.press("team-screen-done")?;
    Ok(invitation)
}

/// Three steps: the invitation, name and passphrase, where the plan is kept.
fn join(page: &Page, invitation: &Path) -> Outcome<PathBuf> {
    page.press("welcome-join-do")?;
    page.check_access("joining a team")?;
    page.press("team-screen-join-file")?;
    page.choose_file("read_invitation", invitation)?;
    page.enter(&said("team_beginning-name"), "Ben")?;
    page.enter(&said("team_beginning-passphrase"), PASSPHRASE)?;
    page.check_access("joining a team with a name")?;
    page.picture("team-join")?;
    page.press("welcome-create")?;
    let plan = page.save_file("new_joined_plan")?;
    page.driver.until("the plan", "return document.querySelector('nav') !== null", &[])?;
    page.settle()?;
    Ok(plan)
}

fn title(page: &Page, event: &str) -> Outcome<String> {
    let detail = page.ask("get_event", &json!({ "id": event }))?;
    Ok(detail["draft"]["event"]["title"].as_str().unwrap_or_default().to_owned())
}

fn set_title(page: &Page, event: &str, title: &str) -> Outcome<()> {
    page.ask("set_event_field", &json!({ "id": event, "field": "title", "value": title })).map(drop)
}

fn rest(page: &Page, is_paused: bool) -> Outcome<()> {
    page.ask("set_team_paused", &json!({ "is_paused": is_paused })).map(drop)
}

fn exchange(page: &Page) -> Outcome<Value> {
    page.ask("exchange_now", &json!({}))
}

fn show(page: &Page, view: &str) -> Outcome<()> {
    page.screen(&said("screen-team"))?;
    page.click("radio", &said(&format!("team-view-{view}")))?;
    page.settle()
}

/// Begun and joined by hand; what one does stands at the other's by itself, marked as theirs.
pub fn joined(folder: &Path) -> Outcome<()> {
    let Pair { ann, ben, event, .. } = pair(folder, "editor")?;
    set_title(&ann, &event, "Lanterns on the ferry")?;
    // Nobody presses anything at Ben's.
    ben.until_so("Ann’s change at Ben’s", || Ok(title(&ben, &event)? == "Lanterns on the ferry"))?;
    ben.sees("by Ann")?;
    show(&ben, "people")?;
    ben.sees("Ann")?;
    ben.check_access("the members")?;
    ben.check_words("the members")?;
    ben.picture("team")?;
    show(&ben, "came_in")?;
    ben.sees("Lanterns on the ferry")?;
    ben.check_access("what came in")?;
    ben.picture("team-came_in")?;
    ben.click("button", "Lanterns on the ferry")?;
    ben.sees(&format!("Ann {}", said("team-screen-recent").trim_start()))?;
    ben.picture("team-recent")?;
    show(&ben, "came_in")?;
    ben.click("button", "Take back everything of Ann")?;
    ben.until_so("Ann’s change taken back", || Ok(title(&ben, &event)? != "Lanterns on the ferry"))?;
    ann.until_so("the old title at Ann’s", || Ok(title(&ann, &event)? != "Lanterns on the ferry"))?;
    show(&ben, "place")?;
    ben.check_access("the place of a team")?;
    ben.picture("team-place")?;
    ann.driver.close()?;
    ben.driver.close()
}

/// Who was away finds what came in, by person and record, and takes all of it back at once.
pub fn away(folder: &Path) -> Outcome<()> {
    let Pair { ann, ben, event, theirs } = pair(folder, "editor")?;
    ben.driver.close()?;
    set_title(&ann, &event, "Written while Ben was away")?;
    exchange(&ann)?;
    let ben = Page::open(&theirs.0, Some(&theirs.1))?;
    unlock(&ben)?;
    ben.until_so("Ann’s change at Ben’s", || Ok(title(&ben, &event)? == "Written while Ben was away"))?;
    show(&ben, "came_in")?;
    ben.sees("Written while Ben was away")?;
    ben.check_access("what came in while one was away")?;
    ben.click("button", "Take back everything of Ann")?;
    ben.until_so("Ann’s change taken back", || Ok(title(&ben, &event)? != "Written while Ben was away"))?;
    ann.until_so("the old title at Ann’s", || Ok(title(&ann, &event)? != "Written while Ben was away"))?;
    ann.driver.close()?;
    ben.driver.close()
}

/// A home of its own has no keyring: the passphrase is asked for, a wrong one is told and can be mended.
fn unlock(page: &Page) -> Outcome<()> {
    page.click("button", "Not exchanged: enter the team passphrase.")?;
    page.sees(&said("team-screen-locked"))?;
    page.check_access("a team whose keys are locked")?;
    page.picture("team-locked")?;
    page.press("team-screen-unlock")?;
    page.enter(&said("team_joining-passphrase"), "lantern ferry willow lamp")?;
    page.driver.keys("Enter")?;
    page.sees("This is not the passphrase that was last entered on this computer")?;
    page.check_access("a wrong passphrase")?;
    page.picture("team-unlock")?;
    page.enter(&said("team_joining-passphrase"), PASSPHRASE)?;
    page.driver.keys("Enter")?;
    page.sees(&said("team-screen-members"))
}

/// A form that was open while a colleague's change came in writes over nothing: it says what the other wrote, keeps what
/// was typed, and saves that only when it is told to once more.
pub fn form_meanwhile(folder: &Path) -> Outcome<()> {
    let Pair { ann, ben, event, .. } = pair(folder, "editor")?;
    set_title(&ann, &event, "Before the form")?;
    ben.until_so("Ann’s change at Ben’s", || Ok(title(&ben, &event)? == "Before the form"))?;
    show(&ben, "came_in")?;
    ben.click("button", "Before the form")?;
    ben.press("programme-edit")?;
    ben.sees(&said("event-form-wishes"))?;
    ben.settle()?;
    ann.ask("set_event_field", &json!({ "id": event, "field": "capacity", "value": 33 }))?;
    set_title(&ann, &event, "By Ann while the form was open")?;
    ben.until_so("Ann’s change behind the form", || Ok(title(&ben, &event)? == "By Ann while the form was open"))?;
    ben.enter(&said("event-title"), "By Ben")?;
    ben.press("parts-save")?;
    ben.sees("Ann changed this while it was open here")?;
    ben.sees("By Ann while the form was open")?;
    ben.check_access("a form beside a colleague’s change")?;
    ben.picture("team-form")?;
    if title(&ben, &event)? != "By Ann while the form was open" {
        return Err("the form wrote over what came in".to_owned());
    }
    ben.press("parts-save")?;
    ben.until_so("Ben’s title", || Ok(title(&ben, &event)? == "By Ben"))?;
    // Ben was told of the title alone; what he left alone stays Ann's.
    let places = ben.ask("get_event", &json!({ "id": event }))?["draft"]["event"]["capacity"].clone();
    if places != 33 {
        return Err(format!("the form wrote over the places too: {places}"));
    }
    ann.driver.close()?;
    ben.driver.close()
}

/// The same of fields that are saved where they stand: one in the settings and a cell of the programme's table.
pub fn cell_meanwhile(folder: &Path) -> Outcome<()> {
    let Pair { ann, ben, event, .. } = pair(folder, "editor")?;
    let place = ben.ask("list_neighbourhoods", &json!({}))?[0].clone();
    ben.screen(&said("screen-settings"))?;
    ben.click("radio", &said("settings-view-neighbourhoods"))?;
    ben.settle()?;
    let field = "return [...document.querySelectorAll('main input')].find((e) => e.value === arguments[0]) ?? null";
    ben.driver.click_at("the name", field, &[place["name"].clone()])?;
    ben.driver.keys("Control+a")?;
    ben.driver.type_text("By Ben")?;
    let named = json!({ "table": "neighbourhood", "id": place["id"], "fields": { "name": "By Ann" } });
    ann.ask("set_record_fields", &named)?;
    ben.until_so("Ann’s name behind the field", || Ok(name_of(&ben, &place["id"])? == "By Ann"))?;
    ben.settle()?;
    ben.driver.keys("Tab")?;
    told(&ben, "By Ann", || name_of(&ben, &place["id"]))?;
    ben.check_access("a field beside a colleague’s change")?;
    ben.picture("team-field")?;
    ben.press("fields-keep_mine")?;
    ben.until_so("Ben’s name", || Ok(name_of(&ben, &place["id"])? == "By Ben"))?;

    gone_meanwhile(&ann, &ben, field)?;
    city_meanwhile(&ann, &ben, field)?;

    set_title(&ann, &event, "Aardvarks, an evening")?;
    ben.until_so("Ann’s title at Ben’s", || Ok(title(&ben, &event)? == "Aardvarks, an evening"))?;
    ben.screen(&said("screen-programme"))?;
    ben.click("radio", &said("programme-view-table"))?;
    ben.fill(&said("programme-search"), "Aardvarks")?;
    ben.settle()?;
    let cell = "return [...document.querySelectorAll('main [role=gridcell]')].find((e) => e.textContent.trim() === arguments[0])";
    ben.driver.click_at("the title", cell, &[json!("Aardvarks, an evening")])?;
    ben.settle()?;
    ben.driver.until("the focus in the table", "return document.activeElement?.dataset.cell !== undefined", &[])?;
    ben.driver.keys("Home")?;
    ben.driver.keys("F2")?;
    ben.driver.keys("Control+a")?;
    ben.driver.type_text("Aardvarks by Ben")?;
    set_title(&ann, &event, "Aardvarks by Ann")?;
    ben.until_so("Ann’s title behind the cell", || Ok(title(&ben, &event)? == "Aardvarks by Ann"))?;
    ben.settle()?;
    ben.driver.keys("Enter")?;
    told(&ben, "Aardvarks by Ann", || title(&ben, &event))?;
    ben.check_access("a cell beside a colleague’s change")?;
    ben.picture("team-cell")?;
    ben.driver.keys("Enter")?;
    ben.until_so("Ben’s title", || Ok(title(&ben, &event)? == "Aardvarks by Ben"))?;
    ann.driver.close()?;
    ben.driver.close()
}

/// The field goes with its neighbourhood: what was typed is told, and no letter goes into another one.
fn gone_meanwhile(ann: &Page, ben: &Page, field: &str) -> Outcome<()> {
    let notes = || -> Outcome<Vec<(Value, Value)>> {
        let all = ben.ask("list_neighbourhoods", &json!({}))?;
        Ok(all.as_array().into_iter().flatten().map(|one| (one["id"].clone(), one["note"].clone())).collect())
    };
    let mut left = notes()?;
    let (id, note) = left.remove(1);
    ben.driver.click_at("the note", field, &[note])?;
    ben.driver.keys("Control+a")?;
    ben.driver.type_text("Words of Ben")?;
    ann.ask("delete_records", &json!({ "table": "neighbourhood", "ids": [id] }))?;
    ben.sees("Words of Ben”")?;
    ben.driver.type_text(" and more")?;
    ben.driver.keys("Tab")?;
    ben.settle()?;
    ben.picture("team-lost")?;
    match notes()? {
        now if now == left => Ok(()),
        now => Err(format!("what was typed went into another neighbourhood: {now:?}")),
    }
}

/// A field of the city keeps what was typed, whether a colleague wrote there or it is no value, and can be kept.
fn city_meanwhile(ann: &Page, ben: &Page, field: &str) -> Outcome<()> {
    ben.click("radio", &said("settings-view-city"))?;
    ben.settle()?;
    let mut profile = ann.ask("get_profile", &json!({}))?;
    let source = |page: &Page| Ok::<_, String>(page.ask("get_profile", &json!({}))?["population_source"].clone());
    ben.driver.click_at("the source", field, &[profile["population_source"].clone()])?;
    ben.driver.keys("Control+a")?;
    ben.driver.type_text("Census of Ben")?;
    profile["population_source"] = json!("Register of Ann");
    ann.ask("save_profile", &json!({ "profile": profile }))?;
    ben.until_so("Ann’s source behind the field", || Ok(source(ben)? == json!("Register of Ann")))?;
    ben.settle()?;
    ben.driver.keys("Tab")?;
    ben.sees("Ann changed this meanwhile")?;
    ben.driver.until("what was typed", field, &[json!("Census of Ben")])?;
    ben.press("fields-keep_mine")?;
    ben.until_so("Ben’s source", || Ok(source(ben)? == json!("Census of Ben")))?;
    ben.driver.click_at("the currency", field, &[profile["currency"].clone()])?;
    ben.driver.keys("Control+a")?;
    ben.driver.type_text("Quux")?;
    ben.driver.keys("Tab")?;
    ben.sees("Write its code of three letters")?;
    ben.driver.until("what was typed", field, &[json!("Quux")])?;
    ben.picture("team-city")?;
    Ok(())
}

fn name_of(page: &Page, id: &Value) -> Outcome<String> {
    let all = page.ask("list_neighbourhoods", &json!({}))?;
    let found = all.as_array().into_iter().flatten().find(|one| one["id"] == *id).map(|one| one["name"].clone());
    Ok(found.unwrap_or_default().as_str().unwrap_or_default().to_owned())
}

/// That the page says what Ann wrote, and that it still stands in the plan.
fn told(page: &Page, theirs: &str, held: impl Fn() -> Outcome<String>) -> Outcome<()> {
    page.sees("Ann changed this meanwhile")?;
    page.sees(theirs)?;
    match held()? {
        now if now == theirs => Ok(()),
        now => Err(format!("“{now}” was written over “{theirs}”")),
    }
}

/// Both write into one place without having seen each other: both values are shown, and one key decides, for both.
pub fn clash(folder: &Path) -> Outcome<()> {
    let Pair { ann, ben, event, .. } = pair(folder, "editor")?;
    for page in [&ann, &ben] {
        rest(page, true)?;
    }
    set_title(&ann, &event, "Kites by Ann")?;
    set_title(&ben, &event, "Kites by Ben")?;
    for page in [&ann, &ben] {
        rest(page, false)?;
    }
    for page in [&ann, &ben, &ann] {
        exchange(page)?;
    }
    show(&ann, "clashes")?;
    for text in ["Kites by Ann", "Kites by Ben", "Ben"] {
        ann.sees(text)?;
    }
    ann.check_access("a clash")?;
    ann.check_words("a clash")?;
    ann.picture("team-clash")?;
    // By keys alone: 1 takes what stands first.
    let first = ann.driver.script(
        "const e = document.querySelector('[data-clash]'); return e.querySelector('ol li .said').textContent.replace(/[\\u2066-\\u2069]/g, '').trim()",
        &[],
    )?;
    let first = first.as_str().unwrap_or_default().to_owned();
    ann.driver.keys("1")?;
    ann.sees(&said("team-screen-no_clashes"))?;
    if title(&ann, &event)? != first {
        return Err(format!("“{first}” was taken, the plan has “{}”", title(&ann, &event)?));
    }
    ann.picture("team-decided")?;
    // One undo brings back what the plan showed before, and redo decides again.
    let shown = "Kites by Ben";
    ann.driver.keys("Control+z")?;
    ann.until_so("what was shown before", || Ok(title(&ann, &event)? == shown))?;
    ann.sees("Kites by Ann")?;
    ann.driver.keys("Control+Shift+z")?;
    ann.until_so("the decision again", || Ok(title(&ann, &event)? == first))?;
    ben.until_so("the decision at Ben’s", || {
        Ok(title(&ben, &event)? == first && ben.ask("list_conflicts", &json!({}))? == json!([]))
    })?;
    ann.driver.close()?;
    ben.driver.close()
}

/// A reader is told so, finds nothing to press that would change the plan, and is refused where it is tried all the same.
pub fn reader(folder: &Path) -> Outcome<()> {
    let Pair { ann, ben, event, .. } = pair(folder, "reader")?;
    ben.sees(&said("team-screen-reader"))?;
    ben.screen(&said("screen-programme"))?;
    ben.settle()?;
    ben.check_access("the window of a reader")?;
    ben.picture("team-reader")?;
    let barred = "return [...document.querySelectorAll('main button')].some((e) => e.textContent.trim() === arguments[0] && e.disabled)";
    ben.driver.until("a dead button", barred, &[json!(said("action-new_event"))])?;
    match set_title(&ben, &event, "Mine") {
        Err(refused) if refused.contains("reader_may_not_write") => {}
        other => return Err(format!("a reader wrote: {other:?}")),
    }
    set_title(&ann, &event, "Read only")?;
    ben.until_so("Ann’s change at the reader’s", || Ok(title(&ben, &event)? == "Read only"))?;
    ann.driver.close()?;
    ben.driver.close()
}
