//! Every form, filled by hand: opened by its button, each field clicked and typed into as people write, saved, and what
//! the plan then holds compared with what was typed. A value shown is a value saved.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::form_list::{FORMS, Form};
use crate::page::{Page, said};

/// Records of a table as the plan holds them.
fn records(page: &Page, table: &str) -> Outcome<Vec<Value>> {
    let list = |value: Value| value.as_array().cloned().unwrap_or_default();
    Ok(match table {
        "partner" => list(page.ask("list_partners", &json!({}))?)
            .into_iter()
            .map(|row| row["draft"]["partner"].clone())
            .collect(),
        "venue" => {
            list(page.ask("list_venues", &json!({}))?).into_iter().map(|row| row["draft"]["venue"].clone()).collect()
        }
        "week" => list(page.ask("get_app_state", &json!({}))?["plan"]["weeks"].clone()),
        "assessment" => {
            let frameworks = list(page.ask("list_frameworks", &json!({}))?);
            let rounds = frameworks.iter().map(|it| page.ask("get_framework", &json!({ "id": it["id"] })));
            let rounds: Vec<Value> = rounds.collect::<Outcome<_>>()?;
            rounds.into_iter().flat_map(|detail| list(detail["assessments"].clone())).collect()
        }
        "framework" => list(page.ask("list_frameworks", &json!({}))?),
        "event" => {
            let rows = list(page.ask("list_events", &json!({}))?);
            let detail = |row: &Value| page.ask("get_event", &json!({ "id": row["id"] }));
            // The last rows are enough: a new event stands behind all others, or is found by its title.
            let new = rows.iter().filter(|row| row["title"] == "Kites over the harbour");
            new.map(|row| Ok(detail(row)?["draft"]["event"].clone())).collect::<Outcome<Vec<Value>>>()?
        }
        _ => list(page.ask("list_records", &json!({ "table": table }))?),
    })
}

/// Presses what opens a form.
fn reach(page: &Page, step: &str) -> Outcome<()> {
    match step.split_once(':') {
        // Parts of a panel are chosen like views, but stand beside the list.
        Some(("part", name)) => {
            let script = "return [...document.querySelectorAll('main aside [role=radio]')].find((e) => e.textContent.trim() === arguments[0]) ?? null";
            page.driver.click_at(name, script, &[json!(said(name))])?;
        }
        Some((_, view)) => page.click("radio", &said(view))?,
        None if step == "first" => {
            page.driver.click_at(
                "the first row",
                "return [...document.querySelectorAll('main [role=gridcell]')].find((e) => e.getClientRects().length > 0) ?? null",
                &[],
            )?;
            page.driver.keys("Enter")?;
        }
        None => page.press(step)?,
    }
    page.settle()
}

/// Goes to the screen of a form and opens it; it comes a moment after the press, with the records it chooses from.
fn open(page: &Page, form: &Form) -> Outcome<()> {
    page.screen(&said(form.screen))?;
    page.settle()?;
    form.open.iter().try_for_each(|step| reach(page, step))?;
    page.driver.until("the form", "return document.querySelector('dialog[open] form') !== null", &[]).map(drop)
}

/// Opens, fills and saves one form, and looks at what was saved.
fn fill(page: &Page, form: &Form) -> Outcome<()> {
    open(page, form)?;
    let focused = page.driver.until(
        "the focus in the form",
        "const e = document.activeElement; return e?.matches('dialog[open] :is(input, select, textarea)') ? 'yes' : ''",
        &[],
    );
    focused.map_err(|_| "the form does not begin at its first field".to_owned())?;
    page.check_access(&format!("the form of {}", form.table))?;
    for (field, typed, _) in form.fill {
        page.enter(&said(&format!("{}-{field}", form.table)), typed)?;
    }
    page.picture(&format!("form-{}", form.table))?;
    page.press("parts-save")?;
    page.driver.until("the form to close", "return document.querySelector('dialog[open]') === null", &[])?;
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    // It is known by words of its own.
    let own = form.fill.iter().find(|(_, typed, wanted)| parsed(wanted) == **typed).ok_or("the form has no words")?;
    let saved = records(page, form.table)?.into_iter().find(|record| record[own.0] == own.1);
    let saved = saved.ok_or_else(|| format!("no {} was saved as it was typed", form.table))?;
    let partners = records(page, "partner")?;
    let named = |id: &Value| partners.iter().find(|partner| partner["id"] == *id).map(|partner| &partner["name"]);
    for (field, typed, wanted) in form.fill {
        let is_kept = if wanted.is_empty() {
            named(&saved[field]).is_some_and(|name| name.as_str().is_some_and(|name| name.starts_with(typed)))
        } else {
            saved[field] == parsed(wanted)
        };
        if !is_kept {
            return Err(format!("{}.{field}: “{typed}” was typed, {} was saved", form.table, saved[field]));
        }
    }
    Ok(())
}

