//! The week as days beside each other and the map of its venues: by pointer, by keys, and as they look.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

/// Minutes of a quarter of an hour, and of a day.
const QUARTER: i64 = 15;
const DAY: i64 = 24 * 60;

/// Pixels of an hour of the board in the usual size.
const HOUR: i64 = 67;

const BLOCK: &str = "return document.querySelector(`[data-session=\"${arguments[0]}\"]`)";

fn open(folder: &Path) -> Outcome<Page> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    Ok(page)
}

fn view(page: &Page, id: &str, there: &str) -> Outcome<()> {
    page.screen(&said("screen-programme"))?;
    page.click("radio", &said(id))?;
    page.driver.until("the view", there, &[])?;
    page.settle()
}

const WEEK: &str = "return document.querySelectorAll('.sheet [data-session]').length > 10";
const MAP: &str = "return document.querySelectorAll('[data-dot]').length > 2";

fn session(page: &Page, id: &str) -> Outcome<Value> {
    let sessions = page.ask("list_sessions", &json!({}))?;
    let found = sessions.as_array().into_iter().flatten().find(|one| one["id"] == id).cloned();
    found.ok_or(format!("no session {id}"))
}

/// Days and minutes of a stored moment, as one number that grows by the minute within a month.
fn minutes(moment: &Value) -> Outcome<i64> {
    let text = moment.as_str().unwrap_or_default();
    let part = |from: usize| text.get(from..from + 2).and_then(|digits| digits.parse::<i64>().ok());
    let (day, hour, minute) = (part(8), part(11), part(14));
    day.zip(hour)
        .zip(minute)
        .map(|((day, hour), minute)| day * DAY + hour * 60 + minute)
        .ok_or(format!("no moment: {text}"))
}

/// Whether it was moved by so many minutes, and kept its length and room.
fn is_moved_by(page: &Page, before: &Value, by: i64) -> Outcome<bool> {
    let now = session(page, before["id"].as_str().unwrap_or_default())?;
    if now["room_id"] != before["room_id"] || now["venue_id"] != before["venue_id"] {
        return Err(format!("the room changed: {before} became {now}"));
    }
    let ends = |field: &str| Ok::<bool, String>(minutes(&now[field])? == minutes(&before[field])? + by);
    Ok(ends("starts_at")? && ends("ends_at")?)
}

/// Sessions that stand alone, of an hour at least, on the first day, in the midst of it.
fn movable(page: &Page) -> Outcome<Vec<Value>> {
    let first = page.ask("get_app_state", &json!({}))?["plan"]["week"]["starts_on"].clone();
    let first = first.as_str().unwrap_or_default().to_owned();
    let sessions = page.ask("list_sessions", &json!({}))?;
    let is_fit = |one: &&Value| {
        let (from, to) = (minutes(&one["starts_at"]).unwrap_or(0) % DAY, minutes(&one["ends_at"]).unwrap_or(0) % DAY);
        one["starts_at"].as_str().is_some_and(|at| at.starts_with(&first))
            && one["occurrence_on"].is_null()
            && one["is_time_known"] == true
            && 600 <= from
            && from + 60 <= to
            && to <= 1080
    };
    let found: Vec<Value> = sessions.as_array().into_iter().flatten().filter(is_fit).cloned().collect();
    if found.is_empty() { Err("no session to move on the first day".to_owned()) } else { Ok(found) }
}

/// Changes a session of the plan beforehand, through the form's own command.
fn stage(page: &Page, before: &Value, fields: &[(&str, Value)]) -> Outcome<()> {
    let mut draft = page.ask("get_event", &json!({ "id": before["event_id"] }))?["draft"].clone();
    for one in draft["sessions"].as_array_mut().into_iter().flatten().filter(|one| one["id"] == before["id"]) {
        for (field, value) in fields {
            one[*field] = value.clone();
        }
    }
    page.ask("save_event", &json!({ "draft": draft })).map(drop)
}

