//! Every file that a person brings or takes away, through the native dialogs with real keys.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Outcome;
use crate::page::{Page, said};

fn open(folder: &Path, screen: &str) -> Outcome<Page> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    page.screen(&said(screen))?;
    page.settle()?;
    Ok(page)
}

fn is_there(path: &Path, begins: &[u8]) -> Outcome<()> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let is_right = bytes.starts_with(begins) && begins.len() < bytes.len();
    if is_right { Ok(()) } else { Err(format!("{} does not begin as its kind does", path.display())) }
}

fn written(folder: &Path, name: &str, text: &str) -> Outcome<std::path::PathBuf> {
    let path = folder.join(name);
    std::fs::write(&path, text).map_err(|error| error.to_string())?;
    Ok(path)
}

fn count(page: &Page, table: &str) -> Outcome<usize> {
    Ok(page.ask("list_records", &json!({ "table": table }))?.as_array().map_or(0, Vec::len))
}

fn partner_count(page: &Page) -> Outcome<usize> {
    Ok(page.ask("list_partners", &json!({}))?.as_array().map_or(0, Vec::len))
}

/// A copy of the plan is saved, the plan closed, the dialog closed without a choice, and the copy opened.
pub fn copy_and_open(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-overview")?;
    page.action("action-save_copy")?;
    let copy = page.save_file("save_copy")?;
    is_there(&copy, b"SQLite format 3")?;
    page.action("action-close_plan")?;
    page.press("welcome-open-do")?;
    page.choose_nothing("open_plan")?;
    page.press("welcome-open-do")?;
    page.choose_file("open_plan", &copy)?;
    page.driver.until("the plan", "return document.querySelector('nav') !== null", &[])?;
    let plan = page.ask("get_app_state", &json!({}))?["plan"].clone();
    if plan.is_null() {
        return Err("the copy was not opened".to_owned());
    }
    page.driver.close()
}

/// A chart as a picture and as a table; a board on paper; the budget.
pub fn take_away(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-boards")?;
    page.action("action-export_charts")?;
    page.settle()?;
    page.press("export-chart-save")?;
    let picture = page.save_file("export_chart")?;
    is_there(&picture, if picture.extension().is_some_and(|it| it == "svg") { b"<svg" } else { b"\x89PNG" })?;
    page.press("export-chart-save-table")?;
    is_there(&page.save_file("export_chart_table")?, b"")?;
    page.driver.keys("Escape")?;
    page.press("boards-more")?;
    page.press("present-print")?;
    is_there(&page.save_file("export_output")?, b"%PDF")?;
    page.screen(&said("screen-budget"))?;
    page.press("budget-export")?;
    is_there(&page.save_file("export_budget")?, b"")?;
    page.driver.close()
}

/// Partners out and in again.
pub fn partners(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-partners")?;
    page.press("partners-more")?;
    page.press("partners-export")?;
    is_there(&page.save_file("export_partners")?, b"PK")?;
    let before = partner_count(&page)?;
    let table = written(folder, "partners.csv", "Name,Website\nHarbour Rowing Club,https://rowing.example\n")?;
    page.press("partners-more")?;
    page.press("partners-open_import")?;
    page.press("import-open")?;
    page.choose_file("open_import", &table)?;
    page.sees("Harbour Rowing Club")?;
    write_import(&page)?;
    page.until_so("the new partner", || Ok(partner_count(&page)? == before + 1))?;
    page.driver.close()
}

/// Goes through the last step of an import and writes it.
pub fn write_import(page: &Page) -> Outcome<()> {
    page.settle()?;
    page.press("import-step-write")?;
    page.click("button", "Import ")
}

/// Lines of a budget as another program writes them.
pub fn budget(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-budget")?;
    let table = written(folder, "budget.csv", "Purpose,Year,Planned\nLanterns for the ferry,2027,\"1,250.50\"\n")?;
    page.press("budget-import")?;
    page.press("import-open")?;
    page.choose_file("open_import", &table)?;
    page.sees("Lanterns for the ferry")?;
    page.check_access("the import of a budget")?;
    write_import(&page)?;
    page.until_so("the new line", || {
        let lines = page.ask("list_records", &json!({ "table": "budget_line" }))?;
        let new = lines.as_array().into_iter().flatten().find(|line| line["title"] == "Lanterns for the ferry");
        Ok(new.is_some_and(|line| line["planned_minor"] == 125_050))
    })?;
    page.driver.close()
}

