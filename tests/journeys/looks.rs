//! Every screen as people see it: two themes and high contrast, mirrored and long, small, empty; axe on each.

use std::path::Path;

use serde_json::json;

use crate::driver::Outcome;
use crate::page::Page;

/// Ids of the screens, in the order of the navigation.
const SCREENS: &[&str] =
    &["overview", "boards", "programme", "venues", "partners", "import", "pillars", "council", "history", "settings"];

/// Goes round all screens; complaints of all are told together.
fn round(page: &Page, prefix: &str, check: &dyn Fn(&Page, &str) -> Outcome<()>) -> Outcome<()> {
    let mut complaints = Vec::new();
    for (index, screen) in SCREENS.iter().enumerate() {
        let script = "return document.querySelectorAll('nav button, nav a')[arguments[0]] ?? null";
        let visit = page
            .driver
            .click_at(screen, script, &[json!(index)])
            .and_then(|()| page.settle())
            .and_then(|()| page.picture(&format!("{prefix}{screen}")))
            .and_then(|()| page.check_fit(screen))
            .and_then(|()| page.check_access(screen))
            .and_then(|()| check(page, screen));
        complaints.extend(visit.err());
    }
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n  ")) }
}

fn with_settings(folder: &Path, language: &str, theme: &str) -> Outcome<Page> {
    let plan = crate::sample_plan(folder)?;
    let settings = json!({ "settings": {
        "language": language, "theme": theme, "author": "", "screen": "overview", "page": {}
    }});
    let set = std::process::Command::new(crate::program("paideia"))
        .arg("call")
        .arg(&plan)
        .args(["set_settings", &settings.to_string()])
        .env("PAIDEIA_HOME", folder.join("home"))
        .output()
        .map_err(|error| error.to_string())?;
    if !set.status.success() {
        return Err(String::from_utf8_lossy(&set.stderr).into_owned());
    }
    let page = Page::open(folder, Some(&plan))?;
    page.driver.until("the navigation", "return document.querySelector('nav') !== null", &[])?;
    Ok(page)
}

fn nothing(_: &Page, _: &str) -> Outcome<()> {
    Ok(())
}

/// The light theme at the usual size.
pub fn light(folder: &Path) -> Outcome<()> {
    let page = with_settings(folder, "en", "light")?;
    round(&page, "", &nothing)?;
    page.driver.close()
}

/// The dark theme.
pub fn dark(folder: &Path) -> Outcome<()> {
    let page = with_settings(folder, "en", "dark")?;
    round(&page, "dark-", &nothing)?;
    page.driver.close()
}

/// High contrast.
pub fn contrast(folder: &Path) -> Outcome<()> {
    let page = with_settings(folder, "en", "contrast")?;
    round(&page, "contrast-", &nothing)?;
    page.driver.close()
}

/// Accented, longer and mirrored: nothing hard-coded, nothing cut off.
pub fn pseudo(folder: &Path) -> Outcome<()> {
    let page = with_settings(folder, "en-XA", "light")?;
    round(&page, "pseudo-", &|page, screen| {
        let direction = page.driver.script("return document.documentElement.dir", &[])?;
        if direction != "rtl" {
            return Err(format!("{screen} is not mirrored"));
        }
        page.check_pseudo(screen)
    })?;
    page.driver.close()
}

/// A small screen in a meeting room.
pub fn small(folder: &Path) -> Outcome<()> {
    let page = with_settings(folder, "en", "light")?;
    page.driver.resize(1280, 720)?;
    round(&page, "small-", &nothing)?;
    page.driver.close()
}

/// An empty plan: every screen says what to do next.
pub fn empty(folder: &Path) -> Outcome<()> {
    let plan = folder.join("empty.paideia");
    let made = std::process::Command::new(crate::program("paideia"))
        .arg("new")
        .arg(&plan)
        .args(["--city", "Lindau", "--country", "DE", "--time-zone", "Europe/Berlin"])
        .args(["--week", "Learning Week", "--from", "2027-05-03", "--to", "2027-05-09"])
        .env("PAIDEIA_HOME", folder.join("terminal-home"))
        .output()
        .map_err(|error| error.to_string())?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into_owned());
    }
    let page = Page::open(folder, Some(&plan))?;
    round(&page, "empty-", &nothing)?;
    page.driver.close()
}