/// The first of some sessions that is drawn among the hours, not at the top of its day.
fn drawn(page: &Page, sessions: &[Value]) -> Outcome<Value> {
    for one in sessions {
        let script = "return Boolean(document.querySelector(`.block [data-session=\"${arguments[0]}\"]`))";
        if page.driver.script(script, &[one["id"].clone()])? == true {
            return Ok(one.clone());
        }
    }
    Err("none of the sessions is drawn".to_owned())
}

/// From the beginning of a day to that of the next, in pixels.
fn day_width(page: &Page) -> Outcome<i64> {
    let script = "const [a, b] = [...document.querySelectorAll('.heads .head')].map((e) => e.getBoundingClientRect().left); return Math.round(b - a)";
    page.driver.script(script, &[])?.as_i64().ok_or("no days beside each other".to_owned())
}

/// A block is dragged to the next day and an hour later; one from the top of its day gets an hour; a number opens a list.
pub fn by_pointer(folder: &Path) -> Outcome<()> {
    let page = open(folder)?;
    let sessions = movable(&page)?;
    let (whole_day, late) = (sessions[0].clone(), sessions[1].clone());
    stage(&page, &whole_day, &[("is_all_day", json!(true))])?;
    let night = late["starts_at"].as_str().unwrap_or_default().replacen("T", " ", 1);
    let (day, _) = night.split_once(' ').unwrap_or_default();
    let next = format!("{}{:02}", &day[..8], day[8..].parse::<u8>().unwrap_or(0) + 1);
    stage(
        &page,
        &late,
        &[("starts_at", json!(format!("{day}T22:00:00"))), ("ends_at", json!(format!("{next}T01:00:00")))],
    )?;
    view(&page, "programme-view-week", WEEK)?;
    page.check_access("the week")?;
    page.check_words("the week")?;
    page.driver.point_away()?;
    page.picture("week")?;
    let chosen = drawn(&page, &sessions[2..])?;
    let (x, y) = page.driver.middle("the block", BLOCK, &[chosen["id"].clone()])?;
    page.driver.drag((x, y), (x + day_width(&page)?, y + HOUR))?;
    page.until_so("the moved session", || is_moved_by(&page, &chosen, DAY + 60))?;
    page.settle()?;
    page.picture("week-moved")?;
    page.driver.keys("Control+z")?;
    page.until_so("what was there", || Ok(session(&page, chosen["id"].as_str().unwrap_or_default())? == chosen))?;
    from_the_top(&page, &whole_day, &late)?;
    crowded(&page)?;
    page.driver.close()
}

/// What stands at the top of its day: to the next day there, and down to an hour.
fn from_the_top(page: &Page, whole_day: &Value, late: &Value) -> Outcome<()> {
    let top = "return document.querySelector(`.top[data-session=\"${arguments[0]}\"]`)";
    let staged = session(page, late["id"].as_str().unwrap_or_default())?;
    let (x, y) = page.driver.middle("the late session", top, &[late["id"].clone()])?;
    page.driver.drag((x, y), (x + day_width(page)?, y))?;
    page.until_so("the same hours on the next day", || is_moved_by(page, &staged, DAY))?;
    page.settle()?;
    let (x, y) = page.driver.middle("the session of a whole day", top, &[whole_day["id"].clone()])?;
    page.driver.drag((x, y), (x + day_width(page)?, y))?;
    page.settle()?;
    if session(page, whole_day["id"].as_str().unwrap_or_default())?["is_all_day"] != true {
        return Err("a session without an hour got one at the top of a day".to_owned());
    }
    page.driver.drag((x, y), (x, y + 200))?;
    page.until_so("an hour", || {
        Ok(session(page, whole_day["id"].as_str().unwrap_or_default())?["is_all_day"] == false)
    })?;
    page.settle()
}

/// A number stands for the sessions that have no room beside the others: all are in its list, and lead to the board of rooms.
fn crowded(page: &Page) -> Outcome<()> {
    let number = "return document.querySelector('.sheet [data-spot^=more-]')";
    page.driver.click_at("a number", number, &[])?;
    page.driver.until("its list", "return document.querySelectorAll('dialog[open] [data-line]').length > 0", &[])?;
    page.settle()?;
    page.check_access("what does not fit")?;
    page.picture("week-more")?;
    page.press("week-to_rooms")?;
    let rooms =
        "return document.querySelector('main [role=radio][aria-checked=true]')?.textContent.trim() === arguments[0]";
    page.driver.until("the rooms", rooms, &[json!(said("programme-view-rooms"))]).map(drop)
}