/// A calendar comes in as a file, and a table without one.
pub fn calendar_and_table(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-import")?;
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:kites\nSUMMARY:Kites from a calendar\n\
        DTSTART;TZID=\"GMT Standard Time\":20270503T100000\nRRULE:FREQ=DAILY;COUNT=3\n\
        EXDATE;TZID=\"GMT Standard Time\":20270504T100000\nEND:VEVENT\nEND:VCALENDAR\n";
    page.picture("import-choose")?;
    page.check_access("the import before a file is chosen")?;
    page.press("import-open")?;
    page.choose_file("open_import", &written(folder, "kites.ics", calendar)?)?;
    page.sees("Kites from a calendar")?;
    page.picture("import-calendar")?;
    page.check_words("a calendar that is looked at")?;
    page.press("import-step-file")?;
    page.sees(&said("import-says_itself"))?;
    write_import(&page)?;
    page.press("import-next")?;
    page.click("field", &said("import-paste"))?;
    page.driver.type_text("Title;Date")?;
    page.driver.keys("Enter")?;
    page.driver.type_text("Choir from a table;5 May 2027")?;
    page.driver.keys("Tab")?;
    page.driver.keys("Enter")?;
    page.sees("Choir from a table")?;
    page.picture("import-pasted")?;
    write_import(&page)?;
    // Cut out of the field and pasted on the screen itself, it is read at once.
    page.press("import-next")?;
    page.click("field", &said("import-paste"))?;
    page.driver.type_text("Title;Date")?;
    page.driver.keys("Enter")?;
    page.driver.type_text("Chess from a paste;6 May 2027")?;
    page.driver.keys("Control+a")?;
    page.driver.keys("Control+x")?;
    page.driver.click_at("the heading", "return document.querySelector('main h1')", &[])?;
    page.driver.keys("Control+v")?;
    page.sees("Chess from a paste")?;
    write_import(&page)?;
    let sessions = |title: &str| -> Outcome<usize> {
        let rows = page.ask("list_events", &json!({}))?;
        let row = rows.as_array().into_iter().flatten().find(|row| row["title"] == title).cloned();
        Ok(row.map_or(0, |row| row["sessions"].as_array().map_or(1, Vec::len)))
    };
    let titles = ["Kites from a calendar", "Choir from a table", "Chess from a paste"];
    page.until_so("the events", || titles.iter().try_fold(true, |all, title| Ok(all && 0 < sessions(title)?)))?;
    page.driver.close()
}

/// A row and a kind of rows are left out, and what is left out is not written.
pub fn left_out(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-import")?;
    let rows = "Title,Date,Time\nKites from a file,2027-05-04,10:00\nChoir from a file,2027-05-05,11:00\nToo late,2027-09-01,10:00\n";
    let table = written(folder, "rows.csv", rows)?;
    page.press("import-open")?;
    page.choose_file("open_import", &table)?;
    page.sees("Kites from a file")?;
    page.settle()?;
    let row = "return [...document.querySelectorAll('main tbody tr')].find((e) => e.textContent.includes('Choir from a file'))?.querySelector('input[type=checkbox]') ?? null";
    page.driver.click_at("the row of the choir", row, &[])?;
    page.settle()?;
    let kind = "return [...document.querySelectorAll('main .kinds label')].find((e) => e.textContent.includes(arguments[0]))?.querySelector('input') ?? null";
    page.driver.click_at("rows outside the week", kind, &[json!(said("row-kind-outside_week"))])?;
    page.settle()?;
    write_import(&page)?;
    let titles = |page: &Page| -> Outcome<Vec<String>> {
        let rows = page.ask("list_events", &json!({}))?;
        Ok(rows.as_array().into_iter().flatten().filter_map(|row| row["title"].as_str().map(str::to_owned)).collect())
    };
    page.until_so("the event that was taken", || Ok(titles(&page)?.iter().any(|title| title == "Kites from a file")))?;
    let unwanted = titles(&page)?.into_iter().find(|title| title == "Choir from a file" || title == "Too late");
    if let Some(title) = unwanted {
        return Err(format!("“{title}” was left out and yet written"));
    }
    page.driver.close()
}

