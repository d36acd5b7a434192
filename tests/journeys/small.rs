//! Small forms and cells that stand on the screens themselves, and dialogs of ticks and choices: each filled by pointer
//! and keys, and what the plan then holds compared with what was typed.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::{Page, said};

/// What is filled in, and how.
type Form = (&'static str, fn(&Page) -> Outcome<()>);

const FORMS: &[Form] = &[
    ("a neighbourhood and its outline", neighbourhood),
    ("levels, areas and features of a framework", framework),
    ("a link between two frameworks", cross_link),
    ("one rater's rating", rater),
    ("tags of a practice", tags_of_practice),
    ("targets, groups and tags of an indicator", indicator),
    ("a task of this week", task_of_week),
    ("a task and a note of a goal", notes),
    ("a named version", version),
    ("words on a board", words_on_board),
    ("a day to look back to", look_back),
];

/// All of them in one plan, so that complaints of all are told together.
pub fn small_forms(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    let mut complaints = Vec::new();
    for (name, fill) in FORMS {
        if let Err(error) = fill(&page) {
            complaints.push(format!("{name}: {error}"));
            page.leave()?;
        }
    }
    page.driver.close()?;
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n  ")) }
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn records(page: &Page, table: &str) -> Outcome<Vec<Value>> {
    Ok(list(&page.ask("list_records", &json!({ "table": table }))?))
}

fn main_framework(page: &Page) -> Outcome<Value> {
    let all = list(&page.ask("list_frameworks", &json!({}))?);
    let main = all.iter().find(|it| it["is_main"] == true).ok_or("no main framework")?;
    page.ask("get_framework", &json!({ "id": main["id"] }))
}

/// Goes to a screen, and to one of its views.
fn go(page: &Page, screen: &str, view: Option<&str>) -> Outcome<()> {
    page.screen(&said(screen))?;
    page.settle()?;
    if let Some(view) = view {
        page.click("radio", &said(view))?;
        page.settle()?;
    }
    Ok(())
}

/// Opens the first row of the list on the screen.
fn first_row(page: &Page) -> Outcome<()> {
    let script = "return [...document.querySelectorAll('main [role=gridcell]')].find((e) => e.getClientRects().length > 0) ?? null";
    page.driver.click_at("the first row", script, &[])?;
    page.driver.keys("Enter")?;
    page.settle()
}

/// Replaces what stands in the field that a script finds, and leaves it.
fn cell(page: &Page, what: &str, script: &str, values: &[Value], text: &str) -> Outcome<()> {
    page.driver.click_at(what, script, values)?;
    page.driver.keys("Control+a")?;
    page.driver.type_text(text)?;
    page.driver.keys("Tab")?;
    page.settle()
}

/// The field of a name that begins so, which holds a value.
const HOLDING: &str = "return [...document.querySelectorAll('main input')].find((e) => (e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? '').replace(/[\\u2066-\\u2069]/g, '').trim().startsWith(arguments[0]) && e.value === arguments[1]) ?? null";

/// A square, as a map program exports it.
const OUTLINE: &str =
    r#"{"type":"Polygon","coordinates":[[[-6.3,53.5],[-6.2,53.5],[-6.2,53.6],[-6.3,53.6],[-6.3,53.5]]]}"#;

fn neighbourhood(page: &Page) -> Outcome<()> {
    go(page, "screen-settings", Some("settings-view-neighbourhoods"))?;
    page.enter(&said("settings-neighbourhood-new"), "Old Docks")?;
    page.press("settings-neighbourhood-add")?;
    let docks = |page: &Page| -> Outcome<Value> {
        let all = list(&page.ask("list_neighbourhoods", &json!({}))?);
        Ok(all.into_iter().find(|it| it["name"] == "Old Docks").unwrap_or_default())
    };
    page.until_so("the neighbourhood", || Ok(docks(page)?["id"].is_string()))?;
    page.settle()?;
    let button = format!("{}Old Docks", said("outlines-edit"));
    page.click("button", &button)?;
    // Typed once, taken out, and pasted from the clipboard.
    page.enter(&said("neighbourhood-outline"), OUTLINE)?;
    page.click("field", &said("neighbourhood-outline"))?;
    page.driver.keys("Control+a")?;
    page.driver.keys("Control+x")?;
    let is_empty = "return document.querySelector('dialog[open] textarea').value === ''";
    page.driver.until("the empty field", is_empty, &[])?;
    page.driver.keys("Control+v")?;
    page.check_access("the outline of a neighbourhood")?;
    page.press("parts-save")?;
    page.until_so("the outline", || Ok(docks(page)?["outline"] == OUTLINE))?;
    match list(&page.ask("list_outline_problems", &json!({}))?).as_slice() {
        [] => Ok(()),
        problems => Err(format!("the outline is not understood: {problems:?}")),
    }
}

fn framework(page: &Page) -> Outcome<()> {
    go(page, "screen-pillars", Some("pillars-view-framework"))?;
    page.click("checkbox", &said("pillars-edit"))?;
    page.settle()?;
    page.press("pillars-level-add")?;
    page.settle()?;
    let level_name = [json!(said("pillars-level-name")), json!(said("pillars-level-new_name"))];
    cell(page, "the new level", HOLDING, &level_name, "Foundations")?;
    page.click("button", &format!("{}Foundations", said("pillars-area-add")))?;
    page.settle()?;
    cell(
        page,
        "the new area",
        HOLDING,
        &[json!(said("area-name")), json!(said("pillars-area-new_name"))],
        "Digital ground",
    )?;
    page.enter(&said("area-short_name"), "Digital")?;
    page.enter(&said("area-code"), "78")?;
    page.enter(&said("area-colour"), "Third")?;
    page.enter(&said("pillars-feature-new"), "Loan of laptops")?;
    page.press("pillars-feature-add")?;
    page.settle()?;
    page.enter(&format!("{} Loan of laptops", said("pillars-feature-measures")), "Laptops lent")?;
    page.enter(&format!("{}Loan of laptops", said("pillars-feature-code")), "78.1")?;
    page.settle()?;
    page.check_access("a framework that is being changed")?;
    page.picture("framework-editing")?;
    page.click("checkbox", &said("pillars-edit"))?;
    // The last cell is written when it is left; what is asked for is the whole, once that has come.
    let has_code = |detail: &Value| list(&detail["features"]).iter().any(|it| it["code"] == "78.1");
    page.until_so("the code of the feature", || Ok(has_code(&main_framework(page)?)))?;
    let detail = main_framework(page)?;
    let find = |list_name: &str, name: &str| list(&detail[list_name]).into_iter().find(|it| it["name"] == name);
    let level = find("levels", "Foundations").ok_or("no level was saved")?;
    let area = find("areas", "Digital ground").ok_or("no area was saved")?;
    let feature = find("features", "Loan of laptops").ok_or("no feature was saved")?;
    let is_right = area["level_id"] == level["id"]
        && area["short_name"] == "Digital"
        && area["code"] == "78"
        && area["colour"] == 3
        && feature["area_id"] == area["id"]
        && feature["measures"] == "Laptops lent"
        && feature["code"] == "78.1";
    if is_right { Ok(()) } else { Err(format!("saved: {level} {area} {feature}")) }
}

fn cross_link(page: &Page) -> Outcome<()> {
    let key = page.ask("list_framework_keys", &json!({}))?;
    let known = list(&page.ask("list_frameworks", &json!({}))?);
    if known.len() < 2 {
        let new = list(&key).into_iter().find(|it| known.iter().all(|known| known["key"] != it["id"]));
        page.ask("import_framework", &json!({ "key": new.ok_or("no second framework")?["id"] }))?;
    }
    go(page, "screen-pillars", Some("pillars-view-links"))?;
    let before = records(page, "cross_link")?.len();
    // The area that was typed a moment ago has the last word on this side, as it links to nothing yet.
    page.enter(&said("pillars-links-from"), "78")?;
    let to = "const e = [...document.querySelectorAll('main select')].find((e) => e.getAttribute('aria-label') === arguments[0]); return e?.options[1]?.textContent.trim() ?? null";
    let label = page.driver.until("the places of the other framework", to, &[json!(said("pillars-links-to"))])?;
    page.enter(&said("pillars-links-to"), label.as_str().unwrap_or_default())?;
    page.enter(&said("cross_link-note"), "As the office reads it")?;
    page.press("pillars-links-add")?;
    page.until_so("the link", || Ok(records(page, "cross_link")?.len() == before + 1))?;
    let detail = main_framework(page)?;
    let area = list(&detail["areas"]).into_iter().find(|it| it["name"] == "Digital ground").unwrap_or_default();
    let links = records(page, "cross_link")?;
    let link = links.iter().find(|it| it["note"] == "As the office reads it").ok_or("the note of the link is lost")?;
    if link["from_area_id"] == area["id"] { Ok(()) } else { Err(format!("linked from elsewhere: {link}")) }
}

fn rater(page: &Page) -> Outcome<()> {
    go(page, "screen-pillars", Some("pillars-view-ratings"))?;
    page.enter(&said("pillars-rater-new"), "Sorcha Dempsey")?;
    page.press("pillars-rater-add")?;
    page.settle()?;
    let step = "return [...document.querySelectorAll('main li[data-feature] fieldset')][0]?.querySelectorAll('input[type=radio]')[2]?.parentElement ?? null";
    page.driver.click_at("a step of the first feature", step, &[])?;
    let opinions = |page: &Page| -> Outcome<Vec<Value>> {
        let all = records(page, "opinion")?;
        Ok(all.into_iter().filter(|it| it["rater"] == "Sorcha Dempsey").collect())
    };
    page.until_so("the rating of Sorcha Dempsey", || Ok(opinions(page)?.len() == 1))?;
    let feature = page.driver.script("return document.querySelector('main li[data-feature]').dataset.feature", &[])?;
    let shown = "return [...document.querySelectorAll('main li[data-feature] fieldset')][0].querySelectorAll('input[type=radio]')[2].parentElement.textContent.trim()";
    let shown = page.driver.script(shown, &[])?;
    let opinion = opinions(page)?.remove(0);
    let is_right = opinion["feature_id"] == feature
        && opinion["now"].as_i64() == shown.as_str().and_then(|shown| shown.parse().ok());
    if is_right { Ok(()) } else { Err(format!("{shown} was pressed, saved: {opinion}")) }
}

/// Ticks the first area that is not ticked, in the dialog or on the screen; gives its name.
fn tick_area(page: &Page, within: &str) -> Outcome<String> {
    let script = format!(
        "return [...document.querySelectorAll('{within} fieldset input[type=checkbox]')].find((e) => !e.checked && e.getClientRects().length > 0) ?? null"
    );
    let name = page.driver.until(
        "an area that is not ticked",
        &format!("return (function() {{ {script} }})()?.closest('label').textContent.trim() ?? null"),
        &[],
    )?;
    page.driver.click_at("the area", &script, &[])?;
    Ok(name.as_str().unwrap_or_default().to_owned())
}

/// What a record is tagged with, by the names that are shown.
fn tagged(page: &Page, subject: &str, id: &Value) -> Outcome<Vec<String>> {
    let tags = list(&page.ask("list_tags", &json!({ "subject": subject, "subject_id": id }))?);
    let mut names = Vec::new();
    for framework in list(&page.ask("list_frameworks", &json!({}))?) {
        let detail = page.ask("get_framework", &json!({ "id": framework["id"] }))?;
        for area in list(&detail["areas"]) {
            if tags.iter().any(|tag| tag["area_id"] == area["id"]) {
                let short = area["short_name"].as_str().filter(|name| !name.is_empty());
                names.push(short.or(area["name"].as_str()).unwrap_or_default().to_owned());
            }
        }
    }
    Ok(names)
}

fn tags_of_practice(page: &Page) -> Outcome<()> {
    go(page, "screen-practices", None)?;
    first_row(page)?;
    let title = page.driver.script("return document.querySelector('main aside h2').textContent.trim()", &[])?;
    let practices = records(page, "practice")?;
    let id = &practices.iter().find(|it| it["title"] == title).ok_or(format!("no practice is called {title}"))?["id"];
    page.press("practices-tags")?;
    let name = tick_area(page, "dialog[open]")?;
    page.settle()?;
    page.check_access("the tags of a practice")?;
    page.picture("tags")?;
    page.press("parts-save")?;
    page.driver.until("the dialog to close", "return document.querySelector('dialog[open]') === null", &[])?;
    if tagged(page, "practice", id)?.contains(&name) { Ok(()) } else { Err(format!("{name} was ticked and not saved")) }
}

fn indicator(page: &Page) -> Outcome<()> {
    const ADULTS: &str = "Adults who took part in learning";
    go(page, "screen-indicators", None)?;
    let cell_of = "return [...document.querySelectorAll('main [role=gridcell]')].find((e) => e.textContent.includes(arguments[0])) ?? null";
    page.driver.click_at("the indicator", cell_of, &[json!(ADULTS)])?;
    page.settle()?;
    let rows = list(&page.ask("list_indicators", &json!({}))?);
    let row = rows.iter().find(|row| row["indicator"]["name"] == ADULTS).ok_or("the indicator is gone")?;
    let id = row["indicator"]["id"].clone();
    page.press("indicators-year-after")?;
    page.settle()?;
    let last = "return [...document.querySelectorAll('main tr.targets input')].at(-1) ?? null";
    let year = page.driver.script(&format!("return (function() {{ {last} }})().getAttribute('aria-label')"), &[])?;
    let year: i64 =
        year.as_str().unwrap_or_default().chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0);
    cell(page, "the target of the last year", last, &[], "41.5")?;
    let detail = |page: &Page| page.ask("get_indicator", &json!({ "id": id }));
    let target = |page: &Page| -> Outcome<Value> {
        let targets = list(&detail(page)?["targets"]);
        Ok(targets.iter().find(|it| it["year"] == year).map(|it| it["value"].clone()).unwrap_or_default())
    };
    page.until_so("the target", || Ok(target(page)? == 41.5))?;
    page.enter(&said("reading-group_kind"), "Another")?;
    page.enter(&said("reading-group_name"), "Night workers")?;
    page.press("indicators-group-add")?;
    page.settle()?;
    let row = "const row = [...document.querySelectorAll('main tbody tr')].find((e) => e.querySelector('th')?.textContent.trim() === 'Night workers'); return row?.querySelector('input') ?? null";
    cell(page, "a value of the new group", row, &[], "12")?;
    page.until_so("the value of the group", || {
        let readings = list(&detail(page)?["readings"]);
        Ok(readings.iter().any(|it| it["reading"]["group_name"] == "Night workers" && it["reading"]["value"] == 12.0))
    })?;
    let name = tick_area(page, "main")?;
    page.until_so("the tag", || Ok(tagged(page, "indicator", &id)?.contains(&name)))
}

fn task_of_week(page: &Page) -> Outcome<()> {
    go(page, "screen-roadmap", Some("roadmap-view-week"))?;
    page.enter(&said("notes-task-title"), "Order the chairs")?;
    page.press("notes-task-add")?;
    page.until_so("the task", || Ok(records(page, "task")?.iter().any(|it| it["title"] == "Order the chairs")))
}

fn notes(page: &Page) -> Outcome<()> {
    go(page, "screen-roadmap", Some("roadmap-view-goals"))?;
    page.driver.click_at("the first goal", "return document.querySelector('main .row-title')", &[])?;
    page.settle()?;
    page.enter(&said("notes-task-title"), "Ask who has tents")?;
    page.enter(&said("task-assignee"), "Niall Corrigan")?;
    page.enter(&said("task-due_on"), "3 May 2027")?;
    page.press("notes-task-add")?;
    page.until_so("the task", || {
        let all = records(page, "task")?;
        let task = all.iter().find(|it| it["title"] == "Ask who has tents").cloned().unwrap_or_default();
        Ok(task["assignee"] == "Niall Corrigan" && task["due_on"] == "2027-05-03" && task["subject_id"].is_string())
    })?;
    page.enter(&said("notes-note-text"), "The school has two")?;
    page.press("notes-note-add")?;
    page.until_so("the note", || Ok(records(page, "note")?.iter().any(|it| it["text"] == "The school has two")))
}

fn version(page: &Page) -> Outcome<()> {
    go(page, "screen-history", Some("history-view-versions"))?;
    page.enter(&said("history-version-name"), "Sent to the printer")?;
    page.press("history-version-save")?;
    page.until_so("the version", || {
        Ok(list(&page.ask("list_versions", &json!({}))?).iter().any(|it| it["name"] == "Sent to the printer"))
    })
}

fn words_on_board(page: &Page) -> Outcome<()> {
    const WORDS: &str = "What should the council look at first?";
    go(page, "screen-boards", None)?;
    page.press("boards-arrange")?;
    page.press("boards-add")?;
    // The cards come a moment later and push the field down.
    page.settle()?;
    page.enter(&said("boards-words"), WORDS)?;
    page.press("boards-words-add")?;
    page.press("boards-add-done")?;
    page.press("boards-save_as")?;
    page.fill("Title", "For the council")?;
    page.press("parts-save")?;
    let code = json!(format!("text:{WORDS}"));
    page.until_so("the words on a board", || {
        let boards = records(page, "board")?;
        let board = boards.iter().find(|it| it["title"] == "For the council").cloned().unwrap_or_default();
        Ok(list(&board["cards"]).contains(&code))
    })
}

fn look_back(page: &Page) -> Outcome<()> {
    go(page, "screen-overview", None)?;
    let as_of = |page: &Page| Ok::<_, String>(page.ask("get_app_state", &json!({}))?["plan"]["as_of"].clone());
    page.press("look_back")?;
    page.enter(&said("look_back-on"), "1 June 2026")?;
    page.press("look_back-look")?;
    page.until_so("the plan of that day", || Ok(as_of(page)?["on"] == "2026-06-01"))?;
    page.press("look_back-today")?;
    page.until_so("today", || Ok(as_of(page)?.is_null()))
}