/// Opens every form in turn and lets a check look at it; complaints of all are told together.
pub fn each_open(page: &Page, check: &dyn Fn(&Page, &str) -> Outcome<()>) -> Vec<String> {
    let mut complaints = Vec::new();
    for form in FORMS {
        let opened = open(page, form).and_then(|()| check(page, &format!("the form of {}", form.table)));
        complaints.extend(opened.err().map(|error| format!("{}: {error}", form.table)));
        complaints.extend(page.leave().err().map(|error| format!("{}: {error}", form.table)));
    }
    complaints
}

/// All of them in one plan, so that complaints of all are told together.
pub fn every_form(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    let mut complaints = Vec::new();
    for form in FORMS {
        if let Err(error) = fill(&page, form) {
            complaints.push(format!("{}: {error}", form.table));
            page.leave()?;
        }
    }
    page.driver.close()?;
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n  ")) }
}

/// Numbers of a table of settings, as people write them: what is shown is what is saved, and what is not understood is
/// kept and explained.
pub fn numbers_as_people_write(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-settings"))?;
    page.click("radio", &said("settings-view-neighbourhoods"))?;
    page.settle()?;
    let name = page.ask("list_neighbourhoods", &json!({}))?[0]["name"].as_str().unwrap_or_default().to_owned();
    let script = "return [...document.querySelectorAll('main input')].find((e) => (e.getAttribute('aria-label') ?? '').includes(arguments[0])
        && (e.getAttribute('aria-label') ?? '').includes(arguments[1])) ?? null";
    let population = || -> Outcome<Value> { Ok(page.ask("list_neighbourhoods", &json!({}))?[0]["population"].clone()) };
    for (typed, wanted) in
        [("53,000", Some(53_000)), ("1 000", Some(1_000)), ("-5", None), ("abc", None), ("27,600", Some(27_600))]
    {
        let before = population()?;
        page.driver.click_at("the field", script, &[json!(name), json!(said("neighbourhood-population"))])?;
        page.driver.keys("Control+a")?;
        page.driver.type_text(typed)?;
        page.driver.keys("Tab")?;
        page.settle()?;
        let after = population()?;
        match wanted {
            Some(wanted) if after != json!(wanted) => return Err(format!("“{typed}” was typed, {after} was saved")),
            None if after != before => return Err(format!("“{typed}” was saved as {after}")),
            None => {
                page.driver.until(
                    "what was typed and why it is not taken",
                    "return [...document.querySelectorAll('main input')].some((e) => e.value === arguments[0] && e.getAttribute('aria-invalid') === 'true')",
                    &[json!(typed)],
                )?;
            }
            Some(_) => {}
        }
    }
    page.driver.close()
}

/// Settings are saved field by field, without a button; a paper by its own.
pub fn fields_that_save_themselves(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said("screen-settings"))?;
    page.click("radio", &said("settings-view-city"))?;
    page.settle()?;
    page.enter(&said("profile-organisation"), "Office of Learning")?;
    page.until_so("the organisation", || {
        Ok(page.ask("get_profile", &json!({}))?["organisation"] == "Office of Learning")
    })?;
    page.click("radio", &said("settings-view-machine"))?;
    page.settle()?;
    page.enter(&said("settings-author"), "Niall Corrigan")?;
    page.until_so("the name", || Ok(page.ask("get_app_state", &json!({}))?["settings"]["author"] == "Niall Corrigan"))?;
    page.screen(&said("screen-council"))?;
    page.click("button", "Riverton Learning Week 2027: programme")?;
    page.settle()?;
    page.enter(&said("paper-reference"), "2027/099")?;
    page.press("council-save")?;
    page.until_so("the reference of the paper", || {
        let papers = page.ask("list_papers", &json!({}))?;
        Ok(papers.as_array().into_iter().flatten().any(|draft| draft["paper"]["reference"] == "2027/099"))
    })?;
    page.driver.close()
}