/// The same by keys alone: arrows to the block, Alt and arrows to the next day, Enter, and what is crowded.
pub fn by_keys(folder: &Path) -> Outcome<()> {
    let page = open(folder)?;
    page.screen_by_keys("screen-programme")?;
    page.tab_to("the views", "e.getAttribute('role') === 'radio' && e.closest('main')")?;
    page.driver.keys("ArrowLeft")?;
    page.driver.until("the week", WEEK, &[])?;
    page.settle()?;
    let sessions = movable(&page)?;
    page.tab_to("the board", "e.dataset.spot")?;
    let ids: Vec<&Value> = sessions.iter().map(|one| &one["id"]).collect();
    let id = walk_to(&page, "a session to move", "arguments[0].includes(spot)", &[json!(ids)])?;
    let before = session(&page, &id)?;
    page.driver.keys("Alt+ArrowDown")?;
    page.driver.keys("Escape")?;
    if session(&page, &id)? != before {
        return Err("Escape did not put it back".to_owned());
    }
    page.driver.keys("Alt+ArrowRight")?;
    page.driver.keys("Alt+ArrowDown")?;
    page.driver.until("the words for the new place", SPOKEN, &[])?;
    page.driver.keys("Enter")?;
    page.until_so("the moved session", || is_moved_by(&page, &before, DAY + QUARTER))?;
    page.driver.until(
        "the focus on it",
        "return document.activeElement?.dataset.session === arguments[0]",
        &[json!(id)],
    )?;
    page.driver.keys("Control+z")?;
    page.until_so("what was there", || Ok(session(&page, &id)? == before))?;
    page.settle()?;
    page.driver.until(
        "the focus on it",
        "return document.activeElement?.dataset.session === arguments[0]",
        &[json!(id)],
    )?;
    page.driver.keys("m")?;
    page.sees(&said("move-minutes"))?;
    page.leave()?;
    page.tab_to("the board", "e.dataset.spot")?;
    walk_to(&page, "what is crowded", "spot.startsWith('more-')", &[])?;
    page.driver.keys("Enter")?;
    page.tab_to("a line", "e.matches('dialog[open] [data-line]')")?;
    page.driver.keys("Enter")?;
    page.driver.until("the panel of the event", PANEL, &[])?;
    page.driver.close()
}

const SPOKEN: &str = "return [...document.querySelectorAll('[aria-live], [role=status], [role=log]')].some((e) => /, \\d+:\\d\\d/.test(e.textContent))";
const PANEL: &str = "return document.querySelector('main aside.panel h2') !== null";

/// Goes by arrows from where the focus stands to a spot of which a script says yes; what it is.
fn walk_to(page: &Page, what: &str, condition: &str, values: &[Value]) -> Outcome<String> {
    let script = format!("const spot = document.activeElement?.dataset.spot ?? ''; return ({condition}) ? spot : null");
    for turn in 0..120 {
        if let Value::String(spot) = page.driver.script(&script, values)? {
            return Ok(spot);
        }
        let at = page.driver.script("return document.activeElement?.dataset.spot ?? ''", &[])?;
        page.driver.keys("ArrowDown")?;
        std::thread::sleep(std::time::Duration::from_millis(60));
        // At the foot of a day: on to the next one.
        if page.driver.script("return document.activeElement?.dataset.spot ?? ''", &[])? == at {
            page.driver.keys(if turn < 60 { "ArrowRight" } else { "ArrowLeft" })?;
            std::thread::sleep(std::time::Duration::from_millis(60));
        }
    }
    page.driver.keep_failure();
    Err(format!("the arrow keys do not lead to {what}"))
}

