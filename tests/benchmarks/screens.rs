//! The real window with the largest plan: each screen, each of its views and each board, from the click to the last
//! thing drawn; and the problems of a plan with 12,000 sessions.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::{Driver, Outcome};
use crate::great::{GREAT, write_great};
use crate::parts::sample_plan;
use crate::plans::{DENSE, write_dense};
use crate::watch::act;
use crate::window::open;
use crate::{Figures, median};

/// How long a screen may take.
const LIMIT: Duration = Duration::from_millis(150);

/// Times a screen is opened.
const RUNS: usize = 5;

const SCREENS: &str = "return [...document.querySelectorAll('nav [data-screen]')].map((e) => e.dataset.screen)";
const VIEWS: &str = "return [...(document.querySelector('main [role=radiogroup]')?.querySelectorAll('[role=radio]') ?? [])].map((e) => e.textContent.trim())";
const BOARDS: &str = "return [...document.querySelectorAll('main ul.boards button')].map((e) => e.textContent.trim())";

/// Measures every screen of the navigation, its views and the boards, with the largest plan.
pub fn measure(figures: &mut Figures) -> Outcome<()> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let sample = sample_plan(folder.path())?;
    let great = write_great(folder.path(), &sample)?;
    for (name, time) in every(folder.path(), &great)? {
        figures.hold(&format!("{name}, click to drawn, {GREAT}"), time, LIMIT);
    }
    let dense = write_dense(folder.path(), &sample)?;
    let driver = ready(folder.path(), &dense)?;
    go(&driver, "programme")?;
    let times: Outcome<Vec<Duration>> = (0..RUNS)
        .map(|_| {
            act(&driver, &radio("Table"))?;
            Ok(act(&driver, &radio("Problems"))?.drawn)
        })
        .collect();
    figures.hold(&format!("the list of problems, click to drawn, {DENSE}"), median(times?), Duration::from_millis(300));
    driver.close()
}

/// A window with a plan, in the size that is measured.
pub fn ready(folder: &Path, plan: &Path) -> Outcome<Driver> {
    let driver = open(folder, "paideia-window", Some(plan))?;
    driver.resize(1440, 900)?;
    driver.until("the navigation", "return document.querySelectorAll('nav [data-screen]').length > 5", &[])?;
    Ok(driver)
}

fn names(driver: &Driver, script: &str) -> Outcome<Vec<String>> {
    let found: Value = driver.script(script, &[])?;
    Ok(found.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

/// A script that clicks what stands in the navigation.
fn screen(id: &str) -> String {
    format!("document.querySelector('nav [data-screen={id}]').click()")
}

/// A script that clicks a view by its name.
pub fn radio(name: &str) -> String {
    let name = json!(name);
    format!("[...document.querySelectorAll('main [role=radio]')].find((e) => e.textContent.trim() === {name}).click()")
}

fn board(name: &str) -> String {
    let name = json!(name);
    format!(
        "[...document.querySelectorAll('main ul.boards button')].find((e) => e.textContent.trim() === {name}).click()"
    )
}

/// Goes to a screen and waits until it rests.
pub fn go(driver: &Driver, id: &str) -> Outcome<()> {
    act(driver, &screen(id)).map(drop)
}

/// Median times by name: from screen to screen as people go, so that each begins without the one before.
fn every(folder: &Path, plan: &Path) -> Outcome<Vec<(String, Duration)>> {
    let driver = ready(folder, plan)?;
    let screens = names(&driver, SCREENS)?;
    let mut times: Vec<(String, Vec<Duration>)> = Vec::new();
    let mut note = |name: String, time: Duration| match times.iter_mut().find(|(known, _)| *known == name) {
        Some((_, times)) => times.push(time),
        None => times.push((name, vec![time])),
    };
    for _ in 0..RUNS {
        for id in &screens {
            note(format!("screen {id}"), act(&driver, &screen(id))?.drawn);
        }
    }
    for id in &screens {
        go(&driver, id)?;
        let (views, boards) = (names(&driver, VIEWS)?, names(&driver, BOARDS)?);
        for _ in 0..RUNS {
            for view in &views {
                note(format!("{id}, view {view}"), act(&driver, &radio(view))?.drawn);
            }
            for name in &boards {
                note(format!("board {name}"), act(&driver, &board(name))?.drawn);
            }
        }
    }
    driver.close()?;
    Ok(times.into_iter().map(|(name, times)| (name, median(times))).collect())
}
