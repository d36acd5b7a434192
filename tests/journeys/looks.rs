//! Every screen as people see it: two themes and high contrast, mirrored and long, small, empty; axe on each.

use std::path::Path;

use serde_json::json;

use crate::driver::Outcome;
use crate::forms;
use crate::page::{Page, reads, said};

/// Names of something on the page: the screens of the navigation, the views of a screen.
fn names(page: &Page, script: &str) -> Outcome<Vec<String>> {
    let found = page.driver.script(script, &[])?;
    Ok(found.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

/// Goes round all screens; complaints of all are told together.
fn round(page: &Page, prefix: &str, check: &dyn Fn(&Page, &str) -> Outcome<()>) -> Outcome<()> {
    let mut complaints = Vec::new();
    let screens =
        names(page, "return [...document.querySelectorAll('nav [data-screen]')].map((e) => e.dataset.screen)")?;
    if screens.len() < 9 {
        return Err(format!("the navigation names too few screens: {screens:?}"));
    }
    for screen in &screens {
        let visit = go_to(page, screen).and_then(|()| look(page, prefix, screen, check));
        complaints.extend(visit.err());
    }
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n  ")) }
}

/// Goes to a screen by the navigation, and waits until it is the one that is shown.
fn go_to(page: &Page, screen: &str) -> Outcome<()> {
    let entry = "return document.querySelector(`nav [data-screen=\"${arguments[0]}\"]`)";
    page.driver.click_at(screen, entry, &[json!(screen)])?;
    let shown = "return document.querySelector('nav [aria-current=page]')?.dataset.screen === arguments[0]";
    page.driver.until(screen, shown, &[json!(screen)])?;
    // A narrow navigation is open over the screen as long as somebody is in it.
    page.driver.script("document.activeElement?.blur()", &[]).map(drop)
}

/// Chooses a view of the screen, and waits until it is the one that is shown.
fn choose(page: &Page, view: &str) -> Outcome<()> {
    page.driver.click_at(view, CHOOSE, &[json!(view)])?;
    let script = format!("return (function() {{ {CHOOSE} }}).apply(null, arguments)?.ariaChecked === 'true'");
    page.driver.until(view, &script, &[json!(view)]).map(drop)
}

/// Looks at what is shown now: a picture, whether it fits, what axe says, and one check more.
fn look(page: &Page, prefix: &str, name: &str, check: &dyn Fn(&Page, &str) -> Outcome<()>) -> Outcome<()> {
    page.driver.point_away()?;
    // Pages of a document are set by a process of their own; what is looked at is the page and not that it is made.
    page.settle()?;
    let drawn = "return !document.querySelector('main').innerText.includes(arguments[0])";
    page.driver.until("the pages of a document", drawn, &[json!(said("council-preview-drawing"))])?;
    page.picture(&format!("{prefix}{name}"))?;
    page.check_fit(name)?;
    page.check_access(name)?;
    check(page, name)
}

/// Names of the views of a screen, and the one of a name.
const VIEWS: &str = "return [...(document.querySelector('main [role=radiogroup]')?.querySelectorAll('[role=radio]') ?? [])].map((e) => e.textContent.trim())";
const CHOOSE: &str = "return [...(document.querySelector('main [role=radiogroup]')?.querySelectorAll('[role=radio]') ?? [])].find((e) => e.textContent.trim() === arguments[0]) ?? null";

/// Every view of every screen, such as the board of the partners.
pub fn views(folder: &Path) -> Outcome<()> {
    let page = with_settings(folder, "en", "light")?;
    let mut complaints = Vec::new();
    for screen in
        names(&page, "return [...document.querySelectorAll('nav [data-screen]')].map((e) => e.dataset.screen)")?
    {
        go_to(&page, &screen)?;
        page.settle()?;
        for view in names(&page, VIEWS)? {
            let name = format!("{screen}-{}", view.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "_"));
            let visit = choose(&page, &view).and_then(|()| look(&page, "view-", &name, &nothing));
            complaints.extend(visit.err());
        }
    }
    page.driver.close()?;
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n  ")) }
}

/// The window on the sample city, in a language and a theme.
fn with_settings(folder: &Path, language: &'static str, theme: &str) -> Outcome<Page> {
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
    reads(language);
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

/// Screens, views, forms, previews, history and help in the pseudo-language: no word of the machine anywhere.
pub fn machine_words(folder: &Path) -> Outcome<()> {
    let page = with_settings(folder, "en-XA", "light")?;
    let words: &dyn Fn(&Page, &str) -> Outcome<()> =
        &|page, place| page.settle().and_then(|()| page.check_words(place));
    let mut complaints = Vec::new();
    let screens =
        names(&page, "return [...document.querySelectorAll('nav [data-screen]')].map((e) => e.dataset.screen)")?;
    for screen in &screens {
        complaints.extend(go_to(&page, screen).and_then(|()| words(&page, screen)).err());
        for view in names(&page, VIEWS)? {
            let visit = choose(&page, &view).and_then(|()| words(&page, &view));
            complaints.extend(visit.err());
        }
        // Forms are opened from the first view, as a screen shows itself at first.
        if let Some(first) = names(&page, VIEWS)?.first() {
            complaints.extend(choose(&page, first).err());
        }
    }
    complaints.extend(forms::each_open(&page, words));
    let preview = page
        .screen(&said("screen-import"))
        .and_then(|()| page.press("import-open"))
        .and_then(|()| page.choose_file("open_import", &crate::root().join("assets/sample/submissions.csv")))
        .and_then(|()| words(&page, "the preview of an import"));
    complaints.extend(preview.err());
    // What each change did stands folded below it.
    const UNFOLD: &str = "[...document.querySelectorAll('main [aria-expanded=false], main details:not([open]) > summary')].slice(0, 25).forEach((e) => e.click()); return true";
    let history = page
        .screen(&said("screen-history"))
        .and_then(|()| page.settle())
        .and_then(|()| page.driver.script(UNFOLD, &[]))
        .and_then(|_| words(&page, "history, unfolded"));
    complaints.extend(history.err());
    for (keys, place) in [("F1", "the help"), ("Control+k", "the palette")] {
        let opened = page.driver.keys(keys).and_then(|()| words(&page, place)).and_then(|()| page.leave());
        complaints.extend(opened.err());
    }
    page.driver.close()?;
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n  ")) }
}

/// Makes everything twice as large, as people do; Ctrl 0 brings the usual size back.
fn enlarge(page: &Page) -> Outcome<()> {
    let size = "return [innerWidth, parseFloat(getComputedStyle(document.documentElement).fontSize)]";
    let before = page.driver.script(size, &[])?;
    let number = |value: &serde_json::Value, at: usize| value[at].as_f64().unwrap_or(0.0);
    let mut now = before.clone();
    for _ in 0..14 {
        page.driver.keys("Control++")?;
        std::thread::sleep(std::time::Duration::from_millis(150));
        now = page.driver.script(size, &[])?;
        if number(&now, 0) <= 0.52 * number(&before, 0) || 1.95 * number(&before, 1) <= number(&now, 1) {
            return Ok(());
        }
    }
    Err(format!("Ctrl + does not enlarge: {before} became {now}"))
}

/// Text twice as large: nothing overlaps, nothing is out of reach.
pub fn large(folder: &Path) -> Outcome<()> {
    let page = with_settings(folder, "en", "light")?;
    enlarge(&page)?;
    round(&page, "large-", &|page, screen| page.check_overlap(screen))?;
    page.driver.keys("Control+0")?;
    page.driver.until("the usual size", "return innerWidth > 1200", &[])?;
    page.driver.close()
}

/// What looks at a place of a name.
pub type Look<'a> = dyn Fn(&str) -> Outcome<()> + 'a;

/// Shows something dark in a small window, mirrored, and with text twice as large; `visit` is given what looks at a place.
pub fn each_look(folder: &Path, visit: &dyn Fn(&Page, &Look) -> Outcome<()>) -> Outcome<()> {
    for (name, language, theme) in [("dark", "en", "dark"), ("pseudo", "en-XA", "light"), ("large", "en", "light")] {
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let page = with_settings(&folder, language, theme)?;
        if name == "dark" {
            page.driver.resize(1280, 720)?;
        }
        if name == "large" {
            enlarge(&page)?;
        }
        let look = |place: &str| {
            page.picture(&format!("{name}-{place}"))?;
            page.check_fit(place)?;
            page.check_access(place)?;
            if language == "en-XA" { page.check_pseudo(place).and_then(|()| page.check_words(place)) } else { Ok(()) }
        };
        visit(&page, &look)?;
        page.driver.close()?;
    }
    Ok(())
}

/// Every view of the programme in the dark, mirrored, on a small screen and with text twice as large.
pub fn programme_views(folder: &Path) -> Outcome<()> {
    type Check = dyn Fn(&Page, &str) -> Outcome<()>;
    let cases: [(&str, &'static str, &str, &Check); 4] = [
        ("dark", "en", "dark", &nothing),
        ("pseudo", "en-XA", "light", &|page, view| page.check_pseudo(view)),
        ("small", "en", "light", &nothing),
        ("large", "en", "light", &|page, view| page.check_overlap(view)),
    ];
    let mut complaints = Vec::new();
    for (case, language, theme, check) in cases {
        let place = folder.join(case);
        std::fs::create_dir_all(&place).map_err(|error| error.to_string())?;
        let page = with_settings(&place, language, theme)?;
        match case {
            "small" => page.driver.resize(1280, 720)?,
            "large" => enlarge(&page)?,
            _ => {}
        }
        go_to(&page, "programme")?;
        page.settle()?;
        for (at, view) in names(&page, VIEWS)?.iter().enumerate() {
            let name = format!("programme-{at}");
            let visit = choose(&page, view);
            complaints.extend(visit.and_then(|()| look(&page, &format!("{case}-view-"), &name, check)).err());
        }
        let sweep = page.press("bulk-open").and_then(|()| page.settle());
        complaints.extend(sweep.and_then(|()| look(&page, &format!("{case}-"), "whole-programme", check)).err());
        page.driver.close()?;
    }
    reads("en");
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n  ")) }
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

/// What changed since a release, in both themes, mirrored, on a small screen and twice as large.
pub fn releases(folder: &Path) -> Outcome<()> {
    for (name, language, theme) in [("light", "en", "light"), ("dark", "en", "dark"), ("mirrored", "en-XA", "light")] {
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let page = with_settings(&folder, language, theme)?;
        change_after_release(&page)?;
        go_to(&page, "programme")?;
        // The head of the screen grows when its numbers are known.
        page.settle()?;
        page.click("radio", &said("programme-view-releases"))?;
        page.sees("Anew and more")?;
        look(&page, "releases-", name, &nothing)?;
        page.check_words(name)?;
        if name == "light" {
            page.driver.resize(1280, 720)?;
            look(&page, "releases-", "small", &nothing)?;
            page.driver.resize(1440, 900)?;
            enlarge(&page)?;
            look(&page, "releases-", "large", &|page, name| page.check_overlap(name))?;
        }
        page.driver.close()?;
    }
    Ok(())
}

/// Releases the programme; then one event of each kind of change.
fn change_after_release(page: &Page) -> Outcome<()> {
    page.ask(
        "save_release",
        &json!({ "title": "To the printer", "note": "Twelve thousand copies", "is_printed": true }),
    )?;
    let events = page.ask("list_events", &json!({}))?;
    let promised =
        |event: &&serde_json::Value| event["status"] == "confirmed" && event["sessions"][0]["starts_at"].is_string();
    let events: Vec<_> = events.as_array().into_iter().flatten().filter(promised).cloned().collect();
    let [first, second, third, fourth, ..] = events.as_slice() else { return Err("too few events".to_owned()) };
    let set = |event: &serde_json::Value, field: &str, value: serde_json::Value| {
        page.ask("set_event_field", &json!({ "id": event["id"], "field": field, "value": value }))
    };
    set(first, "title", json!("Anew and more"))?;
    set(first, "short_text", json!("Come and see what is made of it, with all who like to."))?;
    set(second, "capacity", json!(3))?;
    page.ask(
        "set_event_status",
        &json!({ "ids": [third["id"]], "status": "cancelled", "reason": "The hall is closed." }),
    )?;
    page.ask("set_event_status", &json!({ "ids": [fourth["id"]], "status": "withdrawn", "reason": "No time." }))
        .map(drop)
}
