//! Every form, filled by hand: opened by its button, each field clicked and typed into as people write, saved, and what
//! the plan then holds compared with what was typed. A value shown is a value saved.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::{Page, said};

/// One form: where it is opened, and what is typed into it.
struct Form {
    table: &'static str,
    /// The screen, by the id of its text.
    screen: &'static str,
    /// What is pressed one after the other, by the ids of the texts; `radio:` chooses a view, `part:` a part
    /// of a panel, `first` opens the first row.
    open: &'static [&'static str],
    /// Field, what is typed, and what must be saved as JSON.
    fill: &'static [(&'static str, &'static str, &'static str)],
}

const FORMS: &[Form] = &[
    Form {
        table: "goal",
        screen: "screen-roadmap",
        open: &["roadmap-add", "roadmap-add-goal"],
        fill: &[
            ("title", "Every street has a reading corner", "\"Every street has a reading corner\""),
            ("measure", "A corner within 500 metres of every home", "\"A corner within 500 metres of every home\""),
            ("starts_on", "24.5.27", "\"2027-05-24\""),
            ("due_on", "31 December 2028", "\"2028-12-31\""),
        ],
    },
    Form {
        table: "action",
        screen: "screen-roadmap",
        open: &["roadmap-add", "roadmap-add-action"],
        fill: &[
            ("title", "Ask the tenants for rooms", "\"Ask the tenants for rooms\""),
            ("owner", "Niall Corrigan", "\"Niall Corrigan\""),
            ("status", "Behind", "\"behind\""),
            ("explanation", "Two letters came back", "\"Two letters came back\""),
            ("due_on", "2027-06-01", "\"2027-06-01\""),
        ],
    },
    Form {
        table: "milestone",
        screen: "screen-roadmap",
        open: &["roadmap-add", "roadmap-add-milestone"],
        fill: &[
            ("title", "Booklet at the printer", "\"Booklet at the printer\""),
            ("due_on", "9 March 2027", "\"2027-03-09\""),
            ("responsible", "Sorcha Dempsey", "\"Sorcha Dempsey\""),
        ],
    },
    Form {
        table: "risk",
        screen: "screen-risks",
        open: &["risks-add"],
        fill: &[
            ("title", "The river floods the meadow", "\"The river floods the meadow\""),
            ("likelihood", "High", "\"high\""),
            ("impact", "Medium", "\"medium\""),
            ("answer", "Tents stand on the school yard", "\"Tents stand on the school yard\""),
            ("reviewed_on", "2 Nov 2026", "\"2026-11-02\""),
        ],
    },
    Form {
        table: "meeting",
        screen: "screen-meetings",
        open: &["meetings-add"],
        fill: &[
            ("body", "Youth Council", "\"Youth Council\""),
            ("title", "Rooms for the young", "\"Rooms for the young\""),
            ("held_on", "14 June 2027", "\"2027-06-14\""),
            ("place", "Room 4", "\"Room 4\""),
        ],
    },
    Form {
        table: "declaration",
        screen: "screen-meetings",
        open: &["radio:meetings-declarations", "meetings-declaration-add"],
        fill: &[
            ("title", "Charter of the harbour", "\"Charter of the harbour\""),
            ("adopted_on", "3.3.2026", "\"2026-03-03\""),
            ("body", "Harbour board", "\"Harbour board\""),
            ("link", "https://harbour.example/charter", "\"https://harbour.example/charter\""),
        ],
    },
    Form {
        table: "budget_line",
        screen: "screen-budget",
        open: &["budget-add-short"],
        fill: &[
            ("title", "Two tents", "\"Two tents\""),
            ("year", "2027", "2027"),
            ("planned_minor", "1,500", "150000"),
            ("secured_minor", "1200.50", "120050"),
        ],
    },
    Form {
        table: "indicator",
        screen: "screen-indicators",
        open: &["indicators-add"],
        fill: &[
            ("name", "Books lent to children", "\"Books lent to children\""),
            ("unit", "books", "\"books\""),
            ("base_year", "2022", "2022"),
            ("base_value", "1,204.5", "1204.5"),
        ],
    },
    Form {
        table: "practice",
        screen: "screen-practices",
        open: &["practices-add"],
        fill: &[
            ("title", "Night school on the ferry", "\"Night school on the ferry\""),
            ("place", "Riverton", "\"Riverton\""),
            ("year", "2026", "2026"),
            ("problem", "Nobody has an evening", "\"Nobody has an evening\""),
        ],
    },
    Form {
        table: "framework",
        screen: "screen-pillars",
        open: &["pillars-frameworks", "pillars-framework-own"],
        fill: &[
            ("name", "What our city calls learning", "\"What our city calls learning\""),
            ("version", "1", "\"1\""),
            ("adopted_on", "1 Feb 2026", "\"2026-02-01\""),
        ],
    },
    Form {
        table: "partner",
        screen: "screen-partners",
        open: &["partners-add"],
        fill: &[
            ("name", "Harbour Rowing Club", "\"Harbour Rowing Club\""),
            ("first_year", "2027", "2027"),
            ("website", "https://rowing.example", "\"https://rowing.example\""),
            ("invited_on", "12 Oct 2026", "\"2026-10-12\""),
        ],
    },
    Form {
        table: "offer",
        screen: "screen-partners",
        open: &["first", "part:partners-part-offers", "partners-offer-add"],
        fill: &[
            ("title", "Six boats", "\"Six boats\""),
            ("amount_minor", "2 500", "250000"),
            ("pledged_on", "1.10.2026", "\"2026-10-01\""),
        ],
    },
    Form {
        table: "interaction",
        screen: "screen-partners",
        open: &["first", "part:partners-part-timeline", "partners-interaction-add"],
        fill: &[
            ("title", "Spoke about the boathouse", "\"Spoke about the boathouse\""),
            ("held_on", "20 Nov 2026", "\"2026-11-20\""),
            ("note", "They will ring back", "\"They will ring back\""),
        ],
    },
    Form {
        table: "venue",
        screen: "screen-venues",
        open: &["venues-add"],
        fill: &[
            ("name", "Boathouse", "\"Boathouse\""),
            ("address", "2 Quay", "\"2 Quay\""),
            ("latitude", "53.5466", "53.5466"),
            ("longitude", "-6.2", "-6.2"),
        ],
    },
    Form {
        table: "event",
        screen: "screen-programme",
        open: &["action-new_event"],
        fill: &[
            ("title", "Kites over the harbour", "\"Kites over the harbour\""),
            ("short_text", "Bring string", "\"Bring string\""),
            ("capacity", "1,200", "1200"),
            ("money_asked_minor", "1500", "150000"),
            ("booking_closes_on", "1 May 2027", "\"2027-05-01\""),
        ],
    },
    Form {
        table: "week",
        screen: "screen-settings",
        open: &["radio:settings-section-weeks", "settings-week-add"],
        fill: &[
            ("title", "Riverton Learning Week 2028", "\"Riverton Learning Week 2028\""),
            ("starts_on", "1 May 2028", "\"2028-05-01\""),
            ("ends_on", "7 May 2028", "\"2028-05-07\""),
            ("target_event_count", "350", "350"),
        ],
    },
];

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

