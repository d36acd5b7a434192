//! A festival as it really runs: a day that ends after midnight, what came of an event last year, and an event that is
//! marked as held too early.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::{Page, said};

const WEEK: &str = "return document.querySelectorAll('.sheet [data-session]').length > 10";
const LINES: &str = "return document.querySelectorAll('main [data-line]').length > 5";

/// Runs a command on a plan through the terminal, before the window is opened.
fn call(folder: &Path, plan: &Path, command: &str, args: &Value) -> Outcome<Value> {
    let ran = Command::new(crate::program("paideia"))
        .arg("call")
        .arg(plan)
        .args([command, &args.to_string()])
        .env("PAIDEIA_HOME", folder.join("home"))
        .output()
        .map_err(|error| error.to_string())?;
    if !ran.status.success() {
        return Err(format!("{command}: {}", String::from_utf8_lossy(&ran.stderr)));
    }
    Ok(serde_json::from_slice(&ran.stdout).unwrap_or(Value::Null))
}

fn view(page: &Page, name: &str, there: &str) -> Outcome<()> {
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said(&format!("programme-view-{name}")))?;
    page.driver.until(name, there, &[])?;
    page.settle()
}

/// An event of the sample with one placed session, and that session.
fn placed(events: &Value) -> Outcome<(Value, Value)> {
    let is_placed = |session: &Value| session["starts_at"].is_string() && session["room_id"].is_string();
    let found =
        events.as_array().into_iter().flatten().find_map(|event| match event["sessions"].as_array()?.as_slice() {
            [only] if is_placed(only) && event["status"] == "confirmed" && only["occurrence_on"].is_null() => {
                Some((event.clone(), only.clone()))
            }
            _ => None,
        });
    found.ok_or("no event with one session in a room".to_owned())
}

/// Moves the only session of an event into the night after the second day of the week; the second and the third day.
fn into_the_night(folder: &Path, plan: &Path) -> Outcome<(Value, Value, [String; 2])> {
    let (event, session) = placed(&call(folder, plan, "list_events", &json!({}))?)?;
    let weeks = call(folder, plan, "get_app_state", &json!({}))?["plan"]["weeks"].clone();
    let starts_on = weeks.as_array().into_iter().flatten().filter_map(|week| week["starts_on"].as_str()).max();
    let starts_on = starts_on.ok_or("no week")?;
    let day = |after: u8| format!("{}{:02}", &starts_on[..8], starts_on[8..].parse::<u8>().unwrap_or(0) + after);
    let days = [day(1), day(2)];
    let mut draft = call(folder, plan, "get_event", &json!({ "id": event["id"] }))?["draft"].clone();
    draft["sessions"][0]["starts_at"] = json!(format!("{}T01:30:00", days[1]));
    draft["sessions"][0]["ends_at"] = json!(format!("{}T03:00:00", days[1]));
    call(folder, plan, "save_event", &json!({ "draft": draft }))?;
    Ok((event, session, days))
}

/// The column of the week in which a session stands, by its place from left to right; `null`: in none.
const COLUMN: &str =
    "const block = document.querySelector(`[data-session=\"${arguments[0]}\"]`)?.getBoundingClientRect();
    if (!block) return null;
    const middle = block.left + block.width / 2;
    return [...document.querySelectorAll('.heads .head')].findIndex((e) => {
      const at = e.getBoundingClientRect();
      return at.left <= middle && middle < at.right;
    });";

/// Until four a night belongs to the evening before: said in the settings, seen in the week, the rooms and the agenda,
/// moved by keys, and taken back.
pub fn night(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let (event, session, days) = into_the_night(folder, &plan)?;
    let page = Page::open(folder, Some(&plan))?;
    let column = |page: &Page, wanted: i64| {
        page.until_so(&format!("the night in column {wanted}"), || {
            Ok(page.driver.script(COLUMN, &[session["id"].clone()])? == wanted)
        })
    };
    view(&page, "week", WEEK)?;
    column(&page, 2)?;
    page.screen(&said("screen-settings"))?;
    page.click("radio", &said("settings-view-city"))?;
    page.settle()?;
    page.enter(&said("profile-day_ends_at"), "7:00")?;
    page.sees(&said("error-day_ends_too_late"))?;
    page.enter(&said("profile-day_ends_at"), "4:00")?;
    page.until_so("the end of the day", || {
        Ok(page.ask("get_app_state", &json!({}))?["plan"]["day_ends_minutes"] == 240)
    })?;
    page.settle()?;
    page.check_access("the settings of the city")?;
    page.check_words("the settings of the city")?;
    page.picture("festival-settings")?;
    view(&page, "week", WEEK)?;
    column(&page, 1)?;
    page.check_access("a week with a night")?;
    page.picture("festival-week")?;
    // A quarter of an hour earlier, and it stays in its column.
    let block = "const e = document.querySelector(`button[data-session=\"${arguments[0]}\"]`); e?.focus(); return document.activeElement === e";
    page.driver.until("the block", block, &[session["id"].clone()])?;
    page.driver.keys("Alt+ArrowUp")?;
    page.driver.keys("Enter")?;
    let starts = |page: &Page| -> Outcome<Value> {
        let events = page.ask("list_events", &json!({}))?;
        let found = events.as_array().into_iter().flatten().find(|one| one["id"] == event["id"]).cloned();
        Ok(found.unwrap_or_default()["sessions"][0]["starts_at"].clone())
    };
    page.until_so("the moved night", || Ok(starts(&page)? == format!("{}T01:15:00", days[1])))?;
    column(&page, 1)?;
    page.driver.keys("Control+z")?;
    page.until_so("the night as it was", || Ok(starts(&page)? == format!("{}T01:30:00", days[1])))?;
    in_rooms_and_agenda(&page, &event, &session)?;
    page.driver.close()
}

