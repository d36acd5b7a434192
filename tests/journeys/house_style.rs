//! The look of what goes out by hand: logo, colour and fonts, and how the form looks.

use std::path::Path;

use serde_json::json;

use crate::driver::Outcome;
use crate::looks::each_look;
use crate::page::{Page, said};

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><circle cx=\"10\" cy=\"10\" r=\"9\" \
    fill=\"#C8102E\"/><path d=\"M24 4h32v12h-32z\" fill=\"#222\"/></svg>";

/// The section of the settings, with the first page of a document.
fn show(page: &Page) -> Outcome<()> {
    page.screen(&said("screen-settings"))?;
    page.click("radio", &said("settings-view-look"))?;
    let drawn = "return [...document.querySelectorAll('main .paper img')].some((e) => e.naturalWidth > 0)";
    page.driver.until("the page's picture", drawn, &[])?;
    page.settle()
}

fn choose_logo(page: &Page, folder: &Path) -> Outcome<()> {
    let file = folder.join("sign.svg");
    std::fs::write(&file, DRAWING).map_err(|error| error.to_string())?;
    page.press("house_style-logo_choose")?;
    page.choose_file("import_logo", &file)?;
    page.sees("Logo of Riverton")
}

/// A logo by the native dialog; a colour that cannot be read is told, and its darker shade taken by keys; a font.
pub fn by_hand(folder: &Path) -> Outcome<()> {
    let plan = crate::sample_plan(folder)?;
    let page = Page::open(folder, Some(&plan))?;
    show(&page)?;
    choose_logo(&page, folder)?;
    page.enter(&said("house_style-accent"), "#FFD500")?;
    page.sees("Hard to read on white")?;
    // The advice comes as one types, the colour is kept as one leaves the field.
    page.until_so("the colour, kept as it was typed", || {
        Ok(page.ask("get_house_style", &json!({}))?["style"]["accent"] == json!("#FFD500"))
    })?;
    let focus =
        "const button = [...document.querySelectorAll('main [role=status] button')][0]; button.focus(); return true";
    page.driver.until("the darker shade", focus, &[])?;
    page.driver.keys("Enter")?;
    page.sees("Easy to read on white")?;
    page.choose(&said("house_style-heading_font"), "Inter")?;
    page.until_so("the font", || {
        Ok(page.ask("get_house_style", &json!({}))?["style"]["heading_font"] == json!("Inter"))
    })?;
    let style = page.ask("get_house_style", &json!({}))?;
    if style["colour"]["is_enough"] != json!(true) || style["style"]["accent"] == json!("#FFD500") {
        return Err(format!("the darker shade was not taken: {}", style["colour"]));
    }
    page.check_access("look")?;
    page.picture("look")?;
    page.press("house_style-logo_delete")?;
    page.sees(&said("house_style-logo_none"))?;
    page.driver.close()
}

/// The form in the dark on a small screen, mirrored, and with text twice as large.
pub fn looks(folder: &Path) -> Outcome<()> {
    each_look(folder, &|page, look| {
        show(page)?;
        look("look")
    })
}