/// Venues are given places in the plan, three of them the same one; some are left without.
fn give_places(page: &Page) -> Outcome<()> {
    let places = [(51.898, -8.475), (51.902, -8.46), (51.9, -8.43), (51.92, -8.47), (51.905, -8.51), (51.915, -8.42)];
    let venues = page.ask("list_venues", &json!({}))?;
    let on_site = venues.as_array().into_iter().flatten().filter(|row| row["draft"]["venue"]["is_online"] == false);
    for (at, row) in on_site.take(18).enumerate() {
        let (latitude, longitude) = places[at % places.len()];
        // The first round shares places exactly, the others stand a little apart.
        let aside = if at < 9 { 0.0 } else { 0.006 };
        let mut draft = row["draft"].clone();
        draft["venue"]["latitude"] = json!(latitude + aside / 2.0);
        draft["venue"]["longitude"] = json!(longitude + aside);
        page.ask("save_venue", &json!({ "draft": draft }))?;
    }
    Ok(())
}

/// The number that a dot bears.
const NUMBER: &str =
    "return Number((document.querySelector('[data-dot][aria-pressed=true]')?.textContent ?? '').replace(/\\D/g, ''))";

/// A dot lists as many events as it says; filters that leave none are taken away again.
pub fn map_by_pointer(folder: &Path) -> Outcome<()> {
    let page = open(folder)?;
    give_places(&page)?;
    view(&page, "programme-view-map", MAP)?;
    page.check_access("the map")?;
    page.check_words("the map")?;
    page.driver.point_away()?;
    page.picture("map")?;
    page.driver.click_at("a dot", "return document.querySelector('[data-dot]:not(.rough)')", &[])?;
    page.driver.until("its events", "return document.querySelectorAll('.beside [data-line]').length > 0", &[])?;
    page.settle()?;
    page.check_access("the events of a venue")?;
    let number = page.driver.script(NUMBER, &[])?;
    let told = page.driver.script(
        "return Number(document.querySelector('#map-beside').textContent.replace(/^.*:/, '').replace(/\\D/g, ''))",
        &[],
    )?;
    if number != told || number == 0 {
        return Err(format!("the dot says {number}, its list {told}"));
    }
    page.driver.click_at("an event", "return document.querySelector('.beside [data-line]')", &[])?;
    page.driver.until("its panel", PANEL, &[])?;
    page.picture("map-venue")?;
    page.fill(&said("programme-search"), "qqqq")?;
    page.sees(&said("programme-none_found"))?;
    page.press("parts-show_all")?;
    page.driver.until("the dots again", MAP, &[])?;
    page.driver.close()
}

/// Tab to the map, arrows from dot to dot, Enter, and on to an event.
pub fn map_by_keys(folder: &Path) -> Outcome<()> {
    let page = open(folder)?;
    give_places(&page)?;
    page.screen_by_keys("screen-programme")?;
    page.view_by_keys(&said("programme-view-map"))?;
    page.driver.until("the dots", MAP, &[])?;
    page.tab_to("a dot", "e.dataset.dot")?;
    let dot = "return document.activeElement?.dataset.dot ?? null";
    let mut seen = std::collections::HashSet::from([page.driver.script(dot, &[])?.to_string()]);
    for key in ["ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowDown", "ArrowRight"]
    {
        page.driver.keys(key)?;
        seen.insert(page.driver.script(dot, &[])?.to_string());
    }
    if seen.len() < 3 || seen.contains("null") {
        return Err(format!("the arrow keys do not go about the map: {seen:?}"));
    }
    page.driver.keys("Enter")?;
    page.tab_to("an event of the venue", "e.matches('.beside [data-line]')")?;
    page.driver.keys("Enter")?;
    page.driver.until("its panel", PANEL, &[])?;
    page.driver.close()
}

/// Both views: dark in a small window, mirrored, and with text twice as large.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        give_places(page)?;
        view(page, "programme-view-week", WEEK)?;
        look("week")?;
        page.click("checkbox", &said("week-wide"))?;
        look("week-wide")?;
        page.click("radio", &said("programme-view-map"))?;
        page.driver.until("the dots", MAP, &[])?;
        look("map")?;
        page.driver.click_at("a dot", "return document.querySelector('[data-dot]')", &[])?;
        look("map-venue")
    })
}