/// Rows that an import refused are taken back as a table.
pub fn refused_rows(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-import")?;
    page.press("import-open")?;
    page.choose_file("open_import", &crate::root().join("assets/sample/submissions.csv"))?;
    page.settle()?;
    page.press("import-save-refused")?;
    is_there(&page.save_file("save_refused_rows")?, b"")?;
    page.driver.close()
}

/// Indicators out in both layouts, and a table in.
pub fn indicators(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-indicators")?;
    page.press("indicators-more")?;
    page.press("indicators-export-long")?;
    is_there(&page.save_file("export_indicators")?, b"")?;
    let before = count(&page, "reading")?;
    let table = written(folder, "reading-clubs.csv", "Year,Value\n2021,12\n2022,14\n2023,15\n")?;
    page.press("indicators-more")?;
    page.press("indicators-import")?;
    page.press("import-open")?;
    page.choose_file("open_import", &table)?;
    page.settle()?;
    page.check_access("the import of an indicator")?;
    write_import(&page)?;
    page.until_so("the new readings", || Ok(before < count(&page, "reading")?))?;
    page.driver.close()
}

/// A framework is saved and brought back as a file.
pub fn framework(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-pillars")?;
    page.press("pillars-frameworks")?;
    page.press("pillars-framework-save_file")?;
    let file = page.save_file("export_framework")?;
    is_there(&file, b"{")?;
    // Somebody works on the file: the same one again would be the framework that is there already.
    let text = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
    let file = written(folder, "ours.json", &text.replacen("\"version\": \"", "\"version\": \"2-", 1))?;
    let before = count(&page, "framework")?;
    page.press("pillars-frameworks")?;
    page.press("pillars-framework-open_file")?;
    page.choose_file("import_framework_file", &file)?;
    page.until_so("the framework", || Ok(before < count(&page, "framework")?))?;
    page.driver.close()
}

/// A file becomes evidence of a practice, and is taken out again byte for byte.
pub fn evidence(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-practices")?;
    let letter = written(folder, "letter of thanks.txt", "Thank you for the rooms.\n")?;
    page.driver.click_at("a practice", "return document.querySelector('main [role=gridcell]') ?? null", &[])?;
    page.driver.keys("Enter")?;
    page.settle()?;
    page.press("parts-evidence-add_file")?;
    page.choose_file("attach_file", &letter)?;
    page.sees("letter of thanks.txt")?;
    page.press("parts-evidence-take")?;
    let taken = page.save_file("save_attachment")?;
    let same = std::fs::read(&taken).ok() == std::fs::read(&letter).ok();
    if !same {
        return Err("the file came out otherwise than it went in".to_owned());
    }
    page.driver.close()
}

/// The outlines of the neighbourhoods of a city.
pub fn outlines(folder: &Path) -> Outcome<()> {
    let page = open(folder, "screen-settings")?;
    page.click("radio", &said("settings-view-neighbourhoods"))?;
    let square = json!({ "type": "FeatureCollection", "features": [{ "type": "Feature",
        "properties": { "name": "Old Town" },
        "geometry": { "type": "Polygon", "coordinates": [[[-6.3, 53.3], [-6.2, 53.3], [-6.2, 53.4], [-6.3, 53.4], [-6.3, 53.3]]] } }] });
    let file = written(folder, "districts.geojson", &square.to_string())?;
    let outline = |page: &Page| -> Outcome<Value> {
        let all = page.ask("list_neighbourhoods", &json!({}))?;
        let found = all.as_array().into_iter().flatten().find(|one| one["name"] == "Old Town").cloned();
        Ok(found.unwrap_or_default())
    };
    let before = outline(&page)?;
    page.press("outlines-import")?;
    page.press("import-open")?;
    page.choose_file("open_import", &file)?;
    write_import(&page)?;
    page.until_so("the outline", || Ok(outline(&page)? != before))?;
    page.driver.close()
}