/// Opens, fills and saves one form, and looks at what was saved.
fn fill(page: &Page, form: &Form) -> Outcome<()> {
    page.screen(&said(form.screen))?;
    page.settle()?;
    form.open.iter().try_for_each(|step| reach(page, step))?;
    page.driver.until("the form", "return document.querySelector('dialog[open] form, dialog[open]') !== null", &[])?;
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
    let (key, _, first) = form.fill[0];
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let saved = records(page, form.table)?.into_iter().find(|record| record[key] == parsed(first));
    let saved = saved.ok_or_else(|| format!("no {} was saved as it was typed", form.table))?;
    for (field, typed, wanted) in form.fill {
        if saved[field] != parsed(wanted) {
            return Err(format!("{}.{field}: “{typed}” was typed, {} was saved", form.table, saved[field]));
        }
    }
    Ok(())
}

/// Opens every form in turn and lets a check look at it; complaints of all are told together.
pub fn each_open(page: &Page, check: &dyn Fn(&Page, &str) -> Outcome<()>) -> Vec<String> {
    let mut complaints = Vec::new();
    for form in FORMS {
        let opened = page
            .screen(&said(form.screen))
            .and_then(|()| page.settle())
            .and_then(|()| form.open.iter().try_for_each(|step| reach(page, step)))
            .and_then(|()| check(page, &format!("the form of {}", form.table)))
            .and_then(|()| page.leave());
        complaints.extend(opened.err().map(|error| format!("{}: {error}", form.table)));
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
    page.click("radio", &said("settings-section-neighbourhoods"))?;
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