/// The agenda tells the date beside the day; the board of rooms shows the night below midnight of that day.
fn in_rooms_and_agenda(page: &Page, event: &Value, session: &Value) -> Outcome<()> {
    let title = event["title"].as_str().unwrap_or_default();
    view(page, "agenda", LINES)?;
    page.enter(&said("programme-search"), title)?;
    page.sees("(early on ")?;
    let line = "return [...document.querySelectorAll('main [data-line]')].find((e) => e.textContent.includes(arguments[0])) ?? null";
    page.driver.click_at("the line of the night", line, &[json!(title)])?;
    page.driver.until("its panel", "return document.querySelector('main aside') !== null", &[])?;
    page.click("radio", &said("programme-view-rooms"))?;
    let time = "return document.querySelector('main aside li > button') ?? null";
    page.driver.click_at("its session", time, &[])?;
    let block = "return document.querySelector(`.board [data-session=\"${arguments[0]}\"]`) !== null";
    page.driver.until("the night on the board of rooms", block, &[session["id"].clone()])?;
    page.settle()?;
    page.check_access("a night on the board of rooms")?;
    page.picture("festival-rooms")
}

/// Writes returns of an event, marks it as held, makes another week, and copies the event into it.
fn copied(folder: &Path, plan: &Path) -> Outcome<Value> {
    let (event, _) = placed(&call(folder, plan, "list_events", &json!({}))?)?;
    let mut draft = call(folder, plan, "get_event", &json!({ "id": event["id"] }))?["draft"].clone();
    for (field, value) in
        [("registered_count", json!(40)), ("attended_count", json!(30)), ("rating_average", json!(4.5))]
    {
        draft["event"][field] = value;
    }
    call(folder, plan, "save_event", &json!({ "draft": draft }))?;
    call(folder, plan, "set_event_status", &json!({ "ids": [event["id"]], "status": "held", "reason": null }))?;
    let weeks = call(folder, plan, "get_app_state", &json!({}))?["plan"]["weeks"].clone();
    let last = weeks.as_array().into_iter().flatten().max_by_key(|week| week["starts_on"].as_str().map(str::to_owned));
    let mut week = last.cloned().ok_or("no week")?;
    for (field, value) in
        [("id", ""), ("title", "Riverton 2028"), ("starts_on", "2028-05-01"), ("ends_on", "2028-05-07")]
    {
        week[field] = json!(value);
    }
    let id = call(folder, plan, "save_week", &json!({ "week": week }))?;
    let what = json!({ "kind": "event", "event_id": event["id"] });
    call(folder, plan, "add_copies", &json!({ "what": what, "week_id": id }))?;
    Ok(event)
}

/// Opens the panel of the first event of the table, by keys.
fn first_event(page: &Page) -> Outcome<()> {
    view(page, "table", "return document.querySelector('[data-cell=\"0:0\"]') !== null")?;
    page.driver.click_at("the first event", "return document.querySelector('[data-cell=\"0:0\"]')", &[])?;
    page.driver.keys("Enter")?;
    page.sees(&said("last_time-title"))
}

/// A copy shows in its panel and its form what came of its original.
pub fn last_time(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    copied(folder, &plan)?;
    let page = Page::open(folder, Some(&plan))?;
    first_event(&page)?;
    page.sees("10 (25%)")?;
    page.sees("4.5")?;
    page.check_access("the panel of a copy")?;
    page.check_words("the panel of a copy")?;
    page.picture("last-time-panel")?;
    page.press("programme-edit")?;
    let form =
        "return [...document.querySelectorAll('dialog[open] h3')].some((e) => e.textContent.trim() === arguments[0])";
    page.driver.until("last time in the form", form, &[json!(said("last_time-title"))])?;
    page.settle()?;
    page.check_access("the form of a copy")?;
    page.picture("last-time-form")?;
    page.leave()?;
    page.driver.close()
}

/// An event that is marked as held before its day is among the problems, and no longer after the way back.
pub fn held_too_early(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let (event, _) = placed(&call(folder, &plan, "list_events", &json!({}))?)?;
    let page = Page::open(folder, Some(&plan))?;
    let is_told = |page: &Page| -> Outcome<bool> {
        let found = page.ask("list_problem_lines", &json!({}))?;
        Ok(found
            .as_array()
            .into_iter()
            .flatten()
            .any(|it| it["code"] == "held_too_early" && it["event_id"] == event["id"]))
    };
    view(&page, "agenda", LINES)?;
    let title = event["title"].as_str().unwrap_or_default();
    page.enter(&said("programme-search"), title)?;
    let line = "return [...document.querySelectorAll('main [data-line]')].find((e) => e.textContent.includes(arguments[0])) ?? null";
    page.driver.click_at("its line", line, &[json!(title)])?;
    page.press("programme-more")?;
    page.click("button", &held_words())?;
    page.until_so("the problem", || is_told(&page))?;
    page.sees("is marked as held, but begins only on")?;
    page.check_access("an event held too early")?;
    page.driver.keys("Control+z")?;
    page.until_so("no problem", || Ok(!is_told(&page)?))?;
    page.driver.close()
}

/// The entry of the menu that marks an event as held.
fn held_words() -> String {
    text::Texts::new("en")
        .format("programme-set-status", &[("status", text::Texts::new("en").get("event-status-held").into())])
        .chars()
        .filter(|letter| !('\u{2066}'..='\u{2069}').contains(letter))
        .collect()
}
